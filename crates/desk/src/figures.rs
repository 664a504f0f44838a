//! Saving figures, and what follows at once: a directive that waits for a figure is closed by it in the
//! same transaction, and opened again when a correction undoes it.

use std::collections::{BTreeMap, BTreeSet};

use domain::directive::steps::{FIGURES, Step, distrusted, fold, may_step};
use domain::directive::{Condition, Directive, State, Waited};
use domain::fact::Fact;
use domain::figure::{Cell, Figure, FigureBlock, FigureKind, Source};
use domain::freeze::Corrected;
use domain::indicator::IndicatorCode;
use domain::period::Period;
use domain::place::{PlaceCode, Tier};
use domain::refusal::Refusal;
use jiff::civil::Date;
use score::ColumnKey;
use store::Write;

use crate::desk::Books;
use crate::error::Result;
use crate::known::Known;
use crate::months;

/// What saving brought about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The ledger number of the figures.
    pub fact: i64,
    pub n_cells: usize,
    /// Directives that the figures closed, and those that they opened again.
    pub closed: Vec<Directive>,
    pub reopened: Vec<Directive>,
}

/// Saves a block of figures as one fact and settles the directives that wait for a figure.
///
/// # Errors
/// Nothing in the block, a figure of a frozen month that would change it, a figure too large to be
/// counted, or the database failed.
pub fn save(books: &mut Books<'_, '_, Write>, source: Source, block: FigureBlock) -> Result<Saved> {
    let frozen = months::changes(&books.known, &block);
    frozen.refuse(&books.known)?;
    put_down(books, source, block, None)
}

/// The same, where figures of frozen months are corrections: a new version stands beside the old one, with
/// the reason.
///
/// # Errors
/// No reason, more corrections than one fact may bring, and as [`save`].
pub fn correct(
    books: &mut Books<'_, '_, Write>,
    source: Source,
    block: FigureBlock,
    reason: &str,
) -> Result<Saved> {
    let corrections = months::corrections(&books.known, &block, reason)?;
    put_down(books, source, block, corrections)
}

/// Cells of frozen months that change, and why.
pub(crate) type Corrections = (Vec<Corrected>, String);

fn put_down(
    books: &mut Books<'_, '_, Write>,
    source: Source,
    block: FigureBlock,
    corrections: Option<Corrections>,
) -> Result<Saved> {
    let n_cells = block.n_cells();
    if n_cells == 0 {
        return Err(Refusal::NothingToSave.into());
    }
    must_be_counted_there(&books.known, &block)?;
    let (as_on, touched) = (source.as_on, Touched::by(&books.known, &block));
    let fact = books.record(&Fact::FiguresSaved { source, block })?;
    if let Some((cells, reason)) = corrections {
        books.record(&Fact::FiguresCorrected { figures: fact, reason, cells })?;
    }
    let Settled { closed, reopened } = settle(books, &touched, (fact, as_on))?;
    Ok(Saved { fact, n_cells, closed, reopened })
}

/// Directives that figures closed, and those that they opened again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    pub closed: Vec<Directive>,
    pub reopened: Vec<Directive>,
}

/// Settles the directives that wait for any figure of a block, after these figures changed by a fact.
///
/// # Errors
/// The database failed.
pub(crate) fn settle_block(
    books: &mut Books<'_, '_, Write>,
    block: &FigureBlock,
    fact: (i64, Date),
) -> Result<Settled> {
    let touched = Touched::by(&books.known, block);
    settle(books, &touched, fact)
}

/// No figure is taken where it would count a second time.
fn must_be_counted_there(known: &Known, block: &FigureBlock) -> Result<()> {
    let tiers: BTreeSet<Tier> = block.places.iter().map(|place| place.tier()).collect();
    for column in &block.columns {
        let Some(indicator) = known.book.indicators().get(&column.indicator) else { continue };
        // The usual case, in which no cell needs to be looked at.
        if tiers.iter().all(|tier| indicator.may_be_said_at(*tier)) {
            continue;
        }
        let mut said = block.places.iter().zip(column.cells.iter());
        let wrong = said.find(|(at, cell)| cell.is_some() && !indicator.may_be_said_at(at.tier()));
        if let Some((place, _)) = wrong {
            let (indicator, place) = (indicator.name.clone(), crate::wording::place(known, *place));
            return Err(Refusal::CountedElsewhere { indicator, place }.into());
        }
    }
    Ok(())
}

/// The latest value of an indicator at a place: the level, or the sum to date of the year of `on`.
#[must_use]
pub fn latest(known: &Known, indicator: &IndicatorCode, place: PlaceCode, on: Date) -> Option<i64> {
    let indicator = known.book.indicators().get(indicator)?;
    // A month's figures are known before it ends: the whole month of the day counts.
    let until = on.last_of_month();
    let cube = known.cube_at(place, Period::month_of(on));
    let ix = cube.tree().ix(place)?;
    match cube.to_date(indicator, score::Side::Achieved, ix, until) {
        Cell::Value(value) => Some(value),
        Cell::Blank(_) => None,
    }
}

/// What stands in a cell, rolled up from the places below.
#[must_use]
pub fn cell(
    known: &Known,
    (indicator, kind): (&IndicatorCode, FigureKind),
    period: Period,
    place: PlaceCode,
) -> Cell {
    known.cube.cell(&ColumnKey { indicator: indicator.clone(), kind, period }, place)
}

/// Which figures a block may have changed.
struct Touched {
    indicators: BTreeSet<IndicatorCode>,
    /// The places by their index in the tree, in order.
    places: Vec<usize>,
}

impl Touched {
    fn by(known: &Known, block: &FigureBlock) -> Self {
        let mut places: Vec<usize> =
            block.places.iter().filter_map(|place| known.tree.ix(*place)).collect();
        places.sort_unstable();
        let indicators = block.columns.iter().map(|column| column.indicator.clone()).collect();
        Self { indicators, places }
    }

    /// Whether it says anything of the figure, at its place or below it.
    fn says(&self, known: &Known, waited: Waited<'_>) -> bool {
        let Some(ix) = known.tree.ix(waited.place) else { return false };
        let first = self.places.partition_point(|place| *place < ix);
        self.indicators.contains(waited.indicator)
            && self.places.get(first).is_some_and(|place| *place < known.tree.end(ix))
    }
}

fn settle(
    books: &mut Books<'_, '_, Write>,
    touched: &Touched,
    (fact, as_on): (i64, Date),
) -> Result<Settled> {
    let (mut closed, mut reopened) = (Vec::new(), Vec::new());
    let today = books.today;
    for directive in store::directives::with_figure_condition(books.tx)? {
        let Some(waited) = directive.given.condition.waited() else { continue };
        if !touched.says(&books.known, waited) {
            continue;
        }
        let found = latest(&books.known, waited.indicator, waited.place, today);
        // A figure that was taken back leaves nothing said: what it had closed waits for it again from nothing.
        let is_bare = found.is_none() && directive.state() == State::Verified;
        let Some(value) = found.or(is_bare.then_some(0)) else { continue };
        let is_there = value >= waited.at_least;
        if directive.is_open() && matches!(directive.given.condition, Condition::Weekly { .. }) {
            note_week(books, &directive, Step::FigureRead { value, as_on, by_fact: fact })?;
        }
        if is_there && directive.is_open() && is_believed(books, &directive, value)? {
            let step = Step::VerifiedByFigure { value, by_fact: fact };
            closed.push(take(books, directive, step)?);
        } else if !is_there && directive.state() == State::Verified {
            let step = Step::UndoneByFigure { value, by_fact: fact };
            reopened.push(take(books, directive, step)?);
        }
    }
    Ok(Settled { closed, reopened })
}

/// A figure that closed it before and was not believed does not close it again.
fn is_believed(
    books: &mut Books<'_, '_, Write>,
    directive: &Directive,
    value: i64,
) -> Result<bool> {
    if directive.tally.n_reopened == 0 {
        return Ok(true);
    }
    let history = store::directives::history(books.tx, directive.id)?;
    Ok(distrusted(history.iter().map(|taken| &taken.step)) != Some(value))
}

/// Puts down how the figure of a weekly target stands, when that is news.
fn note_week(books: &mut Books<'_, '_, Write>, directive: &Directive, read: Step) -> Result<()> {
    let Step::FigureRead { value, as_on, .. } = &read else { return Ok(()) };
    let last =
        store::directives::history(books.tx, directive.id)?.into_iter().rev().find_map(|taken| {
            match taken.step {
                Step::FigureRead { value, as_on, .. } => Some((value, as_on)),
                _ => None,
            }
        });
    // The same figure on a later day tells nothing new: the earlier reading still counts.
    let is_news = last.is_none_or(|(had, on)| had != *value || *as_on < on);
    if is_news {
        take(books, directive.clone(), read)?;
    }
    Ok(())
}

/// Takes a step that the figures themselves bring about.
fn take(books: &mut Books<'_, '_, Write>, directive: Directive, step: Step) -> Result<Directive> {
    may_step(&directive, FIGURES, &step)?;
    books.record(&Fact::DirectiveMoved { directive: directive.id, step: step.clone() })?;
    Ok(fold(directive, &step))
}

/// A figure as it was stated, with where it came from and the ledger number that brought it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Used {
    pub figure: Figure,
    pub source: Source,
    pub fact: i64,
}

/// The latest statements of some indicators for a place, or for each place below it, in the financial
/// year of a period and not after it, as far as they are known. Newest facts are read first, until every
/// place has its figure.
///
/// # Errors
/// The database failed, or a fact cannot be read.
pub fn used<M>(
    books: &mut Books<'_, '_, M>,
    indicators: &[IndicatorCode],
    place: PlaceCode,
    until: Period,
) -> Result<Vec<Used>> {
    let below = books.known.tree.children(place).map(|child| child.code);
    let places: Vec<PlaceCode> = std::iter::once(place).chain(below).collect();
    let mut found: BTreeMap<(IndicatorCode, FigureKind, PlaceCode), Used> = BTreeMap::new();
    let last = books.known.seq.saturating_add(1);
    for intake in store::intakes::page(books.tx, Some(last), i64::MAX)? {
        let is_undone = intake.undone_by.is_some_and(|by| by < last);
        if is_undone || intake.first.is_some_and(|first| first > until) {
            continue;
        }
        let recorded = store::ledger::get(books.tx, intake.fact)?;
        let Fact::FiguresSaved { source, block } = recorded.fact else { continue };
        let is_wanted = |figure: &Figure| {
            indicators.contains(&figure.indicator)
                && places.contains(&figure.place)
                && figure.period <= until
                && figure.period.fy() == until.fy()
        };
        for figure in block.figures().filter(is_wanted) {
            let key = (figure.indicator.clone(), figure.kind, figure.place);
            let is_newer = found.get(&key).is_none_or(|had| had.figure.period < figure.period);
            if is_newer {
                found.insert(key, Used { figure, source: source.clone(), fact: recorded.seq });
            }
        }
    }
    let mut used: Vec<Used> = found.into_values().collect();
    used.sort_by_key(|u| places.iter().position(|place| *place == u.figure.place));
    Ok(used)
}
