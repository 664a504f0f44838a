//! What tests share: a fresh database of each kind, and someone to act. It starts no server: PostgreSQL
//! is used when `TEST_POSTGRES` names one, with a schema for each test that is dropped afterwards.

mod folder;
mod golden;
mod mailbox;

use std::sync::atomic::{AtomicU64, Ordering};

use domain::fact::By;
use domain::post::PostId;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use postgres::{Client, NoTls};
use store::Db;

pub use folder::Folder;
pub use golden::golden;
pub use mailbox::{Mailbox, Manner, Received};

/// Runs a test on a fresh SQLite file, and on a fresh PostgreSQL schema where there is a server.
///
/// # Panics
/// When a database cannot be made, or the test fails.
pub fn on_each_database(test: impl Fn(&Db)) {
    on_each_address(|address| {
        let db = Db::open(address).unwrap_or_else(|error| panic!("{address}: {error}"));
        test(&db);
    });
}

/// The same for tests that open the database themselves, or more than once.
///
/// # Panics
/// When a database cannot be made, or the test fails.
pub fn on_each_address(test: impl Fn(&str)) {
    let folder = Folder::new();
    test(&format!("sqlite:{}", folder.path().join("office.db").display()));
    if let Some(server) = postgres_server() {
        let schema = Schema::new(&server);
        test(&schema.address());
    }
}

/// The address of the server for tests, where there is one.
#[must_use]
pub fn postgres_server() -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "tests are told of the server by their runner")]
    let server = std::env::var("TEST_POSTGRES").ok();
    server.filter(|server| !server.is_empty())
}

/// Someone who acts at half past ten in the morning of a day, for no reason in particular.
///
/// # Panics
/// When the day is at the very end of the calendar.
#[must_use]
pub fn by(post: Option<PostId>, on: Date) -> By {
    let morning = on.at(10, 30, 0, 0).to_zoned(TimeZone::fixed(jiff::tz::offset(5)));
    let at = morning.expect("a day of our times").timestamp();
    By { post, at, on, why: "a test".to_owned() }
}

/// A schema that lives as long as a test, however the test ends.
struct Schema<'a> {
    server: &'a str,
    name: String,
}

impl<'a> Schema<'a> {
    fn new(server: &'a str) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let n = NEXT.fetch_add(1, Ordering::Relaxed);
        Self { server, name: format!("test_{}_{n}", std::process::id()) }
    }

    fn address(&self) -> String {
        let mark = if self.server.contains('?') { '&' } else { '?' };
        format!("{}{mark}schema={}", self.server, self.name)
    }
}

impl Drop for Schema<'_> {
    fn drop(&mut self) {
        // The test has failed already where this fails; its message must stand.
        if let Ok(mut client) = Client::connect(self.server, NoTls) {
            let _ = client.batch_execute(&format!("drop schema if exists {} cascade", self.name));
        }
    }
}
