//! ODS: the sheets of an `OpenDocument` spreadsheet, read as a stream with the same distrust as XLSX. A cell or a
//! row that says it is repeated a million times is written out only as far as the limits go.

use std::collections::BTreeMap;

use crate::archive::Archive;
use crate::finding::{CellRef, Finding, What};
use crate::grid::{Grid, Kind, Sheet, Slot, TextStore, Typeface};
use crate::limits::Limits;
use crate::xlsx::decimal;
use crate::xlsx::style::typeface;
use crate::xlsx::xml::{Step, Tag, Walk};

/// The part that holds the sheets.
pub(crate) const CONTENT: &str = "content.xml";

/// Styles of cells at most.
const MAX_STYLES: usize = 65_536;

/// What stands at a cell while it is read.
#[derive(Default)]
struct Open {
    kind: String,
    value: String,
    text: String,
    n_times: u32,
    has_formula: bool,
    face: Typeface,
}

struct Reader<'a> {
    limits: &'a Limits,
    store: TextStore,
    faces: BTreeMap<String, Typeface>,
    /// In what the cells of each column are set that do not say.
    columns: Vec<Typeface>,
    sheets: Vec<(String, Vec<Slot>)>,
    name: String,
    slots: Vec<Slot>,
    n_cells: usize,
    row: u32,
    column: u32,
    /// How often the present row is repeated, and where its cells begin.
    n_rows: u32,
    row_from: usize,
    open: Option<Open>,
}

pub(crate) fn read(archive: &Archive<'_>, limits: &Limits) -> Result<Grid, Finding> {
    let damaged = || Finding::stops(What::Damaged { part: CONTENT.to_owned() });
    let mut walk = Walk::new(archive.part(CONTENT)?.ok_or_else(damaged)?);
    let mut reader = Reader {
        limits,
        store: TextStore::default(),
        faces: BTreeMap::new(),
        columns: Vec::new(),
        sheets: Vec::new(),
        name: String::new(),
        slots: Vec::new(),
        n_cells: 0,
        row: 0,
        column: 0,
        n_rows: 1,
        row_from: 0,
        open: None,
    };
    let (mut style, mut n_notes) = (String::new(), 0_usize);
    while let Some(step) = walk.next()? {
        match step {
            Step::Start(tag) if tag.is("style") => style = tag.value("name"),
            Step::Start(tag) if tag.is("text-properties") => reader.note_face(&style, &tag),
            // A note on a cell is no text of the cell.
            Step::Start(tag) if tag.is("annotation") => n_notes += 1,
            Step::End("annotation") => n_notes = n_notes.saturating_sub(1),
            Step::Start(tag) if n_notes == 0 => reader.start(&tag),
            Step::Text(text) if n_notes == 0 => reader.text(text)?,
            Step::End(name) if n_notes == 0 => reader.end(name)?,
            _ => {}
        }
    }
    if reader.sheets.is_empty() {
        return Err(Finding::stops(What::Empty));
    }
    let text = reader.store.finish();
    let sheets =
        reader.sheets.into_iter().map(|(name, slots)| Sheet::new(name, slots, text.clone()));
    Ok(Grid::new(sheets.collect(), Vec::new()))
}

/// How often a thing is repeated, once when nothing is said.
fn times(tag: &Tag<'_>, name: &str) -> u32 {
    tag.value(name).parse().unwrap_or(1)
}

impl Reader<'_> {
    fn note_face(&mut self, style: &str, tag: &Tag<'_>) {
        let face = typeface(&tag.value("font-name"));
        if face != Typeface::Unicode && self.faces.len() < MAX_STYLES {
            self.faces.insert(style.to_owned(), face);
        }
    }

    fn face(&self, style: &str) -> Option<Typeface> {
        self.faces.get(style).copied()
    }

    fn start(&mut self, tag: &Tag<'_>) {
        if tag.is("table") {
            self.name = tag.value("name");
            (self.row, self.slots, self.columns) = (0, Vec::new(), Vec::new());
        } else if tag.is("table-column") {
            let face = self.face(&tag.value("default-cell-style-name")).unwrap_or_default();
            let most = usize::try_from(self.limits.n_columns).unwrap_or(usize::MAX);
            let n_times = usize::try_from(times(tag, "number-columns-repeated")).unwrap_or(most);
            let n_columns = self.columns.len().saturating_add(n_times).min(most);
            self.columns.resize(n_columns, face);
        } else if tag.is("table-row") {
            self.n_rows = times(tag, "number-rows-repeated");
            (self.column, self.row_from) = (0, self.slots.len());
        } else if tag.is("table-cell") || tag.is("covered-table-cell") {
            let kind = tag.value("value-type");
            let value = match kind.as_str() {
                "date" => tag.value("date-value"),
                "boolean" => tag.value("boolean-value"),
                _ => tag.value("value"),
            };
            let n_times = times(tag, "number-columns-repeated");
            let has_formula = !tag.value("formula").is_empty();
            let of_column = usize::try_from(self.column).ok().and_then(|ix| self.columns.get(ix));
            let style = tag.value("style-name");
            let own = if style.is_empty() { of_column.copied() } else { self.face(&style) };
            let face = own.unwrap_or_default();
            let text = String::new();
            self.open = Some(Open { kind, value, text, n_times, has_formula, face });
        } else if tag.is("s") || tag.is("tab") || tag.is("line-break") || tag.is("p") {
            self.open.iter_mut().for_each(|open| open.text.push(' '));
        }
    }

    fn text(&mut self, text: &str) -> Result<(), Finding> {
        let Some(open) = &mut self.open else { return Ok(()) };
        open.text.push_str(text);
        if self.limits.is_far_too_long(&open.text) {
            return Err(self.too_long());
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Finding> {
        match name {
            "table-cell" | "covered-table-cell" => self.end_cell(),
            "table-row" => self.end_row(),
            "table" => {
                let slots = std::mem::take(&mut self.slots);
                if !slots.is_empty() {
                    self.sheets.push((std::mem::take(&mut self.name), slots));
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn end_cell(&mut self) -> Result<(), Finding> {
        let Some(open) = self.open.take() else { return Ok(()) };
        let Some((kind, text)) = said(&open) else {
            self.column = self.column.saturating_add(open.n_times);
            return Ok(());
        };
        if self.limits.is_too_long(&text) {
            return Err(self.too_long());
        }
        let damaged = || Finding::stops(What::Damaged { part: CONTENT.to_owned() });
        let span = self.store.keep(&text).ok_or_else(damaged)?;
        for _ in 0..open.n_times {
            self.check_place()?;
            let column = u16::try_from(self.column).unwrap_or(u16::MAX);
            self.slots.push(Slot { row: self.row, column, kind, face: open.face, span });
            self.column += 1;
        }
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Finding> {
        let cells: Vec<Slot> = self.slots.get(self.row_from..).unwrap_or_default().to_vec();
        if !cells.is_empty() {
            for _ in 1..self.n_rows {
                self.row += 1;
                for slot in &cells {
                    self.column = u32::from(slot.column);
                    self.check_place()?;
                    self.slots.push(Slot { row: self.row, ..*slot });
                }
            }
            self.row = self.row.saturating_add(1);
        } else {
            self.row = self.row.saturating_add(self.n_rows);
        }
        Ok(())
    }

    /// One more cell may stand here.
    fn check_place(&mut self) -> Result<(), Finding> {
        let at = CellRef::new(&self.name, self.row.saturating_add(1), self.column);
        self.n_cells += 1;
        let what = if self.column >= self.limits.n_columns {
            What::TooManyColumns { limit: self.limits.n_columns.to_string() }
        } else if self.row >= self.limits.n_rows {
            What::TooManyRows { limit: self.limits.n_rows.to_string() }
        } else if self.n_cells > self.limits.n_cells {
            What::TooManyCells { limit: self.limits.n_cells.to_string() }
        } else {
            return Ok(());
        };
        Err(Finding::stops(what).at(at))
    }

    fn too_long(&self) -> Finding {
        let at = CellRef::new(&self.name, self.row.saturating_add(1), self.column);
        let limit = self.limits.n_cell_chars.to_string();
        Finding::stops(What::CellTooLong { limit }).at(at)
    }
}

/// What a cell says; `None` when it says nothing.
fn said(open: &Open) -> Option<(Kind, String)> {
    let text = open.text.trim();
    let (kind, text) = match open.kind.as_str() {
        "float" | "currency" => match decimal::shown(&open.value) {
            Some(number) => (Kind::Number, number),
            None => (Kind::Text, text.to_owned()),
        },
        "date" => (Kind::Date, open.value.split('T').next().unwrap_or_default().to_owned()),
        "boolean" => (if open.value == "true" { Kind::Yes } else { Kind::No }, String::new()),
        // A percent stays as it is shown, so that it is known as one.
        _ if text.is_empty() && !open.has_formula => return None,
        _ if open.has_formula && text.starts_with(['#']) => (Kind::Error, text.to_owned()),
        _ => (Kind::Text, text.to_owned()),
    };
    let is_result = open.has_formula && kind != Kind::Error;
    Some((if is_result { Kind::Formula } else { kind }, text))
}
