//! The accounts of others, for a post that keeps them: open one, invite its person to set a password, close it.

use axum::extract::{Form, Path, State};
use axum::response::Response;
use desk::accounts::{self, invite};
use desk::{Books, Write};
use domain::account::{Account, AccountId};
use domain::name::Name;
use domain::post::{PersonId, PostId};
use serde::Deserialize;

use crate::app::App;
use crate::came::Came;
use crate::frame::{frame, held, post_title};
use crate::look::account as look;
use crate::look::frame::Section;
use crate::look::parts::{Choice, Typed};
use crate::look::words::Words;
use crate::visit::Visit;

/// `/accounts`
pub(crate) async fn index(State(app): State<App>, visit: Visit) -> Response {
    app.page(visit, page).await
}

fn page<M>(books: &mut Books<'_, '_, M>, visit: &Visit) -> desk::Result<look::Index> {
    let acting = visit.acting(books)?;
    accounts::may_keep(books, visit.who()?.person, acting.id)?;
    let words = visit.words(books, acting.place);
    let mut rows = Vec::new();
    let all = accounts::all(books)?;
    for account in &all {
        rows.push(row(books, visit, &words, account)?);
    }
    let has_account = |person: PersonId| {
        all.iter().any(|account| account.person == person && account.closed_on.is_none())
    };
    let people = desk::people::all(books)?.into_iter();
    let people = people.filter(|person| !has_account(person.id)).map(|person| Choice {
        value: person.id.to_string(),
        label: visit.say(&person.name),
        is_chosen: false,
    });
    let posts = desk::posts::all(books)?;
    let vacant = posts.iter().filter(|post| post.holder.is_none());
    let vacant = vacant.map(|post| Choice {
        value: post.id.to_string(),
        label: post_title(books, visit, post),
        is_chosen: false,
    });
    let (people, posts) = (people.collect(), vacant.collect());
    let title = words.w("accounts");
    Ok(look::Index {
        words,
        accounts: rows,
        people,
        posts,
        login: Typed::default(),
        frame: frame(books, visit, &words, Section::Other, &title)?,
    })
}

fn row<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    account: &Account,
) -> desk::Result<look::Account> {
    let person = desk::people::get(books, account.person)?;
    let mut posts = Vec::new();
    for holding in desk::people::posts_of(books, account.person)? {
        let post = desk::posts::get(books, holding.post)?;
        posts.push(held(words, post_title(books, visit, &post), holding.charge));
    }
    let day = |day| hindi::date::short(day);
    let state = match (account.closed_on, account.password_on) {
        (Some(on), _) => words.w1("account-closed-on", "date", day(on)),
        (None, Some(_)) => words.w1("account-opened-on", "date", day(account.opened_on)),
        (None, None) => words.w("account-invited"),
    };
    Ok(look::Account {
        id: account.id.to_string(),
        login: account.name.clone(),
        person: visit.say(&person.name),
        posts,
        state,
        is_open: account.closed_on.is_none(),
    })
}

/// Only a post that keeps accounts goes on.
fn keeper(books: &mut Books<'_, '_, Write>, visit: &Visit) -> desk::Result<()> {
    let acting = visit.acting(books)?;
    accounts::may_keep(books, visit.who()?.person, acting.id)
}

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
pub(crate) struct Opened {
    person: String,
    name_hi: String,
    name_en: String,
    post: String,
    login: String,
}

/// `POST /accounts`
pub(crate) async fn open(
    State(app): State<App>,
    visit: Visit,
    came: Came,
    Form(typed): Form<Opened>,
) -> Response {
    let token = app.at_entrance(|entrance| Ok(entrance.keys.token())).unwrap_or_default();
    let address = app.house().address(&came.host, &format!("/invitation/{token}"));
    app.write_page(visit, move |books, visit| {
        keeper(books, visit)?;
        let name = Name::new(&typed.name_hi, &typed.name_en);
        let person = typed.person.parse().ok().map(PersonId);
        let post = typed.post.parse().ok().map(PostId);
        let person = invite::in_post(books, person, &name, post)?;
        let account = accounts::open(books, person, &typed.login)?;
        invited(books, visit, account, (&token, &address))
    })
    .await
}

/// `POST /accounts/<id>/invitation`
pub(crate) async fn invite(
    State(app): State<App>,
    visit: Visit,
    came: Came,
    Path(id): Path<i64>,
) -> Response {
    let token = app.at_entrance(|entrance| Ok(entrance.keys.token())).unwrap_or_default();
    let address = app.house().address(&came.host, &format!("/invitation/{token}"));
    app.write_page(visit, move |books, visit| {
        keeper(books, visit)?;
        invited(books, visit, AccountId(id), (&token, &address))
    })
    .await
}

fn invited(
    books: &mut Books<'_, '_, Write>,
    visit: &Visit,
    account: AccountId,
    (token, address): (&str, &str),
) -> desk::Result<look::Invited> {
    let account = invite::to_account(books, account, token)?;
    let person = desk::people::get(books, account.person)?;
    let acting = visit.acting(books)?;
    let words = visit.words(books, acting.place);
    let title = words.w("invitation-made");
    Ok(look::Invited {
        words,
        person: visit.say(&person.name),
        login: account.name,
        address: address.to_owned(),
        frame: frame(books, visit, &words, Section::Other, &title)?,
    })
}

#[derive(Deserialize)]
pub(crate) struct Closed {
    reason: String,
}

/// `POST /accounts/<id>/closing`
pub(crate) async fn close(
    State(app): State<App>,
    mut visit: Visit,
    Path(id): Path<i64>,
    Form(typed): Form<Closed>,
) -> Response {
    visit.why = typed.reason;
    app.write(visit, move |books, visit| {
        keeper(books, visit)?;
        accounts::close(books, AccountId(id))?;
        Ok("/accounts?done=account-closed".to_owned())
    })
    .await
}
