//! An explanation (स्पष्टीकरण): a post is asked in writing why something stands as it stands, has some
//! days to answer, and another post decides on the answer. That no answer came is derived from the
//! limit and never stored. What may happen to it is in [`steps`], the paper that asks in [`notice`].

mod cause;
pub mod notice;
pub mod steps;

use jiff::civil::Date;

pub use cause::{Cause, Graded, Instance, Missed, Short};

use crate::directive::DirectiveId;
use crate::letter::LetterNumber;
use crate::name::Name;
use crate::place::PlaceCode;
use crate::post::{PostId, id};
use crate::refusal::Refusal;
use crate::review::ReviewId;

id!(
    /// An explanation, by the ledger number of its draft.
    ExplanationId
);

/// An explanation as it is drafted; nothing has gone out yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewExplanation {
    /// The post that is to explain.
    pub asked: PostId,
    pub cause: Cause,
    /// The place whose figures or work the cause is about.
    pub place: PlaceCode,
    /// The sitting in which it was ordered, where one did.
    pub review: Option<ReviewId>,
    /// The directive by which it was ordered, or which is overdue.
    pub directive: Option<DirectiveId>,
}

/// How the post that acts stands to the post that is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// It is the asked post itself.
    Asked,
    /// It stands above in the line of reporting, or chairs a series to which the asked post is called.
    Over,
    /// Any other post of the office.
    Beside,
}

/// How `by` stands to `asked`, whose superiors are `line` and who sits under these `chairs`.
#[must_use]
pub fn relation(by: PostId, asked: PostId, line: &[PostId], chairs: &[PostId]) -> Relation {
    if by == asked {
        Relation::Asked
    } else if line.contains(&by) || chairs.contains(&by) {
        Relation::Over
    } else {
        Relation::Beside
    }
}

/// Decides whether an explanation may be drafted. `standing` is one for the same cause that is
/// asked of the same post already, and was not withdrawn.
///
/// # Errors
/// The asked post drafts its own, it is asked already, or a cause by hand says nothing.
pub fn may_draft(
    given: &NewExplanation,
    relation: Relation,
    standing: Option<ExplanationId>,
) -> Result<(), Refusal> {
    if relation == Relation::Asked {
        return Err(Refusal::AskedMayNotDecide);
    }
    if let Cause::ByHand { words } = &given.cause
        && words.trim().is_empty()
    {
        return Err(Refusal::WordsMissing);
    }
    match standing {
        Some(standing) => Err(Refusal::AlreadyAsked { explanation: standing.0 }),
        None => Ok(()),
    }
}

/// What was decided on an answer, or on there being none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decision {
    Accepted,
    /// Accepted, with a warning for the future.
    AcceptedWithWarning,
    /// Not satisfactory; action may be recommended.
    NotSatisfactory,
}

impl Decision {
    pub const ALL: [Self; 3] = [Self::Accepted, Self::AcceptedWithWarning, Self::NotSatisfactory];

    #[must_use]
    pub fn word(self) -> &'static str {
        self.state().word()
    }

    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|decision| decision.word() == word)
    }

    /// The state to which the decision leads.
    #[must_use]
    pub fn state(self) -> State {
        match self {
            Self::Accepted => State::Accepted,
            Self::AcceptedWithWarning => State::AcceptedWithWarning,
            Self::NotSatisfactory => State::NotSatisfactory,
        }
    }
}

/// How far an explanation has come. That no reply came is not among these: it is derived from the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Written, and signed by nobody.
    Drafted,
    /// The letter went out.
    Called,
    Delivered,
    Replied,
    /// The answer, or its absence, is being looked at.
    UnderReview,
    Accepted,
    AcceptedWithWarning,
    NotSatisfactory,
    ActionRecommended,
    Withdrawn,
}

impl State {
    pub const ALL: [Self; 10] = [
        Self::Drafted,
        Self::Called,
        Self::Delivered,
        Self::Replied,
        Self::UnderReview,
        Self::Accepted,
        Self::AcceptedWithWarning,
        Self::NotSatisfactory,
        Self::ActionRecommended,
        Self::Withdrawn,
    ];

    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Drafted => "drafted",
            Self::Called => "called",
            Self::Delivered => "delivered",
            Self::Replied => "replied",
            Self::UnderReview => "under-review",
            Self::Accepted => "accepted",
            Self::AcceptedWithWarning => "accepted-with-warning",
            Self::NotSatisfactory => "not-satisfactory",
            Self::ActionRecommended => "action-recommended",
            Self::Withdrawn => "withdrawn",
        }
    }

    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }

    /// Neither decided nor withdrawn.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(
            self,
            Self::Drafted | Self::Called | Self::Delivered | Self::Replied | Self::UnderReview
        )
    }
}

/// The letter under which it was called, and until when an answer is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Call {
    pub number: LetterNumber,
    pub by: PostId,
    pub on: Date,
    /// Days to answer, counted from the day of the letter.
    pub reply_days: i64,
    pub reply_by: Date,
}

/// An explanation as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    pub id: ExplanationId,
    pub given: NewExplanation,
    pub drafted_by: Option<PostId>,
    pub drafted_on: Date,
    pub state: State,
    /// `None` until the letter goes out.
    pub call: Option<Call>,
    pub delivered_on: Option<Date>,
    pub replied_on: Option<Date>,
    pub closed_on: Option<Date>,
}

impl Explanation {
    /// An explanation just drafted.
    #[must_use]
    pub fn new(
        id: ExplanationId,
        given: NewExplanation,
        drafted_by: Option<PostId>,
        drafted_on: Date,
    ) -> Self {
        let (call, delivered_on, replied_on, closed_on) = (None, None, None, None);
        let state = State::Drafted;
        Self { id, given, drafted_by, drafted_on, state, call, delivered_on, replied_on, closed_on }
    }

    /// The last day on which an answer is in time; `None` until the letter goes out.
    #[must_use]
    pub fn reply_by(&self) -> Option<Date> {
        self.call.map(|call| call.reply_by)
    }

    /// Days past the limit while no answer has come; `None` when there is one, when it is decided, or
    /// when the limit has not passed.
    #[must_use]
    pub fn days_unanswered(&self, today: Date) -> Option<i64> {
        let is_waiting = self.state.is_open() && self.replied_on.is_none();
        let days = i64::from((today - self.reply_by()?).get_days());
        (is_waiting && days > 0).then_some(days)
    }

    /// Whether the answer came after the limit.
    #[must_use]
    pub fn is_late(&self) -> bool {
        matches!((self.replied_on, self.reply_by()), (Some(on), Some(by)) if on > by)
    }
}

/// How the explanations of a post ended: for its history.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Letters that went out, withdrawn ones not counted.
    pub called: i64,
    /// Accepted, with a warning or without.
    pub accepted: i64,
    pub warned: i64,
    /// Found not satisfactory, action recommended or not.
    pub not_satisfactory: i64,
    /// Answered after the limit.
    pub late: i64,
    /// No answer, and the limit past.
    pub unanswered: i64,
}

/// What an agenda needs of an explanation that nobody answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unanswered {
    pub explanation: ExplanationId,
    pub place: PlaceCode,
    pub scheme: Option<crate::scheme::SchemeCode>,
    pub asked: PostId,
    /// Days past the limit.
    pub days: i64,
}

/// A post as it stands on a letter: its title with its place, and who holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressee {
    pub post: Name,
    /// Empty while the post is vacant.
    pub holder: Name,
}
