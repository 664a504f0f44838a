//! The register of posts: narrowed by place and by whether they are held, page by page, each with the
//! day since which it is vacant.

use domain::name::Name;
use domain::place::PlaceCode;
use domain::post::{Post, PostId};
use jiff::civil::Date;

use super::read;
use crate::error::Result;
use crate::ledger::wire::json_text;
use crate::tx::Tx;

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
    fn word(self) -> Option<&'static str> {
        match self {
            Self::Any => None,
            Self::Vacant => Some("vacant"),
            Self::Additional => Some("additional"),
        }
    }
}

/// Which posts are wanted; what is not named is not asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Any of these places; a place does not bring those below it.
    pub places: Option<Vec<PlaceCode>>,
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

/// One page of the register as it stands on a day, in the order in which the posts were created.
///
/// # Errors
/// The database's own.
pub fn register<M>(tx: &mut Tx<M>, on: Date, filter: &Filter, page: Page) -> Result<Vec<Seat>> {
    let rows = |places: &Vec<PlaceCode>| {
        json_text(&places.iter().map(|place| [place.number()]).collect::<Vec<_>>())
    };
    let places = filter.places.as_ref().map(rows).transpose()?;
    tx.all(
        include_str!("register.sql"),
        &[&on, &page.after.map_or(0, |post| post.0), &places, &filter.filled.word(), &page.limit],
        |row| {
            let post = read(row)?;
            let left_on = if post.holder.is_none() { row.get(11)? } else { None };
            let superior = match row.get(12)? {
                Some(slug) => {
                    let title = Name { hi: row.get(13)?, en: row.get(14)? };
                    Some(Superior { slug, title, place: row.get(15)? })
                }
                None => None,
            };
            Ok(Seat { post, left_on, superior })
        },
    )
}
