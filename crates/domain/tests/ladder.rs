//! The ladder of a duty: each rung once for a day owed, none for what is closed, none lost.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::collections::{BTreeMap, BTreeSet};

use domain::directive::DirectiveId;
use domain::ladder::{
    About, Call, Climbed, Owed, Reason, Rung, Standing, VACANT, Whom, held_above, steps_due,
};
use domain::name::Name;
use domain::norm::{PackRef, Validity};
use domain::place::{PlaceCode, Tier};
use domain::post::{Charge, Holder, PersonId, Post, PostId};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

const CHAIR: PostId = PostId(1);
const SUPERIOR: PostId = PostId(2);
const OWNER: PostId = PostId(3);
const GIVEN: Date = date(2024, 10, 1);
const DUE: Date = date(2024, 10, 10);

fn rung(code: &str, day: i64, whom: Whom) -> Rung {
    Rung {
        code: code.to_owned(),
        day,
        whom,
        validity: Validity { from: date(2018, 4, 1), to: None },
        source: "a test".to_owned(),
        pack: PackRef { id: "test".to_owned(), version: "1".to_owned() },
    }
}

fn rungs() -> Vec<Rung> {
    vec![
        rung("remind-3", -3, Whom::Owner),
        rung("remind-1", -1, Whom::Owner),
        rung("superior-1", 1, Whom::Superior),
        rung("chair-7", 7, Whom::Chair),
    ]
}

fn owed() -> Owed {
    Owed {
        about: About::Directive(DirectiveId(20)),
        owner: OWNER,
        given_on: GIVEN,
        due_on: Some(DUE),
        standing: Standing::Open,
        is_vacant: false,
        superior: Some(SUPERIOR),
        chair: CHAIR,
    }
}

fn asked(owed: &Owed, climbed: &BTreeSet<Climbed>, today: Date) -> Vec<Call> {
    let rungs = rungs();
    steps_due(&rungs.iter().collect::<Vec<_>>(), std::slice::from_ref(owed), climbed, today)
}

fn note(climbed: &mut BTreeSet<Climbed>, calls: &[Call]) {
    for call in calls {
        for rung in &call.rungs {
            let (about, owner, due_on) = (call.about, call.owner, call.due_on);
            let is_new = climbed.insert(Climbed { about, owner, due_on, rung: rung.clone() });
            assert!(is_new, "{rung} is climbed twice");
        }
    }
}

/// Who is told on a day, why, and by which rungs, when nothing was told before.
fn told(owed: &Owed, today: Date) -> Vec<(PostId, Reason, String)> {
    let calls = asked(owed, &BTreeSet::new(), today).into_iter();
    calls.map(|call| (call.to, call.reason, call.rungs.join(" "))).collect()
}

#[test]
fn each_rung_comes_on_its_day_and_to_its_post() {
    for (day, expected) in [
        (6, vec![]),
        (7, vec![(OWNER, Reason::Due, "remind-3")]),
        (9, vec![(OWNER, Reason::Due, "remind-3 remind-1")]),
        (10, vec![(OWNER, Reason::Due, "remind-3 remind-1")]),
        (
            11,
            vec![
                (SUPERIOR, Reason::Overdue, "superior-1"),
                (OWNER, Reason::Overdue, "remind-3 remind-1"),
            ],
        ),
        (
            17,
            vec![
                (CHAIR, Reason::Overdue, "chair-7"),
                (SUPERIOR, Reason::Overdue, "superior-1"),
                (OWNER, Reason::Overdue, "remind-3 remind-1"),
            ],
        ),
    ] {
        let expected: Vec<_> =
            expected.into_iter().map(|(to, why, rungs)| (to, why, rungs.to_owned())).collect();
        assert_eq!(told(&owed(), date(2024, 10, day)), expected, "{day} October");
    }
}

#[test]
fn a_vacant_post_goes_up_at_once_and_says_so() {
    let vacant = Owed { is_vacant: true, ..owed() };
    assert_eq!(told(&vacant, GIVEN), [(SUPERIOR, Reason::Vacant, VACANT.to_owned())]);
    let without_day = Owed { due_on: None, ..vacant.clone() };
    assert_eq!(told(&without_day, GIVEN), [(SUPERIOR, Reason::Vacant, VACANT.to_owned())]);
    let orphan = Owed { superior: None, ..vacant.clone() };
    assert_eq!(told(&orphan, GIVEN), [(CHAIR, Reason::Vacant, VACANT.to_owned())]);
    // The owner's own rungs go to whoever stands in, in the same message.
    let rungs = format!("{VACANT} remind-3 remind-1");
    assert_eq!(told(&vacant, DUE), [(SUPERIOR, Reason::Vacant, rungs)]);
}

#[test]
fn a_report_that_nobody_judges_reaches_the_chair_and_troubles_the_owner_no_more() {
    let reported = Owed { standing: Standing::AwaitsJudgement, ..owed() };
    assert_eq!(told(&reported, DUE), []);
    let expected = [(CHAIR, Reason::AwaitsJudgement, "chair-7".to_owned())];
    assert_eq!(told(&reported, date(2024, 10, 17)), expected);
}

#[test]
fn a_reminder_for_a_day_before_the_giving_is_not_owed_but_an_overdue_one_is() {
    let late = Owed { given_on: date(2024, 10, 12), ..owed() };
    let expected = [(SUPERIOR, Reason::Overdue, "superior-1".to_owned())];
    assert_eq!(told(&late, date(2024, 10, 12)), expected);
}

#[test]
fn the_first_held_post_above_is_found_past_vacant_ones_and_a_circle_ends() {
    let post = |id: i64, above: Option<i64>, is_held: bool| Post {
        id: PostId(id),
        slug: format!("p{id}"),
        kind: "bdo".to_owned(),
        title: Name::new("पद", "Post"),
        place: PlaceCode::new(Tier::Block, 1),
        reports_to: above.map(PostId),
        holder: is_held.then(|| Holder {
            person: PersonId(1),
            name: Name::new("नाम", "Name"),
            charge: Charge::Regular,
        }),
    };
    let posts = |list: Vec<Post>| -> BTreeMap<PostId, Post> {
        list.into_iter().map(|post| (post.id, post)).collect()
    };
    let line = posts(vec![post(1, None, true), post(2, Some(1), false), post(3, Some(2), true)]);
    assert_eq!(held_above(&line, PostId(3)), Some(PostId(1)));
    assert_eq!(held_above(&line, PostId(1)), None);
    let circle = posts(vec![post(1, Some(2), false), post(2, Some(1), false)]);
    assert_eq!(held_above(&circle, PostId(1)), None);
}

/// What may happen to the duty on a day on which the program runs, or sleeps.
#[derive(Clone, Debug)]
enum Day {
    Asleep,
    Runs,
    Extended(i64),
    Reported,
    Returned,
    Vacated,
    Filled,
}

fn day() -> impl Strategy<Value = Day> {
    prop_oneof![
        4 => Just(Day::Asleep),
        6 => Just(Day::Runs),
        1 => (1..12_i64).prop_map(Day::Extended),
        1 => Just(Day::Reported),
        1 => Just(Day::Returned),
        1 => Just(Day::Vacated),
        1 => Just(Day::Filled),
    ]
}

proptest! {
    /// Over any run of days: no rung twice (checked in `note`), none before its day, and after a run
    /// nothing whose day has come is left out for the day now owed.
    #[test]
    fn each_rung_is_climbed_once_and_none_is_lost(days in prop::collection::vec(day(), 1..60)) {
        let (mut duty, mut climbed) = (owed(), BTreeSet::new());
        for (day, n) in days.iter().zip(0_i64..) {
            let today = GIVEN.checked_add(n.days()).unwrap();
            match day {
                Day::Asleep => continue,
                Day::Runs => {}
                Day::Extended(by) => duty.due_on = duty.due_on.map(|due| due.checked_add(by.days()).unwrap()),
                Day::Reported => duty.standing = Standing::AwaitsJudgement,
                Day::Returned => duty.standing = Standing::Open,
                Day::Vacated => duty.is_vacant = true,
                Day::Filled => duty.is_vacant = false,
            }
            let calls = asked(&duty, &climbed, today);
            for call in &calls {
                prop_assert_eq!(call.due_on, duty.due_on);
                prop_assert!(duty.is_vacant || !call.rungs.contains(&VACANT.to_owned()));
                prop_assert!(!(duty.is_vacant && call.to == OWNER));
            }
            note(&mut climbed, &calls);
            prop_assert_eq!(asked(&duty, &climbed, today), vec![], "a second run on the same day");
            for rung in rungs() {
                let comes = duty.due_on.unwrap().checked_add(rung.day.days()).unwrap();
                let of_now = Climbed { about: duty.about, owner: OWNER, due_on: duty.due_on, rung: rung.code.clone() };
                let is_quiet = duty.standing == Standing::AwaitsJudgement && rung.whom != Whom::Chair;
                let is_owed = comes <= today && (rung.day >= 0 || comes >= GIVEN);
                prop_assert!(comes <= today || !climbed.contains(&of_now), "before its day");
                prop_assert!(!is_owed || is_quiet || climbed.contains(&of_now), "lost: {}", rung.code);
            }
        }
    }

    /// What is closed is never told, whatever the day.
    #[test]
    fn nothing_is_told_of_what_is_closed(n in 0..400_i64, is_vacant: bool) {
        let closed = Owed { standing: Standing::Closed, is_vacant, ..owed() };
        let today = GIVEN.checked_add(n.days()).unwrap();
        prop_assert_eq!(asked(&closed, &BTreeSet::new(), today), vec![]);
    }

    /// However long the program slept, one run tells each post once, of all the rungs together.
    #[test]
    fn after_a_sleep_a_post_gets_one_message(n in 0..400_i64, is_vacant: bool) {
        let today = GIVEN.checked_add(n.days()).unwrap();
        let calls = asked(&Owed { is_vacant, ..owed() }, &BTreeSet::new(), today);
        let posts: BTreeSet<PostId> = calls.iter().map(|call| call.to).collect();
        prop_assert_eq!(posts.len(), calls.len());
    }
}
