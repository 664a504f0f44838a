//! `demo`: a sample office of five districts, as they stood on a day of October 2024, served on this
//! machine without sign-in: whoever opens it chooses a post. Run again on the same folder it goes on where it was left.

use std::process::ExitCode;
use std::sync::Arc;

use anyhow::bail;
use clap::Args;
use jiff::civil::{Date, date};

use crate::clock::Clock;
use crate::commands::serve::{self, Listen};
use crate::office::Office;

#[derive(Args)]
pub(crate) struct Demo {
    #[command(flatten)]
    office: Office,
    #[command(flatten)]
    listen: Listen,
}

/// The day on which the demo begins: its figures are those of September 2024.
const FIRST_DAY: Date = date(2024, 10, 12);

impl Demo {
    pub(crate) fn run(&self) -> anyhow::Result<ExitCode> {
        if !self.listen.listen.ip().is_loopback() {
            bail!(
                "{} is not a loopback address; the demo has no sign-in and serves this machine only",
                self.listen.listen
            );
        }
        let desk = self.office.open()?;
        let last_day = desk.read(FIRST_DAY, |books| {
            Ok(desk::ledger::page(books, None, 1)?.first().map(|entry| entry.by.on))
        })?;
        if last_day.is_none() {
            desk::scenario::sample(&desk)?;
        }
        let clock = Clock::set_to(last_day.unwrap_or(FIRST_DAY).max(FIRST_DAY));
        serve::serve(serve::app(Arc::new(desk), clock)?, &self.listen, (None, None))
    }
}
