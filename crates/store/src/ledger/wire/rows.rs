//! `rows-taken`: the compact body of rows of a register. After a magic word and a JSON head (source, register,
//! and for each column its field and kind) come the places and the days as steps from one to the next, and then
//! each column: a bit a row for whether it is filled, and what stands in the filled ones.
//!
//! ```text
//! "APROW" 01 · length of head · head (JSON) · number of rows
//! first place · step to the next …                     (signed varints)
//! first day (from 1 January 1970) · step to the next … (signed varints)
//! for each column: bits, eight rows a byte, lowest first
//!   numbers and days:  number …                        (signed varints)
//!   choices:           n words · (length · text) … · word …   (varints)
//!   other texts:       length · text …
//! ```

use std::collections::BTreeMap;

use domain::fact::Fact;
use domain::figure::Source;
use domain::register::ROWS_LIMIT;
use domain::register::block::{RowBlock, RowColumn};
use domain::register::value::{FieldKind, Value};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

use super::figures::SourceShape;
use super::shared::{of_word, place};
use super::varint::{Cursor, put, put_len, put_signed};
use super::{Fault, Read, json, parse};
use crate::error::{Error, Result};

const MAGIC: &[u8] = b"APROW\x01";
/// The day from which days are counted.
const EPOCH: Date = date(1970, 1, 1);

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    source: SourceShape,
    register: String,
    columns: Vec<(String, String)>,
}

/// Writes rows down.
pub(super) fn encode(source: &Source, block: &RowBlock) -> Result<Vec<u8>> {
    let n_rows = block.n_rows();
    let is_whole = block.since.len() == n_rows
        && block.columns.iter().all(|column| column.cells.len() == n_rows);
    if n_rows > ROWS_LIMIT || !is_whole {
        return Err(Error::broken(format!("{n_rows} rows do not make one block")));
    }
    let columns = block.columns.iter();
    let head = Head {
        source: SourceShape::from(source),
        register: block.register.clone(),
        columns: columns.map(|c| (c.field.clone(), c.kind.word().to_owned())).collect(),
    };
    let head = json(&head)?;
    let mut out = Vec::with_capacity(head.len() + n_rows * (block.columns.len() + 2) * 8);
    out.extend_from_slice(MAGIC);
    put_len(&mut out, head.len());
    out.extend_from_slice(&head);
    put_len(&mut out, n_rows);
    put_steps(&mut out, block.places.iter().map(|place| place.number()));
    put_steps(&mut out, block.since.iter().map(|day| number_of(*day)));
    for column in &block.columns {
        put_column(&mut out, column)?;
    }
    Ok(out)
}

fn put_steps(out: &mut Vec<u8>, numbers: impl Iterator<Item = i64>) {
    let mut before = 0;
    for number in numbers {
        put_signed(out, number - before);
        before = number;
    }
}

fn number_of(day: Date) -> i64 {
    day.duration_since(EPOCH).as_hours() / 24
}

fn put_column(out: &mut Vec<u8>, column: &RowColumn) -> Result<()> {
    for eight in column.cells.chunks(8) {
        let bits = eight.iter().enumerate().filter(|(_, cell)| cell.is_some());
        out.push(bits.fold(0_u8, |byte, (at, _)| byte | (1 << at)));
    }
    let values: Vec<&Value> = column.cells.iter().flatten().collect();
    if values.iter().any(|value| !value.is_of(column.kind)) {
        return Err(Error::broken("a column holds what its kind does not"));
    }
    if column.kind == FieldKind::Choice {
        put_choices(out, &values);
        return Ok(());
    }
    for value in values {
        match value {
            Value::Number(number) => put_signed(out, *number),
            Value::Day(day) => put_signed(out, number_of(*day)),
            Value::Text(text) => put_text(out, text)?,
        }
    }
    Ok(())
}

fn put_text(out: &mut Vec<u8>, text: &str) -> Result<()> {
    if text.contains('\0') {
        return Err(Error::Conflict("a text holds a NUL".to_owned()));
    }
    put_len(out, text.len());
    out.extend_from_slice(text.as_bytes());
    Ok(())
}

/// The words once, in their order, and then for each row the number of its word.
fn put_choices(out: &mut Vec<u8>, values: &[&Value]) {
    let mut words: BTreeMap<&str, u64> = BTreeMap::new();
    for text in values.iter().filter_map(|value| value.text()) {
        words.insert(text, 0);
    }
    put_len(out, words.len());
    for ((text, ix), n) in words.iter_mut().zip(0_u64..) {
        *ix = n;
        put_len(out, text.len());
        out.extend_from_slice(text.as_bytes());
    }
    for text in values.iter().filter_map(|value| value.text()) {
        put(out, words.get(text).copied().unwrap_or(0));
    }
}

/// Reads rows, whatever the bytes are.
pub(super) fn decode(body: &[u8]) -> Read<Fact> {
    let mut cursor = Cursor::new(body);
    if cursor.take(MAGIC.len())? != MAGIC {
        return Err(Fault::new("these are not rows of version 1"));
    }
    let n_head = cursor.count()?;
    let head: Head = parse(cursor.take(n_head)?)?;
    let n_rows = cursor.count()?;
    if n_rows > ROWS_LIMIT {
        return Err(Fault::new(format!("more than {ROWS_LIMIT} rows in one block")));
    }
    let places = steps(&mut cursor, n_rows)?.into_iter().map(place).collect::<Read<Vec<_>>>()?;
    let since = steps(&mut cursor, n_rows)?.into_iter().map(day_of).collect::<Read<Vec<_>>>()?;
    let mut columns = Vec::with_capacity(head.columns.len());
    for (field, kind) in head.columns {
        let kind = of_word(&kind, FieldKind::of_word)?;
        columns.push(RowColumn { field, kind, cells: column(&mut cursor, kind, n_rows)? });
    }
    if cursor.n_left() > 0 {
        return Err(Fault::new("bytes after the last column"));
    }
    let source = head.source.source()?;
    let block = RowBlock { register: head.register, places, since, columns };
    Ok(Fact::RowsTaken { source, block })
}

fn steps(cursor: &mut Cursor<'_>, n_rows: usize) -> Read<Vec<i64>> {
    let mut number = 0_i64;
    (0..n_rows)
        .map(|_| {
            let next = number.checked_add(cursor.signed()?);
            number = next.ok_or_else(|| Fault::new("a step that leads too far"))?;
            Ok(number)
        })
        .collect()
}

fn day_of(number: i64) -> Read<Date> {
    // The calendar ends long before this.
    let days = i32::try_from(number).map_err(Fault::new)?;
    EPOCH.checked_add(days.clamp(-4_000_000, 4_000_000).days()).map_err(Fault::new)
}

fn column(cursor: &mut Cursor<'_>, kind: FieldKind, n_rows: usize) -> Read<Vec<Option<Value>>> {
    let bits = cursor.take(n_rows.div_ceil(8))?;
    let is_filled = |ix: usize| bits.get(ix / 8).is_some_and(|byte| byte & (1 << (ix % 8)) != 0);
    let words = if kind == FieldKind::Choice { words(cursor)? } else { Vec::new() };
    (0..n_rows).map(|ix| is_filled(ix).then(|| value(cursor, kind, &words)).transpose()).collect()
}

fn words(cursor: &mut Cursor<'_>) -> Read<Vec<String>> {
    let n_words = cursor.count()?;
    (0..n_words).map(|_| text(cursor)).collect()
}

fn text(cursor: &mut Cursor<'_>) -> Read<String> {
    let n_bytes = cursor.count()?;
    let bytes = cursor.take(n_bytes)?;
    std::str::from_utf8(bytes).map(str::to_owned).map_err(Fault::new)
}

fn value(cursor: &mut Cursor<'_>, kind: FieldKind, words: &[String]) -> Read<Value> {
    match kind {
        FieldKind::Count | FieldKind::Money | FieldKind::Row | FieldKind::Place => {
            cursor.signed().map(Value::Number)
        }
        FieldKind::Date => cursor.signed().and_then(day_of).map(Value::Day),
        FieldKind::Choice => {
            let ix = usize::try_from(cursor.number()?).map_err(Fault::new)?;
            let word = words.get(ix).ok_or_else(|| Fault::new("a word that was not said"))?;
            Ok(Value::Text(word.clone()))
        }
        FieldKind::Text | FieldKind::Name | FieldKind::Mobile | FieldKind::Account => {
            text(cursor).map(Value::Text)
        }
    }
}
