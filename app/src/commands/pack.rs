//! `pack check`: every fault of a pack with file and line.

use crate::say::say;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::Subcommand;

#[derive(Subcommand)]
pub(crate) enum Pack {
    /// Check packs; prints every fault with file and line.
    Check {
        /// Folders of packs.
        #[arg(required = true)]
        folders: Vec<PathBuf>,
    },
    /// List the packs that come with the program.
    List,
}

impl Pack {
    pub(crate) fn run(&self) -> anyhow::Result<ExitCode> {
        match self {
            Self::Check { folders } => check(folders),
            Self::List => {
                for (name, _) in pack::source::builtin() {
                    say!("{name}");
                }
                Ok(ExitCode::SUCCESS)
            }
        }
    }
}

fn check(folders: &[PathBuf]) -> anyhow::Result<ExitCode> {
    let mut packs = Vec::new();
    for folder in folders {
        let files = pack::source::dir(folder)
            .with_context(|| format!("cannot read the pack {}", folder.display()))?;
        packs.push((folder.display().to_string(), files));
    }
    let faults = pack::check_beside(&packs, &pack::source::builtin());
    for fault in &faults {
        say!("{fault}");
    }
    let n_faults = faults.len();
    say!("{} packs, {n_faults} faults", packs.len());
    Ok(if n_faults == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
