//! Points to check through the desk: who is asked, what an answer does, and that only a changed figure brings a
//! point back.
#![expect(clippy::unwrap_used, reason = "a test")]

#[expect(dead_code, reason = "each test file uses a part of it")]
mod office;

use desk::Desk;
use desk::honesty::{self, Point};
use domain::figure::{Cell, Figure, FigureBlock, FigureKind, Source, Way};
use domain::honesty::{Answer, Evidence, Sure};
use domain::indicator::IndicatorCode;
use domain::period::Period;
use domain::place::PlaceCode;
use domain::post::PostId;
use domain::refusal::Refusal;
use jiff::civil::{Date, date};
use office::{Office, block, by, district, office};

const TODAY: Date = date(2025, 10, 20);

fn month(n: i8) -> Period {
    Period::month(2025, n).unwrap()
}

fn in_office(test: impl Fn(&Desk, &Office)) {
    testkit::on_each_address(|address| {
        let desk = Desk::open(address).unwrap();
        let office = office(&desk, 3);
        test(&desk, &office);
    });
}

/// Levels of indicators at places for September.
fn say(desk: &Desk, figures: &[(&str, PlaceCode, i64)]) {
    let figure = |(code, place, value): &(&str, PlaceCode, i64)| Figure {
        indicator: IndicatorCode::new(code),
        place: *place,
        period: month(9),
        kind: FigureKind::Achieved,
        cell: Cell::Value(*value),
    };
    let figures: Vec<Figure> = figures.iter().map(figure).collect();
    let source = Source {
        way: Way::Form,
        name: "प्रपत्र".to_owned(),
        sha256: String::new(),
        as_on: date(2025, 9, 30),
        synthetic: false,
    };
    desk.write(by(PostId(0), date(2025, 10, 4)), |books| {
        desk::figures::save(books, source.clone(), FigureBlock::of(&figures))
    })
    .unwrap();
}

fn points(desk: &Desk, place: PlaceCode, of: Period) -> Vec<Point> {
    desk.read(TODAY, |books| honesty::points(books, place, of)).unwrap()
}

fn answer(desk: &Desk, by_post: PostId, point: &Point, answer: Answer) -> desk::Result<i64> {
    let (key, mark) = (point.doubt.key.clone(), point.doubt.mark());
    desk.write(by(by_post, TODAY), |books| {
        honesty::answer(books, key.clone(), &mark, answer, "रजिस्टर से मिलान किया")
    })
}

fn refused<T: std::fmt::Debug>(outcome: desk::Result<T>, why: &Refusal) {
    match outcome {
        Err(desk::Error::Refused(refusal)) => assert_eq!(refusal, *why),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_part_over_its_whole_is_told_of_the_block_and_asked_of_the_post_that_answers_for_the_line() {
    in_office(|desk, office| {
        say(desk, &[("shg", block(1), 300), ("shg-rf", block(1), 317), ("shg", block(2), 90)]);
        let found = points(desk, district(), month(9));
        let [point] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(point.doubt.key.place, block(1));
        assert_eq!(point.owner, Some(office.bmms[1]));
        assert_eq!((point.doubt.evidence.size(), point.doubt.sure), (17, Sure::Certain));
        assert_eq!(point.scheme.as_ref().unwrap().as_str(), "shg-rf");
        assert!(points(desk, block(2), month(9)).is_empty(), "nothing of a neighbour's");
    });
}

#[test]
fn an_answered_point_comes_again_only_when_its_figures_change() {
    in_office(|desk, office| {
        say(desk, &[("shg", block(0), 300), ("shg-rf", block(0), 317)]);
        let point = || points(desk, district(), month(9)).remove(0);
        answer(desk, office.bmms[0], &point(), Answer::Explained).unwrap();
        let explained = point();
        assert!(explained.is_settled() && !explained.is_open());
        let given = explained.answered.unwrap();
        assert_eq!((given.by, given.on), (Some(office.bmms[0]), TODAY));
        // Another figure of the block changes nothing.
        say(desk, &[("shg-cif", block(0), 12)]);
        assert!(point().is_settled());
        say(desk, &[("shg-rf", block(0), 321)]);
        let again = point();
        assert!(again.is_open() && again.answered.is_none());
        assert_eq!(again.outdated.unwrap().given.answer, Answer::Explained);
        say(desk, &[("shg-rf", block(0), 299)]);
        assert!(points(desk, district(), month(9)).is_empty());
    });
}

#[test]
fn whoever_answers_for_a_figure_does_not_judge_it_and_others_may() {
    in_office(|desk, office| {
        say(desk, &[("shg", block(0), 300), ("shg-rf", block(0), 317)]);
        let point = points(desk, district(), month(9)).remove(0);
        for own in [Answer::Right, Answer::SentBack] {
            refused(answer(desk, office.bmms[0], &point, own), &Refusal::OwnFigure);
        }
        answer(desk, office.dc, &point, Answer::SentBack).unwrap();
        let back = points(desk, district(), month(9)).remove(0);
        assert!(!back.is_open() && !back.is_settled(), "sent back is not settled");
        answer(desk, office.cdo, &point, Answer::Right).unwrap();
        assert!(points(desk, district(), month(9)).remove(0).is_settled(), "the last one stands");
    });
}

#[test]
fn an_answer_is_to_the_figures_that_were_seen() {
    in_office(|desk, office| {
        say(desk, &[("shg", block(0), 300), ("shg-rf", block(0), 317)]);
        let seen = points(desk, district(), month(9)).remove(0);
        say(desk, &[("shg-rf", block(0), 350)]);
        refused(answer(desk, office.dc, &seen, Answer::Right), &Refusal::DoubtNotThere);
    });
}

#[test]
fn a_contradiction_that_stands_on_unchanged_figures_is_not_asked_again_a_month_later() {
    in_office(|desk, office| {
        say(desk, &[("shg", block(0), 300), ("shg-rf", block(0), 317)]);
        let point = points(desk, district(), month(9)).remove(0);
        answer(desk, office.dc, &point, Answer::Right).unwrap();
        let level = |code: &str, value| Figure {
            indicator: IndicatorCode::new(code),
            place: block(0),
            period: month(10),
            kind: FigureKind::Achieved,
            cell: Cell::Value(value),
        };
        let block_of = FigureBlock::of(&[level("shg", 300), level("shg-rf", 317)]);
        let source = Source {
            way: Way::Form,
            name: "प्रपत्र".to_owned(),
            sha256: String::new(),
            as_on: TODAY,
            synthetic: false,
        };
        desk.write(by(PostId(0), TODAY), |books| {
            desk::figures::save(books, source.clone(), block_of.clone())
        })
        .unwrap();
        let later = points(desk, district(), month(10)).remove(0);
        assert!(later.is_settled());
        assert_eq!(later.doubt.since, month(9));
    });
}

#[test]
fn the_index_says_of_what_it_is_made() {
    in_office(|desk, _| {
        say(desk, &[("shg", block(0), 300), ("shg-rf", block(0), 317), ("shg", block(1), 80)]);
        let made = desk.read(TODAY, |books| honesty::seen(books, district(), month(9), &[None]));
        let made = made.unwrap().qualities.remove(0).unwrap();
        let sides: Vec<(&str, i128, i128)> = made
            .sides
            .iter()
            .map(|side| {
                let ratio = side.ratio.unwrap();
                (side.dimension.word(), ratio.part(), ratio.whole())
            })
            .collect();
        let expected =
            [("complete", 3, 3), ("timely", 3, 3), ("consistent", 2, 3), ("plausible", 3, 3)];
        assert_eq!(sides, expected);
        // 30 × 100 + 20 × 100 + 30 × 66.67 + 20 × 100, of 100.
        assert_eq!(made.index_hundredths, Some(9000));
    });
}

#[test]
fn a_stated_total_is_held_against_the_blocks_and_asked_of_the_district() {
    in_office(|desk, office| {
        let blocks = [0, 1, 2].map(|ix| ("shg", block(ix), 100));
        say(desk, &blocks);
        say(desk, &[("shg", district(), 330)]);
        let point = points(desk, district(), month(9)).remove(0);
        assert_eq!(point.doubt.evidence, Evidence::Parent { stated: 330, sum: 300 });
        assert_eq!(point.owner, Some(office.dc));
    });
}
