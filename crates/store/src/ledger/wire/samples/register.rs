//! Rows with a field of every kind, changes and merges, cases that go forward and back.

use domain::fact::Fact;
use domain::figure::{Source, Way};
use domain::register::block::{RowBlock, RowColumn};
use domain::register::case::{CaseMove, Move, NewCase, Opened, Undone};
use domain::register::pipeline::Amount;
use domain::register::row::Written;
use domain::register::value::{FieldKind, Value};
use domain::register::{CaseId, RowId};
use jiff::civil::date;

use super::{DAY, block, words};

fn text(text: &str) -> Option<Value> {
    Some(Value::Text(text.to_owned()))
}

fn rows() -> Fact {
    let column = |field: &str, kind, cells: [Option<Value>; 3]| RowColumn {
        field: field.to_owned(),
        kind,
        cells: cells.to_vec(),
    };
    let number = |n| Some(Value::Number(n));
    let day = Some(Value::Day(date(2019, 3, 1)));
    let source = Source {
        way: Way::Sheet,
        name: "समूह सूची.xlsx".to_owned(),
        sha256: "ab12".to_owned(),
        as_on: DAY,
        synthetic: true,
    };
    let columns = vec![
        column("name", FieldKind::Name, [text("सौम्या"), text("ज्योति"), text("सौम्या")]),
        column("code", FieldKind::Text, [text("S-1"), None, text("S-3")]),
        column("members", FieldKind::Count, [number(12), number(0), None]),
        column("corpus", FieldKind::Money, [number(-1), None, number(7_500_000)]),
        column("formed-on", FieldKind::Date, [day, None, None]),
        column("status", FieldKind::Choice, [text("merged"), text("active"), text("active")]),
        column("vo", FieldKind::Row, [number(RowId::of(7, 3).0), None, None]),
        column("village", FieldKind::Place, [None, number(block().number()), None]),
        column("mobile", FieldKind::Mobile, [None, None, text("9876543210")]),
        column("account", FieldKind::Account, [None, None, text("UP6501")]),
    ];
    Fact::RowsTaken {
        source,
        block: RowBlock {
            register: "shg".to_owned(),
            places: vec![block(); 3],
            since: vec![date(1969, 12, 31), DAY, DAY],
            columns,
        },
    }
}

fn moves() -> Vec<(String, Fact)> {
    let step = |amount, undoes: Vec<Undone>| Move {
        pipeline: "bank-linkage".to_owned(),
        to: "submitted".to_owned(),
        on: DAY,
        amount,
        reason: words(),
        evidence: "17/2025".to_owned(),
        is_end: false,
        cases: vec![CaseMove { case: CaseId::of(9, 1), amount_paise: amount.map(|_| 5), undoes }],
    };
    let undone = vec![
        Undone { stage: "sanctioned".to_owned(), amount: Some(Amount::Sanctioned) },
        Undone { stage: "documents".to_owned(), amount: None },
    ];
    vec![
        ("cases-moved".to_owned(), Fact::CasesMoved(step(Some(Amount::Asked), Vec::new()))),
        ("cases-moved.back".to_owned(), Fact::CasesMoved(step(None, undone))),
    ]
}

/// The name of a golden file, and the fact in it.
pub(super) fn all() -> Vec<(String, Fact)> {
    let row = RowId::of(7, 0);
    let cells = vec![
        ("status".to_owned(), FieldKind::Choice, text("merged")),
        ("formed-on".to_owned(), FieldKind::Date, Some(Value::Day(DAY))),
        ("corpus".to_owned(), FieldKind::Money, Some(Value::Number(5))),
        ("code".to_owned(), FieldKind::Text, None),
    ];
    let change = Written { on: DAY, place: Some(block()), cells };
    let new = NewCase { row, place: block(), dose: 2, amount_paise: Some(15_000_000) };
    let opened = Opened {
        pipeline: "bank-linkage".to_owned(),
        stage: "prepared".to_owned(),
        on: DAY,
        amount: Some(Amount::Asked),
        cases: vec![new],
    };
    let mut samples = vec![
        ("rows-taken".to_owned(), rows()),
        ("row-changed".to_owned(), Fact::RowChanged { row, change }),
        ("row-merged".to_owned(), Fact::RowMerged { row, into: RowId::of(7, 1), on: DAY }),
        ("row-parted".to_owned(), Fact::RowParted { row, on: DAY }),
        ("cases-opened".to_owned(), Fact::CasesOpened(opened)),
        ("case-held".to_owned(), Fact::CaseHeld { case: CaseId::of(9, 0), reason: words() }),
        (
            "field-opened".to_owned(),
            Fact::FieldOpened { row, field: "mobile".to_owned(), purpose: words() },
        ),
    ];
    samples.extend(moves());
    samples
}
