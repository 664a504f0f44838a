//! For how many months in a row a line or a place has stood low, stood best, not reported, or fallen in rank.
//! What a month counts for is told here once, for these counts and for the rules of persistence.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::explanation::Missed;
use domain::figure::{Blank, Cell, FigureKind};
use domain::grade::{Letter, Method};
use domain::period::Period;
use domain::persistence::Observed;
use domain::place::PlaceCode;
use domain::run::{Lasting, Run, Runs};
use domain::scheme::SchemeCode;
use domain::scorecard::{Line, Outcome, Rank, Scorecard};

use crate::figures;
use crate::known::Known;
use crate::scorecards;

/// How far back a run is counted, in months, the month itself included: a year of reports.
pub const MONTHS_BACK: usize = 12;

/// The most cards whose runs are kept ready at one position of the ledger.
const KEPT: usize = 1024;

/// Runs that were counted already at this position of the ledger: they change only with it, and a page asks
/// for them each time it is looked at.
#[derive(Default)]
pub(crate) struct Counted {
    cards: Mutex<BTreeMap<(PlaceCode, Period), Arc<CardRuns>>>,
    leagues: Mutex<BTreeMap<(PlaceCode, Period), Arc<LeagueRuns>>>,
}

/// What is kept under a key, or made and kept.
fn kept<T>(
    slots: &Mutex<BTreeMap<(PlaceCode, Period), Arc<T>>>,
    key: (PlaceCode, Period),
    make: impl FnOnce() -> T,
) -> Arc<T> {
    let slots = || slots.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(found) = slots().get(&key) {
        return Arc::clone(found);
    }
    let made = Arc::new(make());
    let mut slots = slots();
    if slots.len() >= KEPT {
        slots.clear();
    }
    slots.insert(key, Arc::clone(&made));
    made
}

/// The runs of a place's card: of each line, of the card's letter, and of its rank.
pub struct CardRuns {
    lines: Runs<SchemeCode>,
    pub letter: Option<Run>,
    pub rank: Option<Run>,
}

impl CardRuns {
    /// The run of a line; `None` where what it has stands for one month only.
    #[must_use]
    pub fn of_line(&self, scheme: &SchemeCode) -> Option<Run> {
        self.lines.of(scheme)
    }
}

/// The runs of a place up to the month of its card.
#[must_use]
pub fn of_card(known: &Known, now: &Scorecard) -> Arc<CardRuns> {
    kept(&known.counted.cards, (now.place, now.period), || card_runs(known, now))
}

fn card_runs(known: &Known, now: &Scorecard) -> CardRuns {
    let place = now.place;
    let class = |card: &Scorecard, line: &Line| {
        line_class(known, &Limits::of(known, place, card.period), (place, card.period), line)
    };
    let mut lines =
        Runs::begin(now.lines.iter().map(|line| (line.scheme.clone(), class(now, line))));
    let mut months = earlier(now.period);
    while lines.go_on() {
        let card = months.next().and_then(|month| scorecards::bare(known, place, month));
        lines.back(|scheme, what| {
            let line = card.as_ref().and_then(|card| Some((card, card.line(scheme)?)));
            line.is_some_and(|(card, line)| class(card, line) == Some(what))
        });
    }
    let (letters, ranks) = place_runs(known, &Beside::Of(place), now.period);
    CardRuns { letter: letters.of(&place), rank: ranks.of(&place), lines }
}

/// The runs of the places below a place: of their letters, and of their ranks.
pub struct LeagueRuns {
    letters: Runs<PlaceCode>,
    ranks: Runs<PlaceCode>,
}

impl LeagueRuns {
    /// What lasts at a place: its letter first, then its fall.
    pub fn of(&self, place: PlaceCode) -> impl Iterator<Item = Run> {
        self.letters.of(&place).into_iter().chain(self.ranks.of(&place))
    }
}

/// The runs of the places directly below a place up to a month.
#[must_use]
pub fn of_league(known: &Known, parent: PlaceCode, period: Period) -> Arc<LeagueRuns> {
    kept(&known.counted.leagues, (parent, period), || {
        let (letters, ranks) = place_runs(known, &Beside::Below(parent), period);
        LeagueRuns { letters, ranks }
    })
}

/// Which places are ranked together.
enum Beside {
    /// A place among its siblings; only its own run is asked.
    Of(PlaceCode),
    Below(PlaceCode),
}

type League = Vec<(Scorecard, Option<Rank>)>;

impl Beside {
    fn league(&self, known: &Known, period: Period) -> League {
        match self {
            Self::Of(place) => {
                let all = score::sibling_league(&known.cube, &known.book, *place, period);
                all.into_iter().filter(|(card, _)| card.place == *place).collect()
            }
            Self::Below(parent) => score::league(&known.cube, &known.book, *parent, period),
        }
    }
}

/// Letters and ranks of places, month by month backwards, each month's league made once.
fn place_runs(
    known: &Known,
    beside: &Beside,
    period: Period,
) -> (Runs<PlaceCode>, Runs<PlaceCode>) {
    let now = beside.league(known, period);
    let letter = |(card, _): &(Scorecard, Option<Rank>)| {
        let limits = Limits::of(known, card.place, card.period);
        card.letter.as_ref().and_then(|letter| limits.class_of(letter))
    };
    let mut letters = Runs::begin(now.iter().map(|row| (row.0.place, letter(row))));
    let mut months = earlier(period);
    let mut later = now;
    let mut earlier = months.next().map_or(Vec::new(), |month| beside.league(known, month));
    let fell = |place: PlaceCode, from: &League, to: &League| {
        let rank = |league: &League| {
            league.iter().find(|(card, _)| card.place == place).and_then(|(_, rank)| *rank)
        };
        matches!((rank(from), rank(to)), (Some(from), Some(to)) if to.rank > from.rank)
    };
    let fallen = later.iter().map(|(card, _)| {
        let is_so = fell(card.place, &earlier, &later);
        (card.place, is_so.then_some(Lasting::Fallen))
    });
    let mut ranks = Runs::begin(fallen.collect::<Vec<_>>());
    while letters.go_on() || ranks.go_on() {
        letters.back(|place, what| {
            let row = earlier.iter().find(|(card, _)| card.place == *place);
            row.is_some_and(|row| letter(row) == Some(what))
        });
        later = earlier;
        earlier = months.next().map_or(Vec::new(), |month| beside.league(known, month));
        ranks.back(|place, _| fell(*place, &earlier, &later));
    }
    (letters, ranks)
}

/// The months before one, the latest first, as far back as is counted.
fn earlier(period: Period) -> impl Iterator<Item = Period> {
    std::iter::successors(Some(period.before()), |month| Some(month.before())).take(MONTHS_BACK - 1)
}

/// What counts as low and as best in a place's month.
struct Limits {
    low: Vec<Letter>,
    best: Vec<Letter>,
}

impl Limits {
    /// The low letters are those of the bands whose marks bring a line on the agenda, the best those with full
    /// marks and the first of the score.
    fn of(known: &Known, place: PlaceCode, period: Period) -> Self {
        let state = known.state_of(place);
        let on = period.ends_on();
        let norm = known.book.norm("agenda-low-marks-hundredths", state, on).map(|norm| norm.value);
        let method = known.book.method(state, on);
        let bands = method.map_or(&[][..], |method| &method.line_bands);
        let low = bands.iter().filter(|band| norm.is_some_and(|low| band.marks_hundredths <= low));
        let full = method.map(Method::full_marks_hundredths);
        let best = bands.iter().filter(|band| Some(band.marks_hundredths) == full);
        let of_score = method.and_then(|method| method.score_bands.first());
        Self {
            low: low.map(|band| band.letter.clone()).collect(),
            best: best.chain(of_score).map(|band| band.letter.clone()).collect(),
        }
    }

    fn class_of(&self, letter: &Letter) -> Option<Lasting> {
        if self.low.contains(letter) {
            Some(Lasting::Low)
        } else {
            self.best.contains(letter).then_some(Lasting::Best)
        }
    }
}

fn line_class(
    known: &Known,
    limits: &Limits,
    at: (PlaceCode, Period),
    line: &Line,
) -> Option<Lasting> {
    let is_low = |line: &Line| line.outcome.letter().is_some_and(|l| limits.low.contains(l));
    match observed(known, Some(line), at, &is_low) {
        Observed::Missed(_) => Some(Lasting::Low),
        Observed::Silent => Some(Lasting::Silent),
        Observed::Well => line.outcome.letter().and_then(|letter| limits.class_of(letter)),
        Observed::NotAsked => None,
    }
}

/// What a month of a line counts for. A letter counts only when the month itself was reported, by the place
/// and all below it: a level that was carried over, or a sum with a part missing, is silence.
pub(crate) fn observed(
    known: &Known,
    line: Option<&Line>,
    (place, month): (PlaceCode, Period),
    is_low: &dyn Fn(&Line) -> bool,
) -> Observed {
    let Some(line) = line else { return Observed::NotAsked };
    match &line.outcome {
        Outcome::NotReported { .. } | Outcome::Out(Blank::NotReported) => Observed::Silent,
        Outcome::Out(_) | Outcome::Aside { .. } => Observed::NotAsked,
        Outcome::Graded { .. } if !line.not_reported.is_empty() => Observed::Silent,
        Outcome::Graded { letter, .. } => {
            let indicator = known.book.scheme(&line.scheme).map(|scheme| &scheme.achieved);
            let said = |kind| {
                let cell = indicator.map(|code| figures::cell(known, (code, kind), month, place));
                matches!(cell, Some(Cell::Value(_)))
            };
            if !said(FigureKind::Achieved) && !said(FigureKind::AchievedToDate) {
                Observed::Silent
            } else if is_low(line) {
                Observed::Missed(Missed::Low(letter.clone()))
            } else {
                Observed::Well
            }
        }
    }
}
