//! A program that is timed from its start to its end and whose memory is watched meanwhile. Never
//! judges what it says.

use std::fs;
use std::io::Read;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::command;

/// How often the high-water mark is read; what a program takes in its last moments is not seen.
const LOOK_EVERY: Duration = Duration::from_millis(4);

/// What came of a program that ended well.
#[derive(Debug)]
pub(super) struct Ended {
    pub(super) said: String,
    pub(super) took: Duration,
    /// The most memory that was resident at any time.
    pub(super) peak_kib: u64,
}

/// Runs it to its end.
///
/// # Errors
/// It cannot be started, or ends badly.
pub(super) fn run(command: &mut Command) -> Result<Ended> {
    let line = command::line(command);
    let start = now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start `{line}`"))?;
    let status_file = format!("/proc/{}/status", child.id());
    let mut out = child.stdout.take().expect("its standard output was asked for");
    let (sender, ended) = mpsc::channel();
    thread::spawn(move || {
        let mut said = String::new();
        let read = out.read_to_string(&mut said);
        let status = child.wait();
        // The receiver waits until this is sent.
        sender.send((read, said, status, now())).ok();
    });
    let mut peak_kib = 0;
    let (read, said, status, end) = loop {
        if let Some(seen) = fs::read_to_string(&status_file).ok().as_deref().and_then(high_water) {
            peak_kib = peak_kib.max(seen);
        }
        match ended.recv_timeout(LOOK_EVERY) {
            Ok(ended) => break ended,
            Err(mpsc::RecvTimeoutError::Timeout) => {}
            Err(gone) => return Err(gone).with_context(|| format!("lost sight of `{line}`")),
        }
    };
    read.with_context(|| format!("`{line}` wrote no UTF-8"))?;
    let status = status?;
    if !status.success() {
        bail!("`{line}` ended with {status}\n{said}");
    }
    Ok(Ended { said, took: end.duration_since(start), peak_kib })
}

/// The line `VmHWM:   12345 kB` of a process's status.
fn high_water(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

#[expect(clippy::disallowed_methods, reason = "a bench measures time")]
fn now() -> Instant {
    Instant::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_program_says_is_kept_and_a_bad_end_is_told() {
        let ended = run(Command::new("echo").arg("done")).expect("echo ends well");
        assert_eq!(ended.said, "done\n");
        let error = run(Command::new("ls").arg("no-such-file-here").stderr(Stdio::null()));
        let error = error.expect_err("no such file").to_string();
        assert!(error.starts_with("`ls no-such-file-here` ended with"), "{error}");
    }

    #[test]
    fn the_high_water_mark_is_found_among_the_other_lines() {
        let status = "Name:\tx\nVmPeak:\t  900 kB\nVmHWM:\t  123 kB\nVmRSS:\t 100 kB\n";
        assert_eq!(high_water(status), Some(123));
        assert_eq!(high_water("Name:\tx\n"), None);
    }
}
