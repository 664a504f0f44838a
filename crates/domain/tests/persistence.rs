//! Rules of persistence over tables of months and weeks: when each comes true, to the day, and that what
//! nobody knows never does it unless the rule says so.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use domain::explanation::Missed;
use domain::grade::Letter;
use domain::name::Name;
use domain::norm::{PackRef, Validity};
use domain::period::Period;
use domain::persistence::{Consequence, Observed, Rule, Silence, Span, Watched, triggers};
use domain::place::Tier;
use jiff::civil::date;
use proptest::prelude::*;

fn rule(times: usize, span: Span, silence: Silence) -> Rule {
    Rule {
        code: "rule".to_owned(),
        name: Name::new("नियम", "Rule"),
        watched: Watched::LowLetter { letters: vec![Letter::new("D"), Letter::new("E")] },
        times,
        span,
        tier: Tier::District,
        silence,
        consequence: Consequence::Explanation,
        validity: Validity { from: date(2024, 4, 1), to: None },
        source: "order".to_owned(),
        pack: PackRef { id: "p".to_owned(), version: "1".to_owned() },
    }
}

/// `x` is bad, `.` well, `?` silent, `-` not asked; a space leaves the period out.
fn history(text: &str, first: Period) -> Vec<(Period, Observed)> {
    let mut period = first;
    let mut history = Vec::new();
    for letter in text.chars() {
        let observed = match letter {
            'x' => Some(Observed::Missed(Missed::Low(Letter::new("D")))),
            '.' => Some(Observed::Well),
            '?' => Some(Observed::Silent),
            '-' => Some(Observed::NotAsked),
            _ => None,
        };
        history.extend(observed.map(|observed| (period, observed)));
        period = period.after();
    }
    history
}

fn days(rule: &Rule, text: &str, first: Period) -> Vec<String> {
    triggers(rule, &history(text, first)).iter().map(|found| found.on.to_string()).collect()
}

#[test]
fn three_months_running_come_true_on_the_last_day_of_the_third() {
    let april = Period::month(2024, 4).unwrap();
    let rule = rule(3, Span::Running, Silence::IsNothing);
    for (months, expected) in [
        ("xxx", vec!["2024-06-30"]),
        ("xx", vec![]),
        ("xx.x", vec![]),
        (".xxx.", vec!["2024-07-31"]),
        // After it came true the count begins again: the fourth does not fire, the sixth does.
        ("xxxx", vec!["2024-06-30"]),
        ("xxxxxx", vec!["2024-06-30", "2024-09-30"]),
        ("xx?x", vec![]),
        ("xx?xxx", vec!["2024-09-30"]),
        ("xx-x", vec![]),
        // A month that is not in the table at all ends the run as well.
        ("xx x", vec![]),
        ("???", vec![]),
        // Over the turn of the financial year.
        ("..........xxx", vec!["2025-04-30"]),
        ("", vec![]),
    ] {
        assert_eq!(days(&rule, months, april), expected, "{months}");
    }
}

#[test]
fn silence_counts_only_where_the_rule_says_so() {
    let april = Period::month(2024, 4).unwrap();
    let rule = rule(3, Span::Running, Silence::Counts);
    for (months, expected) in
        [("xx?", vec!["2024-06-30"]), ("???", vec!["2024-06-30"]), ("xx-", vec![]), ("--?", vec![])]
    {
        assert_eq!(days(&rule, months, april), expected, "{months}");
    }
    let found = triggers(&rule, &history("xx?", april));
    assert_eq!(found[0].instances[2].missed, Missed::NotReported);
    assert_eq!(found[0].instances.len(), 3);
}

#[test]
fn three_times_a_year_are_counted_within_one_financial_year() {
    let april = Period::month(2025, 4).unwrap();
    let rule = rule(3, Span::Year, Silence::IsNothing);
    for (months, expected) in [
        ("x.x.x", vec!["2025-08-31"]),
        ("x????xx", vec!["2025-10-31"]),
        ("xx..........x", vec![]),
        ("..........xxx", vec![]),
        (".........xxx", vec!["2026-03-31"]),
        ("xxxxxxxxxxxx", vec!["2025-06-30", "2025-09-30", "2025-12-31", "2026-03-31"]),
    ] {
        assert_eq!(days(&rule, months, april), expected, "{months}");
    }
}

#[test]
fn a_weekly_target_missed_three_weeks_running_comes_true_on_the_third_sunday() {
    let first = Period::Week(date(2024, 10, 7));
    let rule = rule(3, Span::Running, Silence::IsNothing);
    for (weeks, expected) in [
        ("xxx", vec!["2024-10-27"]),
        ("xx?xx", vec![]),
        (".xxx", vec!["2024-11-03"]),
        ("x.xxx", vec!["2024-11-10"]),
    ] {
        assert_eq!(days(&rule, weeks, first), expected, "{weeks}");
    }
}

#[test]
fn a_rule_holds_from_its_first_day_to_its_last() {
    let january = Period::month(2024, 1).unwrap();
    let mut rule = rule(3, Span::Running, Silence::IsNothing);
    assert_eq!(days(&rule, "xxx", january), [""; 0], "before the rule");
    assert_eq!(days(&rule, "xxxx..", january), [""; 0]);
    assert_eq!(days(&rule, ".xxx", january), ["2024-04-30"]);
    rule.validity.to = Some(date(2024, 5, 31));
    assert_eq!(days(&rule, "...xxx", january), [""; 0], "after the rule");
}

proptest! {
    #[test]
    fn nothing_but_bad_periods_ever_triggers_while_silence_is_nothing(
        text in "[x.?\\- ]{0,30}",
        times in 2_usize..5,
        in_a_year in any::<bool>(),
    ) {
        let span = if in_a_year { Span::Year } else { Span::Running };
        let rule = rule(times, span, Silence::IsNothing);
        let history = history(&text, Period::month(2024, 4).unwrap());
        for found in triggers(&rule, &history) {
            prop_assert_eq!(found.instances.len(), times);
            for instance in &found.instances {
                let seen = history.iter().find(|(period, _)| *period == instance.period);
                prop_assert!(matches!(seen, Some((_, Observed::Missed(_)))));
            }
            for pair in found.instances.windows(2) {
                match span {
                    Span::Running => {
                        prop_assert_eq!(pair[0].period.after(), pair[1].period);
                    }
                    Span::Year => prop_assert_eq!(pair[0].period.fy(), pair[1].period.fy()),
                }
            }
            prop_assert_eq!(found.instances.last().unwrap().period.ends_on(), found.on);
        }
    }
}
