//! How much more work brings a line to full marks: by counts, exact, and the least that does it.

use domain::grade::{Band, Bound, Method};

/// The least extra achievement, zero and more, with which a line gets full marks. A method may give
/// full marks to several bands; the one that is reached first counts. Zero when none can be reached.
#[must_use]
pub fn short_of_best(method: &Method, achieved: i64, target: i64) -> i64 {
    let full = method.full_marks_hundredths();
    let bands = method.line_bands.iter().filter(|band| band.marks_hundredths == full);
    let reached = bands.filter_map(|band| reach(band, achieved.into(), target.into()));
    let least = reached.min().map_or(0, |reached| reached - i128::from(achieved));
    i64::try_from(least).unwrap_or(i64::MAX)
}

/// The least achievement, not below the one there is, that lies in the band.
fn reach(band: &Band, achieved: i128, target: i128) -> Option<i128> {
    let least = band.low.map_or(achieved, |low| achieved.max(least_above(low, target)));
    let is_in = band.high.is_none_or(|high| match (least * 10_000, high_at(high, target)) {
        (part, limit) if part == limit => high.inclusive,
        (part, limit) => part < limit,
    });
    is_in.then_some(least)
}

fn high_at(bound: Bound, target: i128) -> i128 {
    i128::from(bound.hundredths) * target
}

/// The least count whose share of the target is at the bound, or past it when the bound is outside.
fn least_above(low: Bound, target: i128) -> i128 {
    let limit = high_at(low, target);
    let whole = limit.div_euclid(10_000);
    let is_exact = limit.rem_euclid(10_000) == 0;
    if is_exact && low.inclusive { whole } else { whole + 1 }
}
