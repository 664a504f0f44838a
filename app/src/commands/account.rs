//! `account invite`: an address at which a person sets a password, for whoever runs the program and has no
//! account of their own to do it with.

use crate::say::say;
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use desk::accounts::hashing::Cost;
use desk::accounts::{self, Keys, invite};
use domain::post::PersonId;

use crate::clock::Clock;
use crate::office::Office;

#[derive(Subcommand)]
pub(crate) enum Account {
    /// Print an address at which the person of an account sets a password; it is good for 3 days, once.
    Invite(Invite),
}

#[derive(Args)]
pub(crate) struct Invite {
    #[command(flatten)]
    office: Office,
    /// Name of the account.
    name: String,
    /// Number of a person for whom an account of this name is opened when there is none.
    #[arg(long)]
    person: Option<i64>,
    /// What stands before the path of the address.
    #[arg(long, default_value = "http://127.0.0.1:7474")]
    base: String,
}

impl Account {
    pub(crate) fn run(&self) -> anyhow::Result<ExitCode> {
        match self {
            Self::Invite(invite) => invite.run(),
        }
    }
}

impl Invite {
    fn run(&self) -> anyhow::Result<ExitCode> {
        let desk = self.office.open()?;
        let clock = Clock::real();
        let there = desk.read(clock.today(), |books| accounts::by_name(books, &self.name))?;
        if there.is_none() && self.person.is_none() {
            bail!("there is no account {}; name its person with --person to open one", self.name);
        }
        let token = Keys::new(Cost::USUAL, Box::new(crate::entropy::fill))?.token();
        desk.write(clock.by(None, "invited from the command line"), |books| {
            let account = match (accounts::by_name(books, &self.name)?, self.person) {
                (Some(account), _) => account.id,
                (None, person) => {
                    accounts::open(books, PersonId(person.unwrap_or_default()), &self.name)?
                }
            };
            invite::to_account(books, account, &token)
        })
        .with_context(|| format!("{} is not invited", self.name))?;
        say!("{}/invitation/{token}", self.base.trim_end_matches('/'));
        Ok(ExitCode::SUCCESS)
    }
}
