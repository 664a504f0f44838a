//! The reader's vocabulary: files of words that an officer can read and an office can extend.
//!
//! A row is `class,word|word|…`; a word of several parts is matched as a phrase. Spelling is matched
//! by [`crate::fold::key`], so that खण्ड and खंड are listed once. The lexicon knows words only, no rule.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use super::classes::{self as class, Set};
use super::forms;
use crate::{fold, words};

const FILES: &[&str] = &[
    include_str!("../../lexicon/grammar.csv"),
    include_str!("../../lexicon/reporting.csv"),
    include_str!("../../lexicon/posts.csv"),
    include_str!("../../lexicon/bodies.csv"),
    include_str!("../../lexicon/presence.csv"),
    include_str!("../../lexicon/kinds.csv"),
    include_str!("../../lexicon/figures.csv"),
    include_str!("../../lexicon/schemes.csv"),
    include_str!("../../lexicon/verbs.csv"),
];
const SAME_POSTS: &str = include_str!("../../lexicon/same_posts.csv");
const PLACES: &str = include_str!("../../lexicon/places.csv");

/// A longer entry is a sentence, not a term.
const MOST_WORDS: usize = 6;

/// Words that share their first word, longest phrases first.
#[derive(Clone, Debug)]
struct Phrase {
    rest: Vec<String>,
    set: Set,
    place: Option<u16>,
}

/// A district of the lexicon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct District {
    /// The name as the lexicon writes it.
    pub name: String,
    /// Its state.
    pub state: String,
    /// The name is also an ordinary word (बस्ती, गया) and needs जनपद or जिला beside it.
    pub is_ordinary_word: bool,
}

/// The words that the reader knows.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    words: HashMap<String, Set>,
    phrases: HashMap<String, Vec<Phrase>>,
    districts: Vec<District>,
    /// Names of one post, by key.
    same_posts: Vec<Vec<String>>,
    /// Ends of words that are posts: क्षेत्राधिकारी.
    post_endings: Vec<String>,
}

/// A row of an added file that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LexiconFault {
    /// The line of the file, from 1.
    pub line: usize,
    /// What stands there.
    pub row: String,
}

impl fmt::Display for LexiconFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {:?} is no row of the lexicon", self.line, self.row)
    }
}

impl std::error::Error for LexiconFault {}

static STANDARD: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::default();
    for file in FILES {
        lexicon.add(file).expect("the files of the crate are read by a test");
    }
    for (_, row) in rows_of(SAME_POSTS).filter(|(_, row)| *row != "names") {
        lexicon.same_posts.push(row.split('|').map(fold::key).collect());
    }
    lexicon.add_places(PLACES).expect("the file of places is read by a test");
    lexicon
});

impl Lexicon {
    /// The lexicon that comes with the program.
    pub fn standard() -> &'static Lexicon {
        &STANDARD
    }

    /// The standard lexicon with an office's own rows: `class,word|word`, with a `#` before remarks.
    ///
    /// # Errors
    /// The first row whose class is not known or that has no word.
    pub fn extended(rows: &str) -> Result<Lexicon, LexiconFault> {
        let mut lexicon = STANDARD.clone();
        lexicon.add(rows)?;
        Ok(lexicon)
    }

    /// The classes of a single word as it stands in a text.
    pub(crate) fn set_of(&self, word: &str) -> Set {
        let key = word_key(word);
        let known = self.words.get(&key).copied().unwrap_or_default();
        let number = number_class(&key);
        let formed = if known.is_empty() { forms::by_ending(word) } else { Set::NONE };
        let ends = |ending: &String| key.ends_with(ending.as_str());
        let post = known.is_empty() && self.post_endings.iter().any(ends);
        known | number | formed | if post { class::POST } else { Set::NONE }
    }

    /// The longest phrases that begin with the first of these keys: their lengths and classes.
    pub(crate) fn phrases_at<'l>(
        &'l self,
        keys: &'l [String],
    ) -> impl Iterator<Item = (usize, Set, Option<u16>)> + 'l {
        let first = keys.first().and_then(|key| self.phrases.get(key));
        let rest = keys.get(1..).unwrap_or_default();
        first
            .into_iter()
            .flatten()
            .filter(move |phrase| rest.starts_with(&phrase.rest))
            .map(|phrase| (phrase.rest.len() + 1, phrase.set, phrase.place))
    }

    pub(crate) fn begins_phrase(&self, key: &str) -> bool {
        self.phrases.contains_key(key)
    }

    pub(crate) fn district(&self, place: u16) -> Option<&District> {
        self.districts.get(usize::from(place))
    }

    /// One key for all names of a post: सीडीओ and मुख्य विकास अधिकारी.
    pub(crate) fn post_key(&self, post: &str) -> String {
        let key = fold::key(post);
        let rows = self.same_posts.iter();
        let named = rows.filter_map(|row| {
            let ends = row.iter().filter(|name| key.ends_with(name.as_str()));
            Some((ends.map(String::len).max()?, row.first()?))
        });
        named.max_by_key(|(length, _)| *length).map_or(key.clone(), |(_, first)| first.clone())
    }

    fn add(&mut self, rows: &str) -> Result<(), LexiconFault> {
        for (number, row) in rows_of(rows) {
            let fault = || LexiconFault { line: number, row: row.to_owned() };
            let (name, words) = row.split_once(',').ok_or_else(fault)?;
            if name == "verb" {
                self.add_verbs(words);
                continue;
            }
            if name == "post_ending" {
                self.post_endings.extend(words.split('|').map(word_key));
                continue;
            }
            let set = class::named(name.trim()).ok_or_else(fault)?;
            let terms = words.split('|').map(str::trim).filter(|term| !term.is_empty());
            let added = terms.map(|term| self.add_term(term, set, None)).count();
            if added == 0 {
                return Err(fault());
            }
        }
        Ok(())
    }

    fn add_verbs(&mut self, infinitives: &str) {
        for (form, set) in infinitives.split('|').flat_map(forms::of) {
            let key = word_key(&form);
            let entry = self.words.entry(key).or_default();
            if !entry.meets(class::NOT_VERB | class::NOT_VERB_EN) {
                *entry = *entry | set;
            }
        }
    }

    fn add_term(&mut self, term: &str, set: Set, place: Option<u16>) {
        let mut keys = parts(term).into_iter();
        let Some(first) = keys.next() else { return };
        let rest: Vec<String> = keys.take(MOST_WORDS).collect();
        if rest.is_empty() && place.is_none() {
            let entry = self.words.entry(first).or_default();
            *entry = *entry | set;
            return;
        }
        let phrases = self.phrases.entry(first).or_default();
        phrases.push(Phrase { rest, set, place });
        phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
    }

    fn add_places(&mut self, rows: &str) -> Result<(), LexiconFault> {
        for (number, row) in rows_of(rows).filter(|(_, row)| *row != "state,names,care") {
            let fault = || LexiconFault { line: number, row: row.to_owned() };
            let [state, names, care] = row.split(',').collect::<Vec<_>>()[..] else {
                return Err(fault());
            };
            let name = names.split('|').next().ok_or_else(fault)?.to_owned();
            let place = u16::try_from(self.districts.len()).map_err(|_| fault())?;
            let is_ordinary_word = care == "yes";
            self.districts.push(District { name, state: state.to_owned(), is_ordinary_word });
            for alias in names.split('|') {
                self.add_term(alias, class::DISTRICT, Some(place));
            }
        }
        Ok(())
    }
}

fn rows_of(rows: &str) -> impl Iterator<Item = (usize, &str)> {
    let numbered = (1..).zip(rows.lines().map(str::trim));
    numbered.filter(|(_, row)| !row.is_empty() && !row.starts_with('#') && *row != "class,words")
}

/// The keys of the words of a term; a hyphen parts words as it does in a text.
fn parts(term: &str) -> Vec<String> {
    let words = term.split(|c: char| c.is_whitespace() || c == '-');
    words.map(word_key).filter(|key| !key.is_empty()).collect()
}

/// The key of one word. कि ("that") and की ("of") are one to [`fold::key`] and two to a grammar.
pub(crate) fn word_key(word: &str) -> String {
    if word == "कि" { word.to_owned() } else { fold::key(word) }
}

fn number_class(key: &str) -> Set {
    if words::small(key).is_some() {
        class::SMALL_NUMBER
    } else if words::unit(key).is_some() {
        class::SCALE
    } else if words::fraction(key).is_some() {
        class::FRACTION
    } else if crate::date::month_number_by_key(key).is_some() {
        class::MONTH
    } else if crate::date::weekday_by_key(key).is_some() {
        class::WEEKDAY
    } else {
        Set::NONE
    }
}
