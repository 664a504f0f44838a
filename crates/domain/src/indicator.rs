//! What is counted. An indicator is a flow (adds up over time) or a stock (the last value stands).
//! A rate is never an indicator of its own: it is a part and a whole, both indicators.

use std::fmt;
use std::sync::Arc;

use crate::name::Name;
use crate::place::Tier;

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
    /// At which places it is counted, so that nobody is counted twice: in organisations, in gram panchayats, in
    /// clusters. `None` where the pack does not say: anywhere but in clusters.
    pub counted_at: Option<Tier>,
    /// Other headings under which sheets carry it, in either script.
    pub aliases: Vec<String>,
}

impl Indicator {
    /// Whether a place of a tier may say a number of it. Those above the place where it is counted may state
    /// their total, which is held against the sum; a cluster and a gram panchayat lie beside each other, and
    /// only one of them counts.
    #[must_use]
    pub fn may_be_said_at(&self, tier: Tier) -> bool {
        match (self.counted_at, tier) {
            (_, Tier::Nation | Tier::State | Tier::District | Tier::Block) => true,
            (Some(Tier::Clf), _) => tier == Tier::Clf,
            (_, Tier::Clf) => false,
            (Some(Tier::Vo), _) => tier != Tier::Village,
            (Some(counted), _) => tier <= counted,
            (None, _) => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_said_where_it_is_counted_or_above_and_never_twice() {
        let counted = |counted_at| Indicator {
            code: IndicatorCode::new("shg"),
            name: Name::new("समूह", "Groups"),
            unit: Unit::Count,
            noun: Name::new("समूह", "groups"),
            nature: Nature::Stock,
            part_of: None,
            counted_at,
            aliases: Vec::new(),
        };
        use Tier::{Block, Clf, District, GramPanchayat, Village, Vo};
        for (counted_at, said_at) in [
            (None, vec![District, Block, GramPanchayat, Vo, Village]),
            (Some(Clf), vec![District, Block, Clf]),
            (Some(GramPanchayat), vec![District, Block, GramPanchayat]),
            (Some(Vo), vec![District, Block, GramPanchayat, Vo]),
        ] {
            let tiers = [District, Block, Clf, GramPanchayat, Vo, Village].into_iter();
            let may = tiers.filter(|tier| counted(counted_at).may_be_said_at(*tier));
            assert_eq!(may.collect::<Vec<_>>(), said_at, "{counted_at:?}");
        }
    }
}
