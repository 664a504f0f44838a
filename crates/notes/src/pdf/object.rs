//! The values of a PDF as they are written, in files and in the programs of pages alike.

use std::collections::BTreeMap;

/// How deep values may lie in each other.
const DEPTH: usize = 40;

pub(super) type Dict = BTreeMap<Vec<u8>, Object>;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Object {
    Null,
    Number(f64),
    Name(Vec<u8>),
    Text(Vec<u8>),
    Array(Vec<Object>),
    Dict(Dict),
    Reference(u32),
    /// A bare word: an operator, `true`, `obj`.
    Word(Vec<u8>),
}

impl Object {
    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    pub(super) fn dict(&self) -> Option<&Dict> {
        match self {
            Self::Dict(dict) => Some(dict),
            _ => None,
        }
    }

    pub(super) fn array(&self) -> &[Object] {
        match self {
            Self::Array(array) => array,
            _ => &[],
        }
    }

    pub(super) fn name(&self) -> Option<&[u8]> {
        match self {
            Self::Name(name) => Some(name),
            _ => None,
        }
    }

    pub(super) fn bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Text(bytes) => Some(bytes),
            _ => None,
        }
    }
}

/// A whole number from one that is written with or without a point; `None` outside what such numbers name.
pub(super) fn whole(number: f64) -> Option<usize> {
    let is_whole = number.is_finite() && (0.0..=2_147_483_647.0).contains(&number);
    // Without a cast: what is written without its fraction is read as a whole number.
    if is_whole { format!("{:.0}", number.floor()).parse().ok() } else { None }
}

/// Reads values one after the other; at the end, and where nothing can be read, there is none.
pub(super) struct Lexer<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
    /// `12 0 R` is a reference in a file and three values in a page.
    pub(super) has_references: bool,
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_delimiter(byte: u8) -> bool {
    b"()<>[]{}/%".contains(&byte)
}

impl<'a> Lexer<'a> {
    pub(super) fn of_file(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at, has_references: true }
    }

    pub(super) fn of_page(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, has_references: false }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub(super) fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                while self.peek().is_some_and(|byte| byte != b'\n' && byte != b'\r') {
                    self.at += 1;
                }
            } else if is_space(byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    pub(super) fn next(&mut self) -> Option<Object> {
        self.value(0)
    }

    fn value(&mut self, depth: usize) -> Option<Object> {
        if depth > DEPTH {
            return None;
        }
        self.skip_space();
        let rest = self.bytes.get(self.at..)?;
        match rest {
            [] => None,
            [b'/', ..] => {
                self.at += 1;
                Some(Object::Name(self.named()))
            }
            [b'(', ..] => Some(Object::Text(self.in_brackets())),
            [b'<', b'<', ..] => {
                self.at += 2;
                Some(Object::Dict(self.pairs(depth)))
            }
            [b'<', ..] => Some(Object::Text(self.in_hex())),
            [b'[', ..] => {
                self.at += 1;
                Some(Object::Array(self.members(depth)))
            }
            [b')' | b'>' | b']' | b'{' | b'}', ..] => {
                self.at += 1;
                Some(Object::Word(rest.get(..1)?.to_vec()))
            }
            _ => Some(self.word()),
        }
    }

    fn members(&mut self, depth: usize) -> Vec<Object> {
        let mut members = Vec::new();
        while let Some(value) = self.value(depth + 1) {
            if value == Object::Word(b"]".to_vec()) {
                break;
            }
            members.push(value);
        }
        members
    }

    fn pairs(&mut self, depth: usize) -> Dict {
        let mut dict = Dict::new();
        loop {
            self.skip_space();
            if self.bytes.get(self.at..).is_none_or(|rest| rest.is_empty()) {
                return dict;
            }
            if self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(b">>")) {
                self.at += 2;
                return dict;
            }
            let Some(Object::Name(key)) = self.value(depth + 1) else { return dict };
            let Some(value) = self.value(depth + 1) else { return dict };
            dict.insert(key, value);
        }
    }

    fn plain(&mut self) -> &'a [u8] {
        let start = self.at;
        while self.peek().is_some_and(|byte| !is_space(byte) && !is_delimiter(byte)) {
            self.at += 1;
        }
        self.bytes.get(start..self.at).unwrap_or_default()
    }

    fn named(&mut self) -> Vec<u8> {
        let written = self.plain();
        let mut name = Vec::with_capacity(written.len());
        let mut at = 0;
        while let Some(byte) = written.get(at) {
            let coded = written.get(at + 1..at + 3).filter(|_| *byte == b'#').and_then(hex_pair);
            name.push(coded.unwrap_or(*byte));
            at += if coded.is_some() { 3 } else { 1 };
        }
        name
    }

    fn word(&mut self) -> Object {
        let word = self.plain();
        if word.is_empty() {
            // A byte that begins nothing is passed over.
            self.at += 1;
            return Object::Null;
        }
        let text = std::str::from_utf8(word).unwrap_or_default();
        let is_number = word.iter().all(|byte| byte.is_ascii_digit() || b"+-.".contains(byte));
        if !is_number {
            return if text == "null" { Object::Null } else { Object::Word(word.to_vec()) };
        }
        if self.has_references
            && let Some(reference) = self.reference(text)
        {
            return reference;
        }
        Object::Number(text.parse().unwrap_or(0.0))
    }

    /// `12 0 R`, of which the number has been read.
    fn reference(&mut self, number: &str) -> Option<Object> {
        let number: u32 = number.parse().ok()?;
        let back = self.at;
        self.skip_space();
        let generation = self.plain();
        self.skip_space();
        let letter = self.plain();
        let is_one = !generation.is_empty() && generation.iter().all(u8::is_ascii_digit);
        if is_one && letter == b"R" {
            return Some(Object::Reference(number));
        }
        self.at = back;
        None
    }

    fn in_hex(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut digits = Vec::new();
        while let Some(byte) = self.peek() {
            self.at += 1;
            if byte == b'>' {
                break;
            }
            if byte.is_ascii_hexdigit() {
                digits.push(byte);
            }
        }
        if digits.len() % 2 == 1 {
            digits.push(b'0');
        }
        digits.chunks(2).filter_map(hex_pair).collect()
    }

    fn in_brackets(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut text = Vec::new();
        let mut depth = 1_usize;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'\\' => self.escaped(&mut text),
                b'(' => {
                    depth += 1;
                    text.push(byte);
                }
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                    text.push(byte);
                }
                _ => text.push(byte),
            }
        }
        text
    }

    fn escaped(&mut self, text: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'\r' => {
                if self.peek() == Some(b'\n') {
                    self.at += 1;
                }
            }
            b'\n' => {}
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                    code = code * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                text.extend(u8::try_from(code & 0xff));
            }
            other => text.push(other),
        }
    }
}

fn hex_pair(pair: &[u8]) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()
}
