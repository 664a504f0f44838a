//! `persistence.toml`: the rules of the built-in packs, and every way in which a rule can be wrong.
#![expect(clippy::unwrap_used, reason = "a test")]

use domain::persistence::{Consequence, Silence, Span, Watched};
use expect_test::expect;
use pack::check;

mod sundarpur;

use sundarpur::{PERSISTENCE, check_change, files, lines};

#[test]
fn a_sound_rule_comes_out_as_it_was_written() {
    let (rules, faults) = pack::read(&files());
    assert_eq!(lines(&faults), "");
    let rule = rules.unwrap().persistence.remove(0);
    assert_eq!((rule.code.as_str(), rule.times, rule.span), ("low", 3, Span::Running));
    assert_eq!((rule.silence, rule.consequence), (Silence::IsNothing, Consequence::Explanation));
    assert!(matches!(rule.watched, Watched::LowLetter { letters } if letters.len() == 2));
}

#[test]
fn a_rule_says_what_is_wrong_with_it_and_where() {
    for (from, to, expected) in [
        (
            "times = 3",
            "times = 1",
            expect![[r#"
            persistence.toml:7: `times` is not a number that fits: `1`
        "#]],
        ),
        (
            "\"running\"",
            "\"ever\"",
            expect![[r#"
            persistence.toml:8: `span` is `ever`, which is none of running, year
        "#]],
        ),
        (
            "silence = \"is-nothing\"\n",
            "",
            expect![[r#"
            persistence.toml:1: `silence` is missing
        "#]],
        ),
        (
            "letters = [\"D\", \"E\"]",
            "last = 10",
            expect![[r#"
            persistence.toml:1: `letters` is missing
            persistence.toml:6: `last` is not known here
        "#]],
        ),
        (
            "source = \"Order of 1 April 2024\"",
            "",
            expect![[r#"
            persistence.toml:1: no source is named
        "#]],
        ),
        (
            "\"low-letter\"\nletters = [\"D\", \"E\"]",
            "\"bottom-rank\"\npost = \"dm\"",
            expect![[r#"
            persistence.toml:1: `last` is missing
            persistence.toml:1: `among_at_least` is missing
            persistence.toml:6: `post` names `dm`, which is nowhere in the pack
        "#]],
        ),
    ] {
        check_change("persistence.toml", from, to, &expected);
    }
}

#[test]
fn two_rules_of_one_code_do_not_hold_on_the_same_day() {
    let older = PERSISTENCE.replacen("from =", "to = \"2024-12-31\"\nfrom =", 1);
    let newer = PERSISTENCE.replacen("2024-04-01\"\nsource", "2025-01-01\"\nsource", 1);
    let said = |text: String| {
        let mut files = files();
        files.iter_mut().find(|(name, _)| name == "persistence.toml").unwrap().1 = text;
        lines(&check(&files))
    };
    assert_eq!(said(format!("{older}{newer}")), "");
    let both = said(format!("{older}{PERSISTENCE}"));
    assert!(both.contains("both hold from 2024-04-01"), "{both}");
}
