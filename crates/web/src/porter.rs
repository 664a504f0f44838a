//! Before every door: who is it? In the demo anybody; otherwise somebody who is signed in, or nobody, who finds
//! only the doors at which one signs in and those that are anybody's. Somebody who holds no post today finds only the own account. What was
//! typed into a form whose session is over is not lost: it waits in the page at which one signs in again.

use std::sync::Arc;

use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use desk::accounts::sign_in::{SignedIn, Standing, standing};
use domain::refusal::Refusal;

use crate::app::{App, on_a_thread};
use crate::came::Came;
use crate::entry::Entry;
use crate::failure;
use crate::look::account::Carried;
use crate::look::frame::in_query;
use crate::routes::is_anyones;
use crate::sign_in;
use crate::typed::MAX_TYPED;
use crate::visit::{Guest, Visit};

/// Says to the doors who it is, or answers in their place.
pub(crate) async fn enter(State(app): State<App>, mut request: Request, next: Next) -> Response {
    if matches!(app.entry(), Entry::ChosenPost) {
        request.extensions_mut().insert(Guest::Chooser);
        return next.run(request).await;
    }
    let path = request.uri().path().to_owned();
    if path.starts_with("/assets/") {
        return next.run(request).await;
    }
    let mut answer = enter_signed_in(app, &path, request, next).await;
    // What a person saw is not to be found on the computer afterwards.
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

async fn enter_signed_in(app: App, path: &str, mut request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let came = Came::of(&parts, app.house());
    let is_open = is_open(path) || is_anyones(&parts.method, path);
    let found = match look(&app, came.session.clone()).await {
        Ok(found) => found,
        Err(error) if is_api(path) => return failure::problem(error),
        Err(error) => {
            let visit = Visit::of(&parts);
            return on_a_thread(move || sign_in::trouble(&app, &visit, error)).await;
        }
    };
    let guest = match &found {
        Found::Acts(who) | Found::HoldsNothing(who) => Guest::Person(Arc::clone(who)),
        Found::Nobody { .. } => Guest::Nobody,
    };
    parts.extensions.insert(guest);
    request = Request::from_parts(parts, body);
    match found {
        _ if is_open => next.run(request).await,
        Found::Acts(_) => next.run(request).await,
        Found::HoldsNothing(_) if is_own(path) => next.run(request).await,
        Found::HoldsNothing(_) if is_api(path) => failure::problem(Refusal::HoldsNoPost.into()),
        Found::HoldsNothing(_) => no_post(app, request).await,
        Found::Nobody { .. } if is_api(path) => {
            let problem = failure::problem(Refusal::NotSignedIn.into());
            (StatusCode::UNAUTHORIZED, problem).into_response()
        }
        Found::Nobody { was } => to_sign_in(app, request, was).await,
    }
}

/// What a session token led to.
enum Found {
    Acts(Arc<SignedIn>),
    HoldsNothing(Arc<SignedIn>),
    /// Nobody; `was` is the account of a session that is over.
    Nobody {
        was: Option<i64>,
    },
}

async fn look(app: &App, token: Option<String>) -> desk::Result<Found> {
    let Some(token) = token else { return Ok(Found::Nobody { was: None }) };
    let app = app.clone();
    let looking = move || {
        let who = match app.at_entrance(|entrance| standing(entrance, &token))? {
            Standing::SignedIn(who) => Arc::new(*who),
            Standing::Over(account) => return Ok(Found::Nobody { was: Some(account.0) }),
            Standing::Half(_) | Standing::Nobody => return Ok(Found::Nobody { was: None }),
        };
        let held = app.read(|books| desk::people::posts_of(books, who.person))?;
        Ok(if held.is_empty() { Found::HoldsNothing(who) } else { Found::Acts(who) })
    };
    let looked = tokio::task::spawn_blocking(looking).await;
    looked.unwrap_or_else(|error| Err(desk::Error::Broken(error.to_string())))
}

/// Doors at which nobody has signed in yet.
fn is_open(path: &str) -> bool {
    let open = ["/sign-in", "/sign-out", "/first-run/", "/invitation/", "/language/"];
    open.iter().any(|door| path.starts_with(door))
}

/// Doors of one's own account.
fn is_own(path: &str) -> bool {
    path == "/account" || path.starts_with("/account/") || path == "/sign-out"
}

fn is_api(path: &str) -> bool {
    path.starts_with("/api/")
}

async fn no_post(app: App, request: Request) -> Response {
    let visit = Visit::of(&request.into_parts().0);
    on_a_thread(move || sign_in::no_post(&app, &visit)).await
}

/// The page at which one signs in; with a form that was sent, what was typed in it.
async fn to_sign_in(app: App, request: Request, was: Option<i64>) -> Response {
    let (parts, body) = request.into_parts();
    let here = parts.uri.path_and_query().map_or("/", |here| here.as_str());
    if matches!(parts.method, Method::GET | Method::HEAD) {
        return match here {
            "/" => Redirect::to("/sign-in").into_response(),
            here => Redirect::to(&format!("/sign-in?back={}", in_query(here))).into_response(),
        };
    }
    let visit = Visit::of(&parts);
    let kind = parts.headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let is_form = kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
    let bytes = if is_form { to_bytes(body, MAX_TYPED).await.ok() } else { None };
    let typed = bytes.and_then(|bytes| String::from_utf8(bytes.to_vec()).ok());
    let carried = Carried {
        back: visit.here.clone(),
        to: here.to_owned(),
        typed: typed.unwrap_or_default(),
        by: was.map_or(String::new(), |was| was.to_string()),
    };
    let came = Came::of(&parts, app.house());
    on_a_thread(move || sign_in::session_over(&app, &visit, &came, carried)).await
}
