//! The scorecard of a place for a period: each programme line with its figures to date, its band and
//! marks, and the exact score over the lines that count. Ranks are not decided here.

use domain::figure::Cell;
use domain::grade::Method;
use domain::indicator::IndicatorCode;
use domain::period::Period;
use domain::place::{PlaceCode, Tier};
use domain::scheme::{Against, Rulebook, Scheme};
use domain::scorecard::{Line, Scorecard};
use jiff::civil::Date;

use crate::column::children_of;
use crate::cube::Cube;
use crate::grading::{Grading, Peers};
use crate::lift::short_of_full;
use crate::mark::{Fate, Marked, fate};
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
    Grading::of(cube, book, period).card(place)
}

/// The state in which a place lies, if the office's tree has states.
pub(crate) fn state_of(cube: &Cube, place: PlaceCode) -> Option<PlaceCode> {
    cube.tree().above(place, Tier::State).map(|state| state.code)
}

/// What all lines of one scorecard have in common.
pub(crate) struct Sheet<'a> {
    pub(crate) grading: Grading<'a>,
    pub(crate) method: &'a Method,
    pub(crate) peers: &'a Peers,
}

impl Sheet<'_> {
    pub(crate) fn line(&self, scheme: &Scheme, (place, ix): (PlaceCode, usize)) -> Line {
        let Grading { cube, book, period, .. } = self.grading;
        let held = Held::of(cube, book, scheme, (ix, period.ends_on()));
        let (target, achieved) = held.at(ix);
        let fate = fate(&scheme.against, target, achieved);
        let beside = self.grading.beside(self.method, scheme, (place, ix), self.peers);
        let (code, weight) = (&scheme.code, scheme.weight);
        let marked = Marked { method: self.method, scheme: code, weight, beside };
        let short_of_best = match fate {
            Fate::Held { achieved, target } => short_of_full(&marked, achieved, target),
            Fate::Missing(_) => target.value().map_or(0, |t| short_of_full(&marked, 0, t)),
            Fate::Out(_) | Fate::Silent => 0,
        };
        let mark = marked.mark(fate);
        Line {
            scheme: scheme.code.clone(),
            weight,
            target_year: cube.year_target(&scheme.achieved, ix, period.fy()),
            target,
            achieved,
            outcome: mark.outcome,
            value: mark.value,
            weighted_hundredths: mark.weighted_hundredths,
            weighted_full_hundredths: mark.weighted_full_hundredths,
            short_of_best,
            not_reported: self.not_reported(scheme, ix, &held),
        }
    }

    /// The places directly below that have a target and of which nothing is known, and those that
    /// were silent for the very period of which a neighbour spoke.
    fn not_reported(&self, scheme: &Scheme, ix: usize, held: &Held<'_>) -> Vec<PlaceCode> {
        let Grading { cube, period, .. } = self.grading;
        let days = (period.starts_on(), period.ends_on());
        let columns = cube.within(&scheme.achieved, Side::Achieved, days);
        let tree = cube.tree();
        let children: Vec<(usize, PlaceCode, bool)> = children_of(tree, ix)
            .filter_map(|child| {
                let code = tree.places().get(child).filter(|place| tree.lists(place))?.code;
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
                Fate::Missing(_) => true,
                Fate::Held { .. } => any_spoke && !spoke,
                Fate::Out(_) | Fate::Silent => false,
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
