//! Each package that we ask a registry for has its line in `docs/dependencies.md`: what for, its
//! licence, what it saves us. A line for what is no longer asked for is a fault too, and so is a
//! version in the root `Cargo.toml` that no crate takes.

use std::collections::BTreeSet;

use super::Fault;
use super::texts::Text;
use crate::workspace::Package;

const PAPER: &str = "docs/dependencies.md";
const ROOT: &str = "Cargo.toml";
const BROWSER: &str = "e2e/package.json";

pub(crate) fn check(packages: &[Package], texts: &[Text]) -> Vec<Fault> {
    let read = |path| texts.iter().find(|text| text.path == path).map_or("", |text| &text.text);
    let crates = packages.iter().flat_map(|package| &package.dependencies);
    let taken: BTreeSet<String> =
        crates.filter(|on| !on.is_ours).map(|on| on.name.clone()).collect();
    let offered = of_workspace(read(ROOT));
    let asked = taken.iter().cloned().chain(of_browser(read(BROWSER)));
    let asked: BTreeSet<String> = asked.collect();
    let told = told_of(read(PAPER));

    let fault = |path: &str, what| Fault { path: path.to_owned(), line: 0, what };
    let missing =
        asked.difference(&told).map(|name| fault(PAPER, format!("has no line for `{name}`")));
    let stale = told.difference(&asked);
    let stale =
        stale.map(|name| fault(PAPER, format!("tells of `{name}`, which nothing asks for")));
    let idle = offered.difference(&taken);
    let idle = idle.map(|name| fault(ROOT, format!("no crate takes `{name}`")));
    missing.chain(stale).chain(idle).collect()
}

/// The names under `[workspace.dependencies]`, save our own folders.
fn of_workspace(root: &str) -> BTreeSet<String> {
    let section = root.split("[workspace.dependencies]\n").nth(1).unwrap_or_default();
    let lines = section.lines().take_while(|line| !line.starts_with('['));
    let from_registry = lines.filter(|line| !line.contains("path = "));
    from_registry.filter_map(|line| Some(line.split_once(" = ")?.0.trim().to_owned())).collect()
}

/// The names that `package.json` depends on.
fn of_browser(text: &str) -> Vec<String> {
    let parsed: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
    let names = ["dependencies", "devDependencies"].map(|kind| parsed[kind].as_object().cloned());
    names.into_iter().flatten().flat_map(|kind| kind.into_iter().map(|(name, _)| name)).collect()
}

/// The names in the first column of the tables, between backticks.
fn told_of(paper: &str) -> BTreeSet<String> {
    let cells = paper.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
    cells.map(|(name, _)| name.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::texts::text;
    use super::*;
    use crate::workspace::{Dependency, Kind};

    #[test]
    fn each_package_asked_for_has_its_line_and_no_other_has() {
        let root = "[workspace.dependencies]\ndomain = { path = \"x\" }\ncsv = \"1\"\ntoml = \"1\"\n\n[a]\nb = 1\n";
        let paper = "| what | for |\n| --- | --- |\n| `csv` | sheets |\n| `serde` | nothing |\n";
        let browser = r#"{ "devDependencies": { "playwright-core": "1" } }"#;
        let on = |name: &str| {
            let is_ours = name == "domain";
            Dependency { name: name.to_owned(), kind: Kind::Normal, is_ours }
        };
        let sheets = Package {
            name: "sheets".to_owned(),
            dependencies: vec![on("domain"), on("csv"), on("zip")],
        };
        let texts = [text(ROOT, root), text(PAPER, paper), text(BROWSER, browser)];
        let said: Vec<String> = check(&[sheets], &texts).iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "docs/dependencies.md: has no line for `playwright-core`",
                "docs/dependencies.md: has no line for `zip`",
                "docs/dependencies.md: tells of `serde`, which nothing asks for",
                "Cargo.toml: no crate takes `toml`",
            ]
        );
    }
}
