//! Shapes that stand inside several kinds of facts: names, cells, and the words of the domain.

use domain::figure::{Blank, Cell};
use domain::place::PlaceCode;
use domain::scheme::Vocabulary;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Fault, Read};

/// A name in both languages.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Name {
    hi: String,
    en: String,
}

impl From<&domain::name::Name> for Name {
    fn from(name: &domain::name::Name) -> Self {
        Self { hi: name.hi.clone(), en: name.en.clone() }
    }
}

impl From<Name> for domain::name::Name {
    fn from(name: Name) -> Self {
        Self { hi: name.hi, en: name.en }
    }
}

/// Whose official words a paper uses.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum VocabularyWord {
    Up,
    Mp,
}

impl From<Vocabulary> for VocabularyWord {
    fn from(vocabulary: Vocabulary) -> Self {
        match vocabulary {
            Vocabulary::Up => Self::Up,
            Vocabulary::Mp => Self::Mp,
        }
    }
}

impl From<VocabularyWord> for Vocabulary {
    fn from(word: VocabularyWord) -> Self {
        match word {
            VocabularyWord::Up => Self::Up,
            VocabularyWord::Mp => Self::Mp,
        }
    }
}

/// A cell: its number, or the word of its blank.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum CellShape {
    Value(i64),
    Blank(String),
}

impl From<Cell> for CellShape {
    fn from(cell: Cell) -> Self {
        match cell {
            Cell::Value(value) => Self::Value(value),
            Cell::Blank(blank) => Self::Blank(blank.word().to_owned()),
        }
    }
}

impl CellShape {
    pub(crate) fn cell(self) -> Read<Cell> {
        match self {
            Self::Value(value) => Ok(Cell::Value(value)),
            Self::Blank(word) => {
                of_word(&word, |word| Blank::ALL.into_iter().find(|blank| blank.word() == word))
                    .map(Cell::Blank)
            }
        }
    }
}

/// A word of the domain.
pub(crate) fn of_word<T>(word: &str, find: impl Fn(&str) -> Option<T>) -> Read<T> {
    find(word).ok_or_else(|| Fault::new(format!("there is no such word as {word:?}")))
}

/// A place by its number.
pub(crate) fn place(number: i64) -> Read<PlaceCode> {
    PlaceCode::from_number(number).ok_or_else(|| Fault::new(format!("{number} is no place")))
}

/// A day by its ISO text. Only the plain form is taken, so that a day is written in one way.
pub(crate) fn day(text: &str) -> Read<Date> {
    text.parse::<Date>()
        .ok()
        .filter(|day| day.to_string() == text)
        .ok_or_else(|| Fault::new(format!("{text:?} is no day")))
}

/// Each of a list, or the first fault.
pub(crate) fn each<A, B>(list: Vec<A>, read: impl Fn(A) -> Read<B>) -> Read<Vec<B>> {
    list.into_iter().map(read).collect()
}
