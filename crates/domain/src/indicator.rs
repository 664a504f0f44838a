//! What is counted. An indicator is a flow (adds up over time) or a stock (the last value stands).
//! A rate is never an indicator of its own: it is a part and a whole, both indicators.

use std::fmt;
use std::sync::Arc;

use crate::name::Name;

/// The word by which packs, sheets and the API know an indicator: `lakhpati-didi`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndicatorCode(Arc<str>);

impl IndicatorCode {
    #[must_use]
    pub fn new(code: &str) -> Self {
        Self(Arc::from(code))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for IndicatorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What one unit of the number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Things, people, groups.
    Count,
    /// Money, held in paise.
    Paise,
}

/// How the number moves in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nature {
    /// Adds up over periods (loans given in a month).
    Flow,
    /// A level: the last value stands (groups that exist).
    Stock,
}

/// What is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    pub code: IndicatorCode,
    pub name: Name,
    pub unit: Unit,
    /// What one is called in a sentence: "खाते", "accounts".
    pub noun: Name,
    pub nature: Nature,
    /// The indicator that this is a part of, if it is: a part over its whole is flagged.
    pub part_of: Option<IndicatorCode>,
    /// Other headings under which sheets carry it, in either script.
    pub aliases: Vec<String>,
}
