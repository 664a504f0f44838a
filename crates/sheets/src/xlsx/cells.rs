//! The cells of one worksheet, one after another. A cell far out costs nothing: it is refused by its
//! address, not by making room for it.

use crate::archive::Archive;
use crate::finding::{CellRef, Finding, What};
use crate::grid::{Kind, Slot, Span, TextStore, Typeface};
use crate::limits::Limits;

use super::xml::{Step, Tag, Walk};
use super::{Book, decimal};

/// What reading a sheet needs at hand.
pub(super) struct Desk<'a> {
    pub(super) book: &'a Book,
    pub(super) limits: &'a Limits,
    pub(super) store: &'a mut TextStore,
}

/// The cell being read.
#[derive(Default)]
struct Open {
    row: u32,
    column: u32,
    kind: String,
    look: usize,
    value: String,
    has_formula: bool,
}

/// Which of a cell's parts the text belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    Value,
}

pub(super) fn read(
    archive: &Archive<'_>,
    path: &str,
    sheet: &str,
    desk: &mut Desk<'_>,
) -> Result<Vec<Slot>, Finding> {
    let mut slots = Vec::new();
    let Some(part) = archive.part(path)? else {
        return Err(Finding::stops(What::Damaged { part: path.to_owned() }));
    };
    let mut walk = Walk::new(part);
    let mut open = Open::default();
    let mut inside = Inside::Nothing;
    // Where the next cell stands when it does not say.
    let (mut row, mut column) = (0_u32, 0_u32);
    while let Some(step) = walk.next()? {
        match step {
            Step::Start(tag) if tag.is("row") => {
                row = tag
                    .value("r")
                    .parse::<u32>()
                    .ok()
                    .and_then(|r| r.checked_sub(1))
                    .unwrap_or(row);
                column = 0;
            }
            Step::Start(tag) if tag.is("c") => {
                open = opened(&tag, (row, column));
                column = open.column.saturating_add(1);
                row = open.row;
            }
            Step::Start(tag) if tag.is("v") || tag.is("t") => inside = Inside::Value,
            Step::Start(tag) if tag.is("f") => open.has_formula = true,
            Step::Start(tag) if tag.is("rPh") => inside = Inside::Nothing,
            Step::Text(text) if inside == Inside::Value => {
                open.value.push_str(text);
                if desk.limits.is_far_too_long(&open.value) {
                    return Err(too_long(sheet, &open, desk.limits));
                }
            }
            Step::End("v" | "t") => inside = Inside::Nothing,
            Step::End("row") => row = row.saturating_add(1),
            Step::End("c") => {
                if let Some(slot) = closed(&open, sheet, desk)? {
                    if slots.len() >= desk.limits.n_cells {
                        let limit = Limits::default().n_cells.to_string();
                        return Err(Finding::stops(What::TooManyCells { limit }));
                    }
                    slots.push(slot);
                }
            }
            Step::End("sheetData") => break,
            _ => {}
        }
    }
    Ok(slots)
}

fn opened(tag: &Tag<'_>, next: (u32, u32)) -> Open {
    let (row, column) = address(&tag.value("r")).unwrap_or(next);
    let look = tag.value("s").parse().unwrap_or(0);
    Open { row, column, kind: tag.value("t"), look, value: String::new(), has_formula: false }
}

/// `C7` is row 6, column 2. `None` for no address or one that no spreadsheet has.
fn address(text: &str) -> Option<(u32, u32)> {
    let n_letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = text.split_at_checked(n_letters)?;
    if !(1..=3).contains(&n_letters) || digits.len() > 7 {
        return None;
    }
    let value = |byte: u8| u32::from(byte.to_ascii_uppercase() - b'A') + 1;
    let column = letters.bytes().fold(0, |sum, byte| sum * 26 + value(byte));
    let row: u32 = digits.parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

/// The finished cell; `None` when it says nothing.
fn closed(open: &Open, sheet: &str, desk: &mut Desk<'_>) -> Result<Option<Slot>, Finding> {
    let value = open.value.trim();
    if value.is_empty() && !open.has_formula {
        return Ok(None);
    }
    check_place(open, sheet, desk.limits)?;
    if desk.limits.is_too_long(value) {
        return Err(too_long(sheet, open, desk.limits));
    }
    let look = desk.book.looks.get(open.look).copied().unwrap_or_default();
    let (kind, text) = match open.kind.as_str() {
        "s" => {
            let ix: Option<usize> = value.parse().ok();
            let span = ix.and_then(|ix| desk.book.texts.get(ix)).copied();
            let Some((span, own)) = span else { return Err(lost(sheet, open)) };
            let face = if own == Typeface::Unicode { look.face } else { own };
            return Ok((!span.is_empty()).then(|| slot(open, Kind::Text, face, span)));
        }
        "str" | "inlineStr" => (Kind::Text, value.to_owned()),
        "b" => (if value == "1" { Kind::Yes } else { Kind::No }, value.to_owned()),
        "e" => (Kind::Error, value.to_owned()),
        "d" => (Kind::Date, value.split('T').next().unwrap_or_default().to_owned()),
        _ => number(value, look.is_day, desk.book.is_1904),
    };
    let kind = if open.has_formula && kind != Kind::Error { Kind::Formula } else { kind };
    let span = desk.store.keep(&text).ok_or_else(|| lost(sheet, open))?;
    Ok(Some(slot(open, kind, look.face, span)))
}

fn number(value: &str, is_day: bool, is_1904: bool) -> (Kind, String) {
    let Some(shown) = decimal::shown(value) else { return (Kind::Text, value.to_owned()) };
    match is_day.then(|| decimal::day(&shown, is_1904)).flatten() {
        Some(day) => (Kind::Date, day.to_string()),
        None => (Kind::Number, shown),
    }
}

fn slot(open: &Open, kind: Kind, face: Typeface, span: Span) -> Slot {
    let column = u16::try_from(open.column).unwrap_or(u16::MAX);
    Slot { row: open.row, column, kind, face, span }
}

fn lost(sheet: &str, open: &Open) -> Finding {
    let at = CellRef::new(sheet, open.row.saturating_add(1), open.column);
    Finding::stops(What::Damaged { part: at.to_string() }).at(at)
}

fn too_long(sheet: &str, open: &Open, limits: &Limits) -> Finding {
    let at = CellRef::new(sheet, open.row.saturating_add(1), open.column);
    Finding::stops(What::CellTooLong { limit: limits.n_cell_chars.to_string() }).at(at)
}

fn check_place(open: &Open, sheet: &str, limits: &Limits) -> Result<(), Finding> {
    let at = || CellRef::new(sheet, open.row.saturating_add(1), open.column);
    if open.column >= limits.n_columns {
        let limit = limits.n_columns.to_string();
        return Err(Finding::stops(What::TooManyColumns { limit }).at(at()));
    }
    if open.row >= limits.n_rows {
        let limit = limits.n_rows.to_string();
        return Err(Finding::stops(What::TooManyRows { limit }).at(at()));
    }
    Ok(())
}
