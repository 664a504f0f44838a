//! People and their posts: taking charge, giving it up, and a transfer. What belongs to a post stays with
//! the post; only its holder changes.

use domain::fact::Fact;
use domain::name::Name;
use domain::post::{Charge, Holding, PersonId, PostId, may_give_up_charge, may_take_charge};
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
