//! Notes through the command line: a folder becomes JSON file by file, one note a table, and what is no
//! note says so in both languages.

#![expect(clippy::unwrap_used, reason = "a test")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const NOTE: &str = "\
उन्नाव, 12 नवंबर 2024। जिलाधिकारी श्री गौरव सिंह की अध्यक्षता में विकास भवन सभागार में बैठक हुई। \
उन्होंने बीएमएम असोहा को शेष 45 खाते सात दिवस में खुलवाने के निर्देश दिए।
";

/// A new folder for the test of this name; the process number keeps two runs at once apart.
fn folder(name: &str) -> PathBuf {
    let name = format!("reading-{name}-{}", std::process::id());
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&path).unwrap();
    path
}

fn read(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_anupalan")).arg("read").args(words).output().unwrap()
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn a_folder_of_notes_becomes_a_folder_of_json() {
    let (notes, out) = (folder("notes"), folder("out"));
    fs::write(notes.join("a.txt"), NOTE).unwrap();
    fs::write(notes.join("b.txt"), "All officers were directed to finish.").unwrap();
    fs::write(notes.join("c.md"), NOTE).unwrap();
    let done = read(&["--json", notes.to_str().unwrap(), "--out", out.to_str().unwrap()]);
    assert!(done.status.success());
    assert_eq!(words(&done.stdout), "2 notes\n");
    assert!(words(&done.stderr).contains("mostly English"), "{}", words(&done.stderr));
    let json: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(out.join("a.json")).unwrap()).unwrap();
    assert_eq!(json["district"], "उन्नाव");
    assert_eq!(json["date"], "2024-11-12");
    assert_eq!(json["chair"]["name"], "गौरव सिंह");
    let order = &json["directives"][0];
    assert_eq!(order["span"], "शेष 45 खाते सात दिवस में खुलवाने");
    assert_eq!(order["addressee"], "बीएमएम असोहा");
    assert_eq!(order["deadline_days"], 7);
    assert_eq!(json["figures"][0]["value"], 45);
    assert_eq!(json["figures"][0]["role"], "remaining");
    let empty = fs::read_to_string(out.join("b.json")).unwrap();
    assert!(empty.contains("\"directives\": []"), "{empty}");
    assert!(!out.join("c.json").exists());
}

#[test]
fn one_note_is_a_table_and_one_that_is_none_fails() {
    let folder = folder("one");
    let (note, other) = (folder.join("note.txt"), folder.join("other.txt"));
    fs::write(&note, NOTE).unwrap();
    fs::write(&other, "<!doctype html><p>क</p>").unwrap();
    let done = read(&[note.to_str().unwrap()]);
    let shown = words(&done.stdout);
    assert!(done.status.success() && shown.contains("किसे: बीएमएम असोहा"), "{shown}");
    let done = read(&[other.to_str().unwrap()]);
    let shown = words(&done.stdout);
    assert!(!done.status.success(), "{shown}");
    assert!(shown.contains("वेब पृष्ठ का स्रोत") && shown.contains("web page"), "{shown}");
}

#[test]
fn an_office_reads_with_its_own_words() {
    let folder = folder("own");
    let (note, own) = (folder.join("note.txt"), folder.join("own.csv"));
    fs::write(&note, "डीएम ने ग्राम प्रहरियों को गश्त करने के निर्देश दिए।").unwrap();
    fs::write(&own, "post,ग्राम प्रहरी|ग्राम प्रहरियों\n").unwrap();
    let shown = words(&read(&[note.to_str().unwrap()]).stdout);
    assert!(shown.contains("किसे: –"), "{shown}");
    let with = ["--lexicon", own.to_str().unwrap(), note.to_str().unwrap()];
    let shown = words(&read(&with).stdout);
    assert!(shown.contains("किसे: ग्राम प्रहरियों"), "{shown}");
    fs::write(&own, "nonsense,क\n").unwrap();
    let done = read(&with);
    assert!(!done.status.success());
    assert!(words(&done.stderr).contains("line 1"), "{}", words(&done.stderr));
}
