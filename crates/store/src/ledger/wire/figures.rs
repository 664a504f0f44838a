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

use domain::fact::Fact;
use domain::figure::{Blank, Cell, FigureBlock, FigureColumn, FigureKind, Source, Way};
use domain::indicator::IndicatorCode;
use domain::period::Period;
use domain::place::PlaceCode;
use serde::{Deserialize, Serialize};

use super::shared::{day, of_word, place};
use super::varint::{Cursor, len_signed, put, put_len, put_signed};
use super::{Fault, Read, json, parse};
use crate::error::{Error, Result};

const MAGIC: &[u8] = b"APFIG\x01";

/// Most cells of one block: twice those of a tenth of a state for a year. Stored bytes cannot make us
/// reserve more than this many.
const MAX_CELLS: usize = 32 * 1024 * 1024;

/// Says that the numbers of a column are varints; smaller marks are widths.
const VARINTS: u8 = 0xff;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    source: SourceShape,
    columns: Vec<(String, String, String)>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceShape {
    way: String,
    name: String,
    sha256: String,
    as_on: String,
    synthetic: bool,
}

/// What kind of cell a run is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Nothing,
    Value,
    Blank(Blank),
}

impl Kind {
    fn of(cell: Option<Cell>) -> Self {
        match cell {
            None => Self::Nothing,
            Some(Cell::Value(_)) => Self::Value,
            Some(Cell::Blank(blank)) => Self::Blank(blank),
        }
    }

    fn mark(self) -> u64 {
        match self {
            Self::Nothing => 0,
            Self::Value => 1,
            Self::Blank(Blank::NotReported) => 2,
            Self::Blank(Blank::NotApplicable) => 3,
            Self::Blank(Blank::NoTarget) => 4,
        }
    }

    fn of_mark(mark: u64) -> Read<Self> {
        Ok(match mark {
            0 => Self::Nothing,
            1 => Self::Value,
            2 => Self::Blank(Blank::NotReported),
            3 => Self::Blank(Blank::NotApplicable),
            4 => Self::Blank(Blank::NoTarget),
            _ => return Err(Fault::new(format!("there is no kind of cell {mark}"))),
        })
    }
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
    for column in &block.columns {
        if column.cells.len() != n_places {
            return Err(Error::broken("a column of figures does not fit its places"));
        }
        put_column(&mut out, &column.cells);
    }
    Ok(out)
}

impl Head {
    fn of(source: &Source, block: &FigureBlock) -> Self {
        let words = |column: &FigureColumn| {
            let kind = column.kind.word().to_owned();
            (column.indicator.to_string(), kind, column.period.to_string())
        };
        Self {
            source: SourceShape {
                way: source.way.word().to_owned(),
                name: source.name.clone(),
                sha256: source.sha256.clone(),
                as_on: source.as_on.to_string(),
                synthetic: source.synthetic,
            },
            columns: block.columns.iter().map(words).collect(),
        }
    }
}

fn put_column(out: &mut Vec<u8>, cells: &[Option<Cell>]) {
    let runs = || cells.chunk_by(|one, next| Kind::of(*one) == Kind::of(*next));
    put_len(out, runs().count());
    for run in runs() {
        let kind = run.first().map_or(Kind::Nothing, |cell| Kind::of(*cell));
        let len = u64::try_from(run.len()).expect("a length fits 64 bits");
        put(out, len << 3 | kind.mark());
    }
    put_values(out, || cells.iter().filter_map(|cell| cell.and_then(Cell::value)));
}

/// Writes the numbers of a column in the smaller of the two ways.
fn put_values<I: Iterator<Item = i64>>(out: &mut Vec<u8>, values: impl Fn() -> I) {
    let (mut least, mut most, mut n_values, mut n_varint) = (i64::MAX, i64::MIN, 0, 0);
    for value in values() {
        least = least.min(value);
        most = most.max(value);
        n_values += 1;
        n_varint += len_signed(value);
    }
    if n_values == 0 {
        return;
    }
    let width = width_of(above(most, least));
    if n_varint < width * n_values + len_signed(least) {
        out.push(VARINTS);
        values().for_each(|value| put_signed(out, value));
        return;
    }
    out.push(u8::try_from(width).expect("eight at most"));
    put_signed(out, least);
    if let 1 = width {
        let byte = |value| u8::try_from(above(value, least)).expect("the width holds the widest");
        out.extend(values().map(byte));
    } else {
        let bytes = |value| above(value, least).to_le_bytes().into_iter().take(width);
        out.extend(values().flat_map(bytes));
    }
}

/// How far `value` lies above `least`, over the whole range of 64 bits.
fn above(value: i64, least: i64) -> u64 {
    value.wrapping_sub(least).cast_unsigned()
}

/// Bytes that hold this number; none for zero.
fn width_of(number: u64) -> usize {
    usize::try_from((u64::BITS - number.leading_zeros()).div_ceil(8)).expect("eight at most")
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

impl SourceShape {
    fn source(self) -> Read<Source> {
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
        cells: read_cells(cursor, n_places)?,
    })
}

fn read_cells(cursor: &mut Cursor<'_>, n_places: usize) -> Read<Vec<Option<Cell>>> {
    let runs = read_runs(cursor, n_places)?;
    let has_values = runs.iter().any(|run| run.kind == Kind::Value);
    let mut cells = Vec::with_capacity(n_places);
    if !has_values {
        put_runs(&mut cells, &runs, |_, _| Ok(()))?;
        return Ok(cells);
    }
    let mark = cursor.byte()?;
    if mark == VARINTS {
        put_runs(&mut cells, &runs, |cells, len| {
            for _ in 0..len {
                cells.push(Some(Cell::Value(cursor.signed()?)));
            }
            Ok(())
        })?;
        return Ok(cells);
    }
    let width = usize::from(mark);
    if width > 8 {
        return Err(Fault::new(format!("a number of {width} bytes")));
    }
    let least = cursor.signed()?;
    put_runs(&mut cells, &runs, |cells, len| {
        let bytes = cursor.take(len.saturating_mul(width))?;
        put_fixed(cells, bytes, width, least, len);
        Ok(())
    })?;
    Ok(cells)
}

/// A run of cells of one kind.
struct Run {
    kind: Kind,
    len: usize,
}

fn read_runs(cursor: &mut Cursor<'_>, n_places: usize) -> Read<Vec<Run>> {
    let n_runs = cursor.count()?;
    if n_runs > n_places {
        return Err(Fault::new(format!("{n_runs} runs over {n_places} places")));
    }
    let mut runs = Vec::with_capacity(n_runs);
    let mut n_left = n_places;
    for _ in 0..n_runs {
        let word = cursor.number()?;
        let kind = Kind::of_mark(word & 7)?;
        let len = usize::try_from(word >> 3).map_err(Fault::new)?;
        n_left = n_left
            .checked_sub(len)
            .filter(|_| len > 0)
            .ok_or_else(|| Fault::new("the runs of a column do not fit its places"))?;
        runs.push(Run { kind, len });
    }
    if n_left > 0 {
        return Err(Fault::new("the runs of a column do not reach its last place"));
    }
    Ok(runs)
}

fn put_runs(
    cells: &mut Vec<Option<Cell>>,
    runs: &[Run],
    mut values: impl FnMut(&mut Vec<Option<Cell>>, usize) -> Read<()>,
) -> Read<()> {
    for run in runs {
        match run.kind {
            Kind::Nothing => cells.resize(cells.len() + run.len, None),
            Kind::Blank(blank) => cells.resize(cells.len() + run.len, Some(Cell::Blank(blank))),
            Kind::Value => values(cells, run.len)?,
        }
    }
    Ok(())
}

fn put_fixed(cells: &mut Vec<Option<Cell>>, bytes: &[u8], width: usize, least: i64, len: usize) {
    let value = |above: u64| Some(Cell::Value(least.wrapping_add_unsigned(above)));
    match width {
        0 => cells.resize(cells.len() + len, value(0)),
        1 => cells.extend(bytes.iter().map(|byte| value(u64::from(*byte)))),
        2 => cells.extend(
            bytes.as_chunks::<2>().0.iter().map(|pair| value(u64::from(u16::from_le_bytes(*pair)))),
        ),
        width => cells.extend(bytes.chunks_exact(width).map(|number| {
            value(number.iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
        })),
    }
}

#[cfg(test)]
#[path = "figures_tests.rs"]
mod tests;
