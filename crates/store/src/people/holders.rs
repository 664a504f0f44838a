//! Who held a post on a day and what the post was called, for many posts and days at once: what was done
//! stays with the holder and the title of the day on which it was done.

use domain::name::Name;
use domain::post::PostId;
use jiff::civil::Date;

use crate::error::Result;
use crate::ledger::wire::json_text;
use crate::tx::Tx;
use crate::value::Row;

/// A post on a day: its title, and its holder unless it was vacant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acted {
    pub post: PostId,
    pub on: Date,
    pub title: Name,
    pub holder: Option<Name>,
}

/// The titles and holders of posts on days; a post that is not there is left out.
///
/// # Errors
/// The database's own.
pub fn holders<M>(tx: &mut Tx<M>, asked: &[(PostId, Date)]) -> Result<Vec<Acted>> {
    let rows: Vec<(i64, String)> =
        asked.iter().map(|(post, on)| (post.0, on.to_string())).collect();
    tx.all(include_str!("holders.sql"), &[&json_text(&rows)?], read)
}

fn read(row: &Row<'_>) -> Result<Acted> {
    let holder = match row.get(4)? {
        Some(hi) => Some(Name { hi, en: row.get(5)? }),
        None => None,
    };
    let title = Name { hi: row.get(2)?, en: row.get(3)? };
    Ok(Acted { post: row.get(0)?, on: row.get(1)?, title, holder })
}
