//! From a note of a meeting to a sitting. What the reader found in the words is matched with the posts, places
//! and indicators of the office and laid before a person; what the person takes becomes a sitting with its
//! points, directives and explanations. Nothing is taken by itself, and a quoted figure never goes into the books.

mod accept;
mod example;
mod kept;
mod meant;
mod quoted;

pub use accept::{Accepted, Taken, accept};
use domain::directive::{Condition, Deadline, DirectiveKind};
use domain::place::PlaceCode;
use domain::post::PostId;
use domain::refusal::Refusal;
pub use example::{Decided, Difference, Example, Left, decided};
use hindi::reader::{self, Context, Reading, Span, Unreadable};
use jiff::civil::Date;
pub use kept::{examples, keep_work, work};
use notes::Unread;
pub use quoted::{Impossible, Quoted, Verdict};
use store::Write;

use crate::desk::Books;
use crate::error::{Error, Result};
use crate::reviews::Founded;
use crate::{deadlines, directives, figures};
use meant::Meant;

/// The name under which notes are kept.
const NOTE: &str = "note.txt";

/// What the reader found in a note, in the office's own terms.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// The day of the sitting: the one said, else the note's own.
    pub on: Option<Date>,
    pub reading: Reading,
    pub cards: Vec<Card>,
    pub quoted: Vec<Quoted>,
    /// Who was present, and which posts are meant.
    pub present: Vec<(Span, Vec<PostId>)>,
}

/// A directive as it is proposed.
#[derive(Clone, Debug)]
pub struct Card {
    pub found: reader::Directive,
    /// What was said on the point: of its paragraph all that stands behind the order before it, to the end of its
    /// own sentence. Orders of one sentence share it.
    pub said: Span,
    /// Owners as [`directives::owners`] takes them; empty where it is not clear who is meant.
    pub owners: Vec<String>,
    pub place: PlaceCode,
    /// The words of the time limit, with the day that they come to.
    pub deadline: Deadline,
    pub kind: DirectiveKind,
    pub condition: Condition,
}

/// Reads a note for a series of reviews.
///
/// # Errors
/// The text is no note of a meeting in Hindi: the refusal says what it is instead.
pub fn propose<M>(
    books: &mut Books<'_, '_, M>,
    founded: &Founded,
    said_on: Option<Date>,
    text: &str,
) -> Result<Proposal> {
    let context = Context { held_on: said_on, ..Context::default() };
    let reading = reader::read(text, &context).map_err(refusal)?;
    let on = said_on.or(reading.header.date);
    let held_on = on.unwrap_or(books.today);
    let posts = store::posts::all(books.tx, held_on)?;
    let next = next_after(books, founded, held_on)?;
    let meant = Meant::new(&books.known, &founded.series, posts);
    let quoted = quoted::all(&books.known, &meant, &reading, (text, held_on));
    let said = said(&reading.directives, text);
    let calendar = directives::calendar(&books.known, founded.series.place);
    let card = |(found, said): (&reader::Directive, &Span)| {
        let scope = found.scope.and_then(|span| meant.place(span.of(text)));
        let words = found.addressee.map_or("", |span| span.of(text));
        let limit = found.deadline.map_or("", |due| due.span.of(text));
        Card {
            found: *found,
            said: *said,
            condition: condition(books, found, &quoted),
            owners: meant.owners(words, scope),
            place: scope.or_else(|| meant.place(words)).unwrap_or(founded.series.place),
            deadline: calendar.owed(deadlines::read(limit, held_on, next)),
            kind: kind(found.kind),
        }
    };
    let present = reading.attendees.iter().map(|span| (*span, meant.posts(span.of(text))));
    Ok(Proposal {
        on,
        cards: reading.directives.iter().zip(&said).map(card).collect(),
        quoted,
        present: present.collect(),
        reading,
    })
}

/// The words of a file that was handed in: a text, a DOCX or a PDF with text behind its letters.
///
/// # Errors
/// The file holds no words: the refusal says what it is instead.
pub fn words_of(bytes: &[u8]) -> Result<String> {
    let words = notes::text_of(bytes).map_err(|unread| match unread {
        Unread::TooLarge => Refusal::NoteTooLong,
        Unread::Scanned => Refusal::NoteScanned,
        Unread::NoLetters => Refusal::NoteNoLetters,
        Unread::Locked => Refusal::NoteLocked,
        Unread::OldWord => Refusal::NoteOldWord,
        Unread::Picture => Refusal::NotePicture,
        Unread::Damaged => Refusal::NoteDamaged,
        Unread::NoText => Refusal::NoteNoText,
    })?;
    Ok(domain::text::plain(&words))
}

fn refusal(unreadable: Unreadable) -> Refusal {
    match unreadable {
        Unreadable::Empty => Refusal::NoteEmpty,
        Unreadable::TooLong { .. } => Refusal::NoteTooLong,
        Unreadable::Html => Refusal::NoteHtml,
        Unreadable::LegacyFont => Refusal::NoteLegacyFont,
        Unreadable::English => Refusal::NoteEnglish,
        Unreadable::OtherScript(_) => Refusal::NoteOtherScript,
        Unreadable::OtherTongue(_) => Refusal::NoteOtherTongue,
        Unreadable::Debris => Refusal::NoteDebris,
        Unreadable::NoMeeting => Refusal::NoteNoMeeting,
    }
}

/// For each order the words of its point.
fn said(orders: &[reader::Directive], text: &str) -> Vec<Span> {
    let (mut said, mut behind, mut last) = (Vec::new(), 0, Span { start: 0, end: 0 });
    for order in orders {
        let sentence = with_its_stop(order.evidence.sentence, text);
        if sentence != last {
            let before = text.get(..sentence.start).unwrap_or_default();
            let paragraph = before.rfind('\n').map_or(0, |at| at + 1);
            (behind, last) = (paragraph.max(last.end).min(sentence.start), sentence);
        }
        said.push(Span { start: behind, end: sentence.end });
    }
    said
}

/// A sentence with the full stop behind it.
fn with_its_stop(sentence: Span, text: &str) -> Span {
    let behind = text.get(sentence.end..).unwrap_or_default();
    let stop = behind.find(|c: char| !c.is_whitespace() || c == '\n').unwrap_or_default();
    let is_stop = behind.get(stop..).is_some_and(|rest| rest.starts_with(['।', '|']));
    let n_bytes = behind.get(stop..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    Span { end: if is_stop { sentence.end + stop + n_bytes } else { sentence.end }, ..sentence }
}

/// How a directive is proposed to be known as done: by the figure that it names as its aim, by a paper where a
/// paper is asked for, else by what is shown.
fn condition<M>(
    books: &Books<'_, '_, M>,
    found: &reader::Directive,
    quoted: &[Quoted],
) -> Condition {
    let is_inside = |one: &&Quoted| {
        one.found.role == reader::FigureRole::Target
            && found.span.start <= one.found.span.start
            && one.found.span.end <= found.span.end
    };
    let aim = quoted.iter().filter(is_inside).find_map(|one| {
        let indicator = one.indicator.clone()?;
        let unit = books.known.book.indicators().get(&indicator)?.unit;
        let at_least = quoted::whole(one.found.value, unit)?;
        let now = figures::latest(&books.known, &indicator, one.place, books.today).unwrap_or(0);
        let is_ahead = now < at_least;
        is_ahead.then_some(Condition::Figure { indicator, place: one.place, at_least })
    });
    match (aim, found.kind) {
        (Some(aim), _) => aim,
        (None, reader::DirectiveKind::Report) => Condition::Document,
        (None, _) => Condition::Evidence,
    }
}

fn kind(found: reader::DirectiveKind) -> DirectiveKind {
    match found {
        reader::DirectiveKind::Do => DirectiveKind::Do,
        reader::DirectiveKind::Report => DirectiveKind::Report,
        reader::DirectiveKind::Explain => DirectiveKind::Explain,
        reader::DirectiveKind::Inspect => DirectiveKind::Inspect,
        reader::DirectiveKind::Meet => DirectiveKind::Meet,
        reader::DirectiveKind::Complete => DirectiveKind::Complete,
    }
}

/// The days that the words of time limits come to, said at a sitting of the series.
///
/// # Errors
/// The database's own.
pub fn due<M>(
    books: &mut Books<'_, '_, M>,
    founded: &Founded,
    on: Date,
    words: &[&str],
) -> Result<Vec<Option<Date>>> {
    let next = next_after(books, founded, on)?;
    let calendar = directives::calendar(&books.known, founded.series.place);
    let due = |words: &&str| calendar.owed(deadlines::read(words, on, next)).due_on;
    Ok(words.iter().map(due).collect())
}

/// The sitting of the series that is called next after a day.
fn next_after<M>(
    books: &mut Books<'_, '_, M>,
    founded: &Founded,
    on: Date,
) -> Result<Option<Date>> {
    let next = store::reviews::next_after(books.tx, founded.id, on)?;
    Ok(next.map(|next| next.sitting.on))
}

/// Who answers for the subject of a grade, as [`directives::owners`] takes it: the post of the series' place that
/// the scheme of this name names; empty where no scheme is called so.
///
/// # Errors
/// The database's own.
pub fn answers_for<M>(
    books: &mut Books<'_, '_, M>,
    founded: &Founded,
    subject: &str,
) -> Result<Vec<String>> {
    let posts = store::posts::all(books.tx, books.today)?;
    Ok(Meant::new(&books.known, &founded.series, posts).answers_for(subject))
}

/// Keeps a note as evidence, by its hash; nothing of it is taken yet.
///
/// # Errors
/// It is no note of a meeting in Hindi.
pub fn lay_by(books: &mut Books<'_, '_, Write>, text: &str) -> Result<String> {
    reader::read(text, &Context::default()).map_err(refusal)?;
    Ok(store::files::keep(books.tx, NOTE, text.as_bytes())?)
}

/// A note that was kept.
///
/// # Errors
/// There is none of this hash.
pub fn note<M>(books: &mut Books<'_, '_, M>, sha256: &str) -> Result<String> {
    let kept = store::files::get(books.tx, sha256)?.filter(|kept| kept.name == NOTE);
    let text = kept.and_then(|kept| String::from_utf8(kept.bytes).ok());
    text.ok_or(Error::NotFound)
}

/// The series whose sitting a note most likely tells of, of those given: by its place, then by its chair.
#[must_use]
pub fn likely<'f, M>(
    books: &Books<'_, '_, M>,
    founded: &'f [Founded],
    text: &str,
) -> Option<&'f Founded> {
    let reading = reader::read(text, &Context::default()).ok()?;
    let chair = reading.header.chair.post.map_or("", |span| span.of(text));
    let weight = |founded: &&Founded| {
        let series = &founded.series;
        let at = books.known.tree.get(series.place);
        let is_place = at.is_some_and(|place| meant::is_named(place, text));
        let kinds = books.known.book.post_kinds(books.known.state_of(series.place));
        let is_chair = kinds.into_iter().any(|kind| meant::is_called(kind, chair));
        (is_place, is_chair && is_place)
    };
    founded.iter().rev().max_by_key(weight).filter(|founded| weight(founded).0)
}
