//! What proves that somebody is who they say: hashes of passwords, secrets of second factors, hashes of
//! recovery codes, and the counts of wrong tries. None of it is a fact, none of it is shown or proved, and a
//! rebuild leaves it alone.

use std::fmt;

use domain::account::AccountId;
use domain::account::tries::Tries;
use jiff::Timestamp;

use crate::error::Result;
use crate::tx::{Tx, Write};

/// A password as it is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Hashed {
    /// How it was hashed: `argon2id-19456-2-1`.
    pub way: String,
    pub salt: Vec<u8>,
    pub hash: Vec<u8>,
}

/// What proves an account.
#[derive(Clone, PartialEq, Eq)]
pub struct Key {
    pub password: Hashed,
    /// The shared secret of the second factor; `None` without one.
    pub second: Option<Vec<u8>>,
    /// The last step of time whose code was used; an older or equal one is refused.
    pub second_step: i64,
}

impl fmt::Debug for Hashed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.way)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}, second factor: {}", self.password, self.second.is_some())
    }
}

/// What proves an account; `None` before its first password.
///
/// # Errors
/// The database's own.
pub fn get<M>(tx: &mut Tx<M>, account: AccountId) -> Result<Option<Key>> {
    tx.first(
        sql!(
            "select way, salt, hash, second_secret, second_step
             from account_key
             where office_id = $1 and account_id = $2"
        ),
        &[&account],
        |row| {
            let password = Hashed { way: row.get(0)?, salt: row.get(1)?, hash: row.get(2)? };
            Ok(Key { password, second: row.get(3)?, second_step: row.get(4)? })
        },
    )
}

/// Keeps a password in the place of the one before it.
///
/// # Errors
/// The database's own.
pub fn set_password(tx: &mut Tx<Write>, account: AccountId, password: &Hashed) -> Result<()> {
    tx.run(
        sql!(
            "insert into account_key (office_id, account_id, way, salt, hash, second_step)
             values ($1, $2, $3, $4, $5, 0)
             on conflict (office_id, account_id) do update
             set way = excluded.way, salt = excluded.salt, hash = excluded.hash"
        ),
        &[&account, &password.way, &password.salt, &password.hash],
    )?;
    Ok(())
}

/// Keeps the secret of a second factor, or none.
///
/// # Errors
/// The database's own.
pub fn set_second(tx: &mut Tx<Write>, account: AccountId, secret: Option<&[u8]>) -> Result<()> {
    tx.run(
        sql!("update account_key set second_secret = $3 where office_id = $1 and account_id = $2"),
        &[&account, &secret],
    )?;
    Ok(())
}

/// Uses up the code of a step of time; whether it was new. Two at once cannot both have it.
///
/// # Errors
/// The database's own.
pub fn use_step(tx: &mut Tx<Write>, account: AccountId, step: i64) -> Result<bool> {
    let n_rows = tx.run(
        sql!(
            "update account_key
             set second_step = $3
             where office_id = $1 and account_id = $2 and second_step < $3"
        ),
        &[&account, &step],
    )?;
    Ok(n_rows == 1)
}

/// Puts new recovery codes in the place of all before them.
///
/// # Errors
/// The database's own.
pub fn set_codes(tx: &mut Tx<Write>, account: AccountId, hashes: &[String]) -> Result<()> {
    tx.run(
        sql!("delete from recovery_code where office_id = $1 and account_id = $2"),
        &[&account],
    )?;
    for hash in hashes {
        tx.run(
            sql!("insert into recovery_code (office_id, account_id, hash) values ($1, $2, $3)"),
            &[&account, hash],
        )?;
    }
    Ok(())
}

/// Uses up a recovery code; whether it was there.
///
/// # Errors
/// The database's own.
pub fn use_code(tx: &mut Tx<Write>, account: AccountId, hash: &str) -> Result<bool> {
    let n_rows = tx.run(
        sql!(
            "delete from recovery_code
             where office_id = $1 and account_id = $2 and hash = $3"
        ),
        &[&account, &hash],
    )?;
    Ok(n_rows == 1)
}

/// How many recovery codes are left.
///
/// # Errors
/// The database's own.
pub fn n_codes<M>(tx: &mut Tx<M>, account: AccountId) -> Result<i64> {
    let n = tx.first(
        sql!("select count(*) from recovery_code where office_id = $1 and account_id = $2"),
        &[&account],
        |row| row.get(0),
    )?;
    Ok(n.unwrap_or(0))
}

/// The wrong tries counted under a word.
///
/// # Errors
/// The database's own.
pub fn tries<M>(tx: &mut Tx<M>, whose: &str) -> Result<Option<Tries>> {
    tx.first(
        sql!("select n, last_at from sign_in_try where office_id = $1 and whose = $2"),
        &[&whose],
        |row| Ok(Tries { n: row.get(0)?, last_at: row.get(1)? }),
    )
}

/// Keeps the count under a word, and lets go of counts whose last try is older than `forget`.
///
/// # Errors
/// The database's own.
pub fn set_tries(tx: &mut Tx<Write>, whose: &str, tries: Tries, forget: Timestamp) -> Result<()> {
    tx.run(sql!("delete from sign_in_try where office_id = $1 and last_at < $2"), &[&forget])?;
    tx.run(
        sql!(
            "insert into sign_in_try (office_id, whose, n, last_at)
             values ($1, $2, $3, $4)
             on conflict (office_id, whose) do update
             set n = excluded.n, last_at = excluded.last_at"
        ),
        &[&whose, &tries.n, &tries.last_at],
    )?;
    Ok(())
}

/// Forgets the count under a word.
///
/// # Errors
/// The database's own.
pub fn forget_tries(tx: &mut Tx<Write>, whose: &str) -> Result<()> {
    tx.run(sql!("delete from sign_in_try where office_id = $1 and whose = $2"), &[&whose])?;
    Ok(())
}
