//! Every door of the house, in one list.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Form, Path, Query};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, SET_COOKIE, STRICT_TRANSPORT_SECURITY};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::app::App;
use crate::entry::House;
use crate::look::assets;
use crate::sheets::FILE_LIMIT;
use crate::visit::{LANGUAGE_COOKIE, POST_COOKIE};
use crate::{
    account, accounts, api, directives, door, guard, invitation, ledger, reviews, scorecards,
    sheets, sign_in, today,
};

/// The doors of an office.
pub fn router(app: App) -> Router {
    let doors = Router::new()
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
        .route("/directives/{id}", get(directives::show))
        .route("/directives/{id}/{step}", post(directives::step))
        // ledger
        .route("/ledger", get(ledger::index))
        .route("/ledger/verification", post(ledger::verify))
        .route("/ledger/{seq}", get(ledger::show))
        .merge(account_doors())
        // machines
        .nest("/api/v1", api::routes())
        // assets
        .route("/assets/look.css", get(style))
        .route("/assets/fonts/{name}", get(font))
        .fallback(nowhere)
        .layer(DefaultBodyLimit::max(1024 * 1024));
    guarded(doors, &app).with_state(app)
}

/// The doors of signing in, of one's own account, and of the accounts of others.
fn account_doors() -> Router<App> {
    Router::new()
        .route("/sign-in", get(sign_in::show).post(sign_in::enter))
        .route("/sign-in/code", get(sign_in::show_code).post(sign_in::enter_code))
        .route("/sign-out", post(sign_in::leave))
        .route("/first-run/{token}", get(invitation::show_first).post(invitation::make_first))
        .route("/invitation/{token}", get(invitation::show).post(invitation::accept))
        .route("/account", get(account::show))
        .route("/account/password", post(account::change_password))
        .route("/account/second-factor", get(account::new_second).post(account::set_second))
        .route("/account/second-factor/removal", post(account::remove_second))
        .route("/account/recovery-codes", post(account::renew_codes))
        .route("/account/sessions/end", post(account::end_sessions))
        .route("/account/sessions/{id}/end", post(account::end_session))
        .route("/accounts", get(accounts::index).post(accounts::open))
        .route("/accounts/{id}/invitation", post(accounts::invite))
        .route("/accounts/{id}/closing", post(accounts::close))
}

/// What stands before every door, and what goes with every answer, also with those that were refused.
fn guarded(doors: Router<App>, app: &App) -> Router<App> {
    let strict = match app.house() {
        House::Loopback => None,
        House::BehindTls { .. } => {
            Some(HeaderValue::from_static("max-age=31536000; includeSubDomains"))
        }
    };
    doors
        .layer(from_fn_with_state(app.clone(), door::enter))
        .layer(from_fn_with_state(app.clone(), guard::same_site))
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
        .layer(SetResponseHeaderLayer::if_not_present(STRICT_TRANSPORT_SECURITY, strict))
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

/// The address when it is one of the house, else the first page.
pub(crate) fn own_address(address: &str) -> &str {
    let is_ours = address.starts_with('/')
        && !address.starts_with("//")
        && !address.contains(['\\', '\n', '\r']);
    if is_ours { address } else { "/" }
}

/// Keeps a choice in a cookie and goes back; only words of the house and addresses of the house.
fn remember(cookie: &str, value: &str, back: &str) -> Response {
    let is_word = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if !value.bytes().all(is_word) {
        return StatusCode::BAD_REQUEST.into_response();
    }
    let back = own_address(back);
    let cookie = format!("{cookie}={value}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly");
    ([(SET_COOKIE, cookie)], Redirect::to(back)).into_response()
}
