//! `calendar.csv`: the days on which the offices of a state are closed, each with the list in which it
//! stands. Sundays and free Saturdays are norms, not rows.

use domain::calendar::Holiday;

use crate::entry::Faults;
use crate::fault::What;
use crate::read::Draft;
use crate::table::{Columns, rows};

pub(crate) const FILE: &str = "calendar.csv";
const COLUMNS: Columns = Columns { needed: &["day", "hi", "en", "source"], optional: &[] };

pub(crate) fn read(text: &str, draft: &mut Draft, faults: &mut Faults) {
    for row in rows(FILE, text, COLUMNS, faults) {
        row.needs_key("day", faults);
        let on = row.maybe_date("day", faults);
        let (name, source) = (row.name("hi", "en", faults), row.source(faults));
        let Some(on) = on else { continue };
        if draft.rules.holidays.iter().any(|holiday| holiday.on == on && holiday.name == name) {
            row.tell("day", What::CodeTwice { code: on.to_string() }, faults);
        }
        draft.rules.holidays.push(Holiday { on, name, source });
    }
}
