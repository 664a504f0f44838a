//! The line of reporting: to which post a new one reports, who stands above a post, and by which titles
//! posts of a kind go. The kinds and their line stand in the packs; nothing here knows a single post.

use jiff::civil::Date;

use crate::name::Name;
use crate::place::{PlaceCode, Tree};
use crate::post::PostId;
use crate::scheme::{PostKind, Rulebook};

/// Longer than the line of any administration; a ring in the data ends here.
const LONGEST_LINE: usize = 32;

/// The post to which one of this kind at this place reports. The kind above it in the packs is looked
/// for at the place itself and then upwards; where no place has one, the kind above that, and so on.
/// `find` names the post of a kind at a place.
#[must_use]
pub fn superior(
    book: &Rulebook,
    tree: &Tree,
    (kind, place): (&str, PlaceCode),
    find: impl Fn(&str, PlaceCode) -> Option<PostId>,
) -> Option<PostId> {
    let state = tree.above(place, crate::place::Tier::State).map(|state| state.code);
    kinds_above(book, state, kind)
        .into_iter()
        .find_map(|above| tree.line(place).find_map(|at| find(&above.code, at.code)))
}

/// The kinds above one, the nearest first.
#[must_use]
pub fn kinds_above<'a>(
    book: &'a Rulebook,
    state: Option<PlaceCode>,
    kind: &str,
) -> Vec<&'a PostKind> {
    let above = |kind: &PostKind| book.post_kind(state, kind.reports_to.as_deref()?);
    let first = book.post_kind(state, kind).and_then(above);
    std::iter::successors(first, |kind| above(kind)).take(LONGEST_LINE).collect()
}

/// The superiors of a post, the nearest first; a ring is walked once.
#[must_use]
pub fn superiors(post: PostId, reports_to: impl Fn(PostId) -> Option<PostId>) -> Vec<PostId> {
    let mut line = Vec::new();
    let mut next = reports_to(post);
    while let Some(above) = next.filter(|above| *above != post && !line.contains(above)) {
        line.push(above);
        next = reports_to(above);
    }
    line
}

/// By what a post goes, and from when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Titles {
    /// The title with which it was created.
    pub first: Name,
    /// Later ones in the order of the days.
    pub later: Vec<(Date, Name)>,
}

impl Titles {
    fn on(&self, day: Date) -> &Name {
        let later = self.later.iter().rev().find(|(from, _)| *from <= day);
        later.map_or(&self.first, |(_, title)| title)
    }
}

/// The titles that a pack gives to a post of this kind and the post does not have yet. A post that an
/// office calls by a name of its own keeps it.
#[must_use]
pub fn titles_due(kind: &PostKind, titles: &Titles) -> Vec<(Date, Name)> {
    let mut titles = titles.clone();
    let mut due = Vec::new();
    for later in &kind.later_titles {
        let now = titles.on(later.from);
        let is_of_kind =
            *now == kind.title || kind.later_titles.iter().any(|other| other.title == *now);
        if *now != later.title && is_of_kind && !titles.later.iter().any(|t| t.0 == later.from) {
            due.push((later.from, later.title.clone()));
            titles.later.push((later.from, later.title.clone()));
            titles.later.sort_by_key(|(from, _)| *from);
        }
    }
    due
}
