//! Accounts as the ledger knows them: whose, under which name, from when to when. How a password is proved is
//! in `keys`; who is signed in, in `sessions`.

use domain::account::{Account, AccountId};
use domain::post::PersonId;
use jiff::civil::Date;

use crate::error::{Error, Result};
use crate::tx::{Tx, Write};
use crate::value::Row;

/// Accounts opened after one, first to last, at most `limit`.
///
/// # Errors
/// The database's own.
pub fn page<M>(tx: &mut Tx<M>, after: Option<AccountId>, limit: i64) -> Result<Vec<Account>> {
    tx.all(
        sql!(
            "select account_id, person_id, name, opened_on, closed_on, password_on,
               second_factor_on
             from account
             where office_id = $1 and account_id > $2
             order by account_id
             limit $3"
        ),
        &[&after.map_or(0, |account| account.0), &limit],
        read,
    )
}

/// The accounts of a person, first to last.
///
/// # Errors
/// The database's own.
pub fn of_person<M>(tx: &mut Tx<M>, person: PersonId) -> Result<Vec<Account>> {
    tx.all(
        sql!(
            "select account_id, person_id, name, opened_on, closed_on, password_on,
               second_factor_on
             from account
             where office_id = $1 and person_id = $2
             order by account_id"
        ),
        &[&person],
        read,
    )
}

/// One account.
///
/// # Errors
/// `Missing` when there is none of this number.
pub fn get<M>(tx: &mut Tx<M>, id: AccountId) -> Result<Account> {
    let account = tx.first(
        sql!(
            "select account_id, person_id, name, opened_on, closed_on, password_on,
               second_factor_on
             from account
             where office_id = $1 and account_id = $2"
        ),
        &[&id],
        read,
    )?;
    account.ok_or_else(|| Error::missing("account", id))
}

/// The account of a name.
///
/// # Errors
/// The database's own.
pub fn by_name<M>(tx: &mut Tx<M>, name: &str) -> Result<Option<Account>> {
    tx.first(
        sql!(
            "select account_id, person_id, name, opened_on, closed_on, password_on,
               second_factor_on
             from account
             where office_id = $1 and name = $2"
        ),
        &[&name],
        read,
    )
}

fn read(row: &Row<'_>) -> Result<Account> {
    Ok(Account {
        id: row.get(0)?,
        person: row.get(1)?,
        name: row.get(2)?,
        opened_on: row.get(3)?,
        closed_on: row.get(4)?,
        password_on: row.get(5)?,
        second_factor_on: row.get(6)?,
    })
}

pub(crate) fn opened(
    tx: &mut Tx<Write>,
    (seq, on): (i64, Date),
    person: PersonId,
    name: &str,
) -> Result<()> {
    tx.run(
        sql!(
            "insert into account (office_id, account_id, person_id, name, opened_on)
             values ($1, $2, $3, $4, $5)"
        ),
        &[&seq, &person, &name, &on],
    )?;
    Ok(())
}

pub(crate) fn closed(tx: &mut Tx<Write>, id: AccountId, on: Date) -> Result<()> {
    tx.run(
        sql!("update account set closed_on = $3 where office_id = $1 and account_id = $2"),
        &[&id, &on],
    )?;
    Ok(())
}

pub(crate) fn password_set(tx: &mut Tx<Write>, id: AccountId, on: Date) -> Result<()> {
    tx.run(
        sql!("update account set password_on = $3 where office_id = $1 and account_id = $2"),
        &[&id, &on],
    )?;
    Ok(())
}

/// `on` is the day from which a code is asked; `None` from when it is not any more.
pub(crate) fn second_factor(tx: &mut Tx<Write>, id: AccountId, on: Option<Date>) -> Result<()> {
    tx.run(
        sql!("update account set second_factor_on = $3 where office_id = $1 and account_id = $2"),
        &[&id, &on],
    )?;
    Ok(())
}
