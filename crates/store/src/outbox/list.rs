//! The list of messages: newest first, by what the reader may see and in the states that are asked, page by
//! page and counted.

use domain::message::{Message, MessageId, MessageState};
use domain::post::PostId;

use super::{Scope, read};
use crate::error::Result;
use crate::ledger::wire::json_text;
use crate::tx::Tx;
use crate::ways::{COUNTED, reach};

/// Which messages are wanted; what is not named is not asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    pub state: Option<MessageState>,
    /// Those numbered before this one.
    pub before: Option<MessageId>,
    /// Found under any of these; `None` for all of the office.
    pub seen: Option<Vec<Scope>>,
}

/// How many messages stand in a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    pub state: MessageState,
    pub n: i64,
    /// More are there than were looked at: there are at least so many.
    pub is_at_least: bool,
}

/// A way into the list: the word, the state, and how far down it is walked.
type Lead = (String, &'static str, i64);

impl Wanted {
    fn leads(&self) -> Vec<Lead> {
        let office = [Scope::Office];
        let scopes = self.seen.as_deref().unwrap_or(&office);
        let states = MessageState::ALL.into_iter();
        let states = states.filter(|state| self.state.is_none_or(|asked| asked == *state));
        states
            .flat_map(|state| scopes.iter().map(move |scope| (scope.word(), state.word(), 0)))
            .collect()
    }
}

/// Messages, newest first, at most `limit`.
///
/// # Errors
/// The database's own.
pub fn page<M>(tx: &mut Tx<M>, wanted: &Wanted, limit: i64) -> Result<Vec<Message>> {
    let leads = json_text(&wanted.leads())?;
    let from = wanted.before.map_or(i64::MAX, |before| before.0);
    // No row of a way is left out, so the newest of each are enough.
    let ends = reach(tx, include_str!("reach.sql"), &leads, (from, limit))?;
    let to = ends.into_iter().flatten().max().unwrap_or(0);
    tx.all(include_str!("page.sql"), &[&leads, &from, &to, &limit], read)
}

/// How many messages stand in each state; a state without any is not named.
///
/// # Errors
/// The database's own.
pub fn counts<M>(tx: &mut Tx<M>, wanted: &Wanted) -> Result<Vec<Count>> {
    let mut leads = Wanted { state: None, ..wanted.clone() }.leads();
    let window = (i64::MAX, COUNTED + 1);
    let ends = reach(tx, include_str!("reach.sql"), &json_text(&leads)?, window)?;
    for state in MessageState::ALL {
        let of_state = |lead: &Lead| lead.1 == state.word();
        let ends = leads.iter().zip(&ends).filter(|(lead, _)| of_state(lead));
        let to = ends.filter_map(|(_, end)| *end).max().map_or(0, |end| end + 1);
        leads.iter_mut().filter(|lead| of_state(lead)).for_each(|lead| lead.2 = to);
    }
    tx.all(include_str!("counts.sql"), &[&json_text(&leads)?], |row| {
        let state = row.word(0, MessageState::of_word)?;
        let is_at_least = leads.iter().any(|lead| lead.1 == state.word() && lead.2 > 0);
        Ok(Count { state, n: row.get(1)?, is_at_least })
    })
}

/// The last messages to a post, newest first, at most `limit`.
///
/// # Errors
/// The database's own.
pub fn to_post<M>(tx: &mut Tx<M>, post: PostId, limit: i64) -> Result<Vec<Message>> {
    tx.all(include_str!("to_post.sql"), &[&post, &limit], read)
}
