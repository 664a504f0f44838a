//! Places that change: what was issued and what was graded before stays byte for byte, both trees come to the same,
//! and what cannot be is refused.

#![expect(clippy::unwrap_used, reason = "a test")]

#[expect(dead_code, reason = "each test file uses a part of it")]
mod office;

use desk::{Books, Desk, Write, minutes, places, scorecards};
use domain::figure::{Cell, Figure, FigureBlock, FigureKind, Source, Way};
use domain::indicator::IndicatorCode;
use domain::name::Name;
use domain::period::Period;
use domain::place::hierarchy::Hierarchy;
use domain::place::{Place, PlaceCode, Tier};
use jiff::civil::{Date, date};
use office::{block, by, district, office};
use places::Typed;
use testkit::on_each_database;

const TODAY: Date = date(2025, 10, 6);

fn gp(n: u32) -> PlaceCode {
    PlaceCode::new(Tier::GramPanchayat, n)
}

fn vo(n: u32) -> PlaceCode {
    PlaceCode::new(Tier::Vo, n)
}

fn clf(n: u32) -> PlaceCode {
    PlaceCode::new(Tier::Clf, n)
}

fn place(code: PlaceCode, parent: PlaceCode) -> Place {
    let slug = code.to_string().replace(' ', "-");
    let name = Name::new(&slug, &slug);
    Place { code, parent: Some(parent), slug, name, aliases: vec![] }
}

/// Two clusters and two gram panchayats in block 0, with two organisations in each, and figures of
/// August and September at the organisations.
fn lived_in(desk: &Desk) -> office::Office {
    let office = office(desk, 2);
    desk.write(by(office.cdo, TODAY), |books| {
        let mut new = vec![place(clf(1), block(0)), place(clf(2), block(0))];
        for g in [1, 2] {
            new.push(place(gp(g), block(0)));
            new.extend([1, 2].map(|n| place(vo(10 * g + n), gp(g))));
        }
        desk::offices::add_places(books, new)?;
        for (member, cluster) in [(11, 1), (12, 2), (21, 1)] {
            let moved = Typed {
                what: "moved".to_owned(),
                place: format!("vo-{member}"),
                hierarchy: "federation".to_owned(),
                to: format!("clf-{cluster}"),
                ..typed("2025-04-01")
            };
            change(books, &moved)?;
        }
        for (n, month) in [(1, "2025-08"), (3, "2025-09")] {
            for (code, target, achieved) in [(11, 10, 2), (12, 10, 3), (21, 10, 4), (22, 10, 5)] {
                figure(books, month, vo(code), (target, n * achieved))?;
            }
        }
        Ok(())
    })
    .unwrap();
    office
}

fn typed(from: &str) -> Typed {
    Typed {
        from: from.to_owned(), order: "संख्या 12/2025".to_owned(), ..Typed::default()
    }
}

fn change(books: &mut Books<'_, '_, Write>, typed: &Typed) -> desk::Result<i64> {
    let change = typed.read(&books.known)?;
    places::record(books, change)
}

fn figure(
    books: &mut Books<'_, '_, Write>,
    month: &str,
    place: PlaceCode,
    (target, achieved): (i64, i64),
) -> desk::Result<()> {
    let of = |kind, value| Figure {
        indicator: IndicatorCode::new("shg"),
        place,
        period: Period::read(month).unwrap(),
        kind,
        cell: Cell::Value(value),
    };
    let figures = [of(FigureKind::Target, target), of(FigureKind::Achieved, achieved)];
    let source = Source {
        way: Way::Form,
        name: "प्रपत्र".to_owned(),
        sha256: String::new(),
        as_on: TODAY,
        synthetic: false,
    };
    desk::figures::save(books, source, FigureBlock::of(&figures)).map(|_| ())
}

/// Everything that can be said of September by name and number: cards, leagues, clusters.
fn september(desk: &Desk) -> String {
    desk.read(TODAY, |books| {
        let month = Period::read("2025-09").unwrap();
        let mut said = String::new();
        for code in [district(), block(0), block(1), gp(1), gp(2), clf(1), clf(2), vo(11)] {
            let known = books.known.as_of(code, month);
            let name = desk::wording::place(&known, code);
            let card = scorecards::card(&known, code, month)
                .map(|card| (card.standing, card.league, card.league_before));
            said += &format!("{name:?} {:?}\n", card.ok());
        }
        Ok(said + &format!("{:?}", scorecards::clusters(&books.known, block(0), month)))
    })
    .unwrap()
}

/// What may happen to places from October on.
fn changes() -> Vec<Typed> {
    let of = |what: &str, place: &str, from: &str| Typed {
        what: what.to_owned(),
        place: place.to_owned(),
        ..typed(from)
    };
    vec![
        Typed {
            hi: "नया खण्ड".to_owned(),
            en: "New Block".to_owned(),
            ..of("renamed", "block-0", "2025-10-01")
        },
        Typed { hi: "नया गाँव".to_owned(), ..of("renamed", "gp-1", "2025-10-01") },
        Typed {
            base: "परिवार 2021".to_owned(),
            whole: "५".to_owned(),
            list: "gp-1, 3\n901, 2, gp-naya, नवगाँव, Navgaon, vo-12".to_owned(),
            ..of("split", "gp-1", "2025-10-02")
        },
        Typed { to: "block-1".to_owned(), ..of("moved", "gp-2", "2025-10-03") },
        Typed { list: "gp-1".to_owned(), ..of("merged", "gp-naya", "2025-10-04") },
    ]
}

#[test]
fn minutes_and_cards_of_before_stay_byte_for_byte_whatever_happens_to_places() {
    on_each_database(|db| {
        let desk = Desk::over(db.clone()).unwrap();
        let office = lived_in(&desk);
        let review = desk
            .write(by(office.cdo, TODAY), |books| {
                let (review, _) = office::call(books, &office, TODAY);
                minutes::approve(books, review)?;
                minutes::issue(books, review, "")?;
                Ok(review)
            })
            .unwrap();
        let language = desk::papers::Language::Hi;
        let paper = || {
            let pdf = desk.read(TODAY, |books| desk::papers::minutes_pdf(books, review, language));
            pdf.unwrap().bytes
        };
        let (printed, graded) = (paper(), september(&desk));
        for typed in changes() {
            desk.write(by(office.cdo, TODAY), |books| change(books, &typed)).unwrap();
            assert_eq!(september(&desk), graded, "{typed:?}");
        }
        assert_eq!(paper(), printed);
        let anew = Desk::over(db.clone()).unwrap();
        assert_eq!(september(&anew), graded, "folded anew");
        assert!(store::verify(db).unwrap().broken.is_empty());
    });
}

fn cell(books: &Books<'_, '_, desk::Read>, hierarchy: Hierarchy, place: PlaceCode) -> Option<i64> {
    let (indicator, kind) = (IndicatorCode::new("shg"), FigureKind::Achieved);
    let key = score::ColumnKey { indicator, kind, period: Period::read("2025-09").unwrap() };
    books.known.cube_on(hierarchy, date(2025, 9, 30)).cell(&key, place).value()
}

#[test]
fn clusters_and_gram_panchayats_come_to_the_same_from_one_report() {
    on_each_database(|db| {
        let desk = Desk::over(db.clone()).unwrap();
        let office = lived_in(&desk);
        let (revenue, federation) = (Hierarchy::REVENUE, Hierarchy::FEDERATION);
        let all = |books: &mut Books<'_, '_, desk::Read>| {
            let of = |hierarchy, place| cell(books, hierarchy, place);
            Ok([
                of(revenue, gp(1)),
                of(revenue, gp(2)),
                of(revenue, block(0)),
                of(federation, clf(1)),
                of(federation, clf(2)),
                of(federation, gp(2)),
                of(federation, block(0)),
            ])
        };
        let before = desk.read(TODAY, all).unwrap();
        assert_eq!(before, [15, 27, 42, 18, 9, 15, 42].map(Some));
        // One organisation reports anew: both trees follow at once.
        desk.write(by(office.dc, TODAY), |books| figure(books, "2025-09", vo(11), (10, 7)))
            .unwrap();
        let after = desk.read(TODAY, all).unwrap();
        assert_eq!(after, [16, 27, 43, 19, 9, 15, 43].map(Some));
        let alone =
            desk.read(TODAY, |b| Ok(places::not_federated(&b.known, block(0), TODAY))).unwrap();
        assert_eq!(alone, [vo(22)]);
        assert_eq!(after, Desk::over(db.clone()).unwrap().read(TODAY, all).unwrap());
    });
}

#[test]
fn a_figure_that_would_count_twice_is_refused() {
    on_each_database(|db| {
        let desk = Desk::over(db.clone()).unwrap();
        let office = lived_in(&desk);
        let at = |place| {
            desk.write(by(office.dc, TODAY), |books| figure(books, "2025-09", place, (10, 7)))
        };
        let refused = at(clf(1)).unwrap_err();
        assert!(refused.to_string().contains("counted-elsewhere"), "{refused}");
        at(vo(11)).unwrap();
    });
}

#[test]
fn what_was_typed_is_read_or_refused_by_name() {
    on_each_database(|db| {
        let desk = Desk::over(db.clone()).unwrap();
        let office = lived_in(&desk);
        let of = |what: &str, place: &str| Typed {
            what: what.to_owned(),
            place: place.to_owned(),
            ..typed("01.10.2025")
        };
        let split = |list: &str| Typed {
            base: "परिवार".to_owned(),
            whole: "5".to_owned(),
            list: list.to_owned(),
            ..of("split", "gp-1")
        };
        for (typed, says) in [
            (Typed { hi: "नया".to_owned(), ..of("renamed", "nowhere") }, "name-unknown"),
            (of("renamed", "gp-1"), "words-missing"),
            (of("swallowed", "gp-1"), "name-unknown"),
            (Typed { from: "कल".to_owned(), ..of("merged", "gp-1") }, "day-not-read"),
            (of("merged", "gp-1"), "nothing-to-save"),
            (
                Typed { to: "block-1".to_owned(), order: String::new(), ..of("moved", "gp-1") },
                "place-order-missing",
            ),
            (Typed { hierarchy: "village".to_owned(), ..of("moved", "gp-1") }, "name-unknown"),
            (split("gp-1, तीन\n901, 2, gp-9, नया"), "number-not-read"),
            (split("gp-1, 3\n901, 2"), "words-missing"),
            (split("gp-1, 3\n901, 1, gp-9, नया"), "place-parts-do-not-sum"),
            (Typed { register: "nrlm".to_owned(), ..of("coded", "gp-1") }, "number-not-read"),
            (
                Typed { code: "7".to_owned(), register: "x".to_owned(), ..of("coded", "gp-1") },
                "name-unknown",
            ),
        ] {
            let refused = desk.write(by(office.cdo, TODAY), |books| change(books, &typed));
            let said = refused.map_or_else(|error| error.to_string(), |_| "allowed".to_owned());
            assert!(said.contains(says), "{typed:?}: {said}");
        }
    });
}
