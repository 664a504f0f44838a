//! Freezing a month: what it fixes, who opens it again, what shows as changed since.

use domain::figure::{Cell, FigureKind};
use domain::freeze::{
    Corrected, FreezeId, Freezes, Hand, NewFreeze, Thaw, is_fixed, may_freeze, may_thaw,
};
use domain::indicator::{IndicatorCode, Nature};
use domain::name::Name;
use domain::period::Period;
use domain::place::{Place, PlaceCode, Tier, Tree};
use domain::policy::Duty;
use domain::post::PostId;
use domain::refusal::Refusal;
use jiff::civil::{Date, date};

const STATE: (Tier, u32) = (Tier::State, 9);
const DISTRICT: (Tier, u32) = (Tier::District, 147);
const OTHER: (Tier, u32) = (Tier::District, 148);
const BLOCK: (Tier, u32) = (Tier::Block, 1200);

fn code((tier, lgd): (Tier, u32)) -> PlaceCode {
    PlaceCode::new(tier, lgd)
}

fn tree() -> Tree {
    let place = |at: (Tier, u32), parent: Option<(Tier, u32)>| Place {
        code: code(at),
        parent: parent.map(code),
        slug: format!("{}-{}", at.0.word(), at.1),
        name: Name::new("स्थान", "place"),
        aliases: vec![],
    };
    let places = [
        place(STATE, None),
        place(DISTRICT, Some(STATE)),
        place(OTHER, Some(STATE)),
        place(BLOCK, Some(DISTRICT)),
    ];
    Tree::build(places.into()).expect("a sound tree")
}

fn period(text: &str) -> Period {
    Period::read(text).expect(text)
}

fn hand(on: Date) -> Hand {
    Hand { post: Some(PostId(5)), on }
}

fn frozen(freezes: &mut Freezes, id: i64, at: (Tier, u32), month: &str) {
    let given = NewFreeze { place: code(at), month: period(month), note: String::new() };
    freezes.frozen(FreezeId(id), given, hand(date(2024, 10, 8)));
}

#[test]
fn a_freeze_fixes_all_on_which_its_month_rests_and_nothing_later() {
    let until = date(2024, 9, 30);
    for (nature, kind, at, is_so) in [
        (Nature::Flow, FigureKind::Achieved, "2024-09", true),
        (Nature::Flow, FigureKind::AchievedToDate, "2024-09", true),
        (Nature::Flow, FigureKind::Achieved, "2024-04", true),
        (Nature::Flow, FigureKind::Achieved, "2024-09-23/week", true),
        (Nature::Flow, FigureKind::Achieved, "2024-09-30/week", false),
        (Nature::Flow, FigureKind::Achieved, "2024-10", false),
        (Nature::Flow, FigureKind::Target, "2024-25", false),
        (Nature::Stock, FigureKind::Target, "2024-25", true),
        (Nature::Stock, FigureKind::Achieved, "2024-25", false),
        (Nature::Stock, FigureKind::Target, "2025-26", false),
        (Nature::Stock, FigureKind::Achieved, "2023-24", true),
    ] {
        assert_eq!(is_fixed(nature, kind, period(at), until), is_so, "{nature:?} {kind:?} {at}");
    }
}

#[test]
fn a_month_is_frozen_once_when_it_has_begun_and_is_a_month() {
    let given = |month: &str| NewFreeze {
        place: code(DISTRICT),
        month: period(month),
        note: "मासिक समीक्षा".to_owned(),
    };
    let today = date(2024, 10, 8);
    assert_eq!(may_freeze(&given("2024-09"), today, None), Ok(()));
    assert_eq!(may_freeze(&given("2024-10"), today, None), Ok(()));
    let from = date(2024, 11, 1);
    assert_eq!(may_freeze(&given("2024-11"), today, None), Err(Refusal::MonthNotBegun { from }));
    assert_eq!(may_freeze(&given("2024-25"), today, None), Err(Refusal::NotAMonth));
    let (mut freezes, tree) = (Freezes::default(), tree());
    frozen(&mut freezes, 11, STATE, "2024-09");
    for (at, month, is_over) in [
        (DISTRICT, "2024-09", true),
        (BLOCK, "2024-08", true),
        (STATE, "2024-09", true),
        (DISTRICT, "2024-10", false),
    ] {
        let already = freezes.over(&tree, code(at), period(month));
        assert_eq!(already.is_some(), is_over, "{at:?} {month}");
        let said = may_freeze(&given(month), today, already);
        assert_eq!(matches!(said, Err(Refusal::MonthAlreadyFrozen { .. })), is_over);
    }
}

#[test]
fn whoever_froze_a_month_opens_it_or_somebody_at_the_level_or_above() {
    let (mut freezes, tree) = (Freezes::default(), tree());
    frozen(&mut freezes, 11, DISTRICT, "2024-09");
    let freeze = freezes.of(code(DISTRICT), period("2024-09")).next().expect("it was frozen");
    let level = |at: (Tier, u32), duty| Some((code(at), duty));
    let above = Err(Refusal::FreezerIsAbove);
    for (froze, thaws, said) in [
        (level(DISTRICT, Duty::Mission), level(DISTRICT, Duty::Mission), Ok(())),
        (level(DISTRICT, Duty::Mission), level(DISTRICT, Duty::Figures), Ok(())),
        (level(DISTRICT, Duty::Figures), level(DISTRICT, Duty::Head), Ok(())),
        (level(DISTRICT, Duty::Head), level(DISTRICT, Duty::Mission), above.clone()),
        (level(STATE, Duty::Mission), level(DISTRICT, Duty::Head), above.clone()),
        (level(DISTRICT, Duty::Head), level(STATE, Duty::Mission), Ok(())),
        (level(OTHER, Duty::Mission), level(DISTRICT, Duty::Head), above),
        (None, level(DISTRICT, Duty::Mission), Ok(())),
        (level(DISTRICT, Duty::Head), None, Ok(())),
    ] {
        let ruled = may_thaw(freeze, (froze, thaws), "पत्र 12 से", &tree);
        assert_eq!(ruled, said, "{froze:?} {thaws:?}");
    }
    assert_eq!(may_thaw(freeze, (None, None), " ", &tree), Err(Refusal::WordsMissing));
    let mut opened = freezes.clone();
    opened.thawed(FreezeId(11), Thaw { by: hand(date(2024, 10, 9)), reason: "भूल".to_owned() });
    let freeze = opened.of(code(DISTRICT), period("2024-09")).next().expect("it stays on record");
    assert_eq!(may_thaw(freeze, (None, None), "भूल", &tree), Err(Refusal::MonthNotFrozen));
    assert!(opened.over(&tree, code(DISTRICT), period("2024-09")).is_none());
}

#[test]
fn of_several_freezes_over_a_place_the_latest_month_locks_and_an_open_one_only() {
    let (mut freezes, tree) = (Freezes::default(), tree());
    frozen(&mut freezes, 11, DISTRICT, "2024-08");
    frozen(&mut freezes, 12, STATE, "2024-07");
    frozen(&mut freezes, 13, DISTRICT, "2024-09");
    let until = |freezes: &Freezes, at| {
        freezes.locks(&tree).over(code(at)).map(|freeze| freeze.until().to_string())
    };
    assert_eq!(until(&freezes, BLOCK).as_deref(), Some("2024-09-30"));
    assert_eq!(until(&freezes, OTHER).as_deref(), Some("2024-07-31"));
    freezes.thawed(FreezeId(13), Thaw { by: hand(date(2024, 10, 9)), reason: "भूल".to_owned() });
    assert_eq!(until(&freezes, BLOCK).as_deref(), Some("2024-08-31"));
}

#[test]
fn what_was_corrected_after_the_freeze_shows_where_it_counts_and_nowhere_else() {
    let (mut freezes, tree) = (Freezes::default(), tree());
    frozen(&mut freezes, 11, DISTRICT, "2024-08");
    frozen(&mut freezes, 14, DISTRICT, "2024-09");
    let cell = |indicator: &str, at: &str| Corrected {
        indicator: IndicatorCode::new(indicator),
        kind: FigureKind::Achieved,
        period: period(at),
        place: code(BLOCK),
        then: Cell::Value(172),
        now: Cell::Value(168),
    };
    let cells = [cell("flow", "2024-08"), cell("stock", "2023-12"), cell("flow", "2024-03")];
    freezes.corrected(12, hand(date(2024, 9, 20)), "पुनर्गणना", &cells);
    let nature = |indicator: &IndicatorCode| {
        if indicator.as_str() == "stock" { Nature::Stock } else { Nature::Flow }
    };
    for (at, month, n) in [
        // The flow of August and the level of December; March lies in another year.
        (DISTRICT, "2024-08", 2),
        (BLOCK, "2024-08", 2),
        (DISTRICT, "2024-07", 1),
        // Frozen after the correction: it stood so when it was frozen.
        (DISTRICT, "2024-09", 0),
        (OTHER, "2024-08", 0),
        (STATE, "2024-08", 0),
        (DISTRICT, "2024-10", 0),
    ] {
        let since = freezes.changed_since(&tree, (code(at), period(month)), &nature);
        assert_eq!(since.len(), n, "{at:?} {month}");
    }
}
