//! Weekly targets: a level for every week with the day on which it is owed, and each week's line read
//! from the figures as they were known on their days. What one week lacks is owed by the next, since
//! the levels are counted from the beginning.

use jiff::ToSpan;
use jiff::civil::Date;

use super::steps::Step;

/// One week's level: the figure, counted from the beginning, that is owed by the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    pub due_on: Date,
    pub at_least: i64,
}

/// How a week came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeekState {
    /// The figure as on a day up to the week's own reached the level.
    Met,
    /// The day is past and it did not.
    Missed,
    ToCome,
}

impl WeekState {
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Missed => "missed",
            Self::ToCome => "to-come",
        }
    }
}

/// A week with the figure that counts for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekLine {
    pub week: Week,
    /// The last figure as on a day up to the week's own; `None` where nothing was known.
    pub stood: Option<i64>,
    pub state: WeekState,
}

/// The weeks from a figure to a level: equal steps, of which the first ones are one larger where they do
/// not come out even, so that the last week's level is the level asked. Days are a week apart.
#[must_use]
pub fn phased(now: i64, at_least: i64, n_weeks: i64, from: Date) -> Vec<Week> {
    let rest = at_least.saturating_sub(now).max(0);
    let n_weeks = n_weeks.max(1);
    let (each, larger) = (rest / n_weeks, rest % n_weeks);
    (1..=n_weeks)
        .map(|n| Week {
            due_on: from.saturating_add((7 * n).days()),
            at_least: now + each * n + larger.min(n),
        })
        .collect()
}

/// The weeks as they stand on a day, read from what happened to the directive.
#[must_use]
pub fn lines<'s>(
    weeks: &[Week],
    steps: impl IntoIterator<Item = &'s Step>,
    today: Date,
) -> Vec<WeekLine> {
    let mut read: Vec<(Date, i64)> = steps
        .into_iter()
        .filter_map(|step| match step {
            Step::FigureRead { value, as_on, .. } => Some((*as_on, *value)),
            _ => None,
        })
        .collect();
    // Of two readings for one day the later one is the correction.
    read.sort_by_key(|(as_on, _)| *as_on);
    let line = |week: &Week| {
        let stood = read.iter().rev().find(|(as_on, _)| *as_on <= week.due_on).map(|r| r.1);
        let state = match stood {
            Some(value) if value >= week.at_least => WeekState::Met,
            _ if today > week.due_on => WeekState::Missed,
            _ => WeekState::ToCome,
        };
        WeekLine { week: *week, stood, state }
    };
    weeks.iter().map(line).collect()
}
