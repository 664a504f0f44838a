//! Small facts about characters that the readers share: which are digits, which are invisible.
//!
//! Nothing here decides what a text means.

/// Controls that show nothing and only come from copying: joiners, marks of direction, soft
/// hyphens, byte-order marks, variation selectors.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}' | '\u{FEFF}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}')
}

/// The value of a Latin or Devanagari digit.
pub(crate) fn digit(c: char) -> Option<u8> {
    let zero = if c.is_ascii_digit() { '0' } else { '०' };
    let value = u32::from(c).checked_sub(u32::from(zero))?;
    u8::try_from(value).ok().filter(|value| *value < 10)
}

/// A Devanagari letter, vowel sign or mark; digits, danda and the abbreviation ring are not.
pub(crate) fn is_devanagari_letter(c: char) -> bool {
    matches!(c, '\u{0900}'..='\u{0963}' | '\u{0971}'..='\u{097F}')
}

/// A character that can stand inside a written word.
pub(crate) fn is_word_part(c: char) -> bool {
    is_devanagari_letter(c) || (c.is_alphabetic() && digit(c).is_none())
}

/// Every dash that offices type for "nothing", for a range or for minus.
pub(crate) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}')
}

/// Text without invisible controls, with Latin digits, ordinary spaces and no full-width forms.
pub(crate) fn plain(text: &str) -> String {
    text.chars().filter(|c| !is_invisible(*c)).map(plain_char).collect()
}

fn plain_char(c: char) -> char {
    if c.is_whitespace() {
        return ' ';
    }
    if let Some(value) = digit(c) {
        return char::from(b'0' + value);
    }
    // Full-width forms stand at a fixed distance from ASCII.
    let narrow = u32::from(c).checked_sub(0xFEE0).filter(|code| (0x21..=0x7E).contains(code));
    narrow.and_then(char::from_u32).unwrap_or(c)
}
