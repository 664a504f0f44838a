//! A directive: words spoken in a review, kept exactly, owed by posts, with a day and a condition by
//! which it is known to be done. Each owner has a state of its own. What is reported is not yet done:
//! only the figure itself, or a post other than the doers, closes it.

pub mod steps;

use jiff::civil::Date;

use crate::indicator::IndicatorCode;
use crate::place::PlaceCode;
use crate::post::{PostId, id};
use crate::refusal::Refusal;
use crate::review::ReviewId;
use crate::scheme::SchemeCode;

id!(
    /// A directive, by the ledger number of its issue.
    DirectiveId
);

/// How a deadline's words became a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Resolution {
    /// Counted from the day of the sitting: "7 दिनों में".
    Counted,
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
    pub const ALL: [Self; 7] = [
        Self::Counted,
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

/// What kind of thing is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DirectiveKind {
    Do,
    Complete,
    Report,
    Explain,
    Inspect,
    Meet,
}

impl DirectiveKind {
    pub const ALL: [Self; 6] =
        [Self::Do, Self::Complete, Self::Report, Self::Explain, Self::Inspect, Self::Meet];

    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Do => "do",
            Self::Complete => "complete",
            Self::Report => "report",
            Self::Explain => "explain",
            Self::Inspect => "inspect",
            Self::Meet => "meet",
        }
    }

    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// By what a directive is known to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The figure (to date, or the level) at the place reaches this value.
    Figure { indicator: IndicatorCode, place: PlaceCode, at_least: i64 },
    /// A report or letter is filed.
    Document,
    /// Evidence is accepted.
    Evidence,
}

/// The directive as it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDirective {
    pub review: ReviewId,
    /// The agenda item under which it was given.
    pub point: i64,
    /// The words exactly as the chair said them.
    pub words: String,
    pub kind: DirectiveKind,
    pub owners: Vec<PostId>,
    pub place: PlaceCode,
    pub scheme: Option<SchemeCode>,
    pub deadline: Deadline,
    pub condition: Condition,
}

/// Decides whether a directive may be given in a sitting held on `held_on`. `now` is the figure's value
/// today where the condition is a figure.
///
/// # Errors
/// No words, no owner, a day before the sitting, or a figure that is there already.
pub fn may_issue(given: &NewDirective, held_on: Date, now: Option<i64>) -> Result<(), Refusal> {
    if given.words.trim().is_empty() {
        return Err(Refusal::WordsMissing);
    }
    if given.owners.is_empty() {
        return Err(Refusal::OwnerMissing);
    }
    if let Some(due) = given.deadline.due_on.filter(|due| *due < held_on) {
        return Err(Refusal::DeadlineBeforeReview { due, review: held_on });
    }
    match (&given.condition, now) {
        (Condition::Figure { at_least, .. }, Some(value)) if value >= *at_least => {
            Err(Refusal::ConditionAlreadyMet { value })
        }
        _ => Ok(()),
    }
}

/// How far an owner has come. Overdue is not among these: it is derived from the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    Issued,
    Acknowledged,
    InProgress,
    /// Says it is done; nobody has looked yet.
    Reported,
    /// Sent back with a remark.
    Returned,
    /// Proved done, by the figure or by another post.
    Verified,
    /// Given up, with a reason.
    Dropped,
}

impl State {
    pub const ALL: [Self; 7] = [
        Self::Issued,
        Self::Acknowledged,
        Self::InProgress,
        Self::Reported,
        Self::Returned,
        Self::Verified,
        Self::Dropped,
    ];

    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Issued => "issued",
            Self::Acknowledged => "acknowledged",
            Self::InProgress => "in-progress",
            Self::Reported => "reported",
            Self::Returned => "returned",
            Self::Verified => "verified",
            Self::Dropped => "dropped",
        }
    }

    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }

    #[must_use]
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Verified | Self::Dropped)
    }
}

/// An owner of a directive, and how far it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    pub post: PostId,
    pub state: State,
}

/// A directive as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    pub id: DirectiveId,
    pub given: NewDirective,
    pub issued_on: Date,
    /// The day now owed, extensions counted in.
    pub due_on: Option<Date>,
    pub owners: Vec<Owner>,
}

impl Directive {
    /// A directive just given.
    #[must_use]
    pub fn new(id: DirectiveId, given: NewDirective, issued_on: Date) -> Self {
        let owners =
            given.owners.iter().map(|post| Owner { post: *post, state: State::Issued }).collect();
        Self { id, due_on: given.deadline.due_on, given, issued_on, owners }
    }

    /// Open while any owner is.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.owners.iter().any(|owner| owner.state.is_open())
    }

    /// The state shown for the whole: that of the owner who is least far.
    #[must_use]
    pub fn state(&self) -> State {
        let open =
            self.owners.iter().map(|owner| owner.state).filter(|state| state.is_open()).min();
        open.or_else(|| self.owners.iter().map(|owner| owner.state).min()).unwrap_or(State::Issued)
    }

    /// Days past the day owed; `None` when closed, without a day, or not yet past.
    #[must_use]
    pub fn days_overdue(&self, today: Date) -> Option<i64> {
        let due_on = self.due_on?;
        let days = i64::from((today - due_on).get_days());
        (self.is_open() && days > 0).then_some(days)
    }

    #[must_use]
    pub fn is_owner(&self, post: PostId) -> bool {
        self.owners.iter().any(|owner| owner.post == post)
    }
}
