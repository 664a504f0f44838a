//! The doors of a place: what is known of it by day, and the forms by which an order about it is recorded.

mod show;

use axum::Form;
use axum::extract::{Path, State};
use axum::response::Response;
use desk::access::Target;
use desk::places::{self, Typed};
use desk::{Books, Write};
use domain::policy::Action;

use crate::app::App;
use crate::visit::Visit;

/// `/places/<word>`
pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    Path(slug): Path<String>,
) -> Response {
    app.page(visit, move |books, visit| show::page(books, visit, &slug)).await
}

/// `POST /places/<word>/changes`
pub(crate) async fn change(
    State(app): State<App>,
    mut visit: Visit,
    Path(slug): Path<String>,
    Form(typed): Form<Typed>,
) -> Response {
    visit.why = typed.why.trim().to_owned();
    let typed = Typed { place: slug.clone(), ..typed };
    app.write(visit, move |books, visit| {
        record(books, visit, &typed)?;
        Ok(format!("/places/{slug}?done=place-changed"))
    })
    .await
}

/// Records a change as it was typed. It names other places too, those that go into this one and where it
/// goes: the post must be allowed to change each of them.
pub(crate) fn record(
    books: &mut Books<'_, '_, Write>,
    visit: &Visit,
    typed: &Typed,
) -> desk::Result<i64> {
    let change = typed.read(&books.known)?;
    for place in change.what.places() {
        if books.known.tree.get(place).is_some() {
            visit.must(books, Action::ChangePlaces, Target::Place(place))?;
        }
    }
    places::record(books, change)
}
