//! Checks packs: one alone, or all that an office would adopt, against one another. What `pack check`
//! prints is a fault a line.

use std::collections::{BTreeMap, BTreeSet};

use crate::entry::Faults;
use crate::fault::{Fault, What};
use crate::indicators::{Heading, tell_headings};
use crate::read::{Draft, Kind, draft, is_mission_post, read, unknown};

/// A pack as it is checked with others: its folder's name, and its files by name and text.
pub type Pack = (String, Vec<(String, String)>);

/// All faults of one pack. References into a pack that it needs are taken on trust.
#[must_use]
pub fn check(files: &[(String, String)]) -> Vec<Fault> {
    read(files).1
}

/// All faults of packs that are to work together, by folder name and files. The file of each fault is
/// led by the folder: `day-nrlm/schemes.csv`.
#[must_use]
pub fn check_all(packs: &[Pack]) -> Vec<Fault> {
    check_beside(packs, &[])
}

/// All faults of `packs` when they work beside others: those built into the program, or those that the
/// office has. An other pack of the same id is taken to be an older version and left out. Faults of
/// the others are not told.
#[must_use]
pub fn check_beside(packs: &[Pack], others: &[Pack]) -> Vec<Fault> {
    let mut faults = Faults::default();
    let mut drafts: Vec<(&str, Draft)> = Vec::new();
    for (folder, files) in packs {
        let (draft, found) = draft(files);
        faults.0.extend(found.0.into_iter().map(|fault| in_folder(folder, fault)));
        drafts.push((folder, draft));
    }
    let ids: BTreeSet<String> = drafts.iter().map(|(_, d)| d.rules.pack.id.clone()).collect();
    let beside = others.iter().map(|(folder, files)| (folder.as_str(), draft(files).0));
    // The others stand first: what two packs claim is told of the newcomer.
    let mut all: Vec<(&str, Draft)> =
        beside.filter(|(_, other)| !ids.contains(&other.rules.pack.id)).collect();
    all.append(&mut drafts);
    tell_needs(&all, &mut faults);
    tell_references(&all, &mut faults);
    tell_post_kinds(&all, &mut faults);
    tell_twice(&all, &mut faults);
    let is_own = |fault: &Fault| {
        packs.iter().any(|(folder, _)| {
            fault.file.strip_prefix(folder.as_str()).is_some_and(|rest| rest.starts_with('/'))
        })
    };
    faults.0.retain(is_own);
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

/// Indicators and lines come from the pack itself or from one that it needs.
fn tell_references(drafts: &[(&str, Draft)], faults: &mut Faults) {
    for (folder, draft) in drafts {
        let needed = |other: &Draft| draft.needs.iter().any(|(_, id)| *id == other.rules.pack.id);
        let is_checked = |kind| !matches!(kind, Kind::Post | Kind::Method);
        for reference in draft.references.iter().filter(|r| is_checked(r.kind)) {
            let is_known = draft.has(reference.kind, &reference.code)
                || drafts.iter().any(|(_, d)| needed(d) && d.has(reference.kind, &reference.code));
            if !is_known {
                let file = format!("{folder}/{}", reference.file);
                faults.add(&file, reference.line, unknown(reference));
            }
        }
    }
}

/// Every state that has posts must have those that the lines graded in it name. The mission's two posts
/// are the state's to declare, and told there; any other is told where it is named.
fn tell_post_kinds(drafts: &[(&str, Draft)], faults: &mut Faults) {
    for (folder, state_pack) in drafts.iter().filter(|(_, d)| !d.rules.post_kinds.is_empty()) {
        let applies = |other: &Draft| {
            other.rules.states.is_empty()
                || other.rules.states.iter().any(|s| state_pack.rules.states.contains(s))
        };
        let in_reach = |code: &str| {
            drafts.iter().any(|(_, other)| applies(other) && other.has(Kind::Post, code))
        };
        let mut told = BTreeSet::new();
        for (needing, other) in drafts.iter().filter(|(_, other)| applies(other)) {
            let posts = other.references.iter().filter(|r| r.kind == Kind::Post);
            for reference in posts.filter(|reference| !in_reach(&reference.code)) {
                let (code, pack) = (reference.code.clone(), other.rules.pack.id.clone());
                let state_pack = state_pack.rules.pack.id.clone();
                if !told.insert(code.clone()) {
                    continue;
                }
                let (file, line) = if is_mission_post(&code) {
                    (format!("{folder}/posts.csv"), 1)
                } else {
                    (format!("{needing}/{}", reference.file), reference.line)
                };
                faults.add(&file, line, What::NoPostKind { code, pack, state_pack });
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
