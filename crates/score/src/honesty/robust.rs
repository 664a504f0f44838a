//! Medians and robust distances in whole numbers. Twice the median is given, so that the mean of the two
//! in the middle stays exact.

/// Twice the median; `None` of nothing. The order of the values is lost.
pub(super) fn median_twice(values: &mut [i64]) -> Option<i128> {
    values.sort_unstable();
    let half = values.len() / 2;
    let upper = i128::from(*values.get(half)?);
    if values.len() % 2 == 1 {
        return Some(upper * 2);
    }
    Some(upper + i128::from(*values.get(half - 1)?))
}

/// The median, half of a unit rounded down.
pub(super) fn median(values: &mut [i64]) -> Option<i64> {
    i64::try_from(median_twice(values)?.div_euclid(2)).ok()
}

/// 0.6745, by which the median of the deviations stands for a standard deviation, in ten-thousandths
/// (Iglewicz and Hoaglin, 1993).
const CONSISTENCY: i128 = 6745;

/// How far `value` lies from the median of the others, in hundredths of robust z: 0.6745 × deviation ÷
/// median deviation. A spread smaller than `least_spread` is taken for that, so that values that are
/// all alike do not make a small difference a large one. `None` of nothing, or without any spread.
pub(super) fn robust_z_hundredths(value: i64, others: &[i64], least_spread: i64) -> Option<i64> {
    let middle = median_twice(&mut others.to_vec())?;
    let deviation = |x: i64| (2 * i128::from(x) - middle).abs();
    let mut deviations: Vec<i64> =
        others.iter().map(|x| i64::try_from(deviation(*x)).unwrap_or(i64::MAX)).collect();
    // Twice the median of deviations from twice the median: four times the spread.
    let spread = median_twice(&mut deviations)?.max(4 * i128::from(least_spread));
    if spread == 0 {
        return None;
    }
    let z = 2 * CONSISTENCY * deviation(value) / (100 * spread);
    Some(i64::try_from(z).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_median_is_exact_between_two() {
        for (values, expected) in [
            (vec![3], Some(6)),
            (vec![4, 1], Some(5)),
            (vec![9, 1, 5], Some(10)),
            (vec![-3, -4], Some(-7)),
            (vec![], None),
        ] {
            assert_eq!(median_twice(&mut values.clone()), expected, "{values:?}");
        }
    }

    #[test]
    fn robust_z_is_the_published_formula() {
        // Median 5, deviations 4 3 1 0 1 2 5 → median deviation 2; 0.6745 × (25 − 5) ÷ 2 = 6.745.
        let others = [1, 2, 4, 5, 6, 7, 10];
        assert_eq!(robust_z_hundredths(25, &others, 0), Some(674));
        assert_eq!(robust_z_hundredths(5, &others, 0), Some(0));
        // A least spread of 4 halves it.
        assert_eq!(robust_z_hundredths(25, &others, 4), Some(337));
    }

    #[test]
    fn values_that_are_all_alike_have_no_distance_without_a_least_spread() {
        assert_eq!(robust_z_hundredths(9, &[7, 7, 7], 0), None);
        assert_eq!(robust_z_hundredths(9, &[7, 7, 7], 1), Some(134));
    }

    #[test]
    fn moving_and_stretching_all_values_changes_no_distance() {
        let others = [12, 40, 18, 33, 21, 5];
        let plain = robust_z_hundredths(90, &others, 0);
        let moved: Vec<i64> = others.iter().map(|x| 7 * x + 1000).collect();
        assert_eq!(robust_z_hundredths(7 * 90 + 1000, &moved, 0), plain);
    }
}
