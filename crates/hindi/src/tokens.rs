//! A text cut into words, numbers and marks, each with its place in the text.
//!
//! "7दिनों" is a number and a word, "15.10.2024" three numbers and two marks. Words carry their
//! [`fold::key`], so that readers compare spelling-tolerantly and still quote the exact words.

use crate::fold;
use crate::script::{digit, is_dash, is_invisible, is_word_part};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A run of digits with how many there were; a run too long to count has the value `u32::MAX`.
    Number {
        value: u32,
        width: usize,
    },
    Word,
    /// Any other visible character; every dash is `-`.
    Mark(char),
}

/// One token and the bytes of the text that it covers.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The folded word; empty for numbers and marks.
    pub(crate) key: String,
}

impl Token {
    pub(crate) fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }

    pub(crate) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    pub(crate) fn number(&self) -> Option<u32> {
        match self.kind {
            Kind::Number { value, .. } => Some(value),
            _ => None,
        }
    }
}

/// Cuts a text. The tokens stand in order and never overlap.
pub(crate) fn cut(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        if first.is_whitespace() || is_invisible(first) {
            continue;
        }
        let mut end = start + first.len_utf8();
        let mut run = String::from(first);
        while let Some((at, next)) = chars.next_if(|(_, next)| continues(first, *next)) {
            end = at + next.len_utf8();
            run.push(next);
        }
        tokens.push(token(first, &run, start, end));
    }
    tokens
}

fn continues(first: char, next: char) -> bool {
    if digit(first).is_some() {
        digit(next).is_some()
    } else {
        is_word_part(first) && (is_word_part(next) || is_invisible(next))
    }
}

fn token(first: char, run: &str, start: usize, end: usize) -> Token {
    if digit(first).is_some() {
        let digits: Vec<u32> = run.chars().filter_map(digit).map(u32::from).collect();
        let value = digits.iter().try_fold(0_u32, |sum, d| sum.checked_mul(10)?.checked_add(*d));
        let kind = Kind::Number { value: value.unwrap_or(u32::MAX), width: digits.len() };
        return Token { kind, start, end, key: String::new() };
    }
    if is_word_part(first) {
        return Token { kind: Kind::Word, start, end, key: fold::key(run) };
    }
    let mark = if is_dash(first) { '-' } else { first };
    Token { kind: Kind::Mark(mark), start, end, key: String::new() }
}
