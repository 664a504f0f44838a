//! The ledger for reading: each fact with who, when, what and why, and whether the chain holds.

use askama::Template;

use super::frame::Frame;
use super::parts::Link;
use super::words::Words;

/// The facts, newest first: `/ledger`. The chain is checked by `POST /ledger/verification`.
#[derive(Debug, Clone, Template)]
#[template(path = "ledger/index.html")]
pub struct Index {
    pub words: Words,
    pub frame: Frame,
    pub n_facts: String,
    pub facts: Vec<Fact>,
    pub newer: Option<Link>,
    pub older: Option<Link>,
    /// `None` until it was asked for.
    pub verified: Option<Verified>,
}

/// The outcome of a check of the whole chain.
#[derive(Debug, Clone)]
pub struct Verified {
    pub is_whole: bool,
    pub at: String,
    /// One sentence for each thing checked.
    pub checks: Vec<String>,
}

/// One fact.
#[derive(Debug, Clone)]
pub struct Fact {
    pub number: String,
    pub at: String,
    pub post: String,
    /// What happened, in words, leading to the thing it happened to.
    pub what: Link,
    /// Why; often empty.
    pub why: String,
    /// The first characters of the hash.
    pub hash: String,
}

/// One fact whole: `/ledger/<number>`.
#[derive(Debug, Clone, Template)]
#[template(path = "ledger/show.html")]
pub struct Show {
    pub words: Words,
    pub frame: Frame,
    pub fact: Fact,
    pub hash: String,
    pub hash_before: String,
    /// What the fact carries: label and value.
    pub carries: Vec<(String, String)>,
}
