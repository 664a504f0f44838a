//! Answers to points to check, as stories on both databases.

#![expect(clippy::unwrap_used, reason = "a test")]

mod common;

use common::{block, record_by, world};
use domain::fact::Fact;
use domain::honesty::{Answer, DoubtAnswered, DoubtKey};
use domain::indicator::IndicatorCode;
use domain::period::Period;
use jiff::civil::{Date, date};
use store::doubts;
use testkit::on_each_database;

const DAY: Date = date(2025, 10, 6);

fn answer(place: u32, indicator: Option<&str>, answer: Answer) -> DoubtAnswered {
    let key = DoubtKey {
        rule: "unit-slip".to_owned(),
        place: block(place),
        indicator: indicator.map(IndicatorCode::new),
        period: Period::month_of(DAY),
    };
    let (mark, words) = ("2025-10: 1720 / 10".to_owned(), "रजिस्टर से मिलान किया".to_owned());
    DoubtAnswered { key, mark, answer, words }
}

#[test]
fn answers_are_found_by_place_in_the_order_in_which_they_were_given() {
    on_each_database(|db| {
        let world = world(db);
        let given = [
            answer(2, Some("shg"), Answer::SentBack),
            answer(1, None, Answer::Explained),
            answer(1, Some("shg"), Answer::Right),
        ];
        for given in &given {
            record_by(db, world.cdo, DAY, &Fact::DoubtAnswered(given.clone()));
        }
        let of = |places: &[u32]| {
            let places: Vec<_> = places.iter().map(|n| block(*n)).collect();
            let found = db.read(|tx| doubts::at_places(tx, &places)).unwrap();
            assert!(found.iter().all(|one| one.by == Some(world.cdo) && one.on == DAY));
            found.into_iter().map(|one| one.given).collect::<Vec<_>>()
        };
        assert_eq!(of(&[1]), [given[1].clone(), given[2].clone()]);
        assert_eq!(of(&[1, 2]), given);
        assert!(of(&[3]).is_empty());
    });
}

#[test]
fn the_proof_and_a_rebuild_find_answers_as_they_are() {
    on_each_database(|db| {
        let world = world(db);
        let given = answer(1, Some("shg"), Answer::Right);
        record_by(db, world.cdo, DAY, &Fact::DoubtAnswered(given));
        let before = store::verify(db).unwrap();
        assert!(before.is_sound(), "{:?}", before.broken);
        let view = before.views.iter().find(|view| view.table == "doubt_answer").unwrap();
        assert_eq!(view.rows, 1);
        store::rebuild(db).unwrap();
        assert_eq!(store::verify(db).unwrap(), before);
    });
}
