//! The rows that stopped a sheet, given back as a workbook with a column that says why.

use axum::extract::{Path, State};
use axum::http::Uri;
use axum::response::Response;
use desk::sheets_in::{self, Finding, RejectedWords};

use super::{Choices, Said};
use crate::app::App;
use crate::look::words::Words;
use crate::scorecards::given_out;
use crate::visit::Visit;

/// `GET <preview>/rejected.xlsx`
pub(crate) async fn workbook(
    State(app): State<App>,
    visit: Visit,
    uri: Uri,
    Path(said): Path<Said>,
) -> Response {
    let chosen = Choices::of_address(&uri);
    app.answer(visit, move |books, visit| {
        let file = super::open(books, &said)?;
        let handed = said.handed(books, &file.name, &chosen)?;
        let preview = sheets_in::preview(books, &handed, &file.opened)?;
        let words = visit.words(books, handed.top);
        let heads = RejectedWords {
            titles: vec![file.name.clone(), words.w("rejected-title")],
            row: words.w("rejected-row"),
            why: words.w("rejected-why"),
        };
        let say = |finding: &Finding| said_of(&words, finding);
        let written = sheets_in::rejected(&file.opened, (&handed, &preview), heads, &say)?;
        let bytes = written.ok_or(desk::Error::NotFound)?;
        Ok(given_out("rejected-rows", bytes))
    })
    .await
}

/// A finding in one line: the cell, what is wrong, what to do.
fn said_of(words: &Words, finding: &Finding) -> String {
    let shown = super::show::finding(words, finding);
    let cell = if shown.cell.is_empty() { String::new() } else { format!("{}: ", shown.cell) };
    format!("{cell}{}; {}", shown.what, shown.todo)
}
