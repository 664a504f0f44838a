//! Points to check in a small district: what is pointed at, of whom it is told, since when, and what looks alike
//! and is well.

mod world;

use domain::figure::Figure;
use domain::honesty::{Doubt, Evidence, HonestyRule, Looks};
use domain::indicator::{Indicator, Nature};
use domain::name::Name;
use domain::norm::Validity;
use domain::period::Period;
use domain::place::{PlaceCode, Tier};
use domain::scheme::{Rulebook, Rules};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use score::{Entries, Entry, Look, doubts};
use world::{block, cube, district, fig, gp, indicator, pack_ref, period, tree, v};

fn slip() -> Looks {
    Looks::UnitSlip { factors: vec![10, 100, 1000], within_hundredths: 5000, at_least: 50 }
}

fn outlier() -> Looks {
    Looks::Outlier {
        z_hundredths: 600,
        times_hundredths: 250,
        spread_hundredths: 800,
        peers_at_least: 5,
        at_least: 20,
    }
}

fn book(looks: Looks, indicators: &[(&str, Nature)]) -> Rulebook {
    let rule = HonestyRule {
        code: "rule".to_owned(),
        name: Name::new("नियम", "rule"),
        looks,
        down_to: Tier::Block,
        validity: Validity { from: date(2020, 4, 1), to: None },
        source: "made up".to_owned(),
        pack: pack_ref(),
    };
    let part = |code: &str| Indicator {
        part_of: (code == "part").then(|| domain::indicator::IndicatorCode::new("whole")),
        ..indicator(code, Nature::Stock)
    };
    let of = |(code, nature): &(&str, Nature)| match *code {
        "part" => part(code),
        _ => indicator(code, *nature),
    };
    let indicators = indicators.iter().map(of).collect();
    Rulebook::of(vec![Rules { honesty: vec![rule], indicators, ..Rules::empty(pack_ref()) }])
}

/// The last fourteen months up to September 2025, oldest first.
fn months() -> Vec<Period> {
    let back = std::iter::successors(Some(period("2025-09")), |month| Some(month.before()));
    let mut months: Vec<Period> = back.take(14).collect();
    months.reverse();
    months
}

/// A figure for each of `n_blocks` blocks and each month: what `of` says for the block and how many months back.
fn series(n_blocks: u32, of: impl Fn(u32, usize) -> Option<i64>) -> Vec<Figure> {
    let months = months();
    let mut figures = Vec::new();
    for b in 1..=n_blocks {
        for (n, month) in months.iter().enumerate() {
            if let Some(value) = of(b, months.len() - 1 - n) {
                figures.push(fig(&format!("loans a {month}"), block(b), v(value)));
            }
        }
    }
    figures
}

/// What a block has in a common month; every block and month a little different.
fn common(b: u32, back: usize) -> i64 {
    let back = i64::try_from(back).expect("a few months");
    i64::from(b) * 40 + (i64::from(b) * 7 + back * 5) % 11
}

struct Seen<'a> {
    book: &'a Rulebook,
    n_blocks: u32,
    figures: &'a [Figure],
    entries: Entries,
    sittings: Vec<Date>,
}

impl Seen<'_> {
    fn of<'a>(book: &'a Rulebook, n_blocks: u32, figures: &'a [Figure]) -> Seen<'a> {
        Seen { book, n_blocks, figures, entries: Entries::default(), sittings: vec![] }
    }

    fn doubts(&self, top: PlaceCode) -> Vec<Doubt> {
        let cube = cube(tree(self.n_blocks, 0), self.figures);
        let look = Look {
            cube: &cube,
            book: self.book,
            month: period("2025-09"),
            today: date(2025, 10, 20),
            entries: &self.entries,
            sittings: &self.sittings,
        };
        doubts(&look, top)
    }
}

fn places(doubts: &[Doubt]) -> Vec<PlaceCode> {
    doubts.iter().map(|doubt| doubt.key.place).collect()
}

#[test]
fn a_figure_in_another_unit_is_told_of_its_block() {
    let book = book(slip(), &[("loans", Nature::Flow)]);
    let figures =
        series(6, |b, back| Some(common(b, back) * if (b, back) == (4, 0) { 100 } else { 1 }));
    let found = Seen::of(&book, 6, &figures).doubts(district(1));
    assert_eq!(places(&found), [block(4)]);
    assert!(matches!(found[0].evidence, Evidence::Slip { factor: 100, .. }), "{found:?}");
}

#[test]
fn a_column_that_came_in_another_unit_from_all_blocks_is_told_of_the_district_once() {
    let book = book(slip(), &[("loans", Nature::Flow)]);
    let figures = series(6, |b, back| Some(common(b, back) * if back == 0 { 10 } else { 1 }));
    let found = Seen::of(&book, 6, &figures).doubts(district(1));
    assert_eq!(places(&found), [district(1)]);
}

#[test]
fn what_came_tenfold_in_the_same_month_a_year_ago_is_the_season() {
    let book = book(slip(), &[("loans", Nature::Flow)]);
    let is_season = |back: usize| back == 0 || back == 12;
    let figures = series(6, |b, back| Some(common(b, back) * if is_season(back) { 10 } else { 1 }));
    assert!(Seen::of(&book, 6, &figures).doubts(district(1)).is_empty());
}

#[test]
fn a_good_month_of_all_is_no_outlier_and_one_of_a_single_block_is() {
    let book = book(outlier(), &[("loans", Nature::Flow)]);
    let of_all = series(7, |b, back| Some(common(b, back) * if back == 0 { 4 } else { 1 }));
    assert!(Seen::of(&book, 7, &of_all).doubts(district(1)).is_empty());
    let of_one =
        series(7, |b, back| Some(common(b, back) * if (b, back) == (3, 0) { 4 } else { 1 }));
    let found = Seen::of(&book, 7, &of_one).doubts(district(1));
    assert_eq!(places(&found), [block(3)]);
}

#[test]
fn four_peers_are_too_few_to_call_one_an_outlier() {
    let book = book(outlier(), &[("loans", Nature::Flow)]);
    let figures =
        series(4, |b, back| Some(common(b, back) * if (b, back) == (3, 0) { 5 } else { 1 }));
    assert!(Seen::of(&book, 4, &figures).doubts(district(1)).is_empty());
}

#[test]
fn ten_times_of_everything_points_at_the_same_places() {
    let book = book(outlier(), &[("loans", Nature::Flow)]);
    let of = |times: i64| {
        series(7, move |b, back| {
            Some(times * common(b, back) * if (b, back) == (5, 0) { 6 } else { 1 })
        })
    };
    let [small, large] = [1, 10].map(|times| {
        let figures = of(times);
        places(&Seen::of(&book, 7, &figures).doubts(district(1)))
    });
    assert_eq!((small.as_slice(), &small), ([block(5)].as_slice(), &large));
}

#[test]
fn a_contradiction_is_told_since_it_began_and_a_gap_ends_it() {
    let book = book(
        Looks::PartOverWhole { at_least: 1 },
        &[("whole", Nature::Stock), ("part", Nature::Stock)],
    );
    let part = |month: &str, value| {
        [
            fig(&format!("whole a {month}"), block(1), v(100)),
            fig(&format!("part a {month}"), block(1), v(value)),
        ]
    };
    let figures = [
        part("2025-05", 104),
        part("2025-06", 99),
        part("2025-07", 101),
        part("2025-08", 101),
        part("2025-09", 103),
    ]
    .concat();
    let found = Seen::of(&book, 2, &figures).doubts(district(1));
    assert_eq!(places(&found), [block(1)]);
    assert_eq!(found[0].since, period("2025-07"));
}

#[test]
fn a_sum_with_a_part_missing_may_be_smaller_than_what_was_stated_and_not_larger() {
    let book = book(Looks::SumOfParts { at_least: 1 }, &[("loans", Nature::Flow)]);
    // Block 3 reports in other months, and not in September.
    let stated = |value| {
        vec![
            fig("loans a 2025-08", block(3), v(9)),
            fig("loans a 2025-09", block(1), v(40)),
            fig("loans a 2025-09", block(2), v(50)),
            fig("loans a 2025-09", district(1), v(value)),
        ]
    };
    for (value, n_points) in [(100, 0), (90, 0), (80, 1)] {
        let figures = stated(value);
        let found = Seen::of(&book, 3, &figures).doubts(district(1));
        assert_eq!(found.len(), n_points, "{value}: {found:?}");
    }
}

#[test]
fn a_jump_before_a_sitting_is_seen_by_its_pace_and_a_steady_entry_is_not() {
    let looks = Looks::EveJump {
        eve_days: 3,
        times_hundredths: 400,
        month_hundredths: 5000,
        entries_at_least: 6,
        at_least: 15,
    };
    let book = book(looks, &[("loans", Nature::Flow)]);
    let figures = series(2, |_, _| Some(100));
    let mut seen = Seen::of(&book, 2, &figures);
    seen.sittings = vec![date(2025, 9, 26)];
    let code = domain::indicator::IndicatorCode::new("loans");
    let kind = domain::figure::FigureKind::Achieved;
    for (b, last) in [(1, 95), (2, 260)] {
        for month in months().iter().rev().take(4).rev() {
            for week in 0..4 {
                let on = month.starts_on().saturating_add((5 + week * 6).days());
                let value = (week + 1) * 20;
                seen.entries.note(&code, block(b), Entry { on, period: *month, kind, value });
            }
        }
        let (on, month) = (date(2025, 9, 25), period("2025-09"));
        seen.entries.note(&code, block(b), Entry { on, period: month, kind, value: last });
    }
    assert_eq!(places(&seen.doubts(district(1))), [block(2)]);
}

#[test]
fn figures_below_what_is_looked_at_are_in_those_of_the_block() {
    // Panchayats report; the rule looks down to blocks, and tells of the block.
    let book = book(slip(), &[("loans", Nature::Flow)]);
    let mut figures = Vec::new();
    for (n, month) in months().iter().enumerate() {
        for b in 1..=5 {
            for g in 1..=2 {
                let is_slipped = (b, n) == (2, 13);
                let value = i64::from(b) * 30 * if is_slipped { 100 } else { 1 };
                figures.push(fig(&format!("loans a {month}"), gp(100 * b + g), v(value)));
            }
        }
    }
    let cube = cube(tree(5, 2), &figures);
    let look = Look {
        cube: &cube,
        book: &book,
        month: period("2025-09"),
        today: date(2025, 10, 20),
        entries: &Entries::default(),
        sittings: &[],
    };
    assert_eq!(places(&doubts(&look, district(1))), [block(2)]);
}
