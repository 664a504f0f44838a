//! Under what a message is looked for: the office, the place of the post to which it goes with all above it,
//! that post and the post whose duty it tells, and the directive that it is about. It stands under each in its
//! state, so that the list is entered by one index however it is asked.

use domain::directive::DirectiveId;
use domain::ladder::About;
use domain::message::{MessageId, MessageState, NewMessage};
use domain::place::PlaceCode;
use domain::post::PostId;

use crate::error::{Error, Result};
use crate::tx::{Tx, Write};
use crate::ways::words_json;
use crate::{places, posts};

/// One thing by which messages are found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    Office,
    /// To a post at the place or below it.
    Place(PlaceCode),
    /// To the post, or of its duty.
    Post(PostId),
    Directive(DirectiveId),
}

impl Scope {
    pub(super) fn word(&self) -> String {
        match self {
            Self::Office => "office".to_owned(),
            Self::Place(code) => format!("place {}", code.number()),
            Self::Post(id) => format!("post {id}"),
            Self::Directive(id) => format!("directive {id}"),
        }
    }
}

/// Puts a message just queued under all that it is found by.
pub(super) fn put(tx: &mut Tx<Write>, id: MessageId, asked: &NewMessage) -> Result<()> {
    let on = tx.by().on;
    let missing = |_| Error::Conflict(format!("there is no post {}", asked.to));
    let place = posts::get(tx, on, asked.to).map_err(missing)?.place;
    let About::Directive(directive) = asked.about;
    let mut scopes = vec![Scope::Office, Scope::Directive(directive), Scope::Post(asked.to)];
    scopes.extend((asked.owner != asked.to).then_some(Scope::Post(asked.owner)));
    scopes.push(Scope::Place(place));
    scopes.extend(places::above(tx, place)?.into_iter().map(Scope::Place));
    let words: Vec<String> = scopes.iter().map(Scope::word).collect();
    tx.run(
        sql!(
            "insert into message_scope (office_id, message_id, ix, scope, state)
             select $1, $2, j.key, j.value ->> 0, $4
             from json_each($3) j"
        ),
        &[&id, &words_json(&words)?, &MessageState::Queued.word()],
    )?;
    Ok(())
}

/// It came into another state.
pub(super) fn became(tx: &mut Tx<Write>, id: MessageId, state: MessageState) -> Result<()> {
    tx.run(
        sql!(
            "update message_scope
             set state = $3
             where office_id = $1 and message_id = $2"
        ),
        &[&id, &state.word()],
    )?;
    Ok(())
}
