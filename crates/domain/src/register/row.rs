//! Rows of a register: what may be taken in, changed, merged and parted again. Two rows are never merged
//! by the program alone, and a merge can be undone.

use jiff::civil::Date;

use super::refused::Refused;
use super::value::{FieldKind, Value, Values, may_stand};
use super::{Check, Register, RowId};
use crate::place::PlaceCode;

/// A row that is not yet in the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRow {
    pub place: PlaceCode,
    pub values: Values,
}

/// A row as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub id: RowId,
    pub register: String,
    pub place: PlaceCode,
    /// The day from which it counts as it stands: of its beginning, or of its last change.
    pub since: Date,
    pub values: Values,
    /// The row into which it was merged, and which counts in its place.
    pub merged_into: Option<RowId>,
}

/// A change of a row from a day on: fields with what they hold now, `None` for emptied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub on: Date,
    /// Where it belongs from now on; `None` when that stays.
    pub place: Option<PlaceCode>,
    pub cells: Vec<(String, Option<Value>)>,
}

/// A change as it is put down: each field with its kind, so that it can be folded without asking which pack
/// declared it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub on: Date,
    pub place: Option<PlaceCode>,
    pub cells: Vec<(String, FieldKind, Option<Value>)>,
}

impl Written {
    /// The change of a row of this register; fields that the register does not have are left out.
    #[must_use]
    pub fn of(register: &Register, change: &Change) -> Self {
        let cell = |(code, value): &(String, Option<Value>)| {
            let field = register.field(code)?;
            Some((code.clone(), field.kind, value.clone()))
        };
        let cells = change.cells.iter().filter_map(cell).collect();
        Self { on: change.on, place: change.place, cells }
    }
}

/// All that is wrong with a row, by field; nothing when it may be taken.
#[must_use]
pub fn faults(register: &Register, values: &Values, today: Date) -> Vec<(String, Refused)> {
    let unknown = values.keys().filter(|code| register.field(code).is_none()).map(|code| {
        let name = code.clone();
        (code.clone(), Refused::CodeUnknown { name })
    });
    let in_fields = register.fields.iter().filter_map(|field| {
        let refused = match values.get(&field.code) {
            Some(value) => may_stand(field, value, today).err(),
            None if field.is_needed => Some(Refused::FieldMissing { field: field.name.clone() }),
            None => None,
        };
        refused.map(|refusal| (field.code.clone(), refusal))
    });
    let between = register.checks.iter().filter_map(|check| broken(register, check, values));
    unknown.chain(in_fields).chain(between).collect()
}

/// Decides whether a row may be taken.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn may_take(register: &Register, values: &Values, today: Date) -> Result<(), Refused> {
    faults(register, values, today).into_iter().next().map_or(Ok(()), |(_, refusal)| Err(refusal))
}

fn broken(register: &Register, check: &Check, values: &Values) -> Option<(String, Refused)> {
    let number = |code: &String| values.get(code).and_then(Value::number);
    let name = |code: &String| {
        register.field(code).map(|field| field.name.clone()).unwrap_or_else(|| name_of(code))
    };
    match check {
        Check::Sum { parts, whole } => {
            let sum: i64 = parts.iter().map(number).sum::<Option<i64>>()?;
            let stated = number(whole)?;
            let refusal = Refused::SumsDiffer { field: name(whole), stated, sum };
            (sum != stated).then(|| (whole.clone(), refusal))
        }
        Check::NotAbove { part, whole } => {
            let most = number(whole)?;
            let refusal = Refused::FieldTooHigh { field: name(part), most };
            (number(part)? > most).then(|| (part.clone(), refusal))
        }
        Check::NotBefore { first, then } => {
            let first = values.get(first).and_then(Value::day)?;
            let refusal = Refused::FieldTooEarly { field: name(then), first };
            (values.get(then).and_then(Value::day)? < first).then(|| (then.clone(), refusal))
        }
    }
}

fn name_of(code: &str) -> crate::name::Name {
    crate::name::Name::new(code, code)
}

/// The day from which a new row counts.
#[must_use]
pub fn since(register: &Register, values: &Values, today: Date) -> Date {
    let field = register.since.as_ref().and_then(|code| values.get(code));
    field.and_then(Value::day).unwrap_or(today)
}

/// Decides on a change and gives the values that the row holds after it.
///
/// # Errors
/// The row was merged, the day lies before the row's own or in the future, nothing changes, or the row
/// would not be one that may be taken.
pub fn may_change(
    register: &Register,
    row: &Row,
    change: &Change,
    today: Date,
) -> Result<Values, Refused> {
    if let Some(into) = row.merged_into {
        return Err(Refused::RowMerged { into: into.0 });
    }
    if change.on < row.since {
        return Err(Refused::MoveBeforeLast { last: row.since });
    }
    if change.on > today {
        return Err(Refused::DayInFuture);
    }
    let mut values = row.values.clone();
    apply(&mut values, &change.cells);
    let stays = change.place.is_none_or(|place| place == row.place);
    if values == row.values && stays {
        return Err(Refused::NothingNew);
    }
    may_take(register, &values, today)?;
    Ok(values)
}

/// Puts changed cells in the place of those that were there.
pub fn apply(values: &mut Values, cells: &[(String, Option<Value>)]) {
    for (field, value) in cells {
        match value {
            Some(value) => values.insert(field.clone(), value.clone()),
            None => values.remove(field),
        };
    }
}

/// Decides whether a row may be merged into another.
///
/// # Errors
/// They are one row, of two registers, or one of them is merged already.
pub fn may_merge(row: &Row, into: &Row) -> Result<(), Refused> {
    if row.id == into.id || row.register != into.register {
        return Err(Refused::NotOfOneKind);
    }
    match row.merged_into.or(into.merged_into) {
        Some(other) => Err(Refused::RowMerged { into: other.0 }),
        None => Ok(()),
    }
}

/// Decides whether a merge may be undone, and gives the row into which it was merged.
///
/// # Errors
/// The row was not merged.
pub fn may_part(row: &Row) -> Result<RowId, Refused> {
    row.merged_into.ok_or(Refused::NotMerged)
}
