//! The time for which a figure holds: a week, a month, or a financial year (April to March).
//! Periods order by when they end, then by when they begin.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// A financial year by the calendar year in which it begins: `Fy(2024)` is April 2024 to March 2025.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fy(pub i16);

impl Fy {
    /// The financial year in which a day falls.
    #[must_use]
    pub fn of(day: Date) -> Self {
        Self(if day.month() >= 4 { day.year() } else { day.year() - 1 })
    }

    #[must_use]
    pub fn starts_on(self) -> Date {
        jiff::civil::date(self.0, 4, 1)
    }

    #[must_use]
    pub fn ends_on(self) -> Date {
        jiff::civil::date(self.0 + 1, 3, 31)
    }
}

impl fmt::Display for Fy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.0, (self.0 + 1).rem_euclid(100))
    }
}

/// The time for which a figure holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// Monday to Sunday, by its Monday.
    Week(Date),
    /// A calendar month, by its first day.
    Month(Date),
    Year(Fy),
}

impl Period {
    /// The month of this calendar year and month number, `None` outside 1–12 or the calendar.
    #[must_use]
    pub fn month(year: i16, month: i8) -> Option<Self> {
        Date::new(year, month, 1).ok().map(Self::Month)
    }

    /// The month in which a day falls.
    #[must_use]
    pub fn month_of(day: Date) -> Self {
        Self::Month(day.first_of_month())
    }

    /// The week in which a day falls.
    #[must_use]
    pub fn week_of(day: Date) -> Self {
        let back = i64::from(day.weekday().to_monday_zero_offset());
        Self::Week(day.saturating_sub(back.days()))
    }

    #[must_use]
    pub fn starts_on(self) -> Date {
        match self {
            Self::Week(day) | Self::Month(day) => day,
            Self::Year(fy) => fy.starts_on(),
        }
    }

    #[must_use]
    pub fn ends_on(self) -> Date {
        match self {
            Self::Week(monday) => monday.saturating_add(6.days()),
            Self::Month(first) => first.last_of_month(),
            Self::Year(fy) => fy.ends_on(),
        }
    }

    /// The financial year to which the period counts: that of its last day.
    #[must_use]
    pub fn fy(self) -> Fy {
        Fy::of(self.ends_on())
    }

    /// The period of the same length just before this one.
    #[must_use]
    pub fn before(self) -> Self {
        match self {
            Self::Week(monday) => Self::Week(monday.saturating_sub(7.days())),
            Self::Month(first) => Self::month_of(first.saturating_sub(1.days())),
            Self::Year(fy) => Self::Year(Fy(fy.0 - 1)),
        }
    }

    /// The same period a year earlier: the month of that name, the week 52 weeks before.
    #[must_use]
    pub fn year_before(self) -> Self {
        match self {
            Self::Week(monday) => Self::Week(monday.saturating_sub(52.weeks())),
            Self::Month(first) => Self::month_of(first.saturating_sub(1.years())),
            Self::Year(fy) => Self::Year(Fy(fy.0 - 1)),
        }
    }

    /// The period of the same length just after this one.
    #[must_use]
    pub fn after(self) -> Self {
        match self {
            Self::Week(monday) => Self::Week(monday.saturating_add(7.days())),
            Self::Month(first) => Self::month_of(first.saturating_add(1.months())),
            Self::Year(fy) => Self::Year(Fy(fy.0 + 1)),
        }
    }

    /// Reads what [`Period`]'s display writes: `2024-09`, `2024-25`, `2025-10-06/week`. A text of two
    /// numbers is a year when the second follows from the first (`2024-25`), else a month.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        if let Some(monday) = text.strip_suffix("/week") {
            let day: Date = monday.parse().ok()?;
            return (day.weekday() == Weekday::Monday).then_some(Self::Week(day));
        }
        let (year, second) = text.split_once('-')?;
        if year.len() != 4 || second.len() != 2 {
            return None;
        }
        let (year, second): (i16, i8) = (year.parse().ok()?, second.parse().ok()?);
        if i16::from(second) == (year + 1).rem_euclid(100) && second > 12 {
            return Some(Self::Year(Fy(year)));
        }
        Self::month(year, second)
    }

    fn sort_key(self) -> (Date, Date) {
        (self.ends_on(), self.starts_on())
    }
}

impl Ord for Period {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.sort_key().cmp(&other.sort_key())
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Week(monday) => write!(f, "{monday}/week"),
            Self::Month(first) => write!(f, "{}-{:02}", first.year(), first.month()),
            Self::Year(fy) => write!(f, "{fy}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_period_is_written_and_read_back() {
        for text in ["2024-09", "2024-25", "2025-10-06/week", "1999-12", "2099-00"] {
            let read = Period::read(text);
            if text == "2099-00" {
                assert_eq!(read, None);
            } else {
                assert_eq!(read.expect(text).to_string(), text);
            }
        }
    }

    #[test]
    fn a_financial_year_runs_from_april_to_march() {
        assert_eq!(Fy::of(date(2025, 3, 31)), Fy(2024));
        assert_eq!(Fy::of(date(2025, 4, 1)), Fy(2025));
        assert_eq!(Fy(2024).to_string(), "2024-25");
    }

    #[test]
    fn a_week_begins_on_monday_and_counts_to_the_year_in_which_it_ends() {
        assert_eq!(Period::week_of(date(2025, 10, 12)), Period::Week(date(2025, 10, 6)));
        assert_eq!(Period::Week(date(2025, 3, 31)).fy(), Fy(2025));
    }

    #[test]
    fn before_and_after_cross_the_year() {
        let march = Period::month(2025, 3).expect("a month");
        assert_eq!(march.after().to_string(), "2025-04");
        assert_eq!(march.after().before(), march);
    }
}
