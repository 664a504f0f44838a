//! What the acting post owes today: what is overdue, what this week asks, and how its place stands.

use askama::Template;

use super::frame::Frame;
use super::parts::{Grade, Link, Standing};
use super::picture::Svg;
use super::words::Words;

/// The first page: `/`.
#[derive(Debug, Clone, Template)]
#[template(path = "today/index.html")]
pub struct Index {
    pub words: Words,
    pub frame: Frame,
    pub date: String,
    pub post: String,
    /// `None` when the post's place has no scorecard yet.
    pub card: Option<MyCard>,
    pub overdue: Vec<Duty>,
    pub week: Vec<Duty>,
    /// Explanations that the post has to answer.
    pub to_answer: Vec<Duty>,
    /// Answers, or their absence, on which the post has to decide.
    pub to_decide: Vec<Duty>,
    /// The next sitting of a series the post attends.
    pub meeting: Option<Meeting>,
    /// What the post was lately reminded of, latest first.
    pub reminded: Vec<Reminder>,
    /// Where to begin when nothing is owed or nothing is loaded yet.
    pub next: Vec<Link>,
}

/// The score of the post's place.
#[derive(Debug, Clone)]
pub struct MyCard {
    pub href: String,
    pub grade: Grade,
    pub score: String,
    pub out_of: String,
    pub month: String,
    pub standing: Option<Standing>,
    /// What moved it, in a sentence; empty when nothing did.
    pub why: String,
}

/// One thing to do.
#[derive(Debug, Clone)]
pub struct Duty {
    pub link: Link,
    /// Delay in words; empty when in time.
    pub delay: String,
    /// Limit, review, letter number in one line.
    pub note: String,
    /// `172 / 218`; empty when it is not counted.
    pub live: String,
    pub bar: Option<Svg>,
    /// The first is the one to press.
    pub actions: Vec<Link>,
}

/// A message that went to the post.
#[derive(Debug, Clone)]
pub struct Reminder {
    pub link: Link,
    /// Why, when, and what became of it, in one line.
    pub note: String,
}

/// The next meeting.
#[derive(Debug, Clone)]
pub struct Meeting {
    pub link: Link,
    pub when: String,
    pub note: String,
}
