//! `grading.toml`: methods of grading with their bands. A method whose bands leave a gap or overlap is
//! refused with both bands named; an order printed so has to be cleared up before it can be used.

mod terms;

use std::collections::BTreeSet;

use domain::grade::{Band, Bound, Letter, Marks, Method, Missing, Tie, band_faults};

use crate::entry::{Entry, Faults};
use crate::fault::{BandList, What};
use crate::norms::{Span, tell_overlaps};
use crate::read::{Draft, Kind};
use crate::tree::top;

pub(crate) const FILE: &str = "grading.toml";
const KEYS: [&str; 13] = [
    "code",
    "hi",
    "en",
    "scale",
    "tie",
    "missing",
    "from",
    "to",
    "source",
    "is_default",
    "line",
    "score",
    "note",
];
const TIES: [(&str, Tie); 2] = [("competition", Tie::Competition), ("dense", Tie::Dense)];
const MISSING: [(&str, Missing); 3] = [
    ("lowest-band", Missing::LowestBand),
    ("leaves", Missing::Leaves),
    ("unranked", Missing::Unranked),
];
const FLAGS: [(&str, bool); 2] = [("true", true), ("false", false)];
const MAX_SCALE: i64 = 1000;

pub(crate) fn read(text: &str, draft: &mut Draft, faults: &mut Faults) {
    let Some(file) = top(FILE, text, faults) else { return };
    file.only(&["method"], faults);
    let mut spans = Vec::new();
    for table in file.tables("method") {
        if let Some(method) = method(table, draft, faults) {
            spans.push(Span::of(table, "method", method.validity));
            draft.rules.methods.push(method);
        }
    }
    tell_overlaps(FILE, spans, faults);
}

fn method(table: &Entry, draft: &mut Draft, faults: &mut Faults) -> Option<Method> {
    let known: Vec<&str> = KEYS.into_iter().chain(terms::KEYS).collect();
    table.only(&known, faults);
    let code = table.code("code", faults);
    draft.declare(Kind::Method, &code, table, faults);
    let terms = terms::terms(table, draft, faults);
    let list = if terms.marks == Marks::Bands { BandList::Line } else { BandList::Value };
    let line_bands = bands(table, list, faults);
    let score_bands = bands(table, BandList::Score, faults);
    let scale = table.whole("scale", faults);
    let scale = fit(table, "scale", scale, (1, MAX_SCALE), faults);
    let validity = table.validity(faults);
    let method = Method {
        code,
        name: table.name("hi", "en", faults),
        scale: scale.unwrap_or(1),
        terms,
        line_bands,
        score_bands,
        tie: table.choice("tie", &TIES, faults).unwrap_or(Tie::Competition),
        missing: table.choice("missing", &MISSING, faults).unwrap_or(Missing::LowestBand),
        validity: validity?,
        source: table.source(faults),
        is_default: table.choice("is_default", &FLAGS, faults).unwrap_or(true),
        pack: draft.rules.pack.clone(),
    };
    Some(method)
}

/// The number when it lies between the two ends; else it is told.
fn fit(
    table: &Entry,
    key: &str,
    number: Option<i64>,
    (least, most): (i64, i64),
    faults: &mut Faults,
) -> Option<i64> {
    let number = number?;
    if !(least..=most).contains(&number) {
        let value = table.maybe(key).to_owned();
        table.tell(key, What::NotANumber { key: key.to_owned(), value }, faults);
        return None;
    }
    Some(number)
}

fn bands(table: &Entry, list: BandList, faults: &mut Faults) -> Vec<Band> {
    let entries = table.tables(list.word());
    let mut letters = BTreeSet::new();
    for entry in entries {
        let letter = entry.maybe("letter");
        if !letter.is_empty() && !letters.insert(letter) {
            entry.tell("letter", What::CodeTwice { code: letter.to_owned() }, faults);
        }
    }
    let found = faults.0.len();
    let bands: Vec<Band> = entries.iter().map(|entry| band(entry, list, faults)).collect();
    if faults.0.len() == found {
        tell_bands(table, list, &bands, faults);
        if list == BandList::Line {
            tell_marks(table, &bands, faults);
        }
    }
    bands
}

fn band(entry: &Entry, list: BandList, faults: &mut Faults) -> Band {
    let mut marks_hundredths = 0;
    let mut by_weight = Vec::new();
    if list == BandList::Line {
        entry.only(&["letter", "low", "high", "marks", "by_weight"], faults);
        marks_hundredths = marks(entry, faults);
        for own in entry.tables("by_weight") {
            own.only(&["weight", "marks"], faults);
            let weight = own.whole("weight", faults);
            let weight = fit(own, "weight", weight, (1, MAX_SCALE), faults).unwrap_or(1);
            by_weight.push((weight, marks(own, faults)));
        }
    } else {
        entry.only(&["letter", "low", "high"], faults);
    }
    let letter = Letter::new(&entry.text("letter", faults));
    let (low, high) = (bound(entry, "low", faults), bound(entry, "high", faults));
    Band { letter, low, high, marks_hundredths, by_weight }
}

fn marks(entry: &Entry, faults: &mut Faults) -> i64 {
    let most = terms::MAX_MARKS_HUNDREDTHS;
    let marks = entry.hundredths("marks", faults);
    fit(entry, "marks", marks, (-most, most), faults).unwrap_or(0)
}

fn bound(entry: &Entry, key: &str, faults: &mut Faults) -> Option<Bound> {
    if entry.cells.contains_key(key) {
        let what = What::MissingKey { key: format!("{key}.value") };
        entry.tell(key, what, faults);
        return None;
    }
    let bound = entry.tables(key).first()?;
    bound.only(&["value", "inclusive"], faults);
    let inclusive = bound.choice("inclusive", &FLAGS, faults);
    Some(Bound { hundredths: bound.hundredths("value", faults)?, inclusive: inclusive? })
}

/// Each fault of the bands stands on the line of the band that it names.
fn tell_bands(table: &Entry, list: BandList, bands: &[Band], faults: &mut Faults) {
    let method = table.maybe("code");
    for fault in band_faults(bands) {
        let what = What::Bands { method: method.to_owned(), list, fault };
        let named: Vec<String> = what
            .values()
            .into_iter()
            .filter(|(key, _)| matches!(*key, "second" | "letter"))
            .map(|(_, letter)| letter)
            .collect();
        let line = table
            .tables(list.word())
            .iter()
            .find(|entry| named.iter().any(|letter| letter == entry.maybe("letter")))
            .map_or(table.line, |entry| entry.line);
        faults.add(&table.file, line, what);
    }
}

fn tell_marks(table: &Entry, bands: &[Band], faults: &mut Faults) {
    let method = || table.maybe("code").to_owned();
    // Marks of a weight of its own may not rise either.
    let own = bands.iter().flat_map(|band| band.by_weight.iter().map(|(weight, _)| *weight));
    let weights: BTreeSet<i64> = own.chain([1]).collect();
    let rises = |better: &Band, worse: &Band| {
        weights.iter().any(|w| worse.weighted_hundredths(*w) > better.weighted_hundredths(*w))
    };
    for (pair, entry) in bands.windows(2).zip(table.tables("line").iter().skip(1)) {
        if let [better, worse] = pair
            && rises(better, worse)
        {
            let letter = worse.letter.to_string();
            entry.tell("marks", What::MarksRise { method: method(), letter }, faults);
        }
    }
    if !bands.is_empty() && bands.iter().all(|band| band.marks_hundredths <= 0) {
        table.tell("line", What::NoMarks { method: method() }, faults);
    }
}
