//! The doors of an office: pages for people and JSON for machines. A handler reads the question, calls one
//! function of `desk`, and shows the answer; no rule is decided here and no SQL is written. Start with
//! [`routes`], the one list of all doors.

mod api;
mod app;
mod calendars;
mod directives;
mod doors;
mod evidence;
mod explanations;
mod failure;
mod frame;
mod guard;
mod keep;
mod ledger;
pub mod look;
mod messages;
mod multipart;
mod papers;
mod people;
mod posts;
mod reviews;
mod routes;
mod scorecards;
mod sent;
mod sheets;
mod shown;
mod today;
mod visit;

use std::future::Future;

pub use app::App;
pub use desk::outbox::House;
pub use doors::{Door, Hung, Of};
pub use routes::{doors, router};

/// Serves the doors on a listener until `stopped` resolves.
///
/// # Errors
/// The listener failed.
pub async fn serve(
    listener: tokio::net::TcpListener,
    app: App,
    stopped: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    axum::serve(listener, router(app)).with_graceful_shutdown(stopped).await
}
