//! `serve`: the pages and the API on a loopback address. Other machines cannot reach it: there is no
//! sign-in yet, and until there is, nothing but loopback is served.

use crate::say::say;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, bail};
use clap::Args;
use desk::Desk;

use crate::clock::Clock;
use crate::office::Office;

#[derive(Args)]
pub(crate) struct Serve {
    #[command(flatten)]
    office: Office,
    #[command(flatten)]
    listen: Listen,
}

#[derive(Args)]
pub(crate) struct Listen {
    /// Loopback address to listen on; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:7474")]
    listen: SocketAddr,
}

impl Serve {
    pub(crate) fn run(&self) -> anyhow::Result<ExitCode> {
        serve(self.office.open()?, Clock::real(), &self.listen)
    }
}

/// Serves an office until the program is told to stop.
pub(crate) fn serve(desk: Desk, clock: Clock, listen: &Listen) -> anyhow::Result<ExitCode> {
    if !listen.listen.ip().is_loopback() {
        bail!(
            "{} is not a loopback address; without sign-in only this machine may be served",
            listen.listen
        );
    }
    let app = web::App::new(Arc::new(desk), Arc::new(move || clock.now()));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(listen.listen)
            .await
            .with_context(|| format!("cannot listen on {}", listen.listen))?;
        say!("अनुपालन · Anupalan: http://{}/", listener.local_addr()?);
        web::serve(listener, app, stopped()).await?;
        Ok(ExitCode::SUCCESS)
    })
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
