//! What makes it an A: for each line of a card, the least extra work that brings it to the next letter and
//! on. Whole counts, exact: so many suffice, and one less does not. Nothing is promised here about time;
//! see [`crate::pace`].

mod plan;

use domain::grade::{Letter, Marks, Method, Value};
use domain::percent::Ratio;
use domain::period::Period;
use domain::place::PlaceCode;
use domain::scheme::{Rulebook, SchemeCode};
use domain::scorecard::{Line, Outcome, Score, Scorecard};

pub use plan::{Effort, Part, Plan, Unplanned, Wanted};

use crate::cube::Cube;
use crate::grading::{Grading, Peers};
use crate::mark::{Beside, Fate, Marked};
use crate::short::short_of_best;

/// A step upward of one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The letter that it reaches.
    pub letter: Letter,
    /// How many more are needed for it, at least one.
    pub more: i64,
    /// What it adds to the card's weighted marks, in hundredths; zero where only the letter changes.
    pub gained_hundredths: i64,
}

/// A line of a card that can still be lifted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineLift {
    pub scheme: SchemeCode,
    pub achieved: i64,
    pub target: i64,
    /// Nothing was reported of it: the work may be done and need only be reported.
    pub is_unreported: bool,
    /// From the next letter to the best one.
    pub steps: Vec<Step>,
}

/// A line as it can be lifted, with what it is held against.
pub(crate) struct Liftable<'a> {
    pub(crate) marked: Marked<'a>,
    pub(crate) achieved: i64,
    pub(crate) target: i64,
    pub(crate) weighted_hundredths: i64,
    pub(crate) is_unreported: bool,
}

impl<'a> Liftable<'a> {
    /// `None` for a line that is not graded. What other places stand at stays as it is.
    pub(crate) fn of(line: &'a Line, method: &'a Method, beside: Beside) -> Option<Self> {
        let target = line.target.value().filter(|target| *target > 0)?;
        let is_unreported = matches!(line.outcome, Outcome::NotReported { .. });
        let is_graded = matches!(line.outcome, Outcome::Graded { .. });
        if !is_unreported && !is_graded {
            return None;
        }
        let marked = Marked { method, scheme: &line.scheme, weight: line.weight, beside };
        Some(Self {
            marked,
            achieved: line.achieved.value().unwrap_or(0),
            target,
            weighted_hundredths: line.weighted_hundredths.unwrap_or(0),
            is_unreported,
        })
    }

    /// The letter and the weighted marks with this achievement.
    pub(crate) fn at(&self, achieved: i64) -> Option<(Letter, i64)> {
        let mark = self.marked.mark(Fate::Held { achieved, target: self.target });
        Some((mark.outcome.letter()?.clone(), mark.weighted_hundredths?))
    }

    /// The least extra work with which the weighted marks come to this; `None` when none does.
    pub(crate) fn more_for_marks(&self, weighted_hundredths: i64) -> Option<i64> {
        let reached = |at: i64| self.at(at).is_some_and(|(_, own)| own >= weighted_hundredths);
        least(self.achieved, reached).map(|at| at.saturating_sub(self.achieved))
    }

    fn more_for_band(&self, band: usize) -> Option<i64> {
        let bands = &self.marked.method.line_bands;
        let reached = |at: i64| {
            let letter = self.at(at).map(|(letter, _)| letter);
            let own = bands.iter().position(|b| Some(&b.letter) == letter.as_ref());
            own.is_some_and(|own| own <= band)
        };
        least(self.achieved, reached).map(|at| at.saturating_sub(self.achieved))
    }

    /// From the next letter to the best one, each with its least extra work.
    fn steps(&self) -> Vec<Step> {
        let bands = &self.marked.method.line_bands;
        let now = self.at(self.achieved).map(|(letter, _)| letter);
        let own = bands.iter().position(|band| Some(&band.letter) == now.as_ref());
        let step = |(ix, band): (usize, &domain::grade::Band)| {
            let more = self.more_for_band(ix).filter(|more| *more > 0)?;
            let (letter, weighted) = self.at(self.achieved.checked_add(more)?)?;
            let gained_hundredths = weighted - self.weighted_hundredths;
            // A step may leap over a letter: it is then told once, with the letter that it reaches.
            (letter == band.letter).then_some(Step { letter, more, gained_hundredths })
        };
        let above = bands.iter().enumerate().take(own.unwrap_or(0));
        let mut steps: Vec<Step> = above.filter_map(step).collect();
        steps.reverse();
        steps
    }
}

/// What a card is wished to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    Letter(Letter),
    /// On the method's scale, in hundredths.
    Score(i64),
    /// Among the places ranked together, as these stand now.
    Rank(usize),
}

/// A place's card with all that its lines are held against.
pub struct Lifting<'a> {
    grading: Grading<'a>,
    method: &'a Method,
    peers: Peers,
    place: PlaceCode,
    ix: usize,
    pub card: Scorecard,
}

/// Everything that lifts the card of a place. `None` where there is no card.
#[must_use]
pub fn lifting<'a>(
    cube: &'a Cube,
    book: &'a Rulebook,
    place: PlaceCode,
    period: Period,
) -> Option<Lifting<'a>> {
    let grading = Grading::of(cube, book, period);
    let method = grading.method(place)?;
    let is_spread = method.terms.value == Value::Spread;
    let peers = if is_spread { grading.peers(&grading.siblings(place)) } else { Peers::new() };
    let (card, ix) = (grading.card(place)?, cube.tree().ix(place)?);
    Some(Lifting { grading, method, peers, place, ix, card })
}

impl Lifting<'_> {
    fn beside(&self, code: &SchemeCode) -> Beside {
        let scheme = self.grading.book.scheme(code);
        let at = (self.place, self.ix);
        let beside = |scheme| self.grading.beside(self.method, scheme, at, &self.peers);
        scheme.map_or(Beside::Nothing, beside)
    }

    /// The lines that can still be lifted, in the card's order; those at the best letter are not among them.
    #[must_use]
    pub fn lines(&self) -> Vec<LineLift> {
        let lift = |line: &Line| {
            let own = Liftable::of(line, self.method, self.beside(&line.scheme))?;
            let steps = own.steps();
            (!steps.is_empty()).then(|| LineLift {
                scheme: line.scheme.clone(),
                achieved: own.achieved,
                target: own.target,
                is_unreported: own.is_unreported,
                steps,
            })
        };
        self.card.lines.iter().filter_map(lift).collect()
    }

    /// The cheapest way to what is wished.
    ///
    /// # Errors
    /// Why there is no such way, or why none is told.
    pub fn plan(&self, wish: &Wish, effort: Effort<'_>) -> Result<Plan, Unplanned> {
        plan::score_by_lines(&self.card, self.method)?;
        let wanted = match wish {
            Wish::Letter(letter) => plan::wanted(self.method, letter)?,
            Wish::Score(hundredths) => {
                let share = Ratio::new((*hundredths).into(), i128::from(self.method.scale) * 100);
                Wanted::AtLeast(share.ok_or(Unplanned::NoSuchLetter)?)
            }
            Wish::Rank(rank) => self.rank(*rank)?,
        };
        let beside = |code: &SchemeCode| self.beside(code);
        plan::plan_of(&self.card, self.method, beside, (wanted, effort))
    }

    /// What a rank asks for while the others stand as they do.
    fn rank(&self, rank: usize) -> Result<Wanted, Unplanned> {
        let group = self.method.terms.group_of(self.place);
        let siblings = self.grading.siblings(self.place).into_iter();
        let others: Vec<PlaceCode> = siblings
            .filter(|other| *other != self.place && self.method.terms.group_of(*other) == group)
            .collect();
        let scores = others.iter().map(|other| self.grading.score_alone(*other).flatten());
        let scores: Vec<Ratio> = scores.collect::<Vec<Score>>().into_iter().flatten().collect();
        Wanted::rank(rank, &scores, self.method.tie).ok_or(Unplanned::Reached)
    }
}

/// The least extra achievement, zero and more, with which a line gets full marks; zero where none does.
pub(crate) fn short_of_full(marked: &Marked<'_>, achieved: i64, target: i64) -> i64 {
    let method = marked.method;
    if method.is_usual() {
        return short_of_best(method, achieved, target);
    }
    if target < method.terms.small_base {
        return 0;
    }
    let is_full = |at: i64| {
        let ratio = Ratio::new(at.into(), target.into());
        let value = ratio.and_then(|ratio| marked.value(ratio).ok());
        value.is_some_and(|value| match method.terms.marks {
            Marks::Straight { full_at_hundredths, .. } => {
                value.cmp_percent(full_at_hundredths).is_ge()
            }
            Marks::Bands => method
                .line_band(value)
                .is_some_and(|band| band.marks_hundredths == method.full_marks_hundredths()),
        })
    };
    least(achieved, is_full).map_or(0, |at| at.saturating_sub(achieved))
}

/// The least number from `from` on that is enough, where more is never worse; `None` when none below a
/// quarter of the scale is.
fn least(from: i64, is_enough: impl Fn(i64) -> bool) -> Option<i64> {
    if is_enough(from) {
        return Some(from);
    }
    let (mut short, mut step) = (from, 1_i64);
    let mut enough = loop {
        let next = from.checked_add(step).filter(|next| *next <= i64::MAX / 4)?;
        if is_enough(next) {
            break next;
        }
        short = next;
        step = step.checked_mul(2)?;
    };
    while enough - short > 1 {
        let middle = short + (enough - short) / 2;
        if is_enough(middle) {
            enough = middle;
        } else {
            short = middle;
        }
    }
    Some(enough)
}
