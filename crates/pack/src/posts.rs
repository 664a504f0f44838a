//! `posts.csv`: the kinds of post that a state has, to whom each reports, and by what title it goes from
//! when. The posts of an office are made from these.

use domain::norm::Validity;
use domain::policy::Duty;
use domain::scheme::{LaterTitle, PostKind};
use jiff::civil::Date;

use crate::entry::{Entry, Faults};
use crate::fault::What;
use crate::indicators::list;
use crate::norms::{Span, tell_overlaps};
use crate::read::{Draft, Kind};
use crate::schemes::tier;
use crate::table::{Columns, rows};

pub(crate) const FILE: &str = "posts.csv";
const COLUMNS: Columns = Columns {
    needed: &["code", "hi", "en", "tier", "department_hi", "department_en", "duty"],
    optional: &["reports_to", "from", "to", "source", "aliases"],
};
/// What all rows of a kind say alike.
const ALIKE: [&str; 5] = ["tier", "department_hi", "department_en", "duty", "reports_to"];

pub(crate) fn read(text: &str, draft: &mut Draft, faults: &mut Faults) {
    let mut spans: Vec<Span> = Vec::new();
    let mut firsts: Vec<Entry> = Vec::new();
    for row in rows(FILE, text, COLUMNS, faults) {
        let kind = kind(&row, faults);
        let (from, to) = days(&row, faults);
        let validity = Validity { from: from.unwrap_or(Date::MIN), to };
        let span = Span::of(&row, &kind.code, validity);
        match (firsts.iter().find(|first| first.maybe("code") == kind.code), from) {
            (Some(first), Some(from)) => {
                tell_differences(first, &row, faults);
                later_title(draft, &kind, from, &row);
                spans.push(span);
            }
            // Without a day a second row is the first one said twice.
            (first, _) => {
                if first.is_none() {
                    spans.push(span);
                }
                draft.declare(Kind::Post, &kind.code, &row, faults);
                draft.rules.post_kinds.push(kind);
                firsts.push(row);
            }
        }
    }
    tell_overlaps(FILE, spans, faults);
    for row in &firsts {
        tell_superior(row, &draft.rules.post_kinds, faults);
    }
}

fn kind(row: &Entry, faults: &mut Faults) -> PostKind {
    let reports_to = row.maybe("reports_to");
    let duties = Duty::ALL.map(|duty| (duty.word(), duty));
    PostKind {
        code: row.code("code", faults),
        title: row.name("hi", "en", faults),
        later_titles: Vec::new(),
        tier: tier(row, "tier", faults),
        department: row.name("department_hi", "department_en", faults),
        duty: row.choice("duty", &duties, faults).unwrap_or(Duty::Field),
        aliases: list(row.maybe("aliases")),
        reports_to: (!reports_to.is_empty()).then(|| reports_to.to_owned()),
    }
}

/// From when to when the row's title is the title; a day wants the order that set it.
fn days(row: &Entry, faults: &mut Faults) -> (Option<Date>, Option<Date>) {
    let from = row.maybe_date("from", faults);
    let to = row.maybe_date("to", faults);
    if from.is_some() || to.is_some() {
        row.source(faults);
    }
    if let Some((from, to)) = from.zip(to).filter(|(from, to)| to < from) {
        let what = What::EndsBeforeStart { from: from.to_string(), to: to.to_string() };
        row.tell("to", what, faults);
    }
    (from, to)
}

fn later_title(draft: &mut Draft, row_kind: &PostKind, from: Date, row: &Entry) {
    let kinds = &mut draft.rules.post_kinds;
    if let Some(kind) = kinds.iter_mut().find(|kind| kind.code == row_kind.code) {
        let (title, source) = (row_kind.title.clone(), row.maybe("source").to_owned());
        kind.later_titles.push(LaterTitle { from, title, source });
        kind.later_titles.sort_by_key(|later| later.from);
    }
}

fn tell_differences(first: &Entry, row: &Entry, faults: &mut Faults) {
    for key in ALIKE.into_iter().filter(|key| first.maybe(key) != row.maybe(key)) {
        let (code, key_) = (row.maybe("code").to_owned(), key.to_owned());
        row.tell(key, What::RowsDiffer { code, key: key_ }, faults);
    }
}

/// The superior is a kind of this file, of the same or a higher tier, and the line has a head.
fn tell_superior(row: &Entry, kinds: &[PostKind], faults: &mut Faults) {
    let find = |code: &str| kinds.iter().find(|kind| kind.code == code);
    let above = |kind: &PostKind| find(kind.reports_to.as_deref()?);
    let Some(kind) = find(row.maybe("code")) else { return };
    let code = kind.code.clone();
    match (&kind.reports_to, above(kind)) {
        (Some(unknown), None) => {
            let what =
                What::UnknownReference { key: "reports_to".to_owned(), code: unknown.clone() };
            row.tell("reports_to", what, faults);
        }
        (_, Some(superior)) if superior.tier > kind.tier => {
            let superior = superior.code.clone();
            row.tell("reports_to", What::ReportsDown { code, superior }, faults);
        }
        _ => {}
    }
    let line = std::iter::successors(above(kind), |kind| above(kind)).take(kinds.len());
    if line.into_iter().any(|above| above.code == kind.code) {
        row.tell("reports_to", What::ReportsToItself { code: kind.code.clone() }, faults);
    }
}
