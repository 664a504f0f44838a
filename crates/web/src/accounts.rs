//! The accounts of others, for a post that keeps them: open one, invite its person to set a password, close it.

use axum::extract::{Form, Path, Query, State};
use axum::response::Response;
use desk::accounts::{self, invite};
use desk::posts::{Filled, Filter, Page};
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
use crate::look::parts::{Choice, Link, Typed};
use crate::look::words::Words;
use crate::visit::Visit;

/// How many accounts one page shows.
const ROWS: i64 = 50;
/// How many people and vacant posts may be chosen from.
const CHOICES: i64 = 200;

/// The page in the address.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    after: Option<i64>,
}

/// `/accounts?after=`
pub(crate) async fn index(
    State(app): State<App>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Response {
    app.page(visit, move |books, visit| page(books, visit, &asked)).await
}

fn page<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    asked: &Asked,
) -> desk::Result<look::Index> {
    let acting = visit.acting(books)?;
    accounts::may_keep(books, visit.who()?.person, acting.id)?;
    let words = visit.words(books, acting.place);
    let mut rows = Vec::new();
    let limit = usize::try_from(ROWS).unwrap_or(usize::MAX);
    let all = accounts::page(books, asked.after.map(AccountId), ROWS + 1)?;
    for account in all.iter().take(limit) {
        rows.push(row(books, visit, &words, account)?);
    }
    let more = all.get(limit.saturating_sub(1)).filter(|_| all.len() > limit);
    let more = more.map(|last| Link::new(format!("/accounts?after={}", last.id), words.w("more")));
    let people = desk::people::without_account(books, CHOICES)?.into_iter();
    let people = people.map(|person| Choice {
        value: person.id.to_string(),
        label: visit.say(&person.name),
        is_chosen: false,
    });
    let vacant = Filter { filled: Filled::Vacant, ..Filter::default() };
    let vacant = desk::posts::register(books, &vacant, Page { after: None, limit: CHOICES })?;
    let vacant = vacant.rows.iter().map(|seat| Choice {
        value: seat.post.id.to_string(),
        label: post_title(books, visit, &seat.post),
        is_chosen: false,
    });
    let (people, posts) = (people.collect(), vacant.collect());
    let title = words.w("accounts");
    Ok(look::Index {
        words,
        accounts: rows,
        more,
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
