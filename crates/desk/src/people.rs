//! People and their posts: taking charge, giving it up, and a transfer. What belongs to a post stays with
//! the post; only its holder changes.

use std::collections::BTreeMap;

use domain::fact::Fact;
use domain::name::Name;
use domain::post::{Charge, Holding, PersonId, Post, PostId, may_give_up_charge, may_take_charge};
use domain::refusal::Refusal;
use jiff::civil::Date;
use store::Write;
pub use store::people::Person;

use crate::desk::Books;
use crate::error::{Error, Result};

/// Enters a person.
///
/// # Errors
/// No name.
pub fn add(books: &mut Books<'_, '_, Write>, name: Name) -> Result<PersonId> {
    if name.hi.trim().is_empty() {
        return Err(Refusal::WordsMissing.into());
    }
    Ok(PersonId(books.record(&Fact::PersonAdded { name })?))
}

/// Everybody of the office, in the order of entry.
///
/// # Errors
/// The database failed.
pub fn all<M>(books: &mut Books<'_, '_, M>) -> Result<Vec<Person>> {
    Ok(store::people::all(books.tx)?)
}

/// Those entered after one, at most `limit`.
///
/// # Errors
/// The database failed.
pub fn page<M>(
    books: &mut Books<'_, '_, M>,
    after: Option<PersonId>,
    limit: i64,
) -> Result<Vec<Person>> {
    Ok(store::people::page(books.tx, after, limit)?)
}

/// People entered lately who have no open account; the last first, at most `limit`.
///
/// # Errors
/// The database failed.
pub fn without_account<M>(books: &mut Books<'_, '_, M>, limit: i64) -> Result<Vec<Person>> {
    Ok(store::people::without_account(books.tx, limit)?)
}

/// People whose name has the words of a text, in either script and any spelling; at most `limit`.
///
/// # Errors
/// The database failed.
pub fn search<M>(books: &mut Books<'_, '_, M>, text: &str, limit: i64) -> Result<Vec<Person>> {
    Ok(store::people::search(books.tx, text, limit)?)
}

/// One person.
///
/// # Errors
/// There is nobody of this number.
pub fn get<M>(books: &mut Books<'_, '_, M>, id: PersonId) -> Result<Person> {
    Ok(store::people::get(books.tx, id)?)
}

/// Who held a post, first to last.
///
/// # Errors
/// The database failed.
pub fn holdings<M>(books: &mut Books<'_, '_, M>, post: PostId) -> Result<Vec<Holding>> {
    Ok(store::people::of_post(books.tx, post)?)
}

/// Every post that a person held, each under its title of the last day in it.
///
/// # Errors
/// The database failed.
pub fn service<M>(books: &mut Books<'_, '_, M>, person: PersonId) -> Result<Vec<(Post, Holding)>> {
    let held = store::people::of_person(books.tx, person)?;
    let mut service = Vec::new();
    for holding in held {
        let on = holding.until.unwrap_or(books.today).min(books.today);
        service.push((store::posts::get(books.tx, on.max(holding.from), holding.post)?, holding));
    }
    Ok(service)
}

/// The titles and holders of posts on the days on which something was done.
#[derive(Clone, Debug, Default)]
pub struct Holders(BTreeMap<(PostId, Date), (Name, Option<Name>)>);

impl Holders {
    /// Who held the post on the day; nobody where it was vacant.
    #[must_use]
    pub fn of(&self, post: PostId, on: Date) -> Option<&Name> {
        self.0.get(&(post, on)).and_then(|(_, holder)| holder.as_ref())
    }

    /// What the post was called on the day.
    #[must_use]
    pub fn title(&self, post: PostId, on: Date) -> Option<&Name> {
        self.0.get(&(post, on)).map(|(title, _)| title)
    }
}

/// Who held each of these posts on its day, and what it was called.
///
/// # Errors
/// The database failed.
pub fn holders<M>(books: &mut Books<'_, '_, M>, asked: &[(PostId, Date)]) -> Result<Holders> {
    let acted = store::people::holders(books.tx, asked)?.into_iter();
    let of = |acted: store::people::Acted| ((acted.post, acted.on), (acted.title, acted.holder));
    Ok(Holders(acted.map(of).collect()))
}

/// The posts that a person holds today.
///
/// # Errors
/// The database failed.
pub fn posts_of<M>(books: &mut Books<'_, '_, M>, person: PersonId) -> Result<Vec<Holding>> {
    let today = books.today;
    let held = store::people::of_person(books.tx, person)?;
    Ok(held.into_iter().filter(|holding| holding.lasts_on(today)).collect())
}

/// A person takes charge of a post from a day.
///
/// # Errors
/// The post is held on that day, or the person has a post of its own already.
pub fn take_charge(
    books: &mut Books<'_, '_, Write>,
    (post, person): (PostId, PersonId),
    charge: Charge,
    from: Date,
) -> Result<()> {
    store::people::get(books.tx, person)?;
    let holding = Holding { post, person, charge, from, until: None };
    let there = store::people::of_post(books.tx, post)?.pop();
    let other = store::people::of_person(books.tx, person)?;
    may_take_charge(&holding, there.as_ref(), &other)?;
    books.record(&Fact::HoldingBegan(holding))?;
    Ok(())
}

/// Whoever holds a post gives it up; `last` is the last day in it. The post is vacant from the next.
///
/// # Errors
/// Nobody holds it, or the day lies before the first.
pub fn give_up_charge(books: &mut Books<'_, '_, Write>, post: PostId, last: Date) -> Result<()> {
    let held = store::people::of_post(books.tx, post)?.pop().ok_or(Refusal::PostNotHeld)?;
    may_give_up_charge(&held, last)?;
    books.record(&Fact::HoldingEnded { post, person: held.person, last })?;
    Ok(())
}

/// A transfer: whoever holds the post gives it up on the day before `from`, and another takes charge.
/// Nothing else moves.
///
/// # Errors
/// As for giving up and taking charge.
pub fn hand_over(
    books: &mut Books<'_, '_, Write>,
    (post, to): (PostId, PersonId),
    charge: Charge,
    from: Date,
) -> Result<()> {
    let is_held = |held: &Holding| held.until.is_none();
    if store::people::of_post(books.tx, post)?.last().is_some_and(is_held) {
        let last = from.yesterday().map_err(|error| Error::Broken(error.to_string()))?;
        give_up_charge(books, post, last)?;
    }
    take_charge(books, (post, to), charge, from)
}

/// Who takes over a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    Known(PersonId),
    /// Not in the office yet.
    New(Name),
}

/// What becomes of the own post of somebody who takes over another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnPost {
    Kept,
    /// Given up on the day before; it is vacant from then.
    GivenUp,
}

/// A post is taken over by somebody from a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakeOver {
    pub post: PostId,
    pub who: Who,
    pub charge: Charge,
    pub from: Date,
    pub own_post: OwnPost,
}

/// Takes over a post from whoever holds it, or from nobody: joining, additional charge and transfer
/// alike.
///
/// # Errors
/// As for giving up and taking charge; a new person without a name.
pub fn take_over(books: &mut Books<'_, '_, Write>, take: &TakeOver) -> Result<PersonId> {
    let person = match &take.who {
        Who::Known(person) => *person,
        Who::New(name) => add(books, name.clone())?,
    };
    if take.own_post == OwnPost::GivenUp {
        let is_own = |held: &Holding| held.charge == Charge::Regular && held.until.is_none();
        let own = store::people::of_person(books.tx, person)?.into_iter().find(is_own);
        if let Some(own) = own.filter(|own| own.post != take.post) {
            let last = take.from.yesterday().map_err(|error| Error::Broken(error.to_string()))?;
            give_up_charge(books, own.post, last)?;
        }
    }
    hand_over(books, (take.post, person), take.charge, take.from)?;
    Ok(person)
}
