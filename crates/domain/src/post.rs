//! Posts and those who hold them. A duty belongs to a post at a place; a person holds the post from a
//! day to a day, and history stays with the holder of that day.

use jiff::civil::Date;

use crate::name::Name;
use crate::place::PlaceCode;

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
    pub holder: Option<Name>,
}

/// A person in a post from a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    pub post: PostId,
    pub person: Name,
    pub from: Date,
}
