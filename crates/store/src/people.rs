//! People, and the posts that each holds from a day to a day. The holder of a post on a day is in
//! `posts`.

mod holders;
mod search;

use domain::name::Name;
use domain::post::{Charge, Holding, PersonId, PostId};
use jiff::civil::Date;

pub use holders::{Acted, holders};
pub use search::search;

use crate::error::{Error, Result};
use crate::tx::{Tx, Write};
use crate::value::Row;
use crate::ways::WINDOW;

/// A person of the office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    pub name: Name,
}

/// Everybody, in the order of entry.
///
/// # Errors
/// The database's own.
pub fn all<M>(tx: &mut Tx<M>) -> Result<Vec<Person>> {
    tx.all(
        sql!(
            "select person_id, name_hi, name_en
             from person
             where office_id = $1
             order by person_id"
        ),
        &[],
        read,
    )
}

/// Those entered after this one, in the order of entry, at most `limit`.
///
/// # Errors
/// The database's own.
pub fn page<M>(tx: &mut Tx<M>, after: Option<PersonId>, limit: i64) -> Result<Vec<Person>> {
    tx.all(
        sql!(
            "select person_id, name_hi, name_en
             from person
             where office_id = $1 and person_id > $2
             order by person_id
             limit $3"
        ),
        &[&after.map_or(0, |person| person.0), &limit],
        read,
    )
}

/// Of those entered last, as many as a window holds, the ones without an open account; the last first, at
/// most `limit`.
///
/// # Errors
/// The database's own.
pub fn without_account<M>(tx: &mut Tx<M>, limit: i64) -> Result<Vec<Person>> {
    tx.all(include_str!("people/without_account.sql"), &[&WINDOW, &limit], read)
}

/// One person.
///
/// # Errors
/// `Missing` when there is nobody of this number.
pub fn get<M>(tx: &mut Tx<M>, id: PersonId) -> Result<Person> {
    let person = tx.first(
        sql!(
            "select person_id, name_hi, name_en
             from person
             where office_id = $1 and person_id = $2"
        ),
        &[&id],
        read,
    )?;
    person.ok_or_else(|| Error::missing("person", id))
}

fn read(row: &Row<'_>) -> Result<Person> {
    Ok(Person { id: row.get(0)?, name: Name { hi: row.get(1)?, en: row.get(2)? } })
}

/// Everyone who held a post, first to last.
///
/// # Errors
/// The database's own.
pub fn of_post<M>(tx: &mut Tx<M>, post: PostId) -> Result<Vec<Holding>> {
    tx.all(
        sql!(
            "select post_id, person_id, charge, from_on, until_on
             from holding
             where office_id = $1 and post_id = $2
             order by from_on, seq"
        ),
        &[&post],
        read_holding,
    )
}

/// Every post that a person held, first to last.
///
/// # Errors
/// The database's own.
pub fn of_person<M>(tx: &mut Tx<M>, person: PersonId) -> Result<Vec<Holding>> {
    tx.all(
        sql!(
            "select post_id, person_id, charge, from_on, until_on
             from holding
             where office_id = $1 and person_id = $2
             order by from_on, seq"
        ),
        &[&person],
        read_holding,
    )
}

fn read_holding(row: &Row<'_>) -> Result<Holding> {
    Ok(Holding {
        post: row.get(0)?,
        person: row.get(1)?,
        charge: row.word(2, Charge::of_word)?,
        from: row.get(3)?,
        until: row.get(4)?,
    })
}

pub(crate) fn added(tx: &mut Tx<Write>, seq: i64, name: &Name) -> Result<()> {
    tx.run(
        sql!(
            "insert into person (office_id, person_id, name_hi, name_en)
             values ($1, $2, $3, $4)"
        ),
        &[&seq, &name.hi, &name.en],
    )?;
    search::added(tx, seq, name)
}

pub(crate) fn took_charge(tx: &mut Tx<Write>, seq: i64, holding: &Holding) -> Result<()> {
    tx.run(
        sql!(
            "insert into holding
               (office_id, post_id, from_on, seq, person_id, charge, until_on)
             values ($1, $2, $3, $4, $5, $6, $7)"
        ),
        &[
            &holding.post,
            &holding.from,
            &seq,
            &holding.person,
            &holding.charge.word(),
            &holding.until,
        ],
    )?;
    Ok(())
}

/// Ends what the person holds of the post and has not ended yet.
pub(crate) fn gave_up_charge(
    tx: &mut Tx<Write>,
    post: PostId,
    person: PersonId,
    last: Date,
) -> Result<()> {
    tx.run(
        sql!(
            "update holding
             set until_on = $4
             where office_id = $1 and post_id = $2 and person_id = $3 and until_on is null"
        ),
        &[&post, &person, &last],
    )?;
    Ok(())
}
