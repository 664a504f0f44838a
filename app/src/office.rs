//! Where an office is kept, as the command line says it: a folder with an SQLite file, or a PostgreSQL
//! address.

use std::path::PathBuf;

use anyhow::Context;
use clap::Args;
use desk::Desk;

use crate::opener;

/// Where the office is kept.
#[derive(Args, Clone, Debug)]
pub(crate) struct Office {
    /// Folder of the office; an SQLite file is made in it.
    #[arg(long, default_value = "anupalan-data")]
    pub(crate) data: PathBuf,
    /// Address of a PostgreSQL database (postgres://…) instead of the folder.
    #[arg(long)]
    pub(crate) database: Option<String>,
}

impl Office {
    /// The address of the database, making the folder where needed.
    pub(crate) fn address(&self) -> anyhow::Result<String> {
        if let Some(address) = &self.database {
            return Ok(address.clone());
        }
        std::fs::create_dir_all(&self.data)
            .with_context(|| format!("cannot make the folder {}", self.data.display()))?;
        Ok(format!("sqlite:{}", self.data.join("office.db").display()))
    }

    /// Opens the office.
    pub(crate) fn open(&self) -> anyhow::Result<Desk> {
        let address = self.address()?;
        let desk = Desk::open(&address);
        let desk = desk.with_context(|| format!("cannot open the office at {address}"))?;
        Ok(desk.opening_by(opener::in_a_process(opener::USUAL)))
    }
}
