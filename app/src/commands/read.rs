//! `read`: what the minutes reader finds in Hindi notes, as a table to look at or as JSON for a program.
//!
//! Files only; it opens no office and writes nothing but the JSON that it is asked for.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::Args;
use hindi::reader::{self, Context, Directive, Due, Lexicon, Reading, Span, Unreadable};

use crate::say::say;

pub(crate) mod json;

#[derive(Args)]
pub(crate) struct Read {
    /// Notes as plain text, or with `--out` one folder of them.
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
    /// An office's own words, as rows of the lexicon.
    #[arg(long, value_name = "FILE")]
    lexicon: Option<PathBuf>,
}

/// A note is bounded by the reader; this bounds what is read into memory to find that out.
const MOST_BYTES: u64 = 64 << 20;

impl Read {
    pub(crate) fn run(&self) -> anyhow::Result<ExitCode> {
        let own = self.own_lexicon()?;
        let lexicon = own.as_ref().unwrap_or(Lexicon::standard());
        let held_on = self.date.as_deref().map(day).transpose()?;
        let context = Context { held_on, lexicon };
        match &self.out {
            Some(folder) => self.folder(folder, &context),
            None if self.json => self.print_json(&context),
            None => self.print(&context),
        }
    }

    fn own_lexicon(&self) -> anyhow::Result<Option<Lexicon>> {
        let Some(path) = &self.lexicon else { return Ok(None) };
        let rows = text(path)?;
        let lexicon = Lexicon::extended(&rows);
        Ok(Some(lexicon.with_context(|| path.display().to_string())?))
    }

    fn folder(&self, out: &Path, context: &Context<'_>) -> anyhow::Result<ExitCode> {
        let [folder] = self.files.as_slice() else { bail!("--out takes one folder of notes") };
        fs::create_dir_all(out).with_context(|| format!("cannot make {}", out.display()))?;
        let mut notes = Vec::new();
        for entry in fs::read_dir(folder).with_context(|| format!("no {}", folder.display()))? {
            let path = entry?.path();
            if path.extension().is_some_and(|ending| ending == "txt") {
                notes.push(path);
            }
        }
        notes.sort();
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

fn text(path: &Path) -> anyhow::Result<String> {
    let size = fs::metadata(path).with_context(|| format!("no {}", path.display()))?.len();
    if size > MOST_BYTES {
        bail!("{} has {size} bytes: no note of a meeting is so long", path.display());
    }
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    // A note in another encoding shows as such and is refused by the reader, not here.
    Ok(String::from_utf8_lossy(&bytes).into_owned())
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

/// What the text is instead of a note and what to do, in both languages.
fn sentence(why: Unreadable) -> String {
    let (hi, en) = match why {
        Unreadable::Empty => (
            "पाठ में कोई अक्षर नहीं है; बैठक का पाठ चिपकाएँ",
            "there is no letter in it; paste the text of a note",
        ),
        Unreadable::TooLong { .. } => (
            "यह एक बैठक के पाठ से बहुत लंबा है; एक बैठक का कार्यवृत्त दें",
            "too long for a note; give the minutes of one meeting",
        ),
        Unreadable::Html => (
            "यह वेब पृष्ठ का स्रोत है; पृष्ठ पर दिखने वाला पाठ चिपकाएँ",
            "the source of a web page; paste the text as the page shows it",
        ),
        Unreadable::LegacyFont => (
            "यह कृतिदेव जैसे पुराने फ़ॉन्ट में है; पहले यूनिकोड में बदलें",
            "typed in a legacy font such as Kruti Dev; convert it to Unicode first",
        ),
        Unreadable::English => {
            ("पाठ अंग्रेज़ी में है; हिंदी का पाठ दें", "mostly English; give the Hindi text")
        }
        Unreadable::OtherScript(_) => (
            "पाठ दूसरी लिपि में है; देवनागरी में हिंदी का पाठ दें",
            "in another script; give Hindi in Devanagari",
        ),
        Unreadable::OtherTongue(_) => {
            ("पाठ हिंदी में नहीं है; हिंदी का पाठ दें", "Devanagari, but not Hindi; give the Hindi text")
        }
        Unreadable::NoMeeting => (
            "इसमें किसी बैठक या निर्देश की बात नहीं मिली; पाठ जाँच लें",
            "nothing of a meeting or an order was found; check the text",
        ),
    };
    format!("{hi} / {en}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_says_what_it_is_and_what_to_do_in_both_languages() {
        let all = [
            Unreadable::Empty,
            Unreadable::TooLong { bytes: 1 },
            Unreadable::Html,
            Unreadable::LegacyFont,
            Unreadable::English,
            Unreadable::OtherScript(reader::Script::Tamil),
            Unreadable::OtherTongue(reader::Tongue::Marathi),
            Unreadable::NoMeeting,
        ];
        for why in all {
            let said = sentence(why);
            let (hi, en) = said.split_once(" / ").expect("both languages");
            assert!(hi.contains(';') && en.contains(';'), "{said}");
        }
    }

    #[test]
    fn a_table_shows_who_where_and_by_when() {
        let note = "जिलाधिकारी ने सचिवों को जिले में सात दिवस में खाते खुलवाने के निर्देश दिए।";
        let reading = reader::read(note, &Context::default()).expect("a note");
        let shown = table(note, &reading);
        assert!(shown.contains("किसे: सचिवों · कहाँ: जिले · कब तक: सात दिवस में (7 दिन)"), "{shown}");
    }
}
