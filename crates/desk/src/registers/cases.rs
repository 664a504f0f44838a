//! Cases of rows: opened, moved by the post that holds them, and told why they stand. Pendency by place and
//! age is for the page of a pipeline.

use domain::fact::Fact;
use domain::place::PlaceCode;
use domain::post::Post;
use domain::register::case::{Asked, Case, Move, Mover, NewCase, Opened, may_move, may_open};
use domain::register::pipeline::{Dose, Pipeline, Stage};
use domain::register::refused::Refused;
use domain::register::value::Value;
use domain::register::{CaseId, RowId};
use jiff::ToSpan;
use jiff::civil::Date;
use store::Write;
pub use store::registers::cases::Pending;

use crate::desk::Books;
use crate::error::{Error, Result};
use crate::known::Known;

/// How many cases of a stage are listed.
const MOST_LISTED: i64 = 100;

/// A pipeline that holds today.
///
/// # Errors
/// No pack declares it.
pub fn pipeline<M>(books: &Books<'_, '_, M>, code: &str) -> Result<Pipeline> {
    books.known.book.pipeline(code, books.today).cloned().ok_or(Error::NotFound)
}

/// A case by its number.
///
/// # Errors
/// There is none.
pub fn get<M>(books: &mut Books<'_, '_, M>, id: CaseId) -> Result<Case> {
    Ok(store::registers::cases::get(books.tx, id)?)
}

/// The cases of a row, the first opened first.
///
/// # Errors
/// The database failed.
pub fn of_row<M>(books: &mut Books<'_, '_, M>, row: RowId) -> Result<Vec<Case>> {
    Ok(store::registers::cases::of_row(books.tx, row)?)
}

/// The cases that stand in a stage at and below a place, at most a hundred.
///
/// # Errors
/// The database failed.
pub fn in_stage<M>(
    books: &mut Books<'_, '_, M>,
    at: (&str, &str),
    place: PlaceCode,
) -> Result<Vec<Case>> {
    Ok(store::registers::cases::in_stage(books.tx, at, place, MOST_LISTED)?)
}

/// Opens a case for a row on a day.
///
/// # Errors
/// One is open, or a rule says no.
pub fn open(
    books: &mut Books<'_, '_, Write>,
    (row, code): (RowId, &str),
    on: Date,
    amount_paise: Option<i64>,
) -> Result<CaseId> {
    let pipeline = pipeline(books, code)?;
    let row = store::registers::get(books.tx, row)?;
    if row.register != pipeline.register {
        return Err(Refused::NotOfOneKind.into());
    }
    let had: Vec<Case> = of_row(books, row.id)?;
    let mut of_kind = had.iter().filter(|case| case.pipeline == pipeline.code);
    let open = of_kind.clone().find(|case| !case.is_over).map(|case| case.id);
    may_open(&pipeline, open, (on, books.today), amount_paise)?;
    // A loan that was paid out makes the next one a higher dose.
    let paid = of_kind.by_ref().filter(|case| case.disbursed_paise.is_some()).count();
    let dose = i64::try_from(paid).unwrap_or(i64::MAX - 1) + 1;
    let first = pipeline.first().ok_or(Error::NotFound)?;
    let new = NewCase { row: row.id, place: row.place, dose, amount_paise };
    let fact = books.record(&Fact::CasesOpened(Opened {
        pipeline: pipeline.code.clone(),
        stage: first.code.clone(),
        on,
        amount: first.amount,
        cases: vec![new],
    }))?;
    Ok(CaseId::of(fact, 0))
}

/// A move as a form says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moving {
    pub to: String,
    pub on: Date,
    pub reason: String,
    pub evidence: String,
    pub amount_paise: Option<i64>,
}

/// Moves a case in the name of a post.
///
/// # Errors
/// A rule says no.
pub fn step(
    books: &mut Books<'_, '_, Write>,
    id: CaseId,
    moving: &Moving,
    by: &Post,
) -> Result<()> {
    let case = get(books, id)?;
    let pipeline = pipeline(books, &case.pipeline)?;
    let most_paise = most_sanctioned(books, &pipeline, &case)?;
    let asked = Asked {
        to: &moving.to,
        on: moving.on,
        reason: &moving.reason,
        evidence: &moving.evidence,
        amount_paise: moving.amount_paise,
        most_paise,
    };
    let mover = mover(&books.known, by, case.place);
    let done = may_move(&pipeline, &case, &asked, (mover, books.today))?;
    let to = pipeline.stage(&moving.to).ok_or(Error::NotFound)?;
    books.record(&Fact::CasesMoved(Move {
        pipeline: pipeline.code.clone(),
        to: to.code.clone(),
        on: moving.on,
        amount: to.amount.filter(|_| done.undoes.is_empty()),
        reason: moving.reason.trim().to_owned(),
        evidence: moving.evidence.trim().to_owned(),
        is_end: to.is_end(),
        cases: vec![done],
    }))?;
    Ok(())
}

/// How a post stands to cases at a place. Whoever heads the mission in the district may act for its block.
fn mover<'k>(known: &Known, post: &'k Post, place: PlaceCode) -> Mover<'k> {
    if known.tree.is_within(place, post.place) { Mover::Post(&post.kind) } else { Mover::Elsewhere }
}

/// The most that may be sanctioned by the norms of the day on which the case began; `None` without such norms.
fn most_sanctioned<M>(
    books: &mut Books<'_, '_, M>,
    pipeline: &Pipeline,
    case: &Case,
) -> Result<Option<i64>> {
    let Some(dose) = &pipeline.dose else { return Ok(None) };
    let row = store::registers::get(books.tx, case.row)?;
    let corpus = row.values.get(&dose.field).and_then(Value::number).unwrap_or(0);
    let on = case.trail.first().map_or(books.today, |first| first.on);
    let state = books.known.state_of(case.place);
    let norm = |code: &str| books.known.book.norm(code, state, on).map(|norm| norm.value);
    let (times, floor) = dose.norms(case.dose);
    let most = norm(&times).zip(norm(&floor));
    Ok(most.map(|(times, floor)| Dose::most_paise(times, floor, corpus)))
}

/// Puts down why a case stands: a word of the stage's list, or words.
///
/// # Errors
/// No reason, the case is over, or the post does not hold it.
pub fn hold(books: &mut Books<'_, '_, Write>, id: CaseId, reason: &str, by: &Post) -> Result<()> {
    let case = get(books, id)?;
    let pipeline = pipeline(books, &case.pipeline)?;
    let stage = stage_of(&pipeline, &case).filter(|_| !case.is_over).ok_or(Refused::CaseOver)?;
    if mover(&books.known, by, case.place) != Mover::Post(stage.holder.as_str()) {
        return Err(Refused::NotTheHolder { stage: stage.name.clone() }.into());
    }
    if reason.trim().is_empty() {
        return Err(Refused::ReasonMissing.into());
    }
    books.record(&Fact::CaseHeld { case: id, reason: reason.trim().to_owned() })?;
    Ok(())
}

/// The stage in which a case is.
#[must_use]
pub fn stage_of<'p>(pipeline: &'p Pipeline, case: &Case) -> Option<&'p Stage> {
    case.now().and_then(|now| pipeline.stage(&now.stage))
}

/// Whether a post holds a case now.
#[must_use]
pub fn holds(known: &Known, pipeline: &Pipeline, case: &Case, post: &Post) -> bool {
    let holder = stage_of(pipeline, case).map(|stage| stage.holder.as_str());
    !case.is_over && holder.map(Mover::Post) == Some(mover(known, post, case.place))
}

/// Whether cases of a pipeline ever come before a kind of post.
#[must_use]
pub fn comes_before(pipeline: &Pipeline, post: &Post) -> bool {
    pipeline.stages.iter().any(|stage| stage.holder == post.kind)
}

/// What stands in a pipeline at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pendency {
    /// By stage and by place directly below; in the order of the work.
    pub pending: Vec<Pending>,
    /// Stage, reason, how many.
    pub reasons: Vec<(String, String, i64)>,
}

/// What stands in the stages of a pipeline that are not its ends, at and below a place.
///
/// # Errors
/// The database failed.
pub fn pendency<M>(
    books: &mut Books<'_, '_, M>,
    pipeline: &Pipeline,
    place: PlaceCode,
) -> Result<Pendency> {
    let stages: Vec<String> =
        pipeline.stages.iter().filter(|s| !s.is_end()).map(|s| s.code.clone()).collect();
    let before = pipeline.buckets.map(|days| books.today.saturating_sub(days.days()));
    let at = (pipeline.code.as_str(), stages.as_slice());
    let mut pending = store::registers::cases::pending(books.tx, at, place, before)?;
    let tree = std::sync::Arc::clone(&books.known.tree);
    pending.sort_by_key(|one| (pipeline.order(&one.stage), tree.ix(one.place)));
    let reasons = store::registers::cases::reasons(books.tx, at, place)?;
    Ok(Pendency { pending, reasons })
}
