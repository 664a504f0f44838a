//! SQLite under the record: one connection that writes, four that read, write-ahead log, and every
//! commit on the disk before it is acknowledged. Parameters are bound by name, because SQLite reads
//! `$2` as a name and numbers it by where it first stands.

use std::borrow::Cow;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OpenFlags, ToSql};

use crate::error::{Error, Result};
use crate::value::{Row, Value};

/// A read sees the state at its first question.
pub(crate) const BEGIN_READ: &str = "begin";
/// The write lock at once: a read that later turns into a write would fail without waiting.
pub(crate) const BEGIN_WRITE: &str = "begin immediate";

/// Older ones can corrupt a file in WAL mode when two connections write or checkpoint together.
const OLDEST: i32 = 3_051_003;
const N_READERS: u32 = 4;
const BUSY_WAIT: Duration = Duration::from_secs(5);
/// Statements kept prepared on each connection; there are fewer than this in all.
const N_STATEMENTS: usize = 128;

/// `$1` … as SQLite knows them.
const NAMES: [&str; 24] = [
    "$1", "$2", "$3", "$4", "$5", "$6", "$7", "$8", "$9", "$10", "$11", "$12", "$13", "$14", "$15",
    "$16", "$17", "$18", "$19", "$20", "$21", "$22", "$23", "$24",
];

/// The connections to one file.
pub(crate) struct Engine {
    writer: Mutex<Connection>,
    /// `None` in memory, where the one connection does both.
    readers: Option<r2d2::Pool<Readers>>,
}

/// A connection to read with.
pub(crate) enum Reader<'a> {
    Pooled(r2d2::PooledConnection<Readers>),
    Shared(MutexGuard<'a, Connection>),
}

impl std::ops::Deref for Reader<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        match self {
            Self::Pooled(conn) => conn,
            Self::Shared(conn) => conn,
        }
    }
}

impl Engine {
    pub(crate) fn open(path: &str) -> Result<Self> {
        must_be_new_enough(rusqlite::version_number(), rusqlite::version())?;
        let path = Path::new(path);
        let writer = Connection::open(path).map_err(|error| {
            Error::broken(format!("{} cannot be opened: {error}", path.display()))
        })?;
        let mode = write_ahead(path, &writer)?;
        if mode != "wal" {
            return Err(Error::broken(format!(
                "{} cannot have a write-ahead log; keep it on a disk of this machine",
                path.display()
            )));
        }
        writer.pragma_update(None, "synchronous", "full")?;
        prepare(&writer)?;
        let readers = r2d2::Pool::builder()
            .max_size(N_READERS)
            .min_idle(Some(1))
            .test_on_check_out(false)
            .connection_timeout(BUSY_WAIT)
            .build(Readers { path: path.to_owned() })
            .map_err(Error::broken)?;
        Ok(Self { writer: Mutex::new(writer), readers: Some(readers) })
    }

    pub(crate) fn in_memory() -> Result<Self> {
        let writer = Connection::open_in_memory()?;
        prepare(&writer)?;
        Ok(Self { writer: Mutex::new(writer), readers: None })
    }

    /// The one connection that writes. A panic under it left nothing behind: its transaction was
    /// rolled back on the way out, so a poisoned lock is taken as it is.
    pub(crate) fn writer(&self) -> MutexGuard<'_, Connection> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn reader(&self) -> Result<Reader<'_>> {
        match &self.readers {
            Some(pool) => {
                pool.get().map(Reader::Pooled).map_err(|error| Error::Busy(error.to_string()))
            }
            None => Ok(Reader::Shared(self.writer())),
        }
    }
}

/// The file's write-ahead log is switched on by one program at a time, behind a lock on a file beside
/// it: of two that did it together SQLite would refuse one at once, since each could wait for the
/// other. Gives what the file has then.
fn write_ahead(path: &Path, conn: &Connection) -> Result<String> {
    let mut beside = path.as_os_str().to_owned();
    beside.push("-lock");
    let turn = File::create(&beside).map_err(Error::broken)?;
    turn.lock().map_err(Error::broken)?;
    Ok(conn.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))?)
}

fn must_be_new_enough(number: i32, version: &str) -> Result<()> {
    if number < OLDEST {
        return Err(Error::broken(format!(
            "SQLite {version} can lose data in WAL mode; 3.51.3 or newer is needed"
        )));
    }
    Ok(())
}

fn prepare(conn: &Connection) -> Result<()> {
    conn.busy_timeout(BUSY_WAIT)?;
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.set_prepared_statement_cache_capacity(N_STATEMENTS);
    Ok(())
}

/// Makes reading connections.
pub(crate) struct Readers {
    path: PathBuf,
}

impl r2d2::ManageConnection for Readers {
    type Connection = Connection;
    type Error = rusqlite::Error;

    fn connect(&self) -> rusqlite::Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(&self.path, flags)?;
        conn.busy_timeout(BUSY_WAIT)?;
        conn.pragma_update(None, "query_only", true)?;
        conn.set_prepared_statement_cache_capacity(N_STATEMENTS);
        Ok(conn)
    }

    fn is_valid(&self, _conn: &mut Connection) -> rusqlite::Result<()> {
        Ok(())
    }

    fn has_broken(&self, conn: &mut Connection) -> bool {
        !conn.is_autocommit()
    }
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Nothing => ValueRef::Null,
            Self::Number(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Flag(flag) => ValueRef::Integer(i64::from(*flag)),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

/// Begins a transaction.
pub(crate) fn begin(conn: &Connection, how: &str) -> Result<()> {
    Ok(conn.execute_batch(how)?)
}

/// The value in a column.
pub(crate) fn value<'r>(row: &'r rusqlite::Row<'r>, ix: usize) -> Result<Value<'r>> {
    Ok(match row.get_ref(ix)? {
        ValueRef::Null => Value::Nothing,
        ValueRef::Integer(number) => Value::Number(number),
        ValueRef::Text(text) => {
            Value::Text(Cow::Borrowed(std::str::from_utf8(text).map_err(Error::broken)?))
        }
        ValueRef::Blob(bytes) => Value::Bytes(Cow::Borrowed(bytes)),
        ValueRef::Real(_) => return Err(Error::broken(format!("column {ix} is a fraction"))),
    })
}

/// Runs a statement and hands over each row.
pub(crate) fn each(
    conn: &Connection,
    sql: &str,
    values: &[Value<'_>],
    read: &mut dyn FnMut(&Row<'_>) -> Result<()>,
) -> Result<()> {
    let mut statement = conn.prepare_cached(sql)?;
    bind(&mut statement, sql, values)?;
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next()? {
        read(&Row::Sqlite(row))?;
    }
    Ok(())
}

/// Runs a statement that changes rows.
pub(crate) fn run(conn: &Connection, sql: &str, values: &[Value<'_>]) -> Result<u64> {
    let mut statement = conn.prepare_cached(sql)?;
    bind(&mut statement, sql, values)?;
    let n_rows = statement.raw_execute()?;
    u64::try_from(n_rows).map_err(Error::broken)
}

fn bind(statement: &mut rusqlite::Statement<'_>, sql: &str, values: &[Value<'_>]) -> Result<()> {
    if statement.parameter_count() != values.len() {
        return Err(Error::broken(format!("{} values are not what is asked: {sql}", values.len())));
    }
    for (name, value) in NAMES.iter().zip(values) {
        let ix = statement
            .parameter_index(name)?
            .ok_or_else(|| Error::broken(format!("{name} is not in: {sql}")))?;
        statement.raw_bind_parameter(ix, value)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pragma(conn: &Connection, name: &str) -> String {
        let value =
            conn.pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0));
        format!("{:?}", value.expect(name))
    }

    #[test]
    fn a_file_is_opened_so_that_an_acknowledged_write_is_on_the_disk() {
        let folder = testkit::Folder::new();
        let path = folder.path().join("office.db");
        let engine = Engine::open(path.to_str().expect("a plain path")).expect("a new file");
        for (name, expected) in [
            ("journal_mode", "Text(\"wal\")"),
            ("synchronous", "Integer(2)"),
            ("foreign_keys", "Integer(1)"),
            ("busy_timeout", "Integer(5000)"),
        ] {
            assert_eq!(pragma(&engine.writer(), name), expected, "{name}");
        }
        let reader = engine.reader().expect("a reader");
        assert_eq!(pragma(&reader, "query_only"), "Integer(1)");
        assert!(reader.execute_batch("create table x (y bigint)").is_err());
    }

    #[test]
    fn an_sqlite_that_can_corrupt_its_file_is_refused() {
        assert!(must_be_new_enough(3_051_002, "3.51.2").is_err());
        assert!(must_be_new_enough(3_051_003, "3.51.3").is_ok());
    }
}
