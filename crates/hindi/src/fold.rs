//! One key for the many spellings of a name or a heading, in Devanagari and Latin.
//!
//! खण्ड and खंड, ज़िला and जिला, डी0सी0 and डी.सी. have one key. The key is for comparing, never for
//! showing: spaces, punctuation and the halant are gone from it, and every number in it stands
//! behind a `#` so that वार्ड 1 1 and वार्ड 11 differ. It does not know that two places with
//! different names are one place; that is what aliases and LGD codes are for (DOMAIN §8.3).

use unicode_normalization::UnicodeNormalization;

use crate::script::{digit, is_devanagari_letter, is_invisible};

const NUKTA: char = '\u{093C}';
const HALANT: char = '\u{094D}';
const ANUSVARA: char = '\u{0902}';
const CHANDRABINDU: char = '\u{0901}';

/// The comparison key of a name or heading. `key(&key(t)) == key(t)`; text without letters or
/// digits has the empty key.
pub fn key(text: &str) -> String {
    let once = pass(text);
    if text.chars().all(is_simple) {
        return once;
    }
    // A few compatibility forms fold only after their neighbours have been dropped.
    let mut key = pass(&once);
    if key != once {
        key = pass(&key);
    }
    key
}

/// Whether two texts are the same name but for spelling. Texts without letters or digits are
/// never the same.
pub fn same(a: &str, b: &str) -> bool {
    let key_of_a = key(a);
    !key_of_a.is_empty() && key_of_a == key(b)
}

/// Whether a name stands somewhere in a text, even run together with its neighbours: मैथा in
/// "विकासखंडमैथा". वार्ड 1 does not stand in "वार्ड 10". An empty name stands nowhere.
pub fn mentions(text: &str, name: &str) -> bool {
    let (text, name) = (joined(text), joined(name));
    let ends_in_digit = name.ends_with(|c: char| c.is_ascii_digit());
    let goes_on = |rest: &str| ends_in_digit && rest.starts_with(|c: char| c.is_ascii_digit());
    let mut places =
        text.match_indices(name.as_str()).filter_map(|(at, _)| text.get(at + name.len()..));
    !name.is_empty() && places.any(|rest| !goes_on(rest))
}

fn pass(text: &str) -> String {
    let mut key = joined(text);
    lengthen_last_vowel(&mut key);
    key
}

/// The key but for its last vowel, which may be the last only of this text.
fn joined(text: &str) -> String {
    let letters = with_numbers_marked(&base_letters(text));
    one_vowel_spelling(&without_halant(&one_nasal(&letters))).into_iter().collect()
}

/// Letters in lower case, taken apart from their marks.
fn base_letters(text: &str) -> Vec<char> {
    if text.chars().all(is_simple) {
        let lower = text.chars().map(|c| c.to_ascii_lowercase());
        return lower.filter(|c| !is_dropped(*c)).collect();
    }
    let lower: String = text.nfkd().flat_map(char::to_lowercase).collect();
    lower.nfkd().filter(|c| !is_dropped(*c)).collect()
}

/// ASCII and the Devanagari letters that are not composed: nothing to take apart.
fn is_simple(c: char) -> bool {
    let composed = matches!(c, '\u{0929}' | '\u{0931}' | '\u{0934}' | '\u{0958}'..='\u{095F}');
    c.is_ascii() || (matches!(c, '\u{0900}'..='\u{097F}') && !composed)
}

/// Marks that only vary a spelling: nukta, Latin accents, Vedic accents, visarga, avagraha.
fn is_dropped(c: char) -> bool {
    is_invisible(c)
        || c == NUKTA
        || matches!(c, '\u{0300}'..='\u{036F}' | '\u{0951}'..='\u{0954}' | '\u{0903}' | '\u{093D}')
}

/// Chandrabindu and a nasal consonant before a stop become anusvara; ह्न and न्ह become one.
fn one_nasal(letters: &[char]) -> Vec<char> {
    let mut out = Vec::with_capacity(letters.len());
    let mut rest = letters;
    while let [first, tail @ ..] = rest {
        rest = match rest {
            [CHANDRABINDU, ..] => {
                out.push(ANUSVARA);
                tail
            }
            [nasal, HALANT, stop, ..] if is_nasal_before(*nasal, *stop) => {
                out.push(ANUSVARA);
                tail.get(1..).unwrap_or_default()
            }
            ['ह', HALANT, 'न' | 'ण', after @ ..] | ['ण', HALANT, 'ह', after @ ..] => {
                out.extend(['न', HALANT, 'ह']);
                after
            }
            ['ह', HALANT, 'म', after @ ..] => {
                out.extend(['म', HALANT, 'ह']);
                after
            }
            _ => {
                out.push(*first);
                tail
            }
        };
    }
    out
}

/// न् stands for any nasal in loanwords (सेन्टर, एडवान्स); the others only before their own class.
fn is_nasal_before(nasal: char, next: char) -> bool {
    let velar = matches!(next, 'क'..='घ');
    let palatal = matches!(next, 'च'..='झ');
    let retroflex = matches!(next, 'ट'..='ढ');
    let dental = matches!(next, 'त'..='ध');
    let labial = matches!(next, 'प'..='भ');
    match nasal {
        'ङ' => velar,
        'ञ' => palatal,
        'ण' => retroflex,
        'न' => velar || palatal || retroflex || dental || labial || matches!(next, 'श'..='स'),
        'म' => labial,
        _ => false,
    }
}

/// क्लस्टर and कलस्टर: whether the inherent vowel is struck out is the commonest slip of all.
fn without_halant(letters: &[char]) -> Vec<char> {
    letters.iter().copied().filter(|c| *c != HALANT).collect()
}

/// ब्लॉक and ब्लाक, रुपये and रुपए, अरूण and अरुण, and vowels typed in two strokes (अ + ा).
fn one_vowel_spelling(letters: &[char]) -> Vec<char> {
    let mut out: Vec<char> = Vec::with_capacity(letters.len());
    for letter in letters {
        let plain = match letter {
            'ॉ' => 'ा',
            'ऑ' => 'आ',
            'ॅ' => 'े',
            'ऍ' => 'ए',
            other => *other,
        };
        let joined = match (out.last(), plain) {
            (Some('य'), 'े') => 'ए',
            (Some('य'), 'ी') => 'ई',
            (Some('अ'), 'ा') => 'आ',
            (Some('अ'), 'ो') => 'ओ',
            (Some('अ'), 'ौ') => 'औ',
            (Some('र'), 'ू') => {
                out.push('ु');
                continue;
            }
            _ => {
                out.push(plain);
                continue;
            }
        };
        out.pop();
        out.push(joined);
    }
    out
}

/// Keeps letters and numbers. A 0, ० or o right after a Devanagari letter marks an abbreviation
/// (सी0एम0) and is dropped, unless a number begins there.
fn with_numbers_marked(letters: &[char]) -> Vec<char> {
    let mut out = Vec::with_capacity(letters.len());
    let mut rest = letters;
    let mut before = ' ';
    while let [first, tail @ ..] = rest {
        let next = tail.first().copied().unwrap_or(' ');
        let zero =
            digit(*first) == Some(0) && digit(next).is_none() && is_devanagari_letter(before);
        // The o may stand apart; no Hindi word is an o.
        let ring = *first == 'o' && !next.is_ascii_alphabetic();
        let ring = ring && out.last().is_some_and(|c| is_devanagari_letter(*c));
        if digit(*first).is_some() && !zero {
            rest = push_number(rest, &mut out);
        } else {
            let letter = is_devanagari_letter(*first) || first.is_alphanumeric();
            if letter && !zero && !ring {
                out.push(*first);
            }
            rest = tail;
        }
        before = *first;
    }
    out
}

/// Writes `#` and the run of digits without leading zeros; gives what follows the run.
fn push_number<'a>(letters: &'a [char], out: &mut Vec<char>) -> &'a [char] {
    let run = letters.iter().take_while(|c| digit(**c).is_some()).count();
    let (digits, rest) = letters.split_at(run);
    let zeros = digits.iter().take_while(|c| digit(**c) == Some(0)).count();
    out.push('#');
    let kept = digits.iter().skip(zeros.min(run.saturating_sub(1)));
    out.extend(kept.filter_map(|c| digit(*c)).map(|value| char::from(b'0' + value)));
    rest
}

/// समिति and समिती. Only at the end of the whole text: a key has no spaces, so the end of a word
/// inside it cannot be seen.
fn lengthen_last_vowel(key: &mut String) {
    let long = match key.chars().last() {
        Some('ि') => 'ी',
        Some('ु') => 'ू',
        _ => return,
    };
    key.pop();
    key.push(long);
}
