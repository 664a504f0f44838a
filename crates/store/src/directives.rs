//! Directives as they stand, with their owners, and every step that was taken on them. The rules by
//! which they move are the domain's; here they are kept and found.

mod fold;
mod history;
mod register;

use domain::directive::{
    Condition, Deadline, Directive, DirectiveId, DirectiveKind, NewDirective, Owner, Resolution,
    State,
};
use domain::indicator::IndicatorCode;
use domain::place::PlaceCode;
use domain::post::PostId;
use domain::review::{ReviewId, SeriesId};

pub(crate) use fold::{bind_to_sitting, issued, moved};
pub use history::{Taken, history};
pub use register::{Counts, Filter, Page, Standing, counts, register};

use crate::error::{Error, Result};
use crate::tx::Tx;
use crate::value::Row;

/// A directive.
///
/// # Errors
/// `Missing` when there is no such directive.
pub fn get<M>(tx: &mut Tx<M>, id: DirectiveId) -> Result<Directive> {
    let found = tx.first(include_str!("directives/get.sql"), &[&id], read)?;
    found.ok_or_else(|| Error::missing("directive", id))
}

/// The directives given in a sitting, in the order in which they were given.
///
/// # Errors
/// The database's own.
pub fn of_review<M>(tx: &mut Tx<M>, review: ReviewId) -> Result<Vec<Directive>> {
    register(tx, &Filter { review: Some(review), ..Filter::default() }, Page::all())
}

/// The open directives that the filter lets through; its own `standing` is not asked.
///
/// # Errors
/// The database's own.
pub fn open<M>(tx: &mut Tx<M>, filter: &Filter) -> Result<Vec<Directive>> {
    register(tx, &Filter { standing: Standing::Open, ..filter.clone() }, Page::all())
}

/// The open directives of a series: what its next sitting opens with.
///
/// # Errors
/// The database's own.
pub fn open_of_series<M>(tx: &mut Tx<M>, series: SeriesId) -> Result<Vec<Directive>> {
    open(tx, &Filter { series: Some(series), ..Filter::default() })
}

/// Directives that wait for a figure: the open ones, and those that a figure has closed, which a
/// correction may open again.
///
/// # Errors
/// The database's own.
pub fn with_figure_condition<M>(tx: &mut Tx<M>) -> Result<Vec<Directive>> {
    tx.all(include_str!("directives/with_figure_condition.sql"), &[], read)
}

/// Reads the columns that all three statements name, in their order.
fn read(row: &Row<'_>) -> Result<Directive> {
    let owners = read_owners(&row.get::<String>(17)?)?;
    Ok(Directive {
        id: row.get(0)?,
        given: NewDirective {
            review: row.get(1)?,
            point: row.get(2)?,
            words: row.get(3)?,
            kind: row.word(4, DirectiveKind::of_word)?,
            owners: owners.iter().map(|owner| owner.post).collect(),
            place: row.get(5)?,
            scheme: row.get(6)?,
            deadline: Deadline {
                words: row.get(7)?,
                due_on: row.get(8)?,
                how: row.word(9, Resolution::of_word)?,
            },
            condition: read_condition(row)?,
        },
        issued_on: row.get(14)?,
        due_on: row.get(15)?,
        owners,
    })
}

fn read_condition(row: &Row<'_>) -> Result<Condition> {
    let word: String = row.get(10)?;
    match word.as_str() {
        "figure" => Ok(Condition::Figure {
            indicator: row.get::<IndicatorCode>(11)?,
            place: row.get::<PlaceCode>(12)?,
            at_least: row.get(13)?,
        }),
        "document" => Ok(Condition::Document),
        "evidence" => Ok(Condition::Evidence),
        _ => Err(Error::broken(format!("there is no condition {word}"))),
    }
}

/// Owners come as one text, `post:state,post:state`, so that a directive is one row.
fn read_owners(text: &str) -> Result<Vec<Owner>> {
    let owner = |text: &str| {
        let (post, state) = text.split_once(':')?;
        Some(Owner { post: PostId(post.parse().ok()?), state: State::of_word(state)? })
    };
    let owners = text.split(',').filter(|owner| !owner.is_empty());
    owners
        .map(owner)
        .collect::<Option<Vec<Owner>>>()
        .ok_or_else(|| Error::broken(format!("the owners of a directive cannot be read: {text}")))
}

/// The word under which a condition is kept, and its figure.
fn condition_columns(
    condition: &Condition,
) -> (&'static str, Option<&IndicatorCode>, Option<PlaceCode>, Option<i64>) {
    match condition {
        Condition::Figure { indicator, place, at_least } => {
            ("figure", Some(indicator), Some(*place), Some(*at_least))
        }
        Condition::Document => ("document", None, None, None),
        Condition::Evidence => ("evidence", None, None, None),
    }
}
