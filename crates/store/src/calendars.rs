//! What a post's calendar needs besides its directives and sittings: when each last changed, and the
//! office's secret by which the address of a calendar cannot be guessed. The secret is no view: no fact
//! tells it, and a rebuild leaves it alone.

use std::collections::BTreeMap;

use domain::directive::DirectiveId;
use jiff::Timestamp;

use crate::error::Result;
use crate::ledger::wire::json_text;
use crate::tx::{Tx, Write};

/// How often a directive changed since it was given, and when last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changes {
    pub n_steps: i64,
    pub last_at: Timestamp,
}

/// The steps taken on some directives; those without a step are not named.
///
/// # Errors
/// The database's own.
pub fn changes<M>(
    tx: &mut Tx<M>,
    directives: &[DirectiveId],
) -> Result<BTreeMap<DirectiveId, Changes>> {
    let directives: Vec<[i64; 1]> = directives.iter().map(|id| [id.0]).collect();
    let rows = tx.all(
        sql!(
            "select s.directive_id, count(*), max(s.at)
             from json_each($2) q
             cross join directive_step s
             where s.office_id = $1 and s.directive_id = cast(q.value ->> 0 as bigint)
             group by s.directive_id"
        ),
        &[&json_text(&directives)?],
        |row| Ok((row.get(0)?, Changes { n_steps: row.get(1)?, last_at: row.get(2)? })),
    )?;
    Ok(rows.into_iter().collect())
}

/// When these facts were recorded, by number.
///
/// # Errors
/// The database's own.
pub fn recorded_at<M>(tx: &mut Tx<M>, facts: &[i64]) -> Result<BTreeMap<i64, Timestamp>> {
    let facts: Vec<[i64; 1]> = facts.iter().map(|seq| [*seq]).collect();
    let rows = tx.all(
        sql!(
            "select f.seq, f.at
             from fact f
             where f.office_id = $1
               and f.seq in (select cast(n.value ->> 0 as bigint) from json_each($2) n)"
        ),
        &[&json_text(&facts)?],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(rows.into_iter().collect())
}

/// The secret of the office's calendars; `None` before one was kept.
///
/// # Errors
/// The database's own.
pub fn secret<M>(tx: &mut Tx<M>) -> Result<Option<Vec<u8>>> {
    tx.first(sql!("select secret from calendar_secret where office_id = $1"), &[], |row| row.get(0))
}

/// Keeps a secret where there is none yet; the one that is there stays.
///
/// # Errors
/// The database's own.
pub fn keep_secret(tx: &mut Tx<Write>, secret: &[u8]) -> Result<()> {
    tx.run(
        sql!(
            "insert into calendar_secret (office_id, secret)
             values ($1, $2)
             on conflict (office_id) do nothing"
        ),
        &[&secret],
    )?;
    Ok(())
}
