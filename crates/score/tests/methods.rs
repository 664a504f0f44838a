//! What must hold of every method of grading: order of lines and of places changes nothing, figures ten
//! times as large give the same marks, more work is never worse, and the parts add up.

#![expect(clippy::unwrap_used, reason = "tests")]

mod world;

use domain::figure::{Blank, Cell, Figure};
use domain::grade::{
    Above, Frontier, Group, Marks, Method, Missing, Sector, Since, Terms, Tie, Value, Weighing,
};
use domain::indicator::Nature;
use domain::name::Name;
use domain::place::Tier;
use domain::scheme::{Against, Rulebook, Rules, SchemeCode};
use domain::scorecard::{Basis, Outcome, Rank, Scorecard};
use proptest::prelude::*;
use score::{bulk, league, scorecard, sector_ranks, sibling_league, try_below};
use world::{NA, NO_TARGET, UNSAID, block, district, fig, gp, method, period, tree, v};

const LINES: [&str; 4] = ["loans", "groups", "ponds", "meals"];

fn straight() -> Marks {
    Marks::Straight { full_hundredths: 500, full_at_hundredths: 10_000 }
}

fn sector(code: &str, weight: i64, lines: &[&str]) -> Sector {
    let lines = lines.iter().map(|line| SchemeCode::new(line)).collect();
    Sector { code: code.to_owned(), name: Name::new(code, code), weight, lines }
}

/// A method of each kind, by what it is called.
fn methods() -> Vec<(&'static str, Method)> {
    let frontier = Frontier { worst_hundredths: 2_000, best_hundredths: 9_500 };
    let of = |terms| Method { terms, ..method() };
    let mut odd_weights = method();
    odd_weights.line_bands[5].marks_hundredths = -100;
    odd_weights.line_bands[5].by_weight = vec![(2, -300)];
    let sectors = vec![sector("money", 2, &["loans", "ponds"]), sector("rest", 1, &[])];
    vec![
        ("bands", method()),
        ("bands with weights of their own", odd_weights),
        ("capped", of(Terms { marks: straight(), ..Terms::default() })),
        ("spread", of(Terms { value: Value::Spread, marks: straight(), ..Terms::default() })),
        (
            "frontier",
            of(Terms {
                value: Value::Frontier { all: frontier, lines: vec![] },
                marks: straight(),
                ..Terms::default()
            }),
        ),
        (
            "gain",
            of(Terms { value: Value::Gain { since: Since::PeriodBefore }, ..Terms::default() }),
        ),
        (
            "sectors",
            of(Terms {
                weighing: Weighing::Sectors,
                sectors,
                marks: straight(),
                ..Terms::default()
            }),
        ),
        ("means", of(Terms { above: Above::Means(Tier::GramPanchayat), ..Terms::default() })),
        ("small base", of(Terms { small_base: 10, ..Terms::default() })),
        ("unranked", Method { missing: Missing::Unranked, ..method() }),
        ("leaves", Method { missing: Missing::Leaves, tie: Tie::Dense, ..method() }),
        ("full denominator", of(Terms { leaves: vec![Blank::NotApplicable], ..Terms::default() })),
        (
            "groups",
            of(Terms {
                groups: vec![Group {
                    code: "odd".to_owned(),
                    name: Name::new("", ""),
                    places: vec![block(1), block(3)],
                }],
                ..Terms::default()
            }),
        ),
    ]
}

fn book(method: Method, order: &[usize]) -> Rulebook {
    let indicators = LINES.iter().map(|line| world::indicator(line, Nature::Flow)).collect();
    let weights = [2, 1, 1, 3];
    let lines = order.iter().map(|n| world::scheme(LINES[*n], weights[*n], Against::Target));
    world::book(indicators, lines.collect(), method)
}

fn any_cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        8 => (0_i64..60).prop_map(v),
        1 => (-3_i64..0).prop_map(v),
        1 => Just(NA),
        1 => Just(NO_TARGET),
        1 => Just(UNSAID),
    ]
}

/// Target and achievement of each line in two months in three blocks of two gram panchayats.
fn any_figures() -> impl Strategy<Value = Vec<Figure>> {
    proptest::collection::vec((any_cell(), any_cell()), 2 * 6 * LINES.len()).prop_map(|cells| {
        let mut figures = Vec::new();
        for (n, (target, achieved)) in cells.into_iter().enumerate() {
            let (line, at) = (LINES[n % LINES.len()], n / LINES.len());
            let place =
                gp(100 * u32::try_from(at % 6 / 2 + 1).unwrap()
                    + u32::try_from(at % 2 + 1).unwrap());
            let month = ["2025-04", "2025-05"][at / 6];
            figures.push(fig(&format!("{line} t {month}"), place, target));
            figures.push(fig(&format!("{line} a {month}"), place, achieved));
        }
        figures
    })
}

fn may() -> domain::period::Period {
    period("2025-05")
}

type League = Vec<(Scorecard, Option<Rank>)>;

fn blocks(figures: &[Figure], book: &Rulebook) -> League {
    league(&world::cube(tree(3, 2), figures), book, district(1), may())
}

type Told = (String, Option<String>, Option<String>, Option<usize>);

/// Place, score, letter and rank, in the order of the places.
fn told(league: &League) -> Vec<Told> {
    let mut told: Vec<_> = league
        .iter()
        .map(|(card, rank)| {
            let score = card.score.map(|s| format!("{}", s.percent_hundredths()));
            let letter = card.letter.as_ref().map(ToString::to_string);
            (card.place.to_string(), score, letter, rank.map(|rank| rank.rank))
        })
        .collect();
    told.sort();
    told
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_the_lines_changes_no_score(
        figures in any_figures(),
        order in Just(vec![0_usize, 1, 2, 3]).prop_shuffle(),
    ) {
        for (what, method) in methods() {
            let plain = blocks(&figures, &book(method.clone(), &[0, 1, 2, 3]));
            let shuffled = blocks(&figures, &book(method, &order));
            prop_assert_eq!(told(&plain), told(&shuffled), "{}", what);
        }
    }

    #[test]
    fn figures_ten_times_as_large_give_the_same_marks(figures in any_figures()) {
        for (what, method) in methods().into_iter().filter(|(what, _)| *what != "small base") {
            let times = |cell| match cell {
                Cell::Value(value) => v(value * 10),
                blank => blank,
            };
            let large: Vec<Figure> =
                figures.iter().map(|f| Figure { cell: times(f.cell), ..f.clone() }).collect();
            let book = book(method, &[0, 1, 2, 3]);
            prop_assert_eq!(
                told(&blocks(&figures, &book)),
                told(&blocks(&large, &book)),
                "{}",
                what
            );
        }
    }

    #[test]
    fn more_work_on_a_line_never_lowers_a_places_own_score(
        figures in any_figures(),
        line in 0_usize..4,
        more in 1_i64..40,
    ) {
        let at = gp(101);
        let code = format!("{} a 2025-05", LINES[line]);
        for (what, method) in methods() {
            // Nothing was reported before: what was left out then comes in.
            if what == "leaves" || what == "unranked" {
                continue;
            }
            let is_it = |f: &Figure| {
                f.place == at && *f == fig(&code, at, f.cell) && f.cell.value().is_some()
            };
            let risen: Vec<Figure> = figures
                .iter()
                .map(|f| match f.cell {
                    Cell::Value(value) if is_it(f) => Figure { cell: v(value + more), ..f.clone() },
                    _ => f.clone(),
                })
                .collect();
            let book = book(method, &[0, 1, 2, 3]);
            let score = |figures: &[Figure]| {
                let cube = world::cube(tree(3, 2), figures);
                let card = scorecard(&cube, &book, at, may()).unwrap();
                (card.full_marks_hundredths, card.score)
            };
            let (before, after) = (score(&figures), score(&risen));
            // Where all stood alike, a line comes in that was not graded before.
            if before.0 == after.0 {
                prop_assert!(before.1 <= after.1, "{what}: {before:?} {after:?}");
            }
        }
    }

    #[test]
    fn the_parts_of_a_card_add_up(figures in any_figures()) {
        for (what, method) in methods() {
            let scale = method.scale;
            for (card, _) in blocks(&figures, &book(method.clone(), &[0, 1, 2, 3])) {
                let marks: i64 = card.lines.iter().filter_map(|l| l.weighted_hundredths).sum();
                let full: i64 = card.lines.iter().map(|l| l.weighted_full_hundredths).sum();
                prop_assert_eq!((marks, full), (card.marks_hundredths, card.full_marks_hundredths));
                let parts = card.sectors.iter().map(|s| s.marks_hundredths).sum::<i64>();
                if !card.sectors.is_empty() {
                    prop_assert_eq!(parts, card.marks_hundredths, "{}", what);
                }
                for line in &card.lines {
                    let most = method.weighted_full_hundredths(line.weight);
                    prop_assert!(line.weighted_hundredths.unwrap_or(0) <= most, "{what}");
                }
                if let Some(score) = card.score_hundredths(&method) {
                    prop_assert!(score <= scale * 100, "{what}: {score}");
                }
            }
        }
    }

    #[test]
    fn all_at_once_is_the_same_as_card_by_card_for_every_method(figures in any_figures()) {
        let cube = world::cube(tree(3, 2), &figures);
        for (what, method) in methods() {
            let book = book(method, &[0, 1, 2, 3]);
            let all = bulk(&cube, &book, &[may()]);
            for first in [district(1), block(1), gp(101), gp(201), gp(301)] {
                for (card, rank) in sibling_league(&cube, &book, first, may()) {
                    let ix = cube.tree().ix(card.place).unwrap();
                    prop_assert_eq!(all[0].score(ix), card.score, "{} {}", what, card.place);
                    prop_assert_eq!(&all[0].letters[ix], &card.letter, "{}", what);
                    prop_assert_eq!(all[0].ranks[ix], rank, "{} {}", what, card.place);
                }
            }
        }
    }

    #[test]
    fn a_norm_tried_changes_nothing_and_is_what_would_come_of_it(figures in any_figures()) {
        let cube = world::cube(tree(3, 2), &figures);
        let holds = book(method(), &[0, 1, 2, 3]);
        let before = blocks(&figures, &holds);
        for (what, method) in methods() {
            let tried = try_below((&cube, &holds), &method, district(1), may());
            let then: League = tried.iter().map(|tried| tried.then.clone()).collect();
            let adopted = blocks(&figures, &book(method, &[0, 1, 2, 3]));
            prop_assert_eq!(told(&then), told(&adopted), "{}", what);
            let now: League = tried.into_iter().filter_map(|tried| tried.now).collect();
            prop_assert_eq!(told(&now), told(&before), "{}", what);
        }
    }
}

#[test]
fn four_blanks_are_told_apart_in_every_method() {
    let mut figures = Vec::new();
    for (line, cell) in [("loans", v(0)), ("groups", UNSAID), ("ponds", NO_TARGET), ("meals", NA)] {
        for place in [gp(101), gp(102)] {
            let target = if cell == v(0) || cell == UNSAID { v(20) } else { cell };
            figures.push(fig(&format!("{line} t 2025-05"), place, target));
            figures.push(fig(&format!("{line} a 2025-05"), place, cell));
        }
    }
    figures.push(fig("loans a 2025-05", gp(102), v(7)));
    figures.push(fig("loans t 2025-04", gp(101), v(20)));
    figures.push(fig("loans a 2025-04", gp(101), v(0)));
    for (what, method) in methods() {
        let cube = world::cube(tree(1, 2), &figures);
        // A gain from nothing would not be graded even if it were reported.
        let leaves = method.missing == Missing::Leaves || what == "gain";
        let card = scorecard(&cube, &book(method, &[0, 1, 2, 3]), gp(101), may()).unwrap();
        let outcome = |line| &card.line(&SchemeCode::new(line)).unwrap().outcome;
        assert!(
            matches!(outcome("loans"), Outcome::Graded { ratio, .. } if ratio.part() == 0),
            "{what}"
        );
        match outcome("groups") {
            Outcome::NotReported { .. } => assert!(!leaves, "{what}"),
            other => {
                assert_eq!((other, leaves), (&Outcome::Out(Blank::NotReported), true), "{what}")
            }
        }
        assert_eq!(outcome("ponds"), &Outcome::Out(Blank::NoTarget), "{what}");
        assert_eq!(outcome("meals"), &Outcome::Out(Blank::NotApplicable), "{what}");
    }
}

#[test]
fn a_month_is_scored_by_the_norm_of_that_month_for_ever() {
    let mut old = method();
    old.code = "old".to_owned();
    old.validity.to = Some(jiff::civil::date(2025, 4, 30));
    let mut new = Method { terms: Terms { marks: straight(), ..Terms::default() }, ..method() };
    new.validity.from = jiff::civil::date(2025, 5, 1);
    let plain = book(old.clone(), &[0]);
    let pack = plain.packs()[0].clone();
    let both = Rulebook::of(vec![Rules { methods: vec![old, new], ..pack }]);
    let figures = ["2025-04", "2025-05"].map(|month| {
        [
            fig(&format!("loans t {month}"), gp(101), v(100)),
            fig(&format!("loans a {month}"), gp(101), v(85)),
        ]
    });
    let cube = world::cube(tree(1, 1), &figures.concat());
    let marks = |month| {
        let card = scorecard(&cube, &both, gp(101), period(month)).unwrap();
        card.marks_hundredths
    };
    assert_eq!((marks("2025-04"), marks("2025-05")), (2 * 300, 2 * 425));
}

#[test]
fn a_place_whose_line_was_not_reported_is_left_unranked_where_the_method_says_so() {
    let line = |place, achieved| {
        [fig("loans t 2025-05", place, v(10)), fig("loans a 2025-05", place, achieved)]
    };
    let figures = [line(gp(101), v(9)), line(gp(102), UNSAID)].concat();
    let unranked = Method { missing: Missing::Unranked, ..method() };
    let cube = world::cube(tree(1, 2), &figures);
    let league = league(&cube, &book(unranked, &[0]), block(1), may());
    let of = |place| league.iter().find(|(card, _)| card.place == place).unwrap();
    let (card, rank) = of(gp(102));
    assert_eq!((card.basis, card.score, rank), (Basis::Unranked, None, &None));
    assert_eq!(of(gp(101)).1, Some(Rank { rank: 1, among: 1 }));
}

#[test]
fn each_sector_has_a_rank_of_its_own() {
    let sectors = vec![sector("money", 1, &["loans"]), sector("rest", 1, &[])];
    let of_parts = Method { terms: Terms { sectors, ..Terms::default() }, ..method() };
    let mut figures = Vec::new();
    for (place, loans, ponds) in [(gp(101), 9, 2), (gp(102), 2, 9)] {
        figures.push(fig("loans t 2025-05", place, v(10)));
        figures.push(fig("loans a 2025-05", place, v(loans)));
        figures.push(fig("ponds t 2025-05", place, v(10)));
        figures.push(fig("ponds a 2025-05", place, v(ponds)));
    }
    let cube = world::cube(tree(1, 2), &figures);
    let league = league(&cube, &book(of_parts.clone(), &[0, 2]), block(1), may());
    let ranks = sector_ranks(&league, &of_parts);
    let of = |sector: usize, place| {
        let found = ranks[sector].ranks.iter().find(|(other, _)| *other == place);
        found.and_then(|(_, rank)| *rank).map(|rank| rank.rank)
    };
    assert_eq!((of(0, gp(101)), of(0, gp(102))), (Some(1), Some(2)));
    assert_eq!((of(1, gp(101)), of(1, gp(102))), (Some(2), Some(1)));
}
