//! What may happen to a directive and by whom. `step` decides, `fold` applies; both are pure. There is
//! no path from reported to closed by the doer alone.

use jiff::civil::Date;

use super::{Condition, Directive, DirectiveId, State};
use crate::post::PostId;
use crate::refusal::Refusal;

/// Who acts when a figure does: no post of the office, so no owner.
pub const FIGURES: PostId = PostId(0);

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
    /// Open again, by another post and with a reason: a check failed, say.
    Reopened { reason: String },
    /// Put off to the next sitting of the series; its day where that sitting is called already.
    Postponed { to: Option<Date>, reason: String },
    /// Cut into these directives, in which the open owners go on.
    Split { into: Vec<DirectiveId>, reason: String },
    /// Cut from this directive, whose total time runs on since this day.
    CutFrom { directive: DirectiveId, clock_from: Date },
    /// A repetition: taken into this directive, which is kept.
    Merged { into: DirectiveId, reason: String },
    /// Took in this directive, whose total time ran since this day.
    TookIn { directive: DirectiveId, clock_from: Date },
    /// A correction took the figure below the value again: this fact of the ledger did.
    UndoneByFigure { value: i64, by_fact: i64 },
    /// The figure of a weekly target as it stood on a day, by this fact of the ledger.
    FigureRead { value: i64, as_on: Date, by_fact: i64 },
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
            Self::Postponed { .. } => "postponed",
            Self::Split { .. } => "split",
            Self::CutFrom { .. } => "cut-from",
            Self::Merged { .. } => "merged",
            Self::TookIn { .. } => "took-in",
            Self::UndoneByFigure { .. } => "undone-by-figure",
            Self::FigureRead { .. } => "figure-read",
        }
    }
}

/// Decides whether `by` may take this step now. Cutting and taking in are decided with the other directives
/// in view by [`super::reshape`]; here only what this one has to say.
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
        Step::Reported { owner, words, evidence } => {
            must_say(words)?;
            let from = [State::Issued, State::Acknowledged, State::InProgress, State::Returned];
            own_step(directive, by, *owner, &from)?;
            must_be_filed(directive, evidence)
        }
        Step::Accepted { owner, .. } => judge(directive, by, *owner),
        Step::Returned { owner, remark } => {
            must_say(remark)?;
            judge(directive, by, *owner)
        }
        Step::Extended { due_on, reason } => {
            may_reshape(directive, by, reason)?;
            must_be_later(directive, *due_on)
        }
        Step::Postponed { to, reason } => {
            may_reshape(directive, by, reason)?;
            to.map_or(Ok(()), |to| must_be_later(directive, to))
        }
        Step::Dropped { reason } | Step::Split { reason, .. } | Step::Merged { reason, .. } => {
            may_reshape(directive, by, reason)
        }
        Step::Reopened { reason } => {
            must_say(reason)?;
            must_be_closed(directive)?;
            must_be_another(directive, by)
        }
        Step::CutFrom { .. } | Step::TookIn { .. } => {
            must_be_open(directive)?;
            must_be_another(directive, by)
        }
        Step::VerifiedByFigure { .. } | Step::FigureRead { .. } => {
            must_be_figures(directive, by)?;
            must_be_open(directive)
        }
        Step::UndoneByFigure { .. } => {
            must_be_figures(directive, by)?;
            must_be_closed(directive)
        }
    }
}

/// What another post may do to an open directive, with a reason.
fn may_reshape(directive: &Directive, by: PostId, reason: &str) -> Result<(), Refusal> {
    must_say(reason)?;
    must_be_open(directive)?;
    must_be_another(directive, by)
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

/// Closed for good or by mistake, and not going on under another number.
fn must_be_closed(directive: &Directive) -> Result<(), Refusal> {
    if directive.is_open() {
        return Err(Refusal::DirectiveStillOpen);
    }
    if directive.is_replaced() { Err(Refusal::ContinuesElsewhere) } else { Ok(()) }
}

fn must_be_figures(directive: &Directive, by: PostId) -> Result<(), Refusal> {
    let state = directive.state();
    if by == FIGURES { Ok(()) } else { Err(Refusal::StepDoesNotFollow { state }) }
}

/// A day is moved forward only, and never before the issue.
fn must_be_later(directive: &Directive, to: Date) -> Result<(), Refusal> {
    match directive.due_on {
        Some(due) if to <= due => Err(Refusal::ExtensionNotLater { due }),
        _ if to < directive.issued_on => {
            Err(Refusal::DeadlineBeforeReview { due: to, review: directive.issued_on })
        }
        _ => Ok(()),
    }
}

/// What closes on a paper is reported with the number under which the paper is filed.
fn must_be_filed(directive: &Directive, evidence: &str) -> Result<(), Refusal> {
    let is_paper = directive.given.condition == Condition::Document;
    if is_paper && evidence.trim().is_empty() {
        return Err(Refusal::FiledNumberMissing);
    }
    Ok(())
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
        Step::Returned { owner, .. } => {
            directive.tally.n_returned += 1;
            set(&mut directive, *owner, State::Returned);
        }
        Step::VerifiedByFigure { .. } => set_open(&mut directive, State::Verified),
        Step::Dropped { .. } => set_open(&mut directive, State::Dropped),
        Step::Split { .. } | Step::Merged { .. } => set_open(&mut directive, State::Replaced),
        Step::Extended { due_on, .. } => {
            directive.tally.n_extended += 1;
            directive.due_on = Some(*due_on);
            directive.waits_for_sitting = false;
        }
        Step::Postponed { to, .. } => {
            directive.tally.n_postponed += 1;
            directive.due_on = *to;
            directive.waits_for_sitting = to.is_none();
        }
        Step::CutFrom { clock_from, .. } | Step::TookIn { clock_from, .. } => {
            directive.clock_from = directive.clock_from.min(*clock_from);
        }
        Step::Reopened { .. } | Step::UndoneByFigure { .. } => {
            directive.tally.n_reopened += 1;
            for owner in &mut directive.owners {
                owner.state = State::InProgress;
            }
        }
        Step::FigureRead { .. } => {}
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

/// The value at which a figure closed the directive and another post opened it again, by what happened in
/// order: that figure was not believed, and the same figure said again proves nothing.
#[must_use]
pub fn distrusted<'s>(steps: impl IntoIterator<Item = &'s Step>) -> Option<i64> {
    let (mut proof, mut distrusted) = (None, None);
    for step in steps {
        match step {
            Step::VerifiedByFigure { value, .. } => proof = Some(*value),
            Step::UndoneByFigure { .. } => proof = None,
            Step::Reopened { .. } => distrusted = proof.take().or(distrusted),
            _ => {}
        }
    }
    distrusted
}
