//! Papers that go out under a number: of what kind they are, and how they are numbered. Numbers run
//! without a gap for an issuing place, a financial year and a kind.

use crate::period::Fy;

/// What kind of paper; each has numbers of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LetterKind {
    /// Minutes of a sitting; about the sitting.
    Minutes,
    /// A letter that asks for an explanation; about the explanation.
    Explanation,
}

impl LetterKind {
    pub const ALL: [Self; 2] = [Self::Minutes, Self::Explanation];

    /// The word used in tables and in the API.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Minutes => "minutes",
            Self::Explanation => "explanation",
        }
    }

    /// The kind of a word, `None` when there is no such kind.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// The number of a paper: gapless for an issuing place, financial year and kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LetterNumber {
    pub fy: Fy,
    pub n: i64,
}
