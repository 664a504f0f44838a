//! Heaping: more figures of a place end in round numbers than counting gives. Only figures that are news of
//! the month are looked at, since a level that nobody touched says nothing twice.

use domain::honesty::{Evidence, Looks, Sure};
use domain::indicator::{Nature, Unit};

use super::chance::once_in;
use super::find::Found;
use super::group::{Group, Rows, at};

/// Places whose figures of a month are heaped on round numbers.
pub(super) fn heaping(group: &Group<'_>, n: usize, looks: &Looks) -> Vec<Found> {
    let Looks::Heaping { round_to, expected_hundredths, one_in, from_value, figures_at_least } =
        *looks
    else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for p in 0..group.places.len() {
        let counts = group.rows.values().filter(|(indicator, _)| indicator.unit == Unit::Count);
        let figures: Vec<i64> = counts
            .filter_map(|(indicator, rows)| news(indicator.nature, rows, p, n))
            .filter(|figure| *figure >= from_value)
            .collect();
        let is_round = |figure: &&i64| figure.rem_euclid(round_to.max(1)) == 0;
        let round = figures.iter().filter(is_round).count();
        if figures.len() < figures_at_least {
            continue;
        }
        let rare = once_in(round, figures.len(), expected_hundredths);
        if rare >= one_in {
            let evidence = Evidence::Heaped { round, of: figures.len(), round_to, one_in: rare };
            // Twice the limit, in the number of noughts: the square of it.
            let is_strong = i128::from(rare) >= i128::from(one_in) * i128::from(one_in);
            let sure = if is_strong { Sure::Strong } else { Sure::Likely };
            found.push(Found { place: Some(p), indicator: None, evidence, sure });
        }
    }
    found
}

/// The number that a place itself stated for the month, when it is not the one of the month before.
fn news(nature: Nature, rows: &Rows, p: usize, n: usize) -> Option<i64> {
    let is_own = rows.own.get(p).copied().unwrap_or(false);
    let figure = at(&rows.stated, p, n).filter(|_| is_own)?;
    let before = n.checked_sub(1).and_then(|before| at(&rows.stated, p, before));
    (nature == Nature::Flow || before != Some(figure)).then_some(figure)
}
