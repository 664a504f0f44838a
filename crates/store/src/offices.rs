//! The office itself: the name under which it was opened.

use domain::name::Name;

use crate::error::Result;
use crate::tx::{Tx, Write};

/// An office that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    pub name: Name,
    /// The fact that last gave it its name.
    pub fact: i64,
}

/// The office; `None` before it was opened.
///
/// # Errors
/// The database's own.
pub fn get<M>(tx: &mut Tx<M>) -> Result<Option<Office>> {
    tx.first(sql!("select name_hi, name_en, seq from office where office_id = $1"), &[], |row| {
        Ok(Office { name: Name { hi: row.get(0)?, en: row.get(1)? }, fact: row.get(2)? })
    })
}

pub(crate) fn opened(tx: &mut Tx<Write>, seq: i64, name: &Name) -> Result<()> {
    tx.run(
        sql!(
            "insert into office (office_id, name_hi, name_en, seq)
             values ($1, $2, $3, $4)
             on conflict (office_id) do update
             set name_hi = excluded.name_hi, name_en = excluded.name_en, seq = excluded.seq"
        ),
        &[&name.hi, &name.en, &seq],
    )?;
    Ok(())
}
