//! Taking in a list of rows, XLSX or CSV: every cell is read and every row judged before any is taken. What
//! is right is taken together as one fact; what was refused comes back as a workbook with the reasons beside
//! the cells. The same file again, or a row that is there already, changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use domain::fact::Fact;
use domain::figure::{Source, Way};
use domain::place::{Place, PlaceCode};
use domain::refusal::Refusal;
use domain::register::block::RowBlock;
use domain::register::refused::Refused;
use domain::register::row;
use domain::register::value::{FieldKind, Value, Values};
use domain::register::{Field, ROWS_LIMIT, Register};
use hindi::fold;
use jiff::civil::Date;
use sheets::grid::{self, Row as Line, Sheet};
use sheets::limits::Limits;
use store::Write;

use super::typed;
use crate::desk::Books;
use crate::error::{Error, Result};
use crate::given_out::{Column, Table, Value as Cell};
use crate::hash::hex_sha256;
use crate::known::Known;

/// How many lines from the top the headings are looked for.
const HEADING_LINES: usize = 20;
/// Headings of the column with the place of a row.
const PLACE_HEADINGS: [&str; 10] = [
    "place",
    "village",
    "ग्राम",
    "गांव",
    "gp",
    "gram panchayat",
    "ग्राम पंचायत",
    "block",
    "विकास खण्ड",
    "lgd code",
];

/// A line that was not taken: its number in the file, its cells, and why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedLine {
    pub line: u32,
    pub cells: Vec<String>,
    pub why: Vec<Refusal>,
}

/// What a list would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    pub sha256: String,
    /// The headings as they stand in the file.
    pub headings: Vec<String>,
    /// Headings that no field has; their cells are left.
    pub unknown: Vec<String>,
    /// The rows that would be taken.
    pub rows: Vec<(PlaceCode, Date, Values)>,
    /// How many lines say what a row of the register says already.
    pub n_there: usize,
    pub refused: Vec<RefusedLine>,
}

/// Reads a list without keeping any of it. Rows without a place of their own stand at `top`.
///
/// # Errors
/// The file is no sheet, or none of its lines has headings of the register.
pub fn preview<M>(
    books: &mut Books<'_, '_, M>,
    register: &Register,
    top: PlaceCode,
    bytes: &[u8],
) -> Result<Preview> {
    let grid = grid::read(bytes, &Limits::default());
    let grid = grid.map_err(|_| Refusal::SheetHasFaults { n_faults: 1 })?;
    let none = || Refusal::SheetHasFaults { n_faults: 1 };
    let headed = grid.sheets().iter().find_map(|sheet| headings(register, sheet));
    let (lines, headings) = headed.ok_or_else(none)?;
    let mut reading = Reading {
        register,
        top,
        places: places(&books.known, top),
        headings: &headings,
        seen: BTreeSet::new(),
        preview: Preview {
            sha256: hex_sha256(bytes),
            headings: headings.texts.clone(),
            unknown: headings.unknown.clone(),
            rows: Vec::new(),
            n_there: 0,
            refused: Vec::new(),
        },
    };
    for line in &lines {
        reading.line(books, *line)?;
    }
    let mut preview = reading.preview;
    without_those_there(books, register, &mut preview)?;
    if preview.rows.len() > ROWS_LIMIT {
        return Err(Refused::TooManyRows { limit: ROWS_LIMIT }.into());
    }
    Ok(preview)
}

/// Which column holds what.
struct Headings {
    texts: Vec<String>,
    fields: BTreeMap<u32, String>,
    place: Option<u32>,
    unknown: Vec<String>,
}

/// The line of headings, and the lines below it; `None` where no line names two fields.
fn headings<'s>(register: &Register, sheet: &'s Sheet) -> Option<(Vec<Line<'s>>, Headings)> {
    let lines = sheet.rows();
    let read = lines.iter().take(HEADING_LINES).map(|line| of_line(register, *line));
    let (ix, headings) = read.enumerate().find(|(_, read)| read.fields.len() >= 2)?;
    Some((lines.into_iter().skip(ix + 1).collect(), headings))
}

fn of_line(register: &Register, line: Line<'_>) -> Headings {
    let mut headings =
        Headings { texts: Vec::new(), fields: BTreeMap::new(), place: None, unknown: Vec::new() };
    let last = line.cells().last().map_or(0, |(column, _)| column);
    for column in 0..=last {
        let text = line.at(column).text().trim();
        headings.texts.push(text.to_owned());
        if text.is_empty() {
            continue;
        }
        let names = |field: &&Field| {
            let own = [field.code.as_str(), &field.name.hi, &field.name.en];
            own.into_iter()
                .chain(field.aliases.iter().map(String::as_str))
                .any(|n| fold::same(n, text))
        };
        let field = register.fields.iter().find(names).map(|field| field.code.clone());
        let is_new = |code: &String| !headings.fields.values().any(|had| had == code);
        match field {
            Some(code) if is_new(&code) => {
                headings.fields.insert(column, code);
            }
            _ if PLACE_HEADINGS.iter().any(|name| fold::same(name, text)) => {
                headings.place = Some(column);
            }
            _ => headings.unknown.push(text.to_owned()),
        }
    }
    headings
}

/// Places at and below the top by every name and code they have; a name that two have leads to neither.
fn places(known: &Known, top: PlaceCode) -> BTreeMap<String, Option<PlaceCode>> {
    let mut by_name: BTreeMap<String, Option<PlaceCode>> = BTreeMap::new();
    let tree = &known.tree;
    let mut add = |name: &str, place: &Place| {
        let slot = by_name.entry(fold::key(name)).or_insert(Some(place.code));
        if *slot != Some(place.code) {
            *slot = None;
        }
    };
    for place in tree.within(top) {
        let code = place.code.lgd().to_string();
        let own = [&place.slug, &place.name.hi, &place.name.en, &code];
        for name in own.into_iter().chain(&place.aliases) {
            add(name, place);
        }
    }
    by_name
}

struct Reading<'r> {
    register: &'r Register,
    top: PlaceCode,
    places: BTreeMap<String, Option<PlaceCode>>,
    headings: &'r Headings,
    /// What stood in fields that are each row's own, in this file.
    seen: BTreeSet<(String, String)>,
    preview: Preview,
}

impl Reading<'_> {
    fn line<M>(&mut self, books: &mut Books<'_, '_, M>, line: Line<'_>) -> Result<()> {
        let (mut values, mut why) = (Values::new(), Vec::new());
        for (column, code) in &self.headings.fields {
            let Some(field) = self.register.field(code) else { continue };
            match typed::read(books, field, line.at(*column).text()) {
                Ok(Some(value)) => {
                    values.insert(code.clone(), value);
                }
                Ok(None) => {}
                Err(Error::Refused(refusal)) => why.push(refusal),
                Err(error) => return Err(error),
            }
        }
        let place = self.place(line, &mut why);
        if why.is_empty() {
            let faults = row::faults(self.register, &values, books.today);
            why.extend(faults.into_iter().map(|(_, refused)| refused.into()));
        }
        why.extend(self.twice(&values).map(Refusal::from));
        match (why.is_empty(), place) {
            (true, Some(place)) => {
                let since = row::since(self.register, &values, books.today);
                self.preview.rows.push((place, since, values));
            }
            _ => self.refuse(line, why),
        }
        Ok(())
    }

    fn place(&self, line: Line<'_>, why: &mut Vec<Refusal>) -> Option<PlaceCode> {
        let text = self.headings.place.map_or("", |column| line.at(column).text().trim());
        if text.is_empty() {
            return Some(self.top);
        }
        let place = self.places.get(&fold::key(text)).copied().flatten();
        if place.is_none() {
            why.push(Refused::CodeUnknown { name: text.to_owned() }.into());
        }
        place
    }

    /// A field that is each row's own, and stood in an earlier line with the same in it.
    fn twice(&mut self, values: &Values) -> Option<Refused> {
        let own = self.register.fields.iter().filter(|field| field.is_unique);
        let mut twice = None;
        for field in own {
            let Some(value) = values.get(&field.code) else { continue };
            if !self.seen.insert((field.code.clone(), value.key())) {
                twice = Some(Refused::RowTwice { field: field.name.clone(), row: 0 });
            }
        }
        twice
    }

    fn refuse(&mut self, line: Line<'_>, why: Vec<Refusal>) {
        // What may not be kept is not given back either: the cell is left empty.
        let shown = |text: &str| match domain::register::aadhaar::stands_in(text) {
            true => String::new(),
            false => text.to_owned(),
        };
        let columns = (0_u32..).take(self.headings.texts.len());
        let cells = columns.map(|column| shown(line.at(column).text())).collect();
        self.preview.refused.push(RefusedLine { line: line.number(), cells, why });
    }
}

/// Leaves out rows that are in the register already, by what is each row's own.
fn without_those_there<M>(
    books: &mut Books<'_, '_, M>,
    register: &Register,
    preview: &mut Preview,
) -> Result<()> {
    for field in register.fields.iter().filter(|field| field.is_unique) {
        let key = |values: &Values| values.get(&field.code).map(Value::key);
        let keys: Vec<String> = preview.rows.iter().filter_map(|(_, _, v)| key(v)).collect();
        let at = (register.code.as_str(), field.code.as_str());
        let there = store::registers::by_keys(books.tx, at, &keys)?;
        let before = preview.rows.len();
        preview.rows.retain(|(_, _, values)| key(values).is_none_or(|k| !there.contains_key(&k)));
        preview.n_there += before - preview.rows.len();
    }
    Ok(())
}

/// Takes the rows of a list that are right, together; gives the fact and how many.
///
/// # Errors
/// None of them is new and right.
pub fn commit(
    books: &mut Books<'_, '_, Write>,
    register: &Register,
    top: PlaceCode,
    (name, bytes): (&str, &[u8]),
) -> Result<(i64, usize)> {
    let preview = preview(books, register, top, bytes)?;
    if preview.rows.is_empty() {
        return Err(Refusal::NothingToSave.into());
    }
    let source = Source {
        way: Way::Sheet,
        name: name.to_owned(),
        sha256: preview.sha256,
        as_on: books.today,
        synthetic: false,
    };
    let block = RowBlock::of(register, &preview.rows);
    let n_rows = block.n_rows();
    Ok((books.record(&Fact::RowsTaken { source, block })?, n_rows))
}

/// The lines that were not taken as a table to be mended and handed in again, the reasons in the last
/// column, as `say` words them.
#[must_use]
pub fn refused_table(
    preview: &Preview,
    titles: [String; 2],
    say: impl Fn(&Refusal) -> String,
) -> Table {
    let column = |heading: &String| Column { heading: heading.clone(), width: 0 };
    let [title, why] = titles;
    let n_columns = preview.headings.len();
    let rows = preview.refused.iter().map(|refused| {
        let mut cells: Vec<Cell> = refused.cells.iter().cloned().map(Cell::Text).collect();
        cells.resize(n_columns, Cell::Empty);
        let why: Vec<String> = refused.why.iter().map(&say).collect();
        cells.push(Cell::Text(format!("{}: {}", refused.line, why.join("; "))));
        cells
    });
    Table {
        sheet: title.clone(),
        titles: Vec::new(),
        columns: preview.headings.iter().map(column).chain([column(&why)]).collect(),
        rows: rows.collect(),
        notes: Vec::new(),
    }
}

/// A field's value as it goes out in a file; what is masked stays masked.
#[must_use]
pub fn given_out(field: &Field, value: Option<&Value>, is_plain: bool) -> Cell {
    match value {
        None => Cell::Empty,
        Some(value) if !is_plain => Cell::Text(super::masked(field.kind, value)),
        Some(Value::Number(n)) if field.kind == FieldKind::Count => Cell::Count(*n),
        Some(Value::Number(n)) if field.kind == FieldKind::Money => Cell::Paise(*n),
        Some(value) => Cell::Text(typed::shown(field, value, hindi::Lang::Hi)),
    }
}
