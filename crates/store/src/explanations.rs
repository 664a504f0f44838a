//! Explanations as they stand, every step that was taken on them, and findings of rules that a person
//! put away. The rules by which they move are the domain's; here they are kept and found.

mod findings;
mod fold;
mod register;
mod scope;

use domain::explanation::steps::Step;
use domain::explanation::{Call, Explanation, ExplanationId, NewExplanation, State};
use domain::letter::LetterNumber;
use domain::post::PostId;
use jiff::Timestamp;
use jiff::civil::Date;

pub(crate) use findings::dismissed;
pub use findings::is_dismissed;
pub(crate) use fold::{drafted, moved};
pub use register::{Counts, Filter, Page, counts, listed, record, register};
pub use scope::Scope;

use crate::error::{Error, Result};
use crate::ledger::wire;
use crate::tx::Tx;
use crate::value::Row;

/// An explanation.
///
/// # Errors
/// `Missing` when there is no such explanation.
pub fn get<M>(tx: &mut Tx<M>, id: ExplanationId) -> Result<Explanation> {
    let found = tx.first(include_str!("explanations/get.sql"), &[&id], read)?;
    found.ok_or_else(|| Error::missing("explanation", id))
}

/// A step that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Its number on the explanation, from 1.
    pub n: i64,
    /// The fact that holds it.
    pub fact: i64,
    pub at: Timestamp,
    /// The day in the office's own time zone.
    pub on: Date,
    /// The post that took it; `None` for the program itself.
    pub by: Option<PostId>,
    pub why: String,
    pub step: Step,
}

/// The steps taken on an explanation, the first first.
///
/// # Errors
/// The database's own.
pub fn history<M>(tx: &mut Tx<M>, explanation: ExplanationId) -> Result<Vec<Taken>> {
    tx.all(
        sql!(
            "select n, seq, at, on_day, by_id, why, step
             from explanation_step
             where office_id = $1 and explanation_id = $2
             order by n"
        ),
        &[&explanation],
        read_step,
    )
}

fn read_step(row: &Row<'_>) -> Result<Taken> {
    let step: String = row.get(6)?;
    let step = wire::parse::<wire::explanation::Step>(step.as_bytes())
        .and_then(wire::explanation::Step::step)
        .map_err(Error::broken)?;
    Ok(Taken {
        n: row.get(0)?,
        fact: row.get(1)?,
        at: row.get(2)?,
        on: row.get(3)?,
        by: row.get(4)?,
        why: row.get(5)?,
        step,
    })
}

/// Reads the columns of the register, in their order.
fn read(row: &Row<'_>) -> Result<Explanation> {
    let cause: String = row.get(2)?;
    let cause = wire::parse::<wire::explanation::Cause>(cause.as_bytes())
        .and_then(wire::explanation::Cause::cause)
        .map_err(Error::broken)?;
    Ok(Explanation {
        id: row.get(0)?,
        given: NewExplanation {
            asked: row.get(1)?,
            cause,
            place: row.get(3)?,
            review: row.get(4)?,
            directive: row.get(5)?,
        },
        drafted_by: row.get(6)?,
        drafted_on: row.get(7)?,
        state: row.word(8, State::of_word)?,
        call: read_call(row)?,
        delivered_on: row.get(15)?,
        replied_on: row.get(16)?,
        closed_on: row.get(17)?,
    })
}

fn read_call(row: &Row<'_>) -> Result<Option<Call>> {
    let Some(n) = row.get::<Option<i64>>(10)? else { return Ok(None) };
    Ok(Some(Call {
        number: LetterNumber { fy: row.get(9)?, n },
        by: row.get(11)?,
        on: row.get(12)?,
        reply_days: row.get(13)?,
        reply_by: row.get(14)?,
    }))
}
