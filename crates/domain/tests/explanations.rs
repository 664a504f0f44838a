//! The life of an explanation: who may do what, and that on no road does the asked post decide, nor
//! anybody before there is an answer or the limit has passed.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::collections::BTreeSet;

use domain::directive::{
    Condition, Deadline, Directive, DirectiveId, DirectiveKind, NewDirective, Resolution,
};
use domain::explanation::notice::Notice;
use domain::explanation::steps::{Step, fold, may_step};
use domain::explanation::{
    Addressee, Cause, Decision, Explanation, ExplanationId, NewExplanation, Relation, State,
    may_draft, relation,
};
use domain::figure::{Blank, Cell};
use domain::indicator::{IndicatorCode, Unit};
use domain::letter::LetterNumber;
use domain::name::Name;
use domain::period::{Fy, Period};
use domain::place::{PlaceCode, Tier};
use domain::post::PostId;
use domain::refusal::Refusal;
use domain::review::{Presence, ReviewId};
use domain::scheme::Vocabulary;
use jiff::civil::{Date, date};

const DM: PostId = PostId(1);
const DPRO: PostId = PostId(2);
const BSA: PostId = PostId(3);
const DRAFTED: Date = date(2024, 9, 24);
const LIMIT: Date = date(2024, 9, 27);
const AFTER: Date = date(2024, 9, 28);

fn given() -> NewExplanation {
    NewExplanation {
        asked: DPRO,
        cause: Cause::ByHand { words: "कम व्यय".to_owned() },
        place: PlaceCode::new(Tier::District, 157),
        review: None,
        directive: None,
    }
}

fn explanation() -> Explanation {
    Explanation::new(ExplanationId(20), given(), Some(DM), DRAFTED)
}

fn notice() -> Box<Notice> {
    let name = || Name::new("क", "k");
    let whom = || Addressee { post: name(), holder: name() };
    Box::new(Notice {
        vocabulary: Vocabulary::Up,
        office: name(),
        number: LetterNumber { fy: Fy(2024), n: 1 },
        issued_on: DRAFTED,
        to: whom(),
        subject: name(),
        references: Vec::new(),
        body: Vec::new(),
        rows: Vec::new(),
        reply_days: 3,
        reply_by: LIMIT,
        signed: whom(),
        copy_to: Vec::new(),
    })
}

fn words() -> String {
    "शब्द".to_owned()
}

fn replied() -> Step {
    Step::Replied { words: words(), enclosures: String::new(), files: vec![] }
}

fn decided(decision: Decision) -> Step {
    Step::Decided { decision, words: words() }
}

fn steps() -> Vec<Step> {
    let mut steps = vec![
        Step::Called { notice: notice() },
        Step::Delivered { how: String::new() },
        replied(),
        Step::TakenUp,
        Step::ActionRecommended { words: words() },
        Step::Withdrawn { reason: words() },
    ];
    steps.extend(Decision::ALL.map(decided));
    steps
}

/// How each of three posts stands to the asked one: the DM is above it, the BSA beside it.
fn posts() -> [(PostId, Relation); 3] {
    [DM, DPRO, BSA].map(|by| (by, relation(by, DPRO, &[DM], &[])))
}

/// One step taken on a road.
struct Taken {
    before: Explanation,
    after: Explanation,
    relation: Relation,
    step: Step,
    on: Date,
}

/// Every step of every road of the given depth, each taken in time and after the limit.
fn explore(depth: usize) -> Vec<Taken> {
    let mut layer = vec![explanation()];
    let mut all = Vec::new();
    for _ in 0..depth {
        let mut next: Vec<Explanation> = Vec::new();
        let mut seen = BTreeSet::new();
        for before in &layer {
            for (by, relation) in posts() {
                for (step, on) in
                    steps().into_iter().flat_map(|s| [LIMIT, AFTER].map(|on| (s.clone(), on)))
                {
                    if may_step(before, relation, &step, on).is_err() {
                        continue;
                    }
                    let after = fold(before.clone(), &step, Some(by), on);
                    if seen.insert(format!("{after:?}")) {
                        next.push(after.clone());
                    }
                    all.push(Taken { before: before.clone(), after, relation, step, on });
                }
            }
        }
        layer = next;
    }
    all
}

#[test]
fn on_no_road_of_depth_eight_does_the_asked_post_call_decide_or_withdraw() {
    let roads = explore(8);
    assert!(roads.len() > 100, "{} steps", roads.len());
    for taken in roads.iter().filter(|taken| taken.relation == Relation::Asked) {
        let may = matches!(taken.step, Step::Delivered { .. } | Step::Replied { .. });
        assert!(may, "the asked post took the step {}", taken.step.word());
        assert!(taken.after.state.is_open());
    }
}

#[test]
fn on_no_road_of_depth_eight_is_decided_before_an_answer_or_the_limit() {
    let mut n_decided = 0;
    for taken in explore(8) {
        let Step::Decided { decision, .. } = taken.step else { continue };
        n_decided += 1;
        let before = &taken.before;
        assert!(before.call.is_some(), "decided before the letter went out");
        let is_ripe = before.replied_on.is_some() || taken.on > before.reply_by().unwrap();
        assert!(is_ripe, "decided on {} in state {}", taken.on, before.state.word());
        let has_answer = before.replied_on.is_some();
        assert!(has_answer || decision == Decision::NotSatisfactory, "nothing was accepted");
        assert_eq!(taken.relation, Relation::Over);
    }
    assert!(n_decided > 10);
}

#[test]
fn what_is_decided_or_withdrawn_is_not_taken_up_again_and_each_state_is_reached() {
    let roads = explore(8);
    let reached: BTreeSet<State> = roads.iter().map(|taken| taken.after.state).collect();
    let all: BTreeSet<State> = State::ALL.into_iter().filter(|s| *s != State::Drafted).collect();
    assert_eq!(reached, all);
    for taken in roads.iter().filter(|taken| !taken.before.state.is_open()) {
        assert!(matches!(taken.step, Step::ActionRecommended { .. }), "{}", taken.step.word());
        assert_eq!(taken.before.state, State::NotSatisfactory);
    }
    for taken in &roads {
        assert_eq!(taken.after.closed_on.is_some(), !taken.after.state.is_open());
    }
}

#[test]
fn a_reply_after_the_limit_is_taken_and_marked_late_and_a_second_is_refused() {
    let called = fold(explanation(), &Step::Called { notice: notice() }, Some(DM), DRAFTED);
    assert_eq!(called.days_unanswered(LIMIT), None);
    assert_eq!(called.days_unanswered(AFTER), Some(1));
    for (on, is_late) in [(LIMIT, false), (AFTER, true)] {
        assert_eq!(may_step(&called, Relation::Asked, &replied(), on), Ok(()));
        let answered = fold(called.clone(), &replied(), Some(DPRO), on);
        assert_eq!(answered.is_late(), is_late);
        assert_eq!(answered.days_unanswered(AFTER), None);
        let twice = may_step(&answered, Relation::Asked, &replied(), on);
        let state = State::Replied;
        assert_eq!(twice, Err(Refusal::ExplanationStepDoesNotFollow { state }));
    }
}

#[test]
fn an_answer_that_comes_while_the_silence_is_looked_at_still_counts() {
    let called = fold(explanation(), &Step::Called { notice: notice() }, Some(DM), DRAFTED);
    let early = may_step(&called, Relation::Over, &Step::TakenUp, LIMIT);
    assert_eq!(early, Err(Refusal::ReplyStillAwaited { due: LIMIT }));
    let looked_at = fold(called, &Step::TakenUp, Some(DM), AFTER);
    let accept = decided(Decision::Accepted);
    let nothing = may_step(&looked_at, Relation::Over, &accept, AFTER);
    assert_eq!(nothing, Err(Refusal::NothingToAccept));
    assert_eq!(may_step(&looked_at, Relation::Asked, &replied(), AFTER), Ok(()));
    let answered = fold(looked_at, &replied(), Some(DPRO), AFTER);
    assert_eq!(answered.state, State::UnderReview);
    assert_eq!(may_step(&answered, Relation::Over, &accept, AFTER), Ok(()));
}

#[test]
fn each_refusal_names_what_stands_in_the_way() {
    let drafted = explanation();
    let called = fold(drafted.clone(), &Step::Called { notice: notice() }, Some(DM), DRAFTED);
    let call = Step::Called { notice: notice() };
    let silent = Step::Replied { words: " ".to_owned(), enclosures: String::new(), files: vec![] };
    for (on, relation, step, expected) in [
        (&drafted, Relation::Asked, call.clone(), Refusal::AskedMayNotDecide),
        (&drafted, Relation::Beside, call, Refusal::NotOverAsked),
        (&called, Relation::Over, replied(), Refusal::AskedOther),
        (&called, Relation::Asked, silent, Refusal::WordsMissing),
        (&called, Relation::Asked, decided(Decision::Accepted), Refusal::AskedMayNotDecide),
        (&called, Relation::Beside, decided(Decision::Accepted), Refusal::NotOverAsked),
        (
            &drafted,
            Relation::Over,
            decided(Decision::NotSatisfactory),
            Refusal::ExplanationStepDoesNotFollow { state: State::Drafted },
        ),
    ] {
        assert_eq!(may_step(on, relation, &step, LIMIT), Err(expected));
    }
}

#[test]
fn a_post_is_not_asked_twice_for_one_cause_nor_by_itself() {
    assert_eq!(may_draft(&given(), Relation::Beside, None), Ok(()));
    let twice = may_draft(&given(), Relation::Over, Some(ExplanationId(9)));
    assert_eq!(twice, Err(Refusal::AlreadyAsked { explanation: 9 }));
    let own = may_draft(&given(), Relation::Asked, None);
    assert_eq!(own, Err(Refusal::AskedMayNotDecide));
    let silent = NewExplanation { cause: Cause::ByHand { words: "  ".to_owned() }, ..given() };
    assert_eq!(may_draft(&silent, Relation::Over, None), Err(Refusal::WordsMissing));
    assert_eq!(relation(BSA, DPRO, &[], &[BSA]), Relation::Over, "the chair of a series");
}

#[test]
fn a_cause_is_made_only_where_it_holds() {
    let review = ReviewId(7);
    assert!(Cause::of_absence(review, Some(Presence::Absent)).is_ok());
    for marked in [None, Some(Presence::Present), Some(Presence::Deputy)] {
        assert_eq!(Cause::of_absence(review, marked), Err(Refusal::CauseNotThere));
    }
    let month = Period::Month(date(2024, 8, 1));
    let what = || (IndicatorCode::new("bank-linkage"), Unit::Count);
    let (some, none) = (Cell::Value, Cell::Blank(Blank::NotReported));
    assert!(Cause::of_shortage(what(), month, some(5), some(4)).is_ok());
    for (target, achieved) in [(some(5), some(5)), (some(5), none), (none, some(4))] {
        let short = Cause::of_shortage(what(), month, target, achieved);
        assert_eq!(short, Err(Refusal::CauseNotThere));
    }
    let overdue = |asked, today| Cause::of_overdue(&directive(), asked, today);
    assert!(overdue(DPRO, AFTER).is_ok());
    assert_eq!(overdue(DPRO, LIMIT), Err(Refusal::CauseNotThere), "not yet past");
    assert_eq!(overdue(BSA, AFTER), Err(Refusal::CauseNotThere), "not its directive");
}

fn directive() -> Directive {
    let given = NewDirective {
        review: ReviewId(10),
        point: 1,
        words: words(),
        kind: DirectiveKind::Do,
        owners: vec![DPRO],
        place: PlaceCode::new(Tier::District, 157),
        scheme: None,
        deadline: Deadline { words: String::new(), due_on: Some(LIMIT), how: Resolution::Counted },
        condition: Condition::Evidence,
    };
    Directive::new(DirectiveId(11), given, DRAFTED)
}
