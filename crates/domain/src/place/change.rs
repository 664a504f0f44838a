//! What can happen to a place after it was given: another name, further spellings, another parent in a
//! hierarchy, a split, a merger, a code in another register. Each from a day and by an order. Whether it
//! may happen is decided in [`super::dated::Places::may`].

use jiff::civil::Date;

use crate::name::Name;
use crate::place::hierarchy::Hierarchy;
use crate::place::{Place, PlaceCode};

/// Something that happened to one place or to several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The first day on which it holds. A month goes by the last of its days.
    pub from: Date,
    /// The order by which it was done: number and source, as written on it.
    pub order: String,
    pub what: What,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Renamed {
        place: PlaceCode,
        name: Name,
    },
    /// Further spellings, in either script. They hold for all days.
    Aliased {
        place: PlaceCode,
        aliases: Vec<String>,
    },
    Moved {
        hierarchy: Hierarchy,
        moves: Vec<Move>,
    },
    Split {
        place: PlaceCode,
        base: Base,
        parts: Vec<Part>,
    },
    /// These ended, and go on in `into`, which was there before.
    Merged {
        places: Vec<PlaceCode>,
        into: PlaceCode,
    },
    /// Codes in other registers, by which files name places. They hold for all days.
    Coded {
        codes: Vec<Coded>,
    },
}

/// A place under another parent; `None` takes it out of the hierarchy, which revenue does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    pub place: PlaceCode,
    pub to: Option<PlaceCode>,
}

/// By what the figures of before are shared: "families of 2021: 1,250".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base {
    pub name: String,
    /// The whole, as the order states it.
    pub whole: i64,
}

/// One part of a split.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// A new place, or the split place itself, which then goes on with this share.
    pub place: Place,
    /// Its part of the base; all parts add up to the whole.
    pub share: i64,
    /// Which of the places below the split one lie in it from then on.
    pub takes: Vec<PlaceCode>,
}

/// A register beside the office's own in which places have codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Register {
    /// Local Government Directory: every row has a version beside its code.
    Lgd,
    /// The mission's own directory (NRLM MIS).
    Nrlm,
    Census2001,
    Census2011,
}

impl Register {
    pub const ALL: [Self; 4] = [Self::Lgd, Self::Nrlm, Self::Census2001, Self::Census2011];

    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Lgd => "lgd",
            Self::Nrlm => "nrlm",
            Self::Census2001 => "census-2001",
            Self::Census2011 => "census-2011",
        }
    }

    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|register| register.word() == word)
    }
}

/// The code of a place in a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coded {
    pub place: PlaceCode,
    pub register: Register,
    /// As the register writes it; leading zeros count.
    pub code: String,
    /// The register's version of the row; 0 where it has none.
    pub version: i64,
}

impl What {
    /// The word in the ledger, in addresses and on pages.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Renamed { .. } => "renamed",
            Self::Aliased { .. } => "aliased",
            Self::Moved { .. } => "moved",
            Self::Split { .. } => "split",
            Self::Merged { .. } => "merged",
            Self::Coded { .. } => "coded",
        }
    }

    /// The places that it concerns, each once, the one that it is about first.
    #[must_use]
    pub fn places(&self) -> Vec<PlaceCode> {
        let mut places = match self {
            Self::Renamed { place, .. } | Self::Aliased { place, .. } => vec![*place],
            Self::Moved { moves, .. } => {
                moves.iter().flat_map(|step| [Some(step.place), step.to]).flatten().collect()
            }
            Self::Split { place, parts, .. } => {
                let parts = parts.iter().map(|part| part.place.code);
                std::iter::once(*place).chain(parts).collect()
            }
            Self::Merged { places, into } => places.iter().copied().chain([*into]).collect(),
            Self::Coded { codes } => codes.iter().map(|code| code.place).collect(),
        };
        let mut seen = std::collections::BTreeSet::new();
        places.retain(|place| seen.insert(*place));
        places
    }

    /// Whether trees look otherwise after it: names, parents, or which places there are.
    #[must_use]
    pub fn is_dated(&self) -> bool {
        !matches!(self, Self::Aliased { .. } | Self::Coded { .. })
    }
}
