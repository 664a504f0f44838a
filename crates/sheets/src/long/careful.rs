//! The careful reader of an extract: every row by itself, every fault with its row and column. It is used
//! when the quick reader met anything that is not plain digits, so it need not be quick.

use std::borrow::Cow;
use std::collections::BTreeMap;

use domain::cells::Cells;
use domain::figure::{Cell, FigureBlock, FigureColumn};
use domain::indicator::Unit;

use crate::cell;
use crate::finding::{CellRef, Finding, What};
use crate::findings::Findings;
use crate::grid::Raw;
use crate::limits::Limits;
use crate::text::{Fields, decode};

use super::{Extract, N_FIELDS, Order};

struct Reader<'a> {
    extract: &'a Extract,
    order: Order,
    places: BTreeMap<&'a u32, usize>,
    indicators: BTreeMap<&'a str, usize>,
    months: BTreeMap<&'a u32, usize>,
    findings: Findings,
    /// By place, once it has any.
    held: Vec<Option<Held>>,
}

/// The cells of a place by column, and the rows in which they stand.
struct Held {
    cells: Vec<Option<Cell>>,
    rows: Vec<u32>,
}

/// Reads all rows below the heading row, which is row 1.
pub(super) fn read(body: &[u8], extract: &Extract, order: Order) -> (FigureBlock, Vec<Finding>) {
    let text = match decode(body) {
        Ok((text, _)) => text,
        Err(finding) => return (FigureBlock::default(), vec![finding]),
    };
    let limits = Limits { n_rows: u32::MAX, ..Limits::default() };
    let mut reader = Reader {
        extract,
        order,
        places: extract.places.iter().enumerate().map(|(ix, (code, _))| (code, ix)).collect(),
        indicators: extract
            .indicators
            .iter()
            .enumerate()
            .map(|(ix, indicator)| (indicator.code.as_str(), ix))
            .collect(),
        months: extract.months.iter().enumerate().map(|(ix, (code, _))| (code, ix)).collect(),
        findings: Findings::default(),
        held: extract.places.iter().map(|_| None).collect(),
    };
    let mut fields = Fields::new(&text, b',', limits);
    let mut row: Vec<Cow<'_, str>> = Vec::with_capacity(N_FIELDS);
    let mut at = 0;
    loop {
        match fields.next() {
            Ok(Some((number, column, field))) => {
                if number != at || column == 0 {
                    reader.take(at, &row);
                    row.clear();
                    at = number;
                }
                row.push(field);
            }
            Ok(None) => break,
            Err(mut finding) => {
                // The heading row is not among those counted here.
                finding.at.iter_mut().for_each(|at| at.row = at.row.saturating_add(1));
                reader.findings.push(finding);
                row.clear();
                break;
            }
        }
    }
    reader.take(at, &row);
    reader.finish()
}

impl Reader<'_> {
    /// Takes one row, counted from 0 below the heading row.
    fn take(&mut self, row: u32, fields: &[Cow<'_, str>]) {
        if fields.iter().all(|field| field.trim().is_empty()) {
            return;
        }
        let row = row.saturating_add(2);
        let field = |at: usize| fields.get(at).map_or("", |field| field.trim());
        let at = |column: usize| CellRef::new("", row, u32::try_from(column).unwrap_or_default());
        if fields.len() != N_FIELDS {
            let what = What::Damaged { part: format!("row {row} ({} cells)", fields.len()) };
            return self.findings.push(Finding::stops(what).at(CellRef::row("", row)));
        }
        let nearest = String::new();
        let order = self.order;
        let text = field(order.place);
        let place = text.parse::<u32>().ok().and_then(|code| self.places.get(&code)).copied();
        let Some(place) = place else {
            let what = What::UnknownPlace { text: text.to_owned(), nearest };
            return self.findings.push(Finding::stops(what).at(at(order.place)));
        };
        let text = field(order.indicator);
        let Some(indicator) = self.indicators.get(text).copied() else {
            let what = What::UnknownIndicator { text: text.to_owned(), nearest };
            return self.findings.push(Finding::stops(what).at(at(order.indicator)));
        };
        let text = field(order.month);
        let month = text.parse::<u32>().ok().and_then(|code| self.months.get(&code)).copied();
        let Some(month) = month else {
            let what = What::BadMonth { text: text.to_owned() };
            return self.findings.push(Finding::stops(what).at(at(order.month)));
        };
        let unit = self.extract.indicators.get(indicator).map_or(Unit::Count, |known| known.unit);
        for (side, column) in [(0, order.target), (1, order.achieved)] {
            let raw = match field(column) {
                "" => Raw::Empty,
                text => Raw::Text(text),
            };
            match cell::read(raw, unit, 0) {
                Ok(None) => {}
                Ok(Some(taken)) => {
                    if let Some(warning) = taken.warning {
                        self.findings.push(Finding::warns(warning).at(at(column)));
                    }
                    let key = self.extract.column(indicator, month, side);
                    self.put((place, key), (taken.cell, row), column);
                }
                Err(finding) => self.findings.push(finding.at(at(column))),
            }
        }
    }

    fn put(&mut self, (place, key): (usize, usize), (cell, row): (Cell, u32), column: usize) {
        let n_columns = self.extract.n_columns();
        let Some(held) = self.held.get_mut(place) else { return };
        let held = held
            .get_or_insert_with(|| Held { cells: vec![None; n_columns], rows: vec![0; n_columns] });
        let slots = held.cells.get_mut(key).zip(held.rows.get_mut(key));
        let Some((cell_slot, row_slot)) = slots else { return };
        let other = cell_slot.replace(cell);
        let other_row = std::mem::replace(row_slot, row);
        let Some(other) = other else { return };
        let shown = |cell: Cell| match cell {
            Cell::Value(value) => value.to_string(),
            Cell::Blank(blank) => blank.word().to_owned(),
        };
        let at = CellRef::new("", row, u32::try_from(column).unwrap_or_default());
        let other_at = CellRef { row: other_row, ..at.clone() }.to_string();
        let finding = if other == cell {
            Finding::warns(What::TwiceSame { value: shown(cell), other: other_at })
        } else {
            let (value, other_value) = (shown(cell), shown(other));
            Finding::stops(What::TwiceDiffering { value, other_value, other: other_at })
        };
        self.findings.push(finding.at(at));
    }

    fn finish(mut self) -> (FigureBlock, Vec<Finding>) {
        let is_empty = self.held.iter().all(Option::is_none);
        if is_empty && self.findings.n_stops() == 0 {
            self.findings.push(Finding::stops(What::NoRows));
        }
        let n_stops = self.findings.n_stops();
        let findings = self.findings.finish();
        if n_stops > 0 {
            return (FigureBlock::default(), findings);
        }
        let kept = || {
            self.held
                .iter()
                .zip(&self.extract.places)
                .filter_map(|(held, (_, place))| held.as_ref().map(|held| (held, *place)))
        };
        let columns = (0..self.extract.n_columns()).filter_map(|column| {
            let cells: Cells =
                kept().map(|(held, _)| held.cells.get(column).copied().flatten()).collect();
            let (indicator, kind, period) = self.extract.key(column)?;
            let indicator = indicator.indicator.clone();
            let has_any = cells.n_said() > 0;
            has_any.then_some(FigureColumn { indicator, kind, period, cells })
        });
        let places = kept().map(|(_, place)| place).collect();
        (FigureBlock { places, columns: columns.collect() }, findings)
    }
}
