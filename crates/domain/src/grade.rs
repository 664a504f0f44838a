//! The method by which a scorecard is graded: bands of percent with marks, bands of score with letters,
//! weights, the scale and the rule for ties. All of it is data from a pack; this file only knows
//! what a sound method is and how to read one.

use std::cmp::Ordering;
use std::fmt;

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
}

impl Band {
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
}

/// A fault that makes a set of bands unusable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BandFault {
    /// Values between these two are in no band.
    Gap { after: Letter, before: Letter, from_hundredths: i64, to_hundredths: i64 },
    /// These values are in two bands.
    Overlap { first: Letter, second: Letter, from_hundredths: i64, to_hundredths: i64 },
    /// The lowest band does not reach down to everything, or the highest up.
    OpenEnd { letter: Letter },
    /// A band whose low is above its high.
    Upside { letter: Letter },
    /// No bands at all.
    None,
}

/// A way of grading, valid between two dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Method {
    pub code: String,
    pub name: Name,
    /// The score is out of this: 10 or 5.
    pub scale: i64,
    /// Bands of a line's percent, best first.
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
    /// The marks of the best band, in hundredths: what a line can get at most.
    #[must_use]
    pub fn full_marks_hundredths(&self) -> i64 {
        self.line_bands.iter().map(|band| band.marks_hundredths).max().unwrap_or(0)
    }

    /// The band of a line's percent, exact. `None` only for a method with a gap.
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
        let scale = i128::from(self.scale);
        self.score_bands.iter().find(|band| {
            band.holds(|hundredths| {
                (score.part() * scale * 100).cmp(&(i128::from(hundredths) * score.whole()))
            })
        })
    }
}

/// Checks that bands, best first, cover every value exactly once.
#[must_use]
pub fn band_faults(bands: &[Band]) -> Vec<BandFault> {
    let (Some(best), Some(worst)) = (bands.first(), bands.last()) else {
        return vec![BandFault::None];
    };
    let mut faults = Vec::new();
    if best.high.is_some() {
        faults.push(BandFault::OpenEnd { letter: best.letter.clone() });
    }
    if worst.low.is_some() {
        faults.push(BandFault::OpenEnd { letter: worst.letter.clone() });
    }
    faults.extend(bands.iter().filter_map(upside));
    faults.extend(bands.windows(2).filter_map(|pair| match pair {
        [upper, lower] => seam_fault(upper, lower),
        _ => None,
    }));
    faults
}

fn upside(band: &Band) -> Option<BandFault> {
    let (low, high) = (band.low?, band.high?);
    let is_upside = low.hundredths > high.hundredths
        || (low.hundredths == high.hundredths && !(low.inclusive && high.inclusive));
    is_upside.then(|| BandFault::Upside { letter: band.letter.clone() })
}

/// The fault where the band above meets the band below, if there is one.
fn seam_fault(upper: &Band, lower: &Band) -> Option<BandFault> {
    let (first, second) = (upper.letter.clone(), lower.letter.clone());
    let (Some(low), Some(high)) = (upper.low, lower.high) else {
        // One of the two reaches over the other without end.
        return Some(BandFault::Overlap {
            first,
            second,
            from_hundredths: upper.low.or(lower.low).map_or(i64::MIN, |b| b.hundredths),
            to_hundredths: lower.high.or(upper.high).map_or(i64::MAX, |b| b.hundredths),
        });
    };
    match high.hundredths.cmp(&low.hundredths) {
        Ordering::Less => Some(BandFault::Gap {
            after: second,
            before: first,
            from_hundredths: high.hundredths,
            to_hundredths: low.hundredths,
        }),
        Ordering::Greater => Some(BandFault::Overlap {
            first,
            second,
            from_hundredths: low.hundredths,
            to_hundredths: high.hundredths,
        }),
        Ordering::Equal if low.inclusive && high.inclusive => Some(BandFault::Overlap {
            first,
            second,
            from_hundredths: low.hundredths,
            to_hundredths: high.hundredths,
        }),
        Ordering::Equal if !low.inclusive && !high.inclusive => Some(BandFault::Gap {
            after: second,
            before: first,
            from_hundredths: high.hundredths,
            to_hundredths: low.hundredths,
        }),
        Ordering::Equal => None,
    }
}
