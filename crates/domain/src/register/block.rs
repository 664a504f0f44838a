//! Rows taken in together: one list of columns, the body of one ledger fact. Columns carry the kind of
//! their field, so that the fact can be folded without asking which pack declared it.

use jiff::civil::Date;

use super::value::{FieldKind, Value, Values};
use super::{ROWS_LIMIT, Register, RowId};
use crate::place::PlaceCode;

/// One field for all rows of a block, in the block's order; `None` where it is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowColumn {
    pub field: String,
    pub kind: FieldKind,
    pub cells: Vec<Option<Value>>,
}

/// Rows of one register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowBlock {
    pub register: String,
    pub places: Vec<PlaceCode>,
    /// From when each row counts.
    pub since: Vec<Date>,
    pub columns: Vec<RowColumn>,
}

impl RowBlock {
    /// A block of rows with where they stand and from when they count; at most [`ROWS_LIMIT`] of them. Fields
    /// that no row fills have no column.
    #[must_use]
    pub fn of(register: &Register, rows: &[(PlaceCode, Date, Values)]) -> Self {
        let rows = rows.get(..ROWS_LIMIT.min(rows.len())).unwrap_or_default();
        let column = |field: &super::Field| RowColumn {
            field: field.code.clone(),
            kind: field.kind,
            cells: rows.iter().map(|(_, _, values)| values.get(&field.code).cloned()).collect(),
        };
        let columns = register.fields.iter().map(column);
        Self {
            register: register.code.clone(),
            places: rows.iter().map(|(place, _, _)| *place).collect(),
            since: rows.iter().map(|(_, since, _)| *since).collect(),
            columns: columns.filter(|column| column.cells.iter().any(Option::is_some)).collect(),
        }
    }

    #[must_use]
    pub fn n_rows(&self) -> usize {
        self.places.len()
    }

    /// The rows one by one, with the numbers that they get from the fact with this ledger number.
    pub fn rows(&self, fact: i64) -> impl Iterator<Item = BlockRow<'_>> {
        self.places.iter().zip(&self.since).enumerate().map(move |(ix, (place, since))| {
            let cell = |column: &'_ RowColumn| column.cells.get(ix).cloned().flatten();
            let values = self.columns.iter().filter_map(|column| {
                cell(column).map(|value| (column.field.as_str(), column.kind, value))
            });
            BlockRow {
                id: RowId::of(fact, ix),
                place: *place,
                since: *since,
                values: values.collect(),
            }
        })
    }
}

/// One row of a block: each field that is filled, with its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockRow<'b> {
    pub id: RowId,
    pub place: PlaceCode,
    pub since: Date,
    pub values: Vec<(&'b str, FieldKind, Value)>,
}
