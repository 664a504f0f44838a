//! When the figures of a place were entered, out of the ledger, and on which days its reviews sat.

use domain::fact::Fact;
use domain::figure::{Cell, FigureKind};
use domain::period::Period;
use domain::place::PlaceCode;
use jiff::Span;
use jiff::civil::Date;
use score::{Entries, Entry};

use crate::desk::Books;
use crate::error::Result;

/// A fact with more cells than this is an extract of a whole state; its figures all came on one day, which tells
/// nothing of who entered what before a sitting, and reading it takes longer than a page may.
const MOST_CELLS: i64 = 200_000;
/// A pace is seen in the entries of so many days before the month.
const PACE_DAYS: i64 = 120;

/// What was entered when, and the days of sittings.
pub(super) struct Entered {
    pub(super) entries: Entries,
    pub(super) sittings: Vec<Date>,
}

/// The entries at or below a place for the year up to a month, and before it as far as a pace reaches.
pub(super) fn entered<M>(
    books: &mut Books<'_, '_, M>,
    place: PlaceCode,
    month: Period,
) -> Result<Entered> {
    let pace_from = month.starts_on().saturating_sub(Span::new().days(PACE_DAYS));
    let from = Period::month_of(month.fy().starts_on().min(pace_from));
    let mut entries = Entries::default();
    let mut intakes = store::intakes::page(books.tx, None, i64::MAX)?;
    intakes.reverse();
    for intake in intakes {
        let touches = intake.last.is_some_and(|last| last >= from)
            && intake.first.is_some_and(|first| first <= month);
        if !touches || intake.n_cells > MOST_CELLS {
            continue;
        }
        let recorded = store::ledger::get(books.tx, intake.fact)?;
        let Fact::FiguresSaved { block, .. } = recorded.fact else { continue };
        let within = |place_of: PlaceCode| books.known.tree.is_within(place_of, place);
        let is_wanted: Vec<bool> = block.places.iter().map(|code| within(*code)).collect();
        for column in &block.columns {
            let is_asked = matches!(column.kind, FigureKind::Achieved | FigureKind::AchievedToDate)
                && (from..=month).contains(&column.period);
            if !is_asked {
                continue;
            }
            let rows = block.places.iter().zip(&is_wanted).zip(column.cells.iter());
            for ((place, is_wanted), cell) in rows {
                if let (true, Some(Cell::Value(value))) = (is_wanted, cell) {
                    let (on, period, kind) = (recorded.by.on, column.period, column.kind);
                    entries.note(&column.indicator, *place, Entry { on, period, kind, value });
                }
            }
        }
    }
    Ok(Entered { entries, sittings: sittings(books, place)? })
}

/// The days on which reviews of the place, of one above it or of one below it sat.
fn sittings<M>(books: &mut Books<'_, '_, M>, place: PlaceCode) -> Result<Vec<Date>> {
    let mut days = Vec::new();
    for founded in store::reviews::series_all(books.tx)? {
        let (tree, at) = (&books.known.tree, founded.series.place);
        if tree.is_within(at, place) || tree.is_within(place, at) {
            let held = store::reviews::reviews_of(books.tx, founded.id)?;
            days.extend(held.iter().map(|review| review.sitting.on));
        }
    }
    days.sort_unstable();
    days.dedup();
    Ok(days)
}
