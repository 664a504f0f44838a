//! The graded sheet of a place for a period, with the derivation of every mark. It is a value: the
//! page, the paper and the API all print this one thing and compute nothing themselves.

use crate::figure::{Blank, Cell};
use crate::grade::{Letter, Method};
use crate::percent::Ratio;
use crate::period::Period;
use crate::place::PlaceCode;
use crate::scheme::SchemeCode;

/// What became of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Graded by its exact ratio.
    Graded { ratio: Ratio, letter: Letter, marks_hundredths: i64 },
    /// Has a target but no achievement was reported: lowest band, in the denominator, listed by name.
    NotReported { letter: Letter, marks_hundredths: i64 },
    /// Leaves the denominator (not applicable, or no target allotted).
    Out(Blank),
}

impl Outcome {
    #[must_use]
    pub fn letter(&self) -> Option<&Letter> {
        match self {
            Self::Graded { letter, .. } | Self::NotReported { letter, .. } => Some(letter),
            Self::Out(_) => None,
        }
    }

    /// Marks in hundredths; `None` when the line is out of the denominator.
    #[must_use]
    pub fn marks_hundredths(&self) -> Option<i64> {
        match self {
            Self::Graded { marks_hundredths, .. } | Self::NotReported { marks_hundredths, .. } => {
                Some(*marks_hundredths)
            }
            Self::Out(_) => None,
        }
    }
}

/// One programme line of a scorecard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub scheme: SchemeCode,
    pub weight: i64,
    /// Target for the whole year, where one is allotted.
    pub target_year: Cell,
    /// Target to the end of the period: what the line is held against.
    pub target: Cell,
    pub achieved: Cell,
    pub outcome: Outcome,
    /// How many more to reach the best band that has a finite target; zero when there.
    pub short_of_best: i64,
    /// Places below that were expected to report and did not.
    pub not_reported: Vec<PlaceCode>,
}

/// A score: the exact share of full marks. `None` when no line counts.
pub type Score = Option<Ratio>;

/// The graded sheet of a place for a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scorecard {
    pub place: PlaceCode,
    pub period: Period,
    pub lines: Vec<Line>,
    /// Σ weight × marks and Σ weight × full marks, in hundredths, over the lines that count.
    pub marks_hundredths: i64,
    pub full_marks_hundredths: i64,
    pub score: Score,
    pub letter: Option<Letter>,
}

impl Scorecard {
    /// The score on the method's scale in hundredths, half up: 784 for 7.84 of 10.
    #[must_use]
    pub fn score_hundredths(&self, method: &Method) -> Option<i64> {
        self.score.map(|share| share.scaled(i128::from(method.scale) * 100))
    }

    #[must_use]
    pub fn line(&self, scheme: &SchemeCode) -> Option<&Line> {
        self.lines.iter().find(|line| line.scheme == *scheme)
    }
}

/// A rank among siblings. Places without a score have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rank {
    pub rank: usize,
    /// How many are ranked.
    pub among: usize,
}
