//! DuckDB as the peer: its Python package in a folder of its own under the build output, and our SQL job in
//! `bench/duckdb_score.py`. Its time is the one that it says itself, without the start of Python.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use super::child::{self, Spent};
use crate::command;
use crate::workspace;

/// Held fast, so that figures of different days are figures of the same peer.
const PACKAGE: &str = "duckdb==2.0.0";

/// The peer, ready to be run.
#[derive(Debug)]
pub(super) struct Peer {
    python: PathBuf,
}

/// What came of one run.
#[derive(Debug)]
pub(super) struct Ran {
    pub(super) said: String,
    pub(super) took: Duration,
    pub(super) spent: Spent,
}

impl Peer {
    /// Makes the folder and installs the package, unless both are there.
    pub(super) fn set_up(folder: &Path) -> Result<Self> {
        let venv = folder.join("venv");
        let peer = Self { python: venv.join("bin/python") };
        if !peer.is_there() {
            command::run(Command::new("python3").args(["-m", "venv"]).arg(&venv))?;
            let install = ["-m", "pip", "install", "--quiet", PACKAGE];
            command::run(Command::new(&peer.python).args(install))?;
        }
        Ok(peer)
    }

    fn is_there(&self) -> bool {
        command::read(Command::new(&self.python).args(["-c", "import duckdb"])).is_ok()
    }

    /// Does the job once.
    pub(super) fn run(&self, data: &Path) -> Result<Ran> {
        let script = workspace::root().join("bench/duckdb_score.py");
        let ended = child::run(Command::new(&self.python).arg(script).arg(data))?;
        let took = took(&ended.said)?;
        Ok(Ran { said: ended.said, took, spent: ended.spent })
    }
}

/// `took 2630000 microseconds, …`
fn took(said: &str) -> Result<Duration> {
    let line = said.lines().find_map(|line| line.strip_prefix("took "));
    let (number, _) = line.and_then(|line| line.split_once(' ')).context("no time was told")?;
    Ok(Duration::from_micros(number.parse()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_is_the_one_that_the_job_tells() {
        let said = "cards 1  score 2.0000  rank 3\ntook 2630000 microseconds, DuckDB 2.0.0\n";
        assert_eq!(took(said).expect("it is told"), Duration::from_millis(2630));
        assert!(took("cards 1").is_err());
    }
}
