//! Answers to points to check. What is to be checked is not kept: it is found afresh from the figures, and
//! these stand beside it.

use domain::honesty::{Answer, DoubtAnswered, DoubtKey};
use domain::indicator::IndicatorCode;
use domain::place::PlaceCode;
use domain::post::PostId;
use jiff::civil::Date;

use crate::error::Result;
use crate::fold::Stamp;
use crate::ledger::wire::json_text;
use crate::tx::{Tx, Write};
use crate::value::Row;

/// An answer as it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The ledger number of the answer.
    pub seq: i64,
    pub given: DoubtAnswered,
    pub on: Date,
    pub by: Option<PostId>,
}

/// The answers to points at some places themselves, in the order in which they were given.
///
/// # Errors
/// The database's own.
pub fn at_places<M>(tx: &mut Tx<M>, places: &[PlaceCode]) -> Result<Vec<Answered>> {
    let places: Vec<[i64; 1]> = places.iter().map(|place| [place.number()]).collect();
    tx.all(
        sql!(
            "select d.seq, d.rule, d.place, d.indicator, d.at_period, d.mark, d.answer, d.words,
               d.on_day, d.by_id
             from json_each($2) q
             cross join doubt_answer d
             where d.office_id = $1 and d.place = cast(q.value ->> 0 as bigint)
             order by d.seq"
        ),
        &[&json_text(&places)?],
        read,
    )
}

fn read(row: &Row<'_>) -> Result<Answered> {
    let indicator: String = row.get(3)?;
    let key = DoubtKey {
        rule: row.get(1)?,
        place: row.get(2)?,
        indicator: (!indicator.is_empty()).then(|| IndicatorCode::new(&indicator)),
        period: row.get(4)?,
    };
    let answer = row.word(6, Answer::of_word)?;
    let given = DoubtAnswered { key, mark: row.get(5)?, answer, words: row.get(7)? };
    Ok(Answered { seq: row.get(0)?, given, on: row.get(8)?, by: row.get(9)? })
}

pub(crate) fn answered(tx: &mut Tx<Write>, stamp: Stamp<'_>, given: &DoubtAnswered) -> Result<()> {
    let key = &given.key;
    let indicator = key.indicator.as_ref().map_or("", IndicatorCode::as_str);
    tx.run(
        sql!(
            "insert into doubt_answer
               (office_id, seq, rule, place, indicator, at_period, mark, answer, words, on_day,
                by_id)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
        ),
        &[
            &stamp.seq,
            &key.rule,
            &key.place,
            &indicator,
            &key.period,
            &given.mark,
            &given.answer.word(),
            &given.words,
            &stamp.by.on,
            &stamp.by.post,
        ],
    )?;
    Ok(())
}
