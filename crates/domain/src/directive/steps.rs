//! What may happen to a directive and by whom. `step` decides, `fold` applies; both are pure. There is
//! no path from reported to closed by the doer alone.

use jiff::civil::Date;

use super::{Directive, State};
use crate::post::PostId;
use crate::refusal::Refusal;

/// One thing that happens to a directive after its issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The owner has seen it.
    Acknowledged { owner: PostId },
    /// The owner has begun.
    Started { owner: PostId },
    /// The owner says what was done, and with what evidence.
    Reported { owner: PostId, words: String, evidence: String },
    /// Another post found it done.
    Accepted { owner: PostId, remark: String },
    /// Another post sent it back.
    Returned { owner: PostId, remark: String },
    /// The figure reached the value: this fact of the ledger brought it there.
    VerifiedByFigure { value: i64, by_fact: i64 },
    /// The day was moved, by authority and with a reason.
    Extended { due_on: Date, reason: String },
    /// Given up with a reason.
    Dropped { reason: String },
    /// Open again: a check failed, or a correction undid the figure.
    Reopened { reason: String },
}

impl Step {
    /// The word used in the ledger, the words file and the API.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Acknowledged { .. } => "acknowledged",
            Self::Started { .. } => "started",
            Self::Reported { .. } => "reported",
            Self::Accepted { .. } => "accepted",
            Self::Returned { .. } => "returned",
            Self::VerifiedByFigure { .. } => "verified-by-figure",
            Self::Extended { .. } => "extended",
            Self::Dropped { .. } => "dropped",
            Self::Reopened { .. } => "reopened",
        }
    }
}

/// Decides whether `by` may take this step now.
///
/// # Errors
/// A refusal that names what stands in the way: not an owner, the doer judging itself, a step that does
/// not follow from the state, words or a reason missing, an extension that is none.
pub fn may_step(directive: &Directive, by: PostId, step: &Step) -> Result<(), Refusal> {
    match step {
        Step::Acknowledged { owner } => own_step(directive, by, *owner, &[State::Issued]),
        Step::Started { owner } => {
            own_step(directive, by, *owner, &[State::Issued, State::Acknowledged, State::Returned])
        }
        Step::Reported { owner, words, .. } => {
            must_say(words)?;
            let from = [State::Issued, State::Acknowledged, State::InProgress, State::Returned];
            own_step(directive, by, *owner, &from)
        }
        Step::Accepted { owner, .. } => judge(directive, by, *owner),
        Step::Returned { owner, remark } => {
            must_say(remark)?;
            judge(directive, by, *owner)
        }
        Step::VerifiedByFigure { .. } => must_be_open(directive),
        Step::Extended { due_on, reason } => {
            must_say(reason)?;
            must_be_open(directive)?;
            must_be_another(directive, by)?;
            match directive.due_on {
                Some(due) if *due_on <= due => Err(Refusal::ExtensionNotLater { due }),
                _ if *due_on < directive.issued_on => {
                    Err(Refusal::DeadlineBeforeReview { due: *due_on, review: directive.issued_on })
                }
                _ => Ok(()),
            }
        }
        Step::Dropped { reason } => {
            must_say(reason)?;
            must_be_open(directive)?;
            must_be_another(directive, by)
        }
        Step::Reopened { reason } => {
            must_say(reason)?;
            if directive.is_open() {
                return Err(Refusal::DirectiveStillOpen);
            }
            must_be_another(directive, by)
        }
    }
}

fn own_step(
    directive: &Directive,
    by: PostId,
    owner: PostId,
    from: &[State],
) -> Result<(), Refusal> {
    if by != owner {
        return Err(Refusal::NotTheOwner);
    }
    must_stand_in(directive, owner, from)
}

fn judge(directive: &Directive, by: PostId, owner: PostId) -> Result<(), Refusal> {
    must_be_another(directive, by)?;
    must_stand_in(directive, owner, &[State::Reported])
}

fn must_stand_in(directive: &Directive, owner: PostId, from: &[State]) -> Result<(), Refusal> {
    let state = directive.owners.iter().find(|o| o.post == owner).map(|o| o.state);
    match state {
        None => Err(Refusal::NotTheOwner),
        Some(state) if from.contains(&state) => Ok(()),
        Some(state) => Err(Refusal::StepDoesNotFollow { state }),
    }
}

fn must_be_open(directive: &Directive) -> Result<(), Refusal> {
    if directive.is_open() { Ok(()) } else { Err(Refusal::DirectiveClosed) }
}

fn must_be_another(directive: &Directive, by: PostId) -> Result<(), Refusal> {
    if directive.is_owner(by) { Err(Refusal::DoerMayNotJudge) } else { Ok(()) }
}

fn must_say(words: &str) -> Result<(), Refusal> {
    if words.trim().is_empty() { Err(Refusal::WordsMissing) } else { Ok(()) }
}

/// The directive after a step. A step that touches all owners leaves alone those already closed.
#[must_use]
pub fn fold(mut directive: Directive, step: &Step) -> Directive {
    match step {
        Step::Acknowledged { owner } => set(&mut directive, *owner, State::Acknowledged),
        Step::Started { owner } => set(&mut directive, *owner, State::InProgress),
        Step::Reported { owner, .. } => set(&mut directive, *owner, State::Reported),
        Step::Accepted { owner, .. } => set(&mut directive, *owner, State::Verified),
        Step::Returned { owner, .. } => set(&mut directive, *owner, State::Returned),
        Step::VerifiedByFigure { .. } => set_open(&mut directive, State::Verified),
        Step::Dropped { .. } => set_open(&mut directive, State::Dropped),
        Step::Extended { due_on, .. } => directive.due_on = Some(*due_on),
        Step::Reopened { .. } => {
            for owner in &mut directive.owners {
                owner.state = State::InProgress;
            }
        }
    }
    directive
}

fn set(directive: &mut Directive, owner: PostId, state: State) {
    for o in directive.owners.iter_mut().filter(|o| o.post == owner) {
        o.state = state;
    }
}

fn set_open(directive: &mut Directive, state: State) {
    for owner in directive.owners.iter_mut().filter(|owner| owner.state.is_open()) {
        owner.state = state;
    }
}
