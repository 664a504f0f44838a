//! Answers to machines that are more than one value of JSON, and what is prepared before the books are opened
//! for writing. Whatever goes wrong is told to a machine as a problem in JSON.

use axum::response::Response;
use desk::{Books, Read, Write};

use super::{App, on_a_thread};
use crate::failure;
use crate::visit::Visit;

impl App {
    /// Answers a machine with whatever a reading makes.
    pub(crate) async fn machine_answer<F>(&self, visit: Visit, reading: F) -> Response
    where
        F: FnOnce(&mut Books<'_, '_, Read>, &Visit) -> desk::Result<Response> + Send + 'static,
    {
        let app = self.clone();
        on_a_thread(move || {
            let made = app.enter_to_read(&visit, |books| reading(books, &visit));
            made.unwrap_or_else(failure::problem)
        })
        .await
    }

    /// Writes in the name of the acting post and answers a machine with whatever the writing makes.
    pub(crate) async fn machine_write<F>(&self, visit: Visit, mut writing: F) -> Response
    where
        F: FnMut(&mut Books<'_, '_, Write>, &Visit) -> desk::Result<Response> + Send + 'static,
    {
        let app = self.clone();
        on_a_thread(move || {
            let written = app.enter_to_write(&visit, |books| writing(books, &visit));
            written.unwrap_or_else(failure::problem)
        })
        .await
    }

    /// Prepares by a reading what a writing will need, so that nobody waits for it while the books are open
    /// for writing.
    ///
    /// # Errors
    /// The page that says why not.
    pub(crate) async fn prepared<T, F>(&self, visit: &Visit, reading: F) -> Result<T, Response>
    where
        T: Send + 'static,
        F: FnOnce(&mut Books<'_, '_, Read>) -> desk::Result<T> + Send + 'static,
    {
        let (app, visit) = (self.clone(), visit.clone());
        joined(move || {
            let made = app.enter_to_read(&visit, reading);
            made.map_err(|error| Box::new(failure::page(&app, &visit, error)))
        })
        .await
    }

    /// The same for a machine.
    ///
    /// # Errors
    /// The problem that says why not.
    pub(crate) async fn machine_prepared<T, F>(
        &self,
        visit: &Visit,
        reading: F,
    ) -> Result<T, Response>
    where
        T: Send + 'static,
        F: FnOnce(&mut Books<'_, '_, Read>) -> desk::Result<T> + Send + 'static,
    {
        let (app, visit) = (self.clone(), visit.clone());
        joined(move || {
            let made = app.enter_to_read(&visit, reading);
            made.map_err(|error| Box::new(failure::problem(error)))
        })
        .await
    }
}

async fn joined<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Box<Response>> + Send + 'static,
) -> Result<T, Response> {
    match tokio::task::spawn_blocking(work).await {
        Ok(made) => made.map_err(|response| *response),
        Err(error) => Err(failure::problem(desk::Error::Broken(error.to_string()))),
    }
}
