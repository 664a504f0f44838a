//! The cube: all figures of an office, one column for each indicator, kind and period, over the places
//! in depth-first order. A copy is cheap and shares every column that is not written to, so a write works
//! on a copy that takes the old one's place once the ledger has it. It never reads or writes a file.

mod across;
mod lay;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use domain::figure::{Blank, Cell, FigureBlock, FigureColumn, FigureKind};
use domain::indicator::IndicatorCode;
use domain::period::Period;
use domain::place::{PlaceCode, Tree};
use rayon::prelude::*;

use crate::column::{Column, FIGURE_LIMIT, Shape};
use crate::shelf::Shelf;
pub use lay::Touched;

/// Which column of the cube.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ColumnKey {
    pub indicator: IndicatorCode,
    pub kind: FigureKind,
    pub period: Period,
}

impl ColumnKey {
    fn of(column: &FigureColumn) -> Self {
        Self { indicator: column.indicator.clone(), kind: column.kind, period: column.period }
    }
}

/// What taking figures in has done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// The columns in which something is new, in order.
    pub changed: Vec<ColumnKey>,
    /// How many cells say something else than before.
    pub n_cells_changed: usize,
    /// Places of the block that the tree does not have; their figures are left out.
    pub unknown_places: Vec<PlaceCode>,
}

/// A figure or a sum of figures above the limit of 10^16.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overflow {
    pub key: ColumnKey,
    pub place: PlaceCode,
}

impl fmt::Display for Overflow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ColumnKey { indicator, kind, period } = &self.key;
        write!(f, "too large: {indicator} {} {period} at {}", kind.word(), self.place)
    }
}

impl std::error::Error for Overflow {}

/// A place whose own figure is not the sum of the places below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub key: ColumnKey,
    pub place: PlaceCode,
    pub stated: i64,
    pub sum: i64,
}

/// All figures of an office.
#[derive(Clone, Debug)]
pub struct Cube {
    tree: Arc<Tree>,
    shape: Arc<Shape>,
    shelves: BTreeMap<IndicatorCode, Arc<Shelf>>,
}

impl PartialEq for Cube {
    fn eq(&self, other: &Self) -> bool {
        self.tree == other.tree && self.shelves == other.shelves
    }
}

impl Cube {
    /// A cube without figures over these places.
    #[must_use]
    pub fn new(tree: Arc<Tree>) -> Self {
        let shape = Arc::new(Shape::of(&tree));
        Self { tree, shape, shelves: BTreeMap::new() }
    }

    #[must_use]
    pub fn tree(&self) -> &Arc<Tree> {
        &self.tree
    }

    pub(crate) fn shelf(&self, indicator: &IndicatorCode) -> Option<&Shelf> {
        self.shelves.get(indicator).map(Arc::as_ref)
    }

    fn column(&self, key: &ColumnKey) -> Option<&Arc<Column>> {
        self.shelf(&key.indicator)?.column(key.kind, key.period)
    }

    /// The same figures over a tree to which places were added. What a place stated before it had
    /// others below it stands aside from then on.
    ///
    /// # Errors
    /// A sum above the limit, which can come about when a place moves under another.
    pub fn on_tree(&self, tree: Arc<Tree>) -> Result<Self, Overflow> {
        let mut cube = Self::new(tree);
        for (key, column) in self.columns() {
            let stated = column.all_stated(&self.shape);
            let places = stated.iter().filter_map(|(ix, _)| self.code(*ix)).collect();
            let cells = stated.iter().map(|(_, cell)| Some(*cell)).collect();
            let ColumnKey { indicator, kind, period } = key;
            let columns = vec![FigureColumn { indicator, kind, period, cells }];
            cube.apply(&FigureBlock { places, columns })?;
        }
        Ok(cube)
    }

    fn columns(&self) -> impl Iterator<Item = (ColumnKey, &Arc<Column>)> {
        self.shelves.iter().flat_map(|(indicator, shelf)| {
            FigureKind::ALL.into_iter().flat_map(move |kind| {
                shelf.kind(kind).iter().map(move |entry| {
                    let (indicator, period) = (indicator.clone(), entry.period);
                    (ColumnKey { indicator, kind, period }, &entry.column)
                })
            })
        })
    }

    fn code(&self, ix: usize) -> Option<PlaceCode> {
        self.tree.places().get(ix).map(|place| place.code)
    }

    /// Takes figures in and rolls them up: whole columns by one backward pass, single figures by their
    /// ancestors only. A `NotReported` withdraws what was said. Of two columns with one key in a
    /// block the later wins.
    ///
    /// # Errors
    /// A figure or sum above the limit; the cube then stands as before.
    pub fn apply(&mut self, block: &FigureBlock) -> Result<Applied, Overflow> {
        let rows: Vec<Option<usize>> =
            block.places.iter().map(|code| self.tree.ix(*code)).collect();
        let mut by_key: BTreeMap<ColumnKey, Vec<&FigureColumn>> = BTreeMap::new();
        for column in &block.columns {
            by_key.entry(ColumnKey::of(column)).or_default().push(column);
        }
        let rows = Rows { is_whole: self.shape.are_all_leaves(&rows), at: rows };
        let written: Vec<(ColumnKey, Column, usize)> = by_key
            .into_par_iter()
            .map(|(key, columns)| match self.taken_whole(&key, &columns, &rows) {
                Some(rolled) => rolled.map(|column| (key, column, rows.at.len())),
                None => self.written(key, &columns, &rows.at),
            })
            .collect::<Result<_, _>>()?;
        let unknown = block.places.iter().zip(&rows.at).filter(|(_, row)| row.is_none());
        let mut applied = Applied {
            unknown_places: unknown.map(|(code, _)| *code).collect(),
            ..Applied::default()
        };
        for (key, column, n_changed) in written.into_iter().filter(|(.., n)| *n > 0) {
            let shelf = self.shelves.entry(key.indicator.clone()).or_default();
            Arc::make_mut(shelf).put(key.kind, key.period, column);
            applied.n_cells_changed += n_changed;
            applied.changed.push(key);
        }
        self.shelves.retain(|_, shelf| **shelf != Shelf::default());
        Ok(applied)
    }

    /// A new column in which every leaf has a number, as large extracts have them: the numbers need not be
    /// looked at one by one. `None` for any other.
    fn taken_whole(
        &self,
        key: &ColumnKey,
        writes: &[&FigureColumn],
        rows: &Rows,
    ) -> Option<Result<Column, Overflow>> {
        let [write] = writes else { return None };
        let numbers = write.cells.all_numbers()?;
        if !rows.is_whole || self.column(key).is_some() {
            return None;
        }
        let mut column = Column::of_leaves(&self.shape, numbers);
        let rolled = column.roll_all(&self.tree, &self.shape);
        Some(rolled.map(|()| column).map_err(|ix| self.overflow(key.clone(), ix)))
    }

    /// A column as it is after these writes, and how many cells changed.
    fn written(
        &self,
        key: ColumnKey,
        writes: &[&FigureColumn],
        rows: &[Option<usize>],
    ) -> Result<(ColumnKey, Column, usize), Overflow> {
        let n_places = self.tree.places().len();
        let mut column =
            self.column(&key).map_or_else(|| Column::blank(n_places), |old| Column::clone(old));
        let mut dirty = BTreeSet::new();
        let mut n_changed = 0_usize;
        let is_bulk = rows.len() * ROLL_ALL_FROM_SHARE >= n_places;
        let cells = writes.iter().flat_map(|write| rows.iter().zip(write.cells.iter()));
        for (row, cell) in cells {
            let (Some(ix), Some(cell)) = (row, cell) else { continue };
            if cell.value().is_some_and(|value| value.checked_abs().is_none_or(too_large)) {
                return Err(self.overflow(key, *ix));
            }
            if column.state(&self.shape, *ix, cell) {
                n_changed += 1;
                if !is_bulk {
                    dirty.insert(*ix);
                }
            }
        }
        let rolled = if is_bulk && n_changed > 0 {
            column.roll_all(&self.tree, &self.shape)
        } else {
            column.roll_above(&self.tree, &self.shape, dirty)
        };
        rolled.map_err(|ix| self.overflow(key.clone(), ix))?;
        Ok((key, column, n_changed))
    }

    fn overflow(&self, key: ColumnKey, ix: usize) -> Overflow {
        Overflow { key, place: self.code(ix).expect("an index of the tree has a place") }
    }

    /// The rolled-up cell of a place: the sum of those below when any has a number, else its own.
    #[must_use]
    pub fn cell(&self, key: &ColumnKey, place: PlaceCode) -> Cell {
        let at = self.column(key).zip(self.tree.ix(place));
        at.map_or(Cell::Blank(Blank::NotReported), |(column, ix)| {
            let (value, said) = column.at(ix);
            said.cell(value)
        })
    }

    /// What was said at the very place; `None` when nothing was.
    #[must_use]
    pub fn stated(&self, key: &ColumnKey, place: PlaceCode) -> Option<Cell> {
        self.column(key)?.stated(&self.shape, self.tree.ix(place)?)
    }

    /// Stated figures of places that are not the sum of those that report below them.
    #[must_use]
    pub fn differences(&self) -> Vec<Difference> {
        let mut found = Vec::new();
        for (key, column) in self.columns() {
            for (ix, stated) in column.stated_above() {
                let sum = column.at(ix).0;
                if sum != stated
                    && let Some(place) = self.code(ix)
                {
                    found.push(Difference { key: key.clone(), place, stated, sum });
                }
            }
        }
        found
    }

    /// The periods of which anything is said.
    #[must_use]
    pub fn periods(&self) -> BTreeSet<Period> {
        self.columns().map(|(key, _)| key.period).collect()
    }

    /// The month in which the latest achieved figure ends; `None` when there is none.
    #[must_use]
    pub fn latest_month(&self) -> Option<Period> {
        let kinds = [FigureKind::Achieved, FigureKind::AchievedToDate];
        let lasts = self.shelves.values().flat_map(|shelf| {
            kinds.into_iter().filter_map(|kind| shelf.kind(kind).last().map(|e| e.ends_on))
        });
        lasts.max().map(Period::month_of)
    }
}

/// Where the places of a block stand in the tree.
struct Rows {
    at: Vec<Option<usize>>,
    /// They are all leaves of the tree, in its order.
    is_whole: bool,
}

/// From one place in this many on, a column is rolled up as a whole.
const ROLL_ALL_FROM_SHARE: usize = 32;

fn too_large(size: i64) -> bool {
    size > FIGURE_LIMIT
}
