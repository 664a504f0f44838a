//! The outbox for reading: what waits, what was sent, what failed and why; where posts are reached; the
//! address of the acting post's calendar.

use askama::Template;

use super::directive::FilterGroup;
use super::frame::Frame;
use super::parts::Link;
use super::words::Words;

/// The messages, newest first: `/messages?state=&post=`. What the ladder asks for today is queued by
/// `POST /messages/round`.
#[derive(Debug, Clone, Template)]
#[template(path = "message/index.html")]
pub struct Index {
    pub words: Words,
    pub frame: Frame,
    pub filters: Vec<FilterGroup>,
    pub rows: Vec<Row>,
    /// The next page; `None` on the last.
    pub more: Option<Link>,
    /// How many tellings the ladder asks for today that nobody queued; empty for none.
    pub n_due: String,
    pub address: Address,
    /// The whole address of the acting post's calendar; empty while the office has none.
    pub calendar: String,
}

/// One message. Its forms go to `/messages/<number>/resend` and `/messages/<number>/by-hand`.
#[derive(Debug, Clone)]
pub struct Row {
    pub number: String,
    /// To what it leads.
    pub about: Link,
    /// The post that it is for.
    pub to: String,
    /// Why it is told, and since when it stands in the outbox.
    pub note: String,
    /// The last part of the key of its state: `sent`.
    pub state: &'static str,
    /// Somebody has to look after it.
    pub is_bad: bool,
    /// What the other side said, how often it was tried, or that the post has no mailbox; often empty.
    pub why: String,
    /// The text to be passed on by hand; empty when it is settled.
    pub text: String,
    pub may_resend: bool,
}

/// Where the acting post is reached, as it stands: form `POST /addresses` (`post`, `email`, `phone`).
#[derive(Debug, Clone, Default)]
pub struct Address {
    /// The word of the post.
    pub post: String,
    pub title: String,
    pub email: String,
    pub phone: String,
}

impl Row {
    /// The key of the word for its state.
    #[must_use]
    pub fn key(&self) -> String {
        format!("message-state-{}", self.state)
    }
}
