//! The doors of an office: pages for people and JSON for machines. A handler reads the question, calls one
//! function of `desk`, and shows the answer; no rule is decided here and no SQL is written. Start with
//! [`routes`], the one list of all doors.

mod account;
mod accounts;
mod api;
mod app;
mod calendars;
mod came;
mod directives;
mod doors;
mod doubts;
mod entry;
mod evidence;
mod explanations;
mod failure;
mod frame;
mod guard;
mod invitation;
mod keep;
mod ledger;
pub mod look;
mod messages;
mod minutes_in;
mod months;
mod multipart;
mod papers;
mod people;
mod places;
mod porter;
mod posts;
mod registers;
mod reviews;
mod routes;
mod scorecards;
mod sent;
mod sheets;
mod shown;
mod sign_in;
mod today;
mod typed;
mod visit;

use std::future::Future;
use std::net::SocketAddr;

pub use app::App;
pub use desk::outbox::Origin;
pub use doors::{Door, Hung, Of};
pub use entry::House;
pub use failure::told as refusal_words;
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
    let doors = router(app).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, doors).with_graceful_shutdown(stopped).await
}
