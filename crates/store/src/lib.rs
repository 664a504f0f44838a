//! The record of an office: one chain of facts, and the tables folded from it, on SQLite or PostgreSQL
//! with one SQL text. [`Db`] opens the database and runs transactions; [`Tx`] is what every other
//! function here takes. No rule of the office is decided here: what comes in as a fact has happened.
//!
//! Begin with [`ledger`] for facts, then read the module named for the noun you want.

/// A statement. It is text and nothing else; the name lets a test find every statement and prepare it
/// on both databases. `$1` is always the office, bound by the transaction itself.
macro_rules! sql {
    ($text:expr) => {
        $text
    };
}

mod db;
mod error;
mod fold;
mod migrate;
mod tx;
mod value;
mod verify;
mod views;
mod ways;

pub mod accounts;
pub mod addresses;
pub mod calendars;
pub mod directives;
pub mod doubts;
pub mod evidence;
pub mod explanations;
pub mod files;
pub mod intakes;
pub mod keys;
pub mod ledger;
pub mod letters;
pub mod offices;
pub mod outbox;
pub mod people;
pub mod places;
pub mod posts;
pub mod registers;
pub mod reviews;
pub mod samples;
pub mod sendings;
pub mod sessions;
pub mod shapes;

pub use db::Db;
pub use error::{Error, Result};
pub use tx::{OfficeId, Read, Tx, Write};
pub use verify::{Broken, Report, ViewCheck, rebuild, verify};
pub use ways::{Listed, WINDOW};
