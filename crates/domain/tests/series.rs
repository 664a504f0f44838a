//! The days of a rhythm, held to a plain walk through the calendar; the clock; and whose words stand.

#![expect(clippy::unwrap_used, reason = "a test")]

use domain::name::Name;
use domain::place::{PlaceCode, Tier};
use domain::post::PostId;
use domain::refusal::Refusal;
use domain::review::{
    Attendance, Presence, ReviewStage, Series, may_approve, may_attend, may_issue,
};
use domain::saying::{OtherWords, Saving, Words, saving};
use domain::series::{
    Every, InputClock, Nth, Plan, Rhythm, WEEKDAYS, may_found, may_work, weekday_word,
};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};
use proptest::prelude::*;

fn rhythms() -> impl Strategy<Value = Rhythm> {
    let every = prop::sample::select(Every::ALL.to_vec());
    let nth = prop::sample::select(Nth::ALL.to_vec());
    let weekday = || prop::sample::select(WEEKDAYS.map(|(day, _)| day).to_vec());
    prop_oneof![
        weekday().prop_map(|on| Rhythm::Weekly { on }),
        (every.clone(), nth, weekday()).prop_map(|(every, nth, on)| Rhythm::NthWeekday {
            every,
            nth,
            on
        }),
        (every, 1_i8..=31).prop_map(|(every, day)| Rhythm::DayOfMonth { every, day }),
    ]
}

fn days() -> impl Strategy<Value = Date> {
    (0_i32..20_000).prop_map(|n| date(2000, 1, 1).checked_add(n.days()).unwrap())
}

/// Whether a day is one of a rhythm, by counting days of its own month and nothing else.
fn is_of(rhythm: Rhythm, day: Date) -> bool {
    let in_month = |every: Every| every == Every::Month || [1, 4, 7, 10].contains(&day.month());
    let last = day.days_in_month();
    match rhythm {
        Rhythm::Weekly { on } => day.weekday() == on,
        Rhythm::NthWeekday { every, nth, on } => {
            let is_nth = match nth {
                Nth::First => day.day() <= 7,
                Nth::Second => (8..=14).contains(&day.day()),
                Nth::Third => (15..=21).contains(&day.day()),
                Nth::Fourth => (22..=28).contains(&day.day()),
                Nth::Last => day.day() > last - 7,
            };
            in_month(every) && day.weekday() == on && is_nth
        }
        Rhythm::DayOfMonth { every, day: wanted } => {
            in_month(every) && day.day() == wanted.min(last)
        }
    }
}

proptest! {
    #[test]
    fn the_next_day_of_a_rhythm_is_the_first_one_that_a_walk_through_the_calendar_meets(
        rhythm in rhythms(),
        from in days(),
    ) {
        let mut day = from.tomorrow().unwrap();
        while !is_of(rhythm, day) {
            day = day.tomorrow().unwrap();
        }
        prop_assert_eq!(rhythm.next_after(from), Some(day));
    }

    #[test]
    fn coming_days_are_in_order_without_one_left_out(rhythm in rhythms(), from in days()) {
        let found = rhythm.days_after(from, 5);
        prop_assert_eq!(found.len(), 5);
        let last = *found.last().unwrap();
        let walked: Vec<Date> = std::iter::successors(from.tomorrow().ok(), |day| day.tomorrow().ok())
            .take_while(|day| *day <= last)
            .filter(|day| is_of(rhythm, *day))
            .collect();
        prop_assert_eq!(found, walked);
    }

    #[test]
    fn a_rhythm_is_read_back_from_its_word(rhythm in rhythms()) {
        prop_assert_eq!(Rhythm::of_word(&rhythm.word()), Some(rhythm));
    }

    #[test]
    fn no_text_that_is_not_a_rhythm_is_read_as_one(text in "[a-z0-9.]{0,20}") {
        if let Some(rhythm) = Rhythm::of_word(&text) {
            let zeros = text.replace(".day.0", ".day.");
            prop_assert!(rhythm.word() == text || rhythm.word() == zeros);
        }
    }
}

#[test]
fn the_rhythms_that_offices_name_come_to_their_days() {
    let cases = [
        ("month.first.mon", date(2024, 10, 12), date(2024, 11, 4)),
        ("week.tue", date(2024, 10, 12), date(2024, 10, 15)),
        ("week.tue", date(2024, 10, 15), date(2024, 10, 22)),
        ("month.day.15", date(2024, 10, 12), date(2024, 10, 15)),
        ("month.day.31", date(2025, 1, 31), date(2025, 2, 28)),
        ("quarter.last.fri", date(2024, 10, 26), date(2025, 1, 31)),
    ];
    for (word, from, expected) in cases {
        assert_eq!(Rhythm::of_word(word).unwrap().next_after(from), Some(expected), "{word}");
    }
    for (weekday, word) in WEEKDAYS {
        assert_eq!(weekday_word(weekday), word);
    }
    assert_eq!(Rhythm::of_word("month.day.32"), None);
    assert_eq!(Rhythm::Weekly { on: Weekday::Friday }.next_after(Date::MAX), None);
}

fn series(closes_days: i64, scrutiny_days: i64) -> Series {
    Series {
        slug: "nrlm".to_owned(),
        name: Name::new("मासिक समीक्षा", ""),
        place: PlaceCode::new(Tier::District, 1),
        chair: PostId(1),
        members: Vec::new(),
        schemes: Vec::new(),
        plan: Plan { clock: InputClock { closes_days, scrutiny_days }, ..Plan::default() },
    }
}

#[test]
fn entries_close_before_they_are_gone_through_and_not_over_a_month_ahead() {
    let out_of_order = Err(Refusal::ClockOutOfOrder { most: 30 });
    for (closes, scrutiny, expected) in [
        (3, 1, Ok(())),
        (0, 0, Ok(())),
        (30, 30, Ok(())),
        (1, 3, out_of_order.clone()),
        (31, 1, out_of_order.clone()),
        (1, -1, out_of_order),
    ] {
        assert_eq!(may_found(&series(closes, scrutiny)), expected, "{closes} {scrutiny}");
    }
    let nameless = Series { name: Name::new(" ", ""), ..series(3, 1) };
    assert_eq!(may_found(&nameless), Err(Refusal::WordsMissing));
    let clock = InputClock::default();
    let days = clock.days(date(2024, 11, 4));
    assert_eq!(days, Some((date(2024, 11, 1), date(2024, 11, 3))));
    assert_eq!(may_work(None), Ok(()));
    let on = date(2024, 10, 1);
    assert_eq!(may_work(Some(on)), Err(Refusal::SeriesEnded { on }));
}

#[test]
fn words_on_an_older_version_stand_beside_and_never_replace() {
    let other = OtherWords { fact: 9, base: 4, said: "दूसरा".to_owned(), by: None };
    let words = Words { said: "पहला".to_owned(), version: 7, others: vec![other] };
    let cases = [
        // base, said, joins, outcome
        (7, "नया", vec![], Saving::Replaces { joins: vec![] }),
        (7, "पहला", vec![], Saving::Kept),
        (4, "पहला", vec![], Saving::Kept),
        (4, "दूसरा", vec![], Saving::Kept),
        (4, "तीसरा", vec![], Saving::StandsBeside),
        (0, "तीसरा", vec![9], Saving::StandsBeside),
        (8, "आगे का", vec![], Saving::StandsBeside),
        (7, "दोनों", vec![9], Saving::Replaces { joins: vec![9] }),
        (7, "पहला", vec![9], Saving::Replaces { joins: vec![9] }),
        (7, "नया", vec![99], Saving::Replaces { joins: vec![] }),
    ];
    for (base, said, joins, expected) in cases {
        assert_eq!(saving(&words, base, said, &joins), expected, "{base} {said} {joins:?}");
    }
}

#[test]
fn only_the_chair_approves_and_only_what_is_approved_goes_out() {
    let chair = PostId(3);
    let by = |post| (Some(PostId(post)), chair);
    assert_eq!(may_approve(ReviewStage::AgendaDrawn, by(3), &[]), Ok(()));
    for (stage, post, expected) in [
        (ReviewStage::AgendaDrawn, 4, Refusal::NotTheChair),
        (ReviewStage::Called, 3, Refusal::AgendaNotDrawn),
        (ReviewStage::MinutesApproved, 3, Refusal::MinutesAlreadyApproved),
        (ReviewStage::MinutesIssued, 3, Refusal::MinutesAlreadyIssued),
    ] {
        assert_eq!(may_approve(stage, by(post), &[]), Err(expected));
    }
    assert_eq!(may_issue(ReviewStage::AgendaDrawn), Err(Refusal::MinutesNotApproved));
    assert_eq!(may_issue(ReviewStage::MinutesApproved), Ok(()));
}

#[test]
fn a_deputy_has_a_name_with_or_without_leave() {
    let entry = |presence, who: &str| Attendance {
        post: PostId(1),
        presence,
        who: who.to_owned(),
        leave: String::new(),
    };
    assert_eq!(may_attend(&[entry(Presence::Deputy, "सुनीता")]), Ok(()));
    assert_eq!(may_attend(&[entry(Presence::Absent, "")]), Ok(()));
    assert_eq!(may_attend(&[entry(Presence::Deputy, " ")]), Err(Refusal::DeputyNameMissing));
}
