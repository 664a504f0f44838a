//! Nothing that was typed is lost. A form that is refused, for whatever reason and by whichever door, is
//! answered with the page that it came from: on top what happened, what was kept and what to do, and in
//! the form all that was sent, to be mended and sent again. Where that page has no such form any more, the
//! page of the refusal shows the words so that they can be copied.
//!
//! It stands around all doors for people, so that a new form needs nothing of its own. On the way out it
//! also writes the place in the ledger into each form of a page, by which `desk::sendings` knows a form
//! that is sent twice.

mod fill;

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequestParts as _, Request, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, COOKIE};
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse as _, Response};
use domain::refusal::Refusal;
use tower::ServiceExt as _;

use crate::app::App;
use crate::look::frame::Notice;
use crate::look::parts::Link;
use crate::look::words::{Vocabulary, Words};
use crate::sent::{FORM_LIMIT, POSITION, Sent, is_urlencoded};
use crate::visit::Visit;

/// The largest page that is looked through for forms, in bytes.
const PAGE_LIMIT: usize = 8 * 1024 * 1024;

/// What the keeper needs: the office, and the doors behind it to ask for a page once more.
#[derive(Clone)]
pub(crate) struct Keeper {
    pub(crate) app: App,
    pub(crate) rooms: Router,
}

/// What was told of a refused form; travels with the answer.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    pub(crate) notice: Notice,
    pub(crate) sent: Option<Arc<Sent>>,
}

/// Stands before the doors for people.
pub(crate) async fn keep(State(keeper): State<Keeper>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    // What only the head of a page is asked for has no form in it.
    let is_head = request.method() == Method::HEAD;
    if is_head || path.starts_with("/api/") || path.starts_with("/assets/") {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let answer = if parts.method == Method::POST {
        let seen = parts.clone();
        let mut sent = None;
        let answer = match taken(&parts, body, &mut sent).await {
            Ok(body) => {
                parts.extensions.extend(laid_by(sent.clone()));
                next.run(Request::from_parts(parts, body)).await
            }
            Err(refusal) => keeper.app.refuse(visit(&seen, sent.clone()).await, refusal).await,
        };
        answered(&keeper, &seen, sent, answer).await
    } else {
        next.run(Request::from_parts(parts, body)).await
    };
    positioned(&keeper, answer).await
}

/// Reads a form without files into `sent`; a form with files is read at its door.
async fn taken(parts: &Parts, body: Body, sent: &mut Option<Arc<Sent>>) -> Result<Body, Refusal> {
    if !is_urlencoded(&parts.headers) {
        return Ok(body);
    }
    let Ok(bytes) = to_bytes(body, FORM_LIMIT).await else {
        return Err(Refusal::TextTooLong { limit: domain::text::TEXT_LIMIT });
    };
    let form = Arc::new(Sent::read(parts.uri.path(), bytes.to_vec()).await?);
    let verdict = form.may_write();
    *sent = Some(form);
    verdict.map(|()| Body::from(without_position(bytes)))
}

/// The body without the position, which stands first in it and is no matter of the door's.
fn without_position(bytes: Bytes) -> Bytes {
    let field = format!("{POSITION}=");
    let Some(rest) = bytes.strip_prefix(field.as_bytes()) else { return bytes };
    let end = rest.iter().position(|byte| *byte == b'&');
    bytes.slice(end.map_or(bytes.len(), |end| field.len() + end + 1)..)
}

/// A form laid by for whoever answers.
fn laid_by(sent: Option<Arc<Sent>>) -> Extensions {
    let mut extensions = Extensions::new();
    if let Some(sent) = sent {
        extensions.insert(sent);
    }
    extensions
}

async fn visit(parts: &Parts, sent: Option<Arc<Sent>>) -> Visit {
    let mut parts = parts.clone();
    parts.extensions.extend(laid_by(sent));
    match Visit::from_request_parts(&mut parts, &()).await {
        Ok(visit) => visit,
        Err(never) => match never {},
    }
}

/// The answer to a form: as it is when it was taken, else the page once more with all that was sent.
async fn answered(
    keeper: &Keeper,
    parts: &Parts,
    sent: Option<Arc<Sent>>,
    answer: Response,
) -> Response {
    if !answer.status().is_client_error() && !answer.status().is_server_error() {
        return answer;
    }
    let answer = match answer.extensions().get::<Told>() {
        Some(_) => answer,
        None if !is_unread(&answer) => return answer,
        // The form did not fit its door; the words for that are ours, too.
        None => keeper.app.refuse(visit(parts, sent).await, Refusal::FormNotRead).await,
    };
    let told = answer.extensions().get::<Told>().cloned();
    let Some(Told { notice, sent: Some(sent) }) = told else { return answer };
    match once_more(keeper, parts, notice, &sent).await {
        Some(page) => (answer.status(), Html(page)).into_response(),
        None => answer,
    }
}

/// The page from which the form came, with what was told and all that was sent.
async fn once_more(keeper: &Keeper, parts: &Parts, told: Notice, sent: &Sent) -> Option<String> {
    let visit = visit(parts, None).await;
    let words = Words::new(visit.language, Vocabulary::UttarPradesh);
    let fault = [told.what.as_str(), told.todo.as_str()].join("; ");
    let kept = if sent.has_files { "typed-kept-no-files" } else { "typed-kept" };
    let notice = Notice {
        kept: words.w1(kept, "kept", &told.kept),
        links: vec![Link::new(format!("#{}", fill::ANCHOR), words.w("typed-go"))],
        ..told
    };
    let mut request = Request::get(&visit.here).body(Body::empty()).ok()?;
    // What stands before this, such as who is signed in, travels in the extensions.
    *request.extensions_mut() = parts.extensions.clone();
    for cookie in parts.headers.get_all(COOKIE) {
        request.headers_mut().append(COOKIE, cookie.clone());
    }
    request.extensions_mut().insert(notice);
    let Ok(page) = keeper.rooms.clone().oneshot(request).await;
    if !page.status().is_success() || !is_html(&page) {
        return None;
    }
    let page = to_bytes(page.into_body(), PAGE_LIMIT).await.ok()?;
    let page = fill::fill(std::str::from_utf8(&page).ok()?, sent, &fault)?;
    Some(fill::come_from(&page, &visit.here))
}

/// Whether a door could not make anything of what was sent, and says so in words of its own.
fn is_unread(answer: &Response) -> bool {
    let status = answer.status().as_u16();
    matches!(status, 400 | 413 | 415 | 422) && !is_html(answer) && !is_json(answer)
}

fn is_html(answer: &Response) -> bool {
    is_of_kind(answer, "text/html")
}

/// What a script of a page is told; it stays as it is.
fn is_json(answer: &Response) -> bool {
    is_of_kind(answer, "application/json")
}

fn is_of_kind(answer: &Response, kind: &str) -> bool {
    let told = answer.headers().get(CONTENT_TYPE).and_then(|told| told.to_str().ok());
    told.is_some_and(|told| told.starts_with(kind))
}

/// Writes the place in the ledger into each form of a page.
async fn positioned(keeper: &Keeper, answer: Response) -> Response {
    if !is_html(&answer) {
        return answer;
    }
    let (mut parts, body) = answer.into_parts();
    let Ok(page) = to_bytes(body, PAGE_LIMIT).await else {
        return axum::http::StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let page = match std::str::from_utf8(&page) {
        Ok(text) => Bytes::from(fill::position(text, keeper.app.position())),
        Err(_) => page,
    };
    parts.headers.insert(CONTENT_LENGTH, HeaderValue::from(page.len()));
    Response::from_parts(parts, Body::from(page))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_door_gets_the_form_without_the_position() {
        for (sent, given) in [
            ("once=7&words=a&n=1", "words=a&n=1"),
            ("once=7", ""),
            ("words=once=7", "words=once=7"),
            ("", ""),
        ] {
            assert_eq!(without_position(Bytes::from(sent)), given);
        }
    }
}
