//! A card by a method of sectors, with marks that move with the percent: the pages say where the score
//! comes from, and the sectors stand with their ranks.

#![expect(clippy::unwrap_used, reason = "a test")]

mod pages;

use std::path::Path;
use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use desk::{Desk, offices};
use domain::fact::Fact;
use domain::figure::{Cell, Figure, FigureBlock, FigureKind, Source, Way};
use domain::indicator::IndicatorCode;
use domain::name::Name;
use domain::period::Period;
use domain::place::{Place, PlaceCode, Tier};
use domain::post::NewPost;
use jiff::civil::date;
use pages::Office;

/// The grading of a worked example of the pack.
fn grading() -> String {
    let book = include_str!("../../../packs/up-darpan/book/other-methods.md");
    let (_, section) = book.split_once("## Equal sector weights").unwrap();
    let (_, block) = section.split_once("```toml grading.toml\n").unwrap();
    block.split_once("```").unwrap().0.to_owned()
}

/// The files of a pack, with the grading of the example in the place of its own.
fn files_of(folder: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs").join(folder);
    let mut files = Vec::new();
    for item in std::fs::read_dir(root).unwrap() {
        let path = item.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let text = match name.as_str() {
            "grading.toml" => grading(),
            _ if path.is_file() => std::fs::read_to_string(&path).unwrap(),
            _ => continue,
        };
        files.push((name, text));
    }
    files.sort();
    files
}

fn place(code: PlaceCode, parent: Option<PlaceCode>, slug: &str) -> Place {
    Place { code, parent, slug: slug.to_owned(), name: Name::new(slug, slug), aliases: vec![] }
}

/// Two districts with two lines each, one of them alone in its sector.
fn office(address: &str) -> Office {
    let desk = Desk::open(address).unwrap();
    desk.write(testkit::by(None, date(2025, 4, 1)), |books| {
        offices::open(books, Name::new("राज्य", "State"))?;
        for folder in ["day-nrlm", "up-darpan"] {
            offices::adopt_pack(books, &files_of(folder))?;
        }
        let state = PlaceCode::new(Tier::State, 9);
        let districts = [1, 2].map(|lgd| PlaceCode::new(Tier::District, lgd));
        let mut places = vec![place(state, None, "up")];
        places.push(place(districts[0], Some(state), "first"));
        places.push(place(districts[1], Some(state), "second"));
        offices::add_places(books, places)?;
        books.record(&Fact::PostCreated(NewPost {
            slug: "cdo".to_owned(),
            kind: "cdo".to_owned(),
            title: Name::new("सीडीओ", "CDO"),
            place: districts[0],
            reports_to: None,
        }))?;
        let figure = |code: &str, n: usize, kind, value| Figure {
            indicator: IndicatorCode::new(code),
            place: districts[n],
            period: Period::read("2025-09").unwrap(),
            kind,
            cell: Cell::Value(value),
        };
        let mut figures = Vec::new();
        for (n, (spent, toilets)) in [(0, (300, 100)), (1, (0, 250))] {
            let (target, achieved) = (FigureKind::TargetToDate, FigureKind::AchievedToDate);
            figures.push(figure("state-finance-available", n, achieved, 300));
            figures.push(figure("state-finance-spent", n, achieved, spent));
            figures.push(figure("community-toilets", n, target, 300));
            figures.push(figure("community-toilets", n, achieved, toilets));
        }
        let source = Source {
            name: "पत्र".to_owned(),
            sha256: String::new(),
            as_on: date(2025, 9, 30),
            synthetic: true,
            way: Way::Form,
        };
        desk::figures::save(books, source, FigureBlock::of(&figures))
    })
    .unwrap();
    Office::at(Arc::new(desk), date(2025, 10, 6).at(10, 0, 0, 0))
}

#[test]
fn the_pages_of_a_card_say_how_a_method_of_sectors_came_to_its_score() {
    testkit::on_each_address(|address| {
        let office = office(address);
        let page = |path: &str| {
            let cookies = "anupalan-post=cdo; anupalan-language=en";
            let request = Request::get(path).header("cookie", cookies);
            let answer = office.ask(request.body(Body::empty()).unwrap());
            assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text());
            answer.text()
        };
        let card = page("/score/first/2025-09");
        for words in ["By sector", "Finance", "Others", "<td class=\"num\">100.00</td>", "1 / 2"] {
            assert!(card.contains(words), "{words}");
        }
        let sum = page("/score/first/2025-09/derivation");
        assert!(sum.contains("mean of the sectors (100.00 × 1, "), "{sum}");
        let line = page("/score/first/2025-09/community-toilets");
        assert!(line.contains("0.33 </b>") || line.contains("<b>0.33</b> / 1"), "{line}");
        let lift = page("/score/first/2025-09/lift?wish=score-9000");
        assert!(lift.contains("Least work: 90 points"), "{lift}");
    });
}
