//! Taking an intake back: what stood before stands again, what came later stays, and the record proves
//! itself as if the figures had never come.

#![expect(clippy::unwrap_used, reason = "a test")]

#[expect(dead_code, reason = "each test file uses a part of it")]
mod office;

use desk::Desk;
use desk::undo::{Effect, foresee, undo};
use domain::directive::State;
use domain::figure::{Blank, Cell, FigureKind};
use domain::period::Period;
use domain::refusal::Refusal;
use jiff::civil::{Date, date};
use office::{accounts, block, by, call, given, office, reaches, save};
use testkit::on_each_address;

const DAY: Date = date(2025, 9, 20);

fn level(desk: &Desk, ix: usize) -> Cell {
    let period = Period::month_of(DAY);
    let kind = (&accounts(), FigureKind::Achieved);
    desk.read(DAY, |books| Ok(desk::figures::cell(&books.known, kind, period, block(ix)))).unwrap()
}

/// The office opened afresh knows what the running one knows, and the record is sound.
fn is_the_same_afresh(address: &str, desk: &Desk) {
    let fresh = Desk::open(address).unwrap();
    let cube = |desk: &Desk| desk.read(DAY, |books| Ok(books.known.cube.clone())).unwrap();
    assert!(cube(desk) == cube(&fresh), "{address}");
    let report = desk::ledger::verify(fresh.db()).unwrap();
    assert!(report.is_sound(), "{:?}", report.broken);
}

#[test]
fn what_stood_before_stands_again_and_what_came_later_stays_on_top() {
    on_each_address(|address| {
        let desk = Desk::open(address).unwrap();
        let office = office(&desk, 3);
        let take = |values: &[(usize, i64)]| {
            desk.write(by(office.dc, DAY), |books| save(books, values, DAY)).unwrap().fact
        };
        take(&[(0, 10), (1, 20)]);
        let wrong = take(&[(0, 1_000), (1, 2_000), (2, 3_000)]);
        let later = take(&[(1, 25)]);
        let expected = Effect { n_cells: 3, n_back: 1, n_gone: 1, n_kept: 1, later: vec![later] };
        let seen = desk.read(DAY, |books| foresee(books, wrong)).unwrap();
        assert_eq!((seen.effect, seen.top), (expected.clone(), Some(office::district())));
        assert_eq!(level(&desk, 0), Cell::Value(1_000), "only looked at");

        let why = "गलत माह का प्रपत्र";
        let back = desk.write(by(office.dc, DAY), |books| undo(books, wrong, why)).unwrap();
        assert_eq!(back.effect, expected);
        let levels = [0, 1, 2].map(|ix| level(&desk, ix));
        let nothing = Cell::Blank(Blank::NotReported);
        assert_eq!(levels, [Cell::Value(10), Cell::Value(25), nothing]);
        is_the_same_afresh(address, &desk);

        let again = desk.write(by(office.dc, DAY), |books| undo(books, wrong, why)).unwrap_err();
        let refusal = Refusal::IntakeAlreadyUndone { fact: back.fact };
        assert!(matches!(again, desk::Error::Refused(said) if said == refusal));
        for (intake, why, missing) in [(later, " ", false), (back.fact, "क", true)] {
            let error = desk.write(by(office.dc, DAY), |books| undo(books, intake, why));
            let is_missing = matches!(error.unwrap_err(), desk::Error::NotFound);
            assert_eq!(is_missing, missing, "{intake} {why}");
        }
    });
}

#[test]
fn another_program_on_the_same_record_takes_the_figures_back_too() {
    on_each_address(|address| {
        let desk = Desk::open(address).unwrap();
        let office = office(&desk, 2);
        let wrong = desk.write(by(office.dc, DAY), |books| save(books, &[(0, 7)], DAY)).unwrap();
        let other = Desk::open(address).unwrap();
        assert_eq!(level(&other, 0), Cell::Value(7));
        desk.write(by(office.dc, DAY), |books| undo(books, wrong.fact, "दो बार आया")).unwrap();
        assert_eq!(level(&other, 0), Cell::Blank(Blank::NotReported));
        desk.write(by(office.dc, DAY), |books| save(books, &[(0, 8)], DAY)).unwrap();
        assert_eq!(level(&other, 0), Cell::Value(8));
        is_the_same_afresh(address, &other);
    });
}

#[test]
fn a_directive_that_the_figures_closed_opens_again_and_the_right_figure_closes_it() {
    on_each_address(|address| {
        let desk = Desk::open(address).unwrap();
        let office = office(&desk, 2);
        let issued = desk.write(by(office.cdo, DAY), |books| {
            let point = call(books, &office, DAY);
            let given = given(point, &[office.bmms[0]], block(0), reaches(0, 40));
            desk::directives::issue(books, given)
        });
        let directive = issued.unwrap().id;
        let state =
            || desk.read(DAY, |b| Ok(desk::directives::get(b, directive)?.0.state())).unwrap();
        let take = |value| desk.write(by(office.dc, DAY), |b| save(b, &[(0, value)], DAY)).unwrap();
        let wrong = take(400);
        assert_eq!((wrong.closed.len(), state()), (1, State::Verified));
        let back = desk.write(by(office.dc, DAY), |b| undo(b, wrong.fact, "शून्य अधिक")).unwrap();
        assert_eq!((back.settled.reopened.len(), state()), (1, State::InProgress));
        assert_eq!((take(40).closed.len(), state()), (1, State::Verified));
        is_the_same_afresh(address, &desk);
    });
}
