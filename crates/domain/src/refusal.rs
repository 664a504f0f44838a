//! Refusals: a rule that says no, as a value. Each has a code that never changes; the words for it, in
//! Hindi and English, and what the person may do instead, stand in the words files under that code.

use std::fmt;

use jiff::civil::Date;

use crate::directive::State;
use crate::place::PlaceCode;

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
            Self::ContinuesElsewhere => "continues-elsewhere",
            Self::FiledNumberMissing => "filed-number-missing",
            Self::OwnerLeftOut => "owner-left-out",
            Self::TooFewParts => "too-few-parts",
            Self::MergeWithItself => "merge-with-itself",
            Self::WeeksNotRead => "weeks-not-read",
            Self::NothingToCheck => "nothing-to-check",
            Self::MayNotCheck => "may-not-check",
            Self::AlreadyChecked => "already-checked",
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
            Self::FileTooLarge { limit_mb } => vec![("mb", limit_mb.to_string())],
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
            | Self::ContinuesElsewhere
            | Self::FiledNumberMissing
            | Self::OwnerLeftOut
            | Self::TooFewParts
            | Self::MergeWithItself
            | Self::WeeksNotRead
            | Self::NothingToCheck
            | Self::MayNotCheck
            | Self::AlreadyChecked => Vec::new(),
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
