//! The map from the codes of a font to letters (`ToUnicode`).

use std::collections::BTreeMap;

use super::object::{Lexer, Object};

/// The most codes of a font.
const MOST: usize = 70_000;

/// What codes mean.
#[derive(Debug, Default)]
pub(super) struct CMap {
    letters: BTreeMap<u32, String>,
}

impl CMap {
    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut map = Self::default();
        let mut lexer = Lexer::of_page(bytes);
        while let Some(value) = lexer.next() {
            match value {
                Object::Word(word) if word == b"beginbfchar" => map.pairs(&mut lexer),
                Object::Word(word) if word == b"beginbfrange" => map.ranges(&mut lexer),
                _ => {}
            }
        }
        map
    }

    pub(super) fn get(&self, code: u32) -> Option<&str> {
        self.letters.get(&code).map(String::as_str)
    }

    fn pairs(&mut self, lexer: &mut Lexer<'_>) {
        while let (Some(Object::Text(code)), Some(Object::Text(letters))) =
            (lexer.next(), lexer.next())
        {
            self.put(number(&code), utf_16(&letters));
        }
    }

    fn ranges(&mut self, lexer: &mut Lexer<'_>) {
        while let (Some(Object::Text(low)), Some(Object::Text(high)), Some(to)) =
            (lexer.next(), lexer.next(), lexer.next())
        {
            let (low, high) = (number(&low), number(&high));
            let codes = low..=high.min(low.saturating_add(0xffff));
            match to {
                Object::Text(first) => {
                    let mut letters: Vec<char> = utf_16(&first).chars().collect();
                    for code in codes {
                        self.put(code, letters.iter().collect());
                        if let Some(last) = letters.last_mut() {
                            let next = u32::from(*last) + 1;
                            *last = char::from_u32(next).unwrap_or('\u{fffd}');
                        }
                    }
                }
                Object::Array(each) => {
                    for (code, letters) in codes.zip(&each) {
                        self.put(code, utf_16(letters.bytes().unwrap_or_default()));
                    }
                }
                _ => return,
            }
        }
    }

    fn put(&mut self, code: u32, letters: String) {
        let is_letter = !letters.is_empty() && !letters.contains(['\u{fffd}', '\0']);
        if is_letter && self.letters.len() < MOST {
            self.letters.insert(code, letters);
        }
    }
}

/// A code from its bytes, the high one first; of a longer one the last four.
pub(super) fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |code, byte| (code << 8) | u32::from(*byte))
}

pub(super) fn utf_16(bytes: &[u8]) -> String {
    let units = bytes.chunks_exact(2).map(|pair| match pair {
        [high, low] => u16::from_be_bytes([*high, *low]),
        _ => 0xfffd,
    });
    char::decode_utf16(units).map(|letter| letter.unwrap_or('\u{fffd}')).collect()
}
