//! What is said of packs that do not go together.
#![expect(clippy::unwrap_used, reason = "a test")]

use expect_test::expect;
use pack::{check_all, check_beside};

mod sundarpur;

use sundarpur::{HEAD, SCHEMES, changed, check_change, files, lines};

#[test]
fn packs_are_checked_against_one_another() {
    let mission = vec![
        ("pack.toml".to_owned(), HEAD.replace("sundarpur", "mission").replace("[9]", "[]")),
        (
            "schemes.csv".to_owned(),
            SCHEMES.replace("dc,bmm", "mission-district,mission-block").replace(",shg-rf,", ",rf,"),
        ),
    ];
    let needing =
        changed("pack.toml", "states = [9]", "states = [9]\nneeds = [\"lakhpati\", \"mission\"]");
    let packs = [("mission".to_owned(), mission), ("sundarpur".to_owned(), needing)];
    expect![[r#"
        mission/schemes.csv:2: `achieved` names `shg`, which is nowhere in the pack
        mission/schemes.csv:3: `achieved` names `rf`, which is nowhere in the pack
        mission/schemes.csv:3: `against` names `shg`, which is nowhere in the pack
        sundarpur/pack.toml:6: `needs` names `lakhpati`, which is nowhere in the pack
        sundarpur/posts.csv:1: a line of `mission` needs the post kind `mission-district`, which `sundarpur` lacks
        sundarpur/posts.csv:1: a line of `mission` needs the post kind `mission-block`, which `sundarpur` lacks
        sundarpur/schemes.csv:2: the code `shg` stands twice
        sundarpur/schemes.csv:3: the code `rf` stands twice
    "#]]
    .assert_eq(&lines(&check_all(&packs)));
}

#[test]
fn a_heading_in_two_packs_is_told_where_it_comes_second() {
    let second = changed("indicators.csv", "fund,निधि,Fund", "money,निधि,SHG")
        .into_iter()
        .map(|(name, text)| (name, text.replace("sundarpur", "second").replace("shg", "group")))
        .collect();
    let faults = check_all(&[("first".to_owned(), files()), ("second".to_owned(), second)]);
    let headings: Vec<_> = faults.into_iter().filter(|f| f.code() == "heading-twice").collect();
    assert!(!headings.is_empty());
    assert!(headings.iter().all(|fault| fault.file == "second/indicators.csv"));
}

#[test]
fn one_pack_alone_takes_what_it_needs_from_another_on_trust() {
    let needs = "states = [9]\nneeds = [\"mission\"]";
    check_change("pack.toml", "states = [9]", needs, &expect![[""]]);
    let mut files = changed("schemes.csv", "shg-rf,shg", "mission-rf,mission-shg");
    let alone = |files: &[(String, String)]| pack::check(files).len();
    assert_eq!(alone(&files), 2);
    for (name, text) in &mut files {
        if name == "pack.toml" {
            *text = text.replace("states = [9]", needs);
        }
    }
    assert_eq!(alone(&files), 0);
}

#[test]
fn a_pack_is_checked_beside_those_of_the_program_and_only_it_is_told_of() {
    let builtin = pack::source::builtin();
    let own = |name: &str| builtin.iter().find(|(folder, _)| folder == name).unwrap().clone();
    let (_, lakhpati) = own("lakhpati");
    let packs = [("here/lakhpati".to_owned(), lakhpati)];
    assert_eq!(lines(&check_beside(&packs, &builtin)), "");
    assert_eq!(check_beside(&packs, &[]).first().unwrap().code(), "unknown-reference");

    let (_, mut mission) = own("day-nrlm");
    for (_, text) in &mut mission {
        *text = text.replace("mission-block,shg-rf", "bmm,shg-rf");
    }
    expect![[r#"
        here/day-nrlm/schemes.csv:4: a line of `day-nrlm` needs the post kind `bmm`, which `mp-aajeevika` lacks
        here/day-nrlm/schemes.csv:4: a line of `day-nrlm` needs the post kind `bmm`, which `up-darpan` lacks
    "#]]
    .assert_eq(&lines(&check_beside(&[("here/day-nrlm".to_owned(), mission)], &builtin)));
}
