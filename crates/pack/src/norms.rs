//! `norms.csv`: the numbers that a circular can change, each from a day to a day and with its source.

use domain::norm::{Norm, Validity};

use crate::entry::{Entry, Faults};
use crate::fault::What;
use crate::read::Draft;
use crate::table::{Columns, rows};

pub(crate) const FILE: &str = "norms.csv";
const COLUMNS: Columns =
    Columns { needed: &["code", "value", "from", "to", "source"], optional: &[] };

pub(crate) fn read(text: &str, draft: &mut Draft, faults: &mut Faults) {
    let mut spans: Vec<Span> = Vec::new();
    for row in rows(FILE, text, COLUMNS, faults) {
        let code = row.code("code", faults);
        let value = row.whole("value", faults);
        let validity = row.validity(faults);
        let source = row.source(faults);
        if let (Some(value), Some(validity)) = (value, validity) {
            spans.push(Span { code: code.clone(), line: row.line, validity });
            let pack = draft.rules.pack.clone();
            draft.rules.norms.push(Norm { code, value, validity, source, pack });
        }
    }
    tell_overlaps(FILE, spans, faults);
}

/// A rule and the days on which it holds.
pub(crate) struct Span {
    pub(crate) code: String,
    pub(crate) line: usize,
    pub(crate) validity: Validity,
}

impl Span {
    pub(crate) fn of(entry: &Entry, code: &str, validity: Validity) -> Self {
        Self { code: code.to_owned(), line: entry.line, validity }
    }
}

/// Tells of rules of one code that hold on the same day: nobody could say which of them counts.
pub(crate) fn tell_overlaps(file: &str, mut spans: Vec<Span>, faults: &mut Faults) {
    spans.sort_by(|a, b| {
        (&a.code, a.validity.from, a.line).cmp(&(&b.code, b.validity.from, b.line))
    });
    let mut last: Option<&Span> = None;
    for span in &spans {
        let Some(older) = last.filter(|older| older.code == span.code) else {
            last = Some(span);
            continue;
        };
        if older.validity.holds_on(span.validity.from) {
            let what = What::HoldTogether {
                code: span.code.clone(),
                other: format!("line {}", older.line),
                from: span.validity.from.to_string(),
            };
            faults.add(file, span.line, what);
        }
        let ends_later = older.validity.to.is_some()
            && (span.validity.to.is_none() || span.validity.to >= older.validity.to);
        last = Some(if ends_later { span } else { older });
    }
}
