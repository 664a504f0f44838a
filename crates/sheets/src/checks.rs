//! Cells held against one another: two for one figure, rows against their total, a part against its
//! whole, a total to date against the month before. The outcome is the block that would be saved.

use std::collections::BTreeMap;

use domain::cells::Cells;
use domain::figure::{Cell, FigureBlock, FigureColumn, FigureKind};
use domain::indicator::{IndicatorCode, Nature, Unit};
use domain::period::Period;
use domain::place::PlaceCode;
use domain::scheme::Against;

use crate::find::{Layout, Table};
use crate::finding::{Finding, What};
use crate::rows::{Figure, Taking, Target, TotalRow};

/// Periods of a financial year, in weeks, that are looked back over at most.
const N_BACK: usize = 53;

/// The block of all figures, once every check has said what it found.
pub(crate) fn block(table: &Table<'_>, taking: &mut Taking<'_>) -> FigureBlock {
    if table.layout != Layout::Long {
        set_sums_aside(taking);
    }
    check_totals(taking);
    taking.figures.sort_by_key(|figure| (figure.target, figure.place, figure.row, figure.column));
    check_twice(taking);
    check_parts(taking);
    check_falls(taking);
    laid_out(taking)
}

fn laid_out(taking: &Taking<'_>) -> FigureBlock {
    let mut places: Vec<PlaceCode> = taking.figures.iter().map(|figure| figure.place).collect();
    places.sort_unstable();
    places.dedup();
    let mut columns: Vec<FigureColumn> = taking
        .targets
        .iter()
        .map(|target| FigureColumn {
            indicator: target.indicator.clone(),
            kind: target.kind,
            period: target.period,
            cells: Cells::nothing(places.len()),
        })
        .collect();
    for figure in &taking.figures {
        let at = columns.get_mut(figure.target).zip(places.binary_search(&figure.place).ok());
        if let Some((column, ix)) = at {
            column.cells.set(ix, figure.cell);
        }
    }
    columns.retain(|column| column.cells.n_said() > 0);
    columns.sort_by(|a, b| (&a.indicator, a.kind, a.period).cmp(&(&b.indicator, b.kind, b.period)));
    FigureBlock { places, columns }
}

/// A district's own row among its blocks is their total, not one more place.
fn set_sums_aside(taking: &mut Taking<'_>) {
    let tree = taking.context.tree;
    let mut ixs: Vec<usize> = taking.figures.iter().filter_map(|f| tree.ix(f.place)).collect();
    ixs.sort_unstable();
    ixs.dedup();
    let is_sum = |place: PlaceCode| {
        let Some(ix) = tree.ix(place) else { return false };
        let after = ixs.partition_point(|other| *other <= ix);
        ixs.get(after).is_some_and(|next| *next < tree.end(ix))
    };
    let (sums, figures): (Vec<Figure>, Vec<Figure>) =
        taking.figures.iter().partition(|figure| is_sum(figure.place));
    taking.figures = figures;
    for sum in sums {
        let is_new = taking.total_rows.last().is_none_or(|total| total.row != sum.row);
        if is_new {
            taking.total_rows.push(TotalRow { row: sum.row, place: Some(sum.place) });
        }
        taking.totals.push(sum);
    }
    taking.total_rows.sort_by_key(|total| total.row);
}

/// Sums of one target, in the order of some key.
struct Sums<K> {
    keys: Vec<K>,
    /// The sum of everything before each key, and of all at the end.
    before: Vec<i128>,
}

impl<K: Ord + Copy> Sums<K> {
    fn of(mut values: Vec<(K, i64)>) -> Self {
        values.sort_by_key(|(key, _)| *key);
        let mut before = vec![0_i128];
        for (_, value) in &values {
            let sum = before.last().copied().unwrap_or_default() + i128::from(*value);
            before.push(sum);
        }
        Self { keys: values.into_iter().map(|(key, _)| key).collect(), before }
    }

    /// The sum of everything from `from` on and before `to`.
    fn between(&self, from: K, to: K) -> i128 {
        let at = |key: K| {
            let ix = self.keys.partition_point(|other| *other < key);
            self.before.get(ix).copied().unwrap_or_default()
        };
        at(to) - at(from)
    }

    fn all(&self) -> i128 {
        self.before.last().copied().unwrap_or_default()
    }
}

fn check_totals(taking: &mut Taking<'_>) {
    let tree = taking.context.tree;
    let mut by_row: BTreeMap<usize, Vec<(u32, i64)>> = BTreeMap::new();
    let mut by_place: BTreeMap<usize, Vec<(usize, i64)>> = BTreeMap::new();
    for figure in &taking.figures {
        if let (Cell::Value(value), Some(ix)) = (figure.cell, tree.ix(figure.place)) {
            by_row.entry(figure.target).or_default().push((figure.row, value));
            by_place.entry(figure.target).or_default().push((ix, value));
        }
    }
    let by_row: BTreeMap<usize, Sums<u32>> =
        by_row.into_iter().map(|(target, values)| (target, Sums::of(values))).collect();
    let by_place: BTreeMap<usize, Sums<usize>> =
        by_place.into_iter().map(|(target, values)| (target, Sums::of(values))).collect();
    let mut faults = Vec::new();
    for total in &taking.totals {
        let Cell::Value(stated) = total.cell else { continue };
        let Some((rows, places)) = by_row.get(&total.target).zip(by_place.get(&total.target))
        else {
            continue;
        };
        let ix = taking.total_rows.partition_point(|row| row.row < total.row);
        let of_place = taking
            .total_rows
            .get(ix)
            .and_then(|row| row.place)
            .or_else(|| (total.place != taking.context.top).then_some(total.place));
        let summed = match of_place.and_then(|place| tree.ix(place)) {
            Some(ix) => places.between(ix, tree.end(ix)),
            None => {
                let last = ix.checked_sub(1).and_then(|before| taking.total_rows.get(before));
                let since = rows.between(last.map_or(0, |row| row.row), total.row);
                if since == i128::from(stated) { since } else { rows.all() }
            }
        };
        if summed != i128::from(stated) {
            let what = What::TotalDiffers {
                stated: written(taking, total.target, i128::from(stated)),
                summed: written(taking, total.target, summed),
            };
            faults.push(Finding::warns(what).at(taking.at(total.row, total.column)));
        }
    }
    faults.into_iter().for_each(|fault| taking.findings.push(fault));
}

/// A number as people write it: grouped, money in rupees.
fn written(taking: &Taking<'_>, target: usize, value: i128) -> String {
    let indicators = taking.context.book.indicators();
    let indicator = taking.targets.get(target).and_then(|t| indicators.get(&t.indicator));
    let Ok(value) = i64::try_from(value) else { return value.to_string() };
    match indicator.map(|indicator| indicator.unit) {
        Some(Unit::Paise) => hindi::digits::paise(value),
        Some(Unit::Count) | None => hindi::digits::group(value),
    }
}

fn shown(cell: Cell) -> String {
    match cell {
        Cell::Value(value) => value.to_string(),
        Cell::Blank(blank) => blank.word().to_owned(),
    }
}

fn check_twice(taking: &mut Taking<'_>) {
    let mut faults = Vec::new();
    for pair in taking.figures.windows(2) {
        let [first, second] = pair else { continue };
        if (first.target, first.place) != (second.target, second.place) {
            continue;
        }
        let other = taking.at(first.row, first.column).to_string();
        let (value, other_value) = (shown(second.cell), shown(first.cell));
        let finding = if value == other_value {
            Finding::warns(What::TwiceSame { value, other })
        } else {
            Finding::stops(What::TwiceDiffering { value, other_value, other })
        };
        faults.push(finding.at(taking.at(second.row, second.column)));
    }
    faults.into_iter().for_each(|fault| taking.findings.push(fault));
}

/// What is a part of what: by the indicator, or by the line that holds one against the other.
fn wholes(taking: &Taking<'_>) -> Vec<(IndicatorCode, IndicatorCode)> {
    let book = taking.context.book;
    let parts = book
        .indicators()
        .values()
        .filter_map(|indicator| Some((indicator.code.clone(), indicator.part_of.clone()?)));
    let lines =
        book.packs().iter().flat_map(|pack| &pack.schemes).filter_map(|scheme| {
            match &scheme.against {
                Against::Indicator(whole) => Some((scheme.achieved.clone(), whole.clone())),
                Against::Target => None,
            }
        });
    let mut wholes: Vec<_> = parts.chain(lines).collect();
    wholes.sort();
    wholes.dedup();
    wholes
}

/// The value of a cell of this sheet, or else the one that the office holds.
fn value_of(taking: &Taking<'_>, target: &Target, place: PlaceCode) -> Option<i64> {
    let ix = taking.targets.iter().position(|other| other == target);
    let found = ix.and_then(|ix| {
        let key = |figure: &Figure| (figure.target, figure.place);
        let at = taking.figures.partition_point(|figure| key(figure) < (ix, place));
        taking.figures.get(at).filter(|figure| key(figure) == (ix, place))
    });
    let cell = found.map(|figure| figure.cell).or_else(|| {
        (taking.context.existing)(&target.indicator, target.kind, target.period, place)
    });
    cell.and_then(Cell::value)
}

fn check_parts(taking: &mut Taking<'_>) {
    let wholes = wholes(taking);
    let indicators = taking.context.book.indicators();
    let name = |code: &IndicatorCode| {
        indicators.get(code).map_or_else(|| code.to_string(), |known| known.name.hi.clone())
    };
    let mut faults = Vec::new();
    for figure in &taking.figures {
        let (Some(target), Cell::Value(part)) = (taking.targets.get(figure.target), figure.cell)
        else {
            continue;
        };
        if matches!(target.kind, FigureKind::Target | FigureKind::TargetToDate) {
            continue;
        }
        for (_, whole_code) in wholes.iter().filter(|(part, _)| *part == target.indicator) {
            let is_stock =
                indicators.get(whole_code).is_some_and(|known| known.nature == Nature::Stock);
            let kind = if is_stock { FigureKind::Achieved } else { target.kind };
            let whole_target =
                Target { indicator: whole_code.clone(), kind, period: target.period };
            let Some(whole) = value_of(taking, &whole_target, figure.place) else { continue };
            if part > whole {
                let what = What::PartOverWhole {
                    part_name: name(&target.indicator),
                    part: part.to_string(),
                    whole_name: name(whole_code),
                    whole: whole.to_string(),
                };
                faults.push(Finding::warns(what).at(taking.at(figure.row, figure.column)));
            }
        }
    }
    faults.into_iter().for_each(|fault| taking.findings.push(fault));
}

/// The periods before this one in its financial year, nearest first.
fn earlier(period: Period) -> impl Iterator<Item = Period> {
    let fy = period.fy();
    std::iter::successors(Some(period.before()), |period| Some(period.before()))
        .take_while(move |earlier| earlier.fy() == fy)
        .take(N_BACK)
}

fn check_falls(taking: &mut Taking<'_>) {
    let mut faults = Vec::new();
    for figure in &taking.figures {
        let (Some(target), Cell::Value(value)) = (taking.targets.get(figure.target), figure.cell)
        else {
            continue;
        };
        if target.kind != FigureKind::AchievedToDate || matches!(target.period, Period::Year(_)) {
            continue;
        }
        let last = earlier(target.period).find_map(|period| {
            let before = Target { period, ..target.clone() };
            value_of(taking, &before, figure.place).map(|value| (period, value))
        });
        if let Some((period, before)) = last
            && value < before
        {
            let what = What::Falling {
                value: value.to_string(),
                before: before.to_string(),
                period: period.to_string(),
            };
            faults.push(Finding::warns(what).at(taking.at(figure.row, figure.column)));
        }
    }
    faults.into_iter().for_each(|fault| taking.findings.push(fault));
}
