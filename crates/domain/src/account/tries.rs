//! How often one may try to sign in. An office stands behind one address, so tries are counted for an
//! account, and apart from that for an account on a device that has signed in to it before: strangers who hammer
//! at a name never shut out its owner.

use jiff::{SignedDuration, Timestamp};

/// Tries within the window before anyone must wait (RELIABILITY §6.5, S8).
pub const FREE_TRIES: i64 = 10;
/// Tries at the code of a second factor (S10): six digits stand less than a password.
pub const FREE_CODES: i64 = 5;
/// Tries from one network address: a whole office behind one address stays below it.
pub const FREE_FROM_ADDRESS: i64 = 300;
/// The window in which tries are counted together, and the first wait after them; each wait is twice the
/// one before it.
pub const WINDOW: SignedDuration = SignedDuration::from_mins(15);
/// The longest wait. After it the count begins anew.
pub const LONGEST_WAIT: SignedDuration = SignedDuration::from_hours(24);

/// Wrong tries in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tries {
    pub n: i64,
    /// When the last was made.
    pub last_at: Timestamp,
}

impl Tries {
    /// How long the wait after the last try is; `None` while tries are free.
    fn wait(&self, free: i64) -> Option<SignedDuration> {
        if self.n < free {
            return None;
        }
        let doublings = u32::try_from(self.n - free).unwrap_or(u32::MAX).min(10);
        Some((WINDOW * 2_i32.pow(doublings)).min(LONGEST_WAIT))
    }

    /// Until when nothing may be tried; `None` when it may be tried now.
    #[must_use]
    pub fn waits_until(&self, free: i64, now: Timestamp) -> Option<Timestamp> {
        let until = self.last_at.saturating_add(self.wait(free)?).unwrap_or(Timestamp::MAX);
        (now < until).then_some(until)
    }

    /// The count after one more try.
    #[must_use]
    pub fn and_one(before: Option<Self>, free: i64, now: Timestamp) -> Self {
        let is_over = |tries: &Self| {
            let kept = if tries.n < free { WINDOW } else { LONGEST_WAIT };
            now.duration_since(tries.last_at) >= kept
        };
        let n = before.filter(|tries| !is_over(tries)).map_or(0, |tries| tries.n);
        Self { n: n + 1, last_at: now }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_secs(seconds)
    }

    /// How many of the tries, one each second for a time, are let through.
    fn let_through(seconds: i64) -> Vec<i64> {
        let mut tries: Option<Tries> = None;
        let mut through = Vec::new();
        for second in 0..seconds {
            if tries.is_some_and(|tries| tries.waits_until(FREE_TRIES, at(second)).is_some()) {
                continue;
            }
            tries = Some(Tries::and_one(tries, FREE_TRIES, at(second)));
            through.push(second);
        }
        through
    }

    #[test]
    fn ten_tries_in_a_quarter_of_an_hour_and_then_each_wait_is_twice_the_last() {
        let through = let_through(6 * 60 * 60);
        assert_eq!(through.get(..10), Some(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9][..]));
        assert_eq!(through.get(10..), Some(&[909, 2_709, 6_309, 13_509][..]));
        for from in &through {
            let near = through.iter().filter(|at| (*from..from + 900).contains(*at)).count();
            assert!(near <= 10, "{near} in the quarter of an hour from {from}");
        }
    }

    #[test]
    fn a_free_try_waits_for_nobody_who_came_at_the_same_moment() {
        let other = Tries { n: 3, last_at: at(10) };
        assert_eq!(
            other.waits_until(FREE_TRIES, at(9)),
            None,
            "counted before, though it came later"
        );
    }

    #[test]
    fn a_few_tries_are_forgotten_after_the_window_and_many_after_a_day() {
        let few = Tries { n: 9, last_at: at(0) };
        assert_eq!(Tries::and_one(Some(few), FREE_TRIES, at(899)).n, 10);
        assert_eq!(Tries::and_one(Some(few), FREE_TRIES, at(900)).n, 1);
        let many = Tries { n: 60, last_at: at(0) };
        assert_eq!(many.waits_until(FREE_TRIES, at(1)), Some(at(86_400)));
        assert_eq!(Tries::and_one(Some(many), FREE_TRIES, at(86_400)).n, 1);
    }
}
