//! The two clocks of a directive, both derived: the days in its present state, and the days since its
//! first issue, which nothing resets. When it is closed both stand at the day of its close.

use jiff::civil::Date;

use super::steps::{Step, fold};
use super::{Directive, DirectiveId, NewDirective};

/// Days by the two clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clocks {
    /// Days in the present state.
    pub stage_days: i64,
    /// Days since it was first given, under whatever number.
    pub total_days: i64,
}

/// Reads the clocks on a day from what happened, in order, each step with its day.
#[must_use]
pub fn clocks<'s>(
    id: DirectiveId,
    (given, issued_on): (&NewDirective, Date),
    steps: impl IntoIterator<Item = (Date, &'s Step)>,
    today: Date,
) -> Clocks {
    let mut directive = Directive::new(id, given.clone(), issued_on);
    let mut since = issued_on;
    for (on, step) in steps {
        let before: Vec<_> = directive.owners.iter().map(|owner| owner.state).collect();
        directive = fold(directive, step);
        if directive.owners.iter().map(|owner| owner.state).ne(before) {
            since = on;
        }
    }
    let until = if directive.is_open() { today } else { since };
    let days = |from: Date| i64::from((until - from).get_days()).max(0);
    Clocks { stage_days: days(since), total_days: days(directive.clock_from) }
}
