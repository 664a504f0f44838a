//! One cell as a figure: a count or paise, one of the blanks, or what is wrong with it. Judges a cell
//! by itself; how it stands to other cells is for [`crate::checks`].

use domain::figure::{Blank, Cell};
use domain::indicator::Unit;
use hindi::number::{Reading, read_cell};
use hindi::{Exact, legacy_font};

use crate::finding::{Finding, What};
use crate::grid::Raw;

/// Larger than any figure of an office, in counts or paise: ten lakh crore rupees. Sums over a state
/// stay within 64 bits.
pub(crate) const MAX_FIGURE: i64 = 1_000_000_000_000_000;

/// A decimal of more digits is two numbers run together.
const MAX_DIGITS: usize = 15;

/// Reads a cell of figures that stand in units of ten to `scale`. `None` for an empty cell: nothing is said.
///
/// # Errors
/// What stops the cell from being taken.
pub(crate) fn read(raw: Raw<'_>, unit: Unit, scale: u32) -> Result<Option<Taken>, Finding> {
    let stop = |what: What| Err(Finding::stops(what));
    let text = match raw {
        Raw::Empty => return Ok(None),
        Raw::Formula("") => return stop(What::FormulaEmpty),
        Raw::Bool(_) | Raw::Error(_) | Raw::Date(_) => {
            return stop(What::NotANumber { text: raw.text().to_owned() });
        }
        Raw::Text(text) | Raw::Number(text) | Raw::Formula(text) => text,
    };
    let blank = |blank| Ok(Some(Taken { cell: Cell::Blank(blank), warning: None }));
    let reading = plain_digits(text).map_or_else(|| read_cell(text), Reading::Number);
    match reading {
        // A percent is worked out here; as a figure it is a slip of the column.
        Reading::Number(_) if text.contains('%') || text.contains("प्रतिशत") => {
            stop(What::NotANumber { text: text.to_owned() })
        }
        Reading::Number(number) => {
            let value = value(number, unit, scale, text)?;
            let is_formula = matches!(raw, Raw::Formula(_));
            let warning = is_formula.then(|| What::FormulaCell { value: text.to_owned() });
            Ok(Some(Taken { cell: Cell::Value(value), warning }))
        }
        Reading::NotApplicable => blank(Blank::NotApplicable),
        Reading::NoTarget => blank(Blank::NoTarget),
        Reading::NotReported => blank(Blank::NotReported),
        Reading::Dash => {
            let cell = Cell::Blank(Blank::NotReported);
            Ok(Some(Taken { cell, warning: Some(What::DashTaken) }))
        }
        Reading::NotANumber => stop(not_a_number(text)),
    }
}

/// A cell as it will be taken, with what is worth saying about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Taken {
    pub(crate) cell: Cell,
    pub(crate) warning: Option<What>,
}

/// A number of nothing but digits, which most are: read without asking what else it could be.
fn plain_digits(text: &str) -> Option<Exact> {
    let is_plain = text.len() <= MAX_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit());
    is_plain.then(|| text.parse().ok().map(Exact::integer)).flatten()
}

fn value(number: Exact, unit: Unit, scale: u32, text: &str) -> Result<i64, Finding> {
    let stop = |what: What| Err(Finding::stops(what));
    if number.is_negative() {
        return stop(What::Negative { value: text.to_owned() });
    }
    let power = match unit {
        Unit::Count => scale,
        Unit::Paise => scale + 2,
    };
    let power = u8::try_from(power).unwrap_or(u8::MAX);
    if number.scale() > power {
        return stop(What::Fraction { value: text.to_owned() });
    }
    match number.to_scale(power) {
        Some(value) if value <= MAX_FIGURE => Ok(value),
        _ => stop(What::Overflow { text: text.to_owned() }),
    }
}

fn not_a_number(text: &str) -> What {
    let text_owned = text.to_owned();
    let latin = hindi::digits::latin_digits(text);
    let is_digits = latin.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '-' | ' '));
    let n_digits = latin.chars().take_while(|c| *c != '.').filter(char::is_ascii_digit).count();
    if is_digits && n_digits > MAX_DIGITS {
        return What::Overflow { text: text_owned };
    }
    // Finer than four decimals: the result of a division, not a count.
    let mut halves = latin.trim().splitn(2, '.');
    let is_plain = |part: Option<&str>| {
        part.is_some_and(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
    };
    if is_plain(halves.next()) && is_plain(halves.next()) {
        return What::Fraction { value: text_owned };
    }
    if legacy_font::looks_legacy(text) {
        return What::LegacyFont { text: text_owned };
    }
    What::NotANumber { text: text_owned }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test")]
    use super::*;

    #[test]
    fn zero_and_the_blanks_are_told_apart() {
        for (raw, expected) in [
            (Raw::Text("शून्य"), Some(Cell::Value(0))),
            (Raw::Text("NIL"), Some(Cell::Value(0))),
            (Raw::Number("0"), Some(Cell::Value(0))),
            (Raw::Text("लागू नहीं"), Some(Cell::Blank(Blank::NotApplicable))),
            (Raw::Text("लक्ष्य आवंटित नहीं"), Some(Cell::Blank(Blank::NoTarget))),
            (Raw::Text("अप्राप्त"), Some(Cell::Blank(Blank::NotReported))),
            (Raw::Text("-"), Some(Cell::Blank(Blank::NotReported))),
            (Raw::Empty, None),
        ] {
            let taken = read(raw, Unit::Count, 0).unwrap();
            assert_eq!(taken.map(|taken| taken.cell), expected, "{raw:?}");
        }
    }

    #[test]
    fn a_figure_is_read_as_offices_write_it() {
        for (raw, unit, scale, expected) in [
            (Raw::Text("1,77,188"), Unit::Count, 0, 177_188),
            (Raw::Text("१,७७,१८८"), Unit::Count, 0, 177_188),
            (Raw::Text("75 हजार 352"), Unit::Count, 0, 75_352),
            (Raw::Number("218"), Unit::Count, 0, 218),
            (Raw::Number("563069.65"), Unit::Paise, 5, 5_630_696_500_000),
            (Raw::Text("रु० 15,000/-"), Unit::Paise, 0, 1_500_000),
            (Raw::Formula("12"), Unit::Count, 0, 12),
        ] {
            let taken = read(raw, unit, scale).unwrap().unwrap();
            assert_eq!(taken.cell, Cell::Value(expected), "{raw:?}");
        }
    }

    #[test]
    fn what_is_no_figure_says_why() {
        for (raw, code) in [
            (Raw::Text("बारह सौ?"), "not-a-number"),
            (Raw::Text("85%"), "not-a-number"),
            (Raw::Error("#REF!"), "not-a-number"),
            (Raw::Date("2025-10-31"), "not-a-number"),
            (Raw::Bool(true), "not-a-number"),
            (Raw::Number("-5"), "negative"),
            (Raw::Number("12.5"), "fraction"),
            (Raw::Number("33.3333333333333"), "fraction"),
            (Raw::Number("99999999999999999999"), "overflow"),
            (Raw::Text("200000000000000000"), "overflow"),
            (Raw::Formula(""), "formula-empty"),
        ] {
            assert_eq!(read(raw, Unit::Count, 0).unwrap_err().what.code(), code, "{raw:?}");
        }
    }
}
