//! Points to check (जाँच बिन्दु): figures that contradict one another, or that look as figures do which
//! were not counted. A rule only points at them, with what it rests on; it accuses nobody and changes no
//! figure. What a person answers is a fact ([`DoubtAnswered`]); the doubt itself is found afresh each time.

mod answer;
mod evidence;
mod index;

use crate::indicator::IndicatorCode;
use crate::name::Name;
use crate::norm::{PackRef, Validity};
use crate::period::Period;
use crate::place::{PlaceCode, Tier};

pub use answer::{Answer, DoubtAnswered, may_answer};
pub use evidence::Evidence;
pub use index::{Dimension, Weighing};

/// A claimed count and the register that should prove it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    pub claimed: IndicatorCode,
    pub register: IndicatorCode,
}

/// What a rule looks at, with its limits. Shares are hundredths of a percent; `at_least` is in the
/// indicator's own unit (one thing, one paisa) and keeps small numbers out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Looks {
    /// More is claimed than the register has rows.
    OverRegister { claims: Vec<Claim>, over_hundredths: i64, at_least: i64 },
    /// A part is larger than its whole.
    PartOverWhole { at_least: i64 },
    /// What a place states is not the sum of the places below it.
    SumOfParts { at_least: i64 },
    /// A figure to date that falls, or a level that falls by more than this share.
    Fell { level_hundredths: i64, at_least: i64, except: Vec<IndicatorCode> },
    /// A figure that is about 10, 100 … times what the place usually has; `within_hundredths` is how far the
    /// factor may be missed (5000: from half to twice of it).
    UnitSlip { factors: Vec<i64>, within_hundredths: i64, at_least: i64 },
    /// Money for one of what is counted, in paise, outside what an order allows; a wrong unit is the usual cause.
    PerUnit {
        amount: IndicatorCode,
        count: IndicatorCode,
        lowest_paise: i64,
        highest_paise: i64,
        factors: Vec<i64>,
    },
    /// Far from its peers by robust z, and many times what is usual.
    Outlier {
        z_hundredths: i64,
        times_hundredths: i64,
        spread_hundredths: i64,
        peers_at_least: usize,
        at_least: i64,
    },
    /// More figures end in round numbers than chance gives: `expected_hundredths` of them should, and so many by
    /// chance are met once in `one_in`.
    Heaping {
        round_to: i64,
        expected_hundredths: i64,
        one_in: i64,
        from_value: i64,
        figures_at_least: usize,
    },
    /// Growth in the days before a sitting that is many times the usual pace, and at least this share of what
    /// a usual month brings.
    EveJump {
        eve_days: i64,
        times_hundredths: i64,
        month_hundredths: i64,
        entries_at_least: usize,
        at_least: i64,
    },
    /// The same figures as a month before.
    CopiedMonth { same_at_least: usize, share_hundredths: i64, from_value: i64 },
    /// The same figures as a neighbour in the same month.
    CopiedNeighbour { same_at_least: usize, share_hundredths: i64, from_value: i64 },
    /// The rhythm in which a place reports was missed, and the days of grace are over.
    Stale { reports_at_least: usize, grace_days: i64, whole_from: usize },
    /// Stages of one work: of what is on paper forms some is fed, of that some is approved.
    Stages { stages: Vec<Vec<IndicatorCode>>, at_least: i64 },
}

impl Looks {
    /// The word used in packs, the words files and the API.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::OverRegister { .. } => "over-register",
            Self::PartOverWhole { .. } => "part-over-whole",
            Self::SumOfParts { .. } => "sum-of-parts",
            Self::Fell { .. } => "fell",
            Self::UnitSlip { .. } => "unit-slip",
            Self::PerUnit { .. } => "per-unit",
            Self::Outlier { .. } => "outlier",
            Self::Heaping { .. } => "heaping",
            Self::EveJump { .. } => "eve-jump",
            Self::CopiedMonth { .. } => "copied-month",
            Self::CopiedNeighbour { .. } => "copied-neighbour",
            Self::Stale { .. } => "stale",
            Self::Stages { .. } => "stages",
        }
    }
}

/// A rule out of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HonestyRule {
    pub code: String,
    pub name: Name,
    pub looks: Looks,
    /// The lowest tier of the places that it looks at.
    pub down_to: Tier,
    pub validity: Validity,
    pub source: String,
    pub pack: PackRef,
}

/// By what a doubt is known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DoubtKey {
    pub rule: String,
    pub place: PlaceCode,
    /// `None` where it is about many figures of the place at once.
    pub indicator: Option<IndicatorCode>,
    pub period: Period,
}

/// How sure it is that something is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sure {
    /// The figures contradict one another.
    Certain,
    /// Far beyond the rule's limit: twice of it and more.
    Strong,
    /// Beyond the rule's limit.
    Likely,
}

impl Sure {
    pub const ALL: [Self; 3] = [Self::Certain, Self::Strong, Self::Likely];

    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Strong => "strong",
            Self::Likely => "likely",
        }
    }
}

/// A point to check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    pub key: DoubtKey,
    pub evidence: Evidence,
    pub sure: Sure,
    /// The first of the months in which it stood without a break, as the figures are known now.
    pub since: Period,
}

impl Doubt {
    /// See [`Evidence::mark`].
    #[must_use]
    pub fn mark(&self) -> String {
        self.evidence.mark(self.key.period)
    }
}
