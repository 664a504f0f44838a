//! Figures to date: what stands at the end of a day. A level (stock) is the last one said; a count (flow)
//! adds up from 1 April, by the cumulative column where there is one and by the periods after it. Where
//! the places below a place report for different periods, each counts with what it last said.

use std::ops::Range;

use domain::figure::{Cell, FigureKind};
use domain::indicator::{Indicator, IndicatorCode};
use domain::period::{Fy, Period};
use jiff::civil::Date;

use crate::column::{Column, Said, children_of};
use crate::cube::Cube;
use crate::shelf::Entry;
use crate::window::{Window, is_said};

/// Which side of a line is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    Target,
    Achieved,
}

impl Side {
    /// The kinds that say it: for the period, and from 1 April.
    pub(crate) fn kinds(self) -> (FigureKind, FigureKind) {
        match self {
            Self::Target => (FigureKind::Target, FigureKind::TargetToDate),
            Self::Achieved => (FigureKind::Achieved, FigureKind::AchievedToDate),
        }
    }
}

impl Cube {
    /// What stands at a place (by its index in the tree) at the end of `until`, from 1 April for a
    /// flow. Weeks count to the month in which they end, and not at all where that month has a figure. A
    /// year's own figure counts at its end when nothing else is said (a stock's target: all year).
    #[must_use]
    pub fn to_date(&self, indicator: &Indicator, side: Side, place_ix: usize, until: Date) -> Cell {
        self.dated(indicator, side, place_ix, until).cell(place_ix)
    }

    /// The figures to date of a place and of all below it.
    pub(crate) fn dated(
        &self,
        indicator: &Indicator,
        side: Side,
        place_ix: usize,
        until: Date,
    ) -> Dated<'_> {
        let Some(shelf) = self.shelf(&indicator.code) else { return Dated::Nothing };
        let window = Window::of(shelf, indicator.nature, side, until);
        if window.is_plain() {
            return Dated::Plain(window);
        }
        let cells = self.gather(&window, place_ix..self.tree().end(place_ix));
        Dated::Done { first: place_ix, cells }
    }

    /// [`Cube::to_date`] for all places at once, in the tree's order.
    pub(crate) fn all_to_date(
        &self,
        indicator: &Indicator,
        side: Side,
        until: Date,
    ) -> Vec<(i64, Said)> {
        let n_places = self.tree().places().len();
        let Some(shelf) = self.shelf(&indicator.code) else {
            return vec![(0, Said::Nothing); n_places];
        };
        let window = Window::of(shelf, indicator.nature, side, until);
        if window.is_plain() {
            return (0..n_places).map(|ix| window.own(ix)).collect();
        }
        self.gather(&window, 0..n_places)
    }

    /// The figures of a run of places that holds whole subtrees: a place whose latest figure comes from
    /// those below it is the sum of what each of them last said.
    fn gather(&self, window: &Window<'_>, places: Range<usize>) -> Vec<(i64, Said)> {
        let first = places.start;
        let mut cells: Vec<(i64, Said)> = vec![(0, Said::Nothing); places.len()];
        for ix in places.rev() {
            let is_below = |column: &Column| self.has_value_below(column, ix);
            let from_below = window.latest(ix).is_some_and(is_below);
            let cell = if from_below {
                let below = children_of(self.tree(), ix);
                // Each child may count by another column, so that the limit on a column's sum does
                // not hold here: figures of both signs near it stop at the end of the scale.
                let sum = below
                    .filter_map(|child| cells.get(child - first))
                    .filter(|(_, said)| *said == Said::Value)
                    .fold(0_i64, |sum, (value, _)| sum.saturating_add(*value));
                (sum, Said::Value)
            } else {
                window.own(ix)
            };
            if let Some(slot) = cells.get_mut(ix - first) {
                *slot = cell;
            }
        }
        cells
    }

    fn has_value_below(&self, column: &Column, ix: usize) -> bool {
        children_of(self.tree(), ix).any(|child| column.at(child).1 == Said::Value)
    }

    /// The target for a whole financial year.
    #[must_use]
    pub fn year_target(&self, indicator: &IndicatorCode, place_ix: usize, fy: Fy) -> Cell {
        let shelf = self.shelf(indicator);
        let column = shelf.and_then(|s| s.column(FigureKind::Target, Period::Year(fy)));
        let (value, said) = column.map_or((0, Said::Nothing), |column| column.at(place_ix));
        said.cell(value)
    }

    /// Whether anything is said of a side at a place for a month or a week that ends within these days, or
    /// to such a day. A year's own figure says nothing of its last month.
    #[must_use]
    pub fn is_said_within(
        &self,
        indicator: &IndicatorCode,
        side: Side,
        place_ix: usize,
        (from, until): (Date, Date),
    ) -> bool {
        let Some(shelf) = self.shelf(indicator) else { return false };
        let (in_period, to_date) = side.kinds();
        let is_part = |entry: &&Entry| !matches!(entry.period, Period::Year(_));
        let parts = shelf.kind(in_period).iter().filter(is_part).chain(shelf.kind(to_date));
        let is_within = |entry: &&Entry| from <= entry.ends_on && entry.ends_on <= until;
        parts.filter(is_within).any(|entry| is_said(&entry.column.at(place_ix)))
    }

    /// The columns of achievement in weeks that end within these days.
    pub(crate) fn weeks_within(
        &self,
        indicator: &IndicatorCode,
        (from, until): (Date, Date),
    ) -> Vec<&Column> {
        let Some(shelf) = self.shelf(indicator) else { return Vec::new() };
        let is_week = |entry: &&Entry| matches!(entry.period, Period::Week(_));
        let is_within = |entry: &&Entry| from <= entry.ends_on && entry.ends_on <= until;
        let entries = shelf.kind(Side::Achieved.kinds().0).iter();
        entries.filter(is_week).filter(is_within).map(|entry| entry.column.as_ref()).collect()
    }

    /// The columns of a side for periods that end within these days.
    pub(crate) fn within(
        &self,
        indicator: &IndicatorCode,
        side: Side,
        (from, until): (Date, Date),
    ) -> Vec<&Column> {
        let Some(shelf) = self.shelf(indicator) else { return Vec::new() };
        let (in_period, to_date) = side.kinds();
        let entries = shelf.kind(in_period).iter().chain(shelf.kind(to_date));
        let is_within = |entry: &&Entry| from <= entry.ends_on && entry.ends_on <= until;
        entries.filter(is_within).map(|entry| entry.column.as_ref()).collect()
    }
}

/// Figures to date of one side of an indicator on one day.
pub(crate) enum Dated<'a> {
    Nothing,
    /// The rolled-up columns hold for every place.
    Plain(Window<'a>),
    /// Worked out for a place and those below it.
    Done {
        first: usize,
        cells: Vec<(i64, Said)>,
    },
}

impl Dated<'_> {
    pub(crate) fn cell(&self, ix: usize) -> Cell {
        let (value, said) = match self {
            Self::Nothing => (0, Said::Nothing),
            Self::Plain(window) => window.own(ix),
            Self::Done { first, cells } => {
                let at = ix.checked_sub(*first).and_then(|at| cells.get(at));
                at.copied().unwrap_or((0, Said::Nothing))
            }
        };
        said.cell(value)
    }
}

/// Whether any of the columns says something of a place.
pub(crate) fn any_said(columns: &[&Column], ix: usize) -> bool {
    columns.iter().any(|column| is_said(&column.at(ix)))
}
