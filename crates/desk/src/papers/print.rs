//! An issued paper as PDF, and its table as XLSX: from the fact alone.

use domain::fact::Fact;
use domain::name::Name;
use domain::paper::{Paper, Set};
use domain::review::ReviewId;
use domain::scheme::Vocabulary;
use letters::{Language, Pdf};

use super::{check_address, check_code, say};
use crate::desk::Books;
use crate::error::{Error, Result};
use crate::given_out::{self, Column, Table, Value};
use crate::wording;

/// An issued paper by the fact that holds it, with the sitting it belongs to and the hash of the fact.
///
/// # Errors
/// The fact is no such paper.
pub fn paper<M>(books: &mut Books<'_, '_, M>, fact: i64) -> Result<(ReviewId, Paper, String)> {
    let recorded = store::ledger::get(books.tx, fact)?;
    match recorded.fact {
        Fact::PaperIssued { review, paper } => Ok((review, *paper, recorded.hash.to_string())),
        _ => Err(Error::NotFound),
    }
}

/// An issued paper as PDF.
///
/// # Errors
/// The fact is no such paper, or the paper cannot be set.
pub fn pdf<M>(books: &mut Books<'_, '_, M>, fact: i64, language: Language) -> Result<Pdf> {
    let (_, paper, hash) = paper(books, fact)?;
    Ok(letters::paper(&printed(&paper, &hash, language))?)
}

fn printed(paper: &Paper, hash: &str, language: Language) -> letters::Paper {
    let say = |name: &Name| say(name, language);
    let column = |column: &domain::paper::Column| letters::Column {
        head: say(&column.head),
        share: column.share,
        is_number: column.set == Set::Numbers,
    };
    letters::Paper {
        vocabulary: match paper.vocabulary {
            Vocabulary::Up => letters::Vocabulary::Up,
            Vocabulary::Mp => letters::Vocabulary::Mp,
        },
        language,
        letterhead: letters::Letterhead {
            office: vec![say(&paper.office)],
            number: say(&wording::paper_number(paper)),
            dated_on: paper.issued_on,
        },
        title: say(&paper.title),
        particulars: paper.particulars.iter().map(|(a, b)| (say(a), say(b))).collect(),
        paragraphs: paper.paragraphs.iter().map(say).collect(),
        columns: paper.table.columns.iter().map(column).collect(),
        rows: paper.table.rows.iter().map(|row| row.iter().map(say).collect()).collect(),
        signature: letters::Signatory {
            name: say(&paper.signed_by),
            post: say(&paper.signed_post),
        },
        copies: paper.copy_to.iter().map(say).collect(),
        check_code: check_code(hash),
        check_address: check_address(&paper.check_at, hash),
    }
}

/// The table of an issued paper as XLSX.
///
/// # Errors
/// The fact is no such paper, or the paper has no table.
pub fn xlsx<M>(books: &mut Books<'_, '_, M>, fact: i64, language: Language) -> Result<Vec<u8>> {
    let (_, paper, hash) = paper(books, fact)?;
    if paper.table.columns.is_empty() {
        return Err(Error::NotFound);
    }
    let say = |name: &Name| say(name, language);
    let numbers: Vec<bool> =
        paper.table.columns.iter().map(|column| column.set == Set::Numbers).collect();
    let cell = |(name, is_number): (&Name, &bool)| {
        let text = say(name);
        let plain = text.replace(',', "");
        match plain.parse() {
            Ok(count) if *is_number => Value::Count(count),
            _ if text.is_empty() => Value::Empty,
            _ => Value::Text(text),
        }
    };
    let mut titles = vec![say(&paper.office), say(&paper.title)];
    titles.push(format!(
        "{} · {}",
        say(&wording::paper_number(&paper)),
        hindi::date::short(paper.issued_on)
    ));
    titles.extend(paper.particulars.iter().map(|(label, value)| {
        let (label, value) = (say(label), say(value));
        format!("{label}: {value}")
    }));
    let column = |column: &domain::paper::Column| Column { heading: say(&column.head), width: 0 };
    given_out::xlsx(&Table {
        sheet: say(&paper.title),
        titles,
        columns: paper.table.columns.iter().map(column).collect(),
        rows: paper
            .table
            .rows
            .iter()
            .map(|row| row.iter().zip(&numbers).map(cell).collect())
            .collect(),
        notes: vec![check_code(&hash)],
    })
}
