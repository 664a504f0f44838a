//! `read --check`: the reader held to what people decided on notes. Every difference is told; whether the reader
//! or the person was right is for a person to say, and nothing is learnt by itself.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use desk::minutes_in::{self, Difference, Example};
use hindi::reader::Lexicon;

use super::file::files_of;
use crate::clock::Clock;
use crate::office::Office;
use crate::say::say;

/// Reads every example again and tells where the reader differs; with words of an office's own also what these
/// change. Fails where anything differs, so that it can stand in a script.
pub(super) fn run(paths: &[PathBuf], own: Option<&Lexicon>) -> anyhow::Result<ExitCode> {
    let (mut n_decided, mut n_differ) = (0, 0);
    let mut n_examples = 0;
    for path in paths {
        for file in files_of(path, &["json"])? {
            let json = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
            let example = Example::read(&json).map_err(anyhow::Error::msg);
            let example = example.with_context(|| file.display().to_string())?;
            let with = example.differences(own.unwrap_or(Lexicon::standard()));
            n_examples += 1;
            n_decided += example.decided.len();
            n_differ += with.len();
            let without = own.map(|_| example.differences(Lexicon::standard()));
            let lines = lines(&with, without.as_deref());
            if !lines.is_empty() {
                say!("{}", file.display());
                lines.iter().for_each(|line| say!("{line}"));
            }
        }
    }
    if n_examples == 0 {
        bail!("no examples: give a folder that --examples has written");
    }
    say!("{n_examples} examples, {n_decided} decisions, {n_differ} differences");
    Ok(if n_differ == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The differences, a line each: `-` what the own words bring, `+` what they mend, a blank what they leave.
fn lines(with: &[Difference], without: Option<&[Difference]>) -> Vec<String> {
    let now: BTreeSet<&Difference> = with.iter().collect();
    let before: BTreeSet<&Difference> = without.unwrap_or(with).iter().collect();
    let mark =
        |difference: &&Difference| match (now.contains(difference), before.contains(difference)) {
            (true, true) => " ",
            (true, false) => "-",
            _ => "+",
        };
    let all = now.union(&before);
    all.map(|difference| format!("  {} {}", mark(difference), said(difference))).collect()
}

fn said(difference: &Difference) -> String {
    let dash = |words: &str| if words.is_empty() { "–".to_owned() } else { words.to_owned() };
    match difference {
        Difference::NotFound { words } => format!("नहीं मिला / not found: {words}"),
        Difference::Refused { words } => {
            format!("अस्वीकृत था, फिर मिला / refused, found again: {words}")
        }
        Difference::New { words } => format!("नया मिला / new: {words}"),
        Difference::Words { found, decided } => {
            format!("शब्द / words: {found} · निर्णय / decided: {decided}")
        }
        Difference::Told { words, found, decided } => {
            format!("किसे / told: {} · निर्णय / decided: {} ({words})", dash(found), dash(decided))
        }
        Difference::Deadline { words, found, decided } => {
            format!(
                "कब तक / deadline: {} · निर्णय / decided: {} ({words})",
                dash(found),
                dash(decided)
            )
        }
        Difference::Kind { words, found, decided } => {
            format!("प्रकार / kind: {found} · निर्णय / decided: {decided} ({words})")
        }
    }
}

/// Writes the examples of an office into a folder, each under the first digits of its hash.
pub(super) fn give_out(office: &Office, folders: &[PathBuf]) -> anyhow::Result<ExitCode> {
    let [folder] = folders else { bail!("--examples takes one folder to write into") };
    let desk = office.open()?;
    let examples = desk.read(Clock::real().today(), minutes_in::examples)?;
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for (sha256, example) in &examples {
        let name: String = sha256.chars().take(16).collect();
        let file = folder.join(name).with_extension("json");
        fs::write(&file, example.to_json() + "\n")
            .with_context(|| format!("cannot write {}", file.display()))?;
    }
    say!("{} examples", examples.len());
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_own_words_mend_what_they_bring_and_what_they_leave_is_marked() {
        let of = |words: &str| Difference::New { words: words.to_owned() };
        let (with, without) = ([of("क"), of("ख")], [of("ख"), of("ग")]);
        let shown = lines(&with, Some(&without)).join("\n");
        assert_eq!(shown, "  - नया मिला / new: क\n    नया मिला / new: ख\n  + नया मिला / new: ग");
        assert_eq!(lines(&with, None).len(), 2);
    }
}
