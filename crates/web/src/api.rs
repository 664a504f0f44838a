//! The doors for machines, under `/api/v1`: the same answers as the pages, in JSON. Shapes of the wire
//! are written down here and nowhere else; the rules' own types are never sent. What goes out is
//! described by `openapi.json`, which is made from the same shapes. No rule and no sum is made here.

mod asked;
mod data_values;
mod directives;
mod doubts;
mod explanations;
mod ledger;
mod office;
mod places;
mod reviews;
mod score;
mod sheets;
mod wire;

use axum::Json;
use axum::http::StatusCode;
use axum::response::Response;
use domain::policy::Action;
use domain::policy::Action::{
    ChangePlaces, GiveDirective, OwnDesk, SeeDirective, SeeDoubt, SeeExplanation, SeeLedger,
    SeePosts, SeeReview, SeeScorecard, TakeInFigures,
};
use utoipa::OpenApi;

use crate::doors::{Doors, Of};
use crate::failure;
use crate::sheets::FILE_LIMIT;

const CARD: (Action, Of) = (SeeScorecard, Of::Place);

/// The doors for machines; they stand under `/api/v1`.
pub(crate) fn doors() -> Doors {
    Doors::default()
        .get("/places", (OwnDesk, Of::House), office::list_places)
        .get("/places/{place}", CARD, places::show_place)
        .get("/place-codes", (OwnDesk, Of::House), places::find_code)
        .post("/places/{place}/changes", (ChangePlaces, Of::Place), places::change_place)
        .get("/posts", (SeePosts, Of::House), office::list_posts)
        .get("/people", (SeePosts, Of::House), office::list_people)
        .get("/score/{place}/{period}", CARD, score::show_score)
        .get("/score/{place}/{period}/league", CARD, score::show_league)
        .get("/doubts/{place}/{period}", (SeeDoubt, Of::Place), doubts::show_doubts)
        .get("/directives", (SeeDirective, Of::House), directives::list_directives)
        .post("/directives", (GiveDirective, Of::House), directives::give::give_directive)
        .get("/directives/{id}", (SeeDirective, Of::Directive), directives::show_directive)
        .get("/explanations", (SeeExplanation, Of::House), explanations::list_explanations)
        .get(
            "/explanations/{id}",
            (SeeExplanation, Of::Explanation),
            explanations::show_explanation,
        )
        .get("/reviews", (SeeReview, Of::House), reviews::list_reviews)
        .get("/reviews/{id}", (SeeReview, Of::Review), reviews::show_review)
        .hand_in("/sheets", (TakeInFigures, Of::House), FILE_LIMIT, sheets::take_sheet)
        .hand_in(
            "/dataValueSets",
            (TakeInFigures, Of::House),
            FILE_LIMIT,
            data_values::take_data_values,
        )
        .get("/ledger", (SeeLedger, Of::House), ledger::list_facts)
        .get("/verify", (SeeLedger, Of::House), ledger::verify_ledger)
        .get("/openapi.json", (OwnDesk, Of::House), show_openapi)
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
        places::show_place,
        places::find_code,
        places::change_place,
        office::list_posts,
        office::list_people,
        score::show_score,
        score::show_league,
        doubts::show_doubts,
        directives::list_directives,
        directives::give::give_directive,
        directives::show_directive,
        explanations::list_explanations,
        explanations::show_explanation,
        reviews::list_reviews,
        reviews::show_review,
        sheets::take_sheet,
        data_values::take_data_values,
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

pub(crate) async fn nowhere() -> Response {
    failure::problem(desk::Error::NotFound)
}

pub(crate) async fn not_so() -> Response {
    let message = "this door is not for this method; see openapi.json".to_owned();
    asked::problem(StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", message)
}
