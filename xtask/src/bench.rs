//! `cargo xtask bench`: how fast the real program is, held against others on the same rows, in the
//! same run, with the same answer. A figure that counts is the ratio; the seconds stand beside it.
//! Never a test: no limit on a time is judged here.

mod answer;
mod child;
mod ground;
mod limit;
mod lists;
mod live;
mod made_up;
mod office;
mod peer;
mod reader;
mod s1;

use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};

pub(crate) const USAGE: &str = "\
cargo xtask bench s1 [--data DIR] [--program FILE] [--rounds N]
                           a tenth of a state from raw rows to ranked scorecards, beside DuckDB
cargo xtask bench live [--data DIR] [--program FILE] [--rounds N]
                           the running program over the same rows: its start, one figure until it is seen, pages
cargo xtask bench lists [--rows N,N]
                           every list's first, middle and last page, with 1,000 rows and with a million
cargo xtask bench reader FOLDER
                           the minutes reader over a folder of notes, ten million bytes on one core";

/// What was asked of a bench.
#[derive(Debug, PartialEq, Eq)]
struct Wish {
    /// A folder with `figure.csv`, `place.csv` and `indicator.csv`; made up when left out.
    data: Option<PathBuf>,
    /// The program to be measured; built when left out.
    program: Option<PathBuf>,
    n_rounds: usize,
}

pub(crate) fn run(words: &[&str]) -> Result<()> {
    match words {
        ["lists", options @ ..] => lists::run(options),
        ["live", options @ ..] => live::run(&wish(options)?),
        ["reader", options @ ..] => reader::run(options),
        ["s1", options @ ..] => s1::run(&wish(options)?),
        // What `s1` starts as a process of its own, so that its memory can be seen.
        ["limit", folder] => limit::run(Path::new(folder)),
        _ => bail!("no bench {words:?}\n\n{USAGE}"),
    }
}

fn wish(options: &[&str]) -> Result<Wish> {
    let mut wish = Wish { data: None, program: None, n_rounds: 3 };
    for pair in options.chunks(2) {
        match pair {
            ["--data", folder] => wish.data = Some(PathBuf::from(folder)),
            ["--program", file] => wish.program = Some(PathBuf::from(file)),
            ["--rounds", number] => wish.n_rounds = number.parse().context("--rounds")?,
            _ => bail!("what is {pair:?}?\n\n{USAGE}"),
        }
    }
    if wish.n_rounds == 0 {
        bail!("no rounds, no figures");
    }
    Ok(wish)
}

/// The middle one of the times, the lower of two.
fn median(times: &[Duration]) -> Duration {
    let mut times = times.to_vec();
    times.sort_unstable();
    times.get(times.len().saturating_sub(1) / 2).copied().unwrap_or_default()
}

/// Seconds with three decimals.
fn seconds(took: Duration) -> String {
    format!("{}.{:03}", took.as_secs(), took.subsec_millis())
}

/// How many times as long `long` took, with two decimals, rounded down.
fn times(long: Duration, short: Duration) -> String {
    let hundredths = long.as_micros() * 100 / short.as_micros().max(1);
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// Prints the lines and adds them to the figures of the workshop.
fn keep(target: &Path, lines: &[String]) -> Result<()> {
    let path = target.join("figures.tsv");
    let mut file = OpenOptions::new()
        .create(true)
        .append(true)
        .open(&path)
        .with_context(|| format!("cannot write {}", path.display()))?;
    for line in lines {
        println!("{line}");
        writeln!(file, "{line}")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read_in_any_order_and_what_is_unknown_is_named() {
        let read = wish(&["--rounds", "5", "--data", "rows"]).expect("sound options");
        assert_eq!(read, Wish { data: Some("rows".into()), program: None, n_rounds: 5 });
        for (options, said) in [
            (&["--speed", "9"][..], "what is [\"--speed\", \"9\"]?"),
            (&["--data"], "what is [\"--data\"]?"),
            (&["--rounds", "0"], "no rounds, no figures"),
        ] {
            let error = wish(options).expect_err("no such options");
            assert!(error.to_string().starts_with(said), "{error}");
        }
    }

    #[test]
    fn the_median_is_the_middle_one_whatever_the_order() {
        let ms = Duration::from_millis;
        assert_eq!(median(&[ms(9), ms(1), ms(5)]), ms(5));
        assert_eq!(median(&[ms(9), ms(1)]), ms(1));
        assert_eq!(median(&[]), ms(0));
    }

    #[test]
    fn a_time_and_a_ratio_are_written_without_rounding_up() {
        assert_eq!(seconds(Duration::from_micros(61_999_999)), "61.999");
        assert_eq!(times(Duration::from_millis(2999), Duration::from_millis(1000)), "2.99");
        assert_eq!(times(Duration::from_millis(1), Duration::ZERO), "1000.00");
    }
}
