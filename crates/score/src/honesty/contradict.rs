//! Figures that contradict one another. Here nothing is a matter of chance: one of the two is wrong.

use domain::figure::{Cell, FigureKind};
use domain::honesty::{Claim, Evidence, Sure};
use domain::indicator::{IndicatorCode, Nature};

use super::find::Found;
use super::group::{Group, at};
use crate::cube::{ColumnKey, Cube};

/// All of a figure, in hundredths of a percent.
const WHOLE: i128 = 10_000;

/// More is claimed than the register holds.
pub(super) fn over_register(
    group: &Group<'_>,
    n: usize,
    claims: &[Claim],
    (over_hundredths, at_least): (i64, i64),
) -> Vec<Found> {
    let mut found = Vec::new();
    for claim in claims {
        let (Some((_, claimed_rows)), Some((_, register_rows))) =
            (group.rows_of(&claim.claimed), group.rows_of(&claim.register))
        else {
            continue;
        };
        for p in own(&claimed_rows.own) {
            let pair = (at(&claimed_rows.standing, p, n), at(&register_rows.standing, p, n));
            let (Some(claimed), Some(registered)) = pair else { continue };
            let over = i128::from(claimed) - i128::from(registered);
            let is_over = over * WHOLE > i128::from(registered) * i128::from(over_hundredths);
            if is_over && over >= i128::from(at_least.max(1)) {
                let register = claim.register.clone();
                let evidence = Evidence::Register { claimed, registered, register };
                found.push(Found::of(p, &claim.claimed, evidence, Sure::Certain));
            }
        }
    }
    found
}

/// A part is larger than the whole that its pack names.
pub(super) fn part_over_whole(
    group: &Group<'_>,
    n: usize,
    at_least: i64,
    told_elsewhere: &[&IndicatorCode],
) -> Vec<Found> {
    let mut found = Vec::new();
    for (code, (indicator, rows)) in &group.rows {
        let Some(of) = indicator.part_of.as_ref().filter(|_| !told_elsewhere.contains(code)) else {
            continue;
        };
        let Some((_, whole_rows)) = group.rows_of(of) else { continue };
        for p in own(&rows.own) {
            let pair = (at(&rows.standing, p, n), at(&whole_rows.standing, p, n));
            let (Some(part), Some(whole)) = pair else { continue };
            if part.saturating_sub(whole) >= at_least.max(1) {
                let evidence = Evidence::Whole { part, whole, of: of.clone() };
                found.push(Found::of(p, code, evidence, Sure::Certain));
            }
        }
    }
    found
}

/// What a place stated itself, and the sum of those below it. A sum with a part missing may be smaller.
pub(super) fn sum_of_parts(cube: &Cube, group: &Group<'_>, n: usize, at_least: i64) -> Vec<Found> {
    let mut found = Vec::new();
    for (code, (_, rows)) in &group.rows {
        for kind in [FigureKind::Achieved, FigureKind::AchievedToDate] {
            let indicator = (*code).clone();
            let key = ColumnKey { indicator, kind, period: group.month(n) };
            for p in (0..rows.own.len()).filter(|p| !rows.own.get(*p).copied().unwrap_or(true)) {
                let place = group.code(p);
                let Some(Cell::Value(stated)) = cube.stated(&key, place) else { continue };
                let Cell::Value(sum) = cube.cell(&key, place) else { continue };
                let is_whole = at(&rows.stated, p, n) == Some(sum);
                let apart = stated.abs_diff(sum) >= at_least.max(1).unsigned_abs();
                if apart && (is_whole || sum > stated) {
                    let evidence = Evidence::Parent { stated, sum };
                    found.push(Found::of(p, code, evidence, Sure::Certain));
                }
            }
        }
    }
    found.dedup_by(|a, b| (a.place, &a.indicator) == (b.place, &b.indicator));
    found
}

/// A figure to date that is smaller than a month before, or a level that lost more than its share.
pub(super) fn fell(
    group: &Group<'_>,
    n: usize,
    (level_hundredths, at_least): (i64, i64),
    except: &[IndicatorCode],
) -> Vec<Found> {
    let mut found = Vec::new();
    let is_new_year = group.month(n).before().fy() != group.month(n).fy();
    for (code, (indicator, rows)) in group.rows.iter().filter(|(code, _)| !except.contains(code)) {
        for p in own(&rows.own) {
            let before = match (indicator.nature, n.checked_sub(1)) {
                (Nature::Flow, _) if is_new_year => Some(0),
                (_, Some(before)) => at(&rows.standing, p, before),
                (_, None) => None,
            };
            let (Some(before), Some(now)) = (before, at(&rows.standing, p, n)) else { continue };
            let lost = i128::from(before) - i128::from(now);
            let may_lose = match indicator.nature {
                Nature::Flow => 0,
                Nature::Stock => i128::from(before) * i128::from(level_hundredths) / WHOLE,
            };
            if lost > may_lose && lost >= i128::from(at_least.max(1)) {
                let sure =
                    if indicator.nature == Nature::Flow { Sure::Certain } else { Sure::Likely };
                found.push(Found::of(p, code, Evidence::Fell { before, now }, sure));
            }
        }
    }
    found
}

/// A later stage with more than the stage before it.
pub(super) fn stages(
    group: &Group<'_>,
    n: usize,
    stages: &[Vec<IndicatorCode>],
    at_least: i64,
) -> Vec<Found> {
    let mut found = Vec::new();
    let steps = stages.iter().flat_map(|run| run.iter().zip(run.iter().skip(1)));
    for (earlier_code, later_code) in steps {
        let (Some((_, earlier_rows)), Some((_, later_rows))) =
            (group.rows_of(earlier_code), group.rows_of(later_code))
        else {
            continue;
        };
        for p in own(&later_rows.own) {
            let pair = (at(&earlier_rows.standing, p, n), at(&later_rows.standing, p, n));
            let (Some(earlier), Some(later)) = pair else { continue };
            if later.saturating_sub(earlier) >= at_least.max(1) {
                let evidence = Evidence::Stage { earlier, later, of: earlier_code.clone() };
                found.push(Found::of(p, later_code, evidence, Sure::Certain));
            }
        }
    }
    found
}

/// The places that say a figure themselves; a sum of what others say is asked of them.
pub(super) fn own(own: &[bool]) -> impl Iterator<Item = usize> {
    own.iter().enumerate().filter(|(_, own)| **own).map(|(p, _)| p)
}
