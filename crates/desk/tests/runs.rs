//! For how many months in a row: the counts on cards are those by which the rules of persistence come true, and a
//! norm on trial changes nothing but what it is asked to.
#![expect(clippy::unwrap_used, reason = "a test")]

use std::collections::BTreeMap;

use desk::trial::{Trial, on_trial};
use desk::{Desk, Error, Known, figures, runs, scorecards};
use domain::figure::{Blank, Cell, Figure, FigureBlock, FigureKind, Source, Way};
use domain::grade::Letter;
use domain::indicator::IndicatorCode;
use domain::period::Period;
use domain::run::{Lasting, Run};
use domain::scheme::SchemeCode;
use jiff::civil::{Date, date};

const TODAY: Date = date(2024, 10, 12);

fn month(n: i8) -> Period {
    Period::month(2024, n).unwrap()
}

fn known(desk: &Desk) -> Known {
    desk.read(TODAY, |books| Ok(books.known.clone())).unwrap()
}

fn in_sample_office(test: impl Fn(&Desk)) {
    testkit::on_each_address(|address| {
        let desk = Desk::open(address).unwrap();
        desk::scenario::sample(&desk).unwrap();
        test(&desk);
    });
}

/// For how many months a line of Kanpur Nagar has stood low by a month.
fn low(known: &Known, scheme: &str, at: Period) -> Option<Run> {
    let place = known.place("kanpur-nagar").unwrap().code;
    let card = scorecards::bare(known, place, at).unwrap();
    runs::of_card(known, &card).of_line(&SchemeCode::new(scheme))
}

#[test]
fn a_line_that_stands_low_month_after_month_is_counted_and_a_silent_month_ends_it() {
    in_sample_office(|desk| {
        let before = known(desk);
        let of = |n_periods| Some(Run { what: Lasting::Low, n_periods });
        for (at, run) in [(4, None), (5, of(2)), (6, of(3)), (9, of(6))] {
            assert_eq!(low(&before, "bank-linkage", month(at)), run, "month {at}");
        }
        desk.write(testkit::by(None, TODAY), |books| {
            let figure = Figure {
                indicator: IndicatorCode::new("bank-linkage"),
                place: books.known.place("kakwan")?.code,
                period: month(8),
                kind: FigureKind::Achieved,
                cell: Cell::Blank(Blank::NotReported),
            };
            let source = Source {
                way: Way::Form,
                name: "प्रपत्र".to_owned(),
                sha256: String::new(),
                as_on: TODAY,
                synthetic: false,
            };
            figures::save(books, source, FigureBlock::of(&[figure]))
        })
        .unwrap();
        let after = known(desk);
        for (at, run) in [(7, of(4)), (8, None), (9, None)] {
            assert_eq!(
                low(&after, "bank-linkage", month(at)),
                run,
                "month {at}, after the silence"
            );
        }
        assert_eq!(
            low(&before, "bank-linkage", month(9)),
            of(6),
            "an older position keeps its own"
        );
    });
}

#[test]
fn the_letters_and_ranks_of_a_league_are_counted_as_on_the_cards() {
    in_sample_office(|desk| {
        let known = known(desk);
        let mut n_runs = 0;
        for slug in ["kanpur-dehat", "kanpur-nagar", "aligarh", "anuppur", "dindori"] {
            let place = known.place(slug).unwrap().code;
            for at in 4..=9 {
                let league = runs::of_league(&known, place, month(at));
                for child in known.tree.children(place) {
                    let Some(card) = scorecards::bare(&known, child.code, month(at)) else {
                        continue;
                    };
                    let own = runs::of_card(&known, &card);
                    let all: Vec<Run> = own.letter.into_iter().chain(own.rank).collect();
                    assert_eq!(league.of(child.code).collect::<Vec<_>>(), all, "{slug} {at}");
                    n_runs += all.len();
                }
            }
        }
        assert!(n_runs > 20, "{n_runs} runs were held together");
    });
}

/// Cut-offs as they hold, put down as a trial.
fn cuts(known: &Known, change: impl Fn(&str, i64) -> i64) -> BTreeMap<Letter, i64> {
    let place = known.place("kanpur-nagar").unwrap().code;
    let method = scorecards::method(known, place, month(9)).unwrap();
    let bands = method.line_bands.iter();
    let cut = |letter: &Letter, low: i64| (letter.clone(), change(letter.as_str(), low));
    bands.filter_map(|band| Some(cut(&band.letter, band.low?.hundredths))).collect()
}

#[test]
fn what_is_tried_as_it_holds_changes_nothing_and_stricter_cuts_are_never_better() {
    in_sample_office(|desk| {
        let known = known(desk);
        let place = known.place("kanpur-nagar").unwrap().code;
        let same = Trial { cuts: cuts(&known, |_, low| low), ..Trial::default() };
        for trial in [Trial::default(), same] {
            let tried = on_trial(&known, &trial, place, month(9)).unwrap();
            assert!(!tried.rows.is_empty());
            assert_eq!(tried.n_changed(), (0, 0));
            assert!(tried.rows.iter().all(|row| row.now == row.then));
        }
        let strict = Trial { cuts: cuts(&known, |_, low| low + 500), ..Trial::default() };
        let tried = on_trial(&known, &strict, place, month(9)).unwrap();
        let score = |card: &domain::scorecard::Scorecard| card.score.unwrap().percent_hundredths();
        assert!(tried.rows.iter().all(|row| score(&row.then.0) <= score(&row.now.0)));
        let double = Trial {
            targets: BTreeMap::from([(SchemeCode::new("bank-linkage"), 200)]),
            ..Trial::default()
        };
        let tried = on_trial(&known, &double, place, month(9)).unwrap();
        for row in &tried.rows {
            let line = |card: &domain::scorecard::Scorecard| {
                card.line(&SchemeCode::new("bank-linkage")).unwrap().target
            };
            let (Cell::Value(now), Cell::Value(then)) = (line(&row.now.0), line(&row.then.0))
            else {
                panic!("a target on both sides")
            };
            assert_eq!(then, 2 * now);
        }
        assert!(known == self::known(desk), "nothing of it is kept");
    });
}

#[test]
fn what_cannot_be_tried_is_told_by_name() {
    in_sample_office(|desk| {
        let known = known(desk);
        let place = known.place("kanpur-nagar").unwrap().code;
        let of_line = |n| BTreeMap::from([(SchemeCode::new("bank-linkage"), n)]);
        let all = desk::trial::lines(&known, place);
        let nothing = all.iter().map(|line| (line.code.clone(), 0)).collect();
        let marks = cuts(&known, |_, _| 0).into_keys().chain([Letter::new("E")]);
        let marks: BTreeMap<Letter, i64> = marks.map(|letter| (letter, 0)).collect();
        let cut = |n| cuts(&known, move |letter, low| if letter == "A" { n } else { low });
        for (trial, code) in [
            (Trial { cuts: cut(100), ..Trial::default() }, "bands-out-of-order"),
            (Trial { cuts: cut(-1), ..Trial::default() }, "trial-number-out-of-range"),
            (Trial { cuts: cut(100_001), ..Trial::default() }, "trial-number-out-of-range"),
            (Trial { weights: nothing, ..Trial::default() }, "weights-sum-to-nothing"),
            (Trial { marks, ..Trial::default() }, "weights-sum-to-nothing"),
            (Trial { weights: of_line(101), ..Trial::default() }, "trial-number-out-of-range"),
            (Trial { targets: of_line(-1), ..Trial::default() }, "trial-number-out-of-range"),
        ] {
            match on_trial(&known, &trial, place, month(9)) {
                Err(Error::Refused(refusal)) => assert_eq!(refusal.code(), code, "{trial:?}"),
                Err(other) => panic!("{code}: {other}"),
                Ok(_) => panic!("{code} was not told"),
            }
        }
        // A target of zero is no target: the line leaves the card, and nothing falls over.
        let zero = Trial { targets: of_line(0), ..Trial::default() };
        let tried = on_trial(&known, &zero, place, month(9)).unwrap();
        for row in &tried.rows {
            let line = row.then.0.line(&SchemeCode::new("bank-linkage")).unwrap();
            assert_eq!(line.outcome, domain::scorecard::Outcome::Out(Blank::NoTarget));
        }
    });
}
