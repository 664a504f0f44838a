//! `send`: one run for the clock of the machine (cron, a systemd timer): queues what the ladder asks for
//! today and, where mail is set up, sends what waits.

use std::process::ExitCode;

use clap::Args;

use crate::clock::Clock;
use crate::mail::{self, MailFile};
use crate::office::Office;
use crate::say::say;

#[derive(Args)]
pub(crate) struct Send {
    #[command(flatten)]
    office: Office,
    #[command(flatten)]
    mail: MailFile,
}

impl Send {
    pub(crate) fn run(&self) -> anyhow::Result<ExitCode> {
        let settings = self.mail.read()?;
        let desk = self.office.open()?;
        let clock = Clock::real();
        let n_queued = mail::queue(&desk, clock)?;
        let Some(settings) = settings else {
            say!("queued {n_queued}; nothing was sent, since no --mail was given");
            return Ok(ExitCode::SUCCESS);
        };
        let (mut n_sent, mut n_failed) = (0, 0);
        loop {
            match mail::round(&desk, clock, &settings.origin, &settings.smtp)? {
                Err(why) => {
                    say!("queued {n_queued}, sent {n_sent}; the relay is closed: {why}");
                    return Ok(ExitCode::FAILURE);
                }
                Ok(round) if round.sent + round.failed == 0 => break,
                Ok(round) => {
                    n_sent += round.sent;
                    n_failed += round.failed;
                }
            }
        }
        say!("queued {n_queued}, sent {n_sent}, failed {n_failed}");
        Ok(if n_failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}
