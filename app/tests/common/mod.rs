//! An office kept by the real program, for tests that speak to it as its users do: by commands and
//! files. Nothing here reaches into the program.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A district with three blocks, as `anupalan open` reads it.
const PLACES: &str = "\
tier,lgd,parent,slug,hi,en,aliases
state,9,,uttar-pradesh,उत्तर प्रदेश,Uttar Pradesh,
district,156,uttar-pradesh,kanpur-dehat,कानपुर देहात,Kanpur Dehat,
block,1270,kanpur-dehat,maitha,मैथा,Maitha,
block,1271,kanpur-dehat,malasa,मलासा,Malasa,
block,1272,kanpur-dehat,rasulabad,रसूलाबाद,Rasulabad,
";

/// An office and a folder for the files that it is handed.
pub(crate) struct Office {
    keeping: [String; 2],
    files: PathBuf,
}

/// What a command wrote to standard output, and its exit code; `None` when it was killed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) text: String,
    pub(crate) code: Option<i32>,
}

impl Said {
    /// The text of a command that had to end well.
    #[track_caller]
    pub(crate) fn well(self) -> String {
        assert_eq!(self.code, Some(0), "{}", self.text);
        self.text
    }
}

impl Office {
    /// Opens an office of the two packs at a database's address, for the test `name`.
    pub(crate) fn open(address: &str, name: &str) -> Self {
        let (kind, keeping) = match address.strip_prefix("sqlite:") {
            Some(file) => {
                let folder = Path::new(file).parent().unwrap();
                ("sqlite", ["--data".to_owned(), folder.to_str().unwrap().to_owned()])
            }
            None => ("postgres", ["--database".to_owned(), address.to_owned()]),
        };
        // The process number keeps two runs at once apart.
        let files = format!("{name}-{kind}-{}", std::process::id());
        let files = Path::new(env!("CARGO_TARGET_TMPDIR")).join(files);
        fs::create_dir_all(&files).unwrap();
        let office = Self { keeping, files };
        let places = office.file("places.csv", PLACES);
        let packs = ["--pack", "day-nrlm", "--pack", "up-darpan", "--places"];
        let words = [&["open", "--name", "Office"], &packs[..], &[&places]].concat();
        assert!(office.say(&words).well().contains("5 places, 2 packs"));
        office
    }

    /// A command on this office.
    pub(crate) fn command(&self, words: &[&str]) -> Command {
        let mut command = program();
        command.args(words).args(&self.keeping).stdin(Stdio::null());
        command
    }

    /// Runs a command to its end.
    pub(crate) fn say(&self, words: &[&str]) -> Said {
        said(&mut self.command(words))
    }

    /// Writes a file that can be handed in, and gives its path.
    pub(crate) fn file(&self, name: &str, text: &str) -> String {
        self.bytes(name, text.as_bytes())
    }

    /// The same for a file that is no text.
    pub(crate) fn bytes(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.files.join(name);
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// The achieved value of a line on a block's card of September 2024, `None` where there is none.
    pub(crate) fn achieved(&self, place: &str, scheme: &str) -> Option<i64> {
        let text = self.say(&["score", place, "2024-09", "--json"]).well();
        let card: serde_json::Value = serde_json::from_str(&text).unwrap();
        let line = card["lines"].as_array().unwrap().iter().find(|line| line["scheme"] == scheme);
        line.unwrap()["achieved"]["value"].as_i64()
    }

    /// The number of facts in a ledger that must be found sound.
    #[track_caller]
    pub(crate) fn verified(&self) -> i64 {
        let text = self.say(&["verify"]).well();
        assert!(text.contains("sound: the chain is unbroken"), "{text}");
        let words: Vec<&str> = text.split_whitespace().collect();
        assert_eq!(words[0], "facts", "{text}");
        words[1].parse().unwrap()
    }
}

impl Drop for Office {
    fn drop(&mut self) {
        // What is left behind lies among the build output and hurts nobody.
        fs::remove_dir_all(&self.files).ok();
    }
}

/// The program as cargo has just built it.
pub(crate) fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_anupalan"))
}

/// Runs a command to its end.
pub(crate) fn said(command: &mut Command) -> Said {
    let output = command.output().unwrap();
    Said { text: String::from_utf8(output.stdout).unwrap(), code: output.status.code() }
}
