//! What lasts for months, and what was corrected after a month was frozen, in both languages: the same words on
//! pages, on the agenda and in the minutes.

use domain::freeze::Correction;
use domain::indicator::Unit;
use domain::name::Name;
use domain::run::{Lasting, Run};
use hindi::date;

use super::{cell, place};
use crate::known::Known;

/// For how many months something has stood so.
#[must_use]
pub fn run(run: Run) -> Name {
    let n = run.n_periods;
    let (hi, en) = match run.what {
        Lasting::Low => ("निम्न श्रेणी", "low"),
        Lasting::Best => ("सर्वोच्च श्रेणी", "in the best grade"),
        Lasting::Silent => ("अप्राप्त", "not reported"),
        Lasting::Fallen => ("रैंक में गिरावट", "falling in rank"),
    };
    Name::new(&format!("लगातार {n} माह {hi}"), &format!("{en} for {n} months running"))
}

/// The corrections of a line since its month was frozen, the first first; at most the last three are told.
#[must_use]
pub fn corrections(known: &Known, all: &[&Correction]) -> Option<Name> {
    const TOLD: usize = 3;
    let last = all.get(all.len().saturating_sub(TOLD)..).filter(|last| !last.is_empty())?;
    let each: Vec<Name> = last.iter().map(|one| correction(known, one)).collect();
    let list = |pick: fn(&Name) -> &str| each.iter().map(pick).collect::<Vec<_>>().join("; ");
    let n_more = all.len() - last.len();
    let (more_hi, more_en) = match n_more {
        0 => (String::new(), String::new()),
        n => (format!("{n} और; "), format!("{n} more; ")),
    };
    Some(Name::new(
        &format!("माह बन्द होने के बाद संशोधित: {more_hi}{}", list(|name| &name.hi)),
        &format!("Changed since the freeze: {more_en}{}", list(|name| &name.en)),
    ))
}

/// `मैथा: 172 → 168 (06.10.2025, कारण)`.
fn correction(known: &Known, one: &Correction) -> Name {
    let unit = known.book.indicators().get(&one.cell.indicator).map_or(Unit::Count, |i| i.unit);
    let (then, now) = (cell(one.cell.then, unit), cell(one.cell.now, unit));
    let at = place(known, one.cell.place);
    let on = date::short(one.by.on);
    let said =
        |at: &str, then: &str, now: &str| format!("{at}: {then} → {now} ({on}, {})", one.reason);
    Name::new(&said(&at.hi, &then.hi, &now.hi), &said(&at.en, &then.en, &now.en))
}
