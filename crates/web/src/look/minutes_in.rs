//! Reading a note of a meeting: the form in which it is pasted, and the note with its cards.

use askama::Template;

use super::frame::Frame;
use super::parts::{Choice, Grade};
use super::words::Words;

/// The form: `GET /minutes/new`, sent as `multipart/form-data` to `POST /minutes` with `text` or `file`, and
/// perhaps `series` and `on`.
#[derive(Debug, Clone, Template)]
#[template(path = "minutes/new.html")]
pub struct New {
    pub words: Words,
    pub frame: Frame,
    pub series: Vec<Choice>,
}

/// The note and what was found in it: `/minutes/<sha256>/<series>/<day>` (`href`). Sent to `<href>/sitting` with
/// `on`, `venue`, `present` any number of times, `cards` (how many), for each card `from-N`, `take-N`, `words-N`,
/// `owners-N`, `place-N`, `deadline-N`, `kind-N`, `condition-N`, for a figure `remark-N`, and `do` where the cards
/// are to be changed before they are taken over: `keep`, `split-N`, `join-N`, `sentence-N`, `grade-N`.
#[derive(Debug, Clone, Template)]
#[template(path = "minutes/show.html")]
pub struct Show {
    pub words: Words,
    pub frame: Frame,
    pub href: String,
    pub series: String,
    /// As a date field has it.
    pub on: String,
    /// The note's own day where it is another; else empty.
    pub other_day: String,
    pub venue: String,
    pub marked: Vec<Marked>,
    pub n_cards: String,
    pub cards: Vec<Card>,
    pub figures: Vec<Figure>,
    pub grades: Vec<Graded>,
    pub present: Vec<Person>,
    /// Sentences that sound like an order and were not understood.
    pub not_understood: Vec<String>,
    /// What may be written into the fields for posts and places.
    pub posts: Vec<String>,
    pub places: Vec<String>,
    /// Where the script of the keys is served.
    pub script: String,
}

/// A piece of the note.
#[derive(Debug, Clone)]
pub struct Marked {
    pub words: String,
    /// `m-order`, `m-who`, `m-due`, `m-figure`, `m-graded`: all that it lies in; empty for plain words.
    pub marks: String,
    /// The number of the card that begins here; else empty.
    pub card: String,
}

/// A directive as it is proposed.
#[derive(Debug, Clone)]
pub struct Card {
    pub n: String,
    /// What it is made from, as the form carries it.
    pub from: String,
    pub is_taken: bool,
    /// It is known whom it binds.
    pub is_ready: bool,
    pub said: String,
    /// Who is addressed, in the note's words.
    pub addressee: String,
    pub owners: String,
    pub place: String,
    pub deadline: String,
    /// The day that the words come to; empty where they name none.
    pub due: String,
    pub kinds: Vec<Choice>,
    /// The figure that it may wait for, in words; empty where none is proposed.
    pub figure: String,
    pub is_figure: bool,
    /// A paper is asked for.
    pub is_document: bool,
}

/// A quoted figure.
#[derive(Debug, Clone)]
pub struct Figure {
    pub n: String,
    pub quoted: String,
    pub what: String,
    pub place: String,
    /// What the books say; empty where it was not compared.
    pub verdict: String,
    pub is_amiss: bool,
    /// The remark on it is wanted.
    pub is_ticked: bool,
}

/// A scheme or department with its letter.
#[derive(Debug, Clone)]
pub struct Graded {
    pub n: String,
    pub subject: String,
    pub letter: Grade,
    /// The note says that an explanation was called.
    pub is_called: bool,
}

/// Somebody of whom the note says that they were there.
#[derive(Debug, Clone)]
pub struct Person {
    pub said: String,
    /// The words of the posts that are meant, with a space between; empty where it is not clear.
    pub posts: Vec<String>,
    pub is_ticked: bool,
}
