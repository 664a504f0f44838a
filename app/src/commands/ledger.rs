//! `verify` and `rebuild`: the ledger proves itself, and the tables are folded anew.

use crate::say::say;
use std::process::ExitCode;

use clap::Args;

use crate::office::Office;

#[derive(Args)]
pub(crate) struct Verify {
    #[command(flatten)]
    office: Office,
}

impl Verify {
    pub(crate) fn run(&self) -> anyhow::Result<ExitCode> {
        let db = store::Db::open(&self.office.address()?)?;
        let report = store::verify(&db)?;
        say!("facts {}  head {}", report.facts, report.head);
        for broken in &report.broken {
            match broken.seq {
                Some(seq) => say!("broken at fact {seq}: {}", broken.what),
                None => say!("broken: {}", broken.what),
            }
        }
        for view in &report.views {
            let verdict = if view.differ > 0 { "DIFFERS" } else { "equal" };
            say!("table {:<20} {:>8} rows  {verdict}", view.table, view.rows);
        }
        if report.is_sound() {
            say!("sound: the chain is unbroken and every table equals a fresh fold");
            Ok(ExitCode::SUCCESS)
        } else {
            say!("not sound; run `anupalan rebuild` if only tables differ, else restore a backup");
            Ok(ExitCode::FAILURE)
        }
    }
}

#[derive(Args)]
pub(crate) struct Rebuild {
    #[command(flatten)]
    office: Office,
}

impl Rebuild {
    pub(crate) fn run(&self) -> anyhow::Result<ExitCode> {
        let db = store::Db::open(&self.office.address()?)?;
        say!("folded {} facts", store::rebuild(&db)?);
        Ok(ExitCode::SUCCESS)
    }
}
