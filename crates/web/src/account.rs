//! One's own account: password, second factor, sessions.

use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use desk::accounts::own::{self, OwnSession};
use desk::accounts::sign_in::{Begun, SignedIn};
use desk::accounts::totp;
use domain::account::MIN_PASSWORD_CHARS;
use domain::account::session::Device;
use jiff::Timestamp;
use serde::Deserialize;

use crate::app::{App, on_a_thread};
use crate::came::{self, Came};
use crate::frame::{held, post_title};
use crate::look::account::{Codes, Own, Second, Session};
use crate::look::frame::Bare;
use crate::look::picture::qr::qr;
use crate::look::words::Words;
use crate::sign_in::{bare, gone, notice, shown, trouble, waiting, words};
use crate::visit::{Visit, own_posts};

/// `/account`
pub(crate) async fn show(State(app): State<App>, visit: Visit) -> Response {
    on_a_thread(move || match page(&app, &visit) {
        Ok(page) => shown(StatusCode::OK, &page),
        Err(error) => trouble(&app, &visit, error),
    })
    .await
}

fn page(app: &App, visit: &Visit) -> desk::Result<Own> {
    let words = words(visit);
    let who = visit.who()?;
    let now = app.now();
    let title = visit.say(&who.name);
    let bare = Bare { here: "/account".to_owned(), ..bare(app, visit, &title) };
    app.read(move |books| {
        let own = own::show(books, who, now.timestamp())?;
        let day = |day| hindi::date::long(day, visit.lang());
        let posts = own_posts(books, who)?;
        let title = |(post, charge): &(_, _)| held(&words, post_title(books, visit, post), *charge);
        let titles = posts.iter().map(title).collect();
        let acting = visit.acting(books).ok();
        let keeps = acting.map(|post| desk::accounts::may_keep(books, who.person, post.id));
        let session = |session: OwnSession| shown_session(&words, &now, session);
        Ok(Own {
            words,
            bare,
            login: own.account.name,
            posts: titles,
            password_on: own.account.password_on.map(day).unwrap_or_default(),
            second_on: own.account.second_factor_on.map(day).unwrap_or_default(),
            n_codes: own.n_codes.to_string(),
            least: MIN_PASSWORD_CHARS.to_string(),
            sessions: own.sessions.into_iter().map(session).collect(),
            keeps_accounts: keeps.is_some_and(|keeps| keeps.is_ok()),
        })
    })
}

fn shown_session(words: &Words, now: &jiff::Zoned, session: OwnSession) -> Session {
    let device = match session.device {
        Device::Shared => words.w("session-shared"),
        Device::Own => words.w("session-own"),
    };
    let when = |at: Timestamp| {
        let at = at.to_zoned(now.time_zone().clone());
        format!("{} {:02}:{:02}", hindi::date::short(at.date()), at.hour(), at.minute())
    };
    Session {
        device,
        agent: session.agent,
        began: when(session.began_at),
        seen: when(session.seen_at),
        is_this: session.is_this,
        id: session.id,
    }
}

/// The page again, with what stood against a change.
fn refused(app: &App, visit: &Visit, error: desk::Error) -> Response {
    let desk::Error::Refused(refusal) = error else { return trouble(app, visit, error) };
    match page(app, visit) {
        Ok(mut page) => {
            let (status, notice) = notice(&page.words, &refusal);
            page.bare.notice = notice;
            waiting(&refusal, shown(status, &page))
        }
        Err(error) => trouble(app, visit, error),
    }
}

/// Runs a change of one's own account.
async fn change(
    app: App,
    visit: Visit,
    act: impl FnOnce(&App, &Visit, &SignedIn) -> desk::Result<Response> + Send + 'static,
) -> Response {
    on_a_thread(move || {
        let done = visit.who().and_then(|who| act(&app, &visit, who));
        done.unwrap_or_else(|error| refused(&app, &visit, error))
    })
    .await
}

fn begun(app: &App, begun: &Begun, answer: impl IntoResponse) -> Response {
    (came::cookies(app.house(), begun), answer).into_response()
}

#[derive(Deserialize)]
pub(crate) struct NewPassword {
    present: String,
    password: String,
    again: String,
}

/// `POST /account/password`
pub(crate) async fn change_password(
    State(app): State<App>,
    visit: Visit,
    came: Came,
    Form(new): Form<NewPassword>,
) -> Response {
    change(app, visit, move |app, _, who| {
        let typed = (new.present.as_str(), new.password.as_str(), new.again.as_str());
        let from = came.from(who.device);
        let anew = app.at_entrance(|entrance| own::change_password(entrance, who, typed, &from))?;
        Ok(begun(app, &anew, Redirect::to("/account")))
    })
    .await
}

/// `/account/second-factor`
pub(crate) async fn new_second(State(app): State<App>, visit: Visit) -> Response {
    change(app, visit, |app, visit, who| {
        let secret = app.at_entrance(|entrance| Ok(own::new_secret(entrance)))?;
        Ok(shown(StatusCode::OK, &second_page(app, visit, who, secret)))
    })
    .await
}

fn second_page(app: &App, visit: &Visit, who: &SignedIn, secret: String) -> Second {
    let words = words(visit);
    let bytes = totp::of_base32(&secret).unwrap_or_default();
    let groups: Vec<String> = secret
        .as_bytes()
        .chunks(4)
        .map(|group| String::from_utf8_lossy(group).into_owned())
        .collect();
    let here = "/account/second-factor".to_owned();
    Second {
        words,
        bare: Bare { here, ..bare(app, visit, &words.w("second")) },
        picture: qr(&totp::address(&bytes, &who.login), &words.w("second-picture")),
        spaced: groups.join(" "),
        secret,
    }
}

#[derive(Deserialize)]
pub(crate) struct NewSecond {
    secret: String,
    code: String,
    present: String,
}

/// `POST /account/second-factor`
pub(crate) async fn set_second(
    State(app): State<App>,
    visit: Visit,
    came: Came,
    Form(new): Form<NewSecond>,
) -> Response {
    change(app, visit, move |app, visit, who| {
        let typed = (new.present.as_str(), new.secret.as_str(), new.code.as_str());
        let from = came.from(who.device);
        let set = app.at_entrance(|entrance| own::set_second(entrance, who, typed, &from));
        match set {
            Ok((anew, codes)) => Ok(begun(app, &anew, codes_page(app, visit, codes))),
            Err(desk::Error::Refused(refusal)) => {
                let mut page = second_page(app, visit, who, new.secret);
                let (status, notice) = notice(&page.words, &refusal);
                page.bare.notice = notice;
                Ok(waiting(&refusal, shown(status, &page)))
            }
            Err(error) => Err(error),
        }
    })
    .await
}

fn codes_page(app: &App, visit: &Visit, codes: Vec<String>) -> Response {
    let words = words(visit);
    let bare = Bare { here: "/account".to_owned(), ..bare(app, visit, &words.w("codes")) };
    shown(StatusCode::OK, &Codes { words, bare, codes })
}

#[derive(Deserialize)]
pub(crate) struct Present {
    present: String,
}

/// `POST /account/second-factor/removal`
pub(crate) async fn remove_second(
    State(app): State<App>,
    visit: Visit,
    came: Came,
    Form(typed): Form<Present>,
) -> Response {
    change(app, visit, move |app, _, who| {
        let from = came.from(who.device);
        let anew =
            app.at_entrance(|entrance| own::remove_second(entrance, who, &typed.present, &from))?;
        Ok(begun(app, &anew, Redirect::to("/account")))
    })
    .await
}

/// `POST /account/recovery-codes`
pub(crate) async fn renew_codes(
    State(app): State<App>,
    visit: Visit,
    Form(typed): Form<Present>,
) -> Response {
    change(app, visit, move |app, visit, who| {
        let codes = app.at_entrance(|entrance| own::renew_codes(entrance, who, &typed.present))?;
        Ok(codes_page(app, visit, codes))
    })
    .await
}

/// `POST /account/sessions/<id>/end`
pub(crate) async fn end_session(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<String>,
) -> Response {
    change(app, visit, move |app, _, who| {
        app.at_entrance(|entrance| own::end_session(entrance, who, &id))?;
        Ok(Redirect::to("/account").into_response())
    })
    .await
}

/// `POST /account/sessions/end`
pub(crate) async fn end_sessions(State(app): State<App>, visit: Visit) -> Response {
    change(app, visit, |app, _, who| {
        app.at_entrance(|entrance| own::end_sessions(entrance, who))?;
        Ok(gone(app))
    })
    .await
}
