//! Freezing a month (माह बन्द): from then on the figures of the month, and of those before it in which it
//! rests, stand as they were graded, for a place and all below it. A later figure comes only as a
//! correction with a reason: a new version beside the old one. A month is opened again by whoever
//! froze it, at the same level or above, with a reason. Nothing that was said is ever taken away.

mod fixed;

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;

pub use fixed::{Locks, is_fixed};

use crate::figure::{Cell, FigureKind};
use crate::indicator::{IndicatorCode, Nature};
use crate::period::Period;
use crate::place::{PlaceCode, Tree};
use crate::policy::Duty;
use crate::post::PostId;
use crate::refusal::Refusal;

/// The most cells of frozen months that one correction changes. More than that is no slip but another
/// sheet: the month is opened again, the sheet taken in, and the month frozen anew.
pub const CORRECTION_LIMIT: usize = 20_000;

/// A freeze, by the ledger number of its fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FreezeId(pub i64);

impl fmt::Display for FreezeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What a post freezes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFreeze {
    pub place: PlaceCode,
    pub month: Period,
    /// What is to be known of it; may be empty.
    pub note: String,
}

/// Who did it, and on which day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hand {
    pub post: Option<PostId>,
    pub on: Date,
}

/// A month was opened again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thaw {
    pub by: Hand,
    pub reason: String,
}

/// A month that was frozen, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Freeze {
    pub id: FreezeId,
    pub given: NewFreeze,
    pub by: Hand,
    /// `None` while the month is frozen.
    pub thaw: Option<Thaw>,
}

impl Freeze {
    /// The last day whose figures it fixes.
    #[must_use]
    pub fn until(&self) -> Date {
        self.given.month.ends_on()
    }

    #[must_use]
    pub fn is_open(&self) -> bool {
        self.thaw.is_none()
    }
}

/// One cell of a frozen month, before and after a correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrected {
    pub indicator: IndicatorCode,
    pub kind: FigureKind,
    pub period: Period,
    pub place: PlaceCode,
    pub then: Cell,
    pub now: Cell,
}

/// A cell that was corrected after a freeze: the version that stood, the one that stands since, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The ledger number of the figures that brought it.
    pub figures: i64,
    pub by: Hand,
    pub reason: String,
    pub cell: Corrected,
}

/// All freezes of an office and what was corrected under them, as known at a ledger position.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Freezes {
    all: BTreeMap<FreezeId, Freeze>,
    /// In the order of the ledger.
    corrections: Vec<Correction>,
}

impl Freezes {
    pub fn frozen(&mut self, id: FreezeId, given: NewFreeze, by: Hand) {
        self.all.insert(id, Freeze { id, given, by, thaw: None });
    }

    pub fn thawed(&mut self, id: FreezeId, thaw: Thaw) {
        if let Some(freeze) = self.all.get_mut(&id) {
            freeze.thaw = Some(thaw);
        }
    }

    pub fn corrected(&mut self, figures: i64, by: Hand, reason: &str, cells: &[Corrected]) {
        self.corrections.extend(cells.iter().map(|cell| Correction {
            figures,
            by,
            reason: reason.to_owned(),
            cell: cell.clone(),
        }));
    }

    /// Every freeze, the first first, those that were opened again too.
    #[must_use]
    pub fn all(&self) -> Vec<&Freeze> {
        self.all.values().collect()
    }

    /// Every correction, in the order of the ledger.
    #[must_use]
    pub fn corrections(&self) -> &[Correction] {
        &self.corrections
    }

    /// Every freeze of a month of this very place, the first first, those that were opened again too.
    pub fn of(&self, place: PlaceCode, month: Period) -> impl Iterator<Item = &Freeze> {
        let is_of =
            move |freeze: &&Freeze| freeze.given.place == place && freeze.given.month == month;
        self.all.values().filter(is_of)
    }

    fn open(&self) -> impl Iterator<Item = &Freeze> {
        self.all.values().filter(|freeze| freeze.is_open())
    }

    /// The open freeze that fixes the card of a place for a period: of several the one made first, since
    /// from then on it stood.
    #[must_use]
    pub fn over(&self, tree: &Tree, place: PlaceCode, period: Period) -> Option<&Freeze> {
        self.open().find(|freeze| {
            period.ends_on() <= freeze.until() && tree.is_within(place, freeze.given.place)
        })
    }

    /// The days to which figures are fixed, for looking many places up.
    #[must_use]
    pub fn locks<'a>(&'a self, tree: &'a Tree) -> Locks<'a> {
        Locks::of(self.open(), tree)
    }

    /// What was corrected at or below a place since its card for a period was frozen, the first first.
    /// Empty for a card that is not frozen.
    #[must_use]
    pub fn changed_since(
        &self,
        tree: &Tree,
        (place, period): (PlaceCode, Period),
        nature: &dyn Fn(&IndicatorCode) -> Nature,
    ) -> Vec<&Correction> {
        let Some(freeze) = self.over(tree, place, period) else { return Vec::new() };
        let is_since = |correction: &&Correction| {
            let cell = &correction.cell;
            freeze.id.0 < correction.figures
                && tree.is_within(cell.place, place)
                && bears_on(nature(&cell.indicator), cell, period)
        };
        self.corrections.iter().filter(is_since).collect()
    }
}

/// Whether a cell goes into the card of a period: counts of a year in that year, levels for ever.
fn bears_on(nature: Nature, cell: &Corrected, period: Period) -> bool {
    is_fixed(nature, cell.kind, cell.period, period.ends_on())
        && (nature == Nature::Stock || cell.period.fy() == period.fy())
}

/// Whether a month may be frozen on a day.
///
/// # Errors
/// It is no month, has not begun, or is frozen already for the place.
pub fn may_freeze(given: &NewFreeze, today: Date, already: Option<&Freeze>) -> Result<(), Refusal> {
    if !matches!(given.month, Period::Month(_)) {
        return Err(Refusal::NotAMonth);
    }
    let from = given.month.starts_on();
    if today < from {
        return Err(Refusal::MonthNotBegun { from });
    }
    match already {
        None => Ok(()),
        Some(freeze) => {
            Err(Refusal::MonthAlreadyFrozen { until: freeze.until(), on: freeze.by.on })
        }
    }
}

/// A post as it stands to others: its place and its duty. The program itself has none.
pub type Level = Option<(PlaceCode, Duty)>;

/// Whether somebody may open a frozen month again: whoever froze it, or somebody at the same level or above.
///
/// # Errors
/// Open already, no reason, or whoever froze it stands higher.
pub fn may_thaw(
    freeze: &Freeze,
    (froze, thaws): (Level, Level),
    reason: &str,
    tree: &Tree,
) -> Result<(), Refusal> {
    if !freeze.is_open() {
        return Err(Refusal::MonthNotFrozen);
    }
    if reason.trim().is_empty() {
        return Err(Refusal::WordsMissing);
    }
    if stands_at_level((froze, thaws), tree) { Ok(()) } else { Err(Refusal::FreezerIsAbove) }
}

/// Whether the second stands at the level of the first or above it: at a place above, or at the same place
/// unless the first heads it and the second does not.
#[must_use]
pub fn stands_at_level((first, second): (Level, Level), tree: &Tree) -> bool {
    let (Some(first), Some(second)) = (first, second) else { return true };
    if first.0 == second.0 {
        second.1 == Duty::Head || first.1 != Duty::Head
    } else {
        tree.is_within(first.0, second.0)
    }
}
