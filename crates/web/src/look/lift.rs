//! What makes it an A: the cheapest way to a better card, and the work list of every line that can still be
//! lifted, week by week. It is printed and hangs in the block office.

use askama::Template;

use super::frame::Frame;
use super::parts::{Grade, Link};
use super::words::Words;

/// The work list of a place: `/score/<place>/<period>/lift`.
#[derive(Debug, Clone, Template)]
#[template(path = "lift/show.html")]
pub struct LiftList {
    pub words: Words,
    pub frame: Frame,
    pub crumbs: Vec<Link>,
    pub place: String,
    pub month: String,
    pub grade: Grade,
    pub score: String,
    pub out_of: String,
    /// `4 / 12`; empty without a rank.
    pub rank: String,
    /// Until when the work is reckoned, and how many working days that is.
    pub until: String,
    pub wishes: Vec<Chosen>,
    pub posts: Vec<Chosen>,
    /// What was wished, in words.
    pub wish: String,
    pub parts: Vec<Part>,
    /// The card after it: grade and score; `None` where there is no plan.
    pub after: Option<After>,
    /// Why there is no plan; empty where there is one.
    pub unplanned: String,
    /// The weeks that are left, by their last day.
    pub weeks: Vec<String>,
    pub works: Vec<Work>,
    pub card: Link,
    pub targets: Link,
    pub xlsx: String,
}

/// A choice as a link.
#[derive(Debug, Clone)]
pub struct Chosen {
    pub link: Link,
    pub is_on: bool,
}

/// The card that comes of a plan.
#[derive(Debug, Clone)]
pub struct After {
    pub grade: Grade,
    pub score: String,
}

/// What one line does in the plan.
#[derive(Debug, Clone)]
pub struct Part {
    pub programme: Link,
    pub post: String,
    /// `25 और`
    pub more: String,
    pub grade: Grade,
    pub marks: String,
}

/// A line that can be lifted.
#[derive(Debug, Clone)]
pub struct Work {
    pub programme: Link,
    pub post: String,
    pub target: String,
    pub achieved: String,
    pub grade: Grade,
    pub next: Grade,
    pub more: String,
    /// How many more bring the best letter, and that letter.
    pub best: Grade,
    pub more_for_best: String,
    pub by_week: Vec<String>,
    /// What was done in a week of late.
    pub pace: String,
    pub feasible: String,
    pub is_late: bool,
}
