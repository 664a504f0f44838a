//! How the index of the quality of data is weighed: which sides of quality count how much, as a pack has
//! them on a day. The index itself is computed from the figures, never typed in.

use crate::norm::{PackRef, Validity};

/// A side of the quality of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// Of the figures that were owed so many came.
    Complete,
    /// Of those that came so many came in time.
    Timely,
    /// Of the figures so many are contradicted by no other.
    Consistent,
    /// Of the figures so many look like counted ones.
    Plausible,
}

impl Dimension {
    pub const ALL: [Self; 4] = [Self::Complete, Self::Timely, Self::Consistent, Self::Plausible];

    /// The word used in packs, the words files and the API.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::Timely => "timely",
            Self::Consistent => "consistent",
            Self::Plausible => "plausible",
        }
    }
}

/// How the sides are weighed. A side about which nothing is known leaves the sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighing {
    /// Each weight 0 and more, together more than 0; in the order of [`Dimension::ALL`].
    pub weights: [i64; 4],
    /// A figure is in time when it was entered so many days after its month, or before.
    pub in_time_days: i64,
    pub validity: Validity,
    pub source: String,
    pub pack: PackRef,
}
