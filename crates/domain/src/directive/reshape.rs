//! Cutting one directive into several, and taking a repetition into the directive that is kept. Both leave
//! no owner behind: whoever still owed the old one owes one of those in which it goes on.

use super::steps::{Step, may_step};
use super::{Directive, DirectiveId};
use crate::post::PostId;
use crate::refusal::Refusal;

/// One of the directives into which another is cut: its own words and owners.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub words: String,
    pub owners: Vec<PostId>,
}

/// The fewest parts that make a cut.
const LEAST_PARTS: usize = 2;

/// Decides whether `by` may cut a directive into these parts.
///
/// # Errors
/// Closed, the doer itself, no reason, fewer than two parts, a part without words or owner, or an owner
/// who still owes it and is in none of them.
pub fn may_split(
    directive: &Directive,
    by: PostId,
    parts: &[Part],
    reason: &str,
) -> Result<(), Refusal> {
    may_step(directive, by, &Step::Split { into: Vec::new(), reason: reason.to_owned() })?;
    if parts.len() < LEAST_PARTS {
        return Err(Refusal::TooFewParts);
    }
    if parts.iter().any(|part| part.words.trim().is_empty()) {
        return Err(Refusal::WordsMissing);
    }
    if parts.iter().any(|part| part.owners.is_empty()) {
        return Err(Refusal::OwnerMissing);
    }
    let taken: Vec<PostId> = parts.iter().flat_map(|part| part.owners.iter().copied()).collect();
    must_cover(directive, &taken)
}

/// Decides whether `by` may take `repeated` into `kept`.
///
/// # Errors
/// Either closed, the doer of either, no reason, one and the same, or an owner of the repetition who does
/// not owe the one that is kept.
pub fn may_merge(
    repeated: &Directive,
    kept: &Directive,
    by: PostId,
    reason: &str,
) -> Result<(), Refusal> {
    if repeated.id == kept.id {
        return Err(Refusal::MergeWithItself);
    }
    may_step(repeated, by, &Step::Merged { into: kept.id, reason: reason.to_owned() })?;
    may_step(kept, by, &took_in(repeated))?;
    must_cover(repeated, &kept.open_owners())
}

/// The step on the directive that is kept.
#[must_use]
pub fn took_in(repeated: &Directive) -> Step {
    Step::TookIn { directive: repeated.id, clock_from: repeated.clock_from }
}

/// The step on each part.
#[must_use]
pub fn cut_from(directive: &Directive) -> Step {
    Step::CutFrom { directive: directive.id, clock_from: directive.clock_from }
}

fn must_cover(directive: &Directive, taken: &[PostId]) -> Result<(), Refusal> {
    match directive.open_owners().into_iter().find(|owner| !taken.contains(owner)) {
        Some(_) => Err(Refusal::OwnerLeftOut),
        None => Ok(()),
    }
}

/// The directives that a step names besides its own.
#[must_use]
pub fn named(step: &Step) -> Vec<DirectiveId> {
    match step {
        Step::Split { into, .. } => into.clone(),
        Step::Merged { into, .. } => vec![*into],
        Step::CutFrom { directive, .. } | Step::TookIn { directive, .. } => vec![*directive],
        _ => Vec::new(),
    }
}
