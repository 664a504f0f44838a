//! Tables of a pack: comma-separated text with one row of headings. Every row keeps the line on which
//! it begins. Headings that are not known, or known ones that are missing, are told at the heading.

use std::collections::BTreeSet;

use crate::entry::{Cell, Entry, Faults, Form};
use crate::fault::What;

/// The columns of a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Columns {
    pub(crate) needed: &'static [&'static str],
    pub(crate) optional: &'static [&'static str],
}

/// Where the lines of a text begin, to turn a byte offset into a line.
pub(crate) struct Lines(Vec<usize>);

impl Lines {
    pub(crate) fn of(text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at);
        Self(ends.collect())
    }

    /// The line of a byte, from 1.
    pub(crate) fn line(&self, at: usize) -> usize {
        self.0.partition_point(|end| *end < at) + 1
    }
}

/// The rows of a table.
pub(crate) fn rows(file: &str, text: &str, columns: Columns, faults: &mut Faults) -> Vec<Entry> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = Lines::of(text);
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut headings: Option<Vec<String>> = None;
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                faults.add(file, 1, What::Unreadable { words: error.to_string() });
                break;
            }
        };
        let at = record.position().map_or(0, |position| position.byte());
        let line = lines.line(first_byte(text, usize::try_from(at).unwrap_or(usize::MAX)));
        let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
        match &headings {
            None => {
                check_headings(file, line, &cells, columns, faults);
                headings = Some(cells);
            }
            Some(headings) => rows.push(row(file, line, (headings, cells), faults)),
        }
    }
    if headings.is_none() {
        faults.add(file, 1, What::Unreadable { words: "no row of headings".to_owned() });
    }
    rows
}

/// A record's position may stand on the empty lines before it; its own line is after them.
fn first_byte(text: &str, at: usize) -> usize {
    let skipped = text.bytes().skip(at).take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
    at.saturating_add(skipped)
}

fn check_headings(
    file: &str,
    line: usize,
    headings: &[String],
    columns: Columns,
    faults: &mut Faults,
) {
    let mut seen = BTreeSet::new();
    for heading in headings {
        let key = heading.clone();
        if !seen.insert(heading.as_str()) {
            faults.add(file, line, What::KeyTwice { key });
        } else if !columns.needed.iter().chain(columns.optional).any(|known| known == heading) {
            faults.add(file, line, What::UnknownKey { key });
        }
    }
    for needed in columns.needed.iter().filter(|needed| !seen.contains(**needed)) {
        faults.add(file, line, What::MissingKey { key: (*needed).to_owned() });
    }
}

fn row(
    file: &str,
    line: usize,
    (headings, cells): (&[String], Vec<String>),
    faults: &mut Faults,
) -> Entry {
    if cells.len() != headings.len() {
        let what = What::RaggedRow { cells: cells.len(), columns: headings.len() };
        faults.add(file, line, what);
    }
    let mut entry = Entry::new(file, line, Form::Row);
    for (heading, text) in headings.iter().zip(cells) {
        entry.cells.insert(heading.clone(), Cell { line, text });
    }
    entry
}
