//! A figure quoted in a note, held against the books and against its neighbours: the same, different by how much,
//! not in the books, or impossible by its own arithmetic. Nothing is taken from here into the books.

use domain::figure::Cell;
use domain::indicator::{Indicator, IndicatorCode, Unit};
use domain::place::PlaceCode;
use hindi::exact::Exact;
use hindi::fold;
use hindi::reader::{self, FigureRole, Reading};
use jiff::civil::Date;
use score::Side;

use super::meant::Meant;
use crate::known::Known;

/// Hundredths of a unit: how paise are kept.
const PAISE_SCALE: u8 = 2;
/// How many times too large or too small a figure in the wrong unit is: a hundred to a crore.
const SLIPS: [i64; 6] = [100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000];

/// A quoted figure and what the books say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    pub found: reader::Figure,
    /// The indicator that is meant; `None` where none or more than one fits.
    pub indicator: Option<IndicatorCode>,
    pub place: PlaceCode,
    pub verdict: Verdict,
}

/// What comes of holding a figure against the books.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// No indicator fits, or it is a share or a rate.
    NotCompared,
    NotInBooks,
    Same,
    /// `by` is the quoted value less that of the books.
    Differs {
        in_books: i64,
        by: i64,
    },
    Impossible(Impossible),
}

/// Why a figure cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Impossible {
    /// More than the whole of which it is a part.
    OverWhole { whole: i64 },
    /// The note's own done and left do not make its whole.
    PartsDoNotAdd { parts: i64, whole: i64 },
    /// So many times what the books have: lakh for crore, rupees for lakh.
    UnitSlip { in_books: i64, times: i64 },
}

/// The figures of a reading, in the order of the text.
pub(super) fn all(
    known: &Known,
    meant: &Meant<'_>,
    reading: &Reading,
    (text, on): (&str, Date),
) -> Vec<Quoted> {
    let own = meant.own();
    let quoted = |found: &reader::Figure| {
        let named = found.place.and_then(|span| meant.place(span.of(text)));
        // A place that the sentence began with holds for its figures.
        let place = named.or_else(|| meant.place(begun(text, found.span.start))).unwrap_or(own);
        let indicator = indicator(known, found, text);
        let verdict = match indicator {
            Some(indicator) => verdict(known, (indicator, found), place, on),
            None => Verdict::NotCompared,
        };
        let indicator = indicator.map(|indicator| indicator.code.clone());
        Quoted { found: *found, indicator, place, verdict }
    };
    let mut all: Vec<Quoted> = reading.figures.iter().map(quoted).collect();
    tell_sums(&mut all, text);
    all
}

/// The words of a sentence before a place in it.
fn begun(text: &str, at: usize) -> &str {
    text.get(..at).unwrap_or_default().rsplit(['।', '\n', '|']).next().unwrap_or_default()
}

/// A figure as the books keep one of this unit; `None` where a part would be lost.
pub(super) fn whole(value: Exact, unit: Unit) -> Option<i64> {
    value.to_scale(if unit == Unit::Paise { PAISE_SCALE } else { 0 })
}

/// The one indicator that the words about a figure name.
fn indicator<'k>(known: &'k Known, found: &reader::Figure, text: &str) -> Option<&'k Indicator> {
    if matches!(found.unit, Some(reader::Unit::Percent)) {
        return None;
    }
    let what = found.what.map_or("", |span| span.of(text));
    let words = format!("{what} {}", found.span.of(text));
    let fits = |indicator: &&Indicator| {
        let names = [&indicator.name.hi, &indicator.name.en, &indicator.noun.hi];
        let mut names = names.into_iter().chain(&indicator.aliases);
        names.any(|name| fold::same(name, what) || fold::mentions(&words, name))
    };
    let length = |indicator: &&Indicator| {
        let names = std::iter::once(&indicator.name.hi).chain(&indicator.aliases);
        let inside = names.filter(|name| fold::same(name, what) || fold::mentions(&words, name));
        inside.map(|name| name.chars().count()).max()
    };
    let mut fitting: Vec<&Indicator> = known.book.indicators().values().filter(fits).collect();
    fitting.sort_by_key(|indicator| std::cmp::Reverse(length(indicator)));
    match fitting.as_slice() {
        [only] => Some(only),
        [first, second, ..] if length(first) > length(second) => Some(first),
        _ => None,
    }
}

fn verdict(
    known: &Known,
    (indicator, found): (&Indicator, &reader::Figure),
    place: PlaceCode,
    on: Date,
) -> Verdict {
    let side = match found.role {
        FigureRole::Achieved | FigureRole::Registered => Side::Achieved,
        FigureRole::Target => Side::Target,
        FigureRole::Remaining | FigureRole::Other => return Verdict::NotCompared,
    };
    let (Some(value), Some(ix)) = (whole(found.value, indicator.unit), known.tree.ix(place)) else {
        return Verdict::NotCompared;
    };
    let until = on.last_of_month();
    let of = indicator.part_of.as_ref().and_then(|code| known.book.indicators().get(code));
    let of = of.map(|whole| known.cube.to_date(whole, Side::Achieved, ix, until));
    if let Some(Cell::Value(whole)) = of
        && side == Side::Achieved
        && value > whole
    {
        return Verdict::Impossible(Impossible::OverWhole { whole });
    }
    match known.cube.to_date(indicator, side, ix, until) {
        Cell::Value(in_books) if in_books == value => Verdict::Same,
        Cell::Value(in_books) => slip(value, in_books)
            .map_or(Verdict::Differs { in_books, by: value - in_books }, Verdict::Impossible),
        Cell::Blank(_) => Verdict::NotInBooks,
    }
}

/// A figure that is the books' own, but for a power of ten that is a unit.
fn slip(value: i64, in_books: i64) -> Option<Impossible> {
    let (small, large) = (value.min(in_books), value.max(in_books));
    let times =
        SLIPS.into_iter().find(|times| small > 0 && small.checked_mul(*times) == Some(large));
    times.map(|times| Impossible::UnitSlip { in_books, times })
}

/// Where a sentence has done, left and whole of one thing, the first two must make the third.
fn tell_sums(all: &mut [Quoted], text: &str) {
    let trios: Vec<[usize; 3]> = (0..all.len())
        .filter_map(|first| {
            let window = all.get(first..first.checked_add(3)?)?;
            let at = |role| window.iter().position(|quoted| quoted.found.role == role);
            let (done, left) = (at(FigureRole::Achieved)?, at(FigureRole::Remaining)?);
            let whole = at(FigureRole::Registered)?;
            let first_span = window.first()?.found.span;
            let between = text.get(first_span.start..window.last()?.found.span.end)?;
            let is_one = !between.contains('।') && window.iter().all(|q| q.found.unit.is_none());
            is_one.then_some([first + done, first + left, first + whole])
        })
        .collect();
    for [done, left, whole] in trios {
        let value = |ix: usize| all.get(ix).and_then(|quoted| quoted.found.value.to_integer());
        let (Some(a), Some(b), Some(sum)) = (value(done), value(left), value(whole)) else {
            continue;
        };
        if let Some(quoted) = all.get_mut(left).filter(|_| a.saturating_add(b) != sum) {
            let impossible = Impossible::PartsDoNotAdd { parts: a.saturating_add(b), whole: sum };
            quoted.verdict = Verdict::Impossible(impossible);
        }
    }
}
