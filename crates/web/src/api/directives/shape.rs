//! The shape of a directive and of what happens to it.

use desk::directives::Taken;
use desk::wording;
use domain::directive::{self, steps};
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

use super::more::Tally;
use crate::api::wire::{self, Name, Named, PlaceRef, PostRef};

/// A directive as it stands.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct Directive {
    id: i64,
    /// Exactly as they were said.
    words: String,
    /// `do`, `complete`, `report`, `explain`, `inspect` or `meet`.
    kind: &'static str,
    /// That of the owner who is least far: `issued`, `acknowledged`, `in-progress`, `reported`,
    /// `returned`, `verified`, `dropped` or `replaced`.
    #[schema(example = "issued")]
    state: &'static str,
    is_open: bool,
    /// Days past the day owed; none when closed, without a day, or not yet past.
    days_overdue: Option<i64>,
    /// The sitting and the agenda item in which it was given.
    review: i64,
    point: i64,
    place: PlaceRef,
    scheme: Option<Scheme>,
    owners: Vec<Owner>,
    deadline: Deadline,
    #[schema(format = Date)]
    issued_on: String,
    /// The day now owed, extensions counted in; none while it is not known.
    #[schema(format = Date)]
    due_on: Option<String>,
    condition: Condition,
    tally: Tally,
}

/// A programme line as other things name it.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct Scheme {
    #[schema(example = "bank-linkage")]
    code: String,
    name: Name,
}

/// An owner, and how far it has come.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct Owner {
    post: Option<PostRef>,
    state: &'static str,
}

/// Until when, as said and as understood.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct Deadline {
    /// Exactly as they were said.
    #[schema(example = "7 दिनों में")]
    words: String,
    /// `counted`, `working-day`, `next-sitting`, `date`, `immediately`, `weekly`, `vague` or `not-stated`.
    how: &'static str,
    #[schema(format = Date)]
    due_on: Option<String>,
}

/// By what a directive is known to be done.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct Condition {
    /// `figure`, `weekly`, `document` or `evidence`.
    kind: &'static str,
    words: Name,
    /// Only for a figure.
    #[serde(skip_serializing_if = "Option::is_none")]
    figure: Option<FigureWaited>,
}

/// A figure that must be reached.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct FigureWaited {
    #[schema(example = "bank-linkage")]
    indicator: String,
    place: PlaceRef,
    at_least: i64,
    /// As it is known today; none while nothing is.
    now: Option<i64>,
}

/// One thing that happened to a directive. What a step does not carry is left out.
#[derive(Debug, Default, Serialize, ToSchema)]
pub(in crate::api) struct Step {
    /// `acknowledged`, `started`, `reported`, `accepted`, `returned`, `verified-by-figure`, `extended`,
    /// `dropped`, `reopened`, `postponed`, `split`, `cut-from`, `merged`, `took-in`, `undone-by-figure` or
    /// `figure-read`.
    step: &'static str,
    /// Its number on the directive, from 1.
    n: i64,
    /// The number of the fact in the ledger.
    fact: i64,
    #[schema(format = DateTime)]
    at: String,
    #[schema(format = Date)]
    on: String,
    /// The word of the post that took it; none for the figures themselves.
    by: Option<String>,
    why: String,
    /// The word of the owner whose state it touches; none when it touches all.
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<String>,
    /// What was reported, remarked, or given as reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<String>,
    /// The figure that verified it, and the fact that brought it.
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by_fact: Option<i64>,
    /// The new day of an extension.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    due_on: Option<String>,
    /// The directives in which it goes on, or which went on in it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    directives: Vec<i64>,
}

/// A directive as it stands on a day.
pub(in crate::api) fn directive(
    named: &Named<'_>,
    of: &directive::Directive,
    today: Date,
) -> Directive {
    let given = &of.given;
    let scheme = given.scheme.as_ref();
    Directive {
        id: of.id.0,
        words: given.words.clone(),
        kind: given.kind.word(),
        state: of.state().word(),
        is_open: of.is_open(),
        days_overdue: of.days_overdue(today),
        review: given.review.0,
        point: given.point,
        place: named.place(given.place),
        scheme: scheme.map(|code| Scheme {
            code: code.to_string(),
            name: wording::scheme(named.known, code).into(),
        }),
        owners: of
            .owners
            .iter()
            .map(|owner| Owner { post: named.post(owner.post), state: owner.state.word() })
            .collect(),
        deadline: Deadline {
            words: given.deadline.words.clone(),
            how: given.deadline.how.word(),
            due_on: given.deadline.due_on.map(wire::day),
        },
        issued_on: wire::day(of.issued_on),
        due_on: of.due_on.map(wire::day),
        condition: condition(named, of),
        tally: of.tally.into(),
    }
}

fn condition(named: &Named<'_>, of: &directive::Directive) -> Condition {
    let known = named.known;
    let words = wording::condition(known, &of.given.condition).into();
    let kind = match &of.given.condition {
        directive::Condition::Figure { .. } => "figure",
        directive::Condition::Weekly { .. } => "weekly",
        directive::Condition::Document => "document",
        directive::Condition::Evidence => "evidence",
    };
    let figure = of.given.condition.waited().map(|waited| FigureWaited {
        indicator: waited.indicator.to_string(),
        place: named.place(waited.place),
        at_least: waited.at_least,
        now: desk::figures::latest(
            known,
            waited.indicator,
            waited.place,
            of.issued_on.max(known.until()),
        ),
    });
    Condition { kind, words, figure }
}

/// A step that was taken.
pub(super) fn step(named: &Named<'_>, taken: &Taken) -> Step {
    use steps::Step as Kind;
    let mut step = Step {
        step: taken.step.word(),
        n: taken.n,
        fact: taken.fact,
        at: taken.at.to_string(),
        on: wire::day(taken.on),
        by: named.slug(taken.by),
        why: taken.why.clone(),
        directives: domain::directive::reshape::named(&taken.step).iter().map(|id| id.0).collect(),
        ..Step::default()
    };
    match &taken.step {
        Kind::Acknowledged { owner } | Kind::Started { owner } => {
            step.owner = named.slug(Some(*owner));
        }
        Kind::Reported { owner, words, evidence } => {
            step.owner = named.slug(Some(*owner));
            step.words = Some(words.clone());
            step.evidence = Some(evidence.clone());
        }
        Kind::Accepted { owner, remark } | Kind::Returned { owner, remark } => {
            step.owner = named.slug(Some(*owner));
            step.words = Some(remark.clone());
        }
        Kind::VerifiedByFigure { value, by_fact }
        | Kind::UndoneByFigure { value, by_fact }
        | Kind::FigureRead { value, by_fact, .. } => {
            step.value = Some(*value);
            step.by_fact = Some(*by_fact);
        }
        Kind::Postponed { to, reason } => {
            step.due_on = to.map(wire::day);
            step.words = Some(reason.clone());
        }
        Kind::Split { reason, .. } | Kind::Merged { reason, .. } => {
            step.words = Some(reason.clone());
        }
        Kind::CutFrom { .. } | Kind::TookIn { .. } => {}
        Kind::Extended { due_on, reason } => {
            step.due_on = Some(wire::day(*due_on));
            step.words = Some(reason.clone());
        }
        Kind::Dropped { reason } | Kind::Reopened { reason } => {
            step.words = Some(reason.clone());
        }
    }
    step
}
