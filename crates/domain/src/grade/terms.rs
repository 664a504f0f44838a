//! What an order says of grading beside its bands: by which value a line is marked, whether marks stand
//! for a band or move with the value, how lines, sectors and places below are put together, and among
//! which places a rank is given. Nothing is computed here; every choice is data of a pack.

use crate::figure::Blank;
use crate::name::Name;
use crate::percent::Ratio;
use crate::period::Period;
use crate::place::{PlaceCode, Tier};
use crate::scheme::SchemeCode;

/// What an order says beside its bands. The default is what most monthly orders say: marks by the band
/// of the percent, all lines in one sum, counts added up the tree, one rank among all siblings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    pub value: Value,
    pub marks: Marks,
    pub weighing: Weighing,
    pub sectors: Vec<Sector>,
    pub groups: Vec<Group>,
    pub above: Above,
    /// Which blanks leave the denominator. A line that is blank otherwise stays in it without marks.
    pub leaves: Vec<Blank>,
    /// A line whose target is below this is shown and not graded; zero grades every line.
    pub small_base: i64,
}

impl Default for Terms {
    fn default() -> Self {
        Self {
            value: Value::default(),
            marks: Marks::default(),
            weighing: Weighing::default(),
            sectors: Vec::new(),
            groups: Vec::new(),
            above: Above::default(),
            leaves: vec![Blank::NotApplicable, Blank::NoTarget],
            small_base: 0,
        }
    }
}

/// The value of a line by which it is marked and lettered. The percent itself (the level) is always
/// shown beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// The percent achieved.
    #[default]
    Percent,
    /// Where the percent stands between the lowest (0) and the highest (100) of the places ranked together.
    Spread,
    /// Where the percent stands between two stated ones: nothing at the worst, 100 at the frontier.
    Frontier { all: Frontier, lines: Vec<(SchemeCode, Frontier)> },
    /// By how many percent points the percent has risen; below zero where it fell.
    Gain { since: Since },
}

impl Value {
    /// The two ends between which a line is held, where the value is a distance to a frontier.
    #[must_use]
    pub fn frontier(&self, scheme: &SchemeCode) -> Option<Frontier> {
        let Self::Frontier { all, lines } = self else { return None };
        let own = lines.iter().find(|(code, _)| code == scheme).map(|(_, own)| *own);
        Some(own.unwrap_or(*all))
    }
}

/// The two ends of a distance to a frontier, in hundredths of a percent; the best is above the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frontier {
    pub worst_hundredths: i64,
    pub best_hundredths: i64,
}

impl Frontier {
    /// Where a percent stands between the two ends: 1 at the best. `None` when the ends are upside down.
    #[must_use]
    pub fn place(self, level: Ratio) -> Option<Ratio> {
        let worst = Ratio::new(self.worst_hundredths.into(), 10_000)?;
        let best = Ratio::new(self.best_hundredths.into(), 10_000)?;
        level.minus(worst)?.over(best.minus(worst)?)
    }
}

/// Since when a gain is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    PeriodBefore,
    YearBefore,
    /// The stated base line of a programme.
    Base(Period),
}

impl Since {
    /// The period with which this one is compared.
    #[must_use]
    pub fn of(self, period: Period) -> Period {
        match self {
            Self::PeriodBefore => period.before(),
            Self::YearBefore => period.year_before(),
            Self::Base(base) => base,
        }
    }
}

/// How the value of a line becomes marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Marks {
    /// The marks of its band.
    #[default]
    Bands,
    /// From nothing at zero straight up to full marks at this many hundredths of a percent, and no
    /// more above it; two decimals, half up.
    Straight { full_hundredths: i64, full_at_hundredths: i64 },
}

/// How the lines of a card are put together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weighing {
    /// All weighted marks over all weighted full marks.
    #[default]
    Lines,
    /// The mean of the sectors' shares by the sectors' weights; a sector's share is stated to
    /// hundredths of a percent, so that the printed table adds up.
    Sectors,
}

/// Lines that have a score and a rank of their own: revenue, development, health.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sector {
    pub code: String,
    pub name: Name,
    /// Counts where sectors are weighed; 1 and more.
    pub weight: i64,
    /// Its lines; empty for all lines that no other sector names.
    pub lines: Vec<SchemeCode>,
}

/// Places that are ranked among themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub code: String,
    pub name: Name,
    pub places: Vec<PlaceCode>,
}

/// How a place above others is scored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Above {
    /// By the sums of the counts below it.
    #[default]
    Counts,
    /// By the mean of the scores, as they are printed, of all places of this tier below it.
    Means(Tier),
}

impl Terms {
    /// The sector of a line: the one that names it, else the one that takes the rest.
    #[must_use]
    pub fn sector_of(&self, scheme: &SchemeCode) -> Option<&Sector> {
        let named = self.sectors.iter().find(|sector| sector.lines.contains(scheme));
        named.or_else(|| self.sectors.iter().find(|sector| sector.lines.is_empty()))
    }

    /// The group in which a place is ranked; `None` for all that no group names.
    #[must_use]
    pub fn group_of(&self, place: PlaceCode) -> Option<&Group> {
        self.groups.iter().find(|group| group.places.contains(&place))
    }

    /// Whether marks go by the band of the percent and counts up the tree, so that many cards can be
    /// made at once. Sectors and groups change ranks and the printed parts alone.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        self.value == Value::Percent
            && self.marks == Marks::Bands
            && self.weighing == Weighing::Lines
            && self.above == Above::Counts
            && self.leaves == Self::default().leaves
            && self.small_base == 0
    }
}
