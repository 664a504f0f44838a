//! Cases of rows as they stand: those of a row, those that stand in a stage, and how old they are there.
//! What a move may be is the domain's to say.

use std::collections::BTreeMap;

use domain::place::PlaceCode;
use domain::register::case::{Case, CaseMove, Move, Opened, Reached, moved as after};
use domain::register::{CaseId, RowId};
use jiff::civil::Date;

use super::fold::{AT_ONCE, note};
use super::path::{STEP, Span, of_places, span};
use super::tally::{Sums, of_pipeline, reached};
use crate::error::{Error, Result};
use crate::ledger::wire::{self, json_text};
use crate::tx::{Tx, Write};
use crate::value::Row as Line;
use crate::ways::words_json;

/// One case.
///
/// # Errors
/// `Missing` when there is none of this number.
pub fn get<M>(tx: &mut Tx<M>, id: CaseId) -> Result<Case> {
    these(tx, &[id])?.into_iter().next().ok_or_else(|| Error::missing("case", id))
}

/// Some cases, in the order of their numbers; one that is not there is left out.
///
/// # Errors
/// The database's own.
pub fn these<M>(tx: &mut Tx<M>, ids: &[CaseId]) -> Result<Vec<Case>> {
    let ids: Vec<[i64; 1]> = ids.iter().map(|id| [id.0]).collect();
    tx.all(
        sql!(
            "select c.case_id, c.pipeline, c.row_id, c.place, c.dose, c.trail, c.asked,
               c.sanctioned, c.disbursed, c.reason, c.is_over
             from json_each($2) q
             cross join register_case c
             where c.office_id = $1 and c.case_id = cast(q.value ->> 0 as bigint)
             order by c.case_id"
        ),
        &[&json_text(&ids)?],
        read,
    )
}

/// The cases of a row, the first opened first.
///
/// # Errors
/// The database's own.
pub fn of_row<M>(tx: &mut Tx<M>, row: RowId) -> Result<Vec<Case>> {
    tx.all(
        sql!(
            "select case_id, pipeline, row_id, place, dose, trail, asked, sanctioned, disbursed,
               reason, is_over
             from register_case
             where office_id = $1 and row_id = $2
             order by case_id"
        ),
        &[&row],
        read,
    )
}

/// The cases that stand in a stage at and below a place, numbered after `after`, by place and then in the order
/// of entry, at most `limit`.
///
/// # Errors
/// The database's own.
pub fn in_stage<M>(
    tx: &mut Tx<M>,
    (pipeline, stage): (&str, &str),
    place: PlaceCode,
    limit: i64,
) -> Result<Vec<Case>> {
    let Span { from, to } = span(tx, place)?;
    tx.all(
        sql!(
            "select case_id, pipeline, row_id, place, dose, trail, asked, sanctioned, disbursed,
               reason, is_over
             from register_case
             where office_id = $1 and pipeline = $2 and stage = $3 and path >= $4 and path < $5
             order by path, case_id
             limit $6"
        ),
        &[&pipeline, &stage, &from, &to, &limit],
        read,
    )
}

/// How many cases stand in a stage at one place with all below it, by age: the youngest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    pub stage: String,
    pub place: PlaceCode,
    pub by_age: [i64; 5],
}

/// Cases in some stages below a place, for each place directly below it (or at it, for cases that stand there
/// themselves). `before` are the first days of the buckets of age but the oldest: a case that has stood since
/// that day or later is in it.
///
/// # Errors
/// The database's own.
pub fn pending<M>(
    tx: &mut Tx<M>,
    (pipeline, stages): (&str, &[String]),
    place: PlaceCode,
    before: [Date; 4],
) -> Result<Vec<Pending>> {
    let Span { from, to } = span(tx, place)?;
    let child = "0".repeat(from.len() + STEP);
    let [first, second, third, fourth] = before;
    let stages = words_json(stages)?;
    tx.all(
        include_str!("pending.sql"),
        &[&pipeline, &stages, &from, &to, &child, &first, &second, &third, &fourth],
        |line| {
            let head: String = line.get(1)?;
            let code = head.get(head.len().saturating_sub(STEP)..).and_then(|c| c.parse().ok());
            let place = code.and_then(PlaceCode::from_number);
            Ok(Pending {
                stage: line.get(0)?,
                place: place.ok_or_else(|| Error::broken("a path that ends in no place"))?,
                by_age: [line.get(2)?, line.get(3)?, line.get(4)?, line.get(5)?, line.get(6)?],
            })
        },
    )
}

/// Why cases stand in a stage at and below a place: reason and how many, the most first.
///
/// # Errors
/// The database's own.
pub fn reasons<M>(
    tx: &mut Tx<M>,
    (pipeline, stages): (&str, &[String]),
    place: PlaceCode,
) -> Result<Vec<(String, String, i64)>> {
    let Span { from, to } = span(tx, place)?;
    tx.all(include_str!("reasons.sql"), &[&pipeline, &words_json(stages)?, &from, &to], |line| {
        Ok((line.get(0)?, line.get(1)?, line.get(2)?))
    })
}

fn read(line: &Line<'_>) -> Result<Case> {
    let trail: String = line.get(5)?;
    let trail: Vec<(String, String)> = wire::parse(trail.as_bytes()).map_err(Error::broken)?;
    let reached = |(stage, on): (String, String)| {
        Ok(Reached { stage, on: on.parse().map_err(Error::broken)? })
    };
    Ok(Case {
        id: line.get(0)?,
        pipeline: line.get(1)?,
        row: line.get(2)?,
        place: line.get(3)?,
        dose: line.get(4)?,
        trail: trail.into_iter().map(reached).collect::<Result<Vec<_>>>()?,
        asked_paise: line.get(6)?,
        sanctioned_paise: line.get(7)?,
        disbursed_paise: line.get(8)?,
        reason: line.get(9)?,
        is_over: line.get(10)?,
    })
}

fn trail_text(case: &Case) -> Result<String> {
    let trail = case.trail.iter().map(|reached| (&reached.stage, reached.on.to_string()));
    json_text(&trail.collect::<Vec<_>>())
}

pub(crate) fn opened(tx: &mut Tx<Write>, seq: i64, opened: &Opened) -> Result<()> {
    let mut places: Vec<PlaceCode> = opened.cases.iter().map(|case| case.place).collect();
    places.sort_unstable();
    places.dedup();
    let paths = of_places(tx, &places)?;
    let mut sums = Sums::of(of_pipeline(&opened.pipeline));
    let cases: Vec<Case> = opened.cases(seq).collect();
    for some in cases.chunks(AT_ONCE) {
        let mut lines = Vec::with_capacity(some.len());
        for case in some {
            let path = paths.get(&case.place);
            let path = path.ok_or_else(|| Error::missing("place", case.place))?;
            let amount = opened.amount.and_then(|amount| case.amount(amount));
            sums.add(path, opened.on, reached(&opened.stage, (false, 1)));
            sums.add(path, opened.on, reached(&opened.stage, (true, amount.unwrap_or(0))));
            lines.push((
                case.id.0,
                case.row.0,
                path,
                case.place.number(),
                case.dose,
                trail_text(case)?,
                (case.asked_paise, case.sanctioned_paise, case.disbursed_paise),
            ));
        }
        put_new(tx, opened, &json_text(&lines)?)?;
    }
    sums.write(tx)?;
    let rows: Vec<RowId> = opened.cases.iter().map(|case| case.row).collect();
    note(tx, &rows, seq)
}

fn put_new(tx: &mut Tx<Write>, opened: &Opened, lines: &str) -> Result<()> {
    tx.run(include_str!("open_cases.sql"), &[&opened.pipeline, &opened.stage, &opened.on, &lines])?;
    Ok(())
}

pub(crate) fn moved(tx: &mut Tx<Write>, seq: i64, step: &Move) -> Result<()> {
    let mut sums = Sums::of(of_pipeline(&step.pipeline));
    for some in step.cases.chunks(AT_ONCE) {
        let ids: Vec<CaseId> = some.iter().map(|done| done.case).collect();
        let before: BTreeMap<CaseId, Case> =
            these(tx, &ids)?.into_iter().map(|case| (case.id, case)).collect();
        let mut places: Vec<PlaceCode> = before.values().map(|case| case.place).collect();
        places.sort_unstable();
        places.dedup();
        let paths = of_places(tx, &places)?;
        let mut lines = Vec::with_capacity(some.len());
        let mut rows = Vec::with_capacity(some.len());
        for done in some {
            let case = before.get(&done.case);
            let case = case.ok_or_else(|| Error::missing("case", done.case))?;
            let path = paths.get(&case.place);
            count(&mut sums, (case, path.map_or("", String::as_str)), (step, done));
            let case = after(case.clone(), step, done);
            rows.push(case.row);
            let stage_on = case.now().map_or(step.on, |now| now.on).to_string();
            let amounts = (case.asked_paise, case.sanctioned_paise, case.disbursed_paise);
            lines.push((case.id.0, stage_on, trail_text(&case)?, amounts));
        }
        put_moved(tx, step, &json_text(&lines)?)?;
        note(tx, &rows, seq)?;
    }
    sums.write(tx)
}

fn put_moved(tx: &mut Tx<Write>, step: &Move, lines: &str) -> Result<()> {
    tx.run(include_str!("move_cases.sql"), &[&step.to, &step.reason, &step.is_end, &lines])?;
    Ok(())
}

/// What a move adds to the stage that was reached, and takes from those that no longer stand.
fn count(sums: &mut Sums, (case, path): (&Case, &str), (step, done): (&Move, &CaseMove)) {
    if done.undoes.is_empty() {
        sums.add(path, step.on, reached(&step.to, (false, 1)));
        sums.add(path, step.on, reached(&step.to, (true, done.amount_paise.unwrap_or(0))));
    }
    for undone in &done.undoes {
        let amount = undone.amount.and_then(|amount| case.amount(amount)).unwrap_or(0);
        sums.take(path, step.on, reached(&undone.stage, (false, 1)));
        sums.take(path, step.on, reached(&undone.stage, (true, amount)));
    }
}

pub(crate) fn held(tx: &mut Tx<Write>, seq: i64, case: CaseId, reason: &str) -> Result<()> {
    let row = get(tx, case)?.row;
    tx.run(
        sql!("update register_case set reason = $3 where office_id = $1 and case_id = $2"),
        &[&case, &reason],
    )?;
    note(tx, &[row], seq)
}
