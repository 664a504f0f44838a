//! A place in time: its names and parents by the days from which they hold, its codes, and the facts that
//! changed it. Each is read by index, for one place.

use domain::name::Name;
use domain::place::PlaceCode;
use domain::place::change::Register;
use domain::place::hierarchy::Hierarchy;
use jiff::civil::Date;

use crate::error::{Error, Result};
use crate::tx::Tx;
use crate::value::Row;

/// Something that held from a day on; from ever where there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since<T> {
    pub from: Option<Date>,
    pub what: T,
}

/// A code of a place in another register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    pub register: Register,
    pub code: String,
    pub version: i64,
}

/// A fact that changed a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    pub from: Date,
    pub fact: i64,
    /// What happened, as [`domain::place::change::What::word`] says it.
    pub word: String,
}

/// The names of a place that was renamed, oldest first; none where it never was.
///
/// # Errors
/// The database's own.
pub fn names<M>(tx: &mut Tx<M>, place: PlaceCode) -> Result<Vec<Since<Name>>> {
    tx.all(
        sql!(
            "select from_on, name_hi, name_en
             from place_name
             where office_id = $1 and place = $2
             order by from_on, seq"
        ),
        &[&place],
        |row| Ok(Since { from: since(row)?, what: Name { hi: row.get(1)?, en: row.get(2)? } }),
    )
}

/// The parents that a place was given in a hierarchy, oldest first; none where it never moved.
///
/// # Errors
/// The database's own.
pub fn parents<M>(
    tx: &mut Tx<M>,
    hierarchy: Hierarchy,
    place: PlaceCode,
) -> Result<Vec<Since<Option<PlaceCode>>>> {
    tx.all(
        sql!(
            "select from_on, parent
             from place_parent
             where office_id = $1 and hierarchy = $2 and place = $3
             order by from_on, seq"
        ),
        &[&hierarchy.word(), &place],
        |row| Ok(Since { from: since(row)?, what: row.get(1)? }),
    )
}

/// The codes of a place, by register and in the order in which they were given.
///
/// # Errors
/// The database's own.
pub fn codes<M>(tx: &mut Tx<M>, place: PlaceCode) -> Result<Vec<Code>> {
    tx.all(
        sql!(
            "select register, code, version
             from place_code
             where office_id = $1 and place = $2
             order by register, seq"
        ),
        &[&place],
        |row| {
            let register = row.word(0, Register::of_word)?;
            Ok(Code { register, code: row.get(1)?, version: row.get(2)? })
        },
    )
}

/// The place that a code means in a register.
///
/// # Errors
/// The database's own.
pub fn by_code<M>(tx: &mut Tx<M>, register: Register, code: &str) -> Result<Option<PlaceCode>> {
    tx.first(
        sql!(
            "select place
             from place_code
             where office_id = $1 and register = $2 and code = $3"
        ),
        &[&register.word(), &code],
        |row| row.get(0),
    )
}

/// The facts that changed a place, by the days from which they hold.
///
/// # Errors
/// The database's own.
pub fn changes<M>(tx: &mut Tx<M>, place: PlaceCode) -> Result<Vec<Changed>> {
    tx.all(
        sql!(
            "select from_on, seq, word
             from place_change
             where office_id = $1 and place = $2
             order by from_on, seq"
        ),
        &[&place],
        |row| Ok(Changed { from: row.get(0)?, fact: row.get(1)?, word: row.get(2)? }),
    )
}

fn since(row: &Row<'_>) -> Result<Option<Date>> {
    let from: String = row.get(0)?;
    match from.as_str() {
        "" => Ok(None),
        day => day.parse().map(Some).map_err(Error::broken),
    }
}
