//! A share found in a sample, with the interval in which the share of all lies: Wilson's, at 95 in 100.
//! Whole numbers throughout; the ends are rounded outwards, so that the interval is never too narrow.

/// The share of a sample in hundredths of a percent, and the interval around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    pub n_passed: i64,
    pub n: i64,
    pub low_hundredths: i64,
    pub high_hundredths: i64,
}

/// z for 95 in 100, in hundredths (1.96), and its square in ten-thousandths.
const Z: u128 = 196;
const Z_SQUARED: u128 = 38_416;
/// The root is taken with this many parts of one.
const FINE: u128 = 1_000_000;

impl Rate {
    /// `None` where nothing was looked at, or more passed than were looked at.
    #[must_use]
    pub fn of(n_passed: i64, n: i64) -> Option<Self> {
        let (k, all) = (u128::try_from(n_passed).ok()?, u128::try_from(n).ok()?);
        if all == 0 || k > all || n > 1_000_000_000 {
            return None;
        }
        // (k + z²/2 ± z·√(k(n−k)/n + z²/4)) / (n + z²), above and below times 10⁴.
        let whole = all * 10_000 + Z_SQUARED;
        let middle = k * 10_000 + Z_SQUARED / 2;
        let under_root = (k * (all - k) * 10_000 + Z_SQUARED / 4 * all) * FINE * FINE;
        let root = (under_root / (all * 10_000)).isqrt() + 1;
        let half = (Z * 100 * root).div_ceil(FINE);
        let low = middle.saturating_sub(half) * 10_000 / whole;
        let high = ((middle + half) * 10_000).div_ceil(whole).min(10_000);
        Some(Self {
            n_passed,
            n,
            low_hundredths: i64::try_from(low).ok()?,
            high_hundredths: i64::try_from(high).ok()?,
        })
    }

    /// The share itself, in hundredths of a percent, half up.
    #[must_use]
    pub fn share_hundredths(self) -> i64 {
        (self.n_passed * 20_000 + self.n) / (self.n * 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Against the formula worked out by hand to six places.
    #[test]
    fn the_interval_is_wilsons_rounded_outwards() {
        for (k, n, low, high) in [
            (8, 10, 4901, 9434),
            (0, 10, 0, 2776),
            (10, 10, 7224, 10_000),
            (1, 1, 2065, 10_000),
            (50, 100, 4038, 5962),
            (4_924, 6_496, 7475, 7683),
        ] {
            let rate = Rate::of(k, n).expect("a rate");
            let near = |a: i64, b: i64| (a - b).abs() <= 1;
            assert!(
                near(rate.low_hundredths, low) && near(rate.high_hundredths, high),
                "{k} of {n}: {rate:?}"
            );
        }
        assert_eq!(Rate::of(4_924, 6_496).map(Rate::share_hundredths), Some(7580));
    }

    #[test]
    fn nothing_looked_at_is_no_rate() {
        assert_eq!(Rate::of(0, 0), None);
        assert_eq!(Rate::of(3, 2), None);
        assert_eq!(Rate::of(-1, 2), None);
    }

    #[test]
    fn more_looks_make_the_interval_narrower_around_the_share() {
        let mut width = 10_001;
        for n in [10, 100, 1_000, 10_000] {
            let rate = Rate::of(n * 3 / 10, n).expect("a rate");
            assert!(rate.low_hundredths <= 3_000 && 3_000 <= rate.high_hundredths);
            assert!(rate.high_hundredths - rate.low_hundredths < width);
            width = rate.high_hundredths - rate.low_hundredths;
        }
    }
}
