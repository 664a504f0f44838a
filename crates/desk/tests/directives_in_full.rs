//! What an office does with a directive beyond giving and reporting it, on both databases.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

mod office;

use desk::directives::{self, Filter, Given};
use desk::samples::{self, Wanted};
use desk::{Books, Desk, Read, Write};
use domain::directive::reshape::Part;
use domain::directive::steps::Step;
use domain::directive::weeks::{WeekState, lines};
use domain::directive::{Condition, Directive, Resolution, State};
use domain::effect::{Effect, Verdict};
use domain::place::{PlaceCode, Tier};
use domain::post::PostId;
use domain::refusal::Refusal;
use domain::sample::{CheckOutcome, CheckWay, DrawRule};
use jiff::civil::{Date, date};
use office::{Office, accounts, block, by, call, district, given, office, reaches, save};

const OCTOBER: Date = date(2025, 10, 6);

fn on_each_office(n_blocks: usize, test: impl Fn(&Desk, &Office)) {
    testkit::on_each_database(|db| {
        let desk = Desk::over(db.clone()).unwrap();
        let office = office(&desk, n_blocks);
        test(&desk, &office);
        let report = desk::ledger::verify(desk.db()).unwrap();
        assert!(report.is_sound(), "{report:?}");
    });
}

fn refused<T: std::fmt::Debug>(outcome: desk::Result<T>) -> Refusal {
    match outcome.unwrap_err() {
        desk::Error::Refused(refusal) => refusal,
        other => panic!("{other:?}"),
    }
}

fn issue(books: &mut Books<'_, '_, Write>, given: Given) -> Directive {
    directives::issue(books, given).unwrap()
}

fn said() -> String {
    "बैंक बंद रहे".to_owned()
}

#[test]
fn every_post_of_a_kind_below_a_place_is_named_in_one() {
    on_each_office(3, |desk, office| {
        desk.write(by(office.cdo, OCTOBER), |books| {
            let (review, _) = call(books, office, OCTOBER);
            let words = ["bmm-1", "all:mission-block:sundarpur", "ddo"].map(str::to_owned);
            let owners = directives::owners(books, review, &words)?;
            let [first, second, third] = office.bmms[..] else { panic!("three blocks") };
            assert_eq!(owners, [second, first, third, office.ddo]);
            let nobody = ["all:tourism:sundarpur".to_owned()];
            assert!(directives::owners(books, review, &nobody).is_err());
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn a_report_after_entries_closed_is_taken_and_shown_as_late_in_the_sitting() {
    on_each_office(2, |desk, office| {
        let [first, second] = office.bmms[..] else { panic!("two blocks") };
        let (in_time, late) = desk
            .write(by(office.cdo, OCTOBER), |books| {
                let point = call(books, office, OCTOBER);
                let to = |owner| given(point, &[owner], block(0), Condition::Evidence);
                Ok((issue(books, to(first)).id, issue(books, to(second)).id))
            })
            .unwrap();
        let report = |post: PostId, id, on| {
            let step = Step::Reported { owner: post, words: said(), evidence: String::new() };
            desk.write(by(post, on), |books| directives::step(books, id, step.clone())).unwrap();
        };
        let november = date(2025, 11, 3);
        let next = desk.write(by(office.cdo, OCTOBER), |books| Ok(call(books, office, november).0));
        let next = next.unwrap();
        // Entries close three days before the sitting: that day is still in time.
        let closed = |on| desk.read(on, |books| desk::reviews::closed_for(books, office.series));
        assert_eq!(closed(date(2025, 10, 31)).unwrap(), None);
        report(first, in_time, date(2025, 10, 31));
        report(second, late, date(2025, 11, 1));
        let (sitting, day) = closed(november).unwrap().unwrap();
        assert_eq!((sitting.on, day), (november, date(2025, 10, 31)));
        assert_eq!(closed(date(2025, 11, 4)).unwrap(), None, "the sitting is over");
        let held = desk.read(november, |books| desk::reviews::held(books, next)).unwrap();
        assert_eq!(held.brought_forward.len(), 2);
        assert_eq!(held.late.into_iter().collect::<Vec<_>>(), [late]);
    });
}

#[test]
fn a_post_outside_the_series_is_bound_only_once_it_is_called_to_it() {
    on_each_office(2, |desk, office| {
        desk.write(by(office.cdo, OCTOBER), |books| {
            let state = PlaceCode::new(Tier::State, 9);
            let (near, far) =
                (office::post("sp-1", "tourism", block(1)), office::post("secy", "ddo", state));
            let [near, far] = [near, far].map(|post| office::create(books, post).unwrap());
            let point = call(books, office, OCTOBER);
            let to = |owner| given(point, &[office.bmms[0], owner], block(0), Condition::Evidence);
            assert!(directives::issue(books, to(near)).is_ok(), "below the series' place");
            let Refusal::OwnerOutsideSeries { post } = refused(directives::issue(books, to(far)))
            else {
                panic!("above the series' place, and not called")
            };
            assert!(post.en.contains("secy"), "{post:?}");
            let whole = issue(books, given(point, &office.bmms, block(0), Condition::Evidence));
            let part = |owners: &[PostId]| Part { words: said(), owners: owners.to_vec() };
            let parts = [part(&office.bmms), part(&[far])];
            let cut = directives::split(books, whole.id, &parts, "दो विभाग");
            assert!(cut.is_err(), "nor by way of a part");
            let mut series = desk::reviews::all_series(books)?.remove(0).series;
            series.members.push(far);
            desk::reviews::change(books, office.series, series)?;
            assert!(directives::issue(books, to(far)).is_ok(), "called to every sitting");
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn a_counted_deadline_on_a_holiday_is_owed_on_the_next_working_day() {
    on_each_office(1, |desk, office| {
        // Seven days after 25 September 2025 is 2 October: Gandhi's birthday and Dussehra.
        let sitting = date(2025, 9, 25);
        desk.write(by(office.cdo, sitting), |books| {
            let point = call(books, office, sitting);
            let moved = issue(books, given(point, &office.bmms, block(0), Condition::Evidence));
            assert_eq!(moved.due_on, Some(date(2025, 10, 3)));
            assert_eq!(moved.given.deadline.how, Resolution::WorkingDay);
            let named = given(point, &office.bmms, block(0), Condition::Evidence);
            let named = directives::Given {
                deadline: "2 अक्टूबर 2025 तक".to_owned(), ..named
            };
            let named = issue(books, named);
            assert_eq!(named.due_on, Some(date(2025, 10, 2)), "a day that was named stands");
            let calendar = directives::calendar(&books.known, block(0));
            let rests = calendar.rests_before(date(2025, 10, 3));
            assert_eq!(rests.len(), 1);
            // A Sunday after a second Saturday: 11 and 12 October 2025.
            assert_eq!(calendar.counted(date(2025, 10, 11)), date(2025, 10, 13));
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn a_cut_and_a_merger_keep_every_owner_the_day_and_the_clock_and_name_each_other() {
    on_each_office(2, |desk, office| {
        let [first, second] = office.bmms[..] else { panic!("two blocks") };
        let whole = desk
            .write(by(office.cdo, OCTOBER), |books| {
                let point = call(books, office, OCTOBER);
                let whole = given(point, &[first, second], district(), Condition::Evidence);
                let whole = issue(books, whole);
                let due_on = date(2025, 10, 20);
                let extended = Step::Extended { due_on, reason: said() };
                directives::step(books, whole.id, extended)
            })
            .unwrap();
        let later = date(2025, 10, 15);
        let part = |words: &str, owner| Part { words: words.to_owned(), owners: vec![owner] };
        let parts = [part("क", first), part("ख", second)];
        let by_doer =
            desk.write(by(first, later), |b| directives::split(b, whole.id, &parts, &said()));
        assert_eq!(refused(by_doer), Refusal::DoerMayNotJudge);
        desk.write(by(office.cdo, later), |books| {
            let into = directives::split(books, whole.id, &parts, &said())?;
            let (cut, history) = directives::get(books, whole.id)?;
            assert_eq!(cut.state(), State::Replaced);
            let split = Step::Split { into: into.clone(), reason: said() };
            assert_eq!(history.last().unwrap().step, split);
            for (id, owner) in into.iter().zip([first, second]) {
                let (part, history) = directives::get(books, *id)?;
                assert_eq!((part.due_on, part.clock_from), (whole.due_on, OCTOBER));
                assert_eq!(part.open_owners(), [owner]);
                let days = directives::clocks(&part, &history, date(2025, 10, 18));
                assert_eq!((days.stage_days, days.total_days), (3, 12));
            }
            let unlike = directives::merge(books, into[0], into[1], &said());
            assert_eq!(refused(unlike), Refusal::OwnerLeftOut);
            let again = given(
                (whole.given.review, whole.given.point),
                &[first],
                block(0),
                Condition::Evidence,
            );
            let again = issue(books, again);
            directives::merge(books, again.id, into[0], &said())?;
            let (merged, history) = directives::get(books, again.id)?;
            assert_eq!(merged.state(), State::Replaced);
            assert_eq!(history.last().unwrap().step.word(), "merged");
            let (_, kept) = directives::get(books, into[0])?;
            assert_eq!(kept.last().unwrap().step.word(), "took-in");
            let open = Filter { within: Some(district()), ..Filter::default() };
            let counts = directives::counts(books, &open)?;
            assert_eq!((counts.given, counts.open), (4, 2));
            assert_eq!(counts.in_state(State::Replaced), 2);
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn what_is_put_off_gets_the_day_of_the_next_sitting_when_it_is_called() {
    on_each_office(1, |desk, office| {
        let directive = desk
            .write(by(office.cdo, OCTOBER), |books| {
                let point = call(books, office, OCTOBER);
                let d = issue(books, given(point, &office.bmms, block(0), Condition::Evidence));
                directives::postpone(books, d.id, &said())?;
                Ok(d)
            })
            .unwrap();
        desk.write(by(office.cdo, date(2025, 10, 20)), |books| {
            let (waits, _) = directives::get(books, directive.id)?;
            assert_eq!((waits.due_on, waits.waits_for_sitting), (None, true));
            call(books, office, date(2025, 11, 3));
            let (bound, _) = directives::get(books, directive.id)?;
            assert_eq!((bound.due_on, bound.waits_for_sitting), (Some(date(2025, 11, 3)), false));
            let again = directives::postpone(books, directive.id, &said());
            assert_eq!(refused(again), Refusal::ExtensionNotLater { due: date(2025, 11, 3) });
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn weekly_lines_are_read_from_the_figures_as_they_were_known() {
    on_each_office(1, |desk, office| {
        let given_on = |books: &mut desk::Books<'_, '_, desk::Write>| {
            save(books, &[(0, 172)], date(2025, 10, 1))?;
            let (review, point) = call(books, office, OCTOBER);
            let figure = (accounts(), block(0));
            let none = directives::weekly(books, review, figure.clone(), (218, 0));
            assert_eq!(refused(none), Refusal::WeeksNotRead);
            let weekly = directives::weekly(books, review, figure, (218, 4))?;
            let new = given((review, point), &office.bmms, block(0), weekly);
            let new = directives::Given {
                deadline: "साप्ताहिक लक्ष्य के अनुसार".to_owned(), ..new
            };
            Ok(issue(books, new))
        };
        let directive = desk.write(by(office.cdo, OCTOBER), given_on).unwrap();
        assert_eq!(directive.due_on, Some(date(2025, 11, 3)), "the last week's day");
        for (day, value) in [(date(2025, 10, 12), 190), (date(2025, 10, 22), 195)] {
            desk.write(by(office.dc, day), |books| save(books, &[(0, value)], day)).unwrap();
        }
        let read = |today| {
            desk.read(today, |books| {
                let (of, history) = directives::get(books, directive.id)?;
                let Condition::Weekly { weeks, .. } = &of.given.condition else { panic!() };
                let lines = lines(weeks, history.iter().map(|taken| &taken.step), today);
                Ok(lines.iter().map(|line| line.state).collect::<Vec<_>>())
            })
            .unwrap()
        };
        use WeekState::{Met, Missed, ToCome};
        assert_eq!(read(date(2025, 10, 22)), [Met, Missed, ToCome, ToCome]);
        let day = date(2025, 10, 30);
        let saved = desk.write(by(office.dc, day), |books| save(books, &[(0, 218)], day)).unwrap();
        assert_eq!(saved.closed.len(), 1, "the last level closes it");
        assert_eq!(read(date(2025, 11, 5)), [Met, Missed, Missed, Met]);
    });
}

#[test]
fn a_correction_opens_again_what_a_figure_closed_and_names_its_fact() {
    on_each_office(1, |desk, office| {
        let directive = desk
            .write(by(office.cdo, OCTOBER), |books| {
                let point = call(books, office, OCTOBER);
                Ok(issue(books, given(point, &office.bmms, block(0), reaches(0, 218))))
            })
            .unwrap();
        let on = date(2025, 10, 9);
        desk.write(by(office.dc, on), |books| save(books, &[(0, 220)], on)).unwrap();
        let undone = desk.write(by(office.dc, on), |books| save(books, &[(0, 210)], on)).unwrap();
        assert_eq!(undone.reopened.len(), 1);
        desk.write(by(office.cdo, on), |books| {
            let (open, history) = directives::get(books, directive.id)?;
            assert!(open.is_open());
            let expected = Step::UndoneByFigure { value: 210, by_fact: undone.fact };
            assert_eq!(history.last().unwrap().step, expected);
            directives::step(books, directive.id, Step::Dropped { reason: said() })?;
            Ok(())
        })
        .unwrap();
        let lower = desk.write(by(office.dc, on), |books| save(books, &[(0, 9)], on)).unwrap();
        assert_eq!(lower.reopened.len(), 0, "what was dropped by hand stays dropped");
    });
}

/// Closes one directive for each block on a report, all accepted by the CDO.
fn closed_on_reports(desk: &Desk, office: &Office) {
    let issued = desk
        .write(by(office.cdo, OCTOBER), |books| {
            let point = call(books, office, OCTOBER);
            let owners = office.bmms.iter().enumerate();
            let each = owners.map(|(ix, bmm)| {
                let new = given(point, &[*bmm], block(ix), Condition::Document);
                (*bmm, issue(books, new).id)
            });
            Ok(each.collect::<Vec<_>>())
        })
        .unwrap();
    for (owner, id) in issued {
        desk.write(by(owner, OCTOBER), |books| {
            let evidence = "पत्रांक 7".to_owned();
            directives::step(books, id, Step::Reported { owner, words: said(), evidence })
        })
        .unwrap();
        desk.write(by(office.cdo, OCTOBER), |books| {
            directives::step(books, id, Step::Accepted { owner, remark: String::new() })
        })
        .unwrap();
    }
}

#[test]
fn a_sample_is_drawn_again_by_its_seed_and_a_failed_check_opens_the_directive() {
    on_each_office(6, |desk, office| {
        closed_on_reports(desk, office);
        let wanted = |checker: PostId| Wanted {
            place: district(),
            checker,
            way: CheckWay::CallBack,
            rule: DrawRule::ByRisk,
            n: 3,
            closed_from: OCTOBER,
            closed_to: OCTOBER,
        };
        let by_accepter =
            desk.write(by(office.ddo, OCTOBER), |b| samples::draw_sample(b, wanted(office.cdo)));
        assert_eq!(refused(by_accepter), Refusal::NothingToCheck);
        let sample = desk
            .write(by(office.ddo, OCTOBER), |b| samples::draw_sample(b, wanted(office.ddo)))
            .unwrap();
        let seen_by = |post: PostId| {
            let overview = |books: &mut Books<'_, '_, Read>| {
                let reader = desk::posts::get(books, post)?;
                samples::overview(books, &reader)
            };
            desk.read(OCTOBER, overview).unwrap()
        };
        let drawn = seen_by(office.cdo).drawn.remove(0);
        assert_eq!((drawn.id, drawn.sample.n_candidates), (sample, 6));
        // All closed the same way: the weights are alike, and the seed alone decides.
        let again = domain::sample::draw(&[5; 6], 3, drawn.sample.seed);
        let first = drawn.sample.chosen.iter().map(|id| id.0).min().unwrap();
        assert_eq!(again.len(), drawn.sample.chosen.len());
        assert!(first > 0);
        let chosen = drawn.sample.chosen.clone();
        let note = |by_post: PostId, ix: usize, outcome, remark: &str| {
            desk.write(by(by_post, OCTOBER), |books| {
                samples::note(books, (sample, chosen[ix]), outcome, remark)
            })
        };
        let (passed, failed) = (CheckOutcome::Passed, CheckOutcome::Failed);
        assert_eq!(refused(note(office.cdo, 0, passed, "")), Refusal::MayNotCheck);
        assert_eq!(refused(note(office.ddo, 0, failed, " ")), Refusal::WordsMissing);
        note(office.ddo, 0, passed, "").unwrap();
        note(office.ddo, 1, failed, "खाते नहीं खुले").unwrap();
        assert_eq!(refused(note(office.ddo, 0, failed, "x")), Refusal::AlreadyChecked);
        desk.read(OCTOBER, |books| {
            let (open, _) = directives::get(books, chosen[1])?;
            assert_eq!((open.is_open(), open.tally.n_reopened), (true, 1));
            Ok(())
        })
        .unwrap();
        {
            let overview = seen_by(office.cdo);
            let all = overview.places.iter().find(|row| row.of == district()).unwrap();
            assert_eq!((all.rate.n_passed, all.rate.n), (1, 2));
            assert_eq!(overview.posts.len(), 2, "one look each at two owners");
        }
        let more = desk
            .write(by(office.ddo, OCTOBER), |b| samples::draw_sample(b, wanted(office.ddo)))
            .unwrap();
        let drawn = seen_by(office.cdo).drawn.remove(0);
        assert_eq!((drawn.id, drawn.sample.n_candidates), (more, 3), "none is drawn twice");
    });
}

#[test]
fn a_directive_that_outgrew_the_blocks_beside_it_is_said_to_have_worked() {
    on_each_office(11, |desk, office| {
        let before: Vec<(usize, i64)> = (0..11).map(|ix| (ix, 1_000)).collect();
        let september = date(2025, 9, 20);
        desk.write(by(office.dc, september), |b| save(b, &before, september)).unwrap();
        let directive = desk
            .write(by(office.cdo, OCTOBER), |books| {
                let point = call(books, office, OCTOBER);
                Ok(issue(books, given(point, &office.bmms[..1], block(0), reaches(0, 1_400))))
            })
            .unwrap();
        let after: Vec<(usize, i64)> =
            (0..11).map(|ix| (ix, 1_020 + 10 * i64::try_from(ix).unwrap())).collect();
        let day = date(2025, 10, 28);
        desk.write(by(office.dc, day), |b| save(b, &after, day)).unwrap();
        desk.write(by(office.dc, day), |b| save(b, &[(0, 1_450)], day)).unwrap();
        desk.read(day, |books| {
            let (closed, history) = directives::get(books, directive.id)?;
            let effect = desk::effects::of(books, &closed, history.last().unwrap().on)?;
            let Some(Effect::Told(told)) = effect else { panic!("{effect:?}") };
            assert_eq!((told.own, told.n_others), (4_500, 10));
            assert_eq!((told.low, told.high), (4_500 - 1_200, 4_500 - 300));
            assert_eq!(told.verdict(), Verdict::More);
            Ok(())
        })
        .unwrap();
    });
}
