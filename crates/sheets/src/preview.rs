//! The first rows of a sheet as a person should see them before saying yes: what was read as what, and
//! where the findings are. Rows with findings are shown even when they stand far down.

use std::collections::BTreeMap;

use crate::columns::Use;
use crate::find::Table;
use crate::finding::{Finding, Severity, column_letters};
use crate::grid::{Row, Sheet};
use crate::take_in::Ignored;

/// Rows shown from the top of the body, and rows shown for their findings.
const N_ROWS: usize = 30;
const N_COLUMNS: u32 = 60;
/// Characters of a cell that are shown.
const N_CHARS: usize = 80;

/// What a cell was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    Plain,
    Heading,
    Place,
    Figure,
    Ignored,
    Warns,
    Stops,
}

impl Part {
    /// The word in the API and in class names.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Heading => "heading",
            Self::Place => "place",
            Self::Figure => "figure",
            Self::Ignored => "ignored",
            Self::Warns => "warns",
            Self::Stops => "stops",
        }
    }
}

/// One cell as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewCell {
    pub text: String,
    pub part: Part,
}

/// One row as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewRow {
    pub row: u32,
    pub cells: Vec<PreviewCell>,
}

/// The first rows of a sheet in which no table was found.
pub(crate) fn plain(sheet: &Sheet) -> Vec<PreviewRow> {
    let rows: Vec<Row<'_>> = sheet.rows().into_iter().take(N_ROWS).collect();
    let width = width(&rows);
    rows.into_iter().map(|row| shown(row, width, |_| Part::Plain)).collect()
}

fn width(rows: &[Row<'_>]) -> u32 {
    let last = rows.iter().filter_map(|row| row.cells().last()).map(|(column, _)| column + 1).max();
    last.unwrap_or_default().min(N_COLUMNS)
}

fn shown(row: Row<'_>, width: u32, part: impl Fn(u32) -> Part) -> PreviewRow {
    let cell = |column: u32| PreviewCell {
        text: row.at(column).text().chars().take(N_CHARS).collect(),
        part: part(column),
    };
    PreviewRow { row: row.number(), cells: (0..width).map(cell).collect() }
}

/// The rows of a table, each cell with what it was read as.
pub(crate) fn of(table: &Table<'_>, ignored: &[Ignored], findings: &[Finding]) -> Vec<PreviewRow> {
    let mut faults: BTreeMap<(u32, String), Part> = BTreeMap::new();
    for finding in findings {
        let Some(at) = &finding.at else { continue };
        let part = match finding.severity {
            Severity::Stops => Part::Stops,
            Severity::Warns => Part::Warns,
        };
        let column = if at.column.is_empty() { "A".to_owned() } else { at.column.clone() };
        let slot = faults.entry((at.row, column)).or_insert(part);
        *slot = part.max(*slot);
    }
    let has_fault = |row: &Row<'_>| {
        let first = faults.range((row.number(), String::new())..).next();
        first.is_some_and(|((fault, _), _)| *fault == row.number())
    };
    let head = table.head.iter().chain(&table.numbering);
    let far = table.body.iter().skip(N_ROWS).filter(|row| has_fault(row)).take(N_ROWS);
    let mut rows: Vec<Row<'_>> =
        head.chain(table.body.iter().take(N_ROWS)).chain(far).copied().collect();
    rows.sort_by_key(Row::number);
    let first_body = table.body.first().map_or(0, Row::number);
    let width = width(&rows);
    let is_ignored = |row: u32| ignored.iter().any(|i| i.at.row == row && row >= first_body);
    let ignored_rows: Vec<u32> =
        rows.iter().map(Row::number).filter(|row| is_ignored(*row)).collect();
    rows.into_iter()
        .map(|row| {
            let number = row.number();
            shown(row, width, |column| {
                if let Some(part) = faults.get(&(number, column_letters(column))) {
                    return *part;
                }
                if number < first_body {
                    return Part::Heading;
                }
                let holds = table.columns.iter().find(|c| c.ix == column).map(|c| &c.holds);
                match holds {
                    _ if ignored_rows.contains(&number) => Part::Ignored,
                    Some(Use::Place(_) | Use::Code | Use::Indicator | Use::Month) => Part::Place,
                    Some(Use::Figures { .. }) => Part::Figure,
                    Some(Use::Ignored(_)) => Part::Ignored,
                    Some(Use::Unknown | Use::UnknownPlace) | None => Part::Plain,
                }
            })
        })
        .collect()
}
