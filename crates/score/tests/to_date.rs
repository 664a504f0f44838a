//! Figures to date: levels that stand, counts that add up, weeks beside months, cumulative columns.

#![expect(clippy::unwrap_used, reason = "tests")]

mod world;

use domain::figure::{Cell, Figure};
use domain::indicator::Nature;
use domain::place::PlaceCode;
use jiff::civil::Date;
use score::Side;
use world::{NA, NO_TARGET, UNSAID, block, cube, district, fig, indicator, tree, v};

fn standing(
    nature: Nature,
    side: Side,
    figures: &[Figure],
    (at, until): (PlaceCode, &str),
) -> Cell {
    let cube = cube(tree(2, 0), figures);
    let (ix, until): (usize, Date) = (cube.tree().ix(at).unwrap(), until.parse().unwrap());
    cube.to_date(&indicator("x", nature), side, ix, until)
}

type Row<'a> = (&'a str, &'a [(&'a str, Cell)], &'a str, Cell);

/// Checks a figure to date at block 1, said there alone.
fn check(nature: Nature, side: Side, rows: &[Row<'_>]) {
    for (what, said, until, expected) in rows {
        let figures: Vec<Figure> =
            said.iter().map(|(key, cell)| fig(&format!("x {key}"), block(1), *cell)).collect();
        for at in [block(1), district(1)] {
            let found = standing(nature, side, &figures, (at, until));
            assert_eq!(found, *expected, "{what}, at {at}");
        }
    }
}

#[test]
fn a_flow_adds_up_from_the_first_of_april() {
    check(
        Nature::Flow,
        Side::Achieved,
        &[
            ("nothing said", &[], "2025-06-30", UNSAID),
            ("months", &[("a 2025-04", v(3)), ("a 2025-05", v(4))], "2025-05-31", v(7)),
            ("a later month", &[("a 2025-04", v(3)), ("a 2025-05", v(4))], "2025-05-30", v(3)),
            ("last year", &[("a 2025-03", v(3)), ("a 2025-04", v(4))], "2025-04-30", v(4)),
            ("a month left out", &[("a 2025-04", v(3)), ("a 2025-06", v(4))], "2025-06-30", v(7)),
            ("withdrawn", &[("a 2025-04", v(3)), ("a 2025-05", UNSAID)], "2025-05-31", v(3)),
            ("latest not applicable", &[("a 2025-04", v(3)), ("a 2025-05", NA)], "2025-05-31", NA),
            ("applicable again", &[("a 2025-04", NA), ("a 2025-05", v(3))], "2025-05-31", v(3)),
            ("the year's figure at its end", &[("a 2025-26", v(90))], "2026-03-31", v(90)),
            ("the year's figure before", &[("a 2025-26", v(90))], "2026-02-28", UNSAID),
            (
                "months before the year",
                &[("a 2025-26", v(90)), ("a 2025-05", v(8))],
                "2026-03-31",
                v(8),
            ),
        ],
    );
}

#[test]
fn a_cumulative_column_is_the_base_for_what_comes_after() {
    check(
        Nature::Flow,
        Side::Target,
        &[
            ("alone", &[("td 2025-06", v(30))], "2025-08-31", v(30)),
            (
                "months before it are in it",
                &[("t 2025-04", v(11)), ("t 2025-06", v(12)), ("td 2025-06", v(30))],
                "2025-06-30",
                v(30),
            ),
            (
                "months after it are added",
                &[("td 2025-06", v(30)), ("t 2025-06", v(12)), ("t 2025-07", v(5))],
                "2025-07-31",
                v(35),
            ),
            (
                "the latest cumulative counts",
                &[("td 2025-05", v(20)), ("td 2025-06", v(30))],
                "2025-06-30",
                v(30),
            ),
            (
                "the one of the day counts",
                &[("td 2025-05", v(20)), ("td 2025-06", v(30))],
                "2025-05-31",
                v(20),
            ),
            ("last year's is over", &[("td 2025-03", v(99))], "2025-04-30", UNSAID),
            (
                "no target said last",
                &[("td 2025-05", v(20)), ("td 2025-06", NO_TARGET)],
                "2025-06-30",
                NO_TARGET,
            ),
        ],
    );
}

#[test]
fn weeks_count_in_the_month_in_which_they_end_and_never_twice() {
    // 28 April 2025 is a Monday: its week ends on 4 May.
    check(
        Nature::Flow,
        Side::Achieved,
        &[
            (
                "weeks alone",
                &[("a 2025-04-07/week", v(1)), ("a 2025-04-14/week", v(2))],
                "2025-04-30",
                v(3),
            ),
            (
                "the month has a figure",
                &[("a 2025-04-14/week", v(2)), ("a 2025-04", v(10))],
                "2025-04-30",
                v(10),
            ),
            (
                "a week that ends in May is not in April",
                &[("a 2025-04", v(10)), ("a 2025-04-28/week", v(2))],
                "2025-05-04",
                v(12),
            ),
            (
                "a week that ends in April counts to the new year",
                &[("a 2025-03-31/week", v(2))],
                "2025-04-06",
                v(2),
            ),
            (
                "weeks after a cumulative",
                &[("ad 2025-04", v(40)), ("a 2025-04-14/week", v(2)), ("a 2025-05-05/week", v(3))],
                "2025-05-11",
                v(43),
            ),
        ],
    );
}

#[test]
fn a_stock_stands_until_another_is_said() {
    check(
        Nature::Stock,
        Side::Achieved,
        &[
            ("the last one", &[("a 2025-04", v(3)), ("a 2025-06", v(9))], "2025-07-31", v(9)),
            ("not a later one", &[("a 2025-04", v(3)), ("a 2025-06", v(9))], "2025-05-31", v(3)),
            ("over the year", &[("a 2024-09", v(3))], "2025-05-31", v(3)),
            (
                "a week's level",
                &[("a 2025-04", v(3)), ("a 2025-05-05/week", v(4))],
                "2025-05-31",
                v(4),
            ),
            ("said as cumulative", &[("ad 2025-05", v(6))], "2025-05-31", v(6)),
            ("not applicable now", &[("a 2025-04", v(3)), ("a 2025-05", NA)], "2025-05-31", NA),
        ],
    );
    check(
        Nature::Stock,
        Side::Target,
        &[
            ("the month's", &[("t 2025-05", v(5)), ("t 2025-26", v(90))], "2025-05-31", v(5)),
            ("else the year's", &[("t 2025-26", v(90))], "2025-05-31", v(90)),
            ("not last year's", &[("t 2024-25", v(90)), ("t 2025-03", v(7))], "2025-05-31", UNSAID),
        ],
    );
}

#[test]
fn a_late_reporter_counts_with_what_it_last_said() {
    let (b1, b2) = (block(1), block(2));
    for (what, nature, figures, expected) in [
        (
            "a level",
            Nature::Stock,
            vec![fig("x a 2025-04", b1, v(5)), fig("x a 2025-05", b2, v(7))],
            v(12),
        ),
        (
            "a cumulative",
            Nature::Flow,
            vec![fig("x ad 2025-04", b1, v(5)), fig("x ad 2025-05", b2, v(7))],
            v(12),
        ),
        (
            "one by month, one cumulative",
            Nature::Flow,
            vec![
                fig("x a 2025-04", b1, v(5)),
                fig("x a 2025-05", b1, v(6)),
                fig("x ad 2025-05", b2, v(7)),
            ],
            v(18),
        ),
        (
            "one by week, one by month",
            Nature::Flow,
            vec![fig("x a 2025-05-05/week", b1, v(5)), fig("x a 2025-05", b2, v(7))],
            v(12),
        ),
        (
            "the district's own later level",
            Nature::Stock,
            vec![fig("x a 2025-04", b1, v(5)), fig("x a 2025-05", district(1), v(70))],
            v(70),
        ),
        (
            "the district's own April, the blocks' May",
            Nature::Flow,
            vec![fig("x a 2025-04", district(1), v(100)), fig("x a 2025-05", b1, v(7))],
            v(107),
        ),
    ] {
        let found = standing(nature, Side::Achieved, &figures, (district(1), "2025-05-31"));
        assert_eq!(found, expected, "{what}");
    }
}

#[test]
fn levels_at_the_limit_from_a_thousand_months_stop_at_the_end_of_the_scale() {
    const LIMIT: i64 = 10_000_000_000_000_000;
    let first = world::period("1940-04");
    let months = std::iter::successors(Some(first), |month| Some(month.after()));
    let figures: Vec<Figure> = (1..=1_000)
        .zip(months)
        .map(|(g, month)| fig(&format!("x a {month}"), world::gp(100 + g), v(LIMIT)))
        .collect();
    let cube = cube(tree(1, 1_000), &figures);
    let (until, x): (Date, _) = ("2025-04-30".parse().unwrap(), indicator("x", Nature::Stock));
    assert_eq!(cube.to_date(&x, Side::Achieved, 0, until), v(i64::MAX));
}
