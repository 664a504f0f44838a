//! The published format: golden files that hold it, and bytes that are not it.

#![expect(clippy::unwrap_used, reason = "a test")]

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::ledger::hex;

fn golden_path(name: &str) -> String {
    format!("{}/tests/golden/wire/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// Bytes in hex, 32 on a line.
fn hex_lines(bytes: &[u8]) -> String {
    bytes.chunks(32).map(|line| hex(line) + "\n").collect()
}

#[test]
fn every_kind_is_written_as_its_golden_file_says_and_read_back() {
    for (file, fact) in samples::all() {
        let body = encode(&fact).unwrap();
        let golden = match &fact {
            Fact::FiguresSaved { .. } | Fact::RowsTaken { .. } => {
                (golden_path(&format!("{file}.hex")), hex_lines(&body))
            }
            _ => {
                let text = String::from_utf8(body.clone()).unwrap();
                (golden_path(&format!("{file}.json")), text + "\n")
            }
        };
        testkit::golden(&golden.0, &golden.1);
        let back = decode(fact.kind(), VERSION, &body).unwrap_or_else(|fault| panic!("{fault}"));
        assert_eq!(back, fact, "{file}");
    }
}

#[test]
fn every_kind_has_a_sample() {
    let sampled: BTreeSet<&str> = samples::all().iter().map(|(_, fact)| fact.kind()).collect();
    // As many as the domain has; a kind that is added there is sampled here.
    assert_eq!(sampled.len(), 57);
}

#[test]
fn what_is_not_the_format_is_a_fault() {
    for (kind, body, said) in [
        ("office-opened", r#"{"name":{"hi":"क"}}"#, "missing field `en`"),
        ("office-opened", r#"{"name":{"hi":"क","en":"k"},"more":1}"#, "unknown field `more`"),
        (
            "review-called",
            r#"{"series":7,"on":"6.10.2025","venue":{"hi":"","en":""},"figures_to":"2025-09-30"}"#,
            "no day",
        ),
        (
            "review-called",
            r#"{"series":7,"on":"20251006","venue":{"hi":"","en":""},"figures_to":"2025-09-30"}"#,
            "no day",
        ),
        (
            "attendance-taken",
            r#"{"review":9,"entries":[{"post":5,"presence":"late","who":"","leave":""}]}"#,
            "no such word",
        ),
        (
            "post-created",
            r#"{"slug":"a","kind":"b","title":{"hi":"","en":""},"place":-1,"reports_to":null}"#,
            "no place",
        ),
        (
            "post-created",
            r#"{"slug":"a","kind":"b","title":{"hi":"","en":""},"place":9000000001,"reports_to":null}"#,
            "no place",
        ),
        ("directive-moved", r#"{"directive":1,"step":{"word":"forgotten"}}"#, "unknown variant"),
        (
            "evidence-filed",
            r#"{"about":{"directive":1},"owner":5,"words":"","piece":{"word":"file","sha256":"","name":"","kind":"svg","n_bytes":1,"taken_at":null,"spot":null}}"#,
            "no such word",
        ),
        (
            "evidence-filed",
            r#"{"about":{"directive":1},"owner":5,"words":"","piece":{"word":"file","sha256":"","name":"","kind":"png","n_bytes":1,"taken_at":null,"spot":[91000000,0]}}"#,
            "nowhere",
        ),
        ("agenda-drawn", "", "EOF"),
        ("tea-served", "{}", "not known"),
    ] {
        let fault = decode(kind, VERSION, body.as_bytes()).unwrap_err();
        assert!(fault.0.contains(said), "{kind} {body}: {fault}");
    }
    let fault = decode("office-opened", 2, b"{}").unwrap_err();
    assert!(fault.0.contains("version 2"), "{fault}");
}

#[test]
fn a_text_with_a_nul_is_refused_and_one_that_only_looks_so_is_not() {
    for (words, is_refused) in [
        ("a\0b", true),
        ("\\\0", true),
        ("\\u0000", false),
        ("\\\\u0000", false),
        ("\\\\\0", true),
        ("u0000", false),
    ] {
        let name = domain::name::Name { hi: words.to_owned(), en: String::new() };
        let outcome = encode(&Fact::OfficeOpened { name });
        assert_eq!(matches!(outcome, Err(Error::Conflict(_))), is_refused, "{words:?}");
        assert_eq!(outcome.is_err(), is_refused, "{words:?}");
    }
}

/// A sample with other words in every text, by way of its own body.
fn reworded(kind: &str, body: &[u8], words: &str) -> Option<Fact> {
    let mut value: serde_json::Value = serde_json::from_slice(body).ok()?;
    reword(&mut value, words);
    let body = serde_json::to_vec(&value).ok()?;
    decode(kind, VERSION, &body).ok()
}

fn reword(value: &mut serde_json::Value, words: &str) {
    const FREE: [&str; 13] = [
        "hi",
        "en",
        "words",
        "said",
        "who",
        "remark",
        "reason",
        "evidence",
        "text",
        "slug",
        "report",
        "deadline_words",
        "enclosures",
    ];
    match value {
        serde_json::Value::Object(fields) => {
            for (name, value) in fields {
                if value.is_string() && FREE.contains(&name.as_str()) {
                    *value = words.into();
                }
                reword(value, words);
            }
        }
        serde_json::Value::Array(values) => values.iter_mut().for_each(|one| reword(one, words)),
        _ => {}
    }
}

proptest! {
    #[test]
    fn whatever_the_words_a_fact_comes_back_and_is_written_in_one_way(words in any::<String>()) {
        let words = words.replace('\0', "");
        for (file, fact) in samples::all() {
            let body = encode(&fact).unwrap();
            if matches!(fact, Fact::FiguresSaved { .. } | Fact::RowsTaken { .. }) {
                continue;
            }
            let fact = reworded(fact.kind(), &body, &words);
            prop_assert!(fact.is_some(), "{file} takes any words");
            let fact = fact.unwrap();
            let body = encode(&fact).unwrap();
            prop_assert_eq!(&decode(fact.kind(), VERSION, &body).unwrap(), &fact);
        }
    }

    #[test]
    fn a_changed_byte_is_a_fault_or_another_fact_and_never_a_panic(
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        for (_, fact) in samples::all() {
            let mut body = encode(&fact).unwrap();
            let ix = at.index(body.len());
            body[ix] = byte;
            let _ = decode(fact.kind(), VERSION, &body);
            let _ = decode(fact.kind(), VERSION, &body[..ix]);
        }
    }
}
