//! Saying what a heading means: this column is that programme, or is left aside. What was said is kept for
//! every sheet of the same shape.

use axum::extract::{Path, State};
use axum::response::Response;
use desk::sheets_in::{self, Typed};
use domain::figure::FigureKind;

use super::{Choices, Said};
use crate::app::App;
use crate::sent::Sent;
use crate::visit::Visit;

/// The value of the choice that leaves a column aside.
pub(super) const ASIDE: &str = "aside";

/// `POST <preview>/headings` with `programme-<column>` and `kind-<column>`
pub(crate) async fn decide(
    State(app): State<App>,
    visit: Visit,
    Path(said): Path<Said>,
) -> Response {
    let chosen = Choices::of_form(visit.sent.as_deref());
    let file = match super::opened(&app, &visit, &said).await {
        Ok(file) => file,
        Err(response) => return response,
    };
    app.write(visit, move |books, visit| {
        let handed = said.handed(books, &file.name, &chosen)?;
        let preview = sheets_in::preview(books, &handed, &file.opened)?;
        let typed = visit.sent.as_deref().map(typed).unwrap_or_default();
        sheets_in::decide(books, &handed, &preview, &typed)?;
        Ok(format!("{}{}", said.address(), chosen.tail()))
    })
    .await
}

/// What stands beside each column.
fn typed(sent: &Sent) -> Vec<Typed> {
    let columns = sent.fields.iter().filter_map(|(name, _)| name.strip_prefix("kind-"));
    columns
        .map(|column| {
            let kind = sent.field(&format!("kind-{column}"));
            Typed {
                column: column.to_owned(),
                programme: sent.field(&format!("programme-{column}")).to_owned(),
                kind: FigureKind::of_word(kind),
                is_left_aside: kind == ASIDE,
            }
        })
        .collect()
}
