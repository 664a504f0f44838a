//! Invitations: an address that opens once. With it a person sets a password for the first time or anew, and
//! the very first account of an office is made.

use domain::account::session::Stage;
use domain::account::{Account, AccountId};
use domain::name::Name;
use domain::post::{Charge, PersonId, PostId};
use domain::refusal::Refusal;
use jiff::SignedDuration;
use store::sessions::Invitation;
use store::{Read, Write};

use super::sign_in::{Begun, From, begin};
use super::{Entrance, kept, may_set, open, open_account, set_password};
use crate::desk::Books;
use crate::error::Result;
use crate::people;

/// How long the address of the first account is good: whoever starts the program is there.
const FIRST_LASTS: SignedDuration = SignedDuration::from_mins(30);
/// How long an invitation is good: it is carried to the person, perhaps over a Sunday.
const INVITATION_LASTS: SignedDuration = SignedDuration::from_hours(3 * 24);

/// Whom an invitation is for.
#[derive(Clone, Debug)]
pub struct Invited {
    /// `None` for the first account of the office.
    pub account: Option<Account>,
    /// The name of the person; empty for the first account.
    pub name: Name,
}

/// The first account, as it was typed.
#[derive(Clone, Debug)]
pub struct First {
    /// A person who is entered already; `None` for a new one of this name.
    pub person: Option<PersonId>,
    pub name: Name,
    pub post: PostId,
    pub login: String,
    pub password: String,
    pub again: String,
}

/// The token of the address at which the first account is made; `None` when there are accounts. The one before
/// it opens no more.
///
/// # Errors
/// The database failed.
pub fn first_run(entrance: Entrance<'_>) -> Result<Option<String>> {
    if !entrance.read(|books| super::page(books, None, 1))?.is_empty() {
        return Ok(None);
    }
    let token = entrance.keys.token();
    entrance.write(None, |books| invite(books, None, &token, FIRST_LASTS))?;
    Ok(Some(token))
}

fn invite(
    books: &mut Books<'_, '_, Write>,
    account: Option<AccountId>,
    token: &str,
    lasts: SignedDuration,
) -> Result<()> {
    let at = books.tx.by().at;
    let ends_at = at.saturating_add(lasts).unwrap_or(at);
    let invitation = Invitation { token: kept(token), account, ends_at };
    Ok(store::sessions::invite(books.tx, &invitation)?)
}

/// Invites the person of an account to set a password; the token is for the address. The invitation before
/// it opens no more.
///
/// # Errors
/// There is no such account, or it is closed.
pub fn to_account(
    books: &mut Books<'_, '_, Write>,
    account: AccountId,
    token: &str,
) -> Result<Account> {
    let there = open_account(books, account)?;
    invite(books, Some(account), token, INVITATION_LASTS)?;
    Ok(there)
}

/// Whom an invitation is for.
///
/// # Errors
/// `InvitationOver` when it was used, has run out, or never was.
pub fn look(entrance: Entrance<'_>, token: &str) -> Result<Invited> {
    entrance.read(|books| invited(books, entrance, token))
}

fn invited(
    books: &mut Books<'_, '_, Read>,
    entrance: Entrance<'_>,
    token: &str,
) -> Result<Invited> {
    let account = good(books, entrance, token)?;
    let Some(id) = account else {
        return Ok(Invited { account: None, name: Name::new("", "") });
    };
    let account = open_account(books, id)?;
    let name = store::people::get(books.tx, account.person)?.name;
    Ok(Invited { account: Some(account), name })
}

/// The account of an invitation that is still good.
fn good<M>(
    books: &mut Books<'_, '_, M>,
    entrance: Entrance<'_>,
    token: &str,
) -> Result<Option<AccountId>> {
    let invitation = store::sessions::invitation(books.tx, &kept(token))?;
    let invitation = invitation.filter(|invitation| entrance.at < invitation.ends_at);
    Ok(invitation.ok_or(Refusal::InvitationOver)?.account)
}

/// Sets the password of an invited person and signs in; with a second factor its code is still asked.
///
/// # Errors
/// The invitation is over, the two writings differ, or the password may not be set.
pub fn accept(
    entrance: Entrance<'_>,
    token: &str,
    (password, again): (&str, &str),
    from: &From,
) -> Result<Begun> {
    let account = entrance.read(|books| {
        let invited = invited(books, entrance, token)?;
        let account = invited.account.ok_or(Refusal::InvitationOver)?;
        may_set(books, &account.name, &invited.name, (password, again))?;
        Ok(account)
    })?;
    let hashed = entrance.keys.hashed(password)?;
    entrance.write(Some(account.person), |books| {
        // Two at once cannot both have it.
        good(books, entrance, token)?;
        store::sessions::end_invitations(books.tx, Some(account.id))?;
        set_password(books, account.id, &hashed)?;
        let key = store::keys::get(books.tx, account.id)?;
        let is_full = key.is_none_or(|key| key.second.is_none());
        let stage = if is_full { Stage::Full } else { Stage::Half };
        begin(books, entrance.keys, (account.id, stage), from)
    })
}

/// Makes the first account: the person is entered if need be, takes charge of the post if nobody holds it, and
/// is signed in.
///
/// # Errors
/// The address is over, somebody else holds the post, or a name or password that cannot be taken.
pub fn make_first(
    entrance: Entrance<'_>,
    token: &str,
    first: &First,
    from: &From,
) -> Result<Begun> {
    let login = domain::account::plain_name(&first.login);
    entrance.read(|books| {
        good(books, entrance, token)?;
        let name = match first.person {
            Some(person) => people::get(books, person)?.name,
            None => first.name.clone(),
        };
        may_set(books, &login, &name, (&first.password, &first.again))
    })?;
    let hashed = entrance.keys.hashed(&first.password)?;
    entrance.write(None, |books| {
        good(books, entrance, token)?;
        if !super::page(books, None, 1)?.is_empty() {
            return Err(Refusal::InvitationOver.into());
        }
        let person = in_post(books, first.person, &first.name, Some(first.post))?;
        let account = open(books, person, &login)?;
        store::sessions::end_invitations(books.tx, None)?;
        set_password(books, account, &hashed)?;
        begin(books, entrance.keys, (account, Stage::Full), from)
    })
}

/// A person who is there or is entered now, in charge of a post from today if it does not hold it yet.
///
/// # Errors
/// No name, or somebody else holds the post.
pub fn in_post(
    books: &mut Books<'_, '_, Write>,
    person: Option<PersonId>,
    name: &Name,
    post: Option<PostId>,
) -> Result<PersonId> {
    let person = match person {
        Some(person) => person,
        None => people::add(books, name.clone())?,
    };
    let Some(post) = post else { return Ok(person) };
    let held = people::posts_of(books, person)?;
    if !held.iter().any(|holding| holding.post == post) {
        let charge = if held.is_empty() { Charge::Regular } else { Charge::Additional };
        let today = books.today;
        people::take_charge(books, (post, person), charge, today)?;
    }
    Ok(person)
}
