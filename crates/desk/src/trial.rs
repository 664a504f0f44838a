//! What if: the places below a place by the norm that holds, and by one that is on trial: other cut-offs, other
//! marks, another weight of a line, another target. The figures are the office's own; nothing is written, and
//! what is tried is gone when the page is left.

use std::collections::BTreeMap;

use domain::figure::{Cell, Figure, FigureBlock, FigureKind};
use domain::grade::{Band, BandFault, Bound, Letter, Marks, Method, band_faults};
use domain::indicator::IndicatorCode;
use domain::percent::Ratio;
use domain::period::Period;
use domain::place::{PlaceCode, Tier};
use domain::refusal::Refusal;
use domain::scheme::{Rulebook, Scheme, SchemeCode};
use domain::scorecard::{Rank, Scorecard};
use score::{ColumnKey, Cube};

use crate::error::{Error, Result};
use crate::known::Known;
use crate::scorecards;

/// A cut-off is a percent of zero to a thousand, in hundredths.
pub const CUT_RANGE: (i64, i64) = (0, 100_000);
/// Marks of a band, in hundredths.
pub const MARKS_RANGE: (i64, i64) = (-10_000, 10_000);
/// The weight of a line; at zero it does not count.
pub const WEIGHT_RANGE: (i64, i64) = (0, 100);
/// A target on trial as a percent of the one allotted; at zero there is none to be held against.
pub const TARGET_RANGE: (i64, i64) = (0, 1_000);

/// What is tried. What is left out stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trial {
    /// From how many percent a letter is reached, in hundredths.
    pub cuts: BTreeMap<Letter, i64>,
    /// What a letter brings, in hundredths.
    pub marks: BTreeMap<Letter, i64>,
    pub weights: BTreeMap<SchemeCode, i64>,
    /// The target of a line in percent of the one allotted.
    pub targets: BTreeMap<SchemeCode, i64>,
}

impl Trial {
    /// Whether nothing is tried at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A place by what holds and by what is tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub place: PlaceCode,
    pub now: (Scorecard, Option<Rank>),
    pub then: (Scorecard, Option<Rank>),
}

/// What a trial comes to.
pub struct Tried {
    pub method: Method,
    /// The method as tried.
    pub other: Method,
    /// In the order of the ranks that hold.
    pub rows: Vec<Row>,
}

impl Tried {
    /// Places whose letter changes, and whose rank does.
    #[must_use]
    pub fn n_changed(&self) -> (usize, usize) {
        let count = |is: &dyn Fn(&&Row) -> bool| self.rows.iter().filter(|row| is(row)).count();
        let rank = |rank: Option<Rank>| rank.map(|rank| rank.rank);
        (
            count(&|row| row.now.0.letter != row.then.0.letter),
            count(&|row| rank(row.now.1) != rank(row.then.1)),
        )
    }
}

/// The places directly below a place by what holds and by what is tried.
///
/// # Errors
/// No such place or no method there; cut-offs out of order, weights that sum to nothing, a number outside its
/// range, a target too large to be counted.
pub fn on_trial(known: &Known, trial: &Trial, place: PlaceCode, period: Period) -> Result<Tried> {
    let method = scorecards::method(known, place, period)?.clone();
    let other = tried_method(&method, trial)?;
    let book = tried_book(known, trial, place)?;
    let cube = tried_cube(known, trial, place, period)?;
    let now = score::league(&known.cube, &known.book, place, period);
    let mut then = score::try_below((&cube, &book), &other, place, period);
    let row = |now: (Scorecard, Option<Rank>)| {
        let at = then.iter().position(|tried| tried.place == now.0.place)?;
        Some(Row { place: now.0.place, now, then: then.swap_remove(at).then })
    };
    let rows = now.into_iter().filter_map(row).collect();
    Ok(Tried { method, other, rows })
}

/// A number within its range; the range is told as it is typed, so many of the counted to one.
fn within(value: i64, (least, most): (i64, i64), to_one: i64) -> Result<i64> {
    if (least..=most).contains(&value) {
        return Ok(value);
    }
    let (least, most) = (least.div_euclid(to_one), most.div_euclid(to_one));
    Err(Refusal::TrialNumberOutOfRange { least, most }.into())
}

/// The method with other cut-offs and marks; where a band begins, the one below it ends.
fn tried_method(method: &Method, trial: &Trial) -> Result<Method> {
    let mut other = method.clone();
    let mut from_above: Option<Bound> = None;
    for band in &mut other.line_bands {
        if let Some(bound) = from_above.take() {
            band.high = Some(Bound { inclusive: !bound.inclusive, ..bound });
        }
        if let (Some(cut), Some(low)) = (trial.cuts.get(&band.letter), band.low) {
            let moved = Bound { hundredths: within(*cut, CUT_RANGE, 100)?, ..low };
            band.low = Some(moved);
            from_above = Some(moved);
        }
        if let Some(marks) = trial.marks.get(&band.letter) {
            band.marks_hundredths = within(*marks, MARKS_RANGE, 100)?;
        }
    }
    if let Some(fault) = band_faults(&other.line_bands).first() {
        return Err(Refusal::BandsOutOfOrder { letter: at_fault(fault, &other.line_bands) }.into());
    }
    if other.terms.marks == Marks::Bands && other.full_marks_hundredths() <= 0 {
        return Err(Refusal::WeightsSumToNothing.into());
    }
    Ok(other)
}

fn at_fault(fault: &BandFault, bands: &[Band]) -> String {
    let letter = match fault {
        BandFault::Gap { before: letter, .. }
        | BandFault::Overlap { second: letter, .. }
        | BandFault::OpenEnd { letter }
        | BandFault::Upside { letter } => Some(letter),
        BandFault::None => bands.first().map(|band| &band.letter),
    };
    letter.map(ToString::to_string).unwrap_or_default()
}

/// The lines that are graded below a place.
#[must_use]
pub fn lines(known: &Known, place: PlaceCode) -> Vec<&Scheme> {
    let tier = known.tree.children(place).next().map_or(place.tier(), |child| child.code.tier());
    known.book.schemes(known.state_of(place), tier)
}

fn tried_book(known: &Known, trial: &Trial, place: PlaceCode) -> Result<Rulebook> {
    for weight in trial.weights.values() {
        within(*weight, WEIGHT_RANGE, 1)?;
    }
    let weight = |line: &&Scheme| trial.weights.get(&line.code).copied().unwrap_or(line.weight);
    let lines = lines(known, place);
    if !lines.is_empty() && lines.iter().all(|line| weight(line) == 0) {
        return Err(Refusal::WeightsSumToNothing.into());
    }
    Ok(known.book.with_weights(&trial.weights))
}

/// The figures with the targets of the lines as tried, for all places at and below.
fn tried_cube(known: &Known, trial: &Trial, place: PlaceCode, period: Period) -> Result<Cube> {
    let mut cube = known.cube.clone();
    for (scheme, percent) in &trial.targets {
        let percent = within(*percent, TARGET_RANGE, 1)?;
        let scheme = known.book.scheme(scheme).ok_or(Error::NotFound)?;
        let block = scaled(known, &scheme.achieved, percent, (place, period));
        cube.apply(&block).map_err(|overflow| known.too_large(&overflow))?;
    }
    Ok(cube)
}

fn scaled(
    known: &Known,
    indicator: &IndicatorCode,
    percent: i64,
    (place, period): (PlaceCode, Period),
) -> FigureBlock {
    let of_year = known.cube.periods().into_iter().filter(|other| other.fy() == period.fy());
    let mut figures = Vec::new();
    for period in of_year {
        for kind in [FigureKind::Target, FigureKind::TargetToDate] {
            let key = ColumnKey { indicator: indicator.clone(), kind, period };
            for place in known.tree.within(place) {
                let Some(Cell::Value(target)) = known.cube.stated(&key, place.code) else {
                    continue;
                };
                let ratio = Ratio::new(i128::from(target) * i128::from(percent), 100);
                let cell = Cell::Value(ratio.map_or(0, |ratio| ratio.scaled(1)));
                let (indicator, place) = (indicator.clone(), place.code);
                figures.push(Figure { indicator, place, period, kind, cell });
            }
        }
    }
    FigureBlock::of(&figures)
}

/// Whether a trial can be shown for a place: there are places below it that are ranked.
#[must_use]
pub fn has_below(known: &Known, place: PlaceCode) -> bool {
    place.tier() < Tier::Village && known.tree.children(place).next().is_some()
}
