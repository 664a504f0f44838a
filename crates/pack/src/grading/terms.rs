//! What a method says beside its bands: by which value lines are marked, marks that move with it, sectors,
//! groups of places, and what leaves the denominator. What is said in vain is told, so that no key is
//! thought to work that does not.

use std::collections::BTreeMap;

use domain::figure::Blank;
use domain::grade::{Above, Frontier, Group, Marks, Sector, Since, Terms, Value, Weighing};
use domain::period::Period;
use domain::place::{PlaceCode, Tier};
use domain::scheme::SchemeCode;

use super::fit;
use crate::entry::{Entry, Faults};
use crate::fault::What;
use crate::indicators::list;
use crate::read::{Draft, Kind};

/// Marks of one line stay far from where sums of them would not fit.
pub(super) const MAX_MARKS_HUNDREDTHS: i64 = 100_000;
/// A thousand percent.
const MAX_PERCENT_HUNDREDTHS: i64 = 100_000;
const MAX_WEIGHT: i64 = 1000;
const MAX_SMALL_BASE: i64 = 1_000_000_000;
const MAX_LGD: u32 = 10_000_000;

pub(super) const KEYS: [&str; 13] = [
    "value",
    "worst",
    "best",
    "since",
    "full_marks",
    "full_at",
    "weighing",
    "above",
    "leaves",
    "small_base",
    "sector",
    "group",
    "frontier",
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kinds {
    Percent,
    Spread,
    Frontier,
    Gain,
}

const VALUES: [(&str, Kinds); 4] = [
    ("percent", Kinds::Percent),
    ("spread", Kinds::Spread),
    ("frontier", Kinds::Frontier),
    ("gain", Kinds::Gain),
];
const WEIGHINGS: [(&str, Weighing); 2] =
    [("lines", Weighing::Lines), ("sectors", Weighing::Sectors)];

pub(super) fn terms(table: &Entry, draft: &mut Draft, faults: &mut Faults) -> Terms {
    let sectors = sectors(table, draft, faults);
    let weighing = maybe(table, "weighing").then(|| table.choice("weighing", &WEIGHINGS, faults));
    let weighing = weighing.flatten().unwrap_or_default();
    if weighing == Weighing::Sectors && sectors.is_empty() {
        table.tell("weighing", What::MissingKey { key: "sector".to_owned() }, faults);
    }
    Terms {
        value: value(table, draft, faults),
        marks: marks(table, faults),
        weighing,
        sectors,
        groups: groups(table, faults),
        above: above(table, faults),
        leaves: leaves(table, faults),
        small_base: if maybe(table, "small_base") {
            let base = table.whole("small_base", faults);
            fit(table, "small_base", base, (0, MAX_SMALL_BASE), faults).unwrap_or(0)
        } else {
            0
        },
    }
}

fn maybe(table: &Entry, key: &str) -> bool {
    table.cells.contains_key(key) || table.below.contains_key(key)
}

fn value(table: &Entry, draft: &mut Draft, faults: &mut Faults) -> Value {
    let kind = maybe(table, "value").then(|| table.choice("value", &VALUES, faults)).flatten();
    let kind = kind.unwrap_or(Kinds::Percent);
    for (key, of) in [
        ("worst", Kinds::Frontier),
        ("best", Kinds::Frontier),
        ("frontier", Kinds::Frontier),
        ("since", Kinds::Gain),
    ] {
        if kind != of && maybe(table, key) {
            let word = VALUES.iter().find(|(_, kind)| *kind == of).map_or("", |(word, _)| word);
            let needs = format!("value = \"{word}\"");
            table.tell(key, What::Idle { key: key.to_owned(), needs }, faults);
        }
    }
    match kind {
        Kinds::Percent => Value::Percent,
        Kinds::Spread => Value::Spread,
        Kinds::Gain => Value::Gain { since: since(table, faults) },
        Kinds::Frontier => Value::Frontier {
            all: frontier(table, faults),
            lines: table
                .tables("frontier")
                .iter()
                .map(|entry| {
                    entry.only(&["line", "worst", "best"], faults);
                    draft.refer(Kind::Scheme, entry, "line");
                    let line = SchemeCode::new(&entry.code("line", faults));
                    (line, frontier(entry, faults))
                })
                .collect(),
        },
    }
}

fn frontier(entry: &Entry, faults: &mut Faults) -> Frontier {
    let mut end = |key| {
        let percent = entry.hundredths(key, faults);
        fit(entry, key, percent, (0, MAX_PERCENT_HUNDREDTHS), faults)
    };
    let ends = (end("worst"), end("best"));
    if let (Some(worst), Some(best)) = ends
        && worst >= best
    {
        let (worst, best) = (entry.maybe("worst").to_owned(), entry.maybe("best").to_owned());
        entry.tell("worst", What::EndsUpside { worst, best }, faults);
    }
    let (worst_hundredths, best_hundredths) = (ends.0.unwrap_or(0), ends.1.unwrap_or(10_000));
    Frontier { worst_hundredths, best_hundredths }
}

fn since(table: &Entry, faults: &mut Faults) -> Since {
    match table.text("since", faults).as_str() {
        "" | "period-before" => Since::PeriodBefore,
        "year-before" => Since::YearBefore,
        base => Period::read(base).map_or_else(
            || {
                let choices = "period-before, year-before, or a period as 2024-03".to_owned();
                let (key, value) = ("since".to_owned(), base.to_owned());
                table.tell("since", What::NotAmong { key, value, choices }, faults);
                Since::PeriodBefore
            },
            Since::Base,
        ),
    }
}

fn marks(table: &Entry, faults: &mut Faults) -> Marks {
    if !maybe(table, "full_marks") {
        if maybe(table, "full_at") {
            let (key, needs) = ("full_at".to_owned(), "full_marks".to_owned());
            table.tell("full_at", What::Idle { key, needs }, faults);
        }
        return Marks::Bands;
    }
    let full = table.hundredths("full_marks", faults);
    let full = fit(table, "full_marks", full, (1, MAX_MARKS_HUNDREDTHS), faults);
    let full_at = if maybe(table, "full_at") {
        let at = table.hundredths("full_at", faults);
        fit(table, "full_at", at, (1, MAX_PERCENT_HUNDREDTHS), faults)
    } else {
        None
    };
    Marks::Straight {
        full_hundredths: full.unwrap_or(100),
        full_at_hundredths: full_at.unwrap_or(10_000),
    }
}

fn above(table: &Entry, faults: &mut Faults) -> Above {
    if !maybe(table, "above") {
        return Above::Counts;
    }
    let means = Tier::ALL.map(|tier| (tier.word(), Above::Means(tier)));
    let choices: Vec<(&str, Above)> =
        std::iter::once(("counts", Above::Counts)).chain(means).collect();
    table.choice("above", &choices, faults).unwrap_or_default()
}

fn leaves(table: &Entry, faults: &mut Faults) -> Vec<Blank> {
    if !maybe(table, "leaves") {
        return Terms::default().leaves;
    }
    let may_leave = [Blank::NotApplicable, Blank::NoTarget];
    let mut leaves = Vec::new();
    for word in list(table.maybe("leaves")) {
        match may_leave.into_iter().find(|blank| blank.word() == word) {
            Some(blank) => leaves.push(blank),
            None => {
                let choices = may_leave.map(Blank::word).join(", ");
                let key = "leaves".to_owned();
                table.tell("leaves", What::NotAmong { key, value: word, choices }, faults);
            }
        }
    }
    leaves
}

fn sectors(table: &Entry, draft: &mut Draft, faults: &mut Faults) -> Vec<Sector> {
    let mut sectors: Vec<Sector> = Vec::new();
    let mut seen = BTreeMap::new();
    for entry in table.tables("sector") {
        entry.only(&["code", "hi", "en", "weight", "lines"], faults);
        let code = entry.code("code", faults);
        let lines = list(entry.maybe("lines"));
        if lines.is_empty() {
            tell_twice(entry, ("the other lines", &code), &mut seen, faults);
        }
        for line in &lines {
            tell_twice(entry, (line, &code), &mut seen, faults);
            draft.refer_to(Kind::Scheme, entry, ("lines", line));
        }
        if sectors.iter().any(|other| other.code == code) {
            entry.tell("code", What::CodeTwice { code: code.clone() }, faults);
        }
        let weight = if maybe(entry, "weight") { entry.whole("weight", faults) } else { Some(1) };
        if let Some(value) = weight.filter(|weight| *weight < 1) {
            entry.tell("weight", What::WeightBelowOne { value }, faults);
        }
        let weight = fit(entry, "weight", weight, (i64::MIN, MAX_WEIGHT), faults).unwrap_or(1);
        let lines = lines.iter().map(|line| SchemeCode::new(line)).collect();
        sectors.push(Sector { code, name: entry.name("hi", "en", faults), weight, lines });
    }
    sectors
}

fn groups(table: &Entry, faults: &mut Faults) -> Vec<Group> {
    let tiers = Tier::ALL.map(|tier| (tier.word(), tier));
    let mut seen = BTreeMap::new();
    let mut groups: Vec<Group> = Vec::new();
    for entry in table.tables("group") {
        entry.only(&["code", "hi", "en", "tier", "places"], faults);
        let code = entry.code("code", faults);
        if groups.iter().any(|other| other.code == code) {
            entry.tell("code", What::CodeTwice { code: code.clone() }, faults);
        }
        let tier = entry.choice("tier", &tiers, faults).unwrap_or(Tier::District);
        entry.text("places", faults);
        let mut places = Vec::new();
        for place in list(entry.maybe("places")) {
            tell_twice(entry, (&place, &code), &mut seen, faults);
            match place.parse::<u32>().ok().filter(|lgd| (1..MAX_LGD).contains(lgd)) {
                Some(lgd) => places.push(PlaceCode::new(tier, lgd)),
                None => {
                    let key = "places".to_owned();
                    entry.tell("places", What::NotANumber { key, value: place }, faults);
                }
            }
        }
        groups.push(Group { code, name: entry.name("hi", "en", faults), places });
    }
    groups
}

/// Tells of what is claimed by two sectors or two groups.
fn tell_twice(
    entry: &Entry,
    (what, code): (&str, &str),
    seen: &mut BTreeMap<String, String>,
    faults: &mut Faults,
) {
    if let Some(first) = seen.insert(what.to_owned(), code.to_owned()) {
        let (value, second) = (what.to_owned(), code.to_owned());
        entry.tell("code", What::InTwo { value, first, second }, faults);
    }
}
