//! Shapes of sheets whose headings a person decided on: which fact says what they mean. What was decided
//! stands in the fact itself.

use domain::fact::{By, Fact};
use domain::shape::Headings;

use crate::error::{Error, Result};
use crate::ledger;
use crate::tx::{Tx, Write};

/// The decision that holds for a shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    pub fact: i64,
    pub by: By,
    pub headings: Headings,
}

/// What was last decided of a shape; `None` when nothing was.
///
/// # Errors
/// The database's own; `Broken` when the fact it names is no decision.
pub fn of<M>(tx: &mut Tx<M>, shape: &str) -> Result<Option<Held>> {
    let seq: Option<i64> = tx.first(
        sql!("select seq from sheet_shape where office_id = $1 and shape = $2"),
        &[&shape],
        |row| row.get(0),
    )?;
    let Some(seq) = seq else { return Ok(None) };
    let recorded = ledger::get(tx, seq)?;
    match recorded.fact {
        Fact::HeadingsDecided(headings) => Ok(Some(Held { fact: seq, by: recorded.by, headings })),
        _ => Err(Error::broken(format!("fact {seq} decides no headings"))),
    }
}

pub(crate) fn decided(tx: &mut Tx<Write>, seq: i64, headings: &Headings) -> Result<()> {
    let n_headings = i64::try_from(headings.decided.len()).map_err(Error::broken)?;
    tx.run(
        sql!(
            "insert into sheet_shape (office_id, shape, seq, seen_in, n_headings)
             values ($1, $2, $3, $4, $5)
             on conflict (office_id, shape) do update
             set seq = excluded.seq, seen_in = excluded.seen_in, n_headings = excluded.n_headings"
        ),
        &[&headings.shape, &seq, &headings.seen_in, &n_headings],
    )?;
    Ok(())
}
