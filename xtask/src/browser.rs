//! What the browser walk needs: Chromium and Node from Debian, and the packages of `e2e/`. Never
//! a browser that was downloaded beside the system's own.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::command::{self, command};
use crate::packages;

/// The programs of the walk, once they are there.
#[derive(Debug)]
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    pub(crate) node: PathBuf,
}

impl Browser {
    /// Node on a script of ours, which is told where Chromium stands.
    pub(crate) fn node(&self, arguments: &[&str]) -> Command {
        let mut node = command(&self.node.to_string_lossy(), arguments);
        node.env("CHROMIUM", &self.chromium);
        node
    }
}

/// Finds or installs all of it.
pub(crate) fn set_up() -> Result<Browser> {
    // The fonts come along: a page with boxes for letters proves nothing.
    let browser = ["chromium", "fonts-noto-core"];
    let chromium = packages::find_or_install(&browser, || packages::on_path("chromium"))?;
    let node = packages::find_or_install(&["nodejs"], || packages::on_path("node"))?;
    let npm = packages::find_or_install(&["npm"], || packages::on_path("npm"))?;
    command::run(&mut command(&npm.to_string_lossy(), &["ci", "--prefix", "e2e"]))?;
    Ok(Browser { chromium, node })
}
