//! Whether a change of a place may be recorded: there on that day, no circle, no gap, no two orders for one
//! day, parts that add up to the whole. It asks nothing but what is known of the places.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::name::Name;
use crate::place::change::{Base, Change, Coded, Move, Part, What};
use crate::place::dated::Places;
use crate::place::hierarchy::Hierarchy;
use crate::place::{PlaceCode, Tree};
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
        let tree = tree.map_or_else(|_| self.all.clone(), |tree| tree);
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
