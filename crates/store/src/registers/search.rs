//! Finding a row by a name in either script and any spelling: each word asked for begins a word of the
//! row's names, or sounds like one. The word that says most is looked up in an index; the others are asked
//! of what it found.

use domain::place::PlaceCode;
use domain::register::row::Row;

use super::path::span;
use super::read;
use crate::error::Result;
use crate::ledger::wire::json_text;
use crate::tx::Tx;

/// How many letters of a word are looked up at least.
const N_HEAD: usize = 2;

/// Rows of a register at and below a place whose names have every word of a text, at most `limit`: those spelt
/// so first, then those that only sound so. None for a text without a word of two letters.
///
/// # Errors
/// The database's own.
pub fn search<M>(
    tx: &mut Tx<M>,
    register: &str,
    place: PlaceCode,
    text: &str,
    limit: i64,
) -> Result<Vec<Row>> {
    let words: Vec<(String, String)> = words(text).collect();
    let Some(first) = words.iter().max_by_key(|(spelt, _)| spelt.chars().count()) else {
        return Ok(Vec::new());
    };
    let span = span(tx, place)?;
    let others = json_text(&words)?;
    let mut found = Vec::new();
    if let Some(head) = head(&first.0) {
        let spelt = &first.0;
        found = tx.all(
            include_str!("spelt.sql"),
            &[&register, &head, spelt, &others, &span.from, &span.to, &limit],
            read,
        )?;
    }
    let n_found = i64::try_from(found.len()).unwrap_or(limit);
    if n_found < limit && !first.1.is_empty() {
        let alike = tx.all(
            include_str!("sounding.sql"),
            &[&register, &first.1, &others, &span.from, &span.to, &limit],
            read,
        )?;
        let new = alike.into_iter().filter(|row| found.iter().all(|had: &Row| had.id != row.id));
        let new: Vec<Row> = new.take(usize::try_from(limit - n_found).unwrap_or(0)).collect();
        found.extend(new);
    }
    Ok(found)
}

/// The words of a text as they are compared: by spelling, and by sound where that says enough.
pub(super) fn words(text: &str) -> impl Iterator<Item = (String, String)> {
    let spelt = text.split_whitespace().map(|word| (hindi::fold::key(word), word));
    spelt.filter(|(key, _)| !key.is_empty()).map(|(key, word)| {
        let sound = hindi::translit::sound(word);
        let says_enough = sound.chars().nth(1).is_some();
        (key, if says_enough { sound } else { String::new() })
    })
}

/// The first letters of a word; `None` for a shorter one.
pub(super) fn head(spelt: &str) -> Option<String> {
    let head: String = spelt.chars().take(N_HEAD).collect();
    (head.chars().count() == N_HEAD).then_some(head)
}
