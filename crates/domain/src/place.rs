//! Places and the tree that they form. A place is known by its tier and its LGD code, never by its
//! spelling. The tree is kept in depth-first order, so that everything below a place is one slice.
//! Nothing here reads a file or a database. Days, names of before and other hierarchies: [`dated`].

pub mod change;
pub mod dated;
pub mod hierarchy;
mod sound;
mod tier;
pub mod unsound;

use std::collections::BTreeMap;
use std::fmt;

use crate::name::Name;
use crate::place::hierarchy::Hierarchy;
use crate::refusal::Refusal;
pub use tier::Tier;

/// A place's identity: its tier and its LGD code, packed as `tier × 10^9 + code` so that it fits one
/// `bigint`. LGD codes are plain integers, unique within a tier only (district 119 and block 119 both exist).
/// A federation has no LGD code; the mission's own stands in its stead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceCode(i64);

const TIER_STEP: i64 = 1_000_000_000;

impl PlaceCode {
    /// The code of a place of `tier` with this LGD code.
    #[must_use]
    pub fn new(tier: Tier, lgd: u32) -> Self {
        Self(tier.digit() * TIER_STEP + i64::from(lgd) % TIER_STEP)
    }

    /// The code from its stored number, `None` when no tier has that number.
    #[must_use]
    pub fn from_number(number: i64) -> Option<Self> {
        let digit = number.checked_div(TIER_STEP)?;
        Tier::ALL.into_iter().any(|tier| tier.digit() == digit).then_some(Self(number))
    }

    #[must_use]
    pub fn number(self) -> i64 {
        self.0
    }

    #[must_use]
    pub fn tier(self) -> Tier {
        let digit = self.0 / TIER_STEP;
        Tier::ALL
            .into_iter()
            .find(|tier| tier.digit() == digit)
            .expect("a place code is only made with a tier")
    }

    #[must_use]
    pub fn lgd(self) -> i64 {
        self.0 % TIER_STEP
    }
}

impl fmt::Display for PlaceCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.tier().word(), self.lgd())
    }
}

/// One place as the office knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub code: PlaceCode,
    pub parent: Option<PlaceCode>,
    /// The word in addresses: lower-case Latin letters, digits and hyphens; unique in the office.
    pub slug: String,
    pub name: Name,
    /// Other spellings met in sheets and papers, in either script.
    pub aliases: Vec<String>,
}

/// The places of an office in depth-first order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    places: Vec<Place>,
    parents: Vec<Option<usize>>,
    ends: Vec<usize>,
    by_code: BTreeMap<PlaceCode, usize>,
    by_slug: BTreeMap<String, usize>,
    hierarchy: Hierarchy,
}

impl Tree {
    /// Builds the revenue tree; children stand in the order in which they are given.
    ///
    /// # Errors
    /// A code or slug that stands twice, a parent that is not there, a place that is above itself, or a
    /// child whose tier is not below its parent's.
    pub fn build(places: Vec<Place>) -> Result<Self, Refusal> {
        Self::build_as(Hierarchy::REVENUE, places)
    }

    /// The same for places as they stand in another hierarchy.
    ///
    /// # Errors
    /// As [`Tree::build`].
    pub fn build_as(hierarchy: Hierarchy, places: Vec<Place>) -> Result<Self, Refusal> {
        let mut children: BTreeMap<Option<PlaceCode>, Vec<Place>> = BTreeMap::new();
        let mut seen: BTreeMap<PlaceCode, ()> = BTreeMap::new();
        for place in &places {
            if seen.insert(place.code, ()).is_some() {
                return Err(Refusal::PlaceTwice { place: place.code });
            }
        }
        let n_places = places.len();
        for place in places {
            if let Some(parent) = place.parent {
                if !seen.contains_key(&parent) {
                    return Err(Refusal::PlaceWithoutParent { place: place.code, parent });
                }
                if parent.tier() >= place.code.tier() {
                    return Err(Refusal::PlaceNotBelowParent { place: place.code, parent });
                }
            }
            children.entry(place.parent).or_default().push(place);
        }
        let mut tree = Self { hierarchy, ..Self::default() };
        tree.lay(None, None, &mut children);
        debug_assert_eq!(tree.places.len(), n_places, "tiers descend, so every place is reached");
        tree.name_slugs()?;
        Ok(tree)
    }

    fn lay(
        &mut self,
        parent: Option<PlaceCode>,
        parent_ix: Option<usize>,
        children: &mut BTreeMap<Option<PlaceCode>, Vec<Place>>,
    ) {
        for place in children.remove(&parent).unwrap_or_default() {
            let ix = self.places.len();
            let code = place.code;
            self.by_code.insert(code, ix);
            self.places.push(place);
            self.parents.push(parent_ix);
            self.ends.push(ix + 1);
            self.lay(Some(code), Some(ix), children);
            let end = self.places.len();
            if let Some(slot) = self.ends.get_mut(ix) {
                *slot = end;
            }
        }
    }

    fn name_slugs(&mut self) -> Result<(), Refusal> {
        for (ix, place) in self.places.iter().enumerate() {
            if self.by_slug.insert(place.slug.clone(), ix).is_some() {
                return Err(Refusal::PlaceTwice { place: place.code });
            }
        }
        Ok(())
    }

    /// All places, depth first.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// The parent's index of each place, in the same order as [`Tree::places`].
    #[must_use]
    pub fn parents(&self) -> &[Option<usize>] {
        &self.parents
    }

    #[must_use]
    pub fn ix(&self, code: PlaceCode) -> Option<usize> {
        self.by_code.get(&code).copied()
    }

    #[must_use]
    pub fn get(&self, code: PlaceCode) -> Option<&Place> {
        self.ix(code).and_then(|ix| self.places.get(ix))
    }

    #[must_use]
    pub fn by_slug(&self, slug: &str) -> Option<&Place> {
        self.by_slug.get(slug).and_then(|ix| self.places.get(*ix))
    }

    /// The index one past the last place below `ix`: the place and all below it are `ix..end(ix)`.
    #[must_use]
    pub fn end(&self, ix: usize) -> usize {
        self.ends.get(ix).copied().unwrap_or(ix)
    }

    /// The place and all below it, in order; none when there is no such place.
    #[must_use]
    pub fn within(&self, code: PlaceCode) -> &[Place] {
        let range = self.ix(code).map_or(0..0, |ix| ix..self.end(ix));
        self.places.get(range).unwrap_or_default()
    }

    /// The places that the tree's hierarchy lists directly below `code`, in order. Others may stand there and
    /// roll up as well: a cluster is not listed among gram panchayats.
    pub fn children(&self, code: PlaceCode) -> impl Iterator<Item = &Place> {
        let range = self.ix(code).map_or(0..0, |ix| ix + 1..self.end(ix));
        let below = self.places.get(range).unwrap_or_default().iter();
        below.filter(move |p| p.parent == Some(code) && self.lists(p))
    }

    /// Whether the hierarchy lists the place below its parent.
    #[must_use]
    pub fn lists(&self, place: &Place) -> bool {
        place.parent.is_none_or(|parent| self.hierarchy.lists(place.code.tier(), parent.tier()))
    }

    /// The places listed with `code` below the same parent, itself included, in order; of one that is not
    /// listed there, those of its tier.
    #[must_use]
    pub fn siblings(&self, code: PlaceCode) -> Vec<&Place> {
        let parent = self.get(code).and_then(|place| place.parent);
        match (parent, self.get(code).is_none_or(|place| self.lists(place))) {
            (Some(parent), true) => self.children(parent).collect(),
            (Some(parent), false) => {
                let beside = self.within(parent).iter().filter(|p| p.parent == Some(parent));
                beside.filter(|p| p.code.tier() == code.tier()).collect()
            }
            (None, _) => self.places.iter().filter(|p| p.parent.is_none()).collect(),
        }
    }

    /// The place and those above it, nearest first.
    pub fn line(&self, code: PlaceCode) -> impl Iterator<Item = &Place> {
        std::iter::successors(self.get(code), |place| place.parent.and_then(|p| self.get(p)))
    }

    /// The place of this tier at or above `code`.
    #[must_use]
    pub fn above(&self, code: PlaceCode, tier: Tier) -> Option<&Place> {
        self.line(code).find(|place| place.code.tier() == tier)
    }

    /// Whether `code` is `top` or lies below it.
    #[must_use]
    pub fn is_within(&self, code: PlaceCode, top: PlaceCode) -> bool {
        match (self.ix(code), self.ix(top)) {
            (Some(ix), Some(top)) => (top..self.end(top)).contains(&ix),
            _ => false,
        }
    }
}
