//! What facts do to directives. A step goes through the domain's own fold, so that the rows and the
//! rules cannot part. A directive bound to the next sitting gets its day when there is one.

use domain::directive::steps::{self, Step};
use domain::directive::{Condition, Directive, DirectiveId, NewDirective};
use domain::review::Sitting;
use jiff::civil::Date;

use super::scope::Scope;
use super::{condition_word, get, scope};
use crate::error::{Error, Result};
use crate::fold::Stamp;
use crate::ledger::wire;
use crate::ledger::wire::json_text;
use crate::reviews;
use crate::tx::{Tx, Write};

pub(crate) fn issued(tx: &mut Tx<Write>, stamp: Stamp<'_>, given: &NewDirective) -> Result<()> {
    let missing = |_| Error::Conflict(format!("there is no review {}", given.review));
    let sitting = reviews::review(tx, given.review).map_err(missing)?.sitting;
    let mut directive = Directive::new(DirectiveId(stamp.seq), given.clone(), stamp.by.on);
    if directive.waits_for_sitting {
        // The sitting after the one in which it was given may have been called before its issue.
        let next = reviews::next_after(tx, sitting.series, sitting.on)?;
        directive.due_on = next.map(|next| next.sitting.on);
        directive.waits_for_sitting = directive.due_on.is_none();
    }
    let waits_from = directive.waits_for_sitting.then_some(sitting.on);
    put(tx, &directive, waits_from)?;
    put_owners(tx, &directive)?;
    scope::put(tx, &directive)
}

fn put(tx: &mut Tx<Write>, directive: &Directive, waits_from: Option<Date>) -> Result<()> {
    let given = &directive.given;
    let waited = given.condition.waited();
    let weeks = match &given.condition {
        Condition::Weekly { weeks, .. } => Some(wire::directive::weeks_text(weeks)?),
        _ => None,
    };
    tx.run(
        include_str!("put.sql"),
        &[
            &directive.id,
            &given.review,
            &given.point,
            &given.words,
            &given.kind.word(),
            &given.place,
            &given.scheme,
            &given.deadline.words,
            &given.deadline.due_on,
            &given.deadline.how.word(),
            &condition_word(&given.condition),
            &waited.map(|waited| waited.indicator),
            &waited.map(|waited| waited.place),
            &waited.map(|waited| waited.at_least),
            &directive.issued_on,
            &directive.due_on,
            &directive.state().word(),
            &weeks,
            &directive.clock_from,
            &waits_from,
        ],
    )?;
    Ok(())
}

fn put_owners(tx: &mut Tx<Write>, directive: &Directive) -> Result<()> {
    let rows: Vec<(i64, &str)> =
        directive.owners.iter().map(|owner| (owner.post.0, owner.state.word())).collect();
    tx.run(
        sql!(
            "insert into directive_owner (office_id, directive_id, ix, post_id, state)
             select $1, $2, o.key, cast(o.value ->> 0 as bigint), o.value ->> 1
             from json_each($3) o"
        ),
        &[&directive.id, &json_text(&rows)?],
    )?;
    Ok(())
}

pub(crate) fn moved(
    tx: &mut Tx<Write>,
    stamp: Stamp<'_>,
    id: DirectiveId,
    step: &Step,
) -> Result<()> {
    let missing = |_| Error::Conflict(format!("there is no directive {id}"));
    let before = get(tx, id).map_err(missing)?;
    let was_open = before.is_open();
    let directive = steps::fold(before, step);
    let tally = directive.tally;
    tx.run(
        include_str!("moved.sql"),
        &[
            &id,
            &directive.due_on,
            &directive.state().word(),
            &directive.is_open(),
            &stamp.by.on,
            &directive.clock_from,
            &directive.waits_for_sitting,
            &tally.n_extended,
            &tally.n_postponed,
            &tally.n_returned,
            &tally.n_reopened,
        ],
    )?;
    tx.run(sql!("delete from directive_owner where office_id = $1 and directive_id = $2"), &[&id])?;
    put_owners(tx, &directive)?;
    match (was_open, directive.is_open()) {
        (true, false) => scope::close(tx, id)?,
        (false, true) => scope::open(tx, id)?,
        _ => {}
    }
    put_step(tx, stamp, id, step)
}

fn put_step(tx: &mut Tx<Write>, stamp: Stamp<'_>, id: DirectiveId, step: &Step) -> Result<()> {
    let by = stamp.by;
    tx.run(
        sql!(
            "insert into directive_step
               (office_id, directive_id, n, seq, at, on_day, by_id, why, word, step)
             select $1, $2, coalesce(max(s.n), 0) + 1, $3, $4, $5, $6, $7, $8, $9
             from directive_step s
             where s.office_id = $1 and s.directive_id = $2"
        ),
        &[
            &id,
            &stamp.seq,
            &by.at,
            &by.on,
            &by.post,
            &by.why,
            &step.word(),
            &json_text(&wire::directive::Step::from(step))?,
        ],
    )?;
    Ok(())
}

/// Gives the day of a sitting just called to the directives of its series that wait for the next one: those
/// that began to wait, by their issue or by being put off, before that day.
pub(crate) fn bind_to_sitting(tx: &mut Tx<Write>, sitting: &Sitting) -> Result<()> {
    tx.run(
        sql!(
            "update directive
             set due_on = $3, waits_from = null
             where office_id = $1
               and waits_from < $3
               and directive_id in (
                 select s.directive_id
                 from directive_scope s
                 where s.office_id = $1 and s.scope = $2
               )"
        ),
        &[&Scope::Series(sitting.series).word(), &sitting.on],
    )?;
    Ok(())
}
