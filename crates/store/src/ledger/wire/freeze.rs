//! `month-frozen`, `month-thawed` and `figures-corrected`.

use domain::fact::Fact;
use domain::figure::FigureKind;
use domain::freeze::{Corrected, FreezeId, NewFreeze};
use domain::indicator::IndicatorCode;
use domain::period::Period;
use serde::{Deserialize, Serialize};

use super::shared::{CellShape, each, of_word, place};
use super::{Fault, Read};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Frozen {
    place: i64,
    month: String,
    note: String,
}

impl From<&NewFreeze> for Frozen {
    fn from(given: &NewFreeze) -> Self {
        Self {
            place: given.place.number(),
            month: given.month.to_string(),
            note: given.note.clone(),
        }
    }
}

impl Frozen {
    pub(crate) fn fact(self) -> Read<Fact> {
        let (place, month) = (place(self.place)?, period(&self.month)?);
        Ok(Fact::MonthFrozen(NewFreeze { place, month, note: self.note }))
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Thawed {
    pub(crate) freeze: i64,
    pub(crate) reason: String,
}

impl Thawed {
    pub(crate) fn fact(self) -> Fact {
        Fact::MonthThawed { freeze: FreezeId(self.freeze), reason: self.reason }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FiguresCorrected {
    figures: i64,
    reason: String,
    cells: Vec<CorrectedShape>,
}

/// A cell, the version before, and the one since.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CorrectedShape {
    indicator: String,
    kind: String,
    period: String,
    place: i64,
    then: CellShape,
    now: CellShape,
}

impl FiguresCorrected {
    pub(crate) fn of(figures: i64, reason: &str, cells: &[Corrected]) -> Self {
        let shape = |cell: &Corrected| CorrectedShape {
            indicator: cell.indicator.as_str().to_owned(),
            kind: cell.kind.word().to_owned(),
            period: cell.period.to_string(),
            place: cell.place.number(),
            then: cell.then.into(),
            now: cell.now.into(),
        };
        Self { figures, reason: reason.to_owned(), cells: cells.iter().map(shape).collect() }
    }

    pub(crate) fn fact(self) -> Read<Fact> {
        let cell = |shape: CorrectedShape| {
            Ok(Corrected {
                indicator: IndicatorCode::new(&shape.indicator),
                kind: of_word(&shape.kind, FigureKind::of_word)?,
                period: period(&shape.period)?,
                place: place(shape.place)?,
                then: shape.then.cell()?,
                now: shape.now.cell()?,
            })
        };
        let (figures, reason, cells) = (self.figures, self.reason, each(self.cells, cell)?);
        Ok(Fact::FiguresCorrected { figures, reason, cells })
    }
}

/// A period as it is written in one way only.
fn period(text: &str) -> Read<Period> {
    Period::read(text)
        .filter(|period| period.to_string() == text)
        .ok_or_else(|| Fault::new(format!("{text:?} is no period")))
}
