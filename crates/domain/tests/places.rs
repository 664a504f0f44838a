//! Places in time: what may happen to them, the tree of a day, and who goes on in whom.

#![expect(clippy::unwrap_used, reason = "tests")]

use domain::name::Name;
use domain::place::change::{Base, Change, Coded, Move, Part, Register, What};
use domain::place::dated::Places;
use domain::place::hierarchy::Hierarchy;
use domain::place::{Place, PlaceCode, Tier};
use jiff::civil::{Date, date};

const TODAY: Date = date(2025, 11, 20);
const JULY: Date = date(2025, 7, 1);

fn block(n: u32) -> PlaceCode {
    PlaceCode::new(Tier::Block, n)
}

fn gp(n: u32) -> PlaceCode {
    PlaceCode::new(Tier::GramPanchayat, n)
}

fn vo(n: u32) -> PlaceCode {
    PlaceCode::new(Tier::Vo, n)
}

fn clf(n: u32) -> PlaceCode {
    PlaceCode::new(Tier::Clf, n)
}

fn place(code: PlaceCode, parent: Option<PlaceCode>) -> Place {
    let slug = code.to_string().replace(' ', "-");
    Place { code, parent, name: Name::new(&slug, &slug), slug, aliases: Vec::new() }
}

/// A district with two blocks of two gram panchayats, two organisations in each, and a cluster in each block.
fn places() -> Places {
    let district = PlaceCode::new(Tier::District, 1);
    let mut given = vec![place(district, None)];
    for b in 1..=2 {
        given.push(place(block(b), Some(district)));
        given.push(place(clf(b), Some(block(b))));
        for g in [10 * b + 1, 10 * b + 2] {
            given.push(place(gp(g), Some(block(b))));
            given.extend([1, 2].map(|v| place(vo(10 * g + v), Some(gp(g)))));
        }
    }
    let mut places = Places::default();
    places.add(&given);
    places
}

fn change(from: Date, what: What) -> Change {
    Change { from, order: "संख्या 12/2025".to_owned(), what }
}

fn moved(hierarchy: Hierarchy, place: PlaceCode, to: Option<PlaceCode>) -> What {
    What::Moved { hierarchy, moves: vec![Move { place, to }] }
}

fn part(code: PlaceCode, share: i64, takes: &[PlaceCode]) -> Part {
    Part { place: place(code, None), share, takes: takes.to_vec() }
}

fn split(whole: PlaceCode, base: i64, parts: Vec<Part>) -> What {
    What::Split {
        place: whole, base: Base { name: "परिवार 2021".to_owned(), whole: base }, parts
    }
}

fn with(changes: &[(Date, What)]) -> Places {
    let mut places = places();
    for (from, what) in changes {
        let change = change(*from, what.clone());
        places.may(&change, TODAY).unwrap_or_else(|refusal| panic!("{refusal}"));
        places.record(change);
    }
    places
}

fn refused(places: &Places, from: Date, what: What) -> String {
    match places.may(&change(from, what), TODAY) {
        Ok(()) => "allowed".to_owned(),
        Err(refusal) => refusal.code().to_owned(),
    }
}

#[test]
fn what_cannot_be_is_refused_by_name() {
    let (revenue, federation) = (Hierarchy::REVENUE, Hierarchy::FEDERATION);
    let halves = || vec![part(gp(13), 3, &[vo(111)]), part(gp(14), 2, &[vo(112)])];
    let renamed = |name: &str| What::Renamed { place: gp(11), name: Name::new(name, name) };
    let merged = |places: &[PlaceCode], into| What::Merged { places: places.to_vec(), into };
    let coded = |place, code: &str| Coded {
        place,
        register: Register::Nrlm,
        code: code.to_owned(),
        version: 0,
    };
    let new_part =
        |share, takes: &[PlaceCode]| vec![part(gp(11), 3, &[]), part(gp(13), share, takes)];
    for (what, says) in [
        (renamed("नया"), "allowed"),
        (renamed("gp-11"), "place-unchanged"),
        (renamed("gp-12"), "place-name-taken"),
        (What::Aliased { place: gp(11), aliases: vec!["gp-12".to_owned()] }, "place-name-taken"),
        (moved(revenue, gp(11), Some(block(2))), "allowed"),
        (moved(revenue, gp(11), Some(block(1))), "place-unchanged"),
        (moved(revenue, gp(11), None), "place-no-parent"),
        (moved(revenue, block(1), Some(gp(11))), "place-circle"),
        (moved(revenue, gp(11), Some(vo(121))), "place-may-not-stand"),
        (moved(revenue, vo(111), Some(gp(99))), "place-not-there"),
        (moved(federation, vo(111), Some(clf(1))), "allowed"),
        (moved(federation, vo(111), Some(clf(2))), "place-other-seat"),
        (moved(federation, vo(111), None), "place-unchanged"),
        (moved(federation, block(1), Some(clf(1))), "place-circle"),
        (split(gp(11), 5, halves()), "allowed"),
        (split(gp(11), 5, new_part(2, &[vo(111)])), "allowed"),
        (split(gp(11), 6, halves()), "place-parts-do-not-sum"),
        (split(gp(11), 3, new_part(0, &[])), "place-no-share"),
        (split(gp(11), 5, vec![part(gp(13), 5, &[])]), "place-too-few-parts"),
        (
            split(gp(11), 5, vec![part(gp(13), 3, &[]), part(gp(14), 2, &[])]),
            "place-not-taken-once",
        ),
        (split(gp(11), 5, new_part(2, &[vo(121)])), "place-not-taken-once"),
        (split(gp(11), 5, vec![part(gp(12), 3, &[]), part(gp(11), 2, &[])]), "place-code-in-use"),
        (split(gp(11), 5, vec![part(vo(999), 3, &[]), part(gp(11), 2, &[])]), "place-other-tier"),
        (merged(&[gp(12)], gp(11)), "allowed"),
        (merged(&[gp(11)], gp(11)), "place-into-itself"),
        (merged(&[vo(121)], gp(11)), "place-other-tier"),
        (merged(&[], gp(11)), "nothing-to-save"),
        (What::Coded { codes: vec![coded(gp(11), "31"), coded(gp(12), "31")] }, "place-code-taken"),
        (What::Coded { codes: vec![coded(gp(11), "31")] }, "allowed"),
    ] {
        assert_eq!(refused(&places(), JULY, what.clone()), says, "{what:?}");
    }
}

#[test]
fn no_change_holds_from_a_day_to_come_or_without_an_order() {
    let what = || What::Renamed { place: gp(11), name: Name::new("नया", "New") };
    assert_eq!(refused(&places(), TODAY, what()), "allowed");
    assert_eq!(refused(&places(), date(2025, 11, 21), what()), "place-in-the-future");
    let unnamed = Change { order: " ".to_owned(), ..change(JULY, what()) };
    assert_eq!(places().may(&unnamed, TODAY).unwrap_err().code(), "place-order-missing");
}

#[test]
fn a_place_takes_no_change_before_it_was_there_nor_after_it_ended() {
    let halves = vec![part(gp(13), 3, &[vo(111)]), part(gp(14), 2, &[vo(112)])];
    let places = with(&[(JULY, split(gp(11), 5, halves))]);
    let rename = |place| What::Renamed { place, name: Name::new("नया", "New") };
    for (place, from, says) in [
        (gp(13), date(2025, 6, 30), "place-not-there"),
        (gp(13), JULY, "allowed"),
        (gp(11), date(2025, 6, 30), "allowed"),
        (gp(11), JULY, "place-not-there"),
    ] {
        assert_eq!(refused(&places, from, rename(place)), says, "{place} {from}");
    }
    assert_eq!(places.span(gp(11)), (None, Some(JULY)));
    assert_eq!(places.span(gp(13)), (Some(JULY), None));
}

#[test]
fn two_orders_of_one_sort_never_hold_over_each_other() {
    let revenue = Hierarchy::REVENUE;
    let places = with(&[(JULY, moved(revenue, gp(11), Some(block(2))))]);
    let back = || moved(revenue, gp(11), Some(block(1)));
    for (from, says) in [
        (date(2025, 6, 1), "place-before-another"),
        (JULY, "place-before-another"),
        (date(2025, 7, 2), "allowed"),
    ] {
        assert_eq!(refused(&places, from, back()), says, "{from}");
    }
}

#[test]
fn the_tree_of_a_day_has_the_names_and_parents_of_that_day() {
    let places = with(&[
        (JULY, What::Renamed { place: gp(11), name: Name::new("नया गाँव", "Naya Gaon") }),
        (date(2025, 8, 1), moved(Hierarchy::REVENUE, gp(11), Some(block(2)))),
    ]);
    for (day, name, parent) in [
        (date(2025, 6, 30), "gp-11", block(1)),
        (JULY, "नया गाँव", block(1)),
        (date(2025, 8, 1), "नया गाँव", block(2)),
    ] {
        let tree = places.tree_on(Hierarchy::REVENUE, day).unwrap();
        let at = tree.get(gp(11)).unwrap();
        assert_eq!((at.name.hi.as_str(), at.parent), (name, Some(parent)), "{day}");
    }
    let now = places.tree().unwrap();
    assert!(
        now.get(gp(11)).unwrap().aliases.contains(&"gp-11".to_owned()),
        "the old name is found"
    );
}

#[test]
fn a_cluster_has_its_members_and_who_has_none_stays_where_it_lies() {
    let federation = Hierarchy::FEDERATION;
    let places = with(&[
        (JULY, moved(federation, vo(111), Some(clf(1)))),
        (JULY, moved(federation, gp(12), Some(clf(1)))),
    ]);
    let parent = |day, code| places.tree_on(federation, day).unwrap().get(code).unwrap().parent;
    for (day, code, stands) in [
        (date(2025, 6, 30), vo(111), gp(11)),
        (JULY, vo(111), clf(1)),
        (JULY, vo(112), gp(11)),
        (JULY, gp(11), block(1)),
        (JULY, gp(12), clf(1)),
        (JULY, vo(121), gp(12)),
        (JULY, clf(1), block(1)),
    ] {
        assert_eq!(parent(day, code), Some(stands), "{day} {code}");
    }
    let tree = places.tree_on(federation, JULY).unwrap();
    let below: Vec<PlaceCode> = tree.children(block(1)).map(|place| place.code).collect();
    assert_eq!(below, [clf(1)], "gram panchayats are not listed among clusters");
}

#[test]
fn who_moves_to_another_block_leaves_the_cluster_behind() {
    let places = with(&[
        (JULY, moved(Hierarchy::FEDERATION, vo(111), Some(clf(1)))),
        (date(2025, 8, 1), moved(Hierarchy::REVENUE, gp(11), Some(block(2)))),
    ]);
    let steps = places.parents(Hierarchy::FEDERATION, vo(111));
    let expected =
        [(None, Some(gp(11))), (Some(JULY), Some(clf(1))), (Some(date(2025, 8, 1)), Some(gp(11)))];
    assert_eq!(steps, expected);
}

#[test]
fn those_below_go_with_the_part_that_takes_them_and_with_the_one_that_takes_in() {
    let places = with(&[
        (JULY, split(gp(11), 5, vec![part(gp(11), 3, &[]), part(gp(13), 2, &[vo(112)])])),
        (date(2025, 8, 1), What::Merged { places: vec![gp(12)], into: gp(11) }),
    ]);
    let tree = places.tree_on(Hierarchy::REVENUE, TODAY).unwrap();
    for (code, parent) in
        [(vo(111), gp(11)), (vo(112), gp(13)), (vo(121), gp(11)), (gp(13), block(1))]
    {
        assert_eq!(tree.get(code).unwrap().parent, Some(parent), "{code}");
    }
    assert!(tree.get(gp(12)).is_none() && places.tree().unwrap().get(gp(12)).is_some());
    let heirs: Vec<_> = places.successions(TODAY).into_iter().map(|s| (s.place, s.heirs)).collect();
    let expected = [(gp(11), vec![(gp(11), 3), (gp(13), 2)]), (gp(12), vec![(gp(11), 1)])];
    assert_eq!(heirs, expected);
    assert!(places.successions(date(2025, 6, 30)).is_empty());
}
