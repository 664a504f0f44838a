//! What the reader finds ordered in sentences of many offices' usage: a table of sentences, each with the
//! clauses that must come out of it and nothing more. The sentences are composed, none is from a real note.

#![expect(clippy::unwrap_used, reason = "a test")]

use hindi::reader::{self, Context, Directive, DirectiveKind, Due};

const TABLE: &str = include_str!("notes/orders.txt");

/// A sentence and its lines "> span | who | days | kind".
struct Case<'t> {
    sentence: &'t str,
    expected: Vec<String>,
}

fn cases() -> Vec<Case<'static>> {
    let mut cases: Vec<Case<'_>> = Vec::new();
    for line in TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix("> ") {
            Some(order) => cases.last_mut().unwrap().expected.push(order.to_owned()),
            None => cases.push(Case { sentence: line, expected: Vec::new() }),
        }
    }
    cases
}

fn shown(text: &str, directive: &Directive) -> String {
    let who = directive.addressee.map_or("-", |span| span.of(text));
    let days = match directive.deadline.map(|deadline| deadline.due) {
        None => "-".to_owned(),
        Some(Due::Days(days)) => days.to_string(),
        Some(Due::NextMeeting) => "next_meeting".to_owned(),
        Some(Due::Immediately) => "immediate".to_owned(),
        Some(Due::Unknown) => "?".to_owned(),
    };
    let kind = match directive.kind {
        DirectiveKind::Do => "do",
        DirectiveKind::Report => "report",
        DirectiveKind::Explain => "explain",
        DirectiveKind::Inspect => "inspect",
        DirectiveKind::Meet => "meet",
        DirectiveKind::Complete => "complete",
    };
    format!("{} | {who} | {days} | {kind}", directive.span.of(text))
}

#[test]
fn each_sentence_gives_its_orders_and_nothing_more() {
    for case in cases() {
        let reading = reader::read(case.sentence, &Context::default()).unwrap_or_default();
        let found: Vec<String> =
            reading.directives.iter().map(|one| shown(case.sentence, one)).collect();
        assert_eq!(found, case.expected, "{}", case.sentence);
    }
}

#[test]
fn the_table_has_sentences_that_order_and_sentences_that_only_tell() {
    let cases = cases();
    let silent = cases.iter().filter(|case| case.expected.is_empty()).count();
    assert!(cases.len() >= 70 && silent >= 8, "{} sentences, {silent} silent", cases.len());
}

#[test]
fn an_order_in_which_nothing_was_found_is_listed() {
    let note = "जिलाधिकारी ने समस्त अधिकारियों को आवश्यक दिशा-निर्देश दिए।";
    let reading = reader::read(note, &Context::default()).unwrap();
    assert_eq!(reading.directives, []);
    assert_eq!(reading.not_understood.len(), 1);
    assert!(reading.not_understood[0].of(note).contains("दिशा-निर्देश"));
}

#[test]
fn the_words_that_make_it_an_order_are_kept_as_evidence() {
    let note = "डीएम ने सचिवों को खाते खुलवाने के निर्देश दिए। सड़क की मरम्मत कराई जाए।";
    let reading = reader::read(note, &Context::default()).unwrap();
    let why: Vec<&str> =
        reading.directives.iter().map(|one| one.evidence.formula.of(note)).collect();
    assert_eq!(why, ["निर्देश दिए", "जाए"]);
    assert!(reading.directives[1].evidence.sentence.of(note).starts_with("सड़क"));
}

#[test]
fn an_office_adds_its_own_words() {
    let note = "डीएम ने ग्राम प्रहरियों को रात में गश्त करने के निर्देश दिए।";
    let standard = reader::read(note, &Context::default()).unwrap();
    assert_eq!(standard.directives[0].addressee, None);
    let lexicon = reader::Lexicon::extended("# ours\npost,ग्राम प्रहरी|ग्राम प्रहरियों\n").unwrap();
    let own = reader::read(note, &Context { held_on: None, lexicon: &lexicon }).unwrap();
    assert_eq!(own.directives[0].addressee.map(|span| span.of(note)), Some("ग्राम प्रहरियों"));
}

#[test]
fn a_row_that_is_no_row_is_named() {
    let fault = reader::Lexicon::extended("post,लेखपाल\nnonsense,क\n").unwrap_err();
    assert_eq!((fault.line, fault.row.as_str()), (2, "nonsense,क"));
    assert!(reader::Lexicon::extended("post,").is_err());
    assert!(reader::Lexicon::extended("post").is_err());
}
