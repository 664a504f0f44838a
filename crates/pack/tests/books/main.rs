//! Runs the books of all packs: each section computes its figures by its pack and compares the outcome
//! with what the book says. With `BLESS=1` the book is rewritten; read the difference before committing.
#![expect(clippy::unwrap_used, reason = "a test")]

mod cases;
mod check;
mod page;
mod play;

use std::path::{Path, PathBuf};

use page::{Block, Section, sections};

fn packs_root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs")
}

/// The books of a pack, in order of name.
fn books(pack: &str) -> Vec<PathBuf> {
    let Ok(folder) = std::fs::read_dir(packs_root().join(pack).join("book")) else {
        return vec![];
    };
    let mut books: Vec<PathBuf> = folder.map(|item| item.unwrap().path()).collect();
    books.sort();
    books
}

#[expect(clippy::disallowed_methods, reason = "whoever runs the tests asks for the rewriting")]
fn is_blessing() -> bool {
    std::env::var_os("BLESS").is_some()
}

/// What the section comes to, by the kind of its expected block.
fn outcome(pack: &str, section: &Section) -> String {
    match section.expected().map(|block| block.kind.as_str()) {
        Some("faults") => play::faults(pack, section),
        Some("doubts") => check::doubts(pack, section),
        Some("outcome") => cases::outcome(play::rules_of(pack, section), section),
        _ => play::scorecard(pack, section),
    }
}

fn run(pack: &str, book: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(book).unwrap();
    let mut blessed = text.clone();
    let mut wrong = Vec::new();
    for section in sections(&text).into_iter().filter(|section| !section.blocks.is_empty()) {
        let place = format!("{}: {}", book.display(), section.title);
        let Some(expected) = section.expected() else {
            wrong.push(format!("{place}\nhas figures and no `scorecard`, `faults` or `doubts`"));
            continue;
        };
        let actual = outcome(pack, &section);
        if actual != expected.text {
            wrong.push(format!(
                "{place}\nthe book says:\n{}\nit comes to:\n{actual}",
                expected.text
            ));
            blessed = rewritten(&blessed, &section.title, expected, &actual);
        }
    }
    if is_blessing() && blessed != text {
        std::fs::write(book, blessed).unwrap();
        return vec![];
    }
    wrong
}

/// The book with the expected block of one section replaced.
fn rewritten(book: &str, title: &str, expected: &Block, actual: &str) -> String {
    let (before, section) = book.split_once(&format!("## {title}\n")).unwrap();
    let fence = format!("```{}\n", expected.kind);
    let old = format!("{fence}{}```", expected.text);
    let section = section.replacen(&old, &format!("{fence}{actual}```"), 1);
    format!("{before}## {title}\n{section}")
}

#[test]
fn every_book_of_every_pack_comes_out_as_it_says() {
    let mut n_sections = 0;
    let mut wrong = Vec::new();
    for (pack, _) in pack::source::builtin() {
        for book in books(&pack) {
            n_sections += sections(&std::fs::read_to_string(&book).unwrap()).len();
            wrong.extend(run(&pack, &book));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(n_sections >= 10, "only {n_sections} sections were found");
}

#[test]
fn every_pack_has_a_book() {
    for (pack, _) in pack::source::builtin() {
        assert!(!books(&pack).is_empty(), "{pack} has no worked example");
    }
}

#[test]
fn sections_of_a_book_have_titles_of_their_own() {
    for (pack, _) in pack::source::builtin() {
        for book in books(&pack) {
            let text = std::fs::read_to_string(&book).unwrap();
            let mut titles: Vec<String> = sections(&text).into_iter().map(|s| s.title).collect();
            let n_titles = titles.len();
            titles.sort();
            titles.dedup();
            assert_eq!(titles.len(), n_titles, "{}", book.display());
        }
    }
}
