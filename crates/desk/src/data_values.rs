//! Figures that another program sends value by value, each with its programme, period and place: looked at, and
//! taken in as one fact. All of them or none; each that cannot be taken is told by its number in the list.

use std::collections::{BTreeMap, BTreeSet};

use domain::figure::{Blank, Cell, Figure, FigureBlock, FigureKind, Source, Way};
use domain::indicator::{IndicatorCode, Nature, Unit};
use domain::period::{Fy, Period};
use domain::place::PlaceCode;
use domain::policy::Action;
use domain::post::Post;
use domain::refusal::Refusal;
use jiff::civil::Date;
use score::ColumnKey;
use store::Write;

use crate::access::{self, Target};
use crate::desk::Books;
use crate::error::Result;
use crate::figures::{Saved, save};
use crate::hash::hex_sha256;
use crate::known::Known;

/// One value as it was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// The code of an indicator.
    pub indicator: String,
    /// The word of a kind; empty for achieved to date.
    pub kind: String,
    /// `202410`, `2024April`, or as our own addresses have it.
    pub period: String,
    /// The word of a place, or its tier and LGD code: `block 1270`.
    pub place: String,
    pub value: String,
    /// What was said before is withdrawn.
    pub is_deleted: bool,
}

/// Which part of a value cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Property {
    Indicator,
    Kind,
    Period,
    Place,
    Value,
}

/// Why a value cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// From 0, in the order of sending.
    pub index: usize,
    pub property: Property,
    /// What stood there.
    pub value: String,
    /// A word that never changes.
    pub code: &'static str,
    /// English.
    pub message: String,
}

/// What taking the values in would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looked {
    pub n_values: usize,
    pub n_new: usize,
    pub n_changed: usize,
    pub n_same: usize,
    pub n_withdrawn: usize,
    pub conflicts: Vec<Conflict>,
    block: FigureBlock,
}

/// Conflicts that are listed at most.
const MOST_CONFLICTS: usize = 500;

/// Looks at values without keeping any. Places out of the post's reach are as if they were not there.
///
/// # Errors
/// The database failed.
pub fn look<M>(books: &mut Books<'_, '_, M>, post: &Post, values: &[Sent]) -> Result<Looked> {
    let slugs: BTreeSet<&str> = values.iter().map(|value| value.place.as_str()).collect();
    let mut places: BTreeMap<&str, PlaceCode> = BTreeMap::new();
    for slug in slugs {
        let Some(code) = place(&books.known, slug) else { continue };
        if access::may(books, post, Action::TakeInFigures, Target::Place(code))? {
            places.insert(slug, code);
        }
    }
    let mut looked = Looked { n_values: values.len(), ..Looked::default() };
    let mut found: BTreeMap<(ColumnKey, PlaceCode), (usize, Cell)> = BTreeMap::new();
    for (index, sent) in values.iter().enumerate() {
        let taken = read(&books.known, &places, sent).and_then(|(key, cell)| {
            match found.insert(key, (index, cell)) {
                Some((other, before)) if before != cell => {
                    let message = format!("value {other} says another figure for the same cell");
                    Err((Property::Value, "twice-differing", message))
                }
                _ => Ok(()),
            }
        });
        if let Err((property, code, message)) = taken
            && looked.conflicts.len() < MOST_CONFLICTS
        {
            let value = sent.said(property).to_owned();
            looked.conflicts.push(Conflict { index, property, value, code, message });
        }
    }
    for ((key, place), (_, cell)) in &found {
        match (books.known.cube.stated(key, *place), *cell) {
            (Some(before), cell) if before == cell => looked.n_same += 1,
            (None, GONE) => looked.n_same += 1,
            (Some(_), GONE) => looked.n_withdrawn += 1,
            (Some(_), _) => looked.n_changed += 1,
            (None, _) => looked.n_new += 1,
        }
    }
    let figures: Vec<Figure> = found.into_iter().map(figure).collect();
    looked.block = FigureBlock::of(&figures);
    Ok(looked)
}

/// In the cube a cell that says this is as one of which nothing was said.
const GONE: Cell = Cell::Blank(Blank::NotReported);

fn figure(((key, place), (_, cell)): ((ColumnKey, PlaceCode), (usize, Cell))) -> Figure {
    let ColumnKey { indicator, kind, period } = key;
    Figure { indicator, place, period, kind, cell }
}

/// Takes in what was looked at: all of it or nothing.
///
/// # Errors
/// There are conflicts, the same list was taken in before, or there is nothing in it.
pub fn take(
    books: &mut Books<'_, '_, Write>,
    (name, as_on): (&str, Date),
    bytes: &[u8],
    looked: &Looked,
) -> Result<Saved> {
    if !looked.conflicts.is_empty() {
        return Err(Refusal::SheetHasFaults { n_faults: looked.conflicts.len() }.into());
    }
    domain::text::may_write(name)?;
    let sha256 = hex_sha256(bytes);
    if let Some(intake) = store::intakes::by_sha256(books.tx, &sha256)? {
        return Err(Refusal::SheetAlreadyTaken { fact: intake.fact }.into());
    }
    store::files::keep(books.tx, name, bytes)?;
    let source = Source { way: Way::Api, name: name.to_owned(), sha256, as_on, synthetic: false };
    save(books, source, looked.block.clone())
}

impl Sent {
    fn said(&self, property: Property) -> &str {
        match property {
            Property::Indicator => &self.indicator,
            Property::Kind => &self.kind,
            Property::Period => &self.period,
            Property::Place => &self.place,
            Property::Value => &self.value,
        }
    }
}

type Fault = (Property, &'static str, String);

/// The cell of a value and what it says.
fn read(
    known: &Known,
    places: &BTreeMap<&str, PlaceCode>,
    sent: &Sent,
) -> std::result::Result<((ColumnKey, PlaceCode), Cell), Fault> {
    let unknown = |property, code, what: &str| {
        (property, code, format!("“{}” is no {what} here", sent.said(property)))
    };
    let code = IndicatorCode::new(&sent.indicator);
    let indicator = known.book.indicators().get(&code);
    let indicator =
        indicator.ok_or_else(|| unknown(Property::Indicator, "unknown-indicator", "indicator"))?;
    let kind = match sent.kind.as_str() {
        "" => Some(FigureKind::AchievedToDate),
        word => FigureKind::of_word(word),
    };
    let kind =
        match kind.ok_or_else(|| unknown(Property::Kind, "unknown-kind", "kind of figure"))? {
            // A level has no sum to date: its last value stands.
            FigureKind::AchievedToDate if indicator.nature == Nature::Stock => FigureKind::Achieved,
            kind => kind,
        };
    let period =
        period(&sent.period).ok_or_else(|| unknown(Property::Period, "bad-period", "period"))?;
    let place = places.get(sent.place.as_str()).copied();
    let place = place.ok_or_else(|| unknown(Property::Place, "unknown-place", "place"))?;
    let cell = if sent.is_deleted { GONE } else { value(&sent.value, indicator.unit)? };
    Ok(((ColumnKey { indicator: code, kind, period }, place), cell))
}

fn value(text: &str, unit: Unit) -> std::result::Result<Cell, Fault> {
    let of_word = Blank::ALL.into_iter().find(|blank| blank.word() == text);
    if let Some(blank) = of_word {
        return Ok(Cell::Blank(blank));
    }
    match sheets::take_in::value(text, unit) {
        Ok(Some(cell)) => Ok(cell),
        Ok(None) => Err((Property::Value, "value-missing", "the value is empty".to_owned())),
        Err(finding) => Err((Property::Value, finding.what.code(), finding.what.to_string())),
    }
}

fn place(known: &Known, text: &str) -> Option<PlaceCode> {
    if let Some(place) = known.tree.by_slug(text) {
        return Some(place.code);
    }
    let (tier, lgd) = text.split_once(' ')?;
    let lgd: i64 = lgd.parse().ok()?;
    let places = known.tree.places().iter().map(|place| place.code);
    places.into_iter().find(|code| code.tier().word() == tier && code.lgd() == lgd)
}

/// A period as DHIS2 writes it, or as we do.
fn period(text: &str) -> Option<Period> {
    if let Some(year) = text.strip_suffix("April") {
        return year.parse().ok().map(Fy).map(Period::Year);
    }
    if text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let (year, month) = text.split_at_checked(4)?;
        return Period::month(year.parse().ok()?, month.parse().ok()?);
    }
    Period::read(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_read_in_either_writing() {
        for (text, expected) in [
            ("202410", Period::month(2024, 10)),
            ("2024-10", Period::month(2024, 10)),
            ("2024April", Some(Period::Year(Fy(2024)))),
            ("2024-25", Some(Period::Year(Fy(2024)))),
            ("202413", None),
            ("2024W40", None),
            ("अक्टूबर", None),
            ("", None),
        ] {
            assert_eq!(period(text), expected, "{text}");
        }
    }
}
