//! Copied columns: many figures of a place are those of the month before, or those of a neighbour. Beside the
//! month before only what came about in the month is compared, since a level that stands still is no copy;
//! beside a neighbour levels are compared too.

use domain::honesty::{Evidence, Sure};
use domain::indicator::{Indicator, Nature};
use domain::place::PlaceCode;

use super::find::Found;
use super::group::{Group, Rows, at};
use super::slip::usual_step;

/// All figures, in hundredths of a percent.
const WHOLE: usize = 10_000;

/// At least so many alike, at least this share of those compared, each figure at least so large.
type Limits = (usize, i64, i64);

/// Places whose figures are those of the month before.
pub(super) fn from_last_month(group: &Group<'_>, n: usize, limits: Limits) -> Vec<Found> {
    let Some(before) = n.checked_sub(1) else { return Vec::new() };
    let one = |p: usize| {
        let flows = group.rows.values().filter(|(of, _)| of.nature == Nature::Flow);
        let pairs = flows.map(|(of, rows)| (own(of, rows, p, n), own(of, rows, p, before)));
        let (same, of) = alike(pairs, limits.2);
        let evidence = Evidence::LastMonth { same, of, month: group.month(before) };
        is_copied((same, of), limits).then_some((p, evidence))
    };
    let found = (0..group.places.len()).filter_map(one);
    found.map(|(p, evidence)| told(p, evidence)).collect()
}

/// Places whose figures are those of a neighbour. Of the two it is told of the one for which they are the
/// less usual; nobody knows who copied.
pub(super) fn from_neighbour(group: &Group<'_>, n: usize, limits: Limits) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for p in 0..group.places.len() {
        for q in p + 1..group.places.len() {
            let all = group.rows.values();
            let pairs = all.map(|(of, rows)| (own(of, rows, p, n), own(of, rows, q, n)));
            let (same, of) = alike(pairs, limits.2);
            if !is_copied((same, of), limits) {
                continue;
            }
            let (here, there) = if is_stranger(group, (p, q), n) { (p, q) } else { (q, p) };
            if !found.iter().any(|other| other.place == Some(here)) {
                let place: PlaceCode = group.code(there);
                found.push(told(here, Evidence::Neighbour { same, of, place }));
            }
        }
    }
    found
}

fn told(place: usize, evidence: Evidence) -> Found {
    Found { place: Some(place), indicator: None, evidence, sure: Sure::Strong }
}

/// What came about at a place in a month, or its level, where the place says it itself.
fn own(indicator: &Indicator, rows: &Rows, p: usize, n: usize) -> Option<i64> {
    let numbers = match indicator.nature {
        Nature::Flow => &rows.steps,
        Nature::Stock => &rows.standing,
    };
    at(numbers, p, n).filter(|_| rows.own.get(p).copied().unwrap_or(false))
}

/// How many of how many pairs are alike; small figures are alike by chance and left out.
fn alike(
    pairs: impl Iterator<Item = (Option<i64>, Option<i64>)>,
    from_value: i64,
) -> (usize, usize) {
    let (mut same, mut of) = (0, 0);
    for (one, other) in pairs {
        if let (Some(one), Some(other)) = (one, other)
            && one.max(other) >= from_value
        {
            of += 1;
            same += usize::from(one == other);
        }
    }
    (same, of)
}

fn is_copied((same, of): (usize, usize), (same_at_least, share, _): Limits) -> bool {
    let share = usize::try_from(share).unwrap_or(WHOLE);
    same >= same_at_least.max(1) && same * WHOLE >= of * share
}

/// Whether the figures that both have are farther from what is usual at the first than at the second.
fn is_stranger(group: &Group<'_>, (p, q): (usize, usize), n: usize) -> bool {
    let (mut first, mut second) = (0, 0);
    for (of, rows) in group.rows.values().filter(|(of, _)| of.nature == Nature::Flow) {
        let pair = (own(of, rows, p, n), own(of, rows, q, n));
        let (Some(value), Some(other)) = pair else { continue };
        let (Some(one), Some(two)) = (usual_step(rows, p, n), usual_step(rows, q, n)) else {
            continue;
        };
        if value == other && one > 0 && two > 0 {
            // |value − one| ÷ one against |value − two| ÷ two, without dividing.
            let far = |usual: i64, by: i64| i128::from(value.abs_diff(usual)) * i128::from(by);
            match far(one, two).cmp(&far(two, one)) {
                std::cmp::Ordering::Greater => first += 1,
                std::cmp::Ordering::Less => second += 1,
                std::cmp::Ordering::Equal => {}
            }
        }
    }
    first > second
}
