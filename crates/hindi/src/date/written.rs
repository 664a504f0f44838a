//! A day written at some place of a text, with or without its year.

use jiff::civil::Date;

use super::{YEARS, month_number_by_key};
use crate::tokens::{Kind, Token};

/// A day as written; the year may be left to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    day: i8,
    month: i8,
    year: Option<i16>,
}

impl Written {
    /// The date, if the year is written and there is such a day.
    pub(crate) fn date(self) -> Option<Date> {
        Date::new(self.year?, self.month, self.day).ok()
    }

    /// The date as written or, without a year, the next such day on or after `on`.
    pub(crate) fn on_or_after(self, on: Date) -> Option<Date> {
        if self.year.is_some() {
            return self.date();
        }
        // 29 February comes at most eight years later.
        let years = (0..=8).filter_map(|more| on.year().checked_add(more));
        years.filter_map(|year| Date::new(year, self.month, self.day).ok()).find(|date| *date >= on)
    }
}

/// The tokens after दिनांक, दि0 or "dated", or all of them.
pub(crate) fn after_date_word(tokens: &[Token]) -> &[Token] {
    let word = |token: &Token| matches!(token.key.as_str(), "दिनांक" | "दिनाक" | "date" | "dated");
    let short = |token: &Token| matches!(token.key.as_str(), "दि" | "दी" | "dt");
    let colon = |token: &Token| token.is_mark(':') || token.is_mark('-');
    match tokens {
        [first, second, rest @ ..] if word(first) && colon(second) => rest,
        [first, rest @ ..] if word(first) => rest,
        [first, second, rest @ ..]
            if short(first) && (second.is_mark('.') || second.number() == Some(0)) =>
        {
            rest
        }
        _ => tokens,
    }
}

/// A day at the head of the tokens, and the tokens after it. It need not exist in the calendar.
pub(crate) fn at(tokens: &[Token]) -> Option<(Written, &[Token])> {
    in_figures(tokens).or_else(|| with_name(tokens)).or_else(|| month_first(tokens))
}

/// 15.10.2024, 15/10/24, 2024-10-15: three numbers with the same mark between them.
fn in_figures(tokens: &[Token]) -> Option<(Written, &[Token])> {
    let [first, mark, middle, other_mark, last, rest @ ..] = tokens else { return None };
    let parted = mark.kind == other_mark.kind
        && matches!(mark.kind, Kind::Mark('.' | '/' | '-'))
        && !continues_figures(last, rest);
    if !parted {
        return None;
    }
    let (year_token, day_token) =
        if full_year(first).is_some() { (first, last) } else { (last, first) };
    let written =
        Written { day: day(day_token)?, month: month(middle)?, year: Some(year(year_token)?) };
    Some((written, rest))
}

/// 15.10.2024.3 is no date but a number of some other kind.
fn continues_figures(last: &Token, rest: &[Token]) -> bool {
    match rest {
        [mark, number, ..] => {
            let touching = mark.start == last.end && number.start == mark.end;
            touching && matches!(mark.kind, Kind::Mark(_)) && number.number().is_some()
        }
        _ => false,
    }
}

/// 15 अक्टूबर, 2024 · 15th Oct · 15-Oct-24.
fn with_name(tokens: &[Token]) -> Option<(Written, &[Token])> {
    let (first, rest) = tokens.split_first()?;
    let rest = after_ordinal(rest);
    let rest = rest.strip_prefix_mark(&['-', '.', '/', ',']);
    let rest = rest.strip_prefix_word("of");
    let (name, rest) = rest.split_first()?;
    let (year, rest) = year_after(rest);
    Some((Written { day: day(first)?, month: month_number_by_key(&name.key)?, year }, rest))
}

/// October 15, 2024; without a year only in English, for "मार्च 25" may be March of 2025.
fn month_first(tokens: &[Token]) -> Option<(Written, &[Token])> {
    let (name, rest) = tokens.split_first()?;
    let month = month_number_by_key(&name.key)?;
    let (day_token, rest) = rest.split_first()?;
    let (year, rest) = year_after(after_ordinal(rest));
    if year.is_none() && !name.key.is_ascii() {
        return None;
    }
    Some((Written { day: day(day_token)?, month, year }, rest))
}

/// A year behind a day and month: four digits, or two right behind a dash, point or stroke.
fn year_after(tokens: &[Token]) -> (Option<i16>, &[Token]) {
    let rest = tokens.strip_prefix_mark(&[',', '-', '.', '/']);
    let Some((token, after)) = rest.split_first() else { return (None, tokens) };
    if let Some(year) = full_year(token) {
        return (Some(year), after);
    }
    let dashed = tokens.first().is_some_and(|mark| !mark.is_mark(',') && rest.len() < tokens.len());
    let touching = tokens.first().is_some_and(|mark| mark.end == token.start);
    match year(token) {
        Some(year) if dashed && touching => (Some(year), after),
        _ => (None, tokens),
    }
}

fn after_ordinal(tokens: &[Token]) -> &[Token] {
    match tokens {
        [first, rest @ ..] if matches!(first.key.as_str(), "st" | "nd" | "rd" | "th") => rest,
        _ => tokens,
    }
}

trait Strip {
    fn strip_prefix_mark(&self, marks: &[char]) -> &Self;
    fn strip_prefix_word(&self, key: &str) -> &Self;
}

impl Strip for [Token] {
    fn strip_prefix_mark(&self, marks: &[char]) -> &[Token] {
        match self {
            [first, rest @ ..] if marks.iter().any(|mark| first.is_mark(*mark)) => rest,
            _ => self,
        }
    }

    fn strip_prefix_word(&self, key: &str) -> &[Token] {
        match self {
            [first, rest @ ..] if first.key == key => rest,
            _ => self,
        }
    }
}

/// A day of a month, in one or two digits.
pub(crate) fn day(token: &Token) -> Option<i8> {
    small(token, 31)
}

/// A month in one or two digits.
pub(crate) fn month(token: &Token) -> Option<i8> {
    small(token, 12)
}

fn small(token: &Token, most: i8) -> Option<i8> {
    match token.kind {
        Kind::Number { value, width: 1 | 2 } => {
            i8::try_from(value).ok().filter(|value| (1..=most).contains(value))
        }
        _ => None,
    }
}

/// A year in four or two digits; two mean 1970–2069.
pub(crate) fn year(token: &Token) -> Option<i16> {
    match token.kind {
        Kind::Number { value, width: 2 } => {
            let short = i16::try_from(value).ok()?;
            Some(if short < 70 { 2000 + short } else { 1900 + short })
        }
        _ => full_year(token),
    }
}

/// A year in four digits.
pub(crate) fn full_year(token: &Token) -> Option<i16> {
    match token.kind {
        Kind::Number { value, width: 4 } => {
            i16::try_from(value).ok().filter(|year| YEARS.contains(year))
        }
        _ => None,
    }
}
