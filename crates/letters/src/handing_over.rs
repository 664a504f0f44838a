//! What passes with a post from one holder to the next: a paper with as many lists as the caller brings.
//! It moves nothing and orders nothing; every cell comes worded.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::paper::{Language, Letterhead, Owner, Vocabulary, iso_date};

/// The note on the handing over of one post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandingOver {
    pub vocabulary: Vocabulary,
    pub language: Language,
    pub letterhead: Letterhead,
    pub post: Owner,
    /// Who hands over; empty is printed as a vacant post.
    pub from: String,
    /// Who takes charge; empty is printed as a vacant post.
    pub to: String,
    /// The first day of the one who takes charge.
    #[serde(with = "iso_date")]
    pub on: Date,
    /// How many directives are open in all.
    pub n_open: usize,
    /// Printed in the order given.
    pub sections: Vec<Section>,
    pub check_code: String,
}

/// One list of the note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    pub title: String,
    /// The heads of the columns; the second takes what width is left.
    pub heads: Vec<String>,
    /// As many cells a row as there are heads; an empty cell is printed as a dash.
    pub rows: Vec<Vec<String>>,
}
