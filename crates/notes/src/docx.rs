//! The words of a DOCX: the runs of its main part, a paragraph on each line, the cells of a row parted by a tab.
//! What was deleted under "track changes", instructions of fields and pictures are no words; nothing outside the
//! main part is opened.

use std::io::{BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;
use zip::result::ZipError;

use crate::{MOST_INFLATED, MOST_TEXT, Unread};

const MAIN: &str = "word/document.xml";

pub(crate) fn text_of(bytes: &[u8]) -> Result<String, Unread> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unread::Damaged)?;
    if archive.index_for_name(MAIN).is_none() {
        // A workbook or another archive; a locked DOCX is no archive at all.
        return Err(Unread::NoText);
    }
    let part = archive.by_name(MAIN).map_err(|error| match error {
        ZipError::UnsupportedArchive(_) => Unread::Locked,
        _ => Unread::Damaged,
    })?;
    let most = u64::try_from(MOST_INFLATED).unwrap_or(u64::MAX);
    words(BufReader::new(part.take(most)))
}

/// What is being read of the document.
#[derive(Default)]
struct Words {
    text: String,
    /// Inside `w:t`: only there do letters count.
    is_run: bool,
    /// How deep inside something whose words stand elsewhere too.
    n_skipped: usize,
    /// How deep inside the cells of tables.
    n_cells: usize,
}

fn words(xml: impl std::io::BufRead) -> Result<String, Unread> {
    let mut reader = Reader::from_reader(xml);
    reader.config_mut().check_end_names = false;
    let mut words = Words::default();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| Unread::Damaged)? {
            Event::Start(tag) => words.start(&tag),
            Event::Empty(tag) => words.empty(tag.local_name().as_ref()),
            Event::End(tag) => words.end(tag.local_name().as_ref()),
            Event::Text(text) if words.is_run && words.n_skipped == 0 => {
                words.text.push_str(text.as_ref());
            }
            Event::GeneralRef(name) if words.is_run && words.n_skipped == 0 => {
                let named = name.resolve_char_ref().ok().flatten();
                let named = named.or_else(|| of_name(name.as_ref()));
                words.text.extend(named);
            }
            Event::Eof => break,
            _ => {}
        }
        if words.text.len() > MOST_TEXT {
            return Err(Unread::TooLarge);
        }
    }
    Ok(words.text.trim().to_owned())
}

fn of_name(name: &str) -> Option<char> {
    let names = [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\'')];
    names.iter().find(|(known, _)| *known == name).map(|(_, letter)| *letter)
}

/// What repeats the words of another element (a shape for older programs) or is no part of the text.
const SKIPPED: [&str; 3] = ["Fallback", "pPrChange", "rPrChange"];

impl Words {
    fn start(&mut self, tag: &BytesStart<'_>) {
        let name = tag.local_name();
        if self.n_skipped > 0 || SKIPPED.contains(&name.as_ref()) {
            self.n_skipped += 1;
        } else if name.as_ref() == "t" {
            self.is_run = true;
        } else if name.as_ref() == "tc" {
            self.n_cells += 1;
        }
    }

    fn empty(&mut self, name: &str) {
        if self.n_skipped > 0 {
            return;
        }
        match name {
            "tab" => self.text.push('\t'),
            "br" | "cr" => self.text.push('\n'),
            "noBreakHyphen" => self.text.push('-'),
            // A list: what Word draws before its paragraphs stands nowhere in the text.
            "numId" => self.text.push_str("• "),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if self.n_skipped > 0 {
            self.n_skipped -= 1;
            return;
        }
        match name {
            "t" => self.is_run = false,
            "p" if self.n_cells == 0 => self.text.push('\n'),
            "p" => self.text.push(' '),
            "tc" => {
                self.n_cells = self.n_cells.saturating_sub(1);
                let kept = self.text.trim_end_matches(' ').len();
                self.text.truncate(kept);
                self.text.push('\t');
            }
            "tr" => {
                let kept = self.text.trim_end_matches(['\t', ' ']).len();
                self.text.truncate(kept);
                self.text.push('\n');
            }
            _ => {}
        }
    }
}
