//! Reviews: the series and their sittings, and one review from its agenda to its follow-up. The
//! page of a review is worked while people speak, so each thing said has its own small form and
//! nothing else is sent with it.

use askama::Template;

use super::explanation::Offer;
use super::frame::Frame;
use super::paper::{Minutes, Papers};
use super::parts::{Choice, Grade, Link, Typed};
use super::picture::Svg;
use super::words::Words;

/// The series and their sittings: `/reviews`. A sitting is called by `POST /reviews` with `series`,
/// `held_on`, `venue`, `period`.
#[derive(Debug, Clone, Template)]
#[template(path = "review/index.html")]
pub struct Index {
    pub words: Words,
    pub frame: Frame,
    pub series: Vec<Series>,
    /// The next page; `None` on the last.
    pub more: Option<Link>,
    pub call: CallForm,
}

/// A run of meetings.
#[derive(Debug, Clone)]
pub struct Series {
    pub name: String,
    /// Chair, place and rhythm in one line.
    pub about: String,
    /// The page on which the series is changed.
    pub href: String,
    /// The next days, each with the days of its clock; empty without a rhythm.
    pub next: Vec<String>,
    /// The day on which it was ended, in a sentence; empty while it works.
    pub ended: String,
    /// Newest first.
    pub sittings: Vec<Sitting>,
    /// The sittings before these; `None` where there are none.
    pub older: Option<Link>,
}

/// One meeting of a series.
#[derive(Debug, Clone)]
pub struct Sitting {
    pub link: Link,
    pub stage: Stage,
    pub n_items: String,
    pub n_given: String,
    pub n_open: String,
}

/// The form by which a sitting is called.
#[derive(Debug, Clone)]
pub struct CallForm {
    pub series: Vec<Choice>,
    pub periods: Vec<Choice>,
    pub held_on: Typed,
    pub venue: Typed,
}

/// Where a review stands in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    Agenda,
    Attendance,
    Points,
    Minutes,
    FollowUp,
}

impl Stage {
    pub const ALL: [Self; 5] =
        [Self::Agenda, Self::Attendance, Self::Points, Self::Minutes, Self::FollowUp];

    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Agenda => "stage-agenda",
            Self::Attendance => "stage-attendance",
            Self::Points => "stage-points",
            Self::Minutes => "stage-minutes",
            Self::FollowUp => "stage-follow-up",
        }
    }

    /// The part of the review's page that belongs to the stage.
    #[must_use]
    pub fn anchor(self) -> &'static str {
        match self {
            Self::Agenda => "#agenda",
            Self::Attendance => "#attendance",
            Self::Points => "#points",
            Self::Minutes => "#minutes",
            Self::FollowUp => "#follow-up",
        }
    }
}

/// One review: `/reviews/<id>` (`href`). Its forms go to `<href>/attendance` (`p-<post>` = `present`,
/// `absent` or `deputy`, `w-<post>` and `l-<post>` the deputy's name and leave), `<href>/items` (`title`,
/// `place`, `scheme`, `reason`), `<href>/items/<no>/removal` (`reason`), `<href>/items/<no>/words`
/// (`words`, `base`, `join`), `<href>/items/<no>/directives` (`words`, `owner` once or more,
/// `deadline`, `condition` = `figure`, `document` or `evidence`, `indicator`, `place`, `value`),
/// `<href>/minutes/approval`, `<href>/minutes/return` (`reason`), `<href>/minutes` and `<href>/papers`. The form that gives a directive stands open under one point at a time, so that
/// the page stays light: `<href>?item=<no>#item-<no>`.
#[derive(Debug, Clone, Template)]
#[template(path = "review/show.html")]
pub struct Show {
    pub words: Words,
    pub frame: Frame,
    pub href: String,
    pub name: String,
    /// Date, chair and venue in one line.
    pub about: String,
    pub stage: Stage,
    pub brought: Brought,
    pub items: Vec<Item>,
    pub removed: Vec<Removed>,
    pub attendees: Vec<Attendee>,
    /// The explanations that may be asked of those marked absent: the post, and the offer.
    pub absent: Vec<(String, Offer)>,
    pub give: GiveForm,
    pub add: AddForm,
    pub minutes: Minutes,
    pub papers: Papers,
    /// When entries for this sitting close and are gone through, in a sentence.
    pub clock: String,
    /// The script that keeps what is typed; the page works without it.
    pub script: String,
    /// The register of this sitting's directives.
    pub follow_up_href: String,
    /// True while the figures have not written the agenda yet.
    pub may_draw: bool,
    /// True until the minutes are approved; after that the points have no forms.
    pub is_open: bool,
}

impl Show {
    /// The stages from left to right, each with the class of done, now or to come.
    #[must_use]
    pub fn life(&self) -> [(Stage, &'static str); 5] {
        Stage::ALL.map(|stage| match stage.cmp(&self.stage) {
            std::cmp::Ordering::Less => (stage, "done"),
            std::cmp::Ordering::Equal => (stage, "now"),
            std::cmp::Ordering::Greater => (stage, "later"),
        })
    }
}

/// What earlier sittings left open. `before + given − closed = now`, always.
#[derive(Debug, Clone)]
pub struct Brought {
    pub n_before: String,
    pub n_given: String,
    pub n_closed: String,
    pub n_now: String,
    pub rows: Vec<BroughtRow>,
}

/// One directive brought forward.
#[derive(Debug, Clone)]
pub struct BroughtRow {
    pub link: Link,
    pub owners: String,
    pub due: String,
    /// Delay in words; empty when not overdue.
    pub delay: String,
    /// Its report came after entries for the sitting had closed.
    pub is_late_entry: bool,
    /// The word of its state.
    pub state: String,
    /// Live figure (`172 / 218`); empty when the condition is no figure.
    pub live: String,
    pub bar: Option<Svg>,
}

/// One point of the agenda, with what was said and ordered on it.
#[derive(Debug, Clone)]
pub struct Item {
    pub number: String,
    pub title: Link,
    /// Why the point stands on the agenda, in a sentence.
    pub reason: String,
    pub grade: Option<Grade>,
    /// What the chair saw: label and value.
    pub figures: Vec<(String, String)>,
    pub post: String,
    pub said: Typed,
    /// The version of the words; what is typed is based on it.
    pub version: String,
    /// Words that others wrote meanwhile, to be joined.
    pub others: Vec<Other>,
    /// What stands otherwise now than the chair saw it; empty when nothing does.
    pub changed: String,
    pub given: Vec<Given>,
    /// The explanation that may be asked of the post.
    pub offer: Option<Offer>,
}

/// Words that stand beside those of a point.
#[derive(Debug, Clone)]
pub struct Other {
    pub fact: String,
    pub by: String,
    pub said: String,
}

/// The lists of the form that puts a point on the agenda.
#[derive(Debug, Clone)]
pub struct AddForm {
    pub places: Vec<Choice>,
    /// The first is the empty choice.
    pub schemes: Vec<Choice>,
}

/// A directive given on a point.
#[derive(Debug, Clone)]
pub struct Given {
    pub link: Link,
    pub owners: String,
    /// The deadline as worded, and the date it came to.
    pub deadline: String,
    pub condition: String,
}

/// A point taken off the agenda.
#[derive(Debug, Clone)]
pub struct Removed {
    pub title: String,
    pub reason: String,
    pub by: String,
}

/// One who was called.
#[derive(Debug, Clone)]
pub struct Attendee {
    pub post: String,
    pub name: String,
    pub person: String,
    pub presence: Presence,
    /// The deputy's name and leave; empty where there was none.
    pub who: String,
    pub leave: String,
}

/// Whether one who was called came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    Unmarked,
    Present,
    Absent,
    Deputy,
}

impl Attendee {
    /// The three marks with their words, and which one is set.
    #[must_use]
    pub fn marks(&self) -> [(&'static str, &'static str, bool); 3] {
        [
            ("present", "presence-present", self.presence == Presence::Present),
            ("absent", "presence-absent", self.presence == Presence::Absent),
            ("deputy", "presence-deputy", self.presence == Presence::Deputy),
        ]
    }
}

/// The lists of the form that gives a directive, and what was typed when it was sent back.
#[derive(Debug, Clone)]
pub struct GiveForm {
    /// Number of the item under which the form stands open: asked for by `?item=`, or sent back;
    /// empty when none is.
    pub item: String,
    /// The chosen ones are those sent back, or at first the post that answers for the point.
    pub posts: Vec<Choice>,
    pub indicators: Vec<Choice>,
    pub places: Vec<Choice>,
    pub said: Typed,
    pub owner_fault: String,
    pub deadline: Typed,
    pub condition: ConditionKind,
    pub value: Typed,
}

/// What a directive closes on, as chosen in the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConditionKind {
    Figure,
    Weekly,
    Document,
    Evidence,
}

impl ConditionKind {
    /// The kinds with the value of the form and the key of their words, and which one is set.
    #[must_use]
    pub fn choices(self) -> [(&'static str, &'static str, bool); 4] {
        [
            ("evidence", "condition-evidence", self == Self::Evidence),
            ("document", "condition-document", self == Self::Document),
            ("figure", "condition-figure", self == Self::Figure),
            ("weekly", "condition-weekly", self == Self::Weekly),
        ]
    }
}
