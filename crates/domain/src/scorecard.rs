//! The graded sheet of a place for a period, with the derivation of every mark. It is a value: the
//! page, the paper and the API all print this one thing and compute nothing themselves.

use crate::figure::{Blank, Cell};
use crate::grade::{Letter, Method};
use crate::name::Name;
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
    /// A blank: it is not graded, and leaves the denominator where the method says so.
    Out(Blank),
    /// There are figures, shown with their percent, which the method cannot grade.
    Aside { ratio: Ratio, why: Aside },
}

/// Why a line with figures is shown and not graded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aside {
    /// Its target is below the least that the method grades: one more or less would move it by a grade.
    SmallBase,
    /// All places ranked together stand at the same percent, so that nothing tells them apart.
    AllAlike,
    /// The earlier period from which a gain would be counted has no percent.
    NoBase,
    /// The figures are too large to be held against those of others exactly.
    TooLarge,
}

impl Aside {
    pub const ALL: [Self; 4] = [Self::SmallBase, Self::AllAlike, Self::NoBase, Self::TooLarge];

    /// The word in addresses and in words files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::SmallBase => "small-base",
            Self::AllAlike => "all-alike",
            Self::NoBase => "no-base",
            Self::TooLarge => "too-large",
        }
    }
}

impl Outcome {
    #[must_use]
    pub fn letter(&self) -> Option<&Letter> {
        match self {
            Self::Graded { letter, .. } | Self::NotReported { letter, .. } => Some(letter),
            Self::Out(_) | Self::Aside { .. } => None,
        }
    }

    /// The exact percent of the line, graded or not.
    #[must_use]
    pub fn ratio(&self) -> Option<Ratio> {
        match self {
            Self::Graded { ratio, .. } | Self::Aside { ratio, .. } => Some(*ratio),
            Self::NotReported { .. } | Self::Out(_) => None,
        }
    }

    /// Marks in hundredths; `None` when the line is out of the denominator.
    #[must_use]
    pub fn marks_hundredths(&self) -> Option<i64> {
        match self {
            Self::Graded { marks_hundredths, .. } | Self::NotReported { marks_hundredths, .. } => {
                Some(*marks_hundredths)
            }
            Self::Out(_) | Self::Aside { .. } => None,
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
    /// What was marked, where it is not the percent itself: a gain, or a distance to others.
    pub value: Option<Ratio>,
    /// Marks with the weight in them, and the most that they can be, in hundredths. `None` and zero
    /// when the line is out; a blank that stays in has a full and no marks.
    pub weighted_hundredths: Option<i64>,
    pub weighted_full_hundredths: i64,
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
    /// The lines put together by sector, in the method's order; empty where it has none.
    pub sectors: Vec<SectorScore>,
    pub basis: Basis,
    pub score: Score,
    pub letter: Option<Letter>,
}

/// From what a card's score comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Weighted marks over weighted full marks.
    Lines,
    /// The weighted mean of the sectors' shares.
    Sectors,
    /// The mean of the scores of so many places below.
    Means { n_places: usize },
    /// No score: a line of a method that ranks only what is reported in full was not reported.
    Unranked,
}

/// The lines of one sector of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectorScore {
    pub code: String,
    pub name: Name,
    pub weight: i64,
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
