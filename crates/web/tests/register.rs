//! The register with a thousand open directives, through the doors: what it weighs, what it counts, and that
//! every directive is reached page by page once.
#![expect(clippy::unwrap_used, reason = "a test")]

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use desk::{Desk, directives, reviews};
use domain::directive::{Condition, DirectiveKind};
use domain::name::Name;
use domain::place::Tier;
use domain::review::Sitting;
use jiff::civil::{Date, date};
use tower::ServiceExt as _;

const TODAY: Date = date(2024, 10, 12);
const N: usize = 1_000;

/// The sample office with a thousand directives more, over all its blocks.
fn crowded(address: &str) -> (Desk, i64, i64) {
    let desk = Desk::open(address).unwrap();
    desk::scenario::sample(&desk).unwrap();
    let by = testkit::by(None, TODAY);
    let made = desk.write(by, |books| {
        let series = reviews::all_series(books)?.remove(0);
        let on = date(2024, 10, 25);
        let venue = Name::new("सभागार", "Hall");
        let sitting = Sitting { series: series.id, on, venue, figures_to: date(2024, 9, 30) };
        let review = reviews::call(books, sitting)?;
        reviews::draw_agenda(books, review)?;
        let top = series.series.place;
        let point = reviews::add_item(books, review, (top, None), "अन्य", "")?;
        let tree = Arc::clone(&books.known.tree);
        let blocks = tree.places().iter().filter(|place| place.code.tier() == Tier::Block);
        let blocks: Vec<_> = blocks.map(|place| place.code).take(20).collect();
        assert_eq!(blocks.len(), 20);
        let posts = desk::posts::all(books)?;
        let owner = |place| posts.iter().find(|post| post.place == place).unwrap().id;
        let mut called = series.series.clone();
        called.members.extend(blocks.iter().map(|place| owner(*place)));
        reviews::change(books, series.id, called)?;
        for (n, place) in (0..N).zip(blocks.iter().cycle()) {
            let given = directives::Given {
                review,
                point,
                words: format!("शेष खातों को खुलवाकर सूची सहित आख्या दी जाए ({n})"),
                kind: DirectiveKind::Do,
                owners: vec![owner(*place)],
                place: *place,
                scheme: None,
                deadline: "7 दिवस में".to_owned(),
                condition: Condition::Evidence,
            };
            directives::issue(books, given)?;
        }
        Ok((review.0, point))
    });
    let (review, point) = made.unwrap();
    (desk, review, point)
}

#[test]
fn a_thousand_open_directives_are_light_pages_that_miss_none() {
    testkit::on_each_address(|address| {
        let (desk, review, point) = crowded(address);
        let desk = Arc::new(desk);
        let n_open = desk
            .read(TODAY, |books| {
                // The demo's doors act for the first chair until another post is chosen.
                let chair = reviews::all_series(books)?.remove(0).series.chair;
                let chair = desk::posts::get(books, chair)?;
                let seen = Some(desk::access::directives_seen_by(books, &chair)?);
                directives::counts(books, &directives::Filter { seen, ..Default::default() })
            })
            .unwrap()
            .open;
        let now = TODAY.at(11, 30, 0, 0).in_tz("Asia/Kolkata").unwrap();
        let doors = web::router(web::App::new(desk, Arc::new(move || now.clone())));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let get = |path: &str| {
            runtime.block_on(async {
                let request = Request::get(path).body(Body::empty()).unwrap();
                let answer = doors.clone().oneshot(request).await.unwrap();
                assert_eq!(answer.status(), StatusCode::OK, "{path}");
                axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap()
            })
        };
        let mut path = "/directives".to_owned();
        let mut seen = BTreeSet::new();
        let mut n_pages = 0;
        loop {
            let page = String::from_utf8(get(&path).to_vec()).unwrap();
            assert!(page.len() < 80_000, "{path}: {} bytes", page.len());
            for rest in page.split("class=\"row\" href=\"/directives/").skip(1) {
                assert!(seen.insert(rest.split('"').next().unwrap().to_owned()), "{path}");
            }
            n_pages += 1;
            let more = page
                .split("btn\" href=\"/directives?after=")
                .nth(1)
                .map(|rest| rest.split('"').next().unwrap());
            match more {
                Some(after) => path = format!("/directives?after={after}"),
                None => break,
            }
        }
        assert_eq!(i64::try_from(seen.len()).unwrap(), n_open);
        assert!(n_pages > N / 50);
        for path in ["/directives/board", "/directives/checks", "/directives?state=all"] {
            let page = get(path);
            assert!(page.len() < 80_000, "{path}: {} bytes", page.len());
        }
        let sheet = get("/directives.xlsx?state=all");
        assert!(sheet.starts_with(b"PK"), "a workbook is a zip");
        let asked = serde_json::json!({
            "review": review, "point": point, "words": "शेष खाते खुलवाएँ", "place": "maitha",
            "owners": ["all:mission-block:kanpur-dehat"], "deadline": "साप्ताहिक लक्ष्य",
            "closes": { "kind": "weekly", "indicator": "accounts-opened", "place": "maitha",
                        "at_least": 218, "weeks": 2 },
        });
        let (status, made) = give(&doors, &runtime, &asked);
        assert_eq!(status, StatusCode::OK, "{made}");
        assert_eq!(made["owners"].as_array().unwrap().len(), 10, "one for each block");
        assert_eq!(made["condition"]["figure"]["at_least"], 218);
        let made = get(&format!("/api/v1/directives/{}", made["id"]));
        let made: serde_json::Value = serde_json::from_slice(&made).unwrap();
        let weeks = made["weeks"].as_array().unwrap().iter();
        let levels: Vec<i64> = weeks.map(|week| week["at_least"].as_i64().unwrap()).collect();
        assert_eq!(levels, [195, 218]);
        let (status, refused) = give(&doors, &runtime, &serde_json::json!({ "review": review }));
        assert_eq!(status, StatusCode::BAD_REQUEST);
        assert_eq!(refused["code"], "body-not-read");
    });
}

/// Gives a directive by machine, in the name of a post of the district.
fn give(
    doors: &axum::Router,
    runtime: &tokio::runtime::Runtime,
    asked: &serde_json::Value,
) -> (StatusCode, serde_json::Value) {
    runtime.block_on(async {
        let request = Request::post("/api/v1/directives")
            .header("x-post", "cdo-kanpur-dehat")
            .header("content-type", "application/json")
            .body(Body::from(asked.to_string()))
            .unwrap();
        let answer = doors.clone().oneshot(request).await.unwrap();
        let status = answer.status();
        let bytes = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        (status, serde_json::from_slice(&bytes).unwrap())
    })
}
