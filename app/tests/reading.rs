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

/// A note of a megabyte that has nothing but these, over and over.
fn megabyte(of: &str) -> String {
    of.repeat((1 << 20) / of.len())
}

/// What the program may hold beside its own code and the lexicon, in KiB: 64 MiB for the note, 24 for the rest.
#[cfg(target_os = "linux")]
const MOST_KIB: &str = "90112";

#[cfg(target_os = "linux")]
#[test]
fn a_megabyte_of_anything_is_read_within_its_memory() {
    let folder = folder("megabyte");
    let order = "जिलाधिकारी ने खण्ड विकास अधिकारियों को सात दिवस में 45 खाते खुलवाने के निर्देश दिए। ";
    for (n, piece) in [
        order,
        "करने, ",
        "अधिकारी, ",
        "1",
        "1,2 ",
        "।",
        "(",
        "क\u{200d}",
        "क\n",
        "1. कार्यवाही - (",
        "उपस्थित अधिकारी एवं ",
        "सी0",
        "जिन ",
        "A श्रेणी ",
    ]
    .iter()
    .enumerate()
    {
        let note = folder.join(format!("{n}.txt"));
        fs::write(&note, megabyte(piece)).unwrap();
        let limited = format!("ulimit -d {MOST_KIB}; exec \"$0\" read --json \"$1\" > /dev/null");
        let program = env!("CARGO_BIN_EXE_anupalan");
        let done = Command::new("sh").args(["-c", &limited, program]).arg(&note).output().unwrap();
        // It reads the note or says what it is instead; only a want of memory ends it by a signal.
        assert!(
            done.status.code().is_some_and(|code| code < 2),
            "{piece}: {}",
            words(&done.stderr)
        );
    }
}

#[test]
fn a_document_and_a_pdf_are_read_as_the_text_is() {
    let files = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/notes/tests/files");
    let shown = |name: &str| {
        let done = read(&[files.join(name).to_str().unwrap()]);
        assert!(done.status.success(), "{name}: {}", words(&done.stderr));
        let shown = words(&done.stdout);
        shown.split_once('\n').unwrap().1.to_owned()
    };
    let plain = shown("note.txt");
    assert!(plain.contains("किसे: खण्ड विकास अधिकारियों"), "{plain}");
    for name in ["note.docx", "libreoffice.pdf", "chromium.pdf"] {
        assert_eq!(shown(name), plain, "{name}");
    }
    let folder = folder("scan");
    let scan = folder.join("scan.pdf");
    fs::write(&scan, "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj 2 0 obj <</Kids[3 0 R]>> endobj 3 0 obj <<>> endobj").unwrap();
    let done = read(&[scan.to_str().unwrap()]);
    assert!(!done.status.success());
    assert!(words(&done.stderr).contains("a PDF of pictures"), "{}", words(&done.stderr));
}

const EXAMPLE: &str = r#"{
  "text": "जिलाधिकारी ने ग्राम प्रहरियों को गश्त करने के निर्देश दिए।",
  "on": "2024-11-08",
  "decided": [{"words": "गश्त करने", "at": 83, "is_taken": true, "told": "ग्राम प्रहरियों",
    "deadline": "", "kind": "do"}]
}"#;

#[test]
fn the_reader_is_held_to_examples_and_a_lexicon_shows_what_it_changes() {
    let folder = folder("check");
    let (examples, lexicon) = (folder.join("examples"), folder.join("lexicon"));
    fs::create_dir_all(&examples).unwrap();
    fs::create_dir_all(&lexicon).unwrap();
    let at = EXAMPLE.split_once("text\": \"").unwrap().1.find("गश्त").unwrap();
    fs::write(examples.join("a.json"), EXAMPLE.replace("83", &at.to_string())).unwrap();
    fs::write(lexicon.join("ours.csv"), "post,ग्राम प्रहरी|ग्राम प्रहरियों").unwrap();
    let (examples, lexicon) = (examples.to_str().unwrap(), lexicon.to_str().unwrap());
    let done = read(&["--check", examples]);
    let shown = words(&done.stdout);
    assert!(!done.status.success() && shown.contains("decided: ग्राम प्रहरियों"), "{shown}");
    let done = read(&["--check", "--lexicon", lexicon, examples]);
    let shown = words(&done.stdout);
    assert!(done.status.success(), "{shown}");
    assert!(shown.contains("  + किसे / told:") && shown.ends_with("0 differences\n"), "{shown}");
}
