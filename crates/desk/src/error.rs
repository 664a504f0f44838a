//! What can go wrong when an office does something: a rule says no, a thing is not there, or the
//! machine is broken. The first two are told to the person; of the third only a number is.

use domain::refusal::Refusal;
use domain::register::refused::Refused;

/// Why something was not done. Nothing of it was kept.
#[derive(Debug)]
pub enum Error {
    /// A rule says no.
    Refused(Refusal),
    /// The duty of the post does not have this action for anything.
    Forbidden,
    /// There is no such thing, or none that this post may know of.
    NotFound,
    /// More people sign in at once than passwords can be checked; try again in a moment.
    Crowded,
    /// Files of a pack that are not sound; nothing was adopted.
    PackFaults(Vec<pack::Fault>),
    /// The text of a scenario cannot be read.
    Scenario(String),
    /// The database or the program failed; the whole chain is for the log.
    Broken(String),
}

/// The outcome of something an office does.
pub type Result<T> = std::result::Result<T, Error>;

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused(refusal) => write!(f, "refused: {refusal}"),
            Self::Forbidden => f.write_str("not the duty of this post"),
            Self::NotFound => f.write_str("not found"),
            Self::Crowded => f.write_str("too many passwords at once"),
            Self::PackFaults(faults) => {
                for fault in faults {
                    writeln!(f, "{fault}")?;
                }
                Ok(())
            }
            Self::Scenario(what) | Self::Broken(what) => f.write_str(what),
        }
    }
}

impl std::error::Error for Error {}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::Broken(format!("a file cannot be read: {error}"))
    }
}

impl From<Refused> for Error {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused.into())
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Missing { .. } => Self::NotFound,
            other => Self::Broken(other.to_string()),
        }
    }
}

impl From<letters::Error> for Error {
    fn from(error: letters::Error) -> Self {
        Self::Broken(format!("{error:?}"))
    }
}
