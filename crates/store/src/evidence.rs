//! Evidence as it was filed with reports, and where the same file was filed before. The files themselves
//! are in [`crate::files`].

use domain::directive::DirectiveId;
use domain::evidence::{NewEvidence, Piece};
use domain::post::PostId;
use jiff::civil::Date;

use crate::error::{Error, Result};
use crate::fold::Stamp;
use crate::ledger::wire;
use crate::ledger::wire::json_text;
use crate::tx::{Tx, Write};
use crate::value::Row;

/// A piece of evidence on a directive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Its number on the directive, from 1.
    pub n: i64,
    /// The fact that holds it.
    pub fact: i64,
    /// The day on which it was filed, in the office's own time zone.
    pub on: Date,
    /// The post that reported.
    pub owner: PostId,
    pub words: String,
    pub piece: Piece,
    /// The directive with which the same file was filed first; `None` when it was not filed before.
    pub filed_before: Option<DirectiveId>,
}

/// The evidence on a directive, the first first.
///
/// # Errors
/// The database's own.
pub fn of_directive<M>(tx: &mut Tx<M>, directive: DirectiveId) -> Result<Vec<Evidence>> {
    tx.all(
        sql!(
            "select e.n, e.seq, e.on_day, e.owner_id, e.words, e.piece,
               (select f.directive_id
                from evidence f
                where f.office_id = $1 and f.sha256 = e.sha256 and f.seq < e.seq
                order by f.seq
                limit 1)
             from evidence e
             where e.office_id = $1 and e.directive_id = $2
             order by e.n"
        ),
        &[&directive],
        read,
    )
}

fn read(row: &Row<'_>) -> Result<Evidence> {
    let piece: String = row.get(5)?;
    let piece = wire::parse::<wire::evidence::Piece>(piece.as_bytes())
        .and_then(wire::evidence::Piece::piece)
        .map_err(Error::broken)?;
    Ok(Evidence {
        n: row.get(0)?,
        fact: row.get(1)?,
        on: row.get(2)?,
        owner: row.get(3)?,
        words: row.get(4)?,
        piece,
        filed_before: row.get(6)?,
    })
}

pub(crate) fn filed(tx: &mut Tx<Write>, stamp: Stamp<'_>, given: &NewEvidence) -> Result<()> {
    let sha256 = match &given.piece {
        Piece::File(file) => Some(&file.sha256),
        Piece::Document { .. } | Piece::RegisterRow { .. } => None,
    };
    tx.run(
        sql!(
            "insert into evidence
               (office_id, directive_id, n, seq, on_day, owner_id, words, sha256, piece)
             select $1, $2, coalesce(max(e.n), 0) + 1, $3, $4, $5, $6, $7, $8
             from evidence e
             where e.office_id = $1 and e.directive_id = $2"
        ),
        &[
            &given.directive,
            &stamp.seq,
            &stamp.by.on,
            &given.owner,
            &given.words,
            &sha256,
            &json_text(&wire::evidence::Piece::from(&given.piece))?,
        ],
    )?;
    Ok(())
}
