//! Numbers, grades and movements made ready to be shown. Rounding was done before; here a value only
//! gets its digits.

use domain::figure::Cell;
use domain::grade::{Bound, Letter, Marks, Method, Value};
use domain::indicator::Unit;
use domain::scheme::Scheme;
use domain::scorecard::Rank;
use hindi::digits;

use crate::look::parts::{Grade, Moved, Standing};
use crate::look::words::Words;
use crate::visit::Visit;
use desk::{Known, wording};

/// A number of rows: exact, or "at least so many" where a list is longer than is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) n: i64,
    pub(crate) is_at_least: bool,
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let more = if self.is_at_least { "+" } else { "" };
        write!(f, "{}{more}", digits::group(self.n))
    }
}

/// What stands where there is nothing to show.
pub(crate) const DASH: &str = "–";

/// The grade of a letter; `N` where there is none.
pub(crate) fn grade(letter: Option<&Letter>) -> Grade {
    Grade::new(letter.map_or("N", Letter::as_str))
}

/// A cell in the reader's language.
pub(crate) fn cell(visit: &Visit, cell: Cell, unit: Unit) -> String {
    visit.say(&wording::cell(cell, unit))
}

/// A number, or a dash where there is none.
pub(crate) fn number(cell: Cell, unit: Unit) -> String {
    match (cell, unit) {
        (Cell::Value(value), Unit::Count) => digits::group(value),
        (Cell::Value(value), Unit::Paise) => digits::paise(value),
        (Cell::Blank(_), _) => DASH.to_owned(),
    }
}

/// How a rank moved.
pub(crate) fn moved(now: Option<Rank>, before: Option<Rank>) -> Moved {
    match (now, before) {
        (Some(now), Some(before)) if now.rank < before.rank => {
            Moved::Up((before.rank - now.rank).to_string())
        }
        (Some(now), Some(before)) if now.rank > before.rank => {
            Moved::Down((now.rank - before.rank).to_string())
        }
        (Some(_), Some(_)) => Moved::Same,
        _ => Moved::New,
    }
}

/// A rank among siblings with its movement.
pub(crate) fn standing(now: Option<Rank>, before: Option<Rank>) -> Option<Standing> {
    let rank = now?;
    Some(Standing {
        rank: rank.rank.to_string(),
        of: rank.among.to_string(),
        moved: moved(now, before),
    })
}

/// Marks or scores in hundredths: `5`, `4.5`, `7.84`; whole numbers without decimals.
pub(crate) fn marks(hundredths: i64) -> String {
    let text = digits::percent(hundredths);
    text.strip_suffix(".00").map_or(text.clone(), str::to_owned)
}

/// The lowest percent (hundredths) that brings full marks.
pub(crate) fn best_mark(method: &Method) -> Option<i64> {
    match (&method.terms.value, method.terms.marks) {
        (Value::Percent, Marks::Bands) => {}
        (Value::Percent, Marks::Straight { full_at_hundredths, .. }) => {
            return Some(full_at_hundredths);
        }
        _ => return None,
    }
    let full = method.full_marks_hundredths();
    method
        .line_bands
        .iter()
        .filter(|band| band.marks_hundredths == full)
        .filter_map(|band| band.low.map(|low| low.hundredths))
        .min()
}

/// The unit in which a line is counted.
pub(crate) fn unit(known: &Known, scheme: Option<&Scheme>) -> Unit {
    scheme
        .and_then(|scheme| known.book.indicators().get(&scheme.achieved))
        .map_or(Unit::Count, |indicator| indicator.unit)
}

/// The bounds of a band: `90.00 ≤ % < 100.00`.
pub(crate) fn bounds(low: Option<Bound>, high: Option<Bound>, of: &str) -> String {
    let side = |bound: Bound| if bound.inclusive { "≤" } else { "<" };
    let low = low.map_or(String::new(), |b| format!("{} {} ", marks(b.hundredths), side(b)));
    let high = high.map_or(String::new(), |b| format!(" {} {}", side(b), marks(b.hundredths)));
    format!("{low}{of}{high}")
}

/// What the places below are called.
pub(crate) fn children_word(
    words: &Words,
    known: &Known,
    place: domain::place::PlaceCode,
) -> String {
    use domain::place::Tier;
    let tier = known.tree.children(place).next().map(|child| child.code.tier());
    match tier {
        Some(Tier::State) => words.w("place-states"),
        Some(Tier::District) => words.w("place-districts"),
        Some(Tier::Clf) => words.w("place-clusters"),
        Some(Tier::Vo) => words.w("place-organisations"),
        Some(Tier::GramPanchayat | Tier::Village) => words.w("place-panchayats"),
        Some(Tier::Nation | Tier::Block) | None => words.w("place-blocks"),
    }
}
