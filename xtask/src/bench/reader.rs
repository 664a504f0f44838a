//! B8: the minutes reader over a folder of notes, ten million bytes in all, on one core. It has no peer that does
//! the same; the ratio is to the bar of five million bytes a second.

use std::time::Duration;

use anyhow::{Result, bail};

use super::{keep, median, seconds};
use crate::command::{cargo, command, read, run as do_run};
use crate::demo::program;
use crate::workspace;

/// Bytes a second.
const BAR: u128 = 5_000_000;
const ROUNDS: usize = 5;

pub(super) fn run(options: &[&str]) -> Result<()> {
    let [folder] = options else { bail!("cargo xtask bench reader FOLDER-OF-NOTES") };
    let workspace = workspace::describe()?;
    do_run(&mut cargo(&["build", "--release", "--locked"]))?;
    let program = program(&workspace).display().to_string();
    let mut times = Vec::new();
    let mut read_in_all = (0, 0);
    for _ in 0..ROUNDS {
        let said = read(&mut command(&program, &["read", "--speed", folder]))?;
        let (bytes, directives, took) = told(&said)?;
        read_in_all = (bytes, directives);
        times.push(took);
    }
    keep(&workspace.target, &[line(read_in_all, median(&times))])
}

/// Bytes, directives and how long, as the program tells them.
fn told(said: &str) -> Result<(u128, u128, Duration)> {
    let numbers: Vec<u64> = said.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    let [bytes, directives, micros] = numbers.as_slice() else { bail!("what is {said:?}?") };
    let (bytes, directives) = (u128::from(*bytes), u128::from(*directives));
    Ok((bytes, directives, Duration::from_micros(*micros)))
}

fn line((bytes, directives): (u128, u128), took: Duration) -> String {
    let a_second = bytes * 1_000_000 / took.as_micros().max(1);
    let (whole, hundredths) = (a_second / BAR, a_second % BAR * 100 / BAR);
    let mb = a_second / 10_000;
    format!(
        "figure reader={}.{:02} MB/s ratio={whole}.{hundredths:02} against=bar-5MB/s bytes={bytes} directives={directives} took={}",
        mb / 100,
        mb % 100,
        seconds(took)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_told_beside_the_bar() {
        let (bytes, directives, took) =
            told("10000000 bytes 20 directives 800000 us").expect("the program's own line");
        assert_eq!(
            line((bytes, directives), took),
            "figure reader=12.50 MB/s ratio=2.50 against=bar-5MB/s bytes=10000000 directives=20 took=0.800"
        );
        assert!(told("no notes to read").is_err());
    }
}
