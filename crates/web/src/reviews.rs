//! The reviews' doors: the series, one sitting from agenda to follow-up, and its paper.

mod show;

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use desk::{Books, directives, reviews};
use domain::agenda::AgendaItem;
use domain::directive::{Condition, DirectiveKind};
use domain::indicator::IndicatorCode;
use domain::name::Name;
use domain::refusal::Refusal;
use domain::review::{Attendance, Presence, ReviewId, SeriesId, Sitting};
use serde::Deserialize;

use crate::app::App;
use crate::frame::{frame, post_title};
use crate::look::frame::Section;
use crate::look::parts::{Choice, Link, Typed};
use crate::look::review::{CallForm, Index, Series, Sitting as SittingRow};
use crate::look::words::{Language, Words};
use crate::visit::Visit;

/// How many months may be chosen for a sitting.
const MONTHS: usize = 4;

#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    place: Option<String>,
}

/// `/reviews`, or `/reviews?place=<place>` with the series of that place first.
pub(crate) async fn index(
    State(app): State<App>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Response {
    app.page(visit, move |books, visit| list(books, visit, asked.place.as_deref())).await
}

fn list<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    first: Option<&str>,
) -> desk::Result<Index> {
    let acting = visit.acting(books)?;
    let words = visit.words(books, acting.place);
    let tree = std::sync::Arc::clone(&books.known.tree);
    let first = first.and_then(|slug| tree.by_slug(slug)).map_or(acting.place, |place| place.code);
    let mut founded = desk::reviews::all_series(books)?;
    founded.sort_by_key(|f| !(tree.is_within(first, f.series.place) || f.series.place == first));
    let mut series = Vec::new();
    for f in &founded {
        series.push(series_row(books, visit, f)?);
    }
    let choice = |f: &reviews::Founded| Choice {
        value: f.id.to_string(),
        label: visit.say(&f.series.name),
        is_chosen: founded.first().is_some_and(|first| first.id == f.id),
    };
    let place = founded.first().map_or(first, |f| f.series.place);
    let call = CallForm {
        series: founded.iter().map(choice).collect(),
        periods: months(books, visit, place),
        held_on: Typed::default(),
        venue: Typed::default(),
    };
    let title = words.w("nav-reviews");
    let frame = frame(books, visit, &words, Section::Reviews, &title)?;
    Ok(Index { words, frame, series, call })
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
    founded: &reviews::Founded,
) -> desk::Result<Series> {
    let chair = desk::posts::get(books, founded.series.chair)?;
    let mut sittings = Vec::new();
    for review in desk::reviews::sittings(books, founded.id)? {
        let held = desk::reviews::held(books, review.id)?;
        let open = held.given.iter().filter(|directive| directive.is_open()).count();
        let on = hindi::date::long(review.sitting.on, visit.lang());
        sittings.push(SittingRow {
            link: Link::new(format!("/reviews/{}", review.id), on),
            stage: show::stage(&held),
            n_items: held.points.iter().filter(|p| p.removed_because.is_none()).count().to_string(),
            n_given: held.given.len().to_string(),
            n_open: open.to_string(),
        });
    }
    Ok(Series {
        name: visit.say(&founded.series.name),
        about: post_title(books, visit, &chair),
        sittings,
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
    app.write(visit, move |books, _| {
        let on = hindi::date::read(&sent.held_on).ok_or(Refusal::DayNotRead)?;
        let period = domain::period::Period::read(&sent.period).ok_or(desk::Error::NotFound)?;
        let sitting = Sitting {
            series: SeriesId(sent.series),
            on,
            venue: Name::new(&sent.venue, ""),
            figures_to: period.ends_on(),
        };
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

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct ItemSent {
    #[serde(default)]
    title: String,
    #[serde(default)]
    reason: String,
}

/// `POST /reviews/<id>/items`: a point put on by hand.
pub(crate) async fn add_item(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<i64>,
    Form(sent): Form<ItemSent>,
) -> Response {
    app.write(visit, move |books, _| {
        let held = reviews::held(books, ReviewId(id))?;
        let at = (held.series.place, None);
        let n = reviews::add_item(books, ReviewId(id), at, &sent.title, &sent.reason)?;
        Ok(format!("/reviews/{id}?done=item-added#item-{n}"))
    })
    .await
}

/// `POST /reviews/<id>/items/<n>/removal`
pub(crate) async fn remove_item(
    State(app): State<App>,
    visit: Visit,
    Path((id, n)): Path<(i64, i64)>,
    Form(sent): Form<ItemSent>,
) -> Response {
    app.write(visit, move |books, _| {
        reviews::remove_item(books, ReviewId(id), n, &sent.reason)?;
        Ok(format!("/reviews/{id}?done=item-removed#agenda"))
    })
    .await
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct SaidSent {
    #[serde(default)]
    words: String,
}

/// `POST /reviews/<id>/items/<n>/words`
pub(crate) async fn say(
    State(app): State<App>,
    visit: Visit,
    Path((id, n)): Path<(i64, i64)>,
    Form(sent): Form<SaidSent>,
) -> Response {
    app.write(visit, move |books, _| {
        reviews::record_point(books, ReviewId(id), n, &sent.words)?;
        Ok(format!("/reviews/{id}?done=point-recorded#item-{n}"))
    })
    .await
}

/// `POST /reviews/<id>/attendance` with `p-<post>` = `present`, `absent` or `deputy`.
pub(crate) async fn attend(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<i64>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Response {
    app.write(visit, move |books, _| {
        let mut entries = Vec::new();
        for (name, value) in &sent {
            let Some(slug) = name.strip_prefix("p-") else { continue };
            let presence = Presence::of_word(value).ok_or(desk::Error::NotFound)?;
            let post = desk::posts::by_slug(books, slug)?.id;
            entries.push(Attendance { post, presence, who: String::new() });
        }
        reviews::take_attendance(books, ReviewId(id), entries)?;
        Ok(format!("/reviews/{id}?done=attendance-taken#attendance"))
    })
    .await
}

/// `POST /reviews/<id>/items/<n>/directives`: `words`, `owner` once or more, `deadline`, `condition` =
/// `figure`, `weekly`, `document` or `evidence`, and for a figure `indicator`, `place`, `value`, `weeks`.
pub(crate) async fn give(
    State(app): State<App>,
    visit: Visit,
    Path((id, n)): Path<(i64, i64)>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Response {
    app.write(visit, move |books, _| {
        let given = given(books, ReviewId(id), n, &sent)?;
        directives::issue(books, given)?;
        Ok(format!("/reviews/{id}?done=directive-issued#item-{n}"))
    })
    .await
}

fn given<M>(
    books: &mut Books<'_, '_, M>,
    review: ReviewId,
    n: i64,
    sent: &[(String, String)],
) -> desk::Result<directives::Given> {
    let field =
        |name: &str| sent.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim());
    let item = item(books, review, n)?;
    let is_owner = |(key, slug): &&(String, String)| key == "owner" && !slug.is_empty();
    let owners: Vec<String> = sent.iter().filter(is_owner).map(|(_, slug)| slug.clone()).collect();
    let owners = directives::owners(books, review, &owners)?;
    let place = match field("place") {
        "" => item.place,
        slug => books.known.place(slug)?.code,
    };
    let condition = match field("condition") {
        "figure" => Condition::Figure {
            indicator: IndicatorCode::new(field("indicator")),
            place,
            at_least: whole_number(field("value"))?,
        },
        "weekly" => {
            let figure = (IndicatorCode::new(field("indicator")), place);
            let levels = (whole_number(field("value"))?, whole_number(field("weeks"))?);
            directives::weekly(books, review, figure, levels)?
        }
        "document" => Condition::Document,
        _ => Condition::Evidence,
    };
    let is_figure = condition.waited().is_some();
    Ok(directives::Given {
        review,
        point: n,
        words: field("words").to_owned(),
        kind: if is_figure { DirectiveKind::Complete } else { DirectiveKind::Do },
        owners,
        place,
        scheme: item.scheme,
        deadline: field("deadline").to_owned(),
        condition,
    })
}

fn item<M>(books: &mut Books<'_, '_, M>, review: ReviewId, n: i64) -> desk::Result<AgendaItem> {
    let points = reviews::held(books, review)?.points;
    let point = points.into_iter().find(|point| point.item.n == n);
    Ok(point.ok_or(Refusal::AgendaItemMissing { n })?.item)
}

/// A whole number as people write it: `1,570`, `१५७०`.
fn whole_number(text: &str) -> desk::Result<i64> {
    let number = hindi::number::read_number(text).and_then(|number| number.to_integer());
    number.ok_or_else(|| desk::Error::from(Refusal::NumberNotRead))
}

/// `POST /reviews/<id>/minutes`
pub(crate) async fn issue(State(app): State<App>, visit: Visit, Path(id): Path<i64>) -> Response {
    app.write(visit, move |books, _| {
        desk::minutes::issue(books, ReviewId(id))?;
        Ok(format!("/reviews/{id}?done=minutes-issued#minutes"))
    })
    .await
}

/// `/reviews/<id>/minutes.pdf`, in the reader's language.
pub(crate) async fn paper(State(app): State<App>, visit: Visit, Path(id): Path<i64>) -> Response {
    app.answer(visit, move |books, visit| {
        let language = match visit.language {
            Language::Hindi => desk::papers::Language::Hi,
            Language::English => desk::papers::Language::En,
        };
        let pdf = desk::papers::minutes_pdf(books, ReviewId(id), language)?;
        let headers = [
            (header::CONTENT_TYPE, "application/pdf".to_owned()),
            (header::CONTENT_DISPOSITION, format!("inline; filename=\"minutes-{id}.pdf\"")),
        ];
        Ok((headers, pdf.bytes).into_response())
    })
    .await
}

/// The words of a deadline and the day they came to; once where both are the same.
pub(crate) fn deadline_line(words: &Words, directive: &domain::directive::Directive) -> String {
    let said = &directive.given.deadline.words;
    let due = crate::directives::due(words, directive);
    if said.is_empty() || *said == due { due } else { format!("{said} · {due}") }
}
