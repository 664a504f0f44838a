//! A second look at closed directives: draw a sample, the list to look at, what was found, and the rates.

use askama::Template;

use super::frame::Frame;
use super::parts::{Choice, Link};
use super::words::Words;

/// `/directives/checks`. A draw goes there by POST (`place`, `checker`, `way`, `rule`, `n`, `from`, `to`), a
/// result to the address of its row (`outcome`, `remark`).
#[derive(Debug, Clone, Template)]
#[template(path = "directive/checks.html")]
pub struct Checks {
    pub words: Words,
    pub frame: Frame,
    pub draw: DrawForm,
    pub samples: Vec<SampleRow>,
    pub posts: Vec<RateRow>,
    pub places: Vec<RateRow>,
}

/// What can be chosen for a draw.
#[derive(Debug, Clone)]
pub struct DrawForm {
    pub places: Vec<Choice>,
    pub checkers: Vec<Choice>,
    pub from: String,
    pub to: String,
}

/// One draw.
#[derive(Debug, Clone)]
pub struct SampleRow {
    pub title: String,
    /// Who looks, at how many of how many, by which seed.
    pub about: String,
    pub fact: Link,
    pub rows: Vec<CheckRow>,
}

/// One directive of a draw.
#[derive(Debug, Clone)]
pub struct CheckRow {
    pub directive: Link,
    pub owners: String,
    /// The key of the outcome, and what was remarked; empty while nobody has looked.
    pub outcome: &'static str,
    pub remark: String,
    /// Where the result goes; `None` where the acting post may not give it or it is there.
    pub href: Option<String>,
    pub id: String,
}

/// A rate with its interval.
#[derive(Debug, Clone)]
pub struct RateRow {
    pub name: String,
    pub passed: String,
    pub share: String,
    pub between: String,
}
