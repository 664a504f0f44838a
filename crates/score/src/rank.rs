//! Ranks among siblings, by exact scores and never by rounded ones. A place without a score has no rank.

use domain::agenda::Standing;
use domain::grade::{Method, Tie};
use domain::percent::Ratio;
use domain::period::Period;
use domain::place::PlaceCode;
use domain::scheme::{Rulebook, SchemeCode};
use domain::scorecard::{Rank, Score, Scorecard};

use crate::card::{scorecard, state_of};
use crate::cube::Cube;
use crate::grading::{Grading, ratio};

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

/// The rank of each place by its score, by the method's rule for ties and among its group alone.
pub(crate) fn ranks_by(
    method: Option<&Method>,
    places: &[PlaceCode],
    scores: &[Score],
) -> Vec<Option<Rank>> {
    let tie = method.map_or(Tie::Competition, |method| method.tie);
    let Some(terms) = method.map(|m| &m.terms).filter(|terms| !terms.groups.is_empty()) else {
        return ranks(scores, tie);
    };
    let groups: Vec<_> = places.iter().map(|place| terms.group_of(*place)).collect();
    let mut out = vec![None; scores.len()];
    for group in terms.groups.iter().map(Some).chain([None]) {
        let members = groups.iter().enumerate().filter(|(_, own)| **own == group);
        let members: Vec<usize> = members.map(|(ix, _)| ix).collect();
        let own: Vec<Score> = members.iter().map(|ix| scores.get(*ix).copied().flatten()).collect();
        for (ix, rank) in members.iter().zip(ranks(&own, tie)) {
            if let Some(slot) = out.get_mut(*ix) {
                *slot = rank;
            }
        }
    }
    out
}

/// The method by which the places below `parent` are ranked; `None` names those at the top of the tree.
pub(crate) fn method_below<'a>(
    grading: Grading<'a>,
    parent: Option<PlaceCode>,
) -> Option<&'a Method> {
    grading.method_of(parent.and_then(|parent| state_of(grading.cube, parent)))
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
    ranked(Grading::of(cube, book, period), &places)
}

/// The same for any places of one kind, wherever they stand: the clusters of a district.
#[must_use]
pub fn league_of(
    cube: &Cube,
    book: &Rulebook,
    places: &[PlaceCode],
    period: Period,
) -> Vec<(Scorecard, Option<Rank>)> {
    ranked(Grading::of(cube, book, period), places)
}

/// The league in which a place stands: itself and its siblings (at the top, the other roots).
#[must_use]
pub fn sibling_league(
    cube: &Cube,
    book: &Rulebook,
    place: PlaceCode,
    period: Period,
) -> Vec<(Scorecard, Option<Rank>)> {
    let grading = Grading::of(cube, book, period);
    ranked(grading, &grading.siblings(place))
}

/// The cards of siblings with their ranks, best first.
pub(crate) fn ranked(grading: Grading<'_>, places: &[PlaceCode]) -> Vec<(Scorecard, Option<Rank>)> {
    let cards = grading.cards(places);
    let parent = places.first().and_then(|place| grading.cube.tree().get(*place)?.parent);
    let scores: Vec<Score> = cards.iter().map(|card| card.score).collect();
    let carded: Vec<PlaceCode> = cards.iter().map(|card| card.place).collect();
    let ranks = ranks_by(method_below(grading, parent), &carded, &scores);
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
    let grading = Grading::of(cube, book, period);
    let siblings = grading.siblings(place);
    let own = siblings.iter().position(|sibling| *sibling == place)?;
    let method = method_below(grading, cube.tree().get(place)?.parent);
    let scores: Vec<Score> = if method.is_none_or(Method::is_usual) {
        siblings.iter().map(|sibling| grading.score_alone(*sibling).flatten()).collect()
    } else {
        let cards = grading.cards(&siblings);
        let score = |place: &PlaceCode| cards.iter().find(|card| card.place == *place)?.score;
        siblings.iter().map(score).collect()
    };
    ranks_by(method, &siblings, &scores).get(own).copied().flatten()
}

/// The standings of all places directly below `parent`, best first.
#[must_use]
pub fn standings(cube: &Cube, book: &Rulebook, parent: PlaceCode, period: Period) -> Vec<Standing> {
    let places: Vec<PlaceCode> = cube.tree().children(parent).map(|place| place.code).collect();
    joined(cube, book, &places, period)
}

fn joined(cube: &Cube, book: &Rulebook, places: &[PlaceCode], period: Period) -> Vec<Standing> {
    let grading = Grading::of(cube, book, period);
    let mut before = ranked(grading.in_period(period.before()), places);
    ranked(grading, places)
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
    let grading = Grading::of(cube, book, period);
    let ratios: Vec<(PlaceCode, Vec<(&SchemeCode, Score)>)> = grading
        .siblings(place)
        .into_iter()
        .filter_map(|sibling| Some((sibling, line_ratios(grading, sibling)?)))
        .collect();
    let Some(own) = ratios.iter().position(|(sibling, _)| *sibling == place) else {
        return Vec::new();
    };
    let parent = cube.tree().get(place).and_then(|place| place.parent);
    let method = method_below(grading, parent);
    let places: Vec<PlaceCode> = ratios.iter().map(|(place, _)| *place).collect();
    let lines = ratios.get(own).map(|(_, lines)| lines.as_slice()).unwrap_or_default();
    lines
        .iter()
        .map(|(scheme, _)| {
            let scores: Vec<Score> = ratios.iter().map(|(_, lines)| find(lines, scheme)).collect();
            let ranks = ranks_by(method, &places, &scores);
            ((*scheme).clone(), ranks.get(own).copied().flatten())
        })
        .collect()
}

/// The ratio of each line of a place that was graded; `None` where there is no card.
fn line_ratios<'a>(grading: Grading<'a>, place: PlaceCode) -> Option<Vec<(&'a SchemeCode, Score)>> {
    grading.method(place)?;
    let fates = grading.fates(place)?.into_iter();
    Some(fates.map(|(scheme, fate)| (&scheme.code, ratio(fate))).collect())
}

fn find(lines: &[(&SchemeCode, Score)], scheme: &SchemeCode) -> Score {
    lines.iter().find(|(code, _)| *code == scheme).and_then(|(_, score)| *score)
}

/// The ranks of one sector, in the order of the league: the revenue rank, the development rank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectorRanks {
    pub sector: String,
    pub ranks: Vec<(PlaceCode, Option<Rank>)>,
}

/// The ranks of each sector among the places of a league; empty where the method has no sectors.
#[must_use]
pub fn sector_ranks(league: &[(Scorecard, Option<Rank>)], method: &Method) -> Vec<SectorRanks> {
    let places: Vec<PlaceCode> = league.iter().map(|(card, _)| card.place).collect();
    let ranks_of = |code: &str| {
        let own = |card: &Scorecard| card.sectors.iter().find(|sector| sector.code == code)?.score;
        let scores: Vec<Score> = league.iter().map(|(card, _)| own(card)).collect();
        places.iter().copied().zip(ranks_by(Some(method), &places, &scores)).collect()
    };
    let sectors = method.terms.sectors.iter();
    sectors.map(|s| SectorRanks { sector: s.code.clone(), ranks: ranks_of(&s.code) }).collect()
}
