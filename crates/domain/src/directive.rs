//! A directive: words spoken in a review, kept exactly, owed by posts, with a day and a condition by
//! which it is known to be done. Each owner has a state of its own. What is reported is not yet done:
//! only the figure itself, or a post other than the doers, closes it.

pub mod clock;
mod condition;
mod deadline;
pub mod reshape;
pub mod steps;
pub mod weeks;

use jiff::civil::Date;

use crate::place::PlaceCode;
use crate::post::{PostId, id};
use crate::refusal::Refusal;
use crate::review::ReviewId;
use crate::scheme::SchemeCode;
pub use condition::{Condition, DirectiveKind, Waited};
pub use deadline::{Deadline, Resolution};

id!(
    /// A directive, by the ledger number of its issue.
    DirectiveId
);

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
    match (given.condition.waited(), now) {
        (Some(waited), Some(value)) if value >= waited.at_least => {
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
    /// Goes on under another number: cut into parts, or taken into another directive.
    Replaced,
}

impl State {
    pub const ALL: [Self; 8] = [
        Self::Issued,
        Self::Acknowledged,
        Self::InProgress,
        Self::Reported,
        Self::Returned,
        Self::Verified,
        Self::Dropped,
        Self::Replaced,
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
            Self::Replaced => "replaced",
        }
    }

    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }

    #[must_use]
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Verified | Self::Dropped | Self::Replaced)
    }
}

/// An owner of a directive, and how far it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    pub post: PostId,
    pub state: State,
}

/// How often its day was moved and its end undone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub n_extended: i64,
    pub n_postponed: i64,
    pub n_returned: i64,
    pub n_reopened: i64,
}

/// A directive as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    pub id: DirectiveId,
    pub given: NewDirective,
    pub issued_on: Date,
    /// The day from which its total time runs without a break: that of its issue, or of the directive
    /// from which it was cut or which it took in, whichever was earlier.
    pub clock_from: Date,
    /// The day now owed, extensions counted in.
    pub due_on: Option<Date>,
    /// The next sitting of the series will be its day, and that sitting is not called yet.
    pub waits_for_sitting: bool,
    pub owners: Vec<Owner>,
    pub tally: Tally,
}

impl Directive {
    /// A directive just given.
    #[must_use]
    pub fn new(id: DirectiveId, given: NewDirective, issued_on: Date) -> Self {
        let owners =
            given.owners.iter().map(|post| Owner { post: *post, state: State::Issued }).collect();
        Self {
            id,
            due_on: given.deadline.due_on,
            waits_for_sitting: given.deadline.waits_for_sitting(),
            given,
            issued_on,
            clock_from: issued_on,
            owners,
            tally: Tally::default(),
        }
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

    /// Whether it goes on, in whole or in part, under another number.
    #[must_use]
    pub fn is_replaced(&self) -> bool {
        self.owners.iter().any(|owner| owner.state == State::Replaced)
    }

    /// The owners who are not done.
    #[must_use]
    pub fn open_owners(&self) -> Vec<PostId> {
        self.owners.iter().filter(|o| o.state.is_open()).map(|o| o.post).collect()
    }

    #[must_use]
    pub fn is_owner(&self, post: PostId) -> bool {
        self.owners.iter().any(|owner| owner.post == post)
    }
}
