//! Places on their way to a day: each change in the order of time, and the parents of another hierarchy laid
//! over them at the end.

use std::collections::{BTreeMap, BTreeSet};

use crate::place::change::{Part, What};
use crate::place::hierarchy::Hierarchy;
use crate::place::{Place, PlaceCode};

/// Places in the course of being brought to a day.
pub(super) struct Course {
    pub(super) places: Vec<Place>,
    pub(super) ix: BTreeMap<PlaceCode, usize>,
    pub(super) gone: BTreeSet<PlaceCode>,
    /// Other parents, by the hierarchy asked for.
    pub(super) links: BTreeMap<PlaceCode, Option<PlaceCode>>,
    pub(super) hierarchy: Hierarchy,
}

impl Course {
    fn place(&mut self, code: PlaceCode) -> Option<&mut Place> {
        self.ix.get(&code).and_then(|ix| self.places.get_mut(*ix))
    }

    pub(super) fn take(&mut self, what: &What) {
        match what {
            What::Renamed { place, name } => {
                if let Some(place) = self.place(*place) {
                    let before = std::mem::replace(&mut place.name, name.clone());
                    call_also(place, [before.hi, before.en]);
                }
            }
            What::Aliased { place, aliases } => {
                if let Some(place) = self.place(*place) {
                    call_also(place, aliases.iter().cloned());
                }
            }
            What::Moved { hierarchy, moves } if *hierarchy == Hierarchy::REVENUE => {
                for step in moves {
                    self.put_under(step.place, step.to);
                }
            }
            What::Moved { hierarchy, moves } => {
                if *hierarchy == self.hierarchy {
                    self.links.extend(moves.iter().map(|step| (step.place, step.to)));
                }
            }
            What::Split { place, parts, .. } => self.split(*place, parts),
            What::Merged { places, into } => {
                for place in places {
                    self.below(*place).into_iter().for_each(|c| self.put_under(c, Some(*into)));
                    self.gone.insert(*place);
                }
            }
            What::Coded { codes } => {
                for coded in codes {
                    if let Some(place) = self.place(coded.place) {
                        call_also(place, [coded.code.clone()]);
                    }
                }
            }
        }
    }

    fn split(&mut self, whole: PlaceCode, parts: &[Part]) {
        let parent = self.place(whole).and_then(|place| place.parent);
        let link = self.links.get(&whole).copied();
        self.gone.insert(whole);
        for part in parts {
            let code = part.place.code;
            if code == whole {
                self.gone.remove(&whole);
            } else {
                self.ix.insert(code, self.places.len());
                self.places.push(Place { parent, ..part.place.clone() });
                self.links.extend(link.map(|link| (code, link)));
            }
            part.takes.iter().for_each(|taken| self.put_under(*taken, Some(code)));
        }
    }

    fn put_under(&mut self, code: PlaceCode, parent: Option<PlaceCode>) {
        if let Some(place) = self.place(code) {
            place.parent = parent;
        }
    }

    fn below(&self, code: PlaceCode) -> Vec<PlaceCode> {
        self.places.iter().filter(|p| p.parent == Some(code)).map(|p| p.code).collect()
    }

    /// The places with the parents of the hierarchy asked for. A link holds only where its parent lies in
    /// a place in which the member lies as well: who moves to another block leaves the cluster behind.
    pub(super) fn linked(&self, gone: &BTreeSet<PlaceCode>) -> Vec<Place> {
        let mut places = self.places.clone();
        for (code, link) in &self.links {
            let Some(to) = link.filter(|to| !gone.contains(to)) else { continue };
            let seat = self.parent(to);
            let mut line = std::iter::successors(self.parent(*code), |above| self.parent(*above));
            let is_near = seat.is_some_and(|seat| line.any(|above| above == seat));
            if let Some(ix) = self.ix.get(code).filter(|_| is_near)
                && let Some(place) = places.get_mut(*ix)
            {
                place.parent = Some(to);
            }
        }
        places
    }

    fn parent(&self, code: PlaceCode) -> Option<PlaceCode> {
        self.ix.get(&code).and_then(|ix| self.places.get(*ix)?.parent)
    }
}

fn call_also(place: &mut Place, spellings: impl IntoIterator<Item = String>) {
    for spelling in spellings {
        if !place.aliases.contains(&spelling) {
            place.aliases.push(spelling);
        }
    }
}
