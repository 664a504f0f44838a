//! `read-sheet`, a hidden command: opens one stranger's file from standard input and says on standard output
//! what stands in it, as a plain stream. The program starts itself with it and ends it when it takes too
//! much; what brings it down brings nothing else down.

use std::io::{Read, Write};
use std::process::ExitCode;

use anyhow::Context;
use clap::Args;
use nix::sys::resource::{Resource, setrlimit};
use sheets::limits::Limits;

#[derive(Args)]
pub(crate) struct ReadSheet {
    /// Memory that may be asked for, in MB.
    #[arg(long)]
    memory_mb: u64,
    /// Time of the processor, in seconds.
    #[arg(long)]
    seconds: u64,
}

impl ReadSheet {
    pub(crate) fn run(&self) -> anyhow::Result<ExitCode> {
        let bytes = self.memory_mb << 20;
        setrlimit(Resource::RLIMIT_AS, bytes, bytes).context("cannot limit the memory")?;
        setrlimit(Resource::RLIMIT_CPU, self.seconds, self.seconds)
            .context("cannot limit the time")?;
        // A file that brings this process down leaves no picture of its memory behind.
        setrlimit(Resource::RLIMIT_CORE, 0, 0).context("cannot forbid a core file")?;
        let limits = Limits::default();
        // One byte more than is allowed is enough to know that it is too much.
        let most = u64::try_from(limits.n_bytes).unwrap_or(u64::MAX).saturating_add(1);
        let mut file = Vec::new();
        std::io::stdin().lock().take(most).read_to_end(&mut file)?;
        let stream = sheets::stream::write(&sheets::grid::read(&file, &limits));
        let mut out = std::io::stdout().lock();
        out.write_all(&stream)?;
        out.flush()?;
        Ok(ExitCode::SUCCESS)
    }
}
