//! The minutes reader: a Hindi note of a review meeting turned into proposals that a person confirms.
//!
//! [`read`] takes the text as it was pasted and gives the header, who was present, the directives, the
//! figures and the grades, each as places in that text with the words that made the reader think so. It
//! knows language only: no post, place or scheme of a running office, no model, no network. What it does
//! not understand it lists ([`Reading::not_understood`]); it invents no word, no person and no deadline.
//!
//! The stages run in one direction: characters are looked at (`guard`), lines get their zones (`lines`),
//! words their classes from the lexicon (`lexer`, `lexicon`), sentences their clauses (`formula`, `orders`,
//! `actors`), clauses their kind, place and time (`kind`, `scope`, `due`).
//!
//! ```
//! use hindi::reader::{self, Context, Due, DirectiveKind};
//!
//! let note = "बैठक में जिलाधिकारी ने खंड विकास अधिकारियों को शेष खाते सात दिवस में खुलवाने के निर्देश दिए।";
//! let reading = reader::read(note, &Context::default()).expect("a note");
//! let directive = &reading.directives[0];
//! assert_eq!(directive.span.of(note), "शेष खाते सात दिवस में खुलवाने");
//! assert_eq!(directive.addressee.map(|span| span.of(note)), Some("खंड विकास अधिकारियों"));
//! assert_eq!(directive.deadline.map(|deadline| deadline.due), Some(Due::Days(7)));
//! assert_eq!(directive.kind, DirectiveKind::Do);
//! ```

use jiff::civil::Date;

use crate::exact::Exact;

mod actors;
mod classes;
mod due;
mod figures;
mod forms;
mod formula;
mod grades;
mod guard;
mod header;
mod kind;
mod lexer;
mod lexicon;
mod lines;
mod orders;
mod presence;
mod roles;
mod scope;
mod walk;

pub use guard::{MOST_BYTES, Script, Tongue, Unreadable};
pub use lexicon::{District, Lexicon, LexiconFault};

/// What the reader is told besides the text.
#[derive(Clone, Copy, Debug)]
pub struct Context<'l> {
    /// The day of the sitting, if it is known otherwise; a full date in the text goes before it.
    pub held_on: Option<Date>,
    /// The words to read by.
    pub lexicon: &'l Lexicon,
}

impl Default for Context<'static> {
    fn default() -> Context<'static> {
        Context { held_on: None, lexicon: Lexicon::standard() }
    }
}

/// A range of bytes of the text that was read, always at character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    /// The words, from the text that was read; empty for another text in which there is no such place.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// The same place counted in characters.
    pub fn in_chars(self, text: &str) -> (usize, usize) {
        let before = text.get(..self.start).map_or(0, |before| before.chars().count());
        (before, before + self.of(text).chars().count())
    }
}

/// A note as read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    pub header: Header,
    /// One post or name each, groups included, without the chair.
    pub attendees: Vec<Span>,
    /// In the order of the text.
    pub directives: Vec<Directive>,
    pub figures: Vec<Figure>,
    pub grades: Vec<Grade>,
    /// Sentences with the words of an order in which no directive was found, for a person to look at.
    pub not_understood: Vec<Span>,
}

/// The head of a note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    pub district: Option<Span>,
    /// The district's state, from the lexicon; it need not stand in the text.
    pub state: Option<String>,
    pub chair: Chair,
    pub venue: Option<Span>,
    /// Only when day, month and year all stand in the text.
    pub date: Option<Date>,
}

/// Who presided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Chair {
    /// Without श्री, श्रीमती or डॉ.
    pub name: Option<Span>,
    pub post: Option<Span>,
}

/// A clause by which somebody must act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Directive {
    /// From the first word of the action to its verb.
    pub span: Span,
    /// Who must act, without case marker. May stand in another sentence than the action.
    pub addressee: Option<Span>,
    /// The administrative place that limits the act.
    pub scope: Option<Span>,
    pub deadline: Option<DueOn>,
    pub kind: DirectiveKind,
    pub evidence: Evidence,
}

/// Why a clause was taken for a directive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The words that order: a reporting formula, or the clause's own verb.
    pub formula: Span,
    /// The sentence in which they stand.
    pub sentence: Span,
}

/// A time limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueOn {
    /// The words with their postposition.
    pub span: Span,
    pub due: Due,
}

/// What a time limit comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// So many days after the sitting; a month counts 30.
    Days(u16),
    /// At or before the next sitting of the series.
    NextMeeting,
    Immediately,
    /// Words without a day (शीघ्र), or a date while the day of the sitting is not known.
    Unknown,
}

/// What a directive asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DirectiveKind {
    Do,
    /// Hand over a report, a list, a plan.
    Report,
    /// Explain a failing: स्पष्टीकरण, कारण बताओ.
    Explain,
    Inspect,
    /// Hold or attend a meeting.
    Meet,
    /// Finish works or cases, or reach a target.
    Complete,
}

/// A number that counts or measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The number with its scale words and the unit or noun behind it.
    pub span: Span,
    pub value: Exact,
    /// None for plain counts.
    pub unit: Option<Unit>,
    pub what: Option<Span>,
    pub role: FigureRole,
    pub place: Option<Span>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    Rupees,
    Percent,
    PersonDays,
    Hectares,
}

/// What a figure is in the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FigureRole {
    Achieved,
    /// Wanted or planned.
    Target,
    Remaining,
    /// The base of the reckoning: sanctioned, chosen, received.
    Registered,
    Other,
}

/// A scheme or department with its letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grade {
    pub subject: Span,
    pub letter: GradeLetter,
    /// An explanation was called for this subject.
    pub explanation_called: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GradeLetter {
    A,
    B,
    C,
    D,
    E,
}

/// Reads a note.
///
/// # Errors
/// [`Unreadable`] says what the text is instead. Never panics; the time is linear in the text.
pub fn read(text: &str, context: &Context<'_>) -> Result<Reading, Unreadable> {
    if let Some(unreadable) = guard::look(text) {
        return Err(unreadable);
    }
    let reading = walk::read(text, context);
    if reading.is_empty() { Err(Unreadable::NoMeeting) } else { Ok(reading) }
}

impl Reading {
    fn is_empty(&self) -> bool {
        let no_order = self.directives.is_empty() && self.not_understood.is_empty();
        no_order
            && self.figures.is_empty()
            && self.grades.is_empty()
            && self.attendees.is_empty()
            && self.header.chair == Chair::default()
    }
}
