//! The minutes of a sitting as they are issued: everything that the paper says, kept as said and as
//! seen on that day, so that the paper can be made again at any time, byte for byte.

use jiff::civil::Date;

use crate::agenda::Seen;
use crate::directive::State;
pub use crate::letter::LetterNumber;
use crate::name::Name;
use crate::review::Presence;
use crate::scheme::Vocabulary;

/// A line of attendance as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attended {
    pub post: Name,
    pub who: Name,
    pub presence: Presence,
    /// Who gave leave to send a deputy; empty when none is on record.
    pub leave: String,
}

/// A directive as printed under its point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedDirective {
    pub number: i64,
    pub words: String,
    pub owners: Vec<Name>,
    pub place: Name,
    pub deadline_words: String,
    pub due_on: Option<Date>,
}

/// A point of the minutes as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedPoint {
    pub n: i64,
    pub title: Name,
    /// The reason in words, in both languages, as it stood on the agenda.
    pub reason: Name,
    pub seen: Option<Seen>,
    pub said: String,
    pub directives: Vec<PrintedDirective>,
}

/// A directive brought forward from earlier sittings, as printed at the head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BroughtForward {
    pub number: i64,
    pub words: String,
    pub owners: Vec<Name>,
    pub due_on: Option<Date>,
    /// The answer given, or empty.
    pub report: String,
    pub state: State,
}

/// The issued minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Minutes {
    pub vocabulary: Vocabulary,
    /// The issuing office as on the letter head.
    pub office: Name,
    pub series: Name,
    pub place: Name,
    pub held_on: Date,
    pub issued_on: Date,
    pub venue: Name,
    pub chair_post: Name,
    pub chair_name: Name,
    /// Its running number is 0 until the minutes are issued.
    pub number: LetterNumber,
    pub attendance: Vec<Attended>,
    pub brought_forward: Vec<BroughtForward>,
    pub points: Vec<PrintedPoint>,
    pub copy_to: Vec<Name>,
    /// The ledger number up to which the figures were known.
    pub figures_known_to: i64,
    /// Where a reader can check the paper, as the office was addressed on that day; may be empty.
    pub check_at: String,
}
