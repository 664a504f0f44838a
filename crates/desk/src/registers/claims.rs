//! What was reported, held against the rows that prove it: the difference, since when, and who answers. Neither
//! number replaces the other.

use std::collections::BTreeMap;

use domain::indicator::{Indicator, Nature};
use domain::period::Period;
use domain::place::{PlaceCode, Tier};
use domain::register::derived::{Compared, Count, Derived};
use jiff::civil::{Date, date};

use crate::desk::Books;
use crate::error::{Error, Result};
use crate::figures;

/// A level counts everything from here on.
const BEGINNING: Date = date(1900, 1, 1);
/// How far back the beginning of a difference is looked for, in months.
const MONTHS_BACK: usize = 24;

/// One indicator at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    pub indicator: Indicator,
    pub place: PlaceCode,
    /// `None` where nothing was reported.
    pub reported: Option<i64>,
    pub verified: i64,
    /// The first month of the present run of months in which the two differ.
    pub since: Option<Period>,
    /// The kind of post that answers for the line at this place.
    pub owner: Option<String>,
}

impl Claim {
    /// The two side by side, where both are there.
    #[must_use]
    pub fn compared(&self) -> Option<Compared> {
        self.reported.map(|reported| Compared { reported, verified: self.verified })
    }
}

/// Every indicator that rows prove, at a place on a day.
///
/// # Errors
/// The database failed.
pub fn at<M>(books: &mut Books<'_, '_, M>, place: PlaceCode, on: Date) -> Result<Vec<Claim>> {
    let book = std::sync::Arc::clone(&books.known.book);
    book.derived().map(|derived| claim(books, derived, place, on)).collect()
}

/// One indicator at a place, and at each place directly below it.
///
/// # Errors
/// No pack derives it from rows.
pub fn below<M>(
    books: &mut Books<'_, '_, M>,
    indicator: &str,
    place: PlaceCode,
    on: Date,
) -> Result<Vec<Claim>> {
    let book = std::sync::Arc::clone(&books.known.book);
    let derived = book.derived().find(|derived| derived.indicator.as_str() == indicator);
    let derived = derived.ok_or(Error::NotFound)?;
    let children: Vec<PlaceCode> =
        books.known.tree.children(place).map(|child| child.code).collect();
    let places = std::iter::once(place).chain(children);
    places.map(|place| claim(books, derived, place, on)).collect()
}

fn claim<M>(
    books: &mut Books<'_, '_, M>,
    derived: &Derived,
    place: PlaceCode,
    on: Date,
) -> Result<Claim> {
    let indicator = books.known.book.indicators().get(&derived.indicator).cloned();
    let indicator = indicator.ok_or(Error::NotFound)?;
    let verified = verified(books, derived, &[place], on)?.get(&place).copied().unwrap_or(0);
    let reported = figures::latest(&books.known, &derived.indicator, place, on);
    let since = match reported {
        Some(reported) if reported != verified => since(books, derived, place, on)?,
        _ => None,
    };
    let owner = owner(books, &indicator, place);
    Ok(Claim { indicator, place, reported, verified, since, owner })
}

/// What the rows say of an indicator at some places on a day: the level at the end of the day's month, or the
/// sum of the financial year up to it.
///
/// # Errors
/// The database failed.
pub fn verified<M>(
    books: &mut Books<'_, '_, M>,
    derived: &Derived,
    places: &[PlaceCode],
    on: Date,
) -> Result<BTreeMap<PlaceCode, i64>> {
    let nature = books.known.book.indicators().get(&derived.indicator).map(|i| i.nature);
    let from = match nature {
        Some(Nature::Flow) => domain::period::Fy::of(on).starts_on(),
        _ => BEGINNING,
    };
    Ok(store::registers::tally::sums(books.tx, &derived.count, places, (from, on))?)
}

/// The first month of the run of months up to a day in which the two differ.
fn since<M>(
    books: &mut Books<'_, '_, M>,
    derived: &Derived,
    place: PlaceCode,
    on: Date,
) -> Result<Option<Period>> {
    let months = books.known.months(place);
    let past = months.into_iter().rev().filter(|month| month.starts_on() <= on);
    let mut since = None;
    for month in past.take(MONTHS_BACK) {
        let end = month.ends_on();
        let reported = figures::latest(&books.known, &derived.indicator, place, end);
        let proved = verified(books, derived, &[place], end)?.get(&place).copied().unwrap_or(0);
        if reported.is_none() || reported == Some(proved) {
            break;
        }
        since = Some(month);
    }
    Ok(since)
}

/// The kind of post that answers for the line of an indicator at a place.
fn owner<M>(books: &Books<'_, '_, M>, indicator: &Indicator, place: PlaceCode) -> Option<String> {
    let state = books.known.state_of(place);
    let lines = books.known.book.schemes(state, place.tier());
    let line = lines.into_iter().find(|line| line.achieved == indicator.code)?;
    let post = match place.tier() {
        Tier::Nation | Tier::State | Tier::District => &line.district_post,
        Tier::Block | Tier::Clf | Tier::GramPanchayat | Tier::Vo | Tier::Village => {
            &line.block_post
        }
    };
    Some(post.clone())
}

/// What is counted at a place up to today.
///
/// # Errors
/// The database failed.
pub fn counted<M>(books: &mut Books<'_, '_, M>, count: &Count, place: PlaceCode) -> Result<i64> {
    let until = (BEGINNING, books.today);
    let sums = store::registers::tally::sums(books.tx, count, &[place], until)?;
    Ok(sums.get(&place).copied().unwrap_or(0))
}
