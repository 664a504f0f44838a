//! A month from its figures to its freeze, and what comes after: refusals, corrections, an opening again; two
//! who import at once, and a freeze in between. Nothing is half done, and the ledger proves itself.
#![expect(clippy::unwrap_used, reason = "a test")]

#[expect(dead_code, reason = "each test file uses a part of it")]
mod office;

use std::sync::Barrier;

use desk::sheets_in::{self, Basis, Converts, Handed, Opened};
use desk::{Books, Desk, Error, figures, months, reviews, scorecards};
use domain::figure::{Cell, Figure, FigureBlock, FigureKind, Source, Way};
use domain::period::Period;
use domain::place::PlaceCode;
use domain::post::PostId;
use domain::refusal::Refusal;
use jiff::civil::{Date, date};
use office::{accounts, block, by, district, office, save};

const TODAY: Date = date(2025, 10, 6);

fn month(text: &str) -> Period {
    Period::read(text).unwrap()
}

fn september() -> Period {
    month("2025-09")
}

/// An office with two blocks whose figures to September are in.
fn reported(desk: &Desk) -> office::Office {
    let office = office(desk, 2);
    desk.write(by(office.dc, TODAY), |books| {
        save(books, &[(0, 172), (1, 90)], date(2025, 9, 30))?;
        save(books, &[(0, 150), (1, 80)], date(2025, 8, 31))
    })
    .unwrap();
    office
}

fn freeze(desk: &Desk, post: PostId, at: PlaceCode, month: Period) -> desk::Result<()> {
    desk.write(by(post, TODAY), |books| {
        months::freeze(books, at, month, "सितम्बर की समीक्षा").map(drop)
    })
}

fn one(desk: &Desk, period: Period, value: i64) -> desk::Result<figures::Saved> {
    desk.write(by(PostId(0), TODAY), |books| figures::save(books, source(), figure(period, value)))
}

fn source() -> Source {
    Source {
        way: Way::Api,
        name: "प्रविष्टि".to_owned(),
        sha256: String::new(),
        as_on: TODAY,
        synthetic: false,
    }
}

fn figure(period: Period, value: i64) -> FigureBlock {
    FigureBlock::of(&[Figure {
        indicator: accounts(),
        place: block(0),
        period,
        kind: FigureKind::Achieved,
        cell: Cell::Value(value),
    }])
}

fn is_sound(desk: &Desk) {
    let report = store::verify(desk.db()).unwrap();
    assert!(report.is_sound(), "{:?}", report.broken);
    let fresh = Desk::over(desk.db().clone()).unwrap();
    let known = |desk: &Desk| desk.read(TODAY, |books| Ok(books.known.clone())).unwrap();
    assert!(known(desk) == known(&fresh), "what is held in memory is what the ledger says");
}

#[test]
fn a_frozen_month_refuses_a_figure_that_would_change_it_and_takes_all_others() {
    testkit::on_each_address(|address| {
        let desk = Desk::open(address).unwrap();
        let office = reported(&desk);
        freeze(&desk, office.dc, district(), september()).unwrap();
        for (at, value, is_refused) in [
            ("2025-09", 168, true),
            ("2025-09", 172, false),
            ("2025-08", 149, true),
            ("2025-07", 10, true),
            ("2025-10", 180, false),
            ("2024-12", 7, true),
        ] {
            let head = desk.position();
            match one(&desk, month(at), value) {
                Err(Error::Refused(Refusal::MonthFrozen { until, n, .. })) => {
                    assert!(is_refused, "{at} {value}");
                    assert_eq!((until, n), (date(2025, 9, 30), 1));
                    assert_eq!(desk.position(), head, "nothing was kept");
                }
                other => assert!(other.is_ok() && !is_refused, "{at} {value}: {other:?}"),
            }
        }
        is_sound(&desk);
    });
}

#[test]
fn a_correction_is_a_new_version_with_its_reason_and_shows_on_the_card() {
    testkit::on_each_address(|address| {
        let desk = Desk::open(address).unwrap();
        let office = reported(&desk);
        freeze(&desk, office.dc, district(), september()).unwrap();
        let correct = |value, reason: &str| {
            desk.write(by(office.dc, TODAY), |books| {
                figures::correct(books, source(), figure(september(), value), reason)
            })
        };
        let refused = correct(168, "  ");
        assert!(matches!(refused, Err(Error::Refused(Refusal::WordsMissing))), "{refused:?}");
        correct(168, "चार खाते दो बार गिने गए").unwrap();
        correct(169, "एक खाता सही था").unwrap();
        desk.read(TODAY, |books| {
            let known = &books.known;
            let since = |at, month| {
                months::changed_since(known, at, month)
                    .iter()
                    .map(|c| (c.cell.then, c.cell.now, c.by.post, c.reason.clone()))
                    .collect::<Vec<_>>()
            };
            let expected = vec![
                (
                    Cell::Value(172),
                    Cell::Value(168),
                    Some(office.dc),
                    "चार खाते दो बार गिने गए".to_owned(),
                ),
                (Cell::Value(168), Cell::Value(169), Some(office.dc), "एक खाता सही था".to_owned()),
            ];
            assert_eq!(since(district(), september()), expected);
            assert_eq!(since(block(0), september()), expected);
            assert_eq!(since(block(1), september()), vec![]);
            assert_eq!(since(district(), month("2025-10")), vec![]);
            let line = known.book.schemes(known.state_of(district()), district().tier());
            let line = line.into_iter().find(|line| line.achieved == accounts()).unwrap();
            let all = months::changed_since(known, district(), september());
            assert_eq!(months::of_line(known, &all, &line.code).len(), 2);
            Ok(())
        })
        .unwrap();
        // What changes nothing that is frozen is an ordinary figure, also when a reason is given.
        desk.write(by(office.dc, TODAY), |books| {
            let head = store::ledger::head(books.tx)?.seq;
            figures::correct(books, source(), figure(month("2025-10"), 5), "अक्टूबर")?;
            assert_eq!(store::ledger::head(books.tx)?.seq, head + 1);
            Ok(())
        })
        .unwrap();
        is_sound(&desk);
    });
}

#[test]
fn a_month_opened_again_takes_figures_and_the_card_is_no_longer_marked() {
    testkit::on_each_address(|address| {
        let desk = Desk::open(address).unwrap();
        let office = reported(&desk);
        freeze(&desk, office.cdo, district(), september()).unwrap();
        let again = freeze(&desk, office.dc, block(0), september());
        assert!(matches!(again, Err(Error::Refused(Refusal::MonthAlreadyFrozen { .. }))));
        let thaw = |post, reason: &str| {
            desk.write(by(post, TODAY), |books| {
                months::thaw(books, district(), september(), reason)
            })
        };
        let below = thaw(office.dc, "भूल");
        assert!(matches!(below, Err(Error::Refused(Refusal::FreezerIsAbove))), "{below:?}");
        let silent = thaw(office.cdo, "");
        assert!(matches!(silent, Err(Error::Refused(Refusal::WordsMissing))), "{silent:?}");
        thaw(office.cdo, "दो विकास खण्डों के आँकड़े बदले").unwrap();
        let twice = thaw(office.cdo, "फिर");
        assert!(matches!(twice, Err(Error::Refused(Refusal::MonthNotFrozen))), "{twice:?}");
        one(&desk, september(), 168).unwrap();
        desk.read(TODAY, |books| {
            assert!(months::over(&books.known, district(), september()).is_none());
            assert!(months::changed_since(&books.known, district(), september()).is_empty());
            Ok(())
        })
        .unwrap();
        is_sound(&desk);
    });
}

/// A sheet of the accounts of both blocks in September, of which the first says `value`.
fn sheet<M>(books: &Books<'_, '_, M>, value: i64) -> Opened {
    let text = format!("Block,Accounts opened\nblock-0,{value}\nblock-1,91\n");
    sheets_in::opened(books, text.into_bytes())
}

fn handed() -> Handed {
    Handed {
        name: "september.csv".to_owned(),
        top: district(),
        period: september(),
        basis: Basis::InPeriod,
        sheet: None,
        as_on: TODAY,
        converts: Converts::No,
    }
}

#[test]
fn the_test_sheet_is_read() {
    testkit::on_each_address(|address| {
        let desk = Desk::open(address).unwrap();
        reported(&desk);
        desk.read(TODAY, |books| {
            let seen = sheets_in::preview(books, &handed(), &sheet(books, 168))?;
            assert_eq!(seen.proposal.block.n_cells(), 2, "{:?}", seen.proposal.findings);
            assert!(seen.frozen.cells.is_empty());
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn a_freeze_between_the_look_at_a_sheet_and_its_taking_in_refuses_all_of_it() {
    testkit::on_each_address(|address| {
        let desk = Desk::open(address).unwrap();
        let office = reported(&desk);
        freeze(&desk, office.dc, district(), september()).unwrap();
        let seen = desk.read(TODAY, |b| sheets_in::preview(b, &handed(), &sheet(b, 168))).unwrap();
        assert_eq!(seen.frozen.cells.len(), 2, "both blocks would change");
        let head = desk.position();
        let refused = desk.write(by(office.dc, TODAY), |books| {
            sheets_in::commit(books, &handed(), &sheet(books, 168))
        });
        assert!(
            matches!(refused, Err(Error::Refused(Refusal::MonthFrozen { n: 2, .. }))),
            "{refused:?}"
        );
        let kept = desk.read(TODAY, |books| sheets_in::file(books, &seen.sha256).map(drop));
        assert!(matches!(kept, Err(Error::NotFound)), "the file is not half kept: {kept:?}");
        assert_eq!(desk.position(), head);
        desk.write(by(office.dc, TODAY), |books| {
            sheets_in::correct(books, &handed(), &sheet(books, 168), "प्रपत्र पुनः जाँचा गया")
        })
        .unwrap();
        is_sound(&desk);
    });
}

#[test]
fn two_imports_of_a_month_and_a_freeze_at_once_come_out_one_after_the_other() {
    testkit::on_each_address(|address| {
        let desk = Desk::open(address).unwrap();
        let office = reported(&desk);
        // Two programs on one database, three writers.
        let other = Desk::open(address).unwrap();
        for round in 0..6 {
            let start = Barrier::new(3);
            let import = |desk: &Desk, value| {
                start.wait();
                desk.write(by(office.dc, TODAY), |books| {
                    sheets_in::commit(books, &handed(), &sheet(books, value))
                })
            };
            let value = 100 + round;
            let (one, same, froze) = std::thread::scope(|scope| {
                let one = scope.spawn(|| import(&desk, value));
                let same = scope.spawn(|| import(&other, value));
                start.wait();
                let froze = freeze(&desk, office.dc, district(), september());
                (one.join().unwrap(), same.join().unwrap(), froze)
            });
            froze.unwrap();
            let told = [&one, &same].map(|taken| match taken {
                Ok(_) => "taken",
                Err(Error::Refused(Refusal::SheetAlreadyTaken { .. })) => "the same file",
                Err(Error::Refused(Refusal::MonthFrozen { .. })) => "frozen",
                Err(other) => panic!("no clear answer: {other:?}"),
            });
            assert!(told.iter().filter(|told| **told == "taken").count() <= 1, "{told:?}");
            let stands = desk.read(TODAY, |books| {
                let kind = (&accounts(), FigureKind::Achieved);
                Ok(figures::cell(&books.known, kind, september(), block(0)))
            });
            let is_taken = told.contains(&"taken");
            assert_eq!(stands.unwrap() == Cell::Value(value), is_taken, "{told:?}");
            is_sound(&desk);
            desk.write(by(office.dc, TODAY), |books| {
                months::thaw(books, district(), september(), "अगला दौर")
            })
            .unwrap();
        }
    });
}

#[test]
fn a_correction_after_the_freeze_stands_beside_the_point_on_the_agenda_and_in_the_minutes() {
    testkit::on_each_address(|address| {
        let desk = Desk::open(address).unwrap();
        let office = reported(&desk);
        let (review, n) = desk
            .write(by(office.cdo, TODAY), |books| {
                let (review, _) = office::call(books, &office, TODAY);
                let known = &books.known;
                let lines = known.book.schemes(known.state_of(district()), district().tier());
                let line = lines.into_iter().find(|line| line.achieved == accounts()).unwrap();
                let at = (district(), Some(line.code.clone()));
                let n = reviews::add_item(books, review, at, "खातों की स्थिति", "")?;
                let words = "शेष खाते खुलवाएँ".to_owned();
                let said = reviews::Said { words, base: 0, joins: vec![] };
                reviews::save_words(books, review, n, &said)?;
                Ok((review, n))
            })
            .unwrap();
        let told = || {
            let minutes = desk.read(TODAY, |books| desk::minutes::draft(books, review)).unwrap();
            minutes.points.into_iter().find(|point| point.n == n).unwrap().reason
        };
        let before = told();
        freeze(&desk, office.dc, district(), september()).unwrap();
        assert_eq!(told(), before, "a freeze alone changes nothing");
        desk.write(by(office.dc, TODAY), |books| {
            figures::correct(books, source(), figure(september(), 168), "दो बार गिने गए")
        })
        .unwrap();
        let after = told();
        assert!(after.hi.starts_with(&before.hi), "{after:?}");
        for (said, word) in [
            (&after.hi, "माह बन्द होने के बाद संशोधित: block-0: 172 → 168 (06.10.2025, दो बार गिने गए)"),
            (&after.en, "Changed since the freeze: block-0: 172 → 168"),
        ] {
            assert!(said.contains(word), "{said}");
        }
    });
}

#[test]
fn a_figure_too_large_to_be_counted_is_refused_and_nothing_of_its_sheet_is_kept() {
    testkit::on_each_address(|address| {
        let desk = Desk::open(address).unwrap();
        reported(&desk);
        let head = desk.position();
        for value in [i64::MAX, i64::MIN, 10_i64.pow(16) + 1, -(10_i64.pow(16)) - 1] {
            let refused = one(&desk, september(), value);
            assert!(
                matches!(refused, Err(Error::Refused(Refusal::FigureTooLarge { .. }))),
                "{value}: {refused:?}"
            );
        }
        // Each fits, but not their sum at the district.
        let both = desk.write(by(PostId(0), TODAY), |books| {
            save(books, &[(0, 10_i64.pow(16)), (1, 10_i64.pow(16))], date(2025, 9, 30))
        });
        assert!(matches!(both, Err(Error::Refused(Refusal::FigureTooLarge { .. }))), "{both:?}");
        assert_eq!(desk.position(), head);
        let card = desk.read(TODAY, |books| {
            Ok(scorecards::bare(&books.known, district(), september()).is_some())
        });
        assert!(card.unwrap());
        is_sound(&desk);
    });
}
