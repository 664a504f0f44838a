//! The doors of a month: how it stands, its freeze, and its opening again.

mod show;

pub(crate) use show::{changes, frozen_line};

use axum::extract::{Form, Path, State};
use axum::response::Response;
use serde::Deserialize;

use crate::app::App;
use crate::scorecards::{find, find_now};
use crate::visit::Visit;

/// Where a month of a place stands.
pub(crate) fn address(slug: &str, month: domain::period::Period) -> String {
    format!("/months/{slug}/{month}")
}

/// `/months/<place>/<yyyy-mm>`
pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((place, period)): Path<(String, String)>,
) -> Response {
    app.page(visit, move |books, visit| {
        let (place, period) = find(books, &place, &period)?;
        show::page(books, visit, &place, period)
    })
    .await
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Note {
    #[serde(default)]
    note: String,
}

/// `POST /months/<place>/<yyyy-mm>/freeze`
pub(crate) async fn freeze(
    State(app): State<App>,
    visit: Visit,
    Path((place, period)): Path<(String, String)>,
    Form(form): Form<Note>,
) -> Response {
    app.write(visit, move |books, _| {
        let (place, month) = find_now(books, &place, &period)?;
        desk::months::freeze(books, place.code, month, &form.note)?;
        Ok(format!("{}?done=month-frozen", address(&place.slug, month)))
    })
    .await
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Reason {
    #[serde(default)]
    reason: String,
}

/// `POST /months/<place>/<yyyy-mm>/opening`
pub(crate) async fn open_again(
    State(app): State<App>,
    visit: Visit,
    Path((place, period)): Path<(String, String)>,
    Form(form): Form<Reason>,
) -> Response {
    app.write(visit, move |books, _| {
        let (place, month) = find_now(books, &place, &period)?;
        desk::months::thaw(books, place.code, month, &form.reason)?;
        Ok(format!("{}?done=month-thawed", address(&place.slug, month)))
    })
    .await
}
