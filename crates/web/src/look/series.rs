//! The page on which a series of reviews is founded, changed and ended.

use askama::Template;

use super::frame::Frame;
use super::parts::Choice;
use super::words::Words;

/// `/series/new` and `/series/<slug>`. The form is sent to `action`: `name_hi`, `name_en`, `place`,
/// `chair`, `member` and `scheme`, `department`, `below` once or more, `often`, `nth`, `weekday`, `day`,
/// `closes_days`, `scrutiny_days`. A series is ended by `<action>/end` with `reason`.
#[derive(Debug, Clone, Template)]
#[template(path = "series/edit.html")]
pub struct Edit {
    pub words: Words,
    pub frame: Frame,
    pub action: String,
    /// What the page is: a new series, or the name of this one.
    pub title: String,
    pub name_hi: String,
    pub name_en: String,
    pub places: Vec<Choice>,
    pub chairs: Vec<Choice>,
    pub members: Vec<Choice>,
    pub departments: Vec<Choice>,
    pub schemes: Vec<Choice>,
    pub below: Vec<Choice>,
    pub often: Vec<Choice>,
    pub nths: Vec<Choice>,
    pub weekdays: Vec<Choice>,
    pub day: String,
    pub closes_days: String,
    pub scrutiny_days: String,
    /// The next days with their clocks; empty for a new series or one without a rhythm.
    pub next: Vec<String>,
    /// The day on which it was ended, in a sentence; empty while it works.
    pub ended: String,
    /// False for one that is being founded.
    pub is_founded: bool,
}
