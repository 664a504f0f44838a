//! The index of the quality of data of a place, for all its figures or for one line: what was owed and came,
//! came in time, is contradicted by nothing, and looks counted. Every side is a part of a whole, so that
//! the page can show how the number came about.

use std::collections::BTreeSet;

use domain::honesty::{Dimension, Doubt, Sure, Weighing};
use domain::indicator::IndicatorCode;
use domain::percent::Ratio;
use domain::period::Period;
use domain::place::{PlaceCode, Tier};
use jiff::Span;
use jiff::civil::Date;

use super::Look;
use super::contradict::own;
use super::group::{Group, months, tracks};
use crate::column::children_of;

/// One side of the quality.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Side {
    pub dimension: Dimension,
    /// `None` where there is nothing to tell it by; it then leaves the sum.
    pub ratio: Option<Ratio>,
    pub weight: i64,
}

/// The index with its derivation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quality {
    /// In hundredths of a percent, each side rounded as it is printed before it is weighed.
    pub index_hundredths: Option<i64>,
    pub sides: Vec<Side>,
}

/// The index of a place and all below it for the year up to the month that is looked at; `indicators` are those
/// of one line, or empty for all. `doubts` are the points to check of the same place and month.
#[must_use]
pub fn quality(
    look: &Look<'_>,
    place: PlaceCode,
    indicators: &[IndicatorCode],
    (doubts, weighing): (&[Doubt], &Weighing),
) -> Quality {
    let counted = Counted::of(look, place, indicators, weighing);
    let concerns = |doubt: &&Doubt| {
        let is_of = |code: &IndicatorCode| indicators.is_empty() || indicators.contains(code);
        look.cube.tree().is_within(doubt.key.place, place)
            && doubt.key.indicator.as_ref().is_none_or(is_of)
    };
    let (contradicted, doubted) = marked(doubts.iter().filter(concerns), &counted.cells);
    let n_cells = i128::try_from(counted.cells.len()).unwrap_or(i128::MAX);
    let sides = Dimension::ALL.into_iter().zip(weighing.weights).map(|(dimension, weight)| {
        let ratio = match dimension {
            Dimension::Complete => Ratio::new(counted.came, counted.owed),
            Dimension::Timely => Ratio::new(counted.in_time, counted.dated),
            Dimension::Consistent => Ratio::new(n_cells - contradicted, n_cells),
            Dimension::Plausible => Ratio::new(n_cells - doubted, n_cells),
        };
        Side { dimension, ratio, weight }
    });
    let sides: Vec<Side> = sides.collect();
    Quality { index_hundredths: weighed(&sides), sides }
}

/// The weighed mean of the sides that are known, half up.
fn weighed(sides: &[Side]) -> Option<i64> {
    let known = || sides.iter().filter_map(|side| Some((side.ratio?, side.weight)));
    let weights: i64 = known().map(|(_, weight)| weight).sum();
    let sum: i64 = known().map(|(ratio, weight)| ratio.percent_hundredths() * weight).sum();
    (weights > 0).then(|| (2 * sum + weights).div_euclid(2 * weights))
}

/// How many figures are contradicted, and how many more are doubted. A doubt about a place as a whole counts
/// for as many figures as it names.
fn marked<'a>(
    doubts: impl Iterator<Item = &'a Doubt>,
    cells: &BTreeSet<(PlaceCode, &IndicatorCode)>,
) -> (i128, i128) {
    let (mut contradicted, mut doubted) = (BTreeSet::new(), BTreeSet::new());
    for doubt in doubts {
        let marks = match doubt.sure {
            Sure::Certain => &mut contradicted,
            Sure::Strong | Sure::Likely => &mut doubted,
        };
        let place = doubt.key.place;
        match &doubt.key.indicator {
            Some(indicator) => marks.extend(cells.get(&(place, indicator)).copied()),
            None => {
                let n = usize::try_from(doubt.evidence.size()).unwrap_or(usize::MAX);
                let of_place = cells.iter().filter(|cell| cell.0 == place);
                marks.extend(of_place.take(n).copied());
            }
        }
    }
    let len = |n: usize| i128::try_from(n).unwrap_or(i128::MAX);
    (len(contradicted.len()), len(doubted.len()))
}

/// What was owed, what came, and what of it came in time.
struct Counted<'a> {
    owed: i128,
    came: i128,
    dated: i128,
    in_time: i128,
    /// The figures of the month.
    cells: BTreeSet<(PlaceCode, &'a IndicatorCode)>,
}

impl<'a> Counted<'a> {
    fn of(
        look: &Look<'a>,
        place: PlaceCode,
        indicators: &[IndicatorCode],
        weighing: &Weighing,
    ) -> Self {
        let mut counted = Self { owed: 0, came: 0, dated: 0, in_time: 0, cells: BTreeSet::new() };
        let months = months(look.month);
        let tree = look.cube.tree();
        let tracks = tracks(look.cube, look.book, &months, indicators);
        let Some(ix) = tree.ix(place) else { return counted };
        for above in ix..tree.end(ix) {
            let below = children_of(tree, above);
            let is_looked_at = |child: &usize| {
                tree.places().get(*child).is_some_and(|place| place.code.tier() <= LOWEST)
            };
            let mut places: Vec<usize> = below.filter(is_looked_at).collect();
            if above == ix {
                places.push(ix);
            }
            if !places.is_empty() {
                let group = Group::of(look.cube, (None, places), (&tracks, &months), LOWEST);
                counted.count(look, &group, weighing);
            }
        }
        counted
    }

    fn count(&mut self, look: &Look<'a>, group: &Group<'_>, weighing: &Weighing) {
        let fy = look.month.fy();
        for (code, (_, rows)) in &group.rows {
            let code = look.book.indicators().get(*code).map(|known| &known.code);
            let Some(code) = code else { continue };
            for p in own(&rows.own) {
                let said = rows.said.get(p).map(Vec::as_slice).unwrap_or_default();
                let Some(first) = said.iter().position(|said| *said) else { continue };
                for (n, said) in said.iter().enumerate().skip(first) {
                    let month = group.month(n);
                    // What is not due yet is not owed, unless it came already.
                    if month.fy() != fy || (!said && look.today <= due(month, weighing)) {
                        continue;
                    }
                    self.owed += 1;
                    self.came += i128::from(*said);
                    self.time(look, (code, group.code(p), month), weighing);
                    if *said && month == look.month {
                        self.cells.insert((group.code(p), code));
                    }
                }
            }
        }
    }

    fn time(
        &mut self,
        look: &Look<'_>,
        (code, place, month): (&IndicatorCode, PlaceCode, Period),
        weighing: &Weighing,
    ) {
        if let Some(on) = look.entries.first_on(code, place, month) {
            self.dated += 1;
            self.in_time += i128::from(on <= due(month, weighing));
        }
    }
}

/// The last day on which a figure of a month is in time.
fn due(month: Period, weighing: &Weighing) -> Date {
    month.ends_on().saturating_add(Span::new().days(weighing.in_time_days))
}

/// Below blocks nobody reports for himself; villages are in the block's figures.
const LOWEST: Tier = Tier::Block;
