//! Papers that go out beside the minutes, as they are issued: agenda note, attendance sheet, action
//! taken, a post's directives, press note, corrigendum. A paper is kept whole, in both languages and
//! already worded, so that it can be made again byte for byte.

use jiff::civil::Date;

use crate::minutes::LetterNumber;
use crate::name::Name;
use crate::scheme::Vocabulary;

/// What a paper is; each kind has numbers of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PaperKind {
    AgendaNote,
    AttendanceSheet,
    /// अनुपालन आख्या, in Madhya Pradesh पालन प्रतिवेदन.
    ActionTaken,
    /// The open directives of one post.
    DirectiveList,
    PressNote,
    /// What is to be read otherwise in issued minutes, which stay as they were.
    Corrigendum,
}

impl PaperKind {
    pub const ALL: [Self; 6] = [
        Self::AgendaNote,
        Self::AttendanceSheet,
        Self::ActionTaken,
        Self::DirectiveList,
        Self::PressNote,
        Self::Corrigendum,
    ];

    /// The word used in the ledger, addresses and the words files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::AgendaNote => "agenda-note",
            Self::AttendanceSheet => "attendance-sheet",
            Self::ActionTaken => "action-taken",
            Self::DirectiveList => "directive-list",
            Self::PressNote => "press-note",
            Self::Corrigendum => "corrigendum",
        }
    }

    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// A column of a paper's table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub head: Name,
    /// Its share of the width; 0 for as narrow as what stands in it.
    pub share: i64,
    /// How what stands in it is set.
    pub set: Set,
}

/// On which side the cells of a column are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Set {
    Words,
    Numbers,
}

/// The table of a paper; each row has a cell for each column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Name>>,
}

/// A paper as issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    pub kind: PaperKind,
    pub vocabulary: Vocabulary,
    /// The issuing office as on the letter head.
    pub office: Name,
    pub place: Name,
    pub number: LetterNumber,
    pub issued_on: Date,
    /// The heading: प्रेस नोट, अनुपालन आख्या.
    pub title: Name,
    /// Label and value above the text: subject, meeting, date.
    pub particulars: Vec<(Name, Name)>,
    /// The text, a paragraph each.
    pub paragraphs: Vec<Name>,
    /// Without columns when the paper has no table.
    pub table: Table,
    pub signed_by: Name,
    pub signed_post: Name,
    pub copy_to: Vec<Name>,
    /// Where a reader can check the paper, as the office was addressed on that day; may be empty.
    pub check_at: String,
}
