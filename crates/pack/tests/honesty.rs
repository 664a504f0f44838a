//! `honesty.toml`: the rules of the built-in packs, and every way in which a rule can be wrong.
#![expect(clippy::unwrap_used, reason = "a test")]

use domain::honesty::Looks;
use expect_test::{Expect, expect};
use jiff::civil::date;
use pack::check;

#[expect(dead_code, reason = "each test file uses a part of it")]
mod sundarpur;

use sundarpur::{files, lines};

const HONESTY: &str = r#"[[rule]]
code = "rf-over"
hi = "भाग अधिक"
en = "A part over"
looks = "over-register"
claims = ["shg-rf > shg"]
over_percent = "2.5"
at_least = 3
down_to = "block"
from = "2024-04-01"
source = "Order of 1 April 2024"

[[index]]
complete = 30
timely = 20
consistent = 30
plausible = 20
in_time_days = 10
from = "2024-04-01"
source = "Default"
"#;

fn with(text: &str) -> sundarpur::Files {
    let mut files = files();
    files.push(("honesty.toml".to_owned(), text.to_owned()));
    files
}

fn check_change(from: &str, to: &str, expected: &Expect) {
    assert!(HONESTY.contains(from), "{from}");
    expected.assert_eq(&lines(&check(&with(&HONESTY.replacen(from, to, 1)))));
}

#[test]
fn a_sound_rule_comes_out_as_it_was_written() {
    let (rules, faults) = pack::read(&with(HONESTY));
    assert_eq!(lines(&faults), "");
    let rules = rules.unwrap();
    let Looks::OverRegister { claims, over_hundredths, at_least } = &rules.honesty[0].looks else {
        panic!("{:?}", rules.honesty);
    };
    assert_eq!((claims[0].claimed.as_str(), claims[0].register.as_str()), ("shg-rf", "shg"));
    assert_eq!((*over_hundredths, *at_least), (250, 3));
    assert_eq!(
        (rules.weighings[0].weights, rules.weighings[0].in_time_days),
        ([30, 20, 30, 20], 10)
    );
}

#[test]
fn a_rule_says_what_is_wrong_with_it_and_where() {
    for (from, to, expected) in [
        (
            "\"over-register\"",
            "\"magic\"",
            expect![[r#"
                honesty.toml:5: `looks` is `magic`, which is none of over-register, part-over-whole, sum-of-parts, fell, unit-slip, per-unit, outlier, heaping, eve-jump, copied-month, copied-neighbour, stale, stages
            "#]],
        ),
        (
            "shg-rf > shg",
            "shg-rff > shg",
            expect![[r#"
            honesty.toml:6: `claims` names `shg-rff`, which is nowhere in the pack
        "#]],
        ),
        (
            "shg-rf > shg",
            "shg-rf",
            expect![[r#"
            honesty.toml:6: `claims` is `shg-rf`, which is none of first > second
        "#]],
        ),
        (
            "at_least = 3",
            "at_least = -3",
            expect![[r#"
            honesty.toml:8: `at_least` is not a number that fits: `-3`
        "#]],
        ),
        (
            "at_least = 3",
            "at_last = 3",
            expect![[r#"
            honesty.toml:1: `at_least` is missing
            honesty.toml:8: `at_last` is not known here
        "#]],
        ),
        (
            "source = \"Order of 1 April 2024\"\n",
            "",
            expect![[r#"
            honesty.toml:1: no source is named
        "#]],
        ),
        (
            "complete = 30\ntimely = 20\nconsistent = 30\nplausible = 20",
            "complete = 0\ntimely = 0\nconsistent = 0\nplausible = 0",
            expect![[r#"
                honesty.toml:14: the weights of `[index]` sum to nothing
            "#]],
        ),
        (
            "timely = 20",
            "timely = 2000",
            expect![[r#"
            honesty.toml:15: `timely` is not a number that fits: `2000`
        "#]],
        ),
    ] {
        check_change(from, to, &expected);
    }
}

#[test]
fn a_limit_of_a_day_is_that_of_its_dates_and_two_do_not_hold_together() {
    let ended = HONESTY.replacen("from =", "to = \"2024-12-31\"\nfrom =", 1);
    let rule = HONESTY.split("[[index]]").next().unwrap();
    let newer = rule.replace("2024-04-01\"\nsource", "2025-01-01\"\nsource");
    let newer = newer.replace("\"2.5\"", "\"7\"");
    let (rules, faults) = pack::read(&with(&format!("{newer}{ended}")));
    assert_eq!(lines(&faults), "");
    let book = domain::scheme::Rulebook::of(vec![rules.unwrap()]);
    let state = Some(domain::place::PlaceCode::new(domain::place::Tier::State, 9));
    for (day, expected) in [(date(2024, 12, 31), 250), (date(2025, 1, 1), 700)] {
        let rules = book.honesty(state, day);
        let [rule] = rules.as_slice() else { panic!("{rules:?}") };
        let Looks::OverRegister { over_hundredths, .. } = rule.looks else { panic!("{rule:?}") };
        assert_eq!(over_hundredths, expected, "{day}");
    }
    let both = lines(&check(&with(&format!("{HONESTY}{rule}"))));
    assert!(both.contains("both hold from 2024-04-01"), "{both}");
}

#[test]
fn every_limit_of_the_built_in_packs_has_a_source_and_a_day() {
    let mut n_rules = 0;
    for (folder, files) in pack::source::builtin() {
        for rule in pack::read(&files).0.unwrap().honesty {
            assert!(!rule.source.is_empty() && !rule.name.hi.is_empty(), "{folder}: {}", rule.code);
            n_rules += 1;
        }
    }
    assert!(n_rules >= 12, "only {n_rules} rules were found");
}
