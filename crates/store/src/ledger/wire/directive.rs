//! `directive-issued`, `directive-moved`; and a step, which the history view keeps in the same shape.

use domain::directive::{Deadline, DirectiveId, DirectiveKind, NewDirective, Resolution};
use domain::fact::Fact;
use domain::indicator::IndicatorCode;
use domain::post::PostId;
use domain::review::ReviewId;
use domain::scheme::SchemeCode;
use serde::{Deserialize, Serialize};

use super::Read;
use super::shared::{day, of_word, place};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Issued {
    review: i64,
    point: i64,
    words: String,
    kind: String,
    owners: Vec<i64>,
    place: i64,
    scheme: Option<String>,
    deadline: DeadlineShape,
    condition: Condition,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct DeadlineShape {
    words: String,
    due_on: Option<String>,
    how: String,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "word", rename_all = "kebab-case", deny_unknown_fields)]
enum Condition {
    Figure { indicator: String, place: i64, at_least: i64 },
    Document {},
    Evidence {},
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Moved {
    directive: i64,
    step: Step,
}

/// A step under its word.
#[derive(Serialize, Deserialize)]
#[serde(tag = "word", rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) enum Step {
    Acknowledged { owner: i64 },
    Started { owner: i64 },
    Reported { owner: i64, words: String, evidence: String },
    Accepted { owner: i64, remark: String },
    Returned { owner: i64, remark: String },
    VerifiedByFigure { value: i64, by_fact: i64 },
    Extended { due_on: String, reason: String },
    Dropped { reason: String },
    Reopened { reason: String },
}

impl From<&NewDirective> for Issued {
    fn from(given: &NewDirective) -> Self {
        Self {
            review: given.review.0,
            point: given.point,
            words: given.words.clone(),
            kind: given.kind.word().to_owned(),
            owners: given.owners.iter().map(|post| post.0).collect(),
            place: given.place.number(),
            scheme: given.scheme.as_ref().map(ToString::to_string),
            deadline: DeadlineShape {
                words: given.deadline.words.clone(),
                due_on: given.deadline.due_on.map(|day| day.to_string()),
                how: given.deadline.how.word().to_owned(),
            },
            condition: (&given.condition).into(),
        }
    }
}

impl Issued {
    pub(crate) fn fact(self) -> Read<Fact> {
        Ok(Fact::DirectiveIssued(NewDirective {
            review: ReviewId(self.review),
            point: self.point,
            words: self.words,
            kind: of_word(&self.kind, DirectiveKind::of_word)?,
            owners: self.owners.into_iter().map(PostId).collect(),
            place: place(self.place)?,
            scheme: self.scheme.map(|code| SchemeCode::new(&code)),
            deadline: Deadline {
                words: self.deadline.words,
                due_on: self.deadline.due_on.as_deref().map(day).transpose()?,
                how: of_word(&self.deadline.how, Resolution::of_word)?,
            },
            condition: self.condition.condition()?,
        }))
    }
}

impl From<&domain::directive::Condition> for Condition {
    fn from(condition: &domain::directive::Condition) -> Self {
        use domain::directive::Condition as Given;
        match condition {
            Given::Figure { indicator, place, at_least } => Self::Figure {
                indicator: indicator.to_string(),
                place: place.number(),
                at_least: *at_least,
            },
            Given::Document => Self::Document {},
            Given::Evidence => Self::Evidence {},
        }
    }
}

impl Condition {
    fn condition(self) -> Read<domain::directive::Condition> {
        use domain::directive::Condition as Given;
        Ok(match self {
            Self::Figure { indicator, place: at, at_least } => Given::Figure {
                indicator: IndicatorCode::new(&indicator),
                place: place(at)?,
                at_least,
            },
            Self::Document {} => Given::Document,
            Self::Evidence {} => Given::Evidence,
        })
    }
}

impl Moved {
    pub(crate) fn of(directive: DirectiveId, step: &domain::directive::steps::Step) -> Self {
        Self { directive: directive.0, step: step.into() }
    }

    pub(crate) fn fact(self) -> Read<Fact> {
        let directive = DirectiveId(self.directive);
        Ok(Fact::DirectiveMoved { directive, step: self.step.step()? })
    }
}

impl From<&domain::directive::steps::Step> for Step {
    fn from(step: &domain::directive::steps::Step) -> Self {
        use domain::directive::steps::Step as Given;
        match step.clone() {
            Given::Acknowledged { owner } => Self::Acknowledged { owner: owner.0 },
            Given::Started { owner } => Self::Started { owner: owner.0 },
            Given::Reported { owner, words, evidence } => {
                Self::Reported { owner: owner.0, words, evidence }
            }
            Given::Accepted { owner, remark } => Self::Accepted { owner: owner.0, remark },
            Given::Returned { owner, remark } => Self::Returned { owner: owner.0, remark },
            Given::VerifiedByFigure { value, by_fact } => Self::VerifiedByFigure { value, by_fact },
            Given::Extended { due_on, reason } => {
                Self::Extended { due_on: due_on.to_string(), reason }
            }
            Given::Dropped { reason } => Self::Dropped { reason },
            Given::Reopened { reason } => Self::Reopened { reason },
        }
    }
}

impl Step {
    pub(crate) fn step(self) -> Read<domain::directive::steps::Step> {
        use domain::directive::steps::Step as Given;
        Ok(match self {
            Self::Acknowledged { owner } => Given::Acknowledged { owner: PostId(owner) },
            Self::Started { owner } => Given::Started { owner: PostId(owner) },
            Self::Reported { owner, words, evidence } => {
                Given::Reported { owner: PostId(owner), words, evidence }
            }
            Self::Accepted { owner, remark } => Given::Accepted { owner: PostId(owner), remark },
            Self::Returned { owner, remark } => Given::Returned { owner: PostId(owner), remark },
            Self::VerifiedByFigure { value, by_fact } => Given::VerifiedByFigure { value, by_fact },
            Self::Extended { due_on, reason } => Given::Extended { due_on: day(&due_on)?, reason },
            Self::Dropped { reason } => Given::Dropped { reason },
            Self::Reopened { reason } => Given::Reopened { reason },
        })
    }
}
