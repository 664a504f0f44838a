//! Checks packs: one alone, or all that an office would adopt, against one another. What `pack check`
//! prints is a fault a line.

use std::collections::BTreeMap;

use crate::entry::Faults;
use crate::fault::{Fault, What};
use crate::indicators::{Heading, tell_headings};
use crate::read::{Draft, Kind, draft, read, unknown};

/// All faults of one pack. References into a pack that it needs are taken on trust.
#[must_use]
pub fn check(files: &[(String, String)]) -> Vec<Fault> {
    read(files).1
}

/// All faults of packs that are to work together, by folder name and files. The file of each fault is
/// led by the folder: `day-nrlm/schemes.csv`.
#[must_use]
pub fn check_all(packs: &[(String, Vec<(String, String)>)]) -> Vec<Fault> {
    let mut faults = Faults::default();
    let mut drafts: Vec<(&str, Draft)> = Vec::new();
    for (folder, files) in packs {
        let (draft, found) = draft(files);
        faults.0.extend(found.0.into_iter().map(|fault| in_folder(folder, fault)));
        drafts.push((folder, draft));
    }
    tell_needs(&drafts, &mut faults);
    tell_references(&drafts, &mut faults);
    tell_post_kinds(&drafts, &mut faults);
    tell_twice(&drafts, &mut faults);
    faults.0.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    faults.0
}

fn in_folder(folder: &str, fault: Fault) -> Fault {
    Fault { file: format!("{folder}/{}", fault.file), ..fault }
}

fn tell_needs(drafts: &[(&str, Draft)], faults: &mut Faults) {
    for (folder, draft) in drafts {
        for (line, id) in &draft.needs {
            if !drafts.iter().any(|(_, other)| other.rules.pack.id == *id) {
                let what = What::UnknownReference { key: "needs".to_owned(), code: id.clone() };
                faults.add(&format!("{folder}/pack.toml"), *line, what);
            }
        }
    }
}

/// Indicators come from the pack itself or from one that it needs.
fn tell_references(drafts: &[(&str, Draft)], faults: &mut Faults) {
    for (folder, draft) in drafts {
        let needed = |other: &Draft| draft.needs.iter().any(|(_, id)| *id == other.rules.pack.id);
        for reference in draft.references.iter().filter(|r| r.kind == Kind::Indicator) {
            let is_known = draft.has(Kind::Indicator, &reference.code)
                || drafts.iter().any(|(_, d)| needed(d) && d.has(Kind::Indicator, &reference.code));
            if !is_known {
                let file = format!("{folder}/{}", reference.file);
                faults.add(&file, reference.line, unknown(reference));
            }
        }
    }
}

/// Every state that has posts must have those that the lines graded in it name.
fn tell_post_kinds(drafts: &[(&str, Draft)], faults: &mut Faults) {
    for (folder, state_pack) in drafts.iter().filter(|(_, d)| !d.rules.post_kinds.is_empty()) {
        let applies = |other: &Draft| {
            other.rules.states.is_empty()
                || other.rules.states.iter().any(|s| state_pack.rules.states.contains(s))
        };
        let mut wanted: BTreeMap<&str, &str> = BTreeMap::new();
        for (_, other) in drafts.iter().filter(|(_, other)| applies(other)) {
            for reference in other.references.iter().filter(|r| r.kind == Kind::Post) {
                wanted.entry(&reference.code).or_insert(&other.rules.pack.id);
            }
        }
        for (code, pack) in wanted {
            let in_reach =
                drafts.iter().any(|(_, other)| applies(other) && other.has(Kind::Post, code));
            if !in_reach {
                let what = What::NoPostKind { code: code.to_owned(), pack: pack.to_owned() };
                faults.add(&format!("{folder}/posts.csv"), 1, what);
            }
        }
    }
}

/// Codes and headings that two packs both claim.
fn tell_twice(drafts: &[(&str, Draft)], faults: &mut Faults) {
    let mut seen: BTreeMap<(Kind, &str), &str> = BTreeMap::new();
    let mut ids: BTreeMap<&str, &str> = BTreeMap::new();
    for (folder, draft) in drafts {
        let id = draft.rules.pack.id.as_str();
        if !id.is_empty() && ids.insert(id, folder).is_some() {
            let what = What::CodeTwice { code: id.to_owned() };
            faults.add(&format!("{folder}/pack.toml"), 1, what);
        }
        for ((kind, code), (file, line)) in &draft.declared {
            // The two states may name their posts and methods alike.
            if matches!(kind, Kind::Post | Kind::Method) {
                continue;
            }
            if seen.insert((*kind, code), folder).is_some_and(|other| other != *folder) {
                let what = What::CodeTwice { code: code.clone() };
                faults.add(&format!("{folder}/{file}"), *line, what);
            }
        }
    }
    tell_headings_of_all(drafts, faults);
}

fn tell_headings_of_all(drafts: &[(&str, Draft)], faults: &mut Faults) {
    let mut earlier: Vec<Heading> = Vec::new();
    for (folder, draft) in drafts {
        let mut found = Faults::default();
        let n_earlier = earlier.len();
        earlier.extend(draft.headings.iter().cloned());
        let own: Vec<&Heading> = earlier.iter().skip(n_earlier).collect();
        tell_headings(&format!("{folder}/indicators.csv"), &earlier, &mut found);
        // What is wrong inside one pack was told when it was read.
        found.0.retain(|fault| match &fault.what {
            What::HeadingTwice { first, second, .. } => {
                let is_own = |code: &String| own.iter().any(|heading| heading.code == *code);
                is_own(second) && !is_own(first)
            }
            _ => true,
        });
        faults.0.append(&mut found.0);
    }
}
