//! The papers of a review: its minutes from draft to number, those beside them, and the page that
//! tells whether a paper in hand is genuine.

use askama::Template;

use super::frame::Frame;
use super::parts::{Choice, Link};
use super::words::Words;

/// How far the minutes have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MinutesStage {
    Draft,
    Approved,
    Issued,
}

/// The minutes: a draft, approved, or under a number.
#[derive(Debug, Clone)]
pub struct Minutes {
    pub stage: MinutesStage,
    /// Letter number and date; empty before the issue.
    pub number: String,
    /// The hash of the fact that holds them; empty before the issue.
    pub hash: String,
    /// The paper, or its draft.
    pub pdf: Option<Link>,
    /// The post that approves.
    pub chair: String,
    /// What still stands in the way of an issue, one sentence each.
    pub missing: Vec<String>,
    /// The posts that get a copy.
    pub copy_to: Vec<String>,
}

impl Minutes {
    #[must_use]
    pub fn is_draft(&self) -> bool {
        self.stage == MinutesStage::Draft
    }

    #[must_use]
    pub fn is_approved(&self) -> bool {
        self.stage == MinutesStage::Approved
    }

    #[must_use]
    pub fn is_issued(&self) -> bool {
        self.stage == MinutesStage::Issued
    }
}

/// The papers beside the minutes: those issued, and those that may be.
#[derive(Debug, Clone)]
pub struct Papers {
    pub issued: Vec<Issued>,
    /// The kinds that are issued by one button: the word in the form, and what it is called.
    pub offered: Vec<(String, String)>,
    /// The posts with open directives, for a list of each; empty when there are none.
    pub owners: Vec<Choice>,
    /// The points of the issued minutes that can be corrected; empty before the issue.
    pub points: Vec<Choice>,
}

/// A paper that went out.
#[derive(Debug, Clone)]
pub struct Issued {
    pub pdf: Link,
    /// Number and date.
    pub number: String,
    pub xlsx: Option<Link>,
}

/// Whether a paper is genuine: `/papers/check?code=<code>`.
#[derive(Debug, Clone, Template)]
#[template(path = "paper/check.html")]
pub struct Check {
    pub words: Words,
    pub frame: Frame,
    /// As it was asked for.
    pub code: String,
    pub answer: Answer,
}

/// What a code came to.
#[derive(Debug, Clone)]
pub enum Answer {
    /// None was asked for yet.
    NotAsked,
    NotACode,
    Unknown,
    Genuine(Genuine),
}

/// A paper of this office, to be held against the one in hand.
#[derive(Debug, Clone)]
pub struct Genuine {
    /// Label and value: what it is, its number, its date, the office, the meeting.
    pub rows: Vec<(String, String)>,
    pub pdf: Link,
    pub fact: Link,
    pub hash: String,
    /// Later papers that say what is to be read otherwise.
    pub corrected_by: Vec<Link>,
}
