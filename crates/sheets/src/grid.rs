//! A file as it lies on the desk: sheets of rows of cells, nothing understood yet. Cells are kept
//! sparse and their text in one piece, so that a full-size file costs tens of megabytes and a far cell nothing.

use std::sync::Arc;

use crate::finding::{Finding, What};
use crate::limits::Limits;
use crate::{text, xlsx};

/// What stands in a cell, before anyone says what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Raw<'a> {
    Empty,
    Text(&'a str),
    /// A decimal, exact, as plain digits: `-12.5`.
    Number(&'a str),
    /// A day as `2025-10-31`.
    Date(&'a str),
    Bool(bool),
    /// The spreadsheet's own error: `#REF!`.
    Error(&'a str),
    /// A formula, with the last result that was saved.
    Formula(&'a str),
}

impl<'a> Raw<'a> {
    /// The cell as text; empty for an empty cell.
    #[must_use]
    pub fn text(self) -> &'a str {
        match self {
            Self::Empty => "",
            Self::Text(text)
            | Self::Number(text)
            | Self::Date(text)
            | Self::Error(text)
            | Self::Formula(text) => text,
            Self::Bool(true) => "TRUE",
            Self::Bool(false) => "FALSE",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Number,
    Date,
    Yes,
    No,
    Error,
    Formula,
}

/// One filled cell; its text lies in the common store.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slot {
    pub(crate) row: u32,
    pub(crate) column: u16,
    pub(crate) kind: Kind,
    pub(crate) face: Typeface,
    pub(crate) span: Span,
}

/// In what a cell is set, as far as its font is named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Typeface {
    /// Unicode, or nothing is known.
    #[default]
    Unicode,
    /// Kruti Dev 010 or a font with its keys.
    KrutiDev,
    /// Another font that is known not to be Unicode.
    OtherLegacy,
}

/// A piece of the common store of text.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Span {
    start: u32,
    len: u32,
}

impl Span {
    pub(crate) fn of(start: u32, len: u32) -> Self {
        Self { start, len }
    }

    /// Where it begins and how long it is, in bytes.
    pub(crate) fn bounds(self) -> (u32, u32) {
        (self.start, self.len)
    }

    pub(crate) fn is_empty(self) -> bool {
        self.len == 0
    }
}

/// The text of all cells in one piece, while it is being filled.
#[derive(Default)]
pub(crate) struct TextStore {
    text: String,
}

impl TextStore {
    /// Keeps a text.
    pub(crate) fn keep(&mut self, text: &str) -> Option<Span> {
        let start = u32::try_from(self.text.len()).ok()?;
        let len = u32::try_from(text.len()).ok()?;
        start.checked_add(len)?;
        self.text.push_str(text);
        Some(Span { start, len })
    }

    pub(crate) fn finish(self) -> Arc<String> {
        Arc::new(self.text)
    }
}

/// A file, read.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    sheets: Vec<Sheet>,
    warnings: Vec<Finding>,
}

impl Grid {
    pub(crate) fn new(sheets: Vec<Sheet>, warnings: Vec<Finding>) -> Self {
        Self { sheets, warnings }
    }

    /// The sheets that hold anything, in the file's order.
    #[must_use]
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// What is worth saying about the file as a whole.
    #[must_use]
    pub fn warnings(&self) -> &[Finding] {
        &self.warnings
    }
}

/// One sheet; a text file is one sheet without a name.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub name: String,
    slots: Vec<Slot>,
    /// The first slot of each row that holds anything.
    starts: Vec<usize>,
    text: Arc<String>,
}

impl Sheet {
    pub(crate) fn new(name: String, mut slots: Vec<Slot>, text: Arc<String>) -> Self {
        let key = |slot: &Slot| (slot.row, slot.column);
        if !slots.is_sorted_by_key(key) {
            slots.sort_by_key(key);
        }
        slots.dedup_by_key(|slot| key(slot));
        let is_first = |ix: usize, slot: &Slot| {
            ix.checked_sub(1).and_then(|before| slots.get(before)).is_none_or(|b| b.row != slot.row)
        };
        let starts =
            slots.iter().enumerate().filter(|(ix, s)| is_first(*ix, s)).map(|(ix, _)| ix).collect();
        Self { name, slots, starts, text }
    }

    pub(crate) fn slots(&self) -> &[Slot] {
        &self.slots
    }

    pub(crate) fn store(&self) -> &Arc<String> {
        &self.text
    }

    #[must_use]
    pub fn n_cells(&self) -> usize {
        self.slots.len()
    }

    /// The rows that hold anything, from the top.
    #[must_use]
    pub fn rows(&self) -> Vec<Row<'_>> {
        let ends = self.starts.iter().skip(1).copied().chain([self.slots.len()]);
        self.starts
            .iter()
            .zip(ends)
            .filter_map(|(start, end)| self.slots.get(*start..end))
            .map(|slots| Row { sheet: self, slots })
            .collect()
    }

    pub(crate) fn raw(&self, slot: &Slot) -> Raw<'_> {
        let start = usize::try_from(slot.span.start).unwrap_or(usize::MAX);
        let end = start.saturating_add(usize::try_from(slot.span.len).unwrap_or(usize::MAX));
        let text = self.text.get(start..end).unwrap_or_default();
        match slot.kind {
            Kind::Text => Raw::Text(text),
            Kind::Number => Raw::Number(text),
            Kind::Date => Raw::Date(text),
            Kind::Yes => Raw::Bool(true),
            Kind::No => Raw::Bool(false),
            Kind::Error => Raw::Error(text),
            Kind::Formula => Raw::Formula(text),
        }
    }
}

/// One row of a sheet.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    sheet: &'a Sheet,
    slots: &'a [Slot],
}

impl<'a> Row<'a> {
    /// From 1, as the spreadsheet numbers it.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.slots.first().map_or(0, |slot| slot.row + 1)
    }

    /// The filled cells with their columns from 0, left to right.
    pub fn cells(self) -> impl Iterator<Item = (u32, Raw<'a>)> {
        self.slots.iter().map(move |slot| (u32::from(slot.column), self.sheet.raw(slot)))
    }

    /// The cell in a column, empty when nothing stands there.
    #[must_use]
    pub fn at(self, column: u32) -> Raw<'a> {
        self.slot(column).map_or(Raw::Empty, |slot| self.sheet.raw(slot))
    }

    /// Whether the cell is set in a font that is known not to be Unicode.
    #[must_use]
    pub fn is_legacy(self, column: u32) -> bool {
        self.slot(column).is_some_and(|slot| slot.face != Typeface::Unicode)
    }

    fn slot(self, column: u32) -> Option<&'a Slot> {
        let found = self.slots.binary_search_by_key(&column, |slot| u32::from(slot.column));
        found.ok().and_then(|ix| self.slots.get(ix))
    }
}

/// Reads a file, whatever its name says it is.
///
/// # Errors
/// One finding that says why the file as a whole cannot be read.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Grid, Finding> {
    if bytes.len() > limits.n_bytes {
        return Err(Finding::stops(What::TooLarge {
            size_mb: bytes.len().div_ceil(1 << 20).to_string(),
            limit_mb: (limits.n_bytes >> 20).to_string(),
        }));
    }
    if bytes.starts_with(b"PK") {
        return xlsx::read(bytes, limits);
    }
    if let Some(finding) = foreign(bytes) {
        return Err(finding);
    }
    text::read(bytes, limits)
}

/// Files that people send by mistake, known by how they begin.
fn foreign(bytes: &[u8]) -> Option<Finding> {
    const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    let not = |kind: &str| Some(Finding::stops(What::NotASheet { kind: kind.to_owned() }));
    if bytes.starts_with(OLE) {
        let package: Vec<u8> = "EncryptedPackage".bytes().flat_map(|b| [b, 0]).collect();
        if memchr::memmem::find(bytes, &package).is_some() {
            return Some(Finding::stops(What::Encrypted));
        }
        return not("an old Excel file (XLS)");
    }
    let beginnings: [(&[u8], &str); 7] = [
        (b"%PDF", "a PDF"),
        (b"\x89PNG", "a picture"),
        (b"\xFF\xD8\xFF", "a picture"),
        (b"GIF8", "a picture"),
        (b"Rar!", "a RAR archive"),
        (b"7z\xBC\xAF", "a 7z archive"),
        (b"\x1F\x8B", "a gzip archive"),
    ];
    if let Some((_, kind)) = beginnings.iter().find(|(begin, _)| bytes.starts_with(begin)) {
        return not(kind);
    }
    let head = bytes.get(..bytes.len().min(512)).unwrap_or_default();
    let head = String::from_utf8_lossy(head).to_lowercase();
    let head = head.trim_start_matches(['\u{feff}', ' ', '\r', '\n', '\t']);
    let marks = ["<!doctype", "<html", "<table", "<?xml", "<head", "<body", "<meta"];
    marks.iter().any(|mark| head.starts_with(mark)).then_some(())?;
    not("a web page (HTML or XML), though it may be named XLS")
}
