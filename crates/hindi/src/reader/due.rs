//! By when: the deadline in a directive's words and the days it comes to, counted from the sitting.
//!
//! The words and their meaning are [`crate::deadline`]'s; here they are counted as the corpus counts
//! them (a month is 30 days, 24 hours one day) and a sitting whose day is not known gives no days to a
//! date. Nothing is due that the words do not say.

use jiff::civil::{Date, Weekday};

use super::{Due, DueOn, Span};
use crate::deadline::{self, How};

/// What is known of the day of the sitting.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sitting {
    /// Day, month and, if it was written, year.
    pub(super) day: Option<Date>,
    pub(super) weekday: Option<Weekday>,
}

/// The firmest deadline in the text of a directive that begins at byte `offset`.
pub(super) fn of(text: &str, offset: usize, sitting: Sitting) -> Option<DueOn> {
    let on = sitting.day.or_else(|| sitting.weekday.and_then(any_such_day)).unwrap_or(any_day());
    let mut from = 0;
    let mut best: Option<(u8, DueOn)> = None;
    for found in deadline::read_all(text, on, None) {
        let at = text.get(from..)?.find(&found.words)? + from;
        from = at + found.words.len();
        let Some((rank, due)) = due(&found, on, sitting) else { continue };
        let before = text.get(..at).unwrap_or_default();
        let due = if recurs(before, &found.words) { Due::Unknown } else { due };
        let span = Span { start: offset + at, end: offset + from };
        if best.as_ref().is_none_or(|(held, _)| rank < *held) {
            best = Some((rank, DueOn { span, due }));
        }
    }
    best.map(|(_, due)| due)
}

/// A Monday far from the ends of the calendar; no day is told from it.
fn any_day() -> Date {
    Date::constant(2024, 1, 1)
}

fn any_such_day(weekday: Weekday) -> Option<Date> {
    any_day().yesterday().ok()?.nth_weekday(1, weekday).ok()
}

/// "हर माह की 5 तारीख तक" comes again and again.
fn recurs(before: &str, words: &str) -> bool {
    let every = |word: &str| {
        matches!(
            word,
            "हर" | "प्रत्येक"
                | "प्रति"
                | "प्रतिमाह"
                | "प्रतिदिन"
                | "प्रतिसप्ताह"
        )
    };
    let near = before.split_whitespace().rev().take(3).any(every);
    near && words.contains("तारीख") || before.split_whitespace().next_back().is_some_and(every)
}

fn due(found: &deadline::Deadline, on: Date, sitting: Sitting) -> Option<(u8, Due)> {
    let dated = || {
        let days = (found.due_on? - on).get_days();
        u16::try_from(days).ok().map(Due::Days)
    };
    let names_weekday = ["वार"].iter().any(|end| found.words.contains(end));
    let counted = match found.how {
        How::Days(days) => (0, Due::Days(days)),
        How::Weeks(weeks) => (0, Due::Days(weeks.saturating_mul(7))),
        How::Fortnight => (0, Due::Days(15)),
        How::Months(months) => (0, Due::Days(months.saturating_mul(30))),
        How::Hours(hours) => (0, Due::Days(hours.saturating_add(12) / 24)),
        How::NextSitting => (1, Due::NextMeeting),
        How::OnDate if found.words.starts_with("कल") => (0, Due::Days(1)),
        How::OnDate if found.words.starts_with("परसों") => (0, Due::Days(2)),
        How::OnDate if names_weekday && (sitting.weekday.is_some() || sitting.day.is_some()) => {
            (0, dated().unwrap_or(Due::Unknown))
        }
        How::OnDate | How::MonthEnd | How::WeekEnd if sitting.day.is_some() => {
            (0, dated().unwrap_or(Due::Unknown))
        }
        How::OnDate | How::MonthEnd | How::WeekEnd => (0, Due::Unknown),
        How::Immediately if found.words.starts_with("आज") => (0, Due::Days(0)),
        How::Immediately => (2, Due::Immediately),
        How::Vague => (4, Due::Unknown),
        How::Weekly | How::NotStated => return None,
    };
    Some(counted)
}
