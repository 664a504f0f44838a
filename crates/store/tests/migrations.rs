//! Opening a database: made once, known again, and refused where it is not ours to touch.

#![expect(clippy::unwrap_used, reason = "a test")]

mod common;

use common::{name, record};
use domain::fact::Fact;
use jiff::civil::date;
use store::{Db, ledger};
use testkit::on_each_address;

fn change(address: &str, statement: &str) {
    if let Some(path) = address.strip_prefix("sqlite:") {
        rusqlite::Connection::open(path).unwrap().execute_batch(statement).unwrap();
        return;
    }
    let (server, schema) = address.split_once("?schema=").unwrap();
    let mut client = postgres::Client::connect(server, postgres::NoTls).unwrap();
    client.batch_execute(&format!("set search_path to {schema}; {statement}")).unwrap();
}

fn refusal(address: &str) -> String {
    match Db::open(address) {
        Ok(_) => panic!("{address} was opened"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn a_database_is_made_at_the_first_opening_and_known_at_the_next() {
    on_each_address(|address| {
        let fact = Fact::OfficeOpened { name: name("कानपुर नगर") };
        record(&Db::open(address).unwrap(), date(2025, 4, 1), &fact);
        let again = Db::open(address).unwrap();
        assert_eq!(again.read(|tx| ledger::get(tx, 1)).unwrap().fact, fact);
    });
}

#[test]
fn two_programs_that_open_a_new_database_together_make_it_once() {
    on_each_address(|address| {
        std::thread::scope(|scope| {
            let open = || scope.spawn(|| Db::open(address).map(|_| ()));
            let opened: Vec<_> = (0..12).map(|_| open()).collect();
            for thread in opened {
                thread.join().unwrap().unwrap();
            }
        });
    });
}

#[test]
fn a_step_that_was_changed_after_it_ran_stops_the_start() {
    on_each_address(|address| {
        Db::open(address).unwrap();
        change(address, "update migration set checksum = 'x' where n = 2");
        let refusal = refusal(address);
        assert!(refusal.contains("0002_places_and_posts"), "{refusal}");
    });
}

#[test]
fn a_database_of_a_newer_program_stops_the_start() {
    on_each_address(|address| {
        Db::open(address).unwrap();
        change(address, "insert into migration (n, name, checksum) values (99, '0099_x', 'x')");
        let refusal = refusal(address);
        assert!(refusal.contains("newer") && refusal.contains("0099_x"), "{refusal}");
    });
}

#[test]
fn an_address_that_is_none_or_leads_nowhere_says_so() {
    for (address, said) in [
        ("mysql://h/d", "neither"),
        ("", "neither"),
        ("sqlite:/nowhere/at/all/office.db", "cannot be opened"),
        ("postgres://127.0.0.1/d?schema=a;b", "schema"),
    ] {
        let refusal = refusal(address);
        assert!(refusal.contains(said), "{address}: {refusal}");
    }
}

#[test]
fn a_file_that_is_no_database_is_not_touched() {
    let folder = testkit::Folder::new();
    let path = folder.path().join("notes.txt");
    let notes = "यह डेटाबेस नहीं है। ".repeat(200);
    std::fs::write(&path, &notes).unwrap();
    let refusal = refusal(&format!("sqlite:{}", path.display()));
    assert!(refusal.contains("not a database"), "{refusal}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), notes);
}
