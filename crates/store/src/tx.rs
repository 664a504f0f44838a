//! One transaction on the record. Everything that reads or writes takes a [`Tx`]; only [`crate::Db`]
//! makes one. A statement that fails ends the transaction on both databases: what follows fails too,
//! and nothing of it is kept.

use domain::fact::By;
use jiff::Timestamp;

use crate::db::postgres::Session;
use crate::db::{postgres as pg, sqlite};
use crate::error::{Error, Result};
use crate::ledger::Head;
use crate::value::{Bind, Row, Value};

/// The office whose chain is read and written: the tenant. Every table's key begins with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OfficeId(pub i64);

impl Default for OfficeId {
    fn default() -> Self {
        Self(1)
    }
}

/// A transaction that sees one state of the record and changes nothing.
#[derive(Debug)]
pub struct Read;

/// A transaction that may add facts: by whom, and where the chain stands.
#[derive(Debug)]
pub struct Write {
    pub(crate) by: By,
    pub(crate) head: Head,
}

/// The connection under a transaction.
pub(crate) enum Raw<'a> {
    Sqlite(&'a rusqlite::Connection),
    Postgres(&'a mut Session),
}

/// One transaction; `M` is [`Read`] or [`Write`].
pub struct Tx<'a, M> {
    raw: Raw<'a>,
    pub office: OfficeId,
    pub(crate) mode: M,
    state: State,
    must_retry: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    Failed,
    Over,
}

impl<'a, M> Tx<'a, M> {
    /// A transaction that was just begun on this connection.
    pub(crate) fn new(raw: Raw<'a>, office: OfficeId, mode: M) -> Self {
        Self { raw, office, mode, state: State::Open, must_retry: false }
    }

    /// Every row of a statement, in its order. `$1` is the office; `params` are `$2` and on.
    pub(crate) fn all<T>(
        &mut self,
        sql: &'static str,
        params: &[&dyn Bind],
        mut read: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        let mut rows = Vec::new();
        self.each(sql, params, &mut |row| {
            rows.push(read(row)?);
            Ok(())
        })?;
        Ok(rows)
    }

    /// The first row, if there is one.
    pub(crate) fn first<T>(
        &mut self,
        sql: &'static str,
        params: &[&dyn Bind],
        read: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Option<T>> {
        Ok(self.all(sql, params, read)?.into_iter().next())
    }

    fn each(
        &mut self,
        sql: &'static str,
        params: &[&dyn Bind],
        read: &mut dyn FnMut(&Row<'_>) -> Result<()>,
    ) -> Result<()> {
        self.must_be_open()?;
        let values = self.values(params)?;
        let outcome = match &mut self.raw {
            Raw::Sqlite(conn) => sqlite::each(conn, sql, &values, read),
            Raw::Postgres(session) => pg::each(session, sql, &values, read),
        };
        self.note(outcome)
    }

    /// The office and the parameters. A NUL in a text is refused here, since PostgreSQL cannot keep
    /// one and SQLite would: the two must answer alike.
    fn values<'p>(&self, params: &'p [&dyn Bind]) -> Result<Vec<Value<'p>>> {
        let office = Value::Number(self.office.0);
        let values = std::iter::once(office).chain(params.iter().map(|param| param.value()));
        values
            .map(|value| match &value {
                Value::Text(text) if text.contains('\0') => {
                    Err(Error::Conflict("a text holds a NUL".to_owned()))
                }
                _ => Ok(value),
            })
            .collect()
    }

    fn must_be_open(&self) -> Result<()> {
        match self.state {
            State::Open => Ok(()),
            _ => Err(Error::broken(
                "a statement of this transaction failed; nothing more runs in it",
            )),
        }
    }

    fn note<T>(&mut self, outcome: Result<T>) -> Result<T> {
        if let Err(error) = &outcome {
            self.state = State::Failed;
            self.must_retry |= matches!((&self.raw, error), (Raw::Postgres(_), Error::Busy(_)));
        }
        outcome
    }

    /// Whether PostgreSQL asked that the whole be run again.
    pub(crate) fn must_retry(&self) -> bool {
        self.must_retry
    }

    /// Makes it last.
    pub(crate) fn commit(&mut self) -> Result<()> {
        self.must_be_open()?;
        let outcome = self.raw.batch("commit");
        self.note(outcome)?;
        self.state = State::Over;
        Ok(())
    }
}

impl Tx<'_, Write> {
    /// Runs a statement that changes rows and tells how many.
    pub(crate) fn run(&mut self, sql: &'static str, params: &[&dyn Bind]) -> Result<u64> {
        self.must_be_open()?;
        let values = self.values(params)?;
        let outcome = match &mut self.raw {
            Raw::Sqlite(conn) => sqlite::run(conn, sql, &values),
            Raw::Postgres(session) => pg::run(session, sql, &values),
        };
        self.note(outcome)
    }

    /// Who acts in this transaction, when and why.
    #[must_use]
    pub fn by(&self) -> &By {
        &self.mode.by
    }

    /// Gives this instant to what is recorded from here on.
    pub fn set_at(&mut self, at: Timestamp) {
        self.mode.by.at = at;
    }
}

impl<M> Drop for Tx<'_, M> {
    fn drop(&mut self) {
        if self.state != State::Over
            && let Err(error) = self.raw.batch("rollback")
        {
            tracing::warn!(%error, "a transaction could not be rolled back");
        }
    }
}

impl Raw<'_> {
    fn batch(&mut self, sql: &str) -> Result<()> {
        match self {
            Self::Sqlite(conn) => conn.execute_batch(sql).map_err(Error::from),
            Self::Postgres(session) => session.client.batch_execute(sql).map_err(Error::from),
        }
    }
}
