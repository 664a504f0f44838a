//! A month of a place: whether it is frozen, by whom and since when, and what was corrected since. And the line
//! at the head of a page that shows what was known earlier.

use askama::Template;

use super::frame::Frame;
use super::parts::Link;
use super::words::Words;

/// A page that shows what was known at an earlier position of the ledger.
#[derive(Debug, Clone)]
pub struct Then {
    /// Up to which entry, of which day, in a sentence.
    pub text: String,
    /// The same page as known now.
    pub now: String,
}

/// A cell that was corrected after its month was frozen.
#[derive(Debug, Clone)]
pub struct Change {
    pub what: String,
    pub place: String,
    pub then: String,
    pub now: String,
    pub on: String,
    /// The post that corrected it.
    pub by: String,
    pub why: String,
    pub fact: Link,
}

/// A month of a place: `/months/<place>/<yyyy-mm>`.
#[derive(Debug, Clone, Template)]
#[template(path = "month/show.html")]
pub struct Month {
    pub words: Words,
    pub frame: Frame,
    pub crumbs: Vec<Link>,
    pub place: String,
    pub month: String,
    pub month_before: Link,
    pub month_after: Link,
    /// Frozen since when and by whom, or open, in a sentence.
    pub state: String,
    pub note: String,
    pub is_frozen: bool,
    /// Where the forms send; `None` where the acting post may not, or there is nothing to do.
    pub freeze: Option<String>,
    pub thaw: Option<String>,
    /// Who may open it again, where the acting post may not.
    pub thaw_by: String,
    /// Places below that have not reported all of it.
    pub missing: Vec<Link>,
    /// What was done with the month, the first first.
    pub history: Vec<Deed>,
    pub changes: Vec<Change>,
    pub card: Link,
}

/// A freeze, or an opening again.
#[derive(Debug, Clone)]
pub struct Deed {
    pub what: String,
    pub on: String,
    pub by: String,
    pub note: String,
}
