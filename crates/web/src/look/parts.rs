//! Small things that many pages show: a grade, a movement in rank, a link, a choice in a list.

use super::words::Words;

/// A grade as shown: its letter, always, and the colour class that repeats it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grade {
    /// The letter as the method writes it: `A+`, `A`, … `E`, `N`.
    pub letter: String,
}

impl Grade {
    #[must_use]
    pub fn new(letter: &str) -> Self {
        Self { letter: letter.to_owned() }
    }

    /// The last part of the colour classes `g?` and `f?`; `A+` shares the colour of `A`, and what
    /// has no band of its own stands in grey.
    #[must_use]
    pub fn tone(&self) -> &'static str {
        match self.letter.chars().next() {
            Some('A') => "a",
            Some('B') => "b",
            Some('C') => "c",
            Some('D') => "d",
            Some('E') => "e",
            _ => "n",
        }
    }
}

/// How a rank moved since the month before; the number of places is ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Moved {
    Up(String),
    Down(String),
    Same,
    /// There was no rank in the month before.
    New,
}

impl Moved {
    /// `▲4`, `▼2`, or nothing.
    #[must_use]
    pub fn mark(&self) -> String {
        match self {
            Self::Up(by) => format!("▲{by}"),
            Self::Down(by) => format!("▼{by}"),
            Self::Same | Self::New => String::new(),
        }
    }

    #[must_use]
    pub fn css(&self) -> &'static str {
        match self {
            Self::Up(_) => "up",
            Self::Down(_) => "down",
            Self::Same | Self::New => "same",
        }
    }

    /// The movement in words, for those who hear the page.
    #[must_use]
    pub fn said(&self, words: &Words) -> String {
        match self {
            Self::Up(by) => words.w1("moved-up", "n", by),
            Self::Down(by) => words.w1("moved-down", "n", by),
            Self::Same => words.w("moved-same"),
            Self::New => words.w("moved-new"),
        }
    }
}

/// A rank among siblings: `31` of `75`, and how it moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    pub rank: String,
    pub of: String,
    pub moved: Moved,
}

/// Words that lead somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub href: String,
    pub text: String,
}

impl Link {
    #[must_use]
    pub fn new(href: impl Into<String>, text: impl Into<String>) -> Self {
        Self { href: href.into(), text: text.into() }
    }
}

/// One entry of a list to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: String,
    pub is_chosen: bool,
}

/// A text box as it was filled: what was typed stays, and a fault stands beside it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    pub value: String,
    /// Why it cannot be taken; empty when nothing is wrong.
    pub fault: String,
}

/// Why a cell has no figure. Zero is not among them: zero is a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blank {
    NotApplicable,
    NoTarget,
    NotReported,
}

impl Blank {
    /// The key of its word.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::NotApplicable => "blank-not-applicable",
            Self::NoTarget => "blank-no-target",
            Self::NotReported => "blank-not-reported",
        }
    }
}

/// The levels of the revenue tree, to head a list of child places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    State,
    Division,
    District,
    Block,
    Panchayat,
}

impl Level {
    /// The key of the word for many of them.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::State => "place-states",
            Self::Division => "place-divisions",
            Self::District => "place-districts",
            Self::Block => "place-blocks",
            Self::Panchayat => "place-panchayats",
        }
    }
}
