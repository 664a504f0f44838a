//! Rows of registers: what may stand in a field, what must hold between fields, changes and merges.

#![expect(clippy::unwrap_used, reason = "a test")]

use std::collections::BTreeMap;

use domain::name::Name;
use domain::norm::PackRef;
use domain::place::{PlaceCode, Tier};
use domain::policy::Duty;
use domain::register::block::RowBlock;
use domain::register::derived::Compared;
use domain::register::refused::Refused;
use domain::register::row::{Change, Row, faults, may_change, may_merge, may_part, since};
use domain::register::value::{FieldKind, NUMBER_LIMIT, VALUE_LIMIT, Value, Values};
use domain::register::{Check, Choice, Field, Register, RowId};
use jiff::civil::{Date, date};
use proptest::prelude::*;

const TODAY: Date = date(2024, 10, 12);

fn name(code: &str) -> Name {
    Name::new(code, code)
}

fn field(code: &str, kind: FieldKind) -> Field {
    Field {
        code: code.to_owned(),
        name: name(code),
        kind,
        choices: Vec::new(),
        of: None,
        is_needed: false,
        is_unique: false,
        least: None,
        most: None,
        open_to: None,
        aliases: Vec::new(),
    }
}

fn register() -> Register {
    let active = Choice { code: "active".to_owned(), name: name("active") };
    let check = |part: &str| Check::NotAbove { part: part.to_owned(), whole: "all".to_owned() };
    Register {
        code: "shg".to_owned(),
        name: name("shg"),
        purpose: name("purpose"),
        title: "name".to_owned(),
        since: Some("formed".to_owned()),
        fields: vec![
            Field { is_needed: true, ..field("name", FieldKind::Name) },
            field("formed", FieldKind::Date),
            field("opened", FieldKind::Date),
            Field { least: Some(5), most: Some(20), ..field("all", FieldKind::Count) },
            field("women", FieldKind::Count),
            field("men", FieldKind::Count),
            field("corpus", FieldKind::Money),
            Field { choices: vec![active], ..field("status", FieldKind::Choice) },
            Field { open_to: Some(vec![Duty::Mission]), ..field("mobile", FieldKind::Mobile) },
            field("account", FieldKind::Account),
            field("vo", FieldKind::Row),
            field("village", FieldKind::Place),
            field("remark", FieldKind::Text),
        ],
        checks: vec![
            Check::Sum { parts: vec!["women".into(), "men".into()], whole: "all".into() },
            check("women"),
            Check::NotBefore { first: "formed".into(), then: "opened".into() },
        ],
        pack: PackRef { id: "test".to_owned(), version: "1".to_owned() },
    }
}

fn text(value: &str) -> Value {
    Value::Text(value.to_owned())
}

fn with(cells: &[(&str, Value)]) -> Values {
    let mut values: Values = BTreeMap::from([("name".to_owned(), text("सौम्या समूह"))]);
    values.extend(cells.iter().map(|(field, value)| ((*field).to_owned(), value.clone())));
    values
}

/// The codes of what is wrong with a row of these cells.
fn wrong(cells: &[(&str, Value)]) -> Vec<(String, &'static str)> {
    let faults = faults(&register(), &with(cells), TODAY);
    faults.into_iter().map(|(field, refused)| (field, refused.code())).collect()
}

#[test]
fn what_may_stand_in_a_field_and_what_may_not() {
    let number = Value::Number;
    for (field, value, expected) in [
        ("name", text(" "), "field-not-read"),
        ("name", number(5), "field-not-read"),
        ("remark", text(&"क".repeat(VALUE_LIMIT)), ""),
        ("remark", text(&"क".repeat(VALUE_LIMIT + 1)), "value-too-long"),
        ("remark", text("\u{202e}gpj"), "value-not-plain"),
        ("remark", text("आधार २३४१ २३४१ २३४६"), "aadhaar-not-taken"),
        ("remark", text("आधार २३४१ २३४१ २३४७"), ""),
        ("account", text("234123412346"), "aadhaar-not-taken"),
        ("corpus", number(234_123_412_346), "aadhaar-not-taken"),
        ("account", text("234123412347"), ""),
        ("account", text("UP6501000123"), ""),
        ("account", text("12345"), "field-not-read"),
        ("account", text("ABCDEF"), "field-not-read"),
        ("mobile", text("9876543210"), ""),
        ("mobile", text("5876543210"), "field-not-read"),
        ("mobile", text("987654321"), "field-not-read"),
        ("mobile", text("९८७६५४३२१०"), "field-not-read"),
        ("status", text("active"), ""),
        ("status", text("asleep"), "field-not-read"),
        ("all", number(4), "field-too-low"),
        ("all", number(5), ""),
        ("all", number(20), ""),
        ("all", number(21), "field-too-high"),
        ("corpus", number(-1), "field-too-low"),
        ("corpus", number(0), ""),
        ("corpus", number(NUMBER_LIMIT), ""),
        ("corpus", number(NUMBER_LIMIT + 1), "field-too-high"),
        ("formed", Value::Day(TODAY), ""),
        ("formed", Value::Day(date(2024, 10, 13)), "field-in-future"),
        ("vo", number(7), "field-not-read"),
        ("vo", number(RowId::of(7, 3).0), ""),
        ("village", number(7), "field-not-read"),
        ("village", number(PlaceCode::new(Tier::Village, 128_340).number()), ""),
        ("caste", text("x"), "code-unknown"),
    ] {
        let expected: Vec<(String, &str)> =
            [(field.to_owned(), expected)].into_iter().filter(|(_, e)| !e.is_empty()).collect();
        assert_eq!(wrong(&[(field, value.clone())]), expected, "{field} {value:?}");
    }
}

#[test]
fn a_field_that_is_needed_is_missed() {
    let missed = faults(&register(), &Values::new(), TODAY);
    let expected = ("name".to_owned(), Refused::FieldMissing { field: name("name") });
    assert_eq!(missed, [expected]);
}

#[test]
fn what_must_hold_between_fields_is_asked_where_all_of_them_are_filled() {
    let number = |field, n| (field, Value::Number(n));
    let day = |field, d| (field, Value::Day(date(2024, 5, d)));
    for (cells, expected) in [
        (vec![number("women", 8), number("men", 4), number("all", 12)], vec![]),
        (vec![number("women", 8), number("all", 12)], vec![]),
        (
            vec![number("women", 8), number("men", 3), number("all", 12)],
            vec![("all", "sums-differ")],
        ),
        (vec![number("women", 13), number("all", 12)], vec![("women", "field-too-high")]),
        (vec![day("formed", 5), day("opened", 5)], vec![]),
        (vec![day("formed", 5), day("opened", 4)], vec![("opened", "field-too-early")]),
    ] {
        let expected: Vec<(String, &str)> =
            expected.into_iter().map(|(field, code)| (field.to_owned(), code)).collect();
        assert_eq!(wrong(&cells), expected, "{cells:?}");
    }
}

fn row() -> Row {
    Row {
        id: RowId::of(7, 0),
        register: "shg".to_owned(),
        place: PlaceCode::new(Tier::Village, 128_340),
        since: date(2024, 5, 1),
        values: with(&[("all", Value::Number(12))]),
        merged_into: None,
    }
}

#[test]
fn a_change_is_dated_between_the_row_and_today_and_changes_something() {
    let to = |n| vec![("all".to_owned(), Some(Value::Number(n)))];
    let change = |on, cells| Change { on, place: None, cells };
    let moved = Change { place: Some(PlaceCode::new(Tier::Village, 1)), ..change(TODAY, vec![]) };
    for (change, expected) in [
        (change(TODAY, to(11)), None),
        (change(date(2024, 5, 1), to(11)), None),
        (moved, None),
        (change(TODAY, to(12)), Some("nothing-new")),
        (change(date(2024, 4, 30), to(11)), Some("move-before-last")),
        (change(date(2024, 10, 13), to(11)), Some("day-in-future")),
        (change(TODAY, to(3)), Some("field-too-low")),
        (change(TODAY, vec![("name".to_owned(), None)]), Some("field-missing")),
    ] {
        let changed = may_change(&register(), &row(), &change, TODAY);
        assert_eq!(changed.err().map(|refused| refused.code()), expected, "{change:?}");
    }
    let merged = Row { merged_into: Some(RowId(9)), ..row() };
    let refused = may_change(&register(), &merged, &change(TODAY, to(11)), TODAY);
    assert_eq!(refused, Err(Refused::RowMerged { into: 9 }));
}

#[test]
fn rows_are_merged_once_and_parted_again() {
    let other = Row { id: RowId::of(8, 0), ..row() };
    let member = Row { register: "member".to_owned(), ..other.clone() };
    let merged = Row { merged_into: Some(other.id), ..row() };
    assert_eq!(may_merge(&row(), &other), Ok(()));
    assert_eq!(may_merge(&row(), &row()), Err(Refused::NotOfOneKind));
    assert_eq!(may_merge(&row(), &member), Err(Refused::NotOfOneKind));
    assert_eq!(may_merge(&merged, &other), Err(Refused::RowMerged { into: other.id.0 }));
    assert_eq!(may_merge(&other, &merged), Err(Refused::RowMerged { into: other.id.0 }));
    assert_eq!(may_part(&merged), Ok(other.id));
    assert_eq!(may_part(&row()), Err(Refused::NotMerged));
}

#[test]
fn a_row_counts_from_its_own_day_or_from_the_day_on_which_it_was_taken() {
    let formed = date(2019, 3, 1);
    assert_eq!(since(&register(), &with(&[("formed", Value::Day(formed))]), TODAY), formed);
    assert_eq!(since(&register(), &with(&[]), TODAY), TODAY);
}

#[test]
fn what_is_masked_is_open_to_the_duties_that_the_pack_names() {
    let register = register();
    let mobile = register.field("mobile").unwrap();
    let masked: Vec<Duty> = Duty::ALL.into_iter().filter(|d| mobile.is_masked_for(*d)).collect();
    assert_eq!(masked.len(), Duty::ALL.len() - 1);
    assert!(!masked.contains(&Duty::Mission));
    assert!(!register.field("name").unwrap().is_masked_for(Duty::Field));
}

#[test]
fn a_claim_is_held_against_the_rows() {
    // Aligarh, August 2024: 18,601 potential didis, no entry in the register.
    let claim = Compared { reported: 18_601, verified: 0 };
    assert_eq!((claim.difference(), claim.proved_hundredths()), (18_601, Some(0)));
    let more = Compared { reported: 0, verified: 5 };
    assert_eq!((more.difference(), more.proved_hundredths()), (-5, None));
}

proptest! {
    #[test]
    fn a_block_gives_back_the_rows_it_was_made_of(
        rows in proptest::collection::vec((1_u32..999, 5_i64..20, proptest::bool::ANY), 0..40),
    ) {
        let rows: Vec<(PlaceCode, Date, Values)> = rows
            .into_iter()
            .map(|(place, all, is_active)| {
                let mut cells = vec![("all", Value::Number(all))];
                cells.extend(is_active.then(|| ("status", text("active"))));
                (PlaceCode::new(Tier::Village, place), TODAY, with(&cells))
            })
            .collect();
        let block = RowBlock::of(&register(), &rows);
        let back: Vec<(PlaceCode, Date, Values)> = block
            .rows(7)
            .map(|row| {
                let values = row.values.into_iter().map(|(f, _, v)| (f.to_owned(), v)).collect();
                (row.place, row.since, values)
            })
            .collect();
        prop_assert_eq!(back, rows);
    }
}
