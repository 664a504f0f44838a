//! Hindi as the offices of UP and MP write it: numbers, dates, deadlines, names.
//!
//! Everything here is a pure function over text. Nothing opens a file, asks the time or knows a
//! district; a date that matters comes in as an argument. Text that cannot be read is a value
//! (`NotANumber`, `NotStated`, `None`), never a panic and never a guess.
//!
//! Start at [`number`] for what stands in a cell, [`fold`] for "is this the same name", and
//! [`digits`] for how figures are printed.

pub mod digits;
pub mod exact;
pub mod fold;
pub mod number;

mod script;
mod words;

pub use digits::Lang;
pub use exact::Exact;
