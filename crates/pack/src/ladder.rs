//! `ladder.csv`: who is reminded how many days before a day owed, and to whom it goes up after it.

use domain::ladder::{Rung, VACANT, Whom};

use crate::entry::Faults;
use crate::fault::What;
use crate::norms::{Span, tell_overlaps};
use crate::read::Draft;
use crate::table::{Columns, rows};

pub(crate) const FILE: &str = "ladder.csv";
const COLUMNS: Columns =
    Columns { needed: &["code", "day", "whom", "from", "to", "source"], optional: &[] };
const WHOM: [(&str, Whom); 3] =
    [("owner", Whom::Owner), ("superior", Whom::Superior), ("chair", Whom::Chair)];
/// A rung further from its day than this is a slip of the pen.
const MAX_DAYS: i64 = 366;

pub(crate) fn read(text: &str, draft: &mut Draft, faults: &mut Faults) {
    let mut spans: Vec<Span> = Vec::new();
    for row in rows(FILE, text, COLUMNS, faults) {
        let code = row.code("code", faults);
        if code == VACANT {
            // The ledger keeps this word for a post in which nobody sits.
            let what = What::BadCode { key: "code".to_owned(), value: code.clone() };
            row.tell("code", what, faults);
        }
        let day = row.whole("day", faults);
        if let Some(day) = day.filter(|day| day.abs() > MAX_DAYS) {
            let what = What::NotANumber { key: "day".to_owned(), value: day.to_string() };
            row.tell("day", what, faults);
        }
        let whom = row.choice("whom", &WHOM, faults);
        let validity = row.validity(faults);
        let source = row.source(faults);
        if let (Some(day), Some(whom), Some(validity)) = (day, whom, validity) {
            spans.push(Span::of(&row, &code, validity));
            let pack = draft.rules.pack.clone();
            draft.rules.ladder.push(Rung { code, day, whom, validity, source, pack });
        }
    }
    tell_overlaps(FILE, spans, faults);
}
