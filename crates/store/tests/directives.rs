//! Directives from their issue to their closing, as stories on both databases.

#![expect(clippy::unwrap_used, reason = "a test")]

mod common;

use common::{World, block, district, record, record_by, world};
use domain::directive::steps::Step;
use domain::directive::{
    Condition, Deadline, Directive, DirectiveId, NewDirective, Resolution, State,
};
use domain::fact::Fact;
use domain::post::PostId;
use domain::review::{ReviewId, SeriesId};
use domain::scheme::SchemeCode;
use jiff::civil::{Date, date};
use store::directives::{Counts, Filter, Page, Standing};
use store::{Db, Error, directives};
use testkit::{by, on_each_database};

fn issue(db: &Db, on: Date, given: NewDirective) -> DirectiveId {
    DirectiveId(record(db, on, &Fact::DirectiveIssued(given)))
}

fn get(db: &Db, id: DirectiveId) -> Directive {
    db.read(|tx| directives::get(tx, id)).unwrap()
}

fn step(db: &Db, by: PostId, id: DirectiveId, step: Step) -> i64 {
    record_by(db, by, date(2025, 10, 20), &Fact::DirectiveMoved { directive: id, step })
}

fn on_date(words: &str, due_on: Date) -> Deadline {
    Deadline { words: words.to_owned(), due_on: Some(due_on), how: Resolution::Counted }
}

const OCTOBER: Date = date(2025, 10, 6);
const NOVEMBER: Date = date(2025, 11, 3);

#[test]
fn a_directive_comes_back_as_it_was_given_whatever_its_condition() {
    on_each_database(|db| {
        let world = world(db);
        let review = world.call(db, OCTOBER);
        let figure = world.directive(review).condition;
        for condition in [figure, Condition::Document, Condition::Evidence] {
            let given = NewDirective { condition, scheme: None, ..world.directive(review) };
            let id = issue(db, OCTOBER, given.clone());
            assert_eq!(get(db, id), Directive::new(id, given, OCTOBER));
        }
    });
}

#[test]
fn each_owner_has_a_state_of_its_own_and_every_step_is_kept() {
    on_each_database(|db| {
        let world = world(db);
        let review = world.call(db, OCTOBER);
        let id = issue(db, OCTOBER, world.directive(review));
        let (words, evidence) = ("46 खाते खुले".to_owned(), "सूची".to_owned());
        let reported = Step::Reported { owner: world.bmm, words, evidence };
        let fact = step(db, world.bmm, id, reported.clone());
        let accepted = Step::Accepted { owner: world.bmm, remark: String::new() };
        step(db, world.cdo, id, accepted.clone());
        let directive = get(db, id);
        let states: Vec<State> = directive.owners.iter().map(|owner| owner.state).collect();
        assert_eq!(states, [State::Verified, State::Issued]);
        assert!(directive.is_open());
        let history = db.read(|tx| directives::history(tx, id)).unwrap();
        assert_eq!(history.len(), 2);
        assert_eq!((history[0].n, history[0].fact), (1, fact));
        assert_eq!((&history[0].step, history[0].by), (&reported, Some(world.bmm)));
        assert_eq!((&history[1].step, history[1].by), (&accepted, Some(world.cdo)));
        assert_eq!(history[1].on, date(2025, 10, 20));
    });
}

#[test]
fn every_kind_of_step_is_kept_in_the_history_as_it_was() {
    on_each_database(|db| {
        let world = world(db);
        let review = world.call(db, OCTOBER);
        let id = issue(db, OCTOBER, world.directive(review));
        let (owner, said) = (world.bmm, || "क\"ख\"".to_owned());
        let steps = [
            Step::Acknowledged { owner },
            Step::Started { owner },
            Step::Reported { owner, words: said(), evidence: said() },
            Step::Returned { owner, remark: said() },
            Step::Accepted { owner, remark: said() },
            Step::Extended { due_on: NOVEMBER, reason: said() },
            Step::VerifiedByFigure { value: 218, by_fact: 9 },
            Step::Reopened { reason: said() },
            Step::Dropped { reason: said() },
        ];
        for taken in &steps {
            step(db, world.cdo, id, taken.clone());
        }
        let history = db.read(|tx| directives::history(tx, id)).unwrap();
        let kept: Vec<Step> = history.into_iter().map(|taken| taken.step).collect();
        assert_eq!(kept, steps);
        assert_eq!(get(db, id).state(), State::Dropped);
    });
}

#[test]
fn a_directive_for_the_next_sitting_gets_its_day_when_that_is_called() {
    on_each_database(|db| {
        let world = world(db);
        let review = world.call(db, OCTOBER);
        let next = issue(db, OCTOBER, world.directive(review));
        let vague = issue(db, OCTOBER, with_how(&world, review, Resolution::Vague));
        let extended = issue(db, OCTOBER, world.directive(review));
        let later = date(2025, 12, 31);
        step(db, world.cdo, extended, Step::Extended { due_on: later, reason: "बाढ़".to_owned() });
        assert_eq!(get(db, next).due_on, None);

        let november = world.call(db, NOVEMBER);
        let given_in_november = issue(db, NOVEMBER, world.directive(november));
        world.call(db, date(2025, 12, 1));
        assert_eq!(get(db, next).due_on, Some(NOVEMBER), "the first sitting after it");
        assert_eq!(get(db, next).given.deadline.due_on, None, "what was given stays as given");
        assert_eq!(get(db, vague).due_on, None);
        assert_eq!(get(db, extended).due_on, Some(later));
        assert_eq!(get(db, given_in_november).due_on, Some(date(2025, 12, 1)));
    });
}

#[test]
fn a_directive_issued_after_the_next_sitting_was_called_gets_that_day_at_once() {
    on_each_database(|db| {
        let world = world(db);
        let review = world.call(db, OCTOBER);
        world.call(db, date(2025, 12, 1));
        world.call(db, NOVEMBER);
        let id = issue(db, date(2025, 11, 1), world.directive(review));
        assert_eq!(get(db, id).due_on, Some(NOVEMBER));
    });
}

#[test]
fn an_earlier_sitting_called_late_binds_nothing_given_after_it() {
    on_each_database(|db| {
        let world = world(db);
        let november = world.call(db, NOVEMBER);
        let id = issue(db, NOVEMBER, world.directive(november));
        world.call(db, OCTOBER);
        assert_eq!(get(db, id).due_on, None);
    });
}

fn with_how(world: &World, review: ReviewId, how: Resolution) -> NewDirective {
    let deadline = Deadline { words: "शीघ्र".to_owned(), due_on: None, how };
    NewDirective { deadline, ..world.directive(review) }
}

/// Four directives: one open and late, one closed, one dropped, one of another line and owner.
fn four(db: &Db, world: &World, review: ReviewId) -> [DirectiveId; 4] {
    let due = |day| on_date("7 दिनों में", date(2025, 10, day));
    let given = || world.directive(review);
    let late = issue(db, OCTOBER, NewDirective { deadline: due(13), ..given() });
    let closed = issue(db, OCTOBER, NewDirective { deadline: due(13), ..given() });
    step(db, world.cdo, closed, Step::VerifiedByFigure { value: 218, by_fact: 1 });
    let dropped = issue(db, OCTOBER, NewDirective { deadline: due(13), ..given() });
    step(db, world.cdo, dropped, Step::Dropped { reason: "दोहराव".to_owned() });
    let other = NewDirective {
        owners: vec![world.dc],
        place: district(),
        scheme: Some(SchemeCode::new("cif")),
        condition: Condition::Document,
        deadline: due(14),
        ..given()
    };
    [late, closed, dropped, issue(db, OCTOBER, other)]
}

#[test]
fn the_register_is_narrowed_by_each_thing_that_can_be_asked() {
    on_each_database(|db| {
        let world = world(db);
        let review = world.call(db, OCTOBER);
        let [late, closed, dropped, other] = four(db, &world, review);
        let all = Filter::default;
        let within = |place| Filter { within: Some(place), ..all() };
        for (what, filter, expected) in [
            ("all", all(), vec![late, closed, dropped, other]),
            ("open", Filter { standing: Standing::Open, ..all() }, vec![late, other]),
            ("closed", Filter { standing: Standing::Closed, ..all() }, vec![closed, dropped]),
            (
                "review",
                Filter { review: Some(review), ..all() },
                vec![late, closed, dropped, other],
            ),
            ("other review", Filter { review: Some(ReviewId(1)), ..all() }, vec![]),
            (
                "series",
                Filter { series: Some(world.series), ..all() },
                vec![late, closed, dropped, other],
            ),
            ("other series", Filter { series: Some(SeriesId(1)), ..all() }, vec![]),
            ("owner", Filter { owner: Some(world.bmm), ..all() }, vec![late, closed, dropped]),
            ("no owner", Filter { owner: Some(world.cdo), ..all() }, vec![]),
            ("block", within(block(1)), vec![late, closed, dropped]),
            ("district", within(district()), vec![late, closed, dropped, other]),
            ("other block", within(block(2)), vec![]),
            ("state", Filter { state: Some(State::Dropped), ..all() }, vec![dropped]),
            ("scheme", Filter { scheme: Some(SchemeCode::new("cif")), ..all() }, vec![other]),
            ("overdue", Filter { overdue_on: Some(date(2025, 10, 14)), ..all() }, vec![late]),
            ("not yet", Filter { overdue_on: Some(date(2025, 10, 13)), ..all() }, vec![]),
        ] {
            let found = db.read(|tx| directives::register(tx, &filter, Page::all())).unwrap();
            let found: Vec<DirectiveId> = found.iter().map(|directive| directive.id).collect();
            assert_eq!(found, expected, "{what}");
            let on = filter.overdue_on.unwrap_or(OCTOBER);
            let counts = db.read(|tx| directives::counts(tx, &filter, on)).unwrap();
            let n = match (filter.state, filter.overdue_on) {
                (Some(state), _) => counts.in_state(state),
                (None, Some(_)) => counts.overdue,
                (None, None) => counts.of(filter.standing),
            };
            assert_eq!(usize::try_from(n).unwrap(), expected.len(), "{what}");
        }
    });
}

#[test]
fn the_register_is_counted_and_paged() {
    on_each_database(|db| {
        let world = world(db);
        let review = world.call(db, OCTOBER);
        let [late, closed, dropped, other] = four(db, &world, review);
        db.read(|tx| {
            let counts = directives::counts(tx, &Filter::default(), date(2025, 10, 14))?;
            let by_state = [2, 0, 0, 0, 0, 1, 1, 0];
            let expected = Counts { given: 4, open: 2, overdue: 1, by_state, is_at_least: false };
            assert_eq!(counts, expected);
            let mut page = |after| {
                let page = Page { after, limit: 3 };
                let found = directives::register(tx, &Filter::default(), page)?;
                Ok::<_, Error>(found.iter().map(|directive| directive.id).collect::<Vec<_>>())
            };
            assert_eq!(page(None)?, [late, closed, dropped]);
            assert_eq!(page(Some(dropped))?, [other]);
            assert_eq!(page(Some(other))?, []);
            let open = directives::open_of_series(tx, world.series)?;
            assert_eq!(open.iter().map(|one| one.id).collect::<Vec<_>>(), [late, other]);
            assert_eq!(directives::of_review(tx, review)?.len(), 4);
            Ok::<(), Error>(())
        })
        .unwrap();
    });
}

#[test]
fn directives_that_wait_for_a_figure_are_the_open_and_those_a_figure_closed() {
    on_each_database(|db| {
        let world = world(db);
        let review = world.call(db, OCTOBER);
        let [late, closed, _dropped, _other] = four(db, &world, review);
        let by_hand = NewDirective { owners: vec![world.bmm], ..world.directive(review) };
        let by_hand = issue(db, OCTOBER, by_hand);
        let remark = String::new();
        step(db, world.cdo, by_hand, Step::Accepted { owner: world.bmm, remark });
        let waiting = db.read(directives::with_figure_condition).unwrap();
        let waiting: Vec<(DirectiveId, bool)> =
            waiting.iter().map(|directive| (directive.id, directive.is_open())).collect();
        assert_eq!(waiting, [(late, true), (closed, false)]);
    });
}

#[test]
fn a_step_on_a_directive_that_is_not_there_is_a_conflict() {
    on_each_database(|db| {
        let world = world(db);
        let moved = Fact::DirectiveMoved {
            directive: DirectiveId(77),
            step: Step::Started { owner: world.bmm },
        };
        let outcome = db.write(by(None, OCTOBER), |tx| tx.record(&moved));
        assert!(matches!(outcome, Err(Error::Conflict(_))), "{outcome:?}");
        let missing = db.read(|tx| directives::get(tx, DirectiveId(77)));
        assert!(matches!(missing, Err(Error::Missing { what: "directive", .. })));
    });
}
