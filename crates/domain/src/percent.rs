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

    /// `part × scale ÷ whole`, rounded half up to a whole number; `scale` is above zero. What does not
    /// fit 64 bits (a slipped figure of sixteen digits against a target of one) stands at the end of them.
    #[must_use]
    pub fn scaled(self, scale: i128) -> i64 {
        let (whole, rest) = times_over(self.part, scale, self.whole);
        let is_up = rest >= self.whole - rest;
        let rounded = whole.saturating_add(i128::from(is_up));
        i64::try_from(rounded).unwrap_or(if rounded < 0 { i64::MIN } else { i64::MAX })
    }

    /// Marks that move with the ratio: none at zero and below, `full` from `full_at` hundredths of a
    /// percent on, and between the two in proportion, rounded half up.
    #[must_use]
    pub fn straight(self, full: i64, full_at_hundredths: i64) -> i64 {
        if self.part <= 0 {
            return 0;
        }
        if self.cmp_percent(full_at_hundredths).is_ge() {
            return full;
        }
        let full_at = i128::from(full_at_hundredths);
        let (whole, rest) = times_over(self.part, i128::from(full) * 10_000, self.whole);
        // What is missing to the next half, in halves: of one half the rest itself decides.
        let is_up = match full_at - 2 * whole.rem_euclid(full_at) {
            ..=0 => true,
            1 => rest >= self.whole - rest,
            _ => false,
        };
        let rounded = whole.div_euclid(full_at) + i128::from(is_up);
        i64::try_from(rounded).map_or(full, |rounded| rounded.min(full))
    }

    /// Compares with `hundredths` of a percent without rounding.
    #[must_use]
    pub fn cmp_percent(self, hundredths: i64) -> Ordering {
        self.cmp_times(10_000, hundredths)
    }

    /// Compares this times `scale` with a whole number, without rounding.
    #[must_use]
    pub fn cmp_times(self, scale: i64, number: i64) -> Ordering {
        match (self.part.checked_mul(scale.into()), self.whole.checked_mul(number.into())) {
            (Some(own), Some(other)) => own.cmp(&other),
            _ => {
                let (whole, rest) = times_over(self.part, scale.into(), self.whole);
                whole.cmp(&number.into()).then(rest.cmp(&0))
            }
        }
    }

    /// The difference, exact; `None` when it does not fit.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        let part = self.part.checked_mul(other.whole)?;
        let part = part.checked_sub(other.part.checked_mul(self.whole)?)?;
        Self::new(part, self.whole.checked_mul(other.whole)?)
    }

    /// The quotient, exact; `None` when it does not fit or the other is not above zero.
    #[must_use]
    pub fn over(self, other: Self) -> Option<Self> {
        self.times(Self::new(other.whole, other.part)?)
    }

    /// The product, exact; `None` when it does not fit even in lowest terms.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        let (across, down) =
            (common_part(self.part, other.whole), common_part(other.part, self.whole));
        let part = (self.part / across).checked_mul(other.part / down)?;
        Self::new(part, (self.whole / down).checked_mul(other.whole / across)?)
    }
}

/// The greatest common divisor, never zero.
fn common_part(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a.rem_euclid(b));
    }
    i128::try_from(a).unwrap_or(1).max(1)
}

/// `part × times ÷ over` as a whole number below it and what is left, for `times` and `over` above
/// zero. The product need not fit: it is then taken bit by bit.
fn times_over(part: i128, times: i128, over: i128) -> (i128, i128) {
    if let Some(product) = part.checked_mul(times) {
        return (product.div_euclid(over), product.rem_euclid(over));
    }
    let (each, rest_of_each) = (part.div_euclid(over), part.rem_euclid(over));
    let (mut whole, mut rest) = (each.saturating_mul(times), 0_i128);
    let mut carried = 0_i128;
    for bit in (0..i128::BITS - 1).rev() {
        carried = carried.saturating_mul(2);
        (carried, rest) = added(carried, rest, rest, over);
        if (times >> bit) & 1 == 1 {
            (carried, rest) = added(carried, rest, rest_of_each, over);
        }
    }
    whole = whole.saturating_add(carried);
    (whole, rest)
}

/// Adds two rests below `over`; what reaches it is carried.
fn added(carried: i128, rest: i128, more: i128, over: i128) -> (i128, i128) {
    if rest >= over - more {
        (carried.saturating_add(1), rest - (over - more))
    } else {
        (carried, rest + more)
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
        let products = (self.part.checked_mul(other.whole), other.part.checked_mul(self.whole));
        match products {
            (Some(own), Some(others)) => own.cmp(&others),
            _ => by_parts(*self, *other),
        }
    }
}

/// Compares by whole numbers first and then by what is left, turned over: no product is made.
fn by_parts(a: Ratio, b: Ratio) -> Ordering {
    let wholes = a.part.div_euclid(a.whole).cmp(&b.part.div_euclid(b.whole));
    let rests = (a.part.rem_euclid(a.whole), b.part.rem_euclid(b.whole));
    wholes.then_with(|| match rests {
        (0, 0) => Ordering::Equal,
        (0, _) => Ordering::Less,
        (_, 0) => Ordering::Greater,
        (own, other) => {
            by_parts(Ratio { part: b.whole, whole: other }, Ratio { part: a.whole, whole: own })
        }
    })
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
    fn ratios_whose_products_do_not_fit_are_still_compared_and_rounded_exactly() {
        let large = i128::MAX / 3;
        let third = Ratio::new(large, i128::MAX - 1).expect("a whole");
        let more = Ratio::new(large + 1, i128::MAX - 1).expect("a whole");
        assert!(third < more);
        assert!(more > third);
        assert_eq!(third.percent_hundredths(), 3333);
        assert_eq!(third.cmp_percent(3333), Ordering::Greater);
        assert_eq!(third.cmp_percent(3334), Ordering::Less);
        let below_zero = Ratio::new(-large, i128::MAX - 1).expect("a whole");
        assert_eq!(below_zero.percent_hundredths(), -3333);
        assert!(below_zero < third);
        assert_eq!(third.minus(more), None);
    }

    #[test]
    fn marks_that_move_with_the_percent_stop_at_the_cap_and_at_zero() {
        for (part, whole, full, full_at, expected) in [
            (979, 1_000, 500, 10_000, 490),
            (9_786, 10_000, 500, 10_000, 489),
            (448, 1_000, 500, 10_000, 224),
            (1, 3, 300, 10_000, 100),
            (130, 100, 500, 10_000, 500),
            (110, 100, 600, 12_000, 550),
            (-5, 100, 500, 10_000, 0),
            (0, 7, 500, 10_000, 0),
        ] {
            let ratio = Ratio::new(part, whole).expect("a whole");
            assert_eq!(ratio.straight(full, full_at), expected, "{part} of {whole}");
        }
    }

    #[test]
    fn differences_and_quotients_are_exact() {
        let of = |part, whole| Ratio::new(part, whole).expect("a whole");
        assert_eq!(of(1, 2).minus(of(1, 3)), Some(of(1, 6)));
        assert_eq!(of(1, 3).minus(of(1, 2)), Some(of(-1, 6)));
        assert_eq!(of(1, 6).over(of(1, 2)), Some(of(1, 3)));
        assert_eq!(of(1, 6).over(of(0, 2)), None);
    }

    #[test]
    fn nothing_of_nothing_is_no_ratio() {
        assert!(Ratio::new(0, 0).is_none());
    }
}
