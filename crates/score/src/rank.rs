//! Ranks among siblings, by exact scores and never by rounded ones. A place without a score has no rank.

use domain::agenda::Standing;
use domain::grade::Tie;
use domain::percent::Ratio;
use domain::period::Period;
use domain::place::PlaceCode;
use domain::scheme::{Rulebook, SchemeCode};
use domain::scorecard::{Rank, Score, Scorecard};

use crate::card::{Fate, fates, score_of, scorecard, state_of};
use crate::cube::Cube;

/// The rank of each score, the highest first; equal scores share a rank.
#[must_use]
pub fn ranks(scores: &[Score], tie: Tie) -> Vec<Option<Rank>> {
    let mut order: Vec<(usize, Ratio)> =
        scores.iter().enumerate().filter_map(|(ix, score)| Some((ix, (*score)?))).collect();
    order.sort_by(|(_, a), (_, b)| b.cmp(a));
    let among = order.len();
    let mut out = vec![None; scores.len()];
    let (mut rank, mut above) = (0, None::<Ratio>);
    for (n_before, (ix, score)) in order.into_iter().enumerate() {
        if above != Some(score) {
            rank = match tie {
                Tie::Competition => n_before + 1,
                Tie::Dense => rank + 1,
            };
            above = Some(score);
        }
        if let Some(slot) = out.get_mut(ix) {
            *slot = Some(Rank { rank, among });
        }
    }
    out
}

/// The tie rule among the places below `parent`; `None` for the places at the top of the tree.
pub(crate) fn tie_below(
    cube: &Cube,
    book: &Rulebook,
    parent: Option<PlaceCode>,
    period: Period,
) -> Tie {
    let state = parent.and_then(|parent| state_of(cube, parent));
    book.method(state, period.ends_on()).map_or(Tie::Competition, |method| method.tie)
}

/// The scorecards of the places directly below `parent` with their ranks, best first; places without
/// a score come last. Equal ones stand in the tree's order.
#[must_use]
pub fn league(
    cube: &Cube,
    book: &Rulebook,
    parent: PlaceCode,
    period: Period,
) -> Vec<(Scorecard, Option<Rank>)> {
    let places: Vec<PlaceCode> = cube.tree().children(parent).map(|place| place.code).collect();
    ranked(cube, book, &places, period)
}

/// The league in which a place stands: itself and its siblings (at the top, the other roots).
#[must_use]
pub fn sibling_league(
    cube: &Cube,
    book: &Rulebook,
    place: PlaceCode,
    period: Period,
) -> Vec<(Scorecard, Option<Rank>)> {
    ranked(cube, book, &siblings(cube, place), period)
}

fn siblings(cube: &Cube, place: PlaceCode) -> Vec<PlaceCode> {
    if cube.tree().ix(place).is_none() {
        return Vec::new();
    }
    cube.tree().siblings(place).into_iter().map(|place| place.code).collect()
}

fn ranked(
    cube: &Cube,
    book: &Rulebook,
    places: &[PlaceCode],
    period: Period,
) -> Vec<(Scorecard, Option<Rank>)> {
    let cards: Vec<Scorecard> =
        places.iter().filter_map(|place| scorecard(cube, book, *place, period)).collect();
    let parent = places.first().and_then(|place| cube.tree().get(*place)?.parent);
    let scores: Vec<Score> = cards.iter().map(|card| card.score).collect();
    let ranks = ranks(&scores, tie_below(cube, book, parent, period));
    let mut league: Vec<(Scorecard, Option<Rank>)> = cards.into_iter().zip(ranks).collect();
    league.sort_by_key(|(_, rank)| rank.map_or(usize::MAX, |rank| rank.rank));
    league
}

/// A place's card and rank now and in the period before; `None` when it has no card now.
#[must_use]
pub fn standing(
    cube: &Cube,
    book: &Rulebook,
    place: PlaceCode,
    period: Period,
) -> Option<Standing> {
    let before = period.before();
    Some(Standing {
        now: scorecard(cube, book, place, period)?,
        before: scorecard(cube, book, place, before),
        rank_now: rank_of(cube, book, place, period),
        rank_before: rank_of(cube, book, place, before),
    })
}

/// The rank of a place among its siblings.
fn rank_of(cube: &Cube, book: &Rulebook, place: PlaceCode, period: Period) -> Option<Rank> {
    let siblings = siblings(cube, place);
    let own = siblings.iter().position(|sibling| *sibling == place)?;
    let score = |sibling: &PlaceCode| score_of(cube, book, *sibling, period).flatten();
    let scores: Vec<Score> = siblings.iter().map(score).collect();
    let parent = cube.tree().get(place)?.parent;
    ranks(&scores, tie_below(cube, book, parent, period)).get(own).copied().flatten()
}

/// The standings of all places directly below `parent`, best first.
#[must_use]
pub fn standings(cube: &Cube, book: &Rulebook, parent: PlaceCode, period: Period) -> Vec<Standing> {
    let places: Vec<PlaceCode> = cube.tree().children(parent).map(|place| place.code).collect();
    joined(cube, book, &places, period)
}

fn joined(cube: &Cube, book: &Rulebook, places: &[PlaceCode], period: Period) -> Vec<Standing> {
    let mut before = ranked(cube, book, places, period.before());
    ranked(cube, book, places, period)
        .into_iter()
        .map(|(now, rank_now)| {
            let at = before.iter().position(|(card, _)| card.place == now.place);
            let (before, rank_before) = match at.map(|at| before.swap_remove(at)) {
                Some((card, rank)) => (Some(card), rank),
                None => (None, None),
            };
            Standing { now, before, rank_now, rank_before }
        })
        .collect()
}

/// The rank of each line of a place's card among its siblings, by the exact ratio of that line.
#[must_use]
pub fn line_ranks(
    cube: &Cube,
    book: &Rulebook,
    place: PlaceCode,
    period: Period,
) -> Vec<(SchemeCode, Option<Rank>)> {
    let ratios: Vec<(PlaceCode, Vec<(&SchemeCode, Score)>)> = siblings(cube, place)
        .into_iter()
        .filter_map(|sibling| Some((sibling, line_ratios(cube, book, sibling, period)?)))
        .collect();
    let Some(own) = ratios.iter().position(|(sibling, _)| *sibling == place) else {
        return Vec::new();
    };
    let parent = cube.tree().get(place).and_then(|place| place.parent);
    let tie = tie_below(cube, book, parent, period);
    let lines = ratios.get(own).map(|(_, lines)| lines.as_slice()).unwrap_or_default();
    lines
        .iter()
        .map(|(scheme, _)| {
            let scores: Vec<Score> = ratios.iter().map(|(_, lines)| find(lines, scheme)).collect();
            ((*scheme).clone(), ranks(&scores, tie).get(own).copied().flatten())
        })
        .collect()
}

/// The ratio of each line of a place that was graded; `None` where there is no card.
fn line_ratios<'a>(
    cube: &Cube,
    book: &'a Rulebook,
    place: PlaceCode,
    period: Period,
) -> Option<Vec<(&'a SchemeCode, Score)>> {
    book.method(state_of(cube, place), period.ends_on())?.lowest_band()?;
    let ratio = |fate| match fate {
        Fate::Held { achieved, target } => Ratio::new(achieved.into(), target.into()),
        Fate::Missing | Fate::Out(_) => None,
    };
    let fates = fates(cube, book, place, period)?.into_iter();
    Some(fates.map(|(scheme, fate)| (&scheme.code, ratio(fate))).collect())
}

fn find(lines: &[(&SchemeCode, Score)], scheme: &SchemeCode) -> Score {
    lines.iter().find(|(code, _)| *code == scheme).and_then(|(_, score)| *score)
}
