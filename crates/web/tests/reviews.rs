//! A review through its doors: words kept for a script and for a form, approval by the chair alone,
//! papers as files, the check of a code, and a series founded and changed. On 12 October 2024.

#![expect(clippy::unwrap_used, reason = "a test")]

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response, StatusCode, header};
use serde_json::Value;
use tokio::runtime::Runtime;
use tower::ServiceExt as _;

const CHAIR: &str = "cdo-kanpur-dehat";
const MEMBER: &str = "dc-nrlm-kanpur-dehat";

struct Office {
    doors: Router,
    runtime: Runtime,
}

/// What was answered: status, where it leads, and the body.
struct Answer {
    status: StatusCode,
    leads: String,
    bytes: Vec<u8>,
}

impl Answer {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap()
    }
}

impl Office {
    fn ask(&self, request: Request<Body>) -> (Response<()>, Vec<u8>) {
        self.runtime.block_on(async {
            let answer = self.doors.clone().oneshot(request).await.unwrap();
            let (head, body) = answer.into_parts();
            let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
            (Response::from_parts(head, ()), bytes.to_vec())
        })
    }

    fn get(&self, path: &str) -> Answer {
        let cookie = format!("anupalan-post={CHAIR}; anupalan-language=en");
        let request = Request::get(path).header(header::COOKIE, cookie);
        let (head, bytes) = self.ask(request.body(Body::empty()).unwrap());
        Answer { status: head.status(), leads: String::new(), bytes }
    }

    fn send(&self, post: &str, path: &str, fields: &[(&str, &str)], accept: &str) -> Answer {
        let cookie = format!("anupalan-post={post}; anupalan-language=en");
        let request = Request::post(path)
            .header(header::COOKIE, cookie)
            .header(header::HOST, "localhost")
            .header(header::ACCEPT, accept)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let (head, bytes) = self.ask(request.body(Body::from(form(fields))).unwrap());
        let leads = head.headers().get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned());
        Answer { status: head.status(), leads: leads.unwrap_or_default(), bytes }
    }

    fn post(&self, post: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(post, path, fields, "text/html")
    }

    fn keep(&self, post: &str, path: &str, words: &str, base: &str) -> Answer {
        self.send(post, path, &[("words", words), ("base", base)], "application/json")
    }
}

/// Fields as a browser writes them; every byte that could mean something else is escaped.
fn form(fields: &[(&str, &str)]) -> String {
    let escaped = |text: &str| -> String {
        let byte = |byte: u8| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        };
        text.bytes().map(byte).collect()
    };
    let pairs = fields.iter().map(|(name, value)| format!("{name}={}", escaped(value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// The sample office, and the address of the sitting of Kanpur Dehat that is called next.
fn in_sample_office(test: impl Fn(&Office, &str)) {
    testkit::on_each_address(|address| {
        let desk = desk::Desk::open(address).unwrap();
        desk::scenario::sample(&desk).unwrap();
        let morning = jiff::civil::date(2024, 10, 12).at(10, 42, 0, 0);
        let now = morning.in_tz("Asia/Kolkata").unwrap();
        let review = desk
            .read(morning.date(), |books| {
                let all = desk::reviews::all_series(books)?;
                let found = all.into_iter().find(|f| f.series.slug == "nrlm-kanpur-dehat").unwrap();
                Ok(desk::reviews::sittings(books, found.id)?[0].id)
            })
            .unwrap();
        let doors = web::router(web::App::new(Arc::new(desk), Arc::new(move || now.clone())));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let office = Office { doors, runtime };
        let href = format!("/reviews/{review}");
        assert_eq!(
            office.post(CHAIR, &format!("{href}/agenda"), &[]).status,
            StatusCode::SEE_OTHER
        );
        test(&office, &href);
    });
}

#[test]
fn a_script_is_told_what_stands_and_a_form_is_led_back() {
    in_sample_office(|office, href| {
        let words = format!("{href}/items/1/words");
        let first = office.keep(CHAIR, &words, "46 left", "0").json();
        assert_eq!(first["say"], "saved 10:42");
        assert_eq!(first["beside"], false);
        let version = first["version"].as_i64().unwrap();
        let beside = office.keep(MEMBER, &words, "45 left", "0").json();
        assert_eq!((&beside["beside"], &beside["version"]), (&Value::Bool(true), &version.into()));
        let page = office.get(href).text();
        assert!(page.contains("46 left") && page.contains("45 left"), "both stand side by side");
        assert!(page.contains("<form data-join"), "a form to join them");
        let other = page.split("name=\"join\" value=\"").nth(1).unwrap();
        let other = other.split('"').next().unwrap();
        let base = version.to_string();
        let fields = [("words", "46 or 45 left\r\n"), ("base", base.as_str()), ("join", other)];
        let joined = office.post(CHAIR, &words, &fields);
        assert_eq!(joined.leads, format!("{href}?done=point-recorded#item-1"));
        assert!(!office.get(href).text().contains("<form data-join"));
        let nowhere = office.keep(CHAIR, &format!("{href}/items/99/words"), "x", "0");
        assert_eq!(nowhere.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nowhere.json()["say"].as_str().unwrap().contains("99"));
        let hidden = office.keep(CHAIR, &words, "a\u{202e}b", &base);
        assert_eq!(hidden.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!hidden.json()["say"].as_str().unwrap().is_empty());
        // Whose duty it is not writes nothing here either.
        let before = office.get(href).text();
        for (post, status) in
            [("bmm-maitha", StatusCode::FORBIDDEN), ("cdo-kanpur-nagar", StatusCode::NOT_FOUND)]
        {
            let refused = office.keep(post, &words, "not mine", &base);
            assert_eq!(refused.status, status, "{post}");
            assert!(!refused.json()["say"].as_str().unwrap().is_empty());
        }
        assert_eq!(office.get(href).text(), before);
    });
}

#[test]
fn the_minutes_go_from_draft_to_a_paper_whose_code_is_found() {
    in_sample_office(|office, href| {
        office.keep(CHAIR, &format!("{href}/items/1/words"), "46 left", "0");
        let deputy = [("p-dmm-kanpur-dehat", "deputy"), ("w-dmm-kanpur-dehat", " ")];
        let nameless = office.post(CHAIR, &format!("{href}/attendance"), &deputy);
        assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
        let fields = [
            ("p-dmm-kanpur-dehat", "deputy"),
            ("w-dmm-kanpur-dehat", "Sunita Devi"),
            ("l-dmm-kanpur-dehat", "by telephone"),
        ];
        let taken = office.post(CHAIR, &format!("{href}/attendance"), &fields);
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
        assert!(office.get(href).text().contains("Sunita Devi"));
        let draft = office.get(&format!("{href}/minutes/draft.pdf"));
        assert!(draft.bytes.starts_with(b"%PDF"));
        let early = office.post(CHAIR, &format!("{href}/minutes"), &[]);
        assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
        let by_other = office.post(MEMBER, &format!("{href}/minutes/approval"), &[]);
        assert_eq!(by_other.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(
            office.post(CHAIR, &format!("{href}/minutes/approval"), &[]).leads,
            format!("{href}?done=minutes-approved#minutes")
        );
        office.post(MEMBER, &format!("{href}/minutes"), &[]);
        for kind in ["agenda-note", "attendance-sheet", "action-taken", "press-note"] {
            let issued = office.post(CHAIR, &format!("{href}/papers"), &[("kind", kind)]);
            assert_eq!(issued.leads, format!("{href}?done=paper-issued#papers"), "{kind}");
        }
        let page = office.get(href).text();
        let links: Vec<&str> =
            page.split("href=\"").filter_map(|rest| rest.split('"').next()).collect();
        let files: Vec<&&str> = links.iter().filter(|link| link.starts_with("/papers/")).collect();
        assert_eq!(files.len(), 7, "four papers, three with a table: {files:?}");
        for file in files {
            let (one, again) = (office.get(file), office.get(file));
            assert_eq!((one.status, &one.bytes), (StatusCode::OK, &again.bytes), "{file}");
        }
        let hash = page.split("<span class=\"mono\">").nth(1).unwrap();
        let code: String = hash.chars().take(16).collect();
        let checked = office.get(&format!("/papers/check?code={code}")).text();
        assert!(checked.contains("went out from this office"), "{checked}");
        let unknown = office.get("/papers/check?code=0000000000000000").text();
        assert!(unknown.contains("No paper with this code"));
        assert_eq!(office.get("/papers/1/paper.pdf").status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_point_by_hand_is_about_the_place_and_line_that_were_chosen() {
    in_sample_office(|office, href| {
        let fields = [
            ("title", "Hats"),
            ("place", "maitha"),
            ("scheme", "accounts-opened"),
            ("reason", "r"),
        ];
        let added = office.post(CHAIR, &format!("{href}/items"), &fields);
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text());
        let page = office.get(href).text();
        let derivation = page.split("href=\"/score/maitha/").nth(1).unwrap();
        assert!(derivation.split('"').next().unwrap().ends_with("/accounts-opened"));
        let unknown =
            office.post(CHAIR, &format!("{href}/items"), &[("title", "x"), ("scheme", "y")]);
        assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_series_is_founded_changed_and_ended_by_its_page() {
    in_sample_office(|office, _| {
        let fields = [
            ("name_hi", "बैंकवार समीक्षा"),
            ("name_en", "Bank review"),
            ("place", "kanpur-dehat"),
            ("chair", CHAIR),
            ("member", MEMBER),
            ("often", "month"),
            ("nth", "first"),
            ("weekday", "mon"),
            ("closes_days", "3"),
            ("scrutiny_days", "1"),
            ("below", "maitha"),
            ("scheme", "bank-linkage"),
        ];
        let founded = office.post(CHAIR, "/series", &fields);
        assert_eq!(founded.leads, "/series/bank-review-kanpur-dehat?done=series-founded");
        let page = office.get("/series/bank-review-kanpur-dehat").text();
        assert!(page.contains("4 November 2024"), "the next first Monday");
        assert!(page.contains("01.11.2024") && page.contains("03.11.2024"), "its clock");
        let mut backwards = fields;
        backwards[8] = ("closes_days", "0");
        let refused = office.post(CHAIR, "/series/bank-review-kanpur-dehat", &backwards);
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let mut weekly = fields;
        weekly[5] = ("often", "week");
        let changed = office.post(CHAIR, "/series/bank-review-kanpur-dehat", &weekly);
        assert_eq!(changed.leads, "/series/bank-review-kanpur-dehat?done=series-changed");
        let ended =
            office.post(CHAIR, "/series/bank-review-kanpur-dehat/end", &[("reason", "merged")]);
        assert_eq!(ended.leads, "/series/bank-review-kanpur-dehat?done=series-ended");
        assert!(office.get("/reviews").text().contains("This series was ended on 12.10.2024"));
        assert_eq!(office.get("/series/none").status, StatusCode::NOT_FOUND);
        assert_eq!(office.get("/series/new").status, StatusCode::OK);
    });
}

#[test]
fn the_script_is_a_file_of_the_house_and_the_policy_allows_no_other() {
    in_sample_office(|office, href| {
        let request = Request::get(href).body(Body::empty()).unwrap();
        let (head, page) = office.ask(request);
        let policy = head.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.contains("script-src 'self';") && !policy.contains("unsafe"), "{policy}");
        let page = String::from_utf8(page).unwrap();
        let script = page.split("<script src=\"").nth(1).unwrap().split('"').next().unwrap();
        assert!(script.starts_with("/assets/points.js?v="));
        assert!(office.get(script).text().contains("sessionStorage"));
    });
}
