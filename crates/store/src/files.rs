//! Files kept as they came, sheets and evidence alike, by the hash of what is in them. A file is kept once, whoever brings it
//! again; it is never changed and is no view: a rebuild leaves it alone.

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::error::Result;
use crate::ledger::hex;
use crate::tx::{Tx, Write};

/// A file that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptFile {
    /// SHA-256 in lower-case hex.
    pub sha256: String,
    /// The name under which it first came.
    pub name: String,
    pub at: Timestamp,
    pub bytes: Vec<u8>,
}

/// Keeps a file and tells its hash. A file that is there already stays as it is.
///
/// # Errors
/// The database's own.
pub fn keep(tx: &mut Tx<Write>, name: &str, bytes: &[u8]) -> Result<String> {
    let sha256 = hex(&Sha256::digest(bytes));
    let at = tx.by().at;
    tx.run(
        sql!(
            "insert into file (office_id, sha256, name, at, bytes)
             values ($1, $2, $3, $4, $5)
             on conflict (office_id, sha256) do nothing"
        ),
        &[&sha256, &name, &at, &bytes],
    )?;
    Ok(sha256)
}

/// A file by its hash.
///
/// # Errors
/// The database's own.
pub fn get<M>(tx: &mut Tx<M>, sha256: &str) -> Result<Option<KeptFile>> {
    tx.first(
        sql!(
            "select sha256, name, at, bytes
             from file
             where office_id = $1 and sha256 = $2"
        ),
        &[&sha256],
        |row| {
            Ok(KeptFile {
                sha256: row.get(0)?,
                name: row.get(1)?,
                at: row.get(2)?,
                bytes: row.get(3)?,
            })
        },
    )
}

/// The hashes of the files that first came under a name, the first kept first, at most `limit`.
///
/// # Errors
/// The database's own.
pub fn named<M>(tx: &mut Tx<M>, name: &str, limit: i64) -> Result<Vec<String>> {
    tx.all(
        sql!(
            "select sha256
             from file
             where office_id = $1 and name = $2
             order by at, sha256
             limit $3"
        ),
        &[&name, &limit],
        |row| row.get(0),
    )
}
