//! Targets divided: no unit is lost at any level or time, and what is left is laid over what is left.

use domain::calendar::{Calendar, Holiday};
use domain::name::Name;
use domain::norm::{Norm, PackRef, Validity};
use domain::period::{Fy, Period};
use domain::scheme::{Rulebook, Rules};
use domain::target::{
    Feasible, Pace, Undivided, apportion, by_month, by_quarter, by_week, day_after, feasible,
    months_of, spread, weeks_left, weeks_of,
};
use jiff::civil::{Date, date};
use proptest::prelude::*;

/// A book with free Sundays and one holiday, Tuesday 2 September 2025.
fn book() -> Rulebook {
    let pack = PackRef { id: "days".to_owned(), version: "1".to_owned() };
    let validity = Validity { from: date(2020, 4, 1), to: None };
    let norm = Norm {
        code: "holiday-sundays-count".to_owned(),
        value: 1,
        validity,
        source: "default".to_owned(),
        pack: pack.clone(),
    };
    let holiday = Holiday {
        on: date(2025, 9, 2),
        name: Name::new("अवकाश", "holiday"),
        source: "list".to_owned(),
    };
    Rulebook::of(vec![Rules { norms: vec![norm], holidays: vec![holiday], ..Rules::empty(pack) }])
}

fn calendar(book: &Rulebook) -> Calendar<'_> {
    Calendar { book, state: None }
}

#[test]
fn the_units_that_are_left_go_to_the_largest_remainders() {
    for (whole, weights, expected) in [
        (10, vec![1, 1, 1], vec![4, 3, 3]),
        (172, vec![60, 90, 68], vec![47, 71, 54]),
        (7, vec![0, 5, 0], vec![0, 7, 0]),
        (0, vec![3, 4], vec![0, 0]),
        (1, vec![1, 1], vec![1, 0]),
        (i64::MAX, vec![i64::MAX, i64::MAX], vec![i64::MAX / 2 + 1, i64::MAX / 2]),
    ] {
        assert_eq!(apportion(whole, &weights), Ok(expected), "{whole} by {weights:?}");
    }
    assert_eq!(apportion(5, &[0, 0]), Err(Undivided::NoWeight));
    assert_eq!(apportion(5, &[]), Err(Undivided::NoWeight));
    assert_eq!(apportion(5, &[2, -1]), Err(Undivided::WeightBelowZero));
    assert_eq!(apportion(-5, &[1]), Err(Undivided::BelowZero));
    assert_eq!(spread(&[1], &[2]), Err(Undivided::SumsDiffer));
}

#[test]
fn a_year_goes_into_quarters_and_months_and_a_month_into_weeks() {
    let weights = [1, 1, 1, 2, 2, 2, 3, 3, 3, 2, 2, 2];
    assert_eq!(by_quarter(100, &weights), Ok([13, 25, 37, 25]));
    assert_eq!(by_month(100, &weights), Ok([5, 4, 4, 9, 8, 8, 13, 12, 12, 9, 8, 8]));
    let months = months_of(Fy(2025));
    assert_eq!(
        (months[0].to_string(), months[11].to_string()),
        ("2025-04".into(), "2026-03".into())
    );
    let book = book();
    let weeks = weeks_of(calendar(&book), months[5]);
    let days: Vec<(String, i64)> =
        weeks.iter().map(|w| (w.week.ends_on().to_string(), w.working_days)).collect();
    let expected = [("2025-09-07", 5), ("2025-09-14", 6), ("2025-09-21", 6), ("2025-09-28", 6)];
    assert_eq!(days, expected.map(|(day, n)| (day.to_owned(), n)));
    assert_eq!(by_week(23, &weeks), Ok(vec![5, 6, 6, 6]));
}

#[test]
fn what_is_left_is_laid_over_the_weeks_that_are_left() {
    let book = book();
    let left = weeks_left(calendar(&book), date(2025, 9, 17), date(2025, 9, 30));
    let days: Vec<i64> = left.iter().map(|week| week.working_days).collect();
    // Wednesday to Saturday, a whole week, Monday and Tuesday.
    assert_eq!(days, [4, 6, 2]);
    assert_eq!(by_week(46, &left), Ok(vec![15, 23, 8]));
    let sunday = weeks_left(calendar(&book), date(2025, 9, 28), date(2025, 9, 28));
    assert_eq!(by_week(9, &sunday), Ok(vec![9]), "no working day is left, and nothing is lost");
    assert_eq!(weeks_left(calendar(&book), date(2025, 10, 1), date(2025, 9, 30)), []);
}

#[test]
fn whether_a_day_can_be_met_is_told_by_the_pace_of_late() {
    let pace = |done| Some(Pace { done, working_days: 24 });
    for (more, days_left, pace, expected) in [
        (46, 12, pace(96), Feasible::Yes),
        (48, 12, pace(96), Feasible::Yes),
        (49, 12, pace(96), Feasible::No { working_days: Some(13) }),
        (1, 12, pace(0), Feasible::No { working_days: None }),
        (1, 12, pace(-3), Feasible::No { working_days: None }),
        (1, 12, None, Feasible::Unknown),
        (0, 0, None, Feasible::Yes),
        (1, 0, pace(96), Feasible::No { working_days: Some(1) }),
    ] {
        assert_eq!(feasible(more, days_left, pace), expected, "{more} in {days_left}");
    }
    let book = book();
    let after = |n| day_after(calendar(&book), date(2025, 9, 1), n);
    assert_eq!(after(1), Some(date(2025, 9, 1)));
    assert_eq!(after(2), Some(date(2025, 9, 3)), "over the holiday");
    assert_eq!(after(6), Some(date(2025, 9, 8)), "over the Sunday");
    assert_eq!(after(100_000), None);
    assert_eq!(Pace { done: 96, working_days: 24 }.a_week(), 20);
}

fn any_weights() -> impl Strategy<Value = Vec<i64>> {
    proptest::collection::vec(0_i64..1_000, 1..20)
        .prop_filter("some", |w| w.iter().sum::<i64>() > 0)
}

fn any_day() -> impl Strategy<Value = Date> {
    (0_i32..2_000).prop_map(|n| date(2023, 1, 1).saturating_add(jiff::Span::new().days(n)))
}

proptest! {
    #[test]
    fn the_parts_add_up_to_the_whole_and_none_is_a_unit_off_its_share(
        whole in 0_i64..1_000_000_000,
        weights in any_weights(),
    ) {
        let parts = apportion(whole, &weights).expect("some weight");
        prop_assert_eq!(parts.iter().sum::<i64>(), whole);
        let sum = i128::from(weights.iter().sum::<i64>());
        for (part, weight) in parts.iter().zip(&weights) {
            let off = i128::from(*part) * sum - i128::from(whole) * i128::from(*weight);
            prop_assert!(off.abs() < sum, "{part} of {weight}");
        }
    }

    #[test]
    fn places_and_months_both_add_up_and_no_part_is_below_zero(
        whole in 0_i64..100_000,
        bases in any_weights(),
        months in proptest::array::uniform12(0_i64..20),
    ) {
        prop_assume!(months.iter().sum::<i64>() > 0);
        let places = apportion(whole, &bases).expect("some base");
        let times = by_month(whole, &months).expect("some weight");
        prop_assert_eq!(times.iter().sum::<i64>(), whole);
        let quarters = by_quarter(whole, &months).expect("some weight");
        for (quarter, months) in quarters.iter().zip(times.chunks(3)) {
            prop_assert_eq!(months.iter().sum::<i64>(), *quarter);
        }
        let table = spread(&places, &times).expect("both are the whole");
        for (row, place) in table.iter().zip(&places) {
            prop_assert!(row.iter().all(|part| *part >= 0));
            prop_assert_eq!(row.iter().sum::<i64>(), *place);
        }
        for (n, time) in times.iter().enumerate() {
            prop_assert_eq!(table.iter().map(|row| row[n]).sum::<i64>(), *time);
        }
    }

    #[test]
    fn weeks_of_all_months_are_all_weeks_of_the_year_once(year in 2020_i16..2030) {
        let book = book();
        let months = months_of(Fy(year));
        let weeks: Vec<Period> = months
            .iter()
            .flat_map(|month| weeks_of(calendar(&book), *month))
            .map(|week| week.week)
            .collect();
        prop_assert!(weeks.windows(2).all(|pair| pair[0].after() == pair[1]));
        prop_assert!(weeks.iter().all(|week| week.fy() == Fy(year)));
        prop_assert!((51..=53).contains(&weeks.len()));
    }

    #[test]
    fn what_is_left_is_never_lost_over_the_weeks_left(
        today in any_day(),
        days in 0_i32..120,
        whole in 0_i64..10_000,
    ) {
        let book = book();
        let until = today.saturating_add(jiff::Span::new().days(days));
        let weeks = weeks_left(calendar(&book), today, until);
        let parts = by_week(whole, &weeks).expect("a week is left");
        prop_assert_eq!(parts.iter().sum::<i64>(), whole);
        let left: i64 = weeks.iter().map(|week| week.working_days).sum();
        prop_assert_eq!(left, calendar(&book).working_days(today, until));
    }
}
