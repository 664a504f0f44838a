//! Founding a series, changing it, ending it, and the days on which it sits next.

use domain::fact::Fact;
use domain::refusal::Refusal;
use domain::review::{Series, SeriesId};
use domain::series::{may_found, may_work};
use jiff::civil::Date;
use store::Write;
pub use store::reviews::Founded;

use crate::desk::Books;
use crate::error::{Error, Result};

/// How many coming days of a series are told.
pub const N_DAYS: usize = 3;
/// Up to this many series of one word get a word of their own by a number.
const MOST_ALIKE: i64 = 999;

/// Founds a run of meetings. A word in addresses that is taken gets a number behind it.
///
/// # Errors
/// No name, or a clock out of order.
pub fn found(books: &mut Books<'_, '_, Write>, mut series: Series) -> Result<SeriesId> {
    may_found(&series)?;
    series.slug = free_slug(books, &series.slug)?;
    Ok(SeriesId(books.record(&Fact::SeriesFounded(series))?))
}

/// The word as letters, digits and hyphens, with the first number that makes it the only one.
fn free_slug<M>(books: &mut Books<'_, '_, M>, wanted: &str) -> Result<String> {
    let plain: String = wanted
        .to_lowercase()
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' })
        .collect();
    let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
    let stem = if parts.is_empty() { "series".to_owned() } else { parts.join("-") };
    let numbered = (2..=MOST_ALIKE).map(|n| format!("{stem}-{n}"));
    for slug in std::iter::once(stem.clone()).chain(numbered) {
        if store::reviews::series_by_slug(books.tx, &slug)?.is_none() {
            return Ok(slug);
        }
    }
    Ok(stem)
}

/// A series as it stands.
///
/// # Errors
/// There is none.
pub fn series<M>(books: &mut Books<'_, '_, M>, id: SeriesId) -> Result<Founded> {
    Ok(store::reviews::series(books.tx, id)?)
}

/// The series of a word in addresses.
///
/// # Errors
/// There is none.
pub fn of_slug<M>(books: &mut Books<'_, '_, M>, slug: &str) -> Result<Founded> {
    store::reviews::series_by_slug(books.tx, slug)?.ok_or(Error::NotFound)
}

/// Goes on with a series otherwise: chair, members, scope, rhythm, clock. Its word in addresses stays.
///
/// # Errors
/// It was ended; no name; a clock out of order; nothing that differs.
pub fn change(books: &mut Books<'_, '_, Write>, id: SeriesId, to: Series) -> Result<()> {
    let founded = store::reviews::series(books.tx, id)?;
    may_work(founded.ended_on)?;
    may_found(&to)?;
    let to = Series { slug: founded.series.slug.clone(), ..to };
    if to == founded.series {
        return Err(Refusal::NothingToSave.into());
    }
    books.record(&Fact::SeriesChanged { series: id, to })?;
    Ok(())
}

/// Ends a series: no sitting of it is called any more. Its open directives stay open.
///
/// # Errors
/// It was ended before; no reason.
pub fn end(books: &mut Books<'_, '_, Write>, id: SeriesId, reason: &str) -> Result<()> {
    may_work(store::reviews::series(books.tx, id)?.ended_on)?;
    if reason.trim().is_empty() {
        return Err(Refusal::WordsMissing.into());
    }
    books.record(&Fact::SeriesEnded { series: id, reason: reason.trim().to_owned() })?;
    Ok(())
}

/// The days on which a series sits next, after today and after its last sitting called.
///
/// # Errors
/// The database failed.
pub fn next_days<M>(books: &mut Books<'_, '_, M>, founded: &Founded) -> Result<Vec<Date>> {
    let Some(rhythm) = founded.series.plan.rhythm else { return Ok(Vec::new()) };
    if founded.ended_on.is_some() {
        return Ok(Vec::new());
    }
    let last = store::reviews::last_of(books.tx, founded.id, None, 1)?;
    let after = last.first().map_or(books.today, |last| books.today.max(last.sitting.on));
    Ok(rhythm.days_after(after, N_DAYS))
}
