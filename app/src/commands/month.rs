//! `month`: freeze a month of a place, or open it again, with what was said of it.

use crate::say::say;
use std::process::ExitCode;

use anyhow::Context;
use clap::{Args, Subcommand};
use desk::{Books, Write};
use domain::period::Period;
use domain::place::PlaceCode;

use super::import::said_refused;
use crate::clock::Clock;
use crate::office::Office;

#[derive(Subcommand)]
pub(crate) enum Month {
    /// Freeze a month of a place and all below it.
    Freeze(Freeze),
    /// Open a frozen month again.
    Open(Open),
}

#[derive(Args)]
pub(crate) struct Which {
    #[command(flatten)]
    office: Office,
    /// The place, by its word in addresses: `aligarh`.
    place: String,
    /// The month: `2024-09`.
    month: String,
    /// The post that does it, by its word: `dc-nrlm-aligarh`.
    #[arg(long)]
    by: Option<String>,
}

#[derive(Args)]
pub(crate) struct Freeze {
    #[command(flatten)]
    which: Which,
    /// What is to be known of it.
    #[arg(long, default_value = "")]
    note: String,
}

#[derive(Args)]
pub(crate) struct Open {
    #[command(flatten)]
    which: Which,
    #[arg(long)]
    reason: String,
}

impl Month {
    pub(crate) fn run(&self) -> anyhow::Result<ExitCode> {
        match self {
            Self::Freeze(freeze) => freeze.which.write("frozen", |books, place, month| {
                desk::months::freeze(books, place, month, &freeze.note).map(drop)
            }),
            Self::Open(open) => open.which.write("opened again", |books, place, month| {
                desk::months::thaw(books, place, month, &open.reason)
            }),
        }
    }
}

impl Which {
    fn write(
        &self,
        done: &str,
        mut writing: impl FnMut(&mut Books<'_, '_, Write>, PlaceCode, Period) -> desk::Result<()>,
    ) -> anyhow::Result<ExitCode> {
        let month = Period::read(&self.month)
            .with_context(|| format!("{} is no month; write 2024-09", self.month))?;
        let desk = self.office.open()?;
        let clock = Clock::real();
        let post = match &self.by {
            Some(slug) => {
                let post = desk.read(clock.today(), |books| desk::posts::by_slug(books, slug));
                Some(post.with_context(|| format!("there is no post {slug}"))?.id)
            }
            None => None,
        };
        let written = desk.write(clock.by(post, ""), |books| {
            let place = books.known.place(&self.place)?.code;
            writing(books, place, month)
        });
        match written {
            Ok(()) => {
                say!("{} {}: {done}", self.place, self.month);
                Ok(ExitCode::SUCCESS)
            }
            Err(desk::Error::Refused(refusal)) => Ok(said_refused(&refusal)),
            Err(error) => Err(error.into()),
        }
    }
}
