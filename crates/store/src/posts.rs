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
use crate::tx::{Tx, Write};
use crate::value::Row;

/// Which posts are wanted; what is not named is not asked.
#[derive(Default)]
struct Wanted<'a> {
    id: Option<PostId>,
    slug: Option<&'a str>,
    place: Option<PlaceCode>,
    kind: Option<&'a str>,
}

/// All posts with their holders of a day, in the order in which they were created.
///
/// # Errors
/// The database's own.
pub fn all<M>(tx: &mut Tx<M>, on: Date) -> Result<Vec<Post>> {
    wanted(tx, on, &Wanted::default())
}

/// A post with its holder of a day.
///
/// # Errors
/// `Missing` when there is no such post.
pub fn get<M>(tx: &mut Tx<M>, on: Date, id: PostId) -> Result<Post> {
    let posts = wanted(tx, on, &Wanted { id: Some(id), ..Wanted::default() })?;
    posts.into_iter().next().ok_or_else(|| Error::missing("post", id))
}

/// A post by the word in its address.
///
/// # Errors
/// The database's own.
pub fn by_slug<M>(tx: &mut Tx<M>, on: Date, slug: &str) -> Result<Option<Post>> {
    let posts = wanted(tx, on, &Wanted { slug: Some(slug), ..Wanted::default() })?;
    Ok(posts.into_iter().next())
}

/// The posts at a place itself, not below it.
///
/// # Errors
/// The database's own.
pub fn at_place<M>(tx: &mut Tx<M>, on: Date, place: PlaceCode) -> Result<Vec<Post>> {
    wanted(tx, on, &Wanted { place: Some(place), ..Wanted::default() })
}

/// The post of a kind at a place; the one created first where there are several.
///
/// # Errors
/// The database's own.
pub fn of_kind<M>(tx: &mut Tx<M>, on: Date, kind: &str, place: PlaceCode) -> Result<Option<Post>> {
    let asked = Wanted { kind: Some(kind), place: Some(place), ..Wanted::default() };
    Ok(wanted(tx, on, &asked)?.into_iter().next())
}

fn wanted<M>(tx: &mut Tx<M>, on: Date, asked: &Wanted<'_>) -> Result<Vec<Post>> {
    tx.all(
        include_str!("posts/wanted.sql"),
        &[&on, &asked.id, &asked.slug, &asked.place, &asked.kind],
        read,
    )
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
    tx.all(include_str!("posts/below.sql"), &[&on, &superior, &limit], read)
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
