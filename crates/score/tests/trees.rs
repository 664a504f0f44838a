//! The same figures over another hierarchy and over the places of another day: nothing is lost and nothing
//! counts twice, whatever happened, and one by one comes to the same as all at once.

#![expect(clippy::unwrap_used, reason = "tests")]

mod world;

use std::sync::Arc;

use domain::figure::{Cell, Figure, FigureBlock};
use domain::place::change::{Base, Change, Move, Part, What};
use domain::place::dated::Places;
use domain::place::hierarchy::Hierarchy;
use domain::place::{Place, PlaceCode, Tier};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use score::{ColumnKey, Cube};
use world::{UNSAID, block, district, gp, key, place, v};

const DAY: Date = date(2025, 7, 1);

fn vo(n: u32) -> PlaceCode {
    PlaceCode::new(Tier::Vo, n)
}

fn clf(n: u32) -> PlaceCode {
    PlaceCode::new(Tier::Clf, n)
}

/// Two blocks of three gram panchayats with two organisations each, and two clusters in each block.
fn given() -> Places {
    let mut given = vec![place(district(1), None)];
    for b in 1..=2 {
        given.push(place(block(b), Some(district(1))));
        given.extend([1, 2].map(|c| place(clf(10 * b + c), Some(block(b)))));
        for g in (1..=3).map(|g| 100 * b + g) {
            given.push(place(gp(g), Some(block(b))));
            given.extend([1, 2].map(|n| place(vo(10 * g + n), Some(gp(g)))));
        }
    }
    let mut places = Places::default();
    places.add(&given);
    places
}

fn moved(hierarchy: Hierarchy, place: PlaceCode, to: Option<PlaceCode>) -> What {
    What::Moved { hierarchy, moves: vec![Move { place, to }] }
}

/// A gram panchayat that goes on with the first share and gives the second to a new one.
fn split(whole: PlaceCode, shares: [i64; 2], new: u32) -> What {
    let part = |code, share| Part { place: place(code, None), share, takes: Vec::new() };
    let base = Base { name: "परिवार".to_owned(), whole: shares.iter().sum() };
    What::Split {
        place: whole,
        base,
        parts: vec![part(whole, shares[0]), part(gp(new), shares[1])],
    }
}

/// The changes that the rules let through, each a day later than the one before.
fn after(whats: &[What]) -> Places {
    let mut places = given();
    for (what, day) in whats.iter().zip(0_i64..) {
        let from = DAY.saturating_add(jiff::Span::new().days(day));
        let change = Change { from, order: "12/2025".to_owned(), what: what.clone() };
        if places.may(&change, date(2025, 12, 31)).is_ok() {
            places.record(change);
        }
    }
    places
}

fn any_gp() -> impl Strategy<Value = PlaceCode> {
    (1_u32..=2, 1_u32..=3).prop_map(|(b, g)| gp(100 * b + g))
}

fn any_vo() -> impl Strategy<Value = PlaceCode> {
    (1_u32..=2, 1_u32..=3, 1_u32..=2).prop_map(|(b, g, n)| vo(1000 * b + 10 * g + n))
}

fn any_clf() -> impl Strategy<Value = Option<PlaceCode>> {
    prop_oneof![
        1 => Just(None),
        4 => (1_u32..=2, 1_u32..=2).prop_map(|(b, c)| Some(clf(10 * b + c))),
    ]
}

fn any_change() -> impl Strategy<Value = What> {
    let (revenue, federation) = (Hierarchy::REVENUE, Hierarchy::FEDERATION);
    prop_oneof![
        4 => (any_vo(), any_clf()).prop_map(move |(vo, clf)| moved(federation, vo, clf)),
        2 => (any_gp(), any_clf()).prop_map(move |(gp, clf)| moved(federation, gp, clf)),
        1 => (any_vo(), any_gp()).prop_map(move |(vo, gp)| moved(revenue, vo, Some(gp))),
        1 => (any_gp(), 1_u32..=2).prop_map(move |(gp, b)| moved(revenue, gp, Some(block(b)))),
        1 => (any_gp(), 1_i64..9, 1_i64..9, 901_u32..905)
            .prop_map(|(gp, a, b, new)| split(gp, [a, b], new)),
        1 => (any_gp(), any_gp()).prop_map(|(gp, into)| What::Merged { places: vec![gp], into }),
    ]
}

fn any_figure() -> impl Strategy<Value = Figure> {
    let at = prop_oneof![
        1 => (1_u32..=2).prop_map(block),
        3 => any_gp(),
        4 => any_vo(),
        1 => (901_u32..905).prop_map(gp),
    ];
    let cell = prop_oneof![8 => (-3_i64..60).prop_map(v), 1 => Just(world::NA), 1 => Just(UNSAID)];
    let what = prop_oneof![
        Just("loans a 2025-05"),
        Just("loans a 2025-08"),
        Just("loans t 2025-26"),
        Just("groups a 2025-06"),
    ];
    (what, at, cell).prop_map(|(what, at, cell)| world::fig(what, at, cell))
}

fn keys() -> [ColumnKey; 4] {
    [
        key("loans", "a", "2025-05"),
        key("loans", "a", "2025-08"),
        key("loans", "t", "2025-26"),
        key("groups", "a", "2025-06"),
    ]
}

/// The cube of all places that ever were, that of a day laid over it, and the federation's across that.
fn cubes(places: &Places, figures: &[Figure], day: Date) -> [Cube; 3] {
    let all = world::cube(Arc::new(places.tree().unwrap()), figures);
    let tree = |hierarchy| Arc::new(places.tree_on(hierarchy, day).unwrap());
    let laid = all.laid(tree(Hierarchy::REVENUE), &places.successions(day)).unwrap();
    let across = laid.across(tree(Hierarchy::FEDERATION)).unwrap();
    [all, laid, across]
}

fn sum<'p>(cube: &Cube, key: &ColumnKey, places: impl Iterator<Item = &'p Place>) -> i64 {
    places.filter_map(|place| cube.cell(key, place.code).value()).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn clusters_and_those_in_none_come_to_what_the_gram_panchayats_come_to(
        whats in proptest::collection::vec(any_change(), 0..14),
        figures in proptest::collection::vec(any_figure(), 0..60),
    ) {
        let places = after(&whats);
        for day in [DAY, date(2025, 12, 31)] {
            let [_, laid, across] = cubes(&places, &figures, day);
            for (key, b) in keys().iter().flat_map(|key| [1, 2].map(|b| (key, block(b)))) {
                prop_assert_eq!(across.cell(key, b), laid.cell(key, b), "{:?} at {}", key, b);
                let lies = laid.tree().children(b);
                let stands = across.tree().within(b).iter().filter(|p| p.parent == Some(b));
                let (gps, members) = (sum(&laid, key, lies), sum(&across, key, stands));
                let alone = laid.tree().children(b).all(|p| laid.cell(key, p.code).value().is_none());
                if !alone {
                    prop_assert_eq!(gps, members);
                }
            }
        }
    }

    #[test]
    fn a_split_a_merger_and_a_move_lose_nothing_of_what_was_said(
        whats in proptest::collection::vec(any_change(), 0..14),
        figures in proptest::collection::vec(any_figure(), 0..60),
    ) {
        let places = after(&whats);
        // Gram panchayats alone: what one of them says beside its members' sum moves with nobody.
        let figures: Vec<Figure> = figures
            .into_iter()
            .filter(|f| f.place.tier() == Tier::GramPanchayat)
            .collect();
        let [all, laid, _] = cubes(&places, &figures, date(2025, 12, 31));
        for key in keys() {
            let whole = |cube: &Cube| cube.cell(&key, district(1)).value().unwrap_or(0);
            prop_assert_eq!(whole(&laid), whole(&all), "{:?}", key);
        }
    }

    #[test]
    fn figures_one_by_one_come_to_the_same_in_every_tree_as_all_at_once(
        whats in proptest::collection::vec(any_change(), 0..14),
        figures in proptest::collection::vec(any_figure(), 0..60),
    ) {
        let places = after(&whats);
        let day = date(2025, 12, 31);
        let successions = places.successions(day);
        let [mut all, mut laid, mut across] = cubes(&places, &[], day);
        for figure in &figures {
            let block = FigureBlock::of(std::slice::from_ref(figure));
            all.apply(&block).unwrap();
            let touched = laid.relay(&all, &block, &successions).unwrap();
            across.follow(&laid, &touched).unwrap();
        }
        let at_once = cubes(&places, &figures, day);
        prop_assert_eq!(&all, &at_once[0]);
        prop_assert_eq!(&laid, &at_once[1]);
        prop_assert_eq!(&across, &at_once[2]);
    }
}

#[test]
fn a_figure_of_before_a_split_is_shared_by_the_order_and_one_of_after_it_is_not() {
    let mut places = given();
    let what = split(gp(101), [3, 2], 901);
    places.record(Change { from: DAY, order: "12/2025".to_owned(), what });
    let said = [("loans a 2025-05", 7), ("loans a 2025-08", 7), ("loans t 2025-26", 100)];
    let figures = said.map(|(what, value)| world::fig(what, gp(101), v(value)));
    let [_, before, _] = cubes(&places, &figures, date(2025, 6, 30));
    let [_, after, _] = cubes(&places, &figures, DAY);
    let [may, august, year, _] = keys();
    for (cube, key, at, cell) in [
        (&before, &may, gp(101), v(7)),
        (&before, &may, gp(901), UNSAID),
        (&after, &may, gp(101), v(4)),
        (&after, &may, gp(901), v(3)),
        (&after, &august, gp(101), v(7)),
        (&after, &august, gp(901), UNSAID),
        (&after, &year, gp(101), v(100)),
        (&after, &year, block(1), v(100)),
        (&after, &may, block(1), v(7)),
    ] {
        assert_eq!(cube.cell(key, at), cell, "{key:?} at {at}");
    }
}

#[test]
fn a_gram_panchayats_own_word_falls_aside_in_both_trees_when_a_member_speaks() {
    let mut places = given();
    let what = moved(Hierarchy::FEDERATION, vo(1011), Some(clf(11)));
    places.record(Change { from: DAY, order: "12/2025".to_owned(), what });
    let may = &keys()[0];
    let said = |place, value| world::fig("loans a 2025-05", place, v(value));
    let check = |figures: &[Figure], cells: [(PlaceCode, Cell); 3]| {
        let [_, laid, across] = cubes(&places, figures, DAY);
        for (at, cell) in cells {
            assert_eq!(across.cell(may, at), cell, "{at}");
        }
        assert_eq!(laid.cell(may, block(1)), across.cell(may, block(1)));
    };
    let alone = [said(gp(101), 12)];
    check(&alone, [(clf(11), UNSAID), (gp(101), v(12)), (block(1), v(12))]);
    let both = [said(gp(101), 12), said(vo(1011), 5)];
    check(&both, [(clf(11), v(5)), (gp(101), UNSAID), (block(1), v(5))]);
}

/// All cards of the federation in one go are the cards made one by one, and ranks are among the listed.
#[test]
fn bulk_over_the_federation_says_what_its_cards_say() {
    let mut places = given();
    for (n, (member, cluster)) in
        [(1011, 11), (1012, 12), (1021, 11), (2011, 22)].iter().enumerate()
    {
        let what = moved(Hierarchy::FEDERATION, vo(*member), Some(clf(*cluster)));
        let from = DAY.saturating_add(jiff::Span::new().days(i64::try_from(n).unwrap()));
        places.record(Change { from, order: "12/2025".to_owned(), what });
    }
    let figures: Vec<Figure> = [1011, 1012, 1021, 2011, 2012, 1031]
        .iter()
        .flat_map(|n| {
            let (target, achieved) = (v(20), v(i64::from(n % 17)));
            [("t", target), ("a", achieved)]
                .map(|(kind, cell)| world::fig(&format!("loans {kind} 2025-08"), vo(*n), cell))
        })
        .collect();
    let [_, _, across] = cubes(&places, &figures, date(2025, 12, 31));
    let (book, august) = (world::usual_book(), world::period("2025-08"));
    let cards = score::bulk(&across, &book, &[august]).remove(0);
    for b in [1, 2].map(block) {
        let league = score::league(&across, &book, b, august);
        assert_eq!(league.len(), 2, "clusters alone are ranked below a block");
        for (card, rank) in league {
            let ix = across.tree().ix(card.place).unwrap();
            let found = (cards.marks_hundredths[ix], cards.ranks[ix]);
            assert_eq!(found, (Some(card.marks_hundredths), rank), "{}", card.place);
        }
    }
}
