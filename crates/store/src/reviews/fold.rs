//! What facts do to sittings, agendas and attendance.

use domain::agenda::AgendaItem;
use domain::review::{Attendance, ReviewId, ReviewStage, Sitting};

use crate::error::{Error, Result};
use crate::ledger::wire::agenda::{Reason, Seen};
use crate::ledger::wire::json_text;
use crate::tx::{Tx, Write};

pub(crate) fn called(tx: &mut Tx<Write>, seq: i64, sitting: &Sitting) -> Result<()> {
    tx.run(
        sql!(
            "insert into review
               (office_id, review_id, series_id, held_on, venue_hi, venue_en, figures_to, stage)
             values ($1, $2, $3, $4, $5, $6, $7, $8)"
        ),
        &[
            &seq,
            &sitting.series,
            &sitting.on,
            &sitting.venue.hi,
            &sitting.venue.en,
            &sitting.figures_to,
            &ReviewStage::Called.word(),
        ],
    )?;
    Ok(())
}

pub(crate) fn drawn(tx: &mut Tx<Write>, review: ReviewId, items: &[AgendaItem]) -> Result<()> {
    tx.run(sql!("delete from other_words where office_id = $1 and review_id = $2"), &[&review])?;
    tx.run(
        sql!(
            "delete from agenda_item
             where office_id = $1 and review_id = $2"
        ),
        &[&review],
    )?;
    put_items(tx, review, items)?;
    stage(tx, review, ReviewStage::AgendaDrawn)
}

pub(crate) fn item_added(tx: &mut Tx<Write>, review: ReviewId, item: &AgendaItem) -> Result<()> {
    put_items(tx, review, std::slice::from_ref(item))
}

/// All items of a fact go in as one statement.
fn put_items(tx: &mut Tx<Write>, review: ReviewId, items: &[AgendaItem]) -> Result<()> {
    let rows = items.iter().map(|item| {
        let reason = json_text(&Reason::from(&item.reason))?;
        let seen = item.seen.as_ref().map(|seen| json_text(&Seen::from(seen))).transpose()?;
        let scheme = item.scheme.as_ref().map(|code| code.as_str());
        let post = item.post.map(|post| post.0);
        let below: Vec<i64> = item.below.iter().map(|place| place.number()).collect();
        let below = json_text(&below)?;
        Ok((item.n, item.reason.word(), reason, item.place.number(), scheme, post, seen, below))
    });
    let rows = json_text(&rows.collect::<Result<Vec<_>>>()?)?;
    tx.run(
        sql!(
            "insert into agenda_item
               (office_id, review_id, n, reason_word, reason, place, scheme, post_id, seen, below,
                said, removed_because)
             select
               $1, $2, cast(i.value ->> 0 as bigint), i.value ->> 1, i.value ->> 2,
               cast(i.value ->> 3 as bigint), i.value ->> 4, cast(i.value ->> 5 as bigint),
               i.value ->> 6, i.value ->> 7, '', null
             from json_each($3) i"
        ),
        &[&review, &rows],
    )?;
    Ok(())
}

pub(crate) fn item_removed(
    tx: &mut Tx<Write>,
    review: ReviewId,
    n: i64,
    reason: &str,
) -> Result<()> {
    let n_rows = tx.run(
        sql!(
            "update agenda_item
             set removed_because = $4
             where office_id = $1 and review_id = $2 and n = $3"
        ),
        &[&review, &n, &reason],
    )?;
    must_be_there(n_rows, review, n)
}

fn must_be_there(n_rows: u64, review: ReviewId, n: i64) -> Result<()> {
    if n_rows == 1 {
        return Ok(());
    }
    Err(Error::Conflict(format!("review {review} has no agenda item {n}")))
}

/// Attendance that is taken again stands instead of what was taken before.
pub(crate) fn attended(tx: &mut Tx<Write>, review: ReviewId, entries: &[Attendance]) -> Result<()> {
    tx.run(sql!("delete from attendance where office_id = $1 and review_id = $2"), &[&review])?;
    let row = |entry: &Attendance| {
        (entry.post.0, entry.presence.word(), entry.who.clone(), entry.leave.clone())
    };
    let rows: Vec<(i64, &str, String, String)> = entries.iter().map(row).collect();
    tx.run(
        sql!(
            "insert into attendance (office_id, review_id, ix, post_id, presence, who, leave)
             select
               $1, $2, a.key, cast(a.value ->> 0 as bigint), a.value ->> 1, a.value ->> 2,
               a.value ->> 3
             from json_each($3) a"
        ),
        &[&review, &json_text(&rows)?],
    )?;
    Ok(())
}

pub(crate) fn minutes_approved(tx: &mut Tx<Write>, seq: i64, review: ReviewId) -> Result<()> {
    approved(tx, review, Some(seq))?;
    stage(tx, review, ReviewStage::MinutesApproved)
}

pub(crate) fn minutes_returned(tx: &mut Tx<Write>, review: ReviewId) -> Result<()> {
    approved(tx, review, None)?;
    stage(tx, review, ReviewStage::AgendaDrawn)
}

fn approved(tx: &mut Tx<Write>, review: ReviewId, seq: Option<i64>) -> Result<()> {
    tx.run(
        sql!("update review set approved_seq = $3 where office_id = $1 and review_id = $2"),
        &[&review, &seq],
    )?;
    Ok(())
}

pub(crate) fn minutes_issued(tx: &mut Tx<Write>, review: ReviewId) -> Result<()> {
    stage(tx, review, ReviewStage::MinutesIssued)
}

fn stage(tx: &mut Tx<Write>, review: ReviewId, stage: ReviewStage) -> Result<()> {
    let n_rows = tx.run(
        sql!("update review set stage = $3 where office_id = $1 and review_id = $2"),
        &[&review, &stage.word()],
    )?;
    if n_rows == 1 { Ok(()) } else { Err(Error::Conflict(format!("there is no review {review}"))) }
}
