//! The database of an office: opened by its address, then asked through transactions that are closures
//! run to their end. Which of the two databases it is shows nowhere else.

pub(crate) mod postgres;
pub(crate) mod sqlite;

use std::sync::Arc;

use domain::fact::By;

use crate::error::{Error, Result};
use crate::ledger::{self, Head};
use crate::migrate;
use crate::tx::{OfficeId, Raw, Read, Tx, Write};

/// How often PostgreSQL may ask for the same change again before we give up.
const MAX_TRIES: u32 = 8;

/// An open database, seen from one office. Cloning is cheap and shares the connections.
#[derive(Clone)]
pub struct Db {
    engine: Arc<Engine>,
    office: OfficeId,
}

enum Engine {
    Sqlite(sqlite::Engine),
    Postgres(r2d2::Pool<postgres::Sessions>),
}

impl Db {
    /// Opens `sqlite:PATH` (made if it is not there) or `postgres://…`, where `?schema=NAME` chooses a
    /// schema (made if it is not there), and brings the tables up to this program.
    ///
    /// # Errors
    /// `Broken` for an address that is neither, a database that cannot be reached, an SQLite older than
    /// 3.51.3, a migration that was changed after it ran, or a database newer than this program.
    pub fn open(address: &str) -> Result<Self> {
        let engine = if let Some(path) = address.strip_prefix("sqlite:") {
            Engine::Sqlite(sqlite::Engine::open(path)?)
        } else if address.starts_with("postgres:") || address.starts_with("postgresql:") {
            Engine::Postgres(postgres::open(address)?)
        } else {
            return Err(Error::broken(format!(
                "{address} is neither sqlite:PATH nor postgres://…"
            )));
        };
        Self::of(engine)
    }

    /// A database that lives as long as this value; `verify` folds into it.
    pub(crate) fn in_memory(office: OfficeId) -> Result<Self> {
        let db = Self::of(Engine::Sqlite(sqlite::Engine::in_memory()?))?;
        Ok(Self { office, ..db })
    }

    fn of(engine: Engine) -> Result<Self> {
        match &engine {
            Engine::Sqlite(engine) => migrate::sqlite(&mut engine.writer())?,
            Engine::Postgres(pool) => migrate::postgres(&mut postgres::session(pool)?.client)?,
        }
        Ok(Self { engine: Arc::new(engine), office: OfficeId::default() })
    }

    /// The same database, seen from another office.
    #[must_use]
    pub fn of_office(&self, office: OfficeId) -> Self {
        Self { engine: Arc::clone(&self.engine), office }
    }

    /// The office whose chain is read and written.
    #[must_use]
    pub fn office(&self) -> OfficeId {
        self.office
    }

    /// Reads one state of the record.
    ///
    /// # Errors
    /// What the closure says, or that the database cannot be asked.
    pub fn read<T, E: From<Error>>(
        &self,
        ask: impl FnOnce(&mut Tx<'_, Read>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        match &*self.engine {
            Engine::Sqlite(engine) => {
                let conn = engine.reader()?;
                sqlite::begin(&conn, sqlite::BEGIN_READ)?;
                ask(&mut Tx::new(Raw::Sqlite(&conn), self.office, Read))
            }
            Engine::Postgres(pool) => {
                let mut session = postgres::begin(pool, postgres::BEGIN_READ)?;
                ask(&mut Tx::new(Raw::Postgres(&mut session), self.office, Read))
            }
        }
    }

    /// Changes the record: all of what the closure does, or nothing when it says `Err`. Changes of one
    /// office run one after the other. PostgreSQL may have to run the closure again, so it must not
    /// change anything outside itself.
    ///
    /// # Errors
    /// What the closure says, or that the database cannot do it.
    pub fn write<T, E: From<Error>>(
        &self,
        by: By,
        mut act: impl FnMut(&mut Tx<'_, Write>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        for _ in 1..MAX_TRIES {
            if let Some(outcome) = self.try_write(by.clone(), &mut act) {
                return outcome;
            }
        }
        let busy = || E::from(Error::Busy(format!("asked again {MAX_TRIES} times")));
        self.try_write(by, &mut act).unwrap_or_else(|| Err(busy()))
    }

    /// One try; `None` when PostgreSQL wants it run again.
    fn try_write<T, E: From<Error>>(
        &self,
        by: By,
        act: &mut impl FnMut(&mut Tx<'_, Write>) -> std::result::Result<T, E>,
    ) -> Option<std::result::Result<T, E>> {
        match &*self.engine {
            Engine::Sqlite(engine) => {
                let conn = engine.writer();
                match sqlite::begin(&conn, sqlite::BEGIN_WRITE) {
                    Ok(()) => self.run(Raw::Sqlite(&conn), by, act),
                    Err(error) => Some(Err(error.into())),
                }
            }
            Engine::Postgres(pool) => match postgres::begin(pool, postgres::BEGIN_WRITE) {
                Ok(mut session) => self.run(Raw::Postgres(&mut session), by, act),
                Err(error) => Some(Err(error.into())),
            },
        }
    }

    fn run<T, E: From<Error>>(
        &self,
        raw: Raw<'_>,
        by: By,
        act: &mut impl FnMut(&mut Tx<'_, Write>) -> std::result::Result<T, E>,
    ) -> Option<std::result::Result<T, E>> {
        let mut tx = Tx::new(raw, self.office, Write { by, head: Head::start() });
        let outcome = ledger::hold_head(&mut tx)
            .map_err(E::from)
            .and_then(|()| act(&mut tx))
            .and_then(|done| tx.commit().map(|()| done).map_err(E::from));
        if outcome.is_err() && tx.must_retry() { None } else { Some(outcome) }
    }
}
