//! Registers: what the office writes down row by row, one register, one row, a list that was taken in, and the
//! cases of a pipeline by age. Beside what was reported stands what the rows prove.

use askama::Template;

use super::directive::FilterGroup;
use super::frame::Frame;
use super::parts::{Choice, Link};
use super::words::Words;

/// `/registers?place=…`
#[derive(Debug, Clone, Template)]
#[template(path = "register/index.html")]
pub struct Index {
    pub words: Words,
    pub frame: Frame,
    pub place: String,
    pub filters: Vec<FilterGroup>,
    pub registers: Vec<Counted>,
    pub pipelines: Vec<Counted>,
    pub claims: Vec<Claim>,
    /// The day up to which both sides are told.
    pub as_on: String,
}

/// A register or a pipeline with how much is in it.
#[derive(Debug, Clone)]
pub struct Counted {
    pub link: Link,
    pub why: String,
    pub n: String,
    /// How much of it is too old; empty for nothing.
    pub late: String,
}

/// What was reported, and what rows prove.
#[derive(Debug, Clone)]
pub struct Claim {
    pub name: String,
    pub reported: String,
    pub verified: String,
    /// Empty where the two agree.
    pub difference: String,
    pub proved: String,
    pub since: String,
    pub owner: String,
}

/// `/registers/<word>?place=…&q=…&after=…`
#[derive(Debug, Clone, Template)]
#[template(path = "register/list.html")]
pub struct List {
    pub words: Words,
    pub frame: Frame,
    pub title: String,
    pub why: String,
    pub href: String,
    pub place: String,
    pub place_name: String,
    pub asked: String,
    pub filters: Vec<FilterGroup>,
    pub heads: Vec<String>,
    pub rows: Vec<Line>,
    pub more: Option<Link>,
    pub workbook: Link,
    /// Only for those who keep the register.
    pub new: Option<Vec<Input>>,
}

/// A row in a list.
#[derive(Debug, Clone)]
pub struct Line {
    pub link: Link,
    pub place: String,
    pub cells: Vec<String>,
}

/// A box of a form for one field.
#[derive(Debug, Clone)]
pub struct Input {
    pub code: String,
    pub name: String,
    /// `text`, `date`, `tel`, or `choice`.
    pub kind: &'static str,
    pub value: String,
    pub choices: Vec<Choice>,
    pub is_needed: bool,
}

/// One row: `/rows/<number>` (`href`).
#[derive(Debug, Clone, Template)]
#[template(path = "register/row.html")]
pub struct Row {
    pub words: Words,
    pub frame: Frame,
    pub href: String,
    pub register: Link,
    pub title: String,
    pub place: String,
    pub number: String,
    pub since: String,
    pub merged_into: Option<Link>,
    pub fields: Vec<Shown>,
    pub cases: Vec<Case>,
    pub below: Vec<Below>,
    pub history: Vec<Told>,
    /// Only for those who keep the register; empty otherwise.
    pub inputs: Vec<Input>,
    /// Pipelines of which a case can be opened; only for those who may.
    pub openings: Vec<Opening>,
    pub today: String,
}

/// A field as the reader sees it.
#[derive(Debug, Clone)]
pub struct Shown {
    pub name: String,
    pub value: Link,
    /// The field's word, where it is masked and may be opened.
    pub opens: String,
}

/// A case of a row with what may be done with it.
#[derive(Debug, Clone)]
pub struct Case {
    pub href: String,
    pub pipeline: Link,
    pub stages: Vec<Told>,
    pub money: String,
    pub reason: String,
    /// Empty once it is over.
    pub age: String,
    pub is_late: bool,
    /// The stages to which the acting post may move it.
    pub moves: Vec<Choice>,
    pub reasons: Vec<String>,
}

/// Something that happened on a day.
#[derive(Debug, Clone)]
pub struct Told {
    pub what: Link,
    pub on: String,
}

/// Rows of another register that name this one.
#[derive(Debug, Clone)]
pub struct Below {
    pub name: String,
    pub rows: Vec<Link>,
}

/// A pipeline of which a case can be opened.
#[derive(Debug, Clone)]
pub struct Opening {
    pub code: String,
    pub name: String,
    pub asks_amount: bool,
}

/// What a list would do or did: `POST /registers/<word>/lists`.
#[derive(Debug, Clone, Template)]
#[template(path = "register/taken.html")]
pub struct Taken {
    pub words: Words,
    pub frame: Frame,
    pub register: Link,
    pub is_taken: bool,
    pub n_rows: String,
    pub n_there: String,
    pub n_refused: String,
    /// Headings that no field has.
    pub unknown: String,
    pub refused: Vec<Told>,
    pub href: String,
    pub place: String,
}

/// `/pipelines/<word>?place=…&stage=…`
#[derive(Debug, Clone, Template)]
#[template(path = "register/pipeline.html")]
pub struct Pipeline {
    pub words: Words,
    pub frame: Frame,
    pub title: String,
    pub source: String,
    pub place: String,
    pub filters: Vec<FilterGroup>,
    /// The buckets of age in words.
    pub ages: Vec<String>,
    pub stages: Vec<Stage>,
    pub reasons: Vec<Told>,
    /// The stage that was chosen, and its cases.
    pub chosen: String,
    pub cases: Vec<Line>,
}

/// A stage with its cases by place and age.
#[derive(Debug, Clone)]
pub struct Stage {
    pub link: Link,
    pub holder: String,
    pub limit: String,
    pub rows: Vec<Aged>,
}

/// How many cases of each age stand at a place.
#[derive(Debug, Clone)]
pub struct Aged {
    pub place: Link,
    pub by_age: Vec<String>,
    pub n: String,
}
