//! All columns of one indicator, by kind and in the order of time. Nothing is summed here.

use std::cmp::Ordering;
use std::sync::Arc;

use domain::figure::FigureKind;
use domain::period::Period;
use jiff::civil::Date;

use crate::column::Column;

/// A column with its period, and the days kept so that they need not be counted again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) period: Period,
    pub(crate) starts_on: Date,
    pub(crate) ends_on: Date,
    pub(crate) column: Arc<Column>,
}

/// The columns of one indicator, by kind, each in the order of time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shelf {
    target: Vec<Entry>,
    achieved: Vec<Entry>,
    target_to_date: Vec<Entry>,
    achieved_to_date: Vec<Entry>,
}

impl Shelf {
    pub(crate) fn kind(&self, kind: FigureKind) -> &[Entry] {
        match kind {
            FigureKind::Target => &self.target,
            FigureKind::Achieved => &self.achieved,
            FigureKind::TargetToDate => &self.target_to_date,
            FigureKind::AchievedToDate => &self.achieved_to_date,
        }
    }

    fn kind_mut(&mut self, kind: FigureKind) -> &mut Vec<Entry> {
        match kind {
            FigureKind::Target => &mut self.target,
            FigureKind::Achieved => &mut self.achieved,
            FigureKind::TargetToDate => &mut self.target_to_date,
            FigureKind::AchievedToDate => &mut self.achieved_to_date,
        }
    }

    pub(crate) fn column(&self, kind: FigureKind, period: Period) -> Option<&Arc<Column>> {
        let entries = self.kind(kind);
        let ix = entries.binary_search_by(|entry| position(entry, period)).ok()?;
        entries.get(ix).map(|entry| &entry.column)
    }

    /// Puts a column in, or takes it out when nothing is said in it.
    pub(crate) fn put(&mut self, kind: FigureKind, period: Period, column: Column) {
        let entries = self.kind_mut(kind);
        let place = entries.binary_search_by(|entry| position(entry, period));
        if let Ok(ix) = place {
            entries.remove(ix);
        }
        if !column.is_blank() {
            let (Ok(ix) | Err(ix)) = place;
            let (starts_on, ends_on) = (period.starts_on(), period.ends_on());
            entries.insert(ix, Entry { period, starts_on, ends_on, column: Arc::new(column) });
        }
    }
}

fn position(entry: &Entry, period: Period) -> Ordering {
    (entry.ends_on, entry.starts_on).cmp(&(period.ends_on(), period.starts_on()))
}
