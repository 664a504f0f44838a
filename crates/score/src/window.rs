//! The columns that may count towards a figure to date, and what a place comes to by its own cells in
//! them. Places below a place are asked in [`crate::to_date`], not here.

use std::sync::Arc;

use domain::figure::FigureKind;
use domain::indicator::Nature;
use domain::period::{Fy, Period};
use jiff::civil::Date;

use crate::column::{Column, Said};
use crate::shelf::{Entry, Shelf};
use crate::to_date::Side;

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
    pub(crate) fn is_plain(&self) -> bool {
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
    pub(crate) fn own(&self, ix: usize) -> (i64, Said) {
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
        let is_after = |entry: &&&Entry| after.is_none_or(|after| entry.ends_on > after);
        let months = self.months.iter().filter(is_after).filter(said_at);
        let weeks = self.weeks.iter().filter(is_after).filter(said_at);
        let parts = months.chain(weeks.filter(|week| !self.has_month(week, ix)));
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
    pub(crate) fn latest(&self, ix: usize) -> Option<&'a Column> {
        let said = |entry: &&&Entry| is_said(&entry.column.at(ix));
        let standing = self.standing.iter().find(said);
        let month = self.months.iter().rev().find(said);
        let week = self.weeks.iter().rev().find(said);
        let last = [standing, month, week].into_iter().flatten().max_by_key(|entry| entry.ends_on);
        last.copied().or(self.year).map(|entry| entry.column.as_ref())
    }
}

fn is_month(entry: &Entry) -> bool {
    matches!(entry.period, Period::Month(_))
}

pub(crate) fn is_said((_, said): &(i64, Said)) -> bool {
    *said != Said::Nothing
}

/// The latest level said for a whole year.
fn year_level(shelf: &Shelf, kind: FigureKind, until: Date) -> Option<&Entry> {
    let is_year = |entry: &&Entry| matches!(entry.period, Period::Year(_));
    shelf.kind(kind).iter().filter(is_year).rfind(|entry| entry.ends_on <= until)
}
