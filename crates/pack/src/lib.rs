//! Packs: the rules of the work as files that an officer can read. A pack is a folder with indicators,
//! lines, norms, grading and posts; this crate reads it into the domain's `Rules`, and says every fault
//! with its file and line. It never computes a score and never touches an office's own figures. Only
//! `source` opens files.

mod calendar;
mod check;
mod entry;
mod fault;
mod grading;
mod history;
mod honesty;
mod indicators;
mod ladder;
mod norms;
mod persistence;
mod pipelines;
mod posts;
mod read;
mod registers;
mod schemes;
mod sheets;
pub mod source;
mod table;
mod targets;
mod tree;
mod words;

pub use check::{Pack, check, check_all, check_beside};
pub use fault::{BandList, Fault, What};
pub use history::rewritten;
pub use read::{read, read_methods};
pub use words::CODES;

/// The post kind that answers for mission lines in a district, whatever a state calls it.
pub const MISSION_DISTRICT: &str = "mission-district";
/// The post kind that answers for mission lines in a block.
pub const MISSION_BLOCK: &str = "mission-block";
