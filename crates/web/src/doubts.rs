//! The doors of the points to check: the list of a place and month with the index of its quality, the same as
//! a workbook, an answer to a point, and putting one on an agenda.

pub(crate) mod said;
mod show;
mod workbook;

use std::collections::BTreeMap;

use axum::Form;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use desk::Books;
use desk::access::Target;
use desk::honesty::Point;
use domain::honesty::{Answer, DoubtKey};
use domain::indicator::IndicatorCode;
use domain::period::Period;
use domain::place::{Place, Tier};
use domain::policy::Action;
use domain::review::ReviewId;
use domain::scheme::SchemeCode;
use serde::Deserialize;

use crate::app::App;
use crate::scorecards::{XLSX, find_now};
use crate::visit::Visit;

/// `/doubts/<place>/<month>`
pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((place, period)): Path<(String, String)>,
) -> Response {
    app.page(visit, move |books, visit| {
        let (place, month) = place_and_month(books, &place, &period)?;
        show::page(books, visit, (&place, month))
    })
    .await
}

/// `/doubts/<place>/<month>/list.xlsx`
pub(crate) async fn workbook(
    State(app): State<App>,
    visit: Visit,
    Path((place, period)): Path<(String, String)>,
) -> Response {
    app.answer(visit, move |books, visit| {
        let (place, month) = place_and_month(books, &place, &period)?;
        let bytes = workbook::xlsx(books, visit, (&place, month))?;
        let name = format!("attachment; filename=\"{}-{month}-doubts.xlsx\"", place.slug);
        let headers = [(CONTENT_TYPE, XLSX.to_owned()), (CONTENT_DISPOSITION, name)];
        Ok((headers, bytes).into_response())
    })
    .await
}

/// Which point a form is about, and what it says.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct PointSent {
    rule: String,
    at: String,
    #[serde(default)]
    indicator: String,
    mark: String,
    #[serde(default)]
    answer: String,
    #[serde(default)]
    reason: String,
    review: Option<i64>,
}

impl PointSent {
    fn key<M>(&self, books: &Books<'_, '_, M>, month: Period) -> desk::Result<DoubtKey> {
        Ok(DoubtKey {
            rule: self.rule.clone(),
            place: books.known.place(&self.at)?.code,
            indicator: (!self.indicator.is_empty()).then(|| IndicatorCode::new(&self.indicator)),
            period: month,
        })
    }
}

/// `POST /doubts/<place>/<month>/answers`
pub(crate) async fn answer(
    State(app): State<App>,
    visit: Visit,
    Path((place, period)): Path<(String, String)>,
    Form(sent): Form<PointSent>,
) -> Response {
    app.write(visit, move |books, visit| {
        let (place, month) = place_and_month(books, &place, &period)?;
        let key = sent.key(books, month)?;
        visit.must(books, Action::AnswerDoubt, Target::Place(key.place))?;
        let answer = Answer::of_word(&sent.answer).ok_or(desk::Error::NotFound)?;
        desk::honesty::answer(books, key, &sent.mark, answer, &sent.reason)?;
        Ok(format!("/doubts/{}/{month}?done=doubt-answered", place.slug))
    })
    .await
}

/// `POST /doubts/<place>/<month>/items`: puts a point on the agenda of a sitting, in the words of the list.
pub(crate) async fn propose(
    State(app): State<App>,
    visit: Visit,
    Path((place, period)): Path<(String, String)>,
    Form(sent): Form<PointSent>,
) -> Response {
    app.write(visit, move |books, visit| {
        let (_, month) = place_and_month(books, &place, &period)?;
        let review = sent.review.map(ReviewId).ok_or(desk::Error::NotFound)?;
        visit.must(books, Action::HoldReview, Target::Review(review))?;
        let key = sent.key(books, month)?;
        visit.must(books, Action::SeeDoubt, Target::Place(key.place))?;
        let points = desk::honesty::points(books, key.place, month)?;
        let is_it = |p: &&Point| p.doubt.key == key && p.doubt.mark() == sent.mark;
        let point = points.iter().find(is_it);
        let point = point.ok_or(domain::refusal::Refusal::DoubtNotThere)?;
        let words = visit.words(books, key.place);
        let of = said::Saying { known: &books.known, visit, words: &words };
        let text = format!("{}: {}", of.title(point), of.said(&point.doubt));
        let reason = of.rule(&key);
        let line = (key.place, point.scheme.clone());
        desk::reviews::add_item(books, review, line, &text, &reason)?;
        Ok(format!("/reviews/{review}?done=item-added"))
    })
    .await
}

fn place_and_month<M>(
    books: &Books<'_, '_, M>,
    place: &str,
    period: &str,
) -> desk::Result<(Place, Period)> {
    let (place, period) = find_now(books, place, period)?;
    match period {
        Period::Month(_) => Ok((place, period)),
        Period::Week(_) | Period::Year(_) => Err(desk::Error::NotFound),
    }
}

/// How many points nobody has answered each line of a place has in a month; `None` where the acting post
/// does not see them, or the period is no month.
pub(crate) fn on_card<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    (place, period): (&Place, Period),
) -> desk::Result<Option<BTreeMap<SchemeCode, usize>>> {
    let acting = visit.acting(books)?;
    let at = Target::Place(place.code);
    let is_month = matches!(period, Period::Month(_));
    if !is_month || !desk::access::may(books, &acting, Action::SeeDoubt, at)? {
        return Ok(None);
    }
    let mut by_line: BTreeMap<SchemeCode, usize> = BTreeMap::new();
    // Of a whole state the list tells; its card is opened too often to look through all its blocks.
    if place.code.tier() < Tier::District {
        return Ok(Some(by_line));
    }
    for point in desk::honesty::points(books, place.code, period)? {
        if let (true, Some(scheme)) = (point.is_open(), point.scheme) {
            *by_line.entry(scheme).or_default() += 1;
        }
    }
    Ok(Some(by_line))
}

/// Where the points of a place stand.
pub(crate) fn address(slug: &str, month: Period) -> String {
    format!("/doubts/{slug}/{month}")
}
