//! The words are whole in both languages, and the pages keep what the look promises.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::assets::{CSS, font};
use super::samples;
use super::words::{ENGLISH, HINDI, HINDI_MP, Language, Vocabulary, Words};

const HERE: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn every_page_renders_in_both_languages_and_stays_light() {
    for (name, page) in all_pages() {
        assert!(page.len() + CSS.len() < 100_000, "{name}: {} bytes", page.len());
        assert!(
            !page.contains("//cdn") && !page.contains("src=\"http"),
            "{name} fetches from outside"
        );
        for script in page.split("<script").skip(1) {
            let is_ours =
                script.starts_with(" src=\"/assets/") && script.contains(" defer></script>");
            assert!(is_ours, "{name}: a script that is not a file of the house");
        }
        assert_eq!(page.matches("<h1").count(), 1, "{name} has one head");
    }
}

/// The pages lie where a browser can be pointed at them: `target/look/<page>-<language>.html`.
#[test]
fn the_pages_are_written_for_looking_at() {
    let folder = Path::new(HERE).join("../../target/look");
    fs::create_dir_all(folder.join("fonts")).unwrap();
    for name in fs::read_dir(Path::new(HERE).join("assets/fonts")).unwrap() {
        let name = name.unwrap().file_name().into_string().unwrap();
        if let Some(bytes) = font(&name) {
            fs::write(folder.join("fonts").join(name), bytes).unwrap();
        }
    }
    fs::write(folder.join("look.css"), CSS).unwrap();
    for (name, page) in all_pages() {
        let page = page.replace("/assets/look.css", "look.css");
        fs::write(folder.join(name).with_extension("html"), page).unwrap();
    }
}

#[test]
fn the_style_sheet_stays_small_and_is_one_set_of_rules() {
    assert!(CSS.len() <= 20_000, "{} bytes", CSS.len());
    assert_eq!(CSS.matches('{').count(), CSS.matches('}').count());
    assert!(!CSS.contains("http"), "a style sheet fetches nothing from outside");
}

#[test]
fn every_word_that_is_used_exists_in_hindi_and_in_english() {
    let (hindi, english) = (keys(HINDI), keys(ENGLISH));
    for (file, key) in used_keys() {
        assert!(hindi.contains(&key), "{file}: no Hindi word for {key}");
        assert!(english.contains(&key), "{file}: no English word for {key}");
    }
    assert_eq!(hindi, english, "both languages have the same keys");
}

#[test]
fn no_word_is_left_unused() {
    let texts: String = sources().into_iter().map(|(_, text)| text).collect();
    // A family of words is asked for by a prefix and a name: `format!("refusal-{code}")`.
    let is_in_family = |key: &str| {
        let ends = key.match_indices('-').filter_map(|(at, _)| key.get(..=at));
        ends.into_iter().any(|prefix| texts.contains(&format!("\"{prefix}{{")))
    };
    for key in keys(HINDI) {
        let is_used = texts.contains(&format!("\"{key}\"")) || is_in_family(&key);
        assert!(is_used, "{key} is used nowhere");
    }
}

#[test]
fn every_refusal_says_what_happened_and_what_to_do() {
    let hindi = keys(HINDI);
    let refusals = refusals();
    assert!(refusals.len() >= 30, "the codes of the refusals were read");
    for key in refusals {
        assert!(hindi.contains(&key), "no word for {key}");
    }
}

#[test]
fn madhya_pradesh_only_overrides_and_only_with_what_differs() {
    let up = Words::new(Language::Hindi, Vocabulary::UttarPradesh);
    let mp = Words::new(Language::Hindi, Vocabulary::MadhyaPradesh);
    for key in keys(HINDI_MP) {
        assert!(keys(HINDI).contains(&key), "{key} overrides nothing");
        if !HINDI_MP.iter().any(|text| has_values(text, &key)) {
            assert_ne!(up.w(&key), mp.w(&key), "{key} does not differ");
        }
    }
}

#[test]
fn a_count_of_one_is_singular_and_a_grouped_number_stands_as_given() {
    let english = Words::new(Language::English, Vocabulary::UttarPradesh);
    for (n, expected) in [
        ("1", "1 programme"),
        ("0", "0 programmes"),
        ("65", "65 programmes"),
        ("1,77,188", "1,77,188 programmes"),
        ("007", "007 programmes"),
    ] {
        assert_eq!(english.w1("n-lines", "n", n), expected);
    }
}

fn all_pages() -> Vec<(String, String)> {
    let words = [
        ("hi", Words::new(Language::Hindi, Vocabulary::UttarPradesh)),
        ("mp", Words::new(Language::Hindi, Vocabulary::MadhyaPradesh)),
        ("en", Words::new(Language::English, Vocabulary::UttarPradesh)),
    ];
    let named = |(code, words): (&str, Words)| {
        let pages = samples::pages(words).into_iter();
        pages.map(move |(name, page)| (format!("{name}-{code}"), page)).collect::<Vec<_>>()
    };
    words.into_iter().flat_map(named).collect()
}

fn keys(texts: &[&str]) -> BTreeSet<String> {
    let key = |line: &str| line.split_once(" = ").map(|(key, _)| key.to_owned());
    let is_key = |key: &String| !key.starts_with([' ', '#', '}']);
    texts.iter().flat_map(|text| text.lines()).filter_map(key).filter(is_key).collect()
}

/// Keys of all refusals, read from where their codes are written: `Self::… => "code"`.
fn refusals() -> BTreeSet<String> {
    let text = ["refusal.rs", "register/refused.rs", "place/unsound.rs"]
        .map(|file| fs::read_to_string(Path::new(HERE).join("../domain/src").join(file)).unwrap())
        .concat();
    let code = |line: &str| {
        let (_, rest) = line.split_once("=> \"")?;
        rest.strip_suffix("\",").map(|code| format!("refusal-{code}"))
    };
    text.lines().filter_map(code).flat_map(|key| [format!("{key}-do"), key]).collect()
}

fn has_values(text: &str, key: &str) -> bool {
    text.lines().any(|line| line.starts_with(&format!("{key} = ")) && line.contains("{ $"))
}

/// Keys written out in a call of `w`, `w1` or `wf`, with the file they stand in.
fn used_keys() -> Vec<(String, String)> {
    let mut used = Vec::new();
    for (file, text) in sources() {
        for call in [".w(\"", ".w1(\"", ".wf(\""] {
            let keys = text.split(call).skip(1).filter_map(|rest| rest.split_once('"'));
            used.extend(keys.map(|(key, _)| (file.clone(), key.to_owned())));
        }
    }
    used
}

/// Every template and every source file that may name a word, but for this one.
fn sources() -> Vec<(String, String)> {
    let mut files = Vec::new();
    for folder in ["templates", "src"] {
        walk(&Path::new(HERE).join(folder), &mut files);
    }
    let is_read = |path: &PathBuf| {
        let is_kind = path.extension().is_some_and(|kind| kind == "rs" || kind == "html");
        is_kind && !path.ends_with("look/tests.rs")
    };
    let read = |path: PathBuf| (path.display().to_string(), fs::read_to_string(&path).unwrap());
    files.into_iter().filter(is_read).map(read).collect()
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { walk(&path, files) } else { files.push(path) }
    }
}

#[test]
fn the_way_back_from_the_other_language_keeps_the_whole_address() {
    let words = Words::new(Language::Hindi, Vocabulary::UttarPradesh);
    let frame = samples::framed(words, "/directives?post=bmm-maitha&state=overdue");
    let other = frame.other_language(&words);
    let expected = "/language/en?back=/directives%3Fpost%3Dbmm-maitha%26state%3Doverdue";
    assert_eq!((other.href.as_str(), other.text.as_str()), (expected, "English"));
}

/// A reader who cannot tell colours apart finds the letter wherever a grade is coloured.
#[test]
fn every_coloured_grade_carries_its_letter() {
    for (name, page) in all_pages() {
        for chip in page.split("class=\"g g").skip(1) {
            let text = chip.split_once('>').and_then(|(_, rest)| rest.split_once('<'));
            let letter = text.map_or("", |(letter, _)| letter);
            assert!(!letter.is_empty(), "{name}: a grade without a letter");
        }
    }
}

#[test]
fn a_page_marks_its_language() {
    for (name, page) in all_pages() {
        let lang = if name.ends_with("-en") { "en" } else { "hi" };
        assert!(page.contains(&format!("<html lang=\"{lang}\">")), "{name}");
    }
}

#[test]
fn every_field_to_fill_has_a_label_of_its_own() {
    for (name, page) in all_pages() {
        let ids = page.split(" id=\"").skip(1).filter_map(|rest| rest.split_once('"'));
        let ids: Vec<&str> = ids.map(|(id, _)| id).collect();
        let once: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), once.len(), "{name}: an id stands twice: {ids:?}");
        for rest in page.split("<label for=\"").skip(1) {
            let id = rest.split_once('"').map_or("", |(id, _)| id);
            assert!(once.contains(id), "{name}: a label leads to no field: {id}");
        }
    }
}
