//! The doors at which one signs in and out.

use askama::Template;
use axum::extract::{Form, Query, State};
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use desk::accounts::sign_in::{self, Begun};
use domain::account::session::{Device, Stage};
use domain::refusal::Refusal;
use serde::Deserialize;

use crate::app::{App, on_a_thread};
use crate::came::{self, Came};
use crate::failure::{crowded, logged, refusal_words};
use crate::look::account::{Carried, Code, SignIn, Trouble, TypedAgain};
use crate::look::frame::{Bare, Notice, Tone};
use crate::look::parts::Link;
use crate::look::words::{Vocabulary, Words};
use crate::routes::own_address;
use crate::typed;
use crate::visit::{Guest, Visit};

const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");
/// Kept pages go; the cookies stay, since they tell the browser and its language.
const CLEARED: HeaderValue = HeaderValue::from_static("\"cache\", \"storage\"");

/// The words before anybody acts.
pub(crate) fn words(visit: &Visit) -> Words {
    Words::new(visit.language, Vocabulary::UttarPradesh)
}

/// The frame before anybody acts.
pub(crate) fn bare(app: &App, visit: &Visit, title: &str) -> Bare {
    let office = app.read(desk::ledger::office).ok().flatten();
    Bare {
        title: title.to_owned(),
        office: office.map(|name| visit.say(&name)).unwrap_or_default(),
        here: visit.here.clone(),
        notice: None,
    }
}

/// A page as an answer.
pub(crate) fn shown(status: StatusCode, page: &impl Template) -> Response {
    match page.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(error) => {
            logged(&desk::Error::Broken(error.to_string()));
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// What a refusal says, above a page; and the status of the answer.
pub(crate) fn notice(words: &Words, refusal: &Refusal) -> (StatusCode, Option<Notice>) {
    let status = match refusal {
        Refusal::TriedTooOften { .. } => StatusCode::TOO_MANY_REQUESTS,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let (what, todo) = refusal_words(words, refusal);
    let links = Vec::new();
    (status, Some(Notice { tone: Tone::Bad, what, kept: String::new(), todo, links }))
}

/// What went wrong, without a page of its own.
pub(crate) fn trouble(app: &App, visit: &Visit, error: desk::Error) -> Response {
    let words = words(visit);
    let (status, what, todo) = match error {
        desk::Error::Crowded => return crowded(&words),
        desk::Error::Refused(refusal) => {
            let (what, todo) = refusal_words(&words, &refusal);
            (StatusCode::UNPROCESSABLE_ENTITY, what, todo)
        }
        desk::Error::NotFound => {
            (StatusCode::NOT_FOUND, words.w("not-found"), words.w("not-found-do"))
        }
        other => {
            let todo = format!("{} {}", words.w("error-reference"), logged(&other));
            (StatusCode::INTERNAL_SERVER_ERROR, words.w("broken"), todo)
        }
    };
    let is_somebody = matches!(visit.guest, Guest::Person(_));
    let next = if is_somebody { ("/account", "account-own") } else { ("/sign-in", "sign-in") };
    let page = Trouble {
        words,
        bare: bare(app, visit, &words.w("title-refused")),
        what,
        todo,
        next: vec![Link::new(next.0, words.w(next.1))],
        may_leave: is_somebody,
    };
    shown(status, &page)
}

/// Somebody is signed in and holds no post today.
pub(crate) fn no_post(app: &App, visit: &Visit) -> Response {
    let mut answer = trouble(app, visit, Refusal::HoldsNoPost.into());
    *answer.status_mut() = StatusCode::FORBIDDEN;
    answer
}

/// The page at which one signs in again, with what was typed.
pub(crate) fn session_over(app: &App, visit: &Visit, came: &Came, carried: Carried) -> Response {
    let visit = Visit { here: "/sign-in".to_owned(), ..visit.clone() };
    match page(app, &visit, came, String::new(), carried) {
        Ok(page) => shown(StatusCode::UNAUTHORIZED, &page),
        Err(error) => trouble(app, &visit, error),
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    login: String,
    back: String,
}

/// `/sign-in?back=&login=`
pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    came: Came,
    Query(asked): Query<Asked>,
) -> Response {
    if matches!(visit.guest, Guest::Person(_)) {
        return Redirect::to(own_address(&asked.back)).into_response();
    }
    on_a_thread(move || {
        let carried = Carried { back: asked.back, ..Carried::default() };
        match page(&app, &visit, &came, asked.login, carried) {
            Ok(page) => shown(StatusCode::OK, &page),
            Err(error) => trouble(&app, &visit, error),
        }
    })
    .await
}

fn page(
    app: &App,
    visit: &Visit,
    came: &Came,
    login: String,
    carried: Carried,
) -> desk::Result<SignIn> {
    let words = words(visit);
    let known = app.at_entrance(|entrance| match &came.known {
        Some(known) => sign_in::names_on(entrance, known),
        None => Ok(Vec::new()),
    })?;
    // What was typed goes with a form only, so with it nobody else is offered.
    let known = if carried.to.is_empty() { known } else { Vec::new() };
    let back = crate::look::frame::in_query(own_address(&carried.back));
    Ok(SignIn {
        words,
        bare: bare(app, visit, &words.w("sign-in")),
        login,
        known: known
            .into_iter()
            .map(|(login, name)| {
                let href = format!("/sign-in?login={login}&back={back}");
                Link::new(href, visit.say(&name))
            })
            .collect(),
        is_own_device: false,
        carried,
    })
}

#[derive(Deserialize)]
pub(crate) struct Entered {
    login: String,
    password: String,
    #[serde(default)]
    device: String,
    #[serde(flatten)]
    carried: Carried,
}

/// `POST /sign-in`
pub(crate) async fn enter(
    State(app): State<App>,
    visit: Visit,
    came: Came,
    Form(entered): Form<Entered>,
) -> Response {
    let device = Device::of_word(&entered.device).unwrap_or(Device::Shared);
    let (asking, with) = (app.clone(), came.from(device));
    let (login, carried) = (entered.login.clone(), entered.carried.clone());
    let signed_in = tokio::task::spawn_blocking(move || {
        let typed = (entered.login.as_str(), entered.password.as_str());
        asking.at_entrance(|entrance| sign_in::sign_in(entrance, typed, &with))
    });
    match signed_in.await {
        Ok(Ok(begun)) => begun_at(&app, &visit, &begun, carried).await,
        Ok(Err(error)) => {
            on_a_thread(move || {
                let made = page(&app, &visit, &came, login, carried);
                again(
                    &app,
                    &visit,
                    error,
                    made.map(|page| SignIn { is_own_device: device == Device::Own, ..page }),
                )
            })
            .await
        }
        Err(error) => {
            on_a_thread(move || trouble(&app, &visit, desk::Error::Broken(error.to_string()))).await
        }
    }
}

/// The page again, with what stood against it.
fn again(app: &App, visit: &Visit, error: desk::Error, made: desk::Result<SignIn>) -> Response {
    let (refusal, mut page) = match (error, made) {
        (desk::Error::Refused(refusal), Ok(page)) => (refusal, page),
        (error, _) => return trouble(app, visit, error),
    };
    let (status, notice) = notice(&page.words, &refusal);
    page.bare.notice = notice;
    waiting(&refusal, shown(status, &page))
}

/// Says to machines too when to come again.
pub(crate) fn waiting(refusal: &Refusal, mut answer: Response) -> Response {
    if let Refusal::TriedTooOften { minutes } = refusal {
        answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(minutes * 60));
    }
    answer
}

/// Where a session that began leads: to the code, to the form that was typed, or to where one came from.
async fn begun_at(app: &App, visit: &Visit, begun: &Begun, carried: Carried) -> Response {
    let cookies = came::cookies(app.house(), begun);
    let fields = match begun.stage {
        Stage::Half => None,
        Stage::Full => typed::fields(&carried, begun.account.0).await,
    };
    let (app, visit, stage) = (app.clone(), visit.clone(), begun.stage);
    let answer = on_a_thread(move || {
        let visit = Visit { here: "/".to_owned(), ..visit };
        let words = words(&visit);
        let back = own_address(&carried.back).to_owned();
        match (stage, fields) {
            (Stage::Half, _) => {
                let bare = bare(&app, &visit, &words.w("code-title"));
                shown(StatusCode::OK, &Code { words, bare, carried })
            }
            (Stage::Full, None) => Redirect::to(&back).into_response(),
            (Stage::Full, Some(fields)) => {
                let bare = bare(&app, &visit, &words.w("typed-again"));
                let to = own_address(&carried.to).to_owned();
                shown(StatusCode::OK, &TypedAgain { words, bare, to, back, fields })
            }
        }
    });
    (cookies, answer.await).into_response()
}

/// `/sign-in/code`: for whoever reloads the page of the code.
pub(crate) async fn show_code(State(app): State<App>, visit: Visit) -> Response {
    on_a_thread(move || {
        if let Err(error) = app.at_entrance(|_| Ok(())) {
            return trouble(&app, &visit, error);
        }
        let words = words(&visit);
        let bare = bare(&app, &visit, &words.w("code-title"));
        shown(StatusCode::OK, &Code { words, bare, carried: Carried::default() })
    })
    .await
}

#[derive(Deserialize)]
pub(crate) struct EnteredCode {
    code: String,
    #[serde(flatten)]
    carried: Carried,
}

/// `POST /sign-in/code`
pub(crate) async fn enter_code(
    State(app): State<App>,
    visit: Visit,
    came: Came,
    Form(entered): Form<EnteredCode>,
) -> Response {
    let token = came.session.clone().unwrap_or_default();
    let (asking, with, carried) = (app.clone(), came.from(Device::Shared), entered.carried);
    let signed_in = tokio::task::spawn_blocking(move || {
        asking.at_entrance(|entrance| sign_in::enter_code(entrance, &token, &entered.code, &with))
    });
    let error = match signed_in.await {
        Ok(Ok(begun)) => return begun_at(&app, &visit, &begun, carried).await,
        Ok(Err(error)) => error,
        Err(error) => desk::Error::Broken(error.to_string()),
    };
    on_a_thread(move || {
        let desk::Error::Refused(refusal @ Refusal::CodeWrong) = &error else {
            let made = page(&app, &visit, &came, String::new(), carried);
            return again(&app, &visit, error, made);
        };
        let words = words(&visit);
        let (status, notice) = notice(&words, refusal);
        let bare = Bare { notice, ..bare(&app, &visit, &words.w("code-title")) };
        shown(status, &Code { words, bare, carried })
    })
    .await
}

/// `POST /sign-out`: the session ends, and the names that signed in on this device are shown.
pub(crate) async fn leave(State(app): State<App>, visit: Visit) -> Response {
    on_a_thread(move || {
        if let Ok(who) = visit.who()
            && let Err(error) = app.at_entrance(|entrance| sign_in::sign_out(entrance, who))
        {
            return trouble(&app, &visit, error);
        }
        gone(&app)
    })
    .await
}

/// Signed out: the cookie and what the browser kept are taken away.
pub(crate) fn gone(app: &App) -> Response {
    let cleared = [(CLEAR_SITE_DATA, CLEARED)];
    (came::no_cookie(app.house()), cleared, Redirect::to("/sign-in")).into_response()
}
