//! The official mailboxes and telephones of posts; the one given last stands.

use domain::address::Address;
use domain::post::PostId;

use crate::error::Result;
use crate::tx::{Tx, Write};
use crate::value::Row;

/// All posts that have an address.
///
/// # Errors
/// The database's own.
pub fn all<M>(tx: &mut Tx<M>) -> Result<Vec<Address>> {
    tx.all(
        sql!("select post_id, email, phone from address where office_id = $1 order by post_id"),
        &[],
        read,
    )
}

/// The address of a post.
///
/// # Errors
/// The database's own.
pub fn of_post<M>(tx: &mut Tx<M>, post: PostId) -> Result<Option<Address>> {
    tx.first(
        sql!("select post_id, email, phone from address where office_id = $1 and post_id = $2"),
        &[&post],
        read,
    )
}

fn read(row: &Row<'_>) -> Result<Address> {
    Ok(Address { post: row.get(0)?, email: row.get(1)?, phone: row.get(2)? })
}

pub(crate) fn given(tx: &mut Tx<Write>, seq: i64, address: &Address) -> Result<()> {
    tx.run(
        sql!(
            "insert into address (office_id, post_id, email, phone, seq)
             values ($1, $2, $3, $4, $5)
             on conflict (office_id, post_id) do update set
               email = excluded.email,
               phone = excluded.phone,
               seq = excluded.seq"
        ),
        &[&address.post, &address.email, &address.phone, &seq],
    )?;
    Ok(())
}
