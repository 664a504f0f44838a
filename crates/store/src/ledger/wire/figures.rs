//! `figures-saved`: the compact body of a block of figures. After a magic word and a JSON head (source,
//! and for each column its indicator, kind and period) come the places as steps from one to the next, and
//! then each column: runs of cells of one kind (a number, nothing said, one of the three blanks) and the
//! numbers, each in as few bytes as it needs or all in one width, whichever is smaller.
//!
//! ```text
//! "APFIG" 01 · length of head · head (JSON)
//! number of places · first place · step to the next …        (signed varints)
//! for each column: number of runs · (cells × 8 + kind) …     (varints; kind 0–4)
//!                  ff · numbers …                            (signed varints)
//!              or  width 0–8 · least · numbers above it …    (width bytes each, lowest first)
//! ```

mod column;

use std::thread;

use domain::fact::Fact;
use domain::figure::{FigureBlock, FigureColumn, FigureKind, Source, Way};
use domain::indicator::IndicatorCode;
use domain::period::Period;
use domain::place::PlaceCode;
use serde::{Deserialize, Serialize};

use super::shared::{day, of_word, place};
use super::varint::{Cursor, put_len, put_signed};
use super::{Fault, Read, json, parse};
use crate::error::{Error, Result};

const MAGIC: &[u8] = b"APFIG\x01";

/// Most cells of one block: a little more than those of a large state for a year. Stored bytes cannot
/// make us reserve more than this many.
const MAX_CELLS: usize = 192 * 1024 * 1024;

/// From so many cells on a second thread is worth its start.
const CELLS_FOR_TWO: usize = 1 << 20;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    source: SourceShape,
    columns: Vec<(String, String, String)>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SourceShape {
    way: String,
    name: String,
    sha256: String,
    as_on: String,
    synthetic: bool,
}

/// Writes figures down.
pub(super) fn encode(source: &Source, block: &FigureBlock) -> Result<Vec<u8>> {
    let (n_places, n_columns) = (block.places.len(), block.columns.len());
    if n_places.saturating_mul(n_columns) > MAX_CELLS {
        return Err(Error::broken(format!(
            "{n_places} × {n_columns} cells are more than {MAX_CELLS} for one block; save them in parts"
        )));
    }
    let head = json(&Head::of(source, block))?;
    let mut out = Vec::with_capacity(head.len() + n_places * (n_columns + 4) + 64);
    out.extend_from_slice(MAGIC);
    put_len(&mut out, head.len());
    out.extend_from_slice(&head);
    put_len(&mut out, n_places);
    let mut before = 0;
    for place in &block.places {
        put_signed(&mut out, place.number() - before);
        before = place.number();
    }
    if block.columns.iter().any(|column| column.cells.len() != n_places) {
        return Err(Error::broken("a column of figures does not fit its places"));
    }
    put_columns(&mut out, block);
    Ok(out)
}

/// Writes the columns, of large blocks on two threads: they are independent of one another.
fn put_columns(out: &mut Vec<u8>, block: &FigureBlock) {
    let (first, second) = match block.places.len() * block.columns.len() {
        CELLS_FOR_TWO.. => block.columns.split_at(block.columns.len() / 2),
        _ => (block.columns.as_slice(), [].as_slice()),
    };
    thread::scope(|scope| {
        let second = (!second.is_empty()).then(|| {
            scope.spawn(|| {
                let mut out = Vec::with_capacity(second.len() * (block.places.len() + 16));
                second.iter().for_each(|column| column::put(&mut out, &column.cells));
                out
            })
        });
        first.iter().for_each(|column| column::put(out, &column.cells));
        if let Some(second) = second {
            out.append(&mut second.join().expect("writing columns does not panic"));
        }
    });
}

impl Head {
    fn of(source: &Source, block: &FigureBlock) -> Self {
        let words = |column: &FigureColumn| {
            let kind = column.kind.word().to_owned();
            (column.indicator.to_string(), kind, column.period.to_string())
        };
        Self {
            source: SourceShape::from(source),
            columns: block.columns.iter().map(words).collect(),
        }
    }
}

/// Reads figures, whatever the bytes are.
pub(super) fn decode(body: &[u8]) -> Read<Fact> {
    let mut cursor = Cursor::new(body);
    if cursor.take(MAGIC.len())? != MAGIC {
        return Err(Fault::new("this is not a block of figures of version 1"));
    }
    let n_head = cursor.count()?;
    let head: Head = parse(cursor.take(n_head)?)?;
    let places = read_places(&mut cursor)?;
    if places.len().saturating_mul(head.columns.len()) > MAX_CELLS {
        return Err(Fault::new(format!("more than {MAX_CELLS} cells in one block")));
    }
    let mut columns = Vec::with_capacity(head.columns.len());
    for words in &head.columns {
        columns.push(read_column(&mut cursor, words, places.len())?);
    }
    if cursor.n_left() > 0 {
        return Err(Fault::new(format!("{} bytes follow the last column", cursor.n_left())));
    }
    Ok(Fact::FiguresSaved { source: head.source.source()?, block: FigureBlock { places, columns } })
}

impl From<&Source> for SourceShape {
    fn from(source: &Source) -> Self {
        Self {
            way: source.way.word().to_owned(),
            name: source.name.clone(),
            sha256: source.sha256.clone(),
            as_on: source.as_on.to_string(),
            synthetic: source.synthetic,
        }
    }
}

impl SourceShape {
    pub(super) fn source(self) -> Read<Source> {
        Ok(Source {
            way: of_word(&self.way, Way::of_word)?,
            name: self.name,
            sha256: self.sha256,
            as_on: day(&self.as_on)?,
            synthetic: self.synthetic,
        })
    }
}

fn read_places(cursor: &mut Cursor<'_>) -> Read<Vec<PlaceCode>> {
    let n_places = cursor.count()?;
    let mut places = Vec::with_capacity(n_places);
    let mut before = 0_i64;
    for _ in 0..n_places {
        let number = before.wrapping_add(cursor.signed()?);
        places.push(place(number)?);
        before = number;
    }
    Ok(places)
}

fn read_column(
    cursor: &mut Cursor<'_>,
    (indicator, kind, period): &(String, String, String),
    n_places: usize,
) -> Read<FigureColumn> {
    Ok(FigureColumn {
        indicator: IndicatorCode::new(indicator),
        kind: of_word(kind, FigureKind::of_word)?,
        period: of_word(period, Period::read)?,
        cells: column::read(cursor, n_places)?,
    })
}

#[cfg(test)]
mod tests;
