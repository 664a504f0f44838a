//! The lists of sittings: the last ones of a series, those of several series together, and what each came to.

use domain::review::{ReviewId, SeriesId};
use jiff::civil::Date;

use super::{Review, read_review};
use crate::error::Result;
use crate::ledger::wire::json_text;
use crate::tx::Tx;
use crate::ways::reach;

/// What a sitting came to, in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    pub review: ReviewId,
    /// Points of the agenda; those taken off are left out.
    pub n_items: i64,
    pub n_given: i64,
    /// Of the directives given.
    pub n_open: i64,
    pub has_attendance: bool,
}

/// Sittings of a series before one that was held on a day, or the last ones; the latest first, at most `limit`.
///
/// # Errors
/// The database's own.
pub fn last_of<M>(
    tx: &mut Tx<M>,
    series: SeriesId,
    before: Option<(Date, ReviewId)>,
    limit: i64,
) -> Result<Vec<Review>> {
    let (on, id) = before.unwrap_or((Date::MAX, ReviewId(i64::MAX)));
    tx.all(
        sql!(
            "select review_id, series_id, held_on, venue_hi, venue_en, figures_to, stage,
               approved_seq
             from review
             where office_id = $1
               and series_id = $2
               and (held_on, review_id) < ($3, $4)
             order by held_on desc, review_id desc
             limit $5"
        ),
        &[&series, &on, &id, &limit],
        read_review,
    )
}

/// Sittings of some series, the one called last first, numbered before this one; at most `limit`.
///
/// # Errors
/// The database's own.
pub fn listed<M>(
    tx: &mut Tx<M>,
    series: &[SeriesId],
    before: Option<ReviewId>,
    limit: i64,
) -> Result<Vec<Review>> {
    let series: Vec<[i64; 1]> = series.iter().map(|id| [id.0]).collect();
    let series = json_text(&series)?;
    let from = before.map_or(i64::MAX, |before| before.0);
    let ends = reach(tx, include_str!("reach.sql"), &series, (from, limit))?;
    let to = ends.into_iter().flatten().max().unwrap_or(0);
    tx.all(include_str!("listed.sql"), &[&series, &from, &to, &limit], read_review)
}

/// What each of some sittings came to, in their order.
///
/// # Errors
/// The database's own.
pub fn tallies<M>(tx: &mut Tx<M>, reviews: &[ReviewId]) -> Result<Vec<Tally>> {
    let reviews: Vec<[i64; 1]> = reviews.iter().map(|id| [id.0]).collect();
    tx.all(include_str!("tallies.sql"), &[&json_text(&reviews)?], |row| {
        Ok(Tally {
            review: row.get(0)?,
            n_items: row.get(1)?,
            n_given: row.get(2)?,
            n_open: row.get(3)?,
            has_attendance: row.get(4)?,
        })
    })
}
