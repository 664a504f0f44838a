//! Numbers that count or measure, with what they count and what they are in the account.
//!
//! Every other number of a note is left out: dates and years, time limits, ages, item numbers, ranks,
//! numbers in names (धारा 24, 15वें वित्त), telephone numbers, and एक as an article.

use super::classes as class;
use super::lexer::{Kind, Token};
use super::lines::span_of;
use super::roles;
use super::{Figure, Span, Unit};
use crate::exact::Exact;
use crate::number;
use crate::script::digit;
use crate::words;

/// A number is not written with more parts than this.
const MOST_PARTS: usize = 9;

/// A number of so many digits without commas is a telephone or an account.
const MOST_PLAIN_DIGITS: usize = 7;

/// So many days are no time limit but days of work.
const LARGE: i64 = 1000;

/// A number as it stands in a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    pub(super) start: usize,
    /// The token after the number itself.
    pub(super) end: usize,
    /// The token after its unit or the noun it counts.
    pub(super) noun_end: usize,
    pub(super) value: Exact,
    pub(super) unit: Option<Unit>,
}

/// The figures of a sentence; `in_order` says whether a token is part of a directive.
pub(super) fn read(text: &str, tokens: &[Token<'_>], in_order: &[(usize, usize)]) -> Vec<Figure> {
    let numbers = numbers(text, tokens);
    let place = super::scope::of(tokens).map(|place| place.span);
    let figure = |(at, number): (usize, &Number)| {
        let ordered = in_order.iter().any(|(start, end)| (*start..*end).contains(&number.start));
        let role = roles::of(tokens, &numbers, at, ordered);
        let span = span_of(tokens.get(number.start..number.noun_end)?)?;
        let what = what(tokens, number);
        Some(Figure { span, value: number.value, unit: number.unit, what, role, place })
    };
    numbers.iter().enumerate().filter_map(figure).collect()
}

fn numbers(text: &str, tokens: &[Token<'_>]) -> Vec<Number> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match number_at(text, tokens, at) {
            Some((end, value)) => {
                if !is_left_out(tokens, at, end, value) {
                    found.push(counted(tokens, at, end, value));
                }
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

fn is_part(token: &Token<'_>) -> bool {
    token.kind == Kind::Numeral || token.is(class::SMALL_NUMBER | class::SCALE | class::FRACTION)
}

/// The longest number that begins here.
fn number_at(text: &str, tokens: &[Token<'_>], at: usize) -> Option<(usize, Exact)> {
    let rest = tokens.get(at..)?;
    let run = run_of_parts(rest);
    (1..=run).rev().find_map(|length| {
        let span = span_of(tokens.get(at..at + length)?)?;
        Some((at + length, number::read_number(text.get(span.start..span.end)?)?))
    })
}

/// How many tokens can be one number: its units come down (करोड़, लाख, हजार) and never up.
fn run_of_parts(tokens: &[Token<'_>]) -> usize {
    let mut least = u32::MAX;
    let parts = tokens.iter().take(MOST_PARTS).take_while(|token| {
        let power = words::unit(&crate::fold::key(token.text)).filter(|_| token.is(class::SCALE));
        let falls = power.is_none_or(|power| power < least);
        least = power.unwrap_or(least);
        is_part(token) && falls
    });
    parts.count()
}

fn counted(tokens: &[Token<'_>], start: usize, end: usize, value: Exact) -> Number {
    let number = Number { start, end, noun_end: end, value, unit: None };
    let Some(next) = tokens.get(end) else { return number };
    let second = tokens.get(end + 1);
    let rupees_before = start.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(is_rupee);
    if is_rupee(next) || rupees_before {
        let noun_end = if is_rupee(next) { end + 1 } else { end };
        return Number { noun_end, unit: Some(Unit::Rupees), ..number };
    }
    if next.is(class::M_PERCENT) || next.is_mark('%') {
        return Number { noun_end: end + 1, unit: Some(Unit::Percent), ..number };
    }
    if next.is(class::M_HECTARE) {
        return Number { noun_end: end + 1, unit: Some(Unit::Hectares), ..number };
    }
    if next.is(class::M_HUMAN) && second.is_some_and(|t| t.is(class::M_DAY)) {
        return Number { noun_end: end + 2, unit: Some(Unit::PersonDays), ..number };
    }
    let adjectives =
        tokens.iter().skip(end).take(2).take_while(|t| t.is(class::COUNTED_ADJ)).count();
    let noun = tokens.get(end + adjectives).filter(|token| is_noun(token));
    let noun_end = if noun.is_some() { end + adjectives + 1 } else { end };
    let is_money = noun.is_none() && has_scale(tokens, start, end, "करोड़");
    Number { noun_end, unit: is_money.then_some(Unit::Rupees), ..number }
}

fn has_scale(tokens: &[Token<'_>], start: usize, end: usize, scale: &str) -> bool {
    let mut parts = tokens.get(start..end).unwrap_or_default().iter();
    parts.any(|token| crate::fold::same(token.text, scale))
}

fn is_rupee(token: &Token<'_>) -> bool {
    token.is(class::M_RUPEE) || token.is_mark('₹') || token.is_mark('₨')
}

fn is_noun(token: &Token<'_>) -> bool {
    let small = class::OF
        | class::KO
        | class::SE
        | class::MEIN
        | class::PAR
        | class::TAK
        | class::NE
        | class::AND
        | class::ALSO
        | class::IS
        | class::DID
        | class::WENT
        | class::WILL
        | class::FOR
        | class::AFTER
        | class::INFINITIVE
        | class::K_HAND;
    token.is_word() && !token.is(small) && !is_part(token)
}

/// What a number counts: the noun behind it, or for money and percents the noun before.
fn what(tokens: &[Token<'_>], number: &Number) -> Option<Span> {
    if number.unit.is_none() && number.noun_end > number.end {
        let last = tokens.get(number.noun_end - 1..number.noun_end)?;
        return span_of(last);
    }
    let before = tokens
        .get(..number.start)?
        .iter()
        .rposition(|token| token.is(class::SCHEME | class::SCHEME_END));
    let after = || {
        let rest = tokens.get(number.noun_end..)?;
        let near =
            rest.iter().take(6).position(|token| is_noun(token) && !token.is(class::C_TARGET))?;
        Some(number.noun_end + near)
    };
    let at = after().or(before)?;
    span_of(tokens.get(at..=at)?)
}

/// Whether a number is none that counts.
fn is_left_out(tokens: &[Token<'_>], start: usize, end: usize, value: Exact) -> bool {
    let Some(first) = tokens.get(start) else { return true };
    let text = first.text;
    let single = end == start + 1;
    if single
        && (crate::fold::same(text, "एक")
            || first.is(class::FRACTION) && !text.starts_with("डेढ") && !text.starts_with("ढाई"))
    {
        return true;
    }
    if single && first.is(class::SMALL_NUMBER) && text == "शून्य" {
        return true;
    }
    let large = value.to_integer().is_none_or(|value| value >= LARGE);
    !large && is_time(tokens, end)
        || is_named(tokens, start, end)
        || is_composite(tokens, start, end)
        || single && is_date(tokens, start)
        || is_telephone(text, single)
}

/// A span of time, an age, an hour: मानव दिवस is none.
fn is_time(tokens: &[Token<'_>], end: usize) -> bool {
    let is_time = |at: usize| tokens.get(at).is_some_and(|token| token.is(class::TIME_UNIT));
    let working = tokens
        .get(end)
        .is_some_and(|token| matches!(token.text, "कार्य" | "कार्यकारी" | "से" | "-" | "या" | "पूर्ण"));
    let range = working && tokens.get(end + 1).is_some_and(is_part) && is_time(end + 2);
    is_time(end) || working && is_time(end + 1) || range
}

/// धारा 24, कक्षा 5, 15वें, 20 सूत्री.
fn is_named(tokens: &[Token<'_>], start: usize, end: usize) -> bool {
    let before = start.checked_sub(1).and_then(|at| tokens.get(at));
    let two_before = start.checked_sub(2).and_then(|at| tokens.get(at));
    let dash = before.is_some_and(|token| {
        token.is_mark('-') || token.is_mark('/') || token.is_mark(':') || token.is_mark('.')
    });
    let named_before = before.is_some_and(|token| token.is(class::NAME_BEFORE))
        || dash
            && two_before.is_some_and(|token| {
                token.is(class::NAME_BEFORE) || token.is_word() && glued(tokens, start, 2)
            });
    // विकास खण्ड बावन: a place that is called like a number.
    let is_word = tokens.get(start).is_some_and(Token::is_word) && end == start + 1;
    let is_place = is_word && before.is_some_and(|token| token.is(class::BLOCK));
    let glued_latin =
        before.is_some_and(|t| t.is_word() && t.text.is_ascii() && glued(tokens, start, 1));
    let after = tokens.get(end);
    let suffix = after.is_some_and(|token| {
        token.is(class::NAME_AFTER)
            || glued(tokens, end, 1)
                && ["वां", "वीं", "वें", "वा", "वी", "वे", "वाँ", "th", "st", "nd", "rd"]
                    .contains(&token.text)
    });
    named_before || is_place || glued_latin || suffix
}

/// No space between the tokens before `at`.
fn glued(tokens: &[Token<'_>], at: usize, count: usize) -> bool {
    let Some(first) = at.checked_sub(count) else { return false };
    let run = tokens.get(first..=at).unwrap_or_default();
    run.windows(2).all(|pair| matches!(pair, [a, b] if a.end == b.start)) && run.len() == count + 1
}

/// 2024-25, 15/10, 91-11-23978046, 10:30, (3): parts of something else.
fn is_composite(tokens: &[Token<'_>], start: usize, end: usize) -> bool {
    let joint = |token: &Token<'_>| matches!(token.kind, Kind::Mark('-' | '/' | ':' | '.'));
    let number = |at: Option<usize>| {
        at.and_then(|at| tokens.get(at)).is_some_and(|t| t.kind == Kind::Numeral)
    };
    let before = start.checked_sub(1).is_some_and(|at| tokens.get(at).is_some_and(joint))
        && number(start.checked_sub(2));
    let after = tokens.get(end).is_some_and(joint) && number(Some(end + 1));
    // "1000-1000 रुपये": each of them so many.
    let twice = start.checked_sub(2).is_some_and(|at| {
        let (first, second) = (tokens.get(at), tokens.get(start));
        first.zip(second).is_some_and(|(a, b)| a.text == b.text)
    });
    let before = before && !twice;
    let slash_dash = tokens.get(end).is_some_and(|t| t.is_mark('/'))
        && tokens.get(end + 1).is_some_and(|t| t.is_mark('-'));
    let enclosed =
        start.checked_sub(1).is_some_and(|at| tokens.get(at).is_some_and(|t| t.is_mark('(')))
            && tokens.get(end).is_some_and(|t| t.is_mark(')'))
            && start <= 1;
    (before || after) && !slash_dash || enclosed
}

/// Beside a month, or a year.
fn is_date(tokens: &[Token<'_>], at: usize) -> bool {
    let month =
        |at: Option<usize>| at.and_then(|at| tokens.get(at)).is_some_and(|t| t.is(class::MONTH));
    let comma = |at: Option<usize>| {
        at.and_then(|at| tokens.get(at))
            .is_some_and(|t| matches!(t.kind, Kind::Mark(',' | '-' | '.' | '\'')))
    };
    let (back, next) = (at.checked_sub(1), Some(at + 1));
    if month(back)
        || month(next)
        || comma(back) && month(at.checked_sub(2))
        || comma(next) && month(Some(at + 2))
    {
        return true;
    }
    let Some(token) = tokens.get(at) else { return false };
    let year =
        token.text.chars().count() == 4 && token.text.chars().all(|c| digit(c).is_some()) && {
            let value = number::read_number(token.text).and_then(Exact::to_integer).unwrap_or(0);
            (1947..=2060).contains(&value)
        };
    let counts = tokens.get(at + 1).is_some_and(|next| {
        is_noun(next) && !next.is(class::NAME_AFTER) || is_rupee(next) || next.is(class::M_PERCENT)
    });
    year && !counts
}

fn is_telephone(text: &str, single: bool) -> bool {
    let digits = text.chars().filter(|c| digit(*c).is_some()).count();
    let plain = text.chars().all(|c| digit(c).is_some());
    let zeros = text.starts_with('0') && digits > 3;
    single && plain && (digits >= MOST_PLAIN_DIGITS || zeros)
}
