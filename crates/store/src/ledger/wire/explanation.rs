//! `explanation-drafted`, `explanation-moved`, `finding-dismissed`; and a step and a cause, which the
//! views keep in the same shape.

mod cause;
mod notice;

use domain::directive::DirectiveId;
use domain::explanation::steps;
use domain::explanation::{Decision, ExplanationId, NewExplanation};
use domain::fact::Fact;
use domain::period::Period;
use domain::persistence::FindingKey;
use domain::post::PostId;
use domain::review::ReviewId;
use domain::scheme::SchemeCode;
use serde::{Deserialize, Serialize};

use super::Read;
use super::evidence::Kept;
use super::shared::{of_word, place};
pub(crate) use cause::Cause;
use notice::Notice;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Drafted {
    asked: i64,
    cause: Cause,
    place: i64,
    review: Option<i64>,
    directive: Option<i64>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Moved {
    explanation: i64,
    step: Step,
}

/// A step under its word.
#[derive(Serialize, Deserialize)]
#[serde(tag = "word", rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) enum Step {
    Called {
        notice: Box<Notice>,
    },
    Delivered {
        how: String,
    },
    Replied {
        words: String,
        enclosures: String,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        files: Vec<Kept>,
    },
    TakenUp {},
    Decided {
        decision: String,
        words: String,
    },
    ActionRecommended {
        words: String,
    },
    Withdrawn {
        reason: String,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Dismissed {
    rule: String,
    place: i64,
    scheme: Option<String>,
    at: String,
    reason: String,
}

impl From<&NewExplanation> for Drafted {
    fn from(given: &NewExplanation) -> Self {
        Self {
            asked: given.asked.0,
            cause: (&given.cause).into(),
            place: given.place.number(),
            review: given.review.map(|review| review.0),
            directive: given.directive.map(|directive| directive.0),
        }
    }
}

impl Drafted {
    pub(crate) fn fact(self) -> Read<Fact> {
        Ok(Fact::ExplanationDrafted(NewExplanation {
            asked: PostId(self.asked),
            cause: self.cause.cause()?,
            place: place(self.place)?,
            review: self.review.map(ReviewId),
            directive: self.directive.map(DirectiveId),
        }))
    }
}

impl Moved {
    pub(crate) fn of(explanation: ExplanationId, step: &steps::Step) -> Self {
        Self { explanation: explanation.0, step: step.into() }
    }

    pub(crate) fn fact(self) -> Read<Fact> {
        let explanation = ExplanationId(self.explanation);
        Ok(Fact::ExplanationMoved { explanation, step: self.step.step()? })
    }
}

impl From<&steps::Step> for Step {
    fn from(step: &steps::Step) -> Self {
        use steps::Step as Given;
        match step.clone() {
            Given::Called { notice } => Self::Called { notice: Box::new(notice.as_ref().into()) },
            Given::Delivered { how } => Self::Delivered { how },
            Given::Replied { words, enclosures, files } => {
                let files = files.into_iter().map(Kept::from).collect();
                Self::Replied { words, enclosures, files }
            }
            Given::TakenUp => Self::TakenUp {},
            Given::Decided { decision, words } => {
                Self::Decided { decision: decision.word().to_owned(), words }
            }
            Given::ActionRecommended { words } => Self::ActionRecommended { words },
            Given::Withdrawn { reason } => Self::Withdrawn { reason },
        }
    }
}

impl Step {
    pub(crate) fn step(self) -> Read<steps::Step> {
        use steps::Step as Given;
        Ok(match self {
            Self::Called { notice } => Given::Called { notice: Box::new(notice.notice()?) },
            Self::Delivered { how } => Given::Delivered { how },
            Self::Replied { words, enclosures, files } => {
                let files = files.into_iter().map(Kept::file).collect::<Read<_>>()?;
                Given::Replied { words, enclosures, files }
            }
            Self::TakenUp {} => Given::TakenUp,
            Self::Decided { decision, words } => {
                Given::Decided { decision: of_word(&decision, Decision::of_word)?, words }
            }
            Self::ActionRecommended { words } => Given::ActionRecommended { words },
            Self::Withdrawn { reason } => Given::Withdrawn { reason },
        })
    }
}

impl Dismissed {
    pub(crate) fn of(finding: &FindingKey, reason: &str) -> Self {
        Self {
            rule: finding.rule.clone(),
            place: finding.place.number(),
            scheme: finding.scheme.as_ref().map(ToString::to_string),
            at: finding.at.to_string(),
            reason: reason.to_owned(),
        }
    }

    pub(crate) fn fact(self) -> Read<Fact> {
        let finding = FindingKey {
            rule: self.rule,
            place: place(self.place)?,
            scheme: self.scheme.map(|code| SchemeCode::new(&code)),
            at: of_word(&self.at, Period::read)?,
        };
        Ok(Fact::FindingDismissed { finding, reason: self.reason })
    }
}
