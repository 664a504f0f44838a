//! The list of findings while a sheet is read: bounded, because a wrong column in a long sheet would say the
//! same thing a lakh times.

use crate::finding::{Finding, Severity, What};

/// Findings that are listed at most; the rest are counted.
pub(crate) const N_LISTED: usize = 500;

#[derive(Default)]
pub(crate) struct Findings {
    listed: Vec<Finding>,
    n_more: usize,
    n_stops: usize,
}

impl Findings {
    pub(crate) fn push(&mut self, finding: Finding) {
        self.n_stops += usize::from(finding.severity == Severity::Stops);
        if self.listed.len() < N_LISTED {
            self.listed.push(finding);
        } else {
            self.n_more += 1;
        }
    }

    /// Whether one more would still be listed: help that costs time is given only then.
    pub(crate) fn has_room(&self) -> bool {
        self.listed.len() < N_LISTED
    }

    pub(crate) fn n_stops(&self) -> usize {
        self.n_stops
    }

    /// In reading order: the file first, then row by row.
    pub(crate) fn finish(mut self) -> Vec<Finding> {
        let place = |finding: &Finding| {
            let at = finding.at.as_ref();
            at.map_or((0, 0, String::new()), |at| (at.row, at.column.len(), at.column.clone()))
        };
        self.listed.sort_by_cached_key(place);
        let n_listed_stops = self.listed.iter().filter(|f| f.severity == Severity::Stops).count();
        if self.n_more > 0 {
            let what = What::MoreFindings { n: self.n_more.to_string() };
            let has_more_stops = self.n_stops > n_listed_stops;
            self.listed.push(if has_more_stops {
                Finding::stops(what)
            } else {
                Finding::warns(what)
            });
        }
        self.listed
    }
}
