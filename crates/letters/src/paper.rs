//! What every paper of an office has: a letterhead, a number, a date, a language, a signature.
//! Nothing here looks anything up: names, posts and numbers come as they are to be printed.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Whose official words are used: Uttar Pradesh says कार्यवृत्त, Madhya Pradesh कार्यवाही विवरण.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Vocabulary {
    /// Uttar Pradesh: कार्यवृत्त, अनुपालन आख्या, पत्रांक.
    Up,
    /// Madhya Pradesh: कार्यवाही विवरण, पालन प्रतिवेदन, क्रमांक.
    Mp,
}

/// The language of the fixed words; what was said stays as it was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Hindi, the language of record.
    Hi,
    /// English.
    En,
}

/// The head of a paper: who writes, under which number, on which day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letterhead {
    /// The office, one printed line each; the first is set largest and stands in the footer.
    pub office: Vec<String>,
    /// पत्रांक or क्रमांक, whole, as it is to be printed.
    pub number: String,
    /// The date of the letter, which is also the date inside the PDF.
    #[serde(with = "iso_date")]
    pub dated_on: Date,
}

/// A person with the post that is held: the chair, or whoever signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signatory {
    /// Left out in print when it is empty.
    pub name: String,
    pub post: String,
}

/// The post that is to act, with its place: printed as "(कार्यवाही – post, place)".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    pub post: String,
    /// Left out in print when it is empty.
    pub place: String,
}

/// A time limit: the words of the chair and the day that they were resolved to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// "अगले 7 दिनों में", as it was said.
    pub words: String,
    /// None when the words fix no day ("अग्रिम आदेशों तक").
    #[serde(with = "iso_date::option")]
    pub due_on: Option<Date>,
}

/// Dates travel as ISO text (2026-10-05); print turns them into 05.10.2026.
pub(crate) mod iso_date {
    use jiff::civil::Date;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(crate) fn serialize<S: Serializer>(date: &Date, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(date)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }

    pub(crate) mod option {
        use super::{Date, Deserialize, Deserializer, Error, Serializer};

        pub(crate) fn serialize<S: Serializer>(
            date: &Option<Date>,
            to: S,
        ) -> Result<S::Ok, S::Error> {
            match date {
                Some(date) => super::serialize(date, to),
                None => to.serialize_none(),
            }
        }

        pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
            from: D,
        ) -> Result<Option<Date>, D::Error> {
            let iso = Option::<String>::deserialize(from)?;
            iso.map(|iso| iso.parse().map_err(D::Error::custom)).transpose()
        }
    }
}
