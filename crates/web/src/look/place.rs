//! One place: what it is called, where it lies and whose member it is, by day; its codes, and what happened
//! to it with the order of each.

use askama::Template;

use super::frame::Frame;
use super::parts::{Choice, Link};
use super::words::Words;

/// `/places/<word>` (`href`). Its forms go to `<href>/changes`.
#[derive(Debug, Clone, Template)]
#[template(path = "place/show.html")]
pub struct Show {
    pub words: Words,
    pub frame: Frame,
    pub crumbs: Vec<Link>,
    pub href: String,
    pub name: String,
    /// `ग्राम पंचायत`
    pub tier: String,
    /// What it is called in the other language.
    pub other_name: String,
    /// Its number in the directory: LGD, or of a federation the mission's own.
    pub number: String,
    /// From when it is there, or since when it is no more; empty for what was always there.
    pub span: String,
    pub card: Link,
    /// The present name first.
    pub names: Vec<Dated>,
    pub aliases: Vec<String>,
    pub codes: Vec<Code>,
    /// Of each hierarchy in which it stands: its parents, the present one first.
    pub parents: Vec<Parents>,
    /// Those below it, of each hierarchy that has any.
    pub below: Vec<Below>,
    /// The latest first.
    pub history: Vec<Happened>,
    /// `None` for who may not change places.
    pub forms: Option<Forms>,
}

/// Something that holds from a day.
#[derive(Debug, Clone)]
pub struct Dated {
    pub what: Link,
    /// Empty for what was always so.
    pub from: String,
}

/// A code in another register.
#[derive(Debug, Clone)]
pub struct Code {
    pub register: String,
    pub code: String,
    /// Empty where the register has none.
    pub version: String,
}

/// The parents of a place in one hierarchy.
#[derive(Debug, Clone)]
pub struct Parents {
    pub hierarchy: String,
    pub rows: Vec<Dated>,
}

/// The places below in one hierarchy.
#[derive(Debug, Clone)]
pub struct Below {
    pub hierarchy: String,
    pub places: Vec<Link>,
}

/// One change.
#[derive(Debug, Clone)]
pub struct Happened {
    /// `विभाजित: रामपुर 800, नवगाँव 450 (परिवार 2021)`
    pub what: String,
    pub from: String,
    pub order: String,
    /// The reason given; often empty.
    pub why: String,
    pub fact: Link,
}

/// What the forms offer.
#[derive(Debug, Clone, Default)]
pub struct Forms {
    /// The word of the place.
    pub place: String,
    /// ISO.
    pub today: String,
    /// Under which it could lie; empty at the top.
    pub seats: Vec<Choice>,
    /// Whose member it could be, with the way out; empty where its tier is nobody's.
    pub clusters: Vec<Choice>,
    pub registers: Vec<Choice>,
}
