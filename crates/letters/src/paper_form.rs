//! A paper beside the minutes as it is printed: a heading, particulars, paragraphs, and perhaps a table.
//! Agenda note, attendance sheet, action taken, press note and corrigendum are all of this form.

use serde::{Deserialize, Serialize};

use crate::paper::{Language, Letterhead, Signatory, Vocabulary};

/// A paper with everything on it already worded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    pub vocabulary: Vocabulary,
    pub language: Language,
    pub letterhead: Letterhead,
    pub title: String,
    /// Label and value, one line each.
    pub particulars: Vec<(String, String)>,
    pub paragraphs: Vec<String>,
    /// Without columns there is no table.
    pub columns: Vec<Column>,
    /// Each with a cell for each column.
    pub rows: Vec<Vec<String>>,
    pub signature: Signatory,
    pub copies: Vec<String>,
    pub check_code: String,
    /// What the square code holds; empty leaves it out.
    pub check_address: String,
}

/// A column of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    pub head: String,
    /// Its share of the width; 0 for as narrow as what stands in it.
    pub share: i64,
    pub is_number: bool,
}
