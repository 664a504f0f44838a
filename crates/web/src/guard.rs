//! Writings come from this house's own pages only: a form on another site cannot make the browser write
//! here, and a name other than the house's own cannot be made to point at it.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::entry::House;

/// Refuses a writing whose origin is another site, and any request under a foreign host name.
pub(crate) async fn same_site(State(app): State<App>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    let is_reading = matches!(*request.method(), Method::GET | Method::HEAD);
    if !is_own_host(app.house(), headers) || !(is_reading || is_same_origin(headers)) {
        return StatusCode::FORBIDDEN.into_response();
    }
    next.run(request).await
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// The host without its port.
fn name_of(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

fn is_own_host(house: &House, headers: &HeaderMap) -> bool {
    let host = text(headers, header::HOST);
    match house {
        House::Loopback => {
            host.is_none_or(|host| matches!(name_of(host), "localhost" | "127.0.0.1" | "[::1]"))
        }
        House::BehindTls { host: own } => {
            host.is_some_and(|host| name_of(host).eq_ignore_ascii_case(own))
        }
    }
}

fn is_same_origin(headers: &HeaderMap) -> bool {
    let site = headers.get("sec-fetch-site").and_then(|value| value.to_str().ok());
    if let Some(site) = site {
        return matches!(site, "same-origin" | "none");
    }
    match (text(headers, header::ORIGIN), text(headers, header::HOST)) {
        (None, _) => true,
        (Some(origin), Some(host)) => {
            origin.split_once("://").is_some_and(|(_, from)| from == host)
        }
        (Some(_), None) => false,
    }
}
