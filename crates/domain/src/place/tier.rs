//! The levels of places, from the whole of an office down to a village.

/// The level of a place. Its number leads the place code. A federation's tiers stand where they may stand
/// in a tree: a cluster below a block, a village organisation below a gram panchayat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// The whole of what an office holds (a mission's country, or the root of a demo).
    Nation,
    State,
    District,
    Block,
    /// Cluster level federation (संकुल स्तरीय संघ): a part of a block.
    Clf,
    GramPanchayat,
    /// Village organisation (ग्राम संगठन): in a gram panchayat, a member of a cluster.
    Vo,
    Village,
}

impl Tier {
    pub const ALL: [Self; 8] = [
        Self::Nation,
        Self::State,
        Self::District,
        Self::Block,
        Self::Clf,
        Self::GramPanchayat,
        Self::Vo,
        Self::Village,
    ];

    /// The word used in files, addresses and the API.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Nation => "nation",
            Self::State => "state",
            Self::District => "district",
            Self::Block => "block",
            Self::Clf => "clf",
            Self::Vo => "vo",
            Self::GramPanchayat => "gp",
            Self::Village => "village",
        }
    }

    /// The tier of a word, `None` when there is no such tier.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tier| tier.word() == word)
    }

    /// The number that leads the codes of its places; it never changes.
    pub(super) fn digit(self) -> i64 {
        match self {
            Self::Nation => 1,
            Self::State => 2,
            Self::District => 3,
            Self::Block => 4,
            Self::GramPanchayat => 5,
            Self::Village => 6,
            Self::Clf => 7,
            Self::Vo => 8,
        }
    }
}
