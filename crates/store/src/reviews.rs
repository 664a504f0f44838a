//! Series of reviews, their sittings, and what each holds: the agenda with what was said on it, and the
//! attendance. Whether a sitting may still be changed is the desk's question.

mod fold;
mod list;
mod points;
mod series;
mod words;

use domain::name::Name;
use domain::review::{ReviewId, ReviewStage, SeriesId, Sitting};
use jiff::civil::Date;

pub(crate) use fold::{
    attended, called, drawn, item_added, item_removed, minutes_approved, minutes_issued,
    minutes_returned,
};
pub use list::{Tally, last_of, listed, tallies};
pub use points::{attendance, points};
pub use series::{Founded, series, series_all, series_by_slug, series_page, series_with};
pub(crate) use series::{founded, series_changed, series_ended};
pub(crate) use words::{point_differed, point_recorded};

use crate::error::{Error, Result};
use crate::tx::Tx;
use crate::value::Row;

/// A sitting that was called, and how far it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    pub id: ReviewId,
    pub sitting: Sitting,
    pub stage: ReviewStage,
    /// The fact that holds the minutes as approved, while they are.
    pub approved: Option<i64>,
}

/// A sitting.
///
/// # Errors
/// `Missing` when there is no such sitting.
pub fn review<M>(tx: &mut Tx<M>, id: ReviewId) -> Result<Review> {
    let found = tx.first(
        sql!(
            "select review_id, series_id, held_on, venue_hi, venue_en, figures_to, stage,
               approved_seq
             from review
             where office_id = $1 and review_id = $2"
        ),
        &[&id],
        read_review,
    )?;
    found.ok_or_else(|| Error::missing("review", id))
}

/// The sittings of a series, the latest first.
///
/// # Errors
/// The database's own.
pub fn reviews_of<M>(tx: &mut Tx<M>, series: SeriesId) -> Result<Vec<Review>> {
    tx.all(
        sql!(
            "select review_id, series_id, held_on, venue_hi, venue_en, figures_to, stage,
               approved_seq
             from review
             where office_id = $1 and series_id = $2
             order by held_on desc, review_id desc"
        ),
        &[&series],
        read_review,
    )
}

/// The first sitting of a series after a day.
///
/// # Errors
/// The database's own.
pub fn next_after<M>(tx: &mut Tx<M>, series: SeriesId, day: Date) -> Result<Option<Review>> {
    tx.first(
        sql!(
            "select review_id, series_id, held_on, venue_hi, venue_en, figures_to, stage,
               approved_seq
             from review
             where office_id = $1 and series_id = $2 and held_on > $3
             order by held_on, review_id
             limit 1"
        ),
        &[&series, &day],
        read_review,
    )
}

/// The last sitting of a series before a day.
///
/// # Errors
/// The database's own.
pub fn previous<M>(tx: &mut Tx<M>, series: SeriesId, day: Date) -> Result<Option<Review>> {
    tx.first(
        sql!(
            "select review_id, series_id, held_on, venue_hi, venue_en, figures_to, stage,
               approved_seq
             from review
             where office_id = $1 and series_id = $2 and held_on < $3
             order by held_on desc, review_id desc
             limit 1"
        ),
        &[&series, &day],
        read_review,
    )
}

fn read_review(row: &Row<'_>) -> Result<Review> {
    Ok(Review {
        id: row.get(0)?,
        sitting: Sitting {
            series: row.get(1)?,
            on: row.get(2)?,
            venue: Name { hi: row.get(3)?, en: row.get(4)? },
            figures_to: row.get(5)?,
        },
        stage: row.word(6, ReviewStage::of_word)?,
        approved: row.get(7)?,
    })
}
