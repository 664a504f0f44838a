//! Every door of the house, in one list.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Form, Path, Query};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, SET_COOKIE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::app::App;
use crate::look::assets;
use crate::sheets::FILE_LIMIT;
use crate::visit::{LANGUAGE_COOKIE, POST_COOKIE};
use crate::{api, directives, ledger, reviews, scorecards, sheets, today};

/// The doors of an office.
pub fn router(app: App) -> Router {
    Router::new()
        // for everyone who acts
        .route("/", get(today::index))
        .route("/acting-post", post(choose_post))
        .route("/language/{language}", get(choose_language))
        // scorecards
        .route("/score", get(scorecards::own))
        .route("/score/{place}/{period}", get(scorecards::show))
        .route("/score/{place}/{period}/card.xlsx", get(scorecards::workbook))
        .route("/score/{place}/{period}/league", get(scorecards::league))
        .route("/score/{place}/{period}/derivation", get(scorecards::sum))
        .route("/score/{place}/{period}/{scheme}", get(scorecards::line))
        // sheets
        .route("/sheets/new", get(sheets::new))
        .route("/sheets", post(sheets::hand_in).layer(DefaultBodyLimit::max(FILE_LIMIT + 65_536)))
        .route("/sheets/{sha256}/{place}/{period}/{kind}/{as_on}", get(sheets::preview))
        .route("/sheets/{sha256}/{place}/{period}/{kind}/{as_on}/figures", post(sheets::take))
        .route("/sheets/{sha256}/{place}/{period}/{kind}/{as_on}/rejection", post(sheets::leave))
        // reviews
        .route("/reviews", get(reviews::index).post(reviews::call))
        .route("/reviews/{id}", get(reviews::show))
        .route("/reviews/{id}/agenda", post(reviews::draw))
        .route("/reviews/{id}/items", post(reviews::add_item))
        .route("/reviews/{id}/items/{n}/removal", post(reviews::remove_item))
        .route("/reviews/{id}/items/{n}/words", post(reviews::say))
        .route("/reviews/{id}/items/{n}/directives", post(reviews::give))
        .route("/reviews/{id}/attendance", post(reviews::attend))
        .route("/reviews/{id}/minutes", post(reviews::issue))
        .route("/reviews/{id}/minutes.pdf", get(reviews::paper))
        // directives
        .route("/directives", get(directives::index))
        .route("/directives.xlsx", get(directives::workbook))
        .route("/directives/board", get(directives::board))
        .route("/directives/checks", get(directives::checks).post(directives::draw))
        .route("/directives/checks/{sample}/{directive}", post(directives::note))
        .route("/directives/{id}", get(directives::show))
        .route("/directives/{id}/{step}", post(directives::step))
        // ledger
        .route("/ledger", get(ledger::index))
        .route("/ledger/verification", post(ledger::verify))
        .route("/ledger/{seq}", get(ledger::show))
        // machines
        .nest("/api/v1", api::routes())
        // assets
        .route("/assets/look.css", get(style))
        .route("/assets/fonts/{name}", get(font))
        .fallback(nowhere)
        .layer(DefaultBodyLimit::max(1024 * 1024))
        .layer(CompressionLayer::new())
        .layer(CatchPanicLayer::new())
        .layer(SetResponseHeaderLayer::if_not_present(
            axum::http::header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static(
                "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; \
                 form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            ),
        ))
        .layer(SetResponseHeaderLayer::if_not_present(
            axum::http::header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ))
        .layer(SetResponseHeaderLayer::if_not_present(
            axum::http::header::REFERRER_POLICY,
            HeaderValue::from_static("same-origin"),
        ))
        .layer(axum::middleware::from_fn(crate::guard::same_site))
        .with_state(app)
}

async fn style() -> Response {
    kept(assets::CSS.as_bytes(), "text/css; charset=utf-8")
}

async fn font(Path(name): Path<String>) -> Response {
    match assets::font(&name) {
        Some(bytes) => kept(bytes, "font/woff2"),
        None if name == "OFL.txt" => kept(assets::FONT_LICENCE.as_bytes(), "text/plain"),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn kept(bytes: &'static [u8], kind: &'static str) -> Response {
    let headers = [(CONTENT_TYPE, kind), (CACHE_CONTROL, "public, max-age=31536000, immutable")];
    (headers, bytes).into_response()
}

async fn nowhere(
    axum::extract::State(app): axum::extract::State<App>,
    visit: crate::visit::Visit,
) -> Response {
    app.answer(visit, |_, _| Err(desk::Error::NotFound)).await
}

#[derive(Deserialize)]
struct Chosen {
    post: String,
    #[serde(default)]
    back: String,
}

/// `POST /acting-post`
async fn choose_post(Form(chosen): Form<Chosen>) -> Response {
    remember(POST_COOKIE, &chosen.post, &chosen.back)
}

#[derive(Deserialize)]
struct Back {
    #[serde(default)]
    back: String,
}

/// `/language/<hi|en>?back=`
async fn choose_language(Path(language): Path<String>, Query(back): Query<Back>) -> Response {
    remember(LANGUAGE_COOKIE, &language, &back.back)
}

/// Keeps a choice in a cookie and goes back; only words of the house and addresses of the house.
fn remember(cookie: &str, value: &str, back: &str) -> Response {
    let is_word = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if !value.bytes().all(is_word) {
        return StatusCode::BAD_REQUEST.into_response();
    }
    let is_ours = back.starts_with('/') && !back.starts_with("//") && !back.contains('\\');
    let back = if is_ours { back } else { "/" };
    let cookie = format!("{cookie}={value}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly");
    ([(SET_COOKIE, cookie)], Redirect::to(back)).into_response()
}
