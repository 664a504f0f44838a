//! Text files: comma, semicolon or tab between the cells, in whichever encoding the office's program
//! wrote. The separator is found by which one cuts the lines evenly; nothing is guessed from the name.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::finding::{CellRef, Finding, What};
use crate::grid::{Grid, Kind, Sheet, Slot, TextStore, Typeface};
use crate::limits::Limits;

/// Lines by which the separator is found.
const N_TRIAL_LINES: usize = 60;

pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Grid, Finding> {
    let (text, warning) = decode(bytes)?;
    if text.trim().is_empty() {
        return Err(Finding::stops(What::Empty));
    }
    let (separator, text) = separator(&text);
    let mut store = TextStore::default();
    let mut slots = Vec::new();
    let mut fields = Fields::new(text, separator, *limits);
    while let Some((row, column, field)) = fields.next()? {
        let field = field.trim();
        if field.is_empty() {
            continue;
        }
        if slots.len() >= limits.n_cells {
            let limit = limits.n_cells.to_string();
            return Err(Finding::stops(What::TooManyCells { limit }));
        }
        let span = store.keep(field).ok_or_else(too_many)?;
        let column = u16::try_from(column).map_err(|_| too_many())?;
        slots.push(Slot { row, column, kind: Kind::Text, face: Typeface::Unicode, span });
    }
    if slots.is_empty() {
        return Err(Finding::stops(What::Empty));
    }
    let sheet = Sheet::new(String::new(), slots, store.finish());
    Ok(Grid::new(vec![sheet], warning.into_iter().collect()))
}

fn too_many() -> Finding {
    Finding::stops(What::Damaged { part: "the text".to_owned() })
}

/// The text of a file, and what is worth saying about how it was read.
pub(crate) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Finding> {
    let encoding = Encoding::for_bom(bytes).map(|(encoding, _)| encoding).or_else(|| utf_16(bytes));
    if let Some(encoding) = encoding {
        let (text, _, has_errors) = encoding.decode(bytes);
        if has_errors {
            let part = format!("its text ({})", encoding.name());
            return Err(Finding::stops(What::Damaged { part }));
        }
        return Ok((text, None)).and_then(without_nul);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => without_nul((Cow::Borrowed(text), None)),
        Err(_) => {
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
            let encoding = WINDOWS_1252.name().to_owned();
            let warning = Finding::warns(What::EncodingGuessed { encoding });
            without_nul((text, Some(warning)))
        }
    }
}

pub(crate) type Decoded<'a> = (Cow<'a, str>, Option<Finding>);

fn without_nul(decoded: Decoded<'_>) -> Result<Decoded<'_>, Finding> {
    match memchr::memchr(0, decoded.0.as_bytes()) {
        Some(at) => Err(Finding::stops(What::Damaged { part: format!("byte {at} (NUL)") })),
        None => Ok(decoded),
    }
}

/// UTF-16 without a mark at its head: every second byte is 00 (Latin) or 09 (Devanagari).
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4096))?;
    if head.len() < 4 || memchr::memchr(0, head).is_none() {
        return None;
    }
    let is_high = |byte: &&u8| matches!(**byte, 0x00 | 0x09 | 0x20);
    let n_even = head.iter().step_by(2).filter(is_high).count();
    let n_odd = head.iter().skip(1).step_by(2).filter(is_high).count();
    let n_half = head.len() / 2;
    if n_odd * 10 >= n_half * 9 && n_odd > n_even {
        Some(UTF_16LE)
    } else if n_even * 10 >= n_half * 9 && n_even > n_odd {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// The separator, and the text without a `sep=` line.
fn separator(text: &str) -> (u8, &str) {
    let line = text.lines().next().unwrap_or_default();
    if let Some(named) = line.strip_prefix("sep=")
        && let [byte] = named.trim_end().as_bytes()
    {
        return (*byte, text.get(line.len()..).unwrap_or_default());
    }
    // Among equals the comma is last: it also stands inside numbers.
    let mut best = (0, b',');
    for candidate in [b'\t', b';', b'|', b','] {
        let score = evenness(text, candidate);
        if score > best.0 {
            best = (score, candidate);
        }
    }
    (best.1, text)
}

/// How many of the first lines are cut into the same number of cells, two or more.
fn evenness(text: &str, separator: u8) -> usize {
    let limits = Limits { n_columns: u32::MAX, ..Limits::default() };
    let mut fields = Fields::new(text, separator, limits);
    let mut widths: Vec<u32> = Vec::new();
    loop {
        let (row, column) = (fields.row, fields.column);
        let field = fields.next();
        let Ok(row) = usize::try_from(row) else { break };
        if row >= N_TRIAL_LINES || matches!(field, Ok(None)) {
            break;
        }
        widths.resize(row + 1, 0);
        if let Some(width) = widths.get_mut(row) {
            *width = column + 1;
        }
        if field.is_err() {
            break;
        }
    }
    let n_of = |width: u32| widths.iter().filter(|w| **w == width).count();
    widths.iter().filter(|width| **width >= 2).map(|width| n_of(*width)).max().unwrap_or(0)
}

/// The cells of a text, one after another: `(row, column, text)`, both from 0.
pub(crate) struct Fields<'a> {
    rest: &'a str,
    separator: u8,
    limits: Limits,
    row: u32,
    column: u32,
    is_done: bool,
}

impl<'a> Fields<'a> {
    pub(crate) fn new(text: &'a str, separator: u8, limits: Limits) -> Self {
        let rest = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self { rest, separator, limits, row: 0, column: 0, is_done: false }
    }

    pub(crate) fn next(&mut self) -> Result<Option<(u32, u32, Cow<'a, str>)>, Finding> {
        if self.is_done || (self.rest.is_empty() && self.column == 0) {
            return Ok(None);
        }
        self.check_place()?;
        let (row, column) = (self.row, self.column);
        let field = match self.rest.strip_prefix('"') {
            Some(after) => self.quoted(after)?,
            None => Cow::Borrowed(self.bare()),
        };
        if self.limits.is_too_long(&field) {
            return Err(self.too_long());
        }
        self.step_over_end();
        Ok(Some((row, column, field)))
    }

    fn check_place(&self) -> Result<(), Finding> {
        let at = CellRef::new("", self.row + 1, self.column);
        if self.column >= self.limits.n_columns {
            let limit = self.limits.n_columns.to_string();
            return Err(Finding::stops(What::TooManyColumns { limit }).at(at));
        }
        if self.row >= self.limits.n_rows {
            let limit = self.limits.n_rows.to_string();
            return Err(Finding::stops(What::TooManyRows { limit }).at(at));
        }
        Ok(())
    }

    fn too_long(&self) -> Finding {
        let limit = self.limits.n_cell_chars.to_string();
        Finding::stops(What::CellTooLong { limit }).at(CellRef::new("", self.row + 1, self.column))
    }

    /// Up to the next separator or line end.
    fn bare(&mut self) -> &'a str {
        let bytes = self.rest.as_bytes();
        let at = memchr::memchr3(self.separator, b'\n', b'\r', bytes).unwrap_or(bytes.len());
        let (field, rest) = self.rest.split_at_checked(at).unwrap_or((self.rest, ""));
        self.rest = rest;
        field
    }

    /// From behind an opening quotation mark to its end; two marks are one.
    fn quoted(&mut self, after: &'a str) -> Result<Cow<'a, str>, Finding> {
        let mut field = String::new();
        let mut rest = after;
        loop {
            let Some((piece, behind)) = rest.split_once('"') else {
                let at = CellRef::new("", self.row + 1, self.column);
                return Err(Finding::stops(What::UnclosedQuote).at(at));
            };
            field.push_str(piece);
            if self.limits.is_far_too_long(&field) {
                return Err(self.too_long());
            }
            match behind.strip_prefix('"') {
                Some(more) => {
                    field.push('"');
                    rest = more;
                }
                None => {
                    self.rest = behind;
                    // What stands between the closing mark and the separator is kept, not lost.
                    field.push_str(self.bare());
                    return Ok(Cow::Owned(field));
                }
            }
        }
    }

    fn step_over_end(&mut self) {
        if let Some(rest) = self.rest.strip_prefix("\r\n") {
            self.next_row(rest);
        } else if let Some(rest) = self.rest.strip_prefix(['\n', '\r']) {
            self.next_row(rest);
        } else if self.rest.is_empty() {
            self.is_done = true;
        } else {
            let mut chars = self.rest.chars();
            chars.next();
            self.rest = chars.as_str();
            self.column += 1;
        }
    }

    fn next_row(&mut self, rest: &'a str) {
        self.rest = rest;
        self.row += 1;
        self.column = 0;
    }
}
