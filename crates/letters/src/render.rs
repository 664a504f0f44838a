//! From a paper's values to PDF: write them as JSON, let Typst set the pages, export them tagged
//! and checked against PDF/UA-1. It keeps nothing between two papers but parsed fonts and layouts.

use jiff::civil::Date;
use serde::Serialize;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::desk::{Desk, Form};
use crate::error::Error;
use crate::plain::printable;
use crate::text_layer::text_of;

/// The most text that one paper may hold: some 300 pages, far more than any review gives.
pub(crate) const LIMIT_BYTES: usize = 2 * 1024 * 1024;

/// Typst remembers parts of its work; what was not used in this many papers is let go.
const PAPERS_REMEMBERED: usize = 4;

/// A paper ready to be stored and sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file. The same paper always gives the same bytes.
    pub bytes: Vec<u8>,
    pub pages: usize,
    /// The text of each page in reading order, as it copies out of the file: for search and
    /// for messages.
    pub text: Vec<String>,
}

/// Sets one paper.
pub(crate) fn render<P: Serialize>(form: Form, paper: &P, today: Date) -> Result<Pdf, Error> {
    let document = compile(form, paper, today);
    typst::comemo::evict(PAPERS_REMEMBERED);
    let document = document?;
    Ok(Pdf {
        bytes: export(&document)?,
        pages: document.pages().len(),
        text: document.pages().iter().map(|page| text_of(&page.frame)).collect(),
    })
}

fn compile<P: Serialize>(form: Form, paper: &P, today: Date) -> Result<PagedDocument, Error> {
    let mut values = serde_json::to_value(paper).map_err(Error::Values)?;
    printable(&mut values);
    let values = serde_json::to_vec(&values).map_err(Error::Values)?;
    if values.len() > LIMIT_BYTES {
        return Err(Error::TooLong { bytes: values.len(), limit: LIMIT_BYTES });
    }
    let compiled = typst::compile::<PagedDocument>(&Desk::new(form, values, today));
    compiled.output.map_err(|errors| Error::Layout(said(&errors)))
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
