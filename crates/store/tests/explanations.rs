//! Explanations from their draft to the decision, their letters' numbers, and findings put away, as
//! stories on both databases.

#![expect(clippy::unwrap_used, reason = "a test")]

mod common;

use std::collections::BTreeSet;

use common::{World, block, district, notice, numbered, post, record, record_by, world};
use domain::explanation::steps::Step;
use domain::explanation::{Decision, Explanation, ExplanationId, NewExplanation, Record, State};
use domain::fact::Fact;
use domain::letter::LetterKind;
use domain::period::{Fy, Period};
use domain::persistence::FindingKey;
use domain::post::PostId;
use domain::scheme::SchemeCode;
use jiff::civil::{Date, date};
use store::explanations::{Counts, Filter, Page, Scope};
use store::{Db, Error, explanations, letters};
use testkit::{by, on_each_database};

const DAY: Date = date(2025, 10, 6);
const LATER: Date = date(2025, 10, 20);

fn draft(db: &Db, by: PostId, given: NewExplanation) -> ExplanationId {
    ExplanationId(record_by(db, by, DAY, &Fact::ExplanationDrafted(given)))
}

fn step(db: &Db, by: PostId, on: Date, explanation: ExplanationId, step: Step) -> i64 {
    record_by(db, by, on, &Fact::ExplanationMoved { explanation, step })
}

fn called(on: Date, n: i64) -> Step {
    Step::Called { notice: Box::new(notice(numbered(on, n), on)) }
}

fn replied() -> Step {
    Step::Replied {
        words: "बैंक से विलम्ब".to_owned(), enclosures: "सूची".to_owned(), files: vec![]
    }
}

fn decided(decision: Decision) -> Step {
    Step::Decided { decision, words: "विचारोपरान्त".to_owned() }
}

fn get(db: &Db, id: ExplanationId) -> Explanation {
    db.read(|tx| explanations::get(tx, id)).unwrap()
}

fn register(db: &Db, filter: &Filter) -> Vec<ExplanationId> {
    let found = db.read(|tx| explanations::register(tx, filter, Page::all())).unwrap();
    found.iter().map(|explanation| explanation.id).collect()
}

#[test]
fn an_explanation_goes_from_draft_to_decision_and_every_step_is_kept() {
    on_each_database(|db| {
        let World { cdo, bmm, .. } = world(db);
        let given = world_explanation(bmm);
        let id = draft(db, cdo, given.clone());
        assert_eq!(get(db, id), Explanation::new(id, given, Some(cdo), DAY));
        let fact = step(db, cdo, DAY, id, called(DAY, 1));
        step(db, bmm, DAY, id, Step::Delivered { how: "ई-मेल".to_owned() });
        step(db, bmm, LATER, id, replied());
        step(db, cdo, LATER, id, Step::TakenUp);
        step(db, cdo, LATER, id, decided(Decision::AcceptedWithWarning));
        let end = get(db, id);
        assert_eq!(end.state, State::AcceptedWithWarning);
        assert_eq!((end.delivered_on, end.replied_on), (Some(DAY), Some(LATER)));
        assert_eq!((end.closed_on, end.is_late()), (Some(LATER), true));
        assert_eq!(end.reply_by(), Some(date(2025, 10, 9)));
        let history = db.read(|tx| explanations::history(tx, id)).unwrap();
        let words: Vec<&str> = history.iter().map(|taken| taken.step.word()).collect();
        assert_eq!(words, ["called", "delivered", "replied", "taken-up", "decided"]);
        assert_eq!((history[0].n, history[0].fact, history[0].by), (1, fact, Some(cdo)));
        let letter = db.read(|tx| letters::of_explanation(tx, id)).unwrap();
        assert_eq!((letter[0].kind, letter[0].about), (LetterKind::Explanation, id.0));
        assert_eq!((letter[0].place, letter[0].fact), (district(), fact));
    });
}

fn world_explanation(bmm: PostId) -> NewExplanation {
    NewExplanation {
        asked: bmm,
        cause: domain::explanation::Cause::ByHand {
            words: "विलम्ब \"क\"".to_owned()
        },
        place: block(1),
        review: None,
        directive: None,
    }
}

#[test]
fn the_register_is_narrowed_by_post_state_place_and_cause_and_pages_by_number() {
    on_each_database(|db| {
        let world = world(db);
        let first = draft(db, world.cdo, world.explanation("एक"));
        let of_dc =
            NewExplanation { asked: world.dc, place: district(), ..world.explanation("दो") };
        let second = draft(db, world.cdo, of_dc);
        let third = draft(db, world.cdo, world.explanation("तीन"));
        step(db, world.cdo, DAY, second, called(DAY, 1));
        let any = Filter::default;
        assert_eq!(register(db, &any()), [first, second, third]);
        assert_eq!(register(db, &Filter { asked: Some(world.dc), ..any() }), [second]);
        let states = Some(vec![State::Drafted, State::Withdrawn]);
        assert_eq!(register(db, &Filter { states, ..any() }), [first, third]);
        let within = Some(block(1));
        assert_eq!(register(db, &Filter { within, ..any() }), [first, third]);
        let within = Some(district());
        assert_eq!(register(db, &Filter { within, ..any() }), [first, second, third]);
        let cause = |place| Some((place, "by-hand/तीन".to_owned()));
        assert_eq!(register(db, &Filter { cause: cause(block(1)), ..any() }), [third]);
        assert_eq!(register(db, &Filter { cause: cause(district()), ..any() }), []);
        let asked = |post| vec![Scope::Asked(post)];
        let seen = Some(vec![asked(world.dc), vec![Scope::Place(block(1))]]);
        assert_eq!(register(db, &Filter { seen, ..any() }), [first, second, third]);
        let seen = Some(vec![vec![Scope::Line(world.dc)]]);
        assert_eq!(register(db, &Filter { seen, ..any() }), [first, second, third], "below it");
        let called_by = Some(world.cdo);
        assert_eq!(register(db, &Filter { called_by, ..any() }), [second]);
        let unanswered_on = Some(date(2025, 10, 9));
        assert_eq!(register(db, &Filter { unanswered_on, ..any() }), []);
        let unanswered_on = Some(date(2025, 10, 10));
        assert_eq!(register(db, &Filter { unanswered_on, ..any() }), [second]);
        let page = Page { after: Some(first), limit: 1 };
        let found = db.read(|tx| explanations::register(tx, &any(), page)).unwrap();
        assert_eq!(found[0].id, second);
        assert_eq!(found.len(), 1);
        let counts = db.read(|tx| explanations::counts(tx, &any(), LATER)).unwrap();
        let expected =
            Counts { all: 3, drafted: 2, awaited: 1, unanswered: 1, ..Counts::default() };
        assert_eq!(counts, expected);
        let missing = db.read(|tx| explanations::get(tx, ExplanationId(9_999)));
        assert!(matches!(missing, Err(Error::Missing { what: "explanation", .. })));
    });
}

#[test]
fn the_record_of_a_post_counts_how_its_explanations_ended() {
    on_each_database(|db| {
        let world = world(db);
        let ends: [&[Step]; 6] = [
            &[replied(), decided(Decision::Accepted)],
            &[replied(), decided(Decision::AcceptedWithWarning)],
            &[replied(), decided(Decision::NotSatisfactory)],
            &[decided(Decision::NotSatisfactory)],
            &[Step::Withdrawn { reason: "भूलवश".to_owned() }],
            &[],
        ];
        for (n, end) in (1..).zip(ends) {
            let id = draft(db, world.cdo, world.explanation(&n.to_string()));
            step(db, world.cdo, DAY, id, called(DAY, n));
            for taken in end {
                let on = if n == 3 { LATER } else { DAY };
                step(db, world.cdo, on, id, taken.clone());
            }
        }
        draft(db, world.cdo, world.explanation("प्रारूप"));
        let record = db.read(|tx| explanations::record(tx, world.bmm, LATER)).unwrap();
        let expected = Record {
            called: 5,
            accepted: 2,
            warned: 1,
            not_satisfactory: 2,
            late: 1,
            unanswered: 2,
        };
        assert_eq!(record, expected);
        let none = db.read(|tx| explanations::record(tx, world.dc, LATER)).unwrap();
        assert_eq!(none, Record::default());
    });
}

/// Fifty who issue at once, each in its own transaction: the numbers are 1 to 50, each once.
#[test]
fn fifty_letters_issued_at_once_are_numbered_without_a_gap() {
    const N: i64 = 50;
    on_each_database(|db| {
        let world = world(db);
        let drafts: Vec<ExplanationId> =
            (0..N).map(|n| draft(db, world.cdo, world.explanation(&n.to_string()))).collect();
        let issue = |explanation: ExplanationId| {
            db.write(by(Some(world.cdo), DAY), |tx| {
                let kind = LetterKind::Explanation;
                let number = letters::next_number(tx, kind, district(), Fy::of(DAY))?;
                let step = Step::Called { notice: Box::new(notice(number, DAY)) };
                tx.record(&Fact::ExplanationMoved { explanation, step })?;
                Ok::<i64, Error>(number.n)
            })
            .unwrap()
        };
        let numbers: BTreeSet<i64> = std::thread::scope(|scope| {
            let issue = &issue;
            let at_once: Vec<_> = drafts.iter().map(|id| scope.spawn(move || issue(*id))).collect();
            at_once.into_iter().map(|one| one.join().unwrap()).collect()
        });
        assert_eq!(numbers, (1..=N).collect::<BTreeSet<i64>>());
        for n in 1..=N {
            let number = numbered(DAY, n);
            let kind = LetterKind::Explanation;
            let letter = db.read(|tx| letters::get(tx, kind, district(), number)).unwrap();
            let explanation = get(db, ExplanationId(letter.about));
            assert_eq!(explanation.call.unwrap().number, number);
        }
    });
}

#[test]
fn numbers_begin_anew_with_the_year_the_place_and_the_kind() {
    on_each_database(|db| {
        let world = world(db);
        let april = date(2026, 4, 1);
        let other = PostId(record(db, DAY, &post("bdo-maitha", "bdo", block(1), None)));
        for (n, by_post, on) in
            [(1, world.cdo, DAY), (2, world.cdo, DAY), (1, world.cdo, april), (1, other, DAY)]
        {
            let id = draft(db, world.cdo, world.explanation(&format!("{n} {by_post} {on}")));
            let place = if by_post == other { block(1) } else { district() };
            let kind = LetterKind::Explanation;
            let next = db
                .write(by(Some(by_post), on), |tx| {
                    letters::next_number(tx, kind, place, Fy::of(on))
                })
                .unwrap();
            assert_eq!(next, numbered(on, n));
            step(db, by_post, on, id, called(on, n));
        }
        let minutes = db
            .write(by(None, DAY), |tx| {
                letters::next_number(tx, LetterKind::Minutes, district(), Fy::of(DAY))
            })
            .unwrap();
        assert_eq!(minutes.n, 1);
    });
}

#[test]
fn the_proof_and_a_rebuild_find_explanations_letters_and_findings_as_they_are() {
    on_each_database(|db| {
        let world = world(db);
        let id = draft(db, world.cdo, world.explanation("विलम्ब"));
        step(db, world.cdo, DAY, id, called(DAY, 1));
        step(db, world.bmm, LATER, id, replied());
        let finding = FindingKey {
            rule: "bottom-ten-thrice".to_owned(),
            place: district(),
            scheme: None,
            at: Period::Month(date(2025, 9, 1)),
        };
        record(db, DAY, &Fact::FindingDismissed { finding, reason: "बाढ़".to_owned() });
        let before = store::verify(db).unwrap();
        assert!(before.is_sound(), "{:?}", before.broken);
        for table in ["explanation", "explanation_step", "finding_dismissed", "letter"] {
            let view = before.views.iter().find(|view| view.table == table).unwrap();
            assert!(view.rows > 0, "{table}");
        }
        store::rebuild(db).unwrap();
        assert_eq!(store::verify(db).unwrap(), before);
    });
}

#[test]
fn a_finding_put_away_stays_away_for_its_period_and_line_only() {
    on_each_database(|db| {
        let world = world(db);
        let finding = FindingKey {
            rule: "low-three-months".to_owned(),
            place: block(1),
            scheme: Some(SchemeCode::new("bank-linkage")),
            at: Period::Month(date(2025, 9, 1)),
        };
        let reason = "बाढ़ से प्रभावित".to_owned();
        let fact = Fact::FindingDismissed { finding: finding.clone(), reason };
        record_by(db, world.cdo, DAY, &fact);
        let is_away =
            |finding: &FindingKey| db.read(|tx| explanations::is_dismissed(tx, finding)).unwrap();
        assert!(is_away(&finding));
        assert!(!is_away(&FindingKey { scheme: None, ..finding.clone() }));
        assert!(!is_away(&FindingKey { at: finding.at.after(), ..finding }));
    });
}
