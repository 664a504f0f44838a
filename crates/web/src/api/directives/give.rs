//! Giving a directive by machine, as the form of a sitting does.

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use axum::response::Response;
use desk::access::Target;
use desk::{Books, directives};
use domain::directive::{Condition, DirectiveKind};
use domain::indicator::IndicatorCode;
use domain::place::PlaceCode;
use domain::policy::Action;
use domain::review::ReviewId;
use domain::scheme::SchemeCode;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Directive, directive};
use crate::api::asked::{Problem, problem};
use crate::api::wire::{self, Named};
use crate::app::App;
use crate::visit::{POST_HEADER, Visit};

/// A directive to be given in a sitting.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub(in crate::api) struct NewDirective {
    review: i64,
    /// The agenda item under which it is given.
    point: i64,
    /// Exactly as they were said.
    words: String,
    /// The words of posts. `all:<kind>:<place>` stands for every post of the kind at or below the place.
    #[schema(example = json!(["dc-nrlm-kanpur-dehat", "all:mission-block:kanpur-dehat"]))]
    owners: Vec<String>,
    #[schema(example = "maitha")]
    place: String,
    scheme: Option<String>,
    #[schema(example = "7 दिवस में")]
    deadline: String,
    closes: Closes,
}

/// By what it will be known to be done.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(in crate::api) enum Closes {
    Figure { indicator: String, place: String, at_least: i64 },
    Weekly { indicator: String, place: String, at_least: i64, weeks: i64 },
    Document,
    Evidence,
}

/// Gives a directive
///
/// The acting post is named by the header `x-post`, else by the cookie of the pages.
#[utoipa::path(
    post,
    path = "/directives",
    params(("x-post" = Option<String>, Header, description = "The word of the acting post")),
    request_body = NewDirective,
    responses(
        (status = 200, description = "The directive as it was given", body = Directive),
        (status = 400, description = "The body cannot be read", body = Problem),
        (status = 404, description = "There is no such sitting, post or place", body = Problem),
        (status = 422, description = "A rule says no, or no post is named", body = Problem),
    )
)]
pub(in crate::api) async fn give_directive(
    State(app): State<App>,
    visit: Visit,
    asked: Result<Json<NewDirective>, JsonRejection>,
) -> Response {
    let asked = match asked {
        Ok(Json(asked)) => asked,
        Err(fault) => {
            return problem(StatusCode::BAD_REQUEST, "body-not-read", fault.body_text());
        }
    };
    if visit.post.is_none() {
        let message = format!("name the acting post by the header {POST_HEADER}");
        return problem(StatusCode::UNPROCESSABLE_ENTITY, "post-not-named", message);
    }
    app.write_json(visit, move |books, visit| {
        // An unknown word must not fall back to another post.
        desk::posts::by_slug(books, visit.post.as_deref().unwrap_or_default())?;
        let review = ReviewId(asked.review);
        visit.must(books, Action::GiveDirective, Target::Review(review))?;
        let given = given(books, &asked)?;
        let made = directives::issue(books, given)?;
        let posts = wire::posts(books)?;
        let named = Named { known: &books.known, posts: &posts };
        Ok(directive(&named, &made, books.today))
    })
    .await
}

fn given<M>(books: &mut Books<'_, '_, M>, asked: &NewDirective) -> desk::Result<directives::Given> {
    let review = ReviewId(asked.review);
    let condition = condition(books, review, &asked.closes)?;
    let kind = match condition {
        Condition::Figure { .. } | Condition::Weekly { .. } => DirectiveKind::Complete,
        Condition::Document | Condition::Evidence => DirectiveKind::Do,
    };
    Ok(directives::Given {
        review,
        point: asked.point,
        words: asked.words.clone(),
        kind,
        owners: directives::owners(books, review, &asked.owners)?,
        place: books.known.place(&asked.place)?.code,
        scheme: asked.scheme.as_deref().map(SchemeCode::new),
        deadline: asked.deadline.clone(),
        condition,
    })
}

fn condition<M>(
    books: &mut Books<'_, '_, M>,
    review: ReviewId,
    closes: &Closes,
) -> desk::Result<Condition> {
    let figure = |books: &Books<'_, '_, M>,
                  indicator: &str,
                  place: &str|
     -> desk::Result<(IndicatorCode, PlaceCode)> {
        let code = IndicatorCode::new(indicator);
        if !books.known.book.indicators().contains_key(&code) {
            return Err(desk::Error::NotFound);
        }
        Ok((code, books.known.place(place)?.code))
    };
    Ok(match closes {
        Closes::Figure { indicator, place, at_least } => {
            let (indicator, place) = figure(books, indicator, place)?;
            Condition::Figure { indicator, place, at_least: *at_least }
        }
        Closes::Weekly { indicator, place, at_least, weeks } => {
            let of = figure(books, indicator, place)?;
            directives::weekly(books, review, of, (*at_least, *weeks))?
        }
        Closes::Document => Condition::Document,
        Closes::Evidence => Condition::Evidence,
    })
}
