//! Where in a sheet the table is: which rows are headings, what each column holds, and which way round
//! the table lies. Offices put titles above, number the columns, merge headings and turn tables round.

use hindi::number::{Reading, read_cell};

use crate::columns::{self, Column, Use};
use crate::grid::{Raw, Row, Sheet};
use crate::heading::Programmes;
use crate::places::{Found, Places};
use crate::vocabulary;

/// Rows in which the headings must stand.
const N_HEAD_ROWS: usize = 60;

/// Which way round the table lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Places down, programmes across.
    Wide,
    /// Programmes down, places across.
    Transposed,
    /// One figure, or one target and achievement, a row.
    Long,
}

impl Layout {
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::Transposed => "transposed",
            Self::Long => "long",
        }
    }
}

/// Why something was left aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    Serial,
    Percent,
    Remark,
    /// Balance, rank, grade: worked out here, never taken in.
    Computed,
    /// The row that numbers the columns.
    Numbering,
    Total,
    Note,
    /// A line above the headings.
    Title,
    /// A person said so.
    Decided,
}

impl Why {
    pub const ALL: [Self; 9] = [
        Self::Serial,
        Self::Percent,
        Self::Remark,
        Self::Computed,
        Self::Numbering,
        Self::Total,
        Self::Note,
        Self::Title,
        Self::Decided,
    ];

    /// The word in the API; in the words files as `ignored-<word>`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Serial => "serial",
            Self::Percent => "percent",
            Self::Remark => "remark",
            Self::Computed => "computed",
            Self::Numbering => "numbering",
            Self::Total => "total",
            Self::Note => "note",
            Self::Title => "title",
            Self::Decided => "decided",
        }
    }
}

/// The table of a sheet.
pub(crate) struct Table<'a> {
    pub(crate) head: Vec<Row<'a>>,
    pub(crate) numbering: Option<Row<'a>>,
    pub(crate) body: Vec<Row<'a>>,
    pub(crate) columns: Vec<Column>,
    pub(crate) layout: Layout,
}

/// What was found instead of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoTable {
    NoHeader,
    NoRows,
}

/// What the finder knows of the office.
pub(crate) struct Known<'a> {
    pub(crate) places: &'a Places<'a>,
    pub(crate) programmes: &'a Programmes,
}

/// Whether a cell can be a figure or one of the words for a blank.
pub(crate) fn is_figure(raw: Raw<'_>) -> bool {
    match raw {
        Raw::Number(_) | Raw::Formula(_) | Raw::Error(_) => true,
        Raw::Text(text) => read_cell(text) != Reading::NotANumber,
        Raw::Empty | Raw::Date(_) | Raw::Bool(_) => false,
    }
}

pub(crate) fn is_number(raw: Raw<'_>) -> bool {
    match raw {
        Raw::Number(_) | Raw::Formula(_) => true,
        Raw::Text(text) => matches!(read_cell(text), Reading::Number(_)),
        Raw::Empty | Raw::Error(_) | Raw::Date(_) | Raw::Bool(_) => false,
    }
}

/// Finds the table of a sheet.
pub(crate) fn table<'a>(sheet: &'a Sheet, known: &Known<'_>) -> Result<Table<'a>, NoTable> {
    let rows = sheet.rows();
    let first = first_body_row(&rows, known)?;
    let (head, body) = rows.split_at_checked(first).ok_or(NoTable::NoRows)?;
    let (numbering, head): (Vec<Row<'a>>, Vec<Row<'a>>) =
        head.iter().copied().partition(|row| is_numbering(*row));
    let mut columns = columns::read(&head, body, known);
    let n_across = places_across(&head, &mut columns, known);
    let has = |holds: fn(&Use) -> bool| columns.iter().any(|column| holds(&column.holds));
    let layout = if n_across > 0 {
        Layout::Transposed
    } else if has(|holds| *holds == Use::Indicator) {
        Layout::Long
    } else {
        Layout::Wide
    };
    let has_place = has(|holds| matches!(holds, Use::Place(_) | Use::Code));
    match layout {
        Layout::Wide if !has_place => find_place_column(&mut columns, body, known),
        Layout::Transposed => find_indicator_column(&mut columns, body, known),
        Layout::Wide | Layout::Long => {}
    }
    let numbering = numbering.first().copied();
    Ok(Table { head, numbering, body: body.to_vec(), columns, layout })
}

/// The first row under the headings.
fn first_body_row(rows: &[Row<'_>], known: &Known<'_>) -> Result<usize, NoTable> {
    let mut has_header = false;
    for (ix, row) in rows.iter().enumerate().take(N_HEAD_ROWS) {
        if is_numbering(*row) {
            continue;
        }
        let n_cells = row.cells().count();
        let has_figure = row.cells().any(|(_, raw)| is_figure(raw));
        if has_header && (has_figure || is_place_alone(*row, known)) {
            return Ok(ix);
        }
        let is_heading = |(_, raw): &(u32, Raw<'_>)| is_heading_text(raw.text(), known);
        has_header |= n_cells >= 2 && !has_figure && row.cells().any(|cell| is_heading(&cell));
    }
    Err(if has_header { NoTable::NoRows } else { NoTable::NoHeader })
}

fn is_heading_text(text: &str, known: &Known<'_>) -> bool {
    let words = crate::heading::read_words(text);
    vocabulary::role(text).is_some()
        || words.is_target
        || words.is_achieved
        || known.programmes.find(text).is_some()
        || matches!(known.places.find(text, known.places.top(), None), Found::One(_))
}

/// A row of a place for which nothing was filled in.
fn is_place_alone(row: Row<'_>, known: &Known<'_>) -> bool {
    let top = known.places.top();
    let is_below = |text: &str| match known.places.find(text, top, None) {
        Found::One(place) => place != top,
        _ => false,
    };
    row.cells().count() == 1 && row.cells().all(|(_, raw)| is_below(raw.text()))
}

/// The row 1, 2, 3 … under the headings.
fn is_numbering(row: Row<'_>) -> bool {
    let strip = |text: &str| text.trim_matches(['(', ')', '.', ' ']).to_owned();
    let number = |raw: Raw<'_>| {
        hindi::digits::latin_digits(&strip(raw.text())).parse::<u32>().unwrap_or_default()
    };
    let numbers: Vec<u32> = row.cells().map(|(_, raw)| number(raw)).collect();
    numbers.len() >= 3 && (1..).zip(&numbers).all(|(expected, number)| expected == *number)
}

/// Marks the columns whose headings are places; gives how many there are, 0 when it is not that layout.
fn places_across(head: &[Row<'_>], columns: &mut [Column], known: &Known<'_>) -> usize {
    let top = known.places.top();
    let place_of = |text: &str| match known.places.find(text, top, None) {
        Found::One(place) if vocabulary::role(text).is_none() => Some(place),
        _ => None,
    };
    // The district's own name beside one block is a title (जनपद … विकास खण्ड …), not a heading.
    let is_below = |text: &str| place_of(text).is_some_and(|place| place != top);
    let n_places = |row: &Row<'_>| row.cells().filter(|(_, raw)| is_below(raw.text())).count();
    let Some(line) = head.iter().max_by_key(|row| n_places(row)).filter(|row| n_places(row) >= 2)
    else {
        return 0;
    };
    let mut n_across = 0;
    for column in columns {
        let above = line.cells().take_while(|(ix, _)| *ix <= column.ix).last();
        let Some(text) = above.map(|(_, raw)| raw.text()) else { continue };
        let is_open = matches!(column.holds, Use::Unknown | Use::Figures { .. });
        if !is_open || vocabulary::is_total(text) {
            if is_open {
                column.holds = Use::Ignored(Why::Total);
            }
            continue;
        }
        let lower = head.iter().filter(|row| row.number() > line.number());
        let texts: Vec<&str> = lower.map(|row| row.at(column.ix).text()).collect();
        let meaning = known.programmes.read(&texts);
        column.holds = match place_of(text) {
            Some(place) => Use::Figures { meaning, place: Some(place) },
            None => Use::UnknownPlace,
        };
        n_across += 1;
    }
    n_across
}

/// The column of places when its heading does not say so: the one with most places in it.
fn find_place_column(columns: &mut [Column], body: &[Row<'_>], known: &Known<'_>) {
    let top = known.places.top();
    let is_place = |text: &str| known.places.find(text, top, None) != Found::Unknown;
    let n_places =
        |column: &Column| body.iter().filter(|row| is_place(row.at(column.ix).text())).count();
    let best = columns.iter_mut().map(|column| (n_places(column), column)).max_by_key(|(n, _)| *n);
    if let Some((n, column)) = best
        && n > 0
    {
        column.holds = Use::Place(None);
    }
}

/// The column of programmes in a table turned round.
fn find_indicator_column(columns: &mut [Column], body: &[Row<'_>], known: &Known<'_>) {
    let n_known = |column: &Column| {
        let is_known = |row: &&Row<'_>| known.programmes.find(row.at(column.ix).text()).is_some();
        body.iter().filter(is_known).count()
    };
    let is_across = |column: &Column| matches!(column.holds, Use::Figures { .. });
    let best = columns
        .iter_mut()
        .filter(|column| !is_across(column))
        .map(|column| (n_known(column), column))
        .max_by_key(|(n, _)| *n);
    if let Some((n, column)) = best
        && n > 0
    {
        column.holds = Use::Indicator;
    }
}
