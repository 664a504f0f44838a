//! What rows and cases add up to, kept current fact by fact: for each place, and for all above it, by the
//! month in which something came or went. A level at a month's end is the sum of all months up to it.

use std::collections::BTreeMap;

use domain::place::PlaceCode;
use domain::register::derived::Count;
use jiff::civil::Date;

use super::cells::Add;
use super::path::{levels, of_places};
use crate::error::Result;
use crate::ledger::wire::json_text;
use crate::tx::{Tx, Write};

/// How many sums go into one statement.
const AT_ONCE: usize = 5_000;

/// The word under which the stages of cases are counted.
const STAGE: &str = "stage";

/// Sums of what is counted at some places, between two months with both (the first of each month): for a
/// level at a month's end everything up to it.
///
/// # Errors
/// The database's own.
pub fn sums<M>(
    tx: &mut Tx<M>,
    count: &Count,
    places: &[PlaceCode],
    (from, to): (Date, Date),
) -> Result<BTreeMap<PlaceCode, i64>> {
    let paths = of_places(tx, places)?;
    let asked: Vec<(&str, i64)> =
        paths.iter().map(|(place, path)| (path.as_str(), place.number())).collect();
    let (book, add) = counted(count);
    let found = tx.all(
        sql!(
            "select cast(q.value ->> 1 as bigint), cast(sum(t.n) as bigint)
             from json_each($6) q
             cross join tally t
             where t.office_id = $1
               and t.book = $2
               and t.measure = $3
               and t.by_field = $4
               and t.by_value = $5
               and t.path = q.value ->> 0
               and t.month >= $7
               and t.month <= $8
             group by cast(q.value ->> 1 as bigint)"
        ),
        &[
            &book,
            &add.measure,
            &add.field,
            &add.word,
            &json_text(&asked)?,
            &from.first_of_month(),
            &to.first_of_month(),
        ],
        |line| Ok((line.get(0)?, line.get(1)?)),
    )?;
    Ok(found.into_iter().collect())
}

/// The months in which what is counted changed at a place, the first first.
///
/// # Errors
/// The database's own.
pub fn months<M>(tx: &mut Tx<M>, count: &Count, place: PlaceCode) -> Result<Vec<Date>> {
    let paths = of_places(tx, &[place])?;
    let Some(path) = paths.get(&place) else { return Ok(Vec::new()) };
    let (book, add) = counted(count);
    tx.all(
        sql!(
            "select month
             from tally
             where office_id = $1
               and book = $2
               and measure = $3
               and by_field = $4
               and by_value = $5
               and path = $6
             order by month"
        ),
        &[&book, &add.measure, &add.field, &add.word, path],
        |line| line.get(0),
    )
}

/// The book of a count, and under what it stands there.
fn counted(count: &Count) -> (String, Add<'_>) {
    match count {
        Count::Rows { register, sum, only } => {
            let (field, word) =
                only.as_ref().map_or(("", ""), |(field, word)| (field.as_str(), word.as_str()));
            let measure = sum.as_deref().unwrap_or("");
            (of_register(register), Add { measure, field, word, n: 0 })
        }
        Count::Reached { pipeline, stage, amount } => {
            (of_pipeline(pipeline), reached(stage, (*amount, 0)))
        }
    }
}

pub(crate) fn of_register(register: &str) -> String {
    format!("row/{register}")
}

pub(crate) fn of_pipeline(pipeline: &str) -> String {
    format!("case/{pipeline}")
}

/// What a case adds at a stage: one, or its amount in paise.
pub(crate) fn reached(stage: &str, (is_amount, n): (bool, i64)) -> Add<'_> {
    Add { measure: if is_amount { "amount" } else { "" }, field: STAGE, word: stage, n }
}

/// Sums that are about to be written, put together first.
pub(crate) struct Sums {
    book: String,
    by: BTreeMap<(String, String, String, String, String), i64>,
}

impl Sums {
    pub(crate) fn of(book: String) -> Self {
        Self { book, by: BTreeMap::new() }
    }

    /// Adds to a place and to all above it, in the month of a day.
    pub(crate) fn add(&mut self, path: &str, on: Date, add: Add<'_>) {
        for level in levels(path) {
            let key = (
                add.measure.to_owned(),
                add.field.to_owned(),
                add.word.to_owned(),
                level.to_owned(),
                on.first_of_month().to_string(),
            );
            *self.by.entry(key).or_insert(0) += add.n;
        }
    }

    /// Takes away what was added.
    pub(crate) fn take(&mut self, path: &str, on: Date, add: Add<'_>) {
        self.add(path, on, Add { n: -add.n, ..add });
    }

    pub(crate) fn write(self, tx: &mut Tx<Write>) -> Result<()> {
        let rows: Vec<_> = self
            .by
            .iter()
            .filter(|(_, n)| **n != 0)
            .map(|((measure, field, word, path, month), n)| (measure, field, word, path, month, n))
            .collect();
        for some in rows.chunks(AT_ONCE) {
            tx.run(
                sql!(
                    "insert into tally
                       (office_id, book, measure, by_field, by_value, path, month, n)
                     select $1, $2, j.value ->> 0, j.value ->> 1, j.value ->> 2, j.value ->> 3,
                       j.value ->> 4, cast(j.value ->> 5 as bigint)
                     from json_each($3) j
                     where true
                     on conflict (office_id, book, measure, by_field, by_value, path, month)
                     do update set n = tally.n + excluded.n"
                ),
                &[&self.book, &json_text(&some)?],
            )?;
        }
        Ok(())
    }
}
