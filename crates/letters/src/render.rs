//! From a paper's values to PDF: write them as JSON, let Typst set the pages, export them tagged
//! and checked against PDF/UA-1. It keeps nothing between two papers but parsed fonts and layouts.

use jiff::civil::Date;
use serde::Serialize;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::copying::made_to_copy;
use crate::desk::{Desk, Form};
use crate::error::Error;
use crate::plain::printable;
use crate::square::square;
use crate::text_layer::text_of;

/// The most text that one paper may hold, in bytes of its JSON; far more than any review gives.
pub const LIMIT_BYTES: usize = 1024 * 1024;

/// Typst remembers parts of its work; what was not used in this many papers is let go.
const PAPERS_REMEMBERED: usize = 1;

/// A paper ready to be stored and sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file. The same paper always gives the same bytes.
    pub bytes: Vec<u8>,
    /// How many sheets it takes when printed on one side.
    pub pages: usize,
    /// The text of each page in reading order, as it copies out of the file: for search and
    /// for messages.
    pub text: Vec<String>,
}

/// Sets one paper.
pub(crate) fn render<P: Serialize>(form: Form, paper: &P, today: Date) -> Result<Pdf, Error> {
    let desk = lay_out(form, paper, today)?;
    let compiled = typst::compile::<PagedDocument>(&desk);
    typst::comemo::evict(PAPERS_REMEMBERED);
    let document = compiled.output.map_err(|errors| Error::Layout(said(&errors)))?;
    let document = made_to_copy(&document);
    Ok(Pdf {
        bytes: export(&document)?,
        pages: document.pages().len(),
        text: document.pages().iter().map(|page| text_of(&page.frame)).collect(),
    })
}

/// Puts the values of a paper on a desk, in print and within the limit.
pub(crate) fn lay_out<P: Serialize>(form: Form, paper: &P, today: Date) -> Result<Desk, Error> {
    let mut values = serde_json::to_value(paper).map_err(Error::Values)?;
    let square = square(values.get("check_address").and_then(|at| at.as_str()).unwrap_or_default());
    printable(&mut values);
    if let Some(fields) = values.as_object_mut() {
        fields.insert("square".to_owned(), square);
    }
    let values = serde_json::to_vec(&values).map_err(Error::Values)?;
    if values.len() > LIMIT_BYTES {
        return Err(Error::TooLong { bytes: values.len(), limit: LIMIT_BYTES });
    }
    Ok(Desk::new(form, values, today))
}

/// The name of the program stands in the file, its version does not: a letter that is issued again
/// after an upgrade should differ only if its layout did.
fn export(document: &PagedDocument) -> Result<Vec<u8>, Error> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1])
        .map_err(|error| Error::Export(error.message().to_string()))?;
    let options = PdfOptions {
        creator: Smart::Custom(Some("Anupalan".to_owned())),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options).map_err(|errors| Error::Export(said(&errors)))
}

fn said(errors: &[SourceDiagnostic]) -> String {
    let messages: Vec<String> = errors
        .iter()
        .map(|error| {
            let hints: Vec<&str> = error.hints.iter().map(|hint| hint.v.as_str()).collect();
            format!("{} {}", error.message, hints.join(" ")).trim_end().to_owned()
        })
        .collect();
    messages.join("; ")
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test")]
mod tests {
    use typst::layout::{Abs, Frame, FrameItem, Point};
    use typst_layout::PagedDocument;

    use super::lay_out;
    use crate::desk::Form;
    use crate::sample::{asked_to_explain, booklet, handed_over, kanpur_dehat, open_directives};
    use crate::{Explanation, HandingOver, Language, Minutes, Vocabulary};

    fn compile(paper: &Minutes) -> PagedDocument {
        let desk = lay_out(Form::Minutes, paper, paper.letterhead.dated_on).unwrap();
        let compiled = typst::compile::<PagedDocument>(&desk);
        assert!(compiled.warnings.is_empty(), "{:?}", compiled.warnings);
        compiled.output.unwrap()
    }

    /// How far to the right the ink of a frame reaches.
    fn right_edge(frame: &Frame, origin: Point) -> Abs {
        let reach = frame.items().map(|(position, item)| match item {
            FrameItem::Group(group) => right_edge(&group.frame, origin + *position),
            FrameItem::Text(run) => origin.x + position.x + run.width(),
            _ => Abs::zero(),
        });
        reach.fold(Abs::zero(), Abs::max)
    }

    #[test]
    fn the_layouts_compile_without_a_warning_in_each_language_and_vocabulary() {
        for vocabulary in [Vocabulary::Up, Vocabulary::Mp] {
            for language in [Language::Hi, Language::En] {
                compile(&Minutes { vocabulary, language, ..kanpur_dehat() });
                let letter = Explanation { vocabulary, language, ..asked_to_explain() };
                let today = letter.letterhead.dated_on;
                let desk = lay_out(Form::Explanation, &letter, today).unwrap();
                let compiled = typst::compile::<PagedDocument>(&desk);
                assert!(compiled.warnings.is_empty(), "{:?}", compiled.warnings);
            }
        }
        let list = open_directives(2);
        let desk = lay_out(Form::DirectiveList, &list, list.letterhead.dated_on).unwrap();
        assert!(typst::compile::<PagedDocument>(&desk).warnings.is_empty());
        let bound = booklet(9);
        let desk = lay_out(Form::Booklet, &bound, bound.letterhead.dated_on).unwrap();
        let compiled = typst::compile::<PagedDocument>(&desk);
        assert!(compiled.warnings.is_empty(), "{:?}", compiled.warnings);
        assert!(compiled.output.is_ok(), "{:?}", compiled.output);
        for (vocabulary, language) in
            [(Vocabulary::Up, Language::Hi), (Vocabulary::Mp, Language::En)]
        {
            let note = HandingOver { vocabulary, language, ..handed_over(2) };
            let desk = lay_out(Form::HandingOver, &note, note.letterhead.dated_on).unwrap();
            let compiled = typst::compile::<PagedDocument>(&desk);
            assert!(compiled.warnings.is_empty(), "{:?}", compiled.warnings);
            assert!(compiled.output.is_ok(), "{:?}", compiled.output);
        }
    }

    #[test]
    fn a_word_without_end_stays_on_the_paper() {
        let endless = ["क्ष्मि".repeat(90), "W".repeat(400), "https://example.org/".repeat(20)];
        for word in endless {
            let mut paper = kanpur_dehat();
            paper.subject.clone_from(&word);
            paper.attendance[0].name.clone_from(&word);
            paper.brought_forward[0].report.clone_from(&word);
            paper.points[0].figures.as_mut().unwrap().rows[0].programme.clone_from(&word);
            paper.points[0].directives[0].words.clone_from(&word);
            paper.copies[0].clone_from(&word);
            for page in compile(&paper).pages() {
                let edge = right_edge(&page.frame, Point::zero());
                assert!(edge < Abs::mm(210.0 - 15.0), "{edge:?} with {word}");
            }
        }
    }
}
