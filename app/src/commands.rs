//! The commands, one file each.

pub(crate) mod account;
pub(crate) mod demo;
pub(crate) mod import;
pub(crate) mod ledger;
pub(crate) mod month;
pub(crate) mod open;
pub(crate) mod pack;
pub(crate) mod places;
pub(crate) mod read;
pub(crate) mod read_sheet;
pub(crate) mod score;
pub(crate) mod send;
pub(crate) mod serve;
pub(crate) mod simulate;
pub(crate) mod undo;
