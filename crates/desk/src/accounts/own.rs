//! What people do with their own account: another password, a second factor, their sessions. Whatever changes
//! how one signs in asks for the present password again, and ends every other session.

use domain::account::AccountId;
use domain::account::session::{Device, Stage};
use domain::account::tries::FREE_TRIES;
use domain::fact::Fact;
use domain::refusal::Refusal;
use jiff::Timestamp;
use store::Write;

use super::sign_in::{Begun, From, SignedIn, begin, count, kept_code};
use super::{Entrance, may_set, set_password, totp};
use crate::desk::Books;
use crate::error::Result;

/// Recovery codes given at once.
const N_CODES: usize = 10;
/// Bytes of a recovery code: ten letters of base 32, fifty bits and no chance within the tries.
const CODE_BYTES: usize = 6;
/// Letters of one half of a recovery code.
const HALF_CODE: usize = 5;

/// A session as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnSession {
    /// The word by which it is ended; it opens nothing.
    pub id: String,
    pub device: Device,
    pub agent: String,
    pub began_at: Timestamp,
    pub seen_at: Timestamp,
    pub is_this: bool,
}

/// How an account stands, for its owner.
#[derive(Clone, Debug)]
pub struct Own {
    pub account: domain::account::Account,
    /// Recovery codes that are left.
    pub n_codes: i64,
    /// Sessions that hold now, the latest first.
    pub sessions: Vec<OwnSession>,
}

/// How the account of somebody stands.
///
/// # Errors
/// The database failed.
pub fn show<M>(books: &mut Books<'_, '_, M>, who: &SignedIn, at: Timestamp) -> Result<Own> {
    let sessions = store::sessions::of_account(books.tx, who.account)?.into_iter();
    let open = sessions.filter(|s| s.span.stage == Stage::Full && s.span.holds_at(at));
    Ok(Own {
        account: store::accounts::get(books.tx, who.account)?,
        n_codes: store::keys::n_codes(books.tx, who.account)?,
        sessions: open
            .map(|session| OwnSession {
                is_this: session.token == who.session,
                id: session.token,
                device: session.span.device,
                agent: session.agent,
                began_at: session.span.began_at,
                seen_at: session.span.seen_at,
            })
            .collect(),
    })
}

/// Decides whether the present password was entered, and counts the try.
fn enter_again(entrance: Entrance<'_>, who: &SignedIn, password: &str) -> Result<()> {
    let whose = format!("again:{}", who.account);
    count(entrance, &whose, FREE_TRIES)?;
    let key = entrance.read(|books| Ok(store::keys::get(books.tx, who.account)?))?;
    let key = key.ok_or(Refusal::PasswordWrong)?;
    if !entrance.keys.hasher().is_same(password, &key.password)? {
        return Err(Refusal::PasswordWrong.into());
    }
    entrance.write(None, |books| Ok(store::keys::forget_tries(books.tx, &whose)?))
}

/// Sets another password; every session ends and a new one begins here.
///
/// # Errors
/// The present password is wrong, the two writings differ, or the new one may not be set.
pub fn change_password(
    entrance: Entrance<'_>,
    who: &SignedIn,
    (present, new, again): (&str, &str, &str),
    from: &From,
) -> Result<Begun> {
    entrance.read(|books| may_set(books, &who.login, &who.name, (new, again)))?;
    enter_again(entrance, who, present)?;
    let hashed = entrance.keys.hashed(new)?;
    entrance.write(Some(who.person), |books| {
        set_password(books, who.account, &hashed)?;
        begin_anew(books, entrance, who, from)
    })
}

/// A new secret for a second factor, as text; nothing is kept until its first code is entered.
#[must_use]
pub fn new_secret(entrance: Entrance<'_>) -> String {
    totp::base32(&entrance.keys.bytes(totp::SECRET_BYTES))
}

/// Sets a second factor by its secret and a first code, and gives recovery codes. Every session ends and a
/// new one begins here.
///
/// # Errors
/// The present password or the code is wrong.
pub fn set_second(
    entrance: Entrance<'_>,
    who: &SignedIn,
    (password, secret, code): (&str, &str, &str),
    from: &From,
) -> Result<(Begun, Vec<String>)> {
    let secret = totp::of_base32(secret).filter(|secret| secret.len() == totp::SECRET_BYTES);
    let secret = secret.ok_or(Refusal::CodeWrong)?;
    let step = totp::step_of(&secret, code, entrance.at.as_second()).ok_or(Refusal::CodeWrong)?;
    enter_again(entrance, who, password)?;
    let codes = new_codes(entrance);
    let begun = entrance.write(Some(who.person), |books| {
        store::keys::set_second(books.tx, who.account, Some(&secret))?;
        store::keys::use_step(books.tx, who.account, step)?;
        keep_codes(books, who.account, &codes)?;
        books.record(&Fact::SecondFactorSet { account: who.account })?;
        store::sessions::end_all(books.tx, who.account)?;
        begin_anew(books, entrance, who, from)
    })?;
    Ok((begun, codes))
}

/// Takes the second factor away.
///
/// # Errors
/// The present password is wrong.
pub fn remove_second(
    entrance: Entrance<'_>,
    who: &SignedIn,
    password: &str,
    from: &From,
) -> Result<Begun> {
    enter_again(entrance, who, password)?;
    entrance.write(Some(who.person), |books| {
        store::keys::set_second(books.tx, who.account, None)?;
        keep_codes(books, who.account, &[])?;
        books.record(&Fact::SecondFactorRemoved { account: who.account })?;
        store::sessions::end_all(books.tx, who.account)?;
        begin_anew(books, entrance, who, from)
    })
}

/// New recovery codes in the place of all before them.
///
/// # Errors
/// The present password is wrong.
pub fn renew_codes(entrance: Entrance<'_>, who: &SignedIn, password: &str) -> Result<Vec<String>> {
    enter_again(entrance, who, password)?;
    let codes = new_codes(entrance);
    entrance.write(None, |books| keep_codes(books, who.account, &codes))?;
    Ok(codes)
}

fn new_codes(entrance: Entrance<'_>) -> Vec<String> {
    let code = |_| {
        let letters = totp::base32(&entrance.keys.bytes(CODE_BYTES)).to_lowercase();
        let (one, other) = letters.split_at(HALF_CODE);
        format!("{one}-{other}")
    };
    (0..N_CODES).map(code).collect()
}

fn keep_codes(
    books: &mut Books<'_, '_, Write>,
    account: AccountId,
    codes: &[String],
) -> Result<()> {
    let hashes: Vec<String> = codes.iter().map(|code| kept_code(account, code)).collect();
    Ok(store::keys::set_codes(books.tx, account, &hashes)?)
}

fn begin_anew(
    books: &mut Books<'_, '_, Write>,
    entrance: Entrance<'_>,
    who: &SignedIn,
    from: &From,
) -> Result<Begun> {
    let from = From { device: who.device, ..from.clone() };
    begin(books, entrance.keys, (who.account, Stage::Full), &from)
}

/// Ends one session of one's own.
///
/// # Errors
/// The database failed.
pub fn end_session(entrance: Entrance<'_>, who: &SignedIn, id: &str) -> Result<()> {
    entrance.write(None, |books| Ok(store::sessions::end(books.tx, who.account, id)?))
}

/// Signs out everywhere, here too.
///
/// # Errors
/// The database failed.
pub fn end_sessions(entrance: Entrance<'_>, who: &SignedIn) -> Result<()> {
    entrance.write(None, |books| Ok(store::sessions::end_all(books.tx, who.account)?))
}
