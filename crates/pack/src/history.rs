//! A newer version of a pack beside the one that an office works by: the months that were scored keep
//! their norm. A method may be ended and followed by another, but not changed for days that have passed; one
//! that was only this project's default may be replaced by what an order says.

use domain::grade::Method;
use domain::period::Period;
use domain::scheme::Rules;
use jiff::civil::Date;

use crate::fault::{Fault, What};
use crate::grading;

/// The faults of a newer version that would score months before `today` by another norm than that by
/// which they were scored: one fault for each method, with the first such month.
#[must_use]
pub fn rewritten(known: &Rules, newer: &Rules, today: Date) -> Vec<Fault> {
    let kept = known.methods.iter().filter(|method| !method.is_default);
    kept.filter_map(|method| {
        let month = months(method, today).find(|month| !is_kept(method, newer, *month))?;
        let what = What::NormRewritten { method: method.code.clone(), month: month.to_string() };
        Some(Fault { file: grading::FILE.to_owned(), line: 1, what })
    })
    .collect()
}

/// The months at whose end the method held, up to the one before `today`.
fn months(method: &Method, today: Date) -> impl Iterator<Item = Period> {
    let validity = method.validity;
    let first = Period::month_of(validity.from);
    std::iter::successors(Some(first), |month| Some(month.after()))
        .take_while(move |month| month.ends_on() < today)
        .filter(move |month| validity.holds_on(month.ends_on()))
}

/// Whether the newer version scores a month by the same terms and bands.
fn is_kept(method: &Method, newer: &Rules, month: Period) -> bool {
    let day = month.ends_on();
    newer.methods.iter().find(|other| other.validity.holds_on(day)).is_some_and(|other| {
        other.scale == method.scale
            && other.terms == method.terms
            && other.line_bands == method.line_bands
            && other.score_bands == method.score_bands
            && other.tie == method.tie
            && other.missing == method.missing
    })
}
