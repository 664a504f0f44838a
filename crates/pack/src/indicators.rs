//! `indicators.csv`: what is counted, in which unit, and under which headings offices write it.

use std::collections::{BTreeMap, BTreeSet};

use domain::indicator::{Indicator, IndicatorCode, Nature, Unit};
use domain::place::Tier;

use crate::entry::{Entry, Faults};
use crate::fault::What;
use crate::read::{Draft, Kind};
use crate::table::{Columns, rows};

pub(crate) const FILE: &str = "indicators.csv";
const COLUMNS: Columns = Columns {
    needed: &["code", "hi", "en", "unit", "noun_hi", "noun_en", "nature", "part_of", "aliases"],
    optional: &["counted_at"],
};
const UNITS: [(&str, Unit); 2] = [("count", Unit::Count), ("paise", Unit::Paise)];
const NATURES: [(&str, Nature); 2] = [("flow", Nature::Flow), ("stock", Nature::Stock)];

/// A heading of a sheet and the indicator that it means.
#[derive(Clone, Debug)]
pub(crate) struct Heading {
    pub(crate) line: usize,
    pub(crate) text: String,
    pub(crate) code: String,
}

pub(crate) fn read(text: &str, draft: &mut Draft, faults: &mut Faults) {
    for row in rows(FILE, text, COLUMNS, faults) {
        let indicator = indicator(&row, draft, faults);
        draft.declare(Kind::Indicator, indicator.code.as_str(), &row, faults);
        draft.headings.extend(headings(&row, &indicator));
        draft.rules.indicators.push(indicator);
    }
    tell_cycles(draft, faults);
    tell_headings(FILE, &draft.headings, faults);
}

fn indicator(row: &Entry, draft: &mut Draft, faults: &mut Faults) -> Indicator {
    let part_of = match row.maybe("part_of") {
        "" => None,
        code => {
            draft.refer(Kind::Indicator, row, "part_of");
            Some(IndicatorCode::new(code))
        }
    };
    Indicator {
        code: IndicatorCode::new(&row.code("code", faults)),
        name: row.name("hi", "en", faults),
        unit: row.choice("unit", &UNITS, faults).unwrap_or(Unit::Count),
        noun: row.name("noun_hi", "noun_en", faults),
        nature: row.choice("nature", &NATURES, faults).unwrap_or(Nature::Flow),
        part_of,
        counted_at: counted_at(row, faults),
        aliases: list(row.maybe("aliases")),
    }
}

/// Where it is counted, `None` where the pack does not say.
fn counted_at(row: &Entry, faults: &mut Faults) -> Option<Tier> {
    let tiers = Tier::ALL.map(|tier| (tier.word(), tier));
    if row.maybe("counted_at").is_empty() { None } else { row.choice("counted_at", &tiers, faults) }
}

/// The items of a cell that holds several, separated by `|`.
pub(crate) fn list(text: &str) -> Vec<String> {
    text.split('|').map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect()
}

fn headings(row: &Entry, indicator: &Indicator) -> Vec<Heading> {
    let code = indicator.code.as_str();
    let own = [code, &indicator.name.hi, &indicator.name.en];
    let texts: BTreeSet<String> = own
        .into_iter()
        .chain(indicator.aliases.iter().map(String::as_str))
        .map(str::to_lowercase)
        .filter(|text| !text.is_empty())
        .collect();
    let heading = |text| Heading { line: row.line, text, code: code.to_owned() };
    texts.into_iter().map(heading).collect()
}

/// Tells of headings that mean two indicators.
pub(crate) fn tell_headings(file: &str, headings: &[Heading], faults: &mut Faults) {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for heading in headings {
        let first = *seen.entry(&heading.text).or_insert(&heading.code);
        if first != heading.code {
            let what = What::HeadingTwice {
                heading: heading.text.clone(),
                first: first.to_owned(),
                second: heading.code.clone(),
            };
            faults.add(file, heading.line, what);
        }
    }
}

fn tell_cycles(draft: &Draft, faults: &mut Faults) {
    let wholes: BTreeMap<&str, &str> = draft
        .rules
        .indicators
        .iter()
        .filter_map(|indicator| {
            Some((indicator.code.as_str(), indicator.part_of.as_ref()?.as_str()))
        })
        .collect();
    for code in wholes.keys() {
        let mut above = std::iter::successors(wholes.get(code), |whole| wholes.get(**whole));
        if above.by_ref().take(wholes.len()).any(|whole| whole == code) {
            let line = draft.line(Kind::Indicator, code);
            faults.add(FILE, line, What::PartOfItself { code: (*code).to_owned() });
        }
    }
}
