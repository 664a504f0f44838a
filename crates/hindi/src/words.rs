//! The words of Hindi numbers: 0–99 with their spellings, hundred to shankh, quarter and half.
//!
//! A table and its lookup. The first spelling of each row is the one that is written; all are read.
//! Rows list only what [`crate::fold::key`] does not already make one: vowels and doubled letters.
//! Source: DOMAIN §8.1, with variants met in newspapers and office notes.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::fold;

/// 0–99, spellings parted by spaces, the written one first.
#[rustfmt::skip]
const SMALL: [&str; 100] = [
    "शून्य शुन्य", "एक", "दो", "तीन", "चार", "पाँच पाच", "छह छः छै छे", "सात", "आठ", "नौ",
    "दस", "ग्यारह", "बारह", "तेरह", "चौदह", "पंद्रह पद्रह", "सोलह", "सत्रह", "अठारह अट्ठारह", "उन्नीस उनीस",
    "बीस", "इक्कीस इकीस", "बाईस बाइस", "तेईस तेइस", "चौबीस", "पच्चीस पचीस", "छब्बीस छबीस",
    "सत्ताईस सत्ताइस सताईस सताइस", "अट्ठाईस अट्ठाइस अठाईस अठाइस", "उनतीस उन्तीस उन्नतीस",
    "तीस", "इकतीस इकत्तीस इक्कतीस", "बत्तीस बतीस", "तैंतीस तेंतीस तैतीस तेतीस", "चौंतीस चौतीस", "पैंतीस पैतीस",
    "छत्तीस छतीस", "सैंतीस सैतीस", "अड़तीस अड़त्तीस", "उनतालीस उन्तालीस उनचालीस",
    "चालीस", "इकतालीस इकतालिस", "बयालीस बियालीस", "तैंतालीस तेंतालीस तैतालीस तिरालीस", "चवालीस चौवालीस चौंवालीस चव्वालीस",
    "पैंतालीस पैतालीस", "छियालीस छयालीस", "सैंतालीस सैतालीस", "अड़तालीस", "उनचास उन्चास उनंचास",
    "पचास", "इक्यावन इकावन इक्कावन", "बावन", "तिरपन तिरेपन त्रेपन", "चौवन चौअन चव्वन", "पचपन", "छप्पन",
    "सत्तावन सतावन", "अट्ठावन अठावन", "उनसठ उन्सठ",
    "साठ", "इकसठ", "बासठ", "तिरसठ तिरेसठ त्रेसठ", "चौंसठ चौसठ", "पैंसठ पैसठ", "छियासठ छासठ", "सड़सठ सरसठ", "अड़सठ", "उनहत्तर उनहतर उनत्तर",
    "सत्तर", "इकहत्तर इकहतर इखत्तर", "बहत्तर बहतर", "तिहत्तर तिहतर", "चौहत्तर चौहतर", "पचहत्तर पचहतर पिचहत्तर", "छिहत्तर छिहतर छियत्तर",
    "सतहत्तर सतहतर सतत्तर", "अठहत्तर अठहतर अठत्तर", "उन्यासी उनासी उन्नासी",
    "अस्सी असी", "इक्यासी इकासी", "बयासी बियासी", "तिरासी तेरासी", "चौरासी", "पचासी पिचासी", "छियासी", "सतासी सत्तासी",
    "अट्ठासी अठासी", "नवासी नौवासी",
    "नब्बे नब्बै नव्वे", "इक्यानवे इक्यानबे इकानवे", "बानवे बानबे", "तिरानवे तिरानबे", "चौरानवे चौरानबे", "पंचानवे पंचानबे पचानवे पिचानवे",
    "छियानवे छियानबे", "सत्तानवे सत्तानबे सतानवे", "अट्ठानवे अट्ठानबे अठानवे", "निन्यानवे निन्यानबे निनानवे",
];

/// English small numbers as they stand in bilingual orders.
const ENGLISH: &[(u8, &str)] = &[
    (0, "zero"),
    (1, "one"),
    (2, "two"),
    (3, "three"),
    (4, "four"),
    (5, "five"),
    (6, "six"),
    (7, "seven"),
    (8, "eight"),
    (9, "nine"),
    (10, "ten"),
    (11, "eleven"),
    (12, "twelve"),
    (13, "thirteen"),
    (14, "fourteen"),
    (15, "fifteen"),
    (20, "twenty"),
    (30, "thirty"),
    (40, "forty"),
    (45, "fortyfive"),
    (50, "fifty"),
    (60, "sixty"),
    (90, "ninety"),
];

/// Powers of ten that have a name, largest first; the first name of each is the written one.
const UNITS: &[(u32, &str)] = &[
    (17, "शंख"),
    (15, "पद्म"),
    (13, "नील"),
    (11, "खरब"),
    (9, "अरब billion"),
    (7, "करोड़ crore crores cr"),
    (6, "million"),
    (5, "लाख लाखों lakh lakhs lac lacs"),
    (3, "हजार हज़ार thousand"),
    (2, "सौ सैकड़ा hundred"),
];

/// A spoken fraction, in quarters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quarters {
    /// A whole value of its own: डेढ़ is six quarters.
    Alone(u8),
    /// Added to the number that must follow: साढ़े adds two quarters.
    Plus(u8),
    /// Taken from the number that must follow: पौने takes one quarter.
    Minus(u8),
    /// सवा: one and a quarter alone, a quarter more before a number.
    Sava,
}

const FRACTIONS: &[(Quarters, &str)] = &[
    (Quarters::Alone(2), "आधा आधी आधे half"),
    (Quarters::Alone(3), "पौन पौना"),
    (Quarters::Alone(6), "डेढ़ डेढ"),
    (Quarters::Alone(10), "ढाई अढ़ाई"),
    (Quarters::Plus(2), "साढ़े साड़े"),
    (Quarters::Minus(1), "पौने"),
    (Quarters::Sava, "सवा"),
];

static SMALL_BY_KEY: LazyLock<BTreeMap<String, u8>> = LazyLock::new(|| {
    let hindi: Vec<(u8, &str)> = (0_u8..).zip(SMALL).collect();
    by_key([hindi.as_slice(), ENGLISH].concat().as_slice(), ' ')
});
static UNIT_BY_KEY: LazyLock<BTreeMap<String, u32>> = LazyLock::new(|| by_key(UNITS, ' '));
static FRACTION_BY_KEY: LazyLock<BTreeMap<String, Quarters>> =
    LazyLock::new(|| by_key(FRACTIONS, ' '));

/// A table of meanings and their spellings, turned round to be looked up by [`fold::key`].
pub(crate) fn by_key<T: Copy>(rows: &[(T, &str)], parted_by: char) -> BTreeMap<String, T> {
    let spellings = |(meaning, row): &(T, &str)| {
        let meaning = *meaning;
        row.split(parted_by).map(|word| (fold::key(word), meaning)).collect::<Vec<_>>()
    };
    rows.iter().flat_map(spellings).collect()
}

/// The value of a word for 0–99, given the word's key.
pub(crate) fn small(key: &str) -> Option<u8> {
    SMALL_BY_KEY.get(key).copied()
}

/// The power of ten of a unit word, given the word's key.
pub(crate) fn unit(key: &str) -> Option<u32> {
    UNIT_BY_KEY.get(key).copied()
}

/// The fraction that a word stands for, given the word's key.
pub(crate) fn fraction(key: &str) -> Option<Quarters> {
    FRACTION_BY_KEY.get(key).copied()
}

/// The written word for 0–99.
pub(crate) fn small_word(value: u8) -> &'static str {
    SMALL.get(usize::from(value)).and_then(|row| row.split(' ').next()).unwrap_or_default()
}

/// The Hindi units from शंख down to सौ with their powers of ten.
pub(crate) fn hindi_units() -> impl Iterator<Item = (u32, &'static str)> {
    let first_word = |(power, row): &(u32, &'static str)| Some((*power, row.split(' ').next()?));
    UNITS.iter().filter_map(first_word).filter(|(_, word)| !word.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_spelling_stands_for_two_numbers() {
        let mut seen = BTreeMap::new();
        for (value, row) in (0_u8..).zip(SMALL) {
            for key in row.split(' ').map(fold::key) {
                assert_eq!(*seen.entry(key.clone()).or_insert(value), value, "{key}");
            }
        }
    }

    #[test]
    fn no_word_is_both_a_number_and_a_unit_or_fraction() {
        for key in SMALL_BY_KEY.keys() {
            assert!(unit(key).is_none() && fraction(key).is_none(), "{key}");
        }
    }
}
