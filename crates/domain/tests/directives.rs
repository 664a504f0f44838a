//! The life of a directive: who may do what, and that no road leads from reported to closed by the doer.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::collections::BTreeSet;

use domain::directive::steps::{Step, fold, may_step};
use domain::directive::{
    Condition, Deadline, Directive, DirectiveId, DirectiveKind, NewDirective, Resolution, State,
    may_issue,
};
use domain::indicator::IndicatorCode;
use domain::place::{PlaceCode, Tier};
use domain::post::PostId;
use domain::refusal::Refusal;
use domain::review::ReviewId;
use jiff::civil::{Date, date};

const CDO: PostId = PostId(1);
const BMM: PostId = PostId(2);
const ADO: PostId = PostId(3);
const SITTING: Date = date(2024, 10, 3);

fn given(owners: &[PostId]) -> NewDirective {
    let maitha = PlaceCode::new(Tier::Block, 1270);
    NewDirective {
        review: ReviewId(10),
        point: 1,
        words: "शेष खाते खुलवाएँ".to_owned(),
        kind: DirectiveKind::Complete,
        owners: owners.to_vec(),
        place: maitha,
        scheme: None,
        deadline: Deadline {
            words: "एक सप्ताह में".to_owned(),
            due_on: Some(date(2024, 10, 10)),
            how: Resolution::Counted,
        },
        condition: Condition::Figure {
            indicator: IndicatorCode::new("accounts-opened"),
            place: maitha,
            at_least: 218,
        },
    }
}

fn directive(owners: &[PostId]) -> Directive {
    Directive::new(DirectiveId(20), given(owners), SITTING)
}

fn steps_of(post: PostId, owner: PostId) -> Vec<(PostId, Step)> {
    let words = || "किया गया".to_owned();
    [
        Step::Acknowledged { owner },
        Step::Started { owner },
        Step::Reported { owner, words: words(), evidence: String::new() },
        Step::Accepted { owner, remark: String::new() },
        Step::Returned { owner, remark: words() },
        Step::Extended { due_on: date(2024, 10, 20), reason: words() },
        Step::Dropped { reason: words() },
        Step::Reopened { reason: words() },
        Step::Postponed { to: None, reason: words() },
        Step::Postponed { to: Some(date(2024, 10, 25)), reason: words() },
        Step::Split { into: vec![DirectiveId(30), DirectiveId(31)], reason: words() },
        Step::Merged { into: DirectiveId(32), reason: words() },
        Step::CutFrom { directive: DirectiveId(3), clock_from: date(2024, 9, 1) },
        Step::TookIn { directive: DirectiveId(4), clock_from: date(2024, 9, 2) },
        Step::VerifiedByFigure { value: 218, by_fact: 9 },
        Step::UndoneByFigure { value: 172, by_fact: 10 },
        Step::FigureRead { value: 200, as_on: date(2024, 10, 9), by_fact: 8 },
    ]
    .into_iter()
    .map(|step| (post, step))
    .collect()
}

/// Walks every road of the given depth and returns the directives reached.
fn explore(by: &[PostId], depth: usize) -> Vec<Directive> {
    let mut layer = vec![directive(&[BMM])];
    let mut all = layer.clone();
    for _ in 0..depth {
        let mut next: Vec<Directive> = Vec::new();
        let mut seen = BTreeSet::new();
        for d in &layer {
            for (post, step) in by.iter().flat_map(|post| steps_of(*post, BMM)) {
                if may_step(d, post, &step).is_ok() {
                    let after = fold(d.clone(), &step);
                    let stands = (&after.owners, after.due_on, after.waits_for_sitting);
                    if seen.insert(format!("{stands:?}{:?}", after.clock_from)) {
                        next.push(after);
                    }
                }
            }
        }
        all.extend(next.iter().cloned());
        layer = next;
    }
    all
}

#[test]
fn the_doer_alone_never_closes_a_directive_on_any_road_of_depth_eight() {
    assert!(explore(&[BMM], 8).iter().all(Directive::is_open));
}

#[test]
fn with_another_post_every_state_is_reached() {
    let reached: BTreeSet<State> = explore(&[BMM, CDO], 8).iter().map(Directive::state).collect();
    assert_eq!(reached.len(), State::ALL.len());
}

#[test]
fn a_doer_may_not_judge_and_a_stranger_may_not_report() {
    let d = fold(
        directive(&[BMM]),
        &Step::Reported { owner: BMM, words: "हो गया".into(), evidence: String::new() },
    );
    let accept = Step::Accepted { owner: BMM, remark: String::new() };
    assert_eq!(may_step(&d, BMM, &accept), Err(Refusal::DoerMayNotJudge));
    assert_eq!(may_step(&d, CDO, &accept), Ok(()));
    let report =
        Step::Reported { owner: BMM, words: "हो गया".into(), evidence: String::new() };
    assert_eq!(may_step(&directive(&[BMM]), ADO, &report), Err(Refusal::NotTheOwner));
}

#[test]
fn two_owners_keep_a_state_each_and_the_whole_is_as_far_as_the_slower() {
    let d = directive(&[BMM, ADO]);
    let d = fold(d, &Step::Acknowledged { owner: BMM });
    assert_eq!(d.state(), State::Issued);
    let d = fold(d, &Step::VerifiedByFigure { value: 218, by_fact: 99 });
    assert_eq!((d.state(), d.is_open()), (State::Verified, false));
}

#[test]
fn overdue_is_derived_from_the_day() {
    let d = directive(&[BMM]);
    assert_eq!(d.days_overdue(date(2024, 10, 10)), None);
    assert_eq!(d.days_overdue(date(2024, 10, 12)), Some(2));
    let closed = fold(d, &Step::VerifiedByFigure { value: 218, by_fact: 99 });
    assert_eq!(closed.days_overdue(date(2024, 10, 12)), None);
}

#[test]
fn an_extension_moves_the_day_forward_only() {
    let d = directive(&[BMM]);
    let to = |due_on| Step::Extended { due_on, reason: "बैंक अवकाश".into() };
    let due = date(2024, 10, 10);
    assert_eq!(may_step(&d, CDO, &to(due)), Err(Refusal::ExtensionNotLater { due }));
    assert_eq!(may_step(&d, CDO, &to(date(2024, 10, 17))), Ok(()));
    assert_eq!(may_step(&d, BMM, &to(date(2024, 10, 17))), Err(Refusal::DoerMayNotJudge));
}

#[test]
fn what_may_be_given_is_checked_at_both_sides_of_each_limit() {
    let ok = given(&[BMM]);
    assert_eq!(may_issue(&ok, SITTING, Some(172)), Ok(()));
    let met = Err(Refusal::ConditionAlreadyMet { value: 218 });
    assert_eq!(may_issue(&ok, SITTING, Some(218)), met);
    assert_eq!(may_issue(&given(&[]), SITTING, None), Err(Refusal::OwnerMissing));
    let mut early = given(&[BMM]);
    early.deadline.due_on = Some(date(2024, 10, 2));
    assert!(matches!(
        may_issue(&early, SITTING, None).unwrap_err(),
        Refusal::DeadlineBeforeReview { .. }
    ));
    early.deadline.due_on = Some(SITTING);
    assert_eq!(may_issue(&early, SITTING, None), Ok(()));
}
