//! The scorecard's doors: the card of a place in a month, how a line or the whole came about, and the
//! league of the places below.

mod booklet;
mod derive;
mod league;
mod lift;
mod show;
mod targets;
mod then;
mod trial;
mod workbook;

use then::LooksBack as _;

use axum::extract::{Path, Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use desk::given_out::Table;
use desk::{Books, Read};
use domain::period::Period;
use domain::place::Place;
use domain::scheme::SchemeCode;

pub(crate) use then::AsOf;

use crate::app::App;
use crate::look::parts::Link;
use crate::papers;
use crate::visit::Visit;

/// The media type of an XLSX file.
pub(crate) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// `/score`: the card of the acting post's place for the latest month.
pub(crate) async fn own(State(app): State<App>, visit: Visit) -> Response {
    app.answer(visit, |books, visit| {
        let place = visit.acting(books)?.place;
        let month = books.known.months(place).last().copied();
        let month = month.unwrap_or_else(|| Period::month_of(books.today));
        let slug = &books.known.tree.get(place).ok_or(desk::Error::NotFound)?.slug;
        Ok(Redirect::to(&format!("/score/{slug}/{month}")).into_response())
    })
    .await
}

/// `/score/<place>/<period>`
pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((place, period)): Path<(String, String)>,
    Query(asked): Query<AsOf>,
) -> Response {
    app.page(visit, move |books, visit| {
        let at = asked.turn(books)?;
        let (place, period) = find(books, &place, &period)?;
        Ok(show::page(books, visit, &place, period)?.turned(visit, at))
    })
    .await
}

/// `/score/<place>/<period>/league`
pub(crate) async fn league(
    State(app): State<App>,
    visit: Visit,
    Path((place, period)): Path<(String, String)>,
    Query(then): Query<AsOf>,
    Query(asked): Query<league::Asked>,
) -> Response {
    app.page(visit, move |books, visit| {
        let at = then.turn(books)?;
        let (place, period) = find(books, &place, &period)?;
        Ok(league::page(books, visit, (&place, period), &asked)?.turned(visit, at))
    })
    .await
}

/// `/score/<place>/<period>/card.xlsx`
pub(crate) async fn workbook(
    State(app): State<App>,
    visit: Visit,
    Path((place, period)): Path<(String, String)>,
    Query(asked): Query<AsOf>,
) -> Response {
    app.answer(visit, move |books, visit| {
        asked.turn(books)?;
        let (place, period) = find(books, &place, &period)?;
        let card = desk::scorecards::card(&books.known, place.code, period)?;
        let table = workbook::table(books, visit, (&place, period), &card);
        table_out(&format!("{}-{period}", place.slug), &table)
    })
    .await
}

/// `/score/<place>/<period>/lift`
pub(crate) async fn lift(
    State(app): State<App>,
    visit: Visit,
    Path((place, period)): Path<(String, String)>,
    Query(query): Query<lift::Query>,
) -> Response {
    app.page(visit, move |books, visit| {
        let (place, period) = find(books, &place, &period)?;
        lift::page(books, visit, (&place, period), &query)
    })
    .await
}

/// `/score/<place>/<period>/lift.xlsx`
pub(crate) async fn lift_workbook(
    State(app): State<App>,
    visit: Visit,
    Path((place, period)): Path<(String, String)>,
    Query(query): Query<lift::Query>,
) -> Response {
    app.answer(visit, move |books, visit| {
        let (place, period) = find(books, &place, &period)?;
        let table = lift::table(books, visit, (&place, period), &query)?;
        table_out(&format!("{}-{period}-lift", place.slug), &table)
    })
    .await
}

/// `/score/<place>/<month>/targets`
pub(crate) async fn targets(
    State(app): State<App>,
    visit: Visit,
    Path((place, period)): Path<(String, String)>,
    Query(query): Query<targets::Query>,
) -> Response {
    app.page(visit, move |books, visit| {
        let (place, period) = find(books, &place, &period)?;
        targets::page(books, visit, (&place, period), &query)
    })
    .await
}

/// `/score/<place>/<month>/targets.xlsx`
pub(crate) async fn targets_workbook(
    State(app): State<App>,
    visit: Visit,
    Path((place, period)): Path<(String, String)>,
    Query(query): Query<targets::Query>,
) -> Response {
    app.answer(visit, move |books, visit| {
        let (place, period) = find(books, &place, &period)?;
        let table = targets::table(books, visit, (&place, period), &query)?;
        table_out(&format!("{}-{period}-targets", place.slug), &table)
    })
    .await
}

/// `/score/<place>/<period>/booklet.pdf`
pub(crate) async fn booklet(
    State(app): State<App>,
    visit: Visit,
    Path((place, period)): Path<(String, String)>,
) -> Response {
    app.answer(visit, move |books, visit| {
        let (place, period) = find(books, &place, &period)?;
        let booklet = booklet::gather(books, visit, &place, period)?;
        let vocabulary = books.known.book.vocabulary(books.known.state_of(place.code));
        let language = papers::language(visit);
        let pdf = desk::given_out::booklet_pdf(booklet, vocabulary, language)?;
        let name = format!("{}-{period}-booklet.pdf", place.slug);
        Ok(papers::file("application/pdf", &name, pdf.bytes))
    })
    .await
}

/// `/score/<place>/<period>/booklet.xlsx`
pub(crate) async fn booklet_workbook(
    State(app): State<App>,
    visit: Visit,
    Path((place, period)): Path<(String, String)>,
) -> Response {
    app.answer(visit, move |books, visit| {
        let (place, period) = find(books, &place, &period)?;
        let booklet = booklet::gather(books, visit, &place, period)?;
        let bytes = desk::given_out::booklet_xlsx(booklet)?;
        Ok(given_out(&format!("{}-{period}-booklet", place.slug), bytes))
    })
    .await
}

/// `/score/<place>/<period>/trial`
pub(crate) async fn trial(
    State(app): State<App>,
    visit: Visit,
    Path((place, period)): Path<(String, String)>,
    Query(query): Query<trial::Query>,
) -> Response {
    app.page(visit, move |books, visit| {
        let (place, period) = find(books, &place, &period)?;
        trial::page(books, visit, (&place, period), &query)
    })
    .await
}

/// `/score/<place>/<period>/trial.xlsx`
pub(crate) async fn trial_workbook(
    State(app): State<App>,
    visit: Visit,
    Path((place, period)): Path<(String, String)>,
    Query(query): Query<trial::Query>,
) -> Response {
    app.answer(visit, move |books, visit| {
        let (place, period) = find(books, &place, &period)?;
        let bytes = trial::xlsx(books, visit, (&place, period), &query)?;
        Ok(given_out(&format!("{}-{period}-trial", place.slug), bytes))
    })
    .await
}

fn table_out(name: &str, table: &Table) -> desk::Result<Response> {
    Ok(given_out(name, desk::given_out::xlsx(table)?))
}

/// A workbook to be kept under a name.
pub(crate) fn given_out(name: &str, bytes: Vec<u8>) -> Response {
    let name = format!("attachment; filename=\"{name}.xlsx\"");
    let headers = [(CONTENT_TYPE, XLSX.to_owned()), (CONTENT_DISPOSITION, name)];
    (headers, bytes).into_response()
}

/// `/score/<place>/<period>/derivation`
pub(crate) async fn sum(
    State(app): State<App>,
    visit: Visit,
    Path((place, period)): Path<(String, String)>,
    Query(asked): Query<AsOf>,
) -> Response {
    app.page(visit, move |books, visit| {
        let at = asked.turn(books)?;
        let (place, period) = find(books, &place, &period)?;
        Ok(derive::sum(books, visit, &place, period)?.turned(visit, at))
    })
    .await
}

/// `/score/<place>/<period>/<programme>`
pub(crate) async fn line(
    State(app): State<App>,
    visit: Visit,
    Path((place, period, scheme)): Path<(String, String, String)>,
    Query(asked): Query<AsOf>,
) -> Response {
    app.page(visit, move |books, visit| {
        let at = asked.turn(books)?;
        let (place, period) = find(books, &place, &period)?;
        let code = SchemeCode::new(&scheme);
        Ok(derive::line(books, visit, &place, period, &code)?.turned(visit, at))
    })
    .await
}

/// The place and period of an address. From here on the books show names and parents as they were at the
/// end of that period; only for reading, since what is written is written as of now.
pub(crate) fn find(
    books: &mut Books<'_, '_, Read>,
    slug: &str,
    period: &str,
) -> desk::Result<(Place, Period)> {
    let (place, period) = find_now(books, slug, period)?;
    books.known = books.known.as_of(place.code, period);
    Ok((books.known.tree.get(place.code).ok_or(desk::Error::NotFound)?.clone(), period))
}

/// The place, as it is now, and the period of an address.
pub(crate) fn find_now<M>(
    books: &Books<'_, '_, M>,
    slug: &str,
    period: &str,
) -> desk::Result<(Place, Period)> {
    let place = books.known.place(slug)?.clone();
    Ok((place, Period::read(period).ok_or(desk::Error::NotFound)?))
}

/// From the state down to the place, each leading to its card of the same period.
pub(crate) fn crumbs<M>(
    books: &Books<'_, '_, M>,
    visit: &Visit,
    place: &Place,
    period: Period,
) -> Vec<Link> {
    let mut crumbs: Vec<Link> = books
        .known
        .tree
        .line(place.code)
        .map(|place| Link::new(address(&place.slug, period), visit.say(&place.name)))
        .collect();
    crumbs.reverse();
    crumbs
}

/// Where a place's card stands.
pub(crate) fn address(slug: &str, period: Period) -> String {
    format!("/score/{slug}/{period}")
}

/// A period as it is called: `सितम्बर 2024`, `2024-25`.
pub(crate) fn period_name(visit: &Visit, period: Period) -> String {
    match period {
        Period::Month(first) => hindi::date::month(first.year(), first.month(), visit.lang()),
        Period::Week(_) => hindi::date::short(period.ends_on()),
        Period::Year(fy) => fy.to_string(),
    }
}
