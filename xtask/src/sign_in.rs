//! An office behind sign-in as its first person meets it: opened from a list of places, served, and
//! walked through with a browser from the address at which the first account is made. Never the demo,
//! where nobody signs in.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use crate::command::{self, cargo};
use crate::demo::{self, Running};
use crate::scratch::Scratch;
use crate::steps::Bench;
use crate::workspace;

/// The path at which the first account is made begins so.
const FIRST_RUN: &str = "/first-run/";

/// The whole step, on an office in a file.
pub(crate) fn run(bench: &mut Bench) -> Result<()> {
    command::run(&mut cargo(&["build", "--release", "--locked"]))?;
    let program = demo::program(&bench.workspace);
    let folder = Scratch::new("sign-in")?;
    let folder = folder.path().to_str().context("a folder whose name is no text")?;
    let office = ["--data", folder];
    let places = workspace::root().join("e2e/places.csv");
    let mut open = of_office(&program, "open", office);
    open.args(["--name", "नमूना कार्यालय", "--pack", "day-nrlm", "--pack", "up-darpan"]);
    command::run(open.arg("--places").arg(places))?;
    let mut serve = of_office(&program, "serve", office);
    serve.args(["--listen", "127.0.0.1:0"]);
    let serving = Running::start(serve, first_in)?;
    walk(bench, &serving.address)?;
    drop(serving);
    command::run(&mut of_office(&program, "verify", office))
}

fn of_office(program: &Path, name: &str, office: [&str; 2]) -> Command {
    let mut command = Command::new(program);
    command.arg(name).args(office).stdin(Stdio::null());
    command
}

/// `http://127.0.0.1:8080/first-run/abc` in the line that tells where the first account is made.
fn first_in(line: &str) -> Option<String> {
    let at = line.find("http://")?;
    let address = line.get(at..)?.split_whitespace().next()?;
    address.contains(FIRST_RUN).then(|| address.to_owned())
}

fn walk(bench: &mut Bench, first: &str) -> Result<()> {
    let shots = workspace::root().join("e2e/shots");
    let base = first.split(FIRST_RUN).next().unwrap_or_default();
    let mut node = bench.browser()?.node(&["e2e/sign-in.mjs", base]);
    command::run(node.arg(shots).arg(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_address_is_found_in_the_line_that_says_it() {
        let first = "http://127.0.0.1:1/first-run/abc";
        let cases = [
            ("अनुपालन: http://127.0.0.1:1/", None),
            ("पहला खाता (30 मिनट): http://127.0.0.1:1/first-run/abc", Some(first)),
            ("/first-run/abc", None),
        ];
        for (line, address) in cases {
            assert_eq!(first_in(line).as_deref(), address, "{line}");
        }
    }
}
