//! Why a change of a place is refused, each with the places by name. The rules are in [`super::sound`].

use jiff::civil::Date;

use crate::name::Name;
use crate::refusal::Refusal;

/// Why a change of a place is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsound {
    /// No order is named by which it was done.
    OrderMissing,
    /// It is to hold from a day that has not come.
    InTheFuture {
        from: Date,
    },
    /// The place was not there yet on that day, or no more.
    NotThere {
        place: Name,
        on: Date,
    },
    /// Another change of the same sort, or one that it rests on, holds from that day or from a later one.
    BeforeAnother {
        place: Name,
        last: Date,
    },
    /// Nothing would be otherwise than it is.
    Unchanged,
    /// It would lie in itself.
    Circle {
        place: Name,
        parent: Name,
    },
    /// A place of this tier does not stand under one of that tier in this hierarchy.
    MayNotStand {
        place: Name,
        parent: Name,
    },
    /// Every place but the top lies somewhere.
    NoParent {
        place: Name,
    },
    /// A member lies in the same block as its cluster.
    OtherSeat {
        place: Name,
        parent: Name,
    },
    /// One part is no split.
    TooFewParts,
    /// A place cannot be merged into itself, nor twice.
    IntoItself,
    /// A share of nothing, or less.
    NoShare {
        place: Name,
    },
    PartsDoNotSum {
        sum: i64,
        whole: i64,
    },
    /// The code of a part is that of another place.
    CodeInUse {
        place: Name,
    },
    /// A place below would lie in no part, or in two.
    NotTakenOnce {
        place: Name,
    },
    /// Parts of a place, and places that become one, are of one tier.
    OtherTier {
        place: Name,
    },
    /// A place beside is called so.
    NameTaken {
        name: String,
        place: Name,
    },
    /// Another place has this code in that register.
    CodeTaken {
        code: String,
        place: Name,
    },
}

impl Unsound {
    /// The code, as of a [`Refusal`].
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::OrderMissing => "place-order-missing",
            Self::InTheFuture { .. } => "place-in-the-future",
            Self::NotThere { .. } => "place-not-there",
            Self::BeforeAnother { .. } => "place-before-another",
            Self::Unchanged => "place-unchanged",
            Self::Circle { .. } => "place-circle",
            Self::MayNotStand { .. } => "place-may-not-stand",
            Self::NoParent { .. } => "place-no-parent",
            Self::OtherSeat { .. } => "place-other-seat",
            Self::TooFewParts => "place-too-few-parts",
            Self::IntoItself => "place-into-itself",
            Self::NoShare { .. } => "place-no-share",
            Self::PartsDoNotSum { .. } => "place-parts-do-not-sum",
            Self::CodeInUse { .. } => "place-code-in-use",
            Self::NotTakenOnce { .. } => "place-not-taken-once",
            Self::OtherTier { .. } => "place-other-tier",
            Self::NameTaken { .. } => "place-name-taken",
            Self::CodeTaken { .. } => "place-code-taken",
        }
    }

    /// The values for the words, by name.
    #[must_use]
    pub fn values(&self) -> Vec<(&'static str, String)> {
        let place =
            |name: &Name| vec![("place_hi", name.hi.clone()), ("place_en", name.en.clone())];
        let with = |name: &Name, more: (&'static str, String)| {
            place(name).into_iter().chain([more]).collect()
        };
        match self {
            Self::OrderMissing | Self::Unchanged | Self::TooFewParts | Self::IntoItself => {
                Vec::new()
            }
            Self::InTheFuture { from } => vec![("from", from.to_string())],
            Self::NotThere { place, on } => with(place, ("on", on.to_string())),
            Self::BeforeAnother { place, last } => with(place, ("last", last.to_string())),
            Self::Circle { place: name, parent }
            | Self::MayNotStand { place: name, parent }
            | Self::OtherSeat { place: name, parent } => {
                let above = [("parent_hi", parent.hi.clone()), ("parent_en", parent.en.clone())];
                place(name).into_iter().chain(above).collect()
            }
            Self::PartsDoNotSum { sum, whole } => {
                vec![("sum", sum.to_string()), ("whole", whole.to_string())]
            }
            Self::NameTaken { name, place } => with(place, ("name", name.clone())),
            Self::CodeTaken { code, place } => with(place, ("code", code.clone())),
            Self::NoParent { place: name }
            | Self::NoShare { place: name }
            | Self::CodeInUse { place: name }
            | Self::NotTakenOnce { place: name }
            | Self::OtherTier { place: name } => place(name),
        }
    }
}

impl From<Unsound> for Refusal {
    fn from(unsound: Unsound) -> Self {
        Self::PlaceChange(Box::new(unsound))
    }
}
