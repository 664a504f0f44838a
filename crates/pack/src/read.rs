//! Reads a pack: `pack.toml` first, then each of its files, and at the end the references between them.
//! A pack is given out only when nothing is wrong with it.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;

use domain::grade::Method;
use domain::norm::PackRef;
use domain::place::{PlaceCode, Tier};
use domain::scheme::{Rules, Vocabulary};

use crate::entry::{Entry, Faults};
use crate::fault::{Fault, What};
use crate::indicators::{Heading, list};
use crate::{
    MISSION_BLOCK, MISSION_DISTRICT, calendar, grading, honesty, indicators, ladder, norms,
    persistence, pipelines, posts, registers, schemes, sheets, targets, tree,
};

const HEAD: &str = "pack.toml";
const HEAD_KEYS: [&str; 9] =
    ["id", "version", "hi", "en", "states", "needs", "vocabulary", "order", "order_on"];
const VOCABULARIES: [(&str, Vocabulary); 2] = [("up", Vocabulary::Up), ("mp", Vocabulary::Mp)];
/// No rule file of an office comes near this.
const MAX_FILE_BYTES: usize = 2_000_000;

/// What a code names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Indicator,
    Scheme,
    Post,
    Method,
    /// How the reports of a source look.
    Sheet,
    Register,
    Pipeline,
}

/// A code used, where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Reference {
    pub(crate) kind: Kind,
    pub(crate) file: String,
    pub(crate) line: usize,
    pub(crate) key: &'static str,
    pub(crate) code: String,
}

/// A pack while it is read.
pub(crate) struct Draft {
    pub(crate) rules: Rules,
    /// Packs that this one builds on, with the line.
    pub(crate) needs: Vec<(usize, String)>,
    pub(crate) references: Vec<Reference>,
    pub(crate) headings: Vec<Heading>,
    /// Where each code is declared.
    pub(crate) declared: BTreeMap<(Kind, String), (String, usize)>,
    /// The rows of `derived.csv`, in the order of the rules made of them.
    pub(crate) counted: Vec<Entry>,
}

impl Draft {
    fn new() -> Self {
        let rules = Rules::empty(PackRef { id: String::new(), version: String::new() });
        let (needs, references, headings, counted) = (vec![], vec![], vec![], vec![]);
        Self { rules, needs, references, headings, declared: BTreeMap::new(), counted }
    }

    /// Notes that a code is declared here; a second time is a fault.
    pub(crate) fn declare(&mut self, kind: Kind, code: &str, entry: &Entry, faults: &mut Faults) {
        if code.is_empty() {
            return;
        }
        match self.declared.entry((kind, code.to_owned())) {
            Slot::Occupied(_) => {
                entry.tell("code", What::CodeTwice { code: code.to_owned() }, faults);
            }
            Slot::Vacant(slot) => {
                slot.insert((entry.file.clone(), entry.line_of("code")));
            }
        }
    }

    /// Notes that a code is used here.
    pub(crate) fn refer(&mut self, kind: Kind, entry: &Entry, key: &'static str) {
        self.refer_to(kind, entry, (key, entry.maybe(key)));
    }

    /// Notes that a code is used here, as one of several under a key.
    pub(crate) fn refer_to(&mut self, kind: Kind, entry: &Entry, at: (&'static str, &str)) {
        let (key, code) = (at.0, at.1.to_owned());
        if !code.is_empty() {
            let (file, line) = (entry.file.clone(), entry.line_of(key));
            self.references.push(Reference { kind, file, line, key, code });
        }
    }

    /// The line on which a code is declared.
    pub(crate) fn line(&self, kind: Kind, code: &str) -> usize {
        self.declared.get(&(kind, code.to_owned())).map_or(1, |(_, line)| *line)
    }

    pub(crate) fn has(&self, kind: Kind, code: &str) -> bool {
        self.declared.contains_key(&(kind, code.to_owned()))
    }
}

/// Reads one pack from its files, by name and text. All faults are found in one reading; the rules are
/// given only when there are none. References into a pack named in `needs` are left to
/// [`crate::check_all`].
#[must_use]
pub fn read(files: &[(String, String)]) -> (Option<Rules>, Vec<Fault>) {
    let (draft, mut faults) = draft(files);
    tell_references(&draft, &mut faults);
    faults.0.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    (faults.0.is_empty().then_some(draft.rules), faults.0)
}

/// Reads a `grading.toml` alone, so that a norm can be tried before any pack has it. Its lines are not
/// looked up.
#[must_use]
pub fn read_methods(text: &str) -> (Vec<Method>, Vec<Fault>) {
    let (mut draft, mut faults) = (Draft::new(), Faults::default());
    file(grading::FILE, text, &mut draft, &mut faults);
    let methods = if faults.0.is_empty() { draft.rules.methods } else { Vec::new() };
    (methods, faults.0)
}

/// Reads the files without looking at references.
pub(crate) fn draft(files: &[(String, String)]) -> (Draft, Faults) {
    let (mut draft, mut faults) = (Draft::new(), Faults::default());
    match files.iter().find(|(name, _)| name == HEAD) {
        Some((_, text)) => head(text, &mut draft, &mut faults),
        None => faults.add(HEAD, 1, What::MissingFile),
    }
    // Indicators come first, since lines look at their units; headings after the sheets that have them.
    let mut in_order: Vec<&(String, String)> = files.iter().collect();
    in_order.sort_by_key(|(name, _)| {
        (name != indicators::FILE, name == sheets::HEADINGS, name.clone())
    });
    for (name, text) in in_order {
        file(name, text, &mut draft, &mut faults);
    }
    pipelines::tell_inside(&draft, &mut faults);
    (draft, faults)
}

fn file(name: &str, text: &str, draft: &mut Draft, faults: &mut Faults) {
    if text.len() > MAX_FILE_BYTES {
        faults.add(name, 1, What::TooLong { limit_bytes: MAX_FILE_BYTES });
        return;
    }
    match name {
        HEAD | "README.md" => {}
        indicators::FILE => indicators::read(text, draft, faults),
        schemes::FILE => schemes::read(text, draft, faults),
        norms::FILE => norms::read(text, draft, faults),
        grading::FILE => grading::read(text, draft, faults),
        posts::FILE => posts::read(text, draft, faults),
        ladder::FILE => ladder::read(text, draft, faults),
        persistence::FILE => persistence::read(text, draft, faults),
        honesty::FILE => honesty::read(text, draft, faults),
        calendar::FILE => calendar::read(text, draft, faults),
        targets::FILE => targets::read(text, draft, faults),
        sheets::FILE => sheets::read(text, draft, faults),
        sheets::HEADINGS => sheets::read_headings(text, draft, faults),
        registers::FILE => registers::read(text, draft, faults),
        pipelines::FILE => pipelines::read(text, draft, faults),
        pipelines::DERIVED => pipelines::read_derived(text, draft, faults),
        _ if name.starts_with("book/") => {}
        _ => faults.add(name, 1, What::UnknownFile),
    }
}

fn head(text: &str, draft: &mut Draft, faults: &mut Faults) {
    let Some(top) = tree::top(HEAD, text, faults) else { return };
    top.only(&HEAD_KEYS, faults);
    draft.rules.pack = PackRef { id: top.code("id", faults), version: top.text("version", faults) };
    draft.rules.name = top.name("hi", "en", faults);
    draft.rules.states = states(&top, faults);
    draft.needs =
        list(top.maybe("needs")).into_iter().map(|id| (top.line_of("needs"), id)).collect();
    if !top.maybe("vocabulary").is_empty() {
        draft.rules.vocabulary = top.choice("vocabulary", &VOCABULARIES, faults);
    }
    top.text("order", faults);
    top.maybe_date("order_on", faults);
}

fn states(top: &Entry, faults: &mut Faults) -> Vec<PlaceCode> {
    top.needs_key("states", faults);
    let mut states = Vec::new();
    for code in list(top.maybe("states")) {
        match code.parse::<u32>().ok().filter(|lgd| (1..1000).contains(lgd)) {
            Some(lgd) => states.push(PlaceCode::new(Tier::State, lgd)),
            None => {
                let what = What::NotANumber { key: "states".to_owned(), value: code };
                top.tell("states", what, faults);
            }
        }
    }
    states
}

/// Tells of codes that nothing declares. The two mission posts are declared by the states' packs.
fn tell_references(draft: &Draft, faults: &mut Faults) {
    for reference in &draft.references {
        let of_mission = reference.kind == Kind::Post && is_mission_post(&reference.code);
        let may_be_elsewhere = of_mission || !draft.needs.is_empty();
        if !may_be_elsewhere && !draft.has(reference.kind, &reference.code) {
            faults.add(&reference.file, reference.line, unknown(reference));
        }
    }
}

/// Whether the kind is one of the two that every state's pack declares.
pub(crate) fn is_mission_post(code: &str) -> bool {
    [MISSION_DISTRICT, MISSION_BLOCK].contains(&code)
}

pub(crate) fn unknown(reference: &Reference) -> What {
    What::UnknownReference { key: reference.key.to_owned(), code: reference.code.clone() }
}
