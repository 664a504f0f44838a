//! Any text at all: the reader never panics, and every place it gives is a place in the text. Composed
//! orders of any parts are read back as they were put together.

#![expect(clippy::unwrap_used, reason = "a test")]

use hindi::reader::{self, Context, Due, Reading, Span};
use proptest::prelude::*;
use proptest::sample::select;

/// A note that has something of everything, to be cut and mixed.
const NOTE: &str = "\
बाराबंकी, 18 अक्टूबर 2024। जिलाधिकारी श्री क ख ग की अध्यक्षता में कलेक्ट्रेट सभागार में बैठक हुई।
1. पंचायती राज विभाग – व्यय में D श्रेणी रही। 24.60 करोड़ रुपये के सापेक्ष 9 करोड़ 82 लाख व्यय हुए। जिला पंचायत राज \
अधिकारी का स्पष्टीकरण तलब करते हुए निर्देशित किया कि सूची कल सायं 5 बजे तक उपलब्ध करा दें तथा प्रत्येक शुक्रवार को समीक्षा करें।
(कार्यवाही- सी0डी0ओ0) जिन शाखाओं में खाते नहीं खुले हैं, वहां शिविर लगाएं, ताकि लाभ मिल सके।
बैठक में मुख्य विकास अधिकारी, डी.डी.ओ. (प्र.) तथा समस्त बीडीओ उपस्थित रहे।
";

fn spans(reading: &Reading) -> Vec<Span> {
    let header = &reading.header;
    let mut spans = vec![header.district, header.venue, header.chair.name, header.chair.post];
    for one in &reading.directives {
        spans.extend([Some(one.span), one.addressee, one.scope, one.deadline.map(|due| due.span)]);
        spans.extend([Some(one.evidence.formula), Some(one.evidence.sentence)]);
    }
    for one in &reading.figures {
        spans.extend([Some(one.span), one.what, one.place]);
    }
    spans.extend(reading.grades.iter().map(|one| Some(one.subject)));
    spans.extend(reading.attendees.iter().chain(&reading.not_understood).map(|span| Some(*span)));
    spans.into_iter().flatten().collect()
}

/// Every place is one of the text, at letters, and not empty.
fn check(text: &str) {
    let Ok(reading) = reader::read(text, &Context::default()) else { return };
    for span in spans(&reading) {
        let words = text.get(span.start..span.end);
        assert!(words.is_some_and(|words| !words.is_empty()), "{span:?} of {text:?}");
        let (start, end) = span.in_chars(text);
        assert!(start < end && end <= text.chars().count());
    }
}

#[test]
fn a_note_may_be_cut_anywhere() {
    for (at, _) in NOTE.char_indices() {
        let (head, tail) = NOTE.split_at(at);
        check(head);
        check(tail);
    }
}

/// Words and marks of notes in any order.
fn rubble() -> impl Strategy<Value = String> {
    let words: Vec<&str> = NOTE.split_inclusive([' ', '\n', '।', ',', '-', '(']).collect();
    prop::collection::vec(select(words), 0..60).prop_map(|words| words.concat())
}

#[derive(Debug)]
struct Part {
    who: &'static str,
    what: &'static str,
    due: (&'static str, Option<Due>),
    verb: (&'static str, &'static str),
}

fn part() -> impl Strategy<Value = Part> {
    let who = select(vec![
        "समस्त खंड विकास अधिकारियों",
        "जिला पंचायत राज अधिकारी",
        "अधिशासी अभियंता जल निगम",
        "बी0डी0ओ0 मैथा",
        "सभी विकासखंड प्रबंधकों",
        "कार्यदायी संस्थाओं",
        "अग्रणी जिला प्रबंधक",
        "प्रखंड विकास पदाधिकारियों",
        "तहसीलदारों एवं नायब तहसीलदारों",
    ]);
    let what = select(vec![
        "शेष समूहों के खाते",
        "पात्र परिवारों के आवेदन",
        "नाली निर्माण का काम",
        "पोषण वाटिका हेतु पौधे",
        "दीदियों का बीमा",
        "छूटे हुए नाम सूची में",
    ]);
    let due = select(vec![
        ("", None),
        ("सात दिवस में ", Some(Due::Days(7))),
        ("एक पखवाड़े के भीतर ", Some(Due::Days(15))),
        ("24 घंटे के अंदर ", Some(Due::Days(1))),
        ("आगामी बैठक से पूर्व ", Some(Due::NextMeeting)),
        ("तत्काल ", Some(Due::Immediately)),
        ("यथाशीघ्र ", Some(Due::Unknown)),
    ]);
    let verb =
        select(vec![("कराने", "कराएं"), ("भिजवाने", "भिजवाएं"), ("जोड़ने", "जोड़ें"), ("रखवाने", "रखवाएं")]);
    (who, what, due, verb).prop_map(|(who, what, due, verb)| Part { who, what, due, verb })
}

/// The sentence and the clause that must be read back.
fn composed(part: &Part, formula: usize) -> (String, String) {
    let Part { who, what, due, verb } = part;
    let (infinitive, subjunctive) =
        (format!("{what} {}{}", due.0, verb.0), format!("{what} {}{}", due.0, verb.1));
    let sentence = match formula {
        0 => format!("जिलाधिकारी ने {who} को {infinitive} के निर्देश दिए।"),
        1 => format!("उन्होंने {who} को {infinitive} को कहा।"),
        2 => format!("{who} को {infinitive} हेतु निर्देशित किया गया।"),
        3 => format!("बैठक में उपायुक्त ने {who} को {infinitive} का कड़ा निर्देश दिया."),
        4 => format!("सीडीओ ने {who} को हिदायत दी कि {subjunctive}।"),
        5 => format!("{who} को निर्देशित करते हुए कहा कि वे {subjunctive} ।"),
        6 => format!("कलेक्टर ने {infinitive} के निर्देश {who} को दिए।"),
        _ => format!("डीएम ने {who} से कहा कि {subjunctive}, ताकि लाभ मिल सके।"),
    };
    let clause = if matches!(formula, 4 | 5 | 7..) { subjunctive } else { infinitive };
    (sentence, clause)
}

proptest! {
    #[test]
    fn any_text_is_read_without_a_panic(text in "\\PC{0,300}") {
        check(&text);
    }

    #[test]
    fn any_rubble_of_notes_is_read_without_a_panic(text in rubble()) {
        check(&text);
    }

    #[test]
    fn an_order_is_read_back_however_it_is_worded(part in part(), formula in 0_usize..8) {
        let (sentence, clause) = composed(&part, formula);
        let reading = reader::read(&sentence, &Context::default()).unwrap();
        prop_assert_eq!(reading.directives.len(), 1, "{}", sentence);
        let one = reading.directives[0];
        prop_assert_eq!(one.span.of(&sentence), clause.as_str());
        prop_assert_eq!(one.addressee.map(|span| span.of(&sentence)), Some(part.who), "{}", sentence);
        prop_assert_eq!(one.deadline.map(|deadline| deadline.due), part.due.1, "{}", sentence);
    }

    #[test]
    fn two_orders_under_one_formula_are_two(first in part(), second in part(), join in select(vec![", ", " और ", " तथा ", " एवं ", " व "])) {
        let one = format!("{} {}{}", first.what, first.due.0, first.verb.0);
        let two = format!("{} {}{}", second.what, second.due.0, second.verb.0);
        let sentence = format!("जिलाधिकारी ने {} को {one}{join}{two} के निर्देश दिए।", first.who);
        let reading = reader::read(&sentence, &Context::default()).unwrap();
        let found: Vec<&str> = reading.directives.iter().map(|d| d.span.of(&sentence)).collect();
        prop_assert_eq!(found, vec![one.as_str(), two.as_str()]);
        for directive in &reading.directives {
            prop_assert_eq!(directive.addressee.map(|span| span.of(&sentence)), Some(first.who));
        }
    }

    #[test]
    fn spelling_and_marks_do_not_change_what_is_read(part in part(), formula in 0_usize..8) {
        let (sentence, clause) = composed(&part, formula);
        let respell = |text: &str| text.replace("खंड", "खण्ड").replace("दिए", "दिये").replace("संस्था", "सन्स्था");
        let (other, clause) = (respell(&sentence).replace('।', "."), respell(&clause));
        let reading = reader::read(&other, &Context::default()).unwrap();
        let found: Vec<&str> = reading.directives.iter().map(|d| d.span.of(&other)).collect();
        prop_assert_eq!(found, vec![clause.as_str()]);
    }
}
