//! Giving out: a table as an XLSX file, for those who work on in a spreadsheet.

pub use sheets::write::{Column, Table, Value};

use crate::error::{Error, Result};

/// The XLSX of a table.
///
/// # Errors
/// More rows or columns than a sheet has.
pub fn xlsx(table: &Table) -> Result<Vec<u8>> {
    sheets::write::table(table).map_err(|error| Error::Broken(error.to_string()))
}
