//! The words of a PDF with a text layer. Objects are found by walking the whole file, whatever its directory says;
//! only pages, fonts' maps and streams of objects come out of compression, each under a limit. The text that a
//! maker put behind its letters (`ActualText`) goes before what the letters themselves say.

mod cmap;
mod content;
mod file;
mod font;
mod object;
mod row;

use crate::{Unread, paragraphs};
use file::File;

/// The most pages that are read.
const MOST_PAGES: usize = 500;

pub(crate) fn text_of(bytes: &[u8]) -> Result<String, Unread> {
    let file = File::read(bytes)?;
    let pages = file.pages(MOST_PAGES);
    if pages.is_empty() {
        return Err(Unread::Damaged);
    }
    let mut seen = content::Seen::default();
    let mut texts = Vec::new();
    for page in &pages {
        texts.push(paragraphs::join(&content::lines(&file, page, &mut seen)?));
    }
    let text = paragraphs::repaired(texts.join("\n").trim());
    if text.chars().filter(|c| c.is_alphabetic()).count() < pages.len() {
        return Err(if seen.n_unmapped > 0 { Unread::NoLetters } else { Unread::Scanned });
    }
    if seen.n_unmapped * 5 > seen.n_letters {
        return Err(Unread::NoLetters);
    }
    Ok(text)
}
