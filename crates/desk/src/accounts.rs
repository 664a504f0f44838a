//! Accounts: opening and closing them, and who may. Signing in is in `sign_in`, invitations in `invite`, what
//! people do with their own account in `own`. No password is hashed inside a transaction: it would hold up
//! everybody else.

pub mod hashing;
pub mod invite;
pub mod own;
pub mod sign_in;
pub mod totp;

use std::sync::Arc;

use domain::account::{
    Account, AccountId, may_keep_accounts, may_open, may_set_password, plain_name,
};
use domain::fact::{By, Fact};
use domain::post::PersonId;
use domain::refusal::Refusal;
use jiff::Timestamp;
use jiff::civil::Date;
use store::{Read, Write};

use crate::desk::{Books, Desk};
use crate::error::Result;
use crate::hash::hex_sha256;
use hashing::{Cost, Hasher, SALT_BYTES};

/// Bytes of a token: nobody guesses 256 bits.
const TOKEN_BYTES: usize = 32;

/// What signing in needs beside the office: threads that hash, and randomness from outside.
pub struct Keys {
    hasher: Hasher,
    random: Box<Random>,
    /// Hashed against when there is no such account, so that it takes as long.
    nobody: store::keys::Hashed,
}

/// Fills bytes that nobody can foretell.
pub type Random = dyn Fn(&mut [u8]) + Send + Sync;

impl Keys {
    /// Starts the threads that hash; `random` fills bytes from the system.
    ///
    /// # Errors
    /// A password cannot be hashed at this cost.
    pub fn new(cost: Cost, random: Box<Random>) -> Result<Self> {
        let hasher = Hasher::start(cost);
        let mut salt = vec![0; SALT_BYTES];
        random(&mut salt);
        let nobody = hasher.hash("", salt)?;
        Ok(Self { hasher, random, nobody })
    }

    /// The threads that hash.
    #[must_use]
    pub fn hasher(&self) -> &Hasher {
        &self.hasher
    }

    fn bytes(&self, n: usize) -> Vec<u8> {
        let mut bytes = vec![0; n];
        (self.random)(&mut bytes);
        bytes
    }

    /// A new token, for a cookie or an address.
    #[must_use]
    pub fn token(&self) -> String {
        totp::base32(&self.bytes(TOKEN_BYTES)).to_lowercase()
    }

    fn hashed(&self, password: &str) -> Result<store::keys::Hashed> {
        self.hasher.hash(password, self.bytes(SALT_BYTES))
    }
}

/// What is kept of a token.
#[must_use]
pub fn kept(token: &str) -> String {
    hex_sha256(token.as_bytes())
}

/// The entrance of an office at an instant.
#[derive(Clone, Copy)]
pub struct Entrance<'a> {
    pub desk: &'a Desk,
    pub keys: &'a Keys,
    pub at: Timestamp,
    /// The day in the office's own time zone.
    pub on: Date,
}

impl Entrance<'_> {
    fn read<T>(&self, reading: impl FnOnce(&mut Books<'_, '_, Read>) -> Result<T>) -> Result<T> {
        self.desk.read(self.on, reading)
    }

    /// Writes in the name of the post that a person holds first today, or of none.
    fn write<T>(
        &self,
        person: Option<PersonId>,
        writing: impl FnMut(&mut Books<'_, '_, Write>) -> Result<T>,
    ) -> Result<T> {
        let held = match person {
            Some(person) => self.read(|books| crate::people::posts_of(books, person))?,
            None => Vec::new(),
        };
        let post = held.first().map(|holding| holding.post);
        let by = By { post, at: self.at, on: self.on, why: String::new() };
        self.desk.write(by, writing)
    }
}

/// Accounts opened after one, open or closed, first to last, at most `limit`.
///
/// # Errors
/// The database failed.
pub fn page<M>(
    books: &mut Books<'_, '_, M>,
    after: Option<AccountId>,
    limit: i64,
) -> Result<Vec<Account>> {
    Ok(store::accounts::page(books.tx, after, limit)?)
}

/// The open account of a person.
///
/// # Errors
/// The database failed.
pub fn open_of<M>(books: &mut Books<'_, '_, M>, person: PersonId) -> Result<Option<Account>> {
    let own = store::accounts::of_person(books.tx, person)?;
    Ok(own.into_iter().find(|account| account.closed_on.is_none()))
}

/// The account of a name.
///
/// # Errors
/// The database failed.
pub fn by_name<M>(books: &mut Books<'_, '_, M>, name: &str) -> Result<Option<Account>> {
    Ok(store::accounts::by_name(books.tx, &plain_name(name))?)
}

/// Opens an account for a person.
///
/// # Errors
/// A name that cannot be one or is taken, or the person has an open account.
pub fn open(books: &mut Books<'_, '_, Write>, person: PersonId, name: &str) -> Result<AccountId> {
    store::people::get(books.tx, person)?;
    let name = plain_name(name);
    let mut there = store::accounts::of_person(books.tx, person)?;
    there.extend(store::accounts::by_name(books.tx, &name)?);
    may_open(&name, person, &there)?;
    Ok(AccountId(books.record(&Fact::AccountOpened { person, name })?))
}

/// Closes an account: every session of it ends, and no invitation opens it again.
///
/// # Errors
/// There is none, or it is closed.
pub fn close(books: &mut Books<'_, '_, Write>, id: AccountId) -> Result<()> {
    open_account(books, id)?;
    books.record(&Fact::AccountClosed { account: id })?;
    store::sessions::end_all(books.tx, id)?;
    Ok(store::sessions::end_invitations(books.tx, Some(id))?)
}

/// Decides whether a person may keep the accounts of others in the name of the post that acts.
///
/// # Errors
/// It may not.
pub fn may_keep<M>(
    books: &mut Books<'_, '_, M>,
    person: PersonId,
    acting: domain::post::PostId,
) -> Result<()> {
    let founded = store::reviews::series_with(books.tx, acting)?;
    let chairs: Vec<_> = founded.iter().map(|founded| founded.series.chair).collect();
    let first = store::accounts::page(books.tx, None, 1)?.first().map(|account| account.person);
    Ok(may_keep_accounts((person, acting), &chairs, first)?)
}

fn open_account<M>(books: &mut Books<'_, '_, M>, id: AccountId) -> Result<Account> {
    let account = store::accounts::get(books.tx, id)?;
    if account.closed_on.is_some() {
        return Err(Refusal::AccountIsClosed.into());
    }
    Ok(account)
}

/// Decides whether a password may be set for an account name of a person, in this office.
fn may_set<M>(
    books: &mut Books<'_, '_, M>,
    name: &str,
    person: &domain::name::Name,
    (password, again): (&str, &str),
) -> Result<()> {
    if password != again {
        return Err(Refusal::PasswordsDiffer.into());
    }
    let tree = Arc::clone(&books.known.tree);
    let places = tree.places().iter();
    let places = places.flat_map(|place| [&*place.slug, &*place.name.hi, &*place.name.en]);
    let own = [name, &*person.hi, &*person.en];
    Ok(may_set_password(password, own.into_iter().chain(places))?)
}

/// Keeps a new password, says so in the ledger, and ends every session.
fn set_password(
    books: &mut Books<'_, '_, Write>,
    account: AccountId,
    password: &store::keys::Hashed,
) -> Result<()> {
    store::keys::set_password(books.tx, account, password)?;
    books.record(&Fact::PasswordSet { account })?;
    Ok(store::sessions::end_all(books.tx, account)?)
}
