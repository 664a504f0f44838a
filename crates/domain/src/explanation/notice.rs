//! The letter that asks for an explanation, as it went out: everything that the paper says, in both
//! languages, so that it can be made again at any time, byte for byte.

use jiff::civil::Date;

use super::Addressee;
use crate::letter::LetterNumber;
use crate::name::Name;
use crate::scheme::Vocabulary;

/// A row of figures on the letter, each as it was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeRow {
    /// The line or the indicator, with its period.
    pub what: Name,
    pub target: Name,
    pub achieved: Name,
    pub percent: Name,
    /// The letter or the rank; empty where there is none.
    pub grade: Name,
}

/// The letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub vocabulary: Vocabulary,
    /// The issuing office as on the letter head.
    pub office: Name,
    pub number: LetterNumber,
    pub issued_on: Date,
    pub to: Addressee,
    pub subject: Name,
    /// What the letter rests on: a sitting, a directive; one line each.
    pub references: Vec<Name>,
    /// What is the matter, a paragraph each.
    pub body: Vec<Name>,
    pub rows: Vec<NoticeRow>,
    pub reply_days: i64,
    pub reply_by: Date,
    pub signed: Addressee,
    pub copy_to: Vec<Name>,
}
