//! The five scenarios, replayed on both databases and held to the figures of their papers.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use desk::directives::{Filter, Standing};
use desk::explanations;
use desk::{Books, Desk, Read};
use domain::agenda::AgendaReason;
use domain::directive::{Condition, Directive, DirectiveKind, Resolution, State};
use domain::explanation::Cause;
use domain::fact::By;
use domain::figure::{Cell, Figure, FigureBlock, FigureKind, Source, Way};
use domain::indicator::IndicatorCode;
use domain::period::Period;
use domain::place::PlaceCode;
use domain::scheme::SchemeCode;
use domain::scorecard::{Line, Outcome};
use jiff::civil::{Date, date};

const TODAY: Date = date(2024, 10, 12);

fn on_each_office(check: impl Fn(&Desk)) {
    testkit::on_each_database(|db| {
        let desk = Desk::over(db.clone()).unwrap();
        desk::scenario::sample(&desk).unwrap();
        check(&desk);
        let report = desk::ledger::verify(desk.db()).unwrap();
        assert!(report.is_sound(), "{report:?}");
    });
}

fn month(text: &str) -> Period {
    Period::read(text).unwrap()
}

fn place(books: &Books<'_, '_, Read>, slug: &str) -> PlaceCode {
    books.known.place(slug).unwrap().code
}

fn line(books: &Books<'_, '_, Read>, slug: &str, period: &str, scheme: &str) -> Line {
    let card = desk::scorecards::bare(&books.known, place(books, slug), month(period)).unwrap();
    card.line(&SchemeCode::new(scheme)).unwrap().clone()
}

fn percent(line: &Line) -> i64 {
    match &line.outcome {
        Outcome::Graded { ratio, .. } => ratio.percent_hundredths(),
        other => panic!("not graded: {other:?}"),
    }
}

fn letter(line: &Line) -> String {
    line.outcome.letter().unwrap().to_string()
}

fn directives(books: &mut Books<'_, '_, Read>, slug: &str) -> Vec<Directive> {
    let filter = Filter { standing: Standing::Any, ..Filter::default() };
    let top = place(books, slug);
    let tree = std::sync::Arc::clone(&books.known.tree);
    let mut all = desk::directives::all(books, &filter).unwrap();
    all.retain(|directive| tree.is_within(directive.given.place, top));
    all
}

/// The sittings of a series, latest first.
fn of_series(books: &mut Books<'_, '_, Read>, slug: &str) -> Vec<desk::reviews::Review> {
    let series = desk::reviews::all_series(books).unwrap();
    let founded = series.iter().find(|founded| founded.series.slug == slug).unwrap();
    desk::reviews::sittings(books, founded.id).unwrap()
}

fn find<'a>(directives: &'a [Directive], part: &str) -> &'a Directive {
    directives.iter().find(|d| d.given.words.contains(part)).unwrap()
}

fn posts(books: &mut Books<'_, '_, Read>, directive: &Directive) -> Vec<String> {
    let slug = |owner: &domain::directive::Owner| desk::posts::get(books, owner.post).unwrap().slug;
    directive.owners.iter().map(slug).collect()
}

#[test]
fn kanpur_dehat_maitha_has_46_accounts_left_due_in_seven_days() {
    on_each_office(|desk| {
        desk.read(TODAY, |books| {
            let maitha = line(books, "maitha", "2024-09", "accounts-opened");
            assert_eq!((maitha.achieved, maitha.target), (Cell::Value(172), Cell::Value(218)));
            assert_eq!(percent(&maitha), 7890);
            assert_eq!(218 - 172, 46);
            let all = directives(books, "kanpur-dehat");
            let accounts = find(&all, "शेष 46");
            assert_eq!(accounts.due_on, Some(date(2024, 10, 10)));
            assert_eq!(accounts.given.deadline.how, Resolution::Counted);
            assert_eq!(accounts.days_overdue(TODAY), Some(2));
            let report = find(&all, "क्लस्टरवार");
            assert_eq!(report.given.deadline.how, Resolution::NextSitting);
            assert_eq!(report.due_on, Some(date(2024, 10, 18)));
            assert_eq!(find(&all, "गत वर्ष").due_on, Some(date(2024, 10, 10)));
            assert_eq!(find(&all, "सरवनखेड़ा").due_on, None);
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn kanpur_nagar_grades_and_the_explanations_due() {
    on_each_office(|desk| {
        desk.read(TODAY, |books| {
            for (scheme, expected) in [
                ("state-finance", "D"),
                ("mdm-attendance", "C"),
                ("bc-sakhi", "D"),
                ("bank-linkage", "D"),
            ] {
                let line = line(books, "kanpur-nagar", "2024-08", scheme);
                assert_eq!(letter(&line), expected, "{scheme}");
            }
            let works = line(books, "kanpur-nagar", "2024-08", "tourism-works");
            assert_eq!((works.achieved, works.target), (Cell::Value(0), Cell::Value(3)));
            let all = directives(books, "kanpur-nagar");
            let explain: Vec<&Directive> =
                all.iter().filter(|d| d.given.kind == DirectiveKind::Explain).collect();
            let mut asked: Vec<String> = explain.iter().flat_map(|d| posts(books, d)).collect();
            asked.sort();
            asked.dedup();
            let expected = [
                "bsa-kanpur-nagar",
                "dc-nrlm-kanpur-nagar",
                "dpro-kanpur-nagar",
                "tourism-kanpur-nagar",
            ];
            assert_eq!(asked, expected);
            assert!(explain.iter().all(|d| d.due_on == Some(date(2024, 9, 27))));
            assert_eq!(find(&all, "राज्य वित्त").state(), State::Returned);
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn kanpur_nagar_calls_an_explanation_for_each_line_under_five_numbers_in_a_row() {
    on_each_office(|desk| {
        desk.read(TODAY, |books| {
            let called = desk::explanations::all(books, &explanations::Filter::default()).unwrap();
            let numbers: Vec<i64> = called.iter().map(|one| one.call.unwrap().number.n).collect();
            assert_eq!(numbers, [1, 2, 3, 4, 5]);
            let mut told = Vec::new();
            for one in &called {
                let Cause::Grade(of) = &one.given.cause else { panic!("{one:?}") };
                let post = desk::posts::get(books, one.given.asked).unwrap().slug;
                told.push(format!("{post} {} {} {}", of.scheme, of.letter, one.state.word()));
                assert_eq!(one.reply_by(), Some(date(2024, 9, 27)));
            }
            let expected = [
                "dpro-kanpur-nagar state-finance D under-review",
                "bsa-kanpur-nagar mdm-attendance C not-satisfactory",
                "tourism-kanpur-nagar tourism-works E delivered",
                "dc-nrlm-kanpur-nagar bc-sakhi D replied",
                "dc-nrlm-kanpur-nagar bank-linkage D accepted-with-warning",
            ];
            assert_eq!(told, expected);
            assert!(called[1].is_late());
            assert_eq!(called[2].days_unanswered(TODAY), Some(15));
            let dm = desk::posts::by_slug(books, "dm-kanpur-nagar").unwrap().id;
            let (_, to_decide) = desk::explanations::on_the_table(books, dm).unwrap();
            let to_decide: Vec<_> = to_decide.iter().map(|one| one.id).collect();
            assert_eq!(to_decide, [called[0].id, called[2].id, called[3].id]);
            let (to_answer, _) =
                desk::explanations::on_the_table(books, called[2].given.asked).unwrap();
            assert_eq!(to_answer, [called[2].clone()]);
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn a_letter_for_an_explanation_comes_out_the_same_again_and_says_the_figures() {
    on_each_office(|desk| {
        desk.read(TODAY, |books| {
            let called = desk::explanations::all(books, &explanations::Filter::default()).unwrap();
            let pdf = |books: &mut Books<'_, '_, Read>, language| {
                desk::explanations::pdf(books, called[0].id, language).unwrap()
            };
            let first = pdf(books, desk::papers::Language::Hi);
            assert!(first.bytes == pdf(books, desk::papers::Language::Hi).bytes);
            assert_eq!(first.pages, 1);
            let said: String = first.text.concat().split_whitespace().collect();
            for words in ["राज्यवित्तव्यय", "स्पष्टीकरण/2024-25", "27.09.2024", "जिलापंचायतराजअधिकारी"]
            {
                assert!(said.contains(words), "{words}: {said}");
            }
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn the_next_agenda_brings_the_explanation_that_nobody_answered() {
    on_each_office(|desk| {
        let next =
            desk.read(TODAY, |books| Ok(of_series(books, "dashboard-kanpur-nagar")[0].id)).unwrap();
        let items = desk.write(by(TODAY), |books| desk::reviews::draw_agenda(books, next)).unwrap();
        let unanswered: Vec<_> =
            items.iter().filter(|item| item.reason.word() == "unanswered").collect();
        assert_eq!(unanswered.len(), 1);
        assert_eq!(unanswered[0].scheme, Some(SchemeCode::new("tourism-works")));
        let AgendaReason::Unanswered { days, .. } = unanswered[0].reason else { panic!() };
        assert_eq!(days, 25, "from 27 September to 22 October");
    });
}

#[test]
fn the_agenda_of_kanpur_nagar_writes_itself_from_the_grades() {
    on_each_office(|desk| {
        desk.read(TODAY, |books| {
            let first = of_series(books, "dashboard-kanpur-nagar").pop().unwrap();
            let held = desk::reviews::held(books, first.id).unwrap();
            let reason = |scheme: &str| {
                let own = held.series.place;
                let point = held.points.iter().find(|point| {
                    point.item.place == own && point.item.scheme == Some(SchemeCode::new(scheme))
                });
                point.unwrap().item.reason.word()
            };
            assert_eq!(reason("state-finance"), "low-grade");
            assert_eq!(reason("bc-sakhi"), "low-grade");
            assert_eq!(reason("bank-linkage"), "low-grade");
            assert_eq!(reason("tourism-works"), "not-started");
            assert_eq!(reason("mdm-attendance"), "behind-target");
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn aligarh_counts_and_percents_are_those_of_the_paper() {
    on_each_office(|desk| {
        desk.read(TODAY, |books| {
            for (scheme, achieved, target, hundredths) in [
                ("lakhpati-didi", 42_347, 75_352, 5620),
                ("shg-rf", 14_389, 16_653, 8640),
                ("shg-cif", 11_355, 16_653, 6819),
                ("shg-loan", 11_680, 16_653, 7014),
            ] {
                let line = line(books, "aligarh", "2024-09", scheme);
                assert_eq!(line.achieved, Cell::Value(achieved), "{scheme}");
                assert_eq!(line.target, Cell::Value(target), "{scheme}");
                assert_eq!(percent(&line), hundredths, "{scheme}");
            }
            for (scheme, achieved) in [
                ("shg-members", 177_188),
                ("crp-trained", 897),
                ("vidyut-sakhi", 510),
                ("bc-sakhi", 420),
                ("fpo-members", 1_570),
                ("udyam-sakhi", 192),
            ] {
                let line = line(books, "aligarh", "2024-09", scheme);
                assert_eq!(line.achieved, Cell::Value(achieved), "{scheme}");
            }
            assert_eq!(75_352 - 42_347, 33_005);
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn twelve_thousand_more_make_aligarh_72_12_and_close_the_directive_by_figure() {
    on_each_office(|desk| {
        let figures = desk.read(TODAY, |books| Ok(a_thousand_more_in_each_block(books))).unwrap();
        let saved = desk
            .write(by(TODAY), |books| {
                let block = FigureBlock::of(&figures);
                desk::figures::save(books, source(), block)
            })
            .unwrap();
        assert_eq!(saved.closed.len(), 1);
        desk.read(TODAY, |books| {
            let line = line(books, "aligarh", "2024-10", "lakhpati-didi");
            assert_eq!(line.achieved, Cell::Value(54_347));
            assert_eq!(percent(&line), 7212);
            let (directive, history) = desk::directives::get(books, saved.closed[0].id).unwrap();
            assert_eq!(directive.state(), State::Verified);
            assert_eq!(history.last().unwrap().step.word(), "verified-by-figure");
            Ok(())
        })
        .unwrap();
    });
}

/// October's level of each of the twelve blocks: September's and a thousand more.
fn a_thousand_more_in_each_block(books: &Books<'_, '_, Read>) -> Vec<Figure> {
    let indicator = IndicatorCode::new("lakhpati-didi");
    let blocks = books.known.tree.children(place(books, "aligarh"));
    blocks
        .map(|block| {
            let now = line(books, &block.slug, "2024-09", "lakhpati-didi").achieved;
            Figure {
                indicator: indicator.clone(),
                place: block.code,
                period: month("2024-10"),
                kind: FigureKind::Achieved,
                cell: Cell::Value(now.value().unwrap() + 1_000),
            }
        })
        .collect()
}

fn by(on: Date) -> By {
    let at = on.at(12, 0, 0, 0).in_tz("Asia/Kolkata").unwrap().timestamp();
    By { post: None, at, on, why: String::new() }
}

fn source() -> Source {
    Source {
        way: Way::Form,
        name: "प्रपत्र".to_owned(),
        sha256: String::new(),
        as_on: TODAY,
        synthetic: false,
    }
}

#[test]
fn a_correction_that_undoes_the_figure_opens_the_directive_again() {
    on_each_office(|desk| {
        let maitha = |value| {
            desk.write(by(TODAY), |books| {
                let figure = Figure {
                    indicator: IndicatorCode::new("accounts-opened"),
                    place: books.known.place("maitha").unwrap().code,
                    period: month("2024-10"),
                    kind: FigureKind::Achieved,
                    cell: Cell::Value(value),
                };
                desk::figures::save(books, source(), FigureBlock::of(&[figure]))
            })
            .unwrap()
        };
        assert_eq!(maitha(217).closed.len(), 0);
        let closed = maitha(218).closed;
        assert_eq!(closed.len(), 1);
        assert!(matches!(closed[0].given.condition, Condition::Figure { at_least: 218, .. }));
        desk.read(TODAY, |books| {
            let next = of_series(books, "nrlm-kanpur-dehat").remove(0);
            let register = desk::reviews::brought_forward(books, &next).unwrap();
            assert_eq!(register.len(), 5, "four open and the one closed since");
            assert_eq!(register.iter().filter(|d| d.state() == State::Verified).count(), 1);
            Ok(())
        })
        .unwrap();
        let corrected = maitha(210);
        assert_eq!(corrected.reopened.len(), 1);
        assert!(corrected.reopened[0].is_open());
    });
}

#[test]
fn anuppur_has_weekly_targets_that_lead_to_the_whole() {
    on_each_office(|desk| {
        desk.read(TODAY, |books| {
            let weeks = ["2024-10-07", "2024-10-14", "2024-10-21", "2024-10-28"];
            for (indicator, done, whole) in [
                ("profile-updated", 71_340, 90_477),
                ("cutoff-shg-form", 5_120, 7_553),
                ("cutoff-shg-fed", 3_466, 7_553),
            ] {
                let level = |week: &&str| {
                    let period = month(&format!("{week}/week"));
                    let code = IndicatorCode::new(indicator);
                    let at = place(books, "anuppur");
                    let cell =
                        desk::figures::cell(&books.known, (&code, FigureKind::Target), period, at);
                    cell.value().unwrap()
                };
                let levels: Vec<i64> = weeks.iter().map(level).collect();
                assert!(levels[0] > done, "{indicator}");
                assert!(levels.is_sorted(), "{indicator}: {levels:?}");
                assert_eq!(levels[3], whole, "{indicator}");
            }
            let all = directives(books, "anuppur");
            let profiles = find(&all, "प्रोफाइल");
            assert_eq!(profiles.given.deadline.how, Resolution::Weekly);
            assert_eq!(profiles.owners.len(), 5);
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn dindori_gives_directives_beyond_the_mission_to_the_janpads_and_the_engineer() {
    on_each_office(|desk| {
        desk.read(TODAY, |books| {
            let all = directives(books, "dindori");
            let orphans = find(&all, "85 अनाथ");
            assert_eq!(orphans.owners.len(), 7);
            assert!(posts(books, orphans).iter().all(|slug| slug.starts_with("ceo-janpad-")));
            for (part, due_on) in [
                ("किस्तें", Some(date(2024, 10, 10))),
                ("अतिक्रमण", Some(date(2024, 10, 10))),
                ("निरीक्षण", None),
            ] {
                let directive = find(&all, part);
                assert_eq!(directive.given.scheme, None, "{part}");
                assert_eq!(directive.due_on, due_on, "{part}");
            }
            let works = find(&all, "निर्माण कार्य");
            assert!(posts(books, works).contains(&"ee-res-dindori".to_owned()));
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn issued_minutes_come_out_the_same_again() {
    on_each_office(|desk| {
        desk.read(TODAY, |books| {
            let series = desk::reviews::all_series(books).unwrap();
            let sittings = desk::reviews::sittings(books, series[0].id).unwrap();
            let first = sittings.last().unwrap().id;
            let paper = |books: &mut Books<'_, '_, Read>| {
                desk::papers::minutes_pdf(books, first, desk::papers::Language::Hi).unwrap().bytes
            };
            assert_eq!(paper(books), paper(books));
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn seven_posts_of_a_kind_are_printed_in_one_word_and_others_with_their_own_place() {
    on_each_office(|desk| {
        desk.read(TODAY, |books| {
            let dindori = of_series(books, "groups-dindori").remove(0).id;
            let (paper, _) = desk::papers::issued(books, dindori).unwrap();
            let printed = paper.points.iter().flat_map(|point| &point.directives);
            let orphans = printed.clone().find(|d| d.words.contains("85 अनाथ")).unwrap();
            let owners: Vec<&str> = orphans.owners.iter().map(|name| name.hi.as_str()).collect();
            assert_eq!(owners, ["समस्त मुख्य कार्यपालन अधिकारी, जनपद पंचायत, डिण्डौरी"]);
            assert!(paper.attendance.iter().any(|row| row.post.hi.ends_with(", अमरपुर")));
            let dehat = of_series(books, "nrlm-kanpur-dehat").remove(1).id;
            let (paper, _) = desk::papers::issued(books, dehat).unwrap();
            let printed = paper.points.iter().flat_map(|point| &point.directives);
            let accounts = printed.clone().find(|d| d.words.contains("शेष 46")).unwrap();
            assert!(accounts.owners.iter().all(|name| name.hi.ends_with(", मैथा")));
            Ok(())
        })
        .unwrap();
    });
}
