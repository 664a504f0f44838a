//! Large extracts: one row for a place, an indicator and a month, with codes instead of names, lakhs of
//! rows. The quick reader takes plain digits only and gives up at anything else; then the careful
//! reader goes over the whole file again and says what is wrong in which row. Both give the same figures.

mod careful;
mod pieces;
mod quick;

use std::io::{self, Read, Seek};

use domain::figure::{FigureBlock, FigureKind};
use domain::indicator::{IndicatorCode, Unit};
use domain::period::Period;
use domain::place::PlaceCode;

use crate::finding::{Finding, What};
use crate::heading::read_words;
use crate::vocabulary::{self, Role};

use pieces::Pieces;

/// An indicator as the extract names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LongIndicator {
    /// The word or number in the file.
    pub code: String,
    pub indicator: IndicatorCode,
    /// Money stands in the file in rupees.
    pub unit: Unit,
}

/// What the codes of an extract mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extract {
    /// Code in the file and place, in the order that the block shall have.
    pub places: Vec<(u32, PlaceCode)>,
    pub indicators: Vec<LongIndicator>,
    /// Number in the file and the month (or other period) that it means.
    pub months: Vec<(u32, Period)>,
    /// What the two columns of figures hold.
    pub target: FigureKind,
    pub achieved: FigureKind,
}

impl Extract {
    fn n_columns(&self) -> usize {
        self.indicators.len() * self.months.len() * 2
    }

    /// The column of an indicator, a month and target (0) or achieved (1).
    fn column(&self, indicator: usize, month: usize, side: usize) -> usize {
        (indicator * self.months.len() + month) * 2 + side
    }

    /// What a column holds.
    fn key(&self, column: usize) -> Option<(&LongIndicator, FigureKind, Period)> {
        let n_months = self.months.len();
        let (cell, side) = (column / 2, column % 2);
        let indicator = self.indicators.get(cell.checked_div(n_months)?)?;
        let (_, period) = self.months.get(cell.checked_rem(n_months)?)?;
        Some((indicator, if side == 0 { self.target } else { self.achieved }, *period))
    }
}

/// Where the five columns stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Order {
    pub(crate) place: usize,
    pub(crate) indicator: usize,
    pub(crate) month: usize,
    pub(crate) target: usize,
    pub(crate) achieved: usize,
}

/// Columns of an extract.
pub(crate) const N_FIELDS: usize = 5;

/// Reads an extract from its beginning to its end, a second time where the quick reader gives up. The
/// block is empty when any finding stops.
///
/// # Errors
/// The file cannot be read.
pub fn read_long<F: Read + Seek>(
    file: &mut F,
    extract: &Extract,
) -> io::Result<(FigureBlock, Vec<Finding>)> {
    let mut pieces = Pieces::of(file);
    let head = pieces.head()?;
    let Some(order) = order(&head) else {
        return Ok((FigureBlock::default(), vec![Finding::stops(What::NoHeader)]));
    };
    if let Some(block) = quick::read(pieces, extract, order)? {
        let is_empty = block.columns.is_empty();
        let findings = if is_empty { vec![Finding::stops(What::NoRows)] } else { Vec::new() };
        return Ok((block, findings));
    }
    file.rewind()?;
    let mut whole = Vec::new();
    file.read_to_end(&mut whole)?;
    let body = whole.get(head.len()..).unwrap_or_default();
    Ok(careful::read(body, extract, order))
}

/// The columns by their headings; they may stand in any order.
fn order(head: &[u8]) -> Option<Order> {
    let head = std::str::from_utf8(head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head)).ok()?;
    let names: Vec<&str> = head.trim_end().split(',').map(|name| name.trim_matches('"')).collect();
    if names.len() != N_FIELDS {
        return None;
    }
    let role_at = |is_it: fn(Role) -> bool| {
        names.iter().position(|name| vocabulary::role(name).is_some_and(is_it))
    };
    let words_at = |is_it: fn(&crate::heading::Meaning) -> bool| {
        names.iter().position(|name| is_it(&read_words(name)))
    };
    Some(Order {
        place: role_at(|role| matches!(role, Role::Place(_) | Role::Code))?,
        indicator: role_at(|role| role == Role::Indicator)?,
        month: role_at(|role| role == Role::Month)?,
        target: words_at(|words| words.is_target)?,
        achieved: words_at(|words| words.is_achieved)?,
    })
}
