//! `targets.csv`: how the target of a line is divided over the months of the year, and by which
//! indicator the places below get their shares.

use domain::indicator::IndicatorCode;
use domain::scheme::SchemeCode;
use domain::target::Phasing;

use crate::entry::{Entry, Faults};
use crate::fault::What;
use crate::norms::{Span, tell_overlaps};
use crate::read::{Draft, Kind};
use crate::table::{Columns, rows};

pub(crate) const FILE: &str = "targets.csv";
const MONTHS: [&str; 12] =
    ["apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "jan", "feb", "mar"];
const COLUMNS: Columns = Columns {
    needed: &[
        "line", "base", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "jan",
        "feb", "mar", "from", "to", "source",
    ],
    optional: &[],
};
/// What stands in `line` for all lines without a row of their own.
const ALL: &str = "all";
const MAX_WEIGHT: i64 = 1_000_000;

pub(crate) fn read(text: &str, draft: &mut Draft, faults: &mut Faults) {
    let mut spans: Vec<Span> = Vec::new();
    for row in rows(FILE, text, COLUMNS, faults) {
        let line = row.code("line", faults);
        let scheme = (line != ALL).then(|| SchemeCode::new(&line));
        if scheme.is_some() {
            draft.refer(Kind::Scheme, &row, "line");
        }
        let base = (!row.maybe("base").is_empty()).then(|| {
            draft.refer(Kind::Indicator, &row, "base");
            IndicatorCode::new(&row.code("base", faults))
        });
        let weights = MONTHS.map(|month| weight(&row, month, faults));
        if weights.iter().all(|weight| *weight == Some(0)) {
            row.tell("line", What::NoWeight { code: line.clone() }, faults);
        }
        let validity = row.validity(faults);
        let source = row.source(faults);
        if let Some(validity) = validity {
            spans.push(Span::of(&row, &line, validity));
            let pack = draft.rules.pack.clone();
            let weights = weights.map(|weight| weight.unwrap_or(0));
            draft.rules.phasings.push(Phasing { scheme, base, weights, validity, source, pack });
        }
    }
    tell_overlaps(FILE, spans, faults);
}

fn weight(row: &Entry, month: &str, faults: &mut Faults) -> Option<i64> {
    let weight = row.whole(month, faults)?;
    if !(0..=MAX_WEIGHT).contains(&weight) {
        let (key, value) = (month.to_owned(), weight.to_string());
        row.tell(month, What::NotANumber { key, value }, faults);
        return None;
    }
    Some(weight)
}
