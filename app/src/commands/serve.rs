//! `serve`: the pages and the API on a loopback address. Other machines cannot reach it: there is no
//! sign-in yet, and until there is, nothing but loopback is served.

use crate::say::say;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, anyhow, bail};
use clap::Args;
use desk::Desk;
use web::House;

use crate::clock::Clock;
use crate::mail::{MailFile, Rounds};
use crate::office::Office;

#[derive(Args)]
pub(crate) struct Serve {
    #[command(flatten)]
    office: Office,
    #[command(flatten)]
    listen: Listen,
    #[command(flatten)]
    mail: MailFile,
}

#[derive(Args)]
pub(crate) struct Listen {
    /// Loopback address to listen on; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:7474")]
    listen: SocketAddr,
}

impl Serve {
    pub(crate) fn run(&self) -> anyhow::Result<ExitCode> {
        let settings = self.mail.read()?;
        let (desk, clock) = (Arc::new(self.office.open()?), Clock::real());
        let house = settings.as_ref().map(|settings| settings.house.clone());
        let rounds = Rounds::begin(Arc::clone(&desk), clock, settings);
        let outcome = serve(desk, clock, &self.listen, house);
        drop(rounds);
        outcome
    }
}

/// Serves an office until the program is told to stop.
pub(crate) fn serve(
    desk: Arc<Desk>,
    clock: Clock,
    listen: &Listen,
    house: Option<House>,
) -> anyhow::Result<ExitCode> {
    if !listen.listen.ip().is_loopback() {
        bail!(
            "{} is not a loopback address; without sign-in only this machine may be served",
            listen.listen
        );
    }
    keep_secret(&desk, clock)?;
    let app = web::App::new(desk, Arc::new(move || clock.now()));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(listen.listen)
            .await
            .with_context(|| format!("cannot listen on {}", listen.listen))?;
        let base = format!("http://{}", listener.local_addr()?);
        say!("अनुपालन · Anupalan: {base}/");
        let here = House { base, mail_domain: "localhost".to_owned() };
        let app = app.reached_at(house.unwrap_or(here));
        web::serve(listener, app, stopped()).await?;
        Ok(ExitCode::SUCCESS)
    })
}

/// The secret of the calendars' addresses, made once for an office.
fn keep_secret(desk: &Desk, clock: Clock) -> anyhow::Result<()> {
    let mut chance = [0; 32];
    getrandom::fill(&mut chance).map_err(|error| anyhow!("no chance to be had: {error}"))?;
    desk.write(clock.by(None, "secret of the calendars"), |books| {
        desk::calendars::keep_secret(books, &chance)
    })?;
    Ok(())
}

/// Resolves when the program is told to stop.
async fn stopped() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let terminated = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate());
        if let Ok(mut terminated) = terminated {
            tokio::select! {
                _ = interrupted => {}
                _ = terminated.recv() => {}
            }
            return;
        }
    }
    let _ = interrupted.await;
}
