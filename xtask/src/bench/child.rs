//! A program that is timed from its start to its end and whose memory and processor time are watched
//! meanwhile. Never judges what it says.

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
    pub(super) spent: Spent,
}

/// What a program took of the machine, as last seen before it ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Spent {
    /// The most memory that was resident at any time.
    pub(super) peak_kib: u64,
    /// Processor time of all its threads, its own and the kernel's for it. Others at work on the machine
    /// change it far less than the time from start to end.
    pub(super) cpu: Duration,
}

/// Linux tells processor times in hundredths of a second, on every machine.
const TICK: Duration = Duration::from_millis(10);

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
    let process = format!("/proc/{}", child.id());
    let mut out = child.stdout.take().expect("its standard output was asked for");
    let (sender, ended) = mpsc::channel();
    thread::spawn(move || {
        let mut said = String::new();
        let read = out.read_to_string(&mut said);
        let status = child.wait();
        // The receiver waits until this is sent.
        sender.send((read, said, status, now())).ok();
    });
    let mut spent = Spent::default();
    let (read, said, status, end) = loop {
        look(&process, &mut spent);
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
    Ok(Ended { said, took: end.duration_since(start), spent })
}

/// Notes what a process has taken so far; one that is ending tells no memory any more.
fn look(process: &str, spent: &mut Spent) {
    let read = |name: &str| fs::read_to_string(format!("{process}/{name}")).ok();
    if let Some(seen) = read("status").as_deref().and_then(high_water) {
        spent.peak_kib = spent.peak_kib.max(seen);
    }
    if let Some(seen) = read("stat").as_deref().and_then(cpu) {
        spent.cpu = spent.cpu.max(seen);
    }
}

/// The fields `utime` and `stime` of a process's stat, the 14th and 15th. The 2nd is its name in
/// parentheses, which may itself hold spaces.
fn cpu(stat: &str) -> Option<Duration> {
    let (_, rest) = stat.rsplit_once(')')?;
    let mut ticks = rest.split_whitespace().skip(11);
    let (own, kernel): (u32, u32) = (ticks.next()?.parse().ok()?, ticks.next()?.parse().ok()?);
    Some(TICK * (own + kernel))
}

/// The line `VmHWM:   12345 kB` of a process's status.
fn high_water(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

/// The most memory that a running process has had resident.
pub(super) fn resident_kib(process: u32) -> Result<u64> {
    let status =
        fs::read_to_string(format!("/proc/{process}/status")).context("no such process")?;
    high_water(&status).context("no memory is told")
}

#[expect(clippy::disallowed_methods, reason = "a bench measures time")]
pub(super) fn now() -> Instant {
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

    #[test]
    fn processor_time_is_that_of_the_process_and_of_the_kernel_for_it() {
        let stat = "7 (a (b) c) S 1 2 3 4 5 6 7 8 9 10 120 34 0 0 20 0 2 0";
        assert_eq!(cpu(stat), Some(Duration::from_millis(1540)));
        assert_eq!(cpu("7 (a) S 1 2 3"), None);
    }
}
