//! The program of a page, followed as far as it sets letters: where each line stands and what it says.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::cmap::utf_16;
use super::file::{File, Page};
use super::font::Font;
use super::object::{Dict, Lexer, Object};
use super::row::{Part, Row, WORD_GAP};
use crate::paragraphs::Line;
use crate::{MOST_TEXT, Unread};

/// The most values before an operator, states laid by, and forms within forms.
const MOST_OPERANDS: usize = 2000;
const MOST_STATES: usize = 100;
const MOST_FORMS: usize = 6;
/// How many forms are set in all: a form may call another many times.
const MOST_CALLS: usize = 2000;
/// What was seen over all pages.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    pub(crate) n_letters: usize,
    /// Letters that say no text.
    pub(crate) n_unmapped: usize,
    n_bytes: usize,
    n_calls: usize,
}

/// Where and how letters are set: `[a b c d x y]`.
type Matrix = [f64; 6];
const UNMOVED: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// `first`, then `then`.
fn after(first: Matrix, then: Matrix) -> Matrix {
    let [a, b, c, d, x, y] = first;
    let [ta, tb, tc, td, tx, ty] = then;
    [
        a * ta + b * tc,
        a * tb + b * td,
        c * ta + d * tc,
        c * tb + d * td,
        x * ta + y * tc + tx,
        x * tb + y * td + ty,
    ]
}

#[derive(Clone)]
struct State {
    page: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    leading: f64,
    /// Extra width of a letter and of a space.
    letter_gap: f64,
    word_gap: f64,
}

/// Text that the maker put behind the letters of a part of the page.
struct Marked {
    text: Option<String>,
    /// It has been set, or there was none.
    is_set: bool,
}

struct Setter<'f> {
    file: &'f File<'f>,
    seen: &'f mut Seen,
    lines: Vec<Row>,
    state: State,
    laid_by: Vec<State>,
    line_start: Matrix,
    now: Matrix,
    marked: Vec<Marked>,
    fonts: BTreeMap<(usize, Vec<u8>), Option<Rc<Font>>>,
}

/// The lines of a page in the order in which they are set.
pub(super) fn lines(file: &File<'_>, page: &Page, seen: &mut Seen) -> Result<Vec<Line>, Unread> {
    let mut program = Vec::new();
    for part in &page.contents {
        if let Object::Reference(number) = part {
            program.extend(file.stream(*number)?.unwrap_or_default());
            program.push(b'\n');
        }
    }
    let state = State {
        page: UNMOVED,
        font: None,
        size: 1.0,
        leading: 0.0,
        letter_gap: 0.0,
        word_gap: 0.0,
    };
    let mut setter = Setter {
        file,
        seen,
        lines: Vec::new(),
        state,
        laid_by: Vec::new(),
        line_start: UNMOVED,
        now: UNMOVED,
        marked: Vec::new(),
        fonts: BTreeMap::new(),
    };
    setter.run(&program, &page.resources, 0)?;
    Ok(setter.lines.iter().map(Row::line).collect())
}

fn numbers<const N: usize>(operands: &[Object]) -> Option<[f64; N]> {
    let mut numbers = [0.0; N];
    if operands.len() < N {
        return None;
    }
    for (number, operand) in numbers.iter_mut().zip(operands) {
        *number = operand.number()?;
    }
    Some(numbers)
}

impl Setter<'_> {
    fn run(&mut self, program: &[u8], resources: &Dict, depth: usize) -> Result<(), Unread> {
        let mut lexer = Lexer::of_page(program);
        let mut operands = Vec::new();
        while let Some(value) = lexer.next() {
            match value {
                Object::Word(word) => {
                    if word == b"BI" {
                        skip_picture(&mut lexer);
                    } else {
                        self.operator(&word, &operands, (resources, depth))?;
                    }
                    operands.clear();
                }
                value if operands.len() < MOST_OPERANDS => operands.push(value),
                _ => {}
            }
            if self.seen.n_bytes > MOST_TEXT {
                return Err(Unread::TooLarge);
            }
        }
        Ok(())
    }

    fn operator(
        &mut self,
        word: &[u8],
        operands: &[Object],
        (resources, depth): (&Dict, usize),
    ) -> Result<(), Unread> {
        match word {
            b"q" if self.laid_by.len() < MOST_STATES => self.laid_by.push(self.state.clone()),
            b"Q" => self.state = self.laid_by.pop().unwrap_or_else(|| self.state.clone()),
            b"cm" => {
                if let Some(by) = numbers(operands) {
                    self.state.page = after(by, self.state.page);
                }
            }
            b"Tf" => self.font(operands, (resources, depth))?,
            b"BDC" => self.mark(operands, resources),
            b"BMC" => self.marked.push(Marked { text: None, is_set: true }),
            b"EMC" => self.unmark(),
            b"Do" => self.form(operands, (resources, depth))?,
            b"TL" => self.state.leading = numbers(operands).map_or(0.0, |[by]| by),
            b"Tc" => self.state.letter_gap = numbers(operands).map_or(0.0, |[by]| by),
            b"Tw" => self.state.word_gap = numbers(operands).map_or(0.0, |[by]| by),
            _ => self.place_or_show(word, operands),
        }
        Ok(())
    }

    fn place_or_show(&mut self, word: &[u8], operands: &[Object]) {
        match word {
            b"BT" => self.to(UNMOVED),
            b"Tm" => {
                if let Some(to) = numbers(operands) {
                    self.to(to);
                }
            }
            b"Td" | b"TD" => {
                if let Some([x, y]) = numbers(operands) {
                    if word == b"TD" {
                        self.state.leading = -y;
                    }
                    self.to(after([1.0, 0.0, 0.0, 1.0, x, y], self.line_start));
                }
            }
            b"T*" => self.next_line(),
            b"Tj" => self.show(operands),
            b"'" => {
                self.next_line();
                self.show(operands);
            }
            b"\"" => {
                self.next_line();
                self.show(operands.get(2..).unwrap_or_default());
            }
            b"TJ" => self.show(operands.first().map(Object::array).unwrap_or_default()),
            _ => {}
        }
    }

    fn to(&mut self, place: Matrix) {
        self.line_start = place;
        self.now = place;
    }

    fn next_line(&mut self) {
        let by = [1.0, 0.0, 0.0, 1.0, 0.0, -self.state.leading];
        self.to(after(by, self.line_start));
    }

    fn font(
        &mut self,
        operands: &[Object],
        (resources, depth): (&Dict, usize),
    ) -> Result<(), Unread> {
        let [Object::Name(name), size, ..] = operands else { return Ok(()) };
        self.state.size = size.number().unwrap_or(1.0);
        // Forms have fonts of their own under the same names.
        let key = (if depth == 0 { 0 } else { self.seen.n_calls }, name.clone());
        if !self.fonts.contains_key(&key) {
            let fonts = self.file.get(resources, b"Font").dict();
            let font = match fonts.map(|fonts| self.file.get(fonts, name)).and_then(Object::dict) {
                Some(dict) => Some(Rc::new(Font::read(self.file, dict)?)),
                None => None,
            };
            self.fonts.insert(key.clone(), font);
        }
        self.state.font = self.fonts.get(&key).cloned().flatten();
        Ok(())
    }

    fn form(
        &mut self,
        operands: &[Object],
        (resources, depth): (&Dict, usize),
    ) -> Result<(), Unread> {
        let [Object::Name(name), ..] = operands else { return Ok(()) };
        self.seen.n_calls += 1;
        if depth >= MOST_FORMS || self.seen.n_calls > MOST_CALLS {
            return Ok(());
        }
        let all = self.file.get(resources, b"XObject").dict();
        let Some(form) = all.and_then(|all| all.get(name)) else { return Ok(()) };
        let Object::Reference(number) = form else { return Ok(()) };
        let Some(dict) = self.file.resolved(form).dict() else {
            return Ok(());
        };
        if self.file.get(dict, b"Subtype").name() != Some(b"Form") {
            return Ok(());
        }
        let Some(program) = self.file.stream(*number)? else { return Ok(()) };
        let own = self.file.get(dict, b"Resources").dict().unwrap_or(resources).clone();
        let before = self.state.clone();
        if let Some(by) = numbers(self.file.get(dict, b"Matrix").array()) {
            self.state.page = after(by, self.state.page);
        }
        self.run(&program, &own, depth + 1)?;
        self.state = before;
        Ok(())
    }

    fn mark(&mut self, operands: &[Object], resources: &Dict) {
        let about = match operands.get(1) {
            Some(Object::Dict(dict)) => Some(dict.clone()),
            Some(Object::Name(name)) => {
                let all = self.file.get(resources, b"Properties").dict();
                all.and_then(|all| self.file.get(all, name).dict().cloned())
            }
            _ => None,
        };
        let text = about.as_ref().and_then(|about| self.file.get(about, b"ActualText").bytes());
        let text = text.map(written);
        self.marked.push(Marked { is_set: text.is_none(), text });
    }

    fn unmark(&mut self) {
        // Text without letters of its own stands where the last letter ended.
        if let Some(Marked { text: Some(text), is_set: false }) = self.marked.pop() {
            self.put(&text);
        }
    }

    /// Sets strings, with the numbers between them that move what follows.
    fn show(&mut self, parts: &[Object]) {
        let Some(font) = self.state.font.clone() else { return };
        for part in parts {
            match part {
                Object::Text(bytes) => {
                    for letter in font.letters(bytes) {
                        let is_space = letter.text.as_deref() == Some(" ");
                        self.letter(letter.text);
                        let gap = if is_space { self.state.word_gap } else { 0.0 };
                        let by = letter.width / 1000.0 * self.state.size;
                        self.forward(by + self.state.letter_gap + gap);
                        self.ended();
                    }
                }
                Object::Number(back) => self.forward(-back / 1000.0 * self.state.size),
                _ => {}
            }
        }
    }

    fn forward(&mut self, by: f64) {
        self.now = after([1.0, 0.0, 0.0, 1.0, by, 0.0], self.now);
    }

    fn place(&self) -> (f64, f64) {
        let [.., x, y] = after(self.now, self.state.page);
        (x, y)
    }

    /// How large letters stand on the page.
    fn seen_size(&self) -> f64 {
        let [_, _, c, d, ..] = after(self.now, self.state.page);
        (c.hypot(d) * self.state.size).abs().max(0.1)
    }

    fn letter(&mut self, text: Option<String>) {
        self.seen.n_letters += 1;
        match self.marked.iter_mut().find(|marked| marked.text.is_some()) {
            Some(marked) if marked.is_set => {}
            Some(marked) => {
                marked.is_set = true;
                let text = marked.text.clone().unwrap_or_default();
                self.begin();
                self.put(&text);
            }
            None => {
                self.seen.n_unmapped += usize::from(text.is_none());
                self.begin();
                self.put(&text.unwrap_or_default());
            }
        }
    }

    /// Begins a line, a part of it or a word where the next letter does not follow the last.
    fn begin(&mut self) {
        let ((x, y), size) = (self.place(), self.seen_size());
        let is_row = |row: &Row| (y - row.y).abs() < size.min(row.size) * 0.4;
        if !self.lines.last().is_some_and(is_row) {
            self.lines.push(Row { parts: Vec::new(), y, size });
        }
        let Some(row) = self.lines.last_mut() else { return };
        match row.parts.last_mut() {
            Some(part) if x > part.end - size * 0.5 => {
                if x - part.end > size * WORD_GAP && !part.text.ends_with(' ') {
                    part.text.push(' ');
                }
            }
            _ => row.parts.push(Part { text: String::new(), start: x, end: x }),
        }
    }

    fn put(&mut self, text: &str) {
        self.seen.n_bytes += text.len();
        if let Some(part) = self.lines.last_mut().and_then(|row| row.parts.last_mut()) {
            part.text.push_str(text);
        }
    }

    /// The last letter ends here.
    fn ended(&mut self) {
        let (x, _) = self.place();
        if let Some(part) = self.lines.last_mut().and_then(|row| row.parts.last_mut()) {
            part.end = part.end.max(x);
        }
    }
}

/// A text of a PDF: UTF-16 with its mark, else Latin.
fn written(bytes: &[u8]) -> String {
    let text = match bytes.strip_prefix(b"\xfe\xff") {
        Some(rest) => utf_16(rest),
        None => match bytes.strip_prefix(b"\xef\xbb\xbf") {
            Some(rest) => String::from_utf8_lossy(rest).into_owned(),
            None => bytes.iter().map(|byte| char::from(*byte)).collect(),
        },
    };
    text.replace(['\0', '\u{ad}'], "")
}

/// Passes over a picture that stands in the program itself.
fn skip_picture(lexer: &mut Lexer<'_>) {
    let rest = lexer.bytes.get(lexer.at..).unwrap_or_default();
    let data = memchr::memmem::find(rest, b"ID").unwrap_or(rest.len());
    let behind = rest.get(data..).unwrap_or_default();
    let end = memchr::memmem::find_iter(behind, b"EI").find(|at| {
        let around = [at.checked_sub(1), Some(at + 2)];
        around.iter().flatten().all(|at| behind.get(*at).is_none_or(u8::is_ascii_whitespace))
    });
    lexer.at += data + end.map_or(behind.len(), |at| at + 2);
}
