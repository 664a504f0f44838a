//! Hints for a person: names that sound alike, text of a legacy font.

use hindi::legacy_font::{font_name_is_legacy, looks_legacy};
use hindi::translit::{near, sound};
use proptest::prelude::*;

#[test]
fn names_in_two_scripts_sound_alike() {
    for (latin, hindi) in [
        ("Sarbankhera", "सरवनखेड़ा"),
        ("Maitha", "मैथा"),
        ("Rasulabad", "रसूलाबाद"),
        ("Jhinjhak", "झींझक"),
        ("Derapur", "डेरापुर"),
        ("Akbarpur", "अकबरपुर"),
        ("Amraudha", "अमरौधा"),
        ("Sandalpur", "संदलपुर"),
        ("Malasa", "मलासा"),
        ("Rajpur", "राजपुर"),
        ("Anuppur", "अनूपपुर"),
        ("Dindori", "डिण्डौरी"),
        ("Aligarh", "अलीगढ़"),
        ("Kanpur Dehat", "कानपुर देहात"),
        ("Rae Bareli", "रायबरेली"),
        ("Raebareli", "रायबरेली"),
        ("Jaitpur", "जैतपुर"),
        ("Kotma", "कोतमा"),
        ("Pushparajgarh", "पुष्पराजगढ़"),
        ("Lakhimpur Kheri", "लखीमपुर खीरी"),
        ("Shahpura", "शहपुरा"),
        ("Mehandwani", "मेहंदवानी"),
    ] {
        assert!(near(latin, hindi), "{latin} {} {hindi} {}", sound(latin), sound(hindi));
    }
}

#[test]
fn different_names_do_not_sound_alike() {
    for (a, b) in [
        ("Maitha", "मलासा"),
        ("Rasulabad", "रामपुर"),
        ("Akbarpur", "राजपुर"),
        ("Karanjia", "कोतमा"),
        ("", ""),
        ("Ae", "ऐ"),
        ("12", "12"),
    ] {
        assert!(!near(a, b), "{a} {b}");
    }
}

#[test]
fn legacy_font_text_is_noticed() {
    for text in [
        "fodkl [k.M",
        "ftykf/kdkjh",
        "fodkl[k.M dk uke",
        "lewg",
        "y{;",
        "izxfr",
        "eq[; fodkl vf/kdkjh",
        "Lohd`r vkosnu dh la[;k",
        "dqy [kkrs",
        "xkWo dk uke & gYnkSj",
        "rglhy & fctukSj",
        "l{ke vf/kdkjh ds vkns'k",
        "izk:i ¼d½ fu;e",
        "dk;Z iw.kZ djus ds funsZ'k fn;s x;s",
        "ljouk[ksM+k ds lewg",
    ] {
        assert!(looks_legacy(text), "{text}");
    }
}

#[test]
fn english_names_and_codes_raise_no_alarm() {
    for text in [
        "",
        "Block",
        "Ram Kumari",
        "D.K. Singh",
        "A.K. Tyagi",
        "Km. Asha",
        "Target (Annual)",
        "SHG a/c opened",
        "Rs./kg",
        "w/k",
        "[known]",
        "10kg/km",
        "SBIN0001234",
        "BMM; DMM; CDO",
        "yes;no;maybe",
        "o'keefe",
        "'kept'",
        "S.No.",
        "bank-wise",
        "https://example.org/k?k=1;kz",
        "dk ls ds",
        "ls -l",
        "1,77,188",
        "विकास खण्ड fodkl",
        "#N/A",
        "O. K.",
        "e.K. a.k.a.",
        "McDonald's; iPhone",
        "NonZeroSize",
        "linkShare",
        "networkStats; bookShelf",
    ] {
        assert!(!looks_legacy(text), "{text}");
    }
}

#[test]
fn legacy_fonts_are_known_by_name() {
    for name in [
        "Kruti Dev 010",
        "KrutiDev010",
        "DevLys 010",
        "DV-TTYogesh",
        "Walkman-Chanakya-905",
        "Chanakya",
    ] {
        assert!(font_name_is_legacy(name), "{name}");
    }
    for name in
        ["Mangal", "Nirmala UI", "Noto Sans Devanagari", "Kokila", "Arial", "Chanakya Unicode", ""]
    {
        assert!(!font_name_is_legacy(name), "{name}");
    }
}

proptest! {
    #[test]
    fn no_text_breaks_the_hints(text in ".{0,60}", more in "[a-zA-Z;\\[\\]{}'\"./~ Z]{0,40}") {
        for text in [text, more] {
            sound(&text);
            looks_legacy(&text);
            font_name_is_legacy(&text);
        }
    }

    #[test]
    fn a_figure_is_never_legacy_text(n in any::<i64>()) {
        prop_assert!(!looks_legacy(&hindi::digits::group(n)));
    }
}
