//! The opened office behind the doors: it runs a reading or a writing on a thread of its own, because
//! the database waits, and turns what comes of it into a page, a redirection or an error page.

mod machine;

use std::sync::Arc;

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use desk::accounts::{Entrance, Keys};
use desk::outbox::Origin;
use desk::{Books, Desk, Read, Write, sendings};
use domain::fact::By;
use domain::refusal::Refusal;
use jiff::Zoned;
use jiff::civil::Date;

use crate::doors::must_pass;
use crate::entry::{Entry, House};
use crate::failure;
use crate::visit::Visit;

/// Where the doors are while no other address is set.
const HERE: &str = "http://127.0.0.1:7474";

/// What handlers share.
#[derive(Clone)]
pub struct App {
    desk: Arc<Desk>,
    clock: Arc<dyn Fn() -> Zoned + Send + Sync>,
    entry: Entry,
    house: House,
    origin: Arc<Origin>,
}

impl App {
    /// The doors of the demo: a post is chosen without signing in, on this machine only. `clock` tells the
    /// time in the office's own zone.
    #[must_use]
    pub fn new(desk: Arc<Desk>, clock: Arc<dyn Fn() -> Zoned + Send + Sync>) -> Self {
        let origin = Origin { base: HERE.to_owned(), mail_domain: "localhost".to_owned() };
        let (entry, house) = (Entry::ChosenPost, House::Loopback);
        Self { desk, clock, entry, house, origin: Arc::new(origin) }
    }

    /// The same doors, reached under this address from outside.
    #[must_use]
    pub fn reached_at(self, origin: Origin) -> Self {
        Self { origin: Arc::new(origin), ..self }
    }

    /// The same doors with sign-in before them, as an office of one's own has it.
    #[must_use]
    pub fn behind_sign_in(self, keys: Arc<Keys>, house: House) -> Self {
        Self { entry: Entry::SignIn(keys), house, ..self }
    }

    pub(crate) fn entry(&self) -> &Entry {
        &self.entry
    }

    pub(crate) fn origin(&self) -> &Origin {
        &self.origin
    }

    pub(crate) fn house(&self) -> &House {
        &self.house
    }

    /// Asks at the entrance; where nobody signs in, there is none.
    pub(crate) fn at_entrance<T>(
        &self,
        ask: impl FnOnce(Entrance<'_>) -> desk::Result<T>,
    ) -> desk::Result<T> {
        let Entry::SignIn(keys) = &self.entry else { return Err(desk::Error::NotFound) };
        let now = self.now();
        ask(Entrance { desk: &self.desk, keys, at: now.timestamp(), on: now.date() })
    }

    /// Today in the office.
    #[must_use]
    pub fn today(&self) -> Date {
        (self.clock)().date()
    }

    pub(crate) fn now(&self) -> Zoned {
        (self.clock)()
    }

    /// Shows a page made by a reading.
    pub(crate) async fn page<P, F>(&self, visit: Visit, reading: F) -> Response
    where
        P: Template,
        F: FnOnce(&mut Books<'_, '_, Read>, &Visit) -> desk::Result<P> + Send + 'static,
    {
        let app = self.clone();
        on_a_thread(move || {
            let made = app.enter_to_read(&visit, |books| {
                let page = reading(books, &visit)?;
                page.render().map_err(|error| desk::Error::Broken(error.to_string()))
            });
            match made {
                Ok(html) => Html(html).into_response(),
                Err(error) => failure::page(&app, &visit, error),
            }
        })
        .await
    }

    /// Answers with whatever a reading makes: a file, JSON.
    pub(crate) async fn answer<F>(&self, visit: Visit, reading: F) -> Response
    where
        F: FnOnce(&mut Books<'_, '_, Read>, &Visit) -> desk::Result<Response> + Send + 'static,
    {
        let app = self.clone();
        on_a_thread(move || {
            let made = app.enter_to_read(&visit, |books| reading(books, &visit));
            made.unwrap_or_else(|error| failure::page(&app, &visit, error))
        })
        .await
    }

    /// Answers an API call: JSON, or a problem in JSON.
    pub(crate) async fn json<T, F>(&self, visit: Visit, reading: F) -> Response
    where
        T: serde::Serialize,
        F: FnOnce(&mut Books<'_, '_, Read>, &Visit) -> desk::Result<T> + Send + 'static,
    {
        let app = self.clone();
        on_a_thread(move || {
            let made = app.enter_to_read(&visit, |books| reading(books, &visit));
            match made {
                Ok(value) => axum::Json(value).into_response(),
                Err(error) => failure::problem(error),
            }
        })
        .await
    }

    /// Writes in the name of the acting post and leads on to the address that the writing returns; a
    /// form that was sent before leads where it led then, and nothing is written.
    pub(crate) async fn write<F>(&self, visit: Visit, mut writing: F) -> Response
    where
        F: FnMut(&mut Books<'_, '_, Write>, &Visit) -> desk::Result<String> + Send + 'static,
    {
        let app = self.clone();
        on_a_thread(move || {
            let form = visit.sent.as_ref().and_then(|sent| sent.form());
            let written = app.enter_to_write(&visit, |books| {
                sendings::once(books, form.as_ref(), |books| writing(books, &visit))
            });
            match written {
                Ok(address) => Redirect::to(&address).into_response(),
                Err(error) => failure::page(&app, &visit, error),
            }
        })
        .await
    }

    /// Writes in the name of the acting post and shows what came of it. A second sending of the same
    /// form is refused by the rules, so the page may be the answer itself.
    pub(crate) async fn write_page<P, F>(&self, visit: Visit, mut writing: F) -> Response
    where
        P: Template,
        F: FnMut(&mut Books<'_, '_, Write>, &Visit) -> desk::Result<P> + Send + 'static,
    {
        let app = self.clone();
        on_a_thread(move || {
            let written = app.enter_to_write(&visit, |books| {
                let page = writing(books, &visit)?;
                page.render().map_err(|error| desk::Error::Broken(error.to_string()))
            });
            match written {
                Ok(html) => Html(html).into_response(),
                Err(error) => failure::page(&app, &visit, error),
            }
        })
        .await
    }

    /// Writes in the name of the acting post and answers with whatever the writing makes.
    pub(crate) async fn write_answer<F>(&self, visit: Visit, mut writing: F) -> Response
    where
        F: FnMut(&mut Books<'_, '_, Write>, &Visit) -> desk::Result<Response> + Send + 'static,
    {
        let app = self.clone();
        on_a_thread(move || {
            let written = app.enter_to_write(&visit, |books| writing(books, &visit));
            written.unwrap_or_else(|error| failure::page(&app, &visit, error))
        })
        .await
    }

    /// Writes in the name of the acting post and answers in JSON, or with a problem in JSON.
    pub(crate) async fn write_json<T, F>(&self, visit: Visit, mut writing: F) -> Response
    where
        T: serde::Serialize,
        F: FnMut(&mut Books<'_, '_, Write>, &Visit) -> desk::Result<T> + Send + 'static,
    {
        let app = self.clone();
        on_a_thread(move || {
            let written = app.enter_to_write(&visit, |books| writing(books, &visit));
            match written {
                Ok(value) => axum::Json(value).into_response(),
                Err(error) => failure::problem(error),
            }
        })
        .await
    }

    /// The page for a refusal that was known before the books were opened.
    pub(crate) async fn refuse(&self, visit: Visit, refusal: Refusal) -> Response {
        let app = self.clone();
        on_a_thread(move || failure::page(&app, &visit, refusal.into())).await
    }

    /// The answer to a visit that may not pass its door; `None` when it may.
    pub(crate) async fn refused_at_door(&self, visit: Visit, is_machine: bool) -> Option<Response> {
        let app = self.clone();
        let asked = move || match app.read(|books| must_pass(books, &visit)) {
            Ok(()) => None,
            Err(error) if is_machine => Some(failure::problem(error)),
            Err(error) => Some(failure::page(&app, &visit, error)),
        };
        let asked = tokio::task::spawn_blocking(asked).await;
        asked.unwrap_or_else(|error| Some(failure::problem(desk::Error::Broken(error.to_string()))))
    }

    /// How far the ledger is known to reach.
    pub(crate) fn position(&self) -> i64 {
        self.desk.position()
    }

    pub(crate) fn db(&self) -> &desk::ledger::Db {
        self.desk.db()
    }

    /// The one way of a visit to a reading: its door is asked first, in the same transaction.
    fn enter_to_read<T>(
        &self,
        visit: &Visit,
        reading: impl FnOnce(&mut Books<'_, '_, Read>) -> desk::Result<T>,
    ) -> desk::Result<T> {
        self.desk.read(self.today(), |books| {
            must_pass(books, visit)?;
            reading(books)
        })
    }

    /// The one way of a visit to a writing: its door and the clock are asked first, in the same
    /// transaction.
    fn enter_to_write<T>(
        &self,
        visit: &Visit,
        mut writing: impl FnMut(&mut Books<'_, '_, Write>) -> desk::Result<T>,
    ) -> desk::Result<T> {
        self.desk.write(self.by(visit)?, |books| {
            must_pass(books, visit)?;
            books.keep_order()?;
            writing(books)
        })
    }

    fn by(&self, visit: &Visit) -> desk::Result<By> {
        let now = self.now();
        let post = self.desk.read(now.date(), |books| visit.acting(books))?;
        Ok(By { post: Some(post.id), at: now.timestamp(), on: now.date(), why: visit.why.clone() })
    }

    pub(crate) fn read<T>(
        &self,
        reading: impl FnOnce(&mut Books<'_, '_, Read>) -> desk::Result<T>,
    ) -> desk::Result<T> {
        self.desk.read(self.today(), reading)
    }
}

pub(crate) async fn on_a_thread(work: impl FnOnce() -> Response + Send + 'static) -> Response {
    match tokio::task::spawn_blocking(work).await {
        Ok(response) => response,
        Err(error) => {
            tracing::error!(%error, "a handler fell");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
