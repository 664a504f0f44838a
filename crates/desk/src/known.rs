//! What an office knows at one position of its ledger: its places, its rules and its figures, held in
//! memory and folded from the facts. Everything else is read from the database. A `Known` never
//! changes under a reader: a writer works on a copy, which takes its place when the ledger has it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::fact::{By, Fact};
use domain::figure::{FigureBlock, FigureKind, Source};
use domain::freeze::{FreezeId, Freezes, Hand, Thaw};
use domain::indicator::{IndicatorCode, Nature};
use domain::period::Period;
use domain::place::{Place, PlaceCode, Tier, Tree};
use domain::refusal::Refusal;
use domain::scheme::Rulebook;
use jiff::civil::Date;
use score::{ColumnKey, Cube};

use crate::error::{Error, Result};
use crate::runs::Counted;
use crate::wording;

/// The kinds of fact that are held in memory.
pub(crate) const KINDS: [&str; 6] = [
    "pack-adopted",
    "places-added",
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
    pub tree: Arc<Tree>,
    pub book: Arc<Rulebook>,
    pub cube: Cube,
    /// The months that are frozen, and what was corrected in them since.
    pub freezes: Arc<Freezes>,
    /// What was counted of all this already; begun anew with every fact.
    pub(crate) counted: Arc<Counted>,
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
            Fact::PlacesAdded { places } => self.add_places(places)?,
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

    fn add_places(&mut self, places: &[Place]) -> Result<()> {
        let all = self.tree.places().iter().chain(places).cloned().collect();
        self.tree = Arc::new(Tree::build(all)?);
        self.cube = self.cube.on_tree(Arc::clone(&self.tree)).map_err(|e| self.too_large(&e))?;
        Ok(())
    }

    fn save(&mut self, source: &Source, block: &FigureBlock) -> Result<()> {
        if let Err(overflow) = self.cube.apply(block) {
            return Err(self.too_large(&overflow));
        }
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
        self.tree.above(place, Tier::State).map(|state| state.code)
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

fn period_floor() -> Period {
    Period::Year(domain::period::Fy(0))
}
