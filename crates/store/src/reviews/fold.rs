//! What facts do to series, sittings, agendas and attendance.

use domain::agenda::AgendaItem;
use domain::review::{Attendance, ReviewId, ReviewStage, Series, Sitting};

use crate::error::{Error, Result};
use crate::ledger::wire::agenda::{Reason, Seen};
use crate::ledger::wire::json_text;
use crate::tx::{Tx, Write};

pub(crate) fn founded(tx: &mut Tx<Write>, seq: i64, series: &Series) -> Result<()> {
    let schemes: Vec<&str> = series.schemes.iter().map(|code| code.as_str()).collect();
    tx.run(
        sql!(
            "insert into series
               (office_id, series_id, slug, name_hi, name_en, place, chair_id, schemes)
             values ($1, $2, $3, $4, $5, $6, $7, $8)"
        ),
        &[
            &seq,
            &series.slug,
            &series.name.hi,
            &series.name.en,
            &series.place,
            &series.chair,
            &json_text(&schemes)?,
        ],
    )?;
    let members: Vec<[i64; 1]> = series.members.iter().map(|post| [post.0]).collect();
    tx.run(
        sql!(
            "insert into series_member (office_id, series_id, ix, post_id)
             select $1, $2, m.key, cast(m.value ->> 0 as bigint)
             from json_each($3) m"
        ),
        &[&seq, &json_text(&members)?],
    )?;
    Ok(())
}

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

pub(crate) fn point_recorded(
    tx: &mut Tx<Write>,
    review: ReviewId,
    n: i64,
    said: &str,
) -> Result<()> {
    let n_rows = tx.run(
        sql!(
            "update agenda_item
             set said = $4
             where office_id = $1 and review_id = $2 and n = $3"
        ),
        &[&review, &n, &said],
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
    let rows: Vec<(i64, &str, &str)> =
        entries.iter().map(|entry| (entry.post.0, entry.presence.word(), &*entry.who)).collect();
    tx.run(
        sql!(
            "insert into attendance (office_id, review_id, ix, post_id, presence, who)
             select $1, $2, a.key, cast(a.value ->> 0 as bigint), a.value ->> 1, a.value ->> 2
             from json_each($3) a"
        ),
        &[&review, &json_text(&rows)?],
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
