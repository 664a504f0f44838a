//! Hindi as the offices of UP and MP write it: numbers, dates, deadlines, names.
//!
//! Everything here is a pure function over text. Nothing opens a file, asks the time or knows a
//! district; a date that matters comes in as an argument. Text that cannot be read is a value
//! (`NotANumber`, `NotStated`, `None`), never a panic and never a guess.
//!
//! Start at [`number`] for what stands in a cell, [`deadline`] for what a directive promises,
//! [`date`] for days, months and financial years, [`fold`] for "is this the same name", and
//! [`digits`] for how figures are printed. [`translit`] and [`legacy_font`] only hint.
//!
//! ```
//! use hindi::{date, deadline, fold, number};
//!
//! let sitting = date::read("03.10.2024").expect("a day");
//! let due = deadline::read("शेष खाते 1 सप्ताह के अंदर", sitting, None);
//! assert_eq!(due.words, "1 सप्ताह के अंदर");
//! assert_eq!(due.due_on.map(date::short).as_deref(), Some("10.10.2024"));
//!
//! let target = number::read_number("75 हजार 352").and_then(|read| read.to_integer());
//! assert_eq!(target, Some(75_352));
//! assert!(fold::same("विकास खण्ड", "विकासखंड"));
//! ```

pub mod date;
pub mod deadline;
pub mod digits;
pub mod exact;
pub mod fold;
pub mod kruti_dev;
pub mod legacy_font;
pub mod number;
pub mod reader;
pub mod translit;

mod script;
mod tokens;
mod words;

pub use digits::Lang;
pub use exact::Exact;
