//! Deadlines as directives word them: "1 सप्ताह के अंदर", "आगामी बैठक में", "15 अक्टूबर तक", "तत्काल".
//!
//! The exact words are kept beside the day they come to and how. Days are counted from the day of
//! the sitting: a sitting on 3 October and "1 सप्ताह" make 10 October. What only looks like a deadline
//! is left alone: spans that are past ("पिछले 7 दिनों में"), that recur ("हर 7 दिन में"), that run ("7 दिन तक
//! अभियान"), and cut-off days of a figure ("30 सितम्बर तक की प्रगति"). Wording without a day (शीघ्र) has none.
//! Extension and overdue are rules of the directive, not of its words.

use std::ops::Range;

use jiff::civil::Date;

use crate::tokens::{self, Token};

mod calendar;
mod counted;
mod dated;
mod loose;
mod vocab;

use vocab::Vocab;

/// A cell that is nothing but a deadline is short.
const MOST_TOKENS_ALONE: usize = 16;

/// How the day of a deadline was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum How {
    /// So many days after the sitting.
    Days(u16),
    /// So many weeks after the sitting.
    Weeks(u16),
    /// पखवाड़ा: 15 days after the sitting.
    Fortnight,
    /// The same day so many months later, or the last day of a shorter month.
    Months(u16),
    /// So many hours, to the nearest day: 24 hours are the next day.
    Hours(u16),
    /// At or before the next sitting, whose day may not be known yet.
    NextSitting,
    /// The last day of a month.
    MonthEnd,
    /// The Saturday of the week.
    WeekEnd,
    /// At once: the day of the sitting.
    Immediately,
    /// A day that is named.
    OnDate,
    /// A target for each week; the first falls due a week after the sitting.
    Weekly,
    /// Soon, in time, as early as possible: no day.
    Vague,
    /// The text has no deadline.
    NotStated,
}

/// What a text says about when something is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The words that say it, exactly as they stand in the text; empty if there are none.
    pub words: String,
    /// The day it comes to, if it comes to one.
    pub due_on: Option<Date>,
    pub how: How,
}

/// The firmest deadline of a text: a day or span before the next sitting, that before "at once",
/// that before "soon", the first of equals; a day already past only if there is nothing else.
/// `on` is the day of the sitting that gives the directive.
pub fn read(text: &str, on: Date, next_sitting: Option<Date>) -> Deadline {
    let none = Deadline { words: String::new(), due_on: None, how: How::NotStated };
    let mut all = read_all(text, on, next_sitting);
    // `min_by_key` gives the first of equals.
    let firmness =
        |found: &Deadline| (found.due_on < Some(on) && found.due_on.is_some(), rank(found.how));
    let firmest = (0..all.len()).min_by_key(|at| all.get(*at).map(firmness));
    firmest.map_or(none, |at| all.swap_remove(at))
}

/// Every deadline of a text, in the order of the text.
pub fn read_all(text: &str, on: Date, next_sitting: Option<Date>) -> Vec<Deadline> {
    let tokens = tokens::cut(text);
    let vocab: Vec<Option<Vocab>> = tokens.iter().map(vocab::of).collect();
    let asked = Asked { text, on, next_sitting };
    if let Some(found) = whole(&tokens, asked) {
        return vec![found.quoted(text)];
    }
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let here = Cursor { tokens: &tokens, vocab: &vocab, at };
        match at_cursor(here, asked) {
            Some(deadline) => {
                at = deadline.next.max(at + 1);
                found.push(deadline.quoted(text));
            }
            None => at += 1,
        }
    }
    found
}

fn rank(how: How) -> u8 {
    match how {
        How::Days(_) | How::Weeks(_) | How::Fortnight | How::Months(_) | How::Hours(_) => 0,
        How::OnDate | How::MonthEnd | How::WeekEnd => 0,
        How::NextSitting => 1,
        How::Immediately => 2,
        How::Weekly => 3,
        How::Vague => 4,
        How::NotStated => 5,
    }
}

/// A cell of a deadline column has no "के अंदर": "7 दिवस", "15 अक्टूबर", "आगामी बैठक".
fn whole(tokens: &[Token], asked: Asked<'_>) -> Option<Found> {
    if tokens.len() > MOST_TOKENS_ALONE {
        return None;
    }
    let stated: Vec<Token> = tokens
        .iter()
        .filter(|token| {
            !(token.is_mark('।') || token.is_mark('.') && token.end == asked.text.len())
        })
        .cloned()
        .collect();
    let vocab: Vec<Option<Vocab>> = stated.iter().map(vocab::of).collect();
    let here = Cursor { tokens: &stated, vocab: &vocab, at: 0 };
    let found = counted::alone(here, asked)
        .or_else(|| dated::alone(here, asked))
        .or_else(|| loose::alone(here, asked))?;
    (found.next == stated.len()).then_some(found)
}

fn at_cursor(here: Cursor<'_>, asked: Asked<'_>) -> Option<Found> {
    calendar::at(here, asked)
        .or_else(|| counted::at(here, asked))
        .or_else(|| dated::at(here, asked))
        .or_else(|| loose::at(here, asked))
}

/// The text and the days that a reading depends on.
#[derive(Clone, Copy)]
struct Asked<'a> {
    text: &'a str,
    on: Date,
    next_sitting: Option<Date>,
}

/// A deadline with its place in the text and the token after it.
struct Found {
    bytes: Range<usize>,
    next: usize,
    due_on: Option<Date>,
    how: How,
}

impl Found {
    fn quoted(self, text: &str) -> Deadline {
        let words = text.get(self.bytes).unwrap_or_default().to_owned();
        Deadline { words, due_on: self.due_on, how: self.how }
    }
}

/// A place among the tokens; every step gives a new place or nothing.
#[derive(Clone, Copy)]
struct Cursor<'a> {
    tokens: &'a [Token],
    /// What each token can do.
    vocab: &'a [Option<Vocab>],
    at: usize,
}

impl<'a> Cursor<'a> {
    fn token(self) -> Option<&'a Token> {
        self.tokens.get(self.at)
    }

    fn rest(self) -> &'a [Token] {
        self.tokens.get(self.at..).unwrap_or_default()
    }

    fn forward(self) -> Self {
        Cursor { at: self.at + 1, ..self }
    }

    fn back(self) -> Option<Self> {
        Some(Cursor { at: self.at.checked_sub(1)?, ..self })
    }

    /// The place that has `rest` still to come.
    fn before(self, rest: &[Token]) -> Self {
        Cursor { at: self.tokens.len() - rest.len(), ..self }
    }

    fn is(self, wanted: &[Vocab]) -> bool {
        self.vocab.get(self.at).copied().flatten().is_some_and(|seen| wanted.contains(&seen))
    }

    fn was(self, wanted: &[Vocab]) -> bool {
        self.back().is_some_and(|before| before.is(wanted))
    }

    fn word(self, wanted: &[Vocab]) -> Option<Self> {
        self.is(wanted).then(|| self.forward())
    }

    fn maybe(self, wanted: &[Vocab]) -> Self {
        self.word(wanted).unwrap_or(self)
    }

    fn mark(self, mark: char) -> Option<Self> {
        self.token()?.is_mark(mark).then(|| self.forward())
    }

    fn maybe_mark(self, mark: char) -> Self {
        self.mark(mark).unwrap_or(self)
    }

    /// The words from here to just before `end`.
    fn found(self, end: Cursor<'_>, how: How, due_on: Option<Date>) -> Option<Found> {
        let start = self.token()?.start;
        let last = end.back()?.token()?;
        Some(Found { bytes: start..last.end, next: end.at, due_on, how })
    }
}
