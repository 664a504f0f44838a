//! Stale feeds: a place used to report in a rhythm, and the report of this month did not come. Who never
//! reported has no rhythm to miss; that is the scorecard's to tell.

use domain::honesty::{Evidence, Sure};
use jiff::Span;
use jiff::civil::Date;

use super::contradict::own;
use super::find::Found;
use super::group::{Group, PAST, Rows};

/// Figures that were owed for a month by a place's own rhythm. A place of which very many are missing is told
/// of once.
pub(super) fn stale(
    group: &Group<'_>,
    n: usize,
    (reports_at_least, whole_from): (usize, usize),
    (today, grace_days): (Date, i64),
) -> Vec<Found> {
    let owed_on = group.month(n).ends_on().saturating_add(Span::new().days(grace_days));
    if today <= owed_on {
        return Vec::new();
    }
    let mut by_place: Vec<Vec<Found>> = vec![Vec::new(); group.places.len()];
    for (code, (_, rows)) in &group.rows {
        for p in own(&rows.own) {
            let Some(last) = missed(rows, p, n, reports_at_least) else { continue };
            let months = i64::try_from(n - last).unwrap_or(i64::MAX);
            let evidence = Evidence::Silent { last: group.month(last), months, figures: 1 };
            let sure = if months > 1 { Sure::Strong } else { Sure::Likely };
            if let Some(of_place) = by_place.get_mut(p) {
                of_place.push(Found::of(p, code, evidence, sure));
            }
        }
    }
    by_place.into_iter().flat_map(|found| together(found, whole_from)).collect()
}

/// The last month that was reported, when the rhythm says that another was owed by now.
fn missed(rows: &Rows, p: usize, n: usize, reports_at_least: usize) -> Option<usize> {
    let said = rows.said.get(p)?;
    if said.get(n).copied().unwrap_or(true) {
        return None;
    }
    let from = n.saturating_sub(PAST);
    let reports: Vec<usize> =
        (from..n).filter(|m| said.get(*m).copied().unwrap_or(false)).collect();
    let last = *reports.last()?;
    let mut gaps: Vec<usize> =
        reports.iter().zip(reports.iter().skip(1)).map(|(one, next)| next - one).collect();
    gaps.sort_unstable();
    let rhythm = *gaps.get(gaps.len() / 2)?;
    (reports.len() >= reports_at_least && n - last >= rhythm).then_some(last)
}

/// One doubt instead of very many: the feed of the place is stale.
fn together(found: Vec<Found>, whole_from: usize) -> Vec<Found> {
    let last = |found: &Found| match &found.evidence {
        Evidence::Silent { last, months, .. } => Some((*last, *months)),
        _ => None,
    };
    let latest = found.iter().filter_map(last).max();
    match (latest, found.first().and_then(|first| first.place)) {
        (Some((last, months)), Some(p)) if found.len() >= whole_from => {
            let evidence = Evidence::Silent { last, months, figures: found.len() };
            vec![Found { place: Some(p), indicator: None, evidence, sure: Sure::Strong }]
        }
        _ => found,
    }
}
