//! The register of explanations: by what it can be narrowed, page by page, counted, and what it says of
//! one post.

use domain::directive::DirectiveId;
use domain::explanation::{Explanation, ExplanationId, Record, State};
use domain::place::PlaceCode;
use domain::post::PostId;
use domain::review::ReviewId;
use jiff::civil::Date;

use super::read;
use crate::error::Result;
use crate::ledger::wire::json_text;
use crate::tx::Tx;

/// Which explanations are wanted; what is not named is not asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Asked of this post.
    pub asked: Option<PostId>,
    /// In any of these states.
    pub states: Option<Vec<State>>,
    /// For any of these places; a place does not bring those below it.
    pub places: Option<Vec<PlaceCode>>,
    pub review: Option<ReviewId>,
    pub directive: Option<DirectiveId>,
    /// For this very cause.
    pub cause_key: Option<String>,
    /// Without an answer, and the limit before this day.
    pub unanswered_on: Option<Date>,
    /// What the reader may see; `None` for all.
    pub seen: Option<Seen>,
}

/// What a reader may see: all for any of these places, and all that is asked of any of these posts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    pub places: Vec<PlaceCode>,
    pub posts: Vec<PostId>,
}

/// A page of the register: those numbered after this one, at most `limit`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    pub after: Option<ExplanationId>,
    pub limit: i64,
}

impl Page {
    /// Everything on one page.
    #[must_use]
    pub fn all() -> Self {
        Self { after: None, limit: i64::MAX }
    }
}

/// How many explanations there are of each standing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub all: i64,
    pub drafted: i64,
    /// The letter is out, and no answer has come.
    pub awaited: i64,
    /// Of these, the limit is past.
    pub unanswered: i64,
    /// An answer lies before those who decide, or its absence is looked at.
    pub to_decide: i64,
    pub decided: i64,
    pub withdrawn: i64,
}

/// One page of the register, in the order in which the explanations were drafted.
///
/// # Errors
/// The database's own.
pub fn register<M>(tx: &mut Tx<M>, filter: &Filter, page: Page) -> Result<Vec<Explanation>> {
    let (states, places) = (filter.states_json()?, filter.places_json()?);
    let (seen_places, seen_posts) = filter.seen_json()?;
    tx.all(
        include_str!("register.sql"),
        &[
            &filter.asked,
            &states,
            &places,
            &filter.review,
            &filter.directive,
            &filter.cause_key,
            &filter.unanswered_on,
            &page.after,
            &page.limit,
            &seen_places,
            &seen_posts,
        ],
        read,
    )
}

/// How many explanations the filter's posts, places, sitting and directive have, as seen on a day. Its
/// states and its cause are not asked.
///
/// # Errors
/// The database's own.
pub fn counts<M>(tx: &mut Tx<M>, filter: &Filter, today: Date) -> Result<Counts> {
    let places = filter.places_json()?;
    let (seen_places, seen_posts) = filter.seen_json()?;
    let counts = tx.first(
        include_str!("counts.sql"),
        &[
            &filter.asked,
            &places,
            &filter.review,
            &filter.directive,
            &today,
            &seen_places,
            &seen_posts,
        ],
        |row| {
            Ok(Counts {
                all: row.get(0)?,
                drafted: row.get(1)?,
                awaited: row.get(2)?,
                unanswered: row.get(3)?,
                to_decide: row.get(4)?,
                decided: row.get(5)?,
                withdrawn: row.get(6)?,
            })
        },
    )?;
    Ok(counts.unwrap_or_default())
}

/// How the explanations of a post ended, as seen on a day.
///
/// # Errors
/// The database's own.
pub fn record<M>(tx: &mut Tx<M>, post: PostId, today: Date) -> Result<Record> {
    let record = tx.first(include_str!("record.sql"), &[&post, &today], |row| {
        Ok(Record {
            called: row.get(0)?,
            accepted: row.get(1)?,
            warned: row.get(2)?,
            not_satisfactory: row.get(3)?,
            late: row.get(4)?,
            unanswered: row.get(5)?,
        })
    })?;
    Ok(record.unwrap_or_default())
}

impl Filter {
    fn states_json(&self) -> Result<Option<String>> {
        let rows = |states: &Vec<State>| {
            json_text(&states.iter().map(|state| [state.word()]).collect::<Vec<_>>())
        };
        self.states.as_ref().map(rows).transpose()
    }

    fn seen_json(&self) -> Result<(Option<String>, Option<String>)> {
        let Some(seen) = &self.seen else { return Ok((None, None)) };
        let places: Vec<[i64; 1]> = seen.places.iter().map(|place| [place.number()]).collect();
        let posts: Vec<[i64; 1]> = seen.posts.iter().map(|post| [post.0]).collect();
        Ok((Some(json_text(&places)?), Some(json_text(&posts)?)))
    }

    fn places_json(&self) -> Result<Option<String>> {
        let rows = |places: &Vec<PlaceCode>| {
            json_text(&places.iter().map(|place| [place.number()]).collect::<Vec<_>>())
        };
        self.places.as_ref().map(rows).transpose()
    }
}
