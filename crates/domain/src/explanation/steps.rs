//! What may happen to an explanation and by whom. `may_step` decides, `fold` applies; both are pure. The
//! asked post answers and never decides; nobody decides before there is an answer or the limit passed.

use jiff::civil::Date;

use super::notice::Notice;
use super::{Call, Decision, Explanation, Relation, State};
use crate::evidence::File;
use crate::post::PostId;
use crate::refusal::Refusal;

/// One thing that happens to an explanation after its draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The letter went out, and this is what it says.
    Called { notice: Box<Notice> },
    /// The letter reached the post, and in what way.
    Delivered { how: String },
    /// The post answered. It names the papers that it encloses, and hands files in.
    Replied { words: String, enclosures: String, files: Vec<File> },
    /// The answer, or its absence, is being looked at.
    TakenUp,
    /// What another post thinks of it, and why.
    Decided { decision: Decision, words: String },
    /// What should follow.
    ActionRecommended { words: String },
    /// Taken back with a reason.
    Withdrawn { reason: String },
}

impl Step {
    /// The word used in the ledger, the words file and the API.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Called { .. } => "called",
            Self::Delivered { .. } => "delivered",
            Self::Replied { .. } => "replied",
            Self::TakenUp => "taken-up",
            Self::Decided { .. } => "decided",
            Self::ActionRecommended { .. } => "action-recommended",
            Self::Withdrawn { .. } => "withdrawn",
        }
    }
}

/// Decides whether a post that stands so to the asked one may take this step on a day.
///
/// # Errors
/// A refusal that names what stands in the way: only the asked post answers, only one above it calls
/// and decides, the step does not follow, the limit still runs, nothing was said.
pub fn may_step(
    explanation: &Explanation,
    relation: Relation,
    step: &Step,
    today: Date,
) -> Result<(), Refusal> {
    match step {
        Step::Called { .. } => {
            must_be_over(relation)?;
            must_stand_in(explanation, &[State::Drafted])
        }
        Step::Delivered { .. } => must_stand_in(explanation, &[State::Called]),
        Step::Replied { words, .. } => {
            must_say(words)?;
            if relation != Relation::Asked {
                return Err(Refusal::AskedOther);
            }
            may_reply(explanation)
        }
        Step::TakenUp => {
            must_be_another(relation)?;
            must_be_ripe(explanation, today)?;
            must_stand_in(explanation, &[State::Called, State::Delivered, State::Replied])
        }
        Step::Decided { decision, words } => {
            must_say(words)?;
            must_be_over(relation)?;
            must_be_ripe(explanation, today)?;
            if explanation.replied_on.is_none() && *decision != Decision::NotSatisfactory {
                return Err(Refusal::NothingToAccept);
            }
            Ok(())
        }
        Step::ActionRecommended { words } => {
            must_say(words)?;
            must_be_over(relation)?;
            must_stand_in(explanation, &[State::NotSatisfactory])
        }
        Step::Withdrawn { reason } => {
            must_say(reason)?;
            // A draft is nobody's letter yet: whoever may draft may tear it up.
            if explanation.state == State::Drafted {
                must_be_another(relation)
            } else {
                must_be_over(relation)?;
                must_be_open(explanation)
            }
        }
    }
}

/// One answer, also after the limit and while the matter is looked at, until it is decided.
fn may_reply(explanation: &Explanation) -> Result<(), Refusal> {
    let may = [State::Called, State::Delivered, State::UnderReview];
    if explanation.replied_on.is_some() {
        return does_not_follow(explanation);
    }
    must_stand_in(explanation, &may)
}

/// There is an answer to decide on, or the limit has passed without one.
fn must_be_ripe(explanation: &Explanation, today: Date) -> Result<(), Refusal> {
    let (true, Some(due)) = (explanation.state.is_open(), explanation.reply_by()) else {
        return does_not_follow(explanation);
    };
    if explanation.replied_on.is_none() && today <= due {
        return Err(Refusal::ReplyStillAwaited { due });
    }
    Ok(())
}

fn must_stand_in(explanation: &Explanation, from: &[State]) -> Result<(), Refusal> {
    if from.contains(&explanation.state) { Ok(()) } else { does_not_follow(explanation) }
}

fn must_be_open(explanation: &Explanation) -> Result<(), Refusal> {
    if explanation.state.is_open() { Ok(()) } else { does_not_follow(explanation) }
}

fn does_not_follow(explanation: &Explanation) -> Result<(), Refusal> {
    Err(Refusal::ExplanationStepDoesNotFollow { state: explanation.state })
}

fn must_be_over(relation: Relation) -> Result<(), Refusal> {
    must_be_another(relation)?;
    if relation == Relation::Over { Ok(()) } else { Err(Refusal::NotOverAsked) }
}

fn must_be_another(relation: Relation) -> Result<(), Refusal> {
    if relation == Relation::Asked { Err(Refusal::AskedMayNotDecide) } else { Ok(()) }
}

fn must_say(words: &str) -> Result<(), Refusal> {
    if words.trim().is_empty() { Err(Refusal::WordsMissing) } else { Ok(()) }
}

/// The explanation after a step that `by` took on a day.
#[must_use]
pub fn fold(
    mut explanation: Explanation,
    step: &Step,
    by: Option<PostId>,
    on: Date,
) -> Explanation {
    let before = explanation.state;
    explanation.state = match step {
        Step::Called { notice } => {
            explanation.call = Some(Call {
                number: notice.number,
                by: by.unwrap_or(PostId(0)),
                on: notice.issued_on,
                reply_days: notice.reply_days,
                reply_by: notice.reply_by,
            });
            State::Called
        }
        Step::Delivered { .. } => {
            explanation.delivered_on = Some(on);
            State::Delivered
        }
        Step::Replied { .. } => {
            explanation.replied_on = Some(on);
            // An answer that comes while the matter is looked at goes to those who look at it.
            if before == State::UnderReview { before } else { State::Replied }
        }
        Step::TakenUp => State::UnderReview,
        Step::Decided { decision, .. } => decision.state(),
        Step::ActionRecommended { .. } => State::ActionRecommended,
        Step::Withdrawn { .. } => State::Withdrawn,
    };
    if before.is_open() && !explanation.state.is_open() {
        explanation.closed_on = Some(on);
    }
    explanation
}
