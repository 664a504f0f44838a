//! `[[index]]` of `honesty.toml`: how the sides of the quality of data are weighed.

use domain::honesty::Weighing;

use super::AMOUNTS;
use crate::entry::{Entry, Faults};
use crate::fault::What;
use crate::read::Draft;

const KEYS: [&str; 8] =
    ["complete", "timely", "consistent", "plausible", "in_time_days", "from", "to", "source"];
/// No weight is meant above this.
const WEIGHTS: std::ops::RangeInclusive<i64> = 0..=1_000;

pub(super) fn weighing(table: &Entry, draft: &Draft, faults: &mut Faults) -> Option<Weighing> {
    table.only(&KEYS, faults);
    let mut weight = |key: &str| within(table, key, WEIGHTS, faults);
    let weights = [weight("complete"), weight("timely"), weight("consistent"), weight("plausible")];
    let in_time_days = within(table, "in_time_days", AMOUNTS, faults);
    let validity = table.validity(faults);
    let source = table.source(faults);
    let [complete, timely, consistent, plausible] = weights;
    let weights = [complete?, timely?, consistent?, plausible?];
    if weights.iter().sum::<i64>() == 0 {
        table.tell("complete", What::NoWeight { code: "[index]".to_owned() }, faults);
        return None;
    }
    let (in_time_days, validity) = (in_time_days?, validity?);
    Some(Weighing { weights, in_time_days, validity, source, pack: draft.rules.pack.clone() })
}

/// A whole number within a range.
pub(super) fn within(
    table: &Entry,
    key: &str,
    range: std::ops::RangeInclusive<i64>,
    faults: &mut Faults,
) -> Option<i64> {
    let value = table.whole(key, faults)?;
    if !range.contains(&value) {
        let (key_, value) = (key.to_owned(), value.to_string());
        table.tell(key, What::NotANumber { key: key_, value }, faults);
        return None;
    }
    Some(value)
}
