//! Samples that are drawn again by their seed, fair and by risk; and whether a directive worked, held to
//! places whose growth is known because the test made it.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use domain::effect::{Change, Effect, EffectNorms, Told, Verdict, effect};
use domain::sample::{Dice, draw};
use proptest::prelude::*;

/// How often each of the weighted is drawn first or at all, over this many seeds.
fn hits(weights: &[i64], n: usize, n_seeds: i64) -> Vec<i64> {
    let mut hits = vec![0; weights.len()];
    for seed in 0..n_seeds {
        for ix in draw(weights, n, seed) {
            hits[ix] += 1;
        }
    }
    hits
}

/// Chi-square against expectations, times 1,000.
fn chi_square_thousandths(hits: &[i64], expected: &[i64]) -> i64 {
    hits.iter().zip(expected).map(|(h, e)| (h - e) * (h - e) * 1_000 / e).sum()
}

#[test]
fn a_uniform_draw_takes_everyone_alike() {
    let seeds = 40_000;
    let hits = hits(&[1; 8], 2, seeds);
    let expected = [seeds * 2 / 8; 8];
    // 7 degrees of freedom: above 24.3 in one of a thousand tests.
    assert!(chi_square_thousandths(&hits, &expected) < 24_300, "{hits:?}");
}

#[test]
fn a_draw_by_risk_takes_first_by_weight() {
    let weights = [1, 2, 3, 4];
    let seeds = 50_000;
    let hits = hits(&weights, 1, seeds);
    let expected: Vec<i64> = weights.iter().map(|weight| seeds * weight / 10).collect();
    // 3 degrees of freedom: above 16.3 in one of a thousand tests.
    assert!(chi_square_thousandths(&hits, &expected) < 16_300, "{hits:?}");
}

#[test]
fn dice_are_fair_over_a_bound_that_does_not_divide_their_range() {
    let mut dice = Dice::new(7);
    let mut hits = [0_i64; 6];
    for _ in 0..60_000 {
        hits[usize::try_from(dice.below(6)).unwrap()] += 1;
    }
    assert!(chi_square_thousandths(&hits, &[10_000; 6]) < 20_500, "{hits:?}");
}

proptest! {
    #[test]
    fn a_seed_draws_the_same_again_and_nobody_twice(
        weights in proptest::collection::vec(0_i64..9, 0..30),
        n in 0_usize..35,
        seed in any::<i64>(),
    ) {
        let drawn = draw(&weights, n, seed);
        prop_assert_eq!(&drawn, &draw(&weights, n, seed));
        prop_assert_eq!(drawn.len(), n.min(weights.len()));
        let mut once = drawn.clone();
        once.sort_unstable();
        once.dedup();
        prop_assert_eq!(once.len(), drawn.len());
    }
}

const NORMS: EffectNorms = EffectNorms { least_others: 9, coverage_hundredths: 8_000 };

/// A place of a district in which growth lies between 2 and 12 percent, and what a directive adds.
fn place(dice: &mut Dice, added_percent: i64) -> Change {
    let before = 500 + i64::try_from(dice.below(2_000)).unwrap();
    let growth = 200 + i64::try_from(dice.below(1_001)).unwrap();
    let after = before + before * (growth + added_percent * 100) / 10_000;
    Change { before, after }
}

fn trial(dice: &mut Dice, n_others: usize, added_percent: i64) -> Told {
    let own = place(dice, added_percent);
    let others: Vec<Change> = (0..n_others).map(|_| place(dice, 0)).collect();
    match effect(own, &others, NORMS) {
        Effect::Told(told) => told,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_interval_holds_the_true_effect_as_often_as_it_says() {
    let trials = 4_000;
    for (n_others, added) in [(9, 0), (9, 5), (14, 0), (19, 7)] {
        let mut dice = Dice::new(i64::try_from(n_others).unwrap() * 100 + added);
        let mut held = 0;
        let mut coverage = 0;
        for _ in 0..trials {
            let told = trial(&mut dice, n_others, added);
            coverage = told.coverage_hundredths;
            // Growth is cut to whole units: a place of 500 can lose a fifth of a percent by that.
            held += i64::from(told.low - 20 <= added * 100 && added * 100 <= told.high + 20);
        }
        let share = held * 10_000 / trials;
        assert!(coverage >= NORMS.coverage_hundredths);
        assert!(share >= coverage - 200, "{n_others} others, {added}: {share} of {coverage}");
    }
}

#[test]
fn a_strong_effect_is_found_and_no_effect_is_claimed_no_oftener_than_chance() {
    let trials = 2_000;
    let claims = |added: i64| {
        let mut dice = Dice::new(added + 1);
        let told = (0..trials).map(|_| trial(&mut dice, 14, added));
        told.filter(|told| told.verdict() == Verdict::More).count() * 100 / trials
    };
    assert_eq!(claims(15), 100, "more than the widest growth of the others");
    let by_chance = claims(0);
    assert!(by_chance <= 12, "{by_chance} in 100 claimed where nothing was done");
    assert!(claims(6) > 3 * by_chance);
}

#[test]
fn below_the_least_number_of_others_nothing_is_claimed() {
    let mut dice = Dice::new(3);
    for n_others in 0..9 {
        let others: Vec<Change> = (0..n_others).map(|_| place(&mut dice, 0)).collect();
        let told = effect(place(&mut dice, 50), &others, NORMS);
        assert_eq!(told, Effect::TooFewOthers { n_others, least: 9 });
    }
    let strict = EffectNorms { coverage_hundredths: 9_000, ..NORMS };
    let others: Vec<Change> = (0..18).map(|_| place(&mut dice, 0)).collect();
    let told = effect(place(&mut dice, 50), &others, strict);
    assert_eq!(told, Effect::TooFewOthers { n_others: 18, least: 19 });
}

#[test]
fn growth_from_nothing_is_no_growth() {
    let own = Change { before: 0, after: 40 };
    assert_eq!(effect(own, &[], NORMS), Effect::NoGrowth);
}
