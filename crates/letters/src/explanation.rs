//! The letter that asks a post for an explanation: to whom, about what, on what it rests, the figures,
//! and until when an answer is owed. All words come as they are to be printed.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::paper::{Language, Letterhead, Signatory, Vocabulary, iso_date};

/// स्पष्टीकरण पत्र, in Madhya Pradesh कारण बताओ सूचना पत्र.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    pub vocabulary: Vocabulary,
    pub language: Language,
    pub letterhead: Letterhead,
    /// To whom: the name is left out in print when it is empty.
    pub to: Signatory,
    pub subject: String,
    /// What the letter rests on, a line each.
    pub references: Vec<String>,
    /// What is the matter, a paragraph each.
    pub body: Vec<String>,
    pub figures: Vec<ExplanationFigure>,
    /// Days to answer, as a number.
    pub reply_days: String,
    #[serde(with = "iso_date")]
    pub reply_by: Date,
    pub signature: Signatory,
    pub copies: Vec<String>,
    pub check_code: String,
}

/// One line of figures, each as it was displayed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExplanationFigure {
    /// The line or the indicator, with its period.
    pub what: String,
    pub target: String,
    pub achieved: String,
    pub percent: String,
    /// The letter or the rank; a dash where there is none.
    pub grade: String,
}
