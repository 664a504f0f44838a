//! What must hold for any figures: sums, order, scale, one by one as at once, and bulk as card by card.

#![expect(clippy::unwrap_used, reason = "tests")]

mod world;

use std::sync::Arc;

use domain::figure::{Cell, Figure, FigureBlock};
use domain::percent::Ratio;
use domain::place::{Place, PlaceCode, Tree};
use domain::scheme::Rulebook;
use proptest::prelude::*;
use score::{Cube, bulk, scorecard, short_of_best, sibling_league, standing};
use world::{NA, NO_TARGET, UNSAID, block, district, gp, method, tree, v};

const INDICATORS: [&str; 4] = ["loans", "groups", "meals", "enrolled"];
const PERIODS: [&str; 8] = [
    "2025-03",
    "2025-04",
    "2025-05",
    "2025-06",
    "2025-04-14/week",
    "2025-04-28/week",
    "2025-26",
    "2026-03",
];

fn any_cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        6 => (0_i64..60).prop_map(v),
        1 => (-3_i64..0).prop_map(v),
        1 => Just(NA),
        1 => Just(NO_TARGET),
        1 => Just(UNSAID),
    ]
}

/// A place of a district with three blocks of two gram panchayats each.
fn any_place() -> impl Strategy<Value = PlaceCode> {
    prop_oneof![
        1 => Just(district(1)),
        2 => (1_u32..=3).prop_map(block),
        6 => (1_u32..=3, 1_u32..=2).prop_map(|(b, g)| gp(100 * b + g)),
    ]
}

fn any_figure(kinds: &'static [&'static str]) -> impl Strategy<Value = Figure> {
    let key = (
        proptest::sample::select(&INDICATORS[..]),
        proptest::sample::select(kinds),
        proptest::sample::select(&PERIODS[..]),
    );
    (key, any_place(), any_cell()).prop_map(|((indicator, kind, period), place, cell)| {
        world::fig(&format!("{indicator} {kind} {period}"), place, cell)
    })
}

fn any_figures() -> impl Strategy<Value = Vec<Figure>> {
    proptest::collection::vec(any_figure(&["t", "a", "td", "ad"]), 0..150)
}

/// Months only, as most sheets are: no column is full, or nearly all are.
fn plain_figures() -> impl Strategy<Value = Vec<Figure>> {
    (proptest::collection::vec(any_figure(&["t", "a"]), 0..40), any::<bool>()).prop_map(
        |(some, fill)| {
            let mut figures = Vec::new();
            for (indicator, period) in INDICATORS.iter().flat_map(|i| PERIODS.map(|p| (i, p))) {
                if fill && !period.contains("week") {
                    for n in 0..6 {
                        let at = gp(100 * (n / 2 + 1) + n % 2 + 1);
                        for (kind, value) in [("t", 10), ("a", 2 + 2 * i64::from(n))] {
                            let what = format!("{indicator} {kind} {period}");
                            figures.push(world::fig(&what, at, v(value)));
                        }
                    }
                }
            }
            figures.extend(some);
            figures
        },
    )
}

fn books() -> Vec<Rulebook> {
    let mut strict = method();
    strict.tie = domain::grade::Tie::Dense;
    strict.line_bands[1].low.as_mut().unwrap().inclusive = false;
    strict.line_bands[2].high.as_mut().unwrap().inclusive = true;
    strict.line_bands[5].marks_hundredths = -100;
    let mut gappy = method();
    gappy.line_bands[2].high.as_mut().unwrap().hundredths = 8_500;
    let usual = world::usual_book();
    let with = |method| {
        let pack = usual.packs()[0].clone();
        let mut schemes = pack.schemes.clone();
        schemes[1].down_to = domain::place::Tier::Block;
        Rulebook::of(vec![domain::scheme::Rules { methods: vec![method], schemes, ..pack }])
    };
    let books = vec![with(strict), with(gappy)];
    std::iter::once(usual).chain(books).collect()
}

fn check_bulk(cube: &Cube) {
    let periods = ["2025-03", "2025-04", "2025-06", "2025-04-28/week", "2026-03"];
    let periods = periods.map(world::period);
    for (n, book) in books().iter().enumerate() {
        for cards in bulk(cube, book, &periods) {
            let first_of_each = [district(1), block(1), gp(101), gp(201), gp(301)];
            let leagues =
                first_of_each.map(|place| sibling_league(cube, book, place, cards.period));
            let ranked: Vec<_> = leagues.into_iter().flatten().collect();
            assert_eq!(ranked.len(), cards.n_cards());
            for (card, rank) in ranked {
                let ix = cube.tree().ix(card.place).unwrap();
                let at = format!("book {n}, {}, {}", card.place, card.period);
                let found = (cards.marks_hundredths[ix], cards.full_marks_hundredths[ix]);
                let expected = (Some(card.marks_hundredths), card.full_marks_hundredths);
                assert_eq!(found, expected, "{at}");
                assert_eq!(cards.letters[ix], card.letter, "{at}");
                assert_eq!((cards.score(ix), cards.ranks[ix]), (card.score, rank), "{at}");
                if n == 0 {
                    let standing = standing(cube, book, card.place, cards.period).unwrap();
                    assert_eq!((standing.now, standing.rank_now), (card, rank), "{at}");
                }
            }
        }
    }
}

fn at_once(tree: &Arc<Tree>, figures: &[Figure]) -> Cube {
    world::cube(Arc::clone(tree), figures)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn bulk_says_what_the_cards_say(figures in any_figures()) {
        check_bulk(&at_once(&tree(3, 2), &figures));
    }

    #[test]
    fn bulk_says_what_the_cards_say_for_plain_months(figures in plain_figures()) {
        check_bulk(&at_once(&tree(3, 2), &figures));
    }

    #[test]
    fn a_place_is_the_sum_of_those_below_it(figures in any_figures()) {
        let cube = at_once(&tree(3, 2), &figures);
        for figure in &figures {
            let Figure { indicator, kind, period, .. } = figure.clone();
            let key = score::ColumnKey { indicator, kind, period };
            for place in cube.tree().places() {
                let children = cube.tree().children(place.code);
                let values: Vec<i64> =
                    children.filter_map(|child| cube.cell(&key, child.code).value()).collect();
                if !values.is_empty() {
                    prop_assert_eq!(cube.cell(&key, place.code), v(values.iter().sum()));
                }
            }
        }
    }

    #[test]
    fn figures_one_by_one_come_to_the_same_as_all_at_once(figures in any_figures()) {
        // Forty gram panchayats to a block: single figures then go by the ancestors only.
        let tree = tree(3, 40);
        let mut cube = Cube::new(Arc::clone(&tree));
        for figure in &figures {
            cube.apply(&FigureBlock::of(std::slice::from_ref(figure))).unwrap();
        }
        prop_assert_eq!(&cube, &at_once(&tree, &figures));
        prop_assert_eq!(&cube.on_tree(tree).unwrap(), &cube);
    }

    #[test]
    fn the_order_of_places_does_not_matter(figures in any_figures(), turn in 0_usize..10) {
        let mut places: Vec<Place> = tree(3, 2).places().to_vec();
        places.rotate_left(turn);
        let turned = at_once(&Arc::new(Tree::build(places).unwrap()), &figures);
        let cube = at_once(&tree(3, 2), &figures);
        let (book, may) = (world::usual_book(), world::period("2025-05"));
        for place in cube.tree().places() {
            let cards = [&cube, &turned].map(|cube| {
                let mut card = scorecard(cube, &book, place.code, may).unwrap();
                for line in &mut card.lines {
                    line.not_reported.sort_unstable();
                }
                card
            });
            prop_assert_eq!(&cards[0], &cards[1]);
        }
    }

    #[test]
    fn ten_times_everything_leaves_every_mark_as_it_was(figures in any_figures()) {
        let tenfold: Vec<Figure> = figures
            .iter()
            .map(|figure| match figure.cell {
                Cell::Value(value) => Figure { cell: v(value * 10), ..figure.clone() },
                Cell::Blank(_) => figure.clone(),
            })
            .collect();
        let (tree, book) = (tree(3, 2), world::usual_book());
        let (cube, tenfold) = (at_once(&tree, &figures), at_once(&tree, &tenfold));
        for place in tree.places() {
            let cards = [&cube, &tenfold]
                .map(|cube| scorecard(cube, &book, place.code, world::period("2025-06")).unwrap());
            prop_assert_eq!(cards[0].score, cards[1].score);
            for (line, tenfold) in cards[0].lines.iter().zip(&cards[1].lines) {
                prop_assert_eq!(&line.outcome, &tenfold.outcome);
            }
        }
    }

    #[test]
    fn more_achieved_never_lowers_the_marks(
        target in 1_i64..2_000,
        achieved in -50_i64..2_500,
        more in 0_i64..500,
    ) {
        for book in books().iter().take(2) {
            let method = &book.packs()[0].methods[0];
            let marks = |achieved: i64| {
                let ratio = Ratio::new(achieved.into(), target.into()).unwrap();
                method.line_band(ratio).unwrap().marks_hundredths
            };
            prop_assert!(marks(achieved) <= marks(achieved + more));
            let least = (0..).find(|more| marks(achieved + more) == method.full_marks_hundredths());
            prop_assert_eq!(Some(short_of_best(method, achieved, target)), least);
        }
    }
}
