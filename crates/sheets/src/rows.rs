//! The rows under the headings, one after another: whose row it is, which programme and month, and
//! what stands in each of its cells. Collects; comparing cells with one another comes after.

use domain::figure::{Cell, FigureKind};
use domain::indicator::{IndicatorCode, Nature, Unit};
use domain::period::Period;
use domain::place::PlaceCode;

use crate::cell;
use crate::columns::{Column, Use};
use crate::find::{Known, Layout, Table, Why, is_figure};
use crate::finding::{CellRef, Finding, What};
use crate::findings::Findings;
use crate::grid::{Raw, Row};
use crate::heading::{Meaning, Stretch};
use crate::labels::Labels;
use crate::nearest::offered;
use crate::places::Found;
use crate::take_in::{Basis, ColumnMatch, Context, Ignored, RowMatch};
use crate::vocabulary;

/// Where the figures of a column go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) indicator: IndicatorCode,
    pub(crate) kind: FigureKind,
    pub(crate) period: Period,
}

/// One figure taken from one cell.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Figure {
    pub(crate) target: usize,
    pub(crate) place: PlaceCode,
    pub(crate) row: u32,
    pub(crate) column: u32,
    pub(crate) cell: Cell,
}

/// A row that adds up others: which place it stands for, when it says so.
pub(crate) struct TotalRow {
    pub(crate) row: u32,
    pub(crate) place: Option<PlaceCode>,
}

/// What has been read so far.
pub(crate) struct Taking<'a> {
    pub(crate) sheet: &'a str,
    pub(crate) known: &'a Known<'a>,
    pub(crate) context: &'a Context<'a>,
    pub(crate) findings: Findings,
    pub(crate) targets: Vec<Target>,
    pub(crate) figures: Vec<Figure>,
    /// Figures of rows that only add up others.
    pub(crate) totals: Vec<Figure>,
    pub(crate) total_rows: Vec<TotalRow>,
    pub(crate) columns: Vec<ColumnMatch>,
    pub(crate) rows: Vec<RowMatch>,
    pub(crate) ignored: Vec<Ignored>,
}

impl<'a> Taking<'a> {
    pub(crate) fn new(sheet: &'a str, known: &'a Known<'a>, context: &'a Context<'a>) -> Self {
        Self {
            sheet,
            known,
            context,
            findings: Findings::default(),
            targets: Vec::new(),
            figures: Vec::new(),
            totals: Vec::new(),
            total_rows: Vec::new(),
            columns: Vec::new(),
            rows: Vec::new(),
            ignored: Vec::new(),
        }
    }

    pub(crate) fn has_figures(&self) -> bool {
        !self.figures.is_empty()
    }

    pub(crate) fn at(&self, row: u32, column: u32) -> CellRef {
        CellRef::new(self.sheet, row, column)
    }

    pub(crate) fn target_ix(&mut self, target: Target) -> usize {
        let known = self.targets.iter().position(|other| *other == target);
        known.unwrap_or_else(|| {
            self.targets.push(target);
            self.targets.len() - 1
        })
    }

    pub(crate) fn ignore(&mut self, row: u32, column: u32, text: &str, why: Why) {
        let at = self.at(row, column);
        self.ignored.push(Ignored { at, text: text.to_owned(), why });
    }
}

/// A row of one cell among the headings is a title, unless its text names a column.
fn name_titles(table: &Table<'_>, taking: &mut Taking<'_>) {
    for row in &table.head {
        let mut cells = row.cells();
        let (Some((column, raw)), None) = (cells.next(), cells.next()) else { continue };
        let is_heading = table.columns.iter().any(|column| column.heading.contains(raw.text()));
        if !is_heading {
            taking.ignore(row.number(), column, raw.text(), Why::Title);
        }
    }
}

/// Rows of notes that are named as left aside.
const N_NOTES: usize = 100;

pub(crate) fn read(table: &Table<'_>, taking: &mut Taking<'_>) {
    name_titles(table, taking);
    name_columns(table, taking);
    if let Some(row) = table.numbering {
        taking.ignore(row.number(), 0, row.at(0).text(), Why::Numbering);
    }
    let mut labels = Labels::new(table);
    for row in &table.body {
        read_row(*row, table, &mut labels, taking);
    }
}

/// Says what became of each column.
fn name_columns(table: &Table<'_>, taking: &mut Taking<'_>) {
    for column in &table.columns {
        let (row, ix) = (column.heading_row.max(1), column.ix);
        match &column.holds {
            Use::Figures { meaning, place } => {
                if let Some(place) = place {
                    let text = column.heading.clone();
                    taking.rows.push(RowMatch { row, text, place: *place });
                }
                if let Some(target) = target(meaning, None, taking) {
                    taking.columns.push(ColumnMatch {
                        column: crate::finding::column_letters(ix),
                        heading: column.heading.clone(),
                        indicator: target.indicator,
                        kind: target.kind,
                        period: target.period,
                    });
                }
            }
            Use::Ignored(why) => taking.ignore(row, ix, &column.heading, *why),
            Use::Unknown => {
                let nearest = offered(&taking.known.programmes.nearest(&column.heading));
                let text = column.heading.clone();
                let at = taking.at(row, ix);
                let what = if hindi::legacy_font::looks_legacy(&text) {
                    What::LegacyFont { text }
                } else {
                    What::UnknownHeading { text, nearest }
                };
                taking.findings.push(Finding::stops(what).at(at));
            }
            Use::UnknownPlace => {
                let nearest = offered(&taking.known.places.nearest(&column.heading));
                let what = What::UnknownPlace { text: column.heading.clone(), nearest };
                let at = taking.at(row, ix);
                taking.findings.push(Finding::stops(what).at(at));
            }
            Use::Place(_) | Use::Code | Use::Indicator | Use::Month => {}
        }
    }
}

/// Where the figures under a heading go, the row's own programme filling what the heading leaves open.
fn target(column: &Meaning, row: Option<&RowSays>, taking: &Taking<'_>) -> Option<Target> {
    let of_row = row.map(|row| &row.meaning);
    let programme = column.programme.as_ref().or_else(|| of_row?.programme.as_ref())?;
    let mut meaning = column.clone();
    if let Some(of_row) = of_row {
        if !meaning.has_kind() {
            (meaning.is_target, meaning.is_achieved) = (of_row.is_target, of_row.is_achieved);
        }
        meaning.stretch = meaning.stretch.or(of_row.stretch);
    }
    let default = match taking.context.basis {
        Basis::InPeriod => Stretch::InPeriod,
        Basis::ToDate => Stretch::ToDate,
    };
    let mut period = row.and_then(|row| row.period).unwrap_or(taking.context.period);
    if meaning.stretch == Some(Stretch::Year) && meaning.is_target {
        period = Period::Year(period.fy());
    }
    let indicator = match &programme.whole {
        Some(whole) if meaning.is_target => {
            (meaning.is_target, meaning.is_achieved) = (false, true);
            whole.clone()
        }
        _ => programme.indicator.clone(),
    };
    let known = taking.context.book.indicators().get(&indicator);
    let is_stock = known.is_some_and(|known| known.nature == Nature::Stock);
    let kind = match meaning.kind(default) {
        // A level has no sum to date: its last value stands.
        FigureKind::AchievedToDate if is_stock => FigureKind::Achieved,
        kind => kind,
    };
    Some(Target { indicator, kind, period })
}

/// What a row says of itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct RowSays {
    pub(crate) place: Option<PlaceCode>,
    pub(crate) meaning: Meaning,
    pub(crate) period: Option<Period>,
}

fn read_row(row: Row<'_>, table: &Table<'_>, labels: &mut Labels, taking: &mut Taking<'_>) {
    let figure_columns = || table.columns.iter().filter(|c| matches!(c.holds, Use::Figures { .. }));
    let has_figures = figure_columns().any(|column| is_figure(row.at(column.ix)));
    if let Some((label, place)) = total_label(row, table, taking) {
        taking.ignore(row.number(), 0, &label, Why::Total);
        taking.total_rows.push(TotalRow { row: row.number(), place });
        read_cells(row, table, &RowSays::default(), taking);
        return;
    }
    let has_anything = figure_columns().any(|column| row.at(column.ix) != Raw::Empty);
    if !has_anything && !labels.is_known(row, taking) {
        let first = row.cells().next();
        if let Some((column, raw)) = first
            && taking.ignored.len() < N_NOTES
        {
            taking.ignore(row.number(), column, raw.text(), Why::Note);
        }
        return;
    }
    if let Some(says) = labels.read(row, has_figures || has_anything, taking) {
        read_cells(row, table, &says, taking);
    }
}

/// The label of a row that adds up others, with the place that it names.
fn total_label(
    row: Row<'_>,
    table: &Table<'_>,
    taking: &Taking<'_>,
) -> Option<(String, Option<PlaceCode>)> {
    let is_label = |column: &&Column| match column.holds {
        Use::Place(_) | Use::Ignored(Why::Serial | Why::Note) => true,
        Use::Code | Use::Indicator => table.layout != Layout::Long,
        _ => false,
    };
    let place_named = |rest: &str| match taking.known.places.find(rest, taking.context.top, None) {
        Found::One(place) => Some(place),
        _ => None,
    };
    table.columns.iter().filter(is_label).find_map(|column| {
        let text = row.at(column.ix).text();
        if vocabulary::is_total(text) {
            return Some((text.to_owned(), None));
        }
        let place = vocabulary::total_of(text).and_then(|rest| place_named(&rest))?;
        Some((text.to_owned(), Some(place)))
    })
}

fn read_cells(row: Row<'_>, table: &Table<'_>, says: &RowSays, taking: &mut Taking<'_>) {
    let is_total = taking.total_rows.last().is_some_and(|total| total.row == row.number());
    for column in &table.columns {
        let Use::Figures { meaning, place } = &column.holds else { continue };
        let raw = row.at(column.ix);
        if raw == Raw::Empty {
            continue;
        }
        let Some(target) = target(meaning, Some(says), taking) else { continue };
        let unit = taking.context.book.indicators().get(&target.indicator).map(|known| known.unit);
        let said = meaning.scale.max(says.meaning.scale);
        let is_money = unit == Some(Unit::Paise) && said == 0;
        let scale = if is_money { taking.context.money_power } else { said };
        let at = taking.at(row.number(), column.ix);
        let read = cell::read(raw, unit.unwrap_or(Unit::Count), scale);
        let target = taking.target_ix(target);
        // A total is only compared, so what it holds is nobody's fault.
        let place = place.or(says.place);
        let figure =
            |cell, place| Figure { target, place, row: row.number(), column: column.ix, cell };
        match (read, is_total) {
            (Ok(Some(taken)), true) => {
                taking.totals.push(figure(taken.cell, taking.context.top));
            }
            (Err(_) | Ok(None), true) | (Ok(None), false) => {}
            (Err(finding), false) => taking.findings.push(finding.at(at)),
            (Ok(Some(taken)), false) => {
                if let Some(warning) = taken.warning {
                    taking.findings.push(Finding::warns(warning).at(at));
                }
                if let Some(place) = place {
                    taking.figures.push(figure(taken.cell, place));
                }
            }
        }
    }
}
