//! Weekly targets: what a place owes on each line by the end of the month, laid over the weeks that are
//! left, and the same line among the places below.

use askama::Template;

use super::frame::Frame;
use super::lift::Chosen;
use super::parts::Link;
use super::words::Words;

/// The targets of a place in a month: `/score/<place>/<period>/targets`.
#[derive(Debug, Clone, Template)]
#[template(path = "target/show.html")]
pub struct TargetList {
    pub words: Words,
    pub frame: Frame,
    pub crumbs: Vec<Link>,
    pub place: String,
    pub month: String,
    pub month_before: Link,
    pub month_after: Link,
    /// The weeks that are left, by their last day.
    pub weeks: Vec<String>,
    pub lines: Vec<Line>,
    /// Lines that may be shown among the places below.
    pub choices: Vec<Chosen>,
    pub division: Option<Division>,
    pub children_word: String,
    pub card: Link,
    pub lift: Link,
    pub xlsx: String,
}

/// A line of the place.
#[derive(Debug, Clone)]
pub struct Line {
    pub programme: Link,
    pub post: String,
    pub year: String,
    pub to_month: String,
    pub achieved: String,
    pub left: String,
    pub by_week: Vec<String>,
    pub pace: String,
    pub feasible: String,
    pub is_late: bool,
}

/// A line among the places below.
#[derive(Debug, Clone)]
pub struct Division {
    pub programme: String,
    /// As allotted, or proposed by a base.
    pub note: String,
    pub shares: Vec<Share>,
    pub total: Share,
}

/// A place below.
#[derive(Debug, Clone)]
pub struct Share {
    pub place: Link,
    pub year: String,
    pub to_month: String,
    pub achieved: String,
    pub left: String,
    pub by_week: Vec<String>,
}
