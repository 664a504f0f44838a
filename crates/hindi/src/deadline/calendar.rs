//! Ends of the month, the week and the year: "माह के अंत तक", "इसी सप्ताह में", "by month end".

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::dated::upto;
use super::vocab::Vocab;
use super::{Asked, Cursor, Found, How};

const PERIODS: [Vocab; 3] = [Vocab::Week, Vocab::Month, Vocab::Year];

pub(super) fn at(here: Cursor<'_>, asked: Asked<'_>) -> Option<Found> {
    if here.was(&[Vocab::Past, Vocab::Every]) {
        return None;
    }
    end_of_period(here, asked)
        .or_else(|| this_period(here, asked))
        .or_else(|| one_word(here, asked))
        .or_else(|| english(here, asked))
}

/// (इस | अगले | वित्तीय) माह के अंत तक, सप्ताह के अंत में, वर्ष के अंत से पूर्व.
fn end_of_period(here: Cursor<'_>, asked: Asked<'_>) -> Option<Found> {
    let lead = here.maybe(&[Vocab::This, Vocab::Next, Vocab::Financial]);
    let period = period_at(lead)?;
    let (year, after) = financial_year(lead.forward());
    let end = after.maybe(&[Vocab::Of]).word(&[Vocab::End])?;
    let end = limit(end)?;
    let on = match year.filter(|_| period == Vocab::Year) {
        Some(start) => Date::new(start, 4, 1).ok()?,
        None if here.is(&[Vocab::Next]) => one_later(asked.on, period)?,
        None => asked.on,
    };
    found(here, end, period, on)
}

/// The 2024-25 of "वित्तीय वर्ष 2024-25 के अंत तक".
fn financial_year(here: Cursor<'_>) -> (Option<i16>, Cursor<'_>) {
    match here.rest() {
        [first, dash, second, ..] if dash.is_mark('-') => {
            let start = crate::date::financial_year_of(first, second);
            (start, if start.is_some() { here.forward().forward().forward() } else { here })
        }
        _ => (None, here),
    }
}

/// इसी माह में, इस सप्ताह तक, इसी महीने के अंदर.
fn this_period(here: Cursor<'_>, asked: Asked<'_>) -> Option<Found> {
    let lead = here.word(&[Vocab::This])?;
    // "इस वर्ष में" tells of the year; it sets no limit.
    let period = period_at(lead).filter(|period| *period != Vocab::Year)?;
    let after = lead.forward();
    let inside = || after.maybe(&[Vocab::Of]).word(&[Vocab::Inside]);
    let end = after.word(&[Vocab::In]).or_else(|| upto(after)).or_else(inside)?;
    found(here, end, period, asked.on)
}

/// माहांत तक, सप्ताहांत में.
fn one_word(here: Cursor<'_>, asked: Asked<'_>) -> Option<Found> {
    let period = if here.is(&[Vocab::MonthEnd]) {
        Vocab::Month
    } else if here.is(&[Vocab::WeekEnd]) {
        Vocab::Week
    } else {
        return None;
    };
    found(here, limit(here.forward())?, period, asked.on)
}

/// by month end, by the end of (the) (next) month, before the end of the week.
fn english(here: Cursor<'_>, asked: Asked<'_>) -> Option<Found> {
    let after = here.word(&[Vocab::By, Vocab::Before, Vocab::Within])?;
    let start = after.maybe(&[Vocab::Article]);
    let of_end = start.word(&[Vocab::End]).map(|end| end.maybe(&[Vocab::Of]));
    let lead = of_end.unwrap_or(start).maybe(&[Vocab::Article]);
    let named = lead.maybe(&[Vocab::This, Vocab::Next, Vocab::Financial]);
    let period = period_at(named)?;
    let after = named.forward();
    let end = match of_end {
        Some(_) => after,
        None => after.maybe_mark('-').word(&[Vocab::End])?,
    };
    let on = if lead.is(&[Vocab::Next]) { one_later(asked.on, period)? } else { asked.on };
    found(here, end, period, on)
}

fn limit(after: Cursor<'_>) -> Option<Cursor<'_>> {
    let before = || after.word(&[Vocab::From, Vocab::Of])?.word(&[Vocab::Before]);
    upto(after).or_else(|| after.word(&[Vocab::In])).or_else(before)
}

fn period_at(here: Cursor<'_>) -> Option<Vocab> {
    PERIODS.into_iter().find(|period| here.is(&[*period]))
}

fn one_later(on: Date, period: Vocab) -> Option<Date> {
    match period {
        Vocab::Week => on.checked_add(7.days()).ok(),
        Vocab::Month => on.first_of_month().checked_add(1.months()).ok(),
        _ => on.checked_add(12.months()).ok(),
    }
}

fn found(start: Cursor<'_>, end: Cursor<'_>, period: Vocab, on: Date) -> Option<Found> {
    let (how, due_on) = match period {
        Vocab::Week => (How::WeekEnd, saturday(on)),
        Vocab::Month => (How::MonthEnd, Some(on.last_of_month())),
        // The year of an office ends on 31 March.
        _ => (How::OnDate, Date::new(crate::date::financial_year(on) + 1, 3, 31).ok()),
    };
    start.found(end, how, due_on)
}

/// The Saturday on or after a day: the last day of an office's week.
fn saturday(on: Date) -> Option<Date> {
    if on.weekday() == Weekday::Saturday {
        return Some(on);
    }
    on.nth_weekday(1, Weekday::Saturday).ok()
}
