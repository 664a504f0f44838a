//! The tables, brought up to this program when the database is opened: forward only, each step once, all
//! in one transaction. A step that was changed after it ran, or a database that has steps
//! this program does not know, stops the start before anything is touched.

use postgres::Client;
use rusqlite::{Connection, TransactionBehavior};
use sha2::{Digest, Sha256};

use crate::error::{Error, Result};

/// One step: its number, its name, its text.
struct Step {
    n: i64,
    name: &'static str,
    text: &'static str,
}

const STEPS: &[Step] = &[
    Step { n: 1, name: "0001_ledger", text: include_str!("../migrations/0001_ledger.sql") },
    Step {
        n: 2,
        name: "0002_places_and_posts",
        text: include_str!("../migrations/0002_places_and_posts.sql"),
    },
    Step { n: 3, name: "0003_reviews", text: include_str!("../migrations/0003_reviews.sql") },
    Step { n: 4, name: "0004_directives", text: include_str!("../migrations/0004_directives.sql") },
    Step {
        n: 5,
        name: "0005_letters_and_sheets",
        text: include_str!("../migrations/0005_letters_and_sheets.sql"),
    },
    Step {
        n: 6,
        name: "0006_explanations",
        text: include_str!("../migrations/0006_explanations.sql"),
    },
    Step {
        n: 7,
        name: "0007_directives_in_full",
        text: include_str!("../migrations/0007_directives_in_full.sql"),
    },
    Step {
        n: 8,
        name: "0008_reviews_in_full",
        text: include_str!("../migrations/0008_reviews_in_full.sql"),
    },
    Step { n: 9, name: "0009_messages", text: include_str!("../migrations/0009_messages.sql") },
    Step { n: 10, name: "0010_evidence", text: include_str!("../migrations/0010_evidence.sql") },
    Step { n: 11, name: "0011_accounts", text: include_str!("../migrations/0011_accounts.sql") },
    Step { n: 12, name: "0012_people", text: include_str!("../migrations/0012_people.sql") },
    Step {
        n: 13,
        name: "0013_flat_lists",
        text: include_str!("../migrations/0013_flat_lists.sql"),
    },
    Step {
        n: 14,
        name: "0014_ledger_by_day",
        text: include_str!("../migrations/0014_ledger_by_day.sql"),
    },
    Step { n: 15, name: "0015_doubts", text: include_str!("../migrations/0015_doubts.sql") },
    Step { n: 16, name: "0016_imports", text: include_str!("../migrations/0016_imports.sql") },
    Step {
        n: 17,
        name: "0017_places_in_time",
        text: include_str!("../migrations/0017_places_in_time.sql"),
    },
    Step { n: 18, name: "0018_notes", text: include_str!("../migrations/0018_notes.sql") },
    Step { n: 19, name: "0019_registers", text: include_str!("../migrations/0019_registers.sql") },
];

/// Functions that PostgreSQL lacks; replaced at every start.
const PRELUDE_POSTGRES: &str = include_str!("../prelude.postgres.sql");

const REGISTER: &str = "create table if not exists migration (
  n bigint not null primary key,
  name text not null,
  checksum text not null
)";
const DONE: &str = "select n, name, checksum from migration order by n";
const NOTE: &str = "insert into migration (n, name, checksum) values ($1, $2, $3)";

/// Two nodes that start together: one migrates, the other waits. The number is only ours.
pub(crate) const LOCK: &str = "select pg_advisory_xact_lock(7305811990426951)";

/// A step as the database remembers it.
struct Done {
    n: i64,
    name: String,
    checksum: String,
}

/// Brings an SQLite file up to date.
pub(crate) fn sqlite(conn: &mut Connection) -> Result<()> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    tx.execute_batch(REGISTER)?;
    let done = tx
        .prepare(DONE)?
        .query_map([], |row| Ok(Done { n: row.get(0)?, name: row.get(1)?, checksum: row.get(2)? }))?
        .collect::<rusqlite::Result<Vec<Done>>>()?;
    for step in outstanding(&done)? {
        tx.execute_batch(step.text)?;
        tx.execute(NOTE, (step.n, step.name, checksum(step.text)))?;
    }
    Ok(tx.commit()?)
}

/// Brings a PostgreSQL schema up to date, and its functions.
pub(crate) fn postgres(client: &mut Client) -> Result<()> {
    let mut tx = client.transaction()?;
    tx.batch_execute(LOCK)?;
    tx.batch_execute(REGISTER)?;
    tx.batch_execute(PRELUDE_POSTGRES)?;
    let done: Vec<Done> = tx
        .query(DONE, &[])?
        .iter()
        .map(|row| Done { n: row.get(0), name: row.get(1), checksum: row.get(2) })
        .collect();
    for step in outstanding(&done)? {
        tx.batch_execute(step.text)?;
        tx.execute(NOTE, &[&step.n, &step.name, &checksum(step.text)])?;
    }
    Ok(tx.commit()?)
}

/// The steps still to be done.
fn outstanding(done: &[Done]) -> Result<impl Iterator<Item = &'static Step>> {
    for past in done {
        let Some(step) = STEPS.iter().find(|step| step.n == past.n) else {
            return Err(Error::broken(format!(
                "the database is newer than this program: it has {}, start the newer program",
                past.name
            )));
        };
        if checksum(step.text) != past.checksum {
            return Err(Error::broken(format!(
                "{} is not the step that this database was made with",
                step.name
            )));
        }
    }
    let last = done.iter().map(|past| past.n).max().unwrap_or(0);
    Ok(STEPS.iter().filter(move |step| step.n > last))
}

fn checksum(text: &str) -> String {
    // Line ends are the business of whoever checked the file out.
    let plain = text.replace("\r\n", "\n");
    crate::ledger::hex(&Sha256::digest(plain.as_bytes()))
}
