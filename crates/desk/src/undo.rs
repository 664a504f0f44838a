//! Taking a whole intake back: the figures of one sheet, as if it had never come. What stood before stands
//! again, what came later stays on top, and directives that the figures closed open again. The figures
//! themselves stay in the ledger, and so does who took them back and why.

use std::collections::{BTreeMap, BTreeSet};

use domain::fact::Fact;
use domain::figure::{Cell, Figure, FigureBlock, Source};
use domain::place::PlaceCode;
use domain::refusal::Refusal;
use score::ColumnKey;
use store::Write;
pub use store::intakes::Intake;

use crate::desk::Books;
use crate::error::{Error, Result};
use crate::figures::{Settled, settle_block};
use crate::known::Known;
use crate::months;

/// What taking an intake back does, cell by cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// All of its cells.
    pub n_cells: usize,
    /// Cells that say again what they said before.
    pub n_back: usize,
    /// Cells of which nothing is said any more.
    pub n_gone: usize,
    /// Cells that later figures had written over: these stay.
    pub n_kept: usize,
    /// The facts that brought the later figures, in order.
    pub later: Vec<i64>,
}

/// An intake that can be taken back, and what that would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreseen {
    pub intake: Intake,
    /// The lowest place at or above all of its places.
    pub top: Option<PlaceCode>,
    pub effect: Effect,
}

/// What taking it back brought about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    /// The ledger number by which it was taken back.
    pub fact: i64,
    pub source: Source,
    pub effect: Effect,
    pub settled: Settled,
}

/// What taking an intake back would do; nothing is changed.
///
/// # Errors
/// The fact brought no figures.
pub fn foresee<M>(books: &mut Books<'_, '_, M>, intake: i64) -> Result<Foreseen> {
    let intake = store::intakes::get(books.tx, intake)?;
    let (_, block) = figures_of(books, intake.fact)?;
    let effect = effect(books, intake.fact, &block)?;
    let top = top_of(&books.known, &block.places);
    Ok(Foreseen { intake, top, effect })
}

/// Takes an intake back, with a reason.
///
/// # Errors
/// The fact brought no figures, was taken back before, no reason was given, or a month of its figures is frozen.
pub fn undo(books: &mut Books<'_, '_, Write>, intake: i64, reason: &str) -> Result<Undone> {
    if reason.trim().is_empty() {
        return Err(Refusal::WordsMissing.into());
    }
    domain::text::may_write(reason)?;
    let taken = store::intakes::get(books.tx, intake)?;
    if let Some(fact) = taken.undone_by {
        return Err(Refusal::IntakeAlreadyUndone { fact }.into());
    }
    let (source, block) = figures_of(books, intake)?;
    months::changes(&books.known, &gone(&block)).refuse(&books.known)?;
    let effect = effect(books, intake, &block)?;
    let reason = reason.trim().to_owned();
    let fact = books.record(&Fact::IntakeUndone { intake, reason })?;
    let settled = settle_block(books, &block, (fact, books.today))?;
    Ok(Undone { fact, source, effect, settled })
}

fn figures_of<M>(books: &mut Books<'_, '_, M>, intake: i64) -> Result<(Source, FigureBlock)> {
    match store::ledger::get(books.tx, intake)?.fact {
        Fact::FiguresSaved { source, block } => Ok((source, block)),
        _ => Err(Error::NotFound),
    }
}

/// The same cells with nothing in them.
fn gone(block: &FigureBlock) -> FigureBlock {
    let figures: Vec<Figure> = block.figures().map(|f| Figure { cell: GONE, ..f }).collect();
    FigureBlock::of(&figures)
}

type Key = (ColumnKey, PlaceCode);

fn key(figure: Figure) -> (Key, Cell) {
    let Figure { indicator, kind, period, place, cell } = figure;
    ((ColumnKey { indicator, kind, period }, place), cell)
}

/// Looks through what came later and what was said before; each fact of figures is opened once.
fn effect<M>(books: &mut Books<'_, '_, M>, intake: i64, block: &FigureBlock) -> Result<Effect> {
    let cells: BTreeSet<Key> = block.figures().map(|figure| key(figure).0).collect();
    let (mut over, mut before) = (BTreeSet::new(), BTreeMap::new());
    let mut later = Vec::new();
    let periods = || block.columns.iter().map(|column| column.period);
    let (first, last) = (periods().min(), periods().max());
    for other in store::intakes::page(books.tx, None, i64::MAX)? {
        let is_apart = other.last < first || last < other.first;
        if other.fact == intake || other.undone_by.is_some() || is_apart {
            continue;
        }
        let (_, theirs) = figures_of(books, other.fact)?;
        let found = theirs.figures().map(key).filter(|(key, _)| cells.contains(key));
        if other.fact < intake {
            // Newest first: the last that was said before counts, be it that nothing is known.
            for (key, cell) in found {
                before.entry(key).or_insert(cell);
            }
            continue;
        }
        let found: Vec<Key> = found.map(|(key, _)| key).collect();
        if !found.is_empty() {
            later.push(other.fact);
        }
        over.extend(found);
    }
    later.sort_unstable();
    let says = |(key, cell): &(&Key, &Cell)| **cell != GONE && !over.contains(*key);
    let n_back = before.iter().filter(says).count();
    let n_kept = over.len();
    let n_gone = cells.len().saturating_sub(n_back + n_kept);
    Ok(Effect { n_cells: cells.len(), n_back, n_gone, n_kept, later })
}

/// In the cube a cell that says this is as one of which nothing was said.
const GONE: Cell = Cell::Blank(domain::figure::Blank::NotReported);

/// The lowest place at or above all of these.
fn top_of(known: &Known, places: &[PlaceCode]) -> Option<PlaceCode> {
    let (first, rest) = places.split_first()?;
    let mut top = known.tree.get(*first)?;
    while !rest.iter().all(|place| known.tree.is_within(*place, top.code)) {
        top = known.tree.get(top.parent?)?;
    }
    Some(top.code)
}
