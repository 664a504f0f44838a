//! The same form sent twice does one thing. A page carries its place in the ledger into each of its forms;
//! a form that a post sends again to the same address, with the same place and the same words, and with
//! nothing else sent there in between, is answered as the first time. Of two that come together one
//! waits for the other, because both write to one ledger.

use store::Write;
use store::sendings::Sending;

use crate::desk::Books;
use crate::error::Result;
use crate::hash::hex_sha256;

/// A form as it came: where to, and the identity of all that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    pub address: String,
    pub identity: String,
}

/// The identity of what was sent: fields by name and value, in their order.
#[must_use]
pub fn identity<'a>(fields: impl Iterator<Item = (&'a str, &'a [u8])>) -> String {
    let mut all = Vec::new();
    for (name, value) in fields {
        for part in [name.as_bytes(), value] {
            all.extend(part.len().to_be_bytes());
            all.extend(part);
        }
    }
    hex_sha256(&all)
}

/// Does a writing, unless the acting post sent the same form before; then tells where that one led.
///
/// # Errors
/// Whatever the writing says.
pub fn once(
    books: &mut Books<'_, '_, Write>,
    form: Option<&Form>,
    writing: impl FnOnce(&mut Books<'_, '_, Write>) -> Result<String>,
) -> Result<String> {
    let (Some(form), Some(post)) = (form, books.tx.by().post) else { return writing(books) };
    let sending = Sending { post, address: &form.address, identity: &form.identity };
    if let Some(led_to) = store::sendings::led_to(books.tx, sending)? {
        return Ok(led_to);
    }
    let led_to = writing(books)?;
    store::sendings::keep(books.tx, sending, &led_to)?;
    Ok(led_to)
}
