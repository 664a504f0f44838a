//! A norm or a target on trial: what would stand otherwise if it held. Nothing of it is kept.

use askama::Template;

use super::frame::Frame;
use super::parts::{Choice, Grade, Link, Moved};
use super::words::Words;

/// The places below a place by what holds and by what is tried: `/score/<place>/<period>/trial`.
#[derive(Debug, Clone, Template)]
#[template(path = "trial/show.html")]
pub struct Trial {
    pub words: Words,
    pub frame: Frame,
    pub crumbs: Vec<Link>,
    /// The page without a trial.
    pub here: String,
    pub place: String,
    pub month: String,
    pub children_word: String,
    /// The norm that holds.
    pub norm: String,
    pub bands: Vec<BandAsked>,
    /// The line whose weight is tried; the first is the empty choice.
    pub lines: Vec<Choice>,
    pub weight: String,
    /// The line whose target is tried; the first is the empty choice.
    pub targets: Vec<Choice>,
    /// In percent of the target that was allotted.
    pub target: String,
    /// How many letters and ranks change, in a sentence.
    pub told: String,
    pub rows: Vec<Row>,
    pub xlsx: String,
    pub card: Link,
}

/// A band with its fields.
#[derive(Debug, Clone)]
pub struct BandAsked {
    pub grade: Grade,
    /// From how many percent; empty for the lowest, which has no cut-off.
    pub cut: String,
    pub marks: String,
}

/// A place on one side of the table.
#[derive(Debug, Clone)]
pub struct Side {
    pub rank: String,
    pub score: String,
    pub grade: Grade,
}

/// A place by what holds and by what is tried.
#[derive(Debug, Clone)]
pub struct Row {
    pub place: Link,
    pub now: Side,
    pub then: Side,
    pub moved: Moved,
    pub is_other_letter: bool,
}
