//! What stands in a cell: a number in any of the ways offices write one, or one of the blanks.
//!
//! 1,77,188 · १,७७,१८८ · 75 हजार 352 · डेढ़ लाख · ₹ 5,63,069.65 लाख · रु० 15,000/- · 85%. The whole cell must be
//! read or it is `NotANumber`; nothing is rounded and nothing is guessed from a part of a cell.
//! Zero, "not reported", "not applicable" and "no target" stay four different things.
//! Judging the number (negative, part over whole) is for the caller.

mod phrase;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::exact::Exact;
use crate::script::{digit, is_dash, is_word_part, plain};
use crate::{fold, words};
use phrase::Mark;

/// Longer cells are prose, not figures.
const MAX_CHARS: usize = 200;

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reading {
    /// A number; शून्य, निरंक and NIL are the number 0.
    Number(Exact),
    /// Only a dash: the sheet's own convention must say what it means.
    Dash,
    /// लागू नहीं, N/A.
    NotApplicable,
    /// लक्ष्य आवंटित नहीं.
    NoTarget,
    /// अप्राप्त, or nothing at all.
    NotReported,
    /// Something else, or a number too large or too finely divided to keep exactly.
    NotANumber,
}

/// शत-प्रतिशत.
const WHOLE: Reading = Reading::Number(Exact::integer(100));

/// Words that fill a cell instead of digits, spellings parted by `|`.
const CELL_WORDS: &[(Reading, &str)] = &[
    (Reading::Number(Exact::integer(0)), "शून्य|निरंक|निल|nil"),
    (WHOLE, "शत-प्रतिशत|शतप्रतिशत"),
    (Reading::NotApplicable, "लागू नहीं|लागू नही|अनुप्रयोज्य नहीं|अनुप्रयोज्य नही"),
    (Reading::NotApplicable, "n/a|एन0ए0|not applicable"),
    (Reading::NoTarget, "लक्ष्य आवंटित नहीं|लक्ष्य आवंटित नही|लक्ष्य आवंटित नहीं है"),
    (Reading::NoTarget, "लक्ष्य नहीं|लक्ष्य नही|लक्ष्य निर्धारित नहीं|लक्ष्य निर्धारित नही"),
    (Reading::NoTarget, "no target|no target allotted|target not allotted"),
    (Reading::NotReported, "अप्राप्त|सूचना अप्राप्त|आख्या अप्राप्त|रिपोर्ट अप्राप्त"),
    (Reading::NotReported, "सूचना प्राप्त नहीं|सूचना उपलब्ध नहीं|not reported|not received"),
];

static CELL_WORD_BY_KEY: LazyLock<BTreeMap<String, Reading>> =
    LazyLock::new(|| words::by_key(CELL_WORDS, '|'));

/// Reads one cell. Never panics, whatever the text.
pub fn read_cell(text: &str) -> Reading {
    if let Some(number) = plain_count(text) {
        return Reading::Number(Exact::integer(number));
    }
    if text.chars().nth(MAX_CHARS).is_some() {
        return Reading::NotANumber;
    }
    let text = plain(text);
    let text = text.trim();
    if text.is_empty() {
        return Reading::NotReported;
    }
    if text.chars().all(|c| is_dash(c) || c == ' ') {
        return Reading::Dash;
    }
    if let Some(reading) = cell_word(text) {
        return reading;
    }
    number(text).map_or(Reading::NotANumber, Reading::Number)
}

/// The number of a cell, or `None` for every other [`Reading`].
pub fn read_number(text: &str) -> Option<Exact> {
    match read_cell(text) {
        Reading::Number(number) => Some(number),
        _ => None,
    }
}

/// Whether a cell is a number of percent: 85%, 86.40 प्रतिशत, शत-प्रतिशत. A column of counts refuses it.
pub fn is_percent(text: &str) -> bool {
    let whole = cell_word(plain(text).trim()) == Some(WHOLE);
    whole || is_marked(text, Mark::Percent)
}

/// Whether a cell is a number of rupees: ₹ 15,000, रु0 15,000/-, 2 लाख रुपये.
pub fn is_money(text: &str) -> bool {
    is_marked(text, Mark::Currency)
}

fn is_marked(text: &str, mark: Mark) -> bool {
    let unsigned = |text: &str| text.trim().trim_start_matches(is_dash).to_owned();
    read_number(text).is_some() && phrase::has_mark(&unsigned(&plain(text)), mark)
}

/// A count in Hindi words: `177188` is "एक लाख सतहत्तर हजार एक सौ अट्ठासी"; below zero begins with ऋण.
pub fn write_words(n: i64) -> String {
    let mut words = Vec::new();
    if n < 0 {
        words.push("ऋण");
    }
    let mut rest = n.unsigned_abs();
    for (power, unit) in words::hindi_units() {
        let size = 10_u64.pow(power);
        if rest >= size {
            // Each unit is at most a hundred of the next, so the quotient is below 100.
            words.push(words::small_word(u8::try_from(rest / size).unwrap_or_default()));
            words.push(unit);
            rest %= size;
        }
    }
    if rest > 0 || n == 0 {
        words.push(words::small_word(u8::try_from(rest).unwrap_or_default()));
    }
    words.join(" ")
}

/// Most cells of most sheets are a few bare digits; they take the short way.
fn plain_count(text: &str) -> Option<i64> {
    let bare = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    bare.then(|| text.parse().ok())?
}

fn cell_word(text: &str) -> Option<Reading> {
    // A spreadsheet's own error (#N/A) is a fault to be shown, not the officer's word.
    let may_be_word = !text.starts_with('#') && text.chars().any(is_word_part);
    may_be_word.then(|| CELL_WORD_BY_KEY.get(&fold::key(text)).copied())?
}

fn number(text: &str) -> Option<Exact> {
    let unsigned = text.strip_prefix(is_dash).unwrap_or(text);
    let value = phrase::read(unsigned)?;
    if unsigned.len() == text.len() {
        return value.narrow();
    }
    let minus_touches_figure = unsigned.starts_with(|c| digit(c).is_some() || c == '₹' || c == '.');
    if minus_touches_figure { value.negated().narrow() } else { None }
}
