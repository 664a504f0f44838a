//! A folder that is gone when its holder is: for a private database, a demo's office. Never holds
//! anything that should outlive the step.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// A new, empty folder among the machine's temporary ones.
#[derive(Debug)]
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    /// Makes it. The name carries our process number, so two runs at once do not meet.
    pub(crate) fn new(what: &str) -> Result<Self> {
        let path = std::env::temp_dir().join(format!("anupalan-{what}-{}", std::process::id()));
        if path.exists() {
            fs::remove_dir_all(&path)
                .with_context(|| format!("cannot clear {}", path.display()))?;
        }
        fs::create_dir_all(&path).with_context(|| format!("cannot make {}", path.display()))?;
        Ok(Self(path))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0) {
            println!("left behind: {} ({error})", self.0.display());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scratch_folder_goes_with_its_holder() {
        let scratch = Scratch::new("test-of-scratch").expect("a new folder");
        let path = scratch.path().to_owned();
        fs::write(path.join("a"), "b").expect("it can be written in");
        drop(scratch);
        assert!(!path.exists());
    }
}
