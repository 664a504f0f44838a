//! Finding a person by a name in either script and any spelling: each word asked for begins a word of
//! the name, or sounds like one.

use domain::name::Name;

use super::{Person, read};
use crate::error::Result;
use crate::ledger::wire::json_text;
use crate::tx::{Tx, Write};

/// People whose name has every word of the text, at most `limit`: those spelt so first, then those that
/// only sound so, each in the order of entry. Nobody for a text without a letter.
///
/// # Errors
/// The database's own.
pub fn search<M>(tx: &mut Tx<M>, text: &str, limit: i64) -> Result<Vec<Person>> {
    let words: Vec<(String, String)> = words(text).collect();
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let words = json_text(&words)?;
    tx.all(include_str!("search.sql"), &[&words, &limit], read)
}

/// The words of a text as they are compared: by spelling, and by sound where that says enough.
fn words(text: &str) -> impl Iterator<Item = (String, String)> {
    let spelt = text.split_whitespace().map(|word| (hindi::fold::key(word), word));
    spelt.filter(|(key, _)| !key.is_empty()).map(|(key, word)| {
        let sound = hindi::translit::sound(word);
        let says_enough = sound.chars().nth(1).is_some();
        (key, if says_enough { sound } else { String::new() })
    })
}

pub(super) fn added(tx: &mut Tx<Write>, seq: i64, name: &Name) -> Result<()> {
    let both = [name.hi.as_str(), name.en.as_str()];
    for ((spelt, sound), ix) in both.into_iter().flat_map(words).zip(0_i64..) {
        tx.run(
            sql!(
                "insert into person_word (office_id, person_id, ix, spelt, sound)
                 values ($1, $2, $3, $4, $5)"
            ),
            &[&seq, &ix, &spelt, &sound],
        )?;
    }
    Ok(())
}
