//! The minutes of a sitting: the chair approves them or takes the approval back, then they are issued.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use domain::review::ReviewId;
use serde::Deserialize;

use crate::app::App;
use crate::papers::{check_at, file, language};
use crate::visit::Visit;

/// `POST /reviews/<id>/minutes/approval`
pub(crate) async fn approve(State(app): State<App>, visit: Visit, Path(id): Path<i64>) -> Response {
    app.write(visit, move |books, _| {
        desk::minutes::approve(books, ReviewId(id))?;
        Ok(format!("/reviews/{id}?done=minutes-approved#minutes"))
    })
    .await
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct ReasonSent {
    #[serde(default)]
    reason: String,
}

/// `POST /reviews/<id>/minutes/return`
pub(crate) async fn send_back(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<i64>,
    Form(sent): Form<ReasonSent>,
) -> Response {
    app.write(visit, move |books, _| {
        desk::minutes::send_back(books, ReviewId(id), &sent.reason)?;
        Ok(format!("/reviews/{id}?done=minutes-returned#minutes"))
    })
    .await
}

/// `POST /reviews/<id>/minutes`
pub(crate) async fn issue(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<i64>,
    headers: HeaderMap,
) -> Response {
    let check_at = check_at(&headers);
    app.write(visit, move |books, _| {
        desk::minutes::issue(books, ReviewId(id), &check_at)?;
        Ok(format!("/reviews/{id}?done=minutes-issued#minutes"))
    })
    .await
}

/// `/reviews/<id>/minutes.pdf`, in the reader's language.
pub(crate) async fn paper(State(app): State<App>, visit: Visit, Path(id): Path<i64>) -> Response {
    app.answer(visit, move |books, visit| {
        let pdf = desk::papers::minutes_pdf(books, ReviewId(id), language(visit))?;
        Ok(file("application/pdf", &format!("minutes-{id}.pdf"), pdf.bytes))
    })
    .await
}

/// `/reviews/<id>/minutes/draft.pdf`, as approved or as they stand.
pub(crate) async fn draft(State(app): State<App>, visit: Visit, Path(id): Path<i64>) -> Response {
    app.answer(visit, move |books, visit| {
        let pdf = desk::papers::draft_pdf(books, ReviewId(id), language(visit))?;
        Ok(file("application/pdf", &format!("minutes-{id}-draft.pdf"), pdf.bytes))
    })
    .await
}
