//! What was taken in: one line for each fact that brought figures, with its source and its extent. The
//! figures themselves are in the ledger and, added up, in the cube.

use domain::fact::By;
use domain::figure::{FigureBlock, Source, Way};
use domain::period::Period;

use crate::error::{Error, Result};
use crate::tx::{Tx, Write};
use crate::value::Row;

/// Figures that were taken in together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intake {
    pub fact: i64,
    pub by: By,
    pub source: Source,
    pub n_places: i64,
    pub n_columns: i64,
    /// Cells that say something.
    pub n_cells: i64,
    /// The earliest and the latest period; `None` when there are no columns.
    pub first: Option<Period>,
    pub last: Option<Period>,
    /// The fact that took them back, if one did.
    pub undone_by: Option<i64>,
}

/// Intakes before a fact, or up to the last one, the latest first, at most `limit`.
///
/// # Errors
/// The database's own.
pub fn page<M>(tx: &mut Tx<M>, before: Option<i64>, limit: i64) -> Result<Vec<Intake>> {
    let before = before.unwrap_or(i64::MAX);
    tx.all(include_str!("intakes/page.sql"), &[&before, &limit], read)
}

/// The intake that a fact made.
///
/// # Errors
/// `Missing` when that fact brought no figures.
pub fn get<M>(tx: &mut Tx<M>, fact: i64) -> Result<Intake> {
    let found = page(tx, Some(fact + 1), 1)?.into_iter().next();
    found.filter(|intake| intake.fact == fact).ok_or_else(|| Error::missing("intake", fact))
}

/// The latest intake of a file with this hash that stands. Nothing has the empty hash of figures without a file.
///
/// # Errors
/// The database's own.
pub fn by_sha256<M>(tx: &mut Tx<M>, sha256: &str) -> Result<Option<Intake>> {
    if sha256.is_empty() {
        return Ok(None);
    }
    tx.first(include_str!("intakes/of_file.sql"), &[&sha256], read)
}

fn read(row: &Row<'_>) -> Result<Intake> {
    Ok(Intake {
        fact: row.get(0)?,
        by: By { at: row.get(1)?, on: row.get(2)?, post: row.get(3)?, why: row.get(4)? },
        source: Source {
            way: row.word(5, Way::of_word)?,
            name: row.get(6)?,
            sha256: row.get(7)?,
            as_on: row.get(8)?,
            synthetic: row.get(9)?,
        },
        n_places: row.get(10)?,
        n_columns: row.get(11)?,
        n_cells: row.get(12)?,
        first: row.get(13)?,
        last: row.get(14)?,
        undone_by: row.get(15)?,
    })
}

/// The intakes that were taken back, each with the fact that did so, by the order of those facts.
///
/// # Errors
/// The database's own.
pub fn all_undone<M>(tx: &mut Tx<M>) -> Result<Vec<(i64, i64)>> {
    tx.all(
        sql!(
            "select seq, undone_by
             from intake
             where office_id = $1
               and undone_by is not null
             order by undone_by"
        ),
        &[],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

pub(crate) fn undone(tx: &mut Tx<Write>, seq: i64, intake: i64) -> Result<()> {
    tx.run(
        sql!("update intake set undone_by = $3 where office_id = $1 and seq = $2"),
        &[&intake, &seq],
    )?;
    Ok(())
}

pub(crate) fn saved(
    tx: &mut Tx<Write>,
    seq: i64,
    source: &Source,
    block: &FigureBlock,
) -> Result<()> {
    let count = |n: usize| i64::try_from(n).map_err(Error::broken);
    let periods = || block.columns.iter().map(|column| column.period);
    tx.run(
        sql!(
            "insert into intake
               (office_id, seq, way, name, sha256, as_on, is_synthetic, n_places, n_columns,
                n_cells, first_period, last_period)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
        ),
        &[
            &seq,
            &source.way.word(),
            &source.name,
            &source.sha256,
            &source.as_on,
            &source.synthetic,
            &count(block.places.len())?,
            &count(block.columns.len())?,
            &count(block.n_cells())?,
            &periods().min(),
            &periods().max(),
        ],
    )?;
    Ok(())
}
