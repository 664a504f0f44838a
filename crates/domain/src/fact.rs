//! Facts: everything that can happen in an office, each once and for ever. Tables, scorecards and papers
//! are folded from these. How a fact is written down is the ledger's matter, not this file's.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use crate::account::AccountId;
use crate::address::Address;
use crate::agenda::AgendaItem;
use crate::directive::steps::Step;
use crate::directive::{DirectiveId, NewDirective};
use crate::evidence::NewEvidence;
use crate::explanation::{self, ExplanationId, NewExplanation};
use crate::figure::{FigureBlock, Source};
use crate::freeze::{Corrected, FreezeId, NewFreeze};
use crate::honesty::DoubtAnswered;
use crate::message::{Failure, MessageId, NewMessage, Settled, Written};
use crate::minutes::Minutes;
use crate::name::Name;
use crate::norm::PackRef;
use crate::paper::Paper;
use crate::persistence::FindingKey;
use crate::place::Place;
use crate::place::change::Change;
use crate::post::{Holding, NewPost, PersonId, PostId};
use crate::refusal::Refusal;
use crate::register::block::RowBlock;
use crate::register::case::{Move, Opened};
use crate::register::row::Written as RowWritten;
use crate::register::{CaseId, RowId};
use crate::review::{Attendance, ReviewId, Series, SeriesId, Sitting};
use crate::sample::{CheckOutcome, Sample, SampleId};
use crate::shape::Headings;

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
    /// A place was renamed, moved, split, merged, or is known by more than before.
    PlaceChanged(Box<Change>),
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
    DirectiveIssued(NewDirective),
    DirectiveMoved {
        directive: DirectiveId,
        step: Step,
    },
    MinutesIssued {
        review: ReviewId,
        minutes: Box<Minutes>,
    },
    EvidenceFiled(NewEvidence),
    AddressGiven(Address),
    MessageQueued(NewMessage),
    /// A program took it to send it: this text, to this address, for the `n_try`th time.
    MessageClaimed {
        message: MessageId,
        n_try: i64,
        written: Written,
    },
    /// The other side took it; `receipt` is what it said.
    MessageSent {
        message: MessageId,
        receipt: String,
    },
    MessageFailed {
        message: MessageId,
        n_try: i64,
        failure: Failure,
        why: String,
    },
    MessageSettled {
        message: MessageId,
        how: Settled,
    },
    PointRecorded {
        review: ReviewId,
        n: i64,
        said: String,
        /// The version of the words that these are based on; 0 where there were none.
        base: i64,
        /// The other words that are joined in these.
        joins: Vec<i64>,
    },
    /// Words on a point that were based on an older version: they stand beside the newer ones.
    PointDiffered {
        review: ReviewId,
        n: i64,
        said: String,
        base: i64,
    },
    /// A series goes on otherwise from here; its word in addresses stays.
    SeriesChanged {
        series: SeriesId,
        to: Series,
    },
    SeriesEnded {
        series: SeriesId,
        reason: String,
    },
    /// The chair has approved the minutes as they stand in this fact.
    MinutesApproved {
        review: ReviewId,
        minutes: Box<Minutes>,
    },
    /// The chair has taken the approval back.
    MinutesReturned {
        review: ReviewId,
        reason: String,
    },
    PaperIssued {
        review: ReviewId,
        paper: Box<Paper>,
    },
    ExplanationDrafted(NewExplanation),
    ExplanationMoved {
        explanation: ExplanationId,
        step: explanation::steps::Step,
    },
    /// What a rule of persistence found was put away by a person.
    FindingDismissed {
        finding: FindingKey,
        reason: String,
    },
    /// A person answered a point to check.
    DoubtAnswered(DoubtAnswered),
    /// Closed directives were drawn for a second look.
    SampleDrawn(Sample),
    /// What a second look found.
    CheckMade {
        sample: SampleId,
        directive: DirectiveId,
        outcome: CheckOutcome,
        remark: String,
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
    /// The figures of a month, and of those before it, are fixed for a place and all below it.
    MonthFrozen(NewFreeze),
    /// A frozen month was opened again.
    MonthThawed {
        freeze: FreezeId,
        reason: String,
    },
    /// Figures changed cells of frozen months: what stood in them, what stands since, and why.
    FiguresCorrected {
        figures: i64,
        reason: String,
        cells: Vec<Corrected>,
    },
    /// A person said what the headings of a shape of sheet mean.
    HeadingsDecided(Headings),
    /// Figures that were taken in together were taken back: all goes on as if they had never come.
    IntakeUndone {
        intake: i64,
        reason: String,
    },
    /// Rows of a register were taken in together.
    RowsTaken {
        source: Source,
        block: RowBlock,
    },
    RowChanged {
        row: RowId,
        change: RowWritten,
    },
    /// A row is the same as another, which counts in its place.
    RowMerged {
        row: RowId,
        into: RowId,
        on: Date,
    },
    /// A merge was undone: both rows count again.
    RowParted {
        row: RowId,
        on: Date,
    },
    CasesOpened(Opened),
    CasesMoved(Move),
    /// Why a case stands where it stands.
    CaseHeld {
        case: CaseId,
        reason: String,
    },
    /// A masked field was opened to the acting post for a purpose.
    FieldOpened {
        row: RowId,
        field: String,
        purpose: String,
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
            Self::PlaceChanged(_) => "place-changed",
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
            Self::EvidenceFiled(_) => "evidence-filed",
            Self::AddressGiven(_) => "address-given",
            Self::MessageQueued(_) => "message-queued",
            Self::MessageClaimed { .. } => "message-claimed",
            Self::MessageSent { .. } => "message-sent",
            Self::MessageFailed { .. } => "message-failed",
            Self::MessageSettled { .. } => "message-settled",
            Self::PointDiffered { .. } => "point-differed",
            Self::SeriesChanged { .. } => "series-changed",
            Self::SeriesEnded { .. } => "series-ended",
            Self::MinutesApproved { .. } => "minutes-approved",
            Self::MinutesReturned { .. } => "minutes-returned",
            Self::PaperIssued { .. } => "paper-issued",
            Self::ExplanationDrafted(_) => "explanation-drafted",
            Self::ExplanationMoved { .. } => "explanation-moved",
            Self::FindingDismissed { .. } => "finding-dismissed",
            Self::DoubtAnswered(_) => "doubt-answered",
            Self::SampleDrawn(_) => "sample-drawn",
            Self::CheckMade { .. } => "check-made",
            Self::AccountOpened { .. } => "account-opened",
            Self::AccountClosed { .. } => "account-closed",
            Self::PasswordSet { .. } => "password-set",
            Self::SecondFactorSet { .. } => "second-factor-set",
            Self::SecondFactorRemoved { .. } => "second-factor-removed",
            Self::MonthFrozen(_) => "month-frozen",
            Self::MonthThawed { .. } => "month-thawed",
            Self::FiguresCorrected { .. } => "figures-corrected",
            Self::HeadingsDecided(_) => "headings-decided",
            Self::IntakeUndone { .. } => "intake-undone",
            Self::RowsTaken { .. } => "rows-taken",
            Self::RowChanged { .. } => "row-changed",
            Self::RowMerged { .. } => "row-merged",
            Self::RowParted { .. } => "row-parted",
            Self::CasesOpened(_) => "cases-opened",
            Self::CasesMoved(_) => "cases-moved",
            Self::CaseHeld { .. } => "case-held",
            Self::FieldOpened { .. } => "field-opened",
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

/// How far a clock may stand behind the last entry and still be the same clock: writers that wait for
/// each other, and a clock that is set right by its time server.
pub const CLOCK_SLACK: SignedDuration = SignedDuration::from_mins(5);

/// The instant of a new entry at `now` after the last one, so that the ledger's order and its times agree.
///
/// # Errors
/// `now` lies further back than [`CLOCK_SLACK`]: the clock is wrong now or was wrong then, days would be
/// counted wrongly, and only a person can say which.
pub fn after(last: Timestamp, now: Timestamp) -> Result<Timestamp, Refusal> {
    let behind = last.duration_since(now);
    if behind > CLOCK_SLACK { Err(Refusal::ClockBehind { last, now }) } else { Ok(now.max(last)) }
}
