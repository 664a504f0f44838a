//! The ledger on both databases: facts go in and come out, the chain holds, and what was half done
//! leaves nothing.

#![expect(clippy::unwrap_used, reason = "a test")]

mod common;

use common::{name, world};
use domain::fact::Fact;
use domain::norm::PackRef;
use jiff::civil::date;
use store::{Db, Error, OfficeId, ledger, offices};
use testkit::{by, on_each_address, on_each_database};

fn opened(hi: &str) -> Fact {
    Fact::OfficeOpened { name: name(hi) }
}

fn record(db: &Db, facts: &[Fact]) -> Vec<i64> {
    db.write(by(None, date(2025, 4, 1)), |tx| {
        facts.iter().map(|fact| tx.record(fact)).collect::<store::Result<Vec<i64>>>()
    })
    .unwrap()
}

#[test]
fn a_fact_comes_back_with_who_when_and_why() {
    on_each_database(|db| {
        let who = by(None, date(2025, 4, 1));
        assert_eq!(record(db, &[opened("कानपुर नगर")]), [1]);
        let recorded = db.read(|tx| ledger::get(tx, 1)).unwrap();
        assert_eq!(recorded.fact, opened("कानपुर नगर"));
        assert_eq!(recorded.by, who);
        let head = db.read(ledger::head).unwrap();
        assert_eq!((head.seq, head.hash), (1, recorded.hash));
    });
}

#[test]
fn numbers_have_no_gap_where_a_change_was_given_up() {
    on_each_database(|db| {
        record(db, &[opened("एक")]);
        let given_up: Result<(), Error> = db.write(by(None, date(2025, 4, 2)), |tx| {
            tx.record(&opened("दो"))?;
            Err(Error::Conflict("the rule said no".to_owned()))
        });
        assert!(given_up.is_err());
        assert_eq!(record(db, &[opened("तीन"), opened("चार")]), [2, 3]);
        let facts = db.read(|tx| ledger::facts(tx, 0, 10)).unwrap();
        let numbers: Vec<i64> = facts.iter().map(|fact| fact.seq).collect();
        assert_eq!(numbers, [1, 2, 3]);
    });
}

#[test]
fn a_panic_in_the_middle_leaves_nothing_and_the_next_change_works() {
    on_each_database(|db| {
        let fallen = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            db.write(by(None, date(2025, 4, 1)), |tx| -> Result<(), Error> {
                tx.record(&opened("एक"))?;
                panic!("the lights went out");
            })
        }));
        assert!(fallen.is_err());
        assert_eq!(record(db, &[opened("दो")]), [1]);
    });
}

#[test]
fn after_a_statement_that_failed_nothing_more_is_done() {
    on_each_database(|db| {
        let places = world(db).places;
        let twice = Fact::PlacesAdded { places: vec![places[0].clone()] };
        let before = db.read(ledger::head).unwrap();
        let outcome: Result<i64, Error> = db.write(by(None, date(2025, 4, 2)), |tx| {
            assert!(matches!(tx.record(&twice), Err(Error::Conflict(_))));
            tx.record(&opened("फिर"))
        });
        assert!(matches!(outcome, Err(Error::Broken(_))), "{outcome:?}");
        let ignored: Result<(), Error> = db.write(by(None, date(2025, 4, 2)), |tx| {
            let _ = tx.record(&twice);
            Ok(())
        });
        assert!(ignored.is_err(), "what failed cannot be committed");
        assert_eq!(db.read(ledger::head).unwrap(), before);
    });
}

#[test]
fn writers_at_the_same_time_make_one_chain_without_a_gap() {
    on_each_database(|db| {
        std::thread::scope(|scope| {
            for n in 0..4 {
                scope.spawn(move || {
                    for m in 0..5 {
                        record(db, &[opened(&format!("कार्यालय {n}/{m}"))]);
                    }
                });
            }
        });
        assert_eq!(db.read(ledger::head).unwrap().seq, 20);
        let report = store::verify(db).unwrap();
        assert!(report.is_sound(), "{:?}", report.broken);
    });
}

#[test]
fn each_office_has_a_chain_of_its_own() {
    on_each_database(|db| {
        let other = db.of_office(OfficeId(2));
        record(db, &[opened("कानपुर नगर"), opened("कानपुर देहात")]);
        assert_eq!(record(&other, &[opened("अलीगढ़")]), [1]);
        let office = other.read(offices::get).unwrap().unwrap();
        assert_eq!(office.name, name("अलीगढ़"));
        assert!(store::verify(db).unwrap().is_sound());
        assert!(store::verify(&other).unwrap().is_sound());
    });
}

#[test]
fn facts_are_read_by_kind_and_in_parts() {
    on_each_database(|db| {
        let adopted = Fact::PackAdopted {
            pack: PackRef { id: "day-nrlm".to_owned(), version: "1".to_owned() },
            files: vec![("pack.toml".to_owned(), "id = \"day-nrlm\"\n".to_owned())],
        };
        record(db, &[opened("एक"), adopted.clone(), opened("दो"), adopted]);
        let numbers = |kinds: &[&str], after, limit| {
            let facts = db.read(|tx| ledger::of_kinds(tx, kinds, after, limit)).unwrap();
            facts.iter().map(|fact| fact.seq).collect::<Vec<i64>>()
        };
        assert_eq!(numbers(&["pack-adopted"], 0, 10), [2, 4]);
        assert_eq!(numbers(&["pack-adopted"], 2, 10), [4]);
        assert_eq!(numbers(&["pack-adopted", "office-opened"], 0, 3), [1, 2, 3]);
        assert_eq!(numbers(&[], 0, 10), [0; 0]);
        let page = db.read(|tx| ledger::page(tx, Some(4), 2)).unwrap();
        let lines: Vec<(i64, &str)> =
            page.iter().map(|entry| (entry.seq, entry.summary.as_str())).collect();
        assert_eq!(lines, [(3, "दो"), (2, "day-nrlm 1 (1)")]);
    });
}

#[test]
fn a_fact_that_is_not_there_is_missing() {
    on_each_database(|db| {
        record(db, &[opened("एक")]);
        for seq in [-1, 0, 2] {
            let missing = db.read(|tx| ledger::get(tx, seq));
            assert!(matches!(missing, Err(Error::Missing { .. })), "{seq}: {missing:?}");
        }
    });
}

#[test]
fn a_read_cannot_change_anything_and_sees_one_state() {
    on_each_database(|db| {
        record(db, &[opened("एक")]);
        db.read(|tx| {
            let before = ledger::head(tx)?;
            record(db, &[opened("दो")]);
            assert_eq!(ledger::head(tx)?, before);
            Ok::<(), Error>(())
        })
        .unwrap();
    });
}

#[test]
fn a_server_that_ended_our_sessions_is_asked_again() {
    on_each_address(|address| {
        let db = Db::open(address).unwrap();
        record(&db, &[opened("एक")]);
        end_sessions(address);
        assert_eq!(db.read(ledger::head).unwrap().seq, 1);
        end_sessions(address);
        assert_eq!(record(&db, &[opened("दो")]), [2]);
    });
}

/// What a restart of the server does to those who are connected; SQLite has no server.
fn end_sessions(address: &str) {
    let Some((server, schema)) = address.split_once("?schema=") else { return };
    let mut client = postgres::Client::connect(server, postgres::NoTls).unwrap();
    let end = "select pg_terminate_backend(pid, 5000) from pg_stat_activity
        where application_name = $1";
    client.query(end, &[&format!("anupalan {schema}")]).unwrap();
}

/// Makes PostgreSQL ask for the change again this many times.
fn ask_again(address: &str, n_times: u32) {
    let (server, schema) = address.split_once("?schema=").unwrap();
    let mut client = postgres::Client::connect(server, postgres::NoTls).unwrap();
    let sql = format!(
        "set search_path to {schema};
         create sequence tries;
         create function ask_again() returns trigger language plpgsql as $$
         begin
           if nextval('tries') <= {n_times} then
             raise exception 'again' using errcode = '40001';
           end if;
           return new;
         end $$;
         create trigger ask_again before insert on office for each row execute function ask_again()"
    );
    client.batch_execute(&sql).unwrap();
}

#[test]
fn a_change_that_postgres_wants_again_is_run_again_and_not_for_ever() {
    on_each_address(|address| {
        if address.starts_with("sqlite:") {
            return;
        }
        for (n_times, expected_runs) in [(2, 3), (99, 8)] {
            let address = format!("{address}_{n_times}");
            let db = Db::open(&address).unwrap();
            ask_again(&address, n_times);
            let mut n_runs = 0;
            let outcome: Result<i64, Error> = db.write(by(None, date(2025, 4, 1)), |tx| {
                n_runs += 1;
                tx.record(&opened("एक"))
            });
            assert_eq!(n_runs, expected_runs);
            let is_done = n_times < expected_runs;
            assert_eq!(matches!(outcome, Ok(1)), is_done, "{outcome:?}");
            assert_eq!(matches!(outcome, Err(Error::Busy(_))), !is_done, "{outcome:?}");
            assert_eq!(db.read(ledger::head).unwrap().seq, i64::from(is_done));
            drop_schema(&address);
        }
    });
}

fn drop_schema(address: &str) {
    let (server, schema) = address.split_once("?schema=").unwrap();
    let mut client = postgres::Client::connect(server, postgres::NoTls).unwrap();
    client.batch_execute(&format!("drop schema {schema} cascade")).unwrap();
}
