//! One column of a block of figures: its runs, and its numbers in the smaller of two ways.

use domain::cells::{Cells, Kind};
use domain::figure::{Blank, Cell};
use domain::numbers::{Numbers, Run as Few};

use super::super::varint::{self, Cursor, len_signed, put_len, put_signed};
use super::super::{Fault, Read};

/// Says that the numbers of a column are varints; smaller marks are widths.
const VARINTS: u8 = 0xff;

/// The mark of a kind of cell.
fn mark(kind: Kind) -> u64 {
    match kind {
        Kind::Nothing => 0,
        Kind::Value => 1,
        Kind::Blank(Blank::NotReported) => 2,
        Kind::Blank(Blank::NotApplicable) => 3,
        Kind::Blank(Blank::NoTarget) => 4,
    }
}

fn kind_of(mark: u64) -> Read<Kind> {
    Ok(match mark {
        0 => Kind::Nothing,
        1 => Kind::Value,
        2 => Kind::Blank(Blank::NotReported),
        3 => Kind::Blank(Blank::NotApplicable),
        4 => Kind::Blank(Blank::NoTarget),
        _ => return Err(Fault::new(format!("there is no kind of cell {mark}"))),
    })
}

/// Writes the cells of a column.
pub(super) fn put(out: &mut Vec<u8>, cells: &Cells) {
    put_len(out, cells.runs().count());
    for (kind, run) in cells.runs() {
        let len = u64::try_from(run.len()).expect("a length fits 64 bits");
        varint::put(out, len << 3 | mark(kind));
    }
    match cells.all_numbers().map(Numbers::all) {
        Some(Few::Narrow(numbers)) => put_values(out, numbers),
        Some(Few::Wide(numbers)) => put_values(out, numbers),
        None => {
            let numbers: Vec<i64> = cells.iter().flatten().filter_map(Cell::value).collect();
            put_values(out, &numbers);
        }
    }
}

/// Writes the numbers of a column in the smaller of the two ways.
fn put_values<N: Copy + Into<i64>>(out: &mut Vec<u8>, values: &[N]) {
    let (mut least, mut most, mut n_varint) = (i64::MAX, i64::MIN, 0);
    for value in values {
        let value = (*value).into();
        least = least.min(value);
        most = most.max(value);
        n_varint += len_signed(value);
    }
    if values.is_empty() {
        return;
    }
    let width = width_of(above(most, least));
    let above_least = values.iter().map(|value| above((*value).into(), least));
    if n_varint < width * values.len() + len_signed(least) {
        out.push(VARINTS);
        values.iter().for_each(|value| put_signed(out, (*value).into()));
        return;
    }
    out.push(u8::try_from(width).expect("eight at most"));
    put_signed(out, least);
    match width {
        1 => out.extend(above_least.map(|number| number.to_le_bytes()[0])),
        2 => out.extend(above_least.flat_map(|number| {
            let [low, high, ..] = number.to_le_bytes();
            [low, high]
        })),
        _ => out.extend(above_least.flat_map(|n| n.to_le_bytes().into_iter().take(width))),
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
pub(super) fn read(cursor: &mut Cursor<'_>, n_places: usize) -> Read<Cells> {
    let runs = read_runs(cursor, n_places)?;
    let has_values = runs.iter().any(|run| run.kind == Kind::Value);
    let mark = if has_values { cursor.byte()? } else { 0 };
    let least = if has_values && mark != VARINTS { cursor.signed()? } else { 0 };
    let mut cells = Cells::with_capacity(n_places);
    for run in runs {
        match (run.kind, mark) {
            (Kind::Value, VARINTS) => read_varints(&mut cells, cursor, run.len)?,
            (Kind::Value, width @ 0..=8) => {
                let width = usize::from(width);
                let bytes = cursor.take(run.len.saturating_mul(width))?;
                put_fixed(&mut cells, (bytes, width), least, run.len);
            }
            (Kind::Value, width) => return Err(Fault::new(format!("a number of {width} bytes"))),
            (kind, _) => cells.push_all(kind, run.len),
        }
    }
    Ok(cells)
}

fn read_varints(cells: &mut Cells, cursor: &mut Cursor<'_>, n: usize) -> Read<()> {
    let mut fault = None;
    let read = (0..n).map_while(|_| cursor.signed().map_err(|why| fault = Some(why)).ok());
    cells.push_numbers(read);
    fault.map_or(Ok(()), Err)
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
        let kind = kind_of(word & 7)?;
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

fn put_fixed(cells: &mut Cells, (bytes, width): (&[u8], usize), least: i64, n: usize) {
    let value = |above: u64| least.wrapping_add_unsigned(above);
    match width {
        0 => cells.push_numbers(std::iter::repeat_n(least, n)),
        1 => cells.push_numbers(bytes.iter().map(|byte| value(u64::from(*byte)))),
        2 => {
            let pairs = bytes.as_chunks::<2>().0.iter();
            cells.push_numbers(pairs.map(|pair| value(u64::from(u16::from_le_bytes(*pair)))));
        }
        width => cells.push_numbers(bytes.chunks_exact(width).map(|number| {
            value(number.iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
        })),
    }
}
