//! The agenda, written from the figures: each item carries its reason with the numbers as they stood.
//! Drawing it is a pure function of the scorecards and the open directives; the order is stable.

use crate::directive::DirectiveId;
use crate::explanation::{ExplanationId, Unanswered};
use crate::figure::Cell;
use crate::grade::Letter;
use crate::indicator::Unit;
use crate::place::PlaceCode;
use crate::post::PostId;
use crate::scheme::SchemeCode;
use crate::scorecard::{Outcome, Rank, Scorecard};

/// Why an item is on the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AgendaReason {
    /// The line stands in a low band; `before` is last period's letter, if it had one.
    LowGrade { letter: Letter, before: Option<Letter> },
    /// The line stands well here, but low in places below.
    LowBelow,
    /// A target, and nothing begun.
    NotStarted,
    /// The place fell among its siblings.
    FellRanks { from: usize, to: usize },
    /// Behind the target to date by this many.
    BehindTarget { short: i64 },
    /// These places did not report.
    NotReported { places: Vec<PlaceCode> },
    /// A directive whose day has passed.
    Overdue { directive: DirectiveId, days: i64 },
    /// An explanation that nobody answered within its limit.
    Unanswered { explanation: ExplanationId, days: i64 },
    /// Put on by a person, with the reason given; empty when none was.
    ByHand { words: String, reason: String },
}

impl AgendaReason {
    /// The word used in the ledger, the words file and the API.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::LowGrade { .. } => "low-grade",
            Self::LowBelow => "low-below",
            Self::NotStarted => "not-started",
            Self::FellRanks { .. } => "fell-ranks",
            Self::BehindTarget { .. } => "behind-target",
            Self::NotReported { .. } => "not-reported",
            Self::Overdue { .. } => "overdue",
            Self::Unanswered { .. } => "unanswered",
            Self::ByHand { .. } => "by-hand",
        }
    }

    /// Overdue directives lead, then explanations that nobody answered, then low grades; what a person
    /// adds comes last.
    fn weight(&self) -> u8 {
        match self {
            Self::Overdue { .. } => 0,
            Self::Unanswered { .. } => 1,
            Self::NotStarted => 2,
            Self::LowGrade { .. } => 3,
            Self::FellRanks { .. } => 4,
            Self::BehindTarget { .. } => 5,
            Self::LowBelow => 6,
            Self::NotReported { .. } => 7,
            Self::ByHand { .. } => 8,
        }
    }
}

/// The figures of a line as the chair sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub unit: Unit,
    pub target: Cell,
    pub achieved: Cell,
    /// Percent in hundredths for show only, made from the two cells.
    pub percent_hundredths: Option<i64>,
    pub letter: Option<Letter>,
    pub short_of_best: i64,
}

/// One item of an agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaItem {
    /// Its number in the sitting, from 1; never used again when it is taken off.
    pub n: i64,
    pub reason: AgendaReason,
    pub place: PlaceCode,
    pub scheme: Option<SchemeCode>,
    /// The post that answers.
    pub post: Option<PostId>,
    pub seen: Option<Seen>,
    /// The places below that stand low on this line, in tree order.
    pub below: Vec<PlaceCode>,
}

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

/// What was promised or asked in writing, and did not come.
#[derive(Clone, Copy, Debug, Default)]
pub struct Outstanding<'a> {
    pub overdue: &'a [OverdueDirective],
    pub unanswered: &'a [Unanswered],
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

/// What the drawing asks of the office: who answers for a line at a place, and in what it is counted.
pub struct Asked<'a> {
    pub answers: &'a dyn Fn(PlaceCode, &SchemeCode) -> Option<PostId>,
    pub unit: &'a dyn Fn(&SchemeCode) -> Unit,
}

/// Writes the agenda: what is outstanding first, then each line of the sitting's own place (the first of
/// `standings`) once, with the places below that stand low on it. Items are numbered from 1.
#[must_use]
pub fn draw(
    standings: &[Standing],
    outstanding: Outstanding<'_>,
    norms: AgendaNorms,
    asked: &Asked<'_>,
) -> Vec<AgendaItem> {
    let mut items: Vec<AgendaItem> = outstanding.overdue.iter().map(overdue_item).collect();
    items.extend(outstanding.unanswered.iter().map(unanswered_item));
    items.extend(standings.iter().filter_map(|standing| fell_item(standing, norms)));
    if let Some((own, below)) = standings.split_first() {
        let lines = own.now.lines.iter();
        items.extend(lines.filter_map(|line| line_item(own, below, &line.scheme, (norms, asked))));
    }
    items.sort_by_key(|item| item.reason.weight());
    for (n, item) in (1..).zip(items.iter_mut()) {
        item.n = n;
    }
    items
}

/// The item of a line, if the line is to be reviewed here or in a place below.
fn line_item(
    own: &Standing,
    below: &[Standing],
    scheme: &SchemeCode,
    (norms, asked): (AgendaNorms, &Asked<'_>),
) -> Option<AgendaItem> {
    let is_low = |standing: &&Standing| {
        let line = standing.now.line(scheme);
        let marks = line.and_then(|line| line.outcome.marks_hundredths());
        marks.is_some_and(|marks| marks <= norms.low_marks_hundredths)
    };
    let low: Vec<PlaceCode> = below.iter().filter(is_low).map(|s| s.now.place).collect();
    let line = own.now.line(scheme)?;
    let reason = match line_reason(own, scheme, norms) {
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
        place: own.now.place,
        scheme: Some(scheme.clone()),
        post: (asked.answers)(own.now.place, scheme),
        seen: seen(own, scheme, (asked.unit)(scheme)),
        below: low,
    })
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

fn line_reason(
    standing: &Standing,
    scheme: &SchemeCode,
    norms: AgendaNorms,
) -> Option<AgendaReason> {
    let line = standing.now.line(scheme)?;
    let before = standing.before.as_ref().and_then(|card| card.line(scheme));
    match &line.outcome {
        Outcome::Graded { ratio, letter, marks_hundredths } => {
            if ratio.part() == 0 {
                Some(AgendaReason::NotStarted)
            } else if *marks_hundredths <= norms.low_marks_hundredths {
                let before = before.and_then(|line| line.outcome.letter()).cloned();
                Some(AgendaReason::LowGrade { letter: letter.clone(), before })
            } else {
                ratio
                    .cmp_percent(norms.behind_percent_hundredths)
                    .is_lt()
                    .then_some(AgendaReason::BehindTarget { short: line.short_of_best })
            }
        }
        Outcome::NotReported { .. } => {
            Some(AgendaReason::NotReported { places: vec![standing.now.place] })
        }
        Outcome::Out(_) => None,
    }
}

/// The figures of one line as they stand on a card.
#[must_use]
pub fn seen(standing: &Standing, scheme: &SchemeCode, unit: Unit) -> Option<Seen> {
    let line = standing.now.line(scheme)?;
    Some(Seen {
        unit,
        target: line.target,
        achieved: line.achieved,
        percent_hundredths: match &line.outcome {
            Outcome::Graded { ratio, .. } => Some(ratio.percent_hundredths()),
            _ => None,
        },
        letter: line.outcome.letter().cloned(),
        short_of_best: line.short_of_best,
    })
}
