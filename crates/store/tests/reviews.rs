//! Series, sittings, agendas, attendance and papers, as stories on both databases.

#![expect(clippy::unwrap_used, reason = "a test")]

mod common;

use common::{block, district, items, name, record, record_by, world};
use domain::agenda::{AgendaItem, AgendaReason, Pair};
use domain::directive::DirectiveId;
use domain::fact::Fact;
use domain::figure::Cell;
use domain::grade::Letter;
use domain::indicator::Unit;
use domain::minutes::{LetterNumber, Minutes};
use domain::period::Fy;
use domain::review::{Attendance, Presence, ReviewId, ReviewStage};
use domain::scheme::Vocabulary;
use jiff::civil::{Date, date};
use store::letters::{LetterKind, next_number};
use store::{Db, Error, letters, reviews};
use testkit::{by, on_each_database};

#[test]
fn a_series_comes_back_with_its_chair_members_and_lines() {
    on_each_database(|db| {
        let world = world(db);
        db.read(|tx| {
            let found = reviews::series(tx, world.series)?;
            assert_eq!(found.series.chair, world.cdo);
            assert_eq!(found.series.members, [world.dc, world.bmm]);
            assert_eq!(found.series.schemes[0].as_str(), "bank-linkage");
            assert_eq!(reviews::series_all(tx)?, std::slice::from_ref(&found));
            assert_eq!(reviews::series_by_slug(tx, "nrlm")?, Some(found));
            assert_eq!(reviews::series_by_slug(tx, "nrl")?, None);
            Ok::<(), Error>(())
        })
        .unwrap();
    });
}

#[test]
fn sittings_are_found_before_and_after_a_day() {
    on_each_database(|db| {
        let world = world(db);
        let days = [date(2025, 10, 6), date(2025, 12, 1), date(2025, 11, 3)];
        let [october, december, november] = days.map(|on| world.call(db, on));
        let ids = |found: Vec<reviews::Review>| found.iter().map(|r| r.id).collect::<Vec<_>>();
        db.read(|tx| {
            let all = reviews::reviews_of(tx, world.series)?;
            assert_eq!(ids(all), [december, november, october]);
            assert_eq!(ids(reviews::last_of(tx, world.series, None, 2)?), [december, november]);
            let next = |tx: &mut _, on| reviews::next_after(tx, world.series, on);
            assert_eq!(next(tx, date(2025, 10, 5))?.unwrap().id, october);
            assert_eq!(next(tx, date(2025, 10, 6))?.unwrap().id, november);
            assert_eq!(next(tx, date(2025, 12, 1))?, None);
            let last = reviews::previous(tx, world.series, date(2025, 12, 1))?.unwrap();
            assert_eq!((last.id, last.sitting.on), (november, date(2025, 11, 3)));
            assert_eq!(last.sitting.figures_to, date(2025, 10, 31));
            assert_eq!(reviews::previous(tx, world.series, date(2025, 10, 6))?, None);
            Ok::<(), Error>(())
        })
        .unwrap();
    });
}

fn pair(achieved: i64) -> Pair {
    Pair { unit: Unit::Count, target: Cell::Value(218), achieved: Cell::Value(achieved) }
}

fn reasons() -> Vec<AgendaReason> {
    vec![
        AgendaReason::LowGrade {
            letter: Letter::new("E"),
            before: Some(Letter::new("D")),
            n_periods: 3,
        },
        AgendaReason::NotStarted,
        AgendaReason::FellRanks { from: 3, to: 11 },
        AgendaReason::BehindTarget { short: 46 },
        AgendaReason::NotReported { places: vec![block(1), district()] },
        AgendaReason::Overdue { directive: DirectiveId(7), days: 12 },
        AgendaReason::FiguresChanged { then: pair(172), now: pair(180) },
        AgendaReason::Unfinished {
            review: ReviewId(4), words: "पौधारोपण".to_owned()
        },
        AgendaReason::ByHand {
            words: "खेल मैदान की \"स्थिति\"".to_owned(), reason: String::new()
        },
    ]
}

#[test]
fn every_reason_of_an_agenda_item_comes_back_as_it_was() {
    on_each_database(|db| {
        let world = world(db);
        let review = world.call(db, date(2025, 10, 6));
        let items: Vec<AgendaItem> = (1..)
            .zip(reasons())
            .map(|(n, reason)| AgendaItem {
                n,
                reason,
                post: Some(world.bmm),
                ..common::items()[1].clone()
            })
            .collect();
        record(db, date(2025, 10, 3), &Fact::AgendaDrawn { review, items: items.clone() });
        let points = db.read(|tx| reviews::points(tx, review)).unwrap();
        let back: Vec<AgendaItem> = points.into_iter().map(|point| point.item).collect();
        assert_eq!(back, items);
    });
}

#[test]
fn a_sitting_goes_from_its_calling_to_its_agenda_with_words_and_removals() {
    on_each_database(|db| {
        let world = world(db);
        let day = date(2025, 10, 6);
        let review = world.call(db, day);
        let stage = |expected| {
            assert_eq!(db.read(|tx| reviews::review(tx, review)).unwrap().stage, expected);
        };
        stage(ReviewStage::Called);
        record(db, day, &Fact::AgendaDrawn { review, items: items() });
        stage(ReviewStage::AgendaDrawn);
        let reason = AgendaReason::ByHand {
            words: "खेल मैदान".to_owned(),
            reason: "ग्राम सभा का अनुरोध".to_owned(),
        };
        let item = AgendaItem { n: 3, reason, seen: None, ..items()[0].clone() };
        record(db, day, &Fact::AgendaItemAdded { review, item: item.clone() });
        let removed = Fact::AgendaItemRemoved {
            review, n: 2, reason: "कार्य पूर्ण".to_owned()
        };
        record(db, day, &removed);
        let said = |said: &str, base, joins| {
            let said = said.to_owned();
            record(db, day, &Fact::PointRecorded { review, n: 1, said, base, joins })
        };
        let first = said("46 खाते शेष", 0, vec![]);
        let other = "45 खाते शेष".to_owned();
        let other = Fact::PointDiffered { review, n: 1, said: other, base: 0 };
        let other = record_by(db, world.bmm, day, &other);
        let points = db.read(|tx| reviews::points(tx, review)).unwrap();
        assert_eq!(points[0].item, items()[0]);
        let words = &points[0].words;
        assert_eq!((words.said.as_str(), words.version), ("46 खाते शेष", first));
        let beside = &words.others[0];
        assert_eq!((beside.fact, beside.base, beside.by), (other, 0, Some(world.bmm)));
        assert_eq!(beside.said, "45 खाते शेष");
        let joined = said("45 या 46 खाते शेष", first, vec![other]);
        let after = db.read(|tx| reviews::points(tx, review)).unwrap();
        assert_eq!((after[0].words.version, after[0].words.others.len()), (joined, 0));
        assert_eq!(points[1].removed_because.as_deref(), Some("कार्य पूर्ण"));
        assert_eq!(points[2].item, item);
    });
}

#[test]
fn words_on_an_item_or_a_sitting_that_is_not_there_are_a_conflict() {
    on_each_database(|db| {
        let world = world(db);
        let review = world.call(db, date(2025, 10, 6));
        let said = |review, n| {
            let (base, joins) = (0, vec![]);
            Fact::PointRecorded { review, n, said: "…".to_owned(), base, joins }
        };
        for fact in [
            said(review, 1),
            Fact::AgendaItemRemoved { review, n: 1, reason: "…".to_owned() },
            Fact::AgendaDrawn { review: ReviewId(999), items: vec![] },
            Fact::AgendaDrawn { review: ReviewId(999), items: items() },
        ] {
            let outcome = db.write(by(None, date(2025, 10, 6)), |tx| tx.record(&fact));
            assert!(matches!(outcome, Err(Error::Conflict(_))), "{fact:?}: {outcome:?}");
        }
    });
}

#[test]
fn attendance_taken_again_stands_instead_of_the_first() {
    on_each_database(|db| {
        let world = world(db);
        let review = world.call(db, date(2025, 10, 6));
        let entry = |post, presence, who: &str| {
            let (who, leave) = (who.to_owned(), "दूरभाष पर".to_owned());
            Attendance { post, presence, who, leave }
        };
        let first =
            vec![entry(world.dc, Presence::Absent, ""), entry(world.bmm, Presence::Present, "")];
        let second = vec![entry(world.bmm, Presence::Deputy, "सुनीता, एडीओ")];
        for entries in [first, second] {
            record(
                db,
                date(2025, 10, 6),
                &Fact::AttendanceTaken { review, entries: entries.clone() },
            );
            assert_eq!(db.read(|tx| reviews::attendance(tx, review)).unwrap(), entries);
        }
    });
}

fn minutes(number: LetterNumber, held_on: Date) -> Minutes {
    Minutes {
        vocabulary: Vocabulary::Up,
        office: name("कार्यालय मुख्य विकास अधिकारी"),
        series: name("मासिक समीक्षा"),
        place: name("कानपुर नगर"),
        held_on,
        issued_on: held_on,
        venue: name("विकास भवन"),
        chair_post: name("मुख्य विकास अधिकारी"),
        chair_name: name("श्री क"),
        number,
        attendance: vec![],
        brought_forward: vec![],
        points: vec![],
        copy_to: vec![name("जिलाधिकारी")],
        figures_known_to: 9,
        check_at: String::new(),
    }
}

/// Issues minutes under the next number, as a desk would.
fn issue(db: &Db, review: ReviewId, on: Date) -> LetterNumber {
    db.write(by(None, on), |tx| {
        let number = next_number(tx, LetterKind::Minutes, district(), Fy::of(on))?;
        let minutes = Box::new(minutes(number, on));
        tx.record(&Fact::MinutesIssued { review, minutes })?;
        Ok::<LetterNumber, Error>(number)
    })
    .unwrap()
}

#[test]
fn minutes_are_numbered_without_a_gap_in_a_year_and_from_one_in_the_next() {
    on_each_database(|db| {
        let world = world(db);
        for (on, fy, n) in
            [(date(2026, 2, 2), 2025, 1), (date(2026, 3, 31), 2025, 2), (date(2026, 4, 1), 2026, 1)]
        {
            let review = world.call(db, on);
            let number = issue(db, review, on);
            assert_eq!(number, LetterNumber { fy: Fy(fy), n });
            db.read(|tx| {
                let letter = letters::get(tx, LetterKind::Minutes, district(), number)?;
                assert_eq!(letter.about, review.0);
                assert_eq!(letters::of_review(tx, review)?, [letter]);
                assert_eq!(letters::minutes(tx, &letter)?, minutes(number, on));
                assert_eq!(reviews::review(tx, review)?.stage, ReviewStage::MinutesIssued);
                Ok::<(), Error>(())
            })
            .unwrap();
        }
    });
}

#[test]
fn papers_issued_at_the_same_time_get_different_numbers() {
    on_each_database(|db| {
        let world = world(db);
        let on = date(2025, 10, 6);
        let reviews: Vec<ReviewId> = (0..6).map(|_| world.call(db, on)).collect();
        let mut numbers: Vec<i64> = std::thread::scope(|scope| {
            let issue = |review| scope.spawn(move || issue(db, review, on).n);
            let issued: Vec<_> = reviews.iter().map(|review| issue(*review)).collect();
            issued.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        numbers.sort_unstable();
        assert_eq!(numbers, [1, 2, 3, 4, 5, 6]);
    });
}

#[test]
fn a_number_that_was_given_out_cannot_be_given_again() {
    on_each_database(|db| {
        let world = world(db);
        let on = date(2025, 10, 6);
        let review = world.call(db, on);
        let number = issue(db, review, on);
        let again = Fact::MinutesIssued { review, minutes: Box::new(minutes(number, on)) };
        let outcome = db.write(by(None, on), |tx| tx.record(&again));
        assert!(matches!(outcome, Err(Error::Conflict(_))), "{outcome:?}");
        let unknown = LetterNumber { n: 99, ..number };
        let missing = db.read(|tx| letters::get(tx, LetterKind::Minutes, district(), unknown));
        assert!(matches!(missing, Err(Error::Missing { what: "letter", .. })));
    });
}
