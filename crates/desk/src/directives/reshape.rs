//! A directive cut into several, taken into another, or put off to the next sitting. What goes on keeps the
//! day that is owed and the clock, and each names the other in its history.

use domain::directive::reshape::{Part, cut_from, may_merge, may_split, took_in};
use domain::directive::steps::{Step, may_step};
use domain::directive::{Deadline, Directive, DirectiveId, NewDirective};
use domain::fact::Fact;
use domain::post::PostId;
use domain::refusal::Refusal;
use store::Write;

use super::must_bind;
use crate::desk::Books;
use crate::error::Result;

/// Cuts a directive into parts, each with its own words and owners.
///
/// # Errors
/// A rule says no.
pub fn split(
    books: &mut Books<'_, '_, Write>,
    id: DirectiveId,
    parts: &[Part],
    reason: &str,
) -> Result<Vec<DirectiveId>> {
    let by = acting(books)?;
    let whole = store::directives::get(books.tx, id)?;
    may_split(&whole, by, parts, reason)?;
    let series = store::reviews::review(books.tx, whole.given.review)?.sitting.series;
    for part in parts {
        must_bind(books, series, &part.owners)?;
    }
    let mut into = Vec::new();
    for part in parts {
        let given = NewDirective {
            words: part.words.trim().to_owned(),
            owners: part.owners.clone(),
            deadline: Deadline { due_on: whole.due_on, ..whole.given.deadline.clone() },
            ..whole.given.clone()
        };
        let part = DirectiveId(books.record(&Fact::DirectiveIssued(given))?);
        moved(books, part, cut_from(&whole))?;
        if whole.waits_for_sitting {
            moved(books, part, Step::Postponed { to: None, reason: reason.trim().to_owned() })?;
        }
        into.push(part);
    }
    moved(books, id, Step::Split { into: into.clone(), reason: reason.trim().to_owned() })?;
    Ok(into)
}

/// Takes a repetition into the directive that is kept.
///
/// # Errors
/// A rule says no.
pub fn merge(
    books: &mut Books<'_, '_, Write>,
    repeated: DirectiveId,
    kept: DirectiveId,
    reason: &str,
) -> Result<()> {
    let by = acting(books)?;
    let repeated = store::directives::get(books.tx, repeated)?;
    let kept = store::directives::get(books.tx, kept)?;
    may_merge(&repeated, &kept, by, reason)?;
    moved(books, kept.id, took_in(&repeated))?;
    moved(books, repeated.id, Step::Merged { into: kept.id, reason: reason.trim().to_owned() })
}

/// Puts a directive off to the next sitting of its series, called already or not.
///
/// # Errors
/// A rule says no.
pub fn postpone(books: &mut Books<'_, '_, Write>, id: DirectiveId, reason: &str) -> Result<()> {
    let by = acting(books)?;
    let directive: Directive = store::directives::get(books.tx, id)?;
    let sitting = store::reviews::review(books.tx, directive.given.review)?.sitting;
    let after = books.today.max(sitting.on);
    let next = store::reviews::next_after(books.tx, sitting.series, after)?;
    let to = next.map(|next| next.sitting.on);
    let step = Step::Postponed { to, reason: reason.trim().to_owned() };
    may_step(&directive, by, &step)?;
    moved(books, id, step)
}

fn acting(books: &Books<'_, '_, Write>) -> Result<PostId> {
    Ok(books.tx.by().post.ok_or(Refusal::NotTheOwner)?)
}

fn moved(books: &mut Books<'_, '_, Write>, directive: DirectiveId, step: Step) -> Result<()> {
    books.record(&Fact::DirectiveMoved { directive, step })?;
    Ok(())
}
