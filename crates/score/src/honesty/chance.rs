//! How often chance alone gives so many: the upper tail of the binomial distribution in fixed point. Every
//! step is rounded up, so that what is said is never less than the truth.

/// One, in units of 10⁻³⁰.
const ONE: u128 = 1_000_000_000_000_000_000_000_000_000_000;
/// A share of 1 in hundredths of a percent.
const WHOLE: u128 = 10_000;
/// More trials than this are not asked of one place in one month; the rest are left out.
const MOST_TRIALS: usize = 400;
/// What is rarer than once in this is said to be this rare.
pub(super) const RAREST: i64 = 1_000_000_000;

/// Chance gives `hits` or more out of `trials` at most once in this many, when each hits with a share of
/// `expected_hundredths` (hundredths of a percent). 1 where it is nothing special.
pub(super) fn once_in(hits: usize, trials: usize, expected_hundredths: i64) -> i64 {
    let share = u128::try_from(expected_hundredths).unwrap_or(0).min(WHOLE);
    let trials = trials.min(MOST_TRIALS);
    // of[j]: the chance of j hits so far; the last one holds all from `hits` on.
    let mut of = vec![0_u128; hits.min(trials + 1) + 1];
    if let Some(none) = of.first_mut() {
        *none = ONE;
    }
    let last = of.len() - 1;
    for _ in 0..trials {
        let before = of.clone();
        for (j, slot) in of.iter_mut().enumerate() {
            let here = before.get(j).copied().unwrap_or(0);
            let stays = if j == last { here } else { (here * (WHOLE - share)).div_ceil(WHOLE) };
            let below = j.checked_sub(1).and_then(|below| before.get(below)).copied().unwrap_or(0);
            *slot = stays + (below * share).div_ceil(WHOLE);
        }
    }
    let tail = of.last().copied().unwrap_or(ONE).max(1);
    i64::try_from((ONE / tail).max(1)).unwrap_or(RAREST).min(RAREST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chance_is_that_of_the_textbook() {
        for (hits, trials, expected, once) in [
            // All of three at one in ten: once in 1000.
            (3, 3, 1000, 1000),
            // One or more of two coins: 3 of 4, nothing special.
            (1, 2, 5000, 1),
            // Two or more of three at one in ten: 28 of 1000, once in 35.7.
            (2, 3, 1000, 35),
            // Eight or more of ten coins: 56 of 1024, once in 18.3.
            (8, 10, 5000, 18),
            (0, 10, 1000, 1),
            (4, 3, 1000, RAREST),
            (30, 40, 1000, RAREST),
        ] {
            assert_eq!(once_in(hits, trials, expected), once, "{hits} of {trials}");
        }
    }

    #[test]
    fn more_hits_are_never_commoner_than_fewer() {
        let rarities: Vec<i64> = (0..=40).map(|hits| once_in(hits, 40, 1000)).collect();
        assert!(rarities.is_sorted(), "{rarities:?}");
    }
}
