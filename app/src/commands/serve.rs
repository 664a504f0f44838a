//! `serve`: the pages and the API of an office, behind sign-in. On a loopback address over plain HTTP; another
//! address only behind a proxy that speaks TLS, under one host name. An office without an account prints an
//! address at which the first is made.

use crate::say::say;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, bail};
use clap::Args;
use desk::Desk;
use desk::accounts::hashing::Cost;
use desk::accounts::{Entrance, Keys, invite};
use web::{App, House, Origin};

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
    /// A proxy on the way speaks TLS to the people outside; needed for any address but loopback.
    #[arg(long, requires = "host")]
    behind_tls_proxy: bool,
    /// The host name under which people outside open the office.
    #[arg(long, requires = "behind_tls_proxy")]
    host: Option<String>,
}

#[derive(Args)]
pub(crate) struct Listen {
    /// Address to listen on; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:7474")]
    pub(crate) listen: SocketAddr,
}

impl Serve {
    pub(crate) fn run(&self) -> anyhow::Result<ExitCode> {
        let house = match &self.host {
            Some(host) => House::BehindTls { host: host.clone() },
            None => House::Loopback,
        };
        if house == House::Loopback && !self.listen.listen.ip().is_loopback() {
            bail!(
                "{} is not a loopback address; other machines are served only with \
                 --behind-tls-proxy --host NAME",
                self.listen.listen
            );
        }
        let clock = Clock::real();
        let desk = Arc::new(self.office.open()?);
        let keys = Arc::new(Keys::new(Cost::USUAL, Box::new(crate::entropy::fill))?);
        let first = {
            let now = clock.now();
            let (at, on) = (now.timestamp(), now.date());
            invite::first_run(Entrance { desk: &desk, keys: &keys, at, on })?
        };
        let settings = self.mail.read()?;
        let origin = settings.as_ref().map(|settings| settings.origin.clone());
        let rounds = Rounds::begin(Arc::clone(&desk), clock, settings);
        let app = app(desk, clock)?.behind_sign_in(keys, house);
        let first = first.map(|token| format!("first-run/{token}"));
        let outcome = serve(app, &self.listen, (origin, first));
        drop(rounds);
        outcome
    }
}

/// The doors of an office, by the program's clock.
pub(crate) fn app(desk: Arc<Desk>, clock: Clock) -> anyhow::Result<App> {
    keep_secret(&desk, clock)?;
    Ok(App::new(desk, Arc::new(move || clock.now())))
}

/// Serves an office until the program is told to stop. `origin` is where it is reached from outside, if it is
/// known; `first` the path at which its first account is made.
pub(crate) fn serve(
    app: App,
    listen: &Listen,
    (origin, first): (Option<Origin>, Option<String>),
) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(listen.listen)
            .await
            .with_context(|| format!("cannot listen on {}", listen.listen))?;
        let base = format!("http://{}", listener.local_addr()?);
        say!("अनुपालन · Anupalan: {base}/");
        if let Some(path) = first {
            say!("पहला खाता (30 मिनट, एक बार) · first account (30 minutes, once): {base}/{path}");
        }
        let here = Origin { base, mail_domain: "localhost".to_owned() };
        let app = app.reached_at(origin.unwrap_or(here));
        web::serve(listener, app, stopped()).await?;
        Ok(ExitCode::SUCCESS)
    })
}

/// The secret of the calendars' addresses, made once for an office.
fn keep_secret(desk: &Desk, clock: Clock) -> anyhow::Result<()> {
    let mut chance = [0; 32];
    crate::entropy::fill(&mut chance);
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
