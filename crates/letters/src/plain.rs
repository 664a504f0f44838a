//! Makes typed text fit for print without changing what it says: a letter for which there is no
//! glyph is printed by its code (`[U+1F600]`) rather than as an empty box, marks that only turn or
//! hide text are dropped, and a word too long for a column gets places where it may break.

use serde_json::Value;

use crate::fonts::has_glyph;

/// A word longer than this many letters may not fit the narrowest column.
const LONG_WORD_LETTERS: usize = 16;

const ZERO_WIDTH_SPACE: char = '\u{200b}';

/// Goes through every text of the paper.
pub(crate) fn printable(value: &mut Value) {
    match value {
        Value::String(text) => *text = printable_text(text),
        Value::Array(items) => items.iter_mut().for_each(printable),
        Value::Object(fields) => fields.values_mut().for_each(printable),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn printable_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' => out.push('\n'),
            _ if letter.is_whitespace() => {
                out.push(if is_hard_space(letter) { letter } else { ' ' })
            }
            _ if is_unseen(letter) => {}
            _ if has_glyph(letter) => out.push(letter),
            _ => out.push_str(&format!("[U+{:04X}]", u32::from(letter))),
        }
    }
    with_breaks(&out)
}

fn is_hard_space(letter: char) -> bool {
    letter == '\u{a0}'
}

/// Direction marks, byte-order marks, selectors: no ink, and some can make a text read otherwise
/// than it is stored. The two joiners stay, for they shape Hindi.
fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    )
}

/// Lets a long word break between syllables; the mark itself has no ink and is not copied out.
fn with_breaks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = 0;
    let mut previous = ' ';
    let is_long = text.split_whitespace().any(|word| word.chars().count() > LONG_WORD_LETTERS);
    if !is_long {
        return text.to_owned();
    }
    for letter in text.chars() {
        run = if letter.is_whitespace() { 0 } else { run + 1 };
        if run > LONG_WORD_LETTERS && begins_syllable(previous, letter) {
            out.push(ZERO_WIDTH_SPACE);
            run = 1;
        }
        out.push(letter);
        previous = letter;
    }
    out
}

/// A break may stand before a Latin letter or digit, or a Devanagari letter that joins nothing.
fn begins_syllable(previous: char, letter: char) -> bool {
    let is_joined = matches!(previous, '\u{94d}' | '\u{200c}' | '\u{200d}');
    let is_letter = letter.is_ascii_alphanumeric()
        || matches!(letter, '\u{904}'..='\u{939}' | '\u{958}'..='\u{961}');
    is_letter && !is_joined
}

#[cfg(test)]
mod tests {
    use super::printable_text;

    #[test]
    fn what_has_a_glyph_is_left_as_it_was_typed() {
        for text in
            ["विकास खण्ड मैथा", "#import \"x\" $a$ @b *c* \\d <script>", "सी0एम0 ₹1,77,188", "क्‍ष र्‌"]
        {
            assert_eq!(printable_text(text), text);
        }
    }

    #[test]
    fn what_has_no_glyph_is_printed_by_its_code() {
        let cases = [
            ("काम पूर्ण 😀", "काम पूर्ण [U+1F600]"),
            ("\u{7}घंटी", "[U+0007]घंटी"),
            ("अ\u{202e}ब", "अब"),
            ("एक\tदो\r\nतीन", "एक दो \nतीन"),
        ];
        for (typed, printed) in cases {
            assert_eq!(printable_text(typed), printed);
        }
    }

    #[test]
    fn a_long_word_may_break_but_never_inside_a_syllable() {
        let broken = printable_text(&"क्ष्मि".repeat(9));
        assert!(broken.contains('\u{200b}'));
        for part in broken.split('\u{200b}') {
            assert!(part.starts_with('क') && part.ends_with('ि'), "{part}");
        }
    }
}
