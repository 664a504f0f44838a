//! How targets are divided, as a pack says it: read, dated, and told of by line where it is wrong.
#![expect(clippy::unwrap_used, reason = "a test")]

use domain::scheme::{Rulebook, SchemeCode};
use jiff::civil::date;

#[expect(dead_code, reason = "each test program uses its own part")]
mod sundarpur;

use sundarpur::{files, lines};

const HEAD: &str = "line,base,apr,may,jun,jul,aug,sep,oct,nov,dec,jan,feb,mar,from,to,source\n";

fn with(rows: &str) -> Vec<(String, String)> {
    let mut files = files();
    files.push(("targets.csv".to_owned(), format!("{HEAD}{rows}")));
    files
}

#[test]
fn a_line_goes_by_its_own_row_and_the_others_by_that_for_all() {
    let text = "all,shg,1,1,1,1,1,1,1,1,1,1,1,1,2020-04-01,,default\n\
                rf,,0,0,0,1,1,1,2,2,2,1,1,1,2020-04-01,2025-03-31,Order of 1 April 2020\n";
    let (rules, faults) = pack::read(&with(text));
    assert_eq!(lines(&faults), "");
    let book = Rulebook::of(vec![rules.unwrap()]);
    let state = book.packs()[0].states.first().copied();
    let of = |code, day| book.phasing(&SchemeCode::new(code), state, day).unwrap();
    assert_eq!(of("rf", date(2025, 3, 31)).weights, [0, 0, 0, 1, 1, 1, 2, 2, 2, 1, 1, 1]);
    assert_eq!(of("rf", date(2025, 4, 1)).weights, [1; 12], "its own row has ended");
    assert_eq!(of("shg", date(2025, 3, 31)).base.as_ref().map(|b| b.as_str()), Some("shg"));
    assert!(book.phasing(&SchemeCode::new("rf"), None, date(2025, 3, 31)).is_none());
}

#[test]
fn weights_that_sum_to_nothing_and_lines_that_are_nowhere_are_refused() {
    let text = "rf,,0,0,0,0,0,0,0,0,0,0,0,0,2020-04-01,,default\n\
                gone,nothing,1,1,1,1,1,1,1,1,1,1,1,-1,2020-04-01,,default\n\
                rf,,1,1,1,1,1,1,1,1,1,1,1,1,2024-04-01,,default\n";
    expect_test::expect![[r"
        targets.csv:2: the weights of `rf` sum to nothing
        targets.csv:3: `mar` is not a number that fits: `-1`
        targets.csv:3: `line` names `gone`, which is nowhere in the pack
        targets.csv:3: `base` names `nothing`, which is nowhere in the pack
        targets.csv:4: `rf` and line 2 both hold from 2024-04-01
    "]]
    .assert_eq(&lines(&pack::check(&with(text))));
}
