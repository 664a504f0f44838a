//! How a list is entered. Rows stand under words (an office, a place with all above it, a post …); a reader
//! sees what stands under all words of any of some sets. Each set is a way into the list: by its narrowest
//! word, the others hold besides. A way is walked from a key and never further than a window of rows, so that
//! a page takes as long in a large office as in a small one. No rule of who may see what is here.

use crate::error::Result;
use crate::ledger::wire::json_text;
use crate::tx::Tx;

/// How many rows of each way one page looks at when rows may be left out on the way.
pub const WINDOW: i64 = 1_000;

/// How many rows of each way are counted; where there are more, a number says "at least".
pub(crate) const COUNTED: i64 = 2_000;

/// The sets of words by which a list is entered: what is asked joined to each set that may be seen, the
/// narrowest word first in each. A set that says no more than another is left out.
pub(crate) fn ways<S: Clone + PartialEq>(
    asked: &[S],
    seen: Option<&[Vec<S>]>,
    breadth: impl Fn(&S) -> usize,
) -> Vec<Vec<S>> {
    let everything = [Vec::new()];
    let mut ways: Vec<Vec<S>> = Vec::new();
    for set in seen.unwrap_or(&everything) {
        let mut way = asked.to_vec();
        way.extend(set.iter().filter(|word| !asked.contains(word)).cloned());
        way.sort_by_key(&breadth);
        ways.push(way);
    }
    ways.sort_by_key(Vec::len);
    let mut kept: Vec<Vec<S>> = Vec::new();
    for way in ways {
        let is_said = kept.iter().any(|wider| wider.iter().all(|word| way.contains(word)));
        if !is_said {
            kept.push(way);
        }
    }
    kept
}

/// Ways as one parameter: rows of the leading word and, as a text of its own, the rows of the others.
pub(crate) fn ways_json(ways: &[(String, Vec<String>)]) -> Result<String> {
    let row = |(lead, rest): &(String, Vec<String>)| Ok((lead.clone(), words_json(rest)?));
    json_text(&ways.iter().map(row).collect::<Result<Vec<_>>>()?)
}

/// Words as a list of rows of one.
pub(crate) fn words_json(words: &[String]) -> Result<String> {
    json_text(&words.iter().map(|word| [word]).collect::<Vec<_>>())
}

/// Where the window of each way ends, in their order; `None` where the way ends before it.
pub(crate) fn reach<M>(
    tx: &mut Tx<M>,
    statement: &'static str,
    leads: &str,
    (from, window): (i64, i64),
) -> Result<Vec<Option<i64>>> {
    tx.all(statement, &[&leads, &from, &window], |row| row.get(1))
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed<T, I> {
    pub rows: Vec<T>,
    /// From where the next page goes on; `None` at the end. With rows that were asked for rarely it can stand
    /// under a page that is not full: so far was looked.
    pub next: Option<I>,
}

#[cfg(test)]
mod tests {
    use super::ways;

    #[test]
    fn a_list_is_entered_by_the_narrowest_word_of_each_set_and_by_no_set_twice() {
        let breadth = |word: &&str| word.len();
        for (asked, seen, expected) in [
            (vec![], None, vec![vec![]]),
            (vec!["place"], None, vec![vec!["place"]]),
            (vec!["place"], Some(vec![vec!["me"]]), vec![vec!["me", "place"]]),
            (vec!["me"], Some(vec![vec!["me"], vec!["place"]]), vec![vec!["me"]]),
            (vec![], Some(vec![vec!["me", "line"], vec!["me"]]), vec![vec!["me"]]),
            (vec!["place"], Some(vec![]), vec![]),
        ] {
            assert_eq!(ways(&asked, seen.as_deref(), breadth), expected, "{asked:?}");
        }
    }
}
