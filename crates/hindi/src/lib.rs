//! Hindi as the offices of UP and MP write it: numbers, dates, deadlines, names.
//!
//! Everything here is a pure function over text. Nothing opens a file, asks the time or knows a
//! district; a date that matters comes in as an argument. Text that cannot be read is a value
//! (`NotANumber`, `NotStated`, `None`), never a panic and never a guess.
//!
//! Start at [`number`] for what stands in a cell, [`deadline`] for what a directive promises,
//! [`date`] for days, months and financial years, [`fold`] for "is this the same name", and
//! [`digits`] for how figures are printed. [`translit`] and [`legacy_font`] only hint.

pub mod date;
pub mod deadline;
pub mod digits;
pub mod exact;
pub mod fold;
pub mod legacy_font;
pub mod number;
pub mod translit;

mod script;
mod tokens;
mod words;

pub use digits::Lang;
pub use exact::Exact;
