//! Profiles: how the reports of one source look, so that a sheet from it is known as such. By its marks the
//! sheet is recognised; its headings are read as the source means them; the day up to which it tells stands
//! in one of its cells. Rows of packs; nothing here is a rule of the program.

use crate::name::Name;
use crate::norm::PackRef;
use crate::shape::Decided;

/// How the sheets of one source look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    pub code: String,
    /// What the source is called in the ledger and on the pages.
    pub name: Name,
    /// Words that all stand in the rows above the figures of its sheets, and together in no other's.
    pub marks: Vec<String>,
    /// What stands before the day up to which a sheet tells: `As on`, `दिनांक`.
    pub as_on: Vec<String>,
    /// Money stands in units of ten rupees to this power, where a heading does not say.
    pub money_power: u32,
    /// Where the layout is published, or that it is a default.
    pub source: String,
    pub pack: PackRef,
    /// What its headings mean.
    pub headings: Vec<Decided>,
}
