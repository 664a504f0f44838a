//! Drawing the agenda: a pure function of the scorecards, the open directives and the sitting before;
//! the order is stable.

use super::{AgendaItem, AgendaReason, Seen};
use crate::directive::DirectiveId;
use crate::explanation::Unanswered;
use crate::figure::Blank;
use crate::indicator::Unit;
use crate::percent::Ratio;
use crate::place::PlaceCode;
use crate::post::PostId;
use crate::review::ReviewId;
use crate::run::in_a_row;
use crate::scheme::SchemeCode;
use crate::scorecard::{Outcome, Rank, Scorecard};

/// A place's card now and a period before, with its ranks.
#[derive(Clone, Debug)]
pub struct Standing {
    pub now: Scorecard,
    pub before: Option<Scorecard>,
    pub rank_now: Option<Rank>,
    pub rank_before: Option<Rank>,
}

/// An open directive past its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverdueDirective {
    pub directive: DirectiveId,
    pub place: PlaceCode,
    pub scheme: Option<SchemeCode>,
    pub post: Option<PostId>,
    pub days: i64,
}

/// The limits by which a line comes on the agenda; dated norms of the packs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgendaNorms {
    /// A line with these marks or fewer (hundredths) is low: D and E.
    pub low_marks_hundredths: i64,
    /// A fall of this many ranks or more is told.
    pub fell_ranks: usize,
    /// A line under this percent (hundredths), and not low, is behind.
    pub behind_percent_hundredths: i64,
}

/// A point of the sitting before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastPoint {
    pub review: ReviewId,
    pub item: AgendaItem,
    /// Something was said or ordered on it, or it was taken off.
    pub is_taken_up: bool,
    /// The same line at the same place for the same period, as its figures are known now.
    pub now: Option<Seen>,
}

/// All that an agenda is drawn from.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// The sitting's own place, then the places below.
    pub standings: &'a [Standing],
    /// Cards of the sitting's own place, the period before first, without a gap.
    pub earlier: &'a [Scorecard],
    pub overdue: &'a [OverdueDirective],
    /// Explanations that nobody answered within their limit.
    pub unanswered: &'a [Unanswered],
    /// The points of the sitting before, in their order.
    pub last: &'a [LastPoint],
}

/// What the drawing asks of the office: who answers for a line at a place, and in what it is counted.
pub struct Asked<'a> {
    pub answers: &'a dyn Fn(PlaceCode, &SchemeCode) -> Option<PostId>,
    pub unit: &'a dyn Fn(&SchemeCode) -> Unit,
}

/// Writes the agenda: overdue directives and unanswered explanations first, then each line of the sitting's own place once, with
/// the places below that stand low on it; what changed since the last sitting, and what was left over
/// from it. Items are numbered from 1.
#[must_use]
pub fn draw(ground: &Ground<'_>, norms: AgendaNorms, asked: &Asked<'_>) -> Vec<AgendaItem> {
    let mut items: Vec<AgendaItem> =
        ground.standings.iter().filter_map(|standing| fell_item(standing, norms)).collect();
    if let Some((own, below)) = ground.standings.split_first() {
        for line in &own.now.lines {
            let of_line = Of { own, below, earlier: ground.earlier, scheme: &line.scheme, norms };
            items.extend(of_line.item(asked));
        }
    }
    let left: Vec<AgendaItem> =
        ground.last.iter().filter_map(|point| left_over(point, &items, asked)).collect();
    items.extend(left);
    items.extend(changed(ground, asked));
    items.extend(ground.overdue.iter().map(overdue_item));
    items.extend(ground.unanswered.iter().map(unanswered_item));
    items.sort_by_key(|item| item.reason.weight());
    for (n, item) in (1..).zip(items.iter_mut()) {
        item.n = n;
    }
    items
}

/// One line of the sitting's own place.
struct Of<'a> {
    own: &'a Standing,
    below: &'a [Standing],
    earlier: &'a [Scorecard],
    scheme: &'a SchemeCode,
    norms: AgendaNorms,
}

impl Of<'_> {
    fn is_low(&self, card: &Scorecard) -> bool {
        let marks = card.line(self.scheme).and_then(|line| line.outcome.marks_hundredths());
        marks.is_some_and(|marks| marks <= self.norms.low_marks_hundredths)
    }

    /// The item of the line, if it is to be reviewed here or in a place below.
    fn item(&self, asked: &Asked<'_>) -> Option<AgendaItem> {
        let low = self.below.iter().filter(|standing| self.is_low(&standing.now));
        let low: Vec<PlaceCode> = low.map(|standing| standing.now.place).collect();
        let line = self.own.now.line(self.scheme)?;
        let reason = match self.reason() {
            Some(reason) => reason,
            None if !line.not_reported.is_empty() => {
                AgendaReason::NotReported { places: line.not_reported.clone() }
            }
            None if !low.is_empty() => AgendaReason::LowBelow,
            None => return None,
        };
        Some(AgendaItem {
            n: 0,
            reason,
            place: self.own.now.place,
            scheme: Some(self.scheme.clone()),
            post: (asked.answers)(self.own.now.place, self.scheme),
            seen: seen(self.own, self.scheme, (asked.unit)(self.scheme)),
            below: low,
        })
    }

    fn reason(&self) -> Option<AgendaReason> {
        let line = self.own.now.line(self.scheme)?;
        let before = self.own.before.as_ref().and_then(|card| card.line(self.scheme));
        match &line.outcome {
            Outcome::Graded { ratio, letter, marks_hundredths } => {
                if ratio.part() == 0 {
                    Some(AgendaReason::NotStarted)
                } else if *marks_hundredths <= self.norms.low_marks_hundredths {
                    let before = before.and_then(|line| line.outcome.letter()).cloned();
                    let n_periods = self.n_periods_low();
                    Some(AgendaReason::LowGrade { letter: letter.clone(), before, n_periods })
                } else {
                    let is_behind = ratio.cmp_percent(self.norms.behind_percent_hundredths).is_lt();
                    let short = line.short_of_best;
                    is_behind.then_some(AgendaReason::BehindTarget { short })
                }
            }
            Outcome::NotReported { .. } | Outcome::Out(Blank::NotReported) => {
                Some(AgendaReason::NotReported { places: vec![self.own.now.place] })
            }
            Outcome::Aside { ratio, .. } => (ratio.part() == 0).then_some(AgendaReason::NotStarted),
            Outcome::Out(_) => None,
        }
    }

    /// How many periods running the line was graded low, this one counted.
    fn n_periods_low(&self) -> i64 {
        let is_graded_low = |card: &&Scorecard| {
            let outcome = card.line(self.scheme).map(|line| &line.outcome);
            matches!(outcome, Some(Outcome::Graded { .. })) && self.is_low(card)
        };
        let earlier = in_a_row(self.earlier, |card| is_graded_low(card));
        i64::try_from(earlier).map_or(i64::MAX, |earlier| 1 + earlier)
    }
}

/// What the chair saw at the last sitting and stands otherwise now, each line once.
fn changed(ground: &Ground<'_>, asked: &Asked<'_>) -> Vec<AgendaItem> {
    let mut items: Vec<AgendaItem> = Vec::new();
    for point in ground.last {
        let (Some(then), Some(now)) = (&point.item.seen, &point.now) else { continue };
        let Some(scheme) = &point.item.scheme else { continue };
        let place = point.item.place;
        let is_told = items.iter().any(|i| i.place == place && i.scheme.as_ref() == Some(scheme));
        if is_told || then.pair() == now.pair() {
            continue;
        }
        let standing = ground.standings.iter().find(|standing| standing.now.place == place);
        items.push(AgendaItem {
            n: 0,
            reason: AgendaReason::FiguresChanged { then: then.pair(), now: now.pair() },
            place,
            post: (asked.answers)(place, scheme),
            seen: standing.and_then(|standing| seen(standing, scheme, (asked.unit)(scheme))),
            scheme: Some(scheme.clone()),
            below: Vec::new(),
        });
    }
    items
}

/// A point on which nothing was said or ordered, unless its line stands on the agenda anyhow.
fn left_over(point: &LastPoint, items: &[AgendaItem], asked: &Asked<'_>) -> Option<AgendaItem> {
    let item = &point.item;
    let words = match &item.reason {
        AgendaReason::Overdue { .. } | AgendaReason::FiguresChanged { .. } => return None,
        AgendaReason::ByHand { words, .. } | AgendaReason::Unfinished { words, .. } => {
            words.clone()
        }
        _ => String::new(),
    };
    let stands = |other: &AgendaItem| other.place == item.place && other.scheme == item.scheme;
    if point.is_taken_up || (words.is_empty() && items.iter().any(stands)) {
        return None;
    }
    let scheme = item.scheme.as_ref();
    Some(AgendaItem {
        n: 0,
        reason: AgendaReason::Unfinished { review: point.review, words },
        place: item.place,
        scheme: item.scheme.clone(),
        post: scheme.map_or(item.post, |scheme| (asked.answers)(item.place, scheme)),
        seen: None,
        below: Vec::new(),
    })
}

fn unanswered_item(unanswered: &Unanswered) -> AgendaItem {
    let (explanation, days) = (unanswered.explanation, unanswered.days);
    AgendaItem {
        n: 0,
        reason: AgendaReason::Unanswered { explanation, days },
        place: unanswered.place,
        scheme: unanswered.scheme.clone(),
        post: Some(unanswered.asked),
        seen: None,
        below: Vec::new(),
    }
}

fn overdue_item(overdue: &OverdueDirective) -> AgendaItem {
    AgendaItem {
        n: 0,
        reason: AgendaReason::Overdue { directive: overdue.directive, days: overdue.days },
        place: overdue.place,
        scheme: overdue.scheme.clone(),
        post: overdue.post,
        seen: None,
        below: Vec::new(),
    }
}

fn fell_item(standing: &Standing, norms: AgendaNorms) -> Option<AgendaItem> {
    let (now, before) = (standing.rank_now?, standing.rank_before?);
    (now.rank >= before.rank + norms.fell_ranks).then_some(AgendaItem {
        n: 0,
        reason: AgendaReason::FellRanks { from: before.rank, to: now.rank },
        place: standing.now.place,
        scheme: None,
        post: None,
        seen: None,
        below: Vec::new(),
    })
}

/// The figures of one line as they stand on a card.
#[must_use]
pub fn seen(standing: &Standing, scheme: &SchemeCode, unit: Unit) -> Option<Seen> {
    let line = standing.now.line(scheme)?;
    Some(Seen {
        unit,
        target: line.target,
        achieved: line.achieved,
        percent_hundredths: line.outcome.ratio().map(Ratio::percent_hundredths),
        letter: line.outcome.letter().cloned(),
        short_of_best: line.short_of_best,
    })
}
