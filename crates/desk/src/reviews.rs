//! Holding a review: call a sitting, take the attendance, and all that a sitting holds. Series, agenda
//! and words have files of their own; giving directives is in `directives`, the papers in `minutes`
//! and `papers`.

mod agenda;
mod series;
mod words;

use std::collections::BTreeSet;

use domain::directive::{Directive, DirectiveId};
use domain::fact::Fact;
use domain::post::{Post, PostId};
use domain::refusal::Refusal;
use domain::review::{
    Attendance, Point, ReviewId, ReviewStage, Series, SeriesId, Sitting, may_attend, may_call,
    may_write,
};
use domain::series::may_work;
use jiff::civil::Date;
pub use store::reviews::{Review, Tally};
use store::{Listed, Write};

pub use agenda::{
    Answering, Changed, add_item, answering, answers, changed, draw_agenda, reason_told,
    remove_item,
};
pub use series::{Founded, N_DAYS, change, end, found, next_days, of_slug, series};
pub use words::{Kept, Said, record_point, save_words};

use crate::access;
use crate::desk::Books;
use crate::error::{Error, Result};

/// Calls a sitting. Directives that wait for the next sitting of the series get its day.
///
/// # Errors
/// The day is not after the last sitting, or the series was ended.
pub fn call(books: &mut Books<'_, '_, Write>, sitting: Sitting) -> Result<ReviewId> {
    let last = store::reviews::last_of(books.tx, sitting.series, None, 1)?;
    let last = last.first().map(|review| review.sitting.on);
    may_work(store::reviews::series(books.tx, sitting.series)?.ended_on)?;
    may_call(sitting.on, last)?;
    Ok(ReviewId(books.record(&Fact::ReviewCalled(sitting))?))
}

/// Takes the attendance; a later taking of it stands.
///
/// # Errors
/// The sitting takes no more, or a deputy has no name.
pub fn take_attendance(
    books: &mut Books<'_, '_, Write>,
    review: ReviewId,
    entries: Vec<Attendance>,
) -> Result<()> {
    writable(books, review)?;
    may_attend(&entries)?;
    books.record(&Fact::AttendanceTaken { review, entries })?;
    Ok(())
}

/// The sitting, if it still takes points and directives.
pub(crate) fn writable<M>(books: &mut Books<'_, '_, M>, review: ReviewId) -> Result<Review> {
    let review = store::reviews::review(books.tx, review)?;
    may_write(review.stage)?;
    Ok(review)
}

/// One point of a sitting.
pub(crate) fn point<M>(books: &mut Books<'_, '_, M>, review: ReviewId, n: i64) -> Result<Point> {
    store::reviews::points(books.tx, review)?
        .into_iter()
        .find(|point| point.item.n == n && point.removed_because.is_none())
        .ok_or_else(|| Error::from(Refusal::AgendaItemMissing { n }))
}

/// The directives of earlier sittings of the series that this sitting opens with: those still open,
/// and those closed since the sitting before.
///
/// # Errors
/// The database failed.
pub fn brought_forward<M>(books: &mut Books<'_, '_, M>, review: &Review) -> Result<Vec<Directive>> {
    let Sitting { series, on, .. } = review.sitting;
    Ok(store::directives::brought_forward(books.tx, series, on)?)
}

/// All series of the office.
///
/// # Errors
/// The database failed.
pub fn all_series<M>(books: &mut Books<'_, '_, M>) -> Result<Vec<Founded>> {
    Ok(store::reviews::series_all(books.tx)?)
}

/// The series founded first.
///
/// # Errors
/// The database failed.
pub fn first_series<M>(books: &mut Books<'_, '_, M>) -> Result<Option<Founded>> {
    Ok(store::reviews::series_page(books.tx, None, 1)?.pop())
}

/// The series that a post chairs or is called to.
///
/// # Errors
/// The database failed.
pub fn series_with<M>(books: &mut Books<'_, '_, M>, post: PostId) -> Result<Vec<Founded>> {
    Ok(store::reviews::series_with(books.tx, post)?)
}

/// The series that a post may see, founded after one: at most `limit`, and no more are looked through than
/// a window holds.
///
/// # Errors
/// The database failed.
pub fn series_seen_by<M>(
    books: &mut Books<'_, '_, M>,
    post: &Post,
    (after, limit): (Option<SeriesId>, usize),
) -> Result<Listed<Founded, SeriesId>> {
    let looked = store::reviews::series_page(books.tx, after, store::WINDOW)?;
    let is_full = i64::try_from(looked.len()).is_ok_and(|n| n == store::WINDOW);
    let mut next = looked.last().filter(|_| is_full).map(|last| last.id);
    let sees = |founded: &Founded| access::sees_series(&books.known, post, &founded.series);
    let mut rows: Vec<Founded> = looked.into_iter().filter(sees).collect();
    if rows.len() > limit {
        rows.truncate(limit);
        next = rows.last().map(|last| last.id);
    }
    Ok(Listed { rows, next })
}

/// Sittings of a series before one, or the last ones; the latest first, at most `limit`.
///
/// # Errors
/// The database failed.
pub fn last_sittings<M>(
    books: &mut Books<'_, '_, M>,
    series: SeriesId,
    before: Option<ReviewId>,
    limit: i64,
) -> Result<Vec<Review>> {
    let before = before.map(|id| store::reviews::review(books.tx, id)).transpose()?;
    let before = before.map(|review| (review.sitting.on, review.id));
    Ok(store::reviews::last_of(books.tx, series, before, limit)?)
}

/// Sittings of some series, the one called last first, numbered before one; at most `limit`.
///
/// # Errors
/// The database failed.
pub fn listed<M>(
    books: &mut Books<'_, '_, M>,
    series: &[SeriesId],
    before: Option<ReviewId>,
    limit: i64,
) -> Result<Vec<Review>> {
    Ok(store::reviews::listed(books.tx, series, before, limit)?)
}

/// What each of some sittings came to.
///
/// # Errors
/// The database failed.
pub fn tallies<M>(books: &mut Books<'_, '_, M>, reviews: &[ReviewId]) -> Result<Vec<Tally>> {
    Ok(store::reviews::tallies(books.tx, reviews)?)
}

/// The first sitting of a series on a day or after it.
///
/// # Errors
/// The database failed.
pub fn next_from<M>(
    books: &mut Books<'_, '_, M>,
    series: SeriesId,
    day: Date,
) -> Result<Option<Review>> {
    let before = day.yesterday().map_err(|error| Error::Broken(error.to_string()))?;
    Ok(store::reviews::next_after(books.tx, series, before)?)
}

/// The sittings of a series, latest first.
///
/// # Errors
/// The database failed.
pub fn sittings<M>(books: &mut Books<'_, '_, M>, series: SeriesId) -> Result<Vec<Review>> {
    Ok(store::reviews::reviews_of(books.tx, series)?)
}

/// A sitting with all that was written into it.
#[derive(Clone, Debug)]
pub struct Held {
    pub review: Review,
    pub series: Series,
    pub points: Vec<Point>,
    pub attendance: Vec<Attendance>,
    pub brought_forward: Vec<Directive>,
    /// Those of them on which a report came after entries for the sitting had closed.
    pub late: BTreeSet<DirectiveId>,
    pub given: Vec<Directive>,
    /// The next sitting, if it is called.
    pub next: Option<Review>,
}

/// The sitting of a series for which entries have closed and which is still to be held, with the day on which
/// they closed; `None` while they are open.
///
/// # Errors
/// The database failed.
pub fn closed_for<M>(
    books: &mut Books<'_, '_, M>,
    series: SeriesId,
) -> Result<Option<(Sitting, Date)>> {
    let today = books.today;
    let clock = store::reviews::series(books.tx, series)?.series.plan.clock;
    let Ok(yesterday) = today.yesterday() else { return Ok(None) };
    let Some(next) = store::reviews::next_after(books.tx, series, yesterday)? else {
        return Ok(None);
    };
    let closes = clock.days(next.sitting.on).map(|(closes, _)| closes);
    let is_held = next.stage == ReviewStage::MinutesIssued;
    Ok(closes.filter(|day| *day < today && !is_held).map(|day| (next.sitting, day)))
}

/// A sitting with all that was written into it.
///
/// # Errors
/// There is no such sitting.
pub fn held<M>(books: &mut Books<'_, '_, M>, id: ReviewId) -> Result<Held> {
    let review = store::reviews::review(books.tx, id)?;
    let (series, on) = (review.sitting.series, review.sitting.on);
    let brought_forward = brought_forward(books, &review)?;
    let series_of = store::reviews::series(books.tx, series)?.series;
    let late = match series_of.plan.clock.days(on) {
        Some((closes, _)) => {
            let ids: Vec<DirectiveId> = brought_forward.iter().map(|d| d.id).collect();
            store::directives::reported_between(books.tx, &ids, (closes, on))?
        }
        None => Vec::new(),
    };
    Ok(Held {
        series: series_of,
        points: store::reviews::points(books.tx, id)?,
        attendance: store::reviews::attendance(books.tx, id)?,
        brought_forward,
        late: late.into_iter().collect(),
        given: store::directives::of_review(books.tx, id)?,
        next: store::reviews::next_after(books.tx, series, on)?,
        review,
    })
}
