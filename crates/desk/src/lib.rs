//! One function for each thing an office does: take in a sheet, hold a review, give a directive, issue a
//! paper. Each reads what it needs, asks the rule in `domain`, and records facts; it holds no rule and
//! no SQL of its own. Start with [`Desk`], which hands out the office's [`Books`].

pub mod access;
pub mod accounts;
pub mod as_of;
pub mod calendars;
pub mod data_values;
pub mod deadlines;
mod desk;
pub mod directives;
pub mod effects;
mod error;
pub mod evidence;
pub mod explanations;
pub mod figures;
pub mod given_out;
pub mod handing_over;
mod hash;
pub mod honesty;
mod known;
pub mod ledger;
pub mod lifts;
pub mod minutes;
pub mod minutes_in;
pub mod months;
pub mod offices;
pub mod outbox;
pub mod papers;
pub mod people;
pub mod places;
pub mod posts;
pub mod reach;
pub mod registers;
pub mod reviews;
pub mod runs;
pub mod samples;
pub mod scenario;
pub mod scorecards;
pub mod sendings;
pub mod sheets_in;
pub mod simulate;
pub mod targets;
pub mod trial;
pub mod undo;
pub mod wording;

pub use desk::{Books, Desk};
pub use error::{Error, Result};
pub use known::Known;
pub use store::{Read, Write};
