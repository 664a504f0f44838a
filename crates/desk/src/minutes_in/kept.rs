//! What is kept of the work on a note: the form as it stood at each step, so that its page can be opened again
//! and left again, and after it was taken over an example of what people decided, by which a later reader is
//! held to it. All of it lies beside the ledger as files known by their hash; no figure and no directive is in it.

use store::Write;

use super::example::Example;
use crate::desk::Books;
use crate::error::{Error, Result};

/// The name under which the work on a note is kept.
const WORK: &str = "note-work.json";
/// The name under which examples are kept.
pub(super) const EXAMPLE: &str = "note-example.json";
/// The most examples that are given out at once.
const MOST: i64 = 10_000;

/// Keeps the fields of a form as they stand and tells their hash.
///
/// # Errors
/// The database's own.
pub fn keep_work(books: &mut Books<'_, '_, Write>, fields: &[(String, String)]) -> Result<String> {
    let json = serde_json::to_vec(fields).map_err(|error| Error::Broken(error.to_string()))?;
    Ok(store::files::keep(books.tx, WORK, &json)?)
}

/// The fields of a form that was kept.
///
/// # Errors
/// There is none of this hash.
pub fn work<M>(books: &mut Books<'_, '_, M>, sha256: &str) -> Result<Vec<(String, String)>> {
    let kept = store::files::get(books.tx, sha256)?.filter(|kept| kept.name == WORK);
    let fields = kept.and_then(|kept| serde_json::from_slice(&kept.bytes).ok());
    fields.ok_or(Error::NotFound)
}

/// Keeps what was decided on a note.
pub(super) fn keep_example(books: &mut Books<'_, '_, Write>, example: &Example) -> Result<()> {
    let json = example.to_json();
    store::files::keep(books.tx, EXAMPLE, json.as_bytes())?;
    Ok(())
}

/// The examples of the office with their hashes, the first kept first.
///
/// # Errors
/// The database's own.
pub fn examples<M>(books: &mut Books<'_, '_, M>) -> Result<Vec<(String, Example)>> {
    let mut examples = Vec::new();
    for sha256 in store::files::named(books.tx, EXAMPLE, MOST)? {
        let kept = store::files::get(books.tx, &sha256)?;
        let text = kept.and_then(|kept| String::from_utf8(kept.bytes).ok());
        let example = text.and_then(|text| Example::read(&text).ok());
        examples.extend(example.map(|example| (sha256, example)));
    }
    Ok(examples)
}
