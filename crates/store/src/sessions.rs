//! Who is signed in, on which device one has signed in before, and who was invited. Of every token only the
//! SHA-256 is kept, so that a copy of the database opens no door. None of it is a fact.

use domain::account::AccountId;
use domain::account::session::{Device, Span, Stage};
use jiff::Timestamp;

use crate::error::Result;
use crate::tx::{Tx, Write};
use crate::value::Row;

/// A session as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// SHA-256 of the token, in hex.
    pub token: String,
    pub account: AccountId,
    /// The browser as it called itself at sign-in.
    pub agent: String,
    pub span: Span,
}

/// An address that may be opened once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// SHA-256 of the token, in hex.
    pub token: String,
    /// Whose password it sets; `None` makes the first account of the office.
    pub account: Option<AccountId>,
    pub ends_at: Timestamp,
}

/// Begins a session.
///
/// # Errors
/// The database's own.
pub fn begin(tx: &mut Tx<Write>, session: &Session) -> Result<()> {
    let Span { device, stage, began_at, seen_at, ended_at: _ } = &session.span;
    tx.run(
        sql!(
            "insert into session
               (office_id, token, account_id, stage, device, agent, began_at, seen_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8)"
        ),
        &[
            &session.token,
            &session.account,
            &stage.word(),
            &device.word(),
            &session.agent,
            began_at,
            seen_at,
        ],
    )?;
    Ok(())
}

/// The session of a token, whether or not it still holds.
///
/// # Errors
/// The database's own.
pub fn get<M>(tx: &mut Tx<M>, token: &str) -> Result<Option<Session>> {
    tx.first(
        sql!(
            "select token, account_id, stage, device, agent, began_at, seen_at, ended_at
             from session
             where office_id = $1 and token = $2"
        ),
        &[&token],
        read,
    )
}

/// The sessions of an account, newest first, whether or not they still hold.
///
/// # Errors
/// The database's own.
pub fn of_account<M>(tx: &mut Tx<M>, account: AccountId) -> Result<Vec<Session>> {
    tx.all(
        sql!(
            "select token, account_id, stage, device, agent, began_at, seen_at, ended_at
             from session
             where office_id = $1 and account_id = $2
             order by began_at desc, token"
        ),
        &[&account],
        read,
    )
}

fn read(row: &Row<'_>) -> Result<Session> {
    let span = Span {
        stage: row.word(2, Stage::of_word)?,
        device: row.word(3, Device::of_word)?,
        began_at: row.get(5)?,
        seen_at: row.get(6)?,
        ended_at: row.get(7)?,
    };
    Ok(Session { token: row.get(0)?, account: row.get(1)?, agent: row.get(4)?, span })
}

/// Notes that a session was used.
///
/// # Errors
/// The database's own.
pub fn seen(tx: &mut Tx<Write>, token: &str) -> Result<()> {
    let at = tx.by().at;
    tx.run(
        sql!("update session set seen_at = $3 where office_id = $1 and token = $2"),
        &[&token, &at],
    )?;
    Ok(())
}

/// Ends one session of an account.
///
/// # Errors
/// The database's own.
pub fn end(tx: &mut Tx<Write>, account: AccountId, token: &str) -> Result<()> {
    let at = tx.by().at;
    tx.run(
        sql!(
            "update session
             set ended_at = $4
             where office_id = $1 and account_id = $2 and token = $3 and ended_at is null"
        ),
        &[&account, &token, &at],
    )?;
    Ok(())
}

/// Ends every session of an account.
///
/// # Errors
/// The database's own.
pub fn end_all(tx: &mut Tx<Write>, account: AccountId) -> Result<()> {
    let at = tx.by().at;
    tx.run(
        sql!(
            "update session
             set ended_at = $3
             where office_id = $1 and account_id = $2 and ended_at is null"
        ),
        &[&account, &at],
    )?;
    Ok(())
}

/// Lets go of sessions that were last used before an instant.
///
/// # Errors
/// The database's own.
pub fn forget(tx: &mut Tx<Write>, before: Timestamp) -> Result<()> {
    tx.run(sql!("delete from session where office_id = $1 and seen_at < $2"), &[&before])?;
    Ok(())
}

/// Notes that an account was signed in to on a device.
///
/// # Errors
/// The database's own.
pub fn know_device(tx: &mut Tx<Write>, token: &str, account: AccountId) -> Result<()> {
    let at = tx.by().at;
    tx.run(
        sql!(
            "insert into known_device (office_id, token, account_id, seen_at)
             values ($1, $2, $3, $4)
             on conflict (office_id, token, account_id) do update set seen_at = excluded.seen_at"
        ),
        &[&token, &account, &at],
    )?;
    Ok(())
}

/// The accounts that were signed in to on a device, the latest first.
///
/// # Errors
/// The database's own.
pub fn of_device<M>(tx: &mut Tx<M>, token: &str) -> Result<Vec<AccountId>> {
    tx.all(
        sql!(
            "select account_id
             from known_device
             where office_id = $1 and token = $2
             order by seen_at desc, account_id"
        ),
        &[&token],
        |row| row.get(0),
    )
}

/// Keeps an invitation and lets go of those before it for the same account, or of all before it for the first
/// account.
///
/// # Errors
/// The database's own.
pub fn invite(tx: &mut Tx<Write>, invitation: &Invitation) -> Result<()> {
    end_invitations(tx, invitation.account)?;
    tx.run(
        sql!(
            "insert into invitation (office_id, token, account_id, ends_at)
             values ($1, $2, $3, $4)"
        ),
        &[&invitation.token, &invitation.account, &invitation.ends_at],
    )?;
    Ok(())
}

/// Lets go of the invitations of an account, or of those for the first account.
///
/// # Errors
/// The database's own.
pub fn end_invitations(tx: &mut Tx<Write>, account: Option<AccountId>) -> Result<()> {
    tx.run(
        sql!("delete from invitation where office_id = $1 and account_id is not distinct from $2"),
        &[&account],
    )?;
    Ok(())
}

/// The invitation of a token.
///
/// # Errors
/// The database's own.
pub fn invitation<M>(tx: &mut Tx<M>, token: &str) -> Result<Option<Invitation>> {
    tx.first(
        sql!(
            "select token, account_id, ends_at
             from invitation
             where office_id = $1 and token = $2"
        ),
        &[&token],
        |row| Ok(Invitation { token: row.get(0)?, account: row.get(1)?, ends_at: row.get(2)? }),
    )
}
