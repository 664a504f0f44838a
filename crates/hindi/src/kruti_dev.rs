//! Text typed in Kruti Dev 010 (and `DevLys` 010, which has the same keys) as Unicode. The letters are those
//! of a typewriter: a short i stands before its syllable, a reph behind it, and a half letter becomes
//! whole by the upright stroke `k`. Which text is of this font is not decided here; a person says so.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Keys and what they print, of one, two or three signs. A key that prints a half letter ends in the
/// halant; the stroke `k` behind it is read by the walk.
#[rustfmt::skip]
const KEYS: &[(&str, &str)] = &[
    // vowels
    ("v", "अ"), ("vk", "आ"), ("vks", "ओ"), ("vkS", "औ"), ("v‚", "ऑ"), ("b", "इ"), ("bZ", "ई"), ("b±", "ईं"), ("Ã", "ई"),
    ("m", "उ"), ("Å", "ऊ"), (",", "ए"), (",s", "ऐ"), ("_", "ऋ"),
    // signs of vowels
    ("k", "ा"), ("h", "ी"), ("q", "ु"), ("w", "ू"), ("`", "ृ"), ("s", "े"), ("S", "ै"), ("ks", "ो"), ("kS", "ौ"),
    ("‚", "ॉ"), ("W", "ॅ"), ("È", "ीं"), ("a", "ं"), ("¡", "ँ"), ("%", "ः"), ("+", "़"), ("~", "्"),
    ("z", "्र"), ("ª", "्र"), ("Ó", "्य"), ("î", "्य"), ("•", "ऽ"), ("·", "ऽ"),
    // whole letters
    ("d", "क"), ("x", "ग"), ("Ä", "घ"), ("³", "ङ"), ("p", "च"), ("N", "छ"), ("t", "ज"), (">", "झ"), ("¥", "ञ"),
    ("V", "ट"), ("B", "ठ"), ("M", "ड"), ("<", "ढ"), ("r", "त"), ("n", "द"), ("u", "न"), ("i", "प"), ("Q", "फ"),
    ("c", "ब"), ("Ò", "भ"), ("e", "म"), (";", "य"), ("j", "र"), ("y", "ल"), ("G", "ळ"), ("o", "व"), ("l", "स"), ("g", "ह"),
    // half letters
    ("D", "क्"), ("[", "ख्"), ("X", "ग्"), ("?", "घ्"), ("P", "च्"), ("T", "ज्"), ("÷", "झ्"), ("Ö", "झ्"), (".", "ण्"),
    ("R", "त्"), ("F", "थ्"), ("/", "ध्"), ("U", "न्"), ("I", "प्"), ("¶", "फ्"), ("C", "ब्"), ("H", "भ्"), ("E", "म्"),
    ("¸", "य्"), ("Y", "ल्"), ("O", "व्"), ("'", "श्"), ("Ü", "श्"), ("\"", "ष्"), ("L", "स्"), ("º", "ह्"), ("{", "क्ष्"),
    ("«", "त्र्"), ("Ù", "त्त्"), ("™", "न्न्"),
    // letters with a dot under them
    ("d+", "क़"), ("[+k", "ख़"), ("x+", "ग़"), ("t+", "ज़"), ("T+", "ज़्"), ("M+", "ड़"), ("<+", "ढ़"), ("Q+", "फ़"), ("¶+", "फ़्"),
    // joined letters
    ("=", "त्र"), ("K", "ज्ञ"), ("J", "श्र"), ("|", "द्य"), ("}", "द्व"), (")", "द्ध"), ("Ì", "द्द"), ("í", "द्द"), ("æ", "द्र"),
    ("Ø", "क्र"), ("ç", "प्र"), ("Á", "प्र"), ("Ý", "फ्र"), ("#", "रु"), (":", "रू"), ("ä", "क्त"), ("ô", "क्क"), ("é", "न्न"),
    ("ê", "ट्ट"), ("Í", "ट्ट"), ("ë", "ट्ठ"), ("Î", "ट्ठ"), ("ì", "ड्ड"), ("Ï", "ड्ड"), ("ï", "ड्ढ"), ("Ô", "ड्ढ"), ("–", "दृ"),
    ("—", "कृ"), ("Ñ", "कृ"), ("à", "ह्न"), ("á", "ह्य"), ("â", "हृ"), ("ã", "ह्म"), ("ºz", "ह्र"),
    // digits and marks
    ("å", "0"), ("ƒ", "1"), ("„", "2"), ("…", "3"), ("†", "4"), ("‡", "5"), ("ˆ", "6"), ("‰", "7"), ("Š", "8"), ("‹", "9"),
    ("A", "।"), ("-", "."), ("&", "-"), ("]", ","), ("@", "/"), ("(", ";"), ("¼", "("), ("½", ")"), ("¿", "{"), ("À", "}"),
    ("¾", "="), ("\\", "?"), ("$", "+"), ("^", "‘"), ("*", "’"), ("Þ", "“"), ("ß", "”"), ("Œ", "॰"), ("ñ", "॰"),
];

/// The longest key, in signs.
const LONGEST: usize = 3;

/// What the walk leaves in the text until its letter is known: neither is printed by any key.
const SHORT_I: char = '\u{E000}';
const REPH: char = '\u{E001}';

static BY_KEY: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| KEYS.iter().copied().collect());

/// The text in Unicode. Signs that the font does not have are left as they are.
///
/// ```
/// assert_eq!(hindi::kruti_dev::to_unicode("fodkl [k.M"), "विकास खण्ड");
/// ```
#[must_use]
pub fn to_unicode(text: &str) -> String {
    with_reph_before(&with_short_i_behind(&printed(text))).into_iter().collect()
}

/// The signs as they are printed, one behind the other.
fn printed(text: &str) -> Vec<char> {
    let signs: Vec<char> = text.chars().collect();
    let mut out: Vec<char> = Vec::with_capacity(signs.len());
    let mut at = 0;
    while let Some(sign) = signs.get(at) {
        match sign {
            'f' => out.push(SHORT_I),
            'Z' => out.push(REPH),
            'Æ' => out.extend([SHORT_I, REPH]),
            'Ç' => out.extend([SHORT_I, 'ं']),
            'Ê' => out.extend(['ी', REPH]),
            '±' => out.extend([REPH, 'ं']),
            // The stroke makes a half letter whole.
            'k' if out.last() == Some(&HALANT) => {
                out.pop();
            }
            _ => {
                at += put_key(&signs, at, &mut out);
                continue;
            }
        }
        at += 1;
    }
    out
}

const HALANT: char = '\u{094D}';
const NUKTA: char = '\u{093C}';

/// Prints the longest key that stands here and tells how many signs it took.
fn put_key(signs: &[char], at: usize, out: &mut Vec<char>) -> usize {
    for n in (1..=LONGEST).rev() {
        let key: Option<String> = signs.get(at..at + n).map(|key| key.iter().collect());
        if let Some(print) = key.and_then(|key| BY_KEY.get(key.as_str())) {
            out.extend(print.chars());
            return n;
        }
    }
    out.extend(signs.get(at));
    1
}

fn is_consonant(sign: char) -> bool {
    matches!(sign, 'क'..='ह' | '\u{0958}'..='\u{095F}')
}

/// A sign that stands above, under or behind its letter.
fn is_vowel_sign(sign: char) -> bool {
    matches!(sign, '\u{093E}'..='\u{094C}' | '\u{0900}'..='\u{0903}')
}

/// Puts each short i behind the letters that it is written before: all half letters and the whole one.
fn with_short_i_behind(signs: &[char]) -> Vec<char> {
    let mut out = Vec::with_capacity(signs.len());
    let mut at = 0;
    while let Some(sign) = signs.get(at) {
        at += 1;
        if *sign != SHORT_I {
            out.push(*sign);
            continue;
        }
        let rest = signs.get(at..).unwrap_or_default();
        // What was printed with the sign itself stands behind it still.
        let n_own = rest.iter().take_while(|sign| matches!(**sign, REPH | 'ं')).count();
        let (own, rest) = rest.split_at_checked(n_own).unwrap_or_default();
        let letters = rest.get(..n_syllable(rest)).unwrap_or_default();
        out.extend_from_slice(letters);
        out.push('ि');
        out.extend_from_slice(own);
        at += n_own + letters.len();
    }
    out
}

/// How many signs the consonants at the head of a text take, half letters with the whole one behind them.
fn n_syllable(signs: &[char]) -> usize {
    let mut n = 0;
    loop {
        if !signs.get(n).copied().is_some_and(is_consonant) {
            return n;
        }
        n += 1;
        if signs.get(n) == Some(&NUKTA) {
            n += 1;
        }
        if signs.get(n) != Some(&HALANT) || !signs.get(n + 1).copied().is_some_and(is_consonant) {
            return n;
        }
        n += 1;
    }
}

/// Puts each reph, which is written behind its syllable, before the syllable's consonants.
fn with_reph_before(signs: &[char]) -> Vec<char> {
    let mut out: Vec<char> = Vec::with_capacity(signs.len());
    for sign in signs {
        if *sign != REPH {
            out.push(*sign);
            continue;
        }
        let at = syllable_start(&out);
        out.splice(at..at, ['र', HALANT]);
    }
    out
}

/// Where the consonants of the last syllable begin.
fn syllable_start(signs: &[char]) -> usize {
    let mut at = signs.len();
    let before = |at: usize| at.checked_sub(1).and_then(|ix| signs.get(ix)).copied();
    while before(at).is_some_and(is_vowel_sign) {
        at -= 1;
    }
    loop {
        if before(at) == Some(NUKTA) {
            at -= 1;
        }
        if !before(at).is_some_and(is_consonant) {
            return at;
        }
        at -= 1;
        if before(at) != Some(HALANT) {
            return at;
        }
        at -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_an_office_come_out_as_they_are_read() {
        for (typed, read) in [
            ("fodkl [k.M", "विकास खण्ड"),
            ("tuin dkuiqj nsgkr", "जनपद कानपुर देहात"),
            ("jlwykckn", "रसूलाबाद"),
            ("eSFkk", "मैथा"),
            (">ha>d", "झींझक"),
            ("y{;", "लक्ष्य"),
            ("miyfC/k", "उपलब्धि"),
            ("izxfr", "प्रगति"),
            ("Ø-la-", "क्र.सं."),
            (";ksx", "योग"),
            ("dk;ZØe", "कार्यक्रम"),
            ("fuekZ.k", "निर्माण"),
            ("ykHkkFkhZ", "लाभार्थी"),
            ("dk;kZy;", "कार्यालय"),
            ("fLFkfr", "स्थिति"),
            ("dsUnz", "केन्द्र"),
            ("}kjk", "द्वारा"),
            ("xzke iapk;r", "ग्राम पंचायत"),
            ("Lo;a lgk;rk lewg", "स्वयं सहायता समूह"),
            ("y[kifr nhnh", "लखपति दीदी"),
            ("vkthfodk fe'ku", "आजीविका मिशन"),
            ("o\"kZ 2025&26", "वर्ष 2025-26"),
            ("¼ekg vDVwcj rd½", "(माह अक्टूबर तक)"),
            ("cSad _.k", "बैंक ऋण"),
            ("Nk=k", "छात्रा"),
            ("vf/kdkjh", "अधिकारी"),
            ("ijh{kk", "परीक्षा"),
            ("lM+d", "सड़क"),
            ("'kS{kf.kd", "शैक्षणिक"),
            ("Kku", "ज्ञान"),
            ("Jh", "श्री"),
            ("mÙkj izns'k", "उत्तर प्रदेश"),
            ("eqag", "मुंह"),
            ("", ""),
        ] {
            assert_eq!(to_unicode(typed), read, "{typed}");
        }
    }

    #[test]
    fn plain_digits_and_unicode_stay_as_they_are() {
        for text in ["1234", "लखपति दीदी", "  "] {
            assert_eq!(to_unicode(text), text);
        }
    }

    #[test]
    fn no_text_is_lost_or_brings_it_down() {
        for text in ["f", "Z", "fZ", "ffZZ", "kf", "~k", "Zf~", "É", "f\u{E000}", "±k"] {
            let _ = to_unicode(text);
        }
        assert_eq!(to_unicode("f"), "ि");
        assert_eq!(to_unicode("Z"), "र्");
    }
}
