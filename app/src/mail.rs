//! The settings of mail, from one TOML file, and the rounds that a running program makes: what the ladder
//! asks for goes into the outbox, what waits in the outbox goes to the relay. Without the file messages
//! stay in the outbox and can be passed on by hand.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use anyhow::{Context, anyhow};
use clap::Args;
use desk::Desk;
use desk::outbox::smtp::{Relay, Security, Smtp};
use desk::outbox::{Carrier, Origin, Round};
use serde::Deserialize;

use crate::clock::Clock;

/// How long a running program waits between two rounds.
const PAUSE: Duration = Duration::from_secs(60);

#[derive(Args, Clone, Debug)]
pub(crate) struct MailFile {
    /// Settings of mail (TOML). Without them messages wait and can be passed on by hand.
    #[arg(long = "mail")]
    pub(crate) file: Option<PathBuf>,
}

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    /// Under which address the pages are reached: `https://anupalan.example.in`.
    address: String,
    host: String,
    port: u16,
    /// `none`, `starttls` or `tls`.
    tls: String,
    from: String,
    user: Option<String>,
    password_file: Option<PathBuf>,
    authority_file: Option<PathBuf>,
}

/// Where the origin is reached and through which relay it sends.
pub(crate) struct Settings {
    pub(crate) origin: Origin,
    pub(crate) smtp: Smtp,
}

impl MailFile {
    /// The settings, where a file was named.
    pub(crate) fn read(&self) -> anyhow::Result<Option<Settings>> {
        let Some(file) = &self.file else { return Ok(None) };
        let settings = read(file).with_context(|| format!("in the settings {}", file.display()))?;
        Ok(Some(settings))
    }
}

fn read(file: &Path) -> anyhow::Result<Settings> {
    let text = std::fs::read_to_string(file).context("cannot be read")?;
    let written: Written = toml::from_str(&text)?;
    let folder = file.parent().unwrap_or(Path::new("."));
    let beside = |name: &Path| {
        std::fs::read(folder.join(name)).with_context(|| format!("cannot read {}", name.display()))
    };
    let login = match (&written.user, &written.password_file) {
        (None, None) => None,
        (Some(user), Some(file)) => {
            let password = String::from_utf8(beside(file)?).context("the password is not text")?;
            Some((user.clone(), password.trim_end_matches(['\r', '\n']).to_owned()))
        }
        _ => return Err(anyhow!("user and password_file go together")),
    };
    let relay = Relay {
        host: written.host,
        port: written.port,
        security: security(&written.tls)?,
        login,
        from: written.from,
        authority: written.authority_file.as_deref().map(beside).transpose()?,
    };
    let is_address = written.address.starts_with("https://")
        || written.address.starts_with("http://127.0.0.1")
        || written.address.starts_with("http://localhost");
    if !is_address {
        return Err(anyhow!("address = {}: begin with https://", written.address));
    }
    let mail_domain = relay.from.rsplit_once('@').map_or("localhost", |(_, domain)| domain);
    let origin = Origin { base: written.address, mail_domain: mail_domain.to_owned() };
    let smtp = Smtp::new(&relay).map_err(|why| anyhow!("{why}"))?;
    Ok(Settings { origin, smtp })
}

fn security(word: &str) -> anyhow::Result<Security> {
    match word {
        "none" => Ok(Security::None),
        "starttls" => Ok(Security::StartTls),
        "tls" => Ok(Security::Tls),
        _ => Err(anyhow!("tls = {word}: use none, starttls or tls")),
    }
}

/// Queues what the ladder asks for today; how many.
pub(crate) fn queue(desk: &Desk, clock: Clock) -> desk::Result<usize> {
    let due = desk.read(clock.today(), |books| Ok(desk::reach::due(books)?.len()))?;
    if due == 0 {
        return Ok(0);
    }
    let queued = desk.write(clock.by(None, "ladder"), desk::reach::queue_due)?;
    Ok(queued.len())
}

/// One round of sending.
pub(crate) fn round(
    desk: &Desk,
    clock: Clock,
    origin: &Origin,
    carrier: &dyn Carrier,
) -> desk::Result<Result<Round, String>> {
    desk::outbox::round(desk, &|| clock.by(None, "send"), origin, carrier)
}

/// The rounds beside the pages, on a thread of their own, until this is dropped.
pub(crate) struct Rounds {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Rounds {
    /// Begins at once, and again after each pause.
    pub(crate) fn begin(desk: Arc<Desk>, clock: Clock, settings: Option<Settings>) -> Self {
        let (stop, stopped) = channel();
        let go = move || go_round(&desk, clock, settings.as_ref(), &stopped);
        Self { stop: Some(stop), thread: Some(std::thread::spawn(go)) }
    }
}

fn go_round(desk: &Desk, clock: Clock, settings: Option<&Settings>, stopped: &Receiver<()>) {
    let mut pause = Duration::ZERO;
    while stopped.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
        pause = PAUSE;
        if let Err(error) = queue(desk, clock) {
            tracing::error!(%error, "the ladder could not be read");
        }
        let Some(settings) = settings else { continue };
        match round(desk, clock, &settings.origin, &settings.smtp) {
            // A full round goes on at once.
            Ok(Ok(round)) if round.sent > 0 => pause = Duration::ZERO,
            Ok(Ok(_)) => {}
            Ok(Err(why)) => tracing::warn!(%why, "the relay is closed; messages wait"),
            Err(error) => tracing::error!(%error, "a round of sending failed"),
        }
    }
}

impl Drop for Rounds {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the rounds of sending fell");
        }
    }
}
