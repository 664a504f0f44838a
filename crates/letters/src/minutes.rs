//! The minutes of one sitting as they are printed: who came, what was brought forward, what was
//! seen and ordered on each point, who gets a copy. Every number is already a display string, so
//! the paper shows exactly what the chair saw and is never computed anew.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::paper::{Deadline, Language, Letterhead, Owner, Signatory, Vocabulary, iso_date};

/// कार्यवृत्त, in Madhya Pradesh कार्यवाही विवरण.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Minutes {
    pub vocabulary: Vocabulary,
    pub language: Language,
    pub letterhead: Letterhead,
    pub subject: String,
    pub sitting: Sitting,
    pub attendance: Vec<Attendance>,
    /// What was still open when the sitting began. Empty is printed as "none", not left out.
    pub brought_forward: Vec<BroughtForward>,
    pub points: Vec<Point>,
    /// The closing line; none gives the usual one of the office.
    pub closing: Option<String>,
    pub signature: Signatory,
    /// प्रतिलिपि: one addressee each.
    pub copies: Vec<String>,
    /// The part of the ledger's hash by which a copy on paper can be held against the record.
    /// Empty on a draft, which cannot be checked.
    pub check_code: String,
    /// What the square code holds; empty leaves it out.
    pub check_address: String,
}

/// When and where the review sat, and who was in the chair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sitting {
    /// The series of reviews that this one belongs to.
    pub series: String,
    #[serde(with = "iso_date")]
    pub held_on: Date,
    /// "अपराह्न 3:00 बजे"; left out when it was not noted.
    pub time: Option<String>,
    pub venue: String,
    pub chair: Signatory,
}

/// One row of the attendance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendance {
    pub post: String,
    /// Empty when the post is vacant.
    pub name: String,
    pub presence: Presence,
}

/// Whether the officer came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Presence {
    Present,
    /// Another came instead, which needs leave that was given before.
    Deputy {
        name: String,
        /// Who gave leave and how; none is printed as "not on record".
        leave: Option<String>,
    },
    Absent,
}

/// One directive of an earlier sitting with what was reported on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BroughtForward {
    pub number: String,
    pub words: String,
    pub owners: Vec<Owner>,
    pub deadline: Deadline,
    /// The अनुपालन आख्या; empty is printed as अप्राप्त.
    pub report: String,
    /// The state, worded: पूर्ण, आंशिक, लंबित, समय-सीमा पार …
    pub state: String,
}

/// One point of the agenda: what was seen, what was said, what was ordered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    pub title: String,
    pub figures: Option<Figures>,
    /// What was said, a paragraph each.
    pub said: Vec<String>,
    pub directives: Vec<Directive>,
}

/// The figures that lay before the chair, pinned as they then stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    #[serde(with = "iso_date::option")]
    pub as_on: Option<Date>,
    pub rows: Vec<Figure>,
}

/// One line of figures, each as it was displayed; a blank carries its word (लक्ष्य आवंटित नहीं …).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    pub programme: String,
    pub target: String,
    pub achieved: String,
    pub percent: String,
    pub grade: String,
    pub remainder: String,
}

/// One directive in the chair's exact words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Directive {
    pub number: String,
    pub words: String,
    pub owners: Vec<Owner>,
    pub deadline: Deadline,
    /// What closes it, worded ("खुले खाते 218 होने पर"); none when a person decides.
    pub closes_when: Option<String>,
}
