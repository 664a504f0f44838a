//! The files that tidy reads: what people write, not what tools make. Never follows links.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::Fault;

/// A file of the tree, its path from the root with `/` between.
#[derive(Debug)]
pub(crate) struct Text {
    pub(crate) path: String,
    pub(crate) text: String,
}

/// Folders that hold what tools make.
const MADE: &[&str] = &["target", "node_modules", "shots", ".git", "anupalan-data"];

/// What people write, by the end of the file's name.
const WRITTEN: &[&str] = &[
    ".rs", ".toml", ".lock", ".sql", ".ftl", ".html", ".css", ".js", ".mjs", ".json", ".md",
    ".typ", ".npmrc", "/run",
];

impl Text {
    pub(crate) fn is(&self, ending: &str) -> bool {
        self.path.ends_with(ending)
    }

    pub(crate) fn under(&self, folder: &str) -> bool {
        self.path.starts_with(folder)
    }

    /// A fault of this file at that line, counted from 1.
    pub(crate) fn fault(&self, line: usize, what: impl Into<String>) -> Fault {
        Fault { path: self.path.clone(), line, what: what.into() }
    }

    /// The lines with their numbers, counted from 1.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.text.lines())
    }
}

/// Reads them all, in the order of their paths.
pub(crate) fn read(root: &Path) -> Result<Vec<Text>> {
    let mut texts = Vec::new();
    read_folder(root, "", &mut texts)?;
    texts.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(texts)
}

fn read_folder(folder: &Path, path: &str, texts: &mut Vec<Text>) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot list /{path}"))?;
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if path.is_empty() { name.clone() } else { format!("{path}/{name}") };
        let kind = entry.file_type()?;
        if kind.is_dir() && !MADE.contains(&name.as_str()) {
            read_folder(&entry.path(), &path, texts)?;
        } else if kind.is_file() && WRITTEN.iter().any(|ending| path.ends_with(ending)) {
            let text = fs::read_to_string(entry.path()).with_context(|| format!("read {path}"))?;
            texts.push(Text { path, text });
        }
    }
    Ok(())
}

/// A text for the tests of rules.
#[cfg(test)]
pub(crate) fn text(path: &str, text: &str) -> Text {
    Text { path: path.to_owned(), text: text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn what_people_write_is_read_and_what_tools_make_is_not() {
        let scratch = Scratch::new("test-of-texts").expect("a new folder");
        for path in ["b/src/lib.rs", "a.md", "target/x.rs", "e2e/node_modules/y.js", "font.ttf"] {
            let file = scratch.path().join(path);
            fs::create_dir_all(file.parent().expect("it is in a folder")).expect("a folder");
            fs::write(file, "//! x\n").expect("a file");
        }
        let texts = read(scratch.path()).expect("they can be read");
        let paths: Vec<&str> = texts.iter().map(|text| text.path.as_str()).collect();
        assert_eq!(paths, ["a.md", "b/src/lib.rs"]);
    }
}
