//! `persistence.toml`: what has been wrong for so long, or so often, that something is to follow. Only
//! read here; whether a rule came true is the domain's to say, and what follows a person's to sign.

use domain::grade::Letter;
use domain::persistence::{Consequence, Rule, Silence, Span, Watched};

use crate::entry::{Entry, Faults};
use crate::fault::What;
use crate::indicators::list;
use crate::norms::{Span as Held, tell_overlaps};
use crate::read::{Draft, Kind};
use crate::schemes::tier;
use crate::tree::top;

pub(crate) const FILE: &str = "persistence.toml";
const COMMON: [&str; 12] = [
    "code",
    "hi",
    "en",
    "watches",
    "times",
    "span",
    "tier",
    "silence",
    "consequence",
    "from",
    "to",
    "source",
];
const SPANS: [(&str, Span); 2] = [("running", Span::Running), ("year", Span::Year)];
const SILENCES: [(&str, Silence); 2] =
    [("is-nothing", Silence::IsNothing), ("counts", Silence::Counts)];
const CONSEQUENCES: [(&str, Consequence); 2] =
    [("explanation", Consequence::Explanation), ("recommendation", Consequence::Recommendation)];
const WATCHES: [(&str, Watch); 3] = [
    ("low-letter", Watch::LowLetter),
    ("bottom-rank", Watch::BottomRank),
    ("missed-target", Watch::MissedTarget),
];
/// Once is no persistence; a year has 53 weeks at most.
const TIMES: std::ops::RangeInclusive<i64> = 2..=53;
/// No list of siblings is longer.
const RANKS: std::ops::RangeInclusive<i64> = 1..=10_000;

#[derive(Clone, Copy)]
enum Watch {
    LowLetter,
    BottomRank,
    MissedTarget,
}

pub(crate) fn read(text: &str, draft: &mut Draft, faults: &mut Faults) {
    let Some(file) = top(FILE, text, faults) else { return };
    file.only(&["rule"], faults);
    let mut held = Vec::new();
    for table in file.tables("rule") {
        if let Some(rule) = rule(table, draft, faults) {
            held.push(Held::of(table, &rule.code, rule.validity));
            draft.rules.persistence.push(rule);
        }
    }
    tell_overlaps(FILE, held, faults);
}

fn rule(table: &Entry, draft: &mut Draft, faults: &mut Faults) -> Option<Rule> {
    let code = table.code("code", faults);
    let name = table.name("hi", "en", faults);
    let watched = watched(table, draft, faults);
    let times = within(table, "times", TIMES, faults);
    let span = table.choice("span", &SPANS, faults);
    let tier = tier(table, "tier", faults);
    let silence = table.choice("silence", &SILENCES, faults);
    let consequence = table.choice("consequence", &CONSEQUENCES, faults);
    let validity = table.validity(faults);
    let source = table.source(faults);
    Some(Rule {
        code,
        name,
        watched: watched?,
        times: times?,
        span: span?,
        tier,
        silence: silence?,
        consequence: consequence?,
        validity: validity?,
        source,
        pack: draft.rules.pack.clone(),
    })
}

fn watched(table: &Entry, draft: &mut Draft, faults: &mut Faults) -> Option<Watched> {
    let own: &[&str] = match table.choice("watches", &WATCHES, faults)? {
        Watch::LowLetter => &["letters"],
        Watch::BottomRank => &["last", "among_at_least", "post"],
        Watch::MissedTarget => &[],
    };
    table.only(&[COMMON.as_slice(), own].concat(), faults);
    match table.choice("watches", &WATCHES, faults)? {
        Watch::LowLetter => {
            table.text("letters", faults);
            let letters = list(table.maybe("letters"));
            Some(Watched::LowLetter { letters: letters.iter().map(|l| Letter::new(l)).collect() })
        }
        Watch::BottomRank => {
            draft.refer(Kind::Post, table, "post");
            let post = table.code("post", faults);
            let last = within(table, "last", RANKS, faults);
            let among_at_least = within(table, "among_at_least", RANKS, faults);
            Some(Watched::BottomRank { last: last?, among_at_least: among_at_least?, post })
        }
        Watch::MissedTarget => Some(Watched::MissedTarget),
    }
}

fn within(
    table: &Entry,
    key: &str,
    range: std::ops::RangeInclusive<i64>,
    faults: &mut Faults,
) -> Option<usize> {
    let value = table.whole(key, faults)?;
    if !range.contains(&value) {
        let (key_, value) = (key.to_owned(), value.to_string());
        table.tell(key, What::NotANumber { key: key_, value }, faults);
        return None;
    }
    usize::try_from(value).ok()
}
