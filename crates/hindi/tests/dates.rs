//! Days, months and financial years, read and written.
#![expect(clippy::unwrap_used, reason = "a test")]

use hindi::Lang;
use hindi::date::{
    financial_year, long, month, month_number, read, read_financial_year, read_month, short,
    weekday, write_financial_year,
};
use jiff::civil::date;
use proptest::prelude::*;

#[test]
fn a_day_is_read_in_every_way_of_writing_it() {
    for text in [
        "15.10.2024",
        "15/10/2024",
        "15-10-2024",
        "15–10–2024",
        "2024-10-15",
        "15.10.24",
        "१५.१०.२०२४",
        "दिनांक 15.10.2024",
        "दिनांक: 15.10.2024",
        "दि0 15.10.2024",
        "15 अक्टूबर 2024",
        "15 अक्टूबर, 2024",
        "15 अक्तूबर 2024",
        "15 अक्‍टूबर 2024",
        "15-अक्टूबर-2024",
        "15th October 2024",
        "October 15, 2024",
        "15 Oct 2024",
        "15-Oct-24",
        "15/Oct/2024",
        "2024-10-15 00:00:00",
        "2024-10-15T00:00:00",
        " 15.10.2024\u{a0}",
    ] {
        assert_eq!(read(text), Some(date(2024, 10, 15)), "{text}");
    }
}

#[test]
fn what_is_no_day_is_refused() {
    for text in [
        "",
        "15",
        "15.10",
        "15 अक्टूबर",
        "10/15/2024",
        "31.02.2024",
        "32.01.2024",
        "0.1.2024",
        "15.10-2024",
        "15.10.202",
        "15.10.12024",
        "15.10.2024.3",
        "15.10.2024 तक",
        "1.2.3",
        "177188",
        "2024-25",
        "2021 से 2020",
        "15 समूह 2024",
        "29.02.2023",
        "999999999999.1.2024",
        "15.10.0024",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
    assert_eq!(read("29.02.2024"), Some(date(2024, 2, 29)));
    assert_eq!(read("10.11.2024"), Some(date(2024, 11, 10)));
    assert_eq!(read("05.06.1985"), Some(date(1985, 6, 5)));
}

#[test]
fn a_month_is_read_in_every_way_of_writing_it() {
    for text in [
        "सितंबर, 2024",
        "सितम्बर 2024",
        "माह सितम्बर, 2024",
        "सितम्बर माह 2024",
        "Sep-24",
        "Sept-2024",
        "Sep'24",
        "Sep 24",
        "September 2024",
        "सितम्बर-24",
        "2024 सितंबर",
        "09/2024",
        "9-2024",
        "2024-09",
        "०९/२०२४",
    ] {
        assert_eq!(read_month(text), Some((2024, 9)), "{text}");
    }
    for text in ["", "2024", "सितम्बर", "2008-09", "2024-13", "13/2024", "2024-25", "24-09", "माह"]
    {
        assert_eq!(read_month(text), None, "{text}");
    }
}

#[test]
fn a_financial_year_is_two_years_that_follow_one_another() {
    for text in [
        "2024-25",
        "2024–25",
        "2024-2025",
        "वित्तीय वर्ष 2024-25",
        "वर्ष 2024-25",
        "FY 2024-25",
        "F.Y. 2024-25",
    ] {
        assert_eq!(read_financial_year(text), Some(2024), "{text}");
    }
    assert_eq!(read_financial_year("1999-00"), Some(1999));
    for text in ["", "2024", "2024-26", "2024-24", "2021 से 2020", "24-25", "2024-5", "9999-00"]
    {
        assert_eq!(read_financial_year(text), None, "{text}");
    }
}

#[test]
fn the_financial_year_turns_on_the_first_of_april() {
    for (day, start) in [
        (date(2025, 3, 31), 2024),
        (date(2025, 4, 1), 2025),
        (date(2024, 4, 1), 2024),
        (date(2024, 12, 31), 2024),
    ] {
        assert_eq!(financial_year(day), start);
    }
    assert_eq!(write_financial_year(2024), "2024-25");
    assert_eq!(write_financial_year(1999), "1999-00");
}

#[test]
fn days_and_months_are_written_in_both_languages() {
    let day = date(2024, 10, 5);
    assert_eq!(long(day, Lang::Hi), "5 अक्टूबर 2024");
    assert_eq!(long(day, Lang::En), "5 October 2024");
    assert_eq!(short(day), "05.10.2024");
    assert_eq!(month(2024, 9, Lang::Hi), "सितम्बर 2024");
    assert_eq!(month(2024, 9, Lang::En), "September 2024");
    assert_eq!(month(2024, 13, Lang::En), "2024");
    assert_eq!(weekday(day, Lang::Hi), "शनिवार");
    assert_eq!(weekday(day, Lang::En), "Saturday");
}

#[test]
fn month_names_are_known_in_their_spellings() {
    for (names, number) in [
        ("जनवरी january Jan", 1),
        ("फरवरी फ़रवरी", 2),
        ("अप्रैल अप्रेल", 4),
        ("जून JUN", 6),
        ("सितंबर सितम्बर सितमबर", 9),
        ("अक्टूबर अक्तूबर अक्‍टूबर अक्टुबर", 10),
        ("नवंबर नवम्बर", 11),
        ("दिसंबर दिसम्बर", 12),
    ] {
        for name in names.split(' ') {
            assert_eq!(month_number(name), Some(number), "{name}");
        }
    }
    assert_eq!(month_number("माह"), None);
}

proptest! {
    #[test]
    fn every_written_day_reads_back(day in 1_i8..=28, month in 1_i8..=12, year in 1970_i16..=2199) {
        let day = date(year, month, day);
        for text in [short(day), long(day, Lang::Hi), long(day, Lang::En), day.to_string()] {
            prop_assert_eq!(read(&text), Some(day), "{}", text);
        }
        prop_assert_eq!(read_month(&hindi::date::month(year, month, Lang::Hi)), Some((year, month)));
        let start = financial_year(day);
        prop_assert_eq!(read_financial_year(&write_financial_year(start)), Some(start));
    }

    #[test]
    fn no_text_breaks_the_readers(text in "[0-9०-९./ –:-]{0,16}[अ-हa-zA-Z]{0,4}[0-9 ,]{0,8}.{0,8}") {
        read(&text);
        read_month(&text);
        read_financial_year(&text);
    }
}

#[test]
fn a_two_digit_year_belongs_to_this_age() {
    assert_eq!(read("01.04.69").unwrap().year(), 2069);
    assert_eq!(read("01.04.70").unwrap().year(), 1970);
}
