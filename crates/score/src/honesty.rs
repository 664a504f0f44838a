//! Points to check (जाँच बिन्दु), found in the figures by the rules of the packs: pure, exact, the same
//! whenever it is asked. Places are looked at beside their siblings, month by month; nothing is changed and
//! nobody is accused. What people answered is not known here.
//!
//! `group` lays the figures out, each other file holds a family of rules, `find` puts them together.

mod chance;
mod contradict;
mod copied;
mod entries;
mod eve;
mod find;
mod group;
mod heaped;
mod quality;
mod robust;
mod silent;
mod slip;
mod unusual;

use domain::period::Period;
use domain::scheme::Rulebook;
use jiff::civil::Date;

use crate::cube::Cube;

pub use entries::{Entries, Entry};
pub use find::doubts;
pub use quality::{Quality, Side as QualitySide, quality};

/// What is looked at, and when.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    pub cube: &'a Cube,
    pub book: &'a Rulebook,
    /// The month that is looked at.
    pub month: Period,
    /// The day on which it is looked at: a report that is still in time is not missed.
    pub today: Date,
    /// When figures were entered, as far as it is known; without them no jump before a sitting is seen.
    pub entries: &'a Entries,
    /// The days on which the places' reviews sat.
    pub sittings: &'a [Date],
}
