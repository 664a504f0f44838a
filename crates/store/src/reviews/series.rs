//! Series as they stand, and what facts do to them.

use domain::name::Name;
use domain::post::PostId;
use domain::review::{Series, SeriesId};
use domain::scheme::SchemeCode;
use jiff::civil::Date;

use crate::error::{Error, Result};
use crate::ledger::wire::series::Plan;
use crate::ledger::wire::{self, json_text};
use crate::tx::{Tx, Write};
use crate::value::Row;

/// A series that was founded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Founded {
    pub id: SeriesId,
    pub series: Series,
    /// The day on which it was ended, if it was.
    pub ended_on: Option<Date>,
}

/// All series in the order of their founding.
///
/// # Errors
/// The database's own.
pub fn series_all<M>(tx: &mut Tx<M>) -> Result<Vec<Founded>> {
    series_page(tx, None, i64::MAX)
}

/// Series founded after one, in the order of their founding, at most `limit`.
///
/// # Errors
/// The database's own.
pub fn series_page<M>(tx: &mut Tx<M>, after: Option<SeriesId>, limit: i64) -> Result<Vec<Founded>> {
    let ids = tx.all(
        sql!(
            "select series_id
             from series
             where office_id = $1 and series_id > $2
             order by series_id
             limit $3"
        ),
        &[&after.map_or(0, |after| after.0), &limit],
        |row| row.get(0),
    )?;
    series_these(tx, &ids)
}

/// The series that a post chairs or is called to, in the order of their founding.
///
/// # Errors
/// The database's own.
pub fn series_with<M>(tx: &mut Tx<M>, post: PostId) -> Result<Vec<Founded>> {
    let ids = tx.all(
        sql!(
            "select series_id
             from series
             where office_id = $1 and chair_id = $2
             union
             select series_id
             from series_member
             where office_id = $1 and post_id = $2
             order by series_id"
        ),
        &[&post],
        |row| row.get(0),
    )?;
    series_these(tx, &ids)
}

/// A series.
///
/// # Errors
/// `Missing` when there is no such series.
pub fn series<M>(tx: &mut Tx<M>, id: SeriesId) -> Result<Founded> {
    let found = series_these(tx, &[id])?.into_iter().next();
    found.ok_or_else(|| Error::missing("series", id))
}

/// A series by the word in its address.
///
/// # Errors
/// The database's own.
pub fn series_by_slug<M>(tx: &mut Tx<M>, slug: &str) -> Result<Option<Founded>> {
    let id = tx.first(
        sql!("select series_id from series where office_id = $1 and slug = $2"),
        &[&slug],
        |row| row.get(0),
    )?;
    id.map(|id| series(tx, id)).transpose()
}

fn series_these<M>(tx: &mut Tx<M>, ids: &[SeriesId]) -> Result<Vec<Founded>> {
    let ids: Vec<[i64; 1]> = ids.iter().map(|id| [id.0]).collect();
    tx.all(include_str!("series_these.sql"), &[&json_text(&ids)?], read_series)
}

fn read_series(row: &Row<'_>) -> Result<Founded> {
    let schemes: String = row.get(6)?;
    let schemes: Vec<String> = wire::parse(schemes.as_bytes()).map_err(Error::broken)?;
    let members: Option<String> = row.get(7)?;
    let members = members.iter().flat_map(|members| members.split(','));
    let members = members.map(|member| member.parse().map(PostId).map_err(Error::broken));
    let plan: String = row.get(8)?;
    let plan = wire::parse::<Plan>(plan.as_bytes()).and_then(Plan::plan);
    Ok(Founded {
        id: row.get(0)?,
        series: Series {
            slug: row.get(1)?,
            name: Name { hi: row.get(2)?, en: row.get(3)? },
            place: row.get(4)?,
            chair: row.get(5)?,
            members: members.collect::<Result<Vec<_>>>()?,
            schemes: schemes.iter().map(|code| SchemeCode::new(code)).collect(),
            plan: plan.map_err(Error::broken)?,
        },
        ended_on: row.get(9)?,
    })
}

pub(crate) fn founded(tx: &mut Tx<Write>, seq: i64, series: &Series) -> Result<()> {
    let schemes: Vec<&str> = series.schemes.iter().map(|code| code.as_str()).collect();
    tx.run(
        sql!(
            "insert into series
               (office_id, series_id, slug, name_hi, name_en, place, chair_id, schemes, plan)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
        ),
        &[
            &seq,
            &series.slug,
            &series.name.hi,
            &series.name.en,
            &series.place,
            &series.chair,
            &json_text(&schemes)?,
            &json_text(&Plan::from(&series.plan))?,
        ],
    )?;
    put_members(tx, SeriesId(seq), series)
}

/// Everything of a series may change but its word in addresses.
pub(crate) fn series_changed(tx: &mut Tx<Write>, id: SeriesId, to: &Series) -> Result<()> {
    let schemes: Vec<&str> = to.schemes.iter().map(|code| code.as_str()).collect();
    let n_rows = tx.run(
        sql!(
            "update series
             set name_hi = $3, name_en = $4, place = $5, chair_id = $6, schemes = $7, plan = $8
             where office_id = $1 and series_id = $2"
        ),
        &[
            &id,
            &to.name.hi,
            &to.name.en,
            &to.place,
            &to.chair,
            &json_text(&schemes)?,
            &json_text(&Plan::from(&to.plan))?,
        ],
    )?;
    must_be_there(n_rows, id)?;
    tx.run(sql!("delete from series_member where office_id = $1 and series_id = $2"), &[&id])?;
    put_members(tx, id, to)
}

pub(crate) fn series_ended(tx: &mut Tx<Write>, id: SeriesId, on: Date) -> Result<()> {
    let n_rows = tx.run(
        sql!("update series set ended_on = $3 where office_id = $1 and series_id = $2"),
        &[&id, &on],
    )?;
    must_be_there(n_rows, id)
}

fn put_members(tx: &mut Tx<Write>, id: SeriesId, series: &Series) -> Result<()> {
    let members: Vec<[i64; 1]> = series.members.iter().map(|post| [post.0]).collect();
    tx.run(
        sql!(
            "insert into series_member (office_id, series_id, ix, post_id)
             select $1, $2, m.key, cast(m.value ->> 0 as bigint)
             from json_each($3) m"
        ),
        &[&id, &json_text(&members)?],
    )?;
    Ok(())
}

fn must_be_there(n_rows: u64, id: SeriesId) -> Result<()> {
    if n_rows == 1 { Ok(()) } else { Err(Error::Conflict(format!("there is no series {id}"))) }
}
