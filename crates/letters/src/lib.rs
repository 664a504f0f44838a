//! The papers of an office: minutes of a review and the papers beside them, the letter that asks for an
//! explanation, a post's list of open directives, the note on handing over a post, the booklet for a review; set
//! as an Indian office prints them and made into tagged PDF.
//!
//! A paper comes in as plain values that are already worded and rounded (a percent is a string
//! here) and goes to Typst as JSON data, never as Typst source, so nothing that was typed can be
//! read as a command. There is no clock, no file and no network: fonts are part of the program and
//! "today" is the date of the letter. The same paper gives the same bytes, whenever it is reissued.
//!
//! Start with [`Minutes`]; the layout is in `letters/*.typ`, the fixed words in `letters/words.json`.

#[cfg(test)]
extern crate self as letters;

mod booklet;
mod copying;
mod desk;
mod directive_list;
mod error;
mod explanation;
mod fonts;
mod handing_over;
mod minutes;
mod paper;
mod paper_form;
mod plain;
mod render;
mod square;
mod text_layer;

#[cfg(test)]
#[path = "../tests/sample/mod.rs"]
mod sample;

pub use booklet::{Bar, Booklet, BookletColumn, Chapter, Trend};
pub use directive_list::{DirectiveList, OpenDirective};
pub use error::Error;
pub use explanation::{Explanation, ExplanationFigure};
pub use handing_over::{HandingOver, Section};
pub use minutes::{
    Attendance, BroughtForward, Directive, Figure, Figures, Minutes, Point, Presence, Sitting,
};
pub use paper::{Deadline, Language, Letterhead, Owner, Signatory, Vocabulary};
pub use paper_form::{Column, Paper};
pub use render::{LIMIT_BYTES, Pdf};

/// Sets the minutes of one sitting.
///
/// # Errors
/// [`Error::TooLong`] when the paper holds more than [`LIMIT_BYTES`] of text, the others when the
/// layout itself is at fault.
pub fn minutes(paper: &Minutes) -> Result<Pdf, Error> {
    render::render(desk::Form::Minutes, paper, paper.letterhead.dated_on)
}

/// Sets a paper beside the minutes: agenda note, attendance sheet, action taken, press note, corrigendum.
///
/// # Errors
/// As [`minutes`].
pub fn paper(paper: &Paper) -> Result<Pdf, Error> {
    render::render(desk::Form::Paper, paper, paper.letterhead.dated_on)
}

/// Sets the booklet for a review.
///
/// # Errors
/// As [`minutes`].
pub fn booklet(booklet: &Booklet) -> Result<Pdf, Error> {
    render::render(desk::Form::Booklet, booklet, booklet.printed_on())
}

/// Sets the letter that asks a post for an explanation.
///
/// # Errors
/// As [`minutes`].
pub fn explanation(letter: &Explanation) -> Result<Pdf, Error> {
    render::render(desk::Form::Explanation, letter, letter.letterhead.dated_on)
}

/// Sets the list of directives that are open against one post, for its table or its notice board.
///
/// # Errors
/// As [`minutes`].
pub fn directive_list(list: &DirectiveList) -> Result<Pdf, Error> {
    render::render(desk::Form::DirectiveList, list, list.letterhead.dated_on)
}

/// Sets the note on the handing over of a post.
///
/// # Errors
/// As [`minutes`].
pub fn handing_over(note: &HandingOver) -> Result<Pdf, Error> {
    render::render(desk::Form::HandingOver, note, note.letterhead.dated_on)
}
