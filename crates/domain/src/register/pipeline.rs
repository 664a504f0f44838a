//! Pipelines: the stages through which a case of a register goes, as a pack declares them. A stage says how
//! many days it may take, which post holds the case in it, what must be shown to reach it, and why cases
//! are stuck there.

use jiff::civil::Date;

use crate::name::Name;
use crate::norm::{PackRef, Validity};

/// The age in days at which each bucket of a pendency list ends; older cases are in one more.
pub const N_BUCKETS: usize = 5;

/// A pipeline as a pack declares it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pipeline {
    /// The word in addresses: `bank-linkage`.
    pub code: String,
    pub name: Name,
    /// The register whose rows have such cases.
    pub register: String,
    /// In the order of the work; the first is where a case begins.
    pub stages: Vec<Stage>,
    /// The last day of each bucket of age but the oldest.
    pub buckets: [i64; N_BUCKETS - 1],
    /// What a sanction is held against, if anything.
    pub dose: Option<Dose>,
    pub validity: Validity,
    pub source: String,
    pub pack: PackRef,
}

/// How much may be sanctioned: so many times what stands in a field of the row, or a floor if that is more.
/// Both are norms: `<norm>-<dose>-times-count` and `<norm>-<dose>-floor-paise`; a dose without them has no top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dose {
    pub norm: String,
    /// The field of the row that is multiplied: the group's corpus.
    pub field: String,
}

impl Dose {
    /// The codes of the two norms of a dose.
    #[must_use]
    pub fn norms(&self, dose: i64) -> (String, String) {
        (format!("{}-{dose}-times-count", self.norm), format!("{}-{dose}-floor-paise", self.norm))
    }

    /// The most that may be sanctioned in paise: `times` the corpus, or the floor.
    #[must_use]
    pub fn most_paise(times: i64, floor_paise: i64, corpus_paise: i64) -> i64 {
        times.saturating_mul(corpus_paise).max(floor_paise)
    }
}

/// One stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    pub code: String,
    pub name: Name,
    /// The stages from which a case comes here.
    pub after: Vec<String>,
    /// The days that a case may stand here; `None` where it has arrived.
    pub limit_days: Option<i64>,
    /// The kind of post that holds a case here and moves it on; empty where it has arrived.
    pub holder: String,
    /// What must be shown to come here.
    pub gate: Gate,
    /// Which amount is put down on coming here.
    pub amount: Option<Amount>,
    /// Why cases stand here for long.
    pub reasons: Vec<super::Choice>,
}

impl Stage {
    /// Whether a case that is here has arrived.
    #[must_use]
    pub fn is_end(&self) -> bool {
        self.limit_days.is_none()
    }
}

/// What must be shown to come to a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    Open,
    /// A paper by its number: an acknowledgement, a sanction letter, a voucher.
    Evidence,
    /// A reason in words: a query, a rejection.
    Reason,
}

/// Which amount of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    Asked,
    Sanctioned,
    Disbursed,
}

impl Amount {
    pub const ALL: [Self; 3] = [Self::Asked, Self::Sanctioned, Self::Disbursed];

    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Sanctioned => "sanctioned",
            Self::Disbursed => "disbursed",
        }
    }

    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|amount| amount.word() == word)
    }
}

impl Pipeline {
    #[must_use]
    pub fn stage(&self, code: &str) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.code == code)
    }

    /// The stage at which a case begins.
    #[must_use]
    pub fn first(&self) -> Option<&Stage> {
        self.stages.first()
    }

    /// The place of a stage in the order of the work.
    #[must_use]
    pub fn order(&self, code: &str) -> Option<usize> {
        self.stages.iter().position(|stage| stage.code == code)
    }

    /// In which bucket of age a case is that has stood since a day; 0 is the youngest.
    #[must_use]
    pub fn bucket(&self, since: Date, today: Date) -> usize {
        let age = days_between(since, today);
        self.buckets.iter().filter(|last| age > **last).count()
    }
}

/// Whole days from one day to a later one; below nought when it is earlier.
#[must_use]
pub fn days_between(from: Date, to: Date) -> i64 {
    to.duration_since(from).as_hours() / 24
}
