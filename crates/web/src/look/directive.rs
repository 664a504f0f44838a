//! Directives: the register, and one directive with its exact words, its owners, its two clocks, the
//! condition it closes on and everything that happened, in order.

use askama::Template;

use super::evidence::Evidence;
use super::explanation::Offer;
use super::frame::Frame;
use super::parts::{Link, Typed};
use super::picture::Svg;
use super::words::Words;

/// Where a directive stands with one owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Issued,
    Acknowledged,
    InProgress,
    Reported,
    Returned,
    Verified,
    Dropped,
}

impl State {
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Issued => "state-issued",
            Self::Acknowledged => "state-acknowledged",
            Self::InProgress => "state-in-progress",
            Self::Reported => "state-reported",
            Self::Returned => "state-returned",
            Self::Verified => "state-verified",
            Self::Dropped => "state-dropped",
        }
    }
}

/// The register: `/directives?…`. Every filter is a link.
#[derive(Debug, Clone, Template)]
#[template(path = "directive/index.html")]
pub struct Index {
    pub words: Words,
    pub frame: Frame,
    pub filters: Vec<FilterGroup>,
    pub rows: Vec<Row>,
    pub n_rows: String,
    /// The next page; `None` on the last.
    pub more: Option<Link>,
}

/// One row of filters: by whom, by state, by place.
#[derive(Debug, Clone)]
pub struct FilterGroup {
    pub label: String,
    pub filters: Vec<Filter>,
}

/// One filter: how many rows it leaves, and whether it is set.
#[derive(Debug, Clone)]
pub struct Filter {
    pub link: Link,
    pub n: String,
    pub is_on: bool,
}

/// One directive in the register.
#[derive(Debug, Clone)]
pub struct Row {
    pub number: String,
    pub link: Link,
    pub owners: String,
    pub review: String,
    pub due: String,
    /// Delay in words; empty when not overdue.
    pub delay: String,
    pub state: State,
    /// Live figure (`172 / 218, शेष 46`); empty when the condition is no figure.
    pub live: String,
    pub bar: Option<Svg>,
}

/// One directive: `/directives/<number>` (`href`). Its forms go to `<href>/acknowledgement`,
/// `<href>/report` (`words`, files, a letter, a register row), `<href>/acceptance`, `<href>/return` (`reason`),
/// `<href>/extension` (`deadline`, `reason`), `<href>/drop` (`reason`), each with `owner`.
#[derive(Debug, Clone, Template)]
#[template(path = "directive/show.html")]
pub struct Show {
    pub words: Words,
    pub frame: Frame,
    pub href: String,
    pub number: String,
    /// The exact words, as given.
    pub said: String,
    pub state: State,
    pub review: Link,
    pub given_on: String,
    pub given_by: String,
    pub place: String,
    /// The programme; empty outside the schemes.
    pub programme: String,
    pub deadline: Deadline,
    pub clocks: Clocks,
    pub condition: Condition,
    pub owners: Vec<Owner>,
    /// Oldest first.
    pub history: Vec<Happening>,
    pub forms: Forms,
    /// A text to be passed on by hand.
    pub share: String,
    /// Explanations that may be asked of its owners.
    pub offers: Vec<Offer>,
    /// Explanations that were asked about it.
    pub asked: Vec<Link>,
}

/// The limit: as worded, the date it came to, and how.
#[derive(Debug, Clone)]
pub struct Deadline {
    pub worded: String,
    pub due: String,
    pub how: String,
    /// Delay in words; empty when not overdue.
    pub delay: String,
}

/// Time in the present stage, and time since it was given without a break.
#[derive(Debug, Clone)]
pub struct Clocks {
    pub stage: String,
    pub total: String,
}

/// What must come true for the directive to close.
#[derive(Debug, Clone)]
pub struct Condition {
    pub worded: String,
    /// `172 / 218, शेष 46`; empty when the condition is no figure.
    pub live: String,
    pub bar: Option<Svg>,
    /// Source and as-on date of the live figure.
    pub source: String,
    /// The fact that proved it; `None` while open.
    pub proof: Option<Link>,
}

/// One who must carry it out, with an own state.
#[derive(Debug, Clone)]
pub struct Owner {
    /// Value of `owner` in the forms.
    pub post: String,
    pub name: String,
    pub state: State,
    /// Since when, or what was last said.
    pub note: String,
    /// True when a report lies before the acting post to accept or return.
    pub is_to_verify: bool,
    /// What its reports rest on, the latest last, next to the buttons.
    pub evidence: Vec<Evidence>,
}

/// One thing that happened.
#[derive(Debug, Clone)]
pub struct Happening {
    pub at: String,
    pub by: String,
    pub what: String,
    /// Words or reason that came with it; often empty.
    pub said: String,
    pub fact: Link,
}

/// What the acting post may do now, and what was typed when a form was sent back.
#[derive(Debug, Clone, Default)]
pub struct Forms {
    /// The post that acts, as an owner.
    pub owner: String,
    pub may_acknowledge: bool,
    pub may_report: bool,
    pub may_extend: bool,
    pub may_drop: bool,
    /// How many files of which size a report may bring.
    pub limits: String,
    pub deadline: Typed,
}
