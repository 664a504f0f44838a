//! How fast work went of late, by weeks where weeks are reported and by the month where not.

mod world;

use domain::calendar::Calendar;
use domain::indicator::Nature;
use domain::target::Pace;
use score::pace;
use world::{UNSAID, block, cube, fig, indicator, period, tree, v};

#[test]
fn the_pace_is_what_was_done_over_the_working_days_of_that_time() {
    let book = world::usual_book();
    let calendar = Calendar { book: &book, state: None };
    let of = |figures: &[(&str, domain::figure::Cell)], nature, at: &str| {
        let figures: Vec<_> =
            figures.iter().map(|(what, cell)| fig(what, block(1), *cell)).collect();
        let cube = cube(tree(1, 0), &figures);
        pace(&cube, calendar, &indicator("loans", nature), block(1), period(at))
            .map(|Pace { done, working_days }| (done, working_days))
    };
    let (flow, stock) = (Nature::Flow, Nature::Stock);
    let two = [("loans a 2025-05", v(40)), ("loans a 2025-06", v(31))];
    assert_eq!(of(&two, flow, "2025-06"), Some((31, 30)), "no free day is known here");
    assert_eq!(of(&two, stock, "2025-06"), Some((-9, 30)), "a level that fell");
    assert_eq!(of(&two, flow, "2025-07"), None, "nothing was said in July");
    assert_eq!(of(&two[1..], stock, "2025-06"), None, "what stood before is not known");
    assert_eq!(of(&[("loans a 2025-04", v(8))], flow, "2025-04"), Some((8, 30)), "from 1 April");
    let silent = [("loans a 2025-05", v(40)), ("loans a 2025-06", UNSAID)];
    assert_eq!(of(&silent, flow, "2025-06"), None);
    let weeks = [
        ("loans a 2025-05", v(40)),
        ("loans a 2025-06-02/week", v(3)),
        ("loans a 2025-06-16/week", v(5)),
    ];
    assert_eq!(of(&weeks, flow, "2025-06-16/week"), Some((8, 28)));
    assert_eq!(of(&weeks, flow, "2025-06"), Some((8, 28)), "weeks are nearer than the month");
}
