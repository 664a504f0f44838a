//! Finds the programs that the tests need and, as root on Debian, installs what is missing. What
//! it can neither find nor install is an error that says what to do: nothing is skipped silently.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::command::{self, command};

/// Where `program` stands on the search path.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    #[expect(clippy::disallowed_methods, reason = "the search path is what is asked for")]
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// Gives what `find` finds; if nothing, installs the Debian packages and looks again.
pub(crate) fn find_or_install<T>(packages: &[&str], find: impl Fn() -> Option<T>) -> Result<T> {
    if let Some(found) = find() {
        return Ok(found);
    }
    let wanted = packages.join(" ");
    if !is_root() || on_path("apt-get").is_none() {
        bail!("not found: {wanted}; as root on Debian: apt-get install {wanted}");
    }
    install(packages).with_context(|| format!("not found and cannot be installed: {wanted}"))?;
    find().with_context(|| format!("installed {wanted}, and still it is not where it should be"))
}

fn install(packages: &[&str]) -> Result<()> {
    command::run(&mut apt_get(&["update", "--quiet"]))?;
    let flags = ["install", "--yes", "--quiet", "--no-install-recommends"];
    command::run(&mut apt_get(&[&flags, packages].concat()))
}

fn apt_get(arguments: &[&str]) -> std::process::Command {
    let mut command = command("apt-get", arguments);
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

/// Whether we are the superuser, by the owner of our own entry in `/proc`.
pub(crate) fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|entry| entry.uid() == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found_is_not_installed() {
        let found = find_or_install(&["no-such-package-here"], || Some(7)).expect("found");
        assert_eq!(found, 7);
    }

    #[test]
    fn a_program_is_found_on_the_search_path_or_not_at_all() {
        assert!(on_path("ls").is_some_and(|file| file.is_absolute()));
        assert_eq!(on_path("no-such-program-here"), None);
    }
}
