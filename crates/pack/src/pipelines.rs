//! `pipelines.toml`: the stages through which the cases of a register go. `derived.csv`: which indicators
//! are a query over rows and cases. Only read here; whether a case may move is the domain's to say.

use domain::indicator::IndicatorCode;
use domain::register::derived::{Count, Derived};
use domain::register::pipeline::{Amount, Dose, Gate, N_BUCKETS, Pipeline, Stage};
use domain::register::value::FieldKind;
use domain::register::{Field, Register};

use crate::entry::{Entry, Faults};
use crate::fault::What;
use crate::indicators::list;
use crate::norms::{Span, tell_overlaps};
use crate::read::{Draft, Kind};
use crate::registers::choices;
use crate::table::{Columns, rows};
use crate::tree::top;

pub(crate) const FILE: &str = "pipelines.toml";
pub(crate) const DERIVED: &str = "derived.csv";
const PIPELINE: [&str; 11] = [
    "code",
    "hi",
    "en",
    "register",
    "buckets",
    "dose_norm",
    "dose_field",
    "from",
    "to",
    "source",
    "stage",
];
const STAGE: [&str; 9] =
    ["code", "hi", "en", "after", "limit_days", "holder", "gate", "amount", "reason"];
const GATES: [(&str, Gate); 3] =
    [("open", Gate::Open), ("evidence", Gate::Evidence), ("reason", Gate::Reason)];
const COLUMNS: Columns =
    Columns { needed: &["indicator", "register", "pipeline", "sum", "field", "is"], optional: &[] };

pub(crate) fn read(text: &str, draft: &mut Draft, faults: &mut Faults) {
    let Some(file) = top(FILE, text, faults) else { return };
    file.only(&["pipeline"], faults);
    let mut held = Vec::new();
    for table in file.tables("pipeline") {
        if let Some(pipeline) = pipeline(table, draft, faults) {
            let is_first = !draft.has(Kind::Pipeline, &pipeline.code);
            if is_first {
                draft.declare(Kind::Pipeline, &pipeline.code, table, faults);
            }
            held.push(Span::of(table, &pipeline.code, pipeline.validity));
            draft.rules.pipelines.push(pipeline);
        }
    }
    tell_overlaps(FILE, held, faults);
}

fn pipeline(table: &Entry, draft: &mut Draft, faults: &mut Faults) -> Option<Pipeline> {
    table.only(&PIPELINE, faults);
    draft.refer(Kind::Register, table, "register");
    let code = table.code("code", faults);
    let name = table.name("hi", "en", faults);
    let register = table.code("register", faults);
    let buckets = buckets(table, faults);
    let dose = dose(table, faults);
    let validity = table.validity(faults);
    let source = table.source(faults);
    let stages = stages(table, draft, faults);
    let (buckets, validity) = (buckets?, validity?);
    let pack = draft.rules.pack.clone();
    Some(Pipeline { code, name, register, stages, buckets, dose, validity, source, pack })
}

/// The last day of each bucket but the oldest: four numbers that rise.
fn buckets(table: &Entry, faults: &mut Faults) -> Option<[i64; N_BUCKETS - 1]> {
    let value = table.text("buckets", faults);
    let days: Option<Vec<i64>> = list(&value).iter().map(|text| text.parse().ok()).collect();
    let days: Option<[i64; N_BUCKETS - 1]> = days.and_then(|days| days.try_into().ok());
    let rises = |days: &[i64; N_BUCKETS - 1]| {
        days.first().is_some_and(|first| *first >= 0) && days.is_sorted_by(|a, b| a < b)
    };
    let days = days.filter(rises);
    if days.is_none() && !value.is_empty() {
        table.tell("buckets", What::NotANumber { key: "buckets".to_owned(), value }, faults);
    }
    days
}

fn dose(table: &Entry, faults: &mut Faults) -> Option<Dose> {
    let (norm, field) = (table.maybe("dose_norm"), table.maybe("dose_field"));
    if norm.is_empty() != field.is_empty() {
        let (key, needs) = match norm {
            "" => ("dose_field", "dose_norm"),
            _ => ("dose_norm", "dose_field"),
        };
        table.tell(key, What::Idle { key: key.to_owned(), needs: needs.to_owned() }, faults);
    }
    (!norm.is_empty() && !field.is_empty())
        .then(|| Dose { norm: norm.to_owned(), field: field.to_owned() })
}

fn stages(table: &Entry, draft: &mut Draft, faults: &mut Faults) -> Vec<Stage> {
    table.needs_table("stage", faults);
    let mut stages: Vec<Stage> = Vec::new();
    for row in table.tables("stage") {
        let stage = stage(row, draft, faults);
        if stages.iter().any(|other| other.code == stage.code) {
            row.tell("code", What::CodeTwice { code: stage.code.clone() }, faults);
        }
        for code in &stage.after {
            if !table.tables("stage").iter().any(|other| other.maybe("code") == code) {
                let (key, code) = ("after".to_owned(), code.clone());
                row.tell("after", What::UnknownReference { key, code }, faults);
            }
        }
        // Every stage but the first is reached from somewhere.
        if stage.after.is_empty() != stages.is_empty() {
            row.tell("after", What::Empty { key: "after".to_owned() }, faults);
        }
        stages.push(stage);
    }
    stages
}

fn stage(row: &Entry, draft: &mut Draft, faults: &mut Faults) -> Stage {
    row.only(&STAGE, faults);
    let is_end = row.maybe("limit_days").is_empty();
    let holder = if is_end {
        if !row.maybe("holder").is_empty() {
            let (key, needs) = ("holder".to_owned(), "limit_days".to_owned());
            row.tell("holder", What::Idle { key, needs }, faults);
        }
        String::new()
    } else {
        draft.refer(Kind::Post, row, "holder");
        row.code("holder", faults)
    };
    let amounts = Amount::ALL.map(|amount| (amount.word(), amount));
    let amount = row.maybe("amount");
    let amount = if amount.is_empty() { None } else { row.choice("amount", &amounts, faults) };
    let gate = row.maybe("gate");
    let gate = if gate.is_empty() { None } else { row.choice("gate", &GATES, faults) };
    Stage {
        code: row.code("code", faults),
        name: row.name("hi", "en", faults),
        after: list(row.maybe("after")),
        limit_days: if is_end { None } else { row.whole("limit_days", faults) },
        holder,
        gate: gate.unwrap_or(Gate::Open),
        amount,
        reasons: choices(row, "reason", faults),
    }
}

pub(crate) fn read_derived(text: &str, draft: &mut Draft, faults: &mut Faults) {
    for row in rows(DERIVED, text, COLUMNS, faults) {
        draft.refer(Kind::Indicator, &row, "indicator");
        draft.refer(Kind::Register, &row, "register");
        draft.refer(Kind::Pipeline, &row, "pipeline");
        let indicator = IndicatorCode::new(&row.code("indicator", faults));
        if draft.rules.derived.iter().any(|other| other.indicator == indicator) {
            row.tell("indicator", What::CodeTwice { code: indicator.to_string() }, faults);
        }
        if let Some(count) = count(&row, faults) {
            let pack = draft.rules.pack.clone();
            draft.rules.derived.push(Derived { indicator, count, pack });
            draft.counted.push(row);
        }
    }
}

fn count(row: &Entry, faults: &mut Faults) -> Option<Count> {
    let text = |key: &str| row.maybe(key).to_owned();
    let some = |key: &str| Some(text(key)).filter(|text| !text.is_empty());
    match (some("register"), some("pipeline")) {
        (Some(register), None) => {
            let only = some("field").zip(some("is"));
            if only.is_none() && (some("field").is_some() || some("is").is_some()) {
                row.tell("is", What::Empty { key: "is".to_owned() }, faults);
            }
            Some(Count::Rows { register, sum: some("sum"), only })
        }
        (None, Some(pipeline)) => {
            let stage = row.text("is", faults);
            Some(Count::Reached { pipeline, stage, amount: some("sum").is_some() })
        }
        _ => {
            row.tell("register", What::Empty { key: "register".to_owned() }, faults);
            None
        }
    }
}

/// Tells of fields and stages that the pack's own registers and pipelines do not have.
pub(crate) fn tell_inside(draft: &Draft, faults: &mut Faults) {
    let registers = &draft.rules.registers;
    let register = |code: &str| registers.iter().find(|register| register.code == code);
    for pipeline in &draft.rules.pipelines {
        if let (Some(dose), Some(register)) = (&pipeline.dose, register(&pipeline.register))
            && !has(register, &dose.field, |field| field.kind == FieldKind::Money)
        {
            let line = draft.line(Kind::Pipeline, &pipeline.code);
            let (key, code) = ("dose_field".to_owned(), dose.field.clone());
            faults.add(FILE, line, What::UnknownReference { key, code });
        }
    }
    for (derived, row) in draft.rules.derived.iter().zip(&draft.counted) {
        match &derived.count {
            Count::Rows { register: code, sum, only } => {
                let Some(register) = register(code) else { continue };
                let summed = |field: &Field| field.kind.is_summed();
                if sum.as_ref().is_some_and(|sum| !has(register, sum, summed)) {
                    unknown(row, "sum", faults);
                }
                let is_word = |field: &Field| {
                    only.as_ref().is_some_and(|(_, word)| field.choice(word).is_some())
                };
                if only.as_ref().is_some_and(|(field, _)| !has(register, field, is_word)) {
                    unknown(row, "is", faults);
                }
            }
            Count::Reached { pipeline, stage, .. } => {
                let own = draft.rules.pipelines.iter().filter(|own| own.code == *pipeline);
                if own.clone().next().is_some() && !own.clone().any(|p| p.stage(stage).is_some()) {
                    unknown(row, "is", faults);
                }
            }
        }
    }
}

fn has(register: &Register, code: &str, is_right: impl Fn(&Field) -> bool) -> bool {
    register.field(code).is_some_and(is_right)
}

fn unknown(row: &Entry, key: &str, faults: &mut Faults) {
    let code = row.maybe(key).to_owned();
    row.tell(key, What::UnknownReference { key: key.to_owned(), code }, faults);
}
