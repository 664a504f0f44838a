//! The places and the posts of the office, page by page.

use axum::extract::State;
use axum::response::Response;
use desk::Books;
use desk::posts::{Filter, Page, Seat};
use domain::post::{PersonId, PostId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::asked::{Asked, MOST_ROWS, Problem, ROWS, cut, page_size};
use super::wire::{Code, Name, PlaceRef, place, slug};
use crate::app::App;
use crate::visit::Visit;

/// How many places a page has when nothing is said, and at most.
const PLACES: i64 = 1_000;
const MOST_PLACES: i64 = 5_000;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct PlacesAsked {
    /// Only this place and all below it.
    #[param(example = "kanpur-dehat")]
    within: Option<String>,
    /// The last place of the page before.
    after: Option<String>,
    /// At most this many, up to 5000; 1000 when not said.
    limit: Option<i64>,
}

/// A place of the office.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Place {
    code: Code,
    /// The word in addresses.
    slug: String,
    /// The word of the place above it.
    parent: Option<String>,
    name: Name,
    /// Other spellings met in sheets and papers.
    aliases: Vec<String>,
}

/// Places, each followed by those below it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Places {
    places: Vec<Place>,
    /// What to send as `after` for the next page.
    next: Option<String>,
}

/// The places of the office
///
/// Each place stands before those below it, so that a tree can be built in one pass.
#[utoipa::path(
    get,
    path = "/places",
    params(PlacesAsked),
    responses(
        (status = 200, description = "A page of places", body = Places),
        (status = 400, description = "The question cannot be read", body = Problem),
        (status = 404, description = "There is no such place", body = Problem),
    )
)]
pub(super) async fn list_places(
    State(app): State<App>,
    visit: Visit,
    Asked(asked): Asked<PlacesAsked>,
) -> Response {
    app.json(visit, move |books, _| places(books, &asked)).await
}

fn places<M>(books: &Books<'_, '_, M>, asked: &PlacesAsked) -> desk::Result<Places> {
    let tree = &books.known.tree;
    let ix = |slug: &str| tree.ix(books.known.place(slug)?.code).ok_or(desk::Error::NotFound);
    let (mut from, mut end) = (0, tree.places().len());
    if let Some(top) = &asked.within {
        from = ix(top)?;
        end = tree.end(from);
    }
    if let Some(after) = &asked.after {
        from = (ix(after)? + 1).max(from);
    }
    let limit = page_size(asked.limit, PLACES, MOST_PLACES);
    let wanted = tree.places().get(from.min(end)..end).unwrap_or_default();
    let one_more = usize::try_from(limit + 1).unwrap_or(usize::MAX);
    let mut places: Vec<Place> = wanted
        .iter()
        .take(one_more)
        .map(|place| Place {
            code: place.code.into(),
            slug: place.slug.clone(),
            parent: place.parent.map(|parent| slug(&books.known, parent)),
            name: (&place.name).into(),
            aliases: place.aliases.clone(),
        })
        .collect();
    let has_more = cut(&mut places, limit);
    let next = places.last().filter(|_| has_more).map(|place| place.slug.clone());
    Ok(Places { places, next })
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct PostsAsked {
    /// Only posts at this place or below it.
    #[param(example = "maitha")]
    place: Option<String>,
    /// The number of the last post of the page before.
    after: Option<i64>,
    /// At most this many, up to 200; 50 when not said.
    limit: Option<i64>,
}

/// A post with its holder of today.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Post {
    id: i64,
    /// The word in addresses and in the header `x-post`.
    #[schema(example = "bdo-maitha")]
    slug: String,
    /// The kind declared by a pack.
    #[schema(example = "bdo")]
    kind: String,
    title: Name,
    place: PlaceRef,
    /// The number of the post to which it reports.
    reports_to: Option<i64>,
    /// The word of the post to which it reports.
    superior: Option<String>,
    /// Nobody when the post is vacant.
    holder: Option<Name>,
    /// The number of the holder among people.
    person: Option<i64>,
    /// `regular` for the holder's own post, `additional` beside another.
    #[schema(example = "additional")]
    charge: Option<&'static str>,
}

/// Posts in the order of their creation.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Posts {
    posts: Vec<Post>,
    /// What to send as `after` for the next page.
    next: Option<i64>,
}

/// The posts of the office, with their holders of today
#[utoipa::path(
    get,
    path = "/posts",
    params(PostsAsked),
    responses(
        (status = 200, description = "A page of posts", body = Posts),
        (status = 400, description = "The question cannot be read", body = Problem),
        (status = 404, description = "There is no such place", body = Problem),
    )
)]
pub(super) async fn list_posts(
    State(app): State<App>,
    visit: Visit,
    Asked(asked): Asked<PostsAsked>,
) -> Response {
    app.json(visit, move |books, _| posts(books, &asked)).await
}

fn posts<M>(books: &mut Books<'_, '_, M>, asked: &PostsAsked) -> desk::Result<Posts> {
    let within = match &asked.place {
        Some(slug) => Some(books.known.place(slug)?.code),
        None => None,
    };
    let filter = Filter { within, ..Filter::default() };
    let limit = page_size(asked.limit, ROWS, MOST_ROWS);
    let page = Page { after: asked.after.map(PostId), limit };
    let listed = desk::posts::register(books, &filter, page)?;
    let next = listed.next.map(|next| next.0);
    let known = &books.known;
    let shown = listed.rows.into_iter().map(|Seat { post, superior, .. }| Post {
        id: post.id.0,
        slug: post.slug,
        kind: post.kind,
        title: post.title.into(),
        place: place(known, post.place),
        reports_to: post.reports_to.map(|id| id.0),
        superior: superior.map(|superior| superior.slug),
        person: post.holder.as_ref().map(|holder| holder.person.0),
        charge: post.holder.as_ref().map(|holder| holder.charge.word()),
        holder: post.holder.map(|holder| holder.name.into()),
    });
    Ok(Posts { posts: shown.collect(), next })
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct PeopleAsked {
    /// Words of a name, in either script and any spelling; then there is one page.
    #[param(example = "Rekha")]
    name: Option<String>,
    /// The number of the last person of the page before.
    after: Option<i64>,
    /// At most this many, up to 200; 50 when not said.
    limit: Option<i64>,
}

/// Somebody who holds or held a post.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Person {
    id: i64,
    name: Name,
}

/// People in the order of their entry.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct People {
    people: Vec<Person>,
    /// What to send as `after` for the next page.
    next: Option<i64>,
}

/// The holders of posts, now and before, by name
#[utoipa::path(
    get,
    path = "/people",
    params(PeopleAsked),
    responses(
        (status = 200, description = "A page of people", body = People),
        (status = 400, description = "The question cannot be read", body = Problem),
    )
)]
pub(super) async fn list_people(
    State(app): State<App>,
    visit: Visit,
    Asked(asked): Asked<PeopleAsked>,
) -> Response {
    app.json(visit, move |books, _| people(books, &asked)).await
}

fn people<M>(books: &mut Books<'_, '_, M>, asked: &PeopleAsked) -> desk::Result<People> {
    let limit = page_size(asked.limit, ROWS, MOST_ROWS);
    let mut found = match &asked.name {
        Some(name) => desk::people::search(books, name, limit)?,
        None => desk::people::page(books, asked.after.map(PersonId), limit + 1)?,
    };
    let has_more = cut(&mut found, limit);
    let next = found.last().filter(|_| has_more).map(|person| person.id.0);
    let shown = found.into_iter().map(|one| Person { id: one.id.0, name: one.name.into() });
    Ok(People { people: shown.collect(), next })
}
