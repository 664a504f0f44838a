//! The last form that each post sent to an address, and where it led, so that the same form sent twice
//! is answered and not written twice. It is no view: a rebuild leaves it alone, and nothing of the
//! office would be lost with it.

use domain::post::PostId;

use crate::error::Result;
use crate::tx::{Tx, Write};

/// A form as it was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sending<'a> {
    pub post: PostId,
    /// The address to which it was sent.
    pub address: &'a str,
    /// The hash of all that was sent.
    pub identity: &'a str,
}

/// Where this form led, if it is the last that the post sent to its address.
///
/// # Errors
/// The database's own.
pub fn led_to(tx: &mut Tx<Write>, sending: Sending<'_>) -> Result<Option<String>> {
    tx.first(
        sql!(
            "select led_to
             from sending
             where office_id = $1 and post_id = $2 and address = $3 and identity = $4"
        ),
        &[&sending.post, &sending.address, &sending.identity],
        |row| row.get(0),
    )
}

/// Remembers where a form led, in place of the one that came before it.
///
/// # Errors
/// The database's own.
pub fn keep(tx: &mut Tx<Write>, sending: Sending<'_>, led_to: &str) -> Result<()> {
    tx.run(
        sql!(
            "insert into sending (office_id, post_id, address, identity, led_to)
             values ($1, $2, $3, $4, $5)
             on conflict (office_id, post_id, address)
             do update set identity = excluded.identity, led_to = excluded.led_to"
        ),
        &[&sending.post, &sending.address, &sending.identity, &led_to],
    )?;
    Ok(())
}
