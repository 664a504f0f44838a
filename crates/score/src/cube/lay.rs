//! Figures laid over the places of another day. What was said of a place that has since been split goes to
//! its parts by their stated shares, and what was said of those that became one adds up in it; the
//! figures themselves stay as they were said, in the cube that is laid.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::figure::{Blank, Cell, FigureBlock, FigureColumn};
use domain::place::dated::Succession;
use domain::place::{PlaceCode, Tree};
use domain::target::apportion;
use jiff::civil::Date;

use super::{ColumnKey, Cube, Overflow};
use crate::column::{Column, Shape};

/// Where figures were taken in.
pub struct Touched {
    pub(super) places: BTreeSet<PlaceCode>,
    pub(super) keys: BTreeSet<ColumnKey>,
}

impl Touched {
    /// Where a block of figures says something.
    #[must_use]
    pub fn by(block: &FigureBlock) -> Self {
        let keys = block.columns.iter().map(ColumnKey::of).collect();
        Self { places: block.places.iter().copied().collect(), keys }
    }
}

impl Cube {
    /// These figures over the places of another day.
    ///
    /// # Errors
    /// A sum above the limit.
    pub fn laid(&self, tree: Arc<Tree>, successions: &[Succession]) -> Result<Self, Overflow> {
        if self.has_shape_of(&tree) && successions.is_empty() {
            let shape = Arc::new(Shape::of(&tree));
            return Ok(Self { tree, shape, shelves: self.shelves.clone() });
        }
        let mut laid = Self::new(tree);
        let moving = concerned(successions);
        for (key, column) in self.columns() {
            let stated = column.all_stated(&self.shape).into_iter();
            let stated = stated.filter_map(|(ix, cell)| Some((self.code(ix)?, cell)));
            let (restless, mut still): (Vec<_>, Vec<_>) =
                stated.partition(|(place, _)| moving.contains(place));
            still.extend(handed_on(restless, successions, key.period.ends_on()));
            laid.apply(&block_of(key, still))?;
        }
        Ok(laid)
    }

    /// Takes over what a block of figures has changed in the cube of which this was laid, and tells where
    /// it did, for the trees that follow this one.
    ///
    /// # Errors
    /// A sum above the limit.
    pub fn relay(
        &mut self,
        from: &Self,
        block: &FigureBlock,
        successions: &[Succession],
    ) -> Result<Touched, Overflow> {
        let moving = concerned(successions);
        let Touched { places: named, keys } = Touched::by(block);
        if named.is_disjoint(&moving) {
            self.apply(block)?;
            return Ok(Touched { places: named, keys });
        }
        for key in keys.iter().cloned() {
            let said = |place: &PlaceCode| Some((*place, from.stated(&key, *place)?));
            let restless: Vec<_> = moving.iter().filter_map(said).collect();
            let mut cells: BTreeMap<PlaceCode, Cell> =
                named.union(&moving).map(|place| (*place, UNSAID)).collect();
            cells.extend(named.difference(&moving).filter_map(said));
            cells.extend(handed_on(restless, successions, key.period.ends_on()));
            self.apply(&block_of(key, cells.into_iter().collect()))?;
        }
        Ok(Touched { places: named.union(&moving).copied().collect(), keys })
    }

    /// Whether places and parents stand as in another cube. Of the same figures without a succession the
    /// columns are then the same.
    #[must_use]
    pub fn stands_as(&self, other: &Self) -> bool {
        self.has_shape_of(&other.tree)
    }

    /// Whether places and parents stand as in the tree, whatever they are called.
    fn has_shape_of(&self, tree: &Tree) -> bool {
        let codes = |tree: &Tree| tree.places().iter().map(|p| p.code).collect::<Vec<_>>();
        self.tree.parents() == tree.parents() && codes(&self.tree) == codes(tree)
    }

    pub(super) fn column_at(&self, key: &ColumnKey) -> Option<&Column> {
        self.column(key).map(Arc::as_ref)
    }
}

const UNSAID: Cell = Cell::Blank(Blank::NotReported);

fn block_of(key: ColumnKey, cells: Vec<(PlaceCode, Cell)>) -> FigureBlock {
    let (places, cells) = cells.into_iter().map(|(place, cell)| (place, Some(cell))).unzip();
    let ColumnKey { indicator, kind, period } = key;
    FigureBlock { places, columns: vec![FigureColumn { indicator, kind, period, cells }] }
}

/// The places that went on in others, and those others.
fn concerned(successions: &[Succession]) -> BTreeSet<PlaceCode> {
    let both =
        successions.iter().flat_map(|s| s.heirs.iter().map(|(heir, _)| *heir).chain([s.place]));
    both.collect()
}

/// What places have said of a period, after all successions in the order of time. A place that goes on
/// keeps what it says of a period that ends after the cut; one that is no more hands on all.
fn handed_on(
    stated: Vec<(PlaceCode, Cell)>,
    successions: &[Succession],
    ends_on: Date,
) -> Vec<(PlaceCode, Cell)> {
    let mut cells: BTreeMap<PlaceCode, Cell> = stated.into_iter().collect();
    for succession in successions {
        if succession.stays() && ends_on >= succession.from {
            continue;
        }
        let Some(cell) = cells.remove(&succession.place) else { continue };
        for (heir, part) in parts(cell, &succession.heirs) {
            let sum = match (cells.get(&heir).copied(), part) {
                (Some(Cell::Value(own)), Cell::Value(part)) => {
                    Cell::Value(own.saturating_add(part))
                }
                (Some(own @ Cell::Value(_)), Cell::Blank(_)) => own,
                (_, part) => part,
            };
            cells.insert(heir, sum);
        }
    }
    cells.into_iter().collect()
}

/// A cell by the shares: a number by the largest remainder, so that the parts are the whole; a blank as
/// it is.
fn parts(cell: Cell, heirs: &[(PlaceCode, i64)]) -> Vec<(PlaceCode, Cell)> {
    let shares: Vec<i64> = heirs.iter().map(|(_, share)| *share).collect();
    let divided = cell.value().map(|value| {
        let sizes = apportion(value.saturating_abs(), &shares).unwrap_or_default();
        sizes.into_iter().map(|size| Cell::Value(size * value.signum())).collect::<Vec<_>>()
    });
    let cells = divided.unwrap_or_else(|| vec![cell; heirs.len()]);
    heirs.iter().map(|(heir, _)| *heir).zip(cells).collect()
}
