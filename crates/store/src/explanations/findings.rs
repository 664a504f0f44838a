//! Findings of the rules of persistence that a person put away. What the rules find is not kept: it is
//! found afresh from the figures, and these are left out.

use domain::persistence::FindingKey;
use domain::scheme::SchemeCode;

use crate::error::Result;
use crate::fold::Stamp;
use crate::tx::{Tx, Write};

/// Whether a finding was put away.
///
/// # Errors
/// The database's own.
pub fn is_dismissed<M>(tx: &mut Tx<M>, finding: &FindingKey) -> Result<bool> {
    let found = tx.first(
        sql!(
            "select seq
             from finding_dismissed
             where office_id = $1 and rule = $2 and place = $3 and scheme = $4 and at_period = $5"
        ),
        &[&finding.rule, &finding.place, &scheme(finding), &finding.at],
        |row| row.get::<i64>(0),
    )?;
    Ok(found.is_some())
}

pub(crate) fn dismissed(
    tx: &mut Tx<Write>,
    stamp: Stamp<'_>,
    finding: &FindingKey,
    reason: &str,
) -> Result<()> {
    tx.run(
        sql!(
            "insert into finding_dismissed
               (office_id, rule, place, scheme, at_period, seq, on_day, by_id, reason)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
        ),
        &[
            &finding.rule,
            &finding.place,
            &scheme(finding),
            &finding.at,
            &stamp.seq,
            &stamp.by.on,
            &stamp.by.post,
            &reason,
        ],
    )?;
    Ok(())
}

/// The line, or an empty text: a part of the key may not be nothing.
fn scheme(finding: &FindingKey) -> &str {
    finding.scheme.as_ref().map_or("", SchemeCode::as_str)
}
