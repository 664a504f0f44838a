//! All places that an office ever knew, with what happened to them, and the tree of any day in any hierarchy.
//! A split or a merger never rewrites what was: the tree of a day shows the places of that day, and
//! [`Succession`] says in which parts figures of before go on in those of later.

mod course;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::place::change::{Change, Coded, Register, What};
use crate::place::hierarchy::Hierarchy;
use crate::place::{Place, PlaceCode, Tree};
use crate::refusal::Refusal;
use course::Course;

/// Places as they were given, and their changes in the order in which they were recorded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    given: Vec<Place>,
    changes: Vec<Change>,
}

/// A place that goes on in others, or in itself and others, with the share of each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Succession {
    pub place: PlaceCode,
    /// The first day of the new order: periods that end before it are divided.
    pub from: Date,
    /// Whom it goes on in, with whole numbers as shares.
    pub heirs: Vec<(PlaceCode, i64)>,
}

impl Succession {
    /// Whether the place itself goes on with a part of what it was.
    #[must_use]
    pub fn stays(&self) -> bool {
        self.heirs.iter().any(|(heir, _)| *heir == self.place)
    }
}

impl Places {
    /// Takes in places that were always there.
    pub fn add(&mut self, places: &[Place]) {
        self.given.extend_from_slice(places);
    }

    /// Takes in a change that was recorded; it decides nothing.
    pub fn record(&mut self, change: Change) {
        self.changes.push(change);
    }

    /// The changes, in the order in which they were recorded.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The tree of a hierarchy on a day: the places of that day by their names of that day.
    ///
    /// # Errors
    /// The places make no tree.
    pub fn tree_on(&self, hierarchy: Hierarchy, day: Date) -> Result<Tree, Refusal> {
        let mut course = self.course(hierarchy, Some(day));
        let gone = std::mem::take(&mut course.gone);
        let linked = course.linked(&gone);
        Tree::build_as(hierarchy, linked.into_iter().filter(|p| !gone.contains(&p.code)).collect())
    }

    /// Every place that ever was in one revenue tree, by latest name and parent; names of before are aliases.
    ///
    /// # Errors
    /// The places make no tree.
    pub fn tree(&self) -> Result<Tree, Refusal> {
        Tree::build(self.course(Hierarchy::REVENUE, None).places)
    }

    /// Whether any place stands otherwise in a hierarchy than in revenue.
    #[must_use]
    pub fn is_used(&self, hierarchy: Hierarchy) -> bool {
        let is_of =
            |what: &What| matches!(what, What::Moved { hierarchy: h, .. } if *h == hierarchy);
        hierarchy != Hierarchy::REVENUE && self.changes.iter().any(|change| is_of(&change.what))
    }

    /// The days from which trees look otherwise than before, in order.
    #[must_use]
    pub fn days(&self) -> Vec<Date> {
        let dated = self.changes.iter().filter(|change| change.what.is_dated());
        let days: BTreeSet<Date> = dated.map(|change| change.from).collect();
        days.into_iter().collect()
    }

    /// Who went on in whom up to a day, in the order of time.
    #[must_use]
    pub fn successions(&self, day: Date) -> Vec<Succession> {
        let until = self.in_time().into_iter().filter(|change| change.from <= day);
        until
            .flat_map(|change| {
                let from = change.from;
                match &change.what {
                    What::Split { place, parts, .. } => {
                        let heirs = parts.iter().map(|part| (part.place.code, part.share));
                        vec![Succession { place: *place, from, heirs: heirs.collect() }]
                    }
                    What::Merged { places, into } => {
                        let one = |place: &PlaceCode| Succession {
                            place: *place,
                            from,
                            heirs: vec![(*into, 1)],
                        };
                        places.iter().map(one).collect()
                    }
                    _ => Vec::new(),
                }
            })
            .collect()
    }

    /// The first day of a place, where it came out of a split, and the day from which it is no more.
    #[must_use]
    pub fn span(&self, code: PlaceCode) -> (Option<Date>, Option<Date>) {
        let (mut began, mut ended) = (None, None);
        for change in self.in_time() {
            match &change.what {
                What::Split { place, parts, .. } => {
                    let is_part = parts.iter().any(|part| part.place.code == code);
                    if *place == code && !is_part {
                        ended = Some(change.from);
                    } else if *place != code && is_part {
                        began = Some(change.from);
                    }
                }
                What::Merged { places, .. } if places.contains(&code) => ended = Some(change.from),
                _ => {}
            }
        }
        (began, ended)
    }

    /// Whether a place is there on a day.
    #[must_use]
    pub fn is_there(&self, code: PlaceCode, on: Date) -> bool {
        let (began, ended) = self.span(code);
        began.is_none_or(|began| began <= on) && ended.is_none_or(|ended| on < ended)
    }

    /// The parents of a place in a hierarchy, each with its first day; the first without one where it was
    /// always so.
    #[must_use]
    pub fn parents(
        &self,
        hierarchy: Hierarchy,
        code: PlaceCode,
    ) -> Vec<(Option<Date>, Option<PlaceCode>)> {
        let mut parents: Vec<(Option<Date>, Option<PlaceCode>)> = Vec::new();
        let days = self.days().into_iter().map(Some);
        for day in std::iter::once(None).chain(days) {
            if !self.is_there(code, day.unwrap_or(Date::MIN)) {
                continue;
            }
            let course = self.course(hierarchy, Some(day.unwrap_or(Date::MIN)));
            let linked = course.linked(&course.gone);
            let parent = course.ix.get(&code).and_then(|ix| linked.get(*ix)?.parent);
            if parents.last().is_none_or(|(_, last)| *last != parent) {
                parents.push((day, parent));
            }
        }
        parents
    }

    /// The codes of places in other registers, in the order in which they were given.
    pub fn codes(&self) -> impl Iterator<Item = &Coded> {
        self.changes.iter().flat_map(|change| match &change.what {
            What::Coded { codes } => codes.as_slice(),
            _ => &[],
        })
    }

    /// The code of a place in a register that was given last.
    #[must_use]
    pub fn code(&self, place: PlaceCode, register: Register) -> Option<&Coded> {
        self.codes().filter(|coded| coded.place == place && coded.register == register).last()
    }

    fn in_time(&self) -> Vec<&Change> {
        let mut changes: Vec<&Change> = self.changes.iter().collect();
        changes.sort_by_key(|change| change.from);
        changes
    }

    fn course(&self, hierarchy: Hierarchy, day: Option<Date>) -> Course {
        let places = self.given.clone();
        let ix = places.iter().enumerate().map(|(ix, place)| (place.code, ix)).collect();
        let (gone, links) = (BTreeSet::new(), BTreeMap::new());
        let mut course = Course { places, ix, gone, links, hierarchy };
        for change in self.in_time() {
            if !change.what.is_dated() || day.is_none_or(|day| change.from <= day) {
                course.take(&change.what);
            }
        }
        course
    }
}
