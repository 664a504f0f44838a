//! Until when a directive is owed: the words as they were said, the day that they came to, and how.

use jiff::civil::Date;

/// How a deadline's words became a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Resolution {
    /// Counted from the day of the sitting: "7 दिनों में".
    Counted,
    /// Counted, and moved to the next working day because the day was a holiday.
    WorkingDay,
    /// Bound to the next sitting of the series: "आगामी बैठक में".
    NextSitting,
    /// A date was said.
    Date,
    /// "तत्काल": the day of the sitting itself.
    Immediately,
    /// Every week: "साप्ताहिक लक्ष्य".
    Weekly,
    /// Words without a day: "शीघ्र". Kept as words; no day is invented.
    Vague,
    /// Nothing was said of time.
    NotStated,
}

impl Resolution {
    pub const ALL: [Self; 8] = [
        Self::Counted,
        Self::WorkingDay,
        Self::NextSitting,
        Self::Date,
        Self::Immediately,
        Self::Weekly,
        Self::Vague,
        Self::NotStated,
    ];

    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Counted => "counted",
            Self::WorkingDay => "working-day",
            Self::NextSitting => "next-sitting",
            Self::Date => "date",
            Self::Immediately => "immediately",
            Self::Weekly => "weekly",
            Self::Vague => "vague",
            Self::NotStated => "not-stated",
        }
    }

    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|resolution| resolution.word() == word)
    }
}

/// Until when, as said and as understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The words exactly as they were said.
    pub words: String,
    /// `None` while the day is not known (no next sitting called yet, or vague words).
    pub due_on: Option<Date>,
    pub how: Resolution,
}

impl Deadline {
    /// Whether its day is still to come from a sitting that is not called yet.
    #[must_use]
    pub fn waits_for_sitting(&self) -> bool {
        self.how == Resolution::NextSitting && self.due_on.is_none()
    }
}
