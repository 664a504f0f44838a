//! The reviews' doors: the list of series and sittings, calling one, drawing its agenda, showing it.
//! What is written into a sitting is in `points` and `give`, its minutes in `minutes`, the series
//! themselves in `series`.

mod give;
mod minutes;
mod points;
mod series;
mod show;

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use desk::access::Target;
use desk::posts::Listed;
use desk::{Books, reviews};
use domain::name::Name;
use domain::policy::Action;
use domain::refusal::Refusal;
use domain::review::{ReviewId, SeriesId, Sitting};
use serde::Deserialize;

use crate::app::App;
use crate::frame::{frame, post_title};
use crate::look::frame::Section;
use crate::look::parts::{Choice, Link, Typed};
use crate::look::review::{CallForm, Index, Series, Sitting as SittingRow};
use crate::look::words::Words;
use crate::visit::Visit;

pub(crate) use give::give;
pub(crate) use minutes::{approve, draft, issue, paper, send_back};
pub(crate) use points::{add_item, attend, remove_item, say};
pub(crate) use series::{change, edit, end, found, new};
pub(crate) use show::kinds_within;

/// How many months may be chosen for a sitting.
const MONTHS: usize = 4;

/// How many series one page shows, and of each how many sittings; of one series alone as many as `ALONE`.
const SERIES: usize = 20;
const SITTINGS: i64 = 6;
const ALONE: i64 = 50;

#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    place: Option<String>,
    /// Only this series, with its sittings before one.
    series: Option<String>,
    before: Option<i64>,
    /// The last series of the page before.
    after: Option<i64>,
}

/// `/reviews`, or `/reviews?place=<place>` with the series of that place first; `/reviews?series=<word>` for the
/// older sittings of one.
pub(crate) async fn index(
    State(app): State<App>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Response {
    app.page(visit, move |books, visit| list(books, visit, &asked)).await
}

fn list<M>(books: &mut Books<'_, '_, M>, visit: &Visit, asked: &Asked) -> desk::Result<Index> {
    let acting = visit.acting(books)?;
    let words = visit.words(books, acting.place);
    let tree = std::sync::Arc::clone(&books.known.tree);
    let first = asked
        .place
        .as_deref()
        .and_then(|slug| tree.by_slug(slug))
        .map_or(acting.place, |place| place.code);
    let listed = founded(books, visit, asked)?;
    let more = listed.next.map(|next| Link::new(format!("/reviews?after={next}"), words.w("more")));
    let mut founded = listed.rows;
    founded.sort_by_key(|f| !(tree.is_within(first, f.series.place) || f.series.place == first));
    let mut series = Vec::new();
    for f in &founded {
        series.push(series_row(books, visit, &words, (f, asked))?);
    }
    founded.retain(|f| f.ended_on.is_none());
    let choice = |f: &reviews::Founded| Choice {
        value: f.id.to_string(),
        label: visit.say(&f.series.name),
        is_chosen: founded.first().is_some_and(|first| first.id == f.id),
    };
    let place = founded.first().map_or(first, |f| f.series.place);
    let next = match founded.first() {
        Some(first) => reviews::next_days(books, first)?.first().map(ToString::to_string),
        None => None,
    };
    let call = CallForm {
        series: founded.iter().map(choice).collect(),
        periods: months(books, visit, place),
        held_on: Typed { value: next.unwrap_or_default(), fault: String::new() },
        venue: Typed::default(),
    };
    let title = words.w("nav-reviews");
    let frame = frame(books, visit, &words, Section::Reviews, &title)?;
    Ok(Index { words, frame, series, more, call })
}

/// The series of the page: the one that is asked for, or those that the acting post may see.
fn founded<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    asked: &Asked,
) -> desk::Result<Listed<reviews::Founded, SeriesId>> {
    if let Some(slug) = &asked.series {
        let one = reviews::of_slug(books, slug)?;
        visit.must(books, Action::SeeReview, Target::Series(one.id))?;
        return Ok(Listed { rows: vec![one], next: None });
    }
    let acting = visit.acting(books)?;
    reviews::series_seen_by(books, &acting, (asked.after.map(SeriesId), SERIES))
}

/// The latest months with figures, the newest chosen; the month of today when there are none.
fn months<M>(
    books: &Books<'_, '_, M>,
    visit: &Visit,
    place: domain::place::PlaceCode,
) -> Vec<Choice> {
    let this = domain::period::Period::month_of(books.today);
    let mut known = books.known.months(place);
    if !known.contains(&this) {
        known.push(this);
    }
    let newest_known = books.known.months(place).last().copied();
    known
        .into_iter()
        .rev()
        .take(MONTHS)
        .map(|month| Choice {
            value: month.to_string(),
            label: crate::scorecards::period_name(visit, month),
            is_chosen: Some(month) == newest_known,
        })
        .collect()
}

fn series_row<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    (founded, asked): (&reviews::Founded, &Asked),
) -> desk::Result<Series> {
    let chair = desk::posts::get(books, founded.series.chair)?;
    let limit = if asked.series.is_some() { ALONE } else { SITTINGS };
    let before = asked.before.map(ReviewId);
    let mut held = reviews::last_sittings(books, founded.id, before, limit + 1)?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let has_older = held.len() > limit;
    held.truncate(limit);
    let older = held.last().filter(|_| has_older).map(|last| {
        let slug = &founded.series.slug;
        Link::new(format!("/reviews?series={slug}&before={}", last.id), words.w("older"))
    });
    let ids: Vec<ReviewId> = held.iter().map(|review| review.id).collect();
    let tallies = reviews::tallies(books, &ids)?;
    let sittings = held.iter().zip(&tallies).map(|(review, tally)| SittingRow {
        link: Link::new(
            format!("/reviews/{}", review.id),
            hindi::date::long(review.sitting.on, visit.lang()),
        ),
        stage: show::stage_of(review.stage, usize::from(tally.n_given > 0 || tally.has_attendance)),
        n_items: tally.n_items.to_string(),
        n_given: tally.n_given.to_string(),
        n_open: tally.n_open.to_string(),
    });
    let sittings = sittings.collect();
    let rhythm = founded.series.plan.rhythm.map(|rhythm| series::rhythm(words, rhythm));
    let about = std::iter::once(post_title(books, visit, &chair)).chain(rhythm);
    Ok(Series {
        name: visit.say(&founded.series.name),
        about: about.collect::<Vec<_>>().join(" · "),
        href: format!("/series/{}", founded.series.slug),
        next: series::next(books, visit, words, founded)?,
        ended: series::ended(words, founded),
        sittings,
        older,
    })
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct CallSent {
    series: i64,
    held_on: String,
    #[serde(default)]
    venue: String,
    period: String,
}

/// `POST /reviews`: calls a sitting and lets the figures write its agenda.
pub(crate) async fn call(
    State(app): State<App>,
    visit: Visit,
    Form(sent): Form<CallSent>,
) -> Response {
    app.write(visit, move |books, visit| {
        let series = SeriesId(sent.series);
        visit.must(books, Action::HoldReview, Target::Series(series))?;
        let on = hindi::date::read(&sent.held_on).ok_or(Refusal::DayNotRead)?;
        let period = domain::period::Period::read(&sent.period).ok_or(desk::Error::NotFound)?;
        let sitting =
            Sitting { series, on, venue: Name::new(&sent.venue, ""), figures_to: period.ends_on() };
        let review = reviews::call(books, sitting)?;
        reviews::draw_agenda(books, review)?;
        Ok(format!("/reviews/{review}?done=review-called"))
    })
    .await
}

/// `/reviews/<id>`, with `?item=<n>` to open the form for a directive under a point.
pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<i64>,
    Query(opened): Query<Opened>,
) -> Response {
    app.page(visit, move |books, visit| show::page(books, visit, ReviewId(id), opened.item)).await
}

/// The point whose form for a directive is open.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Opened {
    item: Option<i64>,
}

/// `POST /reviews/<id>/agenda`: the figures write the agenda, anew if it was drawn before.
pub(crate) async fn draw(State(app): State<App>, visit: Visit, Path(id): Path<i64>) -> Response {
    app.write(visit, move |books, _| {
        reviews::draw_agenda(books, ReviewId(id))?;
        Ok(format!("/reviews/{id}?done=agenda-drawn"))
    })
    .await
}

/// The words of a deadline and the day they came to; once where both are the same.
pub(crate) fn deadline_line(words: &Words, directive: &domain::directive::Directive) -> String {
    let said = &directive.given.deadline.words;
    let due = crate::directives::due(words, directive);
    if said.is_empty() || *said == due { due } else { format!("{said} · {due}") }
}
