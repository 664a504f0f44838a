//! Every door of the house, in one list.

use std::sync::LazyLock;

use axum::Extension;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Form, Path, Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, SET_COOKIE, STRICT_TRANSPORT_SECURITY};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::policy::Action;
use domain::policy::Action::{
    AnswerDoubt, CallExplanation, ChangePlaces, FreezeMonth, GiveDirective, HoldReview,
    KeepRegister, ManagePosts, MoveCase, MoveDirective, MoveExplanation, OwnDesk, SeeDirective,
    SeeDoubt, SeeExplanation, SeeLedger, SeeMessages, SeePosts, SeeRegister, SeeReview,
    SeeScorecard, SendMessages, TakeInFigures,
};
use serde::Deserialize;
use tower::Layer as _;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::app::App;
use crate::doors::{Doors, Hung, Of};
use crate::entry::House;
use crate::keep::{self, Keeper};
use crate::look::assets;
use crate::multipart::READ_LIMIT;
use crate::sent::FORM_LIMIT;
use crate::visit::{LANGUAGE_COOKIE, POST_COOKIE};
use crate::{
    account, accounts, api, calendars, directives, doubts, evidence, explanations, guard,
    invitation, ledger, messages, minutes_in, months, papers, people, places, porter, posts,
    registers, reviews, scorecards, sheets, sign_in, today,
};

/// The doors of an office, opened.
pub fn router(app: App) -> Router {
    let rooms = rooms(app.clone());
    let keeper = Keeper { app: app.clone(), rooms: rooms.clone() };
    let doors = Router::new()
        .fallback_service(from_fn_with_state(keeper, keep::keep).layer(rooms))
        .layer(DefaultBodyLimit::max(FORM_LIMIT));
    guarded(doors, &app)
}

/// The doors of signing in and of one's own account. They are asked by `porter` and by the accounts' own
/// rules, since nobody acts in a post yet.
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
}

/// What stands before every door, and what goes with every answer, also with those that were refused.
fn guarded(doors: Router, app: &App) -> Router {
    let strict = match app.house() {
        House::Loopback => None,
        House::BehindTls { .. } => {
            Some(HeaderValue::from_static("max-age=31536000; includeSubDomains"))
        }
    };
    doors
        .layer(from_fn_with_state(app.clone(), porter::enter))
        .layer(from_fn_with_state(app.clone(), guard::same_site))
        .layer(CompressionLayer::new())
        .layer(CatchPanicLayer::new())
        .layer(SetResponseHeaderLayer::if_not_present(
            axum::http::header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static(
                "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; \
                 script-src 'self'; connect-src 'self'; \
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

/// The doors without what stands before them.
fn rooms(app: App) -> Router {
    let (doors, _) = hung().into_parts();
    doors
        .merge(account_doors())
        .route("/acting-post", post(choose_post))
        .route("/language/{language}", get(choose_language))
        .route("/assets/look.css", get(style))
        .route("/assets/points.js", get(script))
        .route("/assets/cards.js", get(script_of_cards))
        .route("/assets/fonts/{name}", get(font))
        .fallback(nowhere)
        .layer(Extension(app.clone()))
        .with_state(app)
}

/// Every door with what it is for; those that are everybody's without a question (the look of the
/// house, the choice of language) are not among them.
#[must_use]
pub fn doors() -> Vec<Hung> {
    hung().into_parts().1
}

/// The doors at which nobody is asked who it is.
static ANYONES: LazyLock<Vec<Hung>> =
    LazyLock::new(|| doors().into_iter().filter(|hung| hung.door.of == Of::Anyone).collect());

/// Whether a request comes through a door at which nobody is asked who it is.
pub(crate) fn is_anyones(method: &Method, path: &str) -> bool {
    ANYONES.iter().any(|hung| hung.leads(method, path))
}

const OWN: (Action, Of) = (OwnDesk, Of::House);
const CARD: (Action, Of) = (SeeScorecard, Of::Place);
const SHEET: (Action, Of) = (TakeInFigures, Of::Place);
const SITTING: (Action, Of) = (SeeReview, Of::Review);
const IN_SITTING: (Action, Of) = (HoldReview, Of::Review);
const DIRECTIVE: (Action, Of) = (SeeDirective, Of::Directive);
const STEP: (Action, Of) = (MoveDirective, Of::Directive);
const POST: (Action, Of) = (ManagePosts, Of::Post);
const KEPT_ROW: (Action, Of) = (KeepRegister, Of::Row);
const LEDGER: (Action, Of) = (SeeLedger, Of::House);

#[expect(clippy::too_many_lines, reason = "a line for each door")]
fn hung() -> Doors {
    let sheet = "/sheets/{sha256}/{place}/{period}/{kind}/{as_on}";
    let (machines, theirs) = api::doors().into_parts();
    Doors::default()
        .get("/", OWN, today::index)
        // scorecards
        .get("/score", (SeeScorecard, Of::House), scorecards::own)
        .get("/score/{place}/{period}", CARD, scorecards::show)
        .get("/score/{place}/{period}/card.xlsx", CARD, scorecards::workbook)
        .get("/score/{place}/{period}/booklet.pdf", CARD, scorecards::booklet)
        .get("/score/{place}/{period}/booklet.xlsx", CARD, scorecards::booklet_workbook)
        .get("/score/{place}/{period}/league", CARD, scorecards::league)
        .get("/score/{place}/{period}/derivation", CARD, scorecards::sum)
        .get("/score/{place}/{period}/lift", CARD, scorecards::lift)
        .get("/score/{place}/{period}/lift.xlsx", CARD, scorecards::lift_workbook)
        .get("/score/{place}/{period}/targets", CARD, scorecards::targets)
        .get("/score/{place}/{period}/targets.xlsx", CARD, scorecards::targets_workbook)
        .get("/score/{place}/{period}/trial", CARD, scorecards::trial)
        .get("/score/{place}/{period}/trial.xlsx", CARD, scorecards::trial_workbook)
        .get("/score/{place}/{period}/{scheme}", CARD, scorecards::line)
        // months
        .get("/months/{place}/{period}", CARD, months::show)
        .post("/months/{place}/{period}/freeze", (FreezeMonth, Of::Place), months::freeze)
        .post("/months/{place}/{period}/opening", (FreezeMonth, Of::Place), months::open_again)
        // points to check
        .get("/doubts/{place}/{period}", (SeeDoubt, Of::Place), doubts::show)
        .get("/doubts/{place}/{period}/list.xlsx", (SeeDoubt, Of::Place), doubts::workbook)
        .post("/doubts/{place}/{period}/answers", (AnswerDoubt, Of::Place), doubts::answer)
        .post("/doubts/{place}/{period}/items", (HoldReview, Of::Place), doubts::propose)
        // places
        .get("/places/{place}", CARD, places::show)
        .post("/places/{place}/changes", (ChangePlaces, Of::Place), places::change)
        // sheets
        .get("/sheets/new", (TakeInFigures, Of::House), sheets::new)
        .hand_in("/sheets", (TakeInFigures, Of::House), READ_LIMIT, sheets::hand_in)
        .get(sheet, SHEET, sheets::preview)
        .post(&format!("{sheet}/figures"), SHEET, sheets::take)
        .post(&format!("{sheet}/rejection"), SHEET, sheets::leave)
        .post(&format!("{sheet}/headings"), SHEET, sheets::headings::decide)
        .get(&format!("{sheet}/rejected.xlsx"), SHEET, sheets::rejected::workbook)
        .get("/sheets/taken/{intake}", (TakeInFigures, Of::House), sheets::taken::show)
        .post("/sheets/taken/{intake}/undo", (TakeInFigures, Of::House), sheets::taken::take_back)
        // reviews
        .get("/reviews", (SeeReview, Of::House), reviews::index)
        .post("/reviews", (HoldReview, Of::House), reviews::call)
        .get("/reviews/{id}", SITTING, reviews::show)
        .get("/reviews/{id}/minutes.pdf", SITTING, reviews::paper)
        .post("/reviews/{id}/agenda", IN_SITTING, reviews::draw)
        .post("/reviews/{id}/items", IN_SITTING, reviews::add_item)
        .post("/reviews/{id}/items/{n}/removal", IN_SITTING, reviews::remove_item)
        .post("/reviews/{id}/items/{n}/words", IN_SITTING, reviews::say)
        .post("/reviews/{id}/items/{n}/directives", (GiveDirective, Of::Review), reviews::give)
        .post("/reviews/{id}/attendance", IN_SITTING, reviews::attend)
        .post("/reviews/{id}/minutes", IN_SITTING, reviews::issue)
        .post("/reviews/{id}/minutes/approval", IN_SITTING, reviews::approve)
        .post("/reviews/{id}/minutes/return", IN_SITTING, reviews::send_back)
        .get("/reviews/{id}/minutes/draft.pdf", SITTING, reviews::draft)
        .post("/reviews/{id}/papers", IN_SITTING, papers::issue)
        .post("/series", (HoldReview, Of::House), reviews::found)
        .get("/series/new", (HoldReview, Of::House), reviews::new)
        .get("/series/{slug}", (HoldReview, Of::Series), reviews::edit)
        .post("/series/{slug}", (HoldReview, Of::Series), reviews::change)
        .post("/series/{slug}/end", (HoldReview, Of::Series), reviews::end)
        // reading minutes
        .get("/minutes/new", (HoldReview, Of::House), minutes_in::new)
        .hand_in("/minutes", (HoldReview, Of::House), READ_LIMIT, minutes_in::hand_in)
        .get("/minutes/{sha256}/{slug}/{on}", (HoldReview, Of::Series), minutes_in::show)
        .post("/minutes/{sha256}/{slug}/{on}/sitting", (HoldReview, Of::Series), minutes_in::accept)
        // papers
        .get("/papers/check", (OwnDesk, Of::Anyone), papers::check)
        .get("/papers/{fact}/paper.pdf", (SeeReview, Of::Paper), papers::pdf)
        .get("/papers/{fact}/table.xlsx", (SeeReview, Of::Paper), papers::xlsx)
        // directives
        .get("/directives", (SeeDirective, Of::House), directives::index)
        .get("/directives.xlsx", (SeeDirective, Of::House), directives::workbook)
        .get("/directives/board", (SeeDirective, Of::House), directives::board)
        .get("/directives/checks", (SeeDirective, Of::House), directives::checks)
        .post("/directives/checks", (GiveDirective, Of::House), directives::draw)
        .post("/directives/checks/{sample}/{id}", (GiveDirective, Of::Directive), directives::note)
        .get("/directives/{id}", DIRECTIVE, directives::show)
        .hand_in("/directives/{id}/report", STEP, READ_LIMIT, evidence::report)
        .get("/directives/{id}/evidence/{n}", DIRECTIVE, evidence::file)
        .post("/directives/{id}/{step}", STEP, directives::step)
        // explanations
        .get("/explanations", (SeeExplanation, Of::House), explanations::index)
        .post("/explanations", (CallExplanation, Of::House), explanations::draft)
        .post("/explanations/dismissals", (CallExplanation, Of::House), explanations::dismiss)
        .get("/explanations/{id}", (SeeExplanation, Of::Explanation), explanations::show)
        .get(
            "/explanations/{id}/letter.pdf",
            (SeeExplanation, Of::Explanation),
            explanations::paper,
        )
        .hand_in(
            "/explanations/{id}/reply",
            (MoveExplanation, Of::Explanation),
            READ_LIMIT,
            evidence::reply,
        )
        .get(
            "/explanations/{id}/files/{n}",
            (SeeExplanation, Of::Explanation),
            evidence::file_of_reply,
        )
        .post("/explanations/{id}/{step}", (MoveExplanation, Of::Explanation), explanations::step)
        // messages
        .get("/messages", (SeeMessages, Of::House), messages::index)
        .post("/messages/round", (SendMessages, Of::House), messages::queue)
        .post("/messages/{id}/resend", (SendMessages, Of::Message), messages::resend)
        .post("/messages/{id}/by-hand", (SendMessages, Of::Message), messages::by_hand)
        .post("/addresses", OWN, messages::give_address)
        .get("/calendar/{post}/{file}", (OwnDesk, Of::Anyone), calendars::feed)
        // posts and people
        .get("/posts", (SeePosts, Of::House), posts::index)
        .post("/posts", (ManagePosts, Of::House), posts::create)
        .get("/posts/{post}", (SeePosts, Of::Post), posts::show)
        .post("/posts/{post}/holdings", POST, posts::take_over)
        .post("/posts/{post}/vacancies", POST, posts::give_up)
        .post("/posts/{post}/titles", POST, posts::retitle)
        .get("/posts/{post}/handing-over/{on}/note.pdf", (SeeDirective, Of::Post), posts::note)
        .get("/people/{id}", (SeePosts, Of::House), people::show)
        // the accounts of others: who keeps them is asked by a rule of its own
        .get("/accounts", OWN, accounts::index)
        .post("/accounts", OWN, accounts::open)
        .post("/accounts/{id}/invitation", OWN, accounts::invite)
        .post("/accounts/{id}/closing", OWN, accounts::close)
        // registers
        .get("/registers", (SeeRegister, Of::House), registers::index)
        .get("/registers/{register}", (SeeRegister, Of::House), registers::list)
        .get("/registers/{register}/rows.xlsx", (SeeRegister, Of::House), registers::workbook)
        .post("/registers/{register}/rows", (KeepRegister, Of::House), registers::take)
        .hand_in(
            "/registers/{register}/lists",
            (KeepRegister, Of::House),
            READ_LIMIT,
            registers::lists::hand_in,
        )
        .get("/rows/{row}", (SeeRegister, Of::Row), registers::rows::show)
        .post("/rows/{row}/changes", KEPT_ROW, registers::rows::change)
        .post("/rows/{row}/merger", KEPT_ROW, registers::rows::merge)
        .post("/rows/{row}/parting", KEPT_ROW, registers::rows::part)
        .post("/rows/{row}/openings", KEPT_ROW, registers::rows::open_field)
        .post("/rows/{row}/cases", (MoveCase, Of::Row), registers::cases::open)
        .post("/cases/{case}/moves", (MoveCase, Of::Case), registers::cases::step)
        .post("/cases/{case}/reasons", (MoveCase, Of::Case), registers::cases::hold)
        .get("/pipelines/{pipeline}", (SeeRegister, Of::House), registers::cases::show)
        // ledger
        .get("/ledger", LEDGER, ledger::index)
        .post("/ledger/verification", LEDGER, ledger::verify)
        .get("/ledger/{seq}", (SeeLedger, Of::Fact), ledger::show)
        .nest(
            "/api/v1",
            machines.fallback(api::nowhere).method_not_allowed_fallback(api::not_so),
            theirs,
        )
}

async fn style() -> Response {
    kept(assets::CSS.as_bytes(), "text/css; charset=utf-8")
}

async fn script() -> Response {
    kept(assets::POINTS.as_bytes(), "text/javascript; charset=utf-8")
}

async fn script_of_cards() -> Response {
    kept(assets::CARDS.as_bytes(), "text/javascript; charset=utf-8")
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

async fn nowhere(State(app): State<App>, visit: crate::visit::Visit) -> Response {
    app.answer(visit, |_, _| Err(desk::Error::NotFound)).await
}

#[derive(Deserialize)]
struct Chosen {
    post: String,
    #[serde(default)]
    back: String,
}

/// `POST /acting-post`
async fn choose_post(State(app): State<App>, Form(chosen): Form<Chosen>) -> Response {
    remember(&app, POST_COOKIE, &chosen.post, &chosen.back)
}

#[derive(Deserialize)]
struct Back {
    #[serde(default)]
    back: String,
}

/// `/language/<hi|en>?back=`
async fn choose_language(
    State(app): State<App>,
    Path(language): Path<String>,
    Query(back): Query<Back>,
) -> Response {
    remember(&app, LANGUAGE_COOKIE, &language, &back.back)
}

/// The address when it is one of the house, else the first page.
pub(crate) fn own_address(address: &str) -> &str {
    let is_ours = address.starts_with('/')
        && !address.starts_with("//")
        && !address.contains(['\\', '\n', '\r']);
    if is_ours { address } else { "/" }
}

/// Keeps a choice in a cookie and goes back; only words of the house and addresses of the house.
fn remember(app: &App, cookie: &str, value: &str, back: &str) -> Response {
    let is_word = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if !value.bytes().all(is_word) {
        return StatusCode::BAD_REQUEST.into_response();
    }
    let back = own_address(back);
    let secure = if *app.house() == House::Loopback { "" } else { "; Secure" };
    let cookie =
        format!("{cookie}={value}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly{secure}");
    ([(SET_COOKIE, cookie)], Redirect::to(back)).into_response()
}
