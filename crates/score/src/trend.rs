//! How a line or a whole card has moved over the months.

use domain::percent::Ratio;
use domain::period::Period;
use domain::place::{PlaceCode, Tier};
use domain::scheme::{Rulebook, SchemeCode};
use domain::scorecard::Score;

use crate::card::{Held, scorecard, state_of};
use crate::cube::Cube;
use crate::mark::{Fate, fate};

/// The ratio of a line in each of the last `n_months` months, oldest first; `None` where it was not
/// graded. A week or year stands for the month in which it ends.
#[must_use]
pub fn trend(
    cube: &Cube,
    book: &Rulebook,
    (place, scheme): (PlaceCode, &SchemeCode),
    period: Period,
    n_months: usize,
) -> Vec<Option<Ratio>> {
    let state = state_of(cube, place);
    let tier = cube.tree().get(place).map_or(Tier::Nation, |place| place.code.tier());
    let scheme = book.schemes(state, tier).into_iter().find(|line| line.code == *scheme);
    let at = scheme.zip(cube.tree().ix(place));
    months(period, n_months)
        .into_iter()
        .map(|month| {
            let (scheme, ix) = at?;
            let (target, achieved) = Held::of(cube, book, scheme, (ix, month.ends_on())).at(ix);
            match fate(&scheme.against, target, achieved) {
                Fate::Held { achieved, target } => Ratio::new(achieved.into(), target.into()),
                Fate::Missing(_) | Fate::Out(_) | Fate::Silent => None,
            }
        })
        .collect()
}

/// The score of a place in each of the last `n_months` months, oldest first.
#[must_use]
pub fn score_trend(
    cube: &Cube,
    book: &Rulebook,
    place: PlaceCode,
    period: Period,
    n_months: usize,
) -> Vec<Score> {
    let cards = months(period, n_months).into_iter();
    cards.map(|month| scorecard(cube, book, place, month).and_then(|card| card.score)).collect()
}

fn months(last: Period, n_months: usize) -> Vec<Period> {
    let last = Period::month_of(last.ends_on());
    let mut months: Vec<Period> =
        std::iter::successors(Some(last), |month| Some(month.before())).take(n_months).collect();
    months.reverse();
    months
}
