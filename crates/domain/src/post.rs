//! Posts and those who hold them. A duty belongs to a post at a place; a person holds the post from a
//! day to a day, and history stays with the holder of that day.

use jiff::civil::Date;

use crate::name::Name;
use crate::place::PlaceCode;
use crate::refusal::Refusal;

/// The ledger number of the fact that made a thing is the thing's identity: unique in the office, and
/// in order of time.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}
pub(crate) use id;

id!(
    /// A post, by the ledger number of the fact that created it.
    PostId
);
id!(
    /// A person, by the ledger number of the fact that entered it.
    PersonId
);

/// A post to be created.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPost {
    /// The word in addresses: `bmm-maitha`; unique in the office.
    pub slug: String,
    /// The kind declared by a pack: `bmm`.
    pub kind: String,
    pub title: Name,
    pub place: PlaceCode,
    pub reports_to: Option<PostId>,
}

/// A post as it stands on some day, with its holder of that day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    pub id: PostId,
    pub slug: String,
    pub kind: String,
    pub title: Name,
    pub place: PlaceCode,
    pub reports_to: Option<PostId>,
    /// `None` when the post is vacant.
    pub holder: Option<Holder>,
}

impl Post {
    /// The name of the holder; without one where the post is vacant.
    #[must_use]
    pub fn holder_name(&self) -> Name {
        self.holder.as_ref().map_or_else(|| Name::new("", ""), |holder| holder.name.clone())
    }
}

/// Who holds a post on some day, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    pub person: PersonId,
    pub name: Name,
    pub charge: Charge,
}

/// How a person holds a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Charge {
    /// The person's own post.
    Regular,
    /// Beside the own post: "अतिरिक्त प्रभार".
    Additional,
}

impl Charge {
    pub const ALL: [Self; 2] = [Self::Regular, Self::Additional];

    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Regular => "regular",
            Self::Additional => "additional",
        }
    }

    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|charge| charge.word() == word)
    }
}

/// A person in a post from a day to a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    pub post: PostId,
    pub person: PersonId,
    pub charge: Charge,
    /// The first day.
    pub from: Date,
    /// The last day; `None` while it lasts.
    pub until: Option<Date>,
}

impl Holding {
    /// Whether the person is in the post on a day.
    #[must_use]
    pub fn lasts_on(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// Decides whether a person may take charge of a post, whose present holding is `there`, while holding
/// `other` posts.
///
/// # Errors
/// The post is held on that day, or the person has a post of its own already, so that this can only be
/// an additional charge.
pub fn may_take_charge(
    holding: &Holding,
    there: Option<&Holding>,
    other: &[Holding],
) -> Result<(), Refusal> {
    if there.is_some_and(|there| there.until.is_none_or(|until| holding.from <= until)) {
        return Err(Refusal::PostHeld);
    }
    let is_own = |other: &&Holding| {
        other.charge == Charge::Regular && other.until.is_none_or(|until| holding.from <= until)
    };
    match other.iter().find(is_own) {
        Some(own) if holding.charge == Charge::Regular => {
            Err(Refusal::HasOwnPost { post: own.post })
        }
        _ => Ok(()),
    }
}

/// Decides whether a holding may end with this day.
///
/// # Errors
/// It is over already, or the day lies before its first.
pub fn may_give_up_charge(holding: &Holding, last: Date) -> Result<(), Refusal> {
    match holding.until {
        Some(_) => Err(Refusal::PostNotHeld),
        None if last < holding.from => Err(Refusal::EndsBeforeItBegan { from: holding.from }),
        None => Ok(()),
    }
}
