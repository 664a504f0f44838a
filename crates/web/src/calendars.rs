//! The calendar of a post for a telephone: no sign-in, since a calendar program has none; the secret in
//! the address lets in. Whoever does not know it is told that nothing is there.

use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::visit::Visit;

/// `/calendar/<post>/<secret>.ics`
pub(crate) async fn feed(
    State(app): State<App>,
    visit: Visit,
    Path((post, file)): Path<(String, String)>,
) -> Response {
    let origin = app.origin().clone();
    app.answer(visit, move |books, _| {
        let mark = file.strip_suffix(".ics").ok_or(desk::Error::NotFound)?;
        let text = desk::calendars::feed(books, &post, mark, &origin)?;
        let headers =
            [(CONTENT_TYPE, "text/calendar; charset=utf-8"), (CACHE_CONTROL, "private, no-cache")];
        Ok((headers, text).into_response())
    })
    .await
}
