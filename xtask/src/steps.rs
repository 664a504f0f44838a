//! What `cargo xtask test` does, in order: named steps, each timed. The first that fails ends the
//! run; what the steps set up (a database, a server) is taken down either way.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::browser::{self, Browser};
use crate::command::{cargo, run as run_command};
use crate::postgres::Postgres;
use crate::workspace::{self, Workspace};
use crate::{demo, figures, sign_in, tidy};

/// One thing to be done, by the name that `cargo xtask test NAME` knows.
#[derive(Debug)]
struct Step {
    name: &'static str,
    run: fn(&mut Bench) -> Result<()>,
}

/// In order of cost: what fails soonest comes first.
const STEPS: &[Step] = &[
    Step { name: "fmt", run: fmt },
    Step { name: "tidy", run: |_| tidy::run() },
    Step { name: "clippy", run: clippy },
    Step { name: "setup", run: set_up },
    Step { name: "test", run: test },
    Step { name: "demo", run: demo::run },
    Step { name: "sign-in", run: sign_in::run },
    Step { name: "figures", run: figures::run },
];

/// What the steps share: each thing is set up when first asked for.
#[derive(Debug)]
pub(crate) struct Bench {
    pub(crate) workspace: Workspace,
    /// The steps that are done, with their times.
    pub(crate) done: Vec<(&'static str, Duration)>,
    postgres: Option<Postgres>,
    browser: Option<Browser>,
}

impl Bench {
    pub(crate) fn postgres(&mut self) -> Result<&Postgres> {
        if self.postgres.is_none() {
            let log = self.workspace.target.join("xtask/postgres.log");
            self.postgres = Some(Postgres::start(&log)?);
        }
        Ok(self.postgres.as_ref().expect("it was just started"))
    }

    pub(crate) fn browser(&mut self) -> Result<&Browser> {
        if self.browser.is_none() {
            self.browser = Some(browser::set_up()?);
        }
        Ok(self.browser.as_ref().expect("it was just set up"))
    }
}

/// The names of all steps, in order.
pub(crate) fn names() -> Vec<&'static str> {
    STEPS.iter().map(|step| step.name).collect()
}

/// Runs the steps named, or all of them if none is named, in their own order.
pub(crate) fn run(wanted: &[&str]) -> Result<()> {
    let steps = chosen(wanted)?;
    let workspace = workspace::describe()?;
    let mut bench = Bench { workspace, done: Vec::new(), postgres: None, browser: None };
    let failed = steps.iter().find_map(|step| one(step, &mut bench).err());
    summary(&steps, &bench.done);
    failed.map_or(Ok(()), Err)
}

fn chosen(wanted: &[&str]) -> Result<Vec<&'static Step>> {
    if let Some(unknown) = wanted.iter().find(|name| !names().contains(name)) {
        bail!("no step is named {unknown}; the steps are: {}", names().join(" "));
    }
    Ok(STEPS.iter().filter(|step| wanted.is_empty() || wanted.contains(&step.name)).collect())
}

fn one(step: &Step, bench: &mut Bench) -> Result<()> {
    println!("\n== {} ==", step.name);
    #[expect(clippy::disallowed_methods, reason = "each step's time is part of the report")]
    let start = Instant::now();
    let result = (step.run)(bench);
    let took = start.elapsed();
    let ending = if result.is_ok() { "ok" } else { "FAILED" };
    println!("== {} {ending} in {} s ==", step.name, seconds(took));
    result.map_err(|error| error.context(format!("step {} failed", step.name)))?;
    bench.done.push((step.name, took));
    Ok(())
}

fn summary(steps: &[&Step], done: &[(&str, Duration)]) {
    println!("\n{:<10}{:>10}", "step", "seconds");
    for (place, step) in steps.iter().enumerate() {
        let ending = match done.get(place) {
            Some((_, took)) => seconds(*took),
            None if place == done.len() => "FAILED".to_owned(),
            None => "not run".to_owned(),
        };
        println!("{:<10}{ending:>10}", step.name);
    }
    let total = done.iter().map(|(_, took)| *took).sum();
    println!("{:<10}{:>10}", "all", seconds(total));
}

/// Seconds with one decimal, rounded down.
pub(crate) fn seconds(took: Duration) -> String {
    format!("{}.{}", took.as_secs(), took.subsec_millis() / 100)
}

fn fmt(_: &mut Bench) -> Result<()> {
    run_command(&mut cargo(&["fmt", "--all", "--check"]))
}

fn clippy(_: &mut Bench) -> Result<()> {
    let what = ["clippy", "--release", "--workspace", "--all-targets", "--locked"];
    run_command(&mut cargo(&[&what[..], &["--", "-D", "warnings"]].concat()))
}

fn set_up(bench: &mut Bench) -> Result<()> {
    let postgres = bench.postgres()?;
    println!("PostgreSQL: {} on {}", postgres.programs().display(), postgres.url());
    let browser = bench.browser()?;
    println!("Chromium: {}", browser.chromium.display());
    println!("Node: {}", browser.node.display());
    Ok(())
}

fn test(bench: &mut Bench) -> Result<()> {
    let url = bench.postgres()?.url();
    let what = ["test", "--release", "--workspace", "--locked"];
    run_command(cargo(&what).env("TEST_POSTGRES", url))?;
    let rig = ["--test", "--test-reporter=spec", "e2e/rig.test.mjs"];
    run_command(&mut bench.browser()?.node(&rig))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_run_in_their_own_order_whatever_the_order_asked() {
        let names = |wanted: &[&str]| -> Vec<&str> {
            chosen(wanted).expect("all are steps").iter().map(|step| step.name).collect()
        };
        assert_eq!(names(&["test", "fmt"]), ["fmt", "test"]);
        assert_eq!(names(&[]).len(), STEPS.len());
    }

    #[test]
    fn a_step_that_does_not_exist_is_refused_by_name() {
        let error = chosen(&["fmt", "deploy"]).expect_err("there is no such step");
        assert!(error.to_string().starts_with("no step is named deploy"), "{error}");
    }

    #[test]
    fn a_time_has_one_decimal() {
        assert_eq!(seconds(Duration::from_millis(61_999)), "61.9");
        assert_eq!(seconds(Duration::from_millis(40)), "0.0");
    }
}
