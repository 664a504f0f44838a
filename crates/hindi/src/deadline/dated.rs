//! Days that are named: "दिनांक 15.10.2024 तक", "31 मार्च तक", "25 तारीख तक", "by 15 October".

use jiff::ToSpan;
use jiff::civil::Date;

use super::vocab::Vocab;
use super::{Asked, Cursor, Found, How};
use crate::date::written;
use crate::date::{month_number_by_key, weekday_by_key};

/// Words about the hour that may stand between a day and its तक.
const MOST_TIME_WORDS: usize = 8;

/// A named day with तक, से पूर्व, by or before.
pub(super) fn at(here: Cursor<'_>, asked: Asked<'_>) -> Option<Found> {
    if here
        .back()
        .is_some_and(|before| before.token().is_some_and(|token| token.number().is_some()))
        && here.token()?.number().is_some()
    {
        return None;
    }
    hindi(here, asked).or_else(|| english(here, asked))
}

/// A day with nothing around it.
pub(super) fn alone(here: Cursor<'_>, asked: Asked<'_>) -> Option<Found> {
    let (day, end) = named_day(here, asked)?;
    here.found(end, How::OnDate, Some(day))
}

/// तक, or से पूर्व: then the day before is the last.
fn hindi(here: Cursor<'_>, asked: Asked<'_>) -> Option<Found> {
    let (day, after) = named_day(here, asked)
        .or_else(|| day_word(here, asked))
        .or_else(|| month_alone(here, asked))?;
    let after = past_time_of_day(after);
    if let Some(end) = upto(after) {
        return here.found(end, How::OnDate, Some(day));
    }
    let end = after.word(&[Vocab::From, Vocab::Of])?.word(&[Vocab::Before])?;
    here.found(end, How::OnDate, day.yesterday().ok())
}

/// by 15.10.2024, on or before 15 October, before 15.10.2024, by Monday, by October 2024.
fn english(here: Cursor<'_>, asked: Asked<'_>) -> Option<Found> {
    let or_before = here
        .word(&[Vocab::On])
        .and_then(|on| on.word(&[Vocab::Or])?.word(&[Vocab::Before, Vocab::By]));
    let by = here.word(&[Vocab::By]);
    let strictly = here.word(&[Vocab::Before]);
    let after = or_before.or(by).or(strictly)?.maybe(&[Vocab::Article]);
    let (day, end) = named_day(after, asked)
        .or_else(|| day_word(after, asked))
        .or_else(|| month_alone(after, asked))?;
    let day = if or_before.or(by).is_some() { Some(day) } else { day.yesterday().ok() };
    here.found(end, How::OnDate, day)
}

/// तक, unless it only dates a figure: "30 सितम्बर तक की प्रगति"; "तक का समय" is a limit again.
pub(super) fn upto(here: Cursor<'_>) -> Option<Cursor<'_>> {
    let after = here.word(&[Vocab::Upto])?;
    let dates_a_figure = after.is(&[Vocab::Of]) && !after.forward().is(&[Vocab::Span]);
    (!dates_a_figure).then_some(after)
}

/// (दिनांक) 15.10.2024, 15 अक्टूबर, 25 तारीख.
fn named_day<'a>(here: Cursor<'a>, asked: Asked<'_>) -> Option<(Date, Cursor<'a>)> {
    let tokens = written::after_date_word(here.rest());
    if let Some((written, rest)) = written::at(tokens) {
        return Some((written.on_or_after(asked.on)?, here.before(rest)));
    }
    // "अगले माह की 5 तारीख" is not the 5th that comes next.
    let named_month = here.maybe(&[Vocab::Next, Vocab::This]).word(&[Vocab::Month]);
    let number = named_month.map_or(here, |month| month.maybe(&[Vocab::Of]));
    let day = written::day(number.token()?)?;
    let after = number.forward().word(&[Vocab::DayOfMonth])?;
    let from = if here.is(&[Vocab::Next]) { first_of_next_month(asked.on)? } else { asked.on };
    Some((next_day_of_month(day, from)?, after))
}

fn first_of_next_month(on: Date) -> Option<Date> {
    on.first_of_month().checked_add(1.months()).ok()
}

/// कल, परसों, (आगामी) सोमवार.
fn day_word<'a>(here: Cursor<'a>, asked: Asked<'_>) -> Option<(Date, Cursor<'a>)> {
    if let Some(after) = here.word(&[Vocab::Tomorrow]) {
        return Some((asked.on.tomorrow().ok()?, after));
    }
    if let Some(after) = here.word(&[Vocab::DayAfterTomorrow]) {
        return Some((asked.on.checked_add(2.days()).ok()?, after));
    }
    let named = here.maybe(&[Vocab::Next, Vocab::This]).maybe(&[Vocab::Coming]);
    let weekday = weekday_by_key(&named.token()?.key)?;
    // Said on a Monday, "by Monday" is the next one.
    Some((asked.on.nth_weekday(1, weekday).ok()?, named.forward()))
}

/// मार्च (2025), माह सितम्बर, अक्टूबर माह (के अंत): the last day of that month.
fn month_alone<'a>(here: Cursor<'a>, asked: Asked<'_>) -> Option<(Date, Cursor<'a>)> {
    let name = here.maybe(&[Vocab::Month, Vocab::End]).maybe(&[Vocab::Of]);
    let month = month_number_by_key(&name.token()?.key)?;
    let after = name.forward().maybe(&[Vocab::Month]).maybe_mark(',').maybe_mark('-');
    let written_year = after.token().and_then(written::full_year);
    let after = if written_year.is_some() { after.forward() } else { after };
    let after = after.maybe(&[Vocab::Month]);
    let of_end = after.maybe(&[Vocab::Of]).word(&[Vocab::End]);
    let year = written_year.unwrap_or_else(|| year_of_next(month, asked.on));
    Some((Date::new(year, month, 1).ok()?.last_of_month(), of_end.unwrap_or(after)))
}

fn year_of_next(month: i8, on: Date) -> i16 {
    if month >= on.month() { on.year() } else { on.year().saturating_add(1) }
}

/// The 25th of this month or, once it is past, of the next that has such a day.
fn next_day_of_month(day: i8, on: Date) -> Option<Date> {
    let months = (0..=2).filter_map(|more| on.first_of_month().checked_add(more.months()).ok());
    let days = months.filter_map(|first| Date::new(first.year(), first.month(), day).ok());
    days.into_iter().find(|date| *date >= on)
}

/// Passes over "को सायं 5:00 बजे" or "(मंगलवार)" if it is there.
pub(super) fn past_time_of_day(after: Cursor<'_>) -> Cursor<'_> {
    let says_when = |place: Cursor<'_>| {
        let weekday = place.token().is_some_and(|token| weekday_by_key(&token.key).is_some());
        weekday || place.is(&[Vocab::TimeOfDay])
    };
    let fills = |place: Cursor<'_>| {
        let Some(token) = place.token() else { return false };
        let mark = ['.', ':', '(', ')', ','].iter().any(|mark| token.is_mark(*mark));
        mark || place.is(&[Vocab::Of]) || token.number().is_some_and(|value| value < 60)
    };
    let places = (0..MOST_TIME_WORDS).map(|more| Cursor { at: after.at + more, ..after });
    let run: Vec<_> = places.take_while(|place| says_when(*place) || fills(*place)).collect();
    let end = Cursor { at: after.at + run.len(), ..after };
    // A number alone is no hour: "मार्च 25 तक".
    if end.is(&[Vocab::Upto]) && run.into_iter().any(says_when) { end } else { after }
}
