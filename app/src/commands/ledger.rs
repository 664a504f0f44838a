//! `verify` and `rebuild`: the ledger proves itself, and the tables are folded anew.

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
        println!("facts {}  head {}", report.facts, report.head);
        for broken in &report.broken {
            match broken.seq {
                Some(seq) => println!("broken at fact {seq}: {}", broken.what),
                None => println!("broken: {}", broken.what),
            }
        }
        for view in &report.views {
            let verdict = if view.differ > 0 { "DIFFERS" } else { "equal" };
            println!("table {:<20} {:>8} rows  {verdict}", view.table, view.rows);
        }
        if report.is_sound() {
            println!("sound: the chain is unbroken and every table equals a fresh fold");
            Ok(ExitCode::SUCCESS)
        } else {
            println!(
                "not sound; run `anupalan rebuild` if only tables differ, else restore a backup"
            );
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
        println!("folded {} facts", store::rebuild(&db)?);
        Ok(ExitCode::SUCCESS)
    }
}
