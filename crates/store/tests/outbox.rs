//! The outbox as facts fold it: a message through its life, a rung that stands once, an address that is
//! replaced, and a secret that no rebuild takes away.

#![expect(clippy::unwrap_used, reason = "a test")]

mod common;

use common::{block, district, record, world};
use domain::address::Address;
use domain::directive::DirectiveId;
use domain::fact::Fact;
use domain::ladder::{About, Reason};
use domain::message::{Failure, MessageId, MessageState, NewMessage, Settled, Written};
use domain::post::PostId;
use jiff::civil::{Date, date};
use store::outbox::{self, Count, Scope, Wanted};
use store::{Db, addresses, calendars};
use testkit::{by, on_each_database};

const DAY: Date = date(2025, 10, 7);

fn asked(to: PostId, owner: PostId, directive: i64, rungs: &[&str]) -> NewMessage {
    NewMessage {
        to,
        about: About::Directive(DirectiveId(directive)),
        owner,
        due_on: Some(date(2025, 10, 10)),
        reason: Reason::Due,
        rungs: rungs.iter().map(|rung| (*rung).to_owned()).collect(),
    }
}

fn state(db: &Db, message: MessageId) -> (MessageState, i64, String) {
    let message = db.read(|tx| outbox::get(tx, message)).unwrap();
    (message.state, message.n_tries, message.why)
}

#[test]
fn a_message_goes_through_its_life_and_the_proof_holds() {
    on_each_database(|db| {
        let world = world(db);
        let id = MessageId(record(
            db,
            DAY,
            &Fact::MessageQueued(asked(world.dc, world.bmm, 900, &["remind-3", "remind-1"])),
        ));
        assert_eq!(state(db, id), (MessageState::Queued, 0, String::new()));
        let written = Written {
            address: "dc@example.in".to_owned(),
            subject: "निर्देश 900".to_owned(),
            text: "पाठ".to_owned(),
        };
        let claim = |n_try| {
            let written = written.clone();
            record(db, DAY, &Fact::MessageClaimed { message: id, n_try, written });
        };
        claim(1);
        assert_eq!(state(db, id).0, MessageState::BeingSent);
        let (failure, why) = (Failure::Later, "451 later".to_owned());
        record(db, DAY, &Fact::MessageFailed { message: id, n_try: 1, failure, why });
        assert_eq!(state(db, id), (MessageState::Failed, 1, "451 later".to_owned()));
        record(db, DAY, &Fact::MessageSettled { message: id, how: Settled::Again });
        assert_eq!(state(db, id), (MessageState::Queued, 0, String::new()));
        claim(1);
        record(db, DAY, &Fact::MessageSent { message: id, receipt: "250 Ok".to_owned() });
        let message = db.read(|tx| outbox::get(tx, id)).unwrap();
        assert_eq!(message.state, MessageState::Sent);
        assert_eq!(message.asked.rungs, ["remind-3", "remind-1"]);
        assert_eq!(message.written, Some(written.clone()));
        let counts = db.read(|tx| outbox::counts(tx, &Wanted::default())).unwrap();
        assert_eq!(counts, [Count { state: MessageState::Sent, n: 1, is_at_least: false }]);
        assert!(store::verify(db).unwrap().is_sound());
    });
}

#[test]
fn a_rung_is_climbed_once_whatever_two_programs_think() {
    on_each_database(|db| {
        let world = world(db);
        let first = Fact::MessageQueued(asked(world.dc, world.bmm, 900, &["remind-3"]));
        record(db, DAY, &first);
        let again = Fact::MessageQueued(asked(world.cdo, world.bmm, 900, &["remind-3"]));
        let refused = db.write(by(None, DAY), |tx| tx.record(&again));
        assert!(matches!(refused, Err(store::Error::Conflict(_))), "{refused:?}");
        record(db, DAY, &Fact::MessageQueued(asked(world.dc, world.bmm, 901, &["remind-3"])));
        let all = db.read(|tx| outbox::page(tx, &Wanted::default(), 10)).unwrap();
        assert_eq!(all.len(), 2);
    });
}

#[test]
fn only_posts_with_a_mailbox_are_written_to_and_the_last_address_stands() {
    on_each_database(|db| {
        let world = world(db);
        record(db, DAY, &Fact::MessageQueued(asked(world.dc, world.bmm, 900, &["remind-3"])));
        let waiting = || db.read(|tx| outbox::waiting(tx, MessageId(0), 10)).unwrap();
        assert_eq!(waiting(), []);
        let give = |email: Option<&str>| {
            let email = email.map(str::to_owned);
            record(db, DAY, &Fact::AddressGiven(Address { post: world.dc, email, phone: None }));
        };
        give(Some("old@example.in"));
        give(Some("dc@example.in"));
        assert_eq!(waiting()[0].1, "dc@example.in");
        give(None);
        assert_eq!(waiting(), []);
        assert_eq!(db.read(addresses::all).unwrap().len(), 1);
        let none = db.read(|tx| addresses::of_post(tx, world.cdo)).unwrap();
        assert_eq!(none, None);
    });
}

#[test]
fn messages_are_found_by_post_state_and_duty_newest_first() {
    on_each_database(|db| {
        let world = world(db);
        let queue = |to, directive| {
            let asked = asked(to, world.bmm, directive, &["remind-3"]);
            MessageId(record(db, DAY, &Fact::MessageQueued(asked)))
        };
        let (one, two, three) = (queue(world.dc, 900), queue(world.cdo, 901), queue(world.dc, 902));
        record(db, DAY, &Fact::MessageSettled { message: three, how: Settled::ByHand });
        let found = |wanted: Wanted| -> Vec<MessageId> {
            let page = db.read(|tx| outbox::page(tx, &wanted, 10)).unwrap();
            page.into_iter().map(|message| message.id).collect()
        };
        let all = Wanted::default;
        let seen = |scopes: &[Scope]| Wanted { seen: Some(scopes.to_vec()), ..all() };
        assert_eq!(found(all()), [three, two, one]);
        assert_eq!(found(seen(&[Scope::Post(world.dc)])), [three, one]);
        assert_eq!(found(seen(&[Scope::Post(world.bmm)])), [three, two, one], "its duty");
        assert_eq!(found(seen(&[Scope::Post(world.cdo), Scope::Place(block(1))])), [two]);
        assert_eq!(found(seen(&[Scope::Place(district())])), [three, two, one]);
        assert_eq!(found(seen(&[])), []);
        assert_eq!(found(Wanted { state: Some(MessageState::Queued), ..all() }), [two, one]);
        assert_eq!(found(seen(&[Scope::Directive(DirectiveId(901))])), [two]);
        assert_eq!(found(Wanted { before: Some(two), ..all() }), [one]);
        let last = db.read(|tx| outbox::to_post(tx, world.dc, 1)).unwrap();
        assert_eq!(last.iter().map(|message| message.id).collect::<Vec<_>>(), [three]);
    });
}

#[test]
fn the_secret_of_the_calendars_is_kept_once_and_outlives_a_rebuild() {
    on_each_database(|db| {
        world(db);
        assert_eq!(db.read(calendars::secret).unwrap(), None);
        for byte in [1, 2] {
            db.write(by(None, DAY), |tx| calendars::keep_secret(tx, &[byte; 32])).unwrap();
        }
        store::rebuild(db).unwrap();
        assert_eq!(db.read(calendars::secret).unwrap(), Some(vec![1; 32]));
        assert!(store::verify(db).unwrap().is_sound());
    });
}
