//! What facts do to directives. A step goes through the domain's own fold, so that the rows and the
//! rules cannot part. A directive bound to the next sitting gets its day when there is one.

use domain::directive::steps::{self, Step};
use domain::directive::{Directive, DirectiveId, NewDirective, Resolution};
use domain::review::Sitting;

use super::{condition_columns, get};
use crate::error::{Error, Result};
use crate::fold::Stamp;
use crate::ledger::wire;
use crate::ledger::wire::json_text;
use crate::reviews;
use crate::tx::{Tx, Write};

pub(crate) fn issued(tx: &mut Tx<Write>, stamp: Stamp<'_>, given: &NewDirective) -> Result<()> {
    let mut directive = Directive::new(DirectiveId(stamp.seq), given.clone(), stamp.by.on);
    if given.deadline.how == Resolution::NextSitting && directive.due_on.is_none() {
        directive.due_on = next_sitting(tx, given)?;
    }
    put(tx, &directive)?;
    put_owners(tx, &directive)
}

/// The sitting after the one in which it was given may have been called before its issue.
fn next_sitting(tx: &mut Tx<Write>, given: &NewDirective) -> Result<Option<jiff::civil::Date>> {
    let missing = |_| Error::Conflict(format!("there is no review {}", given.review));
    let sitting = reviews::review(tx, given.review).map_err(missing)?.sitting;
    let next = reviews::next_after(tx, sitting.series, sitting.on)?;
    Ok(next.map(|next| next.sitting.on))
}

fn put(tx: &mut Tx<Write>, directive: &Directive) -> Result<()> {
    let given = &directive.given;
    let (condition, indicator, place, at_least) = condition_columns(&given.condition);
    tx.run(
        sql!(
            "insert into directive
               (office_id, directive_id, review_id, point, words, kind, place, scheme,
                deadline_words, deadline_on, deadline_how, condition, condition_indicator,
                condition_place, condition_at_least, issued_on, due_on, state)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
               $18)"
        ),
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
            &condition,
            &indicator,
            &place,
            &at_least,
            &directive.issued_on,
            &directive.due_on,
            &directive.state().word(),
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
    let directive = steps::fold(get(tx, id).map_err(missing)?, step);
    tx.run(
        sql!(
            "update directive
             set due_on = $3, state = $4
             where office_id = $1 and directive_id = $2"
        ),
        &[&id, &directive.due_on, &directive.state().word()],
    )?;
    tx.run(sql!("delete from directive_owner where office_id = $1 and directive_id = $2"), &[&id])?;
    put_owners(tx, &directive)?;
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

/// Gives the day of a sitting just called to the directives of its series that wait for the next one:
/// those given in an earlier sitting that have no day yet, from an extension or otherwise.
pub(crate) fn bind_to_sitting(tx: &mut Tx<Write>, sitting: &Sitting) -> Result<()> {
    tx.run(
        sql!(
            "update directive
             set due_on = $3
             where office_id = $1
               and deadline_how = $4
               and due_on is null
               and review_id in (
                 select r.review_id
                 from review r
                 where r.office_id = $1 and r.series_id = $2 and r.held_on < $3
               )"
        ),
        &[&sitting.series, &sitting.on, &Resolution::NextSitting.word()],
    )?;
    Ok(())
}
