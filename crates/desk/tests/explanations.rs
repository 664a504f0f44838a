//! Asking for explanations and what rules of persistence find, on the sample office and both databases.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use desk::explanations::findings::{self, Finding};
use desk::explanations::{About, Draft, Filter};
use desk::{Books, Desk, Error, Read, Write, explanations};
use domain::explanation::steps::Step;
use domain::explanation::{Decision, ExplanationId, State};
use domain::fact::By;
use domain::figure::{Blank, Cell, Figure, FigureBlock, FigureKind, Source, Way};
use domain::indicator::IndicatorCode;
use domain::period::Period;
use domain::post::PostId;
use domain::refusal::Refusal;
use domain::review::{Attendance, Presence};
use domain::scheme::SchemeCode;
use jiff::civil::{Date, date};

const TODAY: Date = date(2024, 10, 12);
const AFTER: Date = date(2024, 10, 20);

fn on_each_office(check: impl Fn(&Desk)) {
    testkit::on_each_database(|db| {
        let desk = Desk::over(db.clone()).unwrap();
        desk::scenario::sample(&desk).unwrap();
        check(&desk);
        let report = desk::ledger::verify(desk.db()).unwrap();
        assert!(report.is_sound(), "{report:?}");
    });
}

fn post(desk: &Desk, slug: &str) -> PostId {
    desk.read(TODAY, |books| Ok(desk::posts::by_slug(books, slug)?.id)).unwrap()
}

fn by(post: PostId, on: Date) -> By {
    let at = on.at(12, 0, 0, 0).in_tz("Asia/Kolkata").unwrap().timestamp();
    By { post: Some(post), at, on, why: String::new() }
}

fn act<T>(
    desk: &Desk,
    post: PostId,
    on: Date,
    act: impl FnMut(&mut Books<'_, '_, Write>) -> desk::Result<T>,
) -> desk::Result<T> {
    desk.write(by(post, on), act)
}

#[track_caller]
fn refused<T: std::fmt::Debug>(outcome: desk::Result<T>, expected: &Refusal) {
    match outcome {
        Err(Error::Refused(refusal)) => assert_eq!(refusal, *expected),
        other => panic!("not refused: {other:?}"),
    }
}

fn in_words(desk: &Desk, asked: PostId, words: &str) -> Draft {
    let place = |books: &mut Books<'_, '_, Read>| Ok(books.known.place("kanpur-nagar")?.code);
    let place = desk.read(TODAY, place).unwrap();
    let about = About::Words(words.to_owned());
    Draft { asked, about, place, review: None, directive: None }
}

fn decided(decision: Decision) -> Step {
    Step::Decided { decision, words: "विचारोपरान्त".to_owned() }
}

#[test]
fn a_clerk_drafts_the_chair_signs_the_post_answers_and_the_chair_decides() {
    on_each_office(|desk| {
        let [dm, desto, dpro] =
            ["dm", "desto", "dpro"].map(|word| post(desk, &format!("{word}-kanpur-nagar")));
        let asked = in_words(desk, dpro, "पंचायत भवनों की स्थिति");
        let own = act(desk, dpro, TODAY, |books| explanations::draft(books, asked.clone()));
        refused(own, &Refusal::AskedMayNotDecide);
        let id =
            act(desk, desto, TODAY, |books| explanations::draft(books, asked.clone())).unwrap();
        let twice = act(desk, dm, TODAY, |books| explanations::draft(books, asked.clone()));
        refused(twice, &Refusal::AlreadyAsked { explanation: id.0 });
        let call = |by| act(desk, by, TODAY, |books| explanations::call(books, id));
        refused(call(desto), &Refusal::NotOverAsked);
        refused(call(dpro), &Refusal::AskedMayNotDecide);
        let called = call(dm).unwrap().call.unwrap();
        assert_eq!((called.number.n, called.reply_by), (6, date(2024, 10, 15)));
        refused(call(dm), &Refusal::ExplanationStepDoesNotFollow { state: State::Called });
        let step = |by, on, step: Step| {
            act(desk, by, on, |books| explanations::step(books, id, step.clone()))
        };
        let early = step(dm, TODAY, decided(Decision::NotSatisfactory));
        refused(early, &Refusal::ReplyStillAwaited { due: date(2024, 10, 15) });
        let reply = Step::Replied {
            words: "कार्य पूर्ण".to_owned(),
            enclosures: String::new(),
            files: vec![],
        };
        refused(step(dm, AFTER, reply.clone()), &Refusal::AskedOther);
        assert!(step(dpro, AFTER, reply).unwrap().is_late());
        refused(step(dpro, AFTER, decided(Decision::Accepted)), &Refusal::AskedMayNotDecide);
        let end = step(dm, AFTER, decided(Decision::Accepted)).unwrap();
        assert_eq!(end.state, State::Accepted);
        let record = desk.read(AFTER, |books| explanations::record(books, dpro)).unwrap();
        assert_eq!((record.called, record.accepted, record.late), (2, 1, 1));
    });
}

#[test]
fn an_absence_and_an_overdue_directive_are_asked_about_only_where_they_are_so() {
    on_each_office(|desk| {
        let [dm, bsa] = ["dm", "bsa"].map(|word| post(desk, &format!("{word}-kanpur-nagar")));
        let series = |books: &mut Books<'_, '_, Read>| {
            let all = desk::reviews::all_series(books)?;
            let own = all.into_iter().find(|f| f.series.slug == "dashboard-kanpur-nagar").unwrap();
            Ok(desk::reviews::sittings(books, own.id)?[0].id)
        };
        let next = desk.read(TODAY, series).unwrap();
        let absence =
            Draft { about: About::Absence, review: Some(next), ..in_words(desk, bsa, "") };
        let not_yet = act(desk, dm, TODAY, |books| explanations::draft(books, absence.clone()));
        refused(not_yet, &Refusal::CauseNotThere);
        act(desk, dm, AFTER, |books| {
            desk::reviews::draw_agenda(books, next)?;
            let entry = Attendance {
                post: bsa,
                presence: Presence::Absent,
                who: String::new(),
                leave: String::new(),
            };
            desk::reviews::take_attendance(books, next, vec![entry])
        })
        .unwrap();
        let id = act(desk, dm, AFTER, |books| explanations::draft(books, absence.clone())).unwrap();
        let called = act(desk, dm, AFTER, |books| explanations::call(books, id)).unwrap();
        assert_eq!(called.reply_by(), Some(date(2024, 10, 23)));
        let owed = desk::directives::Filter { owner: Some(bsa), ..Default::default() };
        let owed = desk.read(AFTER, |books| desk::directives::all(books, &owed)).unwrap();
        let late = owed.iter().find(|one| one.days_overdue(AFTER).is_some()).unwrap();
        let overdue = |asked, directive| Draft {
            about: About::Overdue,
            directive: Some(directive),
            ..in_words(desk, asked, "")
        };
        act(desk, dm, AFTER, |books| explanations::draft(books, overdue(bsa, late.id))).unwrap();
        let dpro = post(desk, "dpro-kanpur-nagar");
        let other =
            act(desk, dm, AFTER, |books| explanations::draft(books, overdue(dpro, late.id)));
        refused(other, &Refusal::CauseNotThere);
    });
}

fn open(desk: &Desk) -> Vec<Finding> {
    desk.read(TODAY, |books| {
        let place = books.known.place("kanpur-nagar")?.code;
        findings::open(books, place)
    })
    .unwrap()
}

/// The findings about a line of the district itself, by the month that made each true.
fn of_line(found: &[Finding], scheme: &str) -> Vec<String> {
    let district = |one: &&Finding| one.key.rule == "low-three-months";
    let line = |one: &&Finding| one.key.scheme == Some(SchemeCode::new(scheme));
    found.iter().filter(district).filter(line).map(|one| one.on.to_string()).collect()
}

#[test]
fn a_rule_only_proposes_and_what_is_signed_or_put_away_is_proposed_no_more() {
    on_each_office(|desk| {
        let [dm, dc] = ["dm", "dc-nrlm"].map(|word| post(desk, &format!("{word}-kanpur-nagar")));
        let n_before = all(desk);
        let found = open(desk);
        assert_eq!(of_line(&found, "bank-linkage"), ["2024-09-30"]);
        assert!(found.iter().all(|one| one.on <= TODAY));
        assert_eq!(all(desk), n_before, "looking at it drafts nothing");
        let mut own = found.iter().filter(|one| one.asked == Some(dc));
        let (first, second) = (own.next().unwrap(), own.next().unwrap());
        let about = About::Finding(first.key.clone());
        let drafted = Draft { about, place: first.key.place, ..in_words(desk, dc, "") };
        let id = act(desk, dm, TODAY, |books| explanations::draft(books, drafted.clone())).unwrap();
        let called = act(desk, dm, TODAY, |books| explanations::call(books, id)).unwrap();
        assert_eq!(called.call.unwrap().reply_days, 15);
        let worded = desk
            .read(TODAY, |books| Ok(desk::wording::explanation::cause(&books.known, &called).hi));
        assert!(worded.unwrap().contains("निरन्तर"), "as the pack of Uttar Pradesh spells it");
        let dismiss = |by, reason: &str| {
            act(desk, by, TODAY, |books| findings::dismiss(books, second.key.clone(), reason))
        };
        refused(dismiss(dc, "कारण"), &Refusal::AskedMayNotDecide);
        refused(dismiss(dm, " "), &Refusal::WordsMissing);
        dismiss(dm, "लक्ष्य पुनरीक्षित हुए").unwrap();
        refused(dismiss(dm, "पुनः"), &Refusal::CauseNotThere);
        let left = open(desk);
        assert_eq!(left.len(), found.len() - 2);
        assert!(left.iter().all(|one| one.key != first.key && one.key != second.key));
        let withdraw = Step::Withdrawn { reason: "भूलवश".to_owned() };
        act(desk, dm, TODAY, |books| explanations::step(books, id, withdraw.clone())).unwrap();
        assert_eq!(open(desk).len(), left.len() + 1, "what is withdrawn is proposed again");
    });
}

fn all(desk: &Desk) -> Vec<ExplanationId> {
    let all = |books: &mut Books<'_, '_, Read>| explanations::all(books, &Filter::default());
    desk.read(TODAY, all).unwrap().iter().map(|one| one.id).collect()
}

#[test]
fn a_month_in_which_a_block_did_not_report_ends_the_run_of_the_district() {
    on_each_office(|desk| {
        let before = of_line(&open(desk), "bank-linkage");
        let silence = |books: &mut Books<'_, '_, Write>| {
            let figure = Figure {
                indicator: IndicatorCode::new("bank-linkage"),
                place: books.known.place("kakwan")?.code,
                period: Period::month(2024, 8).unwrap(),
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
            desk::figures::save(books, source, FigureBlock::of(&[figure]))
        };
        act(desk, post(desk, "desto-kanpur-nagar"), TODAY, silence).unwrap();
        assert_eq!(before, ["2024-09-30"]);
        assert_eq!(of_line(&open(desk), "bank-linkage"), ["2024-06-30"]);
    });
}
