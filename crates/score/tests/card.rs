//! The scorecard of a place: bands, marks, what leaves the denominator, what is short of full marks.

#![expect(clippy::unwrap_used, reason = "tests")]

mod world;

use domain::figure::{Blank, Cell, Figure};
use domain::scheme::SchemeCode;
use domain::scorecard::Outcome;
use score::{league, line_ranks, ranks, score_trend, scorecard, short_of_best, standing, trend};
use world::{NA, NO_TARGET, UNSAID, block, cube, district, fig, gp, method, period, tree, v};

fn april() -> domain::period::Period {
    period("2025-04")
}

/// Target and achieved of a line in April at a place.
fn line(code: &str, place: domain::place::PlaceCode, target: Cell, achieved: Cell) -> [Figure; 2] {
    [
        fig(&format!("{code} t 2025-04"), place, target),
        fig(&format!("{code} a 2025-04"), place, achieved),
    ]
}

#[test]
fn a_line_gets_the_marks_of_its_exact_band() {
    let out = |blank| (None, None, Some(blank), 0);
    let graded = |letter, marks, short| (Some(letter), Some(marks), None, short);
    for (what, target, achieved, expected) in [
        ("Maitha", v(218), v(172), graded("B", 300, 46)),
        ("full", v(100), v(100), graded("A+", 500, 0)),
        ("more than full", v(100), v(130), graded("A+", 500, 0)),
        ("at the cut-off", v(10_000), v(9_000), graded("A", 400, 1_000)),
        ("just below, though it rounds to 90.00", v(100_000), v(89_999), graded("B", 300, 10_001)),
        ("nothing done", v(7), v(0), graded("E", 0, 7)),
        ("taken back below zero", v(7), v(-2), graded("E", 0, 9)),
        ("not reported", v(7), UNSAID, graded("E", 0, 7)),
        ("not applicable", NA, v(7), out(Blank::NotApplicable)),
        ("achievement not applicable", v(7), NA, out(Blank::NotApplicable)),
        ("no target allotted", NO_TARGET, v(7), out(Blank::NoTarget)),
        ("a target of zero", v(0), v(7), out(Blank::NoTarget)),
        ("nothing of nothing", v(0), v(0), out(Blank::NoTarget)),
        ("no target said", UNSAID, v(7), out(Blank::NoTarget)),
    ] {
        let cube = cube(tree(1, 0), &line("loans", block(1), target, achieved));
        let card = scorecard(&cube, &world::usual_book(), block(1), april()).unwrap();
        let loans = card.line(&SchemeCode::new("loans")).unwrap();
        let blank = match &loans.outcome {
            Outcome::Out(blank) => Some(*blank),
            _ => None,
        };
        let letter = loans.outcome.letter().map(|letter| letter.as_str());
        let marks = loans.outcome.marks_hundredths();
        assert_eq!((letter, marks, blank, loans.short_of_best), expected, "{what}");
    }
}

#[test]
fn attendance_is_held_against_enrolment_which_must_be_reported() {
    for (what, enrolled, ate, letter) in [
        ("held", v(200), v(150), Some("B")),
        ("the whole is left out", UNSAID, v(150), Some("E")),
        ("the part is left out", v(200), UNSAID, Some("E")),
        ("neither is known here", UNSAID, UNSAID, None),
        ("no child is enrolled", v(0), v(0), None),
    ] {
        let figures =
            [fig("enrolled a 2025-03", block(1), enrolled), fig("meals a 2025-04", block(1), ate)];
        let cube = cube(tree(1, 0), &figures);
        let card = scorecard(&cube, &world::usual_book(), block(1), april()).unwrap();
        let meals = card.line(&SchemeCode::new("meals")).unwrap();
        assert_eq!(meals.outcome.letter().map(|letter| letter.as_str()), letter, "{what}");
    }
}

#[test]
fn the_score_is_the_weighted_share_over_the_lines_that_count() {
    let [a, b] = line("loans", block(1), v(218), v(172));
    let [c, d] = line("groups", block(1), v(10), v(10));
    let e = fig("loans t 2025-26", block(1), v(2_616));
    let cube = cube(tree(1, 0), &[a, b, c, d, e]);
    let card = scorecard(&cube, &world::usual_book(), block(1), april()).unwrap();
    assert_eq!((card.marks_hundredths, card.full_marks_hundredths), (2 * 300 + 500, 3 * 500));
    assert_eq!(card.score_hundredths(&method()), Some(733));
    assert_eq!(card.letter.as_ref().unwrap().as_str(), "C");
    assert_eq!(card.lines[0].target_year, v(2_616));
}

#[test]
fn a_card_on_which_no_line_counts_has_no_score() {
    let cube = cube(tree(1, 0), &line("loans", block(1), NA, NA));
    let card = scorecard(&cube, &world::usual_book(), block(1), april()).unwrap();
    assert_eq!((card.score, card.letter), (None, None));
}

#[test]
fn there_is_no_card_without_a_method_or_a_place() {
    let cube = cube(tree(1, 0), &[]);
    let book = world::usual_book();
    assert!(scorecard(&cube, &book, block(9), april()).is_none());
    assert!(scorecard(&cube, &book, block(1), period("2019-04")).is_none());
}

#[test]
fn a_line_that_stops_at_the_block_is_not_on_a_gram_panchayats_card() {
    let mut loans = world::scheme("loans", 1, domain::scheme::Against::Target);
    loans.down_to = domain::place::Tier::Block;
    let indicators = vec![world::indicator("loans", domain::indicator::Nature::Flow)];
    let book = world::book(indicators, vec![loans], method());
    let cube = cube(tree(1, 1), &line("loans", gp(101), v(10), v(9)));
    assert_eq!(scorecard(&cube, &book, block(1), april()).unwrap().lines.len(), 1);
    assert!(scorecard(&cube, &book, gp(101), april()).unwrap().lines.is_empty());
}

#[test]
fn those_below_who_did_not_report_are_named() {
    let month = |b: u32, cell| fig("loans a 2025-04", block(b), cell);
    let target = |b: u32| fig("loans t 2025-04", block(b), v(10));
    for (what, figures, named) in [
        ("all reported", vec![target(1), target(2), month(1, v(1)), month(2, v(0))], vec![]),
        ("one with a target is silent", vec![target(1), target(2), month(1, v(1))], vec![2]),
        ("silent, for it does not apply", vec![month(1, v(1)), month(2, NA), month(3, NA)], vec![]),
        (
            "spoke in April and not in May",
            vec![target(1), target(2), month(1, v(1)), fig("loans a 2025-05", block(2), v(2))],
            vec![1],
        ),
        ("the district spoke for itself", vec![fig("loans a 2025-04", district(1), v(5))], vec![]),
    ] {
        let cube = cube(tree(3, 0), &figures);
        let last = cube.latest_month().unwrap();
        let card = scorecard(&cube, &world::usual_book(), district(1), last).unwrap();
        let codes: Vec<i64> = card.lines[0].not_reported.iter().map(|p| p.lgd()).collect();
        assert_eq!(codes, named, "{what}");
    }
}

#[test]
fn a_block_that_keeps_back_its_enrolment_is_named() {
    let figures = [
        fig("meals a 2025-04", block(1), v(5)),
        fig("enrolled a 2025-04", block(1), v(9)),
        fig("meals a 2025-04", block(2), v(5)),
    ];
    let cube = cube(tree(3, 0), &figures);
    let card = scorecard(&cube, &world::usual_book(), district(1), april()).unwrap();
    assert_eq!(card.line(&SchemeCode::new("meals")).unwrap().not_reported, [block(2)]);
}

#[test]
fn what_is_short_of_full_marks_is_the_least_that_reaches_them() {
    let both = {
        let mut both = method();
        both.line_bands =
            world::bands(&[("A+", 10_000, 500), ("A", 9_000, 500), ("B", 7_500, 300), ("E", 0, 0)]);
        both
    };
    let above = {
        let mut above = both.clone();
        above.line_bands[1].low.as_mut().unwrap().inclusive = false;
        above
    };
    for (what, method, achieved, target, short) in [
        ("A+ and A have full marks", &both, 0, 10, 9),
        ("a part of one counts as one", &both, 0, 11, 10),
        ("more than 90", &above, 0, 10, 10),
        ("more than 90 of many", &above, 0, 1_000, 901),
        ("there already", &both, 9, 10, 0),
        ("only A+", &method(), 9, 10, 1),
    ] {
        assert_eq!(short_of_best(method, achieved, target), short, "{what}");
    }
}

#[test]
fn equal_scores_share_a_rank() {
    use domain::grade::Tie;
    use domain::percent::Ratio;
    let scores: Vec<_> =
        [(3, 4), (1, 2), (2, 4), (0, 0), (1, 3)].map(|(a, b)| Ratio::new(a, b)).to_vec();
    for (tie, expected) in [
        (Tie::Competition, [Some(1), Some(2), Some(2), None, Some(4)]),
        (Tie::Dense, [Some(1), Some(2), Some(2), None, Some(3)]),
    ] {
        let found: Vec<_> = ranks(&scores, tie).into_iter().map(|r| r.map(|r| r.rank)).collect();
        assert_eq!(found, expected, "{tie:?}");
    }
    assert_eq!(ranks(&scores, Tie::Dense)[0].unwrap().among, 4);
}

fn three_blocks() -> score::Cube {
    let rows = [("2025-04", [40, 90, 100]), ("2025-05", [100, 0, 100])];
    let figures: Vec<Figure> = rows
        .iter()
        .flat_map(|(month, done)| {
            done.iter().zip(1..).flat_map(move |(done, b)| {
                [
                    fig(&format!("loans t {month}"), block(b), v(100)),
                    fig(&format!("loans a {month}"), block(b), v(*done)),
                ]
            })
        })
        .collect();
    cube(tree(3, 0), &figures)
}

#[test]
fn the_league_is_best_first_and_a_standing_knows_the_month_before() {
    let (cube, book) = (three_blocks(), world::usual_book());
    let league: Vec<(i64, usize)> = league(&cube, &book, district(1), period("2025-05"))
        .iter()
        .map(|(card, rank)| (card.place.lgd(), rank.unwrap().rank))
        .collect();
    assert_eq!(league, [(3, 1), (1, 2), (2, 3)]);
    let standing = standing(&cube, &book, block(2), period("2025-05")).unwrap();
    let ranks = (standing.rank_before.unwrap().rank, standing.rank_now.unwrap().rank);
    assert_eq!(ranks, (2, 3));
    let line = line_ranks(&cube, &book, block(2), period("2025-05"));
    assert_eq!(line[0].1.unwrap().rank, 3);
    assert_eq!(line[1].1, None);
}

#[test]
fn a_trend_runs_from_the_oldest_month_to_the_newest() {
    let (cube, book) = (three_blocks(), world::usual_book());
    let loans = SchemeCode::new("loans");
    let ratios: Vec<Option<i64>> = trend(&cube, &book, (block(1), &loans), period("2025-05"), 3)
        .into_iter()
        .map(|ratio| ratio.map(domain::percent::Ratio::percent_hundredths))
        .collect();
    assert_eq!(ratios, [None, Some(4_000), Some(7_000)]);
    let scores = score_trend(&cube, &book, block(1), period("2025-05"), 2);
    assert_eq!(scores.iter().flatten().count(), 2);
}
