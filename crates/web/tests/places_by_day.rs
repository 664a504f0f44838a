//! A place's page and the cards of two trees in the sample office: what is recorded there by a form, what changes
//! from then on, and that the months before stay as they were.

#![expect(clippy::unwrap_used, reason = "a test")]

mod pages;

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE};
use axum::http::{Request, StatusCode};
use pages::{Answer, Office, in_sample_office};

const CHAIR: &str = "cdo-kanpur-dehat";

fn cookies(post: &str) -> String {
    format!("anupalan-language=en; anupalan-post={post}")
}

fn read(office: &Office, path: &str) -> Answer {
    let request = Request::get(path).header(COOKIE, cookies(CHAIR));
    office.ask(request.body(Body::empty()).unwrap())
}

fn send(office: &Office, post: &str, path: &str, form: &str) -> Answer {
    let request = Request::post(path)
        .header(COOKIE, cookies(post))
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded");
    office.ask(request.body(Body::from(form.to_owned())).unwrap())
}

fn scores(office: &Office, path: &str) -> serde_json::Value {
    let answer = read(office, &format!("/api/v1/score/{path}"));
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text());
    let mut said: serde_json::Value = serde_json::from_slice(&answer.bytes).unwrap();
    // How far the ledger reaches is another number after every entry.
    said.as_object_mut().unwrap().remove("known_to");
    said
}

fn achieved(card: &serde_json::Value, scheme: &str) -> i64 {
    let lines = card["lines"].as_array().unwrap();
    let line = lines.iter().find(|line| line["scheme"] == scheme).unwrap();
    line["achieved"]["value"].as_i64().unwrap()
}

fn record(office: &Office, place: &str, form: &str) -> (StatusCode, String) {
    let answer = send(office, CHAIR, &format!("/places/{place}/changes"), form);
    (answer.status, answer.text())
}

#[test]
fn a_block_shows_its_clusters_and_they_come_to_the_block() {
    in_sample_office(|office| {
        let card = read(office, "/score/maitha/2024-09").text();
        assert!(card.contains("/score/maitha/2024-09/league?by=federation"), "{card}");
        let league = read(office, "/score/maitha/2024-09/league?by=federation").text();
        for cluster in ["Sahyog CLF", "Ekta CLF", "Samriddhi CLF"] {
            assert!(league.contains(cluster), "{cluster}: {league}");
        }
        assert!(league.contains("In no cluster: 1 village organisation"), "{league}");
        let of = |place: &str| achieved(&scores(office, &format!("{place}/2024-09")), "shg");
        let clusters: i64 = ["sahyog-clf", "ekta-clf", "samriddhi-clf"].map(of).iter().sum();
        assert_eq!(clusters + of("sankalp-vo"), of("maitha"));
        let panchayats: i64 = ["rampur", "shivpur", "haripur", "devnagar"].map(of).iter().sum();
        assert_eq!(panchayats, of("maitha"));
        let district = scores(office, "kanpur-dehat/2024-09/league?by=federation");
        assert_eq!(district["rows"].as_array().unwrap().len(), 3);
        let none = read(office, "/score/akbarpur/2024-09").text();
        assert!(!none.contains("by=federation"), "a block without clusters offers none");
    });
}

#[test]
fn an_order_recorded_by_form_holds_from_its_day_and_leaves_the_months_before() {
    in_sample_office(|office| {
        let before = ["rampur/2024-09", "maitha/2024-09", "maitha/2024-09/league"];
        let graded = before.map(|path| scores(office, path));
        let (status, page) = record(
            office,
            "rampur",
            "what=renamed&hi=नवपुर&en=Navpur&from=2024-10-01&order=114/2024&why=gazette",
        );
        assert_eq!(status, StatusCode::SEE_OTHER, "{page}");
        let list =
            "list=rampur,%20800%0A9900005,%20450,%20navgaon,%20नवगाँव,%20Navgaon,%20pragati-vo";
        let split =
            format!("what=split&base=families&whole=1250&{list}&from=2024-10-05&order=118/2024");
        let (status, page) = record(office, "rampur", &split);
        assert_eq!(status, StatusCode::SEE_OTHER, "{page}");
        assert_eq!(before.map(|path| scores(office, path)), graded);
        let names = |path: &str| {
            let league = scores(office, path);
            let rows = league["rows"].as_array().unwrap().iter();
            rows.map(|row| row["place"]["name"]["en"].as_str().unwrap().to_owned())
                .collect::<Vec<_>>()
        };
        let october = names("maitha/2024-10/league");
        assert!(october.contains(&"Navpur".to_owned()) && october.contains(&"Navgaon".to_owned()));
        let page = read(office, "/places/rampur").text();
        for said in ["Navpur", "114/2024", "gazette", "Navgaon 450", "families"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        let card = read(office, "/score/rampur/2024-10").text();
        assert!(card.contains("118/2024"), "the comparison names its order: {card}");
    });
}

#[test]
fn a_change_is_refused_with_its_reason_and_to_whom_it_does_not_belong() {
    in_sample_office(|office| {
        let split = "what=split&base=b&whole=9&list=rampur,%208|9900006,%204,%20n2,%20न&from=2024-10-05&order=1";
        let (status, page) = record(office, "rampur", split);
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contains("The shares add up to 12, the base is 9"), "{page}");
        let rename = "what=renamed&hi=x&from=2024-10-05&order=1";
        for (post, status) in
            [("bdo-maitha", StatusCode::FORBIDDEN), ("cdo-aligarh", StatusCode::NOT_FOUND)]
        {
            let answer = send(office, post, "/places/rampur/changes", rename);
            assert_eq!(answer.status, status, "{post}");
        }
        // Into a block of another district: the form names a place that is not the post's.
        let away = "what=moved&to=akrabad&from=2024-10-05&order=1";
        assert_eq!(record(office, "rampur", away).0, StatusCode::NOT_FOUND);
    });
}
