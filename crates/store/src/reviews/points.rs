//! What a sitting holds: its points, and who came.

use domain::agenda::AgendaItem;
use domain::review::{Attendance, Point, Presence, ReviewId};
use domain::saying::Words;

use super::words;
use crate::error::{Error, Result};
use crate::ledger::wire::agenda::{Reason, Seen};
use crate::ledger::wire::parse;
use crate::ledger::wire::shared::{each, place};
use crate::tx::Tx;
use crate::value::Row;

/// The points of a sitting by number, those taken off among them.
///
/// # Errors
/// The database's own.
pub fn points<M>(tx: &mut Tx<M>, review: ReviewId) -> Result<Vec<Point>> {
    let mut others = words::others(tx, review)?;
    let mut points = tx.all(
        sql!(
            "select n, reason, place, scheme, post_id, seen, below, said, removed_because, version
             from agenda_item
             where office_id = $1 and review_id = $2
             order by n"
        ),
        &[&review],
        read_point,
    )?;
    for point in &mut points {
        point.words.others = others.remove(&point.item.n).unwrap_or_default();
    }
    Ok(points)
}

fn read_point(row: &Row<'_>) -> Result<Point> {
    let reason: String = row.get(1)?;
    let reason = parse::<Reason>(reason.as_bytes()).and_then(Reason::reason);
    let seen: Option<String> = row.get(5)?;
    let seen = seen.map(|seen| parse::<Seen>(seen.as_bytes()).and_then(Seen::seen)).transpose();
    let below: String = row.get(6)?;
    let below = parse::<Vec<i64>>(below.as_bytes()).and_then(|codes| each(codes, place));
    Ok(Point {
        item: AgendaItem {
            n: row.get(0)?,
            reason: reason.map_err(Error::broken)?,
            place: row.get(2)?,
            scheme: row.get(3)?,
            post: row.get(4)?,
            seen: seen.map_err(Error::broken)?,
            below: below.map_err(Error::broken)?,
        },
        words: Words { said: row.get(7)?, version: row.get(9)?, others: Vec::new() },
        removed_because: row.get(8)?,
    })
}

/// Who came to a sitting, in the order of the sheet.
///
/// # Errors
/// The database's own.
pub fn attendance<M>(tx: &mut Tx<M>, review: ReviewId) -> Result<Vec<Attendance>> {
    tx.all(
        sql!(
            "select post_id, presence, who, leave
             from attendance
             where office_id = $1 and review_id = $2
             order by ix"
        ),
        &[&review],
        |row| {
            let presence = row.word(1, Presence::of_word)?;
            let (who, leave) = (row.get(2)?, row.get(3)?);
            Ok(Attendance { post: row.get(0)?, presence, who, leave })
        },
    )
}
