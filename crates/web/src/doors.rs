//! How a door is hung: with the action that it is for and the thing that stands behind it. There is no way
//! to hang one without, and none to open one without its being asked: `App` looks at the door of each
//! visit inside the transaction in which the visit reads or writes.

use axum::Router;
use axum::extract::{DefaultBodyLimit, RawPathParams, Request};
use axum::handler::Handler;
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use axum::routing::{MethodRouter, get, post};
use axum::{Extension, http::Method};
use desk::Books;
use desk::access::{self, Target};
use domain::directive::DirectiveId;
use domain::explanation::ExplanationId;
use domain::message::MessageId;
use domain::policy::Action;
use domain::register::{CaseId, RowId};
use domain::review::ReviewId;

use crate::app::App;
use crate::visit::Visit;

/// What stands behind a door, by the words in its address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// The office as a whole, or the visitor's own; the handler asks again where a form names a thing.
    House,
    /// Nobody is asked: the address itself is a secret, or what it shows is everybody's.
    Anyone,
    /// `{place}`
    Place,
    /// `{slug}` is a series.
    Series,
    /// `{fact}` issued a paper of a sitting.
    Paper,
    /// `{id}` is a sitting.
    Review,
    /// `{id}` is a directive.
    Directive,
    /// `{id}` is an explanation.
    Explanation,
    /// `{id}` is a message.
    Message,
    /// `{row}` is a row of a register.
    Row,
    /// `{case}` is a case of a row.
    Case,
    /// `{post}`
    Post,
    /// `{seq}` is a fact: who may see what it is about may see it too.
    Fact,
}

/// What a door is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Door {
    pub action: Action,
    pub of: Of,
}

/// A door as the list of them shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hung {
    pub method: Method,
    pub path: String,
    pub door: Door,
}

impl Hung {
    /// Whether a request comes through this door.
    pub(crate) fn leads(&self, method: &Method, path: &str) -> bool {
        let is_head = *method == Method::HEAD && self.method == Method::GET;
        let (ours, theirs) = (self.path.split('/'), path.split('/'));
        let is_same = |(our, their): (&str, &str)| {
            if our.starts_with('{') { !their.is_empty() } else { our == their }
        };
        (is_head || *method == self.method)
            && ours.clone().count() == theirs.clone().count()
            && ours.zip(theirs).all(is_same)
    }
}

/// The doors of the house while they are being hung.
#[derive(Default)]
pub(crate) struct Doors {
    router: Router<App>,
    hung: Vec<Hung>,
}

impl Doors {
    /// A door to look through.
    pub(crate) fn get<H, T>(self, path: &str, door: (Action, Of), handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.hang(Method::GET, path, door, get(handler))
    }

    /// A door to write through; leave is asked before the form is read.
    pub(crate) fn post<H, T>(self, path: &str, door: (Action, Of), handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.hang(Method::POST, path, door, post(handler))
    }

    /// A door to hand in something large through, of at most `limit` bytes.
    pub(crate) fn hand_in<H, T>(
        self,
        path: &str,
        door: (Action, Of),
        limit: usize,
        handler: H,
    ) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        let large = post(handler).layer(DefaultBodyLimit::max(limit));
        self.hang(Method::POST, path, door, large)
    }

    /// Hangs all doors of another list under a common first part of the address.
    pub(crate) fn nest(mut self, prefix: &str, inner: Router<App>, hung: Vec<Hung>) -> Self {
        self.router = self.router.nest(prefix, inner);
        let under = |hung: Hung| Hung { path: format!("{prefix}{}", hung.path), ..hung };
        self.hung.extend(hung.into_iter().map(under));
        self
    }

    /// The doors to be opened, and the list of them.
    pub(crate) fn into_parts(self) -> (Router<App>, Vec<Hung>) {
        (self.router, self.hung)
    }

    fn hang(
        mut self,
        method: Method,
        path: &str,
        (action, of): (Action, Of),
        behind: MethodRouter<App>,
    ) -> Self {
        let door = Door { action, of };
        let behind = if method == Method::POST { behind.layer(from_fn(ask_first)) } else { behind };
        self.router = self.router.route(path, behind.layer(Extension(door)));
        self.hung.push(Hung { method, path: path.to_owned(), door });
        self
    }
}

/// Asks for leave before a form is read: who may not write here hands nothing in, and what is out of scope
/// is as if it were not there, whatever is sent. `App` asks once more inside the writing.
async fn ask_first(
    Extension(app): Extension<App>,
    visit: Visit,
    request: Request,
    next: Next,
) -> Response {
    match app.refused_at_door(visit, request.uri().path().starts_with("/api/")).await {
        Some(refused) => refused,
        None => next.run(request).await,
    }
}

/// The door through which a visit came, with the words of its address.
#[derive(Clone, Debug)]
pub(crate) struct Entered {
    door: Door,
    words: Vec<(String, String)>,
}

impl Entered {
    pub(crate) fn new(door: Door, params: Option<&RawPathParams>) -> Self {
        let words = params.into_iter().flat_map(RawPathParams::iter);
        Self { door, words: words.map(|(name, word)| (name.to_owned(), word.to_owned())).collect() }
    }

    fn word(&self, name: &str) -> desk::Result<&str> {
        let found = self.words.iter().find(|(key, _)| key == name);
        found.map(|(_, word)| word.as_str()).ok_or(desk::Error::NotFound)
    }

    fn number(&self, name: &str) -> desk::Result<i64> {
        self.word(name)?.parse().map_err(|_| desk::Error::NotFound)
    }
}

/// Asks whether the visitor may pass the door through which the visit came.
///
/// # Errors
/// As `desk::access::must`; `NotFound` too for an address that is no door, or names nothing.
pub(crate) fn must_pass<M>(books: &mut Books<'_, '_, M>, visit: &Visit) -> desk::Result<()> {
    let entered = visit.entered.as_ref().ok_or(desk::Error::NotFound)?;
    if entered.door.of == Of::Anyone {
        return Ok(());
    }
    let acting = visit.acting(books)?;
    let target = match entered.door.of {
        Of::House | Of::Anyone => Target::House,
        Of::Place => Target::Place(books.known.place(entered.word("place")?)?.code),
        Of::Series => Target::Series(desk::reviews::of_slug(books, entered.word("slug")?)?.id),
        Of::Paper => Target::Review(desk::papers::paper(books, entered.number("fact")?)?.0),
        Of::Review => Target::Review(ReviewId(entered.number("id")?)),
        Of::Explanation => Target::Explanation(ExplanationId(entered.number("id")?)),
        Of::Directive => Target::Directive(DirectiveId(entered.number("id")?)),
        Of::Message => Target::Message(MessageId(entered.number("id")?)),
        Of::Row => Target::Row(RowId(entered.number("row")?)),
        Of::Case => Target::Case(CaseId(entered.number("case")?)),
        Of::Fact => return access::must_see_fact(books, &acting, entered.number("seq")?),
        Of::Post => Target::Post(desk::posts::by_slug(books, entered.word("post")?)?.id),
    };
    access::must(books, &acting, entered.door.action, target)
}
