//! S1: 7.68 million raw rows of a tenth of a state, through checks and the ledger, to every card graded
//! and ranked. The real program, DuckDB and the bare limit take turns, and must agree on the answer.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};

use super::answer::Answer;
use super::child::Spent;
use super::ground::{Ground, YEAR};
use super::peer::Peer;
use super::{Wish, child, keep, median, office, seconds, times};
use crate::command::{self, cargo};
use crate::workspace::{self, Workspace};

/// The last month of the rows.
const LAST_MONTH: &str = "2025-03";

/// The job as it was once done on the rows kept for it by two other programs.
const KEPT: Answer = Answer { n_cards: 70_896, score: 2_749_507_136, rank: 2_516_865 };

/// The bytes of those rows; others have another answer, and then DuckDB's is the one to be met.
const KEPT_BYTES: u64 = 119_827_805;

/// Times of one contestant over all rounds, and the most memory that it had in any.
#[derive(Debug, Default)]
struct Tally {
    times: Vec<Duration>,
    cpu: Vec<Duration>,
    peak_kib: u64,
}

impl Tally {
    fn take(&mut self, took: Duration, spent: Spent) {
        self.times.push(took);
        self.cpu.push(spent.cpu);
        self.peak_kib = self.peak_kib.max(spent.peak_kib);
    }

    fn seconds(&self) -> String {
        seconds(median(&self.times))
    }
}

/// Our own times, and the others'.
#[derive(Debug, Default)]
struct Tallies {
    open: Tally,
    /// Rows in, cards out.
    whole: Tally,
    /// A new process until it has shown one card.
    start: Tally,
    /// A new process until it has graded and ranked all cards from the ledger.
    again: Tally,
    duckdb: Tally,
    limit: Tally,
}

/// Everything that is set up once.
#[derive(Debug)]
struct Course {
    ground: Ground,
    limit: PathBuf,
    peer: Peer,
}

pub(super) fn run(wish: &Wish) -> Result<()> {
    let workspace = workspace::describe()?;
    let course = set_up(wish, &workspace)?;
    let mut tallies = Tallies::default();
    for round in 1..=wish.n_rounds {
        println!("round {round} of {}, load of the machine {}", wish.n_rounds, load()?);
        one_round(&course, &mut tallies)?;
    }
    keep(&workspace.target, &lines(&tallies))
}

fn set_up(wish: &Wish, workspace: &Workspace) -> Result<Course> {
    let ground = Ground::lay(wish, workspace)?;
    let limit = workspace.target.join("release/xtask");
    command::run(&mut cargo(&["build", "--release", "--package", "xtask", "--locked"]))?;
    let peer = Peer::set_up(&ground.folder)?;
    Ok(Course { ground, limit, peer })
}

/// How many processes wanted to run, over the last minute: others at work make every time longer.
fn load() -> Result<String> {
    let text = fs::read_to_string("/proc/loadavg").context("no load is told")?;
    Ok(text.split(' ').next().unwrap_or_default().to_owned())
}

fn one_round(course: &Course, tallies: &mut Tallies) -> Result<()> {
    let ours = ours(course, tallies)?;
    let ran = course.peer.run(&course.ground.data)?;
    let peers = Answer::read(&ran.said)?;
    tallies.duckdb.take(ran.took, ran.spent);
    let bare =
        child::run(Command::new(&course.limit).args(["bench", "limit"]).arg(&course.ground.data))?;
    let limits = Answer::read(&bare.said)?;
    tallies.limit.take(bare.took, bare.spent);
    println!("  ours    {ours}\n  duckdb  {peers}\n  limit   {limits}");
    ensure!(ours.agrees(peers), "our answer is not DuckDB's");
    ensure!(limits.agrees(peers), "the limit's answer is not DuckDB's");
    let n_bytes = fs::metadata(course.ground.data.join("figure.csv"))?.len();
    if n_bytes == KEPT_BYTES && ours != KEPT {
        bail!("our answer is not the one kept for these rows: {KEPT}");
    }
    Ok(())
}

/// A new office, the rows taken in and all cards graded; then, from its ledger alone, one card and all
/// cards once more, each by a process of its own.
fn ours(course: &Course, tallies: &mut Tallies) -> Result<Answer> {
    let ground = &course.ground;
    let opened = ground.open_office()?;
    tallies.open.take(opened.took, opened.spent);
    let whole = ground.take_rows()?;
    tallies.whole.take(whole.took, whole.spent);
    let card = child::run(&mut ground.program(&["score", office::STATE, LAST_MONTH]))?;
    tallies.start.take(card.took, card.spent);
    let again = child::run(&mut ground.program(&["score", "--all", YEAR]))?;
    tallies.again.take(again.took, again.spent);
    let answer = Answer::read(&whole.said)?;
    ensure!(answer == Answer::read(&again.said)?, "the ledger gives another answer than the rows");
    Ok(answer)
}

fn lines(tallies: &Tallies) -> Vec<String> {
    let Tallies { open, whole, start, again, duckdb, limit } = tallies;
    let (own, bare) = (median(&whole.times), median(&limit.times));
    let faster = times(median(&duckdb.times), own);
    let own_cpu = median(&whole.cpu);
    let spared = times(median(&duckdb.cpu), own_cpu);
    let mib = |tally: &Tally| tally.peak_kib / 1024;
    vec![
        format!("figure s1={} s ratio={faster} against=duckdb", whole.seconds()),
        format!("figure s1_over_limit={} s ratio={} against=limit", seconds(own), times(own, bare)),
        format!("figure s1_cpu={} s ratio={spared} against=duckdb", seconds(own_cpu)),
        format!("figure s1_open={} s", open.seconds()),
        format!("figure s1_start={} s", start.seconds()),
        format!("figure s1_again={} s", again.seconds()),
        format!("figure s1_duckdb={} s", duckdb.seconds()),
        format!("figure s1_limit={} s", limit.seconds()),
        format!("figure s1_memory={} MiB", mib(whole)),
        format!("figure s1_start_memory={} MiB", mib(start)),
        format!("figure s1_duckdb_memory={} MiB", mib(duckdb)),
        format!("figure s1_limit_memory={} MiB", mib(limit)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ratio_of_a_figure_is_of_medians() {
        let tally = |seconds: &[u64]| Tally {
            times: seconds.iter().copied().map(Duration::from_secs).collect(),
            cpu: seconds.iter().copied().map(Duration::from_secs).collect(),
            peak_kib: 2048,
        };
        let tallies = Tallies {
            whole: tally(&[1, 2, 9]),
            duckdb: tally(&[12, 14, 90]),
            limit: tally(&[1, 1, 1]),
            ..Tallies::default()
        };
        let lines = lines(&tallies);
        assert_eq!(lines[0], "figure s1=2.000 s ratio=7.00 against=duckdb");
        assert_eq!(lines[1], "figure s1_over_limit=2.000 s ratio=2.00 against=limit");
        assert!(lines.contains(&"figure s1_duckdb_memory=2 MiB".to_owned()));
    }
}
