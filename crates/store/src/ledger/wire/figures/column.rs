//! One column of a block of figures: its runs, and its numbers in the smaller of two ways.

use domain::figure::{Blank, Cell};

use super::super::varint::{self, Cursor, len_signed, put_len, put_signed};
use super::super::{Fault, Read};

/// Says that the numbers of a column are varints; smaller marks are widths.
const VARINTS: u8 = 0xff;

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

/// Writes the cells of a column.
pub(super) fn put(out: &mut Vec<u8>, cells: &[Option<Cell>]) {
    let runs = || cells.chunk_by(|one, next| Kind::of(*one) == Kind::of(*next));
    put_len(out, runs().count());
    for run in runs() {
        let kind = run.first().map_or(Kind::Nothing, |cell| Kind::of(*cell));
        let len = u64::try_from(run.len()).expect("a length fits 64 bits");
        varint::put(out, len << 3 | kind.mark());
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

/// Reads as many cells as there are places.
pub(super) fn read(cursor: &mut Cursor<'_>, n_places: usize) -> Read<Vec<Option<Cell>>> {
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
