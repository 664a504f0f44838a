//! The outbox: every message that somebody is to get, with what became of it, and the rungs of the
//! ladder that it stands for. What may be claimed or settled is the domain's to say.

mod fold;

use std::collections::BTreeSet;

use domain::directive::DirectiveId;
use domain::ladder::{About, Climbed, Reason};
use domain::message::{Message, MessageId, MessageState, NewMessage, Written};
use domain::post::PostId;
use domain::review::ReviewId;

pub(crate) use fold::{claimed, failed, queued, sent, settled};

use crate::error::{Error, Result};
use crate::tx::Tx;
use crate::value::Row;

/// Which messages are wanted; what is not named is not asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    pub to: Option<PostId>,
    pub about: Option<About>,
    pub state: Option<MessageState>,
    /// Those numbered before this one.
    pub before: Option<MessageId>,
}

/// A message.
///
/// # Errors
/// `Missing` when there is no such message.
pub fn get<M>(tx: &mut Tx<M>, id: MessageId) -> Result<Message> {
    let found = tx.first(include_str!("outbox/get.sql"), &[&id], read)?;
    found.ok_or_else(|| Error::missing("message", id))
}

/// Messages, newest first, at most `limit`.
///
/// # Errors
/// The database's own.
pub fn page<M>(tx: &mut Tx<M>, wanted: &Wanted, limit: i64) -> Result<Vec<Message>> {
    let (about, about_id) = wanted.about.map(About::parts).unzip();
    let state = wanted.state.map(MessageState::word);
    tx.all(
        include_str!("outbox/page.sql"),
        &[&wanted.to, &about, &about_id, &state, &wanted.before, &limit],
        read,
    )
}

/// How many messages stand in each state, by its word.
///
/// # Errors
/// The database's own.
pub fn counts<M>(tx: &mut Tx<M>) -> Result<Vec<(MessageState, i64)>> {
    tx.all(
        sql!(
            "select state, count(*)
             from outbox
             where office_id = $1
             group by state
             order by state"
        ),
        &[],
        |row| Ok((row.word(0, MessageState::of_word)?, row.get(1)?)),
    )
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

/// The rungs climbed for directives that are still open.
///
/// # Errors
/// The database's own.
pub fn climbed_of_open<M>(tx: &mut Tx<M>) -> Result<BTreeSet<Climbed>> {
    let climbed = tx.all(include_str!("outbox/climbed_of_open.sql"), &[], |row| {
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

/// The chair of each sitting's series.
///
/// # Errors
/// The database's own.
pub fn chairs<M>(tx: &mut Tx<M>) -> Result<Vec<(ReviewId, PostId)>> {
    tx.all(
        sql!(
            "select r.review_id, s.chair_id
             from review r
             join series s on s.office_id = r.office_id and s.series_id = r.series_id
             where r.office_id = $1
             order by r.review_id"
        ),
        &[],
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
