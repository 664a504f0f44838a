//! Rows of registers: taken in by form, changed, merged and parted, found; and what is masked in them,
//! opened for a purpose. Lists are taken in by [`lists`], cases are moved by [`cases`], and [`claims`] holds what
//! was reported against the rows.

pub mod cases;
pub mod claims;
pub mod lists;
mod typed;

use std::collections::BTreeMap;

use domain::fact::Fact;
use domain::figure::{Source, Way};
use domain::place::PlaceCode;
use domain::policy::Duty;
use domain::post::{Post, PostId};
use domain::register::block::RowBlock;
use domain::register::refused::Refused;
use domain::register::row::{
    self, Change, Row, Written, may_change, may_merge, may_part, may_take,
};
use domain::register::value::{FieldKind, Value, Values};
use domain::register::{Field, Register, RowId};
use jiff::civil::Date;
use store::Write;
pub use store::registers::{After, Happened, Page};

pub use typed::{Typed, shown};

use crate::desk::Books;
use crate::error::{Error, Result};

/// How many rows a search shows, and how many lines the history of a row.
pub const MOST_FOUND: i64 = 50;
const MOST_HISTORY: i64 = 200;
/// How many rows that name another are listed with it.
const MOST_REFERRING: i64 = 50;
/// How many rows that look alike are suggested at once.
const MOST_ALIKE: i64 = 1_000;

/// A register by its word.
///
/// # Errors
/// No pack declares it.
pub fn register<M>(books: &Books<'_, '_, M>, code: &str) -> Result<Register> {
    books.known.book.register(code).cloned().ok_or(Error::NotFound)
}

/// A row with its register.
///
/// # Errors
/// There is no such row, or no pack declares its register any more.
pub fn get<M>(books: &mut Books<'_, '_, M>, id: RowId) -> Result<(Register, Row)> {
    let row = store::registers::get(books.tx, id)?;
    Ok((register(books, &row.register)?, row))
}

/// Rows of a register at and below a place.
///
/// # Errors
/// The database failed.
pub fn page<M>(
    books: &mut Books<'_, '_, M>,
    register: &str,
    place: PlaceCode,
    after: Option<&After>,
    limit: i64,
) -> Result<Page> {
    Ok(store::registers::page(books.tx, register, place, after, limit)?)
}

/// Rows whose names have every word of a text, in either script and any spelling.
///
/// # Errors
/// The database failed.
pub fn search<M>(
    books: &mut Books<'_, '_, M>,
    register: &str,
    place: PlaceCode,
    text: &str,
) -> Result<Vec<Row>> {
    Ok(store::registers::search(books.tx, register, place, text, MOST_FOUND)?)
}

/// What happened to a row since it was taken in.
///
/// # Errors
/// The database failed.
pub fn history<M>(books: &mut Books<'_, '_, M>, row: RowId) -> Result<Vec<Happened>> {
    Ok(store::registers::history(books.tx, row, MOST_HISTORY)?)
}

/// Rows of other registers that name this one, register by register.
///
/// # Errors
/// The database failed.
pub fn referring<M>(books: &mut Books<'_, '_, M>, row: &Row) -> Result<Vec<(Register, Vec<Row>)>> {
    let book = std::sync::Arc::clone(&books.known.book);
    let mut found = Vec::new();
    for register in book.registers() {
        let names = |field: &&Field| field.of.as_deref() == Some(row.register.as_str());
        for field in register.fields.iter().filter(names) {
            let at = (register.code.as_str(), field.code.as_str());
            let rows = store::registers::referring(books.tx, at, row.id, MOST_REFERRING)?;
            if !rows.is_empty() {
                found.push((register.clone(), rows));
            }
        }
    }
    Ok(found)
}

/// The rows that the references of some rows name, by number, for their titles.
///
/// # Errors
/// The database failed.
pub fn named<M>(
    books: &mut Books<'_, '_, M>,
    register: &Register,
    rows: &[Row],
) -> Result<BTreeMap<RowId, String>> {
    let references = register.fields.iter().filter(|field| field.kind == FieldKind::Row);
    let codes: Vec<&str> = references.map(|field| field.code.as_str()).collect();
    let mut named = BTreeMap::new();
    for row in rows {
        let ids = codes.iter().filter_map(|code| row.values.get(*code)?.number());
        for id in ids.map(RowId).collect::<Vec<_>>() {
            if named.contains_key(&id) {
                continue;
            }
            if let Ok((register, other)) = get(books, id) {
                named.insert(id, title(&register, &other));
            }
        }
    }
    Ok(named)
}

/// The name by which people know a row.
#[must_use]
pub fn title(register: &Register, row: &Row) -> String {
    let title = row.values.get(&register.title).and_then(Value::text);
    title.map_or_else(|| row.id.to_string(), str::to_owned)
}

/// Rows that count and hold the same mobile number, together: suggested for a person to look at, never merged
/// by the program.
///
/// # Errors
/// The database failed.
pub fn duplicates<M>(books: &mut Books<'_, '_, M>, register: &Register) -> Result<Vec<Vec<RowId>>> {
    let mobiles = register.fields.iter().filter(|field| field.kind == FieldKind::Mobile);
    let mut groups: BTreeMap<String, Vec<RowId>> = BTreeMap::new();
    for field in mobiles {
        let at = (register.code.as_str(), field.code.as_str());
        for (value, row) in store::registers::alike(books.tx, at, MOST_ALIKE)? {
            if store::registers::get(books.tx, row)?.merged_into.is_none() {
                groups.entry(value).or_default().push(row);
            }
        }
    }
    Ok(groups.into_values().filter(|group| group.len() > 1).collect())
}

/// Takes one row in, as it was typed.
///
/// # Errors
/// A field cannot be read, a rule says no, or another row holds what is each row's own.
pub fn take(
    books: &mut Books<'_, '_, Write>,
    register: &Register,
    place: PlaceCode,
    typed: &[Typed],
) -> Result<RowId> {
    let values = read_all(books, register, typed)?;
    may_take(register, &values, books.today)?;
    must_be_unique(books, register, &values, None)?;
    let since = row::since(register, &values, books.today);
    let block = RowBlock::of(register, &[(place, since, values)]);
    let source = Source {
        way: Way::Form,
        name: register.name.hi.clone(),
        sha256: String::new(),
        as_on: books.today,
        synthetic: false,
    };
    let fact = books.record(&Fact::RowsTaken { source, block })?;
    Ok(RowId::of(fact, 0))
}

fn read_all<M>(
    books: &mut Books<'_, '_, M>,
    register: &Register,
    typed: &[Typed],
) -> Result<Values> {
    let mut values = Values::new();
    for one in typed {
        let unknown = || Refused::CodeUnknown { name: one.field.clone() };
        let field = register.field(&one.field).ok_or_else(unknown)?;
        if let Some(value) = typed::read(books, field, &one.text)? {
            values.insert(one.field.clone(), value);
        }
    }
    Ok(values)
}

/// Refuses what another row holds in a field that is each row's own.
fn must_be_unique<M>(
    books: &mut Books<'_, '_, M>,
    register: &Register,
    values: &Values,
    own: Option<RowId>,
) -> Result<()> {
    for field in register.fields.iter().filter(|field| field.is_unique) {
        let Some(value) = values.get(&field.code) else { continue };
        let at = (register.code.as_str(), field.code.as_str());
        let held = store::registers::by_keys(books.tx, at, &[value.key()])?;
        if let Some(other) = held.values().find(|other| Some(**other) != own) {
            return Err(Refused::RowTwice { field: field.name.clone(), row: other.0 }.into());
        }
    }
    Ok(())
}

/// Changes a row from a day on, as it was typed; an empty text empties a field.
///
/// # Errors
/// A field cannot be read, or a rule says no.
pub fn change(
    books: &mut Books<'_, '_, Write>,
    id: RowId,
    on: Date,
    typed: &[Typed],
) -> Result<()> {
    let (register, row) = get(books, id)?;
    let mut cells = Vec::new();
    for one in typed {
        let unknown = || Refused::CodeUnknown { name: one.field.clone() };
        let field = register.field(&one.field).ok_or_else(unknown)?;
        let value = typed::read(books, field, &one.text)?;
        if row.values.get(&one.field) != value.as_ref() {
            cells.push((one.field.clone(), value));
        }
    }
    let change = Change { on, place: None, cells };
    let values = may_change(&register, &row, &change, books.today)?;
    must_be_unique(books, &register, &values, Some(id))?;
    books.record(&Fact::RowChanged { row: id, change: Written::of(&register, &change) })?;
    Ok(())
}

/// Merges a row into another, which counts in its place from today.
///
/// # Errors
/// They cannot be one.
pub fn merge(books: &mut Books<'_, '_, Write>, id: RowId, into: RowId) -> Result<()> {
    let (row, other) = (get(books, id)?.1, get(books, into)?.1);
    may_merge(&row, &other)?;
    let on = books.today;
    books.record(&Fact::RowMerged { row: id, into, on })?;
    Ok(())
}

/// Undoes a merge from today.
///
/// # Errors
/// The row was not merged.
pub fn part(books: &mut Books<'_, '_, Write>, id: RowId) -> Result<()> {
    may_part(&get(books, id)?.1)?;
    let on = books.today;
    books.record(&Fact::RowParted { row: id, on })?;
    Ok(())
}

/// Opens a masked field to the acting post for a purpose, and writes that down.
///
/// # Errors
/// No purpose was said, or the row has nothing in such a field.
pub fn open_field(
    books: &mut Books<'_, '_, Write>,
    id: RowId,
    (field, purpose): (&str, &str),
) -> Result<()> {
    if purpose.trim().is_empty() {
        return Err(Refused::PurposeMissing.into());
    }
    let (register, row) = get(books, id)?;
    if register.field(field).is_none() || !row.values.contains_key(field) {
        return Err(Error::NotFound);
    }
    let (field, purpose) = (field.to_owned(), purpose.trim().to_owned());
    books.record(&Fact::FieldOpened { row: id, field, purpose })?;
    Ok(())
}

/// Whether a row concerns a post: one of its cases comes before posts of this kind, at or above its place.
///
/// # Errors
/// The database failed.
pub(crate) fn concerns<M>(books: &mut Books<'_, '_, M>, row: RowId, post: &Post) -> Result<bool> {
    let cases = cases::of_row(books, row)?;
    let comes = |case: &domain::register::case::Case| {
        let pipeline = books.known.book.pipeline(&case.pipeline, books.today);
        books.known.tree.is_within(case.place, post.place)
            && pipeline.is_some_and(|pipeline| cases::comes_before(pipeline, post))
    };
    Ok(cases.iter().any(comes))
}

/// The fields of a row that a post opened today: they show plainly to it until the day is over.
///
/// # Errors
/// The database failed.
pub fn opened_today<M>(
    books: &mut Books<'_, '_, M>,
    row: RowId,
    post: PostId,
) -> Result<Vec<String>> {
    let today = books.today;
    let mine = |happened: &Happened| {
        happened.kind == "field-opened" && happened.by.post == Some(post) && happened.by.on == today
    };
    let facts: Vec<i64> =
        history(books, row)?.into_iter().filter(mine).map(|happened| happened.fact).collect();
    let mut fields = Vec::new();
    for fact in facts {
        if let Fact::FieldOpened { field, .. } = store::ledger::get(books.tx, fact)?.fact {
            fields.push(field);
        }
    }
    Ok(fields)
}

/// What of a masked value shows: its last four signs, of money nothing.
#[must_use]
pub fn masked(kind: FieldKind, value: &Value) -> String {
    let text = value.key();
    let n = text.chars().count();
    match kind {
        FieldKind::Mobile | FieldKind::Account if n > 6 => {
            let last: String = text.chars().skip(n - 4).collect();
            format!("••••••{last}")
        }
        _ => "••••••".to_owned(),
    }
}

/// Whether a duty sees a field plainly.
#[must_use]
pub fn is_plain(field: &Field, duty: Duty, opened: &[String]) -> bool {
    !field.is_masked_for(duty) || opened.contains(&field.code)
}
