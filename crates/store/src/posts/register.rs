//! The register of posts: narrowed by place and by whether they are held, page by page, each with the
//! day since which it is vacant.

use std::collections::{BTreeMap, BTreeSet};

use domain::name::Name;
use domain::place::PlaceCode;
use domain::post::{Charge, Post, PostId};
use jiff::civil::Date;

use super::{OFFICE, these};
use crate::error::Result;
use crate::ledger::wire::json_text;
use crate::tx::Tx;
use crate::ways::{Listed, WINDOW};

/// Whether held or vacant posts are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filled {
    #[default]
    Any,
    Vacant,
    /// Held by somebody whose own post is another.
    Additional,
}

impl Filled {
    fn is_of(self, post: &Post) -> bool {
        match self {
            Self::Any => true,
            Self::Vacant => post.holder.is_none(),
            Self::Additional => {
                post.holder.as_ref().is_some_and(|holder| holder.charge == Charge::Additional)
            }
        }
    }
}

/// Which posts are wanted; what is not named is not asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// At this place or below it.
    pub within: Option<PlaceCode>,
    pub filled: Filled,
}

/// Posts created after this one, at most `limit`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    pub after: Option<PostId>,
    pub limit: i64,
}

/// A post in the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    pub post: Post,
    /// The last day of the holder before; `None` where the post is held, or nobody ever held it.
    pub left_on: Option<Date>,
    pub superior: Option<Superior>,
}

/// The post to which another reports, under its title of the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Superior {
    pub slug: String,
    pub title: Name,
    pub place: PlaceCode,
}

/// One page of the register as it stands on a day, in the order in which the posts were created. It looks at no
/// more than a window of posts, and tells how far it looked.
///
/// # Errors
/// The database's own.
pub fn register<M>(
    tx: &mut Tx<M>,
    on: Date,
    filter: &Filter,
    page: Page,
) -> Result<Listed<Seat, PostId>> {
    let after = page.after.map_or(0, |post| post.0);
    let within = filter.within.map_or(OFFICE, PlaceCode::number);
    let window = if filter.filled == Filled::Any { page.limit + 1 } else { WINDOW };
    let mut posts = super::page(tx, on, (within, after), window)?;
    let is_full = i64::try_from(posts.len()).is_ok_and(|n| n == window);
    let mut next = posts.last().filter(|_| is_full).map(|last| last.id);
    posts.retain(|post| filter.filled.is_of(post));
    let limit = usize::try_from(page.limit).unwrap_or(usize::MAX);
    if posts.len() > limit {
        posts.truncate(limit);
        next = posts.last().map(|last| last.id);
    }
    Ok(Listed { rows: seats(tx, on, posts)?, next })
}

fn seats<M>(tx: &mut Tx<M>, on: Date, posts: Vec<Post>) -> Result<Vec<Seat>> {
    let over: BTreeSet<PostId> = posts.iter().filter_map(|post| post.reports_to).collect();
    let over = these(tx, on, over)?.into_iter();
    let over: BTreeMap<PostId, Post> = over.map(|post| (post.id, post)).collect();
    let vacant = posts.iter().filter(|post| post.holder.is_none()).map(|post| post.id);
    let left = left_on(tx, on, vacant)?;
    let superior = |post: &Post| {
        let over = over.get(&post.reports_to?)?.clone();
        Some(Superior { slug: over.slug, title: over.title, place: over.place })
    };
    let seat =
        |post: Post| Seat { left_on: left.get(&post.id).copied(), superior: superior(&post), post };
    Ok(posts.into_iter().map(seat).collect())
}

/// The last day of the last holder of each of some posts before a day.
fn left_on<M>(
    tx: &mut Tx<M>,
    on: Date,
    posts: impl Iterator<Item = PostId>,
) -> Result<BTreeMap<PostId, Date>> {
    let posts: Vec<[i64; 1]> = posts.map(|post| [post.0]).collect();
    let left = tx.all(
        sql!(
            "select l.post_id, max(l.until_on)
             from json_each($3) q
             cross join holding l
             where l.office_id = $1
               and l.post_id = cast(q.value ->> 0 as bigint)
               and l.until_on < $2
             group by l.post_id"
        ),
        &[&on, &json_text(&posts)?],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(left.into_iter().collect())
}
