//! Refusals: a rule that says no, as a value. Each has a code that never changes; the words for it, in
//! Hindi and English, and what the person may do instead, stand in the words files under that code.

use std::fmt;

use jiff::civil::Date;

use crate::directive::State;
use crate::place::PlaceCode;
use crate::post::PostId;

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
}

impl Refusal {
    /// The code, also the key in the words files as `refusal-<code>`. It never changes.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::PlaceTwice { .. } => "place-twice",
            Self::PlaceWithoutParent { .. } => "place-without-parent",
            Self::PlaceNotBelowParent { .. } => "place-not-below-parent",
            Self::DeadlineBeforeReview { .. } => "deadline-before-review",
            Self::ExtensionNotLater { .. } => "extension-not-later",
            Self::NotTheOwner => "not-the-owner",
            Self::DoerMayNotJudge => "doer-may-not-judge",
            Self::StepDoesNotFollow { .. } => "step-does-not-follow",
            Self::DirectiveClosed => "directive-closed",
            Self::DirectiveStillOpen => "directive-still-open",
            Self::WordsMissing => "words-missing",
            Self::OwnerMissing => "owner-missing",
            Self::MinutesAlreadyIssued => "minutes-already-issued",
            Self::AgendaNotDrawn => "agenda-not-drawn",
            Self::AgendaInUse => "agenda-in-use",
            Self::AgendaItemMissing { .. } => "agenda-item-missing",
            Self::ReviewNotLater { .. } => "review-not-later",
            Self::SheetAlreadyTaken { .. } => "sheet-already-taken",
            Self::SheetHasFaults { .. } => "sheet-has-faults",
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
            Self::DeadlineBeforeReview { due, review } => {
                vec![("due", due.to_string()), ("review", review.to_string())]
            }
            Self::ExtensionNotLater { due } => vec![("due", due.to_string())],
            Self::StepDoesNotFollow { state } => vec![("state", state.word().to_owned())],
            Self::AgendaItemMissing { n } => vec![("n", n.to_string())],
            Self::ReviewNotLater { last } => vec![("last", last.to_string())],
            Self::SheetAlreadyTaken { fact } => vec![("fact", fact.to_string())],
            Self::SheetHasFaults { n_faults } => vec![("n", n_faults.to_string())],
            Self::ConditionAlreadyMet { value } => vec![("value", value.to_string())],
            Self::HasOwnPost { post } => vec![("post", post.to_string())],
            Self::EndsBeforeItBegan { from } => vec![("from", from.to_string())],
            Self::FileTooLarge { limit_mb } => vec![("mb", limit_mb.to_string())],
            Self::TriedTooOften { minutes } => vec![("n", minutes.to_string())],
            Self::PasswordTooShort { at_least: n } | Self::PasswordTooLong { at_most: n } => {
                vec![("n", n.to_string())]
            }
            Self::NotTheOwner
            | Self::DoerMayNotJudge
            | Self::DirectiveClosed
            | Self::DirectiveStillOpen
            | Self::WordsMissing
            | Self::OwnerMissing
            | Self::MinutesAlreadyIssued
            | Self::AgendaNotDrawn
            | Self::AgendaInUse
            | Self::NothingToSave
            | Self::FileEmpty
            | Self::DayNotRead
            | Self::NumberNotRead
            | Self::PostHeld
            | Self::PostNotHeld
            | Self::AccountNameNotRead
            | Self::AccountNameTaken
            | Self::HasAccount
            | Self::AccountIsClosed
            | Self::MayNotKeepAccounts
            | Self::PasswordCommon
            | Self::PasswordsDiffer
            | Self::PasswordWrong
            | Self::CodeWrong
            | Self::InvitationOver
            | Self::NotSignedIn
            | Self::SignInWrong
            | Self::HoldsNoPost => Vec::new(),
        }
    }
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
