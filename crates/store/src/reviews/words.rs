//! What is said on the points of a sitting, by version, and the words that wait to be joined.

use std::collections::BTreeMap;

use domain::fact::By;
use domain::review::ReviewId;
use domain::saying::OtherWords;

use crate::error::{Error, Result};
use crate::ledger::wire::json_text;
use crate::tx::{Tx, Write};

/// The words that stand beside those of each point, oldest first.
pub(super) fn others<M>(
    tx: &mut Tx<M>,
    review: ReviewId,
) -> Result<BTreeMap<i64, Vec<OtherWords>>> {
    let rows = tx.all(
        sql!(
            "select n, seq, base, by_id, said
             from other_words
             where office_id = $1 and review_id = $2
             order by n, seq"
        ),
        &[&review],
        |row| {
            let (fact, base) = (row.get(1)?, row.get(2)?);
            let by = row.get(3)?;
            Ok((row.get::<i64>(0)?, OtherWords { fact, base, by, said: row.get(4)? }))
        },
    )?;
    let mut others: BTreeMap<i64, Vec<OtherWords>> = BTreeMap::new();
    for (n, words) in rows {
        others.entry(n).or_default().push(words);
    }
    Ok(others)
}

/// Words that took the place of those before, and joined others.
pub(crate) fn point_recorded(
    tx: &mut Tx<Write>,
    seq: i64,
    (review, n): (ReviewId, i64),
    (said, joins): (&str, &[i64]),
) -> Result<()> {
    let n_rows = tx.run(
        sql!(
            "update agenda_item
             set said = $4, version = $5
             where office_id = $1 and review_id = $2 and n = $3"
        ),
        &[&review, &n, &said, &seq],
    )?;
    if n_rows != 1 {
        return Err(Error::Conflict(format!("review {review} has no agenda item {n}")));
    }
    let joins: Vec<[i64; 1]> = joins.iter().map(|fact| [*fact]).collect();
    tx.run(
        sql!(
            "delete from other_words
             where office_id = $1 and review_id = $2 and n = $3
               and seq in (select cast(j.value ->> 0 as bigint) from json_each($4) j)"
        ),
        &[&review, &n, &json_text(&joins)?],
    )?;
    Ok(())
}

/// Words that stand beside.
pub(crate) fn point_differed(
    tx: &mut Tx<Write>,
    (seq, by): (i64, &By),
    (review, n): (ReviewId, i64),
    (said, base): (&str, i64),
) -> Result<()> {
    tx.run(
        sql!(
            "insert into other_words (office_id, review_id, n, seq, base, by_id, said)
             values ($1, $2, $3, $4, $5, $6, $7)"
        ),
        &[&review, &n, &seq, &base, &by.post, &said],
    )?;
    Ok(())
}
