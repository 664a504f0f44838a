//! The office's days: gazetted holidays, Sundays and the Saturdays that a state keeps free. A deadline
//! that was counted and falls on such a day moves to the next working day where the norm says so.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::directive::{Deadline, Resolution};
use crate::name::Name;
use crate::place::PlaceCode;
use crate::scheme::Rulebook;

/// A day on which the offices of a state are closed, by its list of holidays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    pub on: Date,
    pub name: Name,
    /// The list in which it stands.
    pub source: String,
}

/// Why an office is closed on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest<'a> {
    Gazetted(&'a Holiday),
    Sunday,
    /// The first to fifth Saturday of the month.
    Saturday(i8),
}

/// Norms: 1 where counted deadlines move off holidays; 1 where Sundays are free.
const MOVES: &str = "deadline-off-holidays-count";
const SUNDAYS: &str = "holiday-sundays-count";
/// Norms: 1 where the first, second … Saturday of the month is free.
const SATURDAYS: [&str; 5] = [
    "holiday-first-saturday-count",
    "holiday-second-saturday-count",
    "holiday-third-saturday-count",
    "holiday-fourth-saturday-count",
    "holiday-fifth-saturday-count",
];
/// No row of holidays is longer; past it the day stands as it was counted.
const MOST_DAYS: i64 = 31;

/// The working days of a state.
#[derive(Clone, Copy, Debug)]
pub struct Calendar<'a> {
    pub book: &'a Rulebook,
    pub state: Option<PlaceCode>,
}

impl<'a> Calendar<'a> {
    fn says(self, norm: &str, day: Date) -> bool {
        self.book.norm(norm, self.state, day).is_some_and(|norm| norm.value > 0)
    }

    /// Why the offices are closed on a day; `None` on a working day.
    #[must_use]
    pub fn rest(self, day: Date) -> Option<Rest<'a>> {
        if let Some(holiday) = self.book.holiday(self.state, day) {
            return Some(Rest::Gazetted(holiday));
        }
        let nth = (day.day() - 1) / 7;
        match day.weekday() {
            Weekday::Sunday if self.says(SUNDAYS, day) => Some(Rest::Sunday),
            Weekday::Saturday => {
                let norm = usize::try_from(nth).ok().and_then(|nth| SATURDAYS.get(nth))?;
                self.says(norm, day).then_some(Rest::Saturday(nth + 1))
            }
            _ => None,
        }
    }

    /// How many working days lie between two days, both included; none when the second is before the first.
    #[must_use]
    pub fn working_days(self, from: Date, until: Date) -> i64 {
        let days = from.series(1.day()).take_while(|day| *day <= until);
        days.filter(|day| self.rest(*day).is_none()).fold(0, |n, _| n + 1)
    }

    /// The day itself when it is a working day, else the next one.
    #[must_use]
    pub fn working_day(self, day: Date) -> Date {
        let days = (0..MOST_DAYS).filter_map(|n| day.checked_add(n.days()).ok());
        days.into_iter().find(|day| self.rest(*day).is_none()).unwrap_or(day)
    }

    /// A day that was counted, as it is owed: moved to the next working day where the norm says so.
    #[must_use]
    pub fn counted(self, day: Date) -> Date {
        if self.says(MOVES, day) { self.working_day(day) } else { day }
    }

    /// The deadline as it is owed: a counted one moves off a holiday.
    #[must_use]
    pub fn owed(self, deadline: Deadline) -> Deadline {
        let counted = deadline.due_on.filter(|_| deadline.how == Resolution::Counted);
        match counted.map(|due| (due, self.counted(due))) {
            Some((due, owed)) if owed != due => {
                Deadline { due_on: Some(owed), how: Resolution::WorkingDay, ..deadline }
            }
            _ => deadline,
        }
    }

    /// The closed days just before a day, the first first: those over which a deadline moved to it.
    #[must_use]
    pub fn rests_before(self, day: Date) -> Vec<(Date, Rest<'a>)> {
        let mut rests = Vec::new();
        let mut at = day;
        while let Ok(before) = at.checked_sub(1.day())
            && let Some(rest) = self.rest(before)
        {
            rests.push((before, rest));
            at = before;
        }
        rests.reverse();
        rests
    }
}
