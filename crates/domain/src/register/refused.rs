//! What the rules of registers and cases say no to. Each has a code that never changes; the words stand
//! with those of all other refusals.

use jiff::civil::Date;

use crate::name::Name;
use crate::refusal::Refusal;

/// A rule of registers that says no, with the values that made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Twelve digits that pass the check of Aadhaar numbers; the number itself is kept nowhere.
    AadhaarNotTaken,
    FieldMissing {
        field: Name,
    },
    /// Not of the field's kind, or not among its words.
    FieldNotRead {
        field: Name,
    },
    FieldTooLow {
        field: Name,
        least: i64,
    },
    FieldTooHigh {
        field: Name,
        most: i64,
    },
    FieldInFuture {
        field: Name,
    },
    FieldTooEarly {
        field: Name,
        first: Date,
    },
    SumsDiffer {
        field: Name,
        stated: i64,
        sum: i64,
    },
    ValueTooLong {
        limit: usize,
    },
    /// A sign in a text that nobody can see.
    ValueNotPlain,
    /// A field, a stage or a row by a word that nothing has.
    CodeUnknown {
        name: String,
    },
    /// Another row holds the same in a field that is each row's own.
    RowTwice {
        field: Name,
        row: i64,
    },
    NothingNew,
    DayInFuture,
    RowMerged {
        into: i64,
    },
    NotMerged,
    /// A row and itself, or rows of two registers.
    NotOfOneKind,
    TooManyRows {
        limit: usize,
    },
    /// What is masked is opened for a purpose, and none was said.
    PurposeMissing,
    /// The stage or the row began on this day, and a move lies before it.
    MoveBeforeLast {
        last: Date,
    },
    CaseOpenAlready {
        case: i64,
    },
    CaseOver,
    AmountMissing,
    /// Nothing or less, or given where no amount is put down.
    AmountNotRight,
    StageSkipped {
        stage: Name,
    },
    ReasonMissing,
    NotTheHolder {
        stage: Name,
    },
    StageNeedsEvidence {
        stage: Name,
    },
    /// In paise.
    SanctionAboveDose {
        most: i64,
    },
    /// In paise.
    DisbursedAboveSanctioned {
        most: i64,
    },
}

impl From<Refused> for Refusal {
    fn from(refused: Refused) -> Self {
        Self::Register(refused)
    }
}

impl Refused {
    /// See [`Refusal::code`].
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::AadhaarNotTaken => "aadhaar-not-taken",
            Self::FieldMissing { .. } => "field-missing",
            Self::FieldNotRead { .. } => "field-not-read",
            Self::FieldTooLow { .. } => "field-too-low",
            Self::FieldTooHigh { .. } => "field-too-high",
            Self::FieldInFuture { .. } => "field-in-future",
            Self::FieldTooEarly { .. } => "field-too-early",
            Self::SumsDiffer { .. } => "sums-differ",
            Self::ValueTooLong { .. } => "value-too-long",
            Self::ValueNotPlain => "value-not-plain",
            Self::CodeUnknown { .. } => "code-unknown",
            Self::RowTwice { .. } => "row-twice",
            Self::NothingNew => "nothing-new",
            Self::DayInFuture => "day-in-future",
            Self::RowMerged { .. } => "row-merged",
            Self::NotMerged => "not-merged",
            Self::NotOfOneKind => "not-of-one-kind",
            Self::TooManyRows { .. } => "too-many-rows",
            Self::PurposeMissing => "purpose-missing",
            Self::MoveBeforeLast { .. } => "move-before-last",
            Self::CaseOpenAlready { .. } => "case-open-already",
            Self::CaseOver => "case-over",
            Self::AmountMissing => "amount-missing",
            Self::AmountNotRight => "amount-not-right",
            Self::StageSkipped { .. } => "stage-skipped",
            Self::ReasonMissing => "reason-missing",
            Self::NotTheHolder { .. } => "not-the-holder",
            Self::StageNeedsEvidence { .. } => "stage-needs-evidence",
            Self::SanctionAboveDose { .. } => "sanction-above-dose",
            Self::DisbursedAboveSanctioned { .. } => "disbursed-above-sanctioned",
        }
    }

    /// See [`Refusal::values`]. Paise are said in rupees.
    #[must_use]
    pub fn values(&self) -> Vec<(&'static str, String)> {
        let mut values = match self {
            Self::FieldMissing { field }
            | Self::FieldNotRead { field }
            | Self::FieldTooLow { field, .. }
            | Self::FieldTooHigh { field, .. }
            | Self::FieldInFuture { field }
            | Self::FieldTooEarly { field, .. }
            | Self::SumsDiffer { field, .. }
            | Self::RowTwice { field, .. } => named("field_hi", "field_en", field),
            Self::StageSkipped { stage }
            | Self::NotTheHolder { stage }
            | Self::StageNeedsEvidence { stage } => named("stage_hi", "stage_en", stage),
            _ => Vec::new(),
        };
        match self {
            Self::FieldTooLow { least: n, .. } | Self::FieldTooHigh { most: n, .. } => {
                values.push(("n", n.to_string()));
            }
            Self::FieldTooEarly { first: day, .. } | Self::MoveBeforeLast { last: day } => {
                values.push(("date", day.strftime("%d.%m.%Y").to_string()));
            }
            Self::SumsDiffer { stated, sum, .. } => {
                values.extend([("stated", stated.to_string()), ("sum", sum.to_string())]);
            }
            Self::ValueTooLong { limit } | Self::TooManyRows { limit } => {
                values.push(("n", limit.to_string()));
            }
            Self::CodeUnknown { name } => values.push(("name", name.clone())),
            Self::RowTwice { row: n, .. }
            | Self::RowMerged { into: n }
            | Self::CaseOpenAlready { case: n } => values.push(("row", n.to_string())),
            Self::SanctionAboveDose { most } | Self::DisbursedAboveSanctioned { most } => {
                values.push(("rupees", (most / 100).to_string()));
            }
            _ => {}
        }
        values
    }
}

fn named(hi: &'static str, en: &'static str, name: &Name) -> Vec<(&'static str, String)> {
    vec![(hi, name.hi.clone()), (en, name.en.clone())]
}
