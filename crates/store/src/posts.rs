//! Posts, and who held them on a day. The holder is the person whose holding began last on or before
//! that day; a post without one is vacant.

use domain::name::Name;
use domain::place::PlaceCode;
use domain::post::{Holding, NewPost, Post, PostId};
use jiff::civil::Date;

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

/// Everyone who held a post, first to last.
///
/// # Errors
/// The database's own.
pub fn holdings<M>(tx: &mut Tx<M>, post: PostId) -> Result<Vec<Holding>> {
    tx.all(
        sql!(
            "select person_hi, person_en, from_on
             from holding
             where office_id = $1 and post_id = $2
             order by from_on, seq"
        ),
        &[&post],
        |row| {
            let person = Name { hi: row.get(0)?, en: row.get(1)? };
            Ok(Holding { post, person, from: row.get(2)? })
        },
    )
}

fn wanted<M>(tx: &mut Tx<M>, on: Date, asked: &Wanted<'_>) -> Result<Vec<Post>> {
    tx.all(
        include_str!("posts/wanted.sql"),
        &[&on, &asked.id, &asked.slug, &asked.place, &asked.kind],
        read,
    )
}

fn read(row: &Row<'_>) -> Result<Post> {
    let holder = match (row.get::<Option<String>>(7)?, row.get::<Option<String>>(8)?) {
        // A holding without a name says that the post fell vacant.
        (Some(hi), Some(en)) if !hi.is_empty() => Some(Name { hi, en }),
        _ => None,
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

pub(crate) fn held(tx: &mut Tx<Write>, seq: i64, holding: &Holding) -> Result<()> {
    tx.run(
        sql!(
            "insert into holding (office_id, post_id, from_on, seq, person_hi, person_en)
             values ($1, $2, $3, $4, $5, $6)"
        ),
        &[&holding.post, &holding.from, &seq, &holding.person.hi, &holding.person.en],
    )?;
    Ok(())
}
