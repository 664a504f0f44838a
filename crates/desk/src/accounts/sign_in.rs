//! Signing in, step by step: a try is counted before a password is looked at, so that many at once are no
//! more than one after the other; an account that is not there costs as long as a wrong password. Every step
//! gives a new token.

use domain::account::session::{Device, Span, Stage};
use domain::account::tries::{FREE_CODES, FREE_FROM_ADDRESS, FREE_TRIES, LONGEST_WAIT, Tries};
use domain::account::{Account, AccountId, plain_name};
use domain::name::Name;
use domain::post::PersonId;
use domain::refusal::Refusal;
use jiff::{SignedDuration, Timestamp};
use store::Write;
use store::sessions::Session;

use super::{Entrance, Keys, kept, totp};
use crate::desk::Books;
use crate::error::Result;

/// A session is noted as used once in this time, not at every page.
const NOTED_EVERY: SignedDuration = SignedDuration::from_secs(60);
/// How long an ended session is remembered, to tell whose form was left open.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(31 * 24);
/// The longest name of a browser that is kept, in characters.
const MAX_AGENT_CHARS: usize = 200;

/// What comes with a sign-in beside name and password.
#[derive(Clone, Debug)]
pub struct From {
    pub device: Device,
    /// The token of the browser, if it has signed in here before.
    pub known: Option<String>,
    /// The network address, where it is known.
    pub address: Option<String>,
    /// The browser as it calls itself.
    pub agent: String,
}

/// A session that was begun.
#[derive(Clone, Debug)]
pub struct Begun {
    pub account: AccountId,
    /// The secret for the cookie; only its hash is kept.
    pub token: String,
    /// The token by which the browser is known from now on.
    pub known: String,
    pub stage: Stage,
    pub device: Device,
}

/// Somebody who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    pub account: AccountId,
    pub person: PersonId,
    /// The name of the account.
    pub login: String,
    /// The name of the person.
    pub name: Name,
    /// What is kept of the session's token.
    pub session: String,
    pub device: Device,
}

/// What a session token stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    SignedIn(Box<SignedIn>),
    /// The password was right and the code is asked.
    Half(AccountId),
    /// A session that is over.
    Over(AccountId),
    Nobody,
}

/// Signs in by name and password.
///
/// # Errors
/// `SignInWrong` for an account that is not there, closed, without a password, or for a wrong password;
/// `TriedTooOften`; `Crowded`.
pub fn sign_in(
    entrance: Entrance<'_>,
    (name, password): (&str, &str),
    from: &From,
) -> Result<Begun> {
    let name = plain_name(name);
    let (account, key, whose) = entrance.read(|books| {
        let account = store::accounts::by_name(books.tx, &name)?;
        let account = account.filter(|account| account.closed_on.is_none());
        let key = match &account {
            Some(account) => store::keys::get(books.tx, account.id)?,
            None => None,
        };
        let whose = whose(books, account.as_ref(), &name, from)?;
        Ok((account, key, whose))
    })?;
    let address = from.address.as_ref().map(|address| format!("address:{address}"));
    count(entrance, &whose, FREE_TRIES)?;
    if let Some(address) = &address {
        count(entrance, address, FREE_FROM_ADDRESS)?;
    }
    let kept_password = key.as_ref().map_or(&entrance.keys.nobody, |key| &key.password);
    let is_right = entrance.keys.hasher().is_same(password, kept_password)?;
    let (Some(account), Some(key), true) = (account, key, is_right) else {
        return Err(Refusal::SignInWrong.into());
    };
    let stage = if key.second.is_some() { Stage::Half } else { Stage::Full };
    entrance.write(None, |books| {
        store::keys::forget_tries(books.tx, &whose)?;
        if let Some(address) = &address {
            take_back(books, address)?;
        }
        begin(books, entrance.keys, (account.id, stage), from)
    })
}

/// A try from an address was right, so it does not count: an office behind one address signs in all day.
fn take_back(books: &mut Books<'_, '_, Write>, address: &str) -> Result<()> {
    let Some(tries) = store::keys::tries(books.tx, address)? else { return Ok(()) };
    let tries = Tries { n: (tries.n - 1).max(0), ..tries };
    Ok(store::keys::set_tries(books.tx, address, tries, Timestamp::MIN)?)
}

/// Under which word the tries of a sign-in are counted: on a device that knows the account, apart from all
/// others.
fn whose<M>(
    books: &mut Books<'_, '_, M>,
    account: Option<&Account>,
    name: &str,
    from: &From,
) -> Result<String> {
    if let (Some(account), Some(known)) = (account, &from.known) {
        let known = kept(known);
        if store::sessions::of_device(books.tx, &known)?.contains(&account.id) {
            return Ok(format!("device:{known}:{}", account.id));
        }
    }
    Ok(format!("name:{}", kept(name)))
}

/// Counts a try under a word.
///
/// # Errors
/// `TriedTooOften`; then it is not counted.
pub(super) fn count(entrance: Entrance<'_>, whose: &str, free: i64) -> Result<()> {
    let at = entrance.at;
    let may = |tries: Option<Tries>| match tries.and_then(|tries| tries.waits_until(free, at)) {
        Some(until) => {
            let seconds = until.duration_since(at).as_secs();
            Err(Refusal::TriedTooOften { minutes: (seconds + 59).div_euclid(60) })
        }
        None => Ok(()),
    };
    // Those who hammer are turned away without taking the turn of a writer.
    may(entrance.read(|books| Ok(store::keys::tries(books.tx, whose)?))?)?;
    entrance.write(None, |books| {
        let before = store::keys::tries(books.tx, whose)?;
        may(before)?;
        let forget = at.saturating_sub(LONGEST_WAIT).unwrap_or(Timestamp::MIN);
        Ok(store::keys::set_tries(books.tx, whose, Tries::and_one(before, free, at), forget)?)
    })
}

/// Begins a session with a new token.
pub(super) fn begin(
    books: &mut Books<'_, '_, Write>,
    keys: &Keys,
    (account, stage): (AccountId, Stage),
    from: &From,
) -> Result<Begun> {
    let at = books.tx.by().at;
    let token = keys.token();
    let span = Span { device: from.device, stage, began_at: at, seen_at: at, ended_at: None };
    let agent = from.agent.chars().filter(|c| !c.is_control()).take(MAX_AGENT_CHARS).collect();
    store::sessions::begin(books.tx, &Session { token: kept(&token), account, agent, span })?;
    let before = at.saturating_sub(REMEMBERED).unwrap_or(Timestamp::MIN);
    store::sessions::forget(books.tx, before)?;
    let known = from.known.clone().unwrap_or_else(|| keys.token());
    if stage == Stage::Full {
        store::sessions::know_device(books.tx, &kept(&known), account)?;
    }
    Ok(Begun { account, token, known, stage, device: from.device })
}

/// Goes on from half a sign-in by a code of the second factor, or by a recovery code.
///
/// # Errors
/// `CodeWrong`, also for a code that was used; `TriedTooOften`, which ends the half session too;
/// `NotSignedIn` when there is no half session.
pub fn enter_code(entrance: Entrance<'_>, token: &str, code: &str, from: &From) -> Result<Begun> {
    let (account, session, whose) = entrance.read(|books| {
        let session = store::sessions::get(books.tx, &kept(token))?;
        let session = session
            .filter(|session| {
                session.span.stage == Stage::Half && session.span.holds_at(entrance.at)
            })
            .ok_or(Refusal::NotSignedIn)?;
        let account = super::open_account(books, session.account)?;
        let whose = whose(books, Some(&account), &account.name, from)?;
        Ok((account, session, format!("code:{whose}")))
    })?;
    if let Err(refused) = count(entrance, &whose, FREE_CODES) {
        entrance
            .write(None, |books| Ok(store::sessions::end(books.tx, account.id, &session.token)?))?;
        return Err(refused);
    }
    let from = From { device: session.span.device, ..from.clone() };
    entrance.write(Some(account.person), |books| {
        if !uses_code(books, account.id, code)? {
            return Err(Refusal::CodeWrong.into());
        }
        store::keys::forget_tries(books.tx, &whose)?;
        store::sessions::end(books.tx, account.id, &session.token)?;
        begin(books, entrance.keys, (account.id, Stage::Full), &from)
    })
}

/// Uses up a code of a phone, or a recovery code; whether it was right and new.
pub(super) fn uses_code(
    books: &mut Books<'_, '_, Write>,
    account: AccountId,
    code: &str,
) -> Result<bool> {
    let at = books.tx.by().at.as_second();
    let key = store::keys::get(books.tx, account)?;
    let Some(secret) = key.and_then(|key| key.second) else { return Ok(false) };
    if let Some(step) = totp::step_of(&secret, code, at) {
        return Ok(store::keys::use_step(books.tx, account, step)?);
    }
    let hash = kept_code(account, code);
    Ok(store::keys::use_code(books.tx, account, &hash)?)
}

/// What is kept of a recovery code, however it is spaced.
pub(super) fn kept_code(account: AccountId, code: &str) -> String {
    let plain: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
    kept(&format!("{account}:{}", plain.to_lowercase()))
}

/// What a session token stands for now. A session in use is noted as seen.
///
/// # Errors
/// The database failed.
pub fn standing(entrance: Entrance<'_>, token: &str) -> Result<Standing> {
    let hash = kept(token);
    let (standing, seen_at) = entrance.read(|books| {
        let Some(session) = store::sessions::get(books.tx, &hash)? else {
            return Ok((Standing::Nobody, entrance.at));
        };
        let account = store::accounts::get(books.tx, session.account)?;
        let seen_at = session.span.seen_at;
        if account.closed_on.is_some() || !session.span.holds_at(entrance.at) {
            return Ok((Standing::Over(account.id), entrance.at));
        }
        if session.span.stage == Stage::Half {
            return Ok((Standing::Half(account.id), entrance.at));
        }
        let person = store::people::get(books.tx, account.person)?;
        let signed_in = SignedIn {
            account: account.id,
            person: account.person,
            login: account.name,
            name: person.name,
            session: session.token,
            device: session.span.device,
        };
        Ok((Standing::SignedIn(Box::new(signed_in)), seen_at))
    })?;
    if entrance.at.duration_since(seen_at) >= NOTED_EVERY {
        entrance.write(None, |books| Ok(store::sessions::seen(books.tx, &hash)?))?;
    }
    Ok(standing)
}

/// Signs out: the session ends at once.
///
/// # Errors
/// The database failed.
pub fn sign_out(entrance: Entrance<'_>, who: &SignedIn) -> Result<()> {
    entrance.write(None, |books| Ok(store::sessions::end(books.tx, who.account, &who.session)?))
}

/// The names of the accounts that signed in on a device and are open, the latest first.
///
/// # Errors
/// The database failed.
pub fn names_on(entrance: Entrance<'_>, known: &str) -> Result<Vec<(String, Name)>> {
    entrance.read(|books| {
        let mut names = Vec::new();
        for id in store::sessions::of_device(books.tx, &kept(known))? {
            let account = store::accounts::get(books.tx, id)?;
            if account.closed_on.is_none() {
                let person = store::people::get(books.tx, account.person)?;
                names.push((account.name, person.name));
            }
        }
        Ok(names)
    })
}
