//! How well the points to check are found: runs the simulated years of `crates/pack/tests/honest_year` with
//! optimisation and prints the table that `docs/data-quality.md` shows, and how long a looking takes.

use std::fs;

use anyhow::{Context, Result};

use crate::command::{cargo, read};
use crate::workspace::describe;

const TEST: [&str; 11] = [
    "test",
    "--release",
    "--locked",
    "-q",
    "-p",
    "pack",
    "--test",
    "honest_year",
    "--",
    // By this word the test knows that it is measured, and takes all years.
    "--nocapture",
    "the_table_of_the_documentation",
];

/// Measures and prints; nothing is kept but the test's own note.
pub(crate) fn run() -> Result<()> {
    read(&mut cargo(&TEST))?;
    let note = describe()?.target.join("tmp").join("honesty.md");
    let text = fs::read_to_string(&note).with_context(|| format!("no {}", note.display()))?;
    print!("{text}");
    Ok(())
}
