//! The scorecard of a place for a period: each programme line with its figures to date, its band and
//! marks, and the exact score over the lines that count. Ranks are not decided here.

use domain::figure::{Blank, Cell};
use domain::grade::{Band, Method};
use domain::indicator::IndicatorCode;
use domain::percent::Ratio;
use domain::period::Period;
use domain::place::{PlaceCode, Tier};
use domain::scheme::{Against, Rulebook, Scheme};
use domain::scorecard::{Line, Outcome, Score, Scorecard};
use jiff::civil::Date;

use crate::column::children_of;
use crate::cube::Cube;
use crate::short::short_of_best;
use crate::to_date::{Dated, Side, any_said};

/// The scorecard of a place at the end of a period, by the method that holds there on that day. `None`
/// when the place is not known or no method with bands holds.
#[must_use]
pub fn scorecard(
    cube: &Cube,
    book: &Rulebook,
    place: PlaceCode,
    period: Period,
) -> Option<Scorecard> {
    let ix = cube.tree().ix(place)?;
    let state = state_of(cube, place);
    let method = book.method(state, period.ends_on())?;
    method.lowest_band()?;
    let sheet = Sheet { cube, book, method, period };
    let lines: Vec<Line> = book
        .schemes(state, place.tier())
        .into_iter()
        .map(|scheme| sheet.line(scheme, ix))
        .collect();
    let (mut marks_hundredths, mut full_marks_hundredths) = (0_i64, 0_i64);
    for line in &lines {
        if let Some(marks) = line.outcome.marks_hundredths() {
            marks_hundredths += line.weight * marks;
            full_marks_hundredths += line.weight * method.full_marks_hundredths();
        }
    }
    let score = Ratio::new(marks_hundredths.into(), full_marks_hundredths.into());
    let letter = score.and_then(|score| method.score_band(score)).map(|band| band.letter.clone());
    Some(Scorecard { place, period, lines, marks_hundredths, full_marks_hundredths, score, letter })
}

/// The score that the scorecard of a place comes to, without making it. `None` where there is no card.
pub(crate) fn score_of(
    cube: &Cube,
    book: &Rulebook,
    place: PlaceCode,
    period: Period,
) -> Option<Score> {
    let method = book.method(state_of(cube, place), period.ends_on())?;
    method.lowest_band()?;
    let (mut marks, mut full) = (0_i64, 0_i64);
    for (scheme, fate) in fates(cube, book, place, period)? {
        if let Some(line_marks) = outcome(method, fate).marks_hundredths() {
            marks += scheme.weight * line_marks;
            full += scheme.weight * method.full_marks_hundredths();
        }
    }
    Some(Ratio::new(marks.into(), full.into()))
}

/// What becomes of each line of a place; `None` when the place is not known.
pub(crate) fn fates<'a>(
    cube: &Cube,
    book: &'a Rulebook,
    place: PlaceCode,
    period: Period,
) -> Option<Vec<(&'a Scheme, Fate)>> {
    let ix = cube.tree().ix(place)?;
    let schemes = book.schemes(state_of(cube, place), place.tier()).into_iter();
    let fate_of = |scheme: &'a Scheme| {
        let held = Held::of(cube, book, scheme, (ix, period.ends_on()));
        let (target, achieved) = held.at(ix);
        (scheme, fate(&scheme.against, target, achieved))
    };
    Some(schemes.map(fate_of).collect())
}

/// The state in which a place lies, if the office's tree has states.
pub(crate) fn state_of(cube: &Cube, place: PlaceCode) -> Option<PlaceCode> {
    cube.tree().above(place, Tier::State).map(|state| state.code)
}

/// What becomes of a line by its two cells alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// Graded by this part of this whole; the whole is above zero.
    Held {
        achieved: i64,
        target: i64,
    },
    Missing,
    Out(Blank),
}

/// A target of zero is no target. Where a line is held against another indicator, leaving that one
/// out is not reporting; where nothing at all is said, there is nothing to hold the place to.
pub(crate) fn fate(against: &Against, target: Cell, achieved: Cell) -> Fate {
    let is_target = matches!(against, Against::Target);
    match (target, achieved) {
        (Cell::Blank(Blank::NotApplicable), _) | (_, Cell::Blank(Blank::NotApplicable)) => {
            Fate::Out(Blank::NotApplicable)
        }
        (Cell::Blank(Blank::NoTarget), _) | (_, Cell::Blank(Blank::NoTarget)) => {
            Fate::Out(Blank::NoTarget)
        }
        (Cell::Blank(Blank::NotReported), Cell::Value(_)) if !is_target => Fate::Missing,
        (Cell::Blank(Blank::NotReported), _) => Fate::Out(Blank::NoTarget),
        (Cell::Value(target), _) if target <= 0 => Fate::Out(Blank::NoTarget),
        (Cell::Value(_), Cell::Blank(Blank::NotReported)) => Fate::Missing,
        (Cell::Value(target), Cell::Value(achieved)) => Fate::Held { achieved, target },
    }
}

/// The band of a ratio; the lowest one when a faulty method leaves the ratio in none.
pub(crate) fn band_of(method: &Method, ratio: Ratio) -> &Band {
    let lowest = || method.lowest_band().expect("a card is only made with a method that has bands");
    method.line_band(ratio).unwrap_or_else(lowest)
}

fn outcome(method: &Method, fate: Fate) -> Outcome {
    match fate {
        Fate::Out(blank) => Outcome::Out(blank),
        Fate::Missing => {
            let band = method.lowest_band();
            let band = band.expect("a card is only made with a method that has bands");
            let (letter, marks_hundredths) = (band.letter.clone(), band.marks_hundredths);
            Outcome::NotReported { letter, marks_hundredths }
        }
        Fate::Held { achieved, target } => {
            let ratio = Ratio::new(achieved.into(), target.into())
                .expect("a line is only held against a target above zero");
            let band = band_of(method, ratio);
            let (letter, marks_hundredths) = (band.letter.clone(), band.marks_hundredths);
            Outcome::Graded { ratio, letter, marks_hundredths }
        }
    }
}

/// What all lines of one scorecard have in common.
struct Sheet<'a> {
    cube: &'a Cube,
    book: &'a Rulebook,
    method: &'a Method,
    period: Period,
}

impl Sheet<'_> {
    fn line(&self, scheme: &Scheme, ix: usize) -> Line {
        let held = Held::of(self.cube, self.book, scheme, (ix, self.period.ends_on()));
        let (target, achieved) = held.at(ix);
        let fate = fate(&scheme.against, target, achieved);
        let short_of_best = match fate {
            Fate::Held { achieved, target } => short_of_best(self.method, achieved, target),
            Fate::Missing => target.value().map_or(0, |t| short_of_best(self.method, 0, t)),
            Fate::Out(_) => 0,
        };
        Line {
            scheme: scheme.code.clone(),
            weight: scheme.weight,
            target_year: self.cube.year_target(&scheme.achieved, ix, self.period.fy()),
            target,
            achieved,
            outcome: outcome(self.method, fate),
            short_of_best,
            not_reported: self.not_reported(scheme, ix, &held),
        }
    }

    /// The places directly below that have a target and of which nothing is known, and those that
    /// were silent for the very period of which a neighbour spoke.
    fn not_reported(&self, scheme: &Scheme, ix: usize, held: &Held<'_>) -> Vec<PlaceCode> {
        let days = (self.period.starts_on(), self.period.ends_on());
        let columns = self.cube.within(&scheme.achieved, Side::Achieved, days);
        let tree = self.cube.tree();
        let children: Vec<(usize, PlaceCode, bool)> = children_of(tree, ix)
            .filter_map(|child| {
                let code = tree.places().get(child)?.code;
                let is_on = code.tier() <= scheme.down_to;
                is_on.then(|| (child, code, any_said(&columns, child)))
            })
            .collect();
        let any_spoke = children.iter().any(|(.., spoke)| *spoke);
        // One who spoke may still have kept back the whole of which this is a part, not a target.
        let may_be_silent = |spoke: bool| !spoke || scheme.against != Against::Target;
        let is_silent = |child: usize, spoke: bool| {
            let (target, achieved) = held.at(child);
            match fate(&scheme.against, target, achieved) {
                Fate::Missing => true,
                Fate::Held { .. } => any_spoke && !spoke,
                Fate::Out(_) => false,
            }
        };
        children
            .into_iter()
            .filter(|(child, _, spoke)| may_be_silent(*spoke) && is_silent(*child, *spoke))
            .map(|(_, code, _)| code)
            .collect()
    }
}

/// The two figures of a line on a day, for a place and those below it.
pub(crate) struct Held<'a> {
    target: Dated<'a>,
    achieved: Dated<'a>,
}

impl<'a> Held<'a> {
    pub(crate) fn of(
        cube: &'a Cube,
        book: &Rulebook,
        scheme: &Scheme,
        (ix, until): (usize, Date),
    ) -> Self {
        let dated = |code: &IndicatorCode, side: Side| {
            let indicator = book.indicators().get(code);
            indicator.map_or(Dated::Nothing, |indicator| cube.dated(indicator, side, ix, until))
        };
        let target = match &scheme.against {
            Against::Target => dated(&scheme.achieved, Side::Target),
            Against::Indicator(whole) => dated(whole, Side::Achieved),
        };
        Self { target, achieved: dated(&scheme.achieved, Side::Achieved) }
    }

    /// What is held against, and what was achieved.
    pub(crate) fn at(&self, ix: usize) -> (Cell, Cell) {
        (self.target.cell(ix), self.achieved.cell(ix))
    }
}
