//! The look of the office's pages: words in two languages, small pictures, style sheets, and one
//! struct for each page that says what the page shows. Everything in a page struct is ready to be
//! shown; nothing here counts, grades, reads the ledger or asks who may see what. Templates lie in
//! `crates/web/templates/<noun>/`, words in `locales/`.

pub mod account;
pub mod assets;
pub mod check;
pub mod directive;
pub mod doubt;
pub mod evidence;
pub mod explanation;
pub mod frame;
pub mod import;
pub mod ledger;
pub mod lift;
pub mod message;
pub mod minutes_in;
pub mod month;
pub mod paper;
pub mod parts;
pub mod picture;
pub mod place;
pub mod post;
pub mod register;
pub mod review;
pub mod scorecard;
pub mod series;
pub mod sheet;
pub mod target;
pub mod today;
pub mod trial;
pub mod words;

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "sample pages of a test")]
mod samples;
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test")]
mod tests;
