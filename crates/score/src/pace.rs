//! How fast work on a line went of late: what was done in the last four weeks where weeks are reported,
//! else in the last month, over the working days of that time.

use domain::calendar::Calendar;
use domain::figure::Cell;
use domain::indicator::{Indicator, Nature};
use domain::period::{Fy, Period};
use domain::place::PlaceCode;
use domain::target::Pace;
use jiff::ToSpan;
use jiff::civil::Date;

use crate::column::Said;
use crate::cube::Cube;
use crate::to_date::{Side, any_said};

/// The pace of an indicator at a place up to the end of a period. `None` when nothing was reported for
/// that time, or what stood before it is not known.
#[must_use]
pub fn pace(
    cube: &Cube,
    calendar: Calendar<'_>,
    indicator: &Indicator,
    place: PlaceCode,
    period: Period,
) -> Option<Pace> {
    let ix = cube.tree().ix(place)?;
    let until = period.ends_on();
    let four_weeks = until.saturating_sub(27.days());
    if !matches!(period, Period::Year(_)) && indicator.nature == Nature::Flow {
        let weeks = cube.weeks_within(&indicator.code, (four_weeks, until));
        let said = weeks.iter().map(|week| week.at(ix)).filter(|(_, said)| *said == Said::Value);
        let done: Vec<i64> = said.map(|(value, _)| value).collect();
        if !done.is_empty() {
            let done = done.into_iter().fold(0_i64, i64::saturating_add);
            return of(done, calendar.working_days(four_weeks, until));
        }
    }
    let from = match period {
        Period::Week(_) => four_weeks,
        Period::Month(_) | Period::Year(_) => Period::month_of(until).starts_on(),
    };
    // A flow counts from 1 April: what was done in the year before is not in the figure.
    let begins = match indicator.nature {
        Nature::Flow => from.max(Fy::of(until).starts_on()),
        Nature::Stock => from,
    };
    let columns = cube.within(&indicator.code, Side::Achieved, (begins, until));
    if !any_said(&columns, ix) {
        return None;
    }
    let at = |day: Date| match cube.to_date(indicator, Side::Achieved, ix, day) {
        Cell::Value(value) => Some(value),
        Cell::Blank(_) => None,
    };
    let is_new_year = indicator.nature == Nature::Flow && begins == Fy::of(until).starts_on();
    let before = if is_new_year { Some(0) } else { at(begins.saturating_sub(1.day())) };
    let done = at(until)?.saturating_sub(before?);
    of(done, calendar.working_days(begins, until))
}

fn of(done: i64, working_days: i64) -> Option<Pace> {
    (working_days > 0).then_some(Pace { done, working_days })
}
