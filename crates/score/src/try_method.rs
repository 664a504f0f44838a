//! A changed norm tried beside the one that holds: the same figures scored by another method, places and
//! lines side by side. Nothing is written; what comes out is for those who decide on the norm.

use domain::grade::Method;
use domain::period::Period;
use domain::place::PlaceCode;
use domain::scheme::Rulebook;
use domain::scorecard::{Rank, Scorecard};

use crate::cube::Cube;
use crate::grading::Grading;
use crate::rank::ranked;

/// A place by the norm that holds and by the one that is tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    pub place: PlaceCode,
    /// `None` where no method holds.
    pub now: Option<(Scorecard, Option<Rank>)>,
    pub then: (Scorecard, Option<Rank>),
}

/// The places directly below `parent` by the method that holds and by `method`, in the order of the new
/// ranks. The dates of `method` do not matter: any month may be tried.
#[must_use]
pub fn try_below(
    (cube, book): (&Cube, &Rulebook),
    method: &Method,
    parent: PlaceCode,
    period: Period,
) -> Vec<Tried> {
    let places: Vec<PlaceCode> = cube.tree().children(parent).map(|place| place.code).collect();
    tried((cube, book), method, &places, period)
}

/// A place and those beside it, by both methods; see [`try_below`].
#[must_use]
pub fn try_beside(
    (cube, book): (&Cube, &Rulebook),
    method: &Method,
    place: PlaceCode,
    period: Period,
) -> Vec<Tried> {
    let places = Grading::of(cube, book, period).siblings(place);
    tried((cube, book), method, &places, period)
}

fn tried(
    (cube, book): (&Cube, &Rulebook),
    method: &Method,
    places: &[PlaceCode],
    period: Period,
) -> Vec<Tried> {
    let holds = Grading::of(cube, book, period);
    let mut now = ranked(holds, places);
    let other = Grading { instead: Some(method), ..holds };
    let beside = |(card, rank): (Scorecard, Option<Rank>)| {
        let place = card.place;
        let at = now.iter().position(|(own, _)| own.place == place);
        Tried { place, now: at.map(|at| now.swap_remove(at)), then: (card, rank) }
    };
    ranked(other, places).into_iter().map(beside).collect()
}
