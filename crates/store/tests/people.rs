//! People, the register of posts and titles by day, as stories on both databases.

#![expect(clippy::unwrap_used, reason = "a test")]

mod common;

use common::{block, district, holding, post, record, world};
use domain::fact::Fact;
use domain::name::Name;
use domain::post::{Charge, Holding, PersonId, PostId};
use jiff::civil::{Date, date};
use store::posts::{Filled, Filter, Page};
use store::{Db, people, posts};
use testkit::on_each_database;

fn enter(db: &Db, hi: &str, en: &str) -> PersonId {
    PersonId(record(db, date(2025, 4, 1), &Fact::PersonAdded { name: Name::new(hi, en) }))
}

#[test]
fn a_person_is_found_by_the_beginning_of_a_word_or_by_its_sound() {
    on_each_database(|db| {
        world(db);
        enter(db, "सौम्या पाण्डेय", "Saumya Pandey");
        enter(db, "डॉ० ज़ाकिर हुसैन", "Dr Zakir Husain");
        let found = |text: &str| -> Vec<String> {
            let found = db.read(|tx| people::search(tx, text, 10)).unwrap();
            found.into_iter().map(|person| person.name.en).collect()
        };
        for text in ["सौम्या", "Saumya", "somya", "पांडेय सौम्या", "sau", "pand"]
        {
            assert_eq!(found(text), ["Saumya Pandey"], "{text}");
        }
        assert_eq!(found("जाकिर"), ["Dr Zakir Husain"]);
        for text in ["", "  ", "%", "_", "'", "saumya husain"] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
        assert_eq!(db.read(|tx| people::search(tx, "r", 1)).unwrap().len(), 1);
    });
}

#[test]
fn people_come_page_by_page_in_the_order_of_entry() {
    on_each_database(|db| {
        world(db);
        let entered = [enter(db, "एक", "One"), enter(db, "दो", "Two"), enter(db, "तीन", "Three")];
        let first = db.read(|tx| people::page(tx, None, 2)).unwrap();
        assert_eq!((first.len(), first[1].id), (2, entered[0]));
        let rest = db.read(|tx| people::page(tx, Some(entered[0]), 10)).unwrap();
        assert_eq!(rest.iter().map(|person| person.id).collect::<Vec<_>>(), entered[1..]);
    });
}

#[test]
fn the_register_tells_vacant_from_held_and_since_when() {
    on_each_database(|db| {
        let world = world(db);
        let day = date(2025, 6, 1);
        let second = PostId(record(db, day, &post("bmm-2", "bmm", block(2), Some(world.dc))));
        let rekha = db.read(people::all).unwrap()[0].id;
        let charge = Charge::Additional;
        let beside = Holding { post: second, person: rekha, charge, from: day, until: None };
        record(db, day, &Fact::HoldingBegan(beside));
        let last = date(2025, 7, 31);
        record(db, day, &Fact::HoldingEnded { post: world.bmm, person: rekha, last });
        let seats = |on: Date, within, filled| -> Vec<(String, Option<Date>)> {
            let page = Page { after: None, limit: 10 };
            let filter = Filter { within, filled };
            let seats = db.read(|tx| posts::register(tx, on, &filter, page)).unwrap();
            seats.rows.into_iter().map(|seat| (seat.post.slug, seat.left_on)).collect()
        };
        let on = date(2025, 8, 1);
        let told = |slug: &str, left| (slug.to_owned(), left);
        assert_eq!(
            seats(on, None, Filled::Vacant),
            [told("cdo", None), told("dc-nrlm", None), told("bmm-maitha", Some(last))]
        );
        assert_eq!(seats(last, Some(block(1)), Filled::Vacant), []);
        assert_eq!(seats(on, None, Filled::Additional), [told("bmm-2", None)]);
        assert_eq!(seats(on, Some(district()), Filled::Any).len(), 4);
        assert_eq!(seats(on, Some(block(2)), Filled::Any).len(), 1);
        let page = Page { after: Some(world.cdo), limit: 1 };
        let one = db.read(|tx| posts::register(tx, on, &Filter::default(), page)).unwrap();
        assert_eq!(one.rows[0].post.slug, "dc-nrlm");
        assert_eq!(one.next, Some(one.rows[0].post.id));
    });
}

#[test]
fn the_holders_of_many_posts_and_days_come_at_once() {
    on_each_database(|db| {
        let world = world(db);
        let sunita = enter(db, "सुनीता", "Sunita");
        record(db, date(2025, 7, 1), &holding(world.bmm, sunita, date(2025, 7, 1)));
        let asked = [
            (world.bmm, date(2025, 7, 1)),
            (world.bmm, date(2025, 6, 30)),
            (world.cdo, date(2025, 7, 1)),
            (world.bmm, date(2025, 3, 31)),
        ];
        let held = db.read(|tx| people::holders(tx, &asked)).unwrap();
        let holder = |at: usize| held[at].holder.as_ref().map(|name| name.en.as_str());
        assert_eq!([0, 1, 2, 3].map(holder), [Some("Sunita"), Some("Rekha"), None, None]);
        let told: Vec<(PostId, Date)> = held.iter().map(|acted| (acted.post, acted.on)).collect();
        assert_eq!(told, asked, "a vacant post has a title still");
        assert_eq!(db.read(|tx| people::holders(tx, &[])).unwrap(), []);
    });
}

#[test]
fn titles_stand_by_day_and_of_two_for_one_day_the_later_said() {
    on_each_database(|db| {
        let world = world(db);
        let retitle = |en: &str, from| {
            let title = Name::new(en, en);
            record(db, date(2025, 5, 1), &Fact::PostRetitled { post: world.bmm, title, from });
        };
        retitle("later", date(2025, 12, 1));
        retitle("slip", date(2025, 6, 1));
        retitle("mended", date(2025, 6, 1));
        let titles = db.read(|tx| posts::titles(tx, Some(world.bmm))).unwrap();
        let told: Vec<(Date, &str)> =
            titles[&world.bmm].later.iter().map(|(from, t)| (*from, t.en.as_str())).collect();
        assert_eq!(told, [(date(2025, 6, 1), "mended"), (date(2025, 12, 1), "later")]);
        assert_eq!(titles[&world.bmm].first.en, "bmm-maitha");
        assert_eq!(db.read(|tx| posts::titles(tx, None)).unwrap().len(), 3);
        let below = db.read(|tx| posts::below(tx, date(2025, 5, 1), world.dc, 9)).unwrap();
        assert_eq!(below.iter().map(|post| post.id).collect::<Vec<_>>(), [world.bmm]);
    });
}
