//! What cargo knows of this workspace: where it stands, where its build output goes, which crates
//! it has and on what each rests. Never looks beyond `cargo metadata --no-deps`.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::command;

/// How one crate rests on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Normal,
    /// For tests, examples and benches only.
    Dev,
    Build,
}

/// One line under `[dependencies]` and its like.
#[derive(Debug)]
pub(crate) struct Dependency {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    /// Whether it is a folder of this workspace and not from the registry.
    pub(crate) is_ours: bool,
}

/// A crate of the workspace.
#[derive(Debug)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) dependencies: Vec<Dependency>,
}

/// The workspace as cargo describes it.
#[derive(Debug)]
pub(crate) struct Workspace {
    pub(crate) target: PathBuf,
    pub(crate) packages: Vec<Package>,
}

/// The folder with the root `Cargo.toml`.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask stands in the workspace's root")
}

/// Asks cargo.
pub(crate) fn describe() -> Result<Workspace> {
    let arguments = ["metadata", "--no-deps", "--offline", "--format-version", "1"];
    let text = command::read(&mut command::cargo(&arguments))?;
    let value: Value = serde_json::from_str(&text).context("cargo metadata is no JSON")?;
    let packages = value["packages"].as_array().context("cargo metadata lists no packages")?;
    Ok(Workspace {
        target: PathBuf::from(word(&value["target_directory"])?),
        packages: packages.iter().map(package).collect::<Result<_>>()?,
    })
}

fn package(value: &Value) -> Result<Package> {
    let dependencies = value["dependencies"].as_array().context("a package without a list")?;
    Ok(Package {
        name: word(&value["name"])?,
        dependencies: dependencies.iter().map(dependency).collect::<Result<_>>()?,
    })
}

fn dependency(value: &Value) -> Result<Dependency> {
    let kind = match value["kind"].as_str() {
        None => Kind::Normal,
        Some("dev") => Kind::Dev,
        Some(_) => Kind::Build,
    };
    Ok(Dependency { name: word(&value["name"])?, kind, is_ours: value["path"].is_string() })
}

fn word(value: &Value) -> Result<String> {
    Ok(value.as_str().context("cargo metadata: a word is missing")?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_describes_this_very_workspace() {
        let workspace = describe().expect("cargo metadata");
        let own = workspace.packages.iter().find(|package| package.name == "xtask");
        let own = own.expect("xtask is a crate of the workspace");
        assert!(own.dependencies.iter().any(|on| on.name == "anyhow" && !on.is_ours));
        assert!(root().join("Cargo.lock").is_file());
    }
}
