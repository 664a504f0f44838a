//! Scorecards as asked for: a place's card with its rank and its movement, the league of the places
//! below, and the derivation of a line.

use std::collections::BTreeMap;

use domain::agenda::Standing;
use domain::grade::Method;
use domain::percent::Ratio;
use domain::period::Period;
use domain::place::hierarchy::Hierarchy;
use domain::place::{PlaceCode, Tier};
use domain::scheme::{Against, SchemeCode};
use domain::scorecard::{Rank, Scorecard, SectorScore};
use score::Cube;
pub use score::{BandRow, Derivation, Ground, Tried};

use crate::desk::Books;
use crate::error::{Error, Result};
use crate::figures::{self, Used};
use crate::known::Known;

/// A card with all that stands beside it.
pub struct Card {
    pub standing: Standing,
    pub method: Method,
    /// The children ranked, best first; empty for a leaf.
    pub league: Vec<(Scorecard, Option<Rank>)>,
    /// The same a period before.
    pub league_before: Vec<(Scorecard, Option<Rank>)>,
    /// For each line: rank among siblings now and a period before, and the last six periods.
    pub lines: Vec<LineStanding>,
    /// The sectors of the card with their ranks among siblings; empty where the method has none.
    pub sectors: Vec<(SectorScore, Option<Rank>)>,
}

/// What stands beside one line.
pub struct LineStanding {
    pub scheme: SchemeCode,
    pub rank: Option<Rank>,
    pub rank_before: Option<Rank>,
    /// Oldest first; `None` where there was no ratio.
    pub trend: Vec<Option<Ratio>>,
}

/// How many periods a sparkline shows.
const TREND_PERIODS: usize = 6;

/// The card of a place for a period.
///
/// # Errors
/// No such place, or no grading method holds there on that day.
pub fn card(known: &Known, place: PlaceCode, period: Period) -> Result<Card> {
    let (cube, book) = (known.cube_at(place, period), &known.book);
    let standing = score::standing(cube, book, place, period).ok_or(Error::NotFound)?;
    let method = method(known, place, period)?.clone();
    let league = score::league(cube, book, place, period);
    let league_before = score::league(cube, book, place, period.before());
    let now = score::line_ranks(cube, book, place, period);
    let before = score::line_ranks(cube, book, place, period.before());
    let rank_in = |ranks: &[(SchemeCode, Option<Rank>)], scheme: &SchemeCode| {
        ranks.iter().find(|(code, _)| code == scheme).and_then(|(_, rank)| *rank)
    };
    let lines = standing
        .now
        .lines
        .iter()
        .map(|line| LineStanding {
            scheme: line.scheme.clone(),
            rank: rank_in(&now, &line.scheme),
            rank_before: rank_in(&before, &line.scheme),
            trend: score::trend(cube, book, (place, &line.scheme), period, TREND_PERIODS),
        })
        .collect();
    let sectors = sectors(known, &standing.now, &method);
    Ok(Card { standing, method, league, league_before, lines, sectors })
}

/// The percent of a line for the last `n` periods, oldest first; `None` where there was no ratio.
#[must_use]
pub fn course(
    known: &Known,
    line: (PlaceCode, &SchemeCode),
    period: Period,
    n: usize,
) -> Vec<Option<Ratio>> {
    score::trend(&known.cube, &known.book, line, period, n)
}

fn sectors(known: &Known, card: &Scorecard, method: &Method) -> Vec<(SectorScore, Option<Rank>)> {
    if method.terms.sectors.is_empty() {
        return Vec::new();
    }
    let beside = score::sibling_league(
        known.cube_at(card.place, card.period),
        &known.book,
        card.place,
        card.period,
    );
    let ranks = score::sector_ranks(&beside, method);
    let own = ranks.iter().map(|sector| {
        let own = sector.ranks.iter().find(|(place, _)| *place == card.place);
        own.and_then(|(_, rank)| *rank)
    });
    card.sectors.iter().cloned().zip(own).collect()
}

/// A place's card alone; `None` for an unknown place or where no method holds.
#[must_use]
pub fn bare(known: &Known, place: PlaceCode, period: Period) -> Option<Scorecard> {
    score::scorecard(known.cube_at(place, period), &known.book, place, period)
}

/// A place's card with its rank, now and a period before.
#[must_use]
pub fn standing(known: &Known, place: PlaceCode, period: Period) -> Option<Standing> {
    score::standing(known.cube_at(place, period), &known.book, place, period)
}

/// The grading method of a place for a period.
///
/// # Errors
/// None holds there on that day.
pub fn method(known: &Known, place: PlaceCode, period: Period) -> Result<&Method> {
    known.book.method(known.state_of(place), period.ends_on()).ok_or(Error::NotFound)
}

/// The places below by the norm that holds and by another that is tried. Nothing is written.
#[must_use]
pub fn tried(known: &Known, method: &Method, place: PlaceCode, period: Period) -> Vec<Tried> {
    score::try_below((known.cube_at(place, period), &known.book), method, place, period)
}

/// The clusters at or below a place, ranked together, by the figures of their members.
#[must_use]
pub fn clusters(known: &Known, place: PlaceCode, period: Period) -> Vec<(Scorecard, Option<Rank>)> {
    let cube = known.cube_on(Hierarchy::FEDERATION, period.ends_on());
    score::league_of(cube, &known.book, &clusters_of(cube, place), period)
}

/// The same a period before, by the clusters and members of this period.
#[must_use]
pub fn clusters_before(
    known: &Known,
    place: PlaceCode,
    period: Period,
) -> Vec<(Scorecard, Option<Rank>)> {
    let cube = known.cube_on(Hierarchy::FEDERATION, period.ends_on());
    score::league_of(cube, &known.book, &clusters_of(cube, place), period.before())
}

fn clusters_of(cube: &Cube, place: PlaceCode) -> Vec<PlaceCode> {
    let within = cube.tree().within(place).iter();
    within.filter(|place| place.code.tier() == Tier::Clf).map(|place| place.code).collect()
}

/// A line of a card with how it came about, and the figures that went into it.
pub struct LineDerived {
    pub card: Scorecard,
    pub method: Method,
    pub derivation: Derivation,
    pub used: Vec<Used>,
}

/// How a line of a card came about.
///
/// # Errors
/// No such place or line, or no method holds.
pub fn derived<M>(
    books: &mut Books<'_, '_, M>,
    place: PlaceCode,
    period: Period,
    code: &SchemeCode,
) -> Result<LineDerived> {
    let known = &books.known;
    let card = score::scorecard(known.cube_at(place, period), &known.book, place, period)
        .ok_or(Error::NotFound)?;
    let method = method(known, place, period)?.clone();
    let line = card.line(code).ok_or(Error::NotFound)?;
    let derivation = score::derivation(&card, line, &method);
    let scheme = known.book.scheme(code).ok_or(Error::NotFound)?;
    let mut indicators = vec![scheme.achieved.clone()];
    if let Against::Indicator(whole) = &scheme.against {
        indicators.push(whole.clone());
    }
    let used = figures::used(books, &indicators, place, period)?;
    Ok(LineDerived { card, method, derivation, used })
}

/// The sums over all cards of all places for some periods, by which two reckonings are held together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sums {
    pub n_cards: usize,
    /// Σ score on each method's scale, four decimals.
    pub score: String,
    /// Σ rank among siblings.
    pub rank: usize,
}

/// Grades and ranks every place for every period, and sums up.
#[must_use]
pub fn sums(known: &Known, periods: &[Period]) -> Sums {
    let mut by_full: BTreeMap<(i64, i64), i128> = BTreeMap::new();
    let (mut n_cards, mut rank) = (0, 0);
    let of = |period: &Period| known.cube_on(Hierarchy::REVENUE, period.ends_on());
    let alike = periods.chunk_by(|a, b| std::ptr::eq(of(a), of(b)));
    let cards = alike.filter_map(|periods| {
        let cube = of(periods.first()?);
        let bulk = score::bulk(cube, &known.book, periods);
        Some(bulk.into_iter().zip(periods).map(move |(bulk, period)| (bulk, cube, period)))
    });
    for (bulk, cube, period) in cards.flatten() {
        n_cards += bulk.n_cards();
        rank += bulk.ranks.iter().flatten().map(|rank| rank.rank).sum::<usize>();
        let full = bulk.full_marks_hundredths.iter();
        for ((marks, full), place) in
            bulk.marks_hundredths.iter().zip(full).zip(cube.tree().places())
        {
            if let Some(marks) = marks {
                let scale = method(known, place.code, *period).map_or(0, |method| method.scale);
                *by_full.entry((scale, *full)).or_default() += i128::from(*marks);
            }
        }
    }
    let ten_thousandths = by_full.iter().filter_map(|((scale, full), marks)| {
        Some(Ratio::new(*marks, i128::from(*full))?.scaled(i128::from(*scale) * 100_000_000))
    });
    let total = (ten_thousandths.sum::<i64>() + 5_000).div_euclid(10_000);
    let score = format!("{}.{:04}", total / 10_000, total % 10_000);
    Sums { n_cards, score, rank }
}
