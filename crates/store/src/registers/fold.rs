//! From the facts of registers to their tables. Rows that come together go in together, however many they
//! are; what they add up to is put together before it is written.

use std::collections::{BTreeMap, BTreeSet};

use domain::place::PlaceCode;
use domain::register::RowId;
use domain::register::block::{BlockRow, RowBlock};
use domain::register::row::Written;
use jiff::civil::Date;

use super::cells::Cells;
use super::path::of_places;
use super::search::{head, words};
use super::tally::{Sums, of_register};
use crate::error::{Error, Result};
use crate::ledger::wire::json_text;
use crate::tx::{Tx, Write};

/// How many rows go into one statement.
pub(super) const AT_ONCE: usize = 5_000;

/// A row as the tables hold it.
struct Held {
    register: String,
    path: String,
    cells: Cells,
    is_merged: bool,
}

pub(crate) fn taken(tx: &mut Tx<Write>, seq: i64, block: &RowBlock) -> Result<()> {
    let places: BTreeSet<PlaceCode> = block.places.iter().copied().collect();
    let places: Vec<PlaceCode> = places.into_iter().collect();
    let paths = of_places(tx, &places)?;
    let mut sums = Sums::of(of_register(&block.register));
    let rows: Vec<BlockRow<'_>> = block.rows(seq).collect();
    for some in rows.chunks(AT_ONCE) {
        let mut lines = Lines::default();
        for row in some {
            let path = path_of(&paths, row.place)?;
            let cells = Cells::of(row.values.iter().cloned());
            for add in cells.adds() {
                sums.add(path, row.since, add);
            }
            let text = cells.text()?;
            let since = row.since.to_string();
            lines.rows.push((row.id.0, path.to_owned(), row.place.number(), since, text));
            lines.find(row.id, &cells);
        }
        lines.write(tx, &block.register)?;
    }
    sums.write(tx)
}

fn path_of(paths: &BTreeMap<PlaceCode, String>, place: PlaceCode) -> Result<&str> {
    paths.get(&place).map(String::as_str).ok_or_else(|| Error::missing("place", place))
}

/// Rows and what finds them, as they go into the tables.
#[derive(Default)]
struct Lines {
    rows: Vec<(i64, String, i64, String, String)>,
    keys: Vec<(i64, String, String)>,
    words: Vec<(i64, i64, String, String, String)>,
}

impl Lines {
    fn find(&mut self, id: RowId, cells: &Cells) {
        self.keys.extend(cells.keys().map(|(field, value)| (id.0, field.to_owned(), value)));
        let found = cells.names().flat_map(words).zip(0_i64..);
        self.words.extend(found.map(|((spelt, sound), ix)| {
            (id.0, ix, head(&spelt).unwrap_or_default(), spelt, sound)
        }));
    }

    fn write(&self, tx: &mut Tx<Write>, register: &str) -> Result<()> {
        if !self.rows.is_empty() {
            tx.run(
                sql!(
                    "insert into register_row
                       (office_id, row_id, register, path, place, since_on, cells)
                     select $1, cast(j.value ->> 0 as bigint), $2, j.value ->> 1,
                       cast(j.value ->> 2 as bigint), j.value ->> 3, j.value ->> 4
                     from json_each($3) j"
                ),
                &[&register, &json_text(&self.rows)?],
            )?;
        }
        if !self.keys.is_empty() {
            tx.run(
                sql!(
                    "insert into row_key (office_id, register, field, value, row_id)
                     select $1, $2, j.value ->> 1, j.value ->> 2, cast(j.value ->> 0 as bigint)
                     from json_each($3) j"
                ),
                &[&register, &json_text(&self.keys)?],
            )?;
        }
        if !self.words.is_empty() {
            tx.run(
                sql!(
                    "insert into row_word
                       (office_id, row_id, ix, register, head, spelt, sound)
                     select $1, cast(j.value ->> 0 as bigint), cast(j.value ->> 1 as bigint), $2,
                       j.value ->> 2, j.value ->> 3, j.value ->> 4
                     from json_each($3) j"
                ),
                &[&register, &json_text(&self.words)?],
            )?;
        }
        Ok(())
    }
}

pub(crate) fn changed(tx: &mut Tx<Write>, seq: i64, row: RowId, change: &Written) -> Result<()> {
    let held = held(tx, row)?;
    let mut cells = held.cells.clone();
    cells.change(&change.cells);
    let (path, place) = match change.place {
        Some(place) => {
            (path_of(&of_places(tx, &[place])?, place)?.to_owned(), Some(place.number()))
        }
        None => (held.path.clone(), None),
    };
    let mut sums = Sums::of(of_register(&held.register));
    count(&mut sums, &held, change.on, Counts::NoMore);
    let new = Held { cells: cells.clone(), path: path.clone(), ..held };
    count(&mut sums, &new, change.on, Counts::Again);
    sums.write(tx)?;
    tx.run(
        sql!(
            "update register_row
             set cells = $3, path = $4, place = coalesce($5, place), since_on = $6
             where office_id = $1 and row_id = $2"
        ),
        &[&row, &cells.text()?, &path, &place, &change.on],
    )?;
    let mut lines = Lines::default();
    lines.find(row, &cells);
    unfind(tx, row)?;
    lines.write(tx, &new.register)?;
    note(tx, &[row], seq)
}

fn unfind(tx: &mut Tx<Write>, row: RowId) -> Result<()> {
    tx.run(sql!("delete from row_key where office_id = $1 and row_id = $2"), &[&row])?;
    tx.run(sql!("delete from row_word where office_id = $1 and row_id = $2"), &[&row])?;
    Ok(())
}

pub(crate) fn merged(
    tx: &mut Tx<Write>,
    seq: i64,
    (row, into): (RowId, RowId),
    on: Date,
) -> Result<()> {
    recount(tx, row, on, Counts::NoMore)?;
    set_merged(tx, row, Some(into))?;
    note(tx, &[row, into], seq)
}

pub(crate) fn parted(tx: &mut Tx<Write>, seq: i64, row: RowId, on: Date) -> Result<()> {
    recount(tx, row, on, Counts::Again)?;
    set_merged(tx, row, None)?;
    note(tx, &[row], seq)
}

fn set_merged(tx: &mut Tx<Write>, row: RowId, into: Option<RowId>) -> Result<()> {
    tx.run(
        sql!("update register_row set merged_into = $3 where office_id = $1 and row_id = $2"),
        &[&row, &into],
    )?;
    Ok(())
}

/// Whether a row counts from a day on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counts {
    Again,
    NoMore,
}

fn recount(tx: &mut Tx<Write>, row: RowId, on: Date, counts: Counts) -> Result<()> {
    let held = held(tx, row)?;
    // Twice merged is merged once.
    if held.is_merged == (counts == Counts::NoMore) {
        return Err(Error::Conflict(format!("row {row} counts so already")));
    }
    let mut sums = Sums::of(of_register(&held.register));
    count(&mut sums, &held, on, counts);
    sums.write(tx)
}

fn count(sums: &mut Sums, held: &Held, on: Date, counts: Counts) {
    for add in held.cells.adds() {
        match counts {
            Counts::Again => sums.add(&held.path, on, add),
            Counts::NoMore => sums.take(&held.path, on, add),
        }
    }
}

fn held(tx: &mut Tx<Write>, row: RowId) -> Result<Held> {
    let found = tx.first(
        sql!(
            "select register, path, cells, merged_into
             from register_row
             where office_id = $1 and row_id = $2"
        ),
        &[&row],
        |line| {
            let cells = Cells::read(&line.get::<String>(2)?)?;
            let into: Option<RowId> = line.get(3)?;
            Ok(Held {
                register: line.get(0)?,
                path: line.get(1)?,
                cells,
                is_merged: into.is_some(),
            })
        },
    )?;
    found.ok_or_else(|| Error::missing("row", row))
}

/// Puts down that a fact was about some rows.
pub(crate) fn note(tx: &mut Tx<Write>, rows: &[RowId], seq: i64) -> Result<()> {
    let rows: BTreeSet<i64> = rows.iter().map(|row| row.0).collect();
    let rows: Vec<[i64; 1]> = rows.into_iter().map(|row| [row]).collect();
    for some in rows.chunks(AT_ONCE) {
        tx.run(
            sql!(
                "insert into row_fact (office_id, row_id, seq)
                 select $1, cast(j.value ->> 0 as bigint), $3
                 from json_each($2) j"
            ),
            &[&json_text(&some)?, &seq],
        )?;
    }
    Ok(())
}
