//! The same figures rolled up another hierarchy: a village organisation's into its cluster, beside its gram
//! panchayat. A figure is reported once, where it was counted; in the other tree each place brings in
//! exactly what it brings into the sum where it lies, so that both trees come to the same in the block
//! in which they meet.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::figure::{Blank, Cell, FigureBlock, FigureColumn};
use domain::place::{PlaceCode, Tree};

use super::lay::Touched;
use super::{ColumnKey, Cube, Overflow};
use crate::column::{Column, Said, children_of};

impl Cube {
    /// These figures over the tree of another hierarchy of the same places.
    ///
    /// # Errors
    /// A sum above the limit.
    pub fn across(&self, tree: Arc<Tree>) -> Result<Self, Overflow> {
        let mut across = Self::new(tree);
        let places: Vec<PlaceCode> = self.tree.places().iter().map(|place| place.code).collect();
        for (key, column) in self.columns() {
            let cells = (0..places.len()).map(|ix| Some(self.brings(column, ix))).collect();
            let ColumnKey { indicator, kind, period } = key;
            let columns = vec![FigureColumn { indicator, kind, period, cells }];
            across.apply(&FigureBlock { places: places.clone(), columns })?;
        }
        Ok(across)
    }

    /// Takes over what has changed in the cube that this goes across: at the places touched and at those above
    /// them, whose own word may have come to stand or fallen aside.
    ///
    /// # Errors
    /// A sum above the limit.
    pub fn follow(&mut self, from: &Self, touched: &Touched) -> Result<(), Overflow> {
        let lines = touched.places.iter().flat_map(|place| from.tree.line(*place));
        let places: BTreeSet<PlaceCode> = lines.map(|place| place.code).collect();
        let places: Vec<PlaceCode> = places.into_iter().collect();
        let columns = touched.keys.iter().map(|key| {
            let column = from.column_at(key);
            let brought = |place: &PlaceCode| {
                let at = column.zip(from.tree.ix(*place));
                Some(at.map_or(UNSAID, |(column, ix)| from.brings(column, ix)))
            };
            let cells = places.iter().map(brought).collect();
            let ColumnKey { indicator, kind, period } = key.clone();
            FigureColumn { indicator, kind, period, cells }
        });
        let columns = columns.collect();
        self.apply(&FigureBlock { places, columns }).map(|_| ())
    }

    /// What a place itself brings into the sums above it: its own word, unless a number stands below it.
    fn brings(&self, column: &Column, ix: usize) -> Cell {
        let is_summed = children_of(&self.tree, ix).any(|child| column.at(child).1 == Said::Value);
        if is_summed { UNSAID } else { column.stated(&self.shape, ix).unwrap_or(UNSAID) }
    }
}

const UNSAID: Cell = Cell::Blank(Blank::NotReported);
