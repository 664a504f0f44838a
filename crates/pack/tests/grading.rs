//! What is said of methods of grading that cannot be used.
#![expect(clippy::unwrap_used, reason = "a test")]

use expect_test::expect;
use pack::check;

mod sundarpur;

use sundarpur::{GRADING, changed, check_change, lines};

#[test]
fn bands_with_gaps_and_overlaps_are_told_with_both_bands() {
    for (from, to, expected) in [
        (
            "high = { value = \"80\"",
            "high = { value = \"75\"",
            expect![[r#"
            grading.toml:17: method `plain`, bands of the line: between A and B, from 75 to 80, is no band
        "#]],
        ),
        (
            "high = { value = \"80\"",
            "high = { value = \"85.5\"",
            expect![[r#"
            grading.toml:17: method `plain`, bands of the line: 80 to 85.5 is in both A and B
        "#]],
        ),
        (
            "\"80\", inclusive = false",
            "\"80\", inclusive = true",
            expect![[r#"
            grading.toml:17: method `plain`, bands of the line: 80 is in both A and B
        "#]],
        ),
        (
            "\"7.5\", inclusive = true",
            "\"7.5\", inclusive = false",
            expect![[r#"
            grading.toml:26: method `plain`, bands of the score: between A and B, from 7.5 to 7.5, is no band
        "#]],
        ),
        (
            "marks = \"5\"",
            "high = { value = \"100\", inclusive = true }\nmarks = \"5\"",
            expect![[r#"
            grading.toml:12: method `plain`, bands of the line: A stands at the end and does not reach on without end
        "#]],
        ),
        (
            "letter = \"B\"",
            "letter = \"A\"",
            expect![[r#"
            grading.toml:18: the code `A` stands twice
        "#]],
        ),
        (
            "marks = \"2\"",
            "marks = \"6\"",
            expect![[r#"
            grading.toml:20: method `plain`: band B gets more marks than a better one
        "#]],
        ),
        (
            "marks = \"5\"",
            "marks = \"-1\"",
            expect![[r#"
            grading.toml:20: method `plain`: band B gets more marks than a better one
        "#]],
        ),
    ] {
        check_change("grading.toml", from, to, &expected);
    }
}

#[test]
fn a_method_without_score_bands_source_or_sense_is_refused() {
    let (lines_only, _) = GRADING.split_once("[[method.score]]").unwrap();
    for (from, to, expected) in [
        (
            GRADING,
            lines_only,
            expect![[r#"
            grading.toml:1: method `plain`, bands of the score: there are none
        "#]],
        ),
        (
            "source = \"default\"\n",
            "",
            expect![[r#"
            grading.toml:1: no source is named
        "#]],
        ),
        (
            "scale = 10",
            "scale = 0",
            expect![[r#"
            grading.toml:5: `scale` is not a number that fits: `0`
        "#]],
        ),
        (
            "\"competition\"",
            "\"olympic\"",
            expect![[r#"
            grading.toml:6: `tie` is `olympic`, which is none of competition, dense
        "#]],
        ),
        (
            "marks = \"5\"",
            "mark = \"5\"",
            expect![[r#"
            grading.toml:12: `marks` is missing
            grading.toml:15: `mark` is not known here
        "#]],
        ),
        (
            "low = { value = \"80\", inclusive = true }",
            "low = 80",
            expect![[r#"
            grading.toml:14: `low.value` is missing
        "#]],
        ),
        (
            "scale = 10",
            "scale = = 10",
            expect![[r#"
                grading.toml:5: cannot be read: extra `=`, expected nothing
                grading.toml:5: cannot be read: unexpected key or value, expected newline, `#`
            "#]],
        ),
    ] {
        check_change("grading.toml", from, to, &expected);
    }
    let twice = GRADING.replace("\"plain\"", "\"plain-2\"");
    let both = changed("grading.toml", GRADING, &format!("{GRADING}\n{twice}"));
    expect![[r#"
        grading.toml:30: `method` and line 1 both hold from 2020-04-01
    "#]]
    .assert_eq(&lines(&check(&both)));
}

#[test]
fn a_method_by_which_nobody_can_get_a_mark_is_refused() {
    let zeros = GRADING.replace("\"5\"", "\"0\"").replace("\"2\"", "\"-1\"");
    expect![[r#"
        grading.toml:1: method `plain`: no band gives any marks
    "#]]
    .assert_eq(&lines(&check(&changed("grading.toml", GRADING, &zeros))));
}

#[test]
fn a_newer_version_may_end_a_method_but_not_rewrite_the_months_that_it_scored() {
    let ordered = GRADING.replace("is_default = true", "is_default = false");
    let rules = |grading: &str| {
        let (rules, faults) = pack::read(&changed("grading.toml", GRADING, grading));
        rules.unwrap_or_else(|| panic!("{}", lines(&faults)))
    };
    let ended = ordered.replace("\"2020-04-01\"", "\"2020-04-01\"\nto = \"2025-03-31\"");
    let next = ordered
        .replace("\"plain\"", "\"plain-2\"")
        .replace("\"2020-04-01\"", "\"2025-04-01\"")
        .replace("marks = \"5\"", "marks = \"6\"");
    let today = jiff::civil::date(2025, 6, 10);
    for (what, known, newer, expected) in [
        ("the same", &ordered, ordered.clone(), expect![""]),
        (
            "ended and followed on a day that has passed",
            &ordered,
            format!("{ended}\n{next}"),
            expect![[r#"
                grading.toml:1: 2025-04 was scored by `plain`, which now says something else of it
            "#]],
        ),
        (
            "ended and followed on a day to come",
            &ordered,
            format!("{ended}\n{next}")
                .replace("2025-03-31", "2025-06-30")
                .replace("2025-04-01", "2025-07-01"),
            expect![""],
        ),
        (
            "changed",
            &ordered,
            ordered.replace("marks = \"5\"", "marks = \"6\""),
            expect![[r#"
                grading.toml:1: 2020-04 was scored by `plain`, which now says something else of it
            "#]],
        ),
        (
            "a default is replaced by an order",
            &GRADING.to_owned(),
            ordered.replace("marks = \"5\"", "marks = \"6\""),
            expect![""],
        ),
    ] {
        let found = pack::rewritten(&rules(known), &rules(&newer), today);
        eprintln!("{what}");
        expected.assert_eq(&lines(&found));
    }
}
