//! Who held a post on a day, for many posts and days at once: what was done stays with the holder of
//! the day on which it was done.

use domain::name::Name;
use domain::post::PostId;
use jiff::civil::Date;

use crate::error::Result;
use crate::ledger::wire::json_text;
use crate::tx::Tx;
use crate::value::Row;

/// A post on a day, and its holder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acted {
    pub post: PostId,
    pub on: Date,
    pub holder: Name,
}

/// The holders of posts on days; a post that was vacant on its day is left out.
///
/// # Errors
/// The database's own.
pub fn holders<M>(tx: &mut Tx<M>, asked: &[(PostId, Date)]) -> Result<Vec<Acted>> {
    let rows: Vec<(i64, String)> =
        asked.iter().map(|(post, on)| (post.0, on.to_string())).collect();
    let acted = tx.all(include_str!("holders.sql"), &[&json_text(&rows)?], read)?;
    Ok(acted.into_iter().flatten().collect())
}

fn read(row: &Row<'_>) -> Result<Option<Acted>> {
    let Some(hi) = row.get(2)? else { return Ok(None) };
    let holder = Name { hi, en: row.get(3)? };
    Ok(Some(Acted { post: row.get(0)?, on: row.get(1)?, holder }))
}
