//! Deadlines without a count: the next sitting, at once, each week, soon.

use jiff::ToSpan;

use super::vocab::Vocab;
use super::{Asked, Cursor, Found, How};
use crate::date::weekday_by_key;

/// Words that may stand between आगामी and बैठक: मासिक समीक्षा, जिला स्तरीय.
const MOST_WORDS_BETWEEN: usize = 4;

/// Words that reporters run together with the word before.
const STUCK: [&str; 4] = ["तत्काल", "अविलम्ब", "अविलंब", "तुरन्त"];

pub(super) fn at(here: Cursor<'_>, asked: Asked<'_>) -> Option<Found> {
    next_sitting(here, asked)
        .or_else(|| immediately(here, asked))
        .or_else(|| weekly(here, asked))
        .or_else(|| vague(here))
}

/// "आगामी बैठक" or "साप्ताहिक" with nothing around it.
pub(super) fn alone(here: Cursor<'_>, asked: Asked<'_>) -> Option<Found> {
    if let Some(end) = here.word(&[Vocab::Weekly]) {
        return here.found(end, How::Weekly, asked.on.checked_add(7.days()).ok());
    }
    let sitting = sitting_after_next(here)?;
    here.found(sitting.forward(), How::NextSitting, asked.next_sitting)
}

/// आगामी (समीक्षा) बैठक में, से पूर्व, तक, हेतु; next (review) meeting.
fn next_sitting(here: Cursor<'_>, asked: Asked<'_>) -> Option<Found> {
    let sitting = sitting_after_next(here)?;
    let after = sitting.forward();
    let hindi = || {
        let before = || after.word(&[Vocab::From, Vocab::Of])?.word(&[Vocab::Before]);
        let during = || after.maybe(&[Vocab::Of]).word(&[Vocab::For]);
        after
            .word(&[Vocab::In])
            .or_else(|| super::dated::upto(after))
            .or_else(before)
            .or_else(during)
    };
    let english = sitting.token()?.key.is_ascii();
    let will_be =
        || after.token().is_some_and(|t| matches!(t.key.as_str(), "will" | "is" | "shall"));
    let end = if english { (!will_be()).then_some(after)? } else { hindi()? };
    here.found(end, How::NextSitting, asked.next_sitting)
}

fn sitting_after_next(here: Cursor<'_>) -> Option<Cursor<'_>> {
    let mut place = here.word(&[Vocab::Next])?.maybe(&[Vocab::Coming]);
    for _ in 0..=MOST_WORDS_BETWEEN {
        if place.is(&[Vocab::Sitting]) {
            return Some(place);
        }
        let between = place.token()?;
        // "आगामी त्योहारों के दृष्टिगत बैठक में" is today's; "आगामी माह की बैठक में" is not.
        let of_other = place.is(&[Vocab::Of]) && !place.forward().is(&[Vocab::Sitting]);
        // "आगामी मंगलवार की बैठक" need not be the next of the series.
        let of_other = of_other || weekday_by_key(&between.key).is_some();
        if of_other || !between.is_word() || place.is(&[Vocab::In, Vocab::Upto, Vocab::Next]) {
            return None;
        }
        place = place.forward();
    }
    None
}

/// तत्काल, अविलम्ब, आज ही, आज सायं तक, by today.
fn immediately(here: Cursor<'_>, asked: Asked<'_>) -> Option<Found> {
    let due = Some(asked.on);
    if let Some(end) = here.word(&[Vocab::Immediately]) {
        return here.found(end, How::Immediately, due);
    }
    if let Some(today) = here.word(&[Vocab::Today]) {
        let evening = || {
            let after = today.word(&[Vocab::TimeOfDay])?;
            super::dated::upto(super::dated::past_time_of_day(after))
        };
        let end = today.word(&[Vocab::Itself]).or_else(evening)?;
        return here.found(end, How::Immediately, due);
    }
    if let Some(end) = here.word(&[Vocab::By]).and_then(|by| by.word(&[Vocab::Today])) {
        return here.found(end, How::Immediately, due);
    }
    stuck(here, asked)
}

/// तत्काल inside a longer word (हुएतत्काल), but not तत्कालीन, "of that time".
fn stuck(here: Cursor<'_>, asked: Asked<'_>) -> Option<Found> {
    let token = here.token()?;
    let word = asked.text.get(token.start..token.end)?;
    let (at, needle) = STUCK.iter().find_map(|needle| Some((word.find(needle)?, needle)))?;
    let after = word.get(at + needle.len()..)?;
    let goes_on =
        after.starts_with(|c| matches!(c, '\u{0900}'..='\u{0903}' | '\u{093A}'..='\u{094F}'));
    if goes_on {
        return None;
    }
    let start = token.start + at;
    let bytes = start..start + needle.len();
    Some(Found { bytes, next: here.at + 1, due_on: Some(asked.on), how: How::Immediately })
}

/// साप्ताहिक लक्ष्य, प्रत्येक सप्ताह, weekly targets; not the name of a weekly meeting.
fn weekly(here: Cursor<'_>, asked: Asked<'_>) -> Option<Found> {
    let named = here.word(&[Vocab::Weekly]).and_then(|after| after.word(&[Vocab::WeeklyThing]));
    let every = || here.word(&[Vocab::Every])?.word(&[Vocab::Week]);
    let end = named.or_else(every)?;
    here.found(end, How::Weekly, asked.on.checked_add(7.days()).ok())
}

/// शीघ्र, यथाशीघ्र, समय पर, निर्धारित समय में, at the earliest.
fn vague(here: Cursor<'_>) -> Option<Found> {
    if let Some(end) = here.word(&[Vocab::Vague]) {
        return here.found(end.maybe(&[Vocab::Itself]), How::Vague, None);
    }
    let given = here.is(&[Vocab::Fixed]);
    let span = here.maybe(&[Vocab::Fixed]);
    let first = span.word(&[Vocab::Span])?;
    let span = first.maybe_mark('-').maybe(&[Vocab::Span]);
    // "समय में" says nothing, "समय-सीमा में" does.
    let in_time = if given || span.at > first.at { span.word(&[Vocab::In]) } else { None };
    let inside = || span.word(&[Vocab::Of])?.word(&[Vocab::Inside]);
    let on_time = || span.token().filter(|token| token.key == "पर").map(|_| span.forward());
    here.found(in_time.or_else(inside).or_else(on_time)?, How::Vague, None)
}
