//! Whether a paper is genuine: its code is the beginning of the hash of the fact that holds it.

use domain::fact::Fact;
use domain::name::Name;
use domain::review::ReviewId;
use jiff::civil::Date;

use super::CHECK_CODE_DIGITS;
use crate::desk::Books;
use crate::error::Result;
use crate::wording;

/// A paper as a reader holds it against the one in hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The fact that holds it.
    pub fact: i64,
    pub review: ReviewId,
    /// Whether it is the minutes, which have an address of their own.
    pub is_minutes: bool,
    /// Whether it has a table that can be given out as XLSX.
    pub has_table: bool,
    pub title: Name,
    pub number: Name,
    pub issued_on: Date,
    pub office: Name,
    /// What it is about: the meeting and its day.
    pub about: Name,
    pub hash: String,
}

/// What a code came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Checked {
    /// It cannot be a code: 16 hex digits are.
    NotACode,
    /// No paper of this office has it.
    Unknown,
    Genuine {
        paper: Box<Given>,
        corrected_by: Vec<Given>,
    },
}

/// Looks a code up.
///
/// # Errors
/// The database failed.
pub fn check<M>(books: &mut Books<'_, '_, M>, code: &str) -> Result<Checked> {
    let Some(begins) = read_code(code) else { return Ok(Checked::NotACode) };
    let Some(letter) = store::letters::by_hash(books.tx, begins)?.into_iter().next() else {
        return Ok(Checked::Unknown);
    };
    let Some(paper) = given(books, letter.fact)? else { return Ok(Checked::Unknown) };
    let corrected_by = if paper.is_minutes { corrigenda(books, paper.review)? } else { Vec::new() };
    Ok(Checked::Genuine { paper: Box::new(paper), corrected_by })
}

/// The eight bytes of a code as people copy it: in any case, with spaces or hyphens.
fn read_code(code: &str) -> Option<[u8; 8]> {
    let is_digit = |letter: &char| !letter.is_whitespace() && *letter != '-';
    let digits: String = hindi::digits::latin_digits(code).chars().filter(is_digit).collect();
    if digits.len() != CHECK_CODE_DIGITS || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    u64::from_str_radix(&digits, 16).ok().map(u64::to_be_bytes)
}

fn corrigenda<M>(books: &mut Books<'_, '_, M>, review: ReviewId) -> Result<Vec<Given>> {
    let is_corrigendum = |letter: &store::letters::Letter| {
        let kind = domain::paper::PaperKind::Corrigendum;
        letter.kind == store::letters::LetterKind::Paper(kind)
    };
    let letters = store::letters::of_review(books.tx, review)?;
    let mut found = Vec::new();
    for letter in letters.into_iter().filter(is_corrigendum) {
        found.extend(given(books, letter.fact)?);
    }
    Ok(found)
}

/// All papers of a sitting in the order of their issue.
///
/// # Errors
/// The database failed.
pub fn of_review<M>(books: &mut Books<'_, '_, M>, review: ReviewId) -> Result<Vec<Given>> {
    let mut found = Vec::new();
    for letter in store::letters::of_review(books.tx, review)? {
        found.extend(given(books, letter.fact)?);
    }
    Ok(found)
}

/// The paper that a fact holds, if it holds one.
fn given<M>(books: &mut Books<'_, '_, M>, fact: i64) -> Result<Option<Given>> {
    let recorded = store::ledger::get(books.tx, fact)?;
    let hash = recorded.hash.to_string();
    Ok(match recorded.fact {
        Fact::MinutesIssued { review, minutes } => Some(Given {
            fact,
            review,
            is_minutes: true,
            has_table: false,
            title: wording::minutes_title(minutes.vocabulary),
            number: wording::minutes_number(minutes.number, minutes.vocabulary),
            issued_on: minutes.issued_on,
            about: Name::new(
                &format!("{}, {}", minutes.series.hi, hindi::date::short(minutes.held_on)),
                &format!("{}, {}", minutes.series.en, hindi::date::short(minutes.held_on)),
            ),
            office: minutes.office,
            hash,
        }),
        Fact::PaperIssued { review, paper } => {
            let sitting = store::reviews::review(books.tx, review)?.sitting;
            let series = store::reviews::series(books.tx, sitting.series)?.series;
            let on = hindi::date::short(sitting.on);
            Some(Given {
                fact,
                review,
                is_minutes: false,
                has_table: !paper.table.columns.is_empty(),
                number: wording::paper_number(&paper),
                issued_on: paper.issued_on,
                title: paper.title,
                office: paper.office,
                about: Name::new(
                    &format!("{}, {on}", series.name.hi),
                    &format!("{}, {on}", series.name.en),
                ),
                hash,
            })
        }
        _ => None,
    })
}
