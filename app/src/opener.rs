//! Strangers' files are opened by a process of their own: this program again, with a hidden command, little
//! memory and little time. Whatever becomes of it, whoever asked gets the cells or a finding with words, and
//! never a third thing.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Condvar, Mutex, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

use desk::sheets_in::{Finding, Grid, Opener, What};

/// How much a file may cost to open.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    /// Addresses that the process may ask for; a full sheet of two million cells takes some 200 MB.
    pub(crate) memory_mb: u64,
    /// Seconds, of the processor and on the wall.
    pub(crate) seconds: u64,
}

/// A full sheet is read in two seconds by an unhurried machine; the rest is for one that has other work.
pub(crate) const USUAL: Cost = Cost { memory_mb: 768, seconds: 30 };

/// More than any stream of a sheet within its limits.
const MOST_BYTES: u64 = 512 << 20;

/// How many files are opened at once; whoever comes later waits, so that many files at once cost no more.
const N_AT_ONCE: usize = 2;

/// Opens files in a process of their own.
pub(crate) fn in_a_process(cost: Cost) -> Opener {
    let desk = Places { free: Mutex::new(N_AT_ONCE), left: Condvar::new() };
    Arc::new(move |bytes| {
        let _place = desk.take();
        open(bytes, cost)
    })
}

/// Places at which a file is opened.
struct Places {
    free: Mutex<usize>,
    left: Condvar,
}

/// A place that is given back when the file is open.
struct Place<'a>(&'a Places);

impl Places {
    fn take(&self) -> Place<'_> {
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let waiting = self.left.wait_while(free, |free| *free == 0);
        *waiting.unwrap_or_else(PoisonError::into_inner) -= 1;
        Place(self)
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        *self.0.free.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.0.left.notify_one();
    }
}

fn open(bytes: &[u8], cost: Cost) -> Result<Grid, Finding> {
    let reader = reader(cost).map_err(|error| {
        tracing::error!(%error, "the program does not find itself");
        Finding::stops(What::NotRead)
    })?;
    open_by(reader, bytes, cost)
}

/// What a reader says of a file, or why it says nothing that can be used.
fn open_by(mut reader: Command, bytes: &[u8], cost: Cost) -> Result<Grid, Finding> {
    let not_read = || Finding::stops(What::NotRead);
    reader.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let child = reader.spawn().map_err(|error| {
        tracing::error!(%error, "the reader of sheets could not be started");
        not_read()
    })?;
    match heard(child, bytes, cost) {
        Heard::All { said, status } if status.success() => {
            sheets::stream::read(&said).unwrap_or_else(|| Err(not_read()))
        }
        Heard::All { status, .. } => {
            tracing::warn!(%status, "the reader of sheets fell");
            Err(why(status, cost))
        }
        Heard::Late => Err(too_long(cost)),
        Heard::Nothing => Err(not_read()),
    }
}

fn too_long(cost: Cost) -> Finding {
    Finding::stops(What::TookTooLong { seconds: cost.seconds.to_string() })
}

/// Why it fell: out of memory the program ends itself, out of time the machine ends it.
fn why(status: ExitStatus, cost: Cost) -> Finding {
    use std::os::unix::process::ExitStatusExt;

    use nix::sys::signal::Signal;
    let signal = status.signal().and_then(|signal| Signal::try_from(signal).ok());
    match signal {
        Some(Signal::SIGXCPU | Signal::SIGKILL) => too_long(cost),
        Some(Signal::SIGABRT | Signal::SIGSEGV | Signal::SIGBUS) => {
            Finding::stops(What::TooHeavy { limit_mb: cost.memory_mb.to_string() })
        }
        _ => Finding::stops(What::NotRead),
    }
}

/// The program itself, even when its file was replaced by a newer one since it started.
fn program() -> std::io::Result<PathBuf> {
    let itself = Path::new("/proc/self/exe");
    if itself.exists() { Ok(itself.to_path_buf()) } else { std::env::current_exe() }
}

fn reader(cost: Cost) -> std::io::Result<Command> {
    let mut reader = Command::new(program()?);
    reader
        .args(["read-sheet", "--memory-mb", &cost.memory_mb.to_string()])
        .args(["--seconds", &cost.seconds.to_string()])
        .env_clear();
    Ok(reader)
}

enum Heard {
    All { said: Vec<u8>, status: ExitStatus },
    Late,
    Nothing,
}

/// Hands the file over and listens, no longer than is allowed; the process is gone when this returns.
fn heard(mut child: Child, bytes: &[u8], cost: Cost) -> Heard {
    let (Some(mut to), Some(from)) = (child.stdin.take(), child.stdout.take()) else {
        return Heard::Nothing;
    };
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        // A reader that has heard enough closes its end; that is no fault of ours.
        scope.spawn(move || drop(to.write_all(bytes)));
        scope.spawn(move || {
            let mut said = Vec::new();
            let read = from.take(MOST_BYTES).read_to_end(&mut said);
            let _ = sender.send(read.map(|_| said));
        });
        let said = receiver.recv_timeout(Duration::from_secs(cost.seconds));
        let is_late = said.is_err();
        if is_late {
            let _ = child.kill();
        }
        let status = child.wait();
        match (said, status) {
            (Ok(Ok(said)), Ok(status)) => Heard::All { said, status },
            (Err(_), _) => Heard::Late,
            _ => Heard::Nothing,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code_of(words: &str, seconds: u64) -> &'static str {
        let mut reader = Command::new("/bin/sh");
        reader.args(["-c", words]);
        let file = vec![b'x'; 1 << 20];
        let opened = open_by(reader, &file, Cost { memory_mb: 64, seconds });
        opened.err().map_or("read", |finding| finding.what.code())
    }

    #[test]
    fn whatever_becomes_of_the_reader_there_is_a_finding_with_words() {
        for (words, expected) in [
            ("exec sleep 600", "took-too-long"),
            ("kill -XCPU $$", "took-too-long"),
            ("kill -KILL $$", "took-too-long"),
            ("kill -ABRT $$", "too-heavy"),
            ("kill -SEGV $$", "too-heavy"),
            ("exit 3", "not-read"),
            ("exit 0", "not-read"),
            ("echo tea", "not-read"),
            ("cat", "not-read"),
            ("exec cat >/dev/null", "not-read"),
        ] {
            assert_eq!(code_of(words, 2), expected, "{words}");
        }
        let nowhere = Command::new("/no/such/program");
        let opened = open_by(nowhere, b"", USUAL);
        assert_eq!(opened.err().map(|finding| finding.what.code()), Some("not-read"));
    }
}
