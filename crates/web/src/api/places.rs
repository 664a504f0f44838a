//! One place with what is known of it by day, and changes of places by machine, as the forms of its page do.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use desk::places::{self, Typed};
use desk::{Books, Known};
use domain::place::change::Register;
use domain::place::hierarchy::Hierarchy;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::asked::{Asked, Problem, problem};
use super::wire::{self, Name, PlaceRef};
use crate::app::App;
use crate::visit::{POST_HEADER, Visit};

/// A place with its names, parents and codes by day.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PlaceInTime {
    place: PlaceRef,
    aliases: Vec<String>,
    /// The first day of a place that came out of a split.
    #[schema(format = Date)]
    began_on: Option<String>,
    /// The day from which it is no more.
    #[schema(format = Date)]
    ended_on: Option<String>,
    /// Oldest first.
    names: Vec<NameSince>,
    parents: Vec<ParentSince>,
    codes: Vec<RegisterCode>,
    /// The latest first.
    changes: Vec<PlaceChange>,
}

/// A name from a day on.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct NameSince {
    /// None for what was always so.
    #[schema(format = Date)]
    from: Option<String>,
    name: Name,
}

/// A parent in a hierarchy from a day on.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ParentSince {
    /// `revenue` or `federation`.
    #[schema(example = "federation")]
    hierarchy: &'static str,
    #[schema(format = Date)]
    from: Option<String>,
    parent: Option<PlaceRef>,
}

/// A code in another register.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct RegisterCode {
    /// `lgd`, `nrlm`, `census-2001` or `census-2011`.
    #[schema(example = "nrlm")]
    register: &'static str,
    code: String,
    /// 0 where the register has none.
    version: i64,
}

/// A change of the place.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PlaceChange {
    /// The number of the fact.
    fact: i64,
    /// `renamed`, `aliased`, `moved`, `split`, `merged` or `coded`.
    #[schema(example = "renamed")]
    what: &'static str,
    #[schema(format = Date)]
    from: String,
    order: String,
    why: String,
}

/// A place with its names, parents and codes by day
#[utoipa::path(
    get,
    path = "/places/{place}",
    params(("place" = String, Path, description = "The word of a place", example = "maitha")),
    responses(
        (status = 200, description = "The place", body = PlaceInTime),
        (status = 404, description = "There is no such place", body = Problem),
    )
)]
pub(super) async fn show_place(
    State(app): State<App>,
    visit: Visit,
    Path(slug): Path<String>,
) -> Response {
    app.json(visit, move |books, _| place(books, &slug)).await
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct CodeAsked {
    /// `lgd`, `nrlm`, `census-2001` or `census-2011`.
    #[param(example = "nrlm")]
    register: String,
    /// As the register writes it.
    code: String,
}

/// The place of a code in another register
#[utoipa::path(
    get,
    path = "/place-codes",
    params(CodeAsked),
    responses(
        (status = 200, description = "The place", body = PlaceRef),
        (status = 404, description = "No such register, or no place has the code", body = Problem),
    )
)]
pub(super) async fn find_code(
    State(app): State<App>,
    visit: Visit,
    Asked(asked): Asked<CodeAsked>,
) -> Response {
    app.json(visit, move |books, _| {
        let register = Register::of_word(&asked.register).ok_or(desk::Error::NotFound)?;
        let code = places::by_code(books, register, &asked.code)?;
        Ok(wire::place(&books.known, code))
    })
    .await
}

/// A change of a place; what its sort does not need is left out.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewPlaceChange {
    /// `renamed`, `aliased`, `moved`, `split`, `merged` or `coded`.
    #[schema(example = "renamed")]
    what: String,
    #[schema(format = Date)]
    from: String,
    /// Number and source.
    order: String,
    #[serde(default)]
    why: String,
    /// For `moved`: `revenue` when not said.
    #[serde(default)]
    hierarchy: String,
    /// For `moved`: the word of the new parent; empty to leave a federation.
    #[serde(default)]
    to: String,
    /// For `renamed`.
    #[serde(default)]
    hi: String,
    #[serde(default)]
    en: String,
    /// Spellings, words of places that move along or are merged into this one, or the parts of a split, each as
    /// `code, share, word, Hindi name, English name, words of those it takes with +`.
    #[serde(default)]
    list: Vec<String>,
    /// For `split`: by what figures of before are shared, and the whole of it.
    #[serde(default)]
    base: String,
    #[serde(default)]
    whole: i64,
    /// For `coded`.
    #[serde(default)]
    register: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    version: i64,
}

/// Records a change of a place
///
/// The acting post is named by the header `x-post`, else by the cookie of the pages.
#[utoipa::path(
    post,
    path = "/places/{place}/changes",
    params(
        ("place" = String, Path, description = "The word of a place", example = "maitha"),
        ("x-post" = Option<String>, Header, description = "The word of the acting post"),
    ),
    request_body = NewPlaceChange,
    responses(
        (status = 200, description = "The place as it is from then on", body = PlaceInTime),
        (status = 400, description = "The body cannot be read", body = Problem),
        (status = 404, description = "There is no such place or post", body = Problem),
        (status = 422, description = "A rule says no, or no post is named", body = Problem),
    )
)]
pub(super) async fn change_place(
    State(app): State<App>,
    mut visit: Visit,
    Path(slug): Path<String>,
    asked: Result<Json<NewPlaceChange>, JsonRejection>,
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
    visit.why = asked.why.trim().to_owned();
    let typed = typed(slug, asked);
    app.write_json(visit, move |books, visit| {
        // An unknown word must not fall back to another post.
        desk::posts::by_slug(books, visit.post.as_deref().unwrap_or_default())?;
        crate::places::record(books, visit, &typed)?;
        place(books, &typed.place)
    })
    .await
}

fn typed(place: String, asked: NewPlaceChange) -> Typed {
    let number = |n: i64| if n == 0 { String::new() } else { n.to_string() };
    Typed {
        what: asked.what,
        place,
        from: asked.from,
        order: asked.order,
        why: asked.why,
        hierarchy: asked.hierarchy,
        to: asked.to,
        hi: asked.hi,
        en: asked.en,
        list: asked.list.join("\n"),
        base: asked.base,
        whole: number(asked.whole),
        register: asked.register,
        code: asked.code,
        version: number(asked.version),
    }
}

fn place<M>(books: &mut Books<'_, '_, M>, slug: &str) -> desk::Result<PlaceInTime> {
    let own = books.known.place(slug)?.clone();
    let names = places::names(books, own.code)?;
    let codes = places::codes(books, own.code)?;
    let changes = places::history(books, own.code)?;
    let known = &books.known;
    let (began, ended) = known.places().span(own.code);
    let since = |since: places::Since<domain::name::Name>| NameSince {
        from: since.from.map(wire::day),
        name: since.what.into(),
    };
    let code = |code: places::Code| RegisterCode {
        register: code.register.word(),
        code: code.code,
        version: code.version,
    };
    let change = |recorded: places::Recorded| PlaceChange {
        fact: recorded.fact,
        what: recorded.change.what.word(),
        from: wire::day(recorded.change.from),
        order: recorded.change.order,
        why: recorded.by.why,
    };
    Ok(PlaceInTime {
        place: wire::place(known, own.code),
        aliases: own.aliases,
        began_on: began.map(wire::day),
        ended_on: ended.map(wire::day),
        names: names.into_iter().map(since).collect(),
        parents: Hierarchy::all().into_iter().flat_map(|h| parents(known, h, own.code)).collect(),
        codes: codes.into_iter().map(code).collect(),
        changes: changes.into_iter().map(change).collect(),
    })
}

fn parents(
    known: &Known,
    hierarchy: Hierarchy,
    code: domain::place::PlaceCode,
) -> Vec<ParentSince> {
    let parents = known.places().parents(hierarchy, code).into_iter();
    parents
        .map(|(from, parent)| ParentSince {
            hierarchy: hierarchy.word(),
            from: from.map(wire::day),
            parent: parent.map(|parent| wire::place(known, parent)),
        })
        .collect()
}
