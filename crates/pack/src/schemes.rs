//! `schemes.csv`: the programme lines that are graded, what each is held against and who answers.

use domain::indicator::{IndicatorCode, Unit};
use domain::place::Tier;
use domain::scheme::{Against, Scheme, SchemeCode};

use crate::entry::{Entry, Faults};
use crate::fault::What;
use crate::read::{Draft, Kind};
use crate::table::{Columns, rows};

pub(crate) const FILE: &str = "schemes.csv";
const COLUMNS: Columns = Columns {
    needed: &[
        "code",
        "hi",
        "en",
        "department_hi",
        "department_en",
        "district_post",
        "block_post",
        "achieved",
        "against",
        "weight",
        "down_to",
    ],
    optional: &[],
};
/// The word in `against` for a line held against its own target.
const TARGET: &str = "target";
const MAX_WEIGHT: i64 = 1000;

pub(crate) fn read(text: &str, draft: &mut Draft, faults: &mut Faults) {
    for row in rows(FILE, text, COLUMNS, faults) {
        let scheme = scheme(&row, draft, faults);
        draft.declare(Kind::Scheme, scheme.code.as_str(), &row, faults);
        tell_units(&row, &scheme, draft, faults);
        draft.rules.schemes.push(scheme);
    }
}

fn scheme(row: &Entry, draft: &mut Draft, faults: &mut Faults) -> Scheme {
    draft.refer(Kind::Post, row, "district_post");
    draft.refer(Kind::Post, row, "block_post");
    draft.refer(Kind::Indicator, row, "achieved");
    let against = match row.text("against", faults).as_str() {
        TARGET => Against::Target,
        code => {
            draft.refer(Kind::Indicator, row, "against");
            Against::Indicator(IndicatorCode::new(code))
        }
    };
    Scheme {
        code: SchemeCode::new(&row.code("code", faults)),
        name: row.name("hi", "en", faults),
        department: row.name("department_hi", "department_en", faults),
        district_post: row.code("district_post", faults),
        block_post: row.code("block_post", faults),
        achieved: IndicatorCode::new(&row.code("achieved", faults)),
        against,
        weight: weight(row, faults),
        down_to: tier(row, "down_to", faults),
        pack: draft.rules.pack.clone(),
    }
}

fn weight(row: &Entry, faults: &mut Faults) -> i64 {
    let Some(value) = row.whole("weight", faults) else { return 1 };
    if value < 1 {
        row.tell("weight", What::WeightBelowOne { value }, faults);
    }
    if value > MAX_WEIGHT {
        let what = What::NotANumber { key: "weight".to_owned(), value: value.to_string() };
        row.tell("weight", what, faults);
    }
    value
}

/// A tier by its word.
pub(crate) fn tier(row: &Entry, key: &str, faults: &mut Faults) -> Tier {
    let tiers = Tier::ALL.map(|tier| (tier.word(), tier));
    row.choice(key, &tiers, faults).unwrap_or(Tier::District)
}

/// A count is not held against money.
fn tell_units(row: &Entry, scheme: &Scheme, draft: &Draft, faults: &mut Faults) {
    let unit = |code: &IndicatorCode| -> Option<Unit> {
        draft.rules.indicators.iter().find(|i| i.code == *code).map(|i| i.unit)
    };
    let Against::Indicator(whole) = &scheme.against else { return };
    if let (Some(one), Some(other)) = (unit(&scheme.achieved), unit(whole))
        && one != other
    {
        let (first, second) = (scheme.achieved.to_string(), whole.to_string());
        row.tell("against", What::UnitsDiffer { first, second }, faults);
    }
}
