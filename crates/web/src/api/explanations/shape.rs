//! The shape of an explanation and of what happens to it.

use desk::explanations::Taken;
use desk::wording;
use domain::evidence::File;
use domain::explanation::{self, steps};
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::wire::{self, Name, Named, PlaceRef, PostRef};

/// An explanation as it stands.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Explanation {
    id: i64,
    /// The post that is asked.
    asked: Option<PostRef>,
    cause: ExplanationCause,
    place: PlaceRef,
    /// `drafted`, `called`, `delivered`, `replied`, `under-review`, `accepted`,
    /// `accepted-with-warning`, `not-satisfactory`, `action-recommended` or `withdrawn`.
    #[schema(example = "replied")]
    state: &'static str,
    is_open: bool,
    /// The sitting and the directive by which it was ordered.
    review: Option<i64>,
    directive: Option<i64>,
    #[schema(format = Date)]
    drafted_on: String,
    /// None until the letter goes out.
    letter: Option<CallingLetter>,
    #[schema(format = Date)]
    delivered_on: Option<String>,
    #[schema(format = Date)]
    replied_on: Option<String>,
    /// The answer came after the limit.
    is_late: bool,
    /// Days past the limit while no answer has come; none when there is one or the limit still runs.
    days_unanswered: Option<i64>,
    #[schema(format = Date)]
    closed_on: Option<String>,
}

/// Why it is asked.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ExplanationCause {
    /// `grade`, `absence`, `overdue`, `short-figure`, `persistent` or `by-hand`.
    word: &'static str,
    words: Name,
    #[serde(skip_serializing_if = "Option::is_none")]
    scheme: Option<String>,
}

/// The letter under which it was called.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CallingLetter {
    /// The first calendar year of its financial year.
    #[schema(example = 2024)]
    fy: i16,
    n: i64,
    by: Option<PostRef>,
    #[schema(format = Date)]
    on: String,
    reply_days: i64,
    #[schema(format = Date)]
    reply_by: String,
}

/// One thing that happened to an explanation. What a step does not carry is left out.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ExplanationStep)]
pub(super) struct Step {
    /// `called`, `delivered`, `replied`, `taken-up`, `decided`, `action-recommended` or `withdrawn`.
    step: &'static str,
    /// Its number on the explanation, from 1.
    n: i64,
    /// The number of the fact in the ledger.
    fact: i64,
    #[schema(format = DateTime)]
    at: String,
    #[schema(format = Date)]
    on: String,
    /// The word of the post that took it.
    by: Option<String>,
    /// What was answered, decided, or given as reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    enclosures: Option<String>,
    /// The files of an answer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    files: Vec<EnclosedFile>,
    /// `accepted`, `accepted-with-warning` or `not-satisfactory`.
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<&'static str>,
}

/// A file that came with an answer.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct EnclosedFile {
    /// Its number with the answer, from 1; the page of the explanation gives it out under it.
    n: i64,
    name: String,
    /// `jpeg`, `png`, `webp` or `pdf`, by its first bytes.
    kind: &'static str,
    n_bytes: i64,
    sha256: String,
}

impl From<(&File, i64)> for EnclosedFile {
    fn from((file, n): (&File, i64)) -> Self {
        let File { sha256, name, kind, n_bytes, .. } = file.clone();
        Self { n, name, kind: kind.word(), n_bytes, sha256 }
    }
}

/// An explanation as it stands on a day.
pub(super) fn explanation(
    named: &Named<'_>,
    of: &explanation::Explanation,
    today: Date,
) -> Explanation {
    let given = &of.given;
    Explanation {
        id: of.id.0,
        asked: named.post(given.asked),
        cause: ExplanationCause {
            word: given.cause.word(),
            words: wording::explanation::cause(named.known, of).into(),
            scheme: given.cause.scheme().map(ToString::to_string),
        },
        place: named.place(given.place),
        state: of.state.word(),
        is_open: of.state.is_open(),
        review: given.review.map(|review| review.0),
        directive: given.directive.map(|directive| directive.0),
        drafted_on: wire::day(of.drafted_on),
        letter: of.call.map(|call| CallingLetter {
            fy: call.number.fy.0,
            n: call.number.n,
            by: named.post(call.by),
            on: wire::day(call.on),
            reply_days: call.reply_days,
            reply_by: wire::day(call.reply_by),
        }),
        delivered_on: of.delivered_on.map(wire::day),
        replied_on: of.replied_on.map(wire::day),
        is_late: of.is_late(),
        days_unanswered: of.days_unanswered(today),
        closed_on: of.closed_on.map(wire::day),
    }
}

/// A step that was taken.
pub(super) fn step(named: &Named<'_>, taken: &Taken) -> Step {
    use steps::Step as Kind;
    let files = match &taken.step {
        Kind::Replied { files, .. } => files.iter().zip(1..).map(EnclosedFile::from).collect(),
        _ => Vec::new(),
    };
    let (words, enclosures, decision) = match &taken.step {
        Kind::Called { .. } | Kind::TakenUp => (None, None, None),
        Kind::Replied { words, enclosures, .. } => (Some(words), Some(enclosures), None),
        Kind::Decided { decision, words } => (Some(words), None, Some(decision.word())),
        Kind::Delivered { how: words }
        | Kind::ActionRecommended { words }
        | Kind::Withdrawn { reason: words } => (Some(words), None, None),
    };
    Step {
        step: taken.step.word(),
        n: taken.n,
        fact: taken.fact,
        at: taken.at.to_string(),
        on: wire::day(taken.on),
        by: named.slug(taken.by),
        words: words.cloned(),
        enclosures: enclosures.cloned(),
        files,
        decision,
    }
}
