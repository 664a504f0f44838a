//! The words that headings and labels are made of, in the spellings that sheets of UP and MP carry.
//! Programme names are not here: they come from the packs.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use domain::place::Tier;
use hindi::fold;

/// What a column is for, when its heading says so by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Serial,
    Remark,
    Place(Option<Tier>),
    Code,
    Indicator,
    Month,
}

/// What one word of a heading says about the figures under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Word {
    Target,
    Achieved,
    ToDate,
    InPeriod,
    Annual,
    Percent,
    /// Balance, rank, grade: what this system works out itself.
    Computed,
    /// The figures stand in units of ten to this power.
    Scale(u32),
    /// Says nothing of its own.
    Noise,
}

const ROLES: [(Role, &str); 13] = [
    (
        Role::Serial,
        "क्र०सं०|क्र.स.|क्रमांक|क्रम संख्या|क्रम सं०|क्र|क्रं|क्रम|स०क्र०|S.No.|S N|Sr. No.|Sr|Sl. No.|Sl|Serial No|Serial Number|No.|पंक्ति|पंक्ति संख्या|पंक्ति सं०|Row|Row number|Row no",
    ),
    (Role::Remark, "अभ्युक्ति|अभियुक्ति|टिप्पणी|रिमार्क|विशेष|remarks|remark|comments|comment|note"),
    (
        Role::Place(Some(Tier::Block)),
        "विकास खण्ड|विकास खण्ड का नाम|ब्लॉक|ब्लॉक का नाम|खण्ड|खण्ड का नाम|वि०ख०|जनपद पंचायत|जनपद पंचायत का नाम|\
         block|block name|name of block|name of the block|development block",
    ),
    (
        Role::Place(Some(Tier::District)),
        "जनपद|जनपद का नाम|जिला|जिले का नाम|जिला का नाम|district|district name|name of district|name of the district",
    ),
    (
        Role::Place(Some(Tier::GramPanchayat)),
        "ग्राम पंचायत|ग्राम पंचायत का नाम|ग्रा०पं०|gram panchayat|gram panchayat name|name of gram panchayat|gp|gp name|panchayat",
    ),
    (
        Role::Place(Some(Tier::Clf)),
        "संकुल|संकुल संघ|संकुल स्तरीय संघ|संकुल स्तरीय संगठन|संकुल का नाम|सीएलएफ|clf|clf name|name of clf|cluster level federation",
    ),
    (
        Role::Place(Some(Tier::Vo)),
        "ग्राम संगठन|ग्राम संगठन का नाम|वीओ|vo|vo name|name of vo|village organisation|village organization",
    ),
    (Role::Place(Some(Tier::Village)), "ग्राम|ग्राम का नाम|राजस्व ग्राम|गाँव|village|village name"),
    (Role::Place(Some(Tier::State)), "राज्य|प्रदेश|state|state name"),
    (Role::Place(None), "स्थान|स्थान का नाम|नाम|place|place name|location|name"),
    (
        Role::Code,
        "LGD code|LGD|एलजीडी कोड|एल०जी०डी० कोड|कोड|code|place code|block code|district code|gp code|ब्लॉक कोड|विकास खण्ड कोड",
    ),
    (
        Role::Indicator,
        "सूचक|संकेतक|कार्यक्रम|कार्यक्रम का नाम|योजना|योजना का नाम|योजना / कार्यक्रम|मद|मद का नाम|गतिविधि|विवरण|\
         indicator|indicator code|indicator name|programme|programme name|program|scheme|scheme name|activity|item|particulars",
    ),
    (Role::Month, "माह|माह का नाम|महीना|अवधि|month|month name|period"),
];

const WORDS: [(Word, &str); 11] = [
    (Word::Target, "लक्ष्य|लक्ष्यों|target|targets|tgt"),
    (
        Word::Achieved,
        "उपलब्धि|उपलब्धियाँ|प्राप्ति|प्रगति|पूर्ति|achievement|achievements|achieved|progress|ach|achv",
    ),
    (Word::ToDate, "तक|क्रमिक|संचयी|प्रगामी|cumulative|cum|upto|till|todate|ytd|uptodate"),
    (Word::InPeriod, "मासिक|माहवार|monthly|during"),
    (Word::Annual, "वार्षिक|annual|yearly"),
    (Word::Percent, "प्रतिशत|फीसदी|percent|percentage|pct|age"),
    (
        Word::Computed,
        "शेष|अवशेष|अन्तर|balance|remaining|remainder|gap|difference|रैंक|रैंकिंग|rank|ranking|श्रेणी|ग्रेड|grade|अंक|प्राप्तांक|marks|score|स्थिति",
    ),
    (Word::Scale(3), "हजार|हज़ार|thousand|thousands"),
    (Word::Scale(5), "लाख|lakh|lakhs|lac|lacs"),
    (Word::Scale(7), "करोड़|crore|crores|cr"),
    (
        Word::Noise,
        "माह|का|की|के|में|मे|कुल|सापेक्ष|संख्या|सं|वर्ष|दिनांक|of|the|in|for|month|date|up|to|no|nos|number|total|रु|रू|रुपये|rs|inr|rupees|₹|fy",
    ),
];

const TOTALS: &str = "योग|कुल|कुल योग|महायोग|सर्वयोग|समस्त|समस्त योग|योग जनपद|जनपद योग|जनपद का योग|जिला योग|जिले का योग|कुल जनपद|\
     total|grand total|sum|totals|district total|sub total|subtotal|all";

/// Words that stand before or behind a place's own name.
const PLACE_WORDS: &str =
    "विकास खण्ड|ब्लॉक|वि०ख०|जनपद पंचायत|जनपद|जिला|ग्राम पंचायत|ग्रा०पं०|block|district|gram panchayat|gp";

fn keys(words: &str) -> impl Iterator<Item = String> {
    words.split('|').map(|word| fold::key(word.trim())).filter(|key| !key.is_empty())
}

static ROLE_KEYS: LazyLock<BTreeMap<String, Role>> = LazyLock::new(|| {
    ROLES.iter().flat_map(|(role, words)| keys(words).map(|key| (key, *role))).collect()
});

static WORD_KEYS: LazyLock<BTreeMap<String, Word>> = LazyLock::new(|| {
    WORDS.iter().rev().flat_map(|(word, words)| keys(words).map(|key| (key, *word))).collect()
});

static TOTAL_KEYS: LazyLock<Vec<String>> = LazyLock::new(|| keys(TOTALS).collect());

/// Longest first, so that the longest is taken off.
static PLACE_WORD_KEYS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut keys: Vec<String> = keys(PLACE_WORDS).collect();
    keys.sort_by_key(|key| std::cmp::Reverse(key.len()));
    keys
});

pub(crate) fn role(heading: &str) -> Option<Role> {
    ROLE_KEYS.get(&fold::key(heading)).copied()
}

pub(crate) fn word(word: &str) -> Option<Word> {
    WORD_KEYS.get(&fold::key(word)).copied()
}

/// Whether a label says that its row adds up others.
pub(crate) fn is_total(label: &str) -> bool {
    let key = fold::key(label);
    TOTAL_KEYS.contains(&key)
}

/// A label without a word for "total" before or behind the place: `योग मैथा` is `मैथा`'s.
pub(crate) fn total_of(label: &str) -> Option<String> {
    let words: Vec<&str> = label.split_whitespace().collect();
    let rest: Vec<&str> = words.iter().copied().filter(|word| !is_total(word)).collect();
    (rest.len() < words.len() && !rest.is_empty()).then(|| rest.join(" "))
}

/// A place's key without the word for its tier, when it has one: `विकासखण्ड मैथा` is `मैथा`.
pub(crate) fn bare_place_key(key: &str) -> Option<&str> {
    PLACE_WORD_KEYS
        .iter()
        .find_map(|word| {
            key.strip_prefix(word.as_str()).or_else(|| key.strip_suffix(word.as_str()))
        })
        .filter(|rest| !rest.is_empty())
}

/// The words of a heading. Digits and marks separate words, so that `लक्ष्य(2025-26)` is `लक्ष्य`.
pub(crate) fn words(heading: &str) -> impl Iterator<Item = &str> {
    let is_separator = |c: char| {
        c.is_whitespace()
            || c.is_ascii_digit()
            || ('०'..='९').contains(&c)
            || (c.is_ascii_punctuation() && c != '%')
            || matches!(c, '–' | '—' | '।' | '‘' | '’' | '“' | '”' | '॰' | '₹')
    };
    heading.split(is_separator).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_known_by_its_heading_in_any_spelling() {
        for (heading, expected) in [
            ("क्र०सं०", Some(Role::Serial)),
            ("क्र0 सं0", Some(Role::Serial)),
            ("S.No.", Some(Role::Serial)),
            ("अभ्युक्ति", Some(Role::Remark)),
            ("विकास खंड", Some(Role::Place(Some(Tier::Block)))),
            ("विकासखण्ड का नाम", Some(Role::Place(Some(Tier::Block)))),
            ("Name of Block", Some(Role::Place(Some(Tier::Block)))),
            ("ज़िला", Some(Role::Place(Some(Tier::District)))),
            ("indicator", Some(Role::Indicator)),
            ("लखपति दीदी", None),
        ] {
            assert_eq!(role(heading), expected, "{heading}");
        }
    }

    #[test]
    fn a_total_row_is_known_by_its_label() {
        for label in ["योग", "कुल योग", "महायोग", "Total", "Grand Total", "योग:-"]
        {
            assert!(is_total(label), "{label}");
        }
        assert!(!is_total("योगापुर"));
        assert_eq!(total_of("योग मैथा").as_deref(), Some("मैथा"));
        assert_eq!(total_of("मैथा"), None);
    }
}
