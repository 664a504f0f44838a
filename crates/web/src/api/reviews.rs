//! The sittings of all series, latest called first, and one sitting with all that was written into it.

mod shape;

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::response::Response;
use desk::Books;
use desk::access::Target;
use desk::reviews::Founded;
use domain::policy::Action;
use domain::review::{ReviewId, SeriesId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::asked::{Asked, MOST_ROWS, Problem, ROWS, cut, number, page_size};
use super::wire::{self, Named};
use crate::app::App;
use crate::visit::Visit;
use shape::{Held, Review, held, review};

/// Of so many series, the first ones that the post may see, sittings are listed together.
const MOST_SERIES: usize = 500;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct ReviewsAsked {
    /// Only sittings of this series.
    #[param(example = "nrlm-kanpur-dehat")]
    series: Option<String>,
    /// Only sittings numbered before this one.
    before: Option<i64>,
    /// At most this many, up to 200; 50 when not said.
    limit: Option<i64>,
}

/// Sittings, latest called first.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Reviews {
    reviews: Vec<Review>,
    /// What to send as `before` for the next page.
    next: Option<i64>,
}

/// The sittings, latest called first
#[utoipa::path(
    get,
    path = "/reviews",
    params(ReviewsAsked),
    responses(
        (status = 200, description = "A page of sittings", body = Reviews),
        (status = 400, description = "The question cannot be read", body = Problem),
        (status = 404, description = "There is no such series", body = Problem),
    )
)]
pub(super) async fn list_reviews(
    State(app): State<App>,
    visit: Visit,
    Asked(asked): Asked<ReviewsAsked>,
) -> Response {
    app.json(visit, move |books, visit| list(books, visit, &asked)).await
}

fn list<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    asked: &ReviewsAsked,
) -> desk::Result<Reviews> {
    let acting = visit.acting(books)?;
    let founded = match &asked.series {
        Some(slug) => {
            let one = desk::reviews::of_slug(books, slug)?;
            visit.must(books, Action::SeeReview, Target::Series(one.id))?;
            vec![one]
        }
        None => desk::reviews::series_seen_by(books, &acting, (None, MOST_SERIES))?.rows,
    };
    let founded: BTreeMap<SeriesId, Founded> =
        founded.into_iter().map(|founded| (founded.id, founded)).collect();
    let series: Vec<SeriesId> = founded.keys().copied().collect();
    let limit = page_size(asked.limit, ROWS, MOST_ROWS);
    let before = asked.before.map(ReviewId);
    let mut sittings = desk::reviews::listed(books, &series, before, limit + 1)?;
    let has_more = cut(&mut sittings, limit);
    let next = sittings.last().filter(|_| has_more).map(|sitting| sitting.id.0);
    let known = &books.known;
    let reviews = sittings.iter().filter_map(|sitting| {
        let of = founded.get(&sitting.sitting.series)?;
        Some(review(known, sitting, &of.series))
    });
    Ok(Reviews { reviews: reviews.collect(), next })
}

/// One sitting, with its agenda, what was said and what was given
#[utoipa::path(
    get,
    path = "/reviews/{id}",
    params(("id" = i64, Path, description = "The number of a sitting")),
    responses(
        (status = 200, description = "The sitting", body = Held),
        (status = 404, description = "There is no such sitting", body = Problem),
    )
)]
pub(super) async fn show_review(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<String>,
) -> Response {
    app.json(visit, move |books, _| {
        let found = desk::reviews::held(books, ReviewId(number(&id)?))?;
        let posts = wire::posts(books)?;
        let named = Named { known: &books.known, posts: &posts };
        Ok(held(&named, &found, books.today))
    })
    .await
}
