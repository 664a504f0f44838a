//! Cutting, taking in, putting off, weekly lines and the two clocks.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use domain::directive::clock::{Clocks, clocks};
use domain::directive::reshape::{Part, cut_from, may_merge, may_split, took_in};
use domain::directive::steps::{FIGURES, Step, fold, may_step};
use domain::directive::weeks::{WeekState, lines, phased};
use domain::directive::{
    Condition, Deadline, Directive, DirectiveId, DirectiveKind, NewDirective, Resolution, State,
};
use domain::place::{PlaceCode, Tier};
use domain::post::PostId;
use domain::refusal::Refusal;
use domain::review::ReviewId;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

const CDO: PostId = PostId(1);
const BMM: PostId = PostId(2);
const ADO: PostId = PostId(3);
const SITTING: Date = date(2024, 10, 3);

fn directive(id: i64, owners: &[PostId], condition: Condition) -> Directive {
    let given = NewDirective {
        review: ReviewId(10),
        point: 1,
        words: "शेष खाते खुलवाएँ".to_owned(),
        kind: DirectiveKind::Do,
        owners: owners.to_vec(),
        place: PlaceCode::new(Tier::Block, 1270),
        scheme: None,
        deadline: Deadline {
            words: "7 दिवस".to_owned(),
            due_on: Some(date(2024, 10, 10)),
            how: Resolution::Counted,
        },
        condition,
    };
    Directive::new(DirectiveId(id), given, SITTING)
}

fn part(words: &str, owners: &[PostId]) -> Part {
    Part { words: words.to_owned(), owners: owners.to_vec() }
}

fn said() -> String {
    "बैंक बंद रहे".to_owned()
}

#[test]
fn a_cut_leaves_no_owner_out_and_is_made_by_another_post() {
    let d = directive(20, &[BMM, ADO], Condition::Evidence);
    let both = [part("समूह", &[BMM]), part("खाते", &[ADO])];
    assert_eq!(may_split(&d, CDO, &both, &said()), Ok(()));
    assert_eq!(may_split(&d, BMM, &both, &said()), Err(Refusal::DoerMayNotJudge));
    assert_eq!(may_split(&d, CDO, &both, " "), Err(Refusal::WordsMissing));
    assert_eq!(may_split(&d, CDO, &both[..1], &said()), Err(Refusal::TooFewParts));
    let one = [part("समूह", &[BMM]), part("खाते", &[BMM])];
    assert_eq!(may_split(&d, CDO, &one, &said()), Err(Refusal::OwnerLeftOut));
    let done = fold(d, &Step::Accepted { owner: ADO, remark: String::new() });
    assert_eq!(may_split(&done, CDO, &one, &said()), Ok(()), "the one who is done needs no part");
    let nobody = [part("समूह", &[]), part("खाते", &[BMM])];
    assert_eq!(may_split(&done, CDO, &nobody, &said()), Err(Refusal::OwnerMissing));
}

#[test]
fn a_repetition_goes_into_one_whose_owners_owe_it_too() {
    let kept = directive(20, &[BMM, ADO], Condition::Evidence);
    let repeated = directive(21, &[BMM], Condition::Evidence);
    assert_eq!(may_merge(&repeated, &kept, CDO, &said()), Ok(()));
    assert_eq!(may_merge(&kept, &repeated, CDO, &said()), Err(Refusal::OwnerLeftOut));
    assert_eq!(may_merge(&kept, &kept, CDO, &said()), Err(Refusal::MergeWithItself));
    assert_eq!(may_merge(&repeated, &kept, ADO, &said()), Err(Refusal::DoerMayNotJudge));
    let merged = fold(repeated, &Step::Merged { into: kept.id, reason: said() });
    assert_eq!((merged.state(), merged.is_open()), (State::Replaced, false));
    let reopen = Step::Reopened { reason: said() };
    assert_eq!(may_step(&merged, CDO, &reopen), Err(Refusal::ContinuesElsewhere));
    let undone = Step::UndoneByFigure { value: 1, by_fact: 9 };
    assert_eq!(may_step(&merged, FIGURES, &undone), Err(Refusal::ContinuesElsewhere));
}

#[test]
fn a_paper_is_reported_with_its_number_only() {
    let d = directive(20, &[BMM], Condition::Document);
    let report =
        |evidence: &str| Step::Reported { owner: BMM, words: said(), evidence: evidence.into() };
    assert_eq!(may_step(&d, BMM, &report(" ")), Err(Refusal::FiledNumberMissing));
    assert_eq!(may_step(&d, BMM, &report("पत्रांक 412/2024")), Ok(()));
}

#[test]
fn putting_off_waits_for_the_sitting_and_is_counted() {
    let d = directive(20, &[BMM], Condition::Evidence);
    let to = |to| Step::Postponed { to, reason: said() };
    let early = Some(date(2024, 10, 10));
    let due = date(2024, 10, 10);
    assert_eq!(may_step(&d, CDO, &to(early)), Err(Refusal::ExtensionNotLater { due }));
    let waits = fold(d, &to(None));
    assert_eq!((waits.due_on, waits.waits_for_sitting), (None, true));
    assert_eq!(waits.days_overdue(date(2025, 1, 1)), None);
    let dated = fold(waits, &to(Some(date(2024, 11, 7))));
    assert_eq!((dated.due_on, dated.waits_for_sitting), (Some(date(2024, 11, 7)), false));
    let extended = fold(dated, &Step::Extended { due_on: date(2024, 11, 9), reason: said() });
    assert_eq!((extended.tally.n_postponed, extended.tally.n_extended), (2, 1));
}

#[test]
fn only_the_figures_themselves_close_or_open_by_a_figure() {
    let d = directive(20, &[BMM], Condition::Evidence);
    let verified = Step::VerifiedByFigure { value: 218, by_fact: 9 };
    for post in [CDO, BMM] {
        let refused = Err(Refusal::StepDoesNotFollow { state: State::Issued });
        assert_eq!(may_step(&d, post, &verified), refused);
    }
    assert_eq!(may_step(&d, FIGURES, &verified), Ok(()));
}

#[test]
fn the_stage_clock_starts_anew_with_the_state_and_the_total_clock_never() {
    let d = directive(20, &[BMM], Condition::Evidence);
    let given = (&d.given, SITTING);
    let on = |day| date(2024, 10, day);
    let mut steps = vec![
        (on(5), Step::Acknowledged { owner: BMM }),
        (on(8), Step::Reported { owner: BMM, words: said(), evidence: String::new() }),
        (on(9), Step::Returned { owner: BMM, remark: said() }),
        (on(9), Step::Extended { due_on: on(20), reason: said() }),
    ];
    let read = |steps: &[(Date, Step)], today| {
        clocks(d.id, given, steps.iter().map(|(on, step)| (*on, step)), today)
    };
    assert_eq!(read(&steps, on(15)), Clocks { stage_days: 6, total_days: 12 });
    steps.push((on(16), Step::Dropped { reason: said() }));
    assert_eq!(read(&steps, on(30)), Clocks { stage_days: 0, total_days: 13 });
    steps.push((on(20), Step::Reopened { reason: said() }));
    assert_eq!(read(&steps, on(30)), Clocks { stage_days: 10, total_days: 27 });
    // A part goes on by the clock of the whole.
    let part = [(on(21), cut_from(&d))];
    let child = Directive::new(DirectiveId(30), d.given.clone(), on(21));
    let child = clocks(child.id, (&child.given, on(21)), part.iter().map(|(d, s)| (*d, s)), on(25));
    assert_eq!(child, Clocks { stage_days: 4, total_days: 22 });
    assert!(matches!(took_in(&d), Step::TookIn { clock_from: SITTING, .. }));
}

#[test]
fn a_weekly_line_is_met_by_the_figure_of_its_own_time() {
    let weeks = phased(172, 218, 4, SITTING);
    let levels: Vec<i64> = weeks.iter().map(|week| week.at_least).collect();
    assert_eq!(levels, [184, 196, 207, 218]);
    let days: Vec<Date> = weeks.iter().map(|week| week.due_on).collect();
    assert_eq!(days[0], date(2024, 10, 10));
    assert_eq!(days[3], date(2024, 10, 31));
    let read = |value, day| Step::FigureRead { value, as_on: date(2024, 10, day), by_fact: 1 };
    let steps = [read(184, 9), read(190, 17), read(208, 23)];
    let states = |today: Date| -> Vec<WeekState> {
        lines(&weeks, &steps, today).iter().map(|line| line.state).collect()
    };
    use WeekState::{Met, Missed, ToCome};
    assert_eq!(states(date(2024, 10, 24)), [Met, Missed, Met, ToCome]);
    assert_eq!(states(date(2024, 10, 31)), [Met, Missed, Met, ToCome]);
    assert_eq!(states(date(2024, 11, 1)), [Met, Missed, Met, Missed]);
    let corrected = [read(184, 9), read(180, 9)];
    assert_eq!(lines(&weeks, &corrected, date(2024, 10, 11))[0].state, Missed);
}

proptest! {
    #[test]
    fn weekly_levels_lose_no_unit(now in 0_i64..5_000, rest in 0_i64..5_000, n in 1_i64..53) {
        let weeks = phased(now, now + rest, n, SITTING);
        prop_assert_eq!(weeks.len(), usize::try_from(n).unwrap());
        prop_assert_eq!(weeks.last().unwrap().at_least, now + rest);
        let mut before = now;
        let mut steps = Vec::new();
        for (week, k) in weeks.iter().zip(1_i64..) {
            steps.push(week.at_least - before);
            before = week.at_least;
            prop_assert_eq!(week.due_on, SITTING.checked_add((7 * k).days()).unwrap());
        }
        prop_assert!(steps.iter().all(|step| *step >= 0));
        let spread = steps.iter().max().unwrap() - steps.iter().min().unwrap();
        prop_assert!(spread <= 1);
    }
}
