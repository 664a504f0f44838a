//! A case of a row on its way through a pipeline. It goes forward by the stages that the pack allows, or
//! back to a stage that it was in, with a reason; what it had reached in between is then undone. Days never run
//! backwards, and money never grows on the way.

use jiff::civil::Date;

use super::pipeline::{Amount, Gate, Pipeline, Stage};
use super::refused::Refused;
use super::{CaseId, RowId};
use crate::place::PlaceCode;

/// A stage that a case has reached and that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    pub stage: String,
    pub on: Date,
}

/// A case as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    pub id: CaseId,
    pub pipeline: String,
    pub row: RowId,
    pub place: PlaceCode,
    /// Which loan of the group it is, from 1; 1 where that means nothing.
    pub dose: i64,
    /// The stages that stand, the first first; never empty.
    pub trail: Vec<Reached>,
    pub asked_paise: Option<i64>,
    pub sanctioned_paise: Option<i64>,
    pub disbursed_paise: Option<i64>,
    /// Why it is stuck, by the stage's list or in words; empty where nobody said.
    pub reason: String,
    /// Whether it has arrived.
    pub is_over: bool,
}

impl Case {
    /// The stage in which it is, and since when.
    #[must_use]
    pub fn now(&self) -> Option<&Reached> {
        self.trail.last()
    }

    #[must_use]
    pub fn amount(&self, which: Amount) -> Option<i64> {
        match which {
            Amount::Asked => self.asked_paise,
            Amount::Sanctioned => self.sanctioned_paise,
            Amount::Disbursed => self.disbursed_paise,
        }
    }
}

/// Who moves a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mover<'k> {
    /// A post of this kind, at or above the place of the case.
    Post(&'k str),
    /// A post that stands elsewhere.
    Elsewhere,
    /// The program at first set-up: made-up cases, a list that was taken in.
    Office,
}

/// A move as it is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked<'a> {
    pub to: &'a str,
    pub on: Date,
    pub reason: &'a str,
    /// The number of the paper that shows it.
    pub evidence: &'a str,
    pub amount_paise: Option<i64>,
    /// The most that may be sanctioned, where a norm says.
    pub most_paise: Option<i64>,
}

/// What a move does to one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseMove {
    pub case: CaseId,
    /// The amount put down at the new stage, in paise.
    pub amount_paise: Option<i64>,
    /// What no longer stands; empty on the way forward.
    pub undoes: Vec<Undone>,
}

/// A stage that no longer stands, with the amount that was put down there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    pub stage: String,
    pub amount: Option<Amount>,
}

/// Decides whether a case may be opened on a day for a row that has `open` cases of this pipeline.
///
/// # Errors
/// One is open already, the day is in the future, or an amount is missing or nothing.
pub fn may_open(
    pipeline: &Pipeline,
    open: Option<CaseId>,
    (on, today): (Date, Date),
    amount_paise: Option<i64>,
) -> Result<(), Refused> {
    if let Some(case) = open {
        return Err(Refused::CaseOpenAlready { case: case.0 });
    }
    if on > today {
        return Err(Refused::DayInFuture);
    }
    let asks = pipeline.first().and_then(|first| first.amount).is_some();
    match amount_paise {
        None if asks => Err(Refused::AmountMissing),
        Some(paise) if paise <= 0 || !asks => Err(Refused::AmountNotRight),
        _ => Ok(()),
    }
}

/// Decides on a move and says what it does to the case.
///
/// # Errors
/// The stage does not follow, the post does not hold the case, the day does not fit, or the gate of the
/// stage asks for what was not given.
pub fn may_move(
    pipeline: &Pipeline,
    case: &Case,
    asked: &Asked<'_>,
    (mover, today): (Mover<'_>, Date),
) -> Result<CaseMove, Refused> {
    let at = case.now().ok_or(Refused::CaseOver)?;
    let from = pipeline.stage(&at.stage).ok_or(Refused::CaseOver)?;
    if case.is_over {
        return Err(Refused::CaseOver);
    }
    let unknown = || Refused::CodeUnknown { name: asked.to.to_owned() };
    let to = pipeline.stage(asked.to).ok_or_else(unknown)?;
    may_hold(from, mover)?;
    may_be_dated(at.on, asked.on, today)?;
    if to.after.contains(&from.code) {
        may_enter(case, to, asked)?;
        let (case, amount_paise) = (case.id, asked.amount_paise);
        return Ok(CaseMove { case, amount_paise, undoes: Vec::new() });
    }
    back(pipeline, case, (to, asked))
}

/// The way back: only to a stage that stands, and only with a reason.
fn back(
    pipeline: &Pipeline,
    case: &Case,
    (to, asked): (&Stage, &Asked<'_>),
) -> Result<CaseMove, Refused> {
    let stands = case.trail.iter().position(|reached| reached.stage == to.code);
    let left = stands.and_then(|ix| case.trail.get(ix + 1..)).unwrap_or_default();
    if left.is_empty() {
        return Err(Refused::StageSkipped { stage: to.name.clone() });
    }
    if asked.reason.trim().is_empty() {
        return Err(Refused::ReasonMissing);
    }
    let undone = |reached: &Reached| Undone {
        stage: reached.stage.clone(),
        amount: pipeline.stage(&reached.stage).and_then(|stage| stage.amount),
    };
    Ok(CaseMove { case: case.id, amount_paise: None, undoes: left.iter().map(undone).collect() })
}

fn may_hold(from: &Stage, mover: Mover<'_>) -> Result<(), Refused> {
    match mover {
        Mover::Office => Ok(()),
        Mover::Post(kind) if kind == from.holder => Ok(()),
        Mover::Post(_) | Mover::Elsewhere => {
            Err(Refused::NotTheHolder { stage: from.name.clone() })
        }
    }
}

fn may_be_dated(last: Date, on: Date, today: Date) -> Result<(), Refused> {
    if on > today {
        Err(Refused::DayInFuture)
    } else if on < last {
        Err(Refused::MoveBeforeLast { last })
    } else {
        Ok(())
    }
}

/// What the gate of a stage asks, and the money that is put down there.
fn may_enter(case: &Case, to: &Stage, asked: &Asked<'_>) -> Result<(), Refused> {
    match to.gate {
        Gate::Evidence if asked.evidence.trim().is_empty() => {
            return Err(Refused::StageNeedsEvidence { stage: to.name.clone() });
        }
        Gate::Reason if asked.reason.trim().is_empty() => return Err(Refused::ReasonMissing),
        _ => {}
    }
    let Some(which) = to.amount else {
        return asked.amount_paise.map_or(Ok(()), |_| Err(Refused::AmountNotRight));
    };
    let paise = asked.amount_paise.ok_or(Refused::AmountMissing)?;
    if paise <= 0 {
        return Err(Refused::AmountNotRight);
    }
    let most = match which {
        Amount::Asked => None,
        Amount::Sanctioned => asked.most_paise,
        Amount::Disbursed => Some(case.sanctioned_paise.unwrap_or(0)),
    };
    match (which, most) {
        (Amount::Disbursed, Some(most)) if paise > most => {
            Err(Refused::DisbursedAboveSanctioned { most })
        }
        (_, Some(most)) if paise > most => Err(Refused::SanctionAboveDose { most }),
        _ => Ok(()),
    }
}

/// A move of cases as it is put down: what the folding of each of them needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    pub pipeline: String,
    pub to: String,
    pub on: Date,
    /// Which amount the stage puts down.
    pub amount: Option<Amount>,
    pub reason: String,
    pub evidence: String,
    /// Whether a case that comes here has arrived.
    pub is_end: bool,
    pub cases: Vec<CaseMove>,
}

/// The case after a move.
#[must_use]
pub fn moved(mut case: Case, step: &Move, done: &CaseMove) -> Case {
    if done.undoes.is_empty() {
        case.trail.push(Reached { stage: step.to.clone(), on: step.on });
        if let Some(amount) = step.amount {
            put(&mut case, amount, done.amount_paise);
        }
    } else {
        case.trail.retain(|reached| done.undoes.iter().all(|u| u.stage != reached.stage));
        for amount in done.undoes.iter().filter_map(|undone| undone.amount) {
            put(&mut case, amount, None);
        }
        // It stands at the old stage anew: its days there count from the day it came back.
        if let Some(last) = case.trail.last_mut() {
            last.on = step.on;
        }
    }
    case.reason.clone_from(&step.reason);
    case.is_over = step.is_end;
    case
}

fn put(case: &mut Case, which: Amount, paise: Option<i64>) {
    match which {
        Amount::Asked => case.asked_paise = paise,
        Amount::Sanctioned => case.sanctioned_paise = paise,
        Amount::Disbursed => case.disbursed_paise = paise,
    }
}

/// Cases as they are opened: one for each of some rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    pub pipeline: String,
    /// The stage at which they begin.
    pub stage: String,
    pub on: Date,
    pub amount: Option<Amount>,
    pub cases: Vec<NewCase>,
}

/// One case of those.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewCase {
    pub row: RowId,
    pub place: PlaceCode,
    pub dose: i64,
    pub amount_paise: Option<i64>,
}

impl Opened {
    /// The cases with the numbers that they get from the fact with this ledger number.
    pub fn cases(&self, fact: i64) -> impl Iterator<Item = Case> {
        self.cases.iter().enumerate().map(move |(ix, new)| {
            let mut case = Case {
                id: CaseId::of(fact, ix),
                pipeline: self.pipeline.clone(),
                row: new.row,
                place: new.place,
                dose: new.dose,
                trail: vec![Reached { stage: self.stage.clone(), on: self.on }],
                asked_paise: None,
                sanctioned_paise: None,
                disbursed_paise: None,
                reason: String::new(),
                is_over: false,
            };
            if let Some(amount) = self.amount {
                put(&mut case, amount, new.amount_paise);
            }
            case
        })
    }
}
