//! Places, posts and who holds them, as stories on both databases.

#![expect(clippy::unwrap_used, reason = "a test")]

mod common;

use common::{block, district, holding, name, places, post, record, world};
use domain::fact::Fact;
use domain::name::Name;
use domain::place::{Place, PlaceCode, Tier, Tree};
use domain::post::{PersonId, PostId};
use jiff::civil::date;
use store::{Db, Error, people, posts};
use testkit::{by, on_each_database};

#[test]
fn places_come_back_in_the_order_given_and_make_the_tree() {
    on_each_database(|db| {
        world(db);
        let more = Place {
            code: PlaceCode::new(Tier::GramPanchayat, 7),
            parent: Some(block(1)),
            slug: "bhaupur".to_owned(),
            name: Name::new("भाऊपुर", "Bhaupur"),
            aliases: vec!["भाउपुर".to_owned(), "a \"quoted\" name".to_owned()],
        };
        record(db, date(2025, 4, 2), &Fact::PlacesAdded { places: vec![more.clone()] });
        let all = db.read(store::places::all).unwrap();
        assert_eq!(all, [places(), vec![more]].concat());
        assert_eq!(Tree::build(all).unwrap().children(district()).count(), 2);
    });
}

#[test]
fn a_place_whose_parent_is_nowhere_is_a_conflict() {
    on_each_database(|db| {
        let orphan = Place {
            parent: Some(PlaceCode::new(Tier::State, 9)),
            ..places().into_iter().next().unwrap()
        };
        let outcome = db.write(by(None, date(2025, 4, 1)), |tx| {
            tx.record(&Fact::PlacesAdded { places: vec![orphan.clone()] })
        });
        assert!(matches!(outcome, Err(Error::Conflict(_))), "{outcome:?}");
    });
}

fn holder(db: &Db, post: PostId, on: jiff::civil::Date) -> Option<String> {
    db.read(|tx| posts::get(tx, on, post)).unwrap().holder.map(|holder| holder.name.en)
}

#[test]
fn a_post_has_the_holder_of_the_day_that_is_asked() {
    on_each_database(|db| {
        let bmm = world(db).bmm;
        let day = date(2025, 6, 1);
        let hold = |en: &str, from| {
            let added = Fact::PersonAdded { name: Name::new(en, en) };
            let person = PersonId(record(db, day, &added));
            record(db, day, &holding(bmm, person, from));
            person
        };
        let sunita = hold("Sunita", date(2025, 7, 1));
        let last = date(2025, 8, 31);
        record(db, day, &Fact::HoldingEnded { post: bmm, person: sunita, last });
        // Corrected on the same day: what was said last stands.
        hold("Anil", date(2025, 10, 1));
        hold("Anita", date(2025, 10, 1));
        for (on, expected) in [
            (date(2025, 3, 31), None),
            (date(2025, 4, 1), Some("Rekha")),
            (date(2025, 6, 30), Some("Rekha")),
            (date(2025, 7, 1), Some("Sunita")),
            (date(2025, 8, 31), Some("Sunita")),
            (date(2025, 10, 1), Some("Anita")),
        ] {
            assert_eq!(holder(db, bmm, on).as_deref(), expected, "on {on}");
        }
        let held = db.read(|tx| people::of_post(tx, bmm)).unwrap();
        let until: Vec<Option<jiff::civil::Date>> = held.iter().map(|held| held.until).collect();
        assert_eq!(until, [None, Some(last), None, None]);
        assert_eq!(db.read(|tx| people::of_person(tx, sunita)).unwrap(), held[1..2]);
        assert_eq!(db.read(people::all).unwrap().len(), 4);
    });
}

#[test]
fn a_post_goes_by_the_title_of_the_day() {
    on_each_database(|db| {
        let bmm = world(db).bmm;
        let (title, from) = (Name::new("ब्लॉक प्रबंधक", "Block Manager"), date(2025, 12, 1));
        record(db, from, &Fact::PostRetitled { post: bmm, title: title.clone(), from });
        let title_on = |on| db.read(|tx| posts::get(tx, on, bmm)).unwrap().title;
        assert_eq!(title_on(date(2025, 11, 30)), Name::new("पद", "bmm-maitha"));
        assert_eq!(title_on(from), title);
    });
}

#[test]
fn posts_are_found_by_address_place_and_kind() {
    on_each_database(|db| {
        let world = world(db);
        let day = date(2025, 5, 1);
        let second = PostId(record(db, day, &post("bmm-2", "bmm", block(1), Some(world.dc))));
        db.read(|tx| {
            let slugs = |posts: Vec<domain::post::Post>| {
                posts.into_iter().map(|post| post.slug).collect::<Vec<String>>()
            };
            assert_eq!(slugs(posts::all(tx, day)?), ["cdo", "dc-nrlm", "bmm-maitha", "bmm-2"]);
            assert_eq!(slugs(posts::at_place(tx, day, block(1))?), ["bmm-maitha", "bmm-2"]);
            assert_eq!(slugs(posts::at_place(tx, day, block(2))?), [""; 0]);
            assert_eq!(posts::of_kind(tx, day, "bmm", block(1))?.unwrap().id, world.bmm);
            assert_eq!(posts::of_kind(tx, day, "bmm", block(2))?, None);
            let found = posts::by_slug(tx, day, "bmm-maitha")?.unwrap();
            assert_eq!(found.reports_to, Some(world.dc));
            assert_eq!(found.title, Name::new("पद", "bmm-maitha"));
            assert_eq!(posts::by_slug(tx, day, "bmm")?, None);
            assert_eq!(posts::get(tx, day, second)?.holder, None);
            let nobody = posts::get(tx, day, PostId(99));
            assert!(matches!(nobody, Err(Error::Missing { what: "post", .. })));
            Ok::<(), Error>(())
        })
        .unwrap();
    });
}

#[test]
fn a_word_that_is_taken_is_a_conflict_and_leaves_nothing() {
    on_each_database(|db| {
        world(db);
        let before = db.read(store::ledger::head).unwrap();
        let taken = post("cdo", "cdo", block(2), None);
        let outcome = db.write(by(None, date(2025, 5, 1)), |tx| tx.record(&taken));
        assert!(matches!(outcome, Err(Error::Conflict(_))), "{outcome:?}");
        assert_eq!(db.read(store::ledger::head).unwrap(), before);
    });
}

#[test]
fn an_office_goes_by_the_name_it_was_given_last() {
    on_each_database(|db| {
        assert_eq!(db.read(store::offices::get).unwrap(), None);
        record(db, date(2025, 4, 1), &Fact::OfficeOpened { name: name("एक") });
        record(db, date(2025, 4, 1), &Fact::OfficeOpened { name: name("दो") });
        let office = db.read(store::offices::get).unwrap().unwrap();
        assert_eq!((office.name, office.fact), (name("दो"), 2));
    });
}
