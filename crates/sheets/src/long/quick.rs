//! The quick reader of an extract: plain digits, commas and line ends, several pieces of the file at
//! once. Figures are gathered place by place, where they lie close together, and turned into columns at the end.

use std::thread;

use domain::figure::{Cell, FigureBlock, FigureColumn};
use domain::indicator::Unit;

use crate::cell::MAX_FIGURE;

use super::{Extract, N_FIELDS, Order};

/// Stands for "nothing said"; no figure is below zero.
const NOTHING: i64 = -1;
/// Digits of a number that cannot overflow.
const MAX_DIGITS: usize = 15;
/// Codes up to this are looked up by position.
const MAX_CODE: usize = 4_000_000;
/// Columns turned at once: one cache line of figures.
const N_TURNED: usize = 8;
const N_ROWS_TURNED: usize = 64;
/// Pieces smaller than this are not worth a thread.
const MIN_PIECE: usize = 1 << 20;

/// The block, or `None` when anything is not plain, not known or not single.
pub(super) fn read(body: &[u8], extract: &Extract, order: Order) -> Option<FigureBlock> {
    let codes = Codes::of(extract)?;
    let n_threads = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let pieces = pieces(body, n_threads.min(8));
    let gathered: Vec<Option<Gathered>> = thread::scope(|scope| {
        let threads: Vec<_> = pieces
            .iter()
            .map(|piece| scope.spawn(|| Gathered::read(piece, &codes, order)))
            .collect();
        threads.into_iter().map(|thread| thread.join().ok().flatten()).collect()
    });
    let mut gathered = gathered.into_iter();
    let mut all = gathered.next()??;
    for more in gathered {
        all.merge(more?)?;
    }
    Some(turn(&all, extract, n_threads.min(8)))
}

/// The file in pieces of about one size, cut at line ends.
fn pieces(body: &[u8], n: usize) -> Vec<&[u8]> {
    let n = n.min(body.len() / MIN_PIECE).max(1);
    let mut pieces = Vec::with_capacity(n);
    let mut rest = body;
    for left in (1..=n).rev() {
        let about = rest.len() / left;
        let end = memchr::memchr(b'\n', rest.get(about..).unwrap_or_default());
        let at = if left == 1 { rest.len() } else { end.map_or(rest.len(), |end| about + end + 1) };
        let (piece, after) = rest.split_at_checked(at).unwrap_or((rest, b""));
        pieces.push(piece);
        rest = after;
    }
    pieces
}

const UNKNOWN: u32 = u32::MAX;

/// Codes to positions.
struct Codes {
    places: Vec<u32>,
    indicators: Vec<u32>,
    months: Vec<u32>,
    /// What a figure of the indicator is multiplied by: rupees become paise.
    factors: Vec<i64>,
    n_columns: usize,
    n_places: usize,
    n_months: usize,
}

impl Codes {
    fn of(extract: &Extract) -> Option<Self> {
        let numbers = extract.indicators.iter().map(|i| i.code.parse::<u32>().ok());
        let indicators: Option<Vec<u32>> = numbers.collect();
        Some(Self {
            places: by_code(extract.places.iter().map(|(code, _)| *code))?,
            indicators: by_code(indicators?.into_iter())?,
            months: by_code(extract.months.iter().map(|(code, _)| *code))?,
            factors: extract
                .indicators
                .iter()
                .map(|indicator| if indicator.unit == Unit::Paise { 100 } else { 1 })
                .collect(),
            n_columns: extract.n_columns(),
            n_places: extract.places.len(),
            n_months: extract.months.len(),
        })
    }
}

/// The position of each code; `None` when a code is too large or stands twice.
fn by_code(codes: impl Iterator<Item = u32>) -> Option<Vec<u32>> {
    let mut positions = Vec::new();
    for (ix, code) in codes.enumerate() {
        let code = usize::try_from(code).ok().filter(|code| *code <= MAX_CODE)?;
        if positions.len() <= code {
            positions.resize(code + 1, UNKNOWN);
        }
        let slot = positions.get_mut(code)?;
        if *slot != UNKNOWN {
            return None;
        }
        *slot = u32::try_from(ix).ok()?;
    }
    Some(positions)
}

/// Where a code stands; `None` for one that is not known.
fn position(positions: &[u32], code: i64) -> Option<usize> {
    let found = *positions.get(usize::try_from(code).ok()?)?;
    (found != UNKNOWN).then_some(usize::try_from(found).ok()?)
}

/// The figures of a piece, place by place.
struct Gathered {
    n_columns: usize,
    /// The place's row in `figures`, by the place's position.
    rows: Vec<Option<Vec<i64>>>,
}

impl Gathered {
    fn read(piece: &[u8], codes: &Codes, order: Order) -> Option<Self> {
        let mut gathered = Self { n_columns: codes.n_columns, rows: vec![None; codes.n_places] };
        let mut rest = piece;
        let mut line = [NOTHING; N_FIELDS];
        while !rest.is_empty() {
            rest = read_line(rest, &mut line)?;
            let place = position(&codes.places, *line.get(order.place)?)?;
            let indicator = position(&codes.indicators, *line.get(order.indicator)?)?;
            let month = position(&codes.months, *line.get(order.month)?)?;
            let factor = *codes.factors.get(indicator)?;
            let row = gathered.rows.get_mut(place)?;
            let row = row.get_or_insert_with(|| vec![NOTHING; codes.n_columns]);
            let at = (indicator * codes.n_months + month) * 2;
            if let [target, achieved] = row.get_mut(at..at + 2)? {
                put(target, *line.get(order.target)?, factor)?;
                put(achieved, *line.get(order.achieved)?, factor)?;
            }
        }
        Some(gathered)
    }

    /// Adds what another piece gathered; `None` when both hold the same cell.
    fn merge(&mut self, other: Self) -> Option<()> {
        for (mine, theirs) in self.rows.iter_mut().zip(other.rows) {
            match (mine.as_mut(), theirs) {
                (_, None) => {}
                (None, theirs) => *mine = theirs,
                (Some(mine), Some(theirs)) => {
                    for (slot, value) in mine.iter_mut().zip(theirs) {
                        put(slot, value, 1)?;
                    }
                }
            }
        }
        Some(())
    }
}

/// Puts a figure where nothing stands yet.
fn put(slot: &mut i64, value: i64, factor: i64) -> Option<()> {
    if value == NOTHING {
        return Some(());
    }
    let value = value.checked_mul(factor)?;
    if *slot != NOTHING || value > MAX_FIGURE {
        return None;
    }
    *slot = value;
    Some(())
}

/// Five numbers and a line end; gives what follows.
fn read_line<'a>(line: &'a [u8], fields: &mut [i64; N_FIELDS]) -> Option<&'a [u8]> {
    let mut rest = line;
    for (n, field) in fields.iter_mut().enumerate() {
        let (number, after) = read_number(rest)?;
        *field = number;
        rest = match (n + 1 < N_FIELDS, after) {
            (true, [b',', after @ ..]) | (false, [b'\n', after @ ..]) => after,
            (false, [b'\r', b'\n', after @ ..]) => after,
            (false, []) => after,
            _ => return None,
        };
    }
    Some(rest)
}

/// Plain digits; none at all is nothing said.
fn read_number(text: &[u8]) -> Option<(i64, &[u8])> {
    let mut value = 0_i64;
    let mut rest = text;
    let mut n_digits = 0;
    while let [byte @ b'0'..=b'9', after @ ..] = rest {
        value = value.wrapping_mul(10).wrapping_add(i64::from(byte - b'0'));
        n_digits += 1;
        rest = after;
    }
    match n_digits {
        0 => Some((NOTHING, rest)),
        1..=MAX_DIGITS => Some((value, rest)),
        _ => None,
    }
}

/// Rows of places turned into columns.
fn turn(all: &Gathered, extract: &Extract, n_threads: usize) -> FigureBlock {
    let n_each = all.n_columns.div_ceil(n_threads).next_multiple_of(N_TURNED);
    let starts: Vec<usize> = (0..all.n_columns).step_by(n_each.max(N_TURNED)).collect();
    let kept: Vec<usize> = (0..all.rows.len())
        .filter(|place| all.rows.get(*place).is_some_and(Option::is_some))
        .collect();
    let rows: Vec<&[i64]> = all.rows.iter().flatten().map(Vec::as_slice).collect();
    let columns = thread::scope(|scope| {
        let rows = &rows;
        let threads: Vec<_> = starts
            .iter()
            .map(|start| {
                let end = (start + n_each).min(all.n_columns);
                scope.spawn(move || turn_some(rows, extract, *start..end))
            })
            .collect();
        threads.into_iter().flat_map(|t| t.join().expect("turning does not panic")).collect()
    });
    let place = |ix: usize| extract.places.get(ix).map(|(_, place)| *place);
    FigureBlock { places: kept.into_iter().filter_map(place).collect(), columns }
}

fn turn_some(
    rows: &[&[i64]],
    extract: &Extract,
    range: std::ops::Range<usize>,
) -> Vec<FigureColumn> {
    let mut columns = Vec::with_capacity(range.len());
    for start in range.clone().step_by(N_TURNED) {
        let end = (start + N_TURNED).min(range.end);
        for (column, cells) in (start..end).zip(turn_line(rows, start..end)) {
            let Some((indicator, kind, period)) = extract.key(column) else { continue };
            if cells.iter().any(Option::is_some) {
                let indicator = indicator.indicator.clone();
                columns.push(FigureColumn { indicator, kind, period, cells });
            }
        }
    }
    columns
}

/// A few columns side by side: each row is touched once for all of them, a few rows at a time.
fn turn_line(rows: &[&[i64]], columns: std::ops::Range<usize>) -> Vec<Vec<Option<Cell>>> {
    let mut cells: Vec<Vec<Option<Cell>>> =
        columns.clone().map(|_| Vec::with_capacity(rows.len())).collect();
    let mut square = [[NOTHING; N_ROWS_TURNED]; N_TURNED];
    for some in rows.chunks(N_ROWS_TURNED) {
        for (n, row) in some.iter().enumerate() {
            for (line, value) in square.iter_mut().zip(row.get(columns.clone()).unwrap_or_default())
            {
                if let Some(slot) = line.get_mut(n) {
                    *slot = *value;
                }
            }
        }
        for (column, line) in cells.iter_mut().zip(&square) {
            let cell = |value: &i64| (*value != NOTHING).then_some(Cell::Value(*value));
            column.extend(line.get(..some.len()).unwrap_or_default().iter().map(cell));
        }
    }
    cells
}
