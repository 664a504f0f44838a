//! The papers as a reader gets them: what the text layer says, in whose words, over how many
//! pages, and that a letter issued again is the same file.

#![expect(clippy::unwrap_used, reason = "a test")]

mod sample;

use std::path::Path;

use letters::{
    DirectiveList, Explanation, HandingOver, Language, Minutes, Pdf, Vocabulary, booklet,
    directive_list, explanation, handing_over, minutes,
};
use sample::{asked_to_explain, handed_over, kanpur_dehat, open_directives, with_directives};

/// Compares with a text file that a person has read; `BLESS=1` writes it anew.
#[expect(clippy::disallowed_methods, reason = "only a test asks whether to bless")]
fn check_golden(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(text, expected, "{name} differs; read it and bless it with BLESS=1");
}

fn text(pdf: &Pdf) -> String {
    let mut text = pdf.text.join("\n--- page ---\n");
    text.push('\n');
    text
}

/// Lines break where the page wants them to, so texts are compared without their spaces.
fn squeeze(text: &str) -> String {
    text.split_whitespace().collect()
}

fn assert_says(pdf: &Pdf, words: &str) {
    assert!(squeeze(&text(pdf)).contains(&squeeze(words)), "does not say: {words}\n{}", text(pdf));
}

/// Every string of a paper that is to be printed, except keys and dates.
fn strings(value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => found.push(text.clone()),
        serde_json::Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        serde_json::Value::Object(fields) => fields
            .iter()
            .filter(|(key, _)| !key.ends_with("_on") && !key.ends_with("_by") && !is_choice(key))
            .for_each(|(_, field)| strings(field, found)),
        _ => {}
    }
}

fn is_choice(key: &str) -> bool {
    ["vocabulary", "language", "kind"].contains(&key)
}

#[test]
fn a_booklet_holds_every_chapter_without_a_letter_number() {
    let bound = sample::booklet(24);
    let pdf = booklet(&bound).unwrap();
    let mut wanted = Vec::new();
    strings(&serde_json::to_value(&bound).unwrap(), &mut wanted);
    wanted.iter().filter(|words| !words.is_empty()).for_each(|words| assert_says(&pdf, words));
    assert_says(&pdf, "3. रैंकिंग तालिका");
    assert!(!squeeze(&text(&pdf)).contains("पत्रांक"));
    assert_eq!(booklet(&bound).unwrap().bytes, pdf.bytes, "made again it is the same file");
}

#[test]
fn the_minutes_read_as_the_blessed_text() {
    let pdf = minutes(&kanpur_dehat()).unwrap();
    check_golden("minutes.txt", &text(&pdf));
}

#[test]
fn the_directive_list_reads_as_the_blessed_text() {
    let pdf = directive_list(&open_directives(2)).unwrap();
    check_golden("directive-list.txt", &text(&pdf));
}

#[test]
fn the_handing_over_note_reads_as_the_blessed_text_and_is_the_same_file_again() {
    let pdf = handing_over(&handed_over(2)).unwrap();
    check_golden("handing-over.txt", &text(&pdf));
    assert!(handing_over(&handed_over(2)).unwrap().bytes == pdf.bytes, "the bytes differ");
    let kept = serde_json::to_string(&handed_over(2)).unwrap();
    assert_eq!(serde_json::from_str::<HandingOver>(&kept).unwrap(), handed_over(2));
}

#[test]
fn a_note_on_a_vacant_post_and_one_of_many_pages_are_printed_whole() {
    let vacant = HandingOver { to: String::new(), ..handed_over(0) };
    let pdf = handing_over(&vacant).unwrap();
    assert_says(&pdf, "पद रिक्त");
    assert_says(&pdf, "निरंक");
    let long = handing_over(&handed_over(60)).unwrap();
    assert!(long.pages > 2, "{} pages", long.pages);
    for number in 201..=260 {
        assert!(text(&long).contains(&number.to_string()), "directive {number} is missing");
    }
    let mp = HandingOver { vocabulary: Vocabulary::Mp, ..handed_over(1) };
    assert_says(&handing_over(&mp).unwrap(), "कार्यभार हस्तांतरण टीप");
}

#[test]
fn the_letter_that_asks_for_an_explanation_reads_as_the_blessed_text() {
    let pdf = explanation(&asked_to_explain()).unwrap();
    assert_eq!(pdf.pages, 1);
    check_golden("explanation.txt", &text(&pdf));
    assert!(explanation(&asked_to_explain()).unwrap().bytes == pdf.bytes, "the bytes differ");
}

#[test]
fn a_letter_for_an_explanation_says_all_that_was_typed_in_each_states_words() {
    use {Language::*, Vocabulary::*};
    let mut found = Vec::new();
    strings(&serde_json::to_value(asked_to_explain()).unwrap(), &mut found);
    for (vocabulary, language, words) in [
        (Up, Hi, ["स्पष्टीकरण", "पत्रांक", "सेवा में", "3 दिवस के भीतर, अर्थात् दिनांक 08.10.2026 तक"]),
        (
            Mp,
            Hi,
            ["कारण बताओ सूचना पत्र", "क्रमांक", "प्रति", "3 दिवस के भीतर, अर्थात् दिनांक 08.10.2026 तक"],
        ),
        (Up, En, ["Call for explanation", "No.", "To", "3 days, that is by 08.10.2026"]),
    ] {
        let pdf = explanation(&Explanation { vocabulary, language, ..asked_to_explain() }).unwrap();
        for word in words.into_iter().chain(found.iter().map(String::as_str)) {
            assert_says(&pdf, word);
        }
    }
}

#[test]
fn every_word_of_the_paper_stands_in_the_text_layer_as_it_was_typed() {
    let paper = kanpur_dehat();
    let pdf = minutes(&paper).unwrap();
    let mut found = Vec::new();
    strings(&serde_json::to_value(&paper).unwrap(), &mut found);
    assert!(found.len() > 80, "the sample has {} strings", found.len());
    for words in found {
        assert_says(&pdf, &words);
    }
}

#[test]
fn each_vocabulary_and_language_has_its_own_words() {
    use {Language::*, Vocabulary::*};
    let cases = [
        (Up, Hi, ["कार्यवृत्त", "अनुपालन आख्या", "पत्रांक", "कार्यवाही –", "निस्तारण :"]),
        (Mp, Hi, ["कार्यवाही विवरण", "पालन प्रतिवेदन", "क्रमांक", "कार्यवाही –", "निराकरण :"]),
        (Up, En, ["Minutes of the review", "Action taken", "No.", "Action –", "Closes :"]),
        (Mp, En, ["Minutes of the review", "Action taken", "No.", "Action –", "Closes :"]),
    ];
    for (vocabulary, language, words) in cases {
        let pdf = minutes(&Minutes { vocabulary, language, ..kanpur_dehat() }).unwrap();
        for word in words {
            assert_says(&pdf, word);
        }
    }
}

#[test]
fn a_deadline_shows_the_words_and_the_day_they_were_resolved_to() {
    let pdf = minutes(&kanpur_dehat()).unwrap();
    assert_says(&pdf, "समय-सीमा : अगले 7 दिनों में (दिनांक 12.10.2026 तक)");
    assert_says(&pdf, "समय-सीमा : आगामी बैठक में निस्तारण : सूची अभिलेख में दर्ज होने पर");
}

#[test]
fn a_letter_issued_again_is_the_same_file() {
    let first = minutes(&kanpur_dehat()).unwrap();
    let others = minutes(&with_directives(9)).unwrap();
    assert_ne!(first.bytes, others.bytes);
    for _ in 0..6 {
        assert!(minutes(&kanpur_dehat()).unwrap().bytes == first.bytes, "the bytes differ");
    }
}

#[test]
fn a_paper_kept_as_json_gives_the_same_file() {
    let kept = serde_json::to_string(&kanpur_dehat()).unwrap();
    let again: Minutes = serde_json::from_str(&kept).unwrap();
    assert_eq!(again, kanpur_dehat());
    assert!(minutes(&again).unwrap().bytes == minutes(&kanpur_dehat()).unwrap().bytes);
    let kept = serde_json::to_string(&open_directives(3)).unwrap();
    assert_eq!(serde_json::from_str::<DirectiveList>(&kept).unwrap(), open_directives(3));
}

#[test]
fn the_file_carries_the_date_of_the_letter_and_no_other() {
    let bytes = minutes(&kanpur_dehat()).unwrap().bytes;
    let file = String::from_utf8_lossy(&bytes);
    let dates: Vec<&str> = file.split("(D:").skip(1).collect();
    assert!(!dates.is_empty(), "the file carries no date");
    for date in dates {
        assert!(date.starts_with("20261005"), "another date: {date:.8}");
    }
    assert!(file.contains("(hi-IN)"), "the language is missing");
}

#[test]
fn forty_directives_fill_several_pages_and_each_page_is_numbered() {
    let pdf = minutes(&with_directives(40)).unwrap();
    assert!(pdf.pages > 4, "{} pages", pdf.pages);
    assert_eq!(pdf.text.len(), pdf.pages);
    for (page, text) in pdf.text.iter().enumerate() {
        let number = format!("पृष्ठ {} / {}", page + 1, pdf.pages);
        assert!(squeeze(text).contains(&squeeze(&number)), "page {page} lacks its number");
        assert!(squeeze(text).contains("214/एन.आर.एल.एम./समीक्षा/2026-27"));
    }
    for number in 201..=240 {
        assert!(text(&pdf).contains(&number.to_string()), "directive {number} is missing");
    }
}

#[test]
fn a_long_table_repeats_its_head_on_every_page() {
    let pdf = directive_list(&open_directives(60)).unwrap();
    assert!(pdf.pages > 2, "{} pages", pdf.pages);
    for page in pdf.text.iter().take(pdf.pages - 1) {
        assert!(squeeze(page).contains("समय-सीमा"), "{page}");
    }
}

#[test]
fn a_directive_longer_than_a_page_is_printed_whole() {
    let mut paper = kanpur_dehat();
    let words: Vec<String> = (1..=900).map(|at| format!("शब्द{at}")).collect();
    paper.points[0].directives[0].words = words.join(" ");
    let pdf = minutes(&paper).unwrap();
    assert!(pdf.pages > 2, "{} pages", pdf.pages);
    for word in words {
        assert!(text(&pdf).split_whitespace().any(|printed| printed == word), "{word} is lost");
    }
}

#[test]
fn what_looks_like_a_command_is_printed_as_it_was_typed() {
    let hostile = [
        "#import \"/paper.json\": *",
        "#read(\"/etc/passwd\")",
        "$ sum_(i=0)^n i $",
        "@ref <label> *bold* _it_ `code` ~ -- --- ...",
        "= heading",
        "\\ \\u{1F600} \\n // not a comment /* nor this */",
        "<script>alert('x')</script> & &amp; {{7*7}} {% x %}",
        "[#panic()] https://example.org \"quoted\" 'single'",
    ];
    for typed in hostile {
        let mut paper = kanpur_dehat();
        paper.subject = typed.to_owned();
        paper.letterhead.number = typed.to_owned();
        paper.points[0].directives[0].words = typed.to_owned();
        paper.points[0].title = typed.to_owned();
        let said = squeeze(&text(&minutes(&paper).unwrap()));
        let times = said.matches(&squeeze(typed)).count();
        assert!(times >= 4, "{typed}: printed {times} times");
    }
}

#[test]
fn an_empty_paper_still_prints_and_says_that_nothing_was_brought_forward() {
    let mut paper = kanpur_dehat();
    paper.attendance.clear();
    paper.brought_forward.clear();
    paper.points.clear();
    paper.copies.clear();
    paper.letterhead.office.clear();
    let pdf = minutes(&paper).unwrap();
    assert_says(&pdf, "गत बैठकों का कोई निर्देश शेष नहीं है।");
    assert_says(&directive_list(&open_directives(0)).unwrap(), "कोई निर्देश लंबित नहीं है।");
}

#[test]
fn a_paper_beyond_the_limit_is_refused_with_its_size() {
    let mut paper = kanpur_dehat();
    paper.subject = "क ".repeat(300_000);
    let refused = minutes(&paper).unwrap_err().to_string();
    assert!(refused.contains("limit"), "{refused}");
}

#[test]
fn a_letter_without_a_glyph_is_printed_by_its_code() {
    let mut paper = kanpur_dehat();
    paper.subject = "कार्य पूर्ण \u{1F600} \u{4F60}".to_owned();
    assert_says(&minutes(&paper).unwrap(), "कार्य पूर्ण [U+1F600] [U+4F60]");
}

#[test]
fn every_fixed_word_is_there_in_both_languages_and_is_used() {
    let words: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(include_str!("../letters/words.json")).unwrap();
    let layouts = [
        include_str!("../letters/common.typ"),
        include_str!("../letters/minutes.typ"),
        include_str!("../letters/directive-list.typ"),
        include_str!("../letters/handing-over.typ"),
        include_str!("../letters/explanation.typ"),
    ]
    .concat();
    for (key, word) in &words {
        assert!(word.get("hi").is_some() && word.get("en").is_some(), "{key} lacks a language");
        for language in word.as_object().unwrap().keys() {
            assert!(["hi", "hi-MP", "en"].contains(&language.as_str()), "{key}: {language}");
        }
        assert!(layouts.contains(&format!("\"{key}\"")), "{key} is not used");
    }
}
