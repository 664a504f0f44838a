//! How figures are printed, and that what is printed reads back.

use hindi::Lang;
use hindi::digits::{devanagari_digits, group, latin_digits, paise, percent, words_lakh};
use hindi::number::{read_cell, read_number, write_words};
use proptest::prelude::*;

#[test]
fn figures_are_grouped_in_the_indian_way() {
    for (n, expected) in [
        (0, "0"),
        (999, "999"),
        (1_000, "1,000"),
        (75_352, "75,352"),
        (177_188, "1,77,188"),
        (11_500_274, "1,15,00,274"),
        (-177_188, "-1,77,188"),
        (i64::MIN, "-92,23,37,20,36,85,47,75,808"),
    ] {
        assert_eq!(group(n), expected);
    }
}

#[test]
fn money_and_percents_have_two_decimals() {
    for (n, expected) in [(0, "0.00"), (5, "0.05"), (-5, "-0.05"), (17_718_850, "1,77,188.50")] {
        assert_eq!(paise(n), expected);
    }
    for (n, expected) in [(7_890, "78.90"), (10_000, "100.00"), (-1, "-0.01")] {
        assert_eq!(percent(n), expected);
    }
}

#[test]
fn headlines_are_in_lakh_and_crore_half_up() {
    for (n, hindi, english) in [
        (75_352, "75,352", "75,352"),
        (99_999, "99,999", "99,999"),
        (100_000, "1.00 लाख", "1.00 lakh"),
        (177_188, "1.77 लाख", "1.77 lakh"),
        (177_499, "1.77 लाख", "1.77 lakh"),
        (177_500, "1.78 लाख", "1.78 lakh"),
        (-177_500, "-1.78 लाख", "-1.78 lakh"),
        (9_999_499, "99.99 लाख", "99.99 lakh"),
        (9_999_500, "1.00 करोड़", "1.00 crore"),
        (12_750_000, "1.28 करोड़", "1.28 crore"),
        (11_109_458_800_000, "11,10,945.88 करोड़", "11,10,945.88 crore"),
    ] {
        assert_eq!(words_lakh(n, Lang::Hi), hindi);
        assert_eq!(words_lakh(n, Lang::En), english);
    }
    assert_eq!(words_lakh(i64::MIN, Lang::En), "-9,22,33,72,03,685.48 crore");
}

#[test]
fn digits_change_script_both_ways() {
    assert_eq!(devanagari_digits("1,77,188 खाते"), "१,७७,१८८ खाते");
    assert_eq!(latin_digits("१,७७,१८८ खाते"), "1,77,188 खाते");
}

proptest! {
    #[test]
    fn every_printed_count_reads_back(n in any::<i64>()) {
        for printed in [group(n), devanagari_digits(&group(n)), n.to_string()] {
            prop_assert_eq!(read_number(&printed).and_then(|number| number.to_integer()), Some(n));
        }
    }

    #[test]
    fn every_printed_amount_reads_back(n in any::<i64>()) {
        prop_assert_eq!(read_number(&paise(n)).and_then(|number| number.to_scale(2)), Some(n));
    }

    #[test]
    fn every_count_in_words_reads_back(n in 0..=i64::MAX) {
        let words = write_words(n);
        prop_assert_eq!(read_number(&words).and_then(|number| number.to_integer()), Some(n));
    }

    #[test]
    fn no_cell_breaks_the_reader(cell in ".{0,60}") {
        read_cell(&cell);
    }

    #[test]
    fn no_heap_of_number_parts_breaks_the_reader(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "लाख", "करोड़", "शंख", "सौ", "साढ़े", "पौने", "सवा", "डेढ़", "9,99", "99", ".", "0", "-", "₹", "%",
                "/-", "रु0", " ", "निन्यानवे", "999999999999999999", ",", "\u{200d}",
            ]),
            0..12,
        ),
    ) {
        read_cell(&parts.concat());
        read_cell(&parts.join(" "));
    }
}
