//! Which figures a freeze fixes: all on which a card up to its last day rests. Looking many places up is
//! one walk over the tree.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Freeze;
use crate::figure::FigureKind;
use crate::indicator::Nature;
use crate::period::Period;
use crate::place::{PlaceCode, Tree};

/// Whether a figure goes into cards up to a day. A figure of a period that ends later does not; but the
/// year's target of a level counts in each of its months.
#[must_use]
pub fn is_fixed(nature: Nature, kind: FigureKind, period: Period, until: Date) -> bool {
    let is_target = matches!(kind, FigureKind::Target | FigureKind::TargetToDate);
    match period {
        Period::Year(fy) if is_target && nature == Nature::Stock => fy.starts_on() <= until,
        _ => period.ends_on() <= until,
    }
}

/// The day to which figures are fixed, by place.
pub struct Locks<'a> {
    tree: &'a Tree,
    at: BTreeMap<PlaceCode, &'a Freeze>,
}

impl<'a> Locks<'a> {
    pub(super) fn of(open: impl Iterator<Item = &'a Freeze>, tree: &'a Tree) -> Self {
        let mut at: BTreeMap<PlaceCode, &Freeze> = BTreeMap::new();
        for freeze in open {
            let latest = at.entry(freeze.given.place).or_insert(freeze);
            if freeze.until() > latest.until() {
                *latest = freeze;
            }
        }
        Self { tree, at }
    }

    /// Whether nothing is fixed anywhere.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.at.is_empty()
    }

    /// Of all open freezes over a place the one that fixes most.
    #[must_use]
    pub fn over(&self, place: PlaceCode) -> Option<&'a Freeze> {
        let above = self.tree.line(place).filter_map(|place| self.at.get(&place.code).copied());
        above.max_by_key(|freeze| freeze.until())
    }
}
