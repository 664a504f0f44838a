//! Opening packs: what is taken from a folder, and what is refused before it is read.
#![expect(clippy::unwrap_used, reason = "a test")]

use std::path::{Path, PathBuf};
use std::{fs, io};

/// An empty folder of the test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("book")).unwrap();
    folder
}

#[test]
fn a_folder_gives_its_rule_files_in_order_and_leaves_out_books_and_notes() {
    let folder = folder("sound");
    for name in ["schemes.csv", "pack.toml", "README.md", ".draft.csv", "rules.txt"] {
        fs::write(folder.join(name), name).unwrap();
    }
    fs::write(folder.join("book/cases.md"), "## Case").unwrap();
    let names: Vec<String> =
        pack::source::dir(&folder).unwrap().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["pack.toml", "rules.txt", "schemes.csv"]);
}

#[test]
fn a_file_that_is_not_text_is_named() {
    let folder = folder("not-text");
    fs::write(folder.join("norms.csv"), [0xff, 0xfe, b'c', 0]).unwrap();
    let error = pack::source::dir(&folder).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::InvalidData);
    assert!(error.to_string().starts_with("norms.csv: "), "{error}");
}

#[test]
fn a_file_far_too_long_is_not_opened() {
    let folder = folder("too-long");
    fs::File::create(folder.join("schemes.csv")).unwrap().set_len(300_000_000).unwrap();
    let error = pack::source::dir(&folder).unwrap_err();
    assert!(error.to_string().starts_with("schemes.csv: longer than"), "{error}");
}

#[test]
fn a_folder_that_is_not_there_is_an_error() {
    let error = pack::source::dir(&folder("gone").join("nowhere")).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::NotFound);
}
