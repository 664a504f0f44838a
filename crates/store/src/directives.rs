//! Directives as they stand, with their owners, and every step that was taken on them. The rules by
//! which they move are the domain's; here they are kept and found.

mod fold;
mod history;
mod register;
mod scope;

use domain::directive::{
    Condition, Deadline, Directive, DirectiveId, DirectiveKind, NewDirective, Owner, Resolution,
    State, Tally,
};
use domain::indicator::IndicatorCode;
use domain::place::PlaceCode;
use domain::post::PostId;
use domain::review::{ReviewId, SeriesId};
use jiff::civil::Date;

pub(crate) use fold::{bind_to_sitting, issued, moved};
pub use history::{Taken, history};
pub use register::{Counts, Filter, Page, Standing, counts, counts_of, listed, register};
pub use scope::Scope;

use crate::error::{Error, Result};
use crate::ledger::wire::{self, json_text};
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

/// The directives with which a sitting of a series opens: those of its earlier sittings that are open, and
/// those closed since the sitting before it. Open ones stand here whoever holds the post by now.
///
/// # Errors
/// The database's own.
pub fn brought_forward<M>(tx: &mut Tx<M>, series: SeriesId, on: Date) -> Result<Vec<Directive>> {
    let scope = Scope::Series(series).word();
    tx.all(include_str!("directives/brought_forward.sql"), &[&scope, &series, &on], read)
}

/// Those of some directives on which a report came after one day and not after another.
///
/// # Errors
/// The database's own.
pub fn reported_between<M>(
    tx: &mut Tx<M>,
    directives: &[DirectiveId],
    (after, to): (Date, Date),
) -> Result<Vec<DirectiveId>> {
    let wanted: Vec<[i64; 1]> = directives.iter().map(|id| [id.0]).collect();
    let sql = include_str!("directives/reported_between.sql");
    tx.all(sql, &[&json_text(&wanted)?, &after, &to], |row| row.get(0))
}

/// Directives that waited for this indicator at some time between two days.
///
/// # Errors
/// The database's own.
pub fn about_indicator<M>(
    tx: &mut Tx<M>,
    indicator: &IndicatorCode,
    (from, to): (Date, Date),
) -> Result<Vec<Directive>> {
    tx.all(include_str!("directives/about_indicator.sql"), &[indicator, &from, &to], read)
}

/// Directives that wait for a figure: the open ones, and those that a figure has closed, which a
/// correction may open again.
///
/// # Errors
/// The database's own.
pub fn with_figure_condition<M>(tx: &mut Tx<M>) -> Result<Vec<Directive>> {
    tx.all(include_str!("directives/with_figure_condition.sql"), &[], read)
}

/// The last directives that a post owes or owed, the latest first, at most `limit`.
///
/// # Errors
/// The database's own.
pub fn last_of_owner<M>(tx: &mut Tx<M>, owner: PostId, limit: i64) -> Result<Vec<Directive>> {
    let scope = Scope::Post(owner).word();
    tx.all(include_str!("directives/last_of_owner.sql"), &[&scope, &limit], read)
}

/// Reads the columns that all statements name first, in their order.
pub(crate) fn read(row: &Row<'_>) -> Result<Directive> {
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
        clock_from: row.get(19)?,
        waits_for_sitting: row.get(20)?,
        tally: Tally {
            n_extended: row.get(21)?,
            n_postponed: row.get(22)?,
            n_returned: row.get(23)?,
            n_reopened: row.get(24)?,
        },
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
        "weekly" => Ok(Condition::Weekly {
            indicator: row.get::<IndicatorCode>(11)?,
            place: row.get::<PlaceCode>(12)?,
            weeks: wire::directive::weeks(&row.get::<String>(18)?).map_err(Error::broken)?,
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

/// The word under which a condition is kept.
fn condition_word(condition: &Condition) -> &'static str {
    match condition {
        Condition::Figure { .. } => "figure",
        Condition::Weekly { .. } => "weekly",
        Condition::Document => "document",
        Condition::Evidence => "evidence",
    }
}
