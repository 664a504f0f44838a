//! What an office knows at one position of its ledger: its places, its rules and its figures, held in
//! memory and folded from the facts. Everything else is read from the database. A `Known` never
//! changes under a reader: a writer works on a copy, which takes its place when the ledger has it.

mod views;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::fact::{By, Fact};
use domain::figure::{FigureBlock, FigureKind, Source};
use domain::freeze::{FreezeId, Freezes, Hand, Thaw};
use domain::indicator::{IndicatorCode, Nature};
use domain::period::Period;
use domain::place::dated::Places;
use domain::place::hierarchy::Hierarchy;
use domain::place::{Place, PlaceCode, Tier, Tree};
use domain::refusal::Refusal;
use domain::scheme::Rulebook;
use jiff::civil::Date;
use score::{ColumnKey, Cube};

use crate::error::{Error, Result};
use crate::known::views::Views;
use crate::runs::Counted;
use crate::wording;

/// The kinds of fact that are held in memory.
pub(crate) const KINDS: [&str; 7] = [
    "pack-adopted",
    "places-added",
    "place-changed",
    "figures-saved",
    "month-frozen",
    "month-thawed",
    "figures-corrected",
];

/// Places, rules and figures as known at a ledger position.
#[derive(Clone)]
pub struct Known {
    /// The ledger number of the last fact folded in.
    pub seq: i64,
    /// Every place that ever was, as it is called and where it lies now; of a copy [`Known::as_of`] a period,
    /// the places of that period.
    pub tree: Arc<Tree>,
    pub book: Arc<Rulebook>,
    /// The figures over the places of `tree`.
    pub cube: Cube,
    /// The months that are frozen, and what was corrected in them since.
    pub freezes: Arc<Freezes>,
    /// What was counted of all this already; begun anew with every fact.
    pub(crate) counted: Arc<Counted>,
    all: Cube,
    /// Shared by all copies, so that what one reader has laid out is there for the next.
    views: Arc<Views>,
    made_up: Arc<BTreeSet<(IndicatorCode, FigureKind, Period, PlaceCode)>>,
    as_on: Arc<BTreeMap<(PlaceCode, Period), Date>>,
}

impl PartialEq for Known {
    fn eq(&self, other: &Self) -> bool {
        self.seq == other.seq
            && self.tree == other.tree
            && self.book == other.book
            && self.cube == other.cube
            && self.freezes == other.freezes
            && self.made_up == other.made_up
            && self.as_on == other.as_on
    }
}

impl Known {
    pub(crate) fn empty() -> Self {
        let tree = Arc::new(Tree::default());
        Self {
            seq: 0,
            book: Arc::new(Rulebook::default()),
            cube: Cube::new(Arc::clone(&tree)),
            all: Cube::new(Arc::clone(&tree)),
            views: Arc::default(),
            tree,
            freezes: Arc::default(),
            counted: Arc::default(),
            made_up: Arc::default(),
            as_on: Arc::default(),
        }
    }

    /// Folds one fact in; facts that are not held in memory only move the position.
    ///
    /// # Errors
    /// A pack or a place that cannot be read, a sum that does not fit: such a fact is never recorded.
    pub(crate) fn fold(&mut self, seq: i64, by: &By, fact: &Fact) -> Result<()> {
        let hand = Hand { post: by.post, on: by.on };
        match fact {
            Fact::PackAdopted { files, .. } => {
                let (rules, faults) = pack::read(files);
                let rules = rules.ok_or(Error::PackFaults(faults))?;
                self.book = Arc::new(self.book.with(rules));
            }
            Fact::PlacesAdded { places } => {
                let mut all = self.views.places().clone();
                all.add(places);
                self.stand(all)?;
            }
            Fact::PlaceChanged(change) => {
                let mut all = self.views.places().clone();
                all.record(Clone::clone(change));
                self.stand(all)?;
            }
            Fact::FiguresSaved { source, block } => self.save(source, block)?,
            Fact::MonthFrozen(given) => {
                Arc::make_mut(&mut self.freezes).frozen(FreezeId(seq), given.clone(), hand);
            }
            Fact::MonthThawed { freeze, reason } => {
                let thaw = Thaw { by: hand, reason: reason.clone() };
                Arc::make_mut(&mut self.freezes).thawed(*freeze, thaw);
            }
            Fact::FiguresCorrected { figures, reason, cells } => {
                Arc::make_mut(&mut self.freezes).corrected(*figures, hand, reason, cells);
            }
            _ => {}
        }
        self.seq = seq;
        self.counted = Arc::default();
        Ok(())
    }

    /// Lays all figures over the places as they are from now on.
    fn stand(&mut self, places: Places) -> Result<()> {
        self.tree = Arc::new(places.tree()?);
        self.cube = self.cube.on_tree(Arc::clone(&self.tree)).map_err(|e| self.too_large(&e))?;
        self.all = self.cube.clone();
        self.views = Arc::new(Views::of(places));
        Ok(())
    }

    fn save(&mut self, source: &Source, block: &FigureBlock) -> Result<()> {
        if let Err(overflow) = self.cube.apply(block) {
            return Err(self.too_large(&overflow));
        }
        self.all = self.cube.clone();
        let taken = Arc::make_mut(&mut self.views).take(&self.all, block);
        taken.map_err(|overflow| self.too_large(&overflow))?;
        self.note_dates(source, block);
        if source.synthetic {
            let made_up = Arc::make_mut(&mut self.made_up);
            made_up.extend(block.figures().map(|f| (f.indicator, f.kind, f.period, f.place)));
        } else if !self.made_up.is_empty() {
            let made_up = Arc::make_mut(&mut self.made_up);
            for f in block.figures() {
                made_up.remove(&(f.indicator, f.kind, f.period, f.place));
            }
        }
        Ok(())
    }

    fn note_dates(&mut self, source: &Source, block: &FigureBlock) {
        let districts: BTreeSet<PlaceCode> = block
            .places
            .iter()
            .map(|place| self.tree.above(*place, Tier::District).map_or(*place, |d| d.code))
            .collect();
        let periods: BTreeSet<Period> = block.columns.iter().map(|column| column.period).collect();
        let as_on = Arc::make_mut(&mut self.as_on);
        for district in &districts {
            for period in &periods {
                let day = as_on.entry((*district, *period)).or_insert(source.as_on);
                *day = source.as_on.max(*day);
            }
        }
    }

    /// The places of the office with all that happened to them.
    #[must_use]
    pub fn places(&self) -> &Places {
        self.views.places()
    }

    /// The figures over the places of a day in a hierarchy.
    #[must_use]
    pub fn cube_on(&self, hierarchy: Hierarchy, day: Date) -> &Cube {
        self.views.on(&self.all, hierarchy, day)
    }

    /// The figures by which a place is looked at in a period: over the places of its last day, in the
    /// hierarchy in which such a place is listed.
    #[must_use]
    pub fn cube_at(&self, place: PlaceCode, period: Period) -> &Cube {
        self.cube_on(home(place), period.ends_on())
    }

    /// The same knowledge by the names and parents of a period, for looking at a place.
    #[must_use]
    pub fn as_of(&self, place: PlaceCode, period: Period) -> Self {
        self.seen_in(home(place), period)
    }

    /// The same knowledge by the names and parents of a period in a hierarchy.
    #[must_use]
    pub fn seen_in(&self, hierarchy: Hierarchy, period: Period) -> Self {
        let cube = self.cube_on(hierarchy, period.ends_on()).clone();
        Self { tree: Arc::clone(cube.tree()), cube, ..self.clone() }
    }

    /// Whether any figure of an indicator at or below a place in a period was made up.
    #[must_use]
    pub fn has_synthetic(
        &self,
        indicator: &IndicatorCode,
        period: Period,
        place: PlaceCode,
    ) -> bool {
        if self.is_stated(indicator, period, place) {
            return false;
        }
        let from = (
            indicator.clone(),
            FigureKind::Target,
            period_floor(),
            PlaceCode::new(Tier::Nation, 0),
        );
        self.made_up.range(from..).take_while(|key| key.0 == *indicator).any(|key| {
            key.2.fy() == period.fy() && key.2 <= period && self.tree.is_within(key.3, place)
        })
    }

    /// Whether the place's own achievement was stated, and the places below add up to it.
    fn is_stated(&self, indicator: &IndicatorCode, period: Period, place: PlaceCode) -> bool {
        let kind = FigureKind::Achieved;
        let key = ColumnKey { indicator: indicator.clone(), kind, period };
        let stated = self.cube.stated(&key, place);
        stated.is_some()
            && stated == Some(self.cube.cell(&key, place))
            && !self.made_up.contains(&(key.indicator, kind, period, place))
    }

    /// The day up to which figures of a place and period are known, the latest of all its sources.
    #[must_use]
    pub fn as_on(&self, place: PlaceCode, period: Period) -> Option<Date> {
        let district = self.tree.above(place, Tier::District).map_or(place, |d| d.code);
        self.as_on.get(&(district, period)).copied()
    }

    /// The months for which any figure is known at or below a place, oldest first.
    #[must_use]
    pub fn months(&self, place: PlaceCode) -> Vec<Period> {
        let months: BTreeSet<Period> = self
            .as_on
            .keys()
            .filter(|(district, period)| {
                matches!(period, Period::Month(_))
                    && (self.tree.is_within(*district, place)
                        || self.tree.is_within(place, *district))
            })
            .map(|(_, period)| *period)
            .collect();
        months.into_iter().collect()
    }

    /// The last day of the latest month for which any figure is known.
    #[must_use]
    pub fn until(&self) -> Date {
        self.as_on.keys().map(|(_, period)| period.ends_on()).max().unwrap_or(Date::MIN)
    }

    /// The state in which a place lies; rules are scoped by it.
    #[must_use]
    pub fn state_of(&self, place: PlaceCode) -> Option<PlaceCode> {
        self.all.tree().above(place, Tier::State).map(|state| state.code)
    }

    /// How an indicator adds up over time; by counting where no pack has it.
    #[must_use]
    pub fn nature(&self, indicator: &IndicatorCode) -> Nature {
        self.book.indicators().get(indicator).map_or(Nature::Flow, |found| found.nature)
    }

    pub(crate) fn too_large(&self, overflow: &score::Overflow) -> Error {
        let indicator = overflow.key.indicator.as_str().to_owned();
        Refusal::FigureTooLarge { place: wording::place(self, overflow.place), indicator }.into()
    }

    /// The place of a word in an address.
    ///
    /// # Errors
    /// No place has this word.
    pub fn place(&self, slug: &str) -> Result<&Place> {
        self.tree.by_slug(slug).ok_or(Error::NotFound)
    }
}

/// The hierarchy in which places of a tier are listed.
fn home(place: PlaceCode) -> Hierarchy {
    match place.tier() {
        Tier::Clf | Tier::Vo => Hierarchy::FEDERATION,
        _ => Hierarchy::REVENUE,
    }
}

fn period_floor() -> Period {
    Period::Year(domain::period::Fy(0))
}
