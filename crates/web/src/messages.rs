//! The outbox's doors: what waits, was sent or failed; sending again, passing on by hand, and where a
//! post is reached.

use std::collections::BTreeMap;

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use desk::Books;
use desk::access::Target;
use desk::outbox::Wanted;
use desk::reach;
use domain::directive::DirectiveId;
use domain::ladder::About;
use domain::message::{Message, MessageId, MessageState, Settled};
use domain::policy::Action;
use domain::post::{Post, PostId};
use serde::Deserialize;

use crate::app::App;
use crate::frame::{frame, post_title};
use crate::look::directive::{Filter, FilterGroup};
use crate::look::frame::Section;
use crate::look::message::{Address, Index, Row};
use crate::look::parts::Link;
use crate::look::today::Reminder;
use crate::look::words::Words;
use crate::shown::Tally;
use crate::visit::Visit;

/// How many messages one page shows: each may carry its whole text.
const ROWS: i64 = 20;
/// How many of the last reminders the first page shows.
const REMINDERS: i64 = 5;
/// Days after which a reminder is old news.
const REMINDED_DAYS: i32 = 14;

/// The filters in the address.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    state: Option<String>,
    before: Option<i64>,
}

/// `/messages?state=`
pub(crate) async fn index(
    State(app): State<App>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Response {
    let (base, now) = (app.origin().base.clone(), app.now().timestamp());
    app.page(visit, move |books, visit| list(books, visit, &asked, &Here { base, now })).await
}

/// What the page must know besides the books.
struct Here {
    base: String,
    now: jiff::Timestamp,
}

fn list<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    asked: &Asked,
    here: &Here,
) -> desk::Result<Index> {
    let acting = visit.acting(books)?;
    let words = visit.words(books, acting.place);
    let state = asked.state.as_deref().and_then(MessageState::of_word);
    let seen = Some(desk::access::messages_seen_by(&books.known, &acting));
    let wanted = Wanted { state, before: asked.before.map(MessageId), seen };
    let messages = desk::outbox::page(books, &wanted, ROWS)?;
    let is_full = i64::try_from(messages.len()).is_ok_and(|n| n == ROWS);
    let more = messages.last().filter(|_| is_full).map(|last| {
        let state = state.map_or(String::new(), |state| format!("state={}&", state.word()));
        Link::new(format!("/messages?{state}before={}", last.id), words.w("older"))
    });
    let due = due(books, &acting)?;
    let calendar = desk::calendars::address(books, &acting)?;
    let title = words.w("messages");
    Ok(Index {
        filters: vec![filters(books, &words, &wanted)?],
        rows: rows(books, visit, &words, &messages, here)?,
        more,
        n_due: due,
        address: address(books, visit, &acting)?,
        calendar: calendar.map_or(String::new(), |path| format!("{}{path}", here.base)),
        frame: frame(books, visit, &words, Section::Other, &title)?,
        words,
    })
}

/// How many reminders wait to be queued, for a post that may queue them; empty for none.
fn due<M>(books: &mut Books<'_, '_, M>, acting: &Post) -> desk::Result<String> {
    if !desk::access::may(books, acting, Action::SendMessages, Target::House)? {
        return Ok(String::new());
    }
    let (n, is_at_least) = reach::n_due(books)?;
    let n = i64::try_from(n).unwrap_or(i64::MAX);
    Ok(if n == 0 { String::new() } else { Tally { n, is_at_least }.to_string() })
}

fn filters<M>(
    books: &mut Books<'_, '_, M>,
    words: &Words,
    wanted: &Wanted,
) -> desk::Result<FilterGroup> {
    let on = wanted.state;
    let counts = desk::outbox::counts(books, wanted)?;
    let is_at_least = counts.iter().any(|count| count.is_at_least);
    let all = Tally { n: counts.iter().map(|count| count.n).sum(), is_at_least };
    let every = Filter {
        link: Link::new("/messages", words.w("filter-all")),
        n: all.to_string(),
        is_on: on.is_none(),
    };
    let of_state = counts.iter().map(|count| Filter {
        link: Link::new(
            format!("/messages?state={}", count.state.word()),
            state_word(words, count.state),
        ),
        n: Tally { n: count.n, is_at_least: count.is_at_least }.to_string(),
        is_on: on == Some(count.state),
    });
    let filters = std::iter::once(every).chain(of_state).collect();
    Ok(FilterGroup { label: words.w("filter-state"), filters })
}

fn state_word(words: &Words, state: MessageState) -> String {
    words.w(&format!("message-state-{}", state.word()))
}

/// Settled ones are told in a line; the others carry their text, to be passed on by hand.
fn is_settled(state: MessageState) -> bool {
    matches!(state, MessageState::Sent | MessageState::ByHand | MessageState::NotNeeded)
}

fn rows<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    messages: &[Message],
    here: &Here,
) -> desk::Result<Vec<Row>> {
    let posts = desk::posts::these(books, messages.iter().map(|message| message.asked.to))?;
    let acting = visit.acting(books)?;
    let is_open = |message: &Message| {
        let is_at_work =
            message.state == MessageState::BeingSent && !message.is_claim_stale(here.now);
        !is_settled(message.state) && !is_at_work
    };
    let mut open = Vec::new();
    for message in messages.iter().filter(|message| is_open(message)) {
        if desk::access::may(books, &acting, Action::SendMessages, Target::Message(message.id))? {
            open.push(message);
        }
    }
    let texts = desk::outbox::texts(books, &open, &here.base)?;
    let mut texts: BTreeMap<MessageId, String> =
        open.iter().map(|message| message.id).zip(texts).collect();
    let mut rows = Vec::new();
    for message in messages {
        let address = reach::address(books, message.asked.to)?;
        let has_mailbox = address.is_some_and(|address| address.email.is_some());
        let text = texts.remove(&message.id);
        rows.push(Row {
            why: why(words, message, has_mailbox),
            may_resend: text.is_some() && message.state != MessageState::Queued,
            text: text.unwrap_or_default(),
            ..row(books, visit, words, message, &posts)
        });
    }
    Ok(rows)
}

fn row<M>(
    books: &Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    message: &Message,
    posts: &[Post],
) -> Row {
    let to = posts.iter().find(|post| post.id == message.asked.to);
    Row {
        number: message.id.to_string(),
        about: about(words, message),
        to: to.map_or(String::new(), |post| post_title(books, visit, post)),
        note: told(visit, words, message),
        state: message.state.word(),
        is_bad: matches!(
            message.state,
            MessageState::GivenUp | MessageState::Unknown | MessageState::Failed
        ),
        why: String::new(),
        text: String::new(),
        may_resend: false,
    }
}

fn about(words: &Words, message: &Message) -> Link {
    let About::Directive(DirectiveId(id)) = message.asked.about;
    Link::new(format!("/directives/{id}"), words.w1("directive-number", "n", id))
}

/// Why it is told, and on which day it was queued.
fn told(visit: &Visit, words: &Words, message: &Message) -> String {
    let reason = words.w(&format!("message-reason-{}", message.asked.reason.word()));
    format!("{reason} · {}", hindi::date::long(message.queued_on, visit.lang()))
}

fn why(words: &Words, message: &Message, has_mailbox: bool) -> String {
    match message.state {
        MessageState::Queued if !has_mailbox => words.w("message-no-mailbox"),
        MessageState::Failed | MessageState::GivenUp => {
            format!("{} · {}", words.w1("message-tries", "n", message.n_tries), message.why)
        }
        _ => message.why.clone(),
    }
}

fn address<M>(books: &mut Books<'_, '_, M>, visit: &Visit, acting: &Post) -> desk::Result<Address> {
    let there = reach::address(books, acting.id)?;
    let (email, phone) = there.map_or((None, None), |there| (there.email, there.phone));
    Ok(Address {
        post: acting.slug.clone(),
        title: post_title(books, visit, acting),
        email: email.unwrap_or_default(),
        phone: phone.unwrap_or_default(),
    })
}

/// What a post was reminded of in the last days, latest first.
pub(crate) fn reminded<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    post: PostId,
) -> desk::Result<Vec<Reminder>> {
    let today = books.today;
    let messages = desk::outbox::to_post(books, post, REMINDERS)?;
    let is_news = |message: &Message| (today - message.queued_on).get_days() <= REMINDED_DAYS;
    let reminder = |message: Message| Reminder {
        link: about(words, &message),
        note: format!("{} · {}", told(visit, words, &message), state_word(words, message.state)),
    };
    Ok(messages.into_iter().filter(is_news).map(reminder).collect())
}

/// `POST /messages/round`: queues what the ladder asks for today.
pub(crate) async fn queue(State(app): State<App>, visit: Visit) -> Response {
    app.write(visit, |books, _| {
        reach::queue_due(books)?;
        Ok("/messages?done=messages-queued".to_owned())
    })
    .await
}

/// `POST /messages/<number>/resend`
pub(crate) async fn resend(State(app): State<App>, visit: Visit, Path(id): Path<i64>) -> Response {
    app.write(visit, move |books, _| {
        desk::outbox::settle(books, MessageId(id), Settled::Again)?;
        Ok("/messages?done=message-again".to_owned())
    })
    .await
}

/// `POST /messages/<number>/by-hand`: it was passed on by hand.
pub(crate) async fn by_hand(State(app): State<App>, visit: Visit, Path(id): Path<i64>) -> Response {
    app.write(visit, move |books, _| {
        desk::outbox::settle(books, MessageId(id), Settled::ByHand)?;
        Ok("/messages?done=message-by-hand".to_owned())
    })
    .await
}

/// Where a post is reached, as typed.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct AddressForm {
    post: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    phone: String,
}

/// `POST /addresses`
pub(crate) async fn give_address(
    State(app): State<App>,
    visit: Visit,
    Form(form): Form<AddressForm>,
) -> Response {
    app.write(visit, move |books, visit| {
        let post = desk::posts::by_slug(books, &form.post)?;
        if visit.acting(books)?.id != post.id {
            visit.must(books, Action::ManagePosts, Target::Post(post.id))?;
        }
        reach::give_address(books, post.id, &form.email, &form.phone)?;
        Ok("/messages?done=address-given".to_owned())
    })
    .await
}
