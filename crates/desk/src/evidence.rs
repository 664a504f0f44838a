//! Reporting on a directive with what the report rests on: the step, each piece of evidence and the bytes
//! of each file stand in the ledger together, or none of them does. A file is known by its hash, so that
//! the same photo with a second report is told.

use domain::directive::steps::Step;
use domain::directive::{Directive, DirectiveId};
use domain::evidence::{File, NewEvidence, Piece, file_name, may_file, may_hand_in};
use domain::fact::Fact;
use domain::post::PostId;
use domain::refusal::Refusal;
use jiff::civil::Date;
use store::Write;
pub use store::evidence::Evidence;

use crate::desk::Books;
use crate::directives;
use crate::error::{Error, Result};
use crate::hash::hex_sha256;

/// A file as it was handed in; its name is not yet trusted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandedFile {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// A report as a post gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub owner: PostId,
    pub words: String,
    /// A reference in free words; often empty.
    pub reference: String,
    pub files: Vec<HandedFile>,
    /// A letter filed elsewhere: number, date, subject.
    pub document: Option<(String, Date, String)>,
    /// A row of a register: the register, and how the row is found in it.
    pub register_row: Option<(String, String)>,
}

impl Report {
    /// The reference in free words, or else the number of the letter.
    fn filed_under(&self) -> String {
        match &self.document {
            Some((number, _, _)) if self.reference.trim().is_empty() => number.clone(),
            _ => self.reference.clone(),
        }
    }
}

/// Takes a report with all its evidence, or nothing of it.
///
/// # Errors
/// The report does not follow, a file is over a limit or of a kind that is not taken, or a letter or
/// row is not named.
pub fn report(
    books: &mut Books<'_, '_, Write>,
    id: DirectiveId,
    given: &Report,
) -> Result<Directive> {
    must_fit(&given.files)?;
    let step = Step::Reported {
        owner: given.owner,
        words: given.words.clone(),
        evidence: given.filed_under(),
    };
    let directive = directives::step(books, id, step)?;
    let files = take_in(books, &given.files)?;
    for piece in pieces(files, given) {
        let words = given.words.clone();
        let filed = NewEvidence { directive: id, owner: given.owner, words, piece };
        may_file(&directive, given.owner, &filed)?;
        books.record(&Fact::EvidenceFiled(filed))?;
    }
    Ok(directive)
}

fn pieces(files: Vec<File>, given: &Report) -> Vec<Piece> {
    let document = given.document.clone();
    let document =
        document.map(|(number, dated_on, subject)| Piece::Document { number, dated_on, subject });
    let row = given.register_row.clone();
    let row = row.map(|(register, row)| Piece::RegisterRow { register, row });
    files.into_iter().map(Piece::File).chain(document).chain(row).collect()
}

/// Refuses files that are too many or too large.
pub(crate) fn must_fit(handed: &[HandedFile]) -> Result<()> {
    let sizes: Vec<usize> = handed.iter().map(|file| file.bytes.len()).collect();
    Ok(may_hand_in(&sizes)?)
}

/// Each file is looked at, and kept by its hash.
///
/// # Errors
/// One is of a kind that is not taken.
pub(crate) fn take_in(
    books: &mut Books<'_, '_, Write>,
    handed: &[HandedFile],
) -> Result<Vec<File>> {
    let files = handed.iter().map(looked_at).collect::<Result<Vec<File>>>()?;
    for file in handed {
        store::files::keep(books.tx, &file_name(&file.name), &file.bytes)?;
    }
    Ok(files)
}

/// What a file is and what it claims, by its bytes alone.
fn looked_at(file: &HandedFile) -> Result<File> {
    let name = file_name(&file.name);
    let Some(kind) = photos::kind(&file.bytes) else {
        return Err(Refusal::FileKindUnknown { name }.into());
    };
    let name = if name.is_empty() { format!("1.{}", kind.word()) } else { name };
    Ok(File {
        sha256: hex_sha256(&file.bytes),
        name,
        kind,
        n_bytes: i64::try_from(file.bytes.len()).unwrap_or(i64::MAX),
        claimed: photos::claimed(&file.bytes, kind),
    })
}

/// The evidence on a directive, the first first.
///
/// # Errors
/// The database failed.
pub fn on<M>(books: &mut Books<'_, '_, M>, id: DirectiveId) -> Result<Vec<Evidence>> {
    Ok(store::evidence::of_directive(books.tx, id)?)
}

/// A file filed on a directive as its `n`th piece, with its bytes.
///
/// # Errors
/// There is no such piece, or it is no file.
pub fn file<M>(books: &mut Books<'_, '_, M>, id: DirectiveId, n: i64) -> Result<(File, Vec<u8>)> {
    let piece = on(books, id)?.into_iter().find(|evidence| evidence.n == n);
    let Some(Evidence { piece: Piece::File(file), .. }) = piece else {
        return Err(Error::NotFound);
    };
    let kept = store::files::get(books.tx, &file.sha256)?.ok_or(Error::NotFound)?;
    Ok((file, kept.bytes))
}
