//! From an issued paper in the ledger to its PDF. Nothing is computed here but display strings, so a
//! paper made today and one made in ten years are the same.

use domain::agenda::Seen;
use domain::fact::Fact;
use domain::figure::Cell;
use domain::minutes::{Minutes, PrintedDirective, PrintedPoint};
use domain::name::Name;
use domain::review::{Presence, ReviewId};
use domain::scheme::Vocabulary;
use hindi::digits;
pub use letters::Language;
use letters::Pdf;

use crate::desk::Books;
use crate::error::{Error, Result};
use crate::wording;

/// How many hex digits of the fact's hash stand on the paper as its check code.
const CHECK_CODE_DIGITS: usize = 16;

/// The issued minutes of a sitting with the hash of their fact.
///
/// # Errors
/// No minutes were issued.
pub fn issued<M>(books: &mut Books<'_, '_, M>, review: ReviewId) -> Result<(Minutes, String)> {
    let letters = store::letters::of_review(books.tx, review)?;
    let letter = letters.first().ok_or(Error::NotFound)?;
    let recorded = store::ledger::get(books.tx, letter.fact)?;
    match recorded.fact {
        Fact::MinutesIssued { minutes, .. } => Ok((*minutes, recorded.hash.to_string())),
        _ => Err(Error::NotFound),
    }
}

/// The minutes of a sitting as PDF.
///
/// # Errors
/// No minutes were issued, or the paper cannot be set.
pub fn minutes_pdf<M>(
    books: &mut Books<'_, '_, M>,
    review: ReviewId,
    language: Language,
) -> Result<Pdf> {
    let (minutes, hash) = issued(books, review)?;
    Ok(letters::minutes(&paper(&minutes, &hash, language))?)
}

fn paper(minutes: &Minutes, hash: &str, language: Language) -> letters::Minutes {
    let say = |name: &Name| say(name, language);
    letters::Minutes {
        vocabulary: match minutes.vocabulary {
            Vocabulary::Up => letters::Vocabulary::Up,
            Vocabulary::Mp => letters::Vocabulary::Mp,
        },
        language,
        letterhead: letters::Letterhead {
            office: vec![say(&minutes.office)],
            number: say(&wording::minutes_number(minutes.number, minutes.vocabulary)),
            dated_on: minutes.issued_on,
        },
        subject: say(&subject(minutes)),
        sitting: letters::Sitting {
            series: say(&minutes.series),
            held_on: minutes.held_on,
            time: None,
            venue: say(&minutes.venue),
            chair: letters::Signatory {
                name: say(&minutes.chair_name),
                post: say(&minutes.chair_post),
            },
        },
        attendance: attendance(minutes, language),
        brought_forward: brought_forward(minutes, language),
        points: minutes.points.iter().map(|point| self::point(point, language)).collect(),
        closing: None,
        signature: letters::Signatory {
            name: say(&minutes.chair_name),
            post: format!("{}, {}", say(&minutes.chair_post), say(&minutes.place)),
        },
        copies: minutes.copy_to.iter().map(say).collect(),
        check_code: check_code(hash),
    }
}

/// The beginning of the fact's hash, as it stands on the paper.
pub(crate) fn check_code(hash: &str) -> String {
    hash.chars().take(CHECK_CODE_DIGITS).collect()
}

pub(crate) fn say(name: &Name, language: Language) -> String {
    match language {
        Language::Hi => name.hi.clone(),
        Language::En => name.en.clone(),
    }
}

fn subject(minutes: &Minutes) -> Name {
    let on = |lang| hindi::date::long(minutes.held_on, lang);
    let paper = match minutes.vocabulary {
        Vocabulary::Up => "कार्यवृत्त",
        Vocabulary::Mp => "कार्यवाही विवरण",
    };
    Name::new(
        &format!("{} दिनांक {} का {paper}।", minutes.series.hi, on(hindi::Lang::Hi)),
        &format!("Minutes of the {} of {}.", minutes.series.en, on(hindi::Lang::En)),
    )
}

fn attendance(minutes: &Minutes, language: Language) -> Vec<letters::Attendance> {
    let row = |attended: &domain::minutes::Attended| letters::Attendance {
        post: say(&attended.post, language),
        name: say(&attended.who, language),
        presence: match attended.presence {
            Presence::Present => letters::Presence::Present,
            Presence::Deputy => {
                letters::Presence::Deputy { name: say(&attended.who, language), leave: None }
            }
            Presence::Absent => letters::Presence::Absent,
        },
    };
    minutes.attendance.iter().map(row).collect()
}

fn brought_forward(minutes: &Minutes, language: Language) -> Vec<letters::BroughtForward> {
    let row = |directive: &domain::minutes::BroughtForward| letters::BroughtForward {
        number: directive.number.to_string(),
        words: directive.words.clone(),
        owners: owners(&directive.owners, language),
        deadline: letters::Deadline { words: String::new(), due_on: directive.due_on },
        report: directive.report.clone(),
        state: say(&wording::state(directive.state), language),
    };
    minutes.brought_forward.iter().map(row).collect()
}

/// The owners; their places stand in their names already.
fn owners(owners: &[Name], language: Language) -> Vec<letters::Owner> {
    let owner = |post: &Name| letters::Owner { post: say(post, language), place: String::new() };
    owners.iter().map(owner).collect()
}

fn point(point: &PrintedPoint, language: Language) -> letters::Point {
    let title = format!("{} ({})", say(&point.title, language), say(&point.reason, language));
    let figures = point.seen.as_ref().map(|seen| letters::Figures {
        as_on: None,
        rows: vec![figure(seen, say(&point.title, language), language)],
    });
    let directive = |given: &PrintedDirective| letters::Directive {
        number: given.number.to_string(),
        words: given.words.clone(),
        owners: owners(&given.owners, language),
        deadline: letters::Deadline { words: given.deadline_words.clone(), due_on: given.due_on },
        closes_when: None,
    };
    letters::Point {
        title: if point.reason == point.title { say(&point.title, language) } else { title },
        figures,
        said: point.said.lines().map(str::to_owned).filter(|line| !line.is_empty()).collect(),
        directives: point.directives.iter().map(directive).collect(),
    }
}

fn figure(seen: &Seen, programme: String, language: Language) -> letters::Figure {
    let dash = || "–".to_owned();
    letters::Figure {
        programme,
        target: say(&wording::cell(seen.target, seen.unit), language),
        achieved: say(&wording::cell(seen.achieved, seen.unit), language),
        percent: seen.percent_hundredths.map_or_else(dash, digits::percent),
        grade: seen.letter.as_ref().map_or_else(dash, ToString::to_string),
        remainder: say(&wording::cell(Cell::Value(seen.short_of_best), seen.unit), language),
    }
}
