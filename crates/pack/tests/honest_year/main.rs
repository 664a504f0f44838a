//! How well the rules of `honesty.toml` tell figures to check from counted ones: measured on a simulated year,
//! clean and with each pattern put in. `cargo xtask honesty` prints the table over many years; the
//! test holds the bars on a few with fixed seeds.
#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test that measures time")]

mod chance;
mod inject;
mod state;
mod year;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use domain::honesty::Doubt;
use domain::period::Period;
use jiff::ToSpan;
use score::{Cube, Entries, Look, doubts};

use chance::Chance;
use inject::{PATTERNS, Pattern, Spoiling, Spot};
use year::{Year, district};

/// Spots that are spoilt in one year at once.
const SPOTS: usize = 6;

fn looked_at(
    year: &Year,
    (cube, entries): (&Cube, &Entries),
    months: &[Period],
) -> Vec<(Period, Vec<Doubt>)> {
    let of = |month: &Period| {
        let look = Look {
            cube,
            book: &year.book,
            month: *month,
            today: month.ends_on().saturating_add(20.days()),
            entries,
            sittings: &year.sittings,
        };
        (*month, doubts(&look, district()))
    };
    months.iter().map(of).collect()
}

/// What came of one pattern.
#[derive(Clone, Copy, Debug, Default)]
struct Outcome {
    spoilt: usize,
    found: usize,
    /// Doubts of the same rule at a spot that was not spoilt.
    false_alarms: usize,
}

fn is_at(doubt: &Doubt, spot: &Spot) -> bool {
    doubt.key.place == spot.place
        && doubt.key.period == spot.month
        && (doubt.key.indicator == spot.indicator || spot.indicator.is_none())
}

/// Whether a doubt is about something that was spoilt: the spot itself, or what follows from it next to it.
fn is_about(doubt: &Doubt, spots: &[Spot]) -> bool {
    spots.iter().any(|spot| {
        let is_same_figure = doubt.key.indicator.is_none()
            || spot.indicator.is_none()
            || doubt.key.indicator == spot.indicator;
        is_same_figure && doubt.key.period >= spot.month
    })
}

fn play(year: &Year, clean: &Cube, pattern: &Pattern, seed: u64) -> Outcome {
    let chance = Chance::new(seed);
    let mut spoiling = Spoiling { year, cube: clean.clone(), entries: year.entries(), chance };
    let mut spots: Vec<Spot> = Vec::new();
    for _ in 0..SPOTS {
        spots.extend((pattern.spoil)(&mut spoiling));
    }
    // Beside the spoilt months nothing is found that a clean year does not have.
    let mut months: Vec<Period> = spots.iter().map(|spot| spot.month).collect();
    months.sort_unstable();
    months.dedup();
    let seen = looked_at(year, (&spoiling.cube, &spoiling.entries), &months);
    let of_rule: Vec<&Doubt> =
        seen.iter().flat_map(|(_, d)| d).filter(|d| d.key.rule == pattern.rule).collect();
    let is_found = |spot: &&Spot| of_rule.iter().any(|doubt| is_at(doubt, spot));
    Outcome {
        spoilt: spots.len(),
        found: spots.iter().filter(is_found).count(),
        false_alarms: of_rule.iter().filter(|doubt| !is_about(doubt, &spots)).count(),
    }
}

/// Alarms of each rule in clean years, and what came of each pattern.
fn measured(seeds: std::ops::Range<u64>) -> (BTreeMap<String, usize>, Vec<Outcome>) {
    let mut clean_alarms: BTreeMap<String, usize> = BTreeMap::new();
    let mut outcomes = vec![Outcome::default(); PATTERNS.len()];
    for seed in seeds {
        let year = Year::new(seed);
        let cube = year.cube();
        for (_, doubts) in looked_at(&year, (&cube, &year.entries()), year.looked_at()) {
            for doubt in doubts {
                *clean_alarms.entry(doubt.key.rule).or_default() += 1;
            }
        }
        for (n, pattern) in PATTERNS.iter().enumerate() {
            let of = play(&year, &cube, pattern, seed * 1000 + u64::try_from(n).unwrap());
            let sum = &mut outcomes[n];
            sum.spoilt += of.spoilt;
            sum.found += of.found;
            sum.false_alarms += of.false_alarms;
        }
    }
    (clean_alarms, outcomes)
}

fn table(clean: &BTreeMap<String, usize>, outcomes: &[Outcome], n_years: u64) -> String {
    let mut text = String::from(
        "| rule | put in | strength | found | beside it | in clean years |\n|---|---|---|---|---|---|\n",
    );
    for (pattern, of) in PATTERNS.iter().zip(outcomes) {
        let percent = of.found * 100 / of.spoilt.max(1);
        writeln!(
            text,
            "| `{}` | {} | {} | {} ({percent} %) | {} | {} |",
            pattern.rule,
            of.spoilt,
            pattern.strength,
            of.found,
            of.false_alarms,
            clean.get(pattern.rule).unwrap_or(&0),
        )
        .unwrap();
    }
    let n_months = n_years * 12 * 12;
    writeln!(text, "\n{n_years} years of a district of 12 blocks: {n_months} months of a block")
        .unwrap();
    text
}

/// Of a hundred spoilt spots so many are found at least, and nothing in a clean year.
fn bar(pattern: &Pattern) -> usize {
    match (pattern.rule, pattern.strength) {
        ("outlier", "× 3") => 50,
        ("outlier", _) | ("eve-jump" | "heaping", _) => 80,
        _ => 95,
    }
}

#[test]
fn a_clean_year_has_nothing_to_check_and_what_is_put_in_is_found() {
    let (clean, outcomes) = measured(1..3);
    assert_eq!(clean, BTreeMap::new(), "a clean year was pointed at");
    for (pattern, of) in PATTERNS.iter().zip(&outcomes) {
        let name = format!("{} {}: {of:?}", pattern.rule, pattern.strength);
        assert!(of.found * 100 >= of.spoilt * bar(pattern), "{name}");
        assert!(of.spoilt >= 8, "{name}");
        assert_eq!(of.false_alarms, 0, "{name}");
    }
}

/// Run by `cargo xtask honesty`, which prints what is written here; in the tests one year shows that it runs.
#[test]
fn the_table_of_the_documentation() {
    let (n_years, n_districts) = if is_measuring() { (40, 75) } else { (1, 2) };
    let (clean, outcomes) = measured(100..100 + n_years);
    let text = format!("{}\n{}", table(&clean, &outcomes, n_years), state::times(n_districts));
    std::fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join("honesty.md"), text).unwrap();
}

fn is_measuring() -> bool {
    std::env::args().any(|word| word == "--nocapture")
}
