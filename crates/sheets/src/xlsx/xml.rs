//! A walk through one XML part: starts, ends and text, with the local names only. A document type
//! declaration, unknown entities and absurd depth end the walk.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::archive::{Part, Why};
use crate::finding::Finding;

/// No part of a workbook nests deeper.
const MAX_DEPTH: usize = 64;

/// One step of the walk.
pub(crate) enum Step<'b> {
    Start(Tag<'b>),
    End(&'b str),
    Text(&'b str),
}

/// An opened element.
pub(crate) struct Tag<'b>(BytesStart<'b>);

impl Tag<'_> {
    pub(crate) fn is(&self, name: &str) -> bool {
        self.0.local_name().as_ref() == name
    }

    /// The value of an attribute by its local name; empty when there is none.
    pub(crate) fn value(&self, name: &str) -> String {
        let mut attributes = self.0.attributes();
        let attributes = attributes.with_checks(false);
        let found = attributes.flatten().find(|a| a.key.local_name().as_ref() == name);
        let value = |a: &quick_xml::events::attributes::Attribute<'_>| {
            quick_xml::escape::unescape(&a.value).map(std::borrow::Cow::into_owned).ok()
        };
        found.as_ref().and_then(value).unwrap_or_default()
    }
}

/// A part being walked.
pub(crate) struct Walk<'a> {
    reader: Reader<Box<dyn BufRead + 'a>>,
    why: Why,
    buf: Vec<u8>,
    scratch: String,
    depth: usize,
}

impl<'a> Walk<'a> {
    pub(crate) fn new(part: Part<'a>) -> Self {
        let (bytes, why) = part.split();
        let bytes: Box<dyn BufRead + 'a> = Box::new(bytes);
        let mut reader = Reader::from_reader(bytes);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, why, buf: Vec::new(), scratch: String::new(), depth: 0 }
    }

    /// The next step; `None` at the end.
    ///
    /// # Errors
    /// The part is not sound XML, or is over a limit.
    pub(crate) fn next(&mut self) -> Result<Option<Step<'_>>, Finding> {
        self.buf.clear();
        let event = match self.reader.read_event_into(&mut self.buf) {
            Ok(event) => event,
            Err(_) => return Err(self.why.finding()),
        };
        Ok(Some(match event {
            Event::Start(tag) => {
                self.depth += 1;
                if self.depth > MAX_DEPTH {
                    return Err(self.why.finding());
                }
                Step::Start(Tag(tag))
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                self.scratch.clear();
                self.scratch.push_str(tag.local_name().as_ref());
                Step::End(&self.scratch)
            }
            Event::Text(text) => {
                self.scratch.clear();
                self.scratch.push_str(&text);
                Step::Text(&self.scratch)
            }
            Event::CData(text) => {
                self.scratch.clear();
                self.scratch.push_str(&text);
                Step::Text(&self.scratch)
            }
            Event::GeneralRef(reference) => {
                let Some(c) = entity(&reference) else { return Err(self.why.finding()) };
                self.scratch.clear();
                self.scratch.push(c);
                Step::Text(&self.scratch)
            }
            Event::DocType(_) => return Err(self.why.finding()),
            // A part cut off in the middle is damaged, not finished.
            Event::Eof if self.depth > 0 => return Err(self.why.finding()),
            Event::Eof => return Ok(None),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::Empty(_) => Step::Text(""),
        }))
    }
}

fn entity(reference: &quick_xml::events::BytesRef<'_>) -> Option<char> {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return Some(c);
    }
    let name: &str = reference;
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}
