//! The shape of a sheet: which headings it has, in which order. An office sends the same proforma every
//! month, so what a person once said of its headings is kept and holds for the next sheet of the same shape.
//! What a heading says by itself is read elsewhere; here stands only what a person decided.

use crate::figure::FigureKind;
use crate::indicator::IndicatorCode;
use crate::refusal::Refusal;

/// Headings that one decision may name: as many as a sheet has columns.
pub const MOST_HEADINGS: usize = 300;

/// What a person said that a heading means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Means {
    Figures {
        indicator: IndicatorCode,
        kind: FigureKind,
    },
    /// Nothing under it is taken in.
    LeftAside,
}

/// A heading as it stands in the sheet, and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    pub heading: String,
    pub means: Means,
}

/// What a person said of the headings of one shape. A later decision on the same shape takes the place of
/// the earlier one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headings {
    /// SHA-256, in lower-case hex, of the headings without months, years, digits and marks.
    pub shape: String,
    /// The file that lay on the desk when it was decided.
    pub seen_in: String,
    pub decided: Vec<Decided>,
}

/// Decides whether a decision may be written down.
///
/// # Errors
/// It decides nothing, or more than a sheet has columns.
pub fn may_decide(headings: &Headings) -> Result<(), Refusal> {
    if headings.decided.is_empty() || headings.decided.len() > MOST_HEADINGS {
        return Err(Refusal::NoHeadingDecided);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_decides_something_and_no_more_than_a_sheet_has_columns() {
        let of = |n: usize| Headings {
            shape: String::new(),
            seen_in: String::new(),
            decided: vec![
                Decided { heading: "समूह".to_owned(), means: Means::LeftAside };
                n
            ],
        };
        for (n, expected) in [
            (0, Err(Refusal::NoHeadingDecided)),
            (1, Ok(())),
            (MOST_HEADINGS, Ok(())),
            (MOST_HEADINGS + 1, Err(Refusal::NoHeadingDecided)),
        ] {
            assert_eq!(may_decide(&of(n)), expected, "{n}");
        }
    }
}
