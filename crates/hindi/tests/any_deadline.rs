//! Whatever the text, reading its deadlines never breaks and never makes up words.

use hindi::deadline::{How, read, read_all};
use jiff::civil::{Date, date};
use proptest::prelude::*;

const SITTING: Date = date(2024, 10, 3);

/// Words that deadlines are made of, to be thrown together in any order.
fn heap() -> impl Strategy<Value = String> {
    let words = vec![
        "7",
        "15.10.2024",
        "एक",
        "(",
        ")",
        "-",
        "से",
        "दिन",
        "सप्ताह",
        "माह",
        "के",
        "अंदर",
        "में",
        "तक",
        "आगामी",
        "बैठक",
        "तत्काल",
        "हुएतत्काल",
        "शीघ्र",
        "इसी",
        "अंत",
        "अक्टूबर",
        "दिनांक",
        "within",
        "by",
        "the",
        "end",
        "of",
        "month",
        "week",
        "next",
        "meeting",
        "आज",
        "ही",
        "999",
        "65535",
        "9999",
        "वर्ष",
        "\u{200d}",
        "।",
        "सोमवार",
    ];
    prop::collection::vec(prop::sample::select(words), 0..12).prop_map(|words| words.join(" "))
}

fn check_any(text: &str, on: Date) -> Result<(), TestCaseError> {
    for deadline in read_all(text, on, None) {
        prop_assert!(!deadline.words.is_empty() && text.contains(&deadline.words));
    }
    read(text, on, Some(on));
    Ok(())
}

proptest! {
    #[test]
    fn the_words_always_stand_in_the_text(text in heap()) {
        check_any(&text, SITTING)?;
        check_any(&text, Date::MAX)?;
        check_any(&text, Date::MIN)?;
    }

    #[test]
    fn no_text_breaks_the_reader(text in ".{0,60}") {
        check_any(&text, SITTING)?;
    }

    #[test]
    fn cutting_a_text_anywhere_breaks_nothing(text in heap(), keep in 0_usize..80) {
        check_any(&text.chars().take(keep).collect::<String>(), SITTING)?;
        check_any(&text.chars().skip(keep).collect::<String>(), SITTING)?;
    }

    #[test]
    fn so_many_days_are_so_many_days_later(n in 1_u16..=999) {
        let deadline = read(&format!("{n} दिवस में"), SITTING, None);
        let due = jiff::ToSpan::days(i64::from(n));
        prop_assert_eq!(deadline.due_on, SITTING.checked_add(due).ok());
        prop_assert_eq!(deadline.how, How::Days(n));
    }
}
