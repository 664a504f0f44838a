//! The outbox: every message that somebody is to get, with what became of it, and the rungs of the
//! ladder that it stands for. What may be claimed or settled is the domain's to say.

mod fold;
mod list;
mod scope;

use std::collections::BTreeSet;

use domain::directive::DirectiveId;
use domain::ladder::{About, Climbed, Reason};
use domain::message::{Message, MessageId, MessageState, NewMessage, Written};
use domain::post::PostId;
use domain::review::ReviewId;

pub(crate) use fold::{claimed, failed, queued, sent, settled};
pub use list::{Count, Wanted, counts, page, to_post};
pub use scope::Scope;

use crate::error::{Error, Result};
use crate::ledger::wire::json_text;
use crate::tx::Tx;
use crate::value::Row;

/// A message.
///
/// # Errors
/// `Missing` when there is no such message.
pub fn get<M>(tx: &mut Tx<M>, id: MessageId) -> Result<Message> {
    let found = tx.first(include_str!("outbox/get.sql"), &[&id], read)?;
    found.ok_or_else(|| Error::missing("message", id))
}

/// Messages numbered after this one that wait for their first or next try, to posts with a mailbox;
/// oldest first, at most `limit`, each with the mailbox.
///
/// # Errors
/// The database's own.
pub fn waiting<M>(tx: &mut Tx<M>, after: MessageId, limit: i64) -> Result<Vec<(Message, String)>> {
    tx.all(include_str!("outbox/waiting.sql"), &[&after, &limit], |row| {
        Ok((read(row)?, row.get(16)?))
    })
}

/// The rungs climbed for some directives.
///
/// # Errors
/// The database's own.
pub fn climbed<M>(tx: &mut Tx<M>, directives: &[DirectiveId]) -> Result<BTreeSet<Climbed>> {
    let directives: Vec<[i64; 1]> = directives.iter().map(|id| [id.0]).collect();
    let climbed =
        tx.all(include_str!("outbox/climbed.sql"), &[&json_text(&directives)?], |row| {
            let due_on: String = row.get(2)?;
            Ok(Climbed {
                about: About::Directive(row.get::<DirectiveId>(0)?),
                owner: row.get(1)?,
                due_on: if due_on.is_empty() { None } else { Some(row.get(2)?) },
                rung: row.get(3)?,
            })
        })?;
    Ok(climbed.into_iter().collect())
}

/// The chair of the series of each of some sittings.
///
/// # Errors
/// The database's own.
pub fn chairs<M>(tx: &mut Tx<M>, reviews: &[ReviewId]) -> Result<Vec<(ReviewId, PostId)>> {
    let reviews: Vec<[i64; 1]> = reviews.iter().map(|id| [id.0]).collect();
    tx.all(
        sql!(
            "select r.review_id, s.chair_id
             from json_each($2) q
             cross join review r
             cross join series s
             where r.office_id = $1
               and r.review_id = cast(q.value ->> 0 as bigint)
               and s.office_id = r.office_id
               and s.series_id = r.series_id
             order by q.key"
        ),
        &[&json_text(&reviews)?],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Reads the columns that all statements name, in their order.
fn read(row: &Row<'_>) -> Result<Message> {
    let about: String = row.get(2)?;
    let rungs: String = row.get(7)?;
    let written = match (row.get(13)?, row.get(14)?, row.get(15)?) {
        (Some(address), Some(subject), Some(text)) => Some(Written { address, subject, text }),
        _ => None,
    };
    Ok(Message {
        id: row.get(0)?,
        asked: NewMessage {
            to: row.get(1)?,
            about: About::of_parts(&about, row.get(3)?)
                .ok_or_else(|| Error::broken(format!("no message is about {about}")))?,
            owner: row.get(4)?,
            due_on: row.get(5)?,
            reason: row.word(6, Reason::of_word)?,
            rungs: rungs.split(' ').map(str::to_owned).collect(),
        },
        queued_on: row.get(8)?,
        state: row.word(9, MessageState::of_word)?,
        n_tries: row.get(10)?,
        last_at: row.get(11)?,
        why: row.get(12)?,
        written,
    })
}
