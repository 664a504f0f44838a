//! The booklet for a review: all that is known of a place for a month, bound together before the sitting. It is a
//! working paper without a number: it orders nothing and is made afresh whenever it is asked for.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::paper::{Language, Letterhead, Vocabulary};

/// The booklet of one place and period; every word and number comes ready to be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booklet {
    pub vocabulary: Vocabulary,
    pub language: Language,
    pub letterhead: Letterhead,
    pub title: String,
    pub place: String,
    pub period: String,
    /// The letter of the place's card; empty when it has none.
    pub grade: String,
    /// The score with what it is out of.
    pub score: String,
    /// Label and value under the score, in the order given.
    pub facts: Vec<(String, String)>,
    pub chapters: Vec<Chapter>,
    /// Up to when the ledger was read.
    pub note: String,
}

impl Booklet {
    pub(crate) fn printed_on(&self) -> Date {
        self.letterhead.dated_on
    }
}

/// One chapter: what it has of a table, bars and trends is printed in this order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chapter {
    pub title: String,
    /// Lines under the title.
    pub lead: Vec<String>,
    pub bars: Vec<Bar>,
    pub trends: Vec<Trend>,
    pub columns: Vec<BookletColumn>,
    /// As many cells a row as there are columns.
    pub rows: Vec<Vec<String>>,
    /// Lines under the table; of a chapter without rows, what is said instead.
    pub notes: Vec<String>,
}

/// A column of a chapter's table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookletColumn {
    pub head: String,
    pub is_number: bool,
    /// Its share of the width that is left; 0 for as narrow as what stands in it.
    pub share: usize,
}

/// A bar with its label before and its value behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bar {
    pub label: String,
    pub value: String,
    /// Hundredths of a percent of the full length, 0 to 10,000.
    pub length: i64,
}

/// The course of one figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trend {
    pub title: String,
    pub grade: String,
    /// The last value, as printed.
    pub last: String,
    /// Hundredths of a percent from the oldest period on; `None` where there was nothing. Above
    /// 150 percent it is drawn at the upper edge.
    pub points: Vec<Option<i64>>,
}
