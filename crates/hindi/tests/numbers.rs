//! Cells as offices fill them, and what each must be read as.
#![expect(clippy::unwrap_used, reason = "a test")]

use hindi::Exact;
use hindi::number::{Reading, is_money, is_percent, read_cell, read_number, write_words};

fn check_number(cell: &str, expected: &str) {
    let read = read_number(cell).map(|number| number.to_string());
    assert_eq!(read.as_deref(), Some(expected), "{cell:?}");
}

fn check_cell(cell: &str, expected: Reading) {
    assert_eq!(read_cell(cell), expected, "{cell:?}");
}

#[test]
fn figures_are_read_in_every_way_of_writing_them() {
    for (cell, expected) in [
        ("177188", "177188"),
        ("1,77,188", "177188"),
        ("177,188", "177188"),
        ("१,७७,१८८", "177188"),
        ("１７７１８８", "177188"),
        (" 1,15,00,274\u{a0}", "11500274"),
        ("\u{200b}218\u{feff}", "218"),
        ("00", "0"),
        ("-5", "-5"),
        ("\u{2212}5", "-5"),
        ("-₹5", "-5"),
        ("-0", "0"),
        ("78.90", "78.9"),
        ("0.0001", "0.0001"),
        (".5", "0.5"),
        ("85%", "85"),
        ("८५.५० %", "85.5"),
        ("86.40 प्रतिशत", "86.4"),
        ("70 फीसदी", "70"),
        ("शत-प्रतिशत", "100"),
        ("शत प्रतिशत", "100"),
        ("सौ प्रतिशत", "100"),
        ("9223372036854775807", "9223372036854775807"),
    ] {
        check_number(cell, expected);
    }
}

#[test]
fn lakh_and_crore_are_worked_in_exactly() {
    for (cell, expected) in [
        ("75 हजार 352", "75352"),
        ("75हज़ार 352", "75352"),
        ("12 हजार", "12000"),
        ("01 लाख", "100000"),
        ("2.00 लाख", "200000"),
        ("701 लाख", "70100000"),
        ("5,63,069.65 लाख", "56306965000"),
        ("₹5,63,069.65 लाख", "56306965000"),
        ("Rs 11,10,945.88 crores", "11109458800000"),
        ("1.77 lakh", "177000"),
        ("2.5 Cr.", "25000000"),
        ("1 करोड़ 27 लाख 50 हजार", "12750000"),
        ("7 लाख करोड़", "7000000000000"),
        ("दो सौ पचास करोड़", "2500000000"),
        ("एक हजार दो सौ करोड़ पचास लाख", "12005000000"),
        ("एक लाख सतहत्तर हजार एक सौ अट्ठासी", "177188"),
        ("12.345678 लाख", "1234567.8"),
    ] {
        check_number(cell, expected);
    }
}

#[test]
fn spoken_fractions_are_quarters_of_the_unit_that_follows() {
    for (cell, expected) in [
        ("डेढ़ लाख", "150000"),
        ("डेढ लाख रुपये", "150000"),
        ("ढाई लाख", "250000"),
        ("साढ़े सात हजार", "7500"),
        ("साढे 7 हजार", "7500"),
        ("पौने दो लाख", "175000"),
        ("सवा लाख", "125000"),
        ("सवा सौ", "125"),
        ("सवा दो करोड़", "22500000"),
        ("साढ़े तीन सौ करोड़", "3500000000"),
        ("पौन लाख", "75000"),
        ("आधा लाख", "50000"),
        ("ढाई", "2.5"),
        ("साढ़े सात", "7.5"),
        ("डेढ़ सौ", "150"),
    ] {
        check_number(cell, expected);
    }
}

#[test]
fn rupee_marks_are_set_aside() {
    for (cell, expected) in [
        ("₹ 15,000", "15000"),
        ("₹15,000/-", "15000"),
        ("रु० 15,000/-", "15000"),
        ("रु0 15,000/-", "15000"),
        ("रू015000", "15000"),
        ("रु. 15,000.50", "15000.5"),
        ("Rs. 15,000/-", "15000"),
        ("15,000 रूपये मात्र", "15000"),
        ("रुपये पन्द्रह हजार मात्र", "15000"),
        ("Rs.15000/- only", "15000"),
        ("मु0 15,000/- मात्र", "15000"),
    ] {
        check_number(cell, expected);
    }
}

#[test]
fn small_numbers_are_read_in_all_their_spellings() {
    for (spellings, expected) in [
        ("शून्य शुन्य शून्‍य NIL Nil nil निरंक निल zero", "0"),
        ("पाँच पांच पाच", "5"),
        ("छह छः छ: छै", "6"),
        ("पंद्रह पन्द्रह पंदरह", "15"),
        ("अठारह अट्ठारह", "18"),
        ("उनतीस उन्तीस", "29"),
        ("चवालीस चौवालीस", "44"),
        ("उनचास उन्चास", "49"),
        ("चौंसठ चौसठ", "64"),
        ("उन्यासी उनासी", "79"),
        ("अट्ठासी अठासी", "88"),
        ("इक्यानवे इक्यानबे", "91"),
        ("निन्यानवे निन्यानबे", "99"),
    ] {
        spellings.split(' ').for_each(|cell| check_number(cell, expected));
    }
}

#[test]
fn the_four_blanks_stay_apart() {
    for cell in ["", "   ", "\u{200d}", "अप्राप्त", "अप्राप्‍त", "सूचना अप्राप्त", "Not reported"]
    {
        check_cell(cell, Reading::NotReported);
    }
    for cell in ["-", "–", "—", " -- ", "\u{2212}"] {
        check_cell(cell, Reading::Dash);
    }
    for cell in ["लागू नहीं", "लागू नही", "N/A", "NA", "n.a.", "अनुप्रयोज्य नहीं"]
    {
        check_cell(cell, Reading::NotApplicable);
    }
    for cell in ["लक्ष्य आवंटित नहीं", "लक्ष्य आवण्टित नहीं", "लक्ष्य नहीं", "No target"]
    {
        check_cell(cell, Reading::NoTarget);
    }
    for cell in ["शून्य", "-शून्य-", "0", "०", "NIL", "(nil)", "निरंक"]
    {
        check_cell(cell, Reading::Number(Exact::integer(0)));
    }
}

#[test]
fn what_is_not_wholly_a_number_is_refused() {
    for cell in [
        "1,2,3",
        "1,77,18",
        "1,,188",
        ",188",
        "188,",
        "12.",
        "1.2.3",
        "15.10.2024",
        "2024-25",
        "(12)",
        "12+5",
        "- 5",
        "+5",
        "--5",
        "1e5",
        "1E+05",
        "#N/A",
        "#DIV/0!",
        "=SUM(A1)",
        "12*",
        "सी0एम0",
        "डी०सी०",
        "डा0 नीरज",
        "के0के0 राय",
        "मो0",
        "36वीं",
        "172 खाते",
        "172 218",
        "1 77 188",
        "लाख",
        "करोड़",
        "साढ़े",
        "पौने",
        "साढ़े लाख",
        "सात पाँच",
        "75 हजार 1352",
        "2.50 लाख 50 हजार",
        "1 लाख 2 लाख",
        "1 करोड़ 150 लाख",
        "85%%",
        "₹",
        "%",
        "/-",
        "मात्र",
        "हाँ",
        "नहीं",
        "D",
        "A+",
        "9223372036854775808",
        "99999999999999999999999999",
        "92 शंख 23 पद्म 38 नील",
        "0.00001",
        "78.89908256880734",
        "1 लाख करोड़ करोड़",
        "९९ शंख करोड़",
        "½",
        "5²",
        "१.२.३",
        "٣",
    ] {
        check_cell(cell, Reading::NotANumber);
    }
    check_cell(&"9".repeat(100_000), Reading::NotANumber);
    check_cell(&"1 ".repeat(99), Reading::NotANumber);
}

#[test]
fn a_fraction_is_never_lost_in_silence() {
    let rupees = read_number("1,250.50").unwrap();
    assert_eq!(rupees.to_integer(), None);
    assert_eq!(rupees.to_scale(2), Some(125_050));
    assert_eq!(read_number("2.00").unwrap().to_integer(), Some(2));
    assert_eq!(read_number("2.00"), read_number("2"));
    assert_eq!(Exact::integer(i64::MAX).to_scale(1), None);
    assert_eq!(Exact::new(1, 200), None);
    assert_eq!(Exact::new(-50, 3).unwrap().to_string(), "-0.05");
}

#[test]
fn percents_and_rupees_are_known_by_their_marks() {
    for cell in ["85%", "-5 %", "86.40 प्रतिशत", "शत-प्रतिशत", "70 फीसदी"]
    {
        assert!(is_percent(cell) && !is_money(cell), "{cell}");
    }
    for cell in ["₹ 15,000", "-₹5", "रु0 15,000/-", "2 लाख रुपये", "Rs. 5"]
    {
        assert!(is_money(cell) && !is_percent(cell), "{cell}");
    }
    for cell in ["85", "", "%", "लागू नहीं", "85%%", "डेढ़ लाख"] {
        assert!(!is_percent(cell) && !is_money(cell), "{cell}");
    }
}

#[test]
fn amounts_are_written_in_words() {
    for (n, expected) in [
        (0, "शून्य"),
        (7, "सात"),
        (100, "एक सौ"),
        (177_188, "एक लाख सतहत्तर हजार एक सौ अट्ठासी"),
        (75_352, "पचहत्तर हजार तीन सौ बावन"),
        (10_000_000, "एक करोड़"),
        (-15_000, "ऋण पंद्रह हजार"),
    ] {
        assert_eq!(write_words(n), expected);
    }
}
