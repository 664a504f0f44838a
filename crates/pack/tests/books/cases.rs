//! Plays a section of cases: walks each by the pack's pipeline and prints what was refused and how each
//! case stands at the end.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use domain::place::{PlaceCode, Tier};
use domain::register::RowId;
use domain::register::case::{Asked, Case, Move, Mover, NewCase, Opened, may_move, moved};
use domain::register::pipeline::{Dose, Pipeline};
use domain::scheme::{Rulebook, Rules};
use jiff::civil::{Date, date};

use crate::page::{Block, Section};

/// The day of all books: no step lies after it.
const TODAY: Date = date(2025, 9, 30);

/// The block of steps of a section, if it is one of cases.
pub(crate) fn moves(section: &Section) -> Option<&Block> {
    section.blocks.iter().find(|block| block.kind.starts_with("text moves "))
}

/// One step of a book.
struct Step<'a> {
    on: Date,
    case: &'a str,
    to: &'a str,
    by: &'a str,
    evidence: &'a str,
    reason: String,
    paise: Option<i64>,
}

fn step(line: &str) -> Step<'_> {
    let words: Vec<&str> = line.split(' ').collect();
    let word = |ix: usize| words.get(ix).copied().unwrap_or_default();
    let after = |key: &str| words.iter().position(|word| *word == key).map(|ix| ix + 1);
    Step {
        on: word(0).parse().unwrap(),
        case: word(1),
        to: word(2),
        by: word(3),
        evidence: after("no.").map_or("", word),
        reason: after("because").map_or(String::new(), |ix| words[ix..].join(" ")),
        paise: after("rs").map(|ix| word(ix).parse::<i64>().unwrap() * 100),
    }
}

/// What the pack says is the most that a dose may be.
fn most(book: &Rulebook, pipeline: &Pipeline, (dose, corpus): (i64, i64)) -> Option<i64> {
    let (times, floor) = pipeline.dose.as_ref()?.norms(dose);
    let norm = |code: &str| book.norm(code, None, TODAY).map(|norm| norm.value);
    Some(Dose::most_paise(norm(&times)?, norm(&floor)?, corpus * 100))
}

/// What the steps come to.
pub(crate) fn outcome(rules: Vec<Rules>, section: &Section) -> String {
    let book = Rulebook::of(rules);
    let block = moves(section).unwrap();
    let mut head = block.kind.split(' ').skip(2);
    let pipeline = book.pipeline(head.next().unwrap(), TODAY).unwrap();
    let mut number = || head.next().map_or(1, |text| text.parse().unwrap());
    let (dose, corpus) = (number(), number());
    let most = most(&book, pipeline, (dose, corpus));
    let mut cases: BTreeMap<&str, Case> = BTreeMap::new();
    let mut told = String::new();
    for step in block.text.lines().map(step) {
        match cases.remove(step.case) {
            None => {
                cases.insert(step.case, opened(pipeline, &step, dose));
            }
            Some(case) => {
                let kept = match walk(pipeline, case.clone(), &step, most) {
                    Ok(case) => case,
                    Err(refused) => {
                        writeln!(told, "{} {} {}: {refused}", step.on, step.case, step.to).unwrap();
                        case
                    }
                };
                cases.insert(step.case, kept);
            }
        }
    }
    for (name, case) in &cases {
        told += &stands(name, case);
    }
    told
}

fn opened(pipeline: &Pipeline, step: &Step<'_>, dose: i64) -> Case {
    let first = pipeline.first().unwrap();
    assert_eq!(first.code, step.to, "a case begins at the first stage");
    let place = PlaceCode::new(Tier::Block, 1203);
    let new = NewCase { row: RowId::of(1, 0), place, dose, amount_paise: step.paise };
    let opened = Opened {
        pipeline: pipeline.code.clone(),
        stage: first.code.clone(),
        on: step.on,
        amount: first.amount,
        cases: vec![new],
    };
    opened.cases(2).next().unwrap()
}

fn walk(
    pipeline: &Pipeline,
    case: Case,
    step: &Step<'_>,
    most_paise: Option<i64>,
) -> Result<Case, domain::refusal::Refusal> {
    let asked = Asked {
        to: step.to,
        on: step.on,
        reason: &step.reason,
        evidence: step.evidence,
        amount_paise: step.paise,
        most_paise,
    };
    let mover = if step.by == "office" { Mover::Office } else { Mover::Post(step.by) };
    let done = may_move(pipeline, &case, &asked, (mover, TODAY))?;
    let to = pipeline.stage(step.to).unwrap();
    let put_down = Move {
        pipeline: pipeline.code.clone(),
        to: to.code.clone(),
        on: step.on,
        amount: to.amount,
        reason: step.reason.clone(),
        evidence: step.evidence.to_owned(),
        is_end: to.is_end(),
        cases: vec![done.clone()],
    };
    Ok(moved(case, &put_down, &done))
}

fn stands(name: &str, case: &Case) -> String {
    let stages: Vec<&str> = case.trail.iter().map(|reached| reached.stage.as_str()).collect();
    let rupees =
        |paise: Option<i64>| paise.map_or("-".to_owned(), |paise| (paise / 100).to_string());
    let money = case.asked_paise.map_or(String::new(), |_| {
        let (asked, sanctioned) = (rupees(case.asked_paise), rupees(case.sanctioned_paise));
        format!(
            " · asked {asked}, sanctioned {sanctioned}, disbursed {}",
            rupees(case.disbursed_paise)
        )
    });
    let over = if case.is_over { " · over" } else { "" };
    format!("{name}: {} since {}{money}{over}\n", stages.join(", "), case.now().unwrap().on)
}
