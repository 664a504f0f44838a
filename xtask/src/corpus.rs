//! How well the minutes reader reads: it is run over a folder of annotated notes and judged by the
//! folder's own `score.py`. The notes stay where they are; nothing of them is kept here.
//!
//! `cargo xtask corpus FOLDER [REAL…]` prints the figures for all notes, for the real ones and for the
//! composed ones apart. What is real is said by NAME.source ("kind: real") or, for a note without one,
//! by the names given on the command line; the rest is composed, but for names that begin with `seed`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::command::{cargo, command, read};
use crate::scratch::Scratch;

/// Which notes are scored together.
struct Part {
    name: &'static str,
    notes: BTreeSet<String>,
}

/// Reads, scores and prints.
pub(crate) fn run(folder: &str, real: &[&str]) -> Result<()> {
    let folder = Path::new(folder).canonicalize().with_context(|| format!("no folder {folder}"))?;
    let score = folder.join("score.py");
    if !score.is_file() {
        bail!("{} has no score.py", folder.display());
    }
    let scratch = Scratch::new("corpus")?;
    let found = scratch.path().join("found");
    let (from, to) = (folder.display().to_string(), found.display().to_string());
    let program = ["run", "--locked", "-q", "-p", "anupalan", "--", "read", "--json"];
    print!(
        "{}",
        read(&mut cargo(&[&program[..], &[from.as_str(), "--out", to.as_str()]].concat()))?
    );
    let all = names(&folder)?;
    let is_real = |name: &String| real.contains(&name.as_str()) || says_real(&folder, name);
    let (real, composed): (BTreeSet<_>, BTreeSet<_>) = all.iter().cloned().partition(is_real);
    for (name, notes) in [("all", all), ("real", real), ("composed", composed)] {
        let part = Part { name, notes };
        let gold = part.folder(&folder, scratch.path())?;
        println!("\n{}: {} notes", part.name, part.notes.len());
        let words = [score.display().to_string(), gold.display().to_string(), to.clone()];
        let said = read(&mut command("python3", &words.each_ref().map(String::as_str)))?;
        print!("{}", whole(&said));
    }
    Ok(())
}

/// The names of the annotated notes.
fn names(folder: &Path) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        let file = entry?.file_name().to_string_lossy().into_owned();
        names.extend(file.strip_suffix(".gold.json").map(str::to_owned));
    }
    Ok(names)
}

fn says_real(folder: &Path, name: &str) -> bool {
    match fs::read_to_string(folder.join(format!("{name}.source"))) {
        Ok(source) => source.lines().any(|line| line.starts_with("kind: real")),
        Err(_) => name.starts_with("seed"),
    }
}

impl Part {
    /// A folder that holds the annotation of these notes only.
    fn folder(&self, from: &Path, scratch: &Path) -> Result<PathBuf> {
        let to = scratch.join(self.name);
        fs::create_dir_all(&to)?;
        for name in &self.notes {
            for ending in ["txt", "gold.json"] {
                let file = format!("{name}.{ending}");
                fs::copy(from.join(&file), to.join(&file)).with_context(|| file.clone())?;
            }
        }
        Ok(to)
    }
}

/// The figures over all notes of the folder; the parts are ours.
fn whole(said: &str) -> String {
    let mut shown = String::new();
    let mut in_all = false;
    for line in said.lines() {
        if let Some(label) = line.strip_prefix("-- ") {
            in_all = label == "all";
        } else if in_all || line.starts_with("invented") {
            shown.push_str(line);
            shown.push('\n');
            in_all &= !line.starts_with("invented");
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_figures_over_all_notes_of_the_part_are_shown() {
        let said =
            "-- all\ndirective P 1\nfigure P 1\n-- real\ndirective P 0\ninvented 0  missing 0\n";
        assert_eq!(whole(said), "directive P 1\nfigure P 1\ninvented 0  missing 0\n");
    }

    #[test]
    fn a_note_is_real_by_its_source_or_as_a_seed() {
        let scratch = Scratch::new("says-real").expect("a new folder");
        let folder = scratch.path();
        fs::write(folder.join("a.source"), "kind: real, adjacent\n").expect("it can be written");
        fs::write(folder.join("b.source"), "kind: composed\n").expect("it can be written");
        let real = ["a", "b", "seed-0", "c"].map(|name| says_real(folder, name));
        assert_eq!(real, [true, false, true, false]);
    }
}
