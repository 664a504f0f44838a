//! The proof of the record: it finds nothing where nothing is wrong, and names what someone changed
//! behind the program's back.

#![expect(clippy::unwrap_used, reason = "a test")]

mod common;

use common::{figures, items, record, source, world};
use domain::directive::DirectiveId;
use domain::directive::steps::Step;
use domain::fact::Fact;
use jiff::civil::date;
use store::{Db, Report, rebuild, verify};
use testkit::on_each_address;

/// A record with something in every view that a review with one directive fills.
fn lived_in(db: &Db) {
    let world = world(db);
    let day = date(2025, 10, 6);
    let block = figures();
    record(db, day, &Fact::FiguresSaved { source: source("ab12"), block });
    let review = world.call(db, day);
    record(db, day, &Fact::AgendaDrawn { review, items: items() });
    let given = world.directive(review);
    let directive = DirectiveId(record(db, day, &Fact::DirectiveIssued(given)));
    let step = Step::Acknowledged { owner: world.bmm };
    record(db, day, &Fact::DirectiveMoved { directive, step });
    world.call(db, date(2025, 11, 3));
}

/// Does to the database what only someone with its password could.
fn tamper(address: &str, statements: &[&str]) {
    if let Some(path) = address.strip_prefix("sqlite:") {
        let conn = rusqlite::Connection::open(path).unwrap();
        conn.execute_batch(&statements.join(";\n")).unwrap();
        return;
    }
    let (server, schema) = address.split_once("?schema=").unwrap();
    let mut client = postgres::Client::connect(server, postgres::NoTls).unwrap();
    client.batch_execute(&format!("set search_path to {schema}")).unwrap();
    for statement in statements {
        // The two write bytes differently.
        client.batch_execute(&statement.replace("x'00'", "'\\x00'")).unwrap();
    }
}

fn check(statements: &[&str], expected: &[(Option<i64>, &str)]) {
    on_each_address(|address| {
        let db = Db::open(address).unwrap();
        lived_in(&db);
        assert_eq!(verify(&db).unwrap().broken, []);
        tamper(address, statements);
        let report = verify(&db).unwrap();
        let broken: Vec<(Option<i64>, &str)> =
            report.broken.iter().map(|broken| (broken.seq, broken.what.as_str())).collect();
        assert_eq!(broken, expected, "{address} {statements:?}");
        assert!(!report.is_sound());
    });
}

const CHANGED: &str = "its content is not what its hash was made of";

#[test]
fn a_sound_record_is_found_sound_and_alike_on_both() {
    let reports = std::cell::RefCell::new(Vec::<Report>::new());
    on_each_address(|address| {
        let db = Db::open(address).unwrap();
        lived_in(&db);
        let report = verify(&db).unwrap();
        assert!(report.is_sound(), "{:?}", report.broken);
        assert_eq!(report.facts, 14);
        let filled = report.views.iter().filter(|view| view.rows > 0).count();
        assert_eq!((report.views.len(), filled), (46, 17));
        reports.borrow_mut().push(report);
    });
    let reports = reports.into_inner();
    assert!(reports.iter().all(|report| *report == reports[0]), "chains and views differ");
}

#[test]
fn an_empty_record_is_sound() {
    on_each_address(|address| {
        let report = verify(&Db::open(address).unwrap()).unwrap();
        assert!(report.is_sound(), "{:?}", report.broken);
        assert_eq!(report.facts, 0);
    });
}

#[test]
fn a_changed_word_in_a_header_is_named() {
    let change = "update fact set why = 'another reason' where seq = 7";
    check(&[change], &[(Some(7), CHANGED)]);
    let change = "update fact set summary = '' where seq = 3";
    check(&[change], &[(Some(3), CHANGED)]);
}

#[test]
fn an_instant_that_is_none_is_named_and_the_proof_goes_on() {
    check(
        &["update fact set at = 'yesterday' where seq = 14"],
        &[
            (Some(14), CHANGED),
            (Some(14), "fact 14: yesterday is no time"),
            (None, "head 1 is stored otherwise than the facts say"),
            (None, "directive 12 is stored otherwise than the facts say"),
            (None, "review 14 is stored but no fact says so"),
        ],
    );
}

#[test]
fn a_changed_byte_in_a_body_is_named() {
    check(
        &["update fact set body = x'00' where seq = 9"],
        &[
            (Some(9), CHANGED),
            (Some(9), "fact 9 (figures-saved) cannot be read: the bytes end early"),
            (None, "intake 9 is stored but no fact says so"),
        ],
    );
}

#[test]
fn a_fact_that_was_taken_out_is_named() {
    check(
        &["delete from fact where seq = 9"],
        &[
            (Some(9), "the fact is missing"),
            (Some(10), "does not follow the fact before it"),
            (None, "intake 9 is stored but no fact says so"),
        ],
    );
}

#[test]
fn facts_taken_off_the_end_are_named() {
    check(
        &["delete from fact where seq >= 13"],
        &[
            (Some(13), "the fact is missing, and 1 after it"),
            (None, "head 1 is stored otherwise than the facts say"),
            (None, "directive_step 12/1 is stored but no fact says so"),
            (None, "directive_owner 12/0 is stored otherwise than the facts say"),
            (None, "directive 12 is stored otherwise than the facts say"),
            (None, "review 14 is stored but no fact says so"),
        ],
    );
}

#[test]
fn a_changed_a_lost_and_an_added_row_of_a_view_are_named() {
    check(
        &[
            "update directive set due_on = '2026-01-01' where directive_id = 12",
            "delete from holding",
            "insert into office (office_id, name_hi, name_en, seq) values (2, 'a', 'b', 1)",
            "insert into holding (office_id, post_id, from_on, seq, person_id, charge)
             values (1, 4, '2020-01-01', 99, 6, 'regular')",
        ],
        &[
            (None, "holding 4/2020-01-01/99 is stored but no fact says so"),
            (None, "holding 5/2025-04-01/7 is missing from the view"),
            (None, "directive 12 is stored otherwise than the facts say"),
        ],
    );
}

#[test]
fn many_rows_that_differ_are_named_in_part_and_counted() {
    on_each_address(|address| {
        let db = Db::open(address).unwrap();
        world(&db);
        let places = (0..9).map(|ix| domain::place::Place {
            code: domain::place::PlaceCode::new(domain::place::Tier::Village, ix),
            slug: format!("village-{ix}"),
            ..common::places().remove(0)
        });
        record(&db, date(2025, 4, 2), &Fact::PlacesAdded { places: places.collect() });
        tamper(address, &["update place set name_en = 'X' where seq = 9"]);
        let report = verify(&db).unwrap();
        assert_eq!(report.broken.len(), 6);
        assert_eq!(report.broken[5].what, "place: 4 more rows differ");
        let place = report.views.iter().find(|view| view.table == "place").unwrap();
        assert_eq!((place.rows, place.differ), (12, 9));
    });
}

#[test]
fn a_rebuild_mends_the_views_and_leaves_facts_and_files_alone() {
    on_each_address(|address| {
        let db = Db::open(address).unwrap();
        lived_in(&db);
        let kept = db
            .write(testkit::by(None, date(2025, 10, 6)), |tx| {
                store::files::keep(tx, "प्रगति.xlsx", b"PK")
            })
            .unwrap();
        let before = verify(&db).unwrap();
        tamper(
            address,
            &[
                "update directive set due_on = '2026-01-01'",
                "delete from holding",
                "update head set seq = 3",
                "update place set name_hi = 'x'",
            ],
        );
        assert!(!verify(&db).unwrap().is_sound());
        assert_eq!(rebuild(&db).unwrap(), 14);
        assert_eq!(verify(&db).unwrap(), before);
        assert!(db.read(|tx| store::files::get(tx, &kept)).unwrap().is_some());
    });
}

#[test]
fn a_rebuild_that_cannot_be_done_leaves_the_views_as_they_were() {
    on_each_address(|address| {
        let db = Db::open(address).unwrap();
        lived_in(&db);
        tamper(address, &["update fact set body = x'00' where seq = 9"]);
        let before = verify(&db).unwrap();
        let outcome = rebuild(&db);
        assert!(outcome.unwrap_err().to_string().contains("fact 9 (figures-saved)"));
        assert_eq!(verify(&db).unwrap(), before);
    });
}
