//! The figures of a run: sizes and times, printed and kept in `target/figures.tsv`, one line
//! `figure name=value unit` each. Never judged here; a limit belongs in a test.

use std::fmt::Write;
use std::fs;

use anyhow::{Context, Result};

use crate::demo;
use crate::steps::{Bench, seconds};
use crate::workspace;

/// Measures, prints and keeps.
pub(crate) fn run(bench: &mut Bench) -> Result<()> {
    let mut lines = String::new();
    let program = demo::program(&bench.workspace);
    let size = fs::metadata(&program).with_context(|| format!("no {}", program.display()))?.len();
    writeln!(lines, "figure program_size={size} bytes")?;
    let lock = fs::read_to_string(workspace::root().join("Cargo.lock"))?;
    writeln!(lines, "figure crates_in_lock={} crates", crates_in(&lock))?;
    for (step, took) in &bench.done {
        writeln!(lines, "figure step_{step}={} seconds", seconds(*took))?;
    }
    print!("{lines}");
    let path = bench.workspace.target.join("figures.tsv");
    let kept = kept(&fs::read_to_string(&path).unwrap_or_default());
    Ok(fs::write(path, kept + &lines)?)
}

/// The lines of earlier runs that this one does not measure anew: those of the benches.
fn kept(figures: &str) -> String {
    let is_anew = |line: &str| {
        ["figure program_size=", "figure crates_in_lock=", "figure step_"]
            .iter()
            .any(|start| line.starts_with(start))
    };
    figures.lines().filter(|line| !is_anew(line)).map(|line| format!("{line}\n")).collect()
}

fn crates_in(lock: &str) -> usize {
    lock.lines().filter(|line| *line == "[[package]]").count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_bench_measured_is_kept() {
        let figures = "figure s1=2.19 s\nfigure step_fmt=1.2 seconds\n";
        assert_eq!(kept(figures), "figure s1=2.19 s\n");
    }

    #[test]
    fn each_package_of_the_lock_is_counted_once() {
        let lock = "version = 4\n\n[[package]]\nname = \"a\"\n\n[[package]]\nname = \"b\"\n";
        assert_eq!(crates_in(lock), 2);
    }
}
