//! Papers that went out under a number. Numbers are without a gap for an issuing place, kind and
//! financial year, because the next one is taken in the transaction that issues the paper.

use domain::explanation::ExplanationId;
use domain::fact::Fact;
pub use domain::letter::LetterKind;
use domain::minutes::{LetterNumber, Minutes};
use domain::period::Fy;
use domain::place::PlaceCode;
use domain::review::ReviewId;

use crate::error::{Error, Result};
use crate::ledger;
use crate::tx::{Tx, Write};
use crate::value::Row;

/// A paper that went out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letter {
    pub kind: LetterKind,
    /// The place whose numbers these are.
    pub place: PlaceCode,
    pub number: LetterNumber,
    /// The ledger number of what it is about: a sitting for minutes, an explanation for its letter.
    pub about: i64,
    /// The fact that holds all that it says.
    pub fact: i64,
}

/// The next number; it is taken by recording the paper in this same transaction.
///
/// # Errors
/// The database's own.
pub fn next_number(
    tx: &mut Tx<Write>,
    kind: LetterKind,
    place: PlaceCode,
    fy: Fy,
) -> Result<LetterNumber> {
    let last = tx.first(
        sql!(
            "select max(n)
             from letter
             where office_id = $1 and place = $2 and kind = $3 and fy = $4"
        ),
        &[&place, &kind.word(), &fy],
        |row| row.get::<Option<i64>>(0),
    )?;
    Ok(LetterNumber { fy, n: last.flatten().unwrap_or(0) + 1 })
}

/// A paper by its number.
///
/// # Errors
/// `Missing` when no such paper went out.
pub fn get<M>(
    tx: &mut Tx<M>,
    kind: LetterKind,
    place: PlaceCode,
    number: LetterNumber,
) -> Result<Letter> {
    let found = tx.first(
        sql!(
            "select kind, place, fy, n, about_id, seq
             from letter
             where office_id = $1 and place = $2 and kind = $3 and fy = $4 and n = $5"
        ),
        &[&place, &kind.word(), &number.fy, &number.n],
        read,
    )?;
    found.ok_or_else(|| Error::missing("letter", format!("{}/{}", number.n, number.fy)))
}

/// The papers about a sitting, in the order in which they went out.
///
/// # Errors
/// The database's own.
pub fn of_review<M>(tx: &mut Tx<M>, review: ReviewId) -> Result<Vec<Letter>> {
    about(tx, review.0)
}

/// The letters that asked for an explanation, in the order in which they went out.
///
/// # Errors
/// The database's own.
pub fn of_explanation<M>(tx: &mut Tx<M>, explanation: ExplanationId) -> Result<Vec<Letter>> {
    about(tx, explanation.0)
}

/// What a paper is about has a ledger number of its own, so the kind need not be asked.
fn about<M>(tx: &mut Tx<M>, about: i64) -> Result<Vec<Letter>> {
    tx.all(
        sql!(
            "select kind, place, fy, n, about_id, seq
             from letter
             where office_id = $1 and about_id = $2
             order by seq"
        ),
        &[&about],
        read,
    )
}

/// The papers whose facts' hashes begin with these bytes; more than one only by the rarest chance.
///
/// # Errors
/// The database's own.
pub fn by_hash<M>(tx: &mut Tx<M>, begins: [u8; 8]) -> Result<Vec<Letter>> {
    let (mut low, mut high) = ([0_u8; 32], [0xff_u8; 32]);
    for (at, byte) in begins.into_iter().enumerate() {
        for end in [&mut low, &mut high] {
            if let Some(slot) = end.get_mut(at) {
                *slot = byte;
            }
        }
    }
    tx.all(
        sql!(
            "select l.kind, l.place, l.fy, l.n, l.about_id, l.seq
             from fact f
             cross join letter l
             where f.office_id = $1
               and f.hash >= $2
               and f.hash <= $3
               and l.office_id = f.office_id
               and l.seq = f.seq
             order by l.seq"
        ),
        &[&low.as_slice(), &high.as_slice()],
        read,
    )
}

/// What the minutes say, as they were issued.
///
/// # Errors
/// `Missing` when the fact is not there, `Broken` when it is something else.
pub fn minutes<M>(tx: &mut Tx<M>, letter: &Letter) -> Result<Minutes> {
    match ledger::get(tx, letter.fact)?.fact {
        Fact::MinutesIssued { minutes, .. } => Ok(*minutes),
        other => Err(Error::broken(format!("fact {} is {}", letter.fact, other.kind()))),
    }
}

fn read(row: &Row<'_>) -> Result<Letter> {
    Ok(Letter {
        kind: row.word(0, LetterKind::of_word)?,
        place: row.get(1)?,
        number: LetterNumber { fy: row.get(2)?, n: row.get(3)? },
        about: row.get(4)?,
        fact: row.get(5)?,
    })
}

/// A paper counts among those of the place whose series sat.
pub(crate) fn issued_of_review(
    tx: &mut Tx<Write>,
    seq: i64,
    (review, kind): (ReviewId, LetterKind),
    number: LetterNumber,
) -> Result<()> {
    tx.run(
        sql!(
            "insert into letter (office_id, kind, place, fy, n, about_id, seq)
             select $1, $2, s.place, $3, $4, r.review_id, $6
             from review r
             join series s on s.office_id = r.office_id and s.series_id = r.series_id
             where r.office_id = $1 and r.review_id = $5"
        ),
        &[&kind.word(), &number.fy, &number.n, &review, &seq],
    )?;
    Ok(())
}

/// A paper of a kind went out from a place, about the thing of this number.
pub(crate) fn issued(
    tx: &mut Tx<Write>,
    seq: i64,
    (kind, about): (LetterKind, i64),
    place: PlaceCode,
    number: LetterNumber,
) -> Result<()> {
    tx.run(
        sql!(
            "insert into letter (office_id, kind, place, fy, n, about_id, seq)
             values ($1, $2, $3, $4, $5, $6, $7)"
        ),
        &[&kind.word(), &place, &number.fy, &number.n, &about, &seq],
    )?;
    Ok(())
}
