//! The ladder as a pack has it: read, dated, and told of by line where it is wrong.
#![expect(clippy::unwrap_used, reason = "a test")]

use domain::ladder::Whom;
use domain::place::{PlaceCode, Tier};
use domain::scheme::Rulebook;
use jiff::civil::date;

mod sundarpur;

use sundarpur::{check_change, files, lines};

const LADDER: &str = "code,day,whom,from,to,source
remind,-3,owner,2020-04-01,2024-03-31,default
remind,-2,owner,2024-04-01,,Order of 1 April 2024
up,1,superior,2020-04-01,,default
";

fn with(text: &str) -> Vec<(String, String)> {
    let mut files = files();
    files.push(("ladder.csv".to_owned(), text.to_owned()));
    files
}

#[test]
fn the_rungs_of_a_day_come_from_the_states_own_pack_earliest_first() {
    let (rules, faults) = pack::read(&with(LADDER));
    assert_eq!(lines(&faults), "");
    let book = Rulebook::of(vec![rules.unwrap()]);
    let state = Some(PlaceCode::new(Tier::State, 9));
    let on = |day| -> Vec<(String, i64, Whom)> {
        let rungs = book.ladder(state, day).into_iter();
        rungs.map(|rung| (rung.code.clone(), rung.day, rung.whom)).collect()
    };
    let remind = |day| ("remind".to_owned(), day, Whom::Owner);
    let up = ("up".to_owned(), 1, Whom::Superior);
    assert_eq!(on(date(2024, 3, 31)), [remind(-3), up.clone()]);
    assert_eq!(on(date(2024, 4, 1)), [remind(-2), up]);
    assert_eq!(on(date(2019, 4, 1)), []);
}

#[test]
fn both_states_have_a_ladder_that_ends_at_the_chair() {
    let packs = pack::source::builtin();
    let book = Rulebook::of(packs.iter().map(|(_, files)| pack::read(files).0.unwrap()).collect());
    for lgd in [9, 23] {
        let rungs = book.ladder(Some(PlaceCode::new(Tier::State, lgd)), date(2024, 10, 12));
        assert_eq!(rungs.last().unwrap().whom, Whom::Chair, "state {lgd}");
        assert!(rungs.iter().all(|rung| !rung.source.is_empty()));
    }
}

#[test]
fn a_rung_says_what_is_wrong_with_it() {
    for (from, to, expected) in [
        ("-3,", "soon,", "ladder.csv:2: `day` is not a number that fits: `soon`\n"),
        ("-3,", "-400,", "ladder.csv:2: `day` is not a number that fits: `-400`\n"),
        (
            "up,1,superior",
            "up,1,minister",
            "ladder.csv:4: `whom` is `minister`, which is none of owner, superior, chair\n",
        ),
        ("up,", "vacant,", "ladder.csv:4: `code` is not a code: `vacant`\n"),
    ] {
        let (_, faults) = pack::read(&with(&LADDER.replacen(from, to, 1)));
        assert_eq!(lines(&faults), expected);
    }
    let (_, faults) = pack::read(&with(&LADDER.replacen("2024-03-31", "2024-04-30", 1)));
    assert_eq!(faults.len(), 1, "two rungs of one code on the same day: {}", lines(&faults));
    // The sound pack without a ladder stays sound.
    check_change("norms.csv", "2020", "2019", &expect_test::expect![[""]]);
}
