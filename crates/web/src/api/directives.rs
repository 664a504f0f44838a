//! The register of directives, page by page, and one directive with all that happened to it.

pub(super) mod give;
mod more;
mod shape;

use axum::extract::{Path, State};
use axum::response::Response;
use desk::Books;
use desk::directives::{Filter, Page, Standing};
use domain::directive::DirectiveId;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::asked::{Asked, MOST_ROWS, Problem, ROWS, number, page_size};
use super::wire::{self, Named};
use crate::app::App;
use crate::visit::Visit;
use more::{Clocks, WeekLine, weeks};
pub(super) use shape::{Directive, directive};
use shape::{Step, step};

/// Which directives are wanted by their standing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum StateAsked {
    /// At least one owner is not done.
    #[default]
    Open,
    /// Open, and past its day.
    Overdue,
    /// Verified, dropped, or continued in another.
    Closed,
    All,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct DirectivesAsked {
    /// Open ones when not said.
    #[serde(default)]
    #[param(inline)]
    state: StateAsked,
    /// Only those owed by this post.
    #[param(example = "bdo-maitha")]
    post: Option<String>,
    /// Only those for this place or a place below it.
    #[param(example = "kanpur-dehat")]
    place: Option<String>,
    /// The number of the last directive of the page before.
    after: Option<i64>,
    /// At most this many, up to 200; 50 when not said.
    limit: Option<i64>,
}

/// Directives in the order in which they were given.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Directives {
    directives: Vec<Directive>,
    /// What to send as `after` for the next page.
    next: Option<i64>,
}

/// The register of directives
#[utoipa::path(
    get,
    path = "/directives",
    params(DirectivesAsked),
    responses(
        (status = 200, description = "A page of the register", body = Directives),
        (status = 400, description = "The question cannot be read", body = Problem),
        (status = 404, description = "There is no such post or place", body = Problem),
    )
)]
pub(super) async fn list_directives(
    State(app): State<App>,
    visit: Visit,
    Asked(asked): Asked<DirectivesAsked>,
) -> Response {
    app.json(visit, move |books, visit| register(books, visit, &asked)).await
}

fn register<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    asked: &DirectivesAsked,
) -> desk::Result<Directives> {
    let limit = page_size(asked.limit, ROWS, MOST_ROWS);
    let acting = visit.acting(books)?;
    let seen = Some(desk::access::directives_seen_by(books, &acting)?);
    let filter = Filter { seen, ..filter(books, asked)? };
    let page = Page { after: asked.after.map(DirectiveId), limit };
    let listed = desk::directives::listed(books, &filter, page)?;
    let (found, next) = (listed.rows, listed.next.map(|next| next.0));
    let owners = found.iter().flat_map(|directive| &directive.owners).map(|owner| owner.post);
    let posts = wire::these(books, owners)?;
    let named = Named { known: &books.known, posts: &posts };
    let directives = found.iter().map(|of| directive(&named, of, books.today)).collect();
    Ok(Directives { directives, next })
}

fn filter<M>(books: &mut Books<'_, '_, M>, asked: &DirectivesAsked) -> desk::Result<Filter> {
    let owner = match &asked.post {
        Some(slug) => Some(desk::posts::by_slug(books, slug)?.id),
        None => None,
    };
    let within = match &asked.place {
        Some(slug) => Some(books.known.place(slug)?.code),
        None => None,
    };
    Ok(Filter {
        standing: match asked.state {
            StateAsked::Open | StateAsked::Overdue => Standing::Open,
            StateAsked::Closed => Standing::Closed,
            StateAsked::All => Standing::Any,
        },
        overdue_on: (asked.state == StateAsked::Overdue).then_some(books.today),
        owner,
        within,
        ..Filter::default()
    })
}

/// A directive with all that happened to it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct DirectiveHistory {
    directive: Directive,
    clocks: Clocks,
    /// A line for every week of a weekly target; empty for others.
    weeks: Vec<WeekLine>,
    /// Oldest first.
    history: Vec<Step>,
}

/// One directive, with all that happened to it
#[utoipa::path(
    get,
    path = "/directives/{id}",
    params(("id" = i64, Path, description = "The number of a directive")),
    responses(
        (status = 200, description = "The directive", body = DirectiveHistory),
        (status = 404, description = "There is no such directive", body = Problem),
    )
)]
pub(super) async fn show_directive(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<String>,
) -> Response {
    app.json(visit, move |books, _| {
        let (found, history) = desk::directives::get(books, DirectiveId(number(&id)?))?;
        let posts = wire::posts(books)?;
        let named = Named { known: &books.known, posts: &posts };
        Ok(DirectiveHistory {
            directive: directive(&named, &found, books.today),
            clocks: desk::directives::clocks(&found, &history, books.today).into(),
            weeks: weeks(&found, &history, books.today),
            history: history.iter().map(|taken| step(&named, taken)).collect(),
        })
    })
    .await
}
