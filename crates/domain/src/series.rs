//! The plan of a series: on which days it sits, which lines and places it looks at, and when the
//! figures for a sitting close. Holidays are not known here: whoever calls a sitting names its day.

use jiff::civil::{Date, Weekday};

use crate::name::Name;
use crate::place::PlaceCode;
use crate::refusal::Refusal;
use crate::review::Series;
use crate::scheme::Scheme;

/// How a series works, beside who sits in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The days on which it sits; `None` when each sitting is called as needed.
    pub rhythm: Option<Rhythm>,
    /// The departments whose lines are reviewed, beside the lines named one by one.
    pub departments: Vec<Name>,
    /// The places that are looked at below the series' own; empty for all directly below it.
    pub places: Vec<PlaceCode>,
    pub clock: InputClock,
}

/// When the figures of a sitting close, and when they have been gone through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InputClock {
    /// Days before the sitting on which entries close.
    pub closes_days: i64,
    /// Days before the sitting by which they have been gone through.
    pub scrutiny_days: i64,
}

/// The furthest that an entry may close before its sitting, in days.
pub const MOST_CLOCK_DAYS: i64 = 30;

impl Default for InputClock {
    /// Entries three days before, scrutiny the day before: the pattern of the national review.
    fn default() -> Self {
        Self { closes_days: 3, scrutiny_days: 1 }
    }
}

impl InputClock {
    /// The day on which entries close and the day by which they are gone through, for a sitting.
    /// `None` at the very start of the calendar.
    #[must_use]
    pub fn days(self, sitting: Date) -> Option<(Date, Date)> {
        let before = |days: i64| sitting.checked_sub(jiff::Span::new().days(days)).ok();
        Some((before(self.closes_days)?, before(self.scrutiny_days)?))
    }
}

/// Which week of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nth {
    First,
    Second,
    Third,
    Fourth,
    Last,
}

impl Nth {
    pub const ALL: [Self; 5] = [Self::First, Self::Second, Self::Third, Self::Fourth, Self::Last];

    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Third => "third",
            Self::Fourth => "fourth",
            Self::Last => "last",
        }
    }

    fn number(self) -> i8 {
        match self {
            Self::First => 1,
            Self::Second => 2,
            Self::Third => 3,
            Self::Fourth => 4,
            Self::Last => -1,
        }
    }
}

/// Which months have a sitting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Every {
    Month,
    /// The first month after each quarter: April, July, October, January.
    Quarter,
}

impl Every {
    pub const ALL: [Self; 2] = [Self::Month, Self::Quarter];

    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
        }
    }

    fn has(self, month: Date) -> bool {
        self == Self::Month || month.month() % 3 == 1
    }
}

/// The days on which a series sits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rhythm {
    /// Every week on this day.
    Weekly { on: Weekday },
    /// The first Monday, the last Friday.
    NthWeekday { every: Every, nth: Nth, on: Weekday },
    /// A day of the month, 1 to 31; the last day of a month that is shorter.
    DayOfMonth { every: Every, day: i8 },
}

/// The days of the week with the words used in files and forms, Monday first.
pub const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Monday, "mon"),
    (Weekday::Tuesday, "tue"),
    (Weekday::Wednesday, "wed"),
    (Weekday::Thursday, "thu"),
    (Weekday::Friday, "fri"),
    (Weekday::Saturday, "sat"),
    (Weekday::Sunday, "sun"),
];

/// The word of a day of the week.
#[must_use]
pub fn weekday_word(day: Weekday) -> &'static str {
    WEEKDAYS.into_iter().find(|(weekday, _)| *weekday == day).map_or("mon", |(_, word)| word)
}

impl Rhythm {
    /// The rhythm as the ledger and forms write it: `week.tue`, `month.first.mon`, `quarter.day.15`.
    #[must_use]
    pub fn word(self) -> String {
        match self {
            Self::Weekly { on } => format!("week.{}", weekday_word(on)),
            Self::NthWeekday { every, nth, on } => {
                format!("{}.{}.{}", every.word(), nth.word(), weekday_word(on))
            }
            Self::DayOfMonth { every, day } => format!("{}.day.{day}", every.word()),
        }
    }

    /// The rhythm of a word; `None` when it is none.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        let weekday =
            |word: &str| WEEKDAYS.into_iter().find(|(_, other)| *other == word).map(|(day, _)| day);
        let every = |word: &str| Every::ALL.into_iter().find(|every| every.word() == word);
        let parts: Vec<&str> = word.split('.').collect();
        match parts.as_slice() {
            ["week", on] => Some(Self::Weekly { on: weekday(on)? }),
            [months, "day", day] => {
                let day = day.parse().ok().filter(|day| (1..=31).contains(day))?;
                Some(Self::DayOfMonth { every: every(months)?, day })
            }
            [months, nth, on] => Some(Self::NthWeekday {
                every: every(months)?,
                nth: Nth::ALL.into_iter().find(|other| other.word() == *nth)?,
                on: weekday(on)?,
            }),
            _ => None,
        }
    }

    /// The first day of the rhythm after a day; `None` at the end of the calendar.
    #[must_use]
    pub fn next_after(self, day: Date) -> Option<Date> {
        if let Self::Weekly { on } = self {
            return day.nth_weekday(1, on).ok();
        }
        let months = std::iter::successors(Some(day.first_of_month()), |month| {
            month.last_of_month().tomorrow().ok()
        });
        months.filter_map(|month| self.day_in(month)).find(|found| *found > day)
    }

    /// The next days of the rhythm after a day, at most `n`.
    #[must_use]
    pub fn days_after(self, day: Date, n: usize) -> Vec<Date> {
        std::iter::successors(self.next_after(day), |day| self.next_after(*day)).take(n).collect()
    }

    /// The day of the rhythm in a month, if it has one.
    fn day_in(self, month: Date) -> Option<Date> {
        match self {
            Self::Weekly { .. } => None,
            Self::NthWeekday { every, nth, on } if every.has(month) => {
                month.nth_weekday_of_month(nth.number(), on).ok()
            }
            Self::DayOfMonth { every, day } if every.has(month) => {
                Date::new(month.year(), month.month(), day.min(month.days_in_month())).ok()
            }
            Self::NthWeekday { .. } | Self::DayOfMonth { .. } => None,
        }
    }
}

impl Series {
    /// Whether a line is reviewed: named itself, or by its department; all are where none is named.
    #[must_use]
    pub fn covers(&self, scheme: &Scheme) -> bool {
        let (lines, departments) = (&self.schemes, &self.plan.departments);
        (lines.is_empty() && departments.is_empty())
            || lines.contains(&scheme.code)
            || departments.contains(&scheme.department)
    }
}

/// Decides whether a series may be founded or changed as it stands here.
///
/// # Errors
/// No name, or a clock that runs backwards or further back than a month.
pub fn may_found(series: &Series) -> Result<(), Refusal> {
    let clock = series.plan.clock;
    if series.name.hi.is_empty() {
        return Err(Refusal::WordsMissing);
    }
    let in_order = 0 <= clock.scrutiny_days && clock.scrutiny_days <= clock.closes_days;
    if !in_order || clock.closes_days > MOST_CLOCK_DAYS {
        return Err(Refusal::ClockOutOfOrder { most: MOST_CLOCK_DAYS });
    }
    Ok(())
}

/// Decides whether a series still works, when it was ended on `ended_on`.
///
/// # Errors
/// It was ended.
pub fn may_work(ended_on: Option<Date>) -> Result<(), Refusal> {
    ended_on.map_or(Ok(()), |on| Err(Refusal::SeriesEnded { on }))
}
