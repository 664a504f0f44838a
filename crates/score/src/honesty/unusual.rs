//! Figures far from those of their peers: by robust z among the neighbours in the same month, and by the place's
//! own past beside them. The season is in the neighbours' figures too, and so does not count.

use domain::honesty::{Evidence, Looks, Sure};

use super::contradict::own;
use super::find::Found;
use super::group::{Group, PAST, Rows, at};
use super::robust::{median, robust_z_hundredths};
use super::slip::usual_step;

/// "As usual", as times of what is usual, in ten-thousandths.
const USUAL: i64 = 10_000;

struct Limits {
    z: i64,
    times: i64,
    spread: i64,
    peers: usize,
    at_least: i64,
}

/// The outliers of a month.
pub(super) fn outliers(group: &Group<'_>, n: usize, looks: &Looks) -> Vec<Found> {
    let Looks::Outlier {
        z_hundredths: z,
        times_hundredths: times,
        spread_hundredths: spread,
        peers_at_least: peers,
        at_least,
    } = *looks
    else {
        return Vec::new();
    };
    let limits = Limits { z, times, spread, peers, at_least };
    let mut found = Vec::new();
    for (code, (_, rows)) in &group.rows {
        let of = Peers::of(rows, n);
        let told = own(&rows.own).filter_map(|p| {
            let (evidence, sure) = of.outlier(rows, (p, n), &limits)?;
            Some(Found::of(p, code, evidence, sure))
        });
        found.extend(told);
    }
    found
}

/// The neighbours, each as times of what is usual with it.
struct Peers {
    usual: Vec<Option<i64>>,
    /// By month of the past and of now, the last being now: the median of the neighbours.
    middles: Vec<Option<i64>>,
    now: Vec<i64>,
    first: usize,
}

impl Peers {
    fn of(rows: &Rows, n: usize) -> Self {
        let usual: Vec<Option<i64>> = (0..rows.own.len())
            .map(|p| {
                let is_own = rows.own.get(p).copied().unwrap_or(false);
                usual_step(rows, p, n).filter(|usual| is_own && *usual > 0)
            })
            .collect();
        let times = |m: usize| -> Vec<i64> {
            (0..usual.len()).filter_map(|p| times_usual(rows, &usual, p, m)).collect()
        };
        let first = n.saturating_sub(PAST);
        let middles = (first..=n).map(|m| median(&mut times(m)).filter(|m| *m > 0)).collect();
        let now = times(n);
        Self { usual, middles, now, first }
    }

    /// What a place had in a month, beside what the neighbours had in it.
    fn beside(&self, rows: &Rows, p: usize, m: usize) -> Option<i64> {
        let middle = self.middles.get(m - self.first).copied().flatten()?;
        let own = times_usual(rows, &self.usual, p, m)?;
        i64::try_from(i128::from(own) * i128::from(USUAL) / i128::from(middle)).ok()
    }

    fn outlier(
        &self,
        rows: &Rows,
        (p, n): (usize, usize),
        limits: &Limits,
    ) -> Option<(Evidence, Sure)> {
        if self.now.len() < limits.peers {
            return None;
        }
        let value = at(&rows.steps, p, n)?;
        let own = times_usual(rows, &self.usual, p, n)?;
        let middle = self.middles.last().copied().flatten()?;
        let usual = self.usual.get(p).copied().flatten()?;
        let expected = i64::try_from(i128::from(usual) * i128::from(middle) / 10_000).ok()?;
        let beside = self.beside(rows, p, n)?;
        let is_far = i128::from(beside) * 100 >= i128::from(USUAL) * i128::from(limits.times)
            || i128::from(beside) * i128::from(limits.times) <= i128::from(USUAL) * 100;
        if !is_far || value.abs_diff(expected) < limits.at_least.unsigned_abs() {
            return None;
        }
        let past: Vec<i64> = (self.first..n).filter_map(|m| self.beside(rows, p, m)).collect();
        let spread = limits.spread;
        let among = robust_z_hundredths(own, &self.now, scaled(spread, middle))?;
        let in_time = robust_z_hundredths(beside, &past, spread)?;
        let z_hundredths = among.min(in_time);
        let sure = if z_hundredths >= 2 * limits.z { Sure::Strong } else { Sure::Likely };
        let evidence = Evidence::Outlier {
            value,
            usual: expected,
            own_hundredths: own / 100,
            peers_hundredths: middle / 100,
            z_hundredths,
        };
        (z_hundredths >= limits.z).then_some((evidence, sure))
    }
}

/// A share of a middle, in its own ten-thousandths.
fn scaled(spread: i64, middle: i64) -> i64 {
    i64::try_from(i128::from(spread) * i128::from(middle) / i128::from(USUAL)).unwrap_or(i64::MAX)
}

fn times_usual(rows: &Rows, usual: &[Option<i64>], p: usize, m: usize) -> Option<i64> {
    let usual = usual.get(p).copied().flatten()?;
    let times = i128::from(at(&rows.steps, p, m)?) * i128::from(USUAL) / i128::from(usual);
    i64::try_from(times).ok()
}
