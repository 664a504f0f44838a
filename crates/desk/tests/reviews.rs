//! Holding a review from the first word to the corrigendum, on both databases: two writers at once, two
//! approvals at once, papers that come out the same for ever, and figures that change afterwards.

#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::sync::Barrier;

use desk::papers::{Checked, Correction, Language, Wanted};
use desk::reviews::{Kept, Said};
use desk::{Books, Desk, Error, Read, Write};
use domain::agenda::AgendaReason;
use domain::fact::By;
use domain::figure::{Cell, Figure, FigureBlock, FigureKind, Source, Way};
use domain::indicator::IndicatorCode;
use domain::name::Name;
use domain::period::Period;
use domain::post::PostId;
use domain::refusal::Refusal;
use domain::review::{Attendance, Presence, ReviewId, Sitting};
use domain::series::{InputClock, Rhythm};
use jiff::civil::{Date, date};

const TODAY: Date = date(2024, 10, 12);
const SITTING: Date = date(2024, 11, 4);

fn by(post: PostId) -> By {
    let noon = TODAY.at(12, 0, 0, 0).in_tz("Asia/Kolkata").unwrap();
    By { post: Some(post), at: noon.timestamp(), on: TODAY, why: String::new() }
}

/// The sample office with a sitting of Kanpur Dehat called and its agenda drawn.
struct Hall<'a> {
    desk: &'a Desk,
    review: ReviewId,
    chair: PostId,
    member: PostId,
}

impl Hall<'_> {
    fn read<T>(&self, read: impl FnOnce(&mut Books<'_, '_, Read>) -> desk::Result<T>) -> T {
        self.desk.read(TODAY, read).unwrap()
    }

    fn act<T>(
        &self,
        post: PostId,
        write: impl FnMut(&mut Books<'_, '_, Write>) -> desk::Result<T>,
    ) -> desk::Result<T> {
        self.desk.write(by(post), write)
    }

    fn say(&self, post: PostId, words: &str, base: i64, joins: &[i64]) -> Kept {
        let said = Said { words: words.to_owned(), base, joins: joins.to_vec() };
        self.act(post, |books| desk::reviews::save_words(books, self.review, 1, &said)).unwrap()
    }

    fn issue(&self, wanted: &Wanted) -> desk::Result<i64> {
        self.act(self.chair, |books| {
            desk::papers::issue(books, self.review, wanted, "http://127.0.0.1:7421")
        })
    }

    fn issue_minutes(&self) {
        self.act(self.chair, |books| {
            desk::minutes::approve(books, self.review)?;
            desk::minutes::issue(books, self.review, "http://127.0.0.1:7421")
        })
        .unwrap();
    }
}

fn in_each_hall(test: impl Fn(&Hall<'_>)) {
    testkit::on_each_database(|db| {
        let desk = Desk::over(db.clone()).unwrap();
        desk::scenario::sample(&desk).unwrap();
        let (series, chair, member) = desk
            .read(TODAY, |books| {
                let all = desk::reviews::all_series(books)?;
                let found = all.into_iter().find(|f| f.series.slug == "nrlm-kanpur-dehat").unwrap();
                Ok((found.id, found.series.chair, found.series.members[0]))
            })
            .unwrap();
        let review = desk
            .write(by(chair), |books| {
                let review = desk::reviews::call(
                    books,
                    Sitting {
                        series,
                        on: SITTING,
                        venue: Name::new("विकास भवन", "Vikas Bhawan"),
                        figures_to: date(2024, 9, 30),
                    },
                )?;
                desk::reviews::draw_agenda(books, review)?;
                Ok(review)
            })
            .unwrap();
        test(&Hall { desk: &desk, review, chair, member });
        let report = desk::ledger::verify(desk.db()).unwrap();
        assert!(report.is_sound(), "{report:?}");
    });
}

fn refused<T: std::fmt::Debug>(outcome: desk::Result<T>) -> Refusal {
    match outcome {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn of_two_who_write_at_once_neither_loses_a_word() {
    in_each_hall(|hall| {
        let begin = Barrier::new(2);
        let write = |post, words: &'static str| {
            begin.wait();
            hall.say(post, words, 0, &[])
        };
        let kept = std::thread::scope(|scope| {
            let one = scope.spawn(|| write(hall.chair, "46 खाते शेष"));
            let other = scope.spawn(|| write(hall.member, "बैंक ने फार्म लौटाए"));
            [one.join().unwrap(), other.join().unwrap()]
        });
        let stands = kept.iter().filter(|kept| matches!(kept, Kept::Stands { .. })).count();
        assert_eq!(stands, 1, "{kept:?}");
        let words =
            hall.read(|books| desk::reviews::held(books, hall.review)).points[0].words.clone();
        let mut both = vec![words.said.clone(), words.others[0].said.clone()];
        both.sort();
        assert_eq!(both, ["46 खाते शेष", "बैंक ने फार्म लौटाए"]);
        let approved = hall.act(hall.chair, |books| desk::minutes::approve(books, hall.review));
        assert_eq!(refused(approved), Refusal::WordsNotJoined { n: 1 });
        let joined = both.join("; ");
        hall.say(hall.member, &joined, words.version, &[words.others[0].fact]);
        let words =
            hall.read(|books| desk::reviews::held(books, hall.review)).points[0].words.clone();
        assert_eq!((words.said, words.others.len()), (joined, 0));
    });
}

#[test]
fn a_saving_that_was_sent_twice_is_kept_once() {
    in_each_hall(|hall| {
        let head = || hall.read(|books| Ok(books.known.seq));
        let Kept::Stands { version } = hall.say(hall.chair, "पहला", 0, &[]) else {
            panic!()
        };
        let after = head();
        assert_eq!(hall.say(hall.chair, "पहला", 0, &[]), Kept::Stands { version });
        assert_eq!(hall.say(hall.member, "दूसरा", 0, &[]), Kept::Beside { version });
        assert_eq!(hall.say(hall.member, "दूसरा", 0, &[]), Kept::Beside { version });
        assert_eq!(head(), after + 1);
    });
}

#[test]
fn of_two_approvals_at_once_one_stands_and_what_was_approved_goes_out() {
    in_each_hall(|hall| {
        hall.say(hall.chair, "चर्चा हुई", 0, &[]);
        let other = hall.act(hall.member, |books| desk::minutes::approve(books, hall.review));
        assert_eq!(refused(other), Refusal::NotTheChair);
        let early = hall.act(hall.chair, |books| desk::minutes::issue(books, hall.review, ""));
        assert_eq!(refused(early), Refusal::MinutesNotApproved);
        let begin = Barrier::new(2);
        let approve = || {
            begin.wait();
            hall.act(hall.chair, |books| desk::minutes::approve(books, hall.review))
        };
        let outcomes = std::thread::scope(|scope| {
            [scope.spawn(approve), scope.spawn(approve)].map(|thread| thread.join().unwrap())
        });
        let refusals: Vec<Refusal> =
            outcomes.into_iter().filter(Result::is_err).map(refused).collect();
        assert_eq!(refusals, [Refusal::MinutesAlreadyApproved]);
        let late = Said { words: "बाद में".to_owned(), ..Said::default() };
        let late =
            hall.act(hall.chair, |books| desk::reviews::save_words(books, hall.review, 1, &late));
        assert_eq!(refused(late), Refusal::MinutesAlreadyApproved);
        let approved = hall.read(|books| desk::minutes::approved(books, hall.review));
        hall.act(hall.chair, |books| desk::minutes::issue(books, hall.review, "")).unwrap();
        let (issued, _) = hall.read(|books| desk::papers::issued(books, hall.review));
        assert_eq!(issued.points, approved.points);
        assert_eq!((approved.number.n, issued.number.n), (0, 2));
    });
}

#[test]
fn an_approval_that_is_taken_back_lets_the_points_be_written_again() {
    in_each_hall(|hall| {
        let review = hall.review;
        hall.act(hall.chair, |books| desk::minutes::approve(books, review)).unwrap();
        let by_other = hall.act(hall.member, |books| desk::minutes::send_back(books, review, "भूल"));
        assert_eq!(refused(by_other), Refusal::NotTheChair);
        let without = hall.act(hall.chair, |books| desk::minutes::send_back(books, review, " "));
        assert_eq!(refused(without), Refusal::WordsMissing);
        hall.act(hall.chair, |books| desk::minutes::send_back(books, review, "बिन्दु छूटा")).unwrap();
        assert!(matches!(hall.say(hall.chair, "जोड़ा गया", 0, &[]), Kept::Stands { .. }));
    });
}

#[test]
fn every_paper_comes_out_the_same_and_its_code_finds_it() {
    in_each_hall(|hall| {
        hall.act(hall.chair, |books| {
            desk::reviews::take_attendance(
                books,
                hall.review,
                vec![Attendance {
                    post: hall.member,
                    presence: Presence::Deputy,
                    who: "सुनीता देवी".to_owned(),
                    leave: "दूरभाष पर".to_owned(),
                }],
            )
        })
        .unwrap();
        hall.say(hall.chair, "46 खाते शेष", 0, &[]);
        assert_eq!(refused(hall.issue(&Wanted::PressNote)), Refusal::MinutesNotIssued);
        hall.issue_minutes();
        let minutes =
            || hall.read(|books| desk::papers::minutes_pdf(books, hall.review, Language::Hi)).bytes;
        let before = minutes();
        let correction = Correction {
            point: 1,
            printed: "46 खाते".to_owned(),
            read: "45 खाते".to_owned(),
            reason: "टंकण त्रुटि".to_owned(),
        };
        let papers: Vec<i64> = [
            Wanted::AgendaNote,
            Wanted::AttendanceSheet,
            Wanted::ActionTaken,
            Wanted::DirectiveList(hall.member),
            Wanted::PressNote,
            Wanted::Corrigendum(correction.clone()),
        ]
        .iter()
        .map(|wanted| hall.issue(wanted).unwrap())
        .collect();
        assert!(minutes() == before, "the corrigendum changed the minutes");
        for fact in &papers {
            for language in [Language::Hi, Language::En] {
                let pdf = || hall.read(|books| desk::papers::pdf(books, *fact, language)).bytes;
                assert!(pdf() == pdf(), "paper {fact} differs");
            }
            let (_, _, hash) = hall.read(|books| desk::papers::paper(books, *fact));
            let code = desk::papers::check_code(&hash).to_uppercase();
            let checked = hall.read(|books| desk::papers::check(books, &code));
            assert!(matches!(checked, Checked::Genuine { paper, .. } if paper.fact == *fact));
        }
        let press = hall.read(|books| desk::papers::pdf(books, papers[4], Language::Hi));
        let press = press.text.join(" ").split_whitespace().collect::<String>();
        assert!(press.contains("46खातेशेष।") && press.contains("कीअध्यक्षतामें"), "{press}");
        let (_, hash) = hall.read(|books| desk::papers::issued(books, hall.review));
        let checked =
            hall.read(|books| desk::papers::check(books, &desk::papers::check_code(&hash)));
        let Checked::Genuine { corrected_by, .. } = checked else { panic!("{checked:?}") };
        assert_eq!(corrected_by.iter().map(|paper| paper.fact).collect::<Vec<_>>(), papers[5..]);
        for (code, expected) in
            [("0000000000000000", Checked::Unknown), ("so-called", Checked::NotACode)]
        {
            assert_eq!(hall.read(|books| desk::papers::check(books, code)), expected);
        }
        let silent =
            Wanted::Corrigendum(Correction { reason: String::new(), ..correction.clone() });
        assert_eq!(refused(hall.issue(&silent)), Refusal::WordsMissing);
        let elsewhere = Wanted::Corrigendum(Correction { point: 99, ..correction });
        assert_eq!(refused(hall.issue(&elsewhere)), Refusal::AgendaItemMissing { n: 99 });
    });
}

#[test]
fn what_the_chair_saw_stays_and_later_figures_are_told_once_each() {
    in_each_hall(|hall| {
        let held = || hall.read(|books| desk::reviews::held(books, hall.review));
        let before = held();
        assert_eq!(hall.read(|books| Ok(desk::reviews::changed(&books.known, &before))), []);
        let (n, seen, scheme) = before
            .points
            .iter()
            .find_map(|p| Some((p.item.n, p.item.seen.clone()?, p.item.scheme.clone()?)))
            .unwrap();
        let place = before.series.place;
        hall.act(hall.chair, |books| {
            let achieved = books.known.book.scheme(&scheme).unwrap().achieved.clone();
            let source = Source {
                way: Way::Sheet,
                name: "सुधार.xlsx".to_owned(),
                sha256: "ab".repeat(32),
                as_on: TODAY,
                synthetic: false,
            };
            let kinds = [FigureKind::Achieved, FigureKind::AchievedToDate];
            let figure = |place| {
                kinds.map(|kind| Figure {
                    indicator: IndicatorCode::new(achieved.as_str()),
                    place,
                    period: Period::Month(date(2024, 9, 1)),
                    kind,
                    cell: Cell::Value(9),
                })
            };
            let below = books.known.tree.children(place).map(|place| place.code);
            let figures: Vec<Figure> = below.chain([place]).flat_map(figure).collect();
            desk::figures::save(books, source, FigureBlock::of(&figures))
        })
        .unwrap();
        let after = held();
        assert_eq!(after.points, before.points, "the agenda is pinned");
        let changed = hall.read(|books| Ok(desk::reviews::changed(&books.known, &after)));
        assert_eq!(changed.iter().map(|changed| changed.n).collect::<Vec<_>>(), [n]);
        assert_eq!(changed[0].then, seen);
        assert_ne!(changed[0].now.achieved, seen.achieved);
        hall.issue_minutes();
        let items = hall
            .act(hall.chair, |books| {
                let next = desk::reviews::call(
                    books,
                    Sitting { on: date(2024, 12, 2), ..before.review.sitting.clone() },
                )?;
                desk::reviews::draw_agenda(books, next)
            })
            .unwrap();
        let told = |word: &str| items.iter().filter(|item| item.reason.word() == word).count();
        assert_eq!(told("figures-changed"), 1);
        let is_ours = |reason: &AgendaReason| matches!(reason, AgendaReason::FiguresChanged { then, .. } if *then == seen.pair());
        assert!(items.iter().any(|item| is_ours(&item.reason)));
    });
}

#[test]
fn a_series_changes_and_ends_and_takes_no_sitting_afterwards() {
    in_each_hall(|hall| {
        let id = hall.read(|books| desk::reviews::held(books, hall.review)).review.sitting.series;
        let founded = |books: &mut Books<'_, '_, Read>| desk::reviews::series(books, id);
        let mut to = hall.read(founded).series;
        let same = to.clone();
        let nothing = hall.act(hall.chair, |books| desk::reviews::change(books, id, same.clone()));
        assert_eq!(refused(nothing), Refusal::NothingToSave);
        to.plan.rhythm = Rhythm::of_word("month.first.mon");
        to.plan.clock = InputClock { closes_days: 5, scrutiny_days: 2 };
        to.slug = "another".to_owned();
        hall.act(hall.chair, |books| desk::reviews::change(books, id, to.clone())).unwrap();
        let now = hall.read(founded);
        assert_eq!((now.series.slug.as_str(), &now.series.plan), ("nrlm-kanpur-dehat", &to.plan));
        let next = hall.read(|books| desk::reviews::next_days(books, &now));
        assert_eq!(next, [date(2024, 12, 2), date(2025, 1, 6), date(2025, 2, 3)]);
        let twice = hall.act(hall.chair, |books| desk::reviews::found(books, to.clone())).unwrap();
        let slug = hall.read(|books| desk::reviews::series(books, twice)).series.slug;
        assert_eq!(slug, "another");
        hall.act(hall.chair, |books| desk::reviews::end(books, id, "विलय")).unwrap();
        let again = hall.act(hall.chair, |books| desk::reviews::end(books, id, "विलय"));
        assert_eq!(refused(again), Refusal::SeriesEnded { on: TODAY });
        let sitting = hall.read(|books| desk::reviews::held(books, hall.review)).review.sitting;
        let called = hall.act(hall.chair, |books| {
            desk::reviews::call(books, Sitting { on: date(2025, 1, 6), ..sitting.clone() })
        });
        assert_eq!(refused(called), Refusal::SeriesEnded { on: TODAY });
    });
}
