//! Registers (पंजी): the rows that prove a headline figure. A pack says what a register holds: its
//! fields with their kinds and checks, what it is kept for, and who sees what is masked. Nothing here knows a
//! scheme; cases that move through stages are in [`pipeline`] and [`case`].

pub mod aadhaar;
pub mod block;
pub mod case;
pub mod derived;
pub mod pipeline;
pub mod refused;
pub mod row;
pub mod value;

use jiff::civil::Date;

use crate::name::Name;
use crate::norm::PackRef;
use crate::policy::Duty;
use crate::post::id;
use crate::scheme::Rulebook;
use derived::Derived;
use pipeline::Pipeline;
use value::FieldKind;

id!(
    /// A row, by the fact that took it in and its place in that fact: see [`RowId::of`].
    RowId
);
id!(
    /// A case, by the fact that opened it and its place in that fact: see [`CaseId::of`].
    CaseId
);

/// The most rows or cases of one fact; numbers of rows are fact × this + place in the fact.
pub const ROWS_LIMIT: usize = 1_000_000;
const STEP: i64 = 1_000_000;

impl RowId {
    /// The `ix`th row (from 0) of the fact with this ledger number.
    #[must_use]
    pub fn of(fact: i64, ix: usize) -> Self {
        Self(numbered(fact, ix))
    }

    /// The fact that took the row in.
    #[must_use]
    pub fn fact(self) -> i64 {
        self.0 / STEP
    }
}

impl CaseId {
    /// The `ix`th case (from 0) of the fact with this ledger number.
    #[must_use]
    pub fn of(fact: i64, ix: usize) -> Self {
        Self(numbered(fact, ix))
    }

    /// The fact that opened the case.
    #[must_use]
    pub fn fact(self) -> i64 {
        self.0 / STEP
    }
}

fn numbered(fact: i64, ix: usize) -> i64 {
    let ix = i64::try_from(ix).expect("a fact has fewer rows than its limit");
    debug_assert!(ix < STEP, "a fact has fewer rows than its limit");
    fact * STEP + ix
}

/// A register as a pack declares it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Register {
    /// The word in addresses: `shg`.
    pub code: String,
    /// What the whole is called: "स्वयं सहायता समूह".
    pub name: Name,
    /// Why these things are written down at all; shown on the page and on a person's print-out.
    pub purpose: Name,
    /// The field by which a row is known to people.
    pub title: String,
    /// The field with the day from which a row counts; the day of taking it in where there is none.
    pub since: Option<String>,
    pub fields: Vec<Field>,
    pub checks: Vec<Check>,
    pub pack: PackRef,
}

impl Register {
    /// A field by its code.
    #[must_use]
    pub fn field(&self, code: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.code == code)
    }
}

/// One field of a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    pub code: String,
    pub name: Name,
    pub kind: FieldKind,
    /// The words that a field of kind choice may hold.
    pub choices: Vec<Choice>,
    /// The register whose rows a reference names.
    pub of: Option<String>,
    pub is_needed: bool,
    /// No two rows may hold the same.
    pub is_unique: bool,
    /// The least and the most that a count, or money in paise, may be.
    pub least: Option<i64>,
    pub most: Option<i64>,
    /// The duties that see it without asking; `None` for everybody who sees the row.
    pub open_to: Option<Vec<Duty>>,
    /// Other headings under which lists carry it.
    pub aliases: Vec<String>,
}

impl Field {
    /// Whether a duty sees the field only after saying what for.
    #[must_use]
    pub fn is_masked_for(&self, duty: Duty) -> bool {
        self.open_to.as_ref().is_some_and(|open_to| !open_to.contains(&duty))
    }

    /// A choice by its word.
    #[must_use]
    pub fn choice(&self, code: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.code == code)
    }
}

/// One word of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub code: String,
    pub name: Name,
}

/// What must hold between the fields of one row; a field that is empty is not asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Check {
    /// महिला + पुरुष = कुल: the parts add up to the whole.
    Sum { parts: Vec<String>, whole: String },
    /// A part is at most the whole.
    NotAbove { part: String, whole: String },
    /// A day does not lie before another.
    NotBefore { first: String, then: String },
}

/// The registers, pipelines and derived indicators of an office's rules.
impl Rulebook {
    /// Every register that a pack declares, in pack order.
    pub fn registers(&self) -> impl Iterator<Item = &Register> {
        self.packs().iter().flat_map(|pack| &pack.registers)
    }

    #[must_use]
    pub fn register(&self, code: &str) -> Option<&Register> {
        self.registers().find(|register| register.code == code)
    }

    /// The pipelines that hold on a day, in pack order.
    pub fn pipelines(&self, on: Date) -> impl Iterator<Item = &Pipeline> {
        let all = self.packs().iter().flat_map(|pack| &pack.pipelines);
        all.filter(move |pipeline| pipeline.validity.holds_on(on))
    }

    #[must_use]
    pub fn pipeline(&self, code: &str, on: Date) -> Option<&Pipeline> {
        self.pipelines(on).find(|pipeline| pipeline.code == code)
    }

    /// What registers say of indicators, in pack order.
    pub fn derived(&self) -> impl Iterator<Item = &Derived> {
        self.packs().iter().flat_map(|pack| &pack.derived)
    }
}
