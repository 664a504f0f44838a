//! Hindi that was typed in a font like Kruti Dev: Latin letters that only look Hindi in that font.
//!
//! "fodkl [k.M" is विकास खण्ड to the eye and nonsense to every reader here, so a sheet in it is
//! shown as such and converted only when a person says so. The test is careful: a false alarm on English, on a name or
//! a code would stop a good sheet, a miss only leaves words that match nothing. It converts nothing.

use crate::script::is_devanagari_letter;

/// Pieces of the commonest office words in Kruti Dev; no English word has them.
#[rustfmt::skip]
const STEMS: &[&str] = &[
    "fodkl", "ftyk", "ftys", "vf/k", "foHkkx", "lewg", "tuin", "iapk;r", "y{;", "dk;Z", "la[;k",
    "izxfr", "lgk;rk", "/kujkf'k", "fnukad", "cSBd", "funsZ'k", "leh{kk", "[k.M", "[kkr",
    "ykHkkFkhZ", "_.k", "cSad", "rglhy", "lHkk", "ifjokj", "jftLV", "fu;e", "lEcU/k", "fuEu",
    "dsUnz", "deZpkjh", "dk;kZy;", "vuqnku", ";kstuk", "efgyk", "xzke", "xkao", "xk¡o", "Lohd`r",
    "vkcafVr", "y[kifr", "vkthfodk", "fe'ku", "lR;kiu", "fuLrkj", "vkosnu", "izkIr", "iw.kZ",
    "dqy", "ekg", "o\"kZ", "Øekad", "Ø-la-", "dza-", "uke", "fooj.k", "vH;qfDr", "fjekdZ",
    "jkf'k", "miyC/k", "Hkou", "x`g", "fuekZ.k", "lfefr", "laxBu",
];

/// Whole words; these small ones stand in every sentence.
#[rustfmt::skip]
const SMALL_WORDS: &[&str] = &[
    "esa", "gS", "gSa", "gSA", "vkSj", "rFkk", "ds", "dh", "dk", "dks", "ls", "ij", ",oa", "fy,", "ugha", "Fkk", "rd", "izfr",
    "fd;k", "x;k", "djus", "djsa", "}kjk", "fn;s", "okys", "lHkh", "leLr", "vU;", "uxj", "nsgkr", "o", "¼", "½",
];

/// Stems so short that they count only as a whole word.
const WHOLE_ONLY: &[&str] = &["dqy", "ekg", "uke", "xkao", "xzke", "lewg"];

/// Whether a text is Hindi in a legacy font. False for any text with Devanagari in it.
///
/// One unmistakable word is enough if the text is short; in a longer text at least a third of the
/// words must be of the font.
pub fn looks_legacy(text: &str) -> bool {
    if text.chars().any(is_devanagari_letter) {
        return false;
    }
    let words: Vec<&str> = text.split_whitespace().filter(|word| has_letter(word)).collect();
    let sure = words.iter().filter(|word| is_surely_legacy(word)).count();
    let small = words.iter().filter(|word| SMALL_WORDS.contains(word)).count();
    // Small words alone ("dk ls ds") may be initials or commands.
    sure > 0 && (sure + small) * 3 >= words.len()
}

fn has_letter(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_alphabetic())
}

fn is_surely_legacy(word: &str) -> bool {
    let bare = word.trim_matches(|c| matches!(c, '(' | ')' | ':' | ',' | '-' | 'A'));
    let has_stem = |stem: &&str| {
        if WHOLE_ONLY.contains(stem) { bare == *stem } else { word.contains(*stem) }
    };
    STEMS.iter().any(has_stem) || marks_inside(word) >= 2
}

/// Counts the marks that stand for letters inside words of the font: `;` for य, `[k` for ख, `{k` for
/// क्ष, `'k` for श, `"k` for ष, `.k` for ण, Hk for भ, ~ inside, a Z at the end.
fn marks_inside(word: &str) -> usize {
    // Addresses, code and paths have such marks too.
    if ["//", "::", "@", "&", "=", "\\", "_", "<", "$", "()", "http"]
        .iter()
        .any(|m| word.contains(m))
    {
        return 0;
    }
    let letters: Vec<char> = word.chars().collect();
    let count = |is_mark: fn(&[char]) -> bool| letters.windows(3).filter(|w| is_mark(w)).count();
    // A list without spaces ("yes;no;maybe") has many semicolons; they count once.
    let ya = count(|w| matches!(w, ['a'..='z', ';', 'a'..='z'])).min(1);
    let others = count(|w| match w {
        ['[' | '{' | '\'' | '"', 'k', after] => after.is_ascii_alphabetic(),
        ['a'..='z', '.', 'k'] => true,
        ['a'..='z', '~', after] => after.is_ascii_lowercase(),
        ['a'..='z', 'H', 'k'] => true,
        _ => false,
    });
    let reph = usize::from(matches!(letters.as_slice(), [.., 'a'..='z' | ';', 'Z']));
    ya + others + reph
}

/// Names of font families whose text is not Unicode, in lower case without spaces and hyphens.
#[rustfmt::skip]
const FAMILIES: &[&str] = &[
    "krutidev", "krutipad", "devlys", "walkmanchanakya", "shusha", "shivaji0", "susha", "apsdv", "dvtt", "dvbtt", "dvbwtt", "dvwtt",
    "4cgandhi", "bhaskar", "naidunia", "jagran", "amarujala", "aarohi", "marutidev", "kundli", "krishna0", "richa0",
];

/// Whether a font of this name has the keys of Kruti Dev 010, which [`crate::kruti_dev`] can read.
pub fn font_name_is_kruti_dev(name: &str) -> bool {
    let plain: String = name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    !plain.contains("unicode") && (plain.contains("krutidev") || plain.contains("devlys"))
}

/// Whether a font of this name holds legacy text: Kruti Dev 010, Chanakya, `DevLys`…
/// Unicode fonts (Mangal, Nirmala UI, Noto Sans Devanagari) are not.
pub fn font_name_is_legacy(name: &str) -> bool {
    let plain: String = name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let unicode = plain.contains("unicode");
    let chanakya = plain == "chanakya" || plain.starts_with("chanakya0");
    !unicode && (chanakya || FAMILIES.iter().any(|family| plain.contains(family)))
}
