//! What the benches of a tenth of a state stand on: the rows, a pack and places that fit them, the program
//! to be measured. Made once; an office on it is opened as often as a bench needs one.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::child::{self, Ended};
use super::{Wish, made_up, office};
use crate::command::{self, cargo};
use crate::demo;
use crate::workspace::Workspace;

/// The year whose months the rows number from 1 (April).
pub(super) const YEAR: &str = "2024-25";

/// Rows, pack, places and program.
#[derive(Debug)]
pub(super) struct Ground {
    pub(super) data: PathBuf,
    /// Everything that a bench makes lies in it.
    pub(super) folder: PathBuf,
    program: PathBuf,
}

impl Ground {
    pub(super) fn lay(wish: &Wish, workspace: &Workspace) -> Result<Self> {
        let folder = workspace.target.join("bench");
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let data = match &wish.data {
            Some(data) => data.clone(),
            None => our_own_rows(&folder)?,
        };
        let program = match &wish.program {
            Some(program) => program.clone(),
            None => {
                command::run(&mut cargo(&["build", "--release", "--workspace", "--locked"]))?;
                demo::program(workspace)
            }
        };
        let ground = Self { data, folder, program };
        office::write(&ground.data, &ground.folder)?;
        let mut check = Command::new(&ground.program);
        command::run(check.args(["pack", "check"]).arg(ground.folder.join(office::PACK)))?;
        Ok(ground)
    }

    /// The program with these words, on the office of the bench.
    pub(super) fn program(&self, words: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command.args(words).arg("--data").arg(self.folder.join("office"));
        command
    }

    /// Opens a new, empty office in place of the one of the last round.
    pub(super) fn open_office(&self) -> Result<Ended> {
        let kept_in = self.folder.join("office");
        if kept_in.exists() {
            fs::remove_dir_all(&kept_in).context("cannot clear the office of the last round")?;
        }
        let mut open = self.program(&["open", "--name", "Bench"]);
        open.arg("--pack").arg(self.folder.join(office::PACK));
        child::run(open.arg("--places").arg(self.folder.join("places.csv")))
    }

    /// Takes the rows in and grades all cards.
    pub(super) fn take_rows(&self) -> Result<Ended> {
        let mut import = self.program(&["import", "--extract", "--cards", "--period", YEAR]);
        import.args(["--place", office::STATE]).arg(self.data.join("figure.csv"));
        child::run(&mut import)
    }
}

fn our_own_rows(folder: &Path) -> Result<PathBuf> {
    let data = folder.join("s1");
    println!("rows are made up in {}: the answer to be met is DuckDB's", data.display());
    made_up::write(&data, made_up::TENTH)?;
    Ok(data)
}
