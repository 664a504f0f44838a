//! What facts do to explanations. A step goes through the domain's own fold, so that the rows and the
//! rules cannot part. A letter that went out counts among the papers of the place that issued it.

use domain::explanation::steps::{self, Step};
use domain::explanation::{Explanation, ExplanationId, NewExplanation};
use domain::letter::LetterKind;

use super::{get, scope};
use crate::error::{Error, Result};
use crate::fold::Stamp;
use crate::ledger::wire;
use crate::ledger::wire::json_text;
use crate::letters;
use crate::posts;
use crate::tx::{Tx, Write};

pub(crate) fn drafted(tx: &mut Tx<Write>, stamp: Stamp<'_>, given: &NewExplanation) -> Result<()> {
    let by = stamp.by;
    let explanation = Explanation::new(ExplanationId(stamp.seq), given.clone(), by.post, by.on);
    tx.run(
        sql!(
            "insert into explanation
               (office_id, explanation_id, asked_id, cause_word, cause_key, cause, place, scheme,
                review_id, directive_id, drafted_by, drafted_on, state)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
        ),
        &[
            &explanation.id,
            &given.asked,
            &given.cause.word(),
            &given.cause.key(),
            &json_text(&wire::explanation::Cause::from(&given.cause))?,
            &given.place,
            &given.cause.scheme(),
            &given.review,
            &given.directive,
            &explanation.drafted_by,
            &explanation.drafted_on,
            &explanation.state.word(),
        ],
    )?;
    scope::put(tx, explanation.id, given, explanation.state)
}

pub(crate) fn moved(
    tx: &mut Tx<Write>,
    stamp: Stamp<'_>,
    id: ExplanationId,
    step: &Step,
) -> Result<()> {
    let missing = |_| Error::Conflict(format!("there is no explanation {id}"));
    let before = get(tx, id).map_err(missing)?;
    let explanation = steps::fold(before.clone(), step, stamp.by.post, stamp.by.on);
    put(tx, &explanation)?;
    scope::moved(tx, &before, &explanation)?;
    put_step(tx, stamp, id, step)?;
    match (step, explanation.call) {
        (Step::Called { notice }, Some(call)) => {
            // The place of the post that signs; its numbers are its own.
            let place = posts::get(tx, notice.issued_on, call.by)
                .map_err(|_| Error::Conflict(format!("there is no post {}", call.by)))?
                .place;
            letters::issued(tx, stamp.seq, (LetterKind::Explanation, id.0), place, notice.number)
        }
        _ => Ok(()),
    }
}

fn put(tx: &mut Tx<Write>, explanation: &Explanation) -> Result<()> {
    let call = explanation.call.as_ref();
    tx.run(
        sql!(
            "update explanation
             set state = $3, number_fy = $4, number_n = $5, called_by = $6, called_on = $7,
               reply_days = $8, reply_by = $9, delivered_on = $10, replied_on = $11,
               closed_on = $12
             where office_id = $1 and explanation_id = $2"
        ),
        &[
            &explanation.id,
            &explanation.state.word(),
            &call.map(|call| call.number.fy),
            &call.map(|call| call.number.n),
            &call.map(|call| call.by),
            &call.map(|call| call.on),
            &call.map(|call| call.reply_days),
            &call.map(|call| call.reply_by),
            &explanation.delivered_on,
            &explanation.replied_on,
            &explanation.closed_on,
        ],
    )?;
    Ok(())
}

fn put_step(tx: &mut Tx<Write>, stamp: Stamp<'_>, id: ExplanationId, step: &Step) -> Result<()> {
    let by = stamp.by;
    tx.run(
        sql!(
            "insert into explanation_step
               (office_id, explanation_id, n, seq, at, on_day, by_id, why, word, step)
             select $1, $2, coalesce(max(s.n), 0) + 1, $3, $4, $5, $6, $7, $8, $9
             from explanation_step s
             where s.office_id = $1 and s.explanation_id = $2"
        ),
        &[
            &id,
            &stamp.seq,
            &by.at,
            &by.on,
            &by.post,
            &by.why,
            &step.word(),
            &json_text(&wire::explanation::Step::from(step))?,
        ],
    )?;
    Ok(())
}
