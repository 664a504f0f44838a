//! The text of a set page, read back from the glyph runs in the order in which they were set.
//! Runs on one line that touch are one word; a gap is a space. It never guesses at words.

use typst::layout::{Abs, Frame, FrameItem, Point};

/// Gaps smaller than this part of the letter size are inside a word.
const WORD_GAP: f64 = 0.12;

/// The text of a page, one printed line each.
pub(crate) fn text_of(page: &Frame) -> String {
    let mut reader = Reader { text: String::new(), end: None };
    reader.read(page, Point::zero());
    reader.text
}

struct Reader {
    text: String,
    /// Where the last run ended.
    end: Option<Point>,
}

impl Reader {
    fn read(&mut self, frame: &Frame, origin: Point) {
        for (position, item) in frame.items() {
            let at = origin + *position;
            match item {
                FrameItem::Group(group) => self.read(&group.frame, at),
                FrameItem::Text(run) => {
                    self.part(at, run.size);
                    let seen = run.text.chars().filter(|letter| *letter != '\u{200b}');
                    self.text.extend(seen);
                    self.end = Some(Point::new(at.x + run.width(), at.y));
                }
                _ => {}
            }
        }
    }

    /// Puts in what parts this run from the one before: nothing, a space, or the end of the line.
    fn part(&mut self, at: Point, size: Abs) {
        let Some(end) = self.end else { return };
        let is_same_line = (at.y - end.y).abs() < size * 0.3 && at.x > end.x - size;
        if !is_same_line {
            self.text.truncate(self.text.trim_end().len());
            self.text.push('\n');
        } else if at.x - end.x > size * WORD_GAP && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }
}
