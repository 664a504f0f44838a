//! Cases on their way: every stage against every other, every post, every day around the last one, and
//! the money on the way. On no road does a case skip a stage, run back in time or pay out more than was
//! sanctioned.

#![expect(clippy::unwrap_used, reason = "a test")]

use domain::name::Name;
use domain::norm::{PackRef, Validity};
use domain::place::{PlaceCode, Tier};
use domain::register::case::{
    Asked, Case, Move, Mover, NewCase, Opened, may_move, may_open, moved,
};
use domain::register::pipeline::{Amount, Dose, Gate, Pipeline, Stage};
use domain::register::refused::Refused;
use domain::register::{CaseId, RowId};
use jiff::ToSpan;
use jiff::civil::{Date, date};

const DAY: Date = date(2024, 9, 2);
const TODAY: Date = date(2024, 10, 12);
/// Rupees in paise.
const LAKH: i64 = 10_000_000;

fn stage(code: &str, after: &[&str], holder: &str) -> Stage {
    Stage {
        code: code.to_owned(),
        name: Name::new(code, code),
        after: after.iter().map(|code| (*code).to_owned()).collect(),
        limit_days: Some(15),
        holder: holder.to_owned(),
        gate: Gate::Open,
        amount: None,
        reasons: Vec::new(),
    }
}

/// A group's loan: prepared → submitted (→ query) → sanctioned → disbursed, or rejected.
fn loan() -> Pipeline {
    let prepared = stage("prepared", &[], "bmm");
    let submitted = Stage { gate: Gate::Evidence, ..stage("submitted", &["prepared"], "ldm") };
    let query = Stage { gate: Gate::Reason, ..stage("query", &["submitted"], "bmm") };
    let sanctioned = Stage {
        gate: Gate::Evidence,
        amount: Some(Amount::Sanctioned),
        ..stage("sanctioned", &["submitted"], "ldm")
    };
    let disbursed = Stage {
        limit_days: None,
        amount: Some(Amount::Disbursed),
        ..stage("disbursed", &["sanctioned"], "")
    };
    let rejected = Stage {
        limit_days: None,
        gate: Gate::Reason,
        ..stage("rejected", &["submitted", "query"], "")
    };
    Pipeline {
        code: "loan".to_owned(),
        name: Name::new("ऋण", "Loan"),
        register: "shg".to_owned(),
        stages: vec![prepared, submitted, query, sanctioned, disbursed, rejected],
        buckets: [15, 30, 60, 90],
        dose: Some(Dose { norm: "shg-loan".to_owned(), field: "corpus".to_owned() }),
        validity: Validity { from: date(2024, 4, 1), to: None },
        source: "a test".to_owned(),
        pack: PackRef { id: "test".to_owned(), version: "1".to_owned() },
    }
}

fn opened() -> Case {
    let opened = Opened {
        pipeline: "loan".to_owned(),
        stage: "prepared".to_owned(),
        on: DAY,
        amount: None,
        cases: vec![NewCase {
            row: RowId::of(7, 0),
            place: PlaceCode::new(Tier::Block, 1203),
            dose: 1,
            amount_paise: None,
        }],
    };
    opened.cases(9).next().unwrap()
}

fn asked(to: &str) -> Asked<'_> {
    Asked { to, on: DAY, reason: "", evidence: "", amount_paise: None, most_paise: Some(LAKH) }
}

/// Moves a case, or tells why not.
fn go(case: Case, asked: &Asked<'_>, mover: Mover<'_>) -> Result<Case, Refused> {
    let pipeline = loan();
    let done = may_move(&pipeline, &case, asked, (mover, TODAY))?;
    let to = pipeline.stage(asked.to).unwrap();
    let step = Move {
        pipeline: pipeline.code.clone(),
        to: to.code.clone(),
        on: asked.on,
        amount: to.amount,
        reason: asked.reason.to_owned(),
        evidence: asked.evidence.to_owned(),
        is_end: to.is_end(),
        cases: vec![done.clone()],
    };
    Ok(moved(case, &step, &done))
}

/// Whatever the gate may want, so that only the order of stages decides.
fn with_all(to: &str) -> Asked<'_> {
    let amount_paise = loan().stage(to).unwrap().amount.map(|_| LAKH);
    Asked { reason: "शब्द", evidence: "42", amount_paise, ..asked(to) }
}

fn at(stages: &[&str]) -> Case {
    stages.iter().fold(opened(), |case, to| go(case, &with_all(to), Mover::Office).unwrap())
}

fn stands(case: &Case) -> Vec<&str> {
    case.trail.iter().map(|reached| reached.stage.as_str()).collect()
}

#[test]
fn a_case_goes_forward_by_its_stages_and_back_only_to_one_it_was_in() {
    let stages = ["prepared", "submitted", "query", "sanctioned", "disbursed", "rejected"];
    for (trail, may) in [
        (&[][..], &["submitted"][..]),
        (&["submitted"], &["prepared", "query", "sanctioned", "rejected"]),
        (&["submitted", "query"], &["prepared", "submitted", "rejected"]),
        (&["submitted", "sanctioned"], &["prepared", "submitted", "disbursed"]),
        (&["submitted", "sanctioned", "disbursed"], &[]),
        (&["submitted", "rejected"], &[]),
    ] {
        for to in stages {
            let went = go(at(trail), &with_all(to), Mover::Office);
            assert_eq!(went.is_ok(), may.contains(&to), "{trail:?} → {to}: {went:?}");
        }
    }
}

#[test]
fn on_no_road_of_depth_seven_is_a_stage_skipped_a_day_undone_or_more_paid_than_sanctioned() {
    let mut roads = vec![opened()];
    let mut n_walked = 0;
    for step in 0..7 {
        let on = DAY.checked_add((step + 1).days()).unwrap();
        let mut next = Vec::new();
        for case in &roads {
            for stage in &loan().stages {
                for paise in [None, Some(LAKH / 2), Some(LAKH), Some(LAKH + 1)] {
                    let asked = Asked { on, amount_paise: paise, ..with_all(&stage.code) };
                    let Ok(went) = go(case.clone(), &asked, Mover::Office) else { continue };
                    assert!(must_hold(&went), "{went:?}");
                    n_walked += 1;
                    next.push(went);
                }
            }
        }
        next.sort_by_key(|case| format!("{case:?}"));
        next.dedup();
        roads = next;
    }
    assert!(n_walked > 250, "{n_walked}");
}

/// What is true of every case on every road.
fn must_hold(case: &Case) -> bool {
    let pipeline = loan();
    let follows = case.trail.windows(2).all(|two| {
        let [first, then] = two else { return false };
        let after = &pipeline.stage(&then.stage).unwrap().after;
        first.on <= then.on && after.contains(&first.stage)
    });
    let had = |stage| stands(case).contains(&stage);
    let money = case.sanctioned_paise.is_some() == had("sanctioned")
        && case.disbursed_paise.is_some() == had("disbursed")
        && case.sanctioned_paise.unwrap_or(0) <= LAKH
        && case.disbursed_paise.unwrap_or(0) <= case.sanctioned_paise.unwrap_or(0);
    follows && money && case.is_over == (had("disbursed") || had("rejected"))
}

#[test]
fn a_step_back_needs_a_reason_and_undoes_what_was_reached_since() {
    let case = at(&["submitted", "sanctioned"]);
    let silent = go(case.clone(), &asked("submitted"), Mover::Post("ldm"));
    assert_eq!(silent, Err(Refused::ReasonMissing));
    let on = date(2024, 10, 1);
    let back =
        Asked { reason: "दस्तावेज अपूर्ण", on, ..asked("submitted") };
    let case = go(case, &back, Mover::Post("ldm")).unwrap();
    assert_eq!(stands(&case), ["prepared", "submitted"]);
    assert_eq!((case.sanctioned_paise, case.now().unwrap().on), (None, on));
}

#[test]
fn only_the_post_that_holds_the_stage_moves_a_case_on() {
    for (mover, may) in [
        (Mover::Post("ldm"), true),
        (Mover::Post("bmm"), false),
        (Mover::Elsewhere, false),
        (Mover::Office, true),
    ] {
        let went = go(at(&["submitted"]), &with_all("sanctioned"), mover);
        assert_eq!(went.is_ok(), may, "{mover:?}");
        assert!(may || matches!(went, Err(Refused::NotTheHolder { .. })));
    }
}

#[test]
fn a_move_lies_between_the_last_one_and_today() {
    for (on, expected) in [
        (date(2024, 9, 1), Some(Refused::MoveBeforeLast { last: DAY })),
        (DAY, None),
        (TODAY, None),
        (date(2024, 10, 13), Some(Refused::DayInFuture)),
    ] {
        let went = go(opened(), &Asked { on, ..with_all("submitted") }, Mover::Post("bmm"));
        assert_eq!(went.err(), expected, "{on}");
    }
}

#[test]
fn the_gate_of_a_stage_asks_for_paper_reason_or_money() {
    let name = |code: &str| Name::new(code, code);
    let no_paper = Asked { evidence: " ", ..with_all("submitted") };
    let no_reason = Asked { reason: "", ..with_all("query") };
    let money = |paise| Asked { amount_paise: paise, ..with_all("sanctioned") };
    for (trail, asked, expected) in [
        (&[][..], no_paper, Refused::StageNeedsEvidence { stage: name("submitted") }),
        (&["submitted"], no_reason, Refused::ReasonMissing),
        (&["submitted"], money(None), Refused::AmountMissing),
        (&["submitted"], money(Some(0)), Refused::AmountNotRight),
        (&["submitted"], money(Some(-1)), Refused::AmountNotRight),
        (&["submitted"], money(Some(LAKH + 1)), Refused::SanctionAboveDose { most: LAKH }),
        (
            &["submitted", "sanctioned"],
            Asked { amount_paise: Some(LAKH + 1), ..with_all("disbursed") },
            Refused::DisbursedAboveSanctioned { most: LAKH },
        ),
        (&[], Asked { amount_paise: Some(1), ..with_all("submitted") }, Refused::AmountNotRight),
    ] {
        assert_eq!(go(at(trail), &asked, Mover::Office), Err(expected), "{trail:?} {asked:?}");
    }
}

#[test]
fn a_row_has_one_open_case_of_a_pipeline() {
    let mut asks = loan();
    asks.stages.first_mut().unwrap().amount = Some(Amount::Asked);
    let open = Some(CaseId::of(9, 0));
    for (pipeline, open, on, paise, expected) in [
        (&loan(), None, TODAY, None, Ok(())),
        (&loan(), open, TODAY, None, Err(Refused::CaseOpenAlready { case: 9_000_000 })),
        (&loan(), None, date(2024, 10, 13), None, Err(Refused::DayInFuture)),
        (&loan(), None, TODAY, Some(1), Err(Refused::AmountNotRight)),
        (&asks, None, TODAY, None, Err(Refused::AmountMissing)),
        (&asks, None, TODAY, Some(0), Err(Refused::AmountNotRight)),
        (&asks, None, TODAY, Some(1), Ok(())),
    ] {
        assert_eq!(may_open(pipeline, open, (on, TODAY), paise), expected);
    }
}

#[test]
fn the_dose_of_a_loan_is_the_multiple_of_the_corpus_or_the_floor() {
    // Product pages of January 2025: first dose 6 × corpus or 1.5 lakh, whichever is more.
    for (corpus, most) in [(0, 15), (2, 15), (3, 18)] {
        assert_eq!(Dose::most_paise(6, 15 * LAKH, corpus * LAKH), most * LAKH);
    }
}

#[test]
fn the_last_day_of_a_bucket_is_in_it() {
    for (age, bucket) in [(0, 0), (15, 0), (16, 1), (30, 1), (31, 2), (60, 2), (61, 3), (91, 4)] {
        let today = DAY.checked_add(age.days()).unwrap();
        assert_eq!(loan().bucket(DAY, today), bucket, "{age}");
    }
}
