//! Reaching people: what the ladder queues, and that each message goes once, whoever sends and whatever
//! falls in between.

#![expect(clippy::unwrap_used, reason = "a test")]

#[path = "reach/calendar.rs"]
mod calendar;
#[path = "reach/office.rs"]
mod office;

use std::collections::BTreeSet;
use std::sync::Barrier;

use desk::Desk;
use desk::outbox::{self, Round, Wanted};
use desk::reach;
use domain::directive::steps::Step;
use domain::fact::Fact;
use domain::ladder::Reason;
use domain::message::{Failure, Message, MessageId, MessageState, Settled, Written};
use domain::post::{Charge, PostId};
use domain::refusal::Refusal;
use jiff::civil::{Date, date};
use office::{Bag, Office, at, house, office};
use testkit::{by, on_each_address};

const DUE: Date = date(2024, 10, 10);

/// A test on a fresh office in each kind of database; the address opens it a second time.
fn in_office(holders: [bool; 2], test: impl Fn(&Desk, &Office, &str)) {
    on_each_address(|address| {
        let desk = Desk::open(address).unwrap();
        let office = office(&desk, holders);
        test(&desk, &office, address);
        assert!(store::verify(desk.db()).unwrap().is_sound());
    });
}

fn queue(desk: &Desk, on: Date) -> Vec<MessageId> {
    desk.write(by(None, on), reach::queue_due).unwrap()
}

fn give_mailbox(desk: &Desk, post: PostId, email: &str) {
    desk.write(by(None, office::SITTING), |b| reach::give_address(b, post, email, "")).unwrap();
}

fn messages(desk: &Desk) -> Vec<Message> {
    desk.read(DUE, |books| outbox::page(books, &Wanted::default(), 1000)).unwrap()
}

fn states(desk: &Desk) -> Vec<MessageState> {
    messages(desk).iter().map(|message| message.state).collect()
}

fn send(desk: &Desk, (on, minutes): (Date, i64), bag: &Bag) -> Result<Round, String> {
    outbox::round(desk, &|| at(on, minutes), &house(), bag).unwrap()
}

#[test]
fn the_ladder_of_the_pack_reminds_the_owner_and_then_goes_up() {
    in_office([true, true], |desk, office, _| {
        let told = |on| -> Vec<(PostId, Reason)> {
            let queued = queue(desk, on);
            let messages = messages(desk);
            let found = queued.iter().map(|id| messages.iter().find(|m| m.id == *id).unwrap());
            found.map(|message| (message.asked.to, message.asked.reason)).collect()
        };
        assert_eq!(told(date(2024, 10, 6)), []);
        assert_eq!(told(date(2024, 10, 7)), [(office.bmm, Reason::Due)]);
        assert_eq!(told(date(2024, 10, 7)), [], "once a rung");
        assert_eq!(told(date(2024, 10, 9)), [(office.bmm, Reason::Due)]);
        assert_eq!(told(date(2024, 10, 11)), [(office.bdo, Reason::Overdue)]);
        // The program slept a month: the chair hears of it all the same.
        assert_eq!(told(date(2024, 11, 20)), [(office.cdo, Reason::Overdue)]);
        assert_eq!(told(date(2024, 12, 20)), []);
    });
}

#[test]
fn a_vacant_post_goes_to_the_first_held_post_above_at_once() {
    in_office([false, false], |desk, office, _| {
        queue(desk, office::SITTING);
        let queued = messages(desk);
        assert_eq!(queued.len(), 1);
        assert_eq!((queued[0].asked.to, queued[0].asked.reason), (office.cdo, Reason::Vacant));
        give_mailbox(desk, office.cdo, "cdo@example.in");
        let bag = Bag::default();
        assert_eq!(send(desk, (office::SITTING, 0), &bag).unwrap().sent, 1);
        let mails = bag.mails.lock().unwrap();
        assert!(mails[0].subject.contains("पद रिक्त"), "{}", mails[0].subject);
        assert!(mails[0].text.contains("https://anupalan.example.in/directives/"));
        assert!(!mails[0].text.contains("पदधारक"), "no person is named");
    });
}

#[test]
fn two_programs_that_drain_one_outbox_send_each_message_once() {
    in_office([true, true], |desk, office, address| {
        // 40 directives more, all overdue: 82 messages for two posts.
        desk.write(by(None, office::SITTING), |books| {
            let (first, _) = desk::directives::get(books, office.directive)?;
            for _ in 0..40 {
                books.record(&Fact::DirectiveIssued(first.given.clone()))?;
            }
            Ok(())
        })
        .unwrap();
        give_mailbox(desk, office.bmm, "bmm@example.in");
        give_mailbox(desk, office.bdo, "bdo@example.in");
        let other = Desk::open(address).unwrap();
        let (bag, start) = (Bag::default(), Barrier::new(2));
        let on = date(2024, 10, 11);
        std::thread::scope(|scope| {
            for desk in [desk, &other] {
                scope.spawn(|| {
                    start.wait();
                    // Both queue, too: the second finds nothing left to queue.
                    queue(desk, on);
                    while send(desk, (on, 0), &bag).unwrap().sent > 0 {}
                });
            }
        });
        let mails = bag.mails.lock().unwrap();
        let ids: BTreeSet<&str> = mails.iter().map(|mail| mail.id.as_str()).collect();
        assert_eq!((mails.len(), ids.len()), (82, 82));
        assert!(states(desk).iter().all(|state| *state == MessageState::Sent));
    });
}

#[test]
fn a_program_that_falls_between_claim_and_sending_leaves_it_to_a_person() {
    in_office([true, true], |desk, office, _| {
        give_mailbox(desk, office.bmm, "bmm@example.in");
        let id = queue(desk, date(2024, 10, 7))[0];
        let written = Written {
            address: "bmm@example.in".to_owned(),
            subject: "निर्देश".to_owned(),
            text: "पाठ".to_owned(),
        };
        let claim = Fact::MessageClaimed { message: id, n_try: 1, written };
        let day = date(2024, 10, 7);
        desk.write(at(day, 0), |books| books.record(&claim)).unwrap();
        let bag = Bag::default();
        assert_eq!(send(desk, (day, 600), &bag).unwrap(), Round::default());
        assert_eq!(states(desk), [MessageState::BeingSent]);
        let again = |minutes| {
            desk.write(at(day, minutes), |books| outbox::settle(books, id, Settled::Again))
        };
        let refused = again(14).unwrap_err();
        assert!(matches!(refused, desk::Error::Refused(Refusal::MessageBeingSent)), "{refused}");
        again(15).unwrap();
        assert_eq!(send(desk, (day, 16), &bag).unwrap(), Round { sent: 1, failed: 0 });
        assert_eq!(bag.to(), ["bmm@example.in"]);
    });
}

#[test]
fn a_failure_waits_and_comes_again_a_refusal_and_an_unknown_end_do_not() {
    for (failure, now, later) in [
        (Failure::Later, MessageState::Failed, 2),
        (Failure::Refused, MessageState::GivenUp, 1),
        (Failure::Unknown, MessageState::Unknown, 1),
    ] {
        in_office([true, true], |desk, office, _| {
            give_mailbox(desk, office.bmm, "bmm@example.in");
            let day = date(2024, 10, 7);
            queue(desk, day);
            let bag = Bag::failing(failure);
            assert_eq!(send(desk, (day, 0), &bag).unwrap(), Round { sent: 0, failed: 1 });
            assert_eq!(states(desk), [now]);
            assert_eq!(messages(desk)[0].why, "said no");
            send(desk, (day, 1), &bag).unwrap();
            assert_eq!(bag.to().len(), 1, "not at once");
            send(desk, (day, 6), &bag).unwrap();
            assert_eq!(bag.to().len(), later, "{failure:?}");
        });
    }
}

#[test]
fn a_closed_door_and_a_missing_mailbox_leave_everything_waiting() {
    in_office([true, true], |desk, office, _| {
        let day = date(2024, 10, 7);
        queue(desk, day);
        let closed = Bag { is_closed: true, ..Bag::default() };
        assert_eq!(send(desk, (day, 0), &closed), Ok(Round::default()), "no mailbox, no knocking");
        give_mailbox(desk, office.bmm, "bmm@example.in");
        assert_eq!(send(desk, (day, 0), &closed), Err("closed".to_owned()));
        assert_eq!(states(desk), [MessageState::Queued]);
        assert_eq!(send(desk, (day, 0), &Bag::default()).unwrap().sent, 1);
    });
}

#[test]
fn what_was_closed_or_moved_before_its_turn_is_not_sent() {
    in_office([true, true], |desk, office, _| {
        give_mailbox(desk, office.bmm, "bmm@example.in");
        let (day, later) = (date(2024, 10, 7), date(2024, 10, 20));
        queue(desk, day);
        let extend = Step::Extended { due_on: later, reason: "वर्षा".to_owned() };
        let step = |step: Step| {
            desk.write(by(Some(office.cdo), day), |books| {
                desk::directives::step(books, office.directive, step.clone())
            })
            .unwrap();
        };
        step(extend);
        let bag = Bag::default();
        send(desk, (day, 0), &bag).unwrap();
        assert_eq!((bag.to().len(), states(desk)), (0, vec![MessageState::NotNeeded]));
        // The new day has rungs of its own.
        queue(desk, date(2024, 10, 17));
        step(Step::Dropped { reason: "अब आवश्यक नहीं".to_owned() });
        send(desk, (date(2024, 10, 17), 0), &bag).unwrap();
        assert_eq!((bag.to().len(), states(desk)), (0, vec![MessageState::NotNeeded; 2]));
    });
}

#[test]
fn a_reported_directive_keeps_its_message_waiting_and_a_returned_one_sends_it() {
    in_office([true, true], |desk, office, _| {
        give_mailbox(desk, office.bmm, "bmm@example.in");
        let (day, owner, bag) = (date(2024, 10, 7), office.bmm, Bag::default());
        queue(desk, day);
        let step = |post, step: Step| {
            desk.write(by(Some(post), day), |books| {
                desk::directives::step(books, office.directive, step.clone())
            })
            .unwrap();
        };
        let words = || "किया".to_owned();
        step(owner, Step::Reported { owner, words: words(), evidence: String::new() });
        send(desk, (day, 0), &bag).unwrap();
        assert_eq!(states(desk), [MessageState::Queued]);
        step(office.cdo, Step::Returned { owner, remark: words() });
        assert_eq!(send(desk, (day, 0), &bag).unwrap().sent, 1);
    });
}

#[test]
fn a_post_that_was_filled_is_reminded_itself() {
    in_office([true, false], |desk, office, _| {
        queue(desk, office::SITTING);
        let from = date(2024, 10, 5);
        desk.write(by(None, from), |books| {
            let person = desk::people::add(books, domain::name::Name::new("नया", "New"))?;
            desk::people::take_charge(books, (office.bmm, person), Charge::Regular, from)
        })
        .unwrap();
        queue(desk, date(2024, 10, 7));
        let to: Vec<PostId> = messages(desk).iter().map(|message| message.asked.to).collect();
        assert_eq!(to, [office.bmm, office.bdo], "newest first");
    });
}

#[test]
fn a_hand_settles_a_message_and_an_address_is_checked() {
    in_office([true, true], |desk, office, _| {
        let id = queue(desk, date(2024, 10, 7))[0];
        let settle = |how| desk.write(by(None, DUE), |books| outbox::settle(books, id, how));
        let code = |error: desk::Error| match error {
            desk::Error::Refused(refusal) => refusal.code(),
            other => panic!("{other}"),
        };
        assert_eq!(code(settle(Settled::Again).unwrap_err()), "message-waits");
        settle(Settled::ByHand).unwrap();
        assert_eq!(code(settle(Settled::ByHand).unwrap_err()), "message-settled");
        let give = |email: &str, phone: &str| {
            desk.write(by(None, DUE), |b| reach::give_address(b, office.bmm, email, phone))
        };
        assert_eq!(code(give("a@b.in\nBcc: c@d.in", "").unwrap_err()), "email-not-read");
        assert_eq!(code(give("", "१२").unwrap_err()), "phone-not-read");
        assert_eq!(code(give("", "").unwrap_err()), "nothing-to-save");
        let given = give("bmm@example.in", "९८७६५ ४३२१०").unwrap();
        assert_eq!(given.phone.as_deref(), Some("+919876543210"));
        assert_eq!(code(give("bmm@example.in", "98765 43210").unwrap_err()), "nothing-to-save");
    });
}
