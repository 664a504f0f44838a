//! Figures go into the cube and roll up the tree.

#![expect(clippy::unwrap_used, reason = "tests")]

mod world;

use std::sync::Arc;

use domain::figure::{Cell, Figure, FigureBlock};
use domain::place::Tree;
use score::{Cube, Difference};
use world::{NA, NO_TARGET, UNSAID, block, cube, district, fig, gp, key, place, tree, v};

const APRIL: &str = "loans a 2025-04";

fn april() -> score::ColumnKey {
    key("loans", "a", "2025-04")
}

#[test]
fn a_place_is_the_sum_of_those_below_it_or_else_what_it_said() {
    let (b1, b2) = (block(1), block(2));
    for (what, own, children, rolled) in [
        ("the sum of those who report", UNSAID, [v(3), v(4)], v(7)),
        ("one who reports is enough", UNSAID, [v(3), UNSAID], v(3)),
        ("a zero is a number", UNSAID, [v(0), NA], v(0)),
        ("the sum goes before the own figure", v(9), [v(3), UNSAID], v(3)),
        ("the own figure where nobody below reports", v(9), [UNSAID, UNSAID], v(9)),
        ("the own figure goes before the blanks below", v(9), [NA, NA], v(9)),
        ("all say not applicable", UNSAID, [NA, NA], NA),
        ("all who say anything say no target", UNSAID, [NO_TARGET, UNSAID], NO_TARGET),
        ("blanks that differ say nothing together", UNSAID, [NO_TARGET, NA], UNSAID),
        ("nothing at all", UNSAID, [UNSAID, UNSAID], UNSAID),
    ] {
        let figures = [
            fig(APRIL, district(1), own),
            fig(APRIL, b1, children[0]),
            fig(APRIL, b2, children[1]),
        ];
        for n_gps in [0, 40] {
            let mut one_by_one = Cube::new(tree(2, n_gps));
            for figure in &figures {
                one_by_one.apply(&FigureBlock::of(std::slice::from_ref(figure))).unwrap();
            }
            assert_eq!(one_by_one.cell(&april(), district(1)), rolled, "{what}, one by one");
            let at_once = cube(tree(2, n_gps), &figures);
            assert_eq!(at_once.cell(&april(), district(1)), rolled, "{what}, at once");
            assert_eq!(at_once, one_by_one, "{what}");
        }
    }
}

#[test]
fn a_stated_figure_is_kept_aside_and_held_against_the_sum() {
    let figures =
        [fig(APRIL, district(1), v(10)), fig(APRIL, block(1), v(3)), fig(APRIL, block(2), v(4))];
    let cube = cube(tree(2, 0), &figures);
    assert_eq!(cube.cell(&april(), district(1)), v(7));
    assert_eq!(cube.stated(&april(), district(1)), Some(v(10)));
    let expected = Difference { key: april(), place: district(1), stated: 10, sum: 7 };
    assert_eq!(cube.differences(), [expected]);
}

#[test]
fn the_same_figures_again_change_nothing() {
    let figures = [fig(APRIL, block(1), v(3)), fig(APRIL, district(1), v(3))];
    let mut cube = cube(tree(2, 0), &figures);
    let before = cube.clone();
    let applied = cube.apply(&FigureBlock::of(&figures)).unwrap();
    assert_eq!((applied.changed.len(), applied.n_cells_changed), (0, 0));
    assert_eq!(cube, before);
}

#[test]
fn not_reported_withdraws_what_was_said() {
    let mut cube = cube(tree(2, 0), &[fig(APRIL, block(1), v(3)), fig(APRIL, block(2), v(4))]);
    let withdrawn = [fig(APRIL, block(1), UNSAID)];
    let applied = cube.apply(&FigureBlock::of(&withdrawn)).unwrap();
    assert_eq!(applied.changed, [april()]);
    assert_eq!(cube.cell(&april(), district(1)), v(4));
    cube.apply(&FigureBlock::of(&[fig(APRIL, block(2), UNSAID)])).unwrap();
    assert_eq!(cube, Cube::new(tree(2, 0)));
}

#[test]
fn a_copy_keeps_its_figures_when_the_other_is_written_to() {
    let before = cube(tree(2, 0), &[fig(APRIL, block(1), v(3))]);
    let mut after = before.clone();
    after.apply(&FigureBlock::of(&[fig(APRIL, block(1), v(5))])).unwrap();
    assert_eq!(before.cell(&april(), district(1)), v(3));
    assert_eq!(after.cell(&april(), district(1)), v(5));
}

#[test]
fn a_place_that_the_tree_does_not_have_is_named() {
    let mut cube = Cube::new(tree(1, 0));
    let figures = [fig(APRIL, block(77), v(1)), fig(APRIL, block(1), v(2))];
    let applied = cube.apply(&FigureBlock::of(&figures)).unwrap();
    assert_eq!(applied.unknown_places, [block(77)]);
    assert_eq!(cube.cell(&april(), district(1)), v(2));
}

#[test]
fn a_figure_or_a_sum_above_the_limit_is_refused_and_changes_nothing() {
    const LIMIT: i64 = 10_000_000_000_000_000;
    for (what, figures, at) in [
        ("a figure", vec![fig(APRIL, block(1), v(LIMIT + 1))], Some(block(1))),
        ("the other way", vec![fig(APRIL, block(1), v(i64::MIN))], Some(block(1))),
        (
            "a sum",
            vec![fig(APRIL, block(1), v(LIMIT)), fig(APRIL, block(2), v(1))],
            Some(district(1)),
        ),
        (
            "a sum with a blank beside it",
            vec![
                fig(APRIL, block(1), v(LIMIT)),
                fig(APRIL, block(2), v(LIMIT)),
                fig(APRIL, block(3), NA),
            ],
            Some(district(1)),
        ),
        ("the limit itself", vec![fig(APRIL, block(1), v(LIMIT))], None),
    ] {
        let mut cube = Cube::new(tree(3, 0));
        let outcome = cube.apply(&FigureBlock::of(&figures));
        assert_eq!(outcome.err().map(|overflow| overflow.place), at, "{what}");
        assert_eq!(cube == Cube::new(tree(3, 0)), at.is_some(), "{what}");
    }
}

#[test]
fn places_may_be_added_under_a_place_that_has_a_figure() {
    let bare = cube(tree(2, 0), &[fig(APRIL, block(1), v(3)), fig(APRIL, block(2), v(4))]);
    let mut grown = bare.on_tree(tree(2, 2)).unwrap();
    assert_eq!(grown.cell(&april(), district(1)), v(7));
    grown.apply(&FigureBlock::of(&[fig(APRIL, gp(101), v(1))])).unwrap();
    assert_eq!(grown.cell(&april(), district(1)), v(5));
    assert_eq!(grown.stated(&april(), block(1)), Some(v(3)));
}

#[test]
fn a_single_figure_moves_its_ancestors_only() {
    let figures: Vec<Figure> = (1..=3)
        .flat_map(|b| (1..=50).map(move |g| fig(APRIL, gp(100 * b + g), v(i64::from(g)))))
        .collect();
    let mut cube = cube(tree(3, 50), &figures);
    let applied = cube.apply(&FigureBlock::of(&[fig(APRIL, gp(207), v(107))])).unwrap();
    assert_eq!(applied.n_cells_changed, 1);
    let cells: Vec<Cell> =
        [block(1), block(2), block(3), district(1)].map(|p| cube.cell(&april(), p)).to_vec();
    assert_eq!(cells, [v(1275), v(1375), v(1275), v(3925)]);
}

#[test]
fn two_roots_stay_apart() {
    let places = vec![place(district(1), None), place(district(2), None)];
    let tree = Arc::new(Tree::build(places).unwrap());
    let cube = cube(tree, &[fig(APRIL, district(2), v(5))]);
    assert_eq!(cube.cell(&april(), district(1)), UNSAID);
    assert_eq!(cube.cell(&april(), district(2)), v(5));
}
