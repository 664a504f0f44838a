//! Every way in which a pack can be wrong, told with its file and line.
#![expect(clippy::unwrap_used, reason = "a test")]

use std::collections::BTreeSet;

use expect_test::expect;
use pack::{CODES, check};

mod sundarpur;

use sundarpur::{INDICATORS, changed, check_change, files, lines};

#[test]
fn the_pack_that_the_cases_start_from_is_sound() {
    let (rules, faults) = pack::read(&files());
    assert_eq!(lines(&faults), "");
    let rules = rules.unwrap();
    assert_eq!((rules.indicators.len(), rules.schemes.len(), rules.norms.len()), (3, 2, 2));
}

#[test]
fn a_table_says_what_is_wrong_with_its_headings_and_cells() {
    for (from, to, expected) in [
        (
            "nature,",
            "natur,",
            expect![[r#"
            indicators.csv:1: `natur` is not known here
            indicators.csv:1: `nature` is missing
        "#]],
        ),
        (
            "hi,en,unit",
            "hi,hi,unit",
            expect![[r#"
            indicators.csv:1: `hi` stands twice
            indicators.csv:1: `en` is missing
        "#]],
        ),
        (
            "Groups,count",
            ",count",
            expect![[r#"
            indicators.csv:2: `en` is empty
        "#]],
        ),
        (
            "shg-rf,",
            "shg,",
            expect![[r#"
                indicators.csv:2: `shg` is a part of itself
                indicators.csv:3: the code `shg` stands twice
                schemes.csv:3: `achieved` names `shg-rf`, which is nowhere in the pack
            "#]],
        ),
        (
            "fund,निधि",
            "Fund 1,निधि",
            expect![[r#"
            indicators.csv:4: `code` is not a code: `Fund 1`
        "#]],
        ),
    ] {
        check_change("indicators.csv", from, to, &expected);
    }
}

#[test]
fn where_an_indicator_is_counted_is_a_tier_or_nothing() {
    let with = |tier: &str| {
        let table: Vec<String> = INDICATORS
            .lines()
            .enumerate()
            .map(|(n, line)| match n {
                0 => format!("{line},counted_at"),
                1 => format!("{line},{tier}"),
                _ => format!("{line},"),
            })
            .collect();
        pack::read(&changed("indicators.csv", INDICATORS, &(table.join("\n") + "\n")))
    };
    let (rules, faults) = with("vo");
    assert_eq!(lines(&faults), "");
    let counted: Vec<_> = rules.unwrap().indicators.iter().map(|i| i.counted_at).collect();
    assert_eq!(counted, [Some(domain::place::Tier::Vo), None, None]);
    let (_, faults) = with("mohalla");
    let expected = "`counted_at` is `mohalla`, which is none of nation, state, district, block, clf, gp, vo, village";
    assert!(lines(&faults).contains(expected), "{}", lines(&faults));
}

#[test]
fn an_indicator_says_what_is_wrong_with_its_unit_whole_and_headings() {
    for (from, to, expected) in [
        (
            "paise",
            "rupees",
            expect![[r#"
            indicators.csv:4: `unit` is `rupees`, which is none of count, paise
        "#]],
        ),
        (
            "stock,,SHG",
            "stock,shg-rf,SHG",
            expect![[r#"
            indicators.csv:2: `shg` is a part of itself
            indicators.csv:3: `shg-rf` is a part of itself
        "#]],
        ),
        (
            "RF|आर.एफ.",
            "shg|आर.एफ.",
            expect![[r#"
            indicators.csv:3: the heading `shg` means both `shg` and `shg-rf`
        "#]],
        ),
        (
            "flow,,",
            "flow",
            expect![[r#"
            indicators.csv:4: the row has 7 cells and the table 9 columns
        "#]],
        ),
        (
            "fund,",
            "\n\nfund fund,",
            expect![[r#"
            indicators.csv:6: `code` is not a code: `fund fund`
        "#]],
        ),
        (
            INDICATORS,
            "",
            expect![[r#"
            indicators.csv:1: cannot be read: no row of headings
            schemes.csv:2: `achieved` names `shg`, which is nowhere in the pack
            schemes.csv:3: `achieved` names `shg-rf`, which is nowhere in the pack
            schemes.csv:3: `against` names `shg`, which is nowhere in the pack
        "#]],
        ),
    ] {
        check_change("indicators.csv", from, to, &expected);
    }
}

#[test]
fn a_line_says_what_it_names_in_vain() {
    for (from, to, expected) in [
        (
            "dc,bmm,shg,target,1",
            "dm,bmm,shgs,target,0",
            expect![[r#"
            schemes.csv:2: the weight is 0, below 1
            schemes.csv:2: `district_post` names `dm`, which is nowhere in the pack
            schemes.csv:2: `achieved` names `shgs`, which is nowhere in the pack
        "#]],
        ),
        (
            "shg-rf,shg,2",
            "shg-rf,fund,2.5",
            expect![[r#"
            schemes.csv:3: `weight` is not a number that fits: `2.5`
            schemes.csv:3: `shg-rf` and `fund` are not in the same unit
        "#]],
        ),
        (
            "2,block",
            "2,ward",
            expect![[r#"
            schemes.csv:3: `down_to` is `ward`, which is none of nation, state, district, block, clf, gp, vo, village
        "#]],
        ),
        ("dc,bmm,shg,", "mission-district,mission-block,shg,", expect![[""]]),
    ] {
        check_change("schemes.csv", from, to, &expected);
    }
}

#[test]
fn a_norm_says_what_is_wrong_with_its_days_and_source() {
    for (from, to, expected) in [
        (
            "2024-03-31",
            "2024-04-01",
            expect![[r#"
            norms.csv:3: `reply-days` and line 2 both hold from 2024-04-01
        "#]],
        ),
        (
            "2024-03-31",
            "",
            expect![[r#"
            norms.csv:3: `reply-days` and line 2 both hold from 2024-04-01
        "#]],
        ),
        (
            "2024-03-31",
            "2019-03-31",
            expect![[r#"
            norms.csv:2: it ends on 2019-03-31, before 2020-04-01
        "#]],
        ),
        (
            "2020-04-01",
            "1.4.2020",
            expect![[r#"
            norms.csv:2: `from` is not a date: `1.4.2020`
        "#]],
        ),
        (
            "2020-04-01",
            "2020-02-30",
            expect![[r#"
            norms.csv:2: `from` is not a date: `2020-02-30`
        "#]],
        ),
        (
            "Order of 1 April 2020",
            "",
            expect![[r#"
            norms.csv:2: no source is named
        "#]],
        ),
        (
            "days,5",
            "days,पाँच",
            expect![[r#"
            norms.csv:2: `value` is not a number that fits: `पाँच`
        "#]],
        ),
        (
            "days,5",
            "days,99999999999999999999",
            expect![[r#"
            norms.csv:2: `value` is not a number that fits: `99999999999999999999`
        "#]],
        ),
    ] {
        check_change("norms.csv", from, to, &expected);
    }
}

#[test]
fn a_long_norm_is_not_hidden_behind_a_short_one_inside_it() {
    let rows = "reply-days,5,2020-04-01,,a\nreply-days,4,2021-04-01,2021-04-30,b\nreply-days,3,2024-04-01,,c\n";
    let mut pack = files();
    pack.iter_mut().find(|(name, _)| name == "norms.csv").unwrap().1 =
        format!("code,value,from,to,source\n{rows}");
    expect![[r#"
        norms.csv:3: `reply-days` and line 2 both hold from 2021-04-01
        norms.csv:4: `reply-days` and line 2 both hold from 2024-04-01
    "#]]
    .assert_eq(&lines(&check(&pack)));
}

#[test]
fn a_pack_says_what_is_wrong_with_its_head_and_files() {
    for (from, to, expected) in [
        (
            "version = \"1\"\n",
            "",
            expect![[r#"
            pack.toml:1: `version` is missing
        "#]],
        ),
        (
            "states = [9]",
            "states = [\"UP\"]",
            expect![[r#"
            pack.toml:5: `states` is not a number that fits: `UP`
        "#]],
        ),
        (
            "order =",
            "vocabulary = \"hindi\"\norder =",
            expect![[r#"
            pack.toml:6: `vocabulary` is `hindi`, which is none of up, mp
        "#]],
        ),
        (
            "order =",
            "order_on = \"soon\"\norders =",
            expect![[r#"
            pack.toml:1: `order` is missing
            pack.toml:6: `order_on` is not a date: `soon`
            pack.toml:7: `orders` is not known here
        "#]],
        ),
    ] {
        check_change("pack.toml", from, to, &expected);
    }
    let mut no_head = files();
    no_head.remove(0);
    no_head.push(("rules.xlsx".to_owned(), String::new()));
    no_head.push(("norms.csv".to_owned(), "x".repeat(2_000_001)));
    expect![[r#"
        norms.csv:1: the file is longer than 2000000 bytes
        pack.toml:1: the pack has no such file
        rules.xlsx:1: a pack has no file of this name
    "#]]
    .assert_eq(&lines(&check(&no_head)));
}

#[test]
fn a_fault_prints_as_place_sentence_and_advice() {
    let faults = check(&changed("schemes.csv", "shg,target,1", "shg,target,0"));
    assert_eq!(
        faults.first().unwrap().to_string(),
        "schemes.csv:2: the weight is 0, below 1 — give a weight of 1 or more; take out a line \
         that must not count"
    );
}

#[test]
fn every_code_is_listed_once_for_the_words() {
    let listed: BTreeSet<&str> = CODES.into_iter().collect();
    assert_eq!(listed.len(), CODES.len());
    assert!(CODES.is_sorted());
}
