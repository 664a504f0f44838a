//! Papers that go out under a number: of what kind they are, and how they are numbered. Numbers run
//! without a gap for an issuing place, a financial year and a kind.

use crate::paper::PaperKind;
use crate::period::Fy;

/// What kind of paper; each has numbers of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LetterKind {
    /// Minutes of a sitting; about the sitting.
    Minutes,
    /// A letter that asks for an explanation; about the explanation.
    Explanation,
    /// A paper made from a sitting; about the sitting.
    Paper(PaperKind),
}

impl LetterKind {
    /// The word used in tables and in the API.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Minutes => "minutes",
            Self::Explanation => "explanation",
            Self::Paper(kind) => kind.word(),
        }
    }

    /// The kind of a word, `None` when there is no such kind.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        match word {
            "minutes" => Some(Self::Minutes),
            "explanation" => Some(Self::Explanation),
            word => PaperKind::of_word(word).map(Self::Paper),
        }
    }
}

/// The number of a paper: gapless for an issuing place, financial year and kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LetterNumber {
    pub fy: Fy,
    pub n: i64,
}
