//! Targets and the work for a better grade, in the sample office and in one with a district's target alone.
#![expect(clippy::unwrap_used, reason = "a test")]

#[expect(dead_code, reason = "each test file uses a part of it")]
mod office;

use desk::lifts::{Asked, Wish};
use desk::targets::{Allotted, Targets};
use desk::{Desk, Known};
use domain::figure::{Cell, Figure, FigureBlock, FigureKind, Source, Way};
use domain::indicator::{IndicatorCode, Nature};
use domain::period::Period;
use domain::place::{PlaceCode, Tier};
use domain::scheme::SchemeCode;
use domain::target::Feasible;
use jiff::civil::{Date, date};

const TODAY: Date = date(2024, 10, 12);

fn in_sample(test: impl Fn(&Known)) {
    testkit::on_each_address(|address| {
        let desk = Desk::open(address).unwrap();
        desk::scenario::sample(&desk).unwrap();
        desk.read(TODAY, |books| {
            test(&books.known);
            Ok(())
        })
        .unwrap();
    });
}

fn targets(known: &Known, place: PlaceCode, month: &str, line: Option<&SchemeCode>) -> Targets {
    let month = Period::read(month).unwrap();
    desk::targets::targets(known, (place, month), line, TODAY).unwrap()
}

fn nature(known: &Known, line: &SchemeCode) -> Nature {
    let scheme = known.book.scheme(line).unwrap();
    known.book.indicators().get(&scheme.achieved).unwrap().nature
}

#[test]
fn what_the_blocks_owe_adds_up_to_what_the_district_owes_in_every_month_and_week() {
    in_sample(|known| {
        let tree = &known.tree;
        let districts = tree.places().iter().filter(|place| place.code.tier() == Tier::District);
        let (mut n_lines, mut n_months, mut n_whole) = (0, 0, 0);
        for district in districts {
            for month in ["2024-10", "2024-11", "2025-02", "2025-03"] {
                for line in targets(known, district.code, month, None).lines {
                    let divided = targets(known, district.code, month, Some(&line.scheme));
                    let Some(division) = divided.division else { continue };
                    n_lines += 1;
                    let sum = |of: &dyn Fn(&desk::targets::Share) -> i64| {
                        division.shares.iter().map(of).sum::<i64>()
                    };
                    let at = format!("{} {month} {}", district.slug, line.scheme);
                    assert_eq!(sum(&|share| share.year), line.year, "{at}");
                    // A level is laid over the months from where it stood: that is known of all blocks
                    // alike, and none is ahead of its year, or the parts are of another whole.
                    let is_flow = nature(known, &line.scheme) == Nature::Flow;
                    let stands = |share: &desk::targets::Share| {
                        share.achieved.is_some_and(|achieved| achieved <= share.year)
                    };
                    let is_whole = division.shares.iter().all(stands)
                        && sum(&|share| share.achieved.unwrap_or(0)) == line.achieved.unwrap_or(0);
                    if is_flow || is_whole {
                        assert_eq!(sum(&|share| share.to_month), line.to_month, "{at}");
                        n_whole += 1;
                    }
                    for share in &division.shares {
                        assert_eq!(share.by_week.iter().sum::<i64>(), share.left, "{at}");
                        let own = targets(known, share.place, month, None);
                        let own = own.lines.iter().find(|own| own.scheme == line.scheme);
                        if division.allotted != Allotted::AsGiven || share.year == 0 {
                            continue;
                        }
                        let own = own.unwrap();
                        assert_eq!((own.to_month, own.left), (share.to_month, share.left), "{at}");
                        assert_eq!(own.by_week, share.by_week, "{at}");
                    }
                    for n in (0..line.by_week.len()).filter(|_| sum(&|s| s.left) == line.left) {
                        assert_eq!(
                            sum(&|share| share.by_week[n]),
                            line.by_week[n],
                            "{at}, week {n}"
                        );
                    }
                    n_months += usize::from(month == "2025-03");
                    if month == "2025-03" {
                        assert_eq!(line.to_month, line.year, "{at}: all of it by March");
                    }
                }
            }
        }
        let n = (n_lines, n_months, n_whole);
        assert!(n_lines >= 40 && n_months >= 10 && n_whole >= 30, "only {n:?}");
    });
}

#[test]
fn a_months_weeks_end_with_the_month_and_a_passed_month_has_none() {
    in_sample(|known| {
        let aligarh = known.place("aligarh").unwrap().code;
        let now = targets(known, aligarh, "2024-10", None);
        let days: Vec<i64> = now.weeks.iter().map(|week| week.working_days).collect();
        // The second Saturday and Dussehra close the week of the 12th; the last week ends on Thursday.
        assert_eq!(days.len(), 3);
        assert!(days.iter().all(|days| *days > 0));
        let line = now.lines.iter().find(|l| l.scheme.as_str() == "bank-linkage").unwrap();
        assert_eq!(line.by_week.iter().sum::<i64>(), line.left);
        assert_eq!(line.to_month, 2_916, "seven twelfths of 5,000");
        assert!(matches!(line.feasible, Feasible::No { working_days: Some(_) }));
        let passed = targets(known, aligarh, "2024-08", None);
        assert!(passed.weeks.is_empty());
        assert!(passed.lines.iter().all(|line| line.by_week.is_empty()));
        let year = Period::read("2024-25").unwrap();
        assert!(desk::targets::targets(known, (aligarh, year), None, TODAY).is_err());
    });
}

#[test]
fn the_work_for_a_better_grade_can_be_asked_for_a_post_alone() {
    in_sample(|known| {
        let place = known.place("kanpur-dehat").unwrap().code;
        let september = Period::read("2024-09").unwrap();
        let lifts =
            |asked: &Asked| desk::lifts::lifts(known, (place, september), asked, TODAY).unwrap();
        let all = lifts(&Asked::default());
        assert_eq!(all.until, date(2024, 10, 31));
        let plan = all.plan.as_ref().unwrap();
        assert_eq!(plan.letter.as_ref().map(|letter| letter.as_str()), Some("A"));
        assert!(plan.parts.windows(2).all(|pair| pair[0].cost <= pair[1].cost));
        for work in &all.works {
            let more = work.lift.steps.first().unwrap().more;
            assert_eq!(work.by_week.iter().sum::<i64>(), more, "{}", work.lift.scheme);
        }
        let post = Some("dpro".to_owned());
        let of_post = lifts(&Asked { wish: Some(Wish::Score(800)), post });
        assert!(!of_post.works.is_empty() && of_post.works.len() < all.works.len());
        assert!(of_post.works.iter().all(|work| work.post == "dpro"));
        let plan = of_post.plan.unwrap();
        let names = plan.parts.iter().map(|part| part.scheme.as_str());
        assert!(
            names.clone().all(|name| name.contains("toilets")),
            "{:?}",
            names.collect::<Vec<_>>()
        );
    });
}

#[test]
fn a_districts_target_alone_is_proposed_to_the_blocks_by_the_groups_that_they_have() {
    testkit::on_each_address(|address| {
        let desk = Desk::open(address).unwrap();
        let office = office::office(&desk, 3);
        let on = date(2025, 4, 2);
        let figure = |code: &str, place, kind, period: &str, value| Figure {
            indicator: IndicatorCode::new(code),
            place,
            period: Period::read(period).unwrap(),
            kind,
            cell: Cell::Value(value),
        };
        let mut figures =
            vec![figure("bank-linkage", office::district(), FigureKind::Target, "2025-26", 1_000)];
        for (n, groups) in [50, 30, 21].into_iter().enumerate() {
            let place = office::block(n);
            figures.push(figure("shg", place, FigureKind::Achieved, "2025-04", groups));
        }
        desk.write(office::by(office.cdo, on), |books| {
            let source = Source {
                name: "वार्षिक लक्ष्य".to_owned(),
                sha256: String::new(),
                as_on: on,
                synthetic: true,
                way: Way::Form,
            };
            desk::figures::save(books, source, FigureBlock::of(&figures))
        })
        .unwrap();
        desk.read(on, |books| {
            let april = Period::read("2025-04").unwrap();
            let line = SchemeCode::new("bank-linkage");
            let at = (office::district(), april);
            let targets = desk::targets::targets(&books.known, at, Some(&line), on)?;
            let division = targets.division.unwrap();
            assert_eq!(division.allotted, Allotted::ByBase(IndicatorCode::new("shg")));
            let years: Vec<i64> = division.shares.iter().map(|share| share.year).collect();
            assert_eq!(years, [495, 297, 208]);
            let months: Vec<i64> = division.shares.iter().map(|share| share.to_month).collect();
            assert_eq!(months.iter().sum::<i64>(), targets.lines[0].to_month);
            Ok(())
        })
        .unwrap();
    });
}
