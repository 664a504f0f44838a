//! The rows that stopped a sheet, as a workbook for whoever sent it: the same columns, what stood in them, and
//! one column more that says what is wrong. What came in as text goes out as text, so that nothing in it
//! can run as a formula.

use std::collections::BTreeMap;

use crate::finding::{Finding, Severity, What};
use crate::grid::{Grid, Raw, Row, Sheet};
use crate::legacy;
use crate::take_in::{Converts, Proposal};
use crate::write::{Column, Table, Value};

/// The words of the workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The lines above the table.
    pub titles: Vec<String>,
    /// The headings of the two columns that are added: the row's number in the sheet, and what is wrong.
    pub row: String,
    pub why: String,
}

/// The table of rejected rows; `None` when no row of a table stopped the sheet. `say` is a finding in the
/// reader's words; the ones that are of no row stand under the table.
#[must_use]
pub fn table(
    grid: &Grid,
    (proposal, converts): (&Proposal, Converts),
    words: Words,
    say: &dyn Fn(&Finding) -> String,
) -> Option<Table> {
    let unicode = (converts == Converts::Yes).then(|| legacy::converted(grid));
    let grid = unicode.as_ref().unwrap_or(grid);
    let is_it = |sheet: &&Sheet| sheet.name.is_empty() || sheet.name == proposal.sheet;
    let sheet = grid.sheets().iter().find(is_it)?;
    let faults = by_row(proposal);
    let rows = sheet.rows();
    let width = proposal.seen.len().max(1);
    let is_rejected = |row: &&Row<'_>| faults.contains_key(&row.number());
    let letters: Vec<&str> = proposal.seen.iter().map(|seen| seen.column.as_str()).collect();
    let body: Vec<Vec<Value>> = rows
        .iter()
        .filter(is_rejected)
        .map(|row| {
            let mut cells: Vec<Value> = cells(*row, &letters);
            cells.resize(width, Value::Empty);
            let of_row = faults.get(&row.number()).into_iter().flatten();
            let why: Vec<String> = of_row.map(|finding| say(finding)).collect();
            cells.insert(0, Value::Count(i64::from(row.number())));
            cells.push(Value::Text(why.join("\n")));
            cells
        })
        .collect();
    if body.is_empty() || letters.is_empty() {
        return None;
    }
    let of_no_row = proposal.findings.iter().filter(|finding| {
        let is_more = matches!(finding.what, What::MoreFindings { .. });
        is_more || (finding.severity == Severity::Stops && !proposal.is_rejected_row(finding))
    });
    let mut columns = vec![Column { heading: words.row, width: 0 }];
    let heading = |heading: &str| Column { heading: heading.replace(" · ", " "), width: 0 };
    columns.extend(proposal.seen.iter().map(|seen| heading(&seen.heading)));
    columns.push(Column { heading: words.why, width: WHY_WIDTH });
    let notes = of_no_row.map(say).collect();
    Some(Table { sheet: sheet.name.clone(), titles: words.titles, columns, rows: body, notes })
}

/// Characters of the column that says what is wrong.
const WHY_WIDTH: u16 = 60;

/// What stops, by the row in which it stands.
fn by_row(proposal: &Proposal) -> BTreeMap<u32, Vec<&Finding>> {
    let mut faults: BTreeMap<u32, Vec<&Finding>> = BTreeMap::new();
    for finding in proposal.findings.iter().filter(|finding| proposal.is_rejected_row(finding)) {
        if let Some(at) = &finding.at {
            faults.entry(at.row).or_default().push(finding);
        }
    }
    faults
}

fn cells(row: Row<'_>, letters: &[&str]) -> Vec<Value> {
    let value = |letters: &&str| {
        let raw = row.cells().find(|(ix, _)| crate::finding::column_letters(*ix) == **letters);
        match raw.map_or(Raw::Empty, |(_, raw)| raw) {
            Raw::Empty => Value::Empty,
            Raw::Number(text) => {
                text.parse().map_or_else(|_| Value::Text(text.to_owned()), Value::Count)
            }
            other => Value::Text(other.text().to_owned()),
        }
    };
    letters.iter().map(value).collect()
}
