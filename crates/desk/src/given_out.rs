//! Giving out: a table as an XLSX file, for those who work on in a spreadsheet; and the booklet for a
//! review, the same tables bound together with charts, as PDF to be printed and as XLSX.

use domain::scheme::Vocabulary;
use hindi::digits;
use jiff::civil::Date;
pub use letters::{Bar, Trend};
use letters::{BookletColumn, Language, Letterhead, Pdf};
pub use sheets::write::{Column, Table, Value};

use crate::error::{Error, Result};

/// A column whose longest cell has more letters shares the width that is left.
const NARROW_CHARS: usize = 16;
/// A column takes no more of the width than this many letters would.
const WIDEST_CHARS: usize = 60;

/// The XLSX of a table.
///
/// # Errors
/// More rows or columns than a sheet has.
pub fn xlsx(table: &Table) -> Result<Vec<u8>> {
    sheets::write::table(table).map_err(|error| Error::Broken(error.to_string()))
}

/// All that is known of a place for a period, worded.
pub struct Booklet {
    pub title: String,
    pub office: String,
    pub place: String,
    pub period: String,
    pub printed_on: Date,
    /// The letter of the place's card; empty when it has none.
    pub grade: String,
    pub score: String,
    /// Label and value.
    pub facts: Vec<(String, String)>,
    pub chapters: Vec<Chapter>,
    /// Up to when the ledger was read.
    pub note: String,
}

/// A chapter: the first title of its table is its own.
#[derive(Default)]
pub struct Chapter {
    pub table: Table,
    pub bars: Vec<Bar>,
    pub trends: Vec<Trend>,
}

/// The booklet as PDF.
///
/// # Errors
/// It holds more text than a paper can.
pub fn booklet_pdf(booklet: Booklet, vocabulary: Vocabulary, language: Language) -> Result<Pdf> {
    let booklet = letters::Booklet {
        vocabulary: match vocabulary {
            Vocabulary::Up => letters::Vocabulary::Up,
            Vocabulary::Mp => letters::Vocabulary::Mp,
        },
        language,
        letterhead: Letterhead {
            office: vec![booklet.office],
            number: String::new(),
            dated_on: booklet.printed_on,
        },
        title: booklet.title,
        place: booklet.place,
        period: booklet.period,
        grade: booklet.grade,
        score: booklet.score,
        facts: booklet.facts,
        chapters: booklet.chapters.into_iter().map(chapter).collect(),
        note: booklet.note,
    };
    Ok(letters::booklet(&booklet)?)
}

/// The booklet as XLSX: a sheet for each chapter that has a table.
///
/// # Errors
/// More rows or columns than a sheet has.
pub fn booklet_xlsx(booklet: Booklet) -> Result<Vec<u8>> {
    let tables = booklet.chapters.into_iter().map(|chapter| chapter.table);
    let tables: Vec<Table> = tables.filter(|table| !table.columns.is_empty()).collect();
    sheets::write::tables(&tables).map_err(|error| Error::Broken(error.to_string()))
}

fn chapter(chapter: Chapter) -> letters::Chapter {
    let Table { titles, columns, rows, notes, .. } = chapter.table;
    let mut titles = titles.into_iter();
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(printed).collect()).collect();
    let column = |(ix, column): (usize, Column)| {
        let cells = || rows.iter().filter_map(|row| row.get(ix));
        let longest = cells().map(|cell| cell.chars().count()).max().unwrap_or_default();
        BookletColumn {
            head: column.heading,
            is_number: 2 * cells().filter(|cell| is_number(cell)).count() > rows.len(),
            share: if longest <= NARROW_CHARS { 0 } else { longest.min(WIDEST_CHARS) },
        }
    };
    let mut columns: Vec<BookletColumn> = columns.into_iter().enumerate().map(column).collect();
    if columns.iter().all(|column| column.share == 0)
        && let Some(words) = columns.iter_mut().find(|column| !column.is_number)
    {
        words.share = 1;
    }
    letters::Chapter {
        title: titles.next().unwrap_or_default(),
        lead: titles.collect(),
        bars: chapter.bars,
        trends: chapter.trends,
        columns,
        rows,
        notes,
    }
}

fn is_number(cell: &str) -> bool {
    cell.chars().any(|c| c.is_ascii_digit()) && !cell.chars().any(char::is_alphabetic)
}

fn printed(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Count(n) => digits::group(*n),
        Value::Paise(n) => digits::paise(*n),
        Value::Hundredths(n) => digits::percent(*n),
        Value::Empty => String::new(),
    }
}
