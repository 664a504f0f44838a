//! The workshop's own tools, run as `cargo xtask …`: the test command of the README and the checks
//! of style that no compiler makes. Never part of the program that an office runs.
//!
//! Start at [`steps`], the list of what `cargo xtask test` does, in order.

#![expect(clippy::print_stdout, reason = "a tool for the terminal: its report is its output")]

mod bench;
mod browser;
mod command;
mod corpus;
mod demo;
mod figures;
mod honesty;
mod http;
mod packages;
mod postgres;
mod scratch;
mod sign_in;
mod steps;
mod tidy;
mod workspace;

use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str = "\
cargo xtask test [STEP…]   run every step, or only those named, and time them
cargo xtask tidy           only the checks of style, edges, words and dependencies
cargo xtask bench s1       how fast it is, beside others on the same rows
cargo xtask corpus FOLDER  how well the minutes reader reads a folder of annotated notes
cargo xtask honesty        how well figures to check are told from counted ones

steps: ";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result<()> {
    match words {
        ["test", names @ ..] => steps::run(names),
        ["tidy"] => tidy::run(),
        ["bench", words @ ..] => bench::run(words),
        ["corpus", folder, real @ ..] => corpus::run(folder, real),
        ["honesty"] => honesty::run(),
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}{}", steps::names().join(" "));
            Ok(())
        }
        _ => bail!("nothing to do for {words:?}\n\n{USAGE}{}", steps::names().join(" ")),
    }
}
