//! A small generator of chance with a stated seed: the same seed gives the same year on every machine.

/// `SplitMix64` (Steele, Lea and Flood, 2014).
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From `low` to `high`, both included.
    pub(crate) fn within(&mut self, low: i64, high: i64) -> i64 {
        let n = u64::try_from(high - low + 1).expect("high is not below low");
        low + i64::try_from(self.next() % n).expect("smaller than n")
    }

    pub(crate) fn one_in(&mut self, n: i64) -> bool {
        self.within(1, n) == 1
    }

    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        let n = i64::try_from(from.len()).expect("a short list");
        from[usize::try_from(self.within(0, n - 1)).expect("an index")]
    }

    /// About normal: twelve dice, mean 0 and deviation 1000.
    fn thousandths(&mut self) -> i64 {
        (0..12).map(|_| self.within(0, 1000)).sum::<i64>() - 6000
    }

    /// What a count with this mean comes to: chance of counting, and `percent` of good and bad months.
    pub(crate) fn count(&mut self, mean: i64, percent: i64) -> i64 {
        let months = mean * percent / 100;
        let deviation = (mean + months * months).isqrt();
        (mean + deviation * self.thousandths() / 1000).max(0)
    }
}
