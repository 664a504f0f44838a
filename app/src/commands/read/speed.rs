//! `read --speed`: how long the reader takes for many notes, for the bench; the notes are read into memory first.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::bail;
use hindi::reader::{self, Context};

use super::file::{files_of, text};
use crate::say::say;

/// How much is read in all, in bytes.
const BYTES: usize = 10_000_000;

#[expect(clippy::disallowed_methods, reason = "it is asked how long it takes")]
pub(super) fn run(paths: &[PathBuf], context: &Context<'_>) -> anyhow::Result<ExitCode> {
    let mut notes = Vec::new();
    for path in paths {
        for file in files_of(path, &["txt"])? {
            notes.push(text(&file)?);
        }
    }
    if notes.iter().all(String::is_empty) {
        bail!("no notes to read");
    }
    let (mut n_bytes, mut n_directives) = (0, 0);
    let start = Instant::now();
    for note in notes.iter().cycle() {
        if n_bytes >= BYTES {
            break;
        }
        n_bytes += note.len();
        n_directives += reader::read(note, context).map_or(0, |reading| reading.directives.len());
    }
    let micros = start.elapsed().as_micros();
    say!("{n_bytes} bytes {n_directives} directives {micros} us");
    Ok(ExitCode::SUCCESS)
}
