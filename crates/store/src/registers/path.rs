//! Paths: the codes of a place and of all above it in one text of digits, so that all at and below a place
//! is one range of an index, in whatever order the database sorts texts.

use std::collections::BTreeMap;

use domain::place::PlaceCode;

use crate::error::{Error, Result};
use crate::ledger::wire::json_text;
use crate::tx::Tx;

/// The digits of one code.
pub(crate) const STEP: usize = 10;

/// All paths at and below a place: from this one on, and before that one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) from: String,
    pub(crate) to: String,
}

/// The range of a place.
pub(crate) fn span<M>(tx: &mut Tx<M>, place: PlaceCode) -> Result<Span> {
    let paths = of_places(tx, &[place])?;
    let from = paths.get(&place).cloned().ok_or_else(|| Error::missing("place", place))?;
    let (above, own) = from
        .split_at_checked(from.len().saturating_sub(STEP))
        .ok_or_else(|| Error::broken("a path is made of codes of ten digits"))?;
    let next = own.parse::<i64>().map_err(Error::broken)? + 1;
    Ok(Span { to: format!("{above}{next}"), from })
}

/// The paths of some places.
pub(crate) fn of_places<M>(
    tx: &mut Tx<M>,
    places: &[PlaceCode],
) -> Result<BTreeMap<PlaceCode, String>> {
    let asked: Vec<[i64; 1]> = places.iter().map(|place| [place.number()]).collect();
    let found = tx.all(include_str!("paths.sql"), &[&json_text(&asked)?], |line| {
        let place: PlaceCode = line.get(0)?;
        let above = (1..=5).rev().map(|ix| line.get::<Option<PlaceCode>>(ix));
        let above = above.collect::<Result<Vec<_>>>()?;
        let codes = above.into_iter().flatten().chain([place]);
        Ok((place, codes.map(|code| code.number().to_string()).collect::<String>()))
    })?;
    Ok(found.into_iter().collect())
}

/// The path itself and those of all places above, the highest first.
pub(crate) fn levels(path: &str) -> impl Iterator<Item = &str> {
    (1..=path.len() / STEP).filter_map(move |n| path.get(..n * STEP))
}
