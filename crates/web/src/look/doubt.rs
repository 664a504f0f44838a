//! Points to check of a place in a month, what each rests on and who answers, and the index of the quality of
//! data with how it came about.

use askama::Template;

use super::frame::Frame;
use super::parts::{Choice, Link};
use super::words::Words;

/// The list: `/doubts/<place>/<month>`.
#[derive(Debug, Clone, Template)]
#[template(path = "doubt/show.html")]
pub struct DoubtList {
    pub words: Words,
    pub frame: Frame,
    pub crumbs: Vec<Link>,
    pub place: String,
    pub month: String,
    pub month_before: Link,
    pub month_after: Link,
    pub quality: Option<Quality>,
    /// How many nobody has answered.
    pub n_open: String,
    pub rows: Vec<Row>,
    /// How many more there are in the workbook; empty when all are shown.
    pub n_more: String,
    /// Sittings on whose agenda one may be put.
    pub sittings: Vec<Choice>,
    /// Where the forms are sent.
    pub here: String,
    pub card: Link,
    pub xlsx: String,
}

/// One point to check.
#[derive(Debug, Clone)]
pub struct Row {
    /// Of its forms on the page.
    pub id: String,
    /// The figure, or that it is about the place as a whole.
    pub title: String,
    pub place: Link,
    pub rule: String,
    /// What it rests on, in a sentence with its figures.
    pub said: String,
    pub sure: String,
    pub since: String,
    pub owner: String,
    pub source: String,
    /// What was answered, by whom and when; empty while nobody has.
    pub state: String,
    pub reply: String,
    /// An earlier answer, to figures that have changed since; often empty.
    pub outdated: String,
    pub is_settled: bool,
    /// What the acting post may answer; none where it may not.
    pub answers: Vec<Choice>,
    pub fields: Vec<(&'static str, String)>,
}

/// The index with its derivation.
#[derive(Debug, Clone)]
pub struct Quality {
    pub index: String,
    pub sides: Vec<Side>,
    /// For each line: its name, its index, and its sides in the same order.
    pub lines: Vec<QualityLine>,
    pub source: String,
}

/// One side of the quality.
#[derive(Debug, Clone)]
pub struct Side {
    pub name: String,
    pub percent: String,
    /// `119 / 132`; empty where there is nothing to tell it by.
    pub counts: String,
    pub weight: String,
}

/// The index of one line.
#[derive(Debug, Clone)]
pub struct QualityLine {
    pub programme: Link,
    pub index: String,
    pub sides: Vec<String>,
}
