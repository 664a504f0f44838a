//! How well the points to check are found: runs the simulated years of `crates/pack/tests/honest_year` with
//! optimisation and prints the table that `docs/data-quality.md` shows.

use anyhow::Result;

use crate::command::{cargo, read};

const TEST: [&str; 10] = [
    "test",
    "--release",
    "--locked",
    "-q",
    "-p",
    "pack",
    "--test",
    "honest_year",
    "--",
    "--nocapture",
];

/// Measures and prints; nothing is kept.
pub(crate) fn run() -> Result<()> {
    let said = read(&mut cargo(&[&TEST[..], &["the_table_of_the_documentation"]].concat()))?;
    // The table, how many years it is of, and how long looking takes.
    let lines = said.lines().filter(|line| line.starts_with('|') || line.contains("years"));
    for line in lines {
        println!("{line}");
    }
    Ok(())
}
