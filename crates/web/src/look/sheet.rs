//! Taking in a sheet: the form, what was understood of the file and what was not, and what moved
//! once it was taken. Nothing is loaded before the preview was seen.

use askama::Template;

use super::frame::Frame;
use super::import::Reading;
use super::parts::{Choice, Grade, Link, Moved, Typed};
use super::words::Words;

/// The form: `GET /sheets/new`, sent as `multipart/form-data` to `POST /sheets` with the fields
/// `file`, `place`, `period`, `kind` (`cumulative` or `in_period`), `as_on`, `source`.
#[derive(Debug, Clone, Template)]
#[template(path = "sheet/new.html")]
pub struct New {
    pub words: Words,
    pub frame: Frame,
    pub places: Vec<Choice>,
    pub periods: Vec<Choice>,
    pub counting: Counting,
    /// A fault of the file itself (too large, not a sheet, empty); else empty.
    pub file_fault: String,
    /// Largest file taken, in words.
    pub limit: String,
    pub as_on: Typed,
    pub source: Typed,
    pub recent: Vec<Taken>,
}

/// Whether the figures of a sheet count from the start of the year or within the period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counting {
    Cumulative,
    InPeriod,
}

impl New {
    #[must_use]
    pub fn is_cumulative(&self) -> bool {
        self.counting == Counting::Cumulative
    }
}

/// A sheet taken in before.
#[derive(Debug, Clone)]
pub struct Taken {
    pub link: Link,
    /// The page on which it is taken back, for whoever may.
    pub undo: Option<Link>,
    pub is_undone: bool,
    pub taken_on: String,
    pub by: String,
    pub n_figures: String,
}

/// What was understood of a file: `/sheets/<id>`. Taken by `POST <href>/figures`, laid aside by
/// `POST <href>/rejection`.
#[derive(Debug, Clone, Template)]
#[template(path = "sheet/preview.html")]
pub struct Preview {
    pub words: Words,
    pub frame: Frame,
    pub href: String,
    pub file: String,
    /// Place, period, kind, as-on date and source, as given in the form, in one line.
    pub given: String,
    /// Fact by which the same file was taken before: then there is nothing to take.
    pub same_as: Option<Link>,
    /// What it would change in a frozen month, in a sentence, and what that means; empty when nothing.
    pub frozen: String,
    pub frozen_why: String,
    /// Row of the headings, and which tab of the workbook.
    pub header_row: String,
    pub tab: String,
    /// The columns that hold figures.
    pub columns: Vec<Column>,
    pub reading: Reading,
    pub rows: Vec<Row>,
    /// The tail of the rows that is not printed; empty when all are shown.
    pub rows_more: String,
    pub findings: Vec<Finding>,
    pub n_figures: String,
    pub n_places: String,
    /// Number of findings that keep a cell out.
    pub n_left_out: String,
    /// False when nothing can be taken: every cell is at fault, or the file was taken before.
    pub is_takable: bool,
}

/// A column of the sheet and what it was taken for.
#[derive(Debug, Clone)]
pub struct Column {
    /// `C`
    pub letter: String,
    pub heading: String,
    /// The indicator with its kind; empty when the column is not read.
    pub matched: String,
    /// True when it holds figures: then each row has a cell for it.
    pub is_figure: bool,
}

/// A row of the sheet with the place it was matched to.
#[derive(Debug, Clone)]
pub struct Row {
    pub number: String,
    pub heading: String,
    /// Empty when no place was found.
    pub place: String,
    /// The columns that hold figures, in their order.
    pub cells: Vec<Cell>,
}

/// A cell as it stands in the sheet.
#[derive(Debug, Clone)]
pub struct Cell {
    pub text: String,
    pub is_faulty: bool,
}

/// What is wrong in a cell, and what to do.
#[derive(Debug, Clone)]
pub struct Finding {
    /// `C14`, or a row or the whole file.
    pub cell: String,
    pub what: String,
    pub todo: String,
    /// True when the cell is kept out; false when it is taken and marked.
    pub is_left_out: bool,
}

/// What moved: `/sheets/<id>/figures`.
#[derive(Debug, Clone, Template)]
#[template(path = "sheet/done.html")]
pub struct Done {
    pub words: Words,
    pub frame: Frame,
    pub file: String,
    pub n_figures: String,
    pub fact: Link,
    pub cards: Vec<CardMove>,
    pub lines: Vec<LineMove>,
    /// Directives that the new figures closed.
    pub closed: Vec<Link>,
    pub card: Link,
}

/// A card before and after. The earlier values are empty where there was no card.
#[derive(Debug, Clone)]
pub struct CardMove {
    pub place: Link,
    pub score_before: String,
    pub grade_before: Option<Grade>,
    pub score: String,
    pub grade: Grade,
    pub rank: String,
    pub moved: Moved,
}

/// A programme line before and after.
#[derive(Debug, Clone)]
pub struct LineMove {
    pub place: String,
    pub programme: Link,
    pub percent_before: String,
    pub grade_before: Option<Grade>,
    pub percent: String,
    pub grade: Grade,
}
