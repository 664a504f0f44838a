//! The checks of style that no compiler makes. Each rule is a small function over texts, with
//! tests that show it can fail; here they are brought together and what they say is printed.
//! Never changes a file.

mod bans;
mod dependencies;
mod edges;
mod heads;
mod hosts;
mod locales;
mod migrations;
mod sizes;
mod sql;
mod texts;
mod words;

use std::fmt;

use anyhow::{Result, bail};

use crate::workspace;
use texts::Text;

/// What a rule found, and where.
#[derive(Debug, PartialEq, Eq)]
struct Fault {
    path: String,
    /// From 1; 0 when the whole file is meant.
    line: usize,
    what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, line, what } = self;
        if *line == 0 { write!(f, "{path}: {what}") } else { write!(f, "{path}:{line}: {what}") }
    }
}

/// A rule that looks at one file at a time.
type Rule = fn(&Text) -> Vec<Fault>;

/// A rule that holds files against each other.
type RuleTogether = fn(&[Text]) -> Vec<Fault>;

const RULES: &[Rule] = &[heads::check, hosts::check, sizes::check, sql::check, words::check];

const RULES_TOGETHER: &[RuleTogether] = &[bans::check, locales::check, migrations::check];

/// Reads the whole tree and fails if any rule has something to say.
pub(crate) fn run() -> Result<()> {
    let texts = texts::read(workspace::root())?;
    let faults = faults(&texts)?;
    for long in sizes::long(&texts) {
        println!("long: {long}");
    }
    for pair in migrations::pairs(&texts) {
        println!("differs by database: {pair}");
    }
    for fault in &faults {
        println!("{fault}");
    }
    if !faults.is_empty() {
        bail!("{} faults of style in {} files read", faults.len(), texts.len());
    }
    println!("{} files are tidy", texts.len());
    Ok(())
}

fn faults(texts: &[Text]) -> Result<Vec<Fault>> {
    let workspace = workspace::describe()?;
    let alone = RULES.iter().flat_map(|rule| texts.iter().flat_map(rule));
    let together = RULES_TOGETHER.iter().flat_map(|rule| rule(texts));
    let mut faults: Vec<Fault> = alone.chain(together).collect();
    faults.extend(edges::check(&workspace.packages));
    faults.extend(dependencies::check(&workspace.packages, texts));
    faults.sort_by(|a, b| (&a.path, a.line).cmp(&(&b.path, b.line)));
    Ok(faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_names_the_line_unless_the_whole_file_is_meant() {
        let mut fault = Fault { path: "a.rs".into(), line: 3, what: "too long".into() };
        assert_eq!(fault.to_string(), "a.rs:3: too long");
        fault.line = 0;
        assert_eq!(fault.to_string(), "a.rs: too long");
    }

    #[test]
    fn this_tree_is_tidy() {
        let texts = texts::read(workspace::root()).expect("the tree can be read");
        let faults = faults(&texts).expect("cargo describes the workspace");
        let faults: Vec<String> = faults.iter().map(Fault::to_string).collect();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}
