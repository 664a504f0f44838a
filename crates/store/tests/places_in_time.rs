//! Places that change, as stories on both databases: names, parents and codes by day, where posts are found, and
//! a rebuild that comes to the same.

#![expect(clippy::unwrap_used, reason = "a test")]

mod common;

use common::{block, district, post, record};
use domain::fact::Fact;
use domain::name::Name;
use domain::place::change::{Base, Change, Coded, Move, Part, Register, What};
use domain::place::hierarchy::Hierarchy;
use domain::place::{Place, PlaceCode, Tier};
use domain::post::PostId;
use jiff::civil::{Date, date};
use store::places::{self, Since};
use store::posts;
use store::{Db, Error};
use testkit::on_each_database;

const JULY: Date = date(2025, 7, 1);
const AUGUST: Date = date(2025, 8, 1);

fn gp(lgd: u32) -> PlaceCode {
    PlaceCode::new(Tier::GramPanchayat, lgd)
}

fn clf() -> PlaceCode {
    PlaceCode::new(Tier::Clf, 1)
}

fn vo(code: u32) -> PlaceCode {
    PlaceCode::new(Tier::Vo, code)
}

fn place(code: PlaceCode, parent: PlaceCode) -> Place {
    let slug = code.to_string().replace(' ', "-");
    let name = Name::new(&slug, &slug);
    Place { code, parent: Some(parent), slug, name, aliases: Vec::new() }
}

/// The world with two gram panchayats in block 1, an organisation in the first, and a cluster.
fn office(db: &Db) {
    common::world(db);
    let places = vec![
        place(clf(), block(1)),
        place(gp(11), block(1)),
        place(vo(111), gp(11)),
        place(gp(12), block(1)),
    ];
    record(db, date(2025, 4, 2), &Fact::PlacesAdded { places });
}

fn change(db: &Db, from: Date, what: What) -> i64 {
    let change = Change { from, order: "12/2025".to_owned(), what };
    record(db, date(2025, 9, 1), &Fact::PlaceChanged(Box::new(change)))
}

fn moved(hierarchy: Hierarchy, place: PlaceCode, to: PlaceCode) -> What {
    What::Moved { hierarchy, moves: vec![Move { place, to: Some(to) }] }
}

fn coded(place: PlaceCode, code: &str, version: i64) -> What {
    let code = code.to_owned();
    What::Coded { codes: vec![Coded { place, register: Register::Nrlm, code, version }] }
}

#[test]
fn a_place_keeps_its_names_of_before_and_is_found_by_them() {
    on_each_database(|db| {
        office(db);
        change(db, JULY, What::Renamed { place: gp(11), name: Name::new("नया", "Naya") });
        change(db, AUGUST, What::Renamed { place: gp(11), name: Name::new("और नया", "Nayatar") });
        let names = db.read(|tx| places::names(tx, gp(11))).unwrap();
        let since = |from, hi: &str, en: &str| Since { from, what: Name::new(hi, en) };
        let expected = [
            since(None, "gp-11", "gp-11"),
            since(Some(JULY), "नया", "Naya"),
            since(Some(AUGUST), "और नया", "Nayatar"),
        ];
        assert_eq!(names, expected);
        let all = db.read(places::all).unwrap();
        let now = all.iter().find(|place| place.code == gp(11)).unwrap();
        assert_eq!(now.name.en, "Nayatar");
        assert_eq!(now.aliases, ["gp-11", "नया", "Naya"]);
    });
}

#[test]
fn parents_of_each_hierarchy_stand_beside_each_other_by_day() {
    on_each_database(|db| {
        office(db);
        change(db, JULY, moved(Hierarchy::FEDERATION, vo(111), clf()));
        change(db, AUGUST, moved(Hierarchy::REVENUE, gp(11), block(2)));
        let parents = |hierarchy, code| db.read(|tx| places::parents(tx, hierarchy, code)).unwrap();
        let since = |from, what| Since { from, what: Some(what) };
        assert_eq!(parents(Hierarchy::FEDERATION, vo(111)), [since(Some(JULY), clf())]);
        assert_eq!(parents(Hierarchy::REVENUE, vo(111)), []);
        let lay = [since(None, block(1)), since(Some(AUGUST), block(2))];
        assert_eq!(parents(Hierarchy::REVENUE, gp(11)), lay);
    });
}

#[test]
fn a_post_is_found_under_the_block_to_which_its_place_moved() {
    on_each_database(|db| {
        office(db);
        let new = post("secretary", "gp-secretary", vo(111), None);
        let secretary = PostId(record(db, date(2025, 4, 3), &new));
        let under = |place| -> bool {
            let filter = posts::Filter { within: Some(place), ..posts::Filter::default() };
            let page = posts::Page { after: None, limit: 50 };
            let found = db.read(|tx| posts::register(tx, date(2025, 9, 1), &filter, page));
            found.unwrap().rows.iter().any(|seat| seat.post.id == secretary)
        };
        assert!(under(block(1)) && !under(block(2)));
        change(db, AUGUST, moved(Hierarchy::REVENUE, gp(11), block(2)));
        assert!(!under(block(1)) && under(block(2)) && under(district()));
    });
}

#[test]
fn a_code_means_one_place_and_a_later_version_takes_the_place_of_an_earlier_one() {
    on_each_database(|db| {
        office(db);
        change(db, JULY, coded(gp(11), "031347", 1));
        let seq = change(db, AUGUST, coded(gp(11), "031347", 2));
        let codes = db.read(|tx| places::codes(tx, gp(11))).unwrap();
        assert_eq!(codes.iter().map(|code| code.version).collect::<Vec<_>>(), [2]);
        let by = |code: &str| db.read(|tx| places::by_code(tx, Register::Nrlm, code)).unwrap();
        assert_eq!((by("031347"), by("31347")), (Some(gp(11)), None));
        let changes = db.read(|tx| places::changes(tx, gp(11))).unwrap();
        assert_eq!(changes.last().map(|changed| changed.fact), Some(seq));
    });
}

#[test]
fn after_every_change_a_rebuild_comes_to_the_same() {
    on_each_database(|db| {
        office(db);
        change(db, JULY, What::Renamed { place: gp(12), name: Name::new("नया", "Naya") });
        change(db, JULY, What::Aliased { place: gp(12), aliases: vec!["NAYAA".to_owned()] });
        change(db, JULY, moved(Hierarchy::FEDERATION, gp(11), clf()));
        change(db, JULY, coded(gp(12), "77", 0));
        let part = |code, share, takes: &[PlaceCode]| Part {
            place: place(code, block(1)),
            share,
            takes: takes.to_vec(),
        };
        let base = Base { name: "परिवार".to_owned(), whole: 5 };
        let parts = vec![part(gp(13), 3, &[vo(111)]), part(gp(14), 2, &[])];
        change(db, AUGUST, What::Split { place: gp(11), base, parts });
        let federated = db.read(|tx| places::parents(tx, Hierarchy::FEDERATION, gp(14))).unwrap();
        assert_eq!(federated, [Since { from: Some(AUGUST), what: Some(clf()) }]);
        let merged = What::Merged { places: vec![gp(13)], into: gp(14) };
        change(db, date(2025, 8, 2), merged);
        let parents = db.read(|tx| places::parents(tx, Hierarchy::REVENUE, vo(111))).unwrap();
        let at: Vec<_> = parents.iter().filter_map(|since| since.what).collect();
        assert_eq!(at, [gp(11), gp(13), gp(14)]);
        assert!(store::verify(db).unwrap().broken.is_empty());
        store::rebuild(db).unwrap();
        assert!(store::verify(db).unwrap().broken.is_empty());
    });
}

#[test]
fn a_change_of_a_place_that_nobody_gave_is_not_kept() {
    on_each_database(|db| {
        office(db);
        let change = Change {
            from: JULY,
            order: "12".to_owned(),
            what: What::Renamed { place: gp(99), name: Name::new("नया", "Naya") },
        };
        let outcome = db.write(testkit::by(None, JULY), |tx| {
            tx.record(&Fact::PlaceChanged(Box::new(change.clone())))
        });
        assert!(matches!(outcome, Err(Error::Missing { .. })), "{outcome:?}");
    });
}
