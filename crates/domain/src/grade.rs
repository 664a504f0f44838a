//! The method by which a scorecard is graded: bands of percent with marks, bands of score with letters,
//! weights, the scale and the rule for ties. All of it is data from a pack; this file only knows
//! what a sound method is and how to read one.

mod seams;
mod terms;

use std::cmp::Ordering;
use std::fmt;

pub use seams::{BandFault, band_faults};
pub use terms::{Above, Frontier, Group, Marks, Sector, Since, Terms, Value, Weighing};

use crate::name::Name;
use crate::norm::{PackRef, Validity};
use crate::percent::Ratio;

/// A grade letter as the order prints it: `A+`, `A` … `E`, `N`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Letter(String);

impl Letter {
    #[must_use]
    pub fn new(letter: &str) -> Self {
        Self(letter.to_owned())
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One end of a band, in hundredths of a percent (or of a score point).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bound {
    pub hundredths: i64,
    pub inclusive: bool,
}

/// A band: from `low` (or from the bottom) to `high` (or to the top).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    pub letter: Letter,
    pub low: Option<Bound>,
    pub high: Option<Bound>,
    /// Marks for a line in this band, in hundredths; may be negative. Zero in score bands.
    pub marks_hundredths: i64,
    /// What a line of this weight gets where it is not weight times marks: `(weight, hundredths)`. The
    /// twenty-point programme takes three marks, and not two, from a D of double weight.
    pub by_weight: Vec<(i64, i64)>,
}

impl Band {
    /// The marks of a line of this weight, with the weight in them.
    #[must_use]
    pub fn weighted_hundredths(&self, weight: i64) -> i64 {
        let own = self.by_weight.iter().find(|(other, _)| *other == weight);
        own.map_or(weight * self.marks_hundredths, |(_, marks)| *marks)
    }

    /// Whether an exact value, given by how it compares with any number of hundredths, lies in the band.
    fn holds(&self, compare: impl Fn(i64) -> Ordering) -> bool {
        let above_low = self.low.is_none_or(|bound| match compare(bound.hundredths) {
            Ordering::Greater => true,
            Ordering::Equal => bound.inclusive,
            Ordering::Less => false,
        });
        let below_high = self.high.is_none_or(|bound| match compare(bound.hundredths) {
            Ordering::Less => true,
            Ordering::Equal => bound.inclusive,
            Ordering::Greater => false,
        });
        above_low && below_high
    }
}

/// How equal scores are ranked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tie {
    /// 1-2-2-4, the default: the list of July 2025 is printed so.
    Competition,
    /// 1-2-2-3.
    Dense,
}

/// What a line with a target and no reported achievement gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Missing {
    /// Stays in the denominator with the lowest band's marks, and is listed by name.
    LowestBand,
    /// Leaves the denominator, and is listed by name.
    Leaves,
    /// Gets the lowest band, and the whole place has neither score nor rank until it is reported.
    Unranked,
}

/// A way of grading, valid between two dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Method {
    pub code: String,
    pub name: Name,
    /// The score is out of this: 10, 5 or 100.
    pub scale: i64,
    pub terms: Terms,
    /// Bands of the value by which a line is marked, best first.
    pub line_bands: Vec<Band>,
    /// Bands of the card's score, best first.
    pub score_bands: Vec<Band>,
    pub tie: Tie,
    pub missing: Missing,
    pub validity: Validity,
    /// The order from which it is taken.
    pub source: String,
    /// Whether the cut-offs are this project's editable defaults, because none were published.
    pub is_default: bool,
    pub pack: PackRef,
}

impl Method {
    /// What a line can get at most before weighing, in hundredths.
    #[must_use]
    pub fn full_marks_hundredths(&self) -> i64 {
        match self.terms.marks {
            Marks::Bands => {
                self.line_bands.iter().map(|band| band.marks_hundredths).max().unwrap_or(0)
            }
            Marks::Straight { full_hundredths, .. } => full_hundredths,
        }
    }

    /// What a line of this weight can get at most, with the weight in it, in hundredths.
    #[must_use]
    pub fn weighted_full_hundredths(&self, weight: i64) -> i64 {
        match self.terms.marks {
            Marks::Bands => {
                let marks = self.line_bands.iter().map(|band| band.weighted_hundredths(weight));
                marks.max().unwrap_or(0)
            }
            Marks::Straight { full_hundredths, .. } => weight * full_hundredths,
        }
    }

    /// The marks of a line of this value in this band before weighing, in hundredths.
    #[must_use]
    pub fn marks_hundredths(&self, value: Ratio, band: &Band) -> i64 {
        match self.terms.marks {
            Marks::Bands => band.marks_hundredths,
            Marks::Straight { full_hundredths, full_at_hundredths } => {
                value.straight(full_hundredths, full_at_hundredths)
            }
        }
    }

    /// The marks of a line that gets the lowest band without a value, in hundredths.
    #[must_use]
    pub fn least_marks_hundredths(&self) -> i64 {
        match self.terms.marks {
            Marks::Bands => self.lowest_band().map_or(0, |band| band.marks_hundredths),
            Marks::Straight { .. } => 0,
        }
    }

    /// Whether many cards can be made at once by cut-offs of the percent.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        self.terms.is_usual()
            && self.missing == Missing::LowestBand
            && self.line_bands.iter().all(|band| band.by_weight.is_empty())
    }

    /// The band of a line's value, exact. `None` only for a method with a gap.
    #[must_use]
    pub fn line_band(&self, ratio: Ratio) -> Option<&Band> {
        self.line_bands.iter().find(|band| band.holds(|hundredths| ratio.cmp_percent(hundredths)))
    }

    /// The lowest band of a line.
    #[must_use]
    pub fn lowest_band(&self) -> Option<&Band> {
        self.line_bands.last()
    }

    /// The band of a card's score, where `score` is the exact share of full marks (1 = all of them).
    #[must_use]
    pub fn score_band(&self, score: Ratio) -> Option<&Band> {
        let scale = self.scale;
        self.score_bands
            .iter()
            .find(|band| band.holds(|hundredths| score.cmp_times(scale * 100, hundredths)))
    }
}
