//! Figures to date: what stands at the end of a day. A level (stock) is the last one said; a count (flow)
//! adds up from 1 April, by the cumulative column where there is one and by the periods after it. Where
//! the places below a place report for different periods, each counts with what it last said.

use std::ops::Range;
use std::sync::Arc;

use domain::figure::{Cell, FigureKind};
use domain::indicator::{Indicator, IndicatorCode, Nature};
use domain::period::{Fy, Period};
use jiff::civil::Date;

use crate::column::{Column, Said, children_of};
use crate::cube::Cube;
use crate::shelf::{Entry, Shelf};

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

/// The columns that may count towards a figure to date.
pub(crate) struct Window<'a> {
    nature: Nature,
    /// Levels (stock) or cumulative columns (flow), the latest first.
    standing: Vec<&'a Entry>,
    /// Months and weeks of a flow that end in the year, in the order of time.
    months: Vec<&'a Entry>,
    weeks: Vec<&'a Entry>,
    /// The year's own figure, when nothing else is said.
    year: Option<&'a Entry>,
}

impl<'a> Window<'a> {
    pub(crate) fn of(shelf: &'a Shelf, nature: Nature, side: Side, until: Date) -> Self {
        let fy = Fy::of(until);
        let (in_period, to_date) = side.kinds();
        let in_year = |entry: &&Entry| entry.ends_on >= fy.starts_on() && entry.ends_on <= until;
        let is_year = |entry: &&Entry| matches!(entry.period, Period::Year(_));
        let parts = || shelf.kind(in_period).iter().filter(|entry| !is_year(entry));
        let cumulative = shelf.kind(to_date).iter().filter(in_year);
        let year = shelf.kind(in_period).iter().find(|entry| entry.period == Period::Year(fy));
        match nature {
            Nature::Flow => Self {
                nature,
                standing: cumulative.rev().collect(),
                months: parts().filter(in_year).filter(|e| is_month(e)).collect(),
                weeks: parts().filter(in_year).filter(|e| !is_month(e)).collect(),
                year: year.filter(|entry| entry.ends_on <= until),
            },
            Nature::Stock => {
                // A level stands until another is said; a target only within its year.
                let stands = |entry: &&Entry| match side {
                    Side::Target => in_year(entry),
                    Side::Achieved => entry.ends_on <= until,
                };
                let cumulative = shelf.kind(to_date).iter().filter(stands);
                let mut standing: Vec<&Entry> = parts().filter(stands).chain(cumulative).collect();
                // Of two that end on one day the longer stands; the sort keeps the level before the
                // cumulative.
                standing.sort_by(|a, b| {
                    b.ends_on.cmp(&a.ends_on).then_with(|| a.starts_on.cmp(&b.starts_on))
                });
                let year = match side {
                    Side::Target => year,
                    Side::Achieved => year_level(shelf, in_period, until),
                };
                Self { nature, standing, months: Vec::new(), weeks: Vec::new(), year }
            }
        }
    }

    /// Whether the rolled-up columns give the answer for every place without asking those below.
    fn is_plain(&self) -> bool {
        match (self.nature, self.standing.first()) {
            (Nature::Flow, None) => self.months.is_empty() || self.weeks.is_empty(),
            (Nature::Flow, Some(last)) => {
                let later = |entry: &&&Entry| entry.ends_on > last.ends_on;
                let has_later = |entries: &[&Entry]| entries.iter().any(|e| later(&e));
                last.column.is_full() && !(has_later(&self.months) && has_later(&self.weeks))
            }
            (Nature::Stock, None) => true,
            (Nature::Stock, Some(last)) => last.column.is_full(),
        }
    }

    /// The columns whose sum is the figure to date of every place, in the order of time; `None` when
    /// places differ in what counts.
    pub(crate) fn summands(&self) -> Option<Vec<Arc<Column>>> {
        let columns = |entries: &[&Entry]| entries.iter().map(|e| Arc::clone(&e.column)).collect();
        let year = || self.year.map(|entry| Arc::clone(&entry.column)).into_iter().collect();
        if !self.is_plain() {
            return None;
        }
        if let Some(last) = self.standing.first() {
            let parts = self.months.iter().chain(&self.weeks).copied();
            let later = parts.filter(|entry| entry.ends_on > last.ends_on);
            let all: Vec<&Entry> = std::iter::once(*last).chain(later).collect();
            return Some(columns(&all));
        }
        let parts: Vec<&Entry> = self.months.iter().chain(&self.weeks).copied().collect();
        match self.year {
            _ if parts.is_empty() => Some(year()),
            Some(_) if !parts.iter().any(|entry| entry.column.is_full()) => None,
            _ => Some(columns(&parts)),
        }
    }

    /// What a place comes to by its own column cells.
    fn own(&self, ix: usize) -> (i64, Said) {
        let found = match self.nature {
            Nature::Stock => self.standing.iter().map(|e| e.column.at(ix)).find(is_said),
            Nature::Flow => self.own_flow(ix),
        };
        found.or_else(|| self.year.map(|entry| entry.column.at(ix))).unwrap_or((0, Said::Nothing))
    }

    fn own_flow(&self, ix: usize) -> Option<(i64, Said)> {
        let said_at = |entry: &&&Entry| is_said(&entry.column.at(ix));
        let base = self.standing.iter().find(said_at).copied();
        let after = base.map(|entry| entry.ends_on);
        let months = self.months.iter().filter(said_at);
        let weeks = self.weeks.iter().filter(said_at).filter(|week| !self.has_month(week, ix));
        let parts = months.chain(weeks).filter(|e| after.is_none_or(|after| e.ends_on > after));
        let (mut sum, mut last) = (0_i64, None::<(Date, Said)>);
        for entry in base.iter().chain(parts) {
            let (value, said) = entry.column.at(ix);
            sum += value;
            last = last.filter(|(day, _)| *day > entry.ends_on).or(Some((entry.ends_on, said)));
        }
        last.map(|(_, said)| if said == Said::Value { (sum, said) } else { (0, said) })
    }

    /// Whether the month in which a week ends has a figure of its own at the place.
    fn has_month(&self, week: &Entry, ix: usize) -> bool {
        let holds = |m: &&&Entry| m.starts_on <= week.ends_on && week.ends_on <= m.ends_on;
        self.months.iter().filter(holds).any(|month| is_said(&month.column.at(ix)))
    }

    /// The latest column in which a place says anything.
    fn latest(&self, ix: usize) -> Option<&'a Column> {
        let all = self.standing.iter().chain(&self.months).chain(&self.weeks);
        let said = all.filter(|entry| is_said(&entry.column.at(ix)));
        let last = said.max_by_key(|entry| (entry.ends_on, entry.starts_on));
        last.copied().or(self.year).map(|entry| entry.column.as_ref())
    }
}

fn is_month(entry: &Entry) -> bool {
    matches!(entry.period, Period::Month(_))
}

fn is_said((_, said): &(i64, Said)) -> bool {
    *said != Said::Nothing
}

/// The latest level said for a whole year.
fn year_level(shelf: &Shelf, kind: FigureKind, until: Date) -> Option<&Entry> {
    let is_year = |entry: &&Entry| matches!(entry.period, Period::Year(_));
    shelf.kind(kind).iter().filter(is_year).rfind(|entry| entry.ends_on <= until)
}

impl Cube {
    /// What stands at a place (by its index in the tree) at the end of `until`, from 1 April for a
    /// flow. Weeks count to the month in which they end, and not at all where that month has a figure. A
    /// year's own figure counts at its end when nothing else is said (a stock's target: all year).
    #[must_use]
    pub fn to_date(&self, indicator: &Indicator, side: Side, place_ix: usize, until: Date) -> Cell {
        let Some(shelf) = self.shelf(&indicator.code) else {
            return Said::Nothing.cell(0);
        };
        let window = Window::of(shelf, indicator.nature, side, until);
        let (value, said) = if window.is_plain() {
            window.own(place_ix)
        } else {
            let below = self.gather(&window, place_ix..self.tree().end(place_ix));
            below.first().copied().unwrap_or((0, Said::Nothing))
        };
        said.cell(value)
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
                let sum = below
                    .filter_map(|child| cells.get(child - first))
                    .filter(|(_, said)| *said == Said::Value)
                    .map(|(value, _)| value)
                    .sum();
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

    /// Whether anything is said of a side at a place for a period that ends within these days.
    pub(crate) fn is_said_within(
        &self,
        indicator: &IndicatorCode,
        side: Side,
        place_ix: usize,
        (from, until): (Date, Date),
    ) -> bool {
        let Some(shelf) = self.shelf(indicator) else { return false };
        let (in_period, to_date) = side.kinds();
        let entries = shelf.kind(in_period).iter().chain(shelf.kind(to_date));
        entries
            .filter(|entry| from <= entry.ends_on && entry.ends_on <= until)
            .any(|entry| is_said(&entry.column.at(place_ix)))
    }
}
