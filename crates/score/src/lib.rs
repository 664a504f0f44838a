//! Figures held in memory, and all that is computed from them: sums up the tree, figures to date,
//! scorecards, ranks, trends and derivations. Pure and exact: whole numbers only, no clock, no file.

mod bulk;
mod card;
mod column;
mod cube;
mod cuts;
mod derive;
mod grading;
mod honesty;
mod lift;
mod mark;
mod pace;
mod rank;
mod shelf;
mod short;
mod steps;
mod to_date;
mod trend;
mod try_method;
mod window;

pub use bulk::{BulkPeriod, bulk};
pub use card::scorecard;
pub use cube::{Applied, ColumnKey, Cube, Difference, Overflow, Touched};
pub use derive::{BandRow, Derivation, Ground, MethodRef, derivation};
pub use honesty::{Entries, Entry, Look, Quality, QualitySide, doubts, quality};
pub use lift::{Effort, Lifting, LineLift, Part, Plan, Step, Unplanned, Wanted, Wish, lifting};
pub use pace::pace;
pub use rank::{
    SectorRanks, league, league_of, line_ranks, ranks, sector_ranks, sibling_league, standing,
    standings,
};
pub use short::short_of_best;
pub use to_date::Side;
pub use trend::{score_trend, trend};
pub use try_method::{Tried, try_below, try_beside};
