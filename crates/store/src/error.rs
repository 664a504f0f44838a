//! What can go wrong with the record. None of it is shown to people as it is: the layer above turns it
//! into "not found", "someone was faster", or a reference number.

use std::fmt;

/// The outcome of a question to the record.
pub type Result<T> = std::result::Result<T, Error>;

/// Why the record could not do as asked.
#[derive(Debug)]
pub enum Error {
    /// There is no such thing in this office.
    Missing { what: &'static str, key: String },
    /// The record already says otherwise: a word or number that is taken, or a thing that is not there
    /// to be named.
    Conflict(String),
    /// Others hold the database for longer than we wait.
    Busy(String),
    /// The database, the file or the stored bytes are not as they must be.
    Broken(String),
}

impl Error {
    /// There is no `what` under this key.
    pub fn missing(what: &'static str, key: impl fmt::Display) -> Self {
        Self::Missing { what, key: key.to_string() }
    }

    pub(crate) fn broken(what: impl fmt::Display) -> Self {
        Self::Broken(what.to_string())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { what, key } => write!(f, "there is no {what} {key}"),
            Self::Conflict(what) => write!(f, "the record says otherwise: {what}"),
            Self::Busy(what) => write!(f, "the database is busy: {what}"),
            Self::Broken(what) => f.write_str(what),
        }
    }
}

impl std::error::Error for Error {}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::{ConstraintViolation, DatabaseBusy, DatabaseLocked};
        match error.sqlite_error_code() {
            Some(ConstraintViolation) => Self::Conflict(error.to_string()),
            Some(DatabaseBusy | DatabaseLocked) => Self::Busy(error.to_string()),
            _ => Self::Broken(format!("SQLite: {error}")),
        }
    }
}

impl From<postgres::Error> for Error {
    fn from(error: postgres::Error) -> Self {
        use postgres::error::SqlState;
        let said = error.as_db_error().map_or_else(|| error.to_string(), ToString::to_string);
        match error.code() {
            Some(code) if code.code().starts_with("23") => Self::Conflict(said),
            Some(code)
                if *code == SqlState::T_R_SERIALIZATION_FAILURE
                    || *code == SqlState::T_R_DEADLOCK_DETECTED
                    || *code == SqlState::LOCK_NOT_AVAILABLE =>
            {
                Self::Busy(said)
            }
            _ => Self::Broken(format!("PostgreSQL: {said}")),
        }
    }
}
