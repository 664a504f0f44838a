//! Facts: everything that can happen in an office, each once and for ever. Tables, scorecards and papers
//! are folded from these. How a fact is written down is the ledger's matter, not this file's.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::account::AccountId;
use crate::agenda::AgendaItem;
use crate::directive::steps::Step;
use crate::directive::{DirectiveId, NewDirective};
use crate::figure::{FigureBlock, Source};
use crate::minutes::Minutes;
use crate::name::Name;
use crate::norm::PackRef;
use crate::place::Place;
use crate::post::{Holding, NewPost, PersonId, PostId};
use crate::review::{Attendance, ReviewId, Series, Sitting};

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// The office was opened under this name.
    OfficeOpened {
        name: Name,
    },
    /// A pack was adopted: its files as they were, by path.
    PackAdopted {
        pack: PackRef,
        files: Vec<(String, String)>,
    },
    PlacesAdded {
        places: Vec<Place>,
    },
    PostCreated(NewPost),
    /// A post goes by another title from a day.
    PostRetitled {
        post: PostId,
        title: Name,
        from: Date,
    },
    PersonAdded {
        name: Name,
    },
    /// A person took charge of a post.
    HoldingBegan(Holding),
    /// A person gave up the charge; `last` is the last day in it.
    HoldingEnded {
        post: PostId,
        person: PersonId,
        last: Date,
    },
    FiguresSaved {
        source: Source,
        block: FigureBlock,
    },
    SeriesFounded(Series),
    ReviewCalled(Sitting),
    AgendaDrawn {
        review: ReviewId,
        items: Vec<AgendaItem>,
    },
    AgendaItemAdded {
        review: ReviewId,
        item: AgendaItem,
    },
    AgendaItemRemoved {
        review: ReviewId,
        n: i64,
        reason: String,
    },
    AttendanceTaken {
        review: ReviewId,
        entries: Vec<Attendance>,
    },
    PointRecorded {
        review: ReviewId,
        n: i64,
        said: String,
    },
    DirectiveIssued(NewDirective),
    DirectiveMoved {
        directive: DirectiveId,
        step: Step,
    },
    MinutesIssued {
        review: ReviewId,
        minutes: Box<Minutes>,
    },
    /// A person was given a way to sign in.
    AccountOpened {
        person: PersonId,
        name: String,
    },
    /// A way to sign in ended, and with it every session.
    AccountClosed {
        account: AccountId,
    },
    /// A password was set or renewed; of the password itself nothing is kept here.
    PasswordSet {
        account: AccountId,
    },
    /// Sign-in asks for a code as well from now on.
    SecondFactorSet {
        account: AccountId,
    },
    SecondFactorRemoved {
        account: AccountId,
    },
}

impl Fact {
    /// The kind as the ledger names it. A published word: it never changes.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::OfficeOpened { .. } => "office-opened",
            Self::PackAdopted { .. } => "pack-adopted",
            Self::PlacesAdded { .. } => "places-added",
            Self::PostCreated(_) => "post-created",
            Self::PostRetitled { .. } => "post-retitled",
            Self::PersonAdded { .. } => "person-added",
            Self::HoldingBegan(_) => "holding-began",
            Self::HoldingEnded { .. } => "holding-ended",
            Self::FiguresSaved { .. } => "figures-saved",
            Self::SeriesFounded(_) => "series-founded",
            Self::ReviewCalled(_) => "review-called",
            Self::AgendaDrawn { .. } => "agenda-drawn",
            Self::AgendaItemAdded { .. } => "agenda-item-added",
            Self::AgendaItemRemoved { .. } => "agenda-item-removed",
            Self::AttendanceTaken { .. } => "attendance-taken",
            Self::PointRecorded { .. } => "point-recorded",
            Self::DirectiveIssued(_) => "directive-issued",
            Self::DirectiveMoved { .. } => "directive-moved",
            Self::MinutesIssued { .. } => "minutes-issued",
            Self::AccountOpened { .. } => "account-opened",
            Self::AccountClosed { .. } => "account-closed",
            Self::PasswordSet { .. } => "password-set",
            Self::SecondFactorSet { .. } => "second-factor-set",
            Self::SecondFactorRemoved { .. } => "second-factor-removed",
        }
    }
}

/// Who did it, when and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct By {
    /// The post that acted; `None` for the program itself at first set-up.
    pub post: Option<PostId>,
    pub at: Timestamp,
    /// The day in the office's own time zone.
    pub on: Date,
    pub why: String,
}
