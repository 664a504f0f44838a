//! S1: 7.68 million raw rows of a tenth of a state, through checks and the ledger, to every card graded
//! and ranked. The real program, DuckDB and the bare limit take turns, and must agree on the answer.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};

use super::answer::Answer;
use super::child::Spent;
use super::peer::Peer;
use super::{Wish, child, keep, made_up, median, office, seconds, times};
use crate::command::{self, cargo};
use crate::demo;
use crate::workspace::{self, Workspace};

/// The year whose months the rows number from 1 (April).
const YEAR: &str = "2024-25";

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

/// The parts of our own time, and the others'.
#[derive(Debug, Default)]
struct Tallies {
    open: Tally,
    import: Tally,
    score: Tally,
    whole: Tally,
    duckdb: Tally,
    limit: Tally,
}

/// Everything that is set up once.
#[derive(Debug)]
struct Course {
    data: PathBuf,
    folder: PathBuf,
    program: PathBuf,
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
    let folder = workspace.target.join("bench");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let data = match &wish.data {
        Some(data) => data.clone(),
        None => our_own_rows(&folder)?,
    };
    let program = match &wish.program {
        Some(program) => program.clone(),
        None => {
            command::run(&mut cargo(&["build", "--release", "--workspace", "--locked"]))?;
            demo::program(workspace)
        }
    };
    let limit = workspace.target.join("release/xtask");
    command::run(&mut cargo(&["build", "--release", "--package", "xtask", "--locked"]))?;
    let peer = Peer::set_up(&folder)?;
    let course = Course { data, folder, program, limit, peer };
    office::write(&course.data, &course.folder)?;
    let mut check = Command::new(&course.program);
    command::run(check.args(["pack", "check"]).arg(course.folder.join(office::PACK)))?;
    Ok(course)
}

/// How many processes wanted to run, over the last minute: others at work make every time longer.
fn load() -> Result<String> {
    let text = fs::read_to_string("/proc/loadavg").context("no load is told")?;
    Ok(text.split(' ').next().unwrap_or_default().to_owned())
}

fn our_own_rows(folder: &Path) -> Result<PathBuf> {
    let data = folder.join("s1");
    println!("rows are made up in {}: the answer to be met is DuckDB's", data.display());
    made_up::write(&data, made_up::TENTH)?;
    Ok(data)
}

fn one_round(course: &Course, tallies: &mut Tallies) -> Result<()> {
    let ours = ours(course, tallies)?;
    let ran = course.peer.run(&course.data)?;
    let peers = Answer::read(&ran.said)?;
    tallies.duckdb.take(ran.took, ran.spent);
    let bare = child::run(Command::new(&course.limit).args(["bench", "limit"]).arg(&course.data))?;
    let limits = Answer::read(&bare.said)?;
    tallies.limit.take(bare.took, bare.spent);
    println!("  ours    {ours}\n  duckdb  {peers}\n  limit   {limits}");
    ensure!(ours.agrees(peers), "our answer is not DuckDB's");
    ensure!(limits.agrees(peers), "the limit's answer is not DuckDB's");
    let n_bytes = fs::metadata(course.data.join("figure.csv"))?.len();
    if n_bytes == KEPT_BYTES && ours != KEPT {
        bail!("our answer is not the one kept for these rows: {KEPT}");
    }
    Ok(())
}

/// A new office, the rows taken in, all cards graded; each by a process of its own.
fn ours(course: &Course, tallies: &mut Tallies) -> Result<Answer> {
    let kept_in = course.folder.join("office");
    if kept_in.exists() {
        fs::remove_dir_all(&kept_in).context("cannot clear the office of the last round")?;
    }
    let start = |words: &[&str]| {
        let mut command = Command::new(&course.program);
        command.args(words).arg("--data").arg(&kept_in);
        command
    };
    let mut open = start(&["open", "--name", "Bench"]);
    open.arg("--pack").arg(course.folder.join(office::PACK));
    let opened = child::run(open.arg("--places").arg(course.folder.join("places.csv")))?;
    let mut import = start(&["import", "--extract", "--place", office::STATE, "--period", YEAR]);
    let taken = child::run(import.arg(course.data.join("figure.csv")))?;
    let scored = child::run(&mut start(&["score", "--all", YEAR]))?;
    tallies.open.take(opened.took, opened.spent);
    tallies.import.take(taken.took, taken.spent);
    tallies.score.take(scored.took, scored.spent);
    let spent = Spent {
        peak_kib: taken.spent.peak_kib.max(scored.spent.peak_kib),
        cpu: taken.spent.cpu + scored.spent.cpu,
    };
    tallies.whole.take(taken.took + scored.took, spent);
    Answer::read(&scored.said)
}

fn lines(tallies: &Tallies) -> Vec<String> {
    let Tallies { open, import, score, whole, duckdb, limit } = tallies;
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
        format!("figure s1_import={} s", import.seconds()),
        format!("figure s1_score={} s", score.seconds()),
        format!("figure s1_duckdb={} s", duckdb.seconds()),
        format!("figure s1_limit={} s", limit.seconds()),
        format!("figure s1_import_memory={} MiB", mib(import)),
        format!("figure s1_score_memory={} MiB", mib(score)),
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
