//! The agenda, written from the figures: each item carries its reason with the numbers as they stood.
//! How it is drawn stands in `draw`.

use crate::directive::DirectiveId;
use crate::explanation::ExplanationId;
use crate::figure::Cell;
use crate::grade::Letter;
use crate::indicator::Unit;
use crate::place::PlaceCode;
use crate::post::PostId;
use crate::review::ReviewId;
use crate::scheme::SchemeCode;

mod draw;

pub use draw::{AgendaNorms, Asked, Ground, LastPoint, OverdueDirective, Standing, draw, seen};

/// Why an item is on the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AgendaReason {
    /// The line stands in a low band; `before` is last period's letter, if it had one, and `n_periods`
    /// how many periods running it has stood low, this one counted.
    LowGrade { letter: Letter, before: Option<Letter>, n_periods: i64 },
    /// The line stands well here, but low in places below.
    LowBelow,
    /// A target, and nothing begun.
    NotStarted,
    /// The place fell among its siblings.
    FellRanks { from: usize, to: usize },
    /// Behind the target to date by this many.
    BehindTarget { short: i64 },
    /// These places did not report.
    NotReported { places: Vec<PlaceCode> },
    /// A directive whose day has passed.
    Overdue { directive: DirectiveId, days: i64 },
    /// An explanation that nobody answered within its limit.
    Unanswered { explanation: ExplanationId, days: i64 },
    /// What the chair saw at the last sitting has changed since: the line's figures then and now.
    FiguresChanged { then: Pair, now: Pair },
    /// It stood on the last agenda, and nothing was said or ordered on it. `words` are those by which it
    /// had been put on by hand, or empty.
    Unfinished { review: ReviewId, words: String },
    /// Put on by a person, with the reason given; empty when none was.
    ByHand { words: String, reason: String },
}

impl AgendaReason {
    /// The word used in the ledger, the words file and the API.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::LowGrade { .. } => "low-grade",
            Self::LowBelow => "low-below",
            Self::NotStarted => "not-started",
            Self::FellRanks { .. } => "fell-ranks",
            Self::BehindTarget { .. } => "behind-target",
            Self::NotReported { .. } => "not-reported",
            Self::Overdue { .. } => "overdue",
            Self::Unanswered { .. } => "unanswered",
            Self::FiguresChanged { .. } => "figures-changed",
            Self::Unfinished { .. } => "unfinished",
            Self::ByHand { .. } => "by-hand",
        }
    }

    /// Overdue directives lead, then explanations that nobody answered, then low grades; what a person
    /// adds comes last.
    fn weight(&self) -> u8 {
        match self {
            Self::Overdue { .. } => 0,
            Self::Unanswered { .. } => 1,
            Self::NotStarted => 2,
            Self::LowGrade { .. } => 3,
            Self::FellRanks { .. } => 4,
            Self::BehindTarget { .. } => 5,
            Self::LowBelow => 6,
            Self::NotReported { .. } => 7,
            Self::FiguresChanged { .. } => 8,
            Self::Unfinished { .. } => 9,
            Self::ByHand { .. } => 10,
        }
    }
}

/// Target and achievement of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    pub unit: Unit,
    pub target: Cell,
    pub achieved: Cell,
}

/// The figures of a line as the chair sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub unit: Unit,
    pub target: Cell,
    pub achieved: Cell,
    /// Percent in hundredths for show only, made from the two cells.
    pub percent_hundredths: Option<i64>,
    pub letter: Option<Letter>,
    pub short_of_best: i64,
}

impl Seen {
    /// The two figures that the rest is made from.
    #[must_use]
    pub fn pair(&self) -> Pair {
        Pair { unit: self.unit, target: self.target, achieved: self.achieved }
    }
}

/// One item of an agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaItem {
    /// Its number in the sitting, from 1; never used again when it is taken off.
    pub n: i64,
    pub reason: AgendaReason,
    pub place: PlaceCode,
    pub scheme: Option<SchemeCode>,
    /// The post that answers.
    pub post: Option<PostId>,
    pub seen: Option<Seen>,
    /// The places below that stand low on this line, in tree order.
    pub below: Vec<PlaceCode>,
}
