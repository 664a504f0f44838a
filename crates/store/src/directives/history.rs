//! What was done on a directive after its issue, step by step.

use domain::directive::DirectiveId;
use domain::directive::steps::Step;
use domain::post::PostId;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::error::{Error, Result};
use crate::ledger::wire;
use crate::tx::Tx;
use crate::value::Row;

/// A step that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Its number on the directive, from 1.
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

/// The steps taken on a directive, the first first.
///
/// # Errors
/// The database's own.
pub fn history<M>(tx: &mut Tx<M>, directive: DirectiveId) -> Result<Vec<Taken>> {
    tx.all(
        sql!(
            "select n, seq, at, on_day, by_id, why, step
             from directive_step
             where office_id = $1 and directive_id = $2
             order by n"
        ),
        &[&directive],
        read,
    )
}

fn read(row: &Row<'_>) -> Result<Taken> {
    let step: String = row.get(6)?;
    let step = wire::parse::<wire::directive::Step>(step.as_bytes())
        .and_then(wire::directive::Step::step)
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
