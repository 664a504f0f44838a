//! What is no Hindi note: each kind said by name, so that a page can say what to do.
//!
//! The text is only looked at; nothing is converted or thrown away.

use crate::legacy_font;
use crate::script::{is_devanagari_letter, is_invisible};

/// A longer text is no note of one meeting.
pub const MOST_BYTES: usize = 2 << 20;

/// Words that stand in every Marathi or Nepali text and in no Hindi one.
const OTHER_TONGUES: &[(Tongue, &[&str])] = &[
    (Tongue::Marathi, &["आहे", "आहेत", "आणि", "नाही", "होते", "येथे", "करण्यात", "यांनी", "जिल्हा"]),
    (Tongue::Nepali, &["छ", "छन्", "गरेको", "भएको", "गर्न", "हुन्छ", "पनि", "लागि", "जिल्लाको"]),
];

/// A language written in Devanagari that is not Hindi.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tongue {
    Marathi,
    Nepali,
}

/// A script of India that is not Devanagari.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Script {
    Arabic,
    Bengali,
    Gurmukhi,
    Gujarati,
    Odia,
    Tamil,
    Telugu,
    Kannada,
    Malayalam,
}

const SCRIPTS: &[(Script, char, char)] = &[
    (Script::Arabic, '\u{0600}', '\u{06FF}'),
    (Script::Bengali, '\u{0980}', '\u{09FF}'),
    (Script::Gurmukhi, '\u{0A00}', '\u{0A7F}'),
    (Script::Gujarati, '\u{0A80}', '\u{0AFF}'),
    (Script::Odia, '\u{0B00}', '\u{0B7F}'),
    (Script::Tamil, '\u{0B80}', '\u{0BFF}'),
    (Script::Telugu, '\u{0C00}', '\u{0C7F}'),
    (Script::Kannada, '\u{0C80}', '\u{0CFF}'),
    (Script::Malayalam, '\u{0D00}', '\u{0D7F}'),
];

/// Why a text cannot be read as a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unreadable {
    /// Nothing to read: no letter in it.
    Empty,
    /// Longer than [`MOST_BYTES`]: give the minutes of one meeting.
    TooLong { bytes: usize },
    /// The source of a web page: paste the text as it is shown.
    Html,
    /// Typed in a font like Kruti Dev: convert it to Unicode first.
    LegacyFont,
    /// Mostly English.
    English,
    /// Mostly in another script.
    OtherScript(Script),
    /// In Devanagari, but another language.
    OtherTongue(Tongue),
    /// Letters torn from each other, as poor OCR, a wrong conversion or a PDF without text leaves them.
    Debris,
    /// Hindi, but nothing of a meeting: no order, no figure, no one present.
    NoMeeting,
}

/// What is wrong with a text before it is read.
pub(super) fn look(text: &str) -> Option<Unreadable> {
    if text.len() > MOST_BYTES {
        return Some(Unreadable::TooLong { bytes: text.len() });
    }
    let mut hindi = 0_usize;
    let mut latin = 0_usize;
    let mut others = [0_usize; SCRIPTS.len()];
    for c in text.chars() {
        if is_devanagari_letter(c) {
            hindi += 1;
        } else if c.is_ascii_alphabetic() {
            latin += 1;
        } else if !c.is_ascii()
            && let Some(at) =
                SCRIPTS.iter().position(|(_, first, last)| (*first..=*last).contains(&c))
            && let Some(count) = others.get_mut(at)
        {
            *count += 1;
        }
    }
    let most = SCRIPTS.iter().zip(others).max_by_key(|(_, count)| *count);
    if let Some(((script, ..), count)) = most
        && count > hindi.max(latin)
    {
        return Some(Unreadable::OtherScript(*script));
    }
    if is_html(text) {
        return Some(Unreadable::Html);
    }
    if hindi == 0 && latin == 0 {
        return Some(Unreadable::Empty);
    }
    if hindi * 3 < latin {
        // A heading in Unicode above a body in Kruti Dev.
        let latin: String = text.chars().filter(|c| !is_devanagari_letter(*c)).collect();
        let legacy = legacy_font::looks_legacy(&latin);
        return Some(if legacy { Unreadable::LegacyFont } else { Unreadable::English });
    }
    if is_debris(text) {
        return Some(Unreadable::Debris);
    }
    other_tongue(text).map(Unreadable::OtherTongue)
}

/// Fewer words than this tell nothing of how a text was made.
const LEAST_WORDS: usize = 12;

/// More than one word in six that no Hindi word can be: it begins with a sign that hangs on a letter, or two vowel
/// signs stand on one letter.
fn is_debris(text: &str) -> bool {
    let is_part = |c: char| is_devanagari_letter(c) || is_invisible(c) || c == '\u{fffd}';
    let words = text.split(|c: char| !is_part(c)).filter(|word| !word.is_empty()).take(4000);
    let (mut n_words, mut n_broken) = (0_usize, 0_usize);
    for word in words {
        n_words += 1;
        n_broken += usize::from(is_broken(word));
    }
    n_words >= LEAST_WORDS && n_broken * 6 > n_words
}

fn is_broken(word: &str) -> bool {
    let is_vowel_sign = |c: char| matches!(c, '\u{093E}'..='\u{094C}');
    let hangs = |c: char| is_vowel_sign(c) || matches!(c, '\u{0900}'..='\u{0903}' | '\u{094D}');
    let letters = || word.chars().filter(|c| !is_invisible(*c));
    let pairs = letters().zip(letters().skip(1));
    letters().next().is_some_and(hangs)
        || word.contains('\u{fffd}')
        || pairs.into_iter().any(|(a, b)| is_vowel_sign(a) && is_vowel_sign(b))
}

fn is_html(text: &str) -> bool {
    let start = text.trim_start();
    let head = start
        .get(..15)
        .or_else(|| start.get(..start.len().min(4)))
        .unwrap_or_default()
        .to_ascii_lowercase();
    if head.starts_with("<!doctype") || head.starts_with("<html") {
        return true;
    }
    let tags = ["</p>", "</div>", "<br", "</span>", "</td>", "</li>", "<script"];
    text.matches('<').take(8).count() == 8
        && tags.iter().filter(|tag| text.contains(*tag)).count() >= 2
}

/// At least one small word of the language in fifteen.
fn other_tongue(text: &str) -> Option<Tongue> {
    let words = || text.split(|c: char| !is_devanagari_letter(c)).filter(|word| !word.is_empty());
    let total = words().take(4000).count();
    let telling = |list: &[&str]| words().take(4000).filter(|word| list.contains(word)).count();
    OTHER_TONGUES
        .iter()
        .find(|(_, list)| total > 0 && telling(list) * 15 >= total)
        .map(|(tongue, _)| *tongue)
}
