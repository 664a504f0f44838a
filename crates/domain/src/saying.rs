//! What is said on a point while several people write. Each saving names the words it was based on, by
//! the ledger number under which they were kept; a saving on older words never replaces newer ones:
//! both are kept, side by side, until someone joins them.

use crate::post::PostId;

/// The words of a point as they stand, and those that wait to be joined to them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Empty until written.
    pub said: String,
    /// The ledger number under which they were kept; 0 before any were.
    pub version: i64,
    /// Words that others wrote on an older version, oldest first.
    pub others: Vec<OtherWords>,
}

/// Words that were written on a version that had been replaced meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherWords {
    /// The ledger number under which they are kept.
    pub fact: i64,
    /// The version that the writer had read.
    pub base: i64,
    pub said: String,
    pub by: Option<PostId>,
}

/// What a saving does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saving {
    /// These very words are kept already: a saving that was sent twice.
    Kept,
    /// They take the place of the words they were based on, and join these others.
    Replaces { joins: Vec<i64> },
    /// Someone wrote meanwhile: they stand beside, to be joined.
    StandsBeside,
}

/// Decides what a saving of `said` does, when its writer had read the words of version `base` and has
/// joined `joins` of those beside.
#[must_use]
pub fn saving(words: &Words, base: i64, said: &str, joins: &[i64]) -> Saving {
    let is_there = |fact: &i64| words.others.iter().any(|other| other.fact == *fact);
    let joins: Vec<i64> = joins.iter().copied().filter(is_there).collect();
    let is_beside = words.others.iter().any(|other| other.base == base && other.said == said);
    if words.version == base && (words.said != said || !joins.is_empty()) {
        Saving::Replaces { joins }
    } else if words.said == said || is_beside {
        Saving::Kept
    } else {
        Saving::StandsBeside
    }
}
