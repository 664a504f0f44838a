//! Indicators that are a query over rows: how many rows, how many of them with some word in a field, the
//! sum of a field, how many cases reached a stage. What is reported is held against them.

use crate::indicator::IndicatorCode;
use crate::norm::PackRef;
use crate::percent::Ratio;

/// What a register or a pipeline says of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derived {
    pub indicator: IndicatorCode,
    pub count: Count,
    pub pack: PackRef,
}

/// What is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Count {
    /// Rows of a register that count, or the sum of one of their fields; only those with a word in a
    /// field of kind choice where one is named.
    Rows { register: String, sum: Option<String>, only: Option<(String, String)> },
    /// Cases that reached a stage, or the sum of their amounts at it; a case that was moved back from
    /// it no longer counts.
    Reached { pipeline: String, stage: String, amount: bool },
}

/// A figure that was reported, held against the rows that prove it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compared {
    pub reported: i64,
    pub verified: i64,
}

impl Compared {
    /// How many more were reported than the rows prove; below nought when rows are more.
    #[must_use]
    pub fn difference(self) -> i64 {
        self.reported.saturating_sub(self.verified)
    }

    /// How much of what was reported the rows prove, in hundredths of a percent; `None` where nothing was.
    #[must_use]
    pub fn proved_hundredths(self) -> Option<i64> {
        Ratio::new(i128::from(self.verified), i128::from(self.reported))
            .map(Ratio::percent_hundredths)
    }
}
