//! Spans counted from the sitting: "7 दिनों में", "तीन दिवस के भीतर", "within 24 hours".

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::vocab::Vocab;
use super::{Asked, Cursor, Found, How};
use crate::tokens::Token;
use crate::words;

/// Longer spans are figures about something else.
const MOST: u32 = 999;

const UNITS: [Vocab; 7] = [
    Vocab::Hour,
    Vocab::Day,
    Vocab::WorkingDay,
    Vocab::Week,
    Vocab::Fortnight,
    Vocab::Month,
    Vocab::Year,
];

/// A span with the words that make it a limit.
pub(super) fn at(here: Cursor<'_>, asked: Asked<'_>) -> Option<Found> {
    if here.was(&[Vocab::Past, Vocab::Every]) || is_inside_figure(here) {
        return None;
    }
    hindi(here, asked).or_else(|| bare_unit(here, asked)).or_else(|| english(here, asked))
}

/// "7 दिवस" with nothing around it.
pub(super) fn alone(here: Cursor<'_>, asked: Asked<'_>) -> Option<Found> {
    let lead = next_word(here).unwrap_or(here);
    let (span, end) = span(lead)?;
    span.found(here, end, asked)
}

/// (अगले) 7 दिनों में, एक सप्ताह के अंदर, 3 दिन का समय.
fn hindi(here: Cursor<'_>, asked: Asked<'_>) -> Option<Found> {
    let lead = next_word(here);
    let (span, after) = span(lead.unwrap_or(here)).or_else(|| {
        let unit = lead?;
        // "अगले सप्ताह तक", "आगामी माह में": one of them, and तक is a limit here.
        Some((Span { count: 1, unit: unit_at(unit)? }, unit.forward()))
    })?;
    let end = limit(after).or_else(|| after.word(&[Vocab::Upto]).filter(|_| lead.is_some()))?;
    // "एक वर्ष में एक लाख की आय" is a rate.
    let is_rate = span.unit == Vocab::Year && end.was(&[Vocab::In]);
    if is_rate || is_frequency(end) {
        return None;
    }
    span.found(here, end, asked)
}

/// "सप्ताह के भीतर" is one week; "सप्ताह में" is not a limit.
fn bare_unit(here: Cursor<'_>, asked: Asked<'_>) -> Option<Found> {
    let unit = unit_at(here)?;
    let counted_before = here.back().and_then(count_of).is_some();
    if counted_before || here.was(&[Vocab::Next, Vocab::Coming, Vocab::This]) {
        return None;
    }
    let after = here.forward();
    let whole = after.word(&[Vocab::Whole]).and_then(limit);
    let end = whole.or_else(|| after.maybe(&[Vocab::Of]).word(&[Vocab::Inside]))?;
    Span { count: 1, unit }.found(here, end, asked)
}

/// within (the next) 7 days, within a week, by next week.
fn english(here: Cursor<'_>, asked: Asked<'_>) -> Option<Found> {
    let by_next = || here.word(&[Vocab::By]).filter(|next| next.is(&[Vocab::Next]));
    let after = here.word(&[Vocab::Within]).or_else(by_next)?;
    let article = after.maybe(&[Vocab::Article]);
    let next = article.maybe(&[Vocab::Next]);
    let one_unit = || {
        // "twice in a week" is no limit.
        let within_a = article.at > after.at && here.token()?.key == "within";
        let unit = unit_at(next).filter(|_| within_a || next.at > article.at)?;
        Some((Span { count: 1, unit }, next.forward()))
    };
    let (span, end) = span(next).or_else(one_unit)?;
    span.found(here, end, asked)
}

fn next_word(here: Cursor<'_>) -> Option<Cursor<'_>> {
    Some(here.word(&[Vocab::Next])?.maybe(&[Vocab::Coming]))
}

/// What makes a span a limit: में, के अंदर, की अवधि में, का समय.
fn limit(after: Cursor<'_>) -> Option<Cursor<'_>> {
    let of = after.maybe(&[Vocab::Of]);
    let inside = || of.word(&[Vocab::Inside]).map(|end| end.maybe(&[Vocab::In]));
    let given = || {
        let span = of.word(&[Vocab::Span])?.maybe_mark('-').maybe(&[Vocab::Span]);
        let end =
            span.word(&[Vocab::In]).or_else(|| span.maybe(&[Vocab::Of]).word(&[Vocab::Inside]));
        Some(end.unwrap_or(span))
    };
    after.word(&[Vocab::In]).or_else(inside).or_else(given)
}

/// "एक सप्ताह में दो बार" says how often, not by when.
fn is_frequency(end: Cursor<'_>) -> bool {
    count_of(end).is_some() && end.forward().is(&[Vocab::Times])
}

/// The 5 of 7.5 and the 2024 of 15.10.2024 count nothing.
fn is_inside_figure(here: Cursor<'_>) -> bool {
    let Some(mark) = touching_before(here) else { return false };
    let point = ['.', ',', '/'].iter().any(|c| mark.is_mark(*c));
    let figure = here.back().and_then(touching_before);
    point && figure.is_some_and(|token| token.number().is_some())
}

fn touching_before(here: Cursor<'_>) -> Option<&Token> {
    let (before, token) = (here.back()?.token()?, here.token()?);
    (before.end == token.start).then_some(before)
}

/// A count and its unit.
#[derive(Clone, Copy)]
struct Span {
    count: u16,
    unit: Vocab,
}

fn span(here: Cursor<'_>) -> Option<(Span, Cursor<'_>)> {
    let (count, after) = count(here)?;
    let after = after.maybe_mark('-');
    let (unit, after) = match after.word(&[Vocab::Working]) {
        Some(days) => (Vocab::WorkingDay, days.word(&[Vocab::Day])?),
        None => (unit_at(after)?, after.forward()),
    };
    Some((Span { count, unit }, after.maybe(&[Vocab::Whole])))
}

fn unit_at(here: Cursor<'_>) -> Option<Vocab> {
    UNITS.into_iter().find(|unit| here.is(&[*unit]))
}

/// 7 · सात · 7 (सात) · 2-3 · दो से तीन: of a range the later.
fn count(here: Cursor<'_>) -> Option<(u16, Cursor<'_>)> {
    let first = count_of(here)?;
    // A colon is how many type the visarga of छः.
    let after =
        if here.token()?.is_word() { here.forward().maybe_mark(':') } else { here.forward() };
    let other = |open: Option<Cursor<'_>>| count_of(open?);
    if let Some(repeated) = other(after.mark('(')).filter(|again| *again == first) {
        return Some((repeated, after.forward().forward().mark(')')?));
    }
    let to = after.mark('-').or_else(|| after.word(&[Vocab::From]));
    if let (Some(to), Some(last)) = (to, other(to)) {
        return (last > first).then_some((last, to.forward()));
    }
    Some((first, after))
}

fn count_of(here: Cursor<'_>) -> Option<u16> {
    let token = here.token()?;
    let value = token.number().or_else(|| words::small(&token.key).map(u32::from))?;
    u16::try_from(value).ok().filter(|_| (1..=MOST).contains(&value))
}

impl Span {
    fn found(self, start: Cursor<'_>, end: Cursor<'_>, asked: Asked<'_>) -> Option<Found> {
        let (how, due_on) = self.due(asked.on);
        start.found(end, how, due_on)
    }

    fn due(self, on: Date) -> (How, Option<Date>) {
        let n = self.count;
        let days = |days: i64| on.checked_add(days.days()).ok();
        let count = i64::from(n);
        match self.unit {
            // To the nearest day, half a day up.
            Vocab::Hour => (How::Hours(n), days((count + 12) / 24)),
            Vocab::WorkingDay => (How::Days(n), after_working_days(on, n)),
            Vocab::Week => (How::Weeks(n), days(count * 7)),
            Vocab::Fortnight if n == 1 => (How::Fortnight, days(15)),
            Vocab::Fortnight => (How::Days(n.saturating_mul(15)), days(count * 15)),
            Vocab::Month => (How::Months(n), on.checked_add(count.months()).ok()),
            Vocab::Year => {
                (How::Months(n.saturating_mul(12)), on.checked_add((count * 12).months()).ok())
            }
            _ => (How::Days(n), days(count)),
        }
    }
}

/// Sundays are passed over; gazetted holidays and second Saturdays are the office's own calendar.
fn after_working_days(on: Date, count: u16) -> Option<Date> {
    let mut day = on;
    for _ in 0..count {
        day = day.tomorrow().ok()?;
        if day.weekday() == Weekday::Sunday {
            day = day.tomorrow().ok()?;
        }
    }
    Some(day)
}
