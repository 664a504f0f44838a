//! Addresses that open once: the first account of an office, and the password of an invited person.

use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use desk::accounts::invite;
use desk::accounts::sign_in::Begun;
use domain::account::MIN_PASSWORD_CHARS;
use domain::account::session::{Device, Stage};
use domain::name::Name;
use domain::post::{Charge, PersonId, Post, PostId};
use domain::refusal::Refusal;
use serde::Deserialize;

use crate::app::{App, on_a_thread};
use crate::came::{self, Came};
use crate::frame::{held, post_title};
use crate::look::account::{First, Invitation};
use crate::look::parts::Choice;
use crate::look::words::Words;
use crate::sign_in::{bare, notice, shown, trouble, words};
use crate::visit::Visit;

/// `/invitation/<token>`
pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    Path(token): Path<String>,
) -> Response {
    on_a_thread(move || match page(&app, &visit, &token) {
        Ok(page) => shown(StatusCode::OK, &page),
        Err(error) => trouble(&app, &visit, error),
    })
    .await
}

fn page(app: &App, visit: &Visit, token: &str) -> desk::Result<Invitation> {
    let words = words(visit);
    let invited = app.at_entrance(|entrance| invite::look(entrance, token))?;
    let account = invited.account.ok_or(Refusal::InvitationOver)?;
    Ok(Invitation {
        words,
        bare: bare(app, visit, &words.w("invitation")),
        login: account.name,
        person: visit.say(&invited.name),
        least: MIN_PASSWORD_CHARS.to_string(),
    })
}

#[derive(Deserialize)]
pub(crate) struct Chosen {
    password: String,
    again: String,
}

/// `POST /invitation/<token>`
pub(crate) async fn accept(
    State(app): State<App>,
    visit: Visit,
    came: Came,
    Path(token): Path<String>,
    Form(chosen): Form<Chosen>,
) -> Response {
    on_a_thread(move || {
        let from = came.from(Device::Shared);
        let typed = (chosen.password.as_str(), chosen.again.as_str());
        let begun = app.at_entrance(|entrance| invite::accept(entrance, &token, typed, &from));
        match begun {
            Ok(begun) => begun_at(&app, &begun),
            Err(desk::Error::Refused(refusal)) => match page(&app, &visit, &token) {
                Ok(mut page) => {
                    let (status, notice) = notice(&page.words, &refusal);
                    page.bare.notice = notice;
                    shown(status, &page)
                }
                Err(error) => trouble(&app, &visit, error),
            },
            Err(error) => trouble(&app, &visit, error),
        }
    })
    .await
}

fn begun_at(app: &App, begun: &Begun) -> Response {
    let next = match begun.stage {
        Stage::Full => "/",
        Stage::Half => "/sign-in/code",
    };
    (came::cookies(app.house(), begun), Redirect::to(next)).into_response()
}

/// `/first-run/<token>`
pub(crate) async fn show_first(
    State(app): State<App>,
    visit: Visit,
    Path(token): Path<String>,
) -> Response {
    on_a_thread(move || match first_page(&app, &visit, &token, &Typed::default()) {
        Ok(page) => shown(StatusCode::OK, &page),
        Err(error) => trouble(&app, &visit, error),
    })
    .await
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    person: String,
    name_hi: String,
    name_en: String,
    post: String,
    login: String,
    password: String,
    again: String,
}

fn first_page(app: &App, visit: &Visit, token: &str, typed: &Typed) -> desk::Result<First> {
    let words = words(visit);
    let invited = app.at_entrance(|entrance| invite::look(entrance, token))?;
    if invited.account.is_some() {
        return Err(Refusal::InvitationOver.into());
    }
    let (people, posts) = app.read(|books| {
        let chairs = desk::reviews::all_series(books)?;
        let chairs: Vec<PostId> = chairs.iter().map(|founded| founded.series.chair).collect();
        let mut posts = desk::posts::all(books)?;
        posts.sort_by_key(|post| !chairs.contains(&post.id));
        let title = |post: &Post| held_by(visit, &words, post, post_title(books, visit, post));
        let posts: Vec<(PostId, String)> =
            posts.iter().map(|post| (post.id, title(post))).collect();
        Ok((desk::people::all(books)?, posts))
    })?;
    let choice = |value: String, label: String, chosen: &str| Choice {
        is_chosen: value == chosen,
        value,
        label,
    };
    let people = people.into_iter();
    Ok(First {
        words,
        bare: bare(app, visit, &words.w("first")),
        people: people
            .map(|person| choice(person.id.to_string(), visit.say(&person.name), &typed.person))
            .collect(),
        name_hi: typed.name_hi.clone(),
        name_en: typed.name_en.clone(),
        posts: posts
            .into_iter()
            .map(|(id, title)| choice(id.to_string(), title, &typed.post))
            .collect(),
        login: typed.login.clone(),
        least: MIN_PASSWORD_CHARS.to_string(),
    })
}

/// A post with the name of whoever holds it.
fn held_by(visit: &Visit, words: &Words, post: &Post, title: String) -> String {
    match &post.holder {
        Some(holder) => {
            let title = held(words, title, holder.charge);
            format!("{title} ({})", visit.say(&holder.name))
        }
        None => held(words, title, Charge::Regular),
    }
}

/// `POST /first-run/<token>`
pub(crate) async fn make_first(
    State(app): State<App>,
    visit: Visit,
    came: Came,
    Path(token): Path<String>,
    Form(typed): Form<Typed>,
) -> Response {
    on_a_thread(move || {
        let first = invite::First {
            person: typed.person.parse().ok().map(PersonId),
            name: Name::new(&typed.name_hi, &typed.name_en),
            post: PostId(typed.post.parse().unwrap_or_default()),
            login: typed.login.clone(),
            password: typed.password.clone(),
            again: typed.again.clone(),
        };
        let from = came.from(Device::Shared);
        let made = app.at_entrance(|entrance| invite::make_first(entrance, &token, &first, &from));
        let refusal = match made {
            Ok(begun) => return begun_at(&app, &begun),
            Err(desk::Error::Refused(refusal)) => refusal,
            Err(error) => return trouble(&app, &visit, error),
        };
        match first_page(&app, &visit, &token, &typed) {
            Ok(mut page) => {
                let (status, notice) = notice(&page.words, &refusal);
                page.bare.notice = notice;
                shown(status, &page)
            }
            Err(error) => trouble(&app, &visit, error),
        }
    })
    .await
}
