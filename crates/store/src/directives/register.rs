//! The register of directives: by what it can be narrowed, page by page, and counted.

use domain::directive::{Directive, DirectiveId};
use domain::place::PlaceCode;
use domain::post::PostId;
use domain::review::{ReviewId, SeriesId};
use domain::scheme::SchemeCode;
use jiff::civil::Date;

use super::read;
use crate::error::Result;
use crate::ledger::wire::json_text;
use crate::tx::Tx;
use crate::value::Row;

/// Whether open or closed ones are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    #[default]
    Any,
    /// At least one owner is not done.
    Open,
    /// Verified or dropped for all owners.
    Closed,
}

/// Which directives are wanted; what is not named is not asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub standing: Standing,
    pub series: Option<SeriesId>,
    pub review: Option<ReviewId>,
    pub owner: Option<PostId>,
    /// Any of these places; a place does not bring those below it.
    pub places: Option<Vec<PlaceCode>>,
    pub scheme: Option<SchemeCode>,
    /// Open, with a day before this one.
    pub overdue_on: Option<Date>,
}

/// A page of the register: those numbered after this one, at most `limit`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    pub after: Option<DirectiveId>,
    pub limit: i64,
}

impl Page {
    /// Everything on one page.
    #[must_use]
    pub fn all() -> Self {
        Self { after: None, limit: i64::MAX }
    }
}

/// How many directives there are of each standing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub given: i64,
    pub open: i64,
    /// Open with their day past; among the open ones.
    pub overdue: i64,
    pub verified: i64,
    pub dropped: i64,
}

/// One page of the register, in the order in which the directives were given.
///
/// # Errors
/// The database's own.
pub fn register<M>(tx: &mut Tx<M>, filter: &Filter, page: Page) -> Result<Vec<Directive>> {
    let places = filter.places_json()?;
    tx.all(
        include_str!("register.sql"),
        &[
            &filter.standing_word(),
            &filter.series,
            &filter.review,
            &filter.owner,
            &places,
            &filter.scheme,
            &filter.overdue_on,
            &page.after,
            &page.limit,
        ],
        read,
    )
}

/// How many directives the filter lets through, overdue as seen on this day.
///
/// # Errors
/// The database's own.
pub fn counts<M>(tx: &mut Tx<M>, filter: &Filter, today: Date) -> Result<Counts> {
    let places = filter.places_json()?;
    let counts = tx.first(
        include_str!("counts.sql"),
        &[
            &filter.standing_word(),
            &filter.series,
            &filter.review,
            &filter.owner,
            &places,
            &filter.scheme,
            &filter.overdue_on,
            &today,
        ],
        read_counts,
    )?;
    Ok(counts.unwrap_or_default())
}

fn read_counts(row: &Row<'_>) -> Result<Counts> {
    Ok(Counts {
        given: row.get(0)?,
        open: row.get(1)?,
        overdue: row.get(2)?,
        verified: row.get(3)?,
        dropped: row.get(4)?,
    })
}

impl Filter {
    fn standing_word(&self) -> Option<&'static str> {
        match self.standing {
            Standing::Any => None,
            Standing::Open => Some("open"),
            Standing::Closed => Some("closed"),
        }
    }

    fn places_json(&self) -> Result<Option<String>> {
        let rows = |places: &Vec<PlaceCode>| {
            json_text(&places.iter().map(|place| [place.number()]).collect::<Vec<_>>())
        };
        self.places.as_ref().map(rows).transpose()
    }
}
