//! Refusals: a rule that says no, as a value. Each has a code that never changes; the words for it, in
//! Hindi and English, and what the person may do instead, stand in the words files under that code.

use std::fmt;

use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};

use crate::directive::State;
use crate::explanation;
use crate::name::Name;
use crate::place::PlaceCode;
use crate::place::unsound::Unsound;
use crate::post::PostId;
use crate::register::refused::Refused;

/// A rule that says no, with the values that made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    PlaceTwice {
        place: PlaceCode,
    },
    PlaceWithoutParent {
        place: PlaceCode,
        parent: PlaceCode,
    },
    PlaceNotBelowParent {
        place: PlaceCode,
        parent: PlaceCode,
    },
    /// A change of a place that cannot be.
    PlaceChange(Box<Unsound>),
    /// The directive's day lies before the sitting.
    DeadlineBeforeReview {
        due: Date,
        review: Date,
    },
    ExtensionNotLater {
        due: Date,
    },
    NotTheOwner,
    DoerMayNotJudge,
    StepDoesNotFollow {
        state: State,
    },
    DirectiveClosed,
    DirectiveStillOpen,
    WordsMissing,
    OwnerMissing,
    /// A post or a place that nothing in the office is called.
    NameUnknown {
        name: String,
    },
    /// A post that the series neither calls nor has at its place or below it.
    OwnerOutsideSeries {
        post: Name,
    },
    /// Minutes were issued: the sitting takes no more changes.
    MinutesAlreadyIssued,
    AgendaNotDrawn,
    /// Something was written on the agenda: it is not drawn anew.
    AgendaInUse,
    AgendaItemMissing {
        n: i64,
    },
    /// A sitting of the series on or before its last one.
    ReviewNotLater {
        last: Date,
    },
    /// The same file was taken in before.
    SheetAlreadyTaken {
        fact: i64,
    },
    /// Figures that cannot be taken as they are.
    SheetHasFaults {
        n_faults: usize,
    },
    /// Headings of a sheet were to be decided, and none was, or too many.
    NoHeadingDecided,
    /// A programme that nothing in the packs is called.
    ProgrammeUnknown {
        name: String,
    },
    /// The figures were taken back before.
    IntakeAlreadyUndone {
        fact: i64,
    },
    /// The indicator is counted at other places than this one.
    CountedElsewhere {
        indicator: Name,
        place: Name,
    },
    /// Nothing in it to save.
    NothingToSave,
    /// A file without a byte.
    FileEmpty,
    /// A file over the limit.
    FileTooLarge {
        limit_mb: usize,
    },
    /// A date that cannot be read.
    DayNotRead,
    /// A number that cannot be read.
    NumberNotRead,
    /// The figure is already at the value that the condition waits for.
    ConditionAlreadyMet {
        value: i64,
    },
    /// Somebody holds the post on that day.
    PostHeld,
    /// Nobody holds the post.
    PostNotHeld,
    /// The person has a post of its own; another can only be an additional charge.
    HasOwnPost {
        post: PostId,
    },
    /// The last day in a post lies before the first.
    EndsBeforeItBegan {
        from: Date,
    },
    /// A file that is neither a photo nor a PDF, whatever its name says.
    FileKindUnknown {
        name: String,
    },
    TooManyFiles {
        limit: usize,
    },
    /// The files of one report together are over the limit.
    FilesTooLarge {
        limit_mb: usize,
    },
    /// A letter or a row of a register without what it is found by.
    EvidenceUnnamed,
    /// One field with more characters than the limit.
    TextTooLong {
        limit: usize,
    },
    /// A sign in a text that nobody can see.
    TextNotPlain,
    /// A form that is not whole, or larger than all that may be sent.
    FormNotRead,
    /// The clock stands before the last entry of the ledger.
    ClockBehind {
        last: Timestamp,
        now: Timestamp,
    },
    /// A mailbox that is none.
    EmailNotRead,
    /// A telephone number that is none.
    PhoneNotRead,
    /// The message is sent, passed on by hand, or no longer needed.
    MessageSettled,
    /// A program is sending the message at this moment.
    MessageBeingSent,
    /// The message waits in the outbox already.
    MessageWaits,
    /// The days of a series' clock run backwards, or further back than `most` days.
    ClockOutOfOrder {
        most: i64,
    },
    SeriesEnded {
        on: Date,
    },
    /// Only the chair may do this.
    NotTheChair,
    /// A deputy was marked and not named.
    DeputyNameMissing,
    MinutesAlreadyApproved,
    MinutesNotApproved,
    /// There are no issued minutes on which the paper could rest.
    MinutesNotIssued,
    /// Two wordings of a point stand side by side.
    WordsNotJoined {
        n: i64,
    },
    /// The post that is asked may neither call nor decide.
    AskedMayNotDecide,
    /// Another post than the asked one answers.
    AskedOther,
    /// Only a post above the asked one, or the chair, calls and decides.
    NotOverAsked,
    ExplanationStepDoesNotFollow {
        state: explanation::State,
    },
    /// The limit still runs, and no answer has come.
    ReplyStillAwaited {
        due: Date,
    },
    /// There is no answer that could be accepted.
    NothingToAccept,
    /// What the explanation is asked for is not so.
    CauseNotThere,
    /// The figures by which the point was to be checked stand otherwise now.
    DoubtNotThere,
    /// Whoever answers for a figure does not judge it.
    OwnFigure,
    /// The post is asked for the same cause already.
    AlreadyAsked {
        explanation: i64,
    },
    /// No pack says a number that is needed.
    NormMissing {
        code: String,
    },
    /// It was cut into parts or taken into another, and goes on there.
    ContinuesElsewhere,
    /// A paper is said to be there without the number under which it is filed.
    FiledNumberMissing,
    /// Whoever still owes the directive owes none of those in which it would go on.
    OwnerLeftOut,
    /// One part is no cut.
    TooFewParts,
    MergeWithItself,
    /// A weekly target without a number of weeks, or with more than a year of them.
    WeeksNotRead,
    /// Nothing closed in that time that could be checked.
    NothingToCheck,
    /// The post owed the directive or accepted it: it may not check it.
    MayNotCheck,
    /// The result of this check is on record.
    AlreadyChecked,
    /// A name of an account that cannot be one.
    AccountNameNotRead,
    /// Another account has this name.
    AccountNameTaken,
    /// The person has an open account.
    HasAccount,
    /// The account was closed.
    AccountIsClosed,
    /// The post may not open or close accounts of others.
    MayNotKeepAccounts,
    PasswordTooShort {
        at_least: usize,
    },
    PasswordTooLong {
        at_most: usize,
    },
    /// Among the words that people try first.
    PasswordCommon,
    /// The two writings of the new password differ.
    PasswordsDiffer,
    /// The present password was not the right one.
    PasswordWrong,
    /// The code of the second factor was not the right one.
    CodeWrong,
    /// The address of an invitation was used, or its time is over.
    InvitationOver,
    /// Nobody is signed in.
    NotSignedIn,
    /// No such account, or not its password: which of the two is not told.
    SignInWrong,
    /// Too many wrong tries; the next is taken after so many minutes.
    TriedTooOften {
        minutes: i64,
    },
    /// The person holds no post on this day.
    HoldsNoPost,
    /// What was given to be read is no note of a meeting in Hindi, but this.
    NoteEmpty,
    NoteTooLong,
    NoteHtml,
    NoteLegacyFont,
    NoteEnglish,
    NoteOtherScript,
    NoteOtherTongue,
    NoteNoMeeting,
    /// Figures of a month that is frozen, for a place: so many cells of what was handed in.
    MonthFrozen {
        place: Name,
        until: Date,
        on: Date,
        n: usize,
    },
    /// A week or a year is not frozen, only a month.
    NotAMonth,
    MonthNotBegun {
        from: Date,
    },
    MonthAlreadyFrozen {
        until: Date,
        on: Date,
    },
    /// Nothing is frozen that could be opened again.
    MonthNotFrozen,
    /// Whoever froze the month stands higher.
    FreezerIsAbove,
    /// More cells of frozen months than one correction may change.
    CorrectionTooLarge {
        limit: usize,
    },
    /// What is asked as a ledger position is neither a number nor a day.
    PositionNotRead,
    /// The ledger does not reach so far.
    PositionAhead {
        head: i64,
    },
    /// The ledger began later.
    NothingKnownThen {
        on: Date,
    },
    /// Bands on trial that leave a gap or overlap: the letter at which the order breaks.
    BandsOutOfOrder {
        letter: String,
    },
    /// No line would count.
    WeightsSumToNothing,
    /// A number on trial outside what can be meant.
    TrialNumberOutOfRange {
        least: i64,
        most: i64,
    },
    /// A figure, or a sum of figures, above what can be counted exactly.
    FigureTooLarge {
        place: Name,
        indicator: String,
    },
    NoteDebris,
    /// A file that was given to be read holds no words that can be read, but is this.
    NoteScanned,
    NoteNoLetters,
    NoteLocked,
    NoteOldWord,
    NotePicture,
    NoteDamaged,
    NoteNoText,
    /// A rule of registers and cases.
    Register(Refused),
}

impl Refusal {
    /// The code, also the key in the words files as `refusal-<code>`. It never changes.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "a line for each refusal")]
    pub fn code(&self) -> &'static str {
        match self {
            Self::PlaceTwice { .. } => "place-twice",
            Self::PlaceWithoutParent { .. } => "place-without-parent",
            Self::PlaceNotBelowParent { .. } => "place-not-below-parent",
            Self::PlaceChange(unsound) => unsound.code(),
            Self::DeadlineBeforeReview { .. } => "deadline-before-review",
            Self::ExtensionNotLater { .. } => "extension-not-later",
            Self::NotTheOwner => "not-the-owner",
            Self::DoerMayNotJudge => "doer-may-not-judge",
            Self::StepDoesNotFollow { .. } => "step-does-not-follow",
            Self::DirectiveClosed => "directive-closed",
            Self::DirectiveStillOpen => "directive-still-open",
            Self::WordsMissing => "words-missing",
            Self::OwnerMissing => "owner-missing",
            Self::NameUnknown { .. } => "name-unknown",
            Self::OwnerOutsideSeries { .. } => "owner-outside-series",
            Self::MinutesAlreadyIssued => "minutes-already-issued",
            Self::AgendaNotDrawn => "agenda-not-drawn",
            Self::AgendaInUse => "agenda-in-use",
            Self::AgendaItemMissing { .. } => "agenda-item-missing",
            Self::ReviewNotLater { .. } => "review-not-later",
            Self::SheetAlreadyTaken { .. } => "sheet-already-taken",
            Self::SheetHasFaults { .. } => "sheet-has-faults",
            Self::NoHeadingDecided => "no-heading-decided",
            Self::ProgrammeUnknown { .. } => "programme-unknown",
            Self::IntakeAlreadyUndone { .. } => "intake-already-undone",
            Self::CountedElsewhere { .. } => "counted-elsewhere",
            Self::NothingToSave => "nothing-to-save",
            Self::FileEmpty => "file-empty",
            Self::FileTooLarge { .. } => "file-too-large",
            Self::DayNotRead => "day-not-read",
            Self::NumberNotRead => "number-not-read",
            Self::ConditionAlreadyMet { .. } => "condition-already-met",
            Self::PostHeld => "post-held",
            Self::PostNotHeld => "post-not-held",
            Self::HasOwnPost { .. } => "has-own-post",
            Self::EndsBeforeItBegan { .. } => "ends-before-it-began",
            Self::FileKindUnknown { .. } => "file-kind-unknown",
            Self::TooManyFiles { .. } => "too-many-files",
            Self::FilesTooLarge { .. } => "files-too-large",
            Self::EvidenceUnnamed => "evidence-unnamed",
            Self::TextTooLong { .. } => "text-too-long",
            Self::TextNotPlain => "text-not-plain",
            Self::FormNotRead => "form-not-read",
            Self::ClockBehind { .. } => "clock-behind",
            Self::EmailNotRead => "email-not-read",
            Self::PhoneNotRead => "phone-not-read",
            Self::MessageSettled => "message-settled",
            Self::MessageBeingSent => "message-being-sent",
            Self::MessageWaits => "message-waits",
            Self::ClockOutOfOrder { .. } => "clock-out-of-order",
            Self::SeriesEnded { .. } => "series-ended",
            Self::NotTheChair => "not-the-chair",
            Self::DeputyNameMissing => "deputy-name-missing",
            Self::MinutesAlreadyApproved => "minutes-already-approved",
            Self::MinutesNotApproved => "minutes-not-approved",
            Self::MinutesNotIssued => "minutes-not-issued",
            Self::WordsNotJoined { .. } => "words-not-joined",
            Self::AskedMayNotDecide => "asked-may-not-decide",
            Self::AskedOther => "asked-other",
            Self::NotOverAsked => "not-over-asked",
            Self::ExplanationStepDoesNotFollow { .. } => "explanation-step-does-not-follow",
            Self::ReplyStillAwaited { .. } => "reply-still-awaited",
            Self::NothingToAccept => "nothing-to-accept",
            Self::CauseNotThere => "cause-not-there",
            Self::DoubtNotThere => "doubt-not-there",
            Self::OwnFigure => "own-figure",
            Self::AlreadyAsked { .. } => "already-asked",
            Self::NormMissing { .. } => "norm-missing",
            Self::ContinuesElsewhere => "continues-elsewhere",
            Self::FiledNumberMissing => "filed-number-missing",
            Self::OwnerLeftOut => "owner-left-out",
            Self::TooFewParts => "too-few-parts",
            Self::MergeWithItself => "merge-with-itself",
            Self::WeeksNotRead => "weeks-not-read",
            Self::NothingToCheck => "nothing-to-check",
            Self::MayNotCheck => "may-not-check",
            Self::AlreadyChecked => "already-checked",
            Self::AccountNameNotRead => "account-name-not-read",
            Self::AccountNameTaken => "account-name-taken",
            Self::HasAccount => "has-account",
            Self::AccountIsClosed => "account-is-closed",
            Self::MayNotKeepAccounts => "may-not-keep-accounts",
            Self::PasswordTooShort { .. } => "password-too-short",
            Self::PasswordTooLong { .. } => "password-too-long",
            Self::PasswordCommon => "password-common",
            Self::PasswordsDiffer => "passwords-differ",
            Self::PasswordWrong => "password-wrong",
            Self::CodeWrong => "code-wrong",
            Self::InvitationOver => "invitation-over",
            Self::NotSignedIn => "not-signed-in",
            Self::SignInWrong => "sign-in-wrong",
            Self::TriedTooOften { .. } => "tried-too-often",
            Self::HoldsNoPost => "holds-no-post",
            Self::NoteEmpty => "note-empty",
            Self::NoteTooLong => "note-too-long",
            Self::NoteHtml => "note-html",
            Self::NoteLegacyFont => "note-legacy-font",
            Self::NoteEnglish => "note-english",
            Self::NoteOtherScript => "note-other-script",
            Self::NoteOtherTongue => "note-other-tongue",
            Self::NoteNoMeeting => "note-no-meeting",
            Self::MonthFrozen { .. } => "month-frozen",
            Self::NotAMonth => "not-a-month",
            Self::MonthNotBegun { .. } => "month-not-begun",
            Self::MonthAlreadyFrozen { .. } => "month-already-frozen",
            Self::MonthNotFrozen => "month-not-frozen",
            Self::FreezerIsAbove => "freezer-is-above",
            Self::CorrectionTooLarge { .. } => "correction-too-large",
            Self::PositionNotRead => "position-not-read",
            Self::PositionAhead { .. } => "position-ahead",
            Self::NothingKnownThen { .. } => "nothing-known-then",
            Self::FigureTooLarge { .. } => "figure-too-large",
            Self::BandsOutOfOrder { .. } => "bands-out-of-order",
            Self::WeightsSumToNothing => "weights-sum-to-nothing",
            Self::TrialNumberOutOfRange { .. } => "trial-number-out-of-range",
            Self::NoteDebris => "note-debris",
            Self::NoteScanned => "note-scanned",
            Self::NoteNoLetters => "note-no-letters",
            Self::NoteLocked => "note-locked",
            Self::NoteOldWord => "note-old-word",
            Self::NotePicture => "note-picture",
            Self::NoteDamaged => "note-damaged",
            Self::NoteNoText => "note-no-text",
            Self::Register(refused) => refused.code(),
        }
    }

    /// The values for the words, by name.
    #[must_use]
    pub fn values(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::PlaceTwice { place } => vec![("place", place.to_string())],
            Self::PlaceWithoutParent { place, parent }
            | Self::PlaceNotBelowParent { place, parent } => {
                vec![("place", place.to_string()), ("parent", parent.to_string())]
            }
            Self::PlaceChange(unsound) => unsound.values(),
            Self::DeadlineBeforeReview { due, review } => {
                vec![("due", due.to_string()), ("review", review.to_string())]
            }
            Self::CountedElsewhere { indicator, place } => vec![
                ("indicator_hi", indicator.hi.clone()),
                ("indicator_en", indicator.en.clone()),
                ("place_hi", place.hi.clone()),
                ("place_en", place.en.clone()),
            ],
            Self::OwnerOutsideSeries { post } => {
                vec![("post_hi", post.hi.clone()), ("post_en", post.en.clone())]
            }
            Self::ExtensionNotLater { due } => vec![("due", due.to_string())],
            Self::StepDoesNotFollow { state } => vec![("state", state.word().to_owned())],
            Self::ReviewNotLater { last } => vec![("last", last.to_string())],
            Self::SheetAlreadyTaken { fact } | Self::IntakeAlreadyUndone { fact } => {
                vec![("fact", fact.to_string())]
            }
            Self::SheetHasFaults { n_faults } => vec![("n", n_faults.to_string())],
            Self::ConditionAlreadyMet { value } => vec![("value", value.to_string())],
            Self::HasOwnPost { post } => vec![("post", post.to_string())],
            Self::EndsBeforeItBegan { from } => vec![("from", from.to_string())],
            Self::FileTooLarge { limit_mb } | Self::FilesTooLarge { limit_mb } => {
                vec![("mb", limit_mb.to_string())]
            }
            Self::FileKindUnknown { name }
            | Self::NameUnknown { name }
            | Self::ProgrammeUnknown { name } => {
                vec![("name", name.clone())]
            }
            Self::TooManyFiles { limit } | Self::TextTooLong { limit } => {
                vec![("n", limit.to_string())]
            }
            Self::ClockBehind { last, now } => vec![("last", said(*last)), ("now", said(*now))],
            Self::AgendaItemMissing { n } | Self::WordsNotJoined { n } => {
                vec![("n", n.to_string())]
            }
            Self::ClockOutOfOrder { most } => vec![("most", most.to_string())],
            Self::SeriesEnded { on } => vec![("on", on.to_string())],
            Self::ExplanationStepDoesNotFollow { state } => {
                vec![("state", state.word().to_owned())]
            }
            Self::ReplyStillAwaited { due } => vec![("due", due.to_string())],
            Self::AlreadyAsked { explanation } => vec![("explanation", explanation.to_string())],
            Self::NormMissing { code } => vec![("norm", code.clone())],
            Self::TriedTooOften { minutes } => vec![("n", minutes.to_string())],
            Self::PasswordTooShort { at_least: n } | Self::PasswordTooLong { at_most: n } => {
                vec![("n", n.to_string())]
            }
            Self::Register(refused) => refused.values(),
            _ => self.values_of_months(),
        }
    }

    /// The same for what is said of months, looks back and norms on trial.
    fn values_of_months(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::MonthFrozen { place, until, on, n } => vec![
                ("place_hi", place.hi.clone()),
                ("place_en", place.en.clone()),
                ("until", until.to_string()),
                ("on", on.to_string()),
                ("n", n.to_string()),
            ],
            Self::MonthNotBegun { from } => vec![("from", from.to_string())],
            Self::MonthAlreadyFrozen { until, on } => {
                vec![("until", until.to_string()), ("on", on.to_string())]
            }
            Self::BandsOutOfOrder { letter } => vec![("letter", letter.clone())],
            Self::TrialNumberOutOfRange { least, most } => {
                vec![("least", least.to_string()), ("most", most.to_string())]
            }
            Self::CorrectionTooLarge { limit } => vec![("n", limit.to_string())],
            Self::PositionAhead { head } => vec![("head", head.to_string())],
            Self::NothingKnownThen { on } => vec![("on", on.to_string())],
            Self::FigureTooLarge { place, indicator } => vec![
                ("place_hi", place.hi.clone()),
                ("place_en", place.en.clone()),
                ("indicator", indicator.clone()),
            ],
            _ => Vec::new(),
        }
    }
}

/// An instant by the clock on an Indian wall.
fn said(at: Timestamp) -> String {
    let wall = Offset::constant(5).to_datetime(at).saturating_add(SignedDuration::from_mins(30));
    wall.strftime("%d.%m.%Y, %H:%M").to_string()
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())?;
        for (name, value) in self.values() {
            write!(f, " {name}={value}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Refusal {}
