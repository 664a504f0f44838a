//! The parts of the sheet's pages that let a person correct the reading, and the page of what was taken in.

use askama::Template;

use super::frame::Frame;
use super::parts::{Choice, Link};
use super::words::Words;

/// A column with what may be said of it.
#[derive(Debug, Clone)]
pub struct Heading {
    /// `C`
    pub letter: String,
    pub heading: String,
    /// What it was taken for, or why it was left aside.
    pub matched: String,
    /// The programme that was read; empty when none was.
    pub programme: String,
    /// Target or achievement, or to be left aside; empty when nobody may say anything of it.
    pub kinds: Vec<Choice>,
}

/// Text in an old font, and what it would say.
#[derive(Debug, Clone)]
pub struct OldFont {
    pub n_cells: String,
    pub can_convert: bool,
    /// Before and after.
    pub shown: Vec<(String, String)>,
}

/// Something of a sheet that was left aside on purpose.
#[derive(Debug, Clone)]
pub struct Aside {
    pub cell: String,
    pub text: String,
    pub why: String,
}

/// What a person may do about the reading of a sheet.
#[derive(Debug, Clone)]
pub struct Reading {
    pub headings: Vec<Heading>,
    /// The names of all programmes, to choose from.
    pub programmes: Vec<String>,
    /// Whose decision the reading follows: a sentence that leads to the fact.
    pub follows: Option<Link>,
    pub old_font: Option<OldFont>,
    pub aside: Vec<Aside>,
    /// The sheets of the file that hold anything, where there are several.
    pub tabs: Vec<String>,
    /// Fields that go along with every form of the page.
    pub carried: Vec<(String, String)>,
    /// Whether rows stopped the sheet, so that they can be given back.
    pub has_rejected: bool,
}

/// An intake: `/sheets/taken/<fact>`. Taken back by `POST <action>` with `reason`.
#[derive(Debug, Clone, Template)]
#[template(path = "sheet/taken.html")]
pub struct Taken {
    pub words: Words,
    pub frame: Frame,
    pub name: String,
    pub place: String,
    pub as_on: String,
    pub taken_on: String,
    pub by: String,
    pub n_figures: String,
    pub fact: Link,
    /// The fact that took it back, if one did.
    pub undone: Option<Link>,
    pub n_back: String,
    pub n_gone: String,
    pub n_kept: String,
    pub later: Vec<Link>,
    pub action: String,
}
