//! What facts do to the outbox. A rung that was climbed is a row of its own: the key lets it stand once.

use domain::message::{Failure, MessageId, MessageState, NewMessage, Settled, Written};
use jiff::Timestamp;
use jiff::civil::Date;

use super::scope;
use crate::error::Result;
use crate::fold::Stamp;
use crate::ledger::wire::json_text;
use crate::tx::{Tx, Write};

pub(crate) fn queued(tx: &mut Tx<Write>, stamp: Stamp<'_>, asked: &NewMessage) -> Result<()> {
    let (about, about_id) = asked.about.parts();
    tx.run(
        sql!(
            "insert into outbox
               (office_id, message_id, to_id, about, about_id, owner_id, due_on, reason, rungs,
                queued_on, state, n_tries, why)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, '')"
        ),
        &[
            &stamp.seq,
            &asked.to,
            &about,
            &about_id,
            &asked.owner,
            &asked.due_on,
            &asked.reason.word(),
            &asked.rungs.join(" "),
            &stamp.by.on,
            &MessageState::Queued.word(),
        ],
    )?;
    let rungs: Vec<[&str; 1]> = asked.rungs.iter().map(|rung| [rung.as_str()]).collect();
    let due_on = asked.due_on.as_ref().map(Date::to_string).unwrap_or_default();
    tx.run(
        sql!(
            "insert into climbed
               (office_id, about, about_id, owner_id, due_on, rung, message_id)
             select $1, $2, $3, $4, $5, r.value ->> 0, $6
             from json_each($7) r"
        ),
        &[&about, &about_id, &asked.owner, &due_on, &stamp.seq, &json_text(&rungs)?],
    )?;
    scope::put(tx, MessageId(stamp.seq), asked)
}

pub(crate) fn claimed(
    tx: &mut Tx<Write>,
    at: Timestamp,
    message: MessageId,
    (n_try, written): (i64, &Written),
) -> Result<()> {
    tx.run(
        sql!(
            "update outbox
             set state = $3, n_tries = $4, last_at = $5, why = '', address = $6, subject = $7,
               body = $8
             where office_id = $1 and message_id = $2"
        ),
        &[
            &message,
            &MessageState::BeingSent.word(),
            &n_try,
            &at,
            &written.address,
            &written.subject,
            &written.text,
        ],
    )?;
    scope::became(tx, message, MessageState::BeingSent)
}

pub(crate) fn sent(
    tx: &mut Tx<Write>,
    at: Timestamp,
    message: MessageId,
    receipt: &str,
) -> Result<()> {
    became(tx, message, MessageState::Sent, (at, receipt))
}

pub(crate) fn failed(
    tx: &mut Tx<Write>,
    at: Timestamp,
    message: MessageId,
    (n_try, failure, why): (i64, Failure, &str),
) -> Result<()> {
    became(tx, message, MessageState::after(failure, n_try), (at, why))
}

/// A message that is sent again begins to count its tries anew.
pub(crate) fn settled(
    tx: &mut Tx<Write>,
    at: Timestamp,
    message: MessageId,
    how: Settled,
) -> Result<()> {
    became(tx, message, MessageState::settled(how), (at, ""))?;
    if how == Settled::Again {
        tx.run(
            sql!("update outbox set n_tries = 0 where office_id = $1 and message_id = $2"),
            &[&message],
        )?;
    }
    Ok(())
}

fn became(
    tx: &mut Tx<Write>,
    message: MessageId,
    state: MessageState,
    (at, why): (Timestamp, &str),
) -> Result<()> {
    tx.run(
        sql!(
            "update outbox
             set state = $3, last_at = $4, why = $5
             where office_id = $1 and message_id = $2"
        ),
        &[&message, &state.word(), &at, &why],
    )?;
    scope::became(tx, message, state)
}
