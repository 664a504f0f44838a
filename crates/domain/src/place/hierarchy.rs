//! Hierarchies: the same places hang together in several ways. Revenue (district, block, gram panchayat,
//! village) is where each place lies; another, as the federation (cluster, village organisation), names other
//! parents for some of them, and whom it does not name stays where it lies. What may stand under what is
//! a table, `hierarchies.csv`: another hierarchy is some more lines in it.

use std::fmt;
use std::sync::OnceLock;

use crate::place::Tier;

/// One way in which places hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hierarchy(&'static str);

impl Default for Hierarchy {
    fn default() -> Self {
        Self::REVENUE
    }
}

struct Row {
    hierarchy: &'static str,
    tier: Tier,
    under: Vec<Tier>,
}

impl Hierarchy {
    /// Where a place lies: every place stands in it, and figures are reported in it.
    pub const REVENUE: Self = Self("revenue");
    /// Whose member a place is: village organisations in clusters.
    pub const FEDERATION: Self = Self("federation");

    /// The word in files, addresses and the ledger.
    #[must_use]
    pub fn word(self) -> &'static str {
        self.0
    }

    /// The hierarchy of a word; `None` when the table has no such.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        rows().iter().find(|row| row.hierarchy == word).map(|row| Self(row.hierarchy))
    }

    /// All hierarchies of the table, revenue first.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let mut all: Vec<Self> = rows().iter().map(|row| Self(row.hierarchy)).collect();
        all.dedup();
        all
    }

    /// Whether a place of `tier` may stand under one of `parent` in this hierarchy.
    #[must_use]
    pub fn holds(self, tier: Tier, parent: Tier) -> bool {
        self.row(tier).is_some_and(|row| row.under.contains(&parent))
    }

    /// Whether a place may be moved there in this hierarchy. A tier that revenue does not name, as a cluster,
    /// lies where its own hierarchy has it stand.
    #[must_use]
    pub fn allows(self, tier: Tier, parent: Tier) -> bool {
        let is_guest = self == Self::REVENUE && self.row(tier).is_none();
        self.holds(tier, parent) || (is_guest && Self::all().iter().any(|h| h.holds(tier, parent)))
    }

    /// Whether a tree of this hierarchy lists a place of `tier` below one of `parent`. A tier that the
    /// hierarchy does not name is listed as in revenue.
    #[must_use]
    pub fn lists(self, tier: Tier, parent: Tier) -> bool {
        match self.row(tier) {
            Some(row) => row.under.contains(&parent),
            None => self != Self::REVENUE && Self::REVENUE.holds(tier, parent),
        }
    }

    fn row(self, tier: Tier) -> Option<&'static Row> {
        rows().iter().find(|row| row.hierarchy == self.0 && row.tier == tier)
    }
}

impl fmt::Display for Hierarchy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

fn rows() -> &'static [Row] {
    static ROWS: OnceLock<Vec<Row>> = OnceLock::new();
    ROWS.get_or_init(|| include_str!("hierarchies.csv").lines().skip(1).filter_map(row).collect())
}

fn row(line: &'static str) -> Option<Row> {
    let mut cells = line.split(',');
    let hierarchy = cells.next()?;
    let tier = Tier::of_word(cells.next()?)?;
    let under = cells.next()?.split('|').map(Tier::of_word).collect::<Option<_>>()?;
    Some(Row { hierarchy, tier, under })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read_and_no_place_stands_under_a_lower_one() {
        assert_eq!(rows().len(), include_str!("hierarchies.csv").lines().count() - 1);
        for row in rows() {
            assert!(row.under.iter().all(|parent| *parent < row.tier), "{:?}", row.tier);
        }
        assert_eq!(Hierarchy::all(), [Hierarchy::REVENUE, Hierarchy::FEDERATION]);
    }

    #[test]
    fn a_cluster_is_listed_below_its_block_in_the_federation_alone() {
        let (revenue, federation) = (Hierarchy::REVENUE, Hierarchy::FEDERATION);
        for (hierarchy, tier, parent, listed) in [
            (revenue, Tier::GramPanchayat, Tier::Block, true),
            (revenue, Tier::Clf, Tier::Block, false),
            (revenue, Tier::Vo, Tier::GramPanchayat, true),
            (federation, Tier::Clf, Tier::Block, true),
            (federation, Tier::GramPanchayat, Tier::Block, false),
            (federation, Tier::GramPanchayat, Tier::Clf, true),
            (federation, Tier::Vo, Tier::Clf, true),
            (federation, Tier::Block, Tier::District, true),
        ] {
            assert_eq!(hierarchy.lists(tier, parent), listed, "{hierarchy} {tier:?} {parent:?}");
        }
    }
}
