//! Places as they were given, fit for building the tree. Search by name is not done here.

mod changed;
mod history;

use domain::name::Name;
use domain::place::{Place, PlaceCode};

use crate::error::{Error, Result};
use crate::ledger::wire;
use crate::tx::{Tx, Write};
use crate::value::Row;
pub(crate) use changed::changed;
pub use history::{Changed, Code, Since, by_code, changes, codes, names, parents};

/// All places in the order in which they were added.
///
/// # Errors
/// The database's own.
pub fn all<M>(tx: &mut Tx<M>) -> Result<Vec<Place>> {
    tx.all(
        sql!(
            "select place, parent, slug, name_hi, name_en, aliases
             from place
             where office_id = $1
             order by seq, ix"
        ),
        &[],
        read,
    )
}

/// One place as it is today.
pub(crate) fn get<M>(tx: &mut Tx<M>, place: PlaceCode) -> Result<Place> {
    let found = tx.first(
        sql!(
            "select place, parent, slug, name_hi, name_en, aliases
             from place
             where office_id = $1 and place = $2"
        ),
        &[&place],
        read,
    )?;
    found.ok_or_else(|| changed::missing(place))
}

fn read(row: &Row<'_>) -> Result<Place> {
    let aliases: String = row.get(5)?;
    Ok(Place {
        code: row.get(0)?,
        parent: row.get(1)?,
        slug: row.get(2)?,
        name: Name { hi: row.get(3)?, en: row.get(4)? },
        aliases: wire::parse(aliases.as_bytes()).map_err(Error::broken)?,
    })
}

/// The places above a place, the nearest first.
pub(crate) fn above<M>(tx: &mut Tx<M>, place: PlaceCode) -> Result<Vec<PlaceCode>> {
    let found = tx.first(include_str!("places/above.sql"), &[&place], |row| {
        (0..5).map(|ix| row.get::<Option<PlaceCode>>(ix)).collect::<Result<Vec<_>>>()
    })?;
    Ok(found.unwrap_or_default().into_iter().flatten().collect())
}

/// All places of a fact go in as one statement, however many they are.
pub(crate) fn added(tx: &mut Tx<Write>, seq: i64, places: &[Place]) -> Result<()> {
    let rows = places.iter().map(|place| {
        let aliases = wire::json_text(&place.aliases)?;
        let parent = place.parent.map(|parent| parent.number());
        let name = &place.name;
        Ok((place.code.number(), parent, &place.slug, &name.hi, &name.en, aliases))
    });
    let rows = wire::json_text(&rows.collect::<Result<Vec<_>>>()?)?;
    tx.run(
        sql!(
            "insert into place
               (office_id, place, parent, slug, name_hi, name_en, aliases, seq, ix)
             select
               $1, cast(p.value ->> 0 as bigint), cast(p.value ->> 1 as bigint), p.value ->> 2,
               p.value ->> 3, p.value ->> 4, p.value ->> 5, $3, p.key
             from json_each($2) p"
        ),
        &[&rows, &seq],
    )?;
    Ok(())
}
