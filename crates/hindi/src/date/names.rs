//! Names of months and weekdays in their spellings, and the words that announce a period.
//!
//! Tables only. The first Hindi and the first English spelling of a row are the written ones.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::Weekday;

use crate::digits::Lang;
use crate::words;

const MONTHS: &[(i8, &str)] = &[
    (1, "जनवरी January Jan"),
    (2, "फरवरी February फ़रवरि फेब्रुअरी Feb"),
    (3, "मार्च March Mar"),
    (4, "अप्रैल April अप्रेल एप्रिल Apr"),
    (5, "मई May"),
    (6, "जून June Jun"),
    (7, "जुलाई July जुलाइ Jul"),
    (8, "अगस्त August Aug"),
    (9, "सितम्बर September सितमबर सेप्टेम्बर Sep Sept"),
    (10, "अक्टूबर October अक्तूबर अक्टुबर अक्तुबर अक्टोबर ऑक्टोबर Oct"),
    (11, "नवम्बर November नवमबर Nov"),
    (12, "दिसम्बर December दिसमबर Dec"),
];

const WEEKDAYS: &[(Weekday, &str)] = &[
    (Weekday::Monday, "सोमवार Monday"),
    (Weekday::Tuesday, "मंगलवार Tuesday"),
    (Weekday::Wednesday, "बुधवार Wednesday"),
    (Weekday::Thursday, "गुरुवार Thursday बृहस्पतिवार वीरवार"),
    (Weekday::Friday, "शुक्रवार Friday"),
    (Weekday::Saturday, "शनिवार Saturday"),
    (Weekday::Sunday, "रविवार Sunday इतवार"),
];

const PERIOD_WORDS: &[((), &str)] =
    &[((), "माह मास महीना month वित्तीय वित्त वर्ष सत्र सन् financial fiscal year fy f y")];

static MONTH_BY_KEY: LazyLock<BTreeMap<String, i8>> = LazyLock::new(|| words::by_key(MONTHS, ' '));
static WEEKDAY_BY_KEY: LazyLock<BTreeMap<String, Weekday>> =
    LazyLock::new(|| words::by_key(WEEKDAYS, ' '));
static PERIOD_WORD_BY_KEY: LazyLock<BTreeMap<String, ()>> =
    LazyLock::new(|| words::by_key(PERIOD_WORDS, ' '));

pub(super) fn month(key: &str) -> Option<i8> {
    MONTH_BY_KEY.get(key).copied()
}

pub(super) fn weekday(key: &str) -> Option<Weekday> {
    WEEKDAY_BY_KEY.get(key).copied()
}

pub(super) fn is_period_word(key: &str) -> bool {
    PERIOD_WORD_BY_KEY.contains_key(key)
}

pub(super) fn month_name(number: i8, lang: Lang) -> &'static str {
    name(MONTHS, number, lang)
}

pub(super) fn weekday_name(day: Weekday, lang: Lang) -> &'static str {
    name(WEEKDAYS, day, lang)
}

fn name<T: PartialEq>(rows: &[(T, &'static str)], wanted: T, lang: Lang) -> &'static str {
    let column = match lang {
        Lang::Hi => 0,
        Lang::En => 1,
    };
    let row = rows.iter().find(|(meaning, _)| *meaning == wanted);
    row.and_then(|(_, names)| names.split(' ').nth(column)).unwrap_or_default()
}
