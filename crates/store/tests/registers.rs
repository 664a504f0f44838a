//! Rows and cases as stories on both databases: taken in, found, changed, merged, moved, added up.

#![expect(clippy::unwrap_used, reason = "a test")]

mod common;

use std::collections::BTreeMap;

use common::{block, district, record, source, world};
use domain::fact::Fact;
use domain::place::PlaceCode;
use domain::register::block::{RowBlock, RowColumn};
use domain::register::case::{CaseMove, Move, NewCase, Opened, Undone};
use domain::register::derived::Count;
use domain::register::pipeline::Amount;
use domain::register::row::Written;
use domain::register::value::{FieldKind, Value};
use domain::register::{CaseId, RowId};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use store::registers::{self, cases, tally};
use store::{Db, rebuild, verify};
use testkit::on_each_database;

const DAY: Date = date(2025, 4, 1);

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// Groups at some places: name, members, status.
fn groups(rows: &[(PlaceCode, &str, i64, &str)]) -> Fact {
    let column = |field: &str, kind, cells: Vec<Value>| RowColumn {
        field: field.to_owned(),
        kind,
        cells: cells.into_iter().map(Some).collect(),
    };
    let columns = vec![
        column("name", FieldKind::Name, rows.iter().map(|row| text(row.1)).collect()),
        column(
            "code",
            FieldKind::Text,
            rows.iter().map(|row| text(&format!("S{}", row.2))).collect(),
        ),
        column("members", FieldKind::Count, rows.iter().map(|r| Value::Number(r.2)).collect()),
        column("status", FieldKind::Choice, rows.iter().map(|row| text(row.3)).collect()),
    ];
    Fact::RowsTaken {
        source: source("ab"),
        block: RowBlock {
            register: "shg".to_owned(),
            places: rows.iter().map(|row| row.0).collect(),
            since: rows.iter().map(|_| DAY).collect(),
            columns,
        },
    }
}

fn four(db: &Db) -> Vec<RowId> {
    let fact = groups(&[
        (block(1), "सौम्या स्वयं सहायता समूह", 12, "active"),
        (block(2), "Jyoti Mahila Samuh", 10, "active"),
        (block(1), "ज्योति समूह", 11, "inactive"),
        (block(2), "श्री राधे समूह", 15, "active"),
    ]);
    let seq = record(db, DAY, &fact);
    (0..4).map(|ix| RowId::of(seq, ix)).collect()
}

fn shg(sum: Option<&str>, only: Option<&str>) -> Count {
    Count::Rows {
        register: "shg".to_owned(),
        sum: sum.map(str::to_owned),
        only: only.map(|word| ("status".to_owned(), word.to_owned())),
    }
}

/// What is counted at the district and at its two blocks up to a day.
fn counted(db: &Db, count: &Count, to: Date) -> [i64; 3] {
    let places = [district(), block(1), block(2)];
    let sums = db.read(|tx| tally::sums(tx, count, &places, (date(1900, 1, 1), to))).unwrap();
    places.map(|place| sums.get(&place).copied().unwrap_or(0))
}

fn must_be_sound(db: &Db) {
    assert_eq!(verify(db).unwrap().broken, []);
    rebuild(db).unwrap();
    assert_eq!(verify(db).unwrap().broken, []);
}

#[test]
fn rows_add_up_at_their_place_and_at_all_above_it_by_the_month_of_each_change() {
    on_each_database(|db| {
        world(db);
        let rows = four(db);
        assert_eq!(counted(db, &shg(None, None), DAY), [4, 2, 2]);
        assert_eq!(counted(db, &shg(None, Some("active")), DAY), [3, 1, 2]);
        assert_eq!(counted(db, &shg(Some("members"), Some("active")), DAY), [37, 12, 25]);
        let on = date(2025, 6, 9);
        let cells = vec![("status".to_owned(), FieldKind::Choice, Some(text("active")))];
        let change = Written { on, place: Some(block(2)), cells };
        record(db, on, &Fact::RowChanged { row: rows[2], change });
        assert_eq!(counted(db, &shg(None, Some("active")), DAY), [3, 1, 2]);
        assert_eq!(counted(db, &shg(None, Some("active")), on), [4, 1, 3]);
        let merge = Fact::RowMerged { row: rows[2], into: rows[1], on };
        record(db, on, &merge);
        assert_eq!(counted(db, &shg(None, None), on), [3, 1, 2]);
        record(db, on, &Fact::RowParted { row: rows[2], on });
        assert_eq!(counted(db, &shg(Some("members"), None), on), [48, 12, 36]);
        assert_eq!(counted(db, &shg(None, None), date(2025, 3, 31)), [0, 0, 0]);
        must_be_sound(db);
    });
}

#[test]
fn a_row_is_found_in_either_script_and_any_spelling_within_its_place() {
    on_each_database(|db| {
        world(db);
        let rows = four(db);
        let found = |place, text: &str| -> Vec<RowId> {
            let found = db.read(|tx| registers::search(tx, "shg", place, text, 10)).unwrap();
            found.into_iter().map(|row| row.id).collect()
        };
        for text in ["सौम्या", "Saumya", "somya", "सौम"] {
            assert_eq!(found(district(), text), [rows[0]], "{text}");
        }
        assert_eq!(found(district(), "jyoti"), [rows[1], rows[2]]);
        assert_eq!(found(district(), "ज्योति महिला"), [rows[1]]);
        assert_eq!(found(block(1), "jyoti"), [rows[2]]);
        for text in ["", "क", "%", "zzz", "ज्योति राधे"] {
            assert_eq!(found(district(), text), [], "{text}");
        }
        let merge = Fact::RowMerged { row: rows[2], into: rows[1], on: DAY };
        record(db, DAY, &merge);
        assert_eq!(found(district(), "jyoti"), [rows[1]]);
    });
}

#[test]
fn a_changed_name_is_found_and_the_old_one_no_more() {
    on_each_database(|db| {
        world(db);
        let rows = four(db);
        let cells = vec![("name".to_owned(), FieldKind::Name, Some(text("उजाला समूह")))];
        let change = Written { on: DAY, place: None, cells };
        record(db, DAY, &Fact::RowChanged { row: rows[0], change });
        let find = |text: &str| {
            db.read(|tx| registers::search(tx, "shg", district(), text, 10)).unwrap().len()
        };
        assert_eq!((find("saumya"), find("ujala")), (0, 1));
        let kept = db.read(|tx| registers::get(tx, rows[0])).unwrap();
        assert_eq!(kept.values.get("members"), Some(&Value::Number(12)));
        let history = db.read(|tx| registers::history(tx, rows[0], 10)).unwrap();
        assert_eq!(history.iter().map(|h| h.kind.as_str()).collect::<Vec<_>>(), ["row-changed"]);
        must_be_sound(db);
    });
}

#[test]
fn pages_hold_every_row_of_a_place_once_and_in_one_order() {
    on_each_database(|db| {
        world(db);
        let rows = four(db);
        let walked = |place| {
            let (mut after, mut walked) = (None, Vec::new());
            loop {
                let page =
                    db.read(|tx| registers::page(tx, "shg", place, after.as_ref(), 1)).unwrap();
                walked.extend(page.rows.iter().map(|row| row.id));
                after = page.next.map(|next| {
                    registers::After::of_word(&next.word()).expect("what was written is read")
                });
                if after.is_none() {
                    return walked;
                }
            }
        };
        assert_eq!(walked(district()), [rows[0], rows[2], rows[1], rows[3]]);
        assert_eq!(walked(block(2)), [rows[1], rows[3]]);
    });
}

#[test]
fn a_row_is_known_by_what_stands_in_a_field() {
    on_each_database(|db| {
        world(db);
        let rows = four(db);
        let of = |codes: [&str; 2]| {
            let codes = codes.map(str::to_owned);
            db.read(|tx| registers::by_keys(tx, ("shg", "code"), &codes)).unwrap()
        };
        assert_eq!(of(["S12", "S99"]), BTreeMap::from([("S12".to_owned(), rows[0])]));
        let merge = Fact::RowMerged { row: rows[0], into: rows[1], on: DAY };
        record(db, DAY, &merge);
        assert_eq!(of(["S12", "S10"]), BTreeMap::from([("S10".to_owned(), rows[1])]));
    });
}

/// Opens a case for each row on a day.
fn open(db: &Db, rows: &[RowId], on: Date) -> Vec<CaseId> {
    let case = |(ix, row): (usize, &RowId)| NewCase {
        row: *row,
        place: block(if ix % 2 == 0 { 1 } else { 2 }),
        dose: 1,
        amount_paise: Some(15_000_000),
    };
    let opened = Opened {
        pipeline: "loan".to_owned(),
        stage: "prepared".to_owned(),
        on,
        amount: Some(Amount::Asked),
        cases: rows.iter().enumerate().map(case).collect(),
    };
    let seq = record(db, on, &Fact::CasesOpened(opened));
    (0..rows.len()).map(|ix| CaseId::of(seq, ix)).collect()
}

fn step(to: &str, on: Date, cases: Vec<CaseMove>) -> Fact {
    let amount = (to == "sanctioned").then_some(Amount::Sanctioned);
    let (reason, evidence) = ("केवाईसी".to_owned(), "17".to_owned());
    let (pipeline, to, is_end) = ("loan".to_owned(), to.to_owned(), false);
    Fact::CasesMoved(Move { pipeline, to, on, amount, reason, evidence, is_end, cases })
}

fn forward(cases: &[CaseId], amount_paise: Option<i64>) -> Vec<CaseMove> {
    let one = |case: &CaseId| CaseMove { case: *case, amount_paise, undoes: Vec::new() };
    cases.iter().map(one).collect()
}

fn reached(stage: &str, amount: bool) -> Count {
    Count::Reached { pipeline: "loan".to_owned(), stage: stage.to_owned(), amount }
}

#[test]
fn a_case_counts_at_a_stage_until_it_is_moved_back_from_it() {
    on_each_database(|db| {
        world(db);
        let rows = four(db);
        let cases = open(db, &rows, DAY);
        let (may, june) = (date(2025, 5, 5), date(2025, 6, 6));
        record(db, may, &step("submitted", may, forward(&cases, None)));
        record(db, may, &step("sanctioned", may, forward(&cases[..3], Some(14_000_000))));
        assert_eq!(counted(db, &reached("sanctioned", false), may), [3, 2, 1]);
        assert_eq!(
            counted(db, &reached("sanctioned", true), may),
            [42_000_000, 28_000_000, 14_000_000]
        );
        let undone = Undone { stage: "sanctioned".to_owned(), amount: Some(Amount::Sanctioned) };
        let back = CaseMove { case: cases[0], amount_paise: None, undoes: vec![undone] };
        record(db, june, &step("submitted", june, vec![back]));
        assert_eq!(counted(db, &reached("sanctioned", false), may), [3, 2, 1]);
        assert_eq!(counted(db, &reached("sanctioned", false), june), [2, 1, 1]);
        assert_eq!(
            counted(db, &reached("sanctioned", true), june),
            [28_000_000, 14_000_000, 14_000_000]
        );
        assert_eq!(counted(db, &reached("submitted", false), june), [4, 2, 2]);
        let case = db.read(|tx| cases::get(tx, cases[0])).unwrap();
        assert_eq!((case.sanctioned_paise, case.now().unwrap().on), (None, june));
        assert_eq!(db.read(|tx| cases::of_row(tx, rows[0])).unwrap(), [case]);
        must_be_sound(db);
    });
}

#[test]
fn pendency_is_told_by_place_stage_and_age_with_its_reasons() {
    on_each_database(|db| {
        world(db);
        let rows = four(db);
        let cases = open(db, &rows, DAY);
        let later = DAY.checked_add(16.days()).unwrap();
        record(db, later, &step("submitted", later, forward(&cases[..1], None)));
        let held = Fact::CaseHeld { case: cases[1], reason: "staff".to_owned() };
        record(db, later, &held);
        let today = DAY.checked_add(31.days()).unwrap();
        let before = [15, 30, 60, 90].map(|days: i64| today.checked_sub(days.days()).unwrap());
        let stages = ["prepared", "submitted"].map(str::to_owned);
        let pending =
            db.read(|tx| cases::pending(tx, ("loan", &stages), district(), before)).unwrap();
        let told: Vec<(String, PlaceCode, [i64; 5])> =
            pending.into_iter().map(|p| (p.stage, p.place, p.by_age)).collect();
        let row = |stage: &str, place, by_age| (stage.to_owned(), place, by_age);
        assert_eq!(
            told,
            [
                row("prepared", block(1), [0, 0, 1, 0, 0]),
                row("prepared", block(2), [0, 0, 2, 0, 0]),
                row("submitted", block(1), [1, 0, 0, 0, 0]),
            ]
        );
        let reasons = db.read(|tx| cases::reasons(tx, ("loan", &stages), district())).unwrap();
        assert_eq!(
            reasons,
            [
                ("prepared".to_owned(), "staff".to_owned(), 1),
                ("submitted".to_owned(), "केवाईसी".to_owned(), 1)
            ]
        );
        let stood = db.read(|tx| cases::in_stage(tx, ("loan", "prepared"), block(2), 10)).unwrap();
        assert_eq!(stood.iter().map(|case| case.id).collect::<Vec<_>>(), [cases[1], cases[3]]);
        must_be_sound(db);
    });
}

#[test]
fn a_row_for_a_place_that_is_not_there_leaves_nothing() {
    on_each_database(|db| {
        world(db);
        let fact = groups(&[(block(9), "ज्योति", 12, "active")]);
        assert!(db.write(testkit::by(None, DAY), |tx| tx.record(&fact)).is_err());
        must_be_sound(db);
    });
}
