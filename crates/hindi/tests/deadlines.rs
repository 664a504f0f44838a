//! Deadlines as they are worded, for a sitting on Thursday, 3 October 2024.

use hindi::deadline::{Deadline, How, read, read_all};
use jiff::civil::{Date, date};

const SITTING: Date = date(2024, 10, 3);
const NEXT: Date = date(2024, 11, 7);

fn check(text: &str, words: &str, how: How, due_on: Option<Date>) {
    let expected = Deadline { words: words.to_owned(), due_on, how };
    assert_eq!(read(text, SITTING, Some(NEXT)), expected, "{text}");
}

#[test]
fn spans_are_counted_from_the_sitting() {
    let october = |day| Some(date(2024, 10, day));
    for (text, words, how, due_on) in [
        ("शेष 46 खाते 1 सप्ताह के अंदर खुलवाएं", "1 सप्ताह के अंदर", How::Weeks(1), october(10)),
        ("1 सप्ताह के अन्दर खाते खुलवाएं", "1 सप्ताह के अन्दर", How::Weeks(1), october(10)),
        ("एक सप्‍ताह के भीतर आख्या दें", "एक सप्‍ताह के भीतर", How::Weeks(1), october(10)),
        ("दो हफ़्ते में पूर्ण करें", "दो हफ़्ते में", How::Weeks(2), october(17)),
        ("अगले 7 दिनों में नाली बनवाएं", "अगले 7 दिनों में", How::Days(7), october(10)),
        ("आने वाले ७ दिनो में", "आने वाले ७ दिनो में", How::Days(7), october(10)),
        ("आख्या 07 दिवस में दें", "07 दिवस में", How::Days(7), october(10)),
        ("तीन दिवस के भीतर स्पष्टीकरण दें", "तीन दिवस के भीतर", How::Days(3), october(6)),
        ("सात (07) दिवस के अन्दर", "सात (07) दिवस के अन्दर", How::Days(7), october(10)),
        ("2-3 दिन में सूची दें", "2-3 दिन में", How::Days(3), october(6)),
        ("दो से तीन दिन के भीतर", "दो से तीन दिन के भीतर", How::Days(3), october(6)),
        ("10दिन मे पूर्ण हो", "10दिन मे", How::Days(10), october(13)),
        ("3 दिन का समय दिया", "3 दिन का समय", How::Days(3), october(6)),
        ("7 दिन की समय-सीमा में", "7 दिन की समय-सीमा में", How::Days(7), october(10)),
        ("15 दिवस की अवधि के भीतर", "15 दिवस की अवधि के भीतर", How::Days(15), october(18)),
        ("3 कार्य दिवस में", "3 कार्य दिवस में", How::Days(3), october(7)),
        ("सप्ताह भर में", "सप्ताह भर में", How::Weeks(1), october(10)),
        ("सप्ताह के भीतर", "सप्ताह के भीतर", How::Weeks(1), october(10)),
        ("अगले सप्ताह तक सूची भेजें", "अगले सप्ताह तक", How::Weeks(1), october(10)),
        ("एक पखवाड़े में निरीक्षण करें", "एक पखवाड़े में", How::Fortnight, october(18)),
        ("पखवाड़े के अंदर", "पखवाड़े के अंदर", How::Fortnight, october(18)),
        ("24 घंटे के भीतर", "24 घंटे के भीतर", How::Hours(24), october(4)),
        ("48 घण्टे में", "48 घण्टे में", How::Hours(48), october(5)),
        ("2 घंटे के अंदर", "2 घंटे के अंदर", How::Hours(2), october(3)),
        ("एक माह में ऋण वितरण", "एक माह में", How::Months(1), Some(date(2024, 11, 3))),
        ("3 महीने के अंदर", "3 महीने के अंदर", How::Months(3), Some(date(2025, 1, 3))),
        ("complete it within 7 days", "within 7 days", How::Days(7), october(10)),
        ("within a week", "within a week", How::Weeks(1), october(10)),
        ("in the next two weeks", "in the next two weeks", How::Weeks(2), october(17)),
        ("within 3 working days", "within 3 working days", How::Days(3), october(7)),
        ("within one month.", "within one month", How::Months(1), Some(date(2024, 11, 3))),
        ("within 24 hours", "within 24 hours", How::Hours(24), october(4)),
        ("7 दिवस", "7 दिवस", How::Days(7), october(10)),
        ("एक माह", "एक माह", How::Months(1), Some(date(2024, 11, 3))),
        ("छ: दिन में", "छ: दिन में", How::Days(6), october(9)),
        ("हफ्ते भर के अंदर", "हफ्ते भर के अंदर", How::Weeks(1), october(10)),
        ("एक वर्ष के भीतर", "एक वर्ष के भीतर", How::Months(12), Some(date(2025, 10, 3))),
        ("by next week", "by next week", How::Weeks(1), october(10)),
        ("within the next month", "within the next month", How::Months(1), Some(date(2024, 11, 3))),
        ("बी0एम0एम0 7 दिवस में दें", "7 दिवस में", How::Days(7), october(10)),
    ] {
        check(text, words, how, due_on);
    }
}

#[test]
fn a_month_from_the_last_day_ends_with_the_shorter_month() {
    let due = |on| read("एक माह में", on, None).due_on;
    assert_eq!(due(date(2025, 1, 31)), Some(date(2025, 2, 28)));
    assert_eq!(due(date(2024, 1, 31)), Some(date(2024, 2, 29)));
}

#[test]
fn named_days_are_found() {
    let day = |year, month, day| Some(date(year, month, day));
    for (text, words, due_on) in [
        ("दिनांक 15.10.2024 तक भेजें", "दिनांक 15.10.2024 तक", day(2024, 10, 15)),
        ("दि0 15/10/2024 तक", "दि0 15/10/2024 तक", day(2024, 10, 15)),
        ("१५.१०.२०२४ तक", "१५.१०.२०२४ तक", day(2024, 10, 15)),
        ("15.10.24 की सायं 5:00 बजे तक", "15.10.24 की सायं 5:00 बजे तक", day(2024, 10, 15)),
        ("15.10.2024 (मंगलवार) तक", "15.10.2024 (मंगलवार) तक", day(2024, 10, 15)),
        ("15 अक्टूबर तक खाते खुलें", "15 अक्टूबर तक", day(2024, 10, 15)),
        ("3 अक्तूबर तक", "3 अक्तूबर तक", day(2024, 10, 3)),
        ("2 अक्टूबर तक", "2 अक्टूबर तक", day(2025, 10, 2)),
        ("31 मार्च तक", "31 मार्च तक", day(2025, 3, 31)),
        ("31 मार्च, 2026 तक", "31 मार्च, 2026 तक", day(2026, 3, 31)),
        ("29 फरवरी तक", "29 फरवरी तक", day(2028, 2, 29)),
        ("15 अक्टूबर से पूर्व", "15 अक्टूबर से पूर्व", day(2024, 10, 14)),
        ("31 मार्च 2025 तक का समय दिया", "31 मार्च 2025 तक", day(2025, 3, 31)),
        ("25 तारीख तक", "25 तारीख तक", day(2024, 10, 25)),
        ("माह की 1 तारीख तक", "माह की 1 तारीख तक", day(2024, 11, 1)),
        ("अगले माह की 5 तारीख तक", "अगले माह की 5 तारीख तक", day(2024, 11, 5)),
        ("इसी माह की 5 तारीख तक", "इसी माह की 5 तारीख तक", day(2024, 10, 5)),
        ("दिसम्बर-2024 तक", "दिसम्बर-2024 तक", day(2024, 12, 31)),
        ("मार्च तक लक्ष्य पूर्ण करें", "मार्च तक", day(2025, 3, 31)),
        ("मार्च 2026 तक", "मार्च 2026 तक", day(2026, 3, 31)),
        ("अक्टूबर माह के अंत तक", "अक्टूबर माह के अंत तक", day(2024, 10, 31)),
        ("आगामी सोमवार तक", "आगामी सोमवार तक", day(2024, 10, 7)),
        ("गुरुवार तक", "गुरुवार तक", day(2024, 10, 10)),
        ("कल तक सूची दें", "कल तक", day(2024, 10, 4)),
        ("वित्तीय वर्ष के अंत तक", "वित्तीय वर्ष के अंत तक", day(2025, 3, 31)),
        ("वित्तीय वर्ष 2025-26 के अंत तक", "वित्तीय वर्ष 2025-26 के अंत तक", day(2026, 3, 31)),
        ("by the 15th of October", "by the 15th of October", day(2024, 10, 15)),
        ("submit by 15.10.2024", "by 15.10.2024", day(2024, 10, 15)),
        ("by 15th October", "by 15th October", day(2024, 10, 15)),
        ("by October 15, 2024", "by October 15, 2024", day(2024, 10, 15)),
        ("on or before 15 October 2024", "on or before 15 October 2024", day(2024, 10, 15)),
        ("before 15 October", "before 15 October", day(2024, 10, 14)),
        ("by Monday", "by Monday", day(2024, 10, 7)),
        ("15.10.2024", "15.10.2024", day(2024, 10, 15)),
        ("01.10.2024 से 15.10.2024 तक सर्वे", "15.10.2024 तक", day(2024, 10, 15)),
    ] {
        check(text, words, How::OnDate, due_on);
    }
    check("31.02.2025 तक", "", How::NotStated, None);
}

#[test]
fn ends_of_month_and_week_are_found() {
    for (text, words, how, due_on) in [
        ("माह के अंत तक पूर्ण करें", "माह के अंत तक", How::MonthEnd, date(2024, 10, 31)),
        ("इसी माह में", "इसी माह में", How::MonthEnd, date(2024, 10, 31)),
        ("माहान्त तक", "माहान्त तक", How::MonthEnd, date(2024, 10, 31)),
        ("अगले माह के अन्त तक", "अगले माह के अन्त तक", How::MonthEnd, date(2024, 11, 30)),
        ("by the end of the month", "by the end of the month", How::MonthEnd, date(2024, 10, 31)),
        ("by month-end", "by month-end", How::MonthEnd, date(2024, 10, 31)),
        ("सप्ताह के अंत तक", "सप्ताह के अंत तक", How::WeekEnd, date(2024, 10, 5)),
        ("इसी सप्ताह में", "इसी सप्ताह में", How::WeekEnd, date(2024, 10, 5)),
    ] {
        check(text, words, how, Some(due_on));
    }
}

#[test]
fn the_next_sitting_is_bound_to_its_day_when_it_is_known() {
    for (text, words) in [
        ("आगामी बैठक में सूची रखी जाए", "आगामी बैठक में"),
        ("आगामी बैठक से पूर्व", "आगामी बैठक से पूर्व"),
        ("अगली मासिक समीक्षा बैठक तक", "अगली मासिक समीक्षा बैठक तक"),
        ("आगामी बैठक के पूर्व", "आगामी बैठक के पूर्व"),
        ("आगामी बैठक", "आगामी बैठक"),
        ("आगामी माह की बैठक में", "आगामी माह की बैठक में"),
        ("report at the next review meeting", "next review meeting"),
    ] {
        check(text, words, How::NextSitting, Some(NEXT));
        let unknown = read(text, SITTING, None);
        assert_eq!((unknown.how, unknown.due_on), (How::NextSitting, None));
    }
}

#[test]
fn at_once_is_the_day_of_the_sitting_and_soon_is_no_day() {
    for (text, words) in [
        ("राशि तत्काल भेजें", "तत्काल"),
        ("सूची देते हुएतत्काल काम शुरू करें", "तत्काल"),
        ("अविलम्ब हटाएं", "अविलम्ब"),
        ("तुरन्त", "तुरन्त"),
        ("आज ही सूची दें", "आज ही"),
        ("आज सायं 5 बजे तक", "आज सायं 5 बजे तक"),
        ("do it immediately", "immediately"),
    ] {
        check(text, words, How::Immediately, Some(SITTING));
    }
    for (text, words) in [
        ("शीघ्र ही खाते खुलवाएं", "शीघ्र ही"),
        ("यथाशीघ्र", "यथाशीघ्र"),
        ("समय सीमा में", "समय सीमा में"),
        ("समयबद्ध तरीके से", "समयबद्ध"),
        ("कार्य समय पर पूर्ण करें", "समय पर"),
        ("निर्धारित समय-सीमा में", "निर्धारित समय-सीमा में"),
        ("नियत समय में", "नियत समय में"),
        ("as soon as possible", "soon"),
    ] {
        check(text, words, How::Vague, None);
    }
}

#[test]
fn a_weekly_target_first_falls_due_after_a_week() {
    for (text, words) in [
        ("साप्ताहिक लक्ष्य के अनुसार फीडिंग करें", "साप्ताहिक लक्ष्य"),
        ("प्रत्येक सप्ताह प्रगति दें", "प्रत्येक सप्ताह"),
        ("weekly targets", "weekly targets"),
        ("साप्ताहिक", "साप्ताहिक"),
    ] {
        check(text, words, How::Weekly, Some(date(2024, 10, 10)));
    }
}

#[test]
fn what_only_looks_like_a_deadline_is_left_alone() {
    for text in [
        "",
        "बैठक आयोजित करें",
        "पिछले 7 दिनों में 46 खाते खुले",
        "विगत तीन माह में प्रगति कम रही",
        "हर 7 दिन में निरीक्षण करें",
        "प्रत्येक 15 दिवस में",
        "7 दिन तक अभियान चलाएं",
        "3 दिवस से लंबित",
        "7 दिवसीय प्रशिक्षण में",
        "एक सप्ताह में दो बार निरीक्षण",
        "सप्ताह में निरीक्षण",
        "दिनांक 15.10.2024 को आयोजित बैठक में",
        "30 सितम्बर तक की प्रगति",
        "माह सितम्बर तक का लक्ष्य",
        "अब तक 310 आवेदन मिले",
        "आज तक लंबित",
        "तत्कालीन अधिकारी",
        "साप्ताहिक समीक्षा बैठक में",
        "आगामी बैठक 7 नवम्बर को होगी",
        "2020 से 2021 में बने भवन",
        "217.7 दिन में",
        "172 खाते खुले, लक्ष्य 218",
        "next meeting will be held here",
        "in the last 7 days",
        "मार्च 25 तक",
        "आगामी मंगलवार की बैठक में",
        "twice in a week",
        "एक वर्ष में एक लाख रुपये की आय",
        "इस वर्ष में 500 समूह बने",
        "आगामी त्योहारों के दृष्टिगत बैठक में कहा",
        "30 सितम्बर 2024 तक की प्रगति",
        "गाँव तक, घर तक पहुँचें",
    ] {
        check(text, "", How::NotStated, None);
    }
}

#[test]
fn the_firmest_of_several_deadlines_is_given() {
    let due = |day| Some(date(2024, 10, day));
    check("तत्काल कार्य प्रारंभ कर 7 दिवस में आख्या दें", "7 दिवस में", How::Days(7), due(10));
    check("शीघ्र ही, तथापि आगामी बैठक में", "आगामी बैठक में", How::NextSitting, Some(NEXT));
    check("साप्ताहिक लक्ष्य बनाकर 15 अक्टूबर तक", "15 अक्टूबर तक", How::OnDate, due(15));
    check("3 दिन में सूची व 7 दिन में आख्या", "3 दिन में", How::Days(3), due(6));
    check("30.09.2024 तक 172 खाते खुले, शेष 1 सप्ताह में", "1 सप्ताह में", How::Weeks(1), due(10));
    check("दिनांक 15.09.2024 तक", "दिनांक 15.09.2024 तक", How::OnDate, Some(date(2024, 9, 15)));
    let all = read_all("तत्काल सूची, 7 दिवस में आख्या, आगामी बैठक में पुष्टि", SITTING, None);
    let words: Vec<&str> = all.iter().map(|deadline| deadline.words.as_str()).collect();
    assert_eq!(words, ["तत्काल", "7 दिवस में", "आगामी बैठक में"]);
}
