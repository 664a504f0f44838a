//! The register of explanations, page by page, and one explanation with all that happened to it.

mod shape;

use axum::extract::{Path, State};
use axum::response::Response;
use desk::Books;
use desk::explanations::{Filter, Page};
use domain::explanation::{self, ExplanationId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::asked::{Asked, MOST_ROWS, Problem, ROWS, number, page_size};
use super::wire::{self, Named};
use crate::app::App;
use crate::visit::Visit;
use shape::{Explanation, Step, explanation, step};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct ExplanationsAsked {
    /// Only those in this state: `drafted`, `called`, `delivered`, `replied`, `under-review`, `accepted`,
    /// `accepted-with-warning`, `not-satisfactory`, `action-recommended` or `withdrawn`; or
    /// `unanswered`, whose limit is past without an answer. All when not said.
    #[param(example = "replied")]
    state: Option<String>,
    /// Only those asked of this post.
    #[param(example = "dpro-kanpur-nagar")]
    post: Option<String>,
    /// Only those for this place or a place below it.
    #[param(example = "kanpur-nagar")]
    place: Option<String>,
    /// The number of the last explanation of the page before.
    after: Option<i64>,
    /// At most this many, up to 200; 50 when not said.
    limit: Option<i64>,
}

/// Explanations in the order in which they were drafted.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Explanations {
    explanations: Vec<Explanation>,
    /// What to send as `after` for the next page.
    next: Option<i64>,
}

/// The register of explanations
#[utoipa::path(
    get,
    path = "/explanations",
    params(ExplanationsAsked),
    responses(
        (status = 200, description = "A page of the register", body = Explanations),
        (status = 400, description = "The question cannot be read", body = Problem),
        (status = 404, description = "There is no such state, post or place", body = Problem),
    )
)]
pub(super) async fn list_explanations(
    State(app): State<App>,
    visit: Visit,
    Asked(asked): Asked<ExplanationsAsked>,
) -> Response {
    app.json(visit, move |books, visit| register(books, visit, &asked)).await
}

fn register<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    asked: &ExplanationsAsked,
) -> desk::Result<Explanations> {
    let limit = page_size(asked.limit, ROWS, MOST_ROWS);
    let acting = visit.acting(books)?;
    let seen = Some(desk::access::explanations_seen_by(books, &acting)?);
    let filter = Filter { seen, ..filter(books, asked)? };
    let page = Page { after: asked.after.map(ExplanationId), limit };
    let listed = desk::explanations::listed(books, &filter, page)?;
    let (found, next) = (listed.rows, listed.next.map(|next| next.0));
    let named = found.iter().flat_map(|one| {
        [Some(one.given.asked), one.drafted_by, one.call.map(|call| call.by)].into_iter().flatten()
    });
    let posts = wire::these(books, named)?;
    let named = Named { known: &books.known, posts: &posts };
    let explanations = found.iter().map(|of| explanation(&named, of, books.today)).collect();
    Ok(Explanations { explanations, next })
}

fn filter<M>(books: &mut Books<'_, '_, M>, asked: &ExplanationsAsked) -> desk::Result<Filter> {
    use explanation::State;
    let post = match &asked.post {
        Some(slug) => Some(desk::posts::by_slug(books, slug)?.id),
        None => None,
    };
    let known = &books.known;
    let within = match &asked.place {
        Some(slug) => Some(known.place(slug)?.code),
        None => None,
    };
    let (states, unanswered_on) = match asked.state.as_deref() {
        None => (None, None),
        Some("unanswered") => (Some(vec![State::Called, State::Delivered]), Some(books.today)),
        Some(word) => (Some(vec![State::of_word(word).ok_or(desk::Error::NotFound)?]), None),
    };
    Ok(Filter { asked: post, within, states, unanswered_on, ..Filter::default() })
}

/// An explanation with all that happened to it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ExplanationHistory {
    explanation: Explanation,
    /// Oldest first.
    history: Vec<Step>,
}

/// One explanation, with all that happened to it
#[utoipa::path(
    get,
    path = "/explanations/{id}",
    params(("id" = i64, Path, description = "The number of an explanation")),
    responses(
        (status = 200, description = "The explanation", body = ExplanationHistory),
        (status = 404, description = "There is no such explanation", body = Problem),
    )
)]
pub(super) async fn show_explanation(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<String>,
) -> Response {
    app.json(visit, move |books, _| {
        let (found, history) = desk::explanations::get(books, ExplanationId(number(&id)?))?;
        let posts = wire::posts(books)?;
        let named = Named { known: &books.known, posts: &posts };
        Ok(ExplanationHistory {
            explanation: explanation(&named, &found, books.today),
            history: history.iter().map(|taken| step(&named, taken)).collect(),
        })
    })
    .await
}
