//! Series of reviews, their sittings, and what each holds: the agenda with what was said on it, and the
//! attendance. Whether a sitting may still be changed is the desk's question.

mod fold;
mod points;

use domain::name::Name;
use domain::post::PostId;
use domain::review::{ReviewId, ReviewStage, Series, SeriesId, Sitting};
use domain::scheme::SchemeCode;
use jiff::civil::Date;

pub(crate) use fold::{
    attended, called, drawn, founded, item_added, item_removed, minutes_issued, point_recorded,
};
pub use points::{attendance, points};

use crate::error::{Error, Result};
use crate::ledger::wire;
use crate::tx::Tx;
use crate::value::Row;

/// A series that was founded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Founded {
    pub id: SeriesId,
    pub series: Series,
}

/// A sitting that was called, and how far it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    pub id: ReviewId,
    pub sitting: Sitting,
    pub stage: ReviewStage,
}

/// All series in the order of their founding.
///
/// # Errors
/// The database's own.
pub fn series_all<M>(tx: &mut Tx<M>) -> Result<Vec<Founded>> {
    series_wanted(tx, None, None)
}

/// A series.
///
/// # Errors
/// `Missing` when there is no such series.
pub fn series<M>(tx: &mut Tx<M>, id: SeriesId) -> Result<Founded> {
    let found = series_wanted(tx, Some(id), None)?.into_iter().next();
    found.ok_or_else(|| Error::missing("series", id))
}

/// A series by the word in its address.
///
/// # Errors
/// The database's own.
pub fn series_by_slug<M>(tx: &mut Tx<M>, slug: &str) -> Result<Option<Founded>> {
    Ok(series_wanted(tx, None, Some(slug))?.into_iter().next())
}

fn series_wanted<M>(
    tx: &mut Tx<M>,
    id: Option<SeriesId>,
    slug: Option<&str>,
) -> Result<Vec<Founded>> {
    tx.all(
        sql!(
            "select s.series_id, s.slug, s.name_hi, s.name_en, s.place, s.chair_id, s.schemes,
               (
                 select string_agg(cast(m.post_id as text), ',' order by m.ix)
                 from series_member m
                 where m.office_id = s.office_id and m.series_id = s.series_id
               )
             from series s
             where s.office_id = $1
               and (cast($2 as bigint) is null or s.series_id = $2)
               and (cast($3 as text) is null or s.slug = $3)
             order by s.series_id"
        ),
        &[&id, &slug],
        read_series,
    )
}

fn read_series(row: &Row<'_>) -> Result<Founded> {
    let schemes: String = row.get(6)?;
    let schemes: Vec<String> = wire::parse(schemes.as_bytes()).map_err(Error::broken)?;
    let members: Option<String> = row.get(7)?;
    let members = members.iter().flat_map(|members| members.split(','));
    let members = members.map(|member| member.parse().map(PostId).map_err(Error::broken));
    Ok(Founded {
        id: row.get(0)?,
        series: Series {
            slug: row.get(1)?,
            name: Name { hi: row.get(2)?, en: row.get(3)? },
            place: row.get(4)?,
            chair: row.get(5)?,
            members: members.collect::<Result<Vec<_>>>()?,
            schemes: schemes.iter().map(|code| SchemeCode::new(code)).collect(),
        },
    })
}

/// A sitting.
///
/// # Errors
/// `Missing` when there is no such sitting.
pub fn review<M>(tx: &mut Tx<M>, id: ReviewId) -> Result<Review> {
    let found = tx.first(
        sql!(
            "select review_id, series_id, held_on, venue_hi, venue_en, figures_to, stage
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
            "select review_id, series_id, held_on, venue_hi, venue_en, figures_to, stage
             from review
             where office_id = $1 and series_id = $2
             order by held_on desc, review_id desc"
        ),
        &[&series],
        read_review,
    )
}

/// The sittings of all series, the latest first, at most `limit`.
///
/// # Errors
/// The database's own.
pub fn recent<M>(tx: &mut Tx<M>, limit: i64) -> Result<Vec<Review>> {
    tx.all(
        sql!(
            "select review_id, series_id, held_on, venue_hi, venue_en, figures_to, stage
             from review
             where office_id = $1
             order by held_on desc, review_id desc
             limit $2"
        ),
        &[&limit],
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
            "select review_id, series_id, held_on, venue_hi, venue_en, figures_to, stage
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
            "select review_id, series_id, held_on, venue_hi, venue_en, figures_to, stage
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
    })
}
