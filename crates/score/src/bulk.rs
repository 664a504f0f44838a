//! All scorecards of all places and periods in one go, as columns: marks, full marks, letter and rank. It
//! says exactly what making every card and league one by one would say; only the lines are not kept.

use std::collections::BTreeMap;
use std::ops::Range;

use domain::figure::Cell;
use domain::grade::{Letter, Method};
use domain::indicator::IndicatorCode;
use domain::percent::Ratio;
use domain::period::Period;
use domain::place::{PlaceCode, Tier, Tree};
use domain::scheme::{Against, Rulebook, Scheme};
use domain::scorecard::{Basis, Rank, Score};
use rayon::prelude::*;

use crate::column::children_of;
use crate::cube::Cube;
use crate::cuts::Cuts;
use crate::grading::Grading;
use crate::mark::{Fate, fate};
use crate::rank::{method_below, ranks_by};
use crate::steps::{Running, Step, steps};
use crate::to_date::Side;

/// How many places one worker takes at a time: their figures stay in its nearest memory.
const PLACES_AT_ONCE: usize = 512;

/// The cards of all places for one period, by the place's index in the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BulkPeriod {
    pub period: Period,
    /// Σ weight × marks in hundredths; `None` where no method holds, so that there is no card.
    pub marks_hundredths: Vec<Option<i64>>,
    /// Σ weight × full marks in hundredths over the lines that count; zero when none does.
    pub full_marks_hundredths: Vec<i64>,
    pub letters: Vec<Option<Letter>>,
    pub ranks: Vec<Option<Rank>>,
    /// Scores that are not marks over full marks, by the place's index: means, and those withheld.
    other_scores: BTreeMap<usize, Score>,
}

impl BulkPeriod {
    /// The exact score of a place; `None` without a card or when no line counts.
    #[must_use]
    pub fn score(&self, place_ix: usize) -> Score {
        if let Some(score) = self.other_scores.get(&place_ix) {
            return *score;
        }
        let marks = self.marks_hundredths.get(place_ix).copied().flatten()?;
        let full = self.full_marks_hundredths.get(place_ix).copied()?;
        Ratio::new(marks.into(), full.into())
    }

    /// How many cards there are.
    #[must_use]
    pub fn n_cards(&self) -> usize {
        self.marks_hundredths.iter().flatten().count()
    }
}

/// A run of places that lie in one state and so go by one set of rules.
struct Run<'a> {
    places: Range<usize>,
    schemes: Vec<&'a Scheme>,
    state: Option<PlaceCode>,
    /// The method of each period with its cut-offs, where one holds that goes by them.
    methods: Vec<Option<(&'a Method, Cuts<'a>)>>,
}

/// Marks and full marks of a few places, by period and place.
type Marked = Vec<Vec<(i64, i64)>>;

type Source = (IndicatorCode, Side);

/// Makes all cards of all places for these periods, on all cores.
#[must_use]
pub fn bulk(cube: &Cube, book: &Rulebook, periods: &[Period]) -> Vec<BulkPeriod> {
    let runs = runs(cube, book, periods);
    let sources = sources(cube, book, &runs, periods);
    let pieces: Vec<(&Run<'_>, Range<usize>)> = runs.iter().flat_map(pieces).collect();
    let marked: Vec<Marked> =
        pieces.par_iter().map(|(run, places)| mark(cube, run, places.clone(), &sources)).collect();
    periods
        .par_iter()
        .enumerate()
        .map(|(n, period)| {
            let mut out = empty(*period, cube.tree().places().len());
            for ((run, places), marked) in pieces.iter().zip(&marked) {
                let method = run.methods.get(n).and_then(Option::as_ref);
                if let (Some((method, _)), Some(marked)) = (method, marked.get(n)) {
                    put(&mut out, method, places.clone(), marked);
                }
            }
            card_by_card(Grading::of(cube, book, *period), &runs, &mut out);
            rank(cube, book, &mut out);
            out
        })
        .collect()
}

fn empty(period: Period, n_places: usize) -> BulkPeriod {
    BulkPeriod {
        period,
        marks_hundredths: vec![None; n_places],
        full_marks_hundredths: vec![0; n_places],
        letters: vec![None; n_places],
        ranks: vec![None; n_places],
        other_scores: BTreeMap::new(),
    }
}

/// The cards of the runs whose method does not go by cut-offs of the percent, siblings by siblings.
fn card_by_card(grading: Grading<'_>, runs: &[Run<'_>], out: &mut BulkPeriod) {
    let tree = grading.cube.tree();
    let is_other =
        |run: &&Run<'_>| grading.method_of(run.state).is_some_and(|method| !method.is_usual());
    for run in runs.iter().filter(is_other) {
        let mut siblings: BTreeMap<Option<usize>, Vec<PlaceCode>> = BTreeMap::new();
        for ix in run.places.clone() {
            let parent = tree.parents().get(ix).copied().flatten();
            let listed = tree.places().get(ix).filter(|place| tree.lists(place));
            siblings.entry(parent).or_default().extend(listed.map(|place| place.code));
        }
        for card in siblings.values().flat_map(|places| grading.cards(places)) {
            let Some(ix) = tree.ix(card.place) else { continue };
            set(&mut out.marks_hundredths, ix, Some(card.marks_hundredths));
            set(&mut out.full_marks_hundredths, ix, card.full_marks_hundredths);
            set(&mut out.letters, ix, card.letter.clone());
            if card.basis != Basis::Lines {
                out.other_scores.insert(ix, card.score);
            }
        }
    }
}

fn runs<'a>(cube: &Cube, book: &'a Rulebook, periods: &[Period]) -> Vec<Run<'a>> {
    let mut states: Vec<Option<PlaceCode>> = Vec::new();
    for (place, parent) in cube.tree().places().iter().zip(cube.tree().parents()) {
        let above = parent.and_then(|parent| states.get(parent).copied().flatten());
        states.push(if place.code.tier() == Tier::State { Some(place.code) } else { above });
    }
    let mut at = 0;
    states
        .chunk_by(|a, b| a == b)
        .map(|same| {
            let places = at..at + same.len();
            at = places.end;
            let state = same.first().copied().flatten();
            let method = |period: &Period| {
                let method = book.method(state, period.ends_on())?;
                method.is_usual().then_some((method, Cuts::of(method)?))
            };
            let methods = periods.iter().map(method).collect();
            Run { places, schemes: book.schemes(state, Tier::Nation), state, methods }
        })
        .collect()
}

fn pieces<'r, 'a>(run: &'r Run<'a>) -> impl Iterator<Item = (&'r Run<'a>, Range<usize>)> {
    let starts = run.places.clone().step_by(PLACES_AT_ONCE);
    starts.map(move |start| (run, start..run.places.end.min(start + PLACES_AT_ONCE)))
}

/// The steps of every figure that some line needs.
fn sources(
    cube: &Cube,
    book: &Rulebook,
    runs: &[Run<'_>],
    periods: &[Period],
) -> BTreeMap<Source, Vec<Step>> {
    let lines = runs.iter().flat_map(|run| &run.schemes);
    let mut needed: Vec<Source> = lines
        .flat_map(|scheme| [target_of(scheme), (scheme.achieved.clone(), Side::Achieved)])
        .collect();
    needed.sort_unstable();
    needed.dedup();
    needed
        .into_par_iter()
        .filter_map(|source| {
            let indicator = book.indicators().get(&source.0)?;
            let steps = steps(cube, indicator, source.1, periods);
            Some((source, steps))
        })
        .collect()
}

fn target_of(scheme: &Scheme) -> Source {
    match &scheme.against {
        Against::Target => (scheme.achieved.clone(), Side::Target),
        Against::Indicator(whole) => (whole.clone(), Side::Achieved),
    }
}

/// Marks all lines of a few places, line by line and period by period.
fn mark(
    cube: &Cube,
    run: &Run<'_>,
    places: Range<usize>,
    sources: &BTreeMap<Source, Vec<Step>>,
) -> Marked {
    let mut marked = vec![vec![(0, 0); places.len()]; run.methods.len()];
    let tiers: Vec<Tier> = cube
        .tree()
        .places()
        .get(places.clone())
        .unwrap_or_default()
        .iter()
        .map(|place| place.code.tier())
        .collect();
    for scheme in &run.schemes {
        let target_steps = sources.get(&target_of(scheme));
        let achieved_steps = sources.get(&(scheme.achieved.clone(), Side::Achieved));
        let mut target = Running::new(places.clone());
        let mut achieved = Running::new(places.clone());
        for (n, (method, marked)) in run.methods.iter().zip(&mut marked).enumerate() {
            if let Some(step) = target_steps.and_then(|steps| steps.get(n)) {
                target.take(step);
            }
            if let Some(step) = achieved_steps.and_then(|steps| steps.get(n)) {
                achieved.take(step);
            }
            if let Some((_, cuts)) = method {
                let line = Line { scheme, cuts, tiers: &tiers };
                line.mark(&target, &achieved, marked);
            }
        }
    }
    marked
}

/// One line of a few places in one period.
struct Line<'a> {
    scheme: &'a Scheme,
    cuts: &'a Cuts<'a>,
    tiers: &'a [Tier],
}

impl Line<'_> {
    fn mark(&self, target: &Running<'_>, achieved: &Running<'_>, marked: &mut [(i64, i64)]) {
        let is_on_all = self.tiers.iter().all(|tier| *tier <= self.scheme.down_to);
        if let (true, Some(target), Some(achieved)) =
            (is_on_all, target.numbers(), achieved.numbers())
        {
            let full = self.scheme.weight * self.cuts.full_hundredths;
            for ((sum, target), achieved) in marked.iter_mut().zip(target).zip(achieved) {
                if *target > 0 {
                    sum.0 += self.scheme.weight * self.cuts.marks(*achieved, *target);
                    sum.1 += full;
                }
            }
            return;
        }
        let cells = target.cells().zip(achieved.cells());
        for ((sum, tier), (target, achieved)) in marked.iter_mut().zip(self.tiers).zip(cells) {
            if *tier <= self.scheme.down_to
                && let Some(marks) = self.marks(target, achieved)
            {
                sum.0 += self.scheme.weight * marks;
                sum.1 += self.scheme.weight * self.cuts.full_hundredths;
            }
        }
    }

    fn marks(&self, target: Cell, achieved: Cell) -> Option<i64> {
        match fate(&self.scheme.against, target, achieved) {
            Fate::Held { achieved, target } => Some(self.cuts.marks(achieved, target)),
            Fate::Missing(_) => Some(self.cuts.missing()),
            Fate::Out(_) | Fate::Silent => None,
        }
    }
}

fn put(out: &mut BulkPeriod, method: &Method, places: Range<usize>, marked: &[(i64, i64)]) {
    for (ix, (marks, full)) in places.zip(marked) {
        let score = Ratio::new((*marks).into(), (*full).into());
        let band = score.and_then(|score| method.score_band(score));
        set(&mut out.marks_hundredths, ix, Some(*marks));
        set(&mut out.full_marks_hundredths, ix, *full);
        set(&mut out.letters, ix, band.map(|band| band.letter.clone()));
    }
}

fn set<T>(slots: &mut [T], ix: usize, value: T) {
    if let Some(slot) = slots.get_mut(ix) {
        *slot = value;
    }
}

/// Ranks the places at the top among themselves, and those below each place.
fn rank(cube: &Cube, book: &Rulebook, out: &mut BulkPeriod) {
    let tree = cube.tree();
    let parents = tree.parents().iter().enumerate();
    let roots: Vec<usize> = parents.filter(|(_, p)| p.is_none()).map(|(ix, _)| ix).collect();
    let grading = Grading::of(cube, book, out.period);
    rank_among(out, tree, (&roots, method_below(grading, None)));
    for (ix, place) in tree.places().iter().enumerate() {
        let is_listed = |ix: &usize| tree.places().get(*ix).is_some_and(|place| tree.lists(place));
        let children: Vec<usize> = children_of(tree, ix).filter(is_listed).collect();
        if !children.is_empty() {
            let method = method_below(grading, Some(place.code));
            rank_among(out, tree, (&children, method));
        }
    }
}

fn rank_among(out: &mut BulkPeriod, tree: &Tree, (at, method): (&[usize], Option<&Method>)) {
    let scores: Vec<Score> = at.iter().map(|ix| out.score(*ix)).collect();
    let places = at.iter().filter_map(|ix| tree.places().get(*ix));
    let places: Vec<PlaceCode> = places.map(|place| place.code).collect();
    for (ix, rank) in at.iter().zip(ranks_by(method, &places, &scores)) {
        set(&mut out.ranks, *ix, rank);
    }
}
