//! Figures to check, through the doors: the list in both languages, the workbook, the API, an answer, and a
//! point put on an agenda.

#![expect(clippy::unwrap_used, reason = "a test")]

mod pages;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use domain::figure::{Cell, Figure, FigureBlock, FigureKind, Source, Way};
use domain::indicator::IndicatorCode;
use domain::period::Period;
use jiff::civil::{Date, date};
use pages::{Office, forms, in_sample_office};

const CDO: &str = "cdo-kanpur-dehat";
const BMM: &str = "bmm-maitha";
const SAVED: Date = date(2024, 10, 13);
const LIST: &str = "/doubts/kanpur-dehat/2024-09";

fn get(path: &str, post: &str, language: &str) -> Request<Body> {
    let cookies = format!("anupalan-post={post}; anupalan-language={language}");
    Request::get(path).header("cookie", cookies).body(Body::empty()).unwrap()
}

fn said(office: &Office, path: &str, post: &str, language: &str) -> String {
    let answer = office.ask(get(path, post, language));
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text());
    answer.text()
}

/// Maitha has more accounts than participants: 230 of 218.
fn spoil(office: &Office, accounts: i64) {
    office
        .desk
        .write(testkit::by(None, SAVED), |books| {
            let figure = Figure {
                indicator: IndicatorCode::new("accounts-opened"),
                place: books.known.place("maitha")?.code,
                period: Period::month(2024, 9).unwrap(),
                kind: FigureKind::Achieved,
                cell: Cell::Value(accounts),
            };
            let source = Source {
                way: Way::Form,
                name: "प्रपत्र".to_owned(),
                sha256: String::new(),
                as_on: SAVED,
                synthetic: false,
            };
            desk::figures::save(books, source, FigureBlock::of(&[figure]))
        })
        .unwrap();
}

#[test]
fn the_list_says_in_both_languages_what_contradicts_what_and_who_answers() {
    in_sample_office(|office| {
        spoil(office, 230);
        let hindi = said(office, LIST, CDO, "hi");
        for words in ["जाँच योग्य आँकड़े", "230, जो", "218 से अधिक है", "निश्चित"]
        {
            assert!(hindi.contains(words), "{words}");
        }
        let english = said(office, LIST, CDO, "en");
        for words in ["230, more than the 218 of", "Quality of data", "/ ", "Block Mission Manager"]
        {
            assert!(english.contains(words), "{words}");
        }
        let card = said(office, "/score/maitha/2024-09", CDO, "en");
        assert!(card.contains("1 figure to check"), "the card leads to the list");
        let own = said(office, "/doubts/maitha/2024-09", BMM, "en");
        assert!(!own.contains("value=\"right\""), "its own figure is not its own to judge");
        let elsewhere = office.ask(get("/doubts/aligarh/2024-09", BMM, "en"));
        assert_eq!(elsewhere.status, StatusCode::NOT_FOUND);
        let xlsx = office.ask(get(&format!("{LIST}/list.xlsx"), CDO, "hi"));
        assert_eq!(xlsx.status, StatusCode::OK);
        assert!(xlsx.bytes.starts_with(b"PK"));
        let year = office.ask(get("/doubts/kanpur-dehat/2024-25", CDO, "en"));
        assert_eq!(year.status, StatusCode::NOT_FOUND, "a list is of a month");
    });
}

#[test]
fn an_answer_is_kept_and_the_figure_asks_again_when_it_changes() {
    in_sample_office(|office| {
        spoil(office, 230);
        let list = "/doubts/maitha/2024-09";
        let is_it = |form: &pages::Form| {
            form.action.ends_with("/answers")
                && form.fields.contains(&("indicator".to_owned(), "accounts-opened".to_owned()))
        };
        let mut found = forms(list, &office.page(BMM, list)).into_iter().filter(is_it);
        let form = found.next().unwrap().fill("answer", "explained");
        let form = form.fill("reason", "दो माह के खाते जुड़ गए");
        let answer = office.send(BMM, &form);
        assert_eq!(answer.leads_to(), "/doubts/maitha/2024-09?done=doubt-answered");
        let page = office.page(CDO, list);
        assert!(page.contains("कारण बताया गया") && page.contains("दो माह के खाते जुड़ गए"));
        let card = said(office, "/score/maitha/2024-09", CDO, "en");
        assert!(!card.contains("1 figure to check"));
        spoil(office, 231);
        let page = office.page(CDO, list);
        assert!(page.contains("उसके बाद आँकड़ा बदल गया है"));
        let late = office.send(BMM, &form.fill("reason", "पुनः"));
        assert!(late.text().contains("पृष्ठ खोलने के बाद आँकड़े बदल गए हैं"));
    });
}

#[test]
fn a_machine_reads_the_same_points_and_the_index_with_its_parts() {
    in_sample_office(|office| {
        spoil(office, 230);
        let text = said(office, &format!("/api/v1{LIST}"), CDO, "en");
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        let points = json["points"].as_array().unwrap();
        let of = |point: &&serde_json::Value| point["indicator"] == "accounts-opened";
        let point = points.iter().find(of).unwrap();
        assert_eq!(point["kind"], "whole");
        assert_eq!((&point["size"], &point["sure"]), (&12.into(), &"certain".into()));
        assert_eq!(point["owner"], BMM);
        assert_eq!(point["mark"], "230 > 218");
        let sides = json["quality"]["sides"].as_array().unwrap();
        assert_eq!(sides.len(), 4);
        assert!(sides.iter().all(|side| side["part"].as_i64() <= side["whole"].as_i64()));
    });
}
