//! The one place where a percent or a score is rounded: half up, two decimals. A percent is made from
//! counts when it is shown; it is never stored and never used again in a sum.

use std::cmp::Ordering;

/// A part of a whole, exact. The whole is never zero.
#[derive(Clone, Copy, Debug)]
pub struct Ratio {
    part: i128,
    whole: i128,
}

impl Ratio {
    /// `part ÷ whole`, or `None` when the whole is zero or negative.
    #[must_use]
    pub fn new(part: i128, whole: i128) -> Option<Self> {
        (whole > 0).then_some(Self { part, whole })
    }

    #[must_use]
    pub fn part(self) -> i128 {
        self.part
    }

    #[must_use]
    pub fn whole(self) -> i128 {
        self.whole
    }

    /// The percent in hundredths, half up: 172 of 218 → 7890, shown as 78.90.
    #[must_use]
    pub fn percent_hundredths(self) -> i64 {
        self.scaled(10_000)
    }

    /// `part × scale ÷ whole`, rounded half up to a whole number. What does not fit 64 bits (a slipped
    /// figure of sixteen digits against a target of one) stands at the end of them.
    #[must_use]
    pub fn scaled(self, scale: i128) -> i64 {
        let doubled = self.part.saturating_mul(scale * 2).saturating_add(self.whole);
        let rounded = doubled.div_euclid(self.whole * 2);
        i64::try_from(rounded).unwrap_or(if rounded < 0 { i64::MIN } else { i64::MAX })
    }

    /// Compares with `hundredths` of a percent without rounding.
    #[must_use]
    pub fn cmp_percent(self, hundredths: i64) -> Ordering {
        (self.part * 10_000).cmp(&(i128::from(hundredths) * self.whole))
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}
impl Eq for Ratio {}
impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.part * other.whole).cmp(&(other.part * self.whole))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_percents_of_the_seed_papers_come_out_to_the_digit() {
        for (part, whole, expected) in [
            (172, 218, 7890),
            (42_347, 75_352, 5620),
            (54_347, 75_352, 7212),
            (14_389, 16_653, 8640),
            (11_355, 16_653, 6819),
            (11_680, 16_653, 7014),
            (1, 3, 3333),
            (2, 3, 6667),
            (1, 20_000, 1),
            (1, 20_001, 0),
        ] {
            let ratio = Ratio::new(part, whole).expect("a whole");
            assert_eq!(ratio.percent_hundredths(), expected, "{part} of {whole}");
        }
    }

    #[test]
    fn a_cut_off_is_met_by_counts_and_not_by_the_rounded_percent() {
        let just_below = Ratio::new(899_999, 1_000_000).expect("a whole");
        assert_eq!(just_below.percent_hundredths(), 9000);
        assert_eq!(just_below.cmp_percent(9000), Ordering::Less);
    }

    #[test]
    fn a_slipped_figure_of_sixteen_digits_is_shown_and_breaks_nothing() {
        let slipped = Ratio::new(10_000_000_000_000_000, 1).expect("a whole");
        assert_eq!(slipped.percent_hundredths(), i64::MAX);
        assert_eq!(slipped.cmp_percent(10_000), Ordering::Greater);
    }

    #[test]
    fn nothing_of_nothing_is_no_ratio() {
        assert!(Ratio::new(0, 0).is_none());
    }
}
