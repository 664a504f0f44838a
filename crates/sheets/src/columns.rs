//! What each column of a table holds, by the headings above it and the figures below.

use domain::place::{PlaceCode, Tier};

use crate::find::{Known, Why, is_number};
use crate::grid::{Raw, Row};
use crate::heading::{Meaning, Programme, Stretch};
use crate::vocabulary::{self, Role};

/// Lines that one heading takes at most.
const N_HEADING_LINES: usize = 5;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    Place(Option<Tier>),
    Code,
    Indicator,
    Month,
    Figures {
        meaning: Meaning,
        place: Option<PlaceCode>,
    },
    Ignored(Why),
    /// Figures under a heading that is not known.
    Unknown,
    /// Figures under what should be a place and is not one.
    UnknownPlace,
}

/// A column of the table.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    pub(crate) ix: u32,
    pub(crate) heading: String,
    /// The row of the lowest heading text, from 1.
    pub(crate) heading_row: u32,
    pub(crate) holds: Use,
}

/// The texts above each column, and what they make of it.
pub(crate) fn read(head: &[Row<'_>], body: &[Row<'_>], known: &Known<'_>) -> Vec<Column> {
    let (titles, lines) = titles_and_lines(head, known);
    let title = known.programmes.find_in_title(&titles.join(" "));
    let mut seen: Vec<(u32, bool)> = Vec::new();
    for (column, raw) in body.iter().flat_map(|row| row.cells()) {
        match seen.binary_search_by_key(&column, |(column, _)| *column) {
            Ok(at) => seen.get_mut(at).into_iter().for_each(|(_, n)| *n |= is_number(raw)),
            Err(at) => seen.insert(at, (column, is_number(raw))),
        }
    }
    for (column, _) in lines.iter().flat_map(|row| row.cells()) {
        if let Err(at) = seen.binary_search_by_key(&column, |(column, _)| *column) {
            seen.insert(at, (column, false));
        }
    }
    let has_indicators = seen.iter().any(|(ix, _)| {
        lines.iter().any(|row| vocabulary::role(row.at(*ix).text()) == Some(Role::Indicator))
    });
    let reader = Reader { lines: &lines, title, has_indicators, known };
    seen.into_iter().map(|(ix, has_numbers)| reader.column(ix, has_numbers)).collect()
}

/// Rows of one cell are titles, unless the cell is just a programme's name merged over its columns.
fn titles_and_lines<'a>(head: &[Row<'a>], known: &Known<'_>) -> (Vec<&'a str>, Vec<Row<'a>>) {
    let (mut titles, mut lines) = (Vec::new(), Vec::new());
    for row in head {
        let only = row.cells().next().filter(|_| row.cells().count() == 1);
        match only {
            Some((_, raw)) if known.programmes.find(raw.text()).is_none() => {
                titles.push(raw.text())
            }
            _ => lines.push(*row),
        }
    }
    let from = lines.len().saturating_sub(N_HEADING_LINES);
    titles.extend(lines.drain(..from).flat_map(|row| row.cells().map(|(_, raw)| raw.text())));
    (titles, lines)
}

struct Reader<'r, 'a> {
    lines: &'r [Row<'a>],
    title: Option<&'r Programme>,
    has_indicators: bool,
    known: &'r Known<'r>,
}

impl<'a> Reader<'_, 'a> {
    fn column(&self, ix: u32, has_numbers: bool) -> Column {
        let texts = self.texts(ix);
        let own = self.lines.iter().rev().find(|row| row.at(ix) != Raw::Empty);
        let lowest = own.map_or("", |row| row.at(ix).text());
        let heading_row = own.map_or(0, Row::number);
        let mut heading: Vec<&str> = texts.clone();
        heading.dedup();
        Column {
            ix,
            heading: heading.join(" · "),
            heading_row,
            holds: self.holds(lowest, &texts, has_numbers),
        }
    }

    /// The texts above a column from the top; one merged over several columns holds for each.
    fn texts(&self, ix: u32) -> Vec<&'a str> {
        let mut texts = Vec::new();
        for (n, row) in self.lines.iter().enumerate() {
            let own = row.at(ix).text();
            let is_below = |r: &Row<'_>| r.at(ix) != Raw::Empty;
            let has_more = self.lines.get(n + 1..).unwrap_or_default().iter().any(is_below);
            if !own.is_empty() {
                texts.push(own);
            } else if has_more {
                let left = row.cells().take_while(|(column, _)| *column < ix).last();
                texts.extend(left.map(|(_, raw)| raw.text()));
            }
        }
        texts
    }

    fn holds(&self, lowest: &str, texts: &[&str], has_numbers: bool) -> Use {
        let mut meaning = self.known.programmes.read(texts);
        match vocabulary::role(lowest) {
            Some(Role::Serial) => return Use::Ignored(Why::Serial),
            Some(Role::Remark) => return Use::Ignored(Why::Remark),
            Some(Role::Place(tier)) => return Use::Place(tier),
            Some(Role::Code) => return Use::Code,
            Some(Role::Indicator) => return Use::Indicator,
            // माह beside क्रमिक under उपलब्धि is "in the month", not a column of months.
            Some(Role::Month) if meaning.has_kind() => {
                meaning.stretch = Some(Stretch::InPeriod);
            }
            Some(Role::Month) => return Use::Month,
            None => {}
        }
        if meaning.is_percent {
            return Use::Ignored(Why::Percent);
        }
        if meaning.is_computed {
            return Use::Ignored(Why::Computed);
        }
        if vocabulary::is_total(lowest) {
            return Use::Ignored(Why::Total);
        }
        // लक्ष्य alone takes its programme from the row, or from the title.
        let is_kind_alone = meaning.has_kind() && meaning.rest.is_empty();
        if meaning.programme.is_none() && is_kind_alone && !self.has_indicators {
            meaning.programme = self.title.cloned();
        }
        if meaning.programme.is_some() || (is_kind_alone && self.has_indicators) {
            return Use::Figures { meaning, place: None };
        }
        if has_numbers { Use::Unknown } else { Use::Ignored(Why::Note) }
    }
}
