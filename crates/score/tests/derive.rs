//! A derivation shows every step from the counts to the share of the score.

#![expect(clippy::unwrap_used, reason = "tests")]

mod world;

use domain::figure::{Blank, Cell};
use score::{Ground, derivation, scorecard};
use world::{NA, UNSAID, block, cube, fig, method, period, tree, v};

#[test]
fn the_derivation_names_the_band_that_was_hit_and_adds_up_to_the_card() {
    let figures = [
        fig("loans t 2025-04", block(1), v(218)),
        fig("loans a 2025-04", block(1), v(172)),
        fig("groups t 2025-04", block(1), v(10)),
        fig("meals a 2025-04", block(1), NA),
    ];
    let cube = cube(tree(1, 0), &figures);
    let book = world::usual_book();
    let card = scorecard(&cube, &book, block(1), period("2025-04")).unwrap();
    let steps: Vec<_> = card.lines.iter().map(|line| derivation(&card, line, &method())).collect();
    let shown: Vec<_> = steps
        .iter()
        .map(|step| {
            let hit: Vec<&str> = step
                .bands
                .iter()
                .filter(|band| band.is_hit)
                .map(|band| band.letter.as_str())
                .collect();
            (hit.join(" "), step.percent_hundredths, step.weighted_hundredths)
        })
        .collect();
    let expected = [("B", Some(7_890), 600), ("E", None, 0), ("", None, 0)];
    assert_eq!(shown, expected.map(|(hit, percent, marks)| (hit.to_owned(), percent, marks)));
    assert_eq!(steps[1].ground, Ground::NotReported);
    assert_eq!(steps[1].achieved, UNSAID);
    assert_eq!(steps[2].ground, Ground::Out(Blank::NotApplicable));
    assert_eq!(steps[2].target, Cell::Blank(Blank::NotReported));
    let marks: i64 = steps.iter().map(|step| step.weighted_hundredths).sum();
    let full: i64 = steps.iter().map(|step| step.weighted_full_hundredths).sum();
    assert_eq!((marks, full), (card.marks_hundredths, card.full_marks_hundredths));
    assert_eq!(steps[0].share.unwrap(), card.score.unwrap());
    assert_eq!(steps[0].method.source, "a made-up order");
}
