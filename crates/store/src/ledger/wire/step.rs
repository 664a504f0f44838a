//! A step on a directive under its word; the history view keeps it in the same shape.

use domain::directive::DirectiveId;
use domain::directive::steps::Step as Given;
use domain::post::PostId;
use serde::{Deserialize, Serialize};

use super::Read;
use super::shared::day;

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
    Postponed { to: Option<String>, reason: String },
    Split { into: Vec<i64>, reason: String },
    CutFrom { directive: i64, clock_from: String },
    Merged { into: i64, reason: String },
    TookIn { directive: i64, clock_from: String },
    UndoneByFigure { value: i64, by_fact: i64 },
    FigureRead { value: i64, as_on: String, by_fact: i64 },
}

impl From<&Given> for Step {
    fn from(step: &Given) -> Self {
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
            Given::Postponed { to, reason } => {
                Self::Postponed { to: to.map(|day| day.to_string()), reason }
            }
            Given::Split { into, reason } => {
                Self::Split { into: into.iter().map(|id| id.0).collect(), reason }
            }
            Given::CutFrom { directive, clock_from } => {
                Self::CutFrom { directive: directive.0, clock_from: clock_from.to_string() }
            }
            Given::Merged { into, reason } => Self::Merged { into: into.0, reason },
            Given::TookIn { directive, clock_from } => {
                Self::TookIn { directive: directive.0, clock_from: clock_from.to_string() }
            }
            Given::UndoneByFigure { value, by_fact } => Self::UndoneByFigure { value, by_fact },
            Given::FigureRead { value, as_on, by_fact } => {
                Self::FigureRead { value, as_on: as_on.to_string(), by_fact }
            }
        }
    }
}

impl Step {
    pub(crate) fn step(self) -> Read<Given> {
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
            Self::Postponed { to, reason } => {
                Given::Postponed { to: to.as_deref().map(day).transpose()?, reason }
            }
            Self::Split { into, reason } => {
                Given::Split { into: into.into_iter().map(DirectiveId).collect(), reason }
            }
            Self::CutFrom { directive, clock_from } => {
                Given::CutFrom { directive: DirectiveId(directive), clock_from: day(&clock_from)? }
            }
            Self::Merged { into, reason } => Given::Merged { into: DirectiveId(into), reason },
            Self::TookIn { directive, clock_from } => {
                Given::TookIn { directive: DirectiveId(directive), clock_from: day(&clock_from)? }
            }
            Self::UndoneByFigure { value, by_fact } => Given::UndoneByFigure { value, by_fact },
            Self::FigureRead { value, as_on, by_fact } => {
                Given::FigureRead { value, as_on: day(&as_on)?, by_fact }
            }
        })
    }
}
