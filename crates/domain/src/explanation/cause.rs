//! Why an explanation is asked. A cause carries the figures as they stood when it was drafted, so that
//! a later correction does not change what was asked; each is made only where it holds.

use jiff::civil::Date;

use crate::directive::{Directive, DirectiveId};
use crate::figure::Cell;
use crate::grade::Letter;
use crate::indicator::{IndicatorCode, Unit};
use crate::percent::Ratio;
use crate::period::Period;
use crate::post::PostId;
use crate::refusal::Refusal;
use crate::review::{Presence, ReviewId};
use crate::scheme::SchemeCode;
use crate::scorecard::{Line, Rank};

/// A line as it was graded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Graded {
    pub scheme: SchemeCode,
    pub period: Period,
    pub letter: Letter,
    pub unit: Unit,
    pub target: Cell,
    pub achieved: Cell,
    /// Percent in hundredths for show only; `None` where nothing was reported.
    pub percent_hundredths: Option<i64>,
}

/// A figure that is short of its target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Short {
    pub indicator: IndicatorCode,
    pub period: Period,
    pub unit: Unit,
    pub target: i64,
    pub achieved: i64,
}

/// What was wrong in one period of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missed {
    /// The line stood in this letter.
    Low(Letter),
    /// The place stood at this rank.
    Bottom(Rank),
    /// The figure stayed under the target.
    Under { target: i64, achieved: i64 },
    /// Nothing was reported, and the rule counts that.
    NotReported,
}

/// One period in which a rule of persistence found something wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instance {
    pub period: Period,
    pub missed: Missed,
}

/// Why an explanation is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The line stands in a low grade.
    Grade(Graded),
    /// The post was not at the sitting, nor a deputy with leave.
    Absence { review: ReviewId },
    /// A directive was not carried out in time.
    Overdue { directive: DirectiveId, due_on: Date },
    /// A figure is short of its target.
    ShortFigure(Short),
    /// A rule of persistence came true.
    Persistent {
        /// The code of the rule.
        rule: String,
        scheme: Option<SchemeCode>,
        /// The periods that made it true, oldest first.
        instances: Vec<Instance>,
    },
    /// Asked in words, for what no figure shows.
    ByHand { words: String },
}

impl Cause {
    /// The word used in the ledger, the words file and the API; also the end of the norm's code.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Grade(_) => "grade",
            Self::Absence { .. } => "absence",
            Self::Overdue { .. } => "overdue",
            Self::ShortFigure(_) => "short-figure",
            Self::Persistent { .. } => "persistent",
            Self::ByHand { .. } => "by-hand",
        }
    }

    /// What makes two causes the same for one post and place: a letter is not asked for twice.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Grade(of) => format!("grade/{}/{}", of.scheme, of.period),
            Self::Absence { review } => format!("absence/{review}"),
            Self::Overdue { directive, due_on } => format!("overdue/{directive}/{due_on}"),
            Self::ShortFigure(of) => format!("short-figure/{}/{}", of.indicator, of.period),
            Self::Persistent { rule, scheme, instances } => {
                let line = scheme.as_ref().map_or("", SchemeCode::as_str);
                let at = instances.last().map_or(String::new(), |last| last.period.to_string());
                format!("persistent/{rule}/{line}/{at}")
            }
            Self::ByHand { words } => format!("by-hand/{}", words.trim()),
        }
    }

    /// The line that the cause is about, if it is about one.
    #[must_use]
    pub fn scheme(&self) -> Option<&SchemeCode> {
        match self {
            Self::Grade(of) => Some(&of.scheme),
            Self::Persistent { scheme, .. } => scheme.as_ref(),
            _ => None,
        }
    }

    /// A line that stands below the best letter on a card.
    ///
    /// # Errors
    /// The line is not graded, or nothing is left to reach the best letter.
    pub fn of_grade(line: &Line, period: Period, unit: Unit) -> Result<Self, Refusal> {
        let letter = line.outcome.letter().filter(|_| line.short_of_best > 0);
        let letter = letter.ok_or(Refusal::CauseNotThere)?.clone();
        Ok(Self::Grade(Graded {
            scheme: line.scheme.clone(),
            period,
            letter,
            unit,
            target: line.target,
            achieved: line.achieved,
            percent_hundredths: line.outcome.ratio().map(Ratio::percent_hundredths),
        }))
    }

    /// The absence of a post that was called to a sitting and marked on its attendance.
    ///
    /// # Errors
    /// The post is not marked absent.
    pub fn of_absence(review: ReviewId, marked: Option<Presence>) -> Result<Self, Refusal> {
        match marked {
            Some(Presence::Absent) => Ok(Self::Absence { review }),
            _ => Err(Refusal::CauseNotThere),
        }
    }

    /// A directive that the post owes and that is past its day.
    ///
    /// # Errors
    /// The post is not an owner that is still to answer for it, or the day has not passed.
    pub fn of_overdue(directive: &Directive, asked: PostId, today: Date) -> Result<Self, Refusal> {
        let owes = directive.owners.iter().any(|o| o.post == asked && o.state.is_open());
        match (directive.due_on, directive.days_overdue(today)) {
            (Some(due_on), Some(_)) if owes => {
                Ok(Self::Overdue { directive: directive.id, due_on })
            }
            _ => Err(Refusal::CauseNotThere),
        }
    }

    /// A stated figure under a stated target.
    ///
    /// # Errors
    /// Either was not stated, or the target is reached.
    pub fn of_shortage(
        (indicator, unit): (IndicatorCode, Unit),
        period: Period,
        target: Cell,
        achieved: Cell,
    ) -> Result<Self, Refusal> {
        match (target, achieved) {
            (Cell::Value(target), Cell::Value(achieved)) if achieved < target => {
                Ok(Self::ShortFigure(Short { indicator, period, unit, target, achieved }))
            }
            _ => Err(Refusal::CauseNotThere),
        }
    }
}
