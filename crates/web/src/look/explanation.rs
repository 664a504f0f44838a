//! Explanations: the register with what the rules found, and one explanation with its letter, what
//! happened in order, the forms of the one who acts, and the history of the post.

use askama::Template;

use super::directive::{FilterGroup, Happening};
use super::evidence::Evidence;
use super::frame::Frame;
use super::parts::{Choice, Link};
use super::words::Words;

/// The register: `/explanations?…`. Every filter is a link. `POST /explanations` drafts one (`asked`,
/// `about` = `grade`, `absence`, `overdue`, `short-figure`, `finding` or `words`, with what each needs).
#[derive(Debug, Clone, Template)]
#[template(path = "explanation/index.html")]
pub struct Index {
    pub words: Words,
    pub frame: Frame,
    pub filters: Vec<FilterGroup>,
    pub rows: Vec<Row>,
    pub n_rows: String,
    /// The next page; `None` on the last.
    pub more: Option<Link>,
    /// What the rules found and nobody has taken up.
    pub findings: Vec<Finding>,
    pub n_findings: String,
    /// How many are not on this page; empty when all are.
    pub n_findings_left: String,
    /// The posts that may be asked in words.
    pub posts: Vec<Choice>,
}

/// One explanation in the register.
#[derive(Debug, Clone)]
pub struct Row {
    pub number: String,
    /// Cause, leading to the page.
    pub link: Link,
    pub asked: String,
    /// Number of the letter; empty for a draft.
    pub letter: String,
    /// Until when an answer is owed; empty for a draft.
    pub due: String,
    /// Delay in words; empty when in time.
    pub delay: String,
    /// The word of its state.
    pub state: String,
}

/// What a rule of persistence found. Its forms go to `POST /explanations` (`about` = `finding`) and
/// `POST /explanations/dismissals`, both with `rule`, `place`, `scheme`, `at`.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Unique on the page, for its fields.
    pub id: String,
    pub title: String,
    /// What was wrong in each period.
    pub instances: Vec<String>,
    pub asked: String,
    /// The word of the post that answers; empty when the place has none, then nothing can be signed.
    pub asked_slug: String,
    pub consequence: String,
    pub source: String,
    pub rule: String,
    pub place: String,
    pub scheme: String,
    pub at: String,
    /// False for the post that would be asked.
    pub is_for_me: bool,
}

/// One explanation: `/explanations/<number>` (`href`). Its forms go to `<href>/call`, `<href>/delivery`
/// (`words`), `<href>/reply` (`words`, `enclosures`, `file` any number of times), `<href>/review`, `<href>/decision` (`decision`,
/// `words`), `<href>/recommendation` (`words`), `<href>/withdrawal` (`reason`).
#[derive(Debug, Clone, Template)]
#[template(path = "explanation/show.html")]
pub struct Show {
    pub words: Words,
    pub frame: Frame,
    pub href: String,
    pub number: String,
    pub cause: String,
    pub state: String,
    pub asked: String,
    pub letter: Letter,
    /// Labels and days: drafted, called, delivered, limit, answered, decided.
    pub dates: Vec<(String, String)>,
    /// Delay in words; empty when in time.
    pub delay: String,
    /// The sitting and the directive by which it was ordered.
    pub links: Vec<Link>,
    /// The answer as given; empty until then.
    pub reply: String,
    pub enclosures: String,
    pub files: Vec<Evidence>,
    /// Oldest first.
    pub history: Vec<Happening>,
    pub record: Record,
    pub forms: Forms,
}

/// The letter as it went out, or as it would.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Number and date; empty for a draft.
    pub number: String,
    pub subject: String,
    pub references: Vec<String>,
    pub body: Vec<String>,
    pub rows: Vec<LetterRow>,
    pub limit: String,
    pub signed: String,
    pub copy_to: Vec<String>,
    pub pdf: Option<Link>,
}

/// A row of figures on the letter.
#[derive(Debug, Clone)]
pub struct LetterRow {
    pub what: String,
    pub target: String,
    pub achieved: String,
    pub percent: String,
    pub grade: String,
}

/// How the explanations of the post ended.
#[derive(Debug, Clone)]
pub struct Record {
    /// Label and count.
    pub counts: Vec<(String, String)>,
    /// The register of this post.
    pub all: Link,
}

/// What the acting post may do now.
#[derive(Debug, Clone, Default)]
pub struct Forms {
    pub may_call: bool,
    pub may_deliver: bool,
    pub may_reply: bool,
    /// What may be handed in with the answer, in one line.
    pub limits: String,
    pub may_take_up: bool,
    /// The decisions that may be taken: value and label.
    pub decisions: Vec<(&'static str, String)>,
    pub may_recommend: bool,
    pub may_withdraw: bool,
}

/// An explanation that may be asked for from another page: what the form sends, and its button.
#[derive(Debug, Clone)]
pub struct Offer {
    pub button: String,
    /// Name and value of each hidden field.
    pub fields: Vec<(&'static str, String)>,
}
