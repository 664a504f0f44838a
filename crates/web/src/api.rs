//! The doors for machines, under `/api/v1`: the same answers as the pages, in JSON. Shapes of the wire
//! are written down here and nowhere else; the rules' own types are never sent. What goes out is
//! described by `openapi.json`, which is made from the same shapes. No rule and no sum is made here.

mod asked;
mod directives;
mod ledger;
mod office;
mod reviews;
mod score;
mod sheets;
mod wire;

use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Json, Router};
use utoipa::OpenApi;

use crate::app::App;
use crate::failure;
use crate::sheets::FILE_LIMIT;

/// The doors for machines; they stand under `/api/v1`.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/places", get(office::list_places))
        .route("/posts", get(office::list_posts))
        .route("/score/{place}/{period}", get(score::show_score))
        .route("/score/{place}/{period}/league", get(score::show_league))
        .route(
            "/directives",
            get(directives::list_directives).post(directives::give::give_directive),
        )
        .route("/directives/{id}", get(directives::show_directive))
        .route("/reviews", get(reviews::list_reviews))
        .route("/reviews/{id}", get(reviews::show_review))
        .route("/sheets", post(sheets::take_sheet).layer(DefaultBodyLimit::max(FILE_LIMIT)))
        .route("/ledger", get(ledger::list_facts))
        .route("/verify", get(ledger::verify_ledger))
        .route("/openapi.json", get(show_openapi))
        .fallback(nowhere)
        .method_not_allowed_fallback(not_so)
}

/// What the doors for machines are, in OpenAPI 3.1.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Anupalan",
        version = "1",
        description = "Figures, scorecards, reviews and directives of one office. Percents, marks and \
                       scores are whole numbers of hundredths, money is in paise, days are ISO dates. \
                       A cell without a number says by name why it has none.",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    servers((url = "/api/v1")),
    paths(
        office::list_places,
        office::list_posts,
        score::show_score,
        score::show_league,
        directives::list_directives,
        directives::give::give_directive,
        directives::show_directive,
        reviews::list_reviews,
        reviews::show_review,
        sheets::take_sheet,
        ledger::list_facts,
        ledger::verify_ledger,
        show_openapi,
    )
)]
struct Document;

/// This description
#[utoipa::path(
    get,
    path = "/openapi.json",
    responses((status = 200, description = "The description in OpenAPI", body = serde_json::Value))
)]
async fn show_openapi() -> Json<utoipa::openapi::OpenApi> {
    Json(Document::openapi())
}

async fn nowhere() -> Response {
    failure::problem(desk::Error::NotFound)
}

async fn not_so() -> Response {
    let message = "this door is not for this method; see openapi.json".to_owned();
    asked::problem(StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", message)
}
