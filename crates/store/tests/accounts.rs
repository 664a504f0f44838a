//! Accounts, what proves them, and who is signed in, as stories on both databases.

#![expect(clippy::unwrap_used, reason = "a test")]

mod common;

use common::{name, record, world};
use domain::account::AccountId;
use domain::account::session::{Device, Span, Stage};
use domain::account::tries::Tries;
use domain::fact::Fact;
use domain::post::PersonId;
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use store::keys::Hashed;
use store::sessions::{Invitation, Session};
use store::{Db, Error, accounts, keys, rebuild, sessions, verify};
use testkit::{by, on_each_database};

const DAY: Date = date(2025, 6, 1);

fn account(db: &Db, login: &str) -> (PersonId, AccountId) {
    let person = PersonId(record(db, DAY, &Fact::PersonAdded { name: name("अनिल") }));
    let opened = Fact::AccountOpened { person, name: login.to_owned() };
    (person, AccountId(record(db, DAY, &opened)))
}

fn password(byte: u8) -> Hashed {
    Hashed { way: "argon2id-64-1-1".to_owned(), salt: vec![byte; 16], hash: vec![byte; 32] }
}

fn now() -> Timestamp {
    by(None, DAY).at
}

fn session(token: &str, account: AccountId) -> Session {
    let span = Span {
        device: Device::Own,
        stage: Stage::Full,
        began_at: now(),
        seen_at: now(),
        ended_at: None,
    };
    Session { token: token.to_owned(), account, agent: "a browser".to_owned(), span }
}

/// Writes what is no fact.
fn write<T>(db: &Db, act: impl FnMut(&mut store::Tx<'_, store::Write>) -> Result<T, Error>) -> T {
    db.write(by(None, DAY), act).unwrap()
}

#[test]
fn the_ledger_knows_of_an_account_who_and_when_and_no_secret() {
    on_each_database(|db| {
        world(db);
        let (person, id) = account(db, "anil.kumar");
        record(db, DAY, &Fact::PasswordSet { account: id });
        record(db, date(2025, 6, 2), &Fact::SecondFactorSet { account: id });
        let there = db.read(|tx| accounts::get(tx, id)).unwrap();
        assert_eq!((there.person, there.opened_on), (person, DAY));
        assert_eq!(there.password_on, Some(DAY));
        assert_eq!(there.second_factor_on, Some(date(2025, 6, 2)));
        record(db, DAY, &Fact::SecondFactorRemoved { account: id });
        record(db, date(2025, 7, 1), &Fact::AccountClosed { account: id });
        let closed = db.read(|tx| accounts::by_name(tx, "anil.kumar")).unwrap().unwrap();
        assert_eq!((closed.second_factor_on, closed.closed_on), (None, Some(date(2025, 7, 1))));
        assert_eq!(db.read(|tx| accounts::page(tx, None, 10)).unwrap(), [closed]);
        assert!(db.read(|tx| accounts::by_name(tx, "nobody")).unwrap().is_none());
        let twice = Fact::AccountOpened { person, name: "anil.kumar".to_owned() };
        let outcome = db.write(by(None, DAY), |tx| tx.record(&twice));
        assert!(matches!(outcome, Err(Error::Conflict(_))), "{outcome:?}");
    });
}

#[test]
fn a_rebuild_signs_nobody_out_and_the_proof_reads_no_secret() {
    on_each_database(|db| {
        world(db);
        let (_, id) = account(db, "anil.kumar");
        write(db, |tx| {
            keys::set_password(tx, id, &password(1))?;
            keys::set_second(tx, id, Some(b"a secret of twenty b"))?;
            keys::set_codes(tx, id, &["one".to_owned(), "two".to_owned()])?;
            sessions::begin(tx, &session("token", id))?;
            sessions::know_device(tx, "device", id)
        });
        assert!(verify(db).unwrap().is_sound());
        rebuild(db).unwrap();
        let report = verify(db).unwrap();
        assert!(report.is_sound());
        for secret in ["account_key", "recovery_code", "session", "known_device", "invitation"] {
            assert!(report.views.iter().all(|view| view.table != secret), "{secret}");
        }
        let key = db.read(|tx| keys::get(tx, id)).unwrap().unwrap();
        assert_eq!(key.password, password(1));
        assert_eq!(key.second.as_deref(), Some(&b"a secret of twenty b"[..]));
        assert!(!format!("{key:?}").contains("secret of"), "nothing secret in a log");
        assert_eq!(db.read(|tx| keys::n_codes(tx, id)).unwrap(), 2);
        assert_eq!(db.read(|tx| sessions::get(tx, "token")).unwrap(), Some(session("token", id)));
        assert_eq!(db.read(|tx| sessions::of_device(tx, "device")).unwrap(), [id]);
    });
}

#[test]
fn a_step_and_a_recovery_code_are_used_up_and_a_password_leaves_them_be() {
    on_each_database(|db| {
        world(db);
        let (_, id) = account(db, "anil.kumar");
        write(db, |tx| {
            keys::set_password(tx, id, &password(1))?;
            keys::set_second(tx, id, Some(b"secret"))?;
            keys::set_codes(tx, id, &["one".to_owned(), "two".to_owned()])
        });
        let step = |step| write(db, |tx| keys::use_step(tx, id, step));
        assert!(step(100) && !step(100) && !step(99) && step(101));
        let code = |hash: &str| write(db, |tx| keys::use_code(tx, id, hash));
        assert!(code("one") && !code("one") && !code("three") && code("two"));
        write(db, |tx| keys::set_password(tx, id, &password(2)));
        let key = db.read(|tx| keys::get(tx, id)).unwrap().unwrap();
        assert_eq!((key.password, key.second_step), (password(2), 101));
        assert!(key.second.is_some());
    });
}

#[test]
fn tries_are_counted_under_a_word_and_forgotten_after_a_time() {
    on_each_database(|db| {
        let tries = |n, seconds| Tries { n, last_at: now() + SignedDuration::from_secs(seconds) };
        let set = |whose: &str, tries: Tries, forget| {
            write(db, |tx| keys::set_tries(tx, whose, tries, forget));
        };
        set("a", tries(1, 0), now());
        set("a", tries(2, 10), now());
        set("b", tries(1, 20), now());
        assert_eq!(db.read(|tx| keys::tries(tx, "a")).unwrap(), Some(tries(2, 10)));
        set("c", tries(1, 30), now() + SignedDuration::from_secs(15));
        assert_eq!(db.read(|tx| keys::tries(tx, "a")).unwrap(), None);
        assert_eq!(db.read(|tx| keys::tries(tx, "b")).unwrap(), Some(tries(1, 20)));
        write(db, |tx| keys::forget_tries(tx, "b"));
        assert_eq!(db.read(|tx| keys::tries(tx, "b")).unwrap(), None);
    });
}

#[test]
fn sessions_end_one_by_one_and_all_at_once_and_only_ones_own() {
    on_each_database(|db| {
        world(db);
        let (_, anil) = account(db, "anil.kumar");
        let (_, sunita) = account(db, "sunita");
        write(db, |tx| {
            for (token, of) in [("a1", anil), ("a2", anil), ("a3", anil), ("s1", sunita)] {
                sessions::begin(tx, &session(token, of))?;
            }
            sessions::end(tx, anil, "s1")?;
            sessions::end(tx, anil, "a1")?;
            sessions::seen(tx, "a2")
        });
        let holds = |of| {
            let all = db.read(|tx| sessions::of_account(tx, of)).unwrap();
            let open = all.into_iter().filter(|session| session.span.holds_at(now()));
            open.map(|session| session.token).collect::<Vec<_>>()
        };
        assert_eq!(holds(anil), ["a2", "a3"]);
        write(db, |tx| sessions::end_all(tx, anil));
        assert!(holds(anil).is_empty());
        assert_eq!(holds(sunita), ["s1"]);
        write(db, |tx| sessions::forget(tx, now() + SignedDuration::from_secs(1)));
        assert_eq!(db.read(|tx| sessions::get(tx, "s1")).unwrap(), None);
    });
}

#[test]
fn a_new_invitation_takes_the_place_of_the_one_before_it() {
    on_each_database(|db| {
        world(db);
        let (_, id) = account(db, "anil.kumar");
        let invitation = |token: &str, account| Invitation {
            token: token.to_owned(),
            account,
            ends_at: now() + SignedDuration::from_hours(72),
        };
        write(db, |tx| {
            sessions::invite(tx, &invitation("first", None))?;
            sessions::invite(tx, &invitation("one", Some(id)))?;
            sessions::invite(tx, &invitation("two", Some(id)))
        });
        let there = |token: &str| db.read(|tx| sessions::invitation(tx, token)).unwrap();
        assert_eq!(there("one"), None);
        assert_eq!(there("two"), Some(invitation("two", Some(id))));
        assert_eq!(there("first"), Some(invitation("first", None)));
        write(db, |tx| sessions::end_invitations(tx, None));
        assert!(there("first").is_none() && there("two").is_some());
    });
}
