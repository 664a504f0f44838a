//! Days, months and financial years as offices write and read them.
//!
//! The day always stands before the month: 10/11/2024 is in November. A text is read whole or not
//! at all, and no year is guessed for a date that has none (a directive's deadline may be such a
//! date; [`crate::deadline`] knows the day of the sitting). The financial year is April to March.

use jiff::civil::{Date, Weekday};

use crate::digits::Lang;
use crate::tokens::{self, Kind, Token};

mod names;
pub(crate) mod written;

/// Years that a paper of an office can speak of; others are slips of typing.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

/// Reads a whole text as one day: 15.10.2024, 15/10/24, 2024-10-15, दिनांक 15 अक्टूबर, 2024, Oct 15, 2024.
///
/// Two-digit years are 1970–2069. A time of day after the date (as spreadsheets write it) is
/// passed over.
pub fn read(text: &str) -> Option<Date> {
    let tokens = tokens::cut(text);
    let (written, rest) = written::at(written::after_date_word(&tokens))?;
    let only_time = rest.iter().all(|token| match token.kind {
        Kind::Number { width, .. } => width <= 2,
        Kind::Mark(mark) => matches!(mark, ':' | '।' | '.'),
        Kind::Word => token.key == "t",
    });
    only_time.then(|| written.date())?
}

/// Reads a whole text as a month of a year, `(2024, 9)`: सितंबर, 2024 · माह सितम्बर 2024 · Sep-24 · 09/2024.
///
/// 2008-09 is a financial year, not a September.
pub fn read_month(text: &str) -> Option<(i16, i8)> {
    let tokens: Vec<Token> = tokens::cut(text).into_iter().filter(|t| !is_filler(t)).collect();
    let (year, month) = match tokens.as_slice() {
        [month, year] if month.is_word() => {
            (written::year(year)?, month_number_by_key(&month.key)?)
        }
        [year, month] => (written::full_year(year)?, month_number_by_key(&month.key)?),
        [first, dash, second] if dash.is_mark('-') || dash.is_mark('/') || dash.is_mark('.') => {
            match written::full_year(first) {
                Some(_) if financial_year_of(first, second).is_some() => return None,
                Some(year) => (year, written::month(second)?),
                None if first.is_word() => {
                    (written::year(second)?, month_number_by_key(&first.key)?)
                }
                None => (written::full_year(second)?, written::month(first)?),
            }
        }
        _ => return None,
    };
    Some((year, month))
}

/// Reads a whole text as a financial year and gives the year in which it begins: 2024-25,
/// वित्तीय वर्ष 2024-25, FY 2024-2025. The two years must follow one another.
pub fn read_financial_year(text: &str) -> Option<i16> {
    let stands = |token: &Token| !is_filler(token) && !token.is_mark('.');
    let tokens: Vec<Token> = tokens::cut(text).into_iter().filter(stands).collect();
    match tokens.as_slice() {
        [first, dash, second] if dash.is_mark('-') || dash.is_mark('/') => {
            financial_year_of(first, second)
        }
        _ => None,
    }
}

pub(crate) fn financial_year_of(first: &Token, second: &Token) -> Option<i16> {
    let start = written::full_year(first)?;
    let next = u32::try_from(start.checked_add(1)?).ok()?;
    let follows = match second.kind {
        Kind::Number { value, width: 2 } => value == next % 100,
        Kind::Number { value, width: 4 } => value == next,
        _ => false,
    };
    follows.then_some(start)
}

/// Words and marks that stand around a month or a year and say only what it is.
fn is_filler(token: &Token) -> bool {
    let marks = [',', '\'', '’', '‘', ':', '(', ')', '।'];
    marks.iter().any(|mark| token.is_mark(*mark)) || names::is_period_word(&token.key)
}

/// The number of a month from any spelling of its name in either language.
pub fn month_number(name: &str) -> Option<i8> {
    month_number_by_key(&crate::fold::key(name))
}

pub(crate) fn month_number_by_key(key: &str) -> Option<i8> {
    names::month(key)
}

pub(crate) fn weekday_by_key(key: &str) -> Option<Weekday> {
    names::weekday(key)
}

/// The day in full: 15 अक्टूबर 2024, 15 October 2024.
pub fn long(date: Date, lang: Lang) -> String {
    format!("{} {}", date.day(), month(date.year(), date.month(), lang))
}

/// The day in figures: 15.10.2024.
pub fn short(date: Date) -> String {
    format!("{:02}.{:02}.{:04}", date.day(), date.month(), date.year())
}

/// A month of a year: सितम्बर 2024, September 2024. A month outside 1–12 has no name, only the year.
pub fn month(year: i16, month: i8, lang: Lang) -> String {
    format!("{} {year}", names::month_name(month, lang)).trim_start().to_owned()
}

/// The day of the week: मंगलवार, Tuesday.
pub fn weekday(date: Date, lang: Lang) -> &'static str {
    names::weekday_name(date.weekday(), lang)
}

/// The year in which the financial year of a day begins: 31 March 2025 and 1 April 2024 both 2024.
pub fn financial_year(date: Date) -> i16 {
    if date.month() >= 4 { date.year() } else { date.year().saturating_sub(1) }
}

/// A financial year by the year in which it begins: 2024-25, 1999-00.
pub fn write_financial_year(start: i16) -> String {
    format!("{start}-{:02}", (i32::from(start) + 1).rem_euclid(100))
}
