//! The cells of one column of figures: numbers in a row, and beside them what stands where there is no
//! number. A column in which every cell is a number, the usual case, is its numbers and nothing else.

use std::ops::Range;

use crate::figure::{Blank, Cell};
use crate::numbers::Numbers;

/// What a cell is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nothing was said: the figure stands as it was.
    Nothing,
    Value,
    Blank(Blank),
}

impl Kind {
    fn of(cell: Option<Cell>) -> (i64, Self) {
        match cell {
            None => (0, Self::Nothing),
            Some(Cell::Value(value)) => (value, Self::Value),
            Some(Cell::Blank(blank)) => (0, Self::Blank(blank)),
        }
    }

    fn cell(self, value: i64) -> Option<Cell> {
        match self {
            Self::Nothing => None,
            Self::Value => Some(Cell::Value(value)),
            Self::Blank(blank) => Some(Cell::Blank(blank)),
        }
    }
}

/// The cells of a column: a number, a blank, or nothing said.
#[derive(Clone, Debug, Default)]
pub struct Cells {
    /// Zero where there is no number.
    numbers: Numbers,
    /// Empty when every cell is a number.
    kinds: Vec<Kind>,
}

impl Cells {
    /// So many cells of which nothing is said.
    #[must_use]
    pub fn nothing(n: usize) -> Self {
        Self { numbers: Numbers::zeros(n), kinds: vec![Kind::Nothing; n] }
    }

    #[must_use]
    pub fn with_capacity(n: usize) -> Self {
        Self { numbers: Numbers::with_capacity(n), kinds: Vec::new() }
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// The cell; `None` when nothing is said of it, or beyond the end.
    #[must_use]
    pub fn get(&self, ix: usize) -> Option<Cell> {
        let value = self.numbers.get(ix)?;
        self.kinds.get(ix).copied().unwrap_or(Kind::Value).cell(value)
    }

    /// Says a cell; nothing happens beyond the end.
    pub fn set(&mut self, ix: usize, cell: Cell) {
        let (value, kind) = Kind::of(Some(cell));
        self.numbers.set(ix, value);
        if self.kinds.is_empty() && kind != Kind::Value {
            self.kinds = vec![Kind::Value; self.len()];
        }
        if let Some(slot) = self.kinds.get_mut(ix) {
            *slot = kind;
        }
    }

    pub fn push(&mut self, cell: Option<Cell>) {
        match Kind::of(cell) {
            (value, Kind::Value) => self.push_numbers(std::iter::once(value)),
            (_, kind) => self.push_all(kind, 1),
        }
    }

    /// Puts `n` cells of one kind at the end; numbers are zero.
    pub fn push_all(&mut self, kind: Kind, n: usize) {
        if self.kinds.is_empty() && kind != Kind::Value {
            self.kinds = vec![Kind::Value; self.len()];
        }
        self.numbers.push_all(0, n);
        self.fill_up(kind);
    }

    /// Puts numbers at the end.
    pub fn push_numbers(&mut self, numbers: impl Iterator<Item = i64>) {
        self.numbers.extend(numbers);
        self.fill_up(Kind::Value);
    }

    /// Puts narrow numbers at the end.
    pub fn push_narrow(&mut self, numbers: &[i32]) {
        self.numbers.push_narrow(numbers);
        self.fill_up(Kind::Value);
    }

    fn fill_up(&mut self, kind: Kind) {
        if !self.kinds.is_empty() || kind != Kind::Value {
            self.kinds.resize(self.numbers.len(), kind);
        }
    }

    /// The numbers, when every cell is one.
    #[must_use]
    pub fn all_numbers(&self) -> Option<&Numbers> {
        let is_full = self.kinds.iter().all(|kind| *kind == Kind::Value);
        is_full.then_some(&self.numbers)
    }

    /// The cells one by one.
    pub fn iter(&self) -> impl Iterator<Item = Option<Cell>> {
        (0..self.len()).map(|ix| self.get(ix))
    }

    /// How many cells say something.
    #[must_use]
    pub fn n_said(&self) -> usize {
        self.len() - self.kinds.iter().filter(|kind| **kind == Kind::Nothing).count()
    }

    /// Runs of cells of one kind, in order.
    pub fn runs(&self) -> impl Iterator<Item = (Kind, Range<usize>)> {
        let all = (self.kinds.is_empty() && !self.is_empty()).then_some((Kind::Value, self.len()));
        let mut at = 0;
        let same = self.kinds.chunk_by(|one, next| one == next);
        let runs = same.filter_map(|run| run.first().map(|kind| (*kind, run.len())));
        all.into_iter().chain(runs).map(move |(kind, len)| {
            let range = at..at + len;
            at = range.end;
            (kind, range)
        })
    }
}

impl From<Numbers> for Cells {
    fn from(numbers: Numbers) -> Self {
        Self { numbers, kinds: Vec::new() }
    }
}

impl Extend<Option<Cell>> for Cells {
    fn extend<I: IntoIterator<Item = Option<Cell>>>(&mut self, cells: I) {
        cells.into_iter().for_each(|cell| self.push(cell));
    }
}

impl FromIterator<Option<Cell>> for Cells {
    fn from_iter<I: IntoIterator<Item = Option<Cell>>>(cells: I) -> Self {
        let mut kept = Self::default();
        kept.extend(cells);
        kept
    }
}

impl PartialEq for Cells {
    fn eq(&self, other: &Self) -> bool {
        self.numbers == other.numbers && self.runs().eq(other.runs())
    }
}

impl Eq for Cells {}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_cell() -> impl Strategy<Value = Option<Cell>> {
        prop_oneof![
            4 => (0_i64..300).prop_map(|value| Some(Cell::Value(value))),
            1 => any::<i64>().prop_map(|value| Some(Cell::Value(value))),
            1 => Just(None),
            1 => (0_usize..3).prop_map(|ix| Some(Cell::Blank(Blank::ALL[ix]))),
        ]
    }

    proptest! {
        #[test]
        fn cells_come_back_as_they_were_said(
            plain in proptest::collection::vec(any_cell(), 0..30),
            writes in proptest::collection::vec((0_usize..40, any_cell()), 0..20),
        ) {
            let mut plain = plain;
            let mut cells: Cells = plain.iter().copied().collect();
            for (ix, cell) in writes {
                let (Some(cell), Some(slot)) = (cell, plain.get_mut(ix)) else { continue };
                *slot = Some(cell);
                cells.set(ix, cell);
            }
            prop_assert_eq!(cells.iter().collect::<Vec<_>>(), plain.clone());
            prop_assert_eq!(cells.n_said(), plain.iter().flatten().count());
            let is_full = plain.iter().all(|cell| cell.and_then(Cell::value).is_some());
            prop_assert_eq!(cells.all_numbers().is_some(), is_full);
            prop_assert_eq!(cells.runs().map(|(_, run)| run.len()).sum::<usize>(), plain.len());
            let afresh: Cells = plain.into_iter().collect();
            prop_assert_eq!(cells, afresh);
        }
    }

    #[test]
    fn two_columns_differ_by_what_is_said_and_not_by_how_they_are_kept() {
        let mut blanked = Cells::from(Numbers::zeros(2));
        blanked.set(0, Cell::Blank(Blank::NoTarget));
        assert_ne!(blanked, Cells::from(Numbers::zeros(2)));
        blanked.set(0, Cell::Value(0));
        assert_eq!(blanked, Cells::from(Numbers::zeros(2)));
    }
}
