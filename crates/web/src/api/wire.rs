//! The shapes that all answers share: names in both languages, places, posts and cells.

use std::collections::BTreeMap;

use desk::{Books, Known, wording};
use domain::indicator::Unit;
use domain::post::PostId;
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

/// A name in Hindi and in English.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Name {
    #[schema(example = "मैथा")]
    hi: String,
    #[schema(example = "Maitha")]
    en: String,
}

impl From<domain::name::Name> for Name {
    fn from(name: domain::name::Name) -> Self {
        Self { hi: name.hi, en: name.en }
    }
}

impl From<&domain::name::Name> for Name {
    fn from(name: &domain::name::Name) -> Self {
        name.clone().into()
    }
}

/// A place's identity: LGD codes are unique within a tier only.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Code {
    /// `nation`, `state`, `district`, `block`, `clf`, `gp`, `vo` or `village`. A federation has the
    /// mission's own number in the place of an LGD code.
    #[schema(example = "block")]
    tier: &'static str,
    #[schema(example = 1270)]
    lgd: i64,
}

impl From<domain::place::PlaceCode> for Code {
    fn from(code: domain::place::PlaceCode) -> Self {
        Self { tier: code.tier().word(), lgd: code.lgd() }
    }
}

/// A place as other things name it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct PlaceRef {
    code: Code,
    /// The word in addresses.
    #[schema(example = "maitha")]
    slug: String,
    name: Name,
}

/// A post as other things name it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct PostRef {
    /// The word in addresses.
    #[schema(example = "bdo-maitha")]
    slug: String,
    title: Name,
    place: PlaceRef,
}

/// What stands in a cell: a number (a count, or paise), or the name of its blank. Zero is a number.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Cell {
    Value(i64),
    /// `not-reported`, `not-applicable` or `no-target`.
    Blank(&'static str),
}

impl From<domain::figure::Cell> for Cell {
    fn from(cell: domain::figure::Cell) -> Self {
        match cell {
            domain::figure::Cell::Value(value) => Self::Value(value),
            domain::figure::Cell::Blank(blank) => Self::Blank(blank.word()),
        }
    }
}

/// In what a number is counted.
pub(super) fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Count => "count",
        Unit::Paise => "paise",
    }
}

/// A day as ISO has it.
pub(super) fn day(day: Date) -> String {
    day.to_string()
}

/// Who and where is meant by the numbers that the books hold.
pub(super) struct Named<'a> {
    pub(super) known: &'a Known,
    pub(super) posts: &'a Posts,
}

/// The posts of the office by number.
pub(super) type Posts = BTreeMap<PostId, domain::post::Post>;

/// Some posts by number: those that a list speaks of.
pub(super) fn these<M>(
    books: &mut Books<'_, '_, M>,
    ids: impl IntoIterator<Item = PostId>,
) -> desk::Result<Posts> {
    Ok(desk::posts::these(books, ids)?.into_iter().map(|post| (post.id, post)).collect())
}

/// All posts of the office by number.
pub(super) fn posts<M>(books: &mut Books<'_, '_, M>) -> desk::Result<Posts> {
    Ok(desk::posts::all(books)?.into_iter().map(|post| (post.id, post)).collect())
}

/// A place as other things name it.
pub(super) fn place(known: &Known, code: domain::place::PlaceCode) -> PlaceRef {
    PlaceRef {
        code: code.into(),
        slug: slug(known, code),
        name: wording::place(known, code).into(),
    }
}

/// The word of a place in addresses; empty for one that the office does not know.
pub(super) fn slug(known: &Known, code: domain::place::PlaceCode) -> String {
    known.tree.get(code).map_or_else(String::new, |place| place.slug.clone())
}

impl Named<'_> {
    pub(super) fn place(&self, code: domain::place::PlaceCode) -> PlaceRef {
        place(self.known, code)
    }

    /// A post; `None` for what the program or the figures did by themselves.
    pub(super) fn post(&self, id: PostId) -> Option<PostRef> {
        let post = self.posts.get(&id)?;
        let title = (&post.title).into();
        Some(PostRef { slug: post.slug.clone(), title, place: self.place(post.place) })
    }

    /// The word of a post; `None` as for [`Named::post`].
    pub(super) fn slug(&self, id: Option<PostId>) -> Option<String> {
        Some(self.posts.get(&id?)?.slug.clone())
    }
}
