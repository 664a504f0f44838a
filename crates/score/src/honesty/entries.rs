//! When figures were entered, one after another, as the ledger has it. Only what was entered at the very
//! place is kept; nothing is added up.

use std::collections::BTreeMap;

use domain::figure::FigureKind;
use domain::indicator::IndicatorCode;
use domain::period::Period;
use domain::place::PlaceCode;
use jiff::civil::Date;

/// A figure as it was entered on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The day of the record, not the day that the source names.
    pub on: Date,
    pub period: Period,
    pub kind: FigureKind,
    pub value: i64,
}

/// What was entered for each indicator at each place, in the order of the record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entries {
    of: BTreeMap<(IndicatorCode, PlaceCode), Vec<Entry>>,
}

impl Entries {
    /// Notes an entry; they come in the order of the record.
    pub fn note(&mut self, indicator: &IndicatorCode, place: PlaceCode, entry: Entry) {
        self.of.entry((indicator.clone(), place)).or_default().push(entry);
    }

    /// The entries of an indicator at a place.
    #[must_use]
    pub fn of(&self, indicator: &IndicatorCode, place: PlaceCode) -> &[Entry] {
        self.of.get(&(indicator.clone(), place)).map_or(&[], Vec::as_slice)
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.of.is_empty()
    }

    /// The day on which a place first said anything of an indicator for a period.
    #[must_use]
    pub fn first_on(
        &self,
        indicator: &IndicatorCode,
        place: PlaceCode,
        period: Period,
    ) -> Option<Date> {
        let entries = self.of(indicator, place).iter();
        entries.filter(|entry| entry.period == period).map(|entry| entry.on).min()
    }
}
