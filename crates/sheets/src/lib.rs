//! Sheets: the files that offices send and want back. An XLSX, ODS or CSV becomes figures or findings; a
//! table becomes an XLSX. Bytes in, values out: nothing here opens a file, knows a database or asks the time.
//!
//! [`take_in::propose`] is the way in for a sheet that a person looks at first; [`long`] is the way for
//! a large extract with codes; [`write`] is the way out. What was wrong is always a [`Finding`].

mod archive;
mod cell;
mod checks;
mod columns;
mod find;
pub mod finding;
mod findings;
pub mod grid;
mod heading;
mod labels;
mod legacy;
pub mod limits;
pub mod long;
mod nearest;
mod ods;
mod places;
mod preview;
pub mod profile;
pub mod rejected;
mod rows;
mod shape;
pub mod stream;
pub mod take_in;
mod text;
mod vocabulary;
pub mod write;
mod xlsx;

pub use finding::{CellRef, Finding, Severity, What};
pub use take_in::{Basis, Context, Proposal, propose, propose_of};
