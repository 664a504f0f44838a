//! Directives: the register, and one directive with its exact words, its owners, its two clocks, the
//! condition it closes on and everything that happened, in order.

use askama::Template;

use super::evidence::Evidence;
use super::explanation::Offer;
use super::frame::Frame;
use super::parts::{Choice, Link, Typed};
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
    Replaced,
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
            Self::Replaced => "state-replaced",
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
    /// How many the filters leave, on all pages.
    pub n_rows: String,
    /// The next page; `None` on the last.
    pub more: Option<Link>,
    /// The board, the checks, and the register as a file.
    pub links: Vec<Link>,
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
/// `<href>/extension` (`deadline`, `reason`), `<href>/drop`, `<href>/postponement`, `<href>/reopening` (`reason`),
/// each with `owner`; `<href>/merger` (`into`, `reason`), `<href>/parts` (`words-<n>`, `owner-<n>`, `reason`).
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
    /// A line for every week of a weekly target; empty for others.
    pub weeks: Vec<Week>,
    pub owners: Vec<Owner>,
    /// In what it goes on, and what went on in it.
    pub others: Vec<Link>,
    /// How often its day was moved and its end undone, in words.
    pub tally: Vec<String>,
    /// What can be said of its effect, sentence by sentence; empty while it is open.
    pub effect: Vec<String>,
    /// What second looks found, one line each.
    pub checks: Vec<String>,
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

/// One week of a weekly target.
#[derive(Debug, Clone)]
pub struct Week {
    pub due: String,
    pub level: String,
    /// The figure as on a day up to the week's own; a dash where none was known.
    pub stood: String,
    /// The key of how it came out.
    pub state: &'static str,
}

/// The limit: as worded, the date it came to, and how.
#[derive(Debug, Clone)]
pub struct Deadline {
    pub worded: String,
    pub due: String,
    pub how: String,
    /// The closed days over which it moved, each with its name.
    pub over: Vec<String>,
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
    /// That entries for the coming sitting have closed; empty while they are open.
    pub entries_closed: String,
    pub may_reopen: bool,
    /// Cut, take into another, put off: what another post may do while it is open.
    pub may_reshape: bool,
    /// The owners who may be put into parts.
    pub owners: Vec<Choice>,
    pub deadline: Typed,
}

/// The board: `/directives/board?…`, the open directives by state.
#[derive(Debug, Clone, Template)]
#[template(path = "directive/board.html")]
pub struct Board {
    pub words: Words,
    pub frame: Frame,
    pub columns: Vec<BoardColumn>,
}

/// One state of the board.
#[derive(Debug, Clone)]
pub struct BoardColumn {
    pub state: State,
    pub n: String,
    pub rows: Vec<Row>,
    /// The register of this state; `None` where the board shows all.
    pub more: Option<Link>,
}
