//! The quick reader of an extract: plain digits, commas and line ends, several pieces of the file at
//! once while the next is being fetched. Figures are gathered place by place, where they lie close together,
//! and turned into columns at the end.

use std::io::{self, Read};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;

use domain::cells::Cells;
use domain::figure::{Cell, FigureBlock, FigureColumn};
use domain::indicator::Unit;
use domain::numbers::{Numbers, Run};

use crate::cell::MAX_FIGURE;

use super::pieces::Pieces;
use super::{Extract, N_FIELDS, Order};

/// Stands for "nothing said"; no figure is below zero.
const NOTHING: i64 = -1;
/// Digits of a number that cannot overflow.
const MAX_DIGITS: usize = 15;
/// Codes up to this are looked up by position.
const MAX_CODE: usize = 4_000_000;
/// Columns turned at once: the figures of a row that one fetch from memory brings.
const N_TURNED: usize = 16;
const N_ROWS_TURNED: usize = 64;
/// More threads than this would wait for the one that fetches.
const MAX_THREADS: usize = 8;

/// The block, or `None` when anything is not plain, not known or not single.
///
/// # Errors
/// The file cannot be read.
pub(super) fn read<F: Read>(
    pieces: Pieces<'_, F>,
    extract: &Extract,
    order: Order,
) -> io::Result<Option<FigureBlock>> {
    let Some(codes) = Codes::of(extract) else { return Ok(None) };
    let n_threads = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let n_threads = n_threads.min(MAX_THREADS);
    let Some(all) = gather(pieces, n_threads, (&codes, order))? else { return Ok(None) };
    Ok(Some(turn(&all, extract, n_threads)))
}

/// Fetches the file piece by piece and lets each be read by whichever thread is free.
fn gather<F: Read>(
    mut pieces: Pieces<'_, F>,
    n_threads: usize,
    (codes, order): (&Codes, Order),
) -> io::Result<Option<Gathered>> {
    let (full, to_read) = sync_channel(n_threads);
    let (emptied, empty) = channel();
    // Readers own it together: when the last has given up, nobody waits for room any more.
    let to_read = Arc::new(Mutex::new(to_read));
    thread::scope(|scope| {
        let threads: Vec<_> = (0..n_threads)
            .map(|_| {
                let (to_read, emptied) = (Arc::clone(&to_read), emptied.clone());
                scope.spawn(move || Gathered::read(&to_read, &emptied, (codes, order)))
            })
            .collect();
        drop(to_read);
        let fetched = fetch(&mut pieces, full, &empty);
        let parts: Vec<Option<Gathered>> =
            threads.into_iter().map(|thread| thread.join().ok().flatten()).collect();
        fetched?;
        Ok(merge(parts))
    })
}

/// Hands on all pieces until the file ends or one of the readers gives up.
fn fetch<F: Read>(
    pieces: &mut Pieces<'_, F>,
    full: SyncSender<Vec<u8>>,
    empty: &Receiver<Option<Vec<u8>>>,
) -> io::Result<()> {
    loop {
        let mut piece = match empty.try_recv() {
            Ok(None) => return Ok(()),
            Ok(Some(piece)) => piece,
            Err(_) => Vec::new(),
        };
        if !pieces.next(&mut piece)? || full.send(piece).is_err() {
            return Ok(());
        }
    }
}

/// What all of them gathered; `None` when one gave up or two hold the same cell.
fn merge(parts: Vec<Option<Gathered>>) -> Option<Gathered> {
    let mut parts = parts.into_iter();
    let mut all = parts.next()??;
    for more in parts {
        all.merge(more?)?;
    }
    Some(all)
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

/// Figures place by place.
struct Gathered {
    n_columns: usize,
    /// The place's row of figures, by the place's position.
    rows: Vec<Option<Numbers>>,
}

impl Gathered {
    /// Reads pieces until there are no more, and gives each back emptied; `None` is handed back and
    /// returned at the first that is not plain.
    fn read(
        pieces: &Mutex<Receiver<Vec<u8>>>,
        emptied: &Sender<Option<Vec<u8>>>,
        (codes, order): (&Codes, Order),
    ) -> Option<Self> {
        let mut gathered = Self { n_columns: codes.n_columns, rows: vec![None; codes.n_places] };
        loop {
            let piece = pieces.lock().ok()?.recv();
            let Ok(piece) = piece else { return Some(gathered) };
            let taken = gathered.take(&piece, codes, order);
            // The other side may have ended; then nobody waits for it.
            let _ = emptied.send(taken.map(|()| piece));
            taken?;
        }
    }

    fn take(&mut self, piece: &[u8], codes: &Codes, order: Order) -> Option<()> {
        let mut rest = piece;
        let mut line = [NOTHING; N_FIELDS];
        while !rest.is_empty() {
            rest = read_line(rest, &mut line)?;
            let place = position(&codes.places, *line.get(order.place)?)?;
            let indicator = position(&codes.indicators, *line.get(order.indicator)?)?;
            let month = position(&codes.months, *line.get(order.month)?)?;
            let factor = *codes.factors.get(indicator)?;
            let row = self.rows.get_mut(place)?;
            let row = row.get_or_insert_with(|| {
                let mut row = Numbers::default();
                row.push_all(NOTHING, codes.n_columns);
                row
            });
            let at = (indicator * codes.n_months + month) * 2;
            put(row, at, (*line.get(order.target)?, factor))?;
            put(row, at + 1, (*line.get(order.achieved)?, factor))?;
        }
        Some(())
    }

    /// Adds what another gathered; `None` when both hold the same cell.
    fn merge(&mut self, other: Self) -> Option<()> {
        for (mine, theirs) in self.rows.iter_mut().zip(other.rows) {
            match (mine.as_mut(), theirs) {
                (_, None) => {}
                (None, theirs) => *mine = theirs,
                (Some(mine), Some(theirs)) => {
                    for (ix, value) in theirs.iter().enumerate() {
                        put(mine, ix, (value, 1))?;
                    }
                }
            }
        }
        Some(())
    }
}

/// Puts a figure where nothing stands yet.
fn put(row: &mut Numbers, ix: usize, (value, factor): (i64, i64)) -> Option<()> {
    if value == NOTHING {
        return Some(());
    }
    let value = value.checked_mul(factor)?;
    if row.get(ix)? != NOTHING || value > MAX_FIGURE {
        return None;
    }
    row.set(ix, value);
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
    let rows: Vec<&Numbers> = all.rows.iter().flatten().collect();
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
    let places = all.rows.iter().zip(&extract.places);
    let kept = places.filter_map(|(row, (_, place))| row.as_ref().map(|_| *place));
    FigureBlock { places: kept.collect(), columns }
}

fn turn_some(
    rows: &[&Numbers],
    extract: &Extract,
    range: std::ops::Range<usize>,
) -> Vec<FigureColumn> {
    let mut columns = Vec::with_capacity(range.len());
    for start in range.clone().step_by(N_TURNED) {
        let end = (start + N_TURNED).min(range.end);
        for (column, cells) in (start..end).zip(turn_line(rows, start..end)) {
            let Some((indicator, kind, period)) = extract.key(column) else { continue };
            if cells.n_said() > 0 {
                let indicator = indicator.indicator.clone();
                columns.push(FigureColumn { indicator, kind, period, cells });
            }
        }
    }
    columns
}

/// A few columns side by side: each row is touched once for all of them, a few rows at a time.
fn turn_line(rows: &[&Numbers], columns: std::ops::Range<usize>) -> Vec<Cells> {
    let mut cells: Vec<Cells> = columns.clone().map(|_| Cells::with_capacity(rows.len())).collect();
    let mut square = [[0; N_ROWS_TURNED]; N_TURNED];
    for some in rows.chunks(N_ROWS_TURNED) {
        if put_down(&mut square, some, &columns) {
            for (cells, line) in cells.iter_mut().zip(&square) {
                cells.push_narrow(line.get(..some.len()).unwrap_or_default());
            }
            continue;
        }
        for (column, cells) in columns.clone().zip(&mut cells) {
            for row in some {
                let value = row.get(column).filter(|value| *value != NOTHING);
                cells.push(value.map(Cell::Value));
            }
        }
    }
    cells
}

/// Puts rows into the square, columns across. Whether all of it are narrow numbers; if not, what stands in the
/// square is of no use.
fn put_down(
    square: &mut [[i32; N_ROWS_TURNED]; N_TURNED],
    rows: &[&Numbers],
    columns: &std::ops::Range<usize>,
) -> bool {
    let mut least = 0;
    for (n, row) in rows.iter().enumerate() {
        let Run::Narrow(row) = row.all().part(columns.clone()) else { return false };
        for (line, value) in square.iter_mut().zip(row) {
            least = least.min(*value);
            if let Some(slot) = line.get_mut(n) {
                *slot = *value;
            }
        }
    }
    // No figure is below zero, so that only what was not said is.
    least >= 0
}
