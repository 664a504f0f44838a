//! Holding a review: found the series, call a sitting, let the figures write its agenda, take the
//! attendance, write the points. Giving directives is in `directives`, the paper in `minutes`.

use std::collections::BTreeMap;

use domain::agenda::{
    self, AgendaItem, AgendaNorms, AgendaReason, Asked, OverdueDirective, Seen, Standing,
};
use domain::directive::Directive;
use domain::fact::Fact;
use domain::indicator::Unit;
use domain::period::Period;
use domain::place::{PlaceCode, Tier};
use domain::post::PostId;
use domain::refusal::Refusal;
use domain::review::{
    Attendance, Point, ReviewId, ReviewStage, Series, SeriesId, Sitting, may_call, may_write,
};
use domain::scheme::SchemeCode;
use jiff::civil::Date;
use store::Write;
pub use store::reviews::{Founded, Review};

use crate::desk::Books;
use crate::error::{Error, Result};
use crate::known::Known;

/// Founds a run of meetings.
///
/// # Errors
/// The database failed, or the word is taken.
pub fn found(books: &mut Books<'_, '_, Write>, series: Series) -> Result<SeriesId> {
    Ok(SeriesId(books.record(&Fact::SeriesFounded(series))?))
}

/// Calls a sitting. Directives that wait for the next sitting of the series get its day.
///
/// # Errors
/// The day is not after the last sitting.
pub fn call(books: &mut Books<'_, '_, Write>, sitting: Sitting) -> Result<ReviewId> {
    let last = store::reviews::reviews_of(books.tx, sitting.series)?
        .into_iter()
        .map(|review| review.sitting.on)
        .max();
    may_call(sitting.on, last)?;
    Ok(ReviewId(books.record(&Fact::ReviewCalled(sitting))?))
}

/// Lets the figures write the agenda. Drawing again before anything is written takes the newer figures.
///
/// # Errors
/// Minutes are issued already, or something was written on the agenda that stands.
pub fn draw_agenda(books: &mut Books<'_, '_, Write>, id: ReviewId) -> Result<Vec<AgendaItem>> {
    let review = store::reviews::review(books.tx, id)?;
    match review.stage {
        ReviewStage::Called => {}
        ReviewStage::AgendaDrawn => must_be_untouched(books, id)?,
        ReviewStage::MinutesIssued => return Err(Refusal::MinutesAlreadyIssued.into()),
    }
    let series = store::reviews::series(books.tx, review.sitting.series)?.series;
    let period = Period::month_of(review.sitting.figures_to);
    let standings = standings(&books.known, &series, period);
    let overdue = overdue(books, &review)?;
    let answering = answering(books)?;
    let asked = Asked {
        answers: &|place, scheme| answers(&books.known, &answering, place, scheme),
        unit: &|scheme| unit(&books.known, scheme),
    };
    let norms = agenda_norms(&books.known, series.place, period.ends_on());
    let items = agenda::draw(&standings, &overdue, norms, &asked);
    books.record(&Fact::AgendaDrawn { review: id, items: items.clone() })?;
    Ok(items)
}

/// Nothing was said, ordered, added or taken off yet: drawing anew loses nothing.
fn must_be_untouched(books: &mut Books<'_, '_, Write>, id: ReviewId) -> Result<()> {
    let is_touched = |point: &Point| {
        !point.said.is_empty()
            || point.removed_because.is_some()
            || matches!(point.item.reason, AgendaReason::ByHand { .. })
    };
    let points = store::reviews::points(books.tx, id)?;
    let given = store::directives::of_review(books.tx, id)?;
    if points.iter().any(is_touched) || !given.is_empty() {
        return Err(Refusal::AgendaInUse.into());
    }
    Ok(())
}

/// The cards that a sitting looks at: its own place, then the places below, in tree order.
fn standings(known: &Known, series: &Series, period: Period) -> Vec<Standing> {
    let below: Vec<PlaceCode> = known.tree.children(series.place).map(|p| p.code).collect();
    std::iter::once(series.place)
        .chain(below)
        .filter_map(|place| score::standing(&known.cube, &known.book, place, period))
        .map(|mut standing| {
            if !series.schemes.is_empty() {
                standing.now.lines.retain(|line| series.schemes.contains(&line.scheme));
            }
            standing
        })
        .collect()
}

fn overdue<M>(books: &mut Books<'_, '_, M>, review: &Review) -> Result<Vec<OverdueDirective>> {
    let open = store::directives::open_of_series(books.tx, review.sitting.series)?;
    let overdue = open.into_iter().filter_map(|directive| {
        let days = directive.days_overdue(review.sitting.on)?;
        Some(OverdueDirective {
            directive: directive.id,
            place: directive.given.place,
            scheme: directive.given.scheme.clone(),
            post: directive.owners.first().map(|owner| owner.post),
            days,
        })
    });
    Ok(overdue.collect())
}

/// The limits of the agenda as the packs have them on a day.
fn agenda_norms(known: &Known, place: PlaceCode, on: Date) -> AgendaNorms {
    let norm = |code: &str| known.book.norm(code, known.state_of(place), on).map(|norm| norm.value);
    AgendaNorms {
        low_marks_hundredths: norm("agenda-low-marks-hundredths").unwrap_or(0),
        fell_ranks: norm("agenda-fell-ranks")
            .and_then(|ranks| usize::try_from(ranks).ok())
            .unwrap_or(usize::MAX / 2),
        behind_percent_hundredths: norm("agenda-behind-percent-hundredths").unwrap_or(0),
    }
}

/// The posts by place and kind.
pub type Answering = BTreeMap<(PlaceCode, String), PostId>;

/// All posts by place and kind, to find who answers for a line.
///
/// # Errors
/// The database failed.
pub fn answering<M>(books: &mut Books<'_, '_, M>) -> Result<Answering> {
    let posts = store::posts::all(books.tx, books.today)?;
    Ok(posts.into_iter().map(|post| ((post.place, post.kind), post.id)).collect())
}

/// The post that answers for a line at a place.
#[must_use]
pub fn answers(
    known: &Known,
    answering: &Answering,
    place: PlaceCode,
    scheme: &SchemeCode,
) -> Option<PostId> {
    let scheme = known.book.scheme(scheme)?;
    let kind =
        if place.tier() <= Tier::District { &scheme.district_post } else { &scheme.block_post };
    answering.get(&(place, kind.clone())).copied()
}

/// Puts an item on the agenda by hand, for a place and perhaps a line, with a reason if one was given.
///
/// # Errors
/// No words, or the sitting takes no more.
pub fn add_item(
    books: &mut Books<'_, '_, Write>,
    review: ReviewId,
    (place, scheme): (PlaceCode, Option<SchemeCode>),
    words: &str,
    reason: &str,
) -> Result<i64> {
    let held = writable(books, review)?;
    if words.trim().is_empty() {
        return Err(Refusal::WordsMissing.into());
    }
    let points = store::reviews::points(books.tx, review)?;
    let n = points.iter().map(|point| point.item.n).max().unwrap_or(0) + 1;
    let answering = answering(books)?;
    let item = AgendaItem {
        n,
        reason: AgendaReason::ByHand {
            words: words.trim().to_owned(),
            reason: reason.trim().to_owned(),
        },
        place,
        post: scheme.as_ref().and_then(|code| answers(&books.known, &answering, place, code)),
        seen: scheme.as_ref().and_then(|code| seen(&books.known, &held, place, code)),
        below: Vec::new(),
        scheme,
    };
    books.record(&Fact::AgendaItemAdded { review, item })?;
    Ok(n)
}

fn seen(known: &Known, held: &Review, place: PlaceCode, scheme: &SchemeCode) -> Option<Seen> {
    let period = Period::month_of(held.sitting.figures_to);
    let standing = score::standing(&known.cube, &known.book, place, period)?;
    agenda::seen(&standing, scheme, unit(known, scheme))
}

/// In what a line is counted.
fn unit(known: &Known, scheme: &SchemeCode) -> Unit {
    let indicator = known.book.scheme(scheme).map(|scheme| &scheme.achieved);
    indicator.and_then(|code| known.book.indicators().get(code)).map_or(Unit::Count, |i| i.unit)
}

/// Takes an item off the agenda, with a reason that stays on record.
///
/// # Errors
/// No reason, no such item, or the sitting takes no more.
pub fn remove_item(
    books: &mut Books<'_, '_, Write>,
    review: ReviewId,
    n: i64,
    reason: &str,
) -> Result<()> {
    writable(books, review)?;
    point(books, review, n)?;
    if reason.trim().is_empty() {
        return Err(Refusal::WordsMissing.into());
    }
    let reason = reason.trim().to_owned();
    books.record(&Fact::AgendaItemRemoved { review, n, reason })?;
    Ok(())
}

/// Takes the attendance; a later taking of it stands.
///
/// # Errors
/// The sitting takes no more.
pub fn take_attendance(
    books: &mut Books<'_, '_, Write>,
    review: ReviewId,
    entries: Vec<Attendance>,
) -> Result<()> {
    writable(books, review)?;
    books.record(&Fact::AttendanceTaken { review, entries })?;
    Ok(())
}

/// Writes what was said on a point; a later writing stands, the earlier stays in the ledger.
///
/// # Errors
/// No such point, or the sitting takes no more.
pub fn record_point(
    books: &mut Books<'_, '_, Write>,
    review: ReviewId,
    n: i64,
    said: &str,
) -> Result<()> {
    writable(books, review)?;
    if point(books, review, n)?.said != said.trim() {
        books.record(&Fact::PointRecorded { review, n, said: said.trim().to_owned() })?;
    }
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
    pub given: Vec<Directive>,
    /// The next sitting, if it is called.
    pub next: Option<Review>,
}

/// A sitting with all that was written into it.
///
/// # Errors
/// There is no such sitting.
pub fn held<M>(books: &mut Books<'_, '_, M>, id: ReviewId) -> Result<Held> {
    let review = store::reviews::review(books.tx, id)?;
    let (series, on) = (review.sitting.series, review.sitting.on);
    Ok(Held {
        series: store::reviews::series(books.tx, series)?.series,
        points: store::reviews::points(books.tx, id)?,
        attendance: store::reviews::attendance(books.tx, id)?,
        brought_forward: brought_forward(books, &review)?,
        given: store::directives::of_review(books.tx, id)?,
        next: store::reviews::next_after(books.tx, series, on)?,
        review,
    })
}
