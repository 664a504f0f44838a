//! The clocks of a directive, its weeks, and how often its day was moved.

use desk::directives::Taken;
use domain::directive::{self, Condition, clock, weeks as lines};
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::wire;

/// Days by the two clocks; they stand still once it is closed.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct Clocks {
    /// Days in the present state.
    stage_days: i64,
    /// Days since it was first given, under whatever number. Nothing resets it.
    total_days: i64,
}

impl From<clock::Clocks> for Clocks {
    fn from(clocks: clock::Clocks) -> Self {
        Self { stage_days: clocks.stage_days, total_days: clocks.total_days }
    }
}

/// One week of a weekly target.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct WeekLine {
    #[schema(format = Date)]
    due_on: String,
    at_least: i64,
    /// The figure as on a day up to the week's own; none where none was known.
    stood: Option<i64>,
    /// `met`, `missed` or `to-come`.
    state: &'static str,
}

pub(super) fn weeks(of: &directive::Directive, history: &[Taken], today: Date) -> Vec<WeekLine> {
    let Condition::Weekly { weeks, .. } = &of.given.condition else { return Vec::new() };
    lines::lines(weeks, history.iter().map(|taken| &taken.step), today)
        .into_iter()
        .map(|line| WeekLine {
            due_on: wire::day(line.week.due_on),
            at_least: line.week.at_least,
            stood: line.stood,
            state: line.state.word(),
        })
        .collect()
}

/// How often its day was moved and its end undone.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct Tally {
    extended: i64,
    postponed: i64,
    returned: i64,
    reopened: i64,
}

impl From<directive::Tally> for Tally {
    fn from(tally: directive::Tally) -> Self {
        Self {
            extended: tally.n_extended,
            postponed: tally.n_postponed,
            returned: tally.n_returned,
            reopened: tally.n_reopened,
        }
    }
}
