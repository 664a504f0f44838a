//! One column of figures: a number or a blank for every place of the tree, rolled up. What a place with
//! others below it has stated itself is kept aside, so that it can be held against their sum.

use std::collections::{BTreeMap, BTreeSet};

use domain::figure::{Blank, Cell};
use domain::numbers::{Numbers, Run, RunMut};
use domain::place::Tree;

/// The largest figure, stated or summed up: one crore crore rupees in paise. A year's periods added
/// together stay far inside 64 bits.
pub(crate) const FIGURE_LIMIT: i64 = 10_000_000_000_000_000;

/// What was said of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    Nothing,
    Value,
    NotApplicable,
    NoTarget,
}

impl Said {
    /// How a cell is held: the number (zero for a blank) and what was said.
    pub(crate) fn of(cell: Cell) -> (i64, Self) {
        match cell {
            Cell::Value(value) => (value, Self::Value),
            Cell::Blank(Blank::NotReported) => (0, Self::Nothing),
            Cell::Blank(Blank::NotApplicable) => (0, Self::NotApplicable),
            Cell::Blank(Blank::NoTarget) => (0, Self::NoTarget),
        }
    }

    pub(crate) fn cell(self, value: i64) -> Cell {
        match self {
            Self::Value => Cell::Value(value),
            Self::Nothing => Cell::Blank(Blank::NotReported),
            Self::NotApplicable => Cell::Blank(Blank::NotApplicable),
            Self::NoTarget => Cell::Blank(Blank::NoTarget),
        }
    }
}

/// The shape of the tree as columns need it.
#[derive(Debug)]
pub(crate) struct Shape {
    pub(crate) is_leaf: Vec<bool>,
    pub(crate) n_leaves: usize,
}

impl Shape {
    pub(crate) fn of(tree: &Tree) -> Self {
        let is_leaf: Vec<bool> =
            (0..tree.places().len()).map(|ix| tree.end(ix) <= ix + 1).collect();
        let n_leaves = is_leaf.iter().filter(|leaf| **leaf).count();
        Self { is_leaf, n_leaves }
    }

    /// Whether these are the indexes of all leaves, in order.
    pub(crate) fn are_all_leaves(&self, rows: &[Option<usize>]) -> bool {
        let leaves = self.is_leaf.iter().enumerate().filter(|(_, leaf)| **leaf);
        rows.iter().copied().eq(leaves.map(|(ix, _)| Some(ix)))
    }

    /// The numbers of all leaves with noughts between them for the other places.
    fn among_leaves<N: Copy + Default>(&self, numbers: &[N]) -> Vec<N> {
        let mut numbers = numbers.iter();
        let number = |leaf: &bool| leaf.then(|| numbers.next().copied()).flatten();
        self.is_leaf.iter().map(number).map(Option::unwrap_or_default).collect()
    }
}

/// The children of a place, by their indexes.
pub(crate) fn children_of(tree: &Tree, ix: usize) -> impl Iterator<Item = usize> {
    let end = tree.end(ix);
    let first = (ix + 1 < end).then_some(ix + 1);
    std::iter::successors(first, move |child| {
        let next = tree.end(*child);
        (next < end).then_some(next)
    })
}

/// What the children of a place come to together.
#[derive(Clone, Copy)]
struct Gathered {
    sum: i64,
    has_value: bool,
    /// The one blank that all who say anything say; `None` when they differ.
    blank: Option<Said>,
}

impl Gathered {
    const NONE: Self = Self { sum: 0, has_value: false, blank: Some(Said::Nothing) };

    /// Takes in one child; `None` when the sum leaves 64 bits.
    fn take(&mut self, value: i64, said: Said) -> Option<()> {
        match said {
            Said::Nothing => {}
            Said::Value => {
                self.sum = self.sum.checked_add(value)?;
                self.has_value = true;
            }
            blank if self.blank == Some(Said::Nothing) => self.blank = Some(blank),
            blank if self.blank == Some(blank) => {}
            _ => self.blank = None,
        }
        Some(())
    }

    /// The rolled-up cell: the children's sum, else what the place said itself, else their blank.
    fn cell(self, own: Option<Cell>) -> (i64, Said) {
        match own {
            _ if self.has_value => (self.sum, Said::Value),
            Some(cell) => Said::of(cell),
            None => (0, self.blank.unwrap_or(Said::Nothing)),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    /// Rolled-up numbers, in the tree's order; zero where there is none.
    values: Numbers,
    /// What was said; empty when every place has a number.
    said: Vec<Said>,
    /// What places with others below them stated themselves.
    aside: BTreeMap<usize, Cell>,
}

impl Column {
    /// A column in which nothing has been said.
    pub(crate) fn blank(n_places: usize) -> Self {
        Self {
            values: Numbers::zeros(n_places),
            said: vec![Said::Nothing; n_places],
            aside: BTreeMap::new(),
        }
    }

    /// A column in which every leaf says the number given, in their order; not rolled up.
    pub(crate) fn of_leaves(shape: &Shape, numbers: &Numbers) -> Self {
        let values = match numbers.all() {
            Run::Narrow(numbers) => Numbers::narrow(shape.among_leaves(numbers)),
            Run::Wide(numbers) => Numbers::wide(shape.among_leaves(numbers)),
        };
        Self { values, said: Vec::new(), aside: BTreeMap::new() }
    }

    pub(crate) fn values(&self) -> Run<'_> {
        self.values.all()
    }

    /// What was said of each place, `None` when every place has a number.
    pub(crate) fn said(&self) -> Option<&[Said]> {
        (!self.said.is_empty()).then_some(self.said.as_slice())
    }

    pub(crate) fn is_full(&self) -> bool {
        self.said.is_empty()
    }

    /// Whether nothing is said in it any more.
    pub(crate) fn is_blank(&self) -> bool {
        let is_unsaid = |said: &Said| *said == Said::Nothing;
        !self.is_full() && self.aside.is_empty() && self.said.iter().all(is_unsaid)
    }

    /// The rolled-up number and what was said of it.
    pub(crate) fn at(&self, ix: usize) -> (i64, Said) {
        let value = self.values.get(ix).unwrap_or(0);
        let said = if self.is_full() {
            Said::Value
        } else {
            self.said.get(ix).copied().unwrap_or(Said::Nothing)
        };
        (value, said)
    }

    /// What was said at the place itself.
    pub(crate) fn stated(&self, shape: &Shape, ix: usize) -> Option<Cell> {
        if shape.is_leaf.get(ix).copied().unwrap_or(false) {
            let (value, said) = self.at(ix);
            (said != Said::Nothing).then(|| said.cell(value))
        } else {
            self.aside.get(&ix).copied()
        }
    }

    /// All that was said at the places themselves.
    pub(crate) fn all_stated(&self, shape: &Shape) -> Vec<(usize, Cell)> {
        (0..self.values.len())
            .filter_map(|ix| self.stated(shape, ix).map(|cell| (ix, cell)))
            .collect()
    }

    /// Numbers that places with others below them stated themselves.
    pub(crate) fn stated_above(&self) -> impl Iterator<Item = (usize, i64)> {
        self.aside.iter().filter_map(|(ix, cell)| cell.value().map(|value| (*ix, value)))
    }

    /// Puts down what a place says, without rolling up. Whether it is news.
    pub(crate) fn state(&mut self, shape: &Shape, ix: usize, cell: Cell) -> bool {
        let stated = Said::of(cell);
        if !shape.is_leaf.get(ix).copied().unwrap_or(false) {
            return if stated.1 == Said::Nothing {
                self.aside.remove(&ix).is_some()
            } else {
                self.aside.insert(ix, cell) != Some(cell)
            };
        }
        if self.at(ix) == stated {
            return false;
        }
        if self.is_full() && stated.1 != Said::Value {
            self.said = vec![Said::Value; self.values.len()];
        }
        self.set(ix, stated);
        true
    }

    fn set(&mut self, ix: usize, (value, said): (i64, Said)) {
        self.values.set(ix, value);
        if let Some(slot) = self.said.get_mut(ix) {
            *slot = said;
        }
    }

    /// Rolls the whole column up in one backward pass.
    ///
    /// # Errors
    /// The place at which a figure passes [`FIGURE_LIMIT`].
    pub(crate) fn roll_all(&mut self, tree: &Tree, shape: &Shape) -> Result<(), usize> {
        let n_said = self.said.iter().zip(&shape.is_leaf);
        let n_values = n_said.filter(|(said, leaf)| **leaf && **said == Said::Value).count();
        if self.is_full() || n_values == shape.n_leaves {
            return self.roll_full(tree, shape);
        }
        let mut gathered = vec![Gathered::NONE; self.values.len()];
        for (ix, parent) in tree.parents().iter().enumerate().rev() {
            if !shape.is_leaf.get(ix).copied().unwrap_or(false) {
                let below = gathered.get(ix).copied().unwrap_or(Gathered::NONE);
                self.set(ix, below.cell(self.aside.get(&ix).copied()));
            }
            let (value, said) = self.at(ix);
            within_limit(value).ok_or(ix)?;
            if let Some(above) = parent.and_then(|parent| gathered.get_mut(parent)) {
                above.take(value, said).ok_or(ix)?;
            }
        }
        self.forget_said_if_full();
        Ok(())
    }

    /// The usual case: every leaf has a number, so every place has.
    fn roll_full(&mut self, tree: &Tree, shape: &Shape) -> Result<(), usize> {
        self.said = Vec::new();
        if let RunMut::Narrow(values) = self.values.all_mut()
            && add_up(values, tree, shape).is_ok()
        {
            return Ok(());
        }
        add_up(self.values.widen(), tree, shape)
    }

    /// Rolls up only what stands above the places named, lowest first.
    ///
    /// # Errors
    /// The place at which a figure passes [`FIGURE_LIMIT`].
    pub(crate) fn roll_above(
        &mut self,
        tree: &Tree,
        shape: &Shape,
        mut dirty: BTreeSet<usize>,
    ) -> Result<(), usize> {
        while let Some(ix) = dirty.pop_last() {
            if !shape.is_leaf.get(ix).copied().unwrap_or(false) {
                let mut below = Gathered::NONE;
                for child in children_of(tree, ix) {
                    let (value, said) = self.at(child);
                    below.take(value, said).ok_or(ix)?;
                }
                let cell = below.cell(self.aside.get(&ix).copied());
                if cell == self.at(ix) {
                    continue;
                }
                self.set(ix, cell);
            }
            within_limit(self.at(ix).0).ok_or(ix)?;
            dirty.extend(tree.parents().get(ix).copied().flatten());
        }
        self.forget_said_if_full();
        Ok(())
    }

    fn forget_said_if_full(&mut self) {
        if self.said.iter().all(|said| *said == Said::Value) {
            self.said = Vec::new();
        }
    }
}

/// Puts the sum of those below it at every place that is no leaf, in one backward pass.
///
/// # Errors
/// The place at which a sum passes [`FIGURE_LIMIT`] or does not fit.
fn add_up<N>(values: &mut [N], tree: &Tree, shape: &Shape) -> Result<(), usize>
where
    N: Copy + Default + Into<i64> + TryFrom<i64>,
{
    for (value, leaf) in values.iter_mut().zip(&shape.is_leaf) {
        if !leaf {
            *value = N::default();
        }
    }
    for (ix, parent) in tree.parents().iter().enumerate().rev() {
        let value = values.get(ix).and_then(|value| within_limit((*value).into())).ok_or(ix)?;
        if let Some(above) = parent.and_then(|parent| values.get_mut(parent)) {
            let sum = value.checked_add((*above).into()).ok_or(ix)?;
            *above = N::try_from(sum).map_err(|_| ix)?;
        }
    }
    Ok(())
}

fn within_limit(value: i64) -> Option<i64> {
    (-FIGURE_LIMIT..=FIGURE_LIMIT).contains(&value).then_some(value)
}
