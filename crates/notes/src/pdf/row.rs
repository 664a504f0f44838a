//! A row of letters on a page, gathered as it is set and read from left to right.

use crate::paragraphs::Line;

/// A gap of this part of the letter size is a space between words.
pub(super) const WORD_GAP: f64 = 0.2;

/// Letters on one baseline. Some makers set a line out of order: all spaces first, a word of another font later.
pub(super) struct Row {
    pub(super) parts: Vec<Part>,
    pub(super) y: f64,
    pub(super) size: f64,
}

/// Letters that follow each other as they are set.
pub(super) struct Part {
    pub(super) text: String,
    pub(super) start: f64,
    pub(super) end: f64,
}

impl Row {
    /// The line as it is read, from left to right.
    pub(super) fn line(&self) -> Line {
        let mut parts: Vec<&Part> =
            self.parts.iter().filter(|part| !part.text.trim().is_empty()).collect();
        parts.sort_by(|a, b| a.start.total_cmp(&b.start));
        let mut text = String::new();
        let mut end = None;
        for part in &parts {
            if end.is_some_and(|end| part.start - end > self.size * WORD_GAP) {
                text.push(' ');
            }
            text.push_str(&part.text);
            end = Some(part.end);
        }
        let start = parts.first().map_or(0.0, |part| part.start);
        Line { text, start, end: end.unwrap_or(start), y: self.y, size: self.size }
    }
}
