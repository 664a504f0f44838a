//! Rows of registers as they stand: one by its number, by what stands in a field, a page of those at and
//! below a place. Searching by name is in [`search`], cases in [`cases`], sums in [`tally`]. What a row
//! may hold is the domain's to say.

pub mod cases;
mod cells;
pub(crate) mod fold;
mod path;
mod search;
pub mod tally;

use std::collections::BTreeMap;

use domain::fact::By;
use domain::place::PlaceCode;
use domain::register::RowId;
use domain::register::row::Row;

pub use search::search;

use crate::error::{Error, Result};
use crate::tx::Tx;
use crate::value::Row as Line;
use cells::Cells;
pub(crate) use path::{Span, span};

/// The last row of the page before: where it stands, and its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct After(String, RowId);

impl After {
    /// As it stands in an address.
    #[must_use]
    pub fn word(&self) -> String {
        format!("{}-{}", self.0, self.1)
    }

    /// Reads what [`After::word`] wrote.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        let (path, row) = word.split_once('-')?;
        let is_path = path.bytes().all(|byte| byte.is_ascii_digit());
        Some(Self(path.to_owned(), RowId(row.parse().ok()?))).filter(|_| is_path)
    }
}

/// A page of rows, and where the next one begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    pub rows: Vec<Row>,
    pub next: Option<After>,
}

/// Rows of a register at and below a place, by place and then in the order of entry; those merged into
/// others are left out. However many rows there are, a page reads no more than itself.
///
/// # Errors
/// The database's own.
pub fn page<M>(
    tx: &mut Tx<M>,
    register: &str,
    place: PlaceCode,
    after: Option<&After>,
    limit: i64,
) -> Result<Page> {
    let Span { from, to } = span(tx, place)?;
    let (path, row) = after.map_or((from.as_str(), 0), |after| (after.0.as_str(), after.1.0));
    // A place in a hand-made address that lies before the span begins with the span.
    let path = if path < from.as_str() { from.as_str() } else { path };
    let mut found = tx.all(
        sql!(
            "select r.row_id, r.register, r.place, r.since_on, r.cells, r.merged_into, r.path
             from register_row r
             where r.office_id = $1
               and r.register = $2
               and (r.path, r.row_id) > ($3, $4)
               and r.path < $5
               and r.merged_into is null
             order by r.path, r.row_id
             limit $6"
        ),
        &[&register, &path, &row, &to, &limit.saturating_add(1)],
        |line| Ok((read(line)?, line.get::<String>(6)?)),
    )?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = found.len() > limit;
    found.truncate(limit);
    let next = found.last().filter(|_| more).map(|(row, path)| After(path.clone(), row.id));
    Ok(Page { rows: found.into_iter().map(|(row, _)| row).collect(), next })
}

/// One row.
///
/// # Errors
/// `Missing` when there is none of this number.
pub fn get<M>(tx: &mut Tx<M>, id: RowId) -> Result<Row> {
    let found = tx.first(
        sql!(
            "select row_id, register, place, since_on, cells, merged_into
             from register_row
             where office_id = $1 and row_id = $2"
        ),
        &[&id],
        read,
    )?;
    found.ok_or_else(|| Error::missing("row", id))
}

/// Rows that count, by what stands in a field, for each of some values; a value that no row holds is left out.
///
/// # Errors
/// The database's own.
pub fn by_keys<M>(
    tx: &mut Tx<M>,
    (register, field): (&str, &str),
    values: &[String],
) -> Result<BTreeMap<String, RowId>> {
    let found = tx.all(
        sql!(
            "select k.value, k.row_id
             from json_each($4) q
             cross join row_key k
             cross join register_row r
             where k.office_id = $1
               and k.register = $2
               and k.field = $3
               and k.value = q.value ->> 0
               and r.office_id = k.office_id
               and r.row_id = k.row_id
               and r.merged_into is null"
        ),
        &[&register, &field, &crate::ways::words_json(values)?],
        |line| Ok((line.get(0)?, line.get(1)?)),
    )?;
    Ok(found.into_iter().collect())
}

/// The rows of a register in which a field names another row, at most `limit`, the first entered first.
///
/// # Errors
/// The database's own.
pub fn referring<M>(
    tx: &mut Tx<M>,
    (register, field): (&str, &str),
    to: RowId,
    limit: i64,
) -> Result<Vec<Row>> {
    tx.all(
        sql!(
            "select r.row_id, r.register, r.place, r.since_on, r.cells, r.merged_into
             from row_key k
             cross join register_row r
             where k.office_id = $1
               and k.register = $2
               and k.field = $3
               and k.value = $4
               and r.office_id = k.office_id
               and r.row_id = k.row_id
               and r.merged_into is null
             order by k.row_id
             limit $5"
        ),
        &[&register, &field, &to.to_string(), &limit],
        read,
    )
}

/// Rows of a register that hold the same in a field, at most `limit` of them, those that are alike together:
/// for a person to look at.
///
/// # Errors
/// The database's own.
pub fn alike<M>(
    tx: &mut Tx<M>,
    (register, field): (&str, &str),
    limit: i64,
) -> Result<Vec<(String, RowId)>> {
    tx.all(
        sql!(
            "select k.value, k.row_id
             from row_key k
             where k.office_id = $1
               and k.register = $2
               and k.field = $3
               and exists (
                 select 1
                 from row_key o
                 cross join register_row r
                 where o.office_id = k.office_id
                   and o.register = k.register
                   and o.field = k.field
                   and o.value = k.value
                   and o.row_id <> k.row_id
                   and r.office_id = o.office_id
                   and r.row_id = o.row_id
                   and r.merged_into is null
               )
             order by k.value, k.row_id
             limit $4"
        ),
        &[&register, &field, &limit],
        |line| Ok((line.get(0)?, line.get(1)?)),
    )
}

/// What happened to a row: a line of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happened {
    pub fact: i64,
    pub kind: String,
    pub by: By,
}

/// What happened to a row since it was taken in, the first first, at most `limit`.
///
/// # Errors
/// The database's own.
pub fn history<M>(tx: &mut Tx<M>, row: RowId, limit: i64) -> Result<Vec<Happened>> {
    let read = |line: &Line<'_>| {
        let by = By { at: line.get(2)?, on: line.get(3)?, post: line.get(4)?, why: line.get(5)? };
        Ok(Happened { fact: line.get(0)?, kind: line.get(1)?, by })
    };
    tx.all(
        sql!(
            "select f.seq, f.kind, f.at, f.on_day, f.post_id, f.why
             from row_fact w
             cross join fact f
             where w.office_id = $1 and w.row_id = $2 and f.office_id = w.office_id and f.seq = w.seq
             order by w.seq
             limit $3"
        ),
        &[&row, &limit],
        read,
    )
}

fn read(line: &Line<'_>) -> Result<Row> {
    let cells = Cells::read(&line.get::<String>(4)?)?;
    Ok(Row {
        id: line.get(0)?,
        register: line.get(1)?,
        place: line.get(2)?,
        since: line.get(3)?,
        values: cells.0.into_iter().map(|(field, (_, value))| (field, value)).collect(),
        merged_into: line.get(5)?,
    })
}
