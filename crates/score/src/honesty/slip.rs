//! Figures in a wrong unit: rupees for lakh, ones for hundreds. Such a figure is about 10, 100 … times
//! what it should be, or brings more money to one group than an order allows.

use domain::honesty::{Evidence, Sure};
use domain::indicator::{IndicatorCode, Nature};

use super::contradict::own;
use super::find::Found;
use super::group::{Group, PAST, Rows, at, past};
use super::robust::median;

/// All of a figure, in hundredths of a percent.
const WHOLE: i128 = 10_000;
/// So many earlier months say what is usual.
pub(super) const USUAL_FROM: usize = 6;

/// Money for one of what is counted, outside the limits.
pub(super) fn per_unit(
    group: &Group<'_>,
    n: usize,
    (amount_code, count_code): (&IndicatorCode, &IndicatorCode),
    (limits, factors): ((i64, i64), &[i64]),
) -> Vec<Found> {
    let (Some((_, amounts)), Some((_, counts))) =
        (group.rows_of(amount_code), group.rows_of(count_code))
    else {
        return Vec::new();
    };
    let pair = |p: usize, of: &dyn Fn(&Rows) -> Option<i64>| Some((p, of(amounts)?, of(counts)?));
    let one = |p: usize| {
        // To date; where one of the two was not reported from April on, of the month.
        let to_date = pair(p, &|rows| at(&rows.standing, p, n));
        let (p, amount, count) = to_date.or_else(|| pair(p, &|rows| at(&rows.steps, p, n)))?;
        let evidence = beyond(amount, count, limits, factors)?;
        Some(Found::of(p, amount_code, evidence, Sure::Certain))
    };
    own(&amounts.own).filter_map(one).collect()
}

/// What is said of an amount that does not lie between the least and the most for so many.
fn beyond(amount: i64, count: i64, limits: (i64, i64), factors: &[i64]) -> Option<Evidence> {
    let within = |amount: i128| {
        let (least, most) = (i128::from(limits.0), i128::from(limits.1));
        (least * i128::from(count)..=most * i128::from(count)).contains(&amount)
    };
    if count <= 0 || amount <= 0 || within(i128::from(amount)) {
        return None;
    }
    let is_over = i128::from(amount) > i128::from(limits.1) * i128::from(count);
    let mended = |factor: &i64| {
        let (amount, factor) = (i128::from(amount), i128::from(*factor));
        if is_over { amount / factor } else { amount * factor }
    };
    let factor = factors.iter().find(|factor| within(mended(factor))).copied();
    Some(Evidence::PerUnit { amount, count, per_unit: amount / count, limits, factor })
}

/// A figure that is about a factor away from what the place usually has, and from what its neighbours have in
/// the same month. Where nearly all neighbours are, the column came in another unit: it is told of the place
/// above.
pub(super) fn unit_slip(
    group: &Group<'_>,
    n: usize,
    factors: &[i64],
    (within, at_least): (i64, i64),
) -> Vec<Found> {
    let mut found = Vec::new();
    for (code, (indicator, rows)) in &group.rows {
        let nature = indicator.nature;
        let known: Vec<Held> = own(&rows.own).filter_map(|p| held((rows, nature), p, n)).collect();
        let mut ratios: Vec<i64> = known.iter().map(Held::ratio_hundredths).collect();
        let beside =
            if known.len() >= BESIDE_FROM { median(&mut ratios).unwrap_or(100) } else { 100 };
        let near = Near { factors, within, at_least, nature };
        let slipped: Vec<(&Held, i64)> =
            known.iter().filter_map(|held| Some((held, near.factor(held)?))).collect();
        if let Some(evidence) = whole_column(&slipped, known.len()) {
            let (indicator, sure) = (Some((*code).clone()), Sure::Strong);
            found.push(Found { place: None, indicator, evidence, sure });
            continue;
        }
        for (held, factor) in slipped {
            // What all neighbours have too is the season.
            let ratio = held.ratio_hundredths().max(1);
            let apart = (i128::from(ratio) * 100 / i128::from(beside.max(1))).max(1);
            let is_high = ratio >= 100;
            let times = if is_high { apart } else { 10_000 / apart };
            if times * WHOLE >= i128::from(factor) * i128::from(within) * 100 {
                let (value, usual) = (held.value, held.usual);
                let evidence = Evidence::Slip { value, usual, factor };
                found.push(Found::of(held.place, code, evidence, Sure::Strong));
            }
        }
    }
    found
}

/// From so many places on, neighbours say what a month was like.
const BESIDE_FROM: usize = 4;

/// Four places of five, three at least, by the same factor and near to it.
fn whole_column(slipped: &[(&Held, i64)], n_known: usize) -> Option<Evidence> {
    let (first, factor) = slipped.first().copied()?;
    let is_near = |held: &Held| {
        let ratio = held.ratio_hundredths();
        let times = if first.value >= first.usual { ratio } else { 10_000 / ratio.max(1) };
        (factor * 70..=factor * 140).contains(&times)
    };
    let is_alike = slipped.iter().all(|(held, other)| *other == factor && is_near(held));
    if !is_alike || slipped.len() < 3 || slipped.len() * 5 < n_known * 4 {
        return None;
    }
    let sum = |of: &dyn Fn(&Held) -> i64| slipped.iter().map(|(held, _)| of(held)).sum::<i64>();
    Some(Evidence::Slip { value: sum(&|held| held.value), usual: sum(&|held| held.usual), factor })
}

/// A figure and what the place usually has.
#[derive(Clone, Copy, Debug)]
struct Held {
    place: usize,
    value: i64,
    usual: i64,
    /// The same month a year ago.
    year_ago: Option<i64>,
}

impl Held {
    fn ratio_hundredths(&self) -> i64 {
        let ratio = i128::from(self.value) * 100 / i128::from(self.usual.max(1));
        i64::try_from(ratio).unwrap_or(i64::MAX)
    }
}

fn held((rows, nature): (&Rows, Nature), p: usize, n: usize) -> Option<Held> {
    let (value, usual, of) = match nature {
        Nature::Stock => (at(&rows.stated, p, n)?, usual_level(rows, p, n)?, &rows.stated),
        Nature::Flow => (at(&rows.steps, p, n)?, usual_step(rows, p, n)?, &rows.steps),
    };
    let year_ago = n.checked_sub(PAST).and_then(|year_ago| at(of, p, year_ago));
    (value > 0 && usual > 0).then_some(Held { place: p, value, usual, year_ago })
}

/// What makes a figure near to a factor.
struct Near<'a> {
    factors: &'a [i64],
    within: i64,
    at_least: i64,
    nature: Nature,
}

impl Near<'_> {
    /// The factor that a figure is away from what is usual, if it is.
    fn factor(&self, held: &Held) -> Option<i64> {
        let (small, large) = (held.value.min(held.usual), held.value.max(held.usual));
        // A month with next to nothing is ordinary for what comes and goes; a level does not vanish.
        let is_ordinary = self.nature == Nature::Flow && held.value < held.usual;
        if is_ordinary || large < self.at_least {
            return None;
        }
        let within = i128::from(self.within);
        let far = |factor: &i64| i128::from(small) * i128::from(*factor);
        let is_near = |factor: &&i64| {
            let large = i128::from(large);
            large * WHOLE >= far(factor) * within && large * within <= far(factor) * WHOLE
        };
        let factor = self.factors.iter().find(is_near)?;
        let was_so = |ago: i64| i128::from(ago) * WHOLE >= far(factor) * within;
        let is_season = self.nature == Nature::Flow && held.year_ago.is_some_and(was_so);
        (!is_season).then_some(*factor)
    }
}

/// The median of what came about in earlier months.
pub(super) fn usual_step(rows: &Rows, p: usize, n: usize) -> Option<i64> {
    let mut past = past(&rows.steps, p, n);
    if past.len() < USUAL_FROM { None } else { median(&mut past) }
}

/// The median of earlier levels, where the level jumped within the half year: what grows step by step may be
/// far from its median and is well.
fn usual_level(rows: &Rows, p: usize, n: usize) -> Option<i64> {
    let from = n.saturating_sub(PAST / 2);
    let late: Vec<i64> = (from..=n).filter_map(|m| at(&rows.stated, p, m)).collect();
    let is_far = |(one, other): (&i64, &i64)| {
        let (small, large) = (*one.min(other), *one.max(other));
        small > 0 && i128::from(large) >= JUMP * i128::from(small)
    };
    let mut past = past(&rows.stated, p, n);
    let usual = if past.len() < 2 { None } else { median(&mut past) }?;
    late.iter().zip(late.iter().skip(1)).any(is_far).then_some(usual)
}

/// From one month to the next so many times: no growth.
const JUMP: i128 = 5;

#[cfg(test)]
mod tests {
    use super::*;

    const LAKH: i64 = 100_000;
    const CRORE: i64 = 10_000_000;
    /// Paise in a rupee.
    const RUPEE: i64 = 100;
    const FACTORS: [i64; 5] = [10, 100, 1000, LAKH, CRORE];

    #[test]
    fn lakh_crore_to_lakh_groups_is_a_crore_for_each_and_is_caught() {
        // Economic review of Uttar Pradesh, 2025-26: 7.59 lakh crore rupees to 6.89 lakh groups.
        let amount = 759_000 * CRORE * RUPEE;
        let limits = (1000 * RUPEE, 20 * LAKH * RUPEE);
        let told = beyond(amount, 689_000, limits, &FACTORS);
        let Some(Evidence::PerUnit { per_unit, factor, .. }) = told else { panic!("{told:?}") };
        assert_eq!((per_unit / RUPEE / LAKH, factor), (110, Some(10)));
        assert_eq!(beyond(amount / 100, 689_000, limits, &FACTORS), None, "7,590 crore is well");
    }

    #[test]
    fn a_product_that_was_multiplied_wrongly_is_caught_and_the_right_one_beside_it_is_not() {
        // 60,000 groups × 15,000 rupees were printed as 120 crore, and are 90.
        let exactly = |rupees: i64| (rupees * RUPEE, rupees * RUPEE);
        let said = beyond(120 * CRORE * RUPEE, 60_000, exactly(15_000), &FACTORS).expect("caught");
        assert_eq!(said.size(), 30 * CRORE * RUPEE);
        assert_eq!(beyond(90 * CRORE * RUPEE, 60_000, exactly(15_000), &FACTORS), None);
        // 80,000 × 1.10 lakh are 880 crore, as printed.
        assert_eq!(beyond(880 * CRORE * RUPEE, 80_000, exactly(110_000), &FACTORS), None);
    }

    #[test]
    fn nothing_given_to_nobody_is_no_slip() {
        assert_eq!(beyond(0, 0, (1, 2), &FACTORS), None);
        assert_eq!(beyond(5, 0, (1, 2), &FACTORS), None);
    }
}
