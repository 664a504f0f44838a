//! `simulate`: made-up groups, members and cases of a district that add up to its reported figures. For trying
//! the program and its speed; every row is marked as made up.

use std::process::ExitCode;

use anyhow::Context;
use clap::Args;
use desk::simulate::{self, COUNTS, Plan};

use crate::clock::Clock;
use crate::office::Office;
use crate::say::say;

#[derive(Args)]
pub(crate) struct Simulate {
    #[command(flatten)]
    office: Office,
    /// The district or block, by its word in addresses: `aligarh`.
    #[arg(long)]
    place: String,
    /// The same number makes the same rows.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// An indicator whose reported figure the rows add up to; all that can be made up when left out.
    #[arg(long = "count")]
    counts: Vec<String>,
    /// How many members are entered twice, to be found again.
    #[arg(long, default_value_t = 0)]
    duplicates: usize,
    /// The day on which the rows are taken in: `2024-10-12`. Today when left out.
    #[arg(long)]
    on: Option<String>,
}

impl Simulate {
    pub(crate) fn run(&self) -> anyhow::Result<ExitCode> {
        let desk = self.office.open()?;
        let clock = match &self.on {
            Some(text) => {
                Clock::set_to(hindi::date::read(text).with_context(|| format!("{text} is no day"))?)
            }
            None => Clock::real(),
        };
        let place = desk.read(clock.today(), |books| Ok(books.known.place(&self.place)?.code));
        let place = place.with_context(|| format!("there is no place {}", self.place))?;
        let counts = match self.counts.as_slice() {
            [] => COUNTS.map(str::to_owned).to_vec(),
            some => some.to_vec(),
        };
        let plan = Plan { seed: self.seed, place, counts, n_duplicates: self.duplicates };
        let made =
            desk.write(clock.by(None, "simulate"), |books| simulate::district(books, &plan))?;
        say!(
            "made up: {} groups, {} members, {} cases; {} members entered twice",
            made.n_groups,
            made.n_members,
            made.n_cases,
            made.n_duplicates
        );
        Ok(ExitCode::SUCCESS)
    }
}
