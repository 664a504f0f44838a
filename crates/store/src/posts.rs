//! Posts, under the title of a day and with the holder of that day: of the holdings that last on it, the
//! one that began last. A post without one is vacant. People and what they hold are in `people`.

mod register;

use std::collections::BTreeMap;

use domain::line::Titles;
use domain::name::Name;
use domain::place::PlaceCode;
use domain::post::{Charge, Holder, NewPost, Post, PostId};
use jiff::civil::Date;

pub use register::{Filled, Filter, Page, Seat, Superior, register};

use crate::error::{Error, Result};
use crate::ledger::wire::json_text;
use crate::places;
use crate::tx::{Tx, Write};
use crate::value::Row;

/// What stands for the whole office among the places of a post.
const OFFICE: i64 = 0;

/// All posts with their holders of a day, in the order in which they were created.
///
/// # Errors
/// The database's own.
pub fn all<M>(tx: &mut Tx<M>, on: Date) -> Result<Vec<Post>> {
    page(tx, on, (OFFICE, 0), i64::MAX)
}

/// The first posts of the office, in the order in which they were created, at most `limit`.
///
/// # Errors
/// The database's own.
pub fn first<M>(tx: &mut Tx<M>, on: Date, limit: i64) -> Result<Vec<Post>> {
    page(tx, on, (OFFICE, 0), limit)
}

/// A post with its holder of a day.
///
/// # Errors
/// `Missing` when there is no such post.
pub fn get<M>(tx: &mut Tx<M>, on: Date, id: PostId) -> Result<Post> {
    let posts = these(tx, on, [id])?;
    posts.into_iter().next().ok_or_else(|| Error::missing("post", id))
}

/// A post by the word in its address.
///
/// # Errors
/// The database's own.
pub fn by_slug<M>(tx: &mut Tx<M>, on: Date, slug: &str) -> Result<Option<Post>> {
    let id = tx.first(
        sql!("select post_id from post where office_id = $1 and slug = $2"),
        &[&slug],
        |row| row.get::<PostId>(0),
    )?;
    Ok(these(tx, on, id)?.into_iter().next())
}

/// The posts at a place itself, not below it.
///
/// # Errors
/// The database's own.
pub fn at_place<M>(tx: &mut Tx<M>, on: Date, place: PlaceCode) -> Result<Vec<Post>> {
    at_places(tx, on, &[place])
}

/// The posts at some places themselves, place by place, each in the order in which they were created.
///
/// # Errors
/// The database's own.
pub fn at_places<M>(tx: &mut Tx<M>, on: Date, places: &[PlaceCode]) -> Result<Vec<Post>> {
    let places: Vec<[i64; 1]> = places.iter().map(|place| [place.number()]).collect();
    let ids = tx.all(
        sql!(
            "select p.post_id
             from json_each($2) q
             cross join post p
             where p.office_id = $1 and p.place = cast(q.value ->> 0 as bigint)
             order by q.key, p.post_id"
        ),
        &[&json_text(&places)?],
        |row| row.get::<PostId>(0),
    )?;
    these(tx, on, ids)
}

/// The post of a kind at a place; the one created first where there are several.
///
/// # Errors
/// The database's own.
pub fn of_kind<M>(tx: &mut Tx<M>, on: Date, kind: &str, place: PlaceCode) -> Result<Option<Post>> {
    let id = tx.first(
        sql!(
            "select post_id
             from post
             where office_id = $1 and place = $2 and kind = $3
             order by post_id
             limit 1"
        ),
        &[&place, &kind],
        |row| row.get::<PostId>(0),
    )?;
    Ok(these(tx, on, id)?.into_iter().next())
}

/// Some posts with their holders of a day, in the order in which they are named; one that is not there is
/// left out.
///
/// # Errors
/// The database's own.
pub fn these<M>(
    tx: &mut Tx<M>,
    on: Date,
    ids: impl IntoIterator<Item = PostId>,
) -> Result<Vec<Post>> {
    let ids: Vec<[i64; 1]> = ids.into_iter().map(|id| [id.0]).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    tx.all(include_str!("posts/these.sql"), &[&on, &json_text(&ids)?], read)
}

/// Posts at or below a place, created after one; in the order in which they were created.
fn page<M>(tx: &mut Tx<M>, on: Date, (within, after): (i64, i64), limit: i64) -> Result<Vec<Post>> {
    let ids = tx.all(
        sql!(
            "select w.post_id
             from post_within w
             where w.office_id = $1 and w.place = $2 and w.post_id > $3
             order by w.post_id
             limit $4"
        ),
        &[&within, &after, &limit],
        |row| row.get::<PostId>(0),
    )?;
    these(tx, on, ids)
}

fn read(row: &Row<'_>) -> Result<Post> {
    let holder = match row.get(7)? {
        Some(person) => Some(Holder {
            person,
            name: Name { hi: row.get(8)?, en: row.get(9)? },
            charge: row.word(10, Charge::of_word)?,
        }),
        None => None,
    };
    Ok(Post {
        id: row.get(0)?,
        slug: row.get(1)?,
        kind: row.get(2)?,
        title: Name { hi: row.get(3)?, en: row.get(4)? },
        place: row.get(5)?,
        reports_to: row.get(6)?,
        holder,
    })
}

/// The titles of one post, or of all: the first, and the later ones by day; of two for one day the one
/// said last stands.
///
/// # Errors
/// The database's own.
pub fn titles<M>(tx: &mut Tx<M>, post: Option<PostId>) -> Result<BTreeMap<PostId, Titles>> {
    let rows = tx.all(include_str!("posts/titles.sql"), &[&post], |row| {
        let later = match row.get::<Option<Date>>(3)? {
            Some(from) => Some((from, Name { hi: row.get(4)?, en: row.get(5)? })),
            None => None,
        };
        Ok((row.get::<PostId>(0)?, Name { hi: row.get(1)?, en: row.get(2)? }, later))
    })?;
    let mut titles: BTreeMap<PostId, Titles> = BTreeMap::new();
    for (post, first, later) in rows {
        let of = titles.entry(post).or_insert_with(|| Titles { first, later: Vec::new() });
        if let Some((from, title)) = later {
            of.later.retain(|(day, _)| *day != from);
            of.later.push((from, title));
        }
    }
    Ok(titles)
}

/// The posts that report to one, in the order in which they were created, at most `limit`.
///
/// # Errors
/// The database's own.
pub fn below<M>(tx: &mut Tx<M>, on: Date, superior: PostId, limit: i64) -> Result<Vec<Post>> {
    let ids = tx.all(
        sql!(
            "select post_id
             from post
             where office_id = $1 and reports_to = $2
             order by post_id
             limit $3"
        ),
        &[&superior, &limit],
        |row| row.get::<PostId>(0),
    )?;
    these(tx, on, ids)
}

/// A post and the posts above it, in no order; a line that bites its own tail ends there.
pub(crate) fn line<M>(tx: &mut Tx<M>, post: PostId) -> Result<Vec<PostId>> {
    tx.all(
        sql!(
            "with recursive line (post_id) as (
               select cast($2 as bigint)
               union
               select p.reports_to
               from line l
               join post p on p.office_id = $1 and p.post_id = l.post_id
               where p.reports_to is not null
             )
             select l.post_id
             from line l"
        ),
        &[&post],
        |row| row.get(0),
    )
}

pub(crate) fn created(tx: &mut Tx<Write>, seq: i64, post: &NewPost) -> Result<()> {
    tx.run(
        sql!(
            "insert into post
               (office_id, post_id, slug, kind, title_hi, title_en, place, reports_to)
             values ($1, $2, $3, $4, $5, $6, $7, $8)"
        ),
        &[
            &seq,
            &post.slug,
            &post.kind,
            &post.title.hi,
            &post.title.en,
            &post.place,
            &post.reports_to,
        ],
    )?;
    put_within(tx, PostId(seq), post.place)
}

/// Puts a post where it is found: in the office, under its place and under all above it.
fn put_within(tx: &mut Tx<Write>, post: PostId, place: PlaceCode) -> Result<()> {
    let mut within = vec![OFFICE, place.number()];
    within.extend(places::above(tx, place)?.into_iter().map(PlaceCode::number));
    let within: Vec<[i64; 1]> = within.into_iter().map(|place| [place]).collect();
    tx.run(
        sql!(
            "insert into post_within (office_id, place, post_id)
             select $1, cast(j.value ->> 0 as bigint), $2
             from json_each($3) j"
        ),
        &[&post, &json_text(&within)?],
    )?;
    Ok(())
}

/// Posts at places that lie elsewhere now are found under the places above them of today.
pub(crate) fn found_anew(tx: &mut Tx<Write>, moved: &[PlaceCode]) -> Result<()> {
    let rows: Vec<[i64; 1]> = moved.iter().map(|place| [place.number()]).collect();
    let posts: Vec<(PostId, PlaceCode)> = tx.all(
        sql!(
            "select p.post_id, p.place
             from json_each($2) j
             cross join post p
             where p.office_id = $1 and p.place = cast(j.value ->> 0 as bigint)"
        ),
        &[&json_text(&rows)?],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    for (post, place) in posts {
        tx.run(sql!("delete from post_within where office_id = $1 and post_id = $2"), &[&post])?;
        put_within(tx, post, place)?;
    }
    Ok(())
}

pub(crate) fn retitled(
    tx: &mut Tx<Write>,
    (seq, post): (i64, PostId),
    title: &Name,
    from: Date,
) -> Result<()> {
    tx.run(
        sql!(
            "insert into post_title (office_id, post_id, from_on, seq, title_hi, title_en)
             values ($1, $2, $3, $4, $5, $6)"
        ),
        &[&post, &from, &seq, &title.hi, &title.en],
    )?;
    Ok(())
}
