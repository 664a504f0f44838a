//! `read`: what the minutes reader finds in Hindi notes, as a table to look at or as JSON for a program.
//!
//! Files only, but for `--series` and `--examples`, which look into an office; it writes nothing but the files
//! that it is asked for.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::Args;
use hindi::reader::{self, Context, Directive, Due, Lexicon, Reading, Span};

use crate::office::Office;
use crate::say::say;

mod check;
mod file;
mod in_office;
pub(crate) mod json;
mod speed;

use file::{files_of, sentence, text};

#[derive(Args)]
pub(crate) struct Read {
    /// Notes as plain text, DOCX or PDF with text, or with `--out` one folder of them.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Print JSON: one object for a file, an object by name for more.
    #[arg(long)]
    json: bool,
    /// Write NAME.json for every NAME.txt of the folder into this folder.
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// The day of the sitting, if the note does not say it: `2024-10-15`.
    #[arg(long, value_name = "DAY")]
    date: Option<String>,
    /// An office's own words, as rows of the lexicon: a file, or a folder of `.csv` files.
    #[arg(long, value_name = "FILE")]
    lexicon: Option<PathBuf>,
    /// Hold the reader to examples: files or folders of what people decided on notes, as `--examples`
    /// writes them. With `--lexicon` also what its words change.
    #[arg(long)]
    check: bool,
    /// Write the examples of an office into the folder that is named instead of notes.
    #[arg(long, conflicts_with_all = ["check", "json", "out"])]
    examples: bool,
    /// Read the notes again and again, ten million bytes in all, and tell how long it took.
    #[arg(long, conflicts_with_all = ["check", "examples", "json", "out"])]
    speed: bool,
    /// Read for a series of an office: its posts, its places, its next sitting.
    #[arg(long, value_name = "SERIES", conflicts_with_all = ["check", "examples", "speed", "json", "out"])]
    series: Option<String>,
    #[command(flatten)]
    office: Office,
}

impl Read {
    pub(crate) fn run(&self) -> anyhow::Result<ExitCode> {
        let own = self.own_lexicon()?;
        let lexicon = own.as_ref().unwrap_or(Lexicon::standard());
        let held_on = self.date.as_deref().map(day).transpose()?;
        let context = Context { held_on, lexicon };
        if self.check {
            return check::run(&self.files, own.as_ref());
        }
        if self.examples {
            return check::give_out(&self.office, &self.files);
        }
        if self.speed {
            return speed::run(&self.files, &context);
        }
        if let Some(series) = &self.series {
            return in_office::run(&self.office, (series, held_on), &self.files);
        }
        match &self.out {
            Some(folder) => self.folder(folder, &context),
            None if self.json => self.print_json(&context),
            None => self.print(&context),
        }
    }

    fn own_lexicon(&self) -> anyhow::Result<Option<Lexicon>> {
        let Some(path) = &self.lexicon else { return Ok(None) };
        let mut rows = String::new();
        for file in files_of(path, &["csv"])? {
            // Rows are counted over all files of a folder; one without a last line end must not run on.
            rows.push_str(&fs::read_to_string(&file).with_context(|| file.display().to_string())?);
            rows.push('\n');
        }
        let lexicon = Lexicon::extended(&rows);
        Ok(Some(lexicon.with_context(|| path.display().to_string())?))
    }

    fn folder(&self, out: &Path, context: &Context<'_>) -> anyhow::Result<ExitCode> {
        let [folder] = self.files.as_slice() else { bail!("--out takes one folder of notes") };
        fs::create_dir_all(out).with_context(|| format!("cannot make {}", out.display()))?;
        let notes = files_of(folder, &["txt", "docx", "pdf"])?;
        for path in &notes {
            let words = text(path)?;
            let reading = reader::read(&words, context);
            if let Err(why) = &reading {
                eprintln!("{}: {}", path.display(), sentence(*why));
            }
            let name = path.file_stem().context("a file has a name")?;
            let file = out.join(name).with_extension("json");
            let value = json::of(&words, reading.as_ref().ok());
            fs::write(&file, format!("{value:#}\n"))
                .with_context(|| format!("cannot write {}", file.display()))?;
        }
        say!("{} notes", notes.len());
        Ok(ExitCode::SUCCESS)
    }

    fn print_json(&self, context: &Context<'_>) -> anyhow::Result<ExitCode> {
        let mut all = serde_json::Map::new();
        let mut code = ExitCode::SUCCESS;
        for path in &self.files {
            let words = text(path)?;
            let reading = reader::read(&words, context);
            if let Err(why) = &reading {
                eprintln!("{}: {}", path.display(), sentence(*why));
                code = ExitCode::FAILURE;
            }
            all.insert(path.display().to_string(), json::of(&words, reading.as_ref().ok()));
        }
        let one = if all.len() == 1 { all.values().next().cloned() } else { None };
        say!("{:#}", one.unwrap_or(serde_json::Value::Object(all)));
        Ok(code)
    }

    fn print(&self, context: &Context<'_>) -> anyhow::Result<ExitCode> {
        let mut code = ExitCode::SUCCESS;
        for path in &self.files {
            let words = text(path)?;
            say!("{}", path.display());
            match reader::read(&words, context) {
                Ok(reading) => say!("{}", table(&words, &reading)),
                Err(why) => {
                    say!("  {}", sentence(why));
                    code = ExitCode::FAILURE;
                }
            }
        }
        Ok(code)
    }
}

fn day(words: &str) -> anyhow::Result<jiff::civil::Date> {
    hindi::date::read(words).with_context(|| format!("{words} is no day (2024-10-15)"))
}

/// What was found, one line each.
fn table(text: &str, reading: &Reading) -> String {
    let mut out = String::new();
    let words = |span: Option<Span>| span.map_or("–", |span| span.of(text));
    let header = &reading.header;
    let state = header.state.as_deref().unwrap_or("–");
    let date = header.date.map_or_else(|| "–".to_owned(), |date| date.to_string());
    let chair = format!("{}, {}", words(header.chair.name), words(header.chair.post));
    let lines = [
        ("जनपद", format!("{}, {state}", words(header.district))),
        ("अध्यक्ष", chair),
        ("स्थान", words(header.venue).to_owned()),
        ("दिनांक", date),
    ];
    for (name, value) in lines {
        let _ = writeln!(out, "  {name}: {value}");
    }
    for (number, one) in (1..).zip(&reading.directives) {
        let _ = writeln!(out, "  निर्देश {number} [{}] {}", json::kind(one.kind), one.span.of(text));
        let _ = writeln!(out, "      {}", told(text, one));
    }
    for one in &reading.figures {
        let what = words(one.what);
        let role = json::role(one.role);
        let _ = writeln!(out, "  आँकड़ा {} = {} [{role}] {what}", one.span.of(text), one.value);
    }
    for one in &reading.grades {
        let explained =
            if one.explanation_called { " (स्पष्टीकरण)" } else { "" };
        let _ = writeln!(out, "  श्रेणी {:?}: {}{explained}", one.letter, one.subject.of(text));
    }
    for one in &reading.attendees {
        let _ = writeln!(out, "  उपस्थित: {}", one.of(text));
    }
    for one in &reading.not_understood {
        let _ = writeln!(out, "  नहीं समझा गया: {}", one.of(text));
    }
    out
}

/// Who, where and by when, with the words that made it an order.
fn told(text: &str, one: &Directive) -> String {
    let words = |span: Option<Span>| span.map_or("–", |span| span.of(text));
    let due = one.deadline.map_or_else(
        || "–".to_owned(),
        |deadline| {
            let days = match deadline.due {
                Due::Days(days) => format!("{days} दिन"),
                Due::NextMeeting => "आगामी बैठक".to_owned(),
                Due::Immediately => "तत्काल".to_owned(),
                Due::Unknown => "दिन नहीं".to_owned(),
            };
            format!("{} ({days})", deadline.span.of(text))
        },
    );
    let (who, place) = (words(one.addressee), words(one.scope));
    format!("किसे: {who} · कहाँ: {place} · कब तक: {due} · क्योंकि: {}", one.evidence.formula.of(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_shows_who_where_and_by_when() {
        let note = "जिलाधिकारी ने सचिवों को जिले में सात दिवस में खाते खुलवाने के निर्देश दिए।";
        let reading = reader::read(note, &Context::default()).expect("a note");
        let shown = table(note, &reading);
        assert!(shown.contains("किसे: सचिवों · कहाँ: जिले · कब तक: सात दिवस में (7 दिन)"), "{shown}");
    }
}
