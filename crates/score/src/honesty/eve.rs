//! Jumps before a sitting: in the days before a review more is entered than the place's pace gives. What is
//! entered late is no wrong; the chair only sees when it came.

use domain::figure::FigureKind;
use domain::honesty::{Evidence, Looks, Sure};
use domain::indicator::Nature;
use domain::period::Period;
use jiff::civil::Date;
use jiff::{Span, Unit};

use super::Look;
use super::contradict::own;
use super::entries::Entry;
use super::find::Found;
use super::group::{Group, Rows, at};
use super::robust::median;
use super::slip::usual_step;

/// Reviews of a month's figures sit within so many days after its end.
const REVIEWED_WITHIN_DAYS: i64 = 45;
/// The pace is taken from so many days before the month.
const PACE_DAYS: i64 = 120;
/// A pace is kept in ten-thousandths of one a day.
const FINE: i128 = 10_000;

#[derive(Clone, Copy)]
struct Limits {
    eve_days: i64,
    times: i64,
    month: i64,
    entries: usize,
    at_least: i64,
}

/// The jumps of a month.
pub(super) fn jumps(look: &Look<'_>, group: &Group<'_>, n: usize, looks: &Looks) -> Vec<Found> {
    let Looks::EveJump {
        eve_days,
        times_hundredths: times,
        month_hundredths: month,
        entries_at_least: entries,
        at_least,
    } = *looks
    else {
        return Vec::new();
    };
    let limits = Limits { eve_days, times, month, entries, at_least };
    let sittings = sittings(look, group, n);
    if look.entries.is_empty() || sittings.is_empty() {
        return Vec::new();
    }
    let from = group.month(n).starts_on().saturating_sub(Span::new().days(PACE_DAYS));
    let mut found = Vec::new();
    for (code, (indicator, rows)) in &group.rows {
        for p in own(&rows.own) {
            let entries = look.entries.of(code, group.code(p));
            let late = entries.iter().filter(|entry| entry.on >= from);
            let run = running(late, (rows, indicator.nature), p, group);
            let Some(month) = usual_step(rows, p, n) else { continue };
            let share = i128::from(month) * i128::from(limits.month) / 10_000;
            let at_least = i64::try_from(share).unwrap_or(i64::MAX).max(limits.at_least);
            let of = (group.month(n), indicator.nature);
            let limits = Limits { at_least, ..limits };
            let jump = sittings.iter().find_map(|sitting| jump(&run, *sitting, of, limits));
            if let Some((evidence, sure)) = jump {
                found.push(Found::of(p, code, evidence, sure));
            }
        }
    }
    found
}

fn sittings(look: &Look<'_>, group: &Group<'_>, n: usize) -> Vec<Date> {
    let month = group.month(n);
    let until = month.ends_on().saturating_add(Span::new().days(REVIEWED_WITHIN_DAYS));
    let is_of = |day: &&Date| month.starts_on() <= **day && **day <= until;
    look.sittings.iter().filter(is_of).copied().collect()
}

/// What had been entered up to a day.
#[derive(Clone, Copy)]
struct Stand {
    on: Date,
    value: i64,
    is_of: Period,
}

/// The entries as a running total; those of a flow's month go on from what stood at the month before.
fn running<'e>(
    entries: impl Iterator<Item = &'e Entry>,
    (rows, nature): (&Rows, Nature),
    p: usize,
    group: &Group<'_>,
) -> Vec<Stand> {
    let total = |entry: &Entry| {
        let is_month = matches!(entry.period, Period::Month(_));
        let value = match (nature, entry.kind) {
            _ if !is_month => return None,
            (_, FigureKind::AchievedToDate) | (Nature::Stock, FigureKind::Achieved) => entry.value,
            (Nature::Flow, FigureKind::Achieved) => {
                let before = entry.period.before();
                let base = if before.fy() == entry.period.fy() {
                    let n = group.months.iter().position(|month| *month == before)?;
                    at(&rows.standing, p, n)?
                } else {
                    0
                };
                base + entry.value
            }
            _ => return None,
        };
        Some(Stand { on: entry.on, value, is_of: entry.period })
    };
    let mut run: Vec<Stand> = entries.filter_map(total).collect();
    run.sort_by_key(|stand| stand.on);
    run
}

fn jump(
    run: &[Stand],
    sitting: Date,
    (month, nature): (Period, Nature),
    limits: Limits,
) -> Option<(Evidence, Sure)> {
    let eve = sitting.saturating_sub(Span::new().days(limits.eve_days));
    let n_before = run.partition_point(|stand| stand.on < eve);
    let n_until = run.partition_point(|stand| stand.on <= sitting);
    let before = run.get(..n_before)?.last()?;
    let now = run.get(n_before..n_until)?.iter().rev().find(|s| s.is_of == month)?;
    let mut paces: Vec<i64> = run
        .get(..n_before)?
        .iter()
        .zip(run.get(1..n_before)?)
        .filter_map(|(one, next)| pace(*one, *next))
        .collect();
    if paces.len() < limits.entries {
        return None;
    }
    let pace = i128::from(median(&mut paces)?);
    let days = i128::from(days(before.on, now.on).max(1));
    // What adds up begins anew in April.
    let is_anew = nature == Nature::Flow && before.is_of.fy() != now.is_of.fy();
    let before = Stand { value: if is_anew { 0 } else { before.value }, ..*before };
    let grown = now.value.checked_sub(before.value)?;
    let usual = i64::try_from(pace * days / FINE).ok()?;
    let times = |times: i64| i128::from(grown) * FINE * 100 >= pace * days * i128::from(times);
    if !times(limits.times) || grown - usual < limits.at_least.max(1) {
        return None;
    }
    let sure = if times(2 * limits.times) { Sure::Strong } else { Sure::Likely };
    let (before, on) = (before.value, now.on);
    Some((Evidence::Jumped { before, now: now.value, usual, on, sitting }, sure))
}

/// Growth a day between two entries; `None` where it fell (a new year, a correction).
fn pace(one: Stand, next: Stand) -> Option<i64> {
    let grown = next.value.checked_sub(one.value).filter(|grown| *grown >= 0)?;
    i64::try_from(i128::from(grown) * FINE / i128::from(days(one.on, next.on).max(1))).ok()
}

fn days(from: Date, until: Date) -> i64 {
    from.until((Unit::Day, until)).map_or(0, |span| i64::from(span.get_days()))
}
