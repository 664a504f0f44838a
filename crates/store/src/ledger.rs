//! The ledger: every fact of an office in the order in which it happened, each with the hash of the one
//! before it. Facts are only added. Adding one folds it into the views in the same transaction.

mod chain;
mod summary;
pub(crate) mod wire;

use domain::fact::{By, Fact};
use jiff::civil::Date;

pub use chain::{Hash, Head};
pub(crate) use chain::{Header, hash as chain_hash, hex};
pub(crate) use summary::summary;

use crate::error::{Error, Result};
use crate::fold;
use crate::tx::{Tx, Write};
use crate::value::Row;

/// A fact as it stands in the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Its number in the chain, from 1, without a gap.
    pub seq: i64,
    pub by: By,
    pub fact: Fact,
    pub hash: Hash,
}

/// A line of the ledger page: a fact without its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub seq: i64,
    pub by: By,
    /// The kind as [`Fact::kind`] names it.
    pub kind: String,
    /// What it was about, in the names and numbers of the fact itself; written when it was recorded.
    pub summary: String,
    pub hash: Hash,
}

/// A fact as stored, before its body is read.
pub(crate) struct Stored {
    pub(crate) header: Header,
    pub(crate) body: Vec<u8>,
    pub(crate) prev: Vec<u8>,
    pub(crate) hash: Vec<u8>,
}

impl Tx<'_, Write> {
    /// Adds a fact to the chain and folds the views. Its number is also the identity of what it makes.
    ///
    /// # Errors
    /// `Conflict` when the views cannot hold it (a word that is taken, a thing that is not there),
    /// `Broken` when it is too large to be written down.
    pub fn record(&mut self, fact: &Fact) -> Result<i64> {
        let by = self.mode.by.clone();
        let body = wire::encode(fact)?;
        let header = Header {
            seq: self.mode.head.seq + 1,
            at: by.at.to_string(),
            on: by.on.to_string(),
            post: by.post,
            why: by.why.clone(),
            kind: fact.kind().to_owned(),
            version: wire::VERSION,
            summary: summary(fact),
        };
        let prev = self.mode.head.hash;
        let hash = chain_hash(self.office, prev, &header, &body);
        self.append(&header, &body, prev, hash)?;
        let seq = header.seq;
        self.mode.head = Head { seq, hash };
        fold::fold(self, seq, &by, fact)?;
        keep_head(self)?;
        Ok(seq)
    }

    fn append(&mut self, header: &Header, body: &[u8], prev: Hash, hash: Hash) -> Result<()> {
        self.run(
            sql!(
                "insert into fact (office_id, seq, at, on_day, post_id, why, kind, version, summary,
                   prev_hash, hash, body)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
            ),
            &[
                &header.seq,
                &header.at,
                &header.on,
                &header.post,
                &header.why,
                &header.kind,
                &header.version,
                &header.summary,
                &prev,
                &hash,
                &body,
            ],
        )?;
        Ok(())
    }
}

/// Takes the head's row, and with it the right to add facts for as long as the transaction lives.
pub(crate) fn hold_head(tx: &mut Tx<Write>) -> Result<()> {
    let start = Head::start();
    let head = tx.first(
        sql!(
            "insert into head (office_id, seq, hash)
             values ($1, 0, $2)
             on conflict (office_id) do update set seq = head.seq
             returning seq, hash"
        ),
        &[&start.hash],
        read_head,
    )?;
    tx.mode.head = head.ok_or_else(|| Error::broken("the head of the chain gave no row"))?;
    Ok(())
}

/// Writes down where the chain now stands.
pub(crate) fn keep_head(tx: &mut Tx<Write>) -> Result<()> {
    let Head { seq, hash } = tx.mode.head;
    tx.run(sql!("update head set seq = $2, hash = $3 where office_id = $1"), &[&seq, &hash])?;
    Ok(())
}

fn read_head(row: &Row<'_>) -> Result<Head> {
    Ok(Head { seq: row.get(0)?, hash: row.get(1)? })
}

/// Where the chain stands; number 0 before the first fact.
///
/// # Errors
/// The database's own.
pub fn head<M>(tx: &mut Tx<M>) -> Result<Head> {
    let head = tx.first(sql!("select seq, hash from head where office_id = $1"), &[], read_head)?;
    Ok(head.unwrap_or_else(Head::start))
}

/// Facts after this number, oldest first, at most `limit`.
///
/// # Errors
/// `Broken` when a body cannot be read.
pub fn facts<M>(tx: &mut Tx<M>, after_seq: i64, limit: i64) -> Result<Vec<Recorded>> {
    stored(tx, after_seq, limit)?.into_iter().map(Stored::open).collect()
}

/// Facts of these kinds after this number, oldest first, at most `limit`.
///
/// # Errors
/// `Broken` when a body cannot be read.
pub fn of_kinds<M>(
    tx: &mut Tx<M>,
    kinds: &[&str],
    after_seq: i64,
    limit: i64,
) -> Result<Vec<Recorded>> {
    let kinds: Vec<[&str; 1]> = kinds.iter().map(|kind| [*kind]).collect();
    let kinds = wire::json_text(&kinds)?;
    let stored = tx.all(
        sql!(
            "select seq, at, on_day, post_id, why, kind, version, summary, prev_hash, hash, body
             from fact
             where office_id = $1
               and seq > $2
               and kind in (select k.value ->> 0 from json_each($4) k)
             order by seq
             limit $3"
        ),
        &[&after_seq, &limit, &kinds],
        read_stored,
    )?;
    stored.into_iter().map(Stored::open).collect()
}

/// One fact by its number.
///
/// # Errors
/// `Missing` when the chain is not that long, `Broken` when its body cannot be read.
pub fn get<M>(tx: &mut Tx<M>, seq: i64) -> Result<Recorded> {
    let stored = stored(tx, seq - 1, 1)?.into_iter().next();
    match stored {
        Some(stored) if stored.header.seq == seq => stored.open(),
        _ => Err(Error::missing("fact", seq)),
    }
}

/// The last fact of a day, or of the last day before it on which anything happened: its number and its day.
///
/// # Errors
/// The database's own.
pub fn last_on<M>(tx: &mut Tx<M>, day: Date) -> Result<Option<(i64, Date)>> {
    tx.first(
        sql!(
            "select seq, on_day
             from fact
             where office_id = $1
               and on_day <= $2
             order by on_day desc, seq desc
             limit 1"
        ),
        &[&day],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The day of a fact.
///
/// # Errors
/// `Missing` when the chain is not that long.
pub fn day_of<M>(tx: &mut Tx<M>, seq: i64) -> Result<Date> {
    let day = tx.first(
        sql!("select on_day from fact where office_id = $1 and seq = $2"),
        &[&seq],
        |row| row.get(0),
    )?;
    day.ok_or_else(|| Error::missing("fact", seq))
}

/// Lines of the ledger page before this number (or from the end), newest first, at most `limit`.
///
/// # Errors
/// The database's own.
pub fn page<M>(tx: &mut Tx<M>, before: Option<i64>, limit: i64) -> Result<Vec<Entry>> {
    tx.all(
        sql!(
            "select seq, at, on_day, post_id, why, kind, version, summary, hash
             from fact
             where office_id = $1
               and seq < $2
             order by seq desc
             limit $3"
        ),
        &[&before.unwrap_or(i64::MAX), &limit],
        |row| {
            let header = read_header(row)?;
            let by = header.by()?;
            let Header { seq, kind, summary, .. } = header;
            Ok(Entry { seq, by, kind, summary, hash: row.get(8)? })
        },
    )
}

pub(crate) fn stored<M>(tx: &mut Tx<M>, after_seq: i64, limit: i64) -> Result<Vec<Stored>> {
    tx.all(
        sql!(
            "select seq, at, on_day, post_id, why, kind, version, summary, prev_hash, hash, body
             from fact
             where office_id = $1
               and seq > $2
             order by seq
             limit $3"
        ),
        &[&after_seq, &limit],
        read_stored,
    )
}

fn read_stored(row: &Row<'_>) -> Result<Stored> {
    Ok(Stored {
        header: read_header(row)?,
        prev: row.get(8)?,
        hash: row.get(9)?,
        body: row.get(10)?,
    })
}

fn read_header(row: &Row<'_>) -> Result<Header> {
    Ok(Header {
        seq: row.get(0)?,
        at: row.get(1)?,
        on: row.get(2)?,
        post: row.get(3)?,
        why: row.get(4)?,
        kind: row.get(5)?,
        version: row.get(6)?,
        summary: row.get(7)?,
    })
}

impl Stored {
    /// Reads the body.
    pub(crate) fn fact(&self) -> Result<Fact> {
        let Header { seq, kind, version, .. } = &self.header;
        wire::decode(kind, *version, &self.body)
            .map_err(|fault| Error::broken(format!("fact {seq} ({kind}) cannot be read: {fault}")))
    }

    /// The fact with all that is known of it. The chain is not checked here; that is
    /// [`crate::verify`]'s matter.
    pub(crate) fn open(self) -> Result<Recorded> {
        let (seq, by, fact) = (self.header.seq, self.header.by()?, self.fact()?);
        let hash = Hash::of(&self.hash)
            .ok_or_else(|| Error::broken(format!("fact {seq}: its hash is not 32 bytes")))?;
        Ok(Recorded { seq, by, fact, hash })
    }
}
