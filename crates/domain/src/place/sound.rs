//! Whether a change of a place may be recorded: there on that day, no circle, no gap, no two orders for one
//! day, parts that add up to the whole. It asks nothing but what is known of the places.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::name::Name;
use crate::place::change::{Base, Change, Coded, Move, Part, What};
use crate::place::dated::Places;
use crate::place::hierarchy::Hierarchy;
use crate::place::unsound::Unsound;
use crate::place::{PlaceCode, Tree};
use crate::refusal::Refusal;

type Ruling = Result<(), Unsound>;

impl Places {
    /// Whether a change may be recorded on a day.
    ///
    /// # Errors
    /// The first reason why not, with the place by name; or the places would make no tree any more.
    pub fn may(&self, change: &Change, today: Date) -> Result<(), Refusal> {
        if change.order.trim().is_empty() {
            return Err(Unsound::OrderMissing.into());
        }
        if change.from > today {
            return Err(Unsound::InTheFuture { from: change.from }.into());
        }
        let check = Check { places: self, all: &self.tree()?, from: change.from };
        check.what(&change.what)?;
        // What all rules have let through must still be a tree on every day and in every hierarchy.
        let mut after = self.clone();
        after.record(change.clone());
        after.stand()
    }

    /// Whether the places make a tree on every day and in every hierarchy.
    ///
    /// # Errors
    /// The first place that does not stand.
    pub fn stand(&self) -> Result<(), Refusal> {
        self.tree()?;
        for day in self.days() {
            for hierarchy in Hierarchy::all() {
                self.tree_on(hierarchy, day)?;
            }
        }
        Ok(())
    }
}

struct Check<'a> {
    places: &'a Places,
    all: &'a Tree,
    from: Date,
}

impl Check<'_> {
    fn what(&self, what: &What) -> Result<(), Refusal> {
        match what {
            What::Renamed { place, name } => {
                self.there(*place)?;
                self.after_others(*place, |other| other.word() == "renamed")?;
                self.renamed(*place, name)?;
            }
            What::Aliased { place, aliases } => {
                self.there(*place)?;
                aliases.iter().try_for_each(|alias| self.free(*place, alias))?;
                let known = self.all.get(*place).map(|place| place.aliases.as_slice());
                if aliases.iter().all(|alias| known.unwrap_or_default().contains(alias)) {
                    return Err(Unsound::Unchanged.into());
                }
            }
            What::Moved { hierarchy, moves } => self.moved(*hierarchy, moves)?,
            What::Split { place, base, parts } => self.split(*place, base, parts)?,
            What::Merged { places, into } => self.merged(places, *into)?,
            What::Coded { codes } => self.coded(codes)?,
        }
        Ok(())
    }

    fn name(&self, code: PlaceCode) -> Name {
        let unknown = || Name::new(&code.to_string(), "");
        self.all.get(code).map_or_else(unknown, |place| place.name.clone())
    }

    fn there(&self, code: PlaceCode) -> Ruling {
        let is_there = self.all.get(code).is_some() && self.places.is_there(code, self.from);
        let no = || Unsound::NotThere { place: self.name(code), on: self.from };
        is_there.then_some(()).ok_or_else(no)
    }

    /// No change of the sort concerns the place from that day on.
    fn after_others(&self, code: PlaceCode, is_of_sort: impl Fn(&What) -> bool) -> Ruling {
        let others = self.places.changes().iter().filter(|other| is_of_sort(&other.what));
        let concern = others.filter(|other| other.what.places().contains(&code));
        match concern.map(|other| other.from).max().filter(|last| *last >= self.from) {
            Some(last) => Err(Unsound::BeforeAnother { place: self.name(code), last }),
            None => Ok(()),
        }
    }

    fn renamed(&self, code: PlaceCode, name: &Name) -> Ruling {
        if self.all.get(code).is_some_and(|place| place.name == *name) {
            return Err(Unsound::Unchanged);
        }
        self.free(code, &name.hi)?;
        self.free(code, &name.en)
    }

    /// Nobody beside the place is called so.
    fn free(&self, code: PlaceCode, name: &str) -> Ruling {
        let beside = self
            .all
            .siblings(code)
            .into_iter()
            .filter(|other| other.code != code && self.places.is_there(other.code, self.from));
        let mut called = beside.filter(|other| {
            other.name.hi == name
                || other.name.en == name
                || other.aliases.iter().any(|a| a == name)
        });
        match called.next() {
            Some(other) => {
                Err(Unsound::NameTaken { name: name.to_owned(), place: other.name.clone() })
            }
            None => Ok(()),
        }
    }

    fn moved(&self, hierarchy: Hierarchy, moves: &[Move]) -> Result<(), Refusal> {
        let tree = self.places.tree_on(hierarchy, self.from)?;
        let lies = self.places.tree_on(Hierarchy::REVENUE, self.from)?;
        let mut news = 0_usize;
        let mut seen = BTreeSet::new();
        for step in moves {
            self.there(step.place)?;
            if !seen.insert(step.place) {
                let place = self.name(step.place);
                return Err(Unsound::BeforeAnother { place, last: self.from }.into());
            }
            self.after_others(step.place, |other| {
                matches!(other, What::Moved { hierarchy: h, moves } if *h == hierarchy
                    && moves.iter().any(|moved| moved.place == step.place))
            })?;
            let now = tree.get(step.place).and_then(|place| place.parent);
            match step.to {
                Some(to) => self.under((hierarchy, &lies), step.place, to)?,
                None if hierarchy == Hierarchy::REVENUE => {
                    return Err(Unsound::NoParent { place: self.name(step.place) }.into());
                }
                None => {}
            }
            let rest = lies.get(step.place).and_then(|place| place.parent);
            news += usize::from(now != step.to.or(rest));
        }
        if news == 0 { Err(Unsound::Unchanged.into()) } else { Ok(()) }
    }

    fn under(
        &self,
        (hierarchy, lies): (Hierarchy, &Tree),
        place: PlaceCode,
        to: PlaceCode,
    ) -> Ruling {
        self.there(to)?;
        let names = || (self.name(place), self.name(to));
        if lies.is_within(to, place) {
            let (place, parent) = names();
            return Err(Unsound::Circle { place, parent });
        }
        if !hierarchy.allows(place.tier(), to.tier()) {
            let (place, parent) = names();
            return Err(Unsound::MayNotStand { place, parent });
        }
        // A split of the new parent, recorded already, could not have known of it.
        self.after_others(to, |other| matches!(other, What::Split { .. }))?;
        let seat = lies.get(to).and_then(|to| to.parent);
        let is_near = seat.is_some_and(|seat| lies.is_within(place, seat));
        if hierarchy != Hierarchy::REVENUE && !is_near {
            let (place, parent) = names();
            return Err(Unsound::OtherSeat { place, parent });
        }
        Ok(())
    }

    fn split(&self, whole: PlaceCode, base: &Base, parts: &[Part]) -> Result<(), Refusal> {
        self.there(whole)?;
        self.after_others(whole, What::is_dated)?;
        if parts.len() < 2 {
            return Err(Unsound::TooFewParts.into());
        }
        let mut sum = 0_i64;
        let mut seen = BTreeSet::new();
        for part in parts {
            let code = part.place.code;
            let name = || part.place.name.clone();
            if part.share <= 0 {
                return Err(Unsound::NoShare { place: name() }.into());
            }
            sum = sum.saturating_add(part.share);
            if code.tier() != whole.tier() {
                return Err(Unsound::OtherTier { place: name() }.into());
            }
            if !seen.insert(code) || (code != whole && self.all.get(code).is_some()) {
                return Err(Unsound::CodeInUse { place: name() }.into());
            }
        }
        if sum != base.whole {
            return Err(Unsound::PartsDoNotSum { sum, whole: base.whole }.into());
        }
        Ok(self.taken(whole, parts)?)
    }

    /// Every place below the whole lies in one part; what is not named stays with a whole that goes on.
    fn taken(&self, whole: PlaceCode, parts: &[Part]) -> Ruling {
        let stays = parts.iter().any(|part| part.place.code == whole);
        let tree = self.places.tree_on(Hierarchy::REVENUE, self.from);
        let tree = tree.unwrap_or_else(|_| self.all.clone());
        let below = tree.within(whole).iter().filter(|place| place.parent == Some(whole));
        let below: BTreeSet<PlaceCode> = below.map(|place| place.code).collect();
        let takes: Vec<PlaceCode> = parts.iter().flat_map(|p| p.takes.iter().copied()).collect();
        let times = |code: &PlaceCode| takes.iter().filter(|taken| *taken == code).count();
        let is_wrong = |code: &PlaceCode| match times(code) {
            0 => !stays,
            n => n > 1 || !below.contains(code),
        };
        match below.iter().chain(&takes).find(|code| is_wrong(code)) {
            Some(code) => Err(Unsound::NotTakenOnce { place: self.name(*code) }),
            None => Ok(()),
        }
    }

    fn merged(&self, places: &[PlaceCode], into: PlaceCode) -> Result<(), Refusal> {
        self.there(into)?;
        if places.is_empty() {
            return Err(Refusal::NothingToSave);
        }
        let mut seen = BTreeSet::new();
        for place in places {
            if *place == into || !seen.insert(*place) {
                return Err(Unsound::IntoItself.into());
            }
            self.there(*place)?;
            self.after_others(*place, What::is_dated)?;
            if place.tier() != into.tier() {
                return Err(Unsound::OtherTier { place: self.name(*place) }.into());
            }
        }
        // A split of the one that goes on, recorded already, could not have known what it took in.
        Ok(self.after_others(into, |other| matches!(other, What::Split { .. }))?)
    }

    fn coded(&self, codes: &[Coded]) -> Ruling {
        let mut news = 0_usize;
        for coded in codes {
            self.there(coded.place)?;
            let given = self.places.codes().chain(codes);
            let mut same = given.filter(|o| o.register == coded.register && o.code == coded.code);
            if let Some(other) = same.find(|other| other.place != coded.place) {
                let (code, place) = (coded.code.clone(), self.name(other.place));
                return Err(Unsound::CodeTaken { code, place });
            }
            let known = self.places.code(coded.place, coded.register);
            news += usize::from(known != Some(coded));
        }
        if news == 0 { Err(Unsound::Unchanged) } else { Ok(()) }
    }
}
