//! Why a paper could not be set. What the office typed is never a reason: odd letters are printed
//! by their code, long words are broken. So anything but [`Error::TooLong`] is a fault of ours.

use std::fmt;

/// Why there is no PDF.
#[derive(Debug)]
pub enum Error {
    /// The paper holds more text than one letter may; it should be split.
    TooLong { bytes: usize, limit: usize },
    /// The values could not be written as JSON.
    Values(serde_json::Error),
    /// The layout does not compile; what Typst said.
    Layout(String),
    /// The pages could not be written as accessible PDF; what the exporter said.
    Export(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong { bytes, limit } => {
                write!(f, "the paper holds {bytes} bytes of text, {limit} is the limit")
            }
            Self::Values(error) => write!(f, "the paper's values cannot be written: {error}"),
            Self::Layout(said) => write!(f, "the layout does not compile: {said}"),
            Self::Export(said) => write!(f, "the pages cannot be written as PDF: {said}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Values(error) => Some(error),
            Self::TooLong { .. } | Self::Layout(_) | Self::Export(_) => None,
        }
    }
}
