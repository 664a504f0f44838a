//! Schemes: the programme lines that are graded, and the rule book that an office works by, put
//! together from its packs.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;

use crate::calendar::Holiday;
use crate::grade::Method;
use crate::honesty::{HonestyRule, Weighing};
use crate::indicator::{Indicator, IndicatorCode};
use crate::ladder::Rung;
use crate::name::Name;
use crate::norm::{Norm, PackRef};
use crate::persistence;
use crate::place::{PlaceCode, Tier};
use crate::policy::Duty;
use crate::profile::Profile;
use crate::register::Register;
use crate::register::derived::Derived;
use crate::register::pipeline::Pipeline;
use crate::target::Phasing;

/// The word by which a programme line is known: `bank-linkage`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemeCode(Arc<str>);

impl SchemeCode {
    #[must_use]
    pub fn new(code: &str) -> Self {
        Self(Arc::from(code))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SchemeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What the achievement of a line is held against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Against {
    /// The target of the same indicator, to the month.
    Target,
    /// Another indicator's achievement: attendance against enrolment.
    Indicator(IndicatorCode),
}

/// A programme line that is graded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheme {
    pub code: SchemeCode,
    pub name: Name,
    pub department: Name,
    /// The kind of post that answers for the line in a district, and in a block.
    pub district_post: String,
    pub block_post: String,
    pub achieved: IndicatorCode,
    pub against: Against,
    /// Weight of the line in the score; 1 and more.
    pub weight: i64,
    /// The lowest tier that has the line: a district-only line does not appear on a block's scorecard.
    pub down_to: Tier,
    pub pack: PackRef,
}

/// A kind of post as a pack declares it: `bmm` → ब्लॉक मिशन प्रबंधक.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostKind {
    pub code: String,
    /// The title until the first of the later ones.
    pub title: Name,
    /// By what it goes later, in the order of the days.
    pub later_titles: Vec<LaterTitle>,
    /// What else notes and minutes call it, in either script: सीडीओ.
    pub aliases: Vec<String>,
    pub tier: Tier,
    pub department: Name,
    /// What it is there for, as far as rights go.
    pub duty: Duty,
    /// The kind of its superior, at the same place or the nearest above; `None` at the head.
    pub reports_to: Option<String>,
}

/// A title by which posts of a kind go from a day, and the order that said so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaterTitle {
    pub from: Date,
    pub title: Name,
    pub source: String,
}

impl PostKind {
    /// The title of a day.
    #[must_use]
    pub fn title_on(&self, day: Date) -> &Name {
        let later = self.later_titles.iter().rev().find(|later| later.from <= day);
        later.map_or(&self.title, |later| &later.title)
    }
}

/// Official vocabulary: the two states say different words for the same paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Vocabulary {
    /// कार्यवृत्त, अनुपालन आख्या, जनपद.
    Up,
    /// कार्यवाही विवरण, पालन प्रतिवेदन, जिला.
    Mp,
}

/// What one pack brings, once read and found sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    pub pack: PackRef,
    pub name: Name,
    /// The states for which the pack holds; empty for all.
    pub states: Vec<PlaceCode>,
    pub vocabulary: Option<Vocabulary>,
    pub indicators: Vec<Indicator>,
    pub schemes: Vec<Scheme>,
    pub norms: Vec<Norm>,
    pub methods: Vec<Method>,
    pub post_kinds: Vec<PostKind>,
    pub ladder: Vec<Rung>,
    pub persistence: Vec<persistence::Rule>,
    pub holidays: Vec<Holiday>,
    pub phasings: Vec<Phasing>,
    pub honesty: Vec<HonestyRule>,
    pub weighings: Vec<Weighing>,
    pub profiles: Vec<Profile>,
    pub registers: Vec<Register>,
    pub pipelines: Vec<Pipeline>,
    pub derived: Vec<Derived>,
}

impl Rules {
    /// A pack that says nothing yet.
    #[must_use]
    pub fn empty(pack: PackRef) -> Self {
        Self {
            pack,
            name: Name::new("", ""),
            states: Vec::new(),
            vocabulary: None,
            indicators: Vec::new(),
            schemes: Vec::new(),
            norms: Vec::new(),
            methods: Vec::new(),
            post_kinds: Vec::new(),
            ladder: Vec::new(),
            persistence: Vec::new(),
            holidays: Vec::new(),
            phasings: Vec::new(),
            honesty: Vec::new(),
            weighings: Vec::new(),
            profiles: Vec::new(),
            registers: Vec::new(),
            pipelines: Vec::new(),
            derived: Vec::new(),
        }
    }
}

/// All rules that an office works by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rulebook {
    packs: Vec<Rules>,
    indicators: BTreeMap<IndicatorCode, Indicator>,
}

impl Rulebook {
    /// Puts packs together; of two versions of one pack the later given stands.
    #[must_use]
    pub fn of(packs: Vec<Rules>) -> Self {
        let mut kept: Vec<Rules> = Vec::new();
        for pack in packs {
            kept.retain(|other| other.pack.id != pack.pack.id);
            kept.push(pack);
        }
        let indicators = kept
            .iter()
            .flat_map(|pack| &pack.indicators)
            .map(|indicator| (indicator.code.clone(), indicator.clone()))
            .collect();
        Self { packs: kept, indicators }
    }

    /// This book with one more pack adopted.
    #[must_use]
    pub fn with(&self, pack: Rules) -> Self {
        let mut packs = self.packs.clone();
        packs.push(pack);
        Self::of(packs)
    }

    /// This book with another weight for some lines, to try it.
    #[must_use]
    pub fn with_weights(&self, weights: &BTreeMap<SchemeCode, i64>) -> Self {
        let mut book = self.clone();
        for scheme in book.packs.iter_mut().flat_map(|pack| &mut pack.schemes) {
            if let Some(weight) = weights.get(&scheme.code) {
                scheme.weight = *weight;
            }
        }
        book
    }

    #[must_use]
    pub fn packs(&self) -> &[Rules] {
        &self.packs
    }

    #[must_use]
    pub fn indicators(&self) -> &BTreeMap<IndicatorCode, Indicator> {
        &self.indicators
    }

    fn packs_of(&self, state: Option<PlaceCode>) -> impl Iterator<Item = &Rules> {
        self.packs.iter().filter(move |pack| {
            pack.states.is_empty() || state.is_some_and(|state| pack.states.contains(&state))
        })
    }

    /// The lines graded in a state for places of this tier, in pack order.
    #[must_use]
    pub fn schemes(&self, state: Option<PlaceCode>, tier: Tier) -> Vec<&Scheme> {
        self.packs_of(state)
            .flat_map(|pack| &pack.schemes)
            .filter(|scheme| tier <= scheme.down_to)
            .collect()
    }

    /// A line by its code, in whichever pack it stands.
    #[must_use]
    pub fn scheme(&self, code: &SchemeCode) -> Option<&Scheme> {
        self.packs.iter().flat_map(|pack| &pack.schemes).find(|scheme| scheme.code == *code)
    }

    /// The grading method that holds in a state on a day; a state's own pack comes before a general one.
    #[must_use]
    pub fn method(&self, state: Option<PlaceCode>, on: Date) -> Option<&Method> {
        let mut packs: Vec<&Rules> = self.packs_of(state).collect();
        packs.sort_by_key(|pack| pack.states.is_empty());
        packs.into_iter().flat_map(|pack| &pack.methods).find(|m| m.validity.holds_on(on))
    }

    /// A dated rule value that holds in a state on a day.
    #[must_use]
    pub fn norm(&self, code: &str, state: Option<PlaceCode>, on: Date) -> Option<&Norm> {
        let mut packs: Vec<&Rules> = self.packs_of(state).collect();
        packs.sort_by_key(|pack| pack.states.is_empty());
        packs
            .into_iter()
            .flat_map(|pack| &pack.norms)
            .find(|norm| norm.code == code && norm.validity.holds_on(on))
    }

    /// The rungs that hold in a state on a day, earliest day first. A state's own ladder stands in the
    /// place of a general one.
    #[must_use]
    pub fn ladder(&self, state: Option<PlaceCode>, on: Date) -> Vec<&Rung> {
        let mut packs: Vec<&Rules> = self.packs_of(state).collect();
        packs.sort_by_key(|pack| pack.states.is_empty());
        let own = packs.into_iter().find(|pack| !pack.ladder.is_empty());
        let rungs = own.into_iter().flat_map(|pack| &pack.ladder);
        let mut rungs: Vec<&Rung> = rungs.filter(|rung| rung.validity.holds_on(on)).collect();
        rungs.sort_by_key(|rung| rung.day);
        rungs
    }

    /// How the target of a line is divided in a state on a day: by the line's own row, else by that for all
    /// lines; a state's pack comes before a general one.
    #[must_use]
    pub fn phasing(
        &self,
        scheme: &SchemeCode,
        state: Option<PlaceCode>,
        on: Date,
    ) -> Option<&Phasing> {
        let mut packs: Vec<&Rules> = self.packs_of(state).collect();
        packs.sort_by_key(|pack| pack.states.is_empty());
        let of = |scheme: Option<&SchemeCode>| {
            let rows = packs.iter().flat_map(|pack| &pack.phasings);
            let mut rows = rows.filter(move |row| row.validity.holds_on(on));
            rows.find(move |row| row.scheme.as_ref() == scheme)
        };
        of(Some(scheme)).or_else(|| of(None))
    }

    /// The rules of persistence of a state for places of this tier.
    pub fn persistence(
        &self,
        state: Option<PlaceCode>,
        tier: Tier,
    ) -> impl Iterator<Item = &persistence::Rule> {
        self.packs_of(state).flat_map(|pack| &pack.persistence).filter(move |r| r.tier == tier)
    }

    /// The rules by which figures of a state are looked at on a day. Of two rules of one code the state's own
    /// stands in the place of the general one.
    #[must_use]
    pub fn honesty(&self, state: Option<PlaceCode>, on: Date) -> Vec<&HonestyRule> {
        let mut packs: Vec<&Rules> = self.packs_of(state).collect();
        packs.sort_by_key(|pack| pack.states.is_empty());
        let mut rules: Vec<&HonestyRule> = Vec::new();
        for rule in packs.into_iter().flat_map(|pack| &pack.honesty) {
            if rule.validity.holds_on(on) && !rules.iter().any(|other| other.code == rule.code) {
                rules.push(rule);
            }
        }
        rules
    }

    /// How the index of the quality of data is weighed in a state on a day; a state's pack comes before a
    /// general one.
    #[must_use]
    pub fn weighing(&self, state: Option<PlaceCode>, on: Date) -> Option<&Weighing> {
        let mut packs: Vec<&Rules> = self.packs_of(state).collect();
        packs.sort_by_key(|pack| pack.states.is_empty());
        packs.into_iter().flat_map(|pack| &pack.weighings).find(|w| w.validity.holds_on(on))
    }

    /// The gazetted holiday of a state on a day.
    #[must_use]
    pub fn holiday(&self, state: Option<PlaceCode>, on: Date) -> Option<&Holiday> {
        self.packs_of(state).flat_map(|pack| &pack.holidays).find(|holiday| holiday.on == on)
    }

    /// The vocabulary of a state; UP's where no pack says.
    #[must_use]
    pub fn vocabulary(&self, state: Option<PlaceCode>) -> Vocabulary {
        self.packs_of(state).find_map(|pack| pack.vocabulary).unwrap_or(Vocabulary::Up)
    }

    /// The kinds of post that a state's packs name, in their order.
    pub fn post_kinds(&self, state: Option<PlaceCode>) -> impl Iterator<Item = &PostKind> {
        self.packs_of(state).flat_map(|pack| &pack.post_kinds)
    }

    /// One kind of post by its code.
    #[must_use]
    pub fn post_kind(&self, state: Option<PlaceCode>, code: &str) -> Option<&PostKind> {
        self.packs_of(state).flat_map(|pack| &pack.post_kinds).find(|kind| kind.code == code)
    }
}
