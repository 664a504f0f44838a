//! Targets divided: the year's into quarters, months and weeks, a place's among the places below it, and
//! what is left over the time that is left. No unit is ever lost: the parts are whole numbers, and they add up
//! to the whole at every level and for every time.

use std::cmp::Reverse;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::calendar::Calendar;
use crate::indicator::IndicatorCode;
use crate::norm::{PackRef, Validity};
use crate::period::{Fy, Period};
use crate::scheme::SchemeCode;

/// How the target of a line is divided over the year and among places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phasing {
    /// `None` for all lines that have no row of their own.
    pub scheme: Option<SchemeCode>,
    /// By what the places below get their shares: an indicator's achievement, as groups formed or families.
    pub base: Option<IndicatorCode>,
    /// The weights of April to March, zero and more; not all zero.
    pub weights: [i64; 12],
    pub validity: Validity,
    pub source: String,
    pub pack: PackRef,
}

impl Phasing {
    /// Every month alike: what is done where no pack says how.
    pub const EVEN: [i64; 12] = [1; 12];
}

/// Why a target cannot be divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undivided {
    /// A whole below zero.
    BelowZero,
    /// A weight below zero.
    WeightBelowZero,
    /// The weights sum to nothing, so that nobody could be given anything.
    NoWeight,
    /// The wholes of the places and those of the times differ.
    SumsDiffer,
}

/// Divides a whole by weights: each part is its exact share rounded down, and the units that are left go
/// to the largest remainders, of equal ones to the earlier. The parts add up to the whole.
///
/// # Errors
/// The whole or a weight is below zero, or the weights sum to nothing.
pub fn apportion(whole: i64, weights: &[i64]) -> Result<Vec<i64>, Undivided> {
    if whole < 0 {
        return Err(Undivided::BelowZero);
    }
    if weights.iter().any(|weight| *weight < 0) {
        return Err(Undivided::WeightBelowZero);
    }
    let sum: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
    if sum == 0 {
        return Err(Undivided::NoWeight);
    }
    let shares = weights.iter().map(|weight| i128::from(whole) * i128::from(*weight));
    let mut parts: Vec<(i64, i128)> = shares
        .map(|share| {
            let part = i64::try_from(share.div_euclid(sum));
            (part.expect("a share is not above its whole"), share.rem_euclid(sum))
        })
        .collect();
    let given: i64 = parts.iter().map(|(part, _)| part).sum();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|ix| Reverse(parts.get(*ix).map(|(_, rest)| *rest)));
    let left = usize::try_from(whole - given).unwrap_or(0);
    for ix in order.into_iter().take(left) {
        if let Some((part, _)) = parts.get_mut(ix) {
            *part += 1;
        }
    }
    Ok(parts.into_iter().map(|(part, _)| part).collect())
}

/// Divides the wholes of places over times, so that each place's row adds up to its own whole and each
/// time's column to the whole of that time. Rows are places, columns are times.
///
/// # Errors
/// A whole is below zero, or those of the places and of the times do not add up to the same.
pub fn spread(places: &[i64], times: &[i64]) -> Result<Vec<Vec<i64>>, Undivided> {
    if places.iter().chain(times).any(|whole| *whole < 0) {
        return Err(Undivided::BelowZero);
    }
    let sum = |wholes: &[i64]| wholes.iter().map(|whole| i128::from(*whole)).sum::<i128>();
    if sum(places) != sum(times) {
        return Err(Undivided::SumsDiffer);
    }
    // Each time is shared by what the places still have to get: no share is above that, so that the last
    // time takes exactly what is left.
    let mut left = places.to_vec();
    let mut rows = vec![Vec::with_capacity(times.len()); places.len()];
    for time in times {
        let parts = if *time == 0 { vec![0; left.len()] } else { apportion(*time, &left)? };
        for ((row, left), part) in rows.iter_mut().zip(&mut left).zip(parts) {
            row.push(part);
            *left -= part;
        }
    }
    Ok(rows)
}

/// A year's target by month, April to March: first by quarter, then within the quarter.
///
/// # Errors
/// See [`apportion`].
pub fn by_month(year: i64, weights: &[i64; 12]) -> Result<[i64; 12], Undivided> {
    let quarters = by_quarter(year, weights)?;
    let mut months = [0; 12];
    let of_quarter = weights.chunks(3).zip(months.chunks_mut(3)).zip(quarters);
    for ((weights, months), quarter) in of_quarter {
        if quarter > 0 {
            months.copy_from_slice(&apportion(quarter, weights)?);
        }
    }
    Ok(months)
}

/// A year's target by quarter, the first from April to June, by the sums of its months' weights.
///
/// # Errors
/// See [`apportion`].
pub fn by_quarter(year: i64, weights: &[i64; 12]) -> Result<[i64; 4], Undivided> {
    if weights.iter().any(|weight| *weight < 0) {
        return Err(Undivided::WeightBelowZero);
    }
    let mut quarters = [0; 4];
    let sums: Vec<i64> = weights.chunks(3).map(|months| months.iter().sum()).collect();
    quarters.copy_from_slice(&apportion(year, &sums)?);
    Ok(quarters)
}

/// The months of a financial year, April to March.
#[must_use]
pub fn months_of(fy: Fy) -> [Period; 12] {
    let mut month = Period::month_of(fy.starts_on());
    std::array::from_fn(|_| {
        let this = month;
        month = month.after();
        this
    })
}

/// A week with its working days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    pub week: Period,
    pub working_days: i64,
}

/// The weeks that end between two days, both included, with their working days from the first of the two
/// days on: weeks count to the month in which they end.
#[must_use]
pub fn weeks(calendar: Calendar<'_>, from: Date, until: Date) -> Vec<Week> {
    let first = Period::week_of(from);
    std::iter::successors(Some(first), |week| Some(week.after()))
        .take_while(|week| week.ends_on() <= until)
        .map(|week| {
            let begins = week.starts_on().max(from);
            Week { week, working_days: calendar.working_days(begins, week.ends_on()) }
        })
        .collect()
}

/// The weeks of a month: those that end in it, each whole.
#[must_use]
pub fn weeks_of(calendar: Calendar<'_>, month: Period) -> Vec<Week> {
    let first = Period::week_of(month.starts_on()).starts_on();
    weeks(calendar, first, month.ends_on())
}

/// The weeks in which work for a day can still be done: from `today` to the week in which `until` falls,
/// which counts only up to that day. None when that day has passed.
#[must_use]
pub fn weeks_left(calendar: Calendar<'_>, today: Date, until: Date) -> Vec<Week> {
    if until < today {
        return Vec::new();
    }
    let last = Period::week_of(until);
    let mut weeks = weeks(calendar, today, until.max(last.ends_on()));
    weeks.retain(|week| week.week.starts_on() <= until);
    if let Some(week) = weeks.last_mut().filter(|week| week.week == last) {
        let begins = week.week.starts_on().max(today);
        week.working_days = calendar.working_days(begins, until);
    }
    weeks
}

/// A whole divided over weeks by their working days. Where no week has any, all of it stands in the last
/// one, so that nothing is lost.
///
/// # Errors
/// There is no week, or the whole is below zero.
pub fn by_week(whole: i64, weeks: &[Week]) -> Result<Vec<i64>, Undivided> {
    let days: Vec<i64> = weeks.iter().map(|week| week.working_days).collect();
    match apportion(whole, &days) {
        Err(Undivided::NoWeight) if !weeks.is_empty() => {
            let mut parts = vec![0; weeks.len()];
            if let Some(last) = parts.last_mut() {
                *last = whole;
            }
            Ok(parts)
        }
        parts => parts,
    }
}

/// What was done in some working days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    pub done: i64,
    /// Above zero.
    pub working_days: i64,
}

/// Whether what is left can be done in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feasible {
    /// At the pace of late it is done in time.
    Yes,
    /// At the pace of late it is not: it would be done after so many working days, where at all.
    No { working_days: Option<i64> },
    /// No figures tell the pace.
    Unknown,
}

impl Pace {
    /// What comes of it in five working days, rounded half up.
    #[must_use]
    pub fn a_week(self) -> i64 {
        let ratio = crate::percent::Ratio::new(self.done.into(), self.working_days.max(1).into());
        ratio.map_or(0, |ratio| ratio.scaled(5))
    }

    /// The working days after which so many more are done; `None` when nothing is being done.
    #[must_use]
    pub fn days_for(self, more: i64) -> Option<i64> {
        let (done, days) = (i128::from(self.done), i128::from(self.working_days));
        if more <= 0 {
            return Some(0);
        }
        let needed = (done > 0).then(|| (i128::from(more) * days + done - 1).div_euclid(done));
        i64::try_from(needed?).ok()
    }
}

/// Whether so many more can be done in these working days, at the pace of late.
#[must_use]
pub fn feasible(more: i64, days_left: i64, pace: Option<Pace>) -> Feasible {
    if more <= 0 {
        return Feasible::Yes;
    }
    let Some(pace) = pace else { return Feasible::Unknown };
    match pace.days_for(more) {
        Some(days) if days <= days_left => Feasible::Yes,
        working_days => Feasible::No { working_days },
    }
}

/// The working day on which so many working days from `today` on, today counted, have passed; `None` when
/// that is more than two years ahead.
#[must_use]
pub fn day_after(calendar: Calendar<'_>, today: Date, working_days: i64) -> Option<Date> {
    let days = today.series(1.day()).take(731).filter(|day| calendar.rest(*day).is_none());
    let mut left = working_days.max(1);
    let mut days = days;
    days.find(|_| {
        left -= 1;
        left == 0
    })
}
