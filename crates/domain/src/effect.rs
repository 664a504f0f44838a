//! Did it work? The growth of a figure at the place of a closed directive, held against the growth in the
//! same time at places beside it that had no such directive. One place among m others says little, and the
//! interval says how little: without the directive, its growth would have been one more draw from the same
//! lot, so it would have lain between the j-th lowest and the j-th highest of the others in exactly
//! m + 1 − 2j of m + 1 cases, whatever the lot is like. No law of chance is assumed beyond that.

use crate::percent::Ratio;

/// A figure before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    pub before: i64,
    pub after: i64,
}

impl Change {
    /// Growth in hundredths of a percent of what was there before; `None` where nothing was.
    #[must_use]
    pub fn growth_hundredths(self) -> Option<i64> {
        let grown = i128::from(self.after) - i128::from(self.before);
        Ratio::new(grown, i128::from(self.before)).map(Ratio::percent_hundredths)
    }
}

/// How much is asked before anything is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EffectNorms {
    /// The fewest other places.
    pub least_others: usize,
    /// In how many of ten thousand cases the interval must hold.
    pub coverage_hundredths: i64,
}

/// What can be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing was there before, or nothing is known after.
    NoGrowth,
    /// Counts begin anew in April: before and after lie in two years.
    YearTurned,
    /// Fewer other places than an interval needs.
    TooFewOthers {
        n_others: usize,
        least: usize,
    },
    Told(Told),
}

/// Growth beside that of the others, all in hundredths of a percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    pub own: i64,
    /// The middle one of the others; of an even number the lower middle one.
    pub others: i64,
    pub n_others: usize,
    /// What the directive added, at least and at most.
    pub low: i64,
    pub high: i64,
    /// In how many of ten thousand cases such an interval holds.
    pub coverage_hundredths: i64,
}

impl Told {
    /// More than chance among the others explains; less; or neither.
    #[must_use]
    pub fn verdict(self) -> Verdict {
        match (self.low > 0, self.high < 0) {
            (true, _) => Verdict::More,
            (_, true) => Verdict::Less,
            _ => Verdict::CannotTell,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    More,
    Less,
    CannotTell,
}

/// Holds one place's growth against the others'.
#[must_use]
pub fn effect(own: Change, others: &[Change], norms: EffectNorms) -> Effect {
    let Some(own) = own.growth_hundredths() else { return Effect::NoGrowth };
    let mut growths: Vec<i64> = others.iter().filter_map(|c| c.growth_hundredths()).collect();
    growths.sort_unstable();
    let m = growths.len();
    let outside = usize::try_from(10_000 - norms.coverage_hundredths.clamp(0, 10_000)).unwrap_or(0);
    let j = (m + 1) * outside / 20_000;
    let least = (20_000_usize.div_ceil(outside.max(1)) - 1).max(norms.least_others);
    let ends = j.checked_sub(1).map(|at| (growths.get(at), growths.get(m - j)));
    let (Some((Some(lowest), Some(highest))), true) = (ends, m >= norms.least_others) else {
        return Effect::TooFewOthers { n_others: m, least };
    };
    let inside = i128::try_from(m + 1 - 2 * j).unwrap_or(0);
    let all = i128::try_from(m + 1).unwrap_or(1);
    Effect::Told(Told {
        own,
        others: growths.get((m - 1) / 2).copied().unwrap_or(0),
        n_others: m,
        low: own.saturating_sub(*highest),
        high: own.saturating_sub(*lowest),
        coverage_hundredths: Ratio::new(inside, all).map_or(0, Ratio::percent_hundredths),
    })
}
