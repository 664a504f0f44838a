//! What kind of thing a directive asks, and by what it is known to be done.

use super::weeks::Week;
use crate::indicator::IndicatorCode;
use crate::place::PlaceCode;

/// What kind of thing is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DirectiveKind {
    Do,
    Complete,
    Report,
    Explain,
    Inspect,
    Meet,
}

impl DirectiveKind {
    pub const ALL: [Self; 6] =
        [Self::Do, Self::Complete, Self::Report, Self::Explain, Self::Inspect, Self::Meet];

    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Do => "do",
            Self::Complete => "complete",
            Self::Report => "report",
            Self::Explain => "explain",
            Self::Inspect => "inspect",
            Self::Meet => "meet",
        }
    }

    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// By what a directive is known to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The figure (to date, or the level) at the place reaches this value.
    Figure { indicator: IndicatorCode, place: PlaceCode, at_least: i64 },
    /// The same with a level for every week: the last week's level closes it.
    Weekly { indicator: IndicatorCode, place: PlaceCode, weeks: Vec<Week> },
    /// A report or letter is filed, under a number.
    Document,
    /// Evidence is accepted.
    Evidence,
}

/// The figure for which a directive waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waited<'a> {
    pub indicator: &'a IndicatorCode,
    pub place: PlaceCode,
    pub at_least: i64,
}

impl Condition {
    /// The figure that closes it; `None` where no figure does.
    #[must_use]
    pub fn waited(&self) -> Option<Waited<'_>> {
        match self {
            Self::Figure { indicator, place, at_least } => {
                Some(Waited { indicator, place: *place, at_least: *at_least })
            }
            Self::Weekly { indicator, place, weeks } => {
                let at_least = weeks.last()?.at_least;
                Some(Waited { indicator, place: *place, at_least })
            }
            Self::Document | Self::Evidence => None,
        }
    }
}
