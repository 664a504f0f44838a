//! The facts of registers that are about one row or some cases: `row-changed`, `row-merged`, `row-parted`,
//! `cases-opened`, `cases-moved`, `case-held`, `field-opened`. Rows taken in together are in [`super::rows`].

use domain::fact::Fact;
use domain::place::PlaceCode;
use domain::register::case::{self, CaseMove, NewCase, Undone};
use domain::register::pipeline::Amount;
use domain::register::row::Written;
use domain::register::value::{FieldKind, Value};
use domain::register::{CaseId, RowId};
use serde::{Deserialize, Serialize};

use super::shared::{day, each, of_word, place};
use super::{Fault, Read};

/// A value: a number, or a text; a day is a text in a field of kind date.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Scalar {
    Number(i64),
    Text(String),
}

impl From<&Value> for Scalar {
    fn from(value: &Value) -> Self {
        match value {
            Value::Number(number) => Self::Number(*number),
            Value::Text(text) => Self::Text(text.clone()),
            Value::Day(day) => Self::Text(day.to_string()),
        }
    }
}

impl Scalar {
    /// The value that it is in a field of a kind.
    pub(crate) fn value(self, kind: FieldKind) -> Read<Value> {
        let value = match self {
            Self::Number(number) => Value::Number(number),
            Self::Text(text) if kind == FieldKind::Date => Value::Day(day(&text)?),
            Self::Text(text) => Value::Text(text),
        };
        let fault = || Fault::new(format!("a field of kind {} does not hold that", kind.word()));
        if value.is_of(kind) { Ok(value) } else { Err(fault()) }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Changed {
    row: i64,
    on: String,
    place: Option<i64>,
    cells: Vec<(String, String, Option<Scalar>)>,
}

impl Changed {
    pub(crate) fn of(row: RowId, change: &Written) -> Self {
        let cell = |(field, kind, value): &(String, FieldKind, Option<Value>)| {
            (field.clone(), kind.word().to_owned(), value.as_ref().map(Scalar::from))
        };
        Self {
            row: row.0,
            on: change.on.to_string(),
            place: change.place.map(PlaceCode::number),
            cells: change.cells.iter().map(cell).collect(),
        }
    }

    pub(crate) fn fact(self) -> Read<Fact> {
        let cell = |(field, kind, value): (String, String, Option<Scalar>)| {
            let kind = of_word(&kind, FieldKind::of_word)?;
            Ok((field, kind, value.map(|value| value.value(kind)).transpose()?))
        };
        let change = Written {
            on: day(&self.on)?,
            place: self.place.map(place).transpose()?,
            cells: each(self.cells, cell)?,
        };
        Ok(Fact::RowChanged { row: RowId(self.row), change })
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Merged {
    pub(crate) row: i64,
    pub(crate) into: i64,
    pub(crate) on: String,
}

impl Merged {
    pub(crate) fn fact(self) -> Read<Fact> {
        let (row, into) = (RowId(self.row), RowId(self.into));
        Ok(Fact::RowMerged { row, into, on: day(&self.on)? })
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Parted {
    pub(crate) row: i64,
    pub(crate) on: String,
}

impl Parted {
    pub(crate) fn fact(self) -> Read<Fact> {
        Ok(Fact::RowParted { row: RowId(self.row), on: day(&self.on)? })
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Opened {
    pipeline: String,
    stage: String,
    on: String,
    amount: Option<String>,
    /// Row, place, dose, paise.
    cases: Vec<(i64, i64, i64, Option<i64>)>,
}

impl From<&case::Opened> for Opened {
    fn from(opened: &case::Opened) -> Self {
        let case = |new: &NewCase| (new.row.0, new.place.number(), new.dose, new.amount_paise);
        Self {
            pipeline: opened.pipeline.clone(),
            stage: opened.stage.clone(),
            on: opened.on.to_string(),
            amount: opened.amount.map(|amount| amount.word().to_owned()),
            cases: opened.cases.iter().map(case).collect(),
        }
    }
}

impl Opened {
    pub(crate) fn fact(self) -> Read<Fact> {
        let case = |(row, at, dose, amount_paise): (i64, i64, i64, Option<i64>)| {
            Ok(NewCase { row: RowId(row), place: place(at)?, dose, amount_paise })
        };
        Ok(Fact::CasesOpened(case::Opened {
            pipeline: self.pipeline,
            stage: self.stage,
            on: day(&self.on)?,
            amount: amount(self.amount)?,
            cases: each(self.cases, case)?,
        }))
    }
}

fn amount(word: Option<String>) -> Read<Option<Amount>> {
    word.map(|word| of_word(&word, Amount::of_word)).transpose()
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Moved {
    pipeline: String,
    to: String,
    on: String,
    amount: Option<String>,
    reason: String,
    evidence: String,
    is_end: bool,
    /// Case, paise, and the stages that no longer stand with the amount put down at each.
    cases: Vec<MovedCase>,
}

/// One case of a move as it is written.
type MovedCase = (i64, Option<i64>, Vec<(String, Option<String>)>);

impl From<&case::Move> for Moved {
    fn from(step: &case::Move) -> Self {
        let undone = |undone: &Undone| {
            (undone.stage.clone(), undone.amount.map(|amount| amount.word().to_owned()))
        };
        let case = |done: &CaseMove| {
            (done.case.0, done.amount_paise, done.undoes.iter().map(undone).collect())
        };
        Self {
            pipeline: step.pipeline.clone(),
            to: step.to.clone(),
            on: step.on.to_string(),
            amount: step.amount.map(|amount| amount.word().to_owned()),
            reason: step.reason.clone(),
            evidence: step.evidence.clone(),
            is_end: step.is_end,
            cases: step.cases.iter().map(case).collect(),
        }
    }
}

impl Moved {
    pub(crate) fn fact(self) -> Read<Fact> {
        let undone =
            |(stage, word): (String, Option<String>)| Ok(Undone { stage, amount: amount(word)? });
        let case = |(case, amount_paise, undoes): MovedCase| {
            Ok(CaseMove { case: CaseId(case), amount_paise, undoes: each(undoes, undone)? })
        };
        Ok(Fact::CasesMoved(case::Move {
            pipeline: self.pipeline,
            to: self.to,
            on: day(&self.on)?,
            amount: amount(self.amount)?,
            reason: self.reason,
            evidence: self.evidence,
            is_end: self.is_end,
            cases: each(self.cases, case)?,
        }))
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Held {
    pub(crate) case: i64,
    pub(crate) reason: String,
}

impl Held {
    pub(crate) fn fact(self) -> Fact {
        Fact::CaseHeld { case: CaseId(self.case), reason: self.reason }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FieldOpened {
    pub(crate) row: i64,
    pub(crate) field: String,
    pub(crate) purpose: String,
}

impl FieldOpened {
    pub(crate) fn fact(self) -> Fact {
        Fact::FieldOpened { row: RowId(self.row), field: self.field, purpose: self.purpose }
    }
}
