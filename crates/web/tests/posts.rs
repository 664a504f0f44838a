//! The pages of posts and people on the sample office, as a browser without script walks them.

#![expect(clippy::unwrap_used, reason = "a test")]

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION};
use axum::http::{Request, StatusCode};
use tokio::runtime::Runtime;
use tower::ServiceExt as _;

struct Office {
    doors: Router,
    runtime: Runtime,
}

fn in_sample_office(test: impl Fn(&Office)) {
    testkit::on_each_address(|address| {
        let desk = desk::Desk::open(address).unwrap();
        desk::scenario::sample(&desk).unwrap();
        let morning = jiff::civil::date(2024, 10, 12).at(10, 30, 0, 0);
        let now = morning.in_tz("Asia/Kolkata").unwrap();
        let doors = web::router(web::App::new(Arc::new(desk), Arc::new(move || now.clone())));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        test(&Office { doors, runtime });
    });
}

impl Office {
    /// Status, where it leads, and the body.
    fn ask(&self, request: Request<Body>) -> (StatusCode, String, Vec<u8>) {
        self.runtime.block_on(async {
            let answer = self.doors.clone().oneshot(request).await.unwrap();
            let status = answer.status();
            let to = answer.headers().get(LOCATION).map(|to| to.to_str().unwrap().to_owned());
            let body = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap();
            (status, to.unwrap_or_default(), body.to_vec())
        })
    }

    fn page(&self, path: &str) -> String {
        let cookies = "anupalan-language=en; anupalan-post=cdo-kanpur-dehat";
        let request = Request::get(path).header(COOKIE, cookies).body(Body::empty()).unwrap();
        let (status, _, body) = self.ask(request);
        let page = String::from_utf8(body).unwrap();
        assert_eq!(status, StatusCode::OK, "{path}: {page}");
        assert!(page.len() < 100_000, "{path}: {} bytes", page.len());
        page
    }

    fn send(&self, path: &str, form: &str) -> (StatusCode, String, String) {
        let request = Request::post(path)
            .header(COOKIE, "anupalan-language=en; anupalan-post=cdo-kanpur-dehat")
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form.to_owned()))
            .unwrap();
        let (status, to, body) = self.ask(request);
        (status, to, String::from_utf8(body).unwrap())
    }
}

#[test]
fn the_register_pages_to_its_end_and_is_narrowed_by_place_and_vacancy() {
    in_sample_office(|office| {
        let mut seen = Vec::new();
        let mut next = Some("/posts".to_owned());
        while let Some(path) = next {
            let page = office.page(&path);
            let rows = page.split("class=\"entry\"").skip(1);
            let slug = |row: &str| {
                row.split_once("href=\"/posts/").unwrap().1.split_once('"').unwrap().0.to_owned()
            };
            seen.extend(rows.map(slug));
            next = page
                .split_once("class=\"btn\" href=\"/posts?")
                .map(|(_, rest)| format!("/posts?{}", rest.split_once('"').unwrap().0));
        }
        let n_seen = seen.len();
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), n_seen, "a post stands on two pages");
        assert!(n_seen > 100, "{n_seen}");
        let vacant = office.page("/posts?place=sandalpur&filled=vacant");
        assert!(vacant.contains("since 10 October 2024"), "{vacant}");
        assert!(!vacant.contains("Meena Kanaujia"));
        let additional = office.page("/posts?place=kanpur-dehat&filled=additional");
        assert!(additional.contains("Om Prakash Savita"));
        assert_eq!(additional.matches("class=\"entry\"").count(), 2);
    });
}

#[test]
fn a_post_is_transferred_by_its_page_and_its_notes_can_be_printed() {
    in_sample_office(|office| {
        let page = office.page("/posts/bmm-maitha?who=ankit");
        let (_, found) = page.split_once("name=\"person\" value=\"").unwrap();
        let (id, rest) = found.split_once('"').unwrap();
        assert!(rest.contains("Ankit Yadav · Block Mission Manager, Amrodha"), "{page}");
        let form = format!("person={id}&charge=additional&from=2024-10-12&hi=&en=");
        let (status, to, _) = office.send("/posts/bmm-maitha/holdings", &form);
        assert_eq!(status, StatusCode::SEE_OTHER);
        assert_eq!(to, "/posts/bmm-maitha?done=charge-taken");
        let page = office.page(&to);
        assert!(page.contains("additional charge, since 12 October 2024"), "{page}");
        assert!(page.contains("Deepika Rathore") && page.contains("11 October 2024"));
        let note = "/posts/bmm-maitha/handing-over/2024-10-12/note.pdf";
        assert!(page.contains(note));
        let (status, _, body) = office.ask(Request::get(note).body(Body::empty()).unwrap());
        assert_eq!(status, StatusCode::OK);
        assert!(body.starts_with(b"%PDF"));
        let person = office.page(&format!("/people/{id}"));
        assert!(person.contains("Block Mission Manager, Maitha"), "{person}");
        assert!(person.contains("Block Mission Manager, Amrodha"));
        // The same form again: the charge was taken today and cannot end before it began.
        let (status, _, body) = office.send("/posts/bmm-maitha/holdings", &form);
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
    });
}

#[test]
fn a_post_falls_vacant_is_retitled_and_another_is_made() {
    in_sample_office(|office| {
        let (_, to, body) = office.send("/posts/bmm-rajpur/vacancies", "last=2024-10-11");
        assert_eq!(to, "/posts/bmm-rajpur?done=charge-given-up", "{body}");
        assert!(office.page(&to).contains("since 12 October 2024"));
        let (status, _, _) = office.send("/posts/bmm-rajpur/vacancies", "last=2024-10-11");
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        let title = "hi=%E0%A4%A8%E0%A4%AF%E0%A4%BE&en=New+Title&from=2024-10-12&why=GO+1";
        let (_, to, body) = office.send("/posts/bmm-rajpur/titles", title);
        assert_eq!(to, "/posts/bmm-rajpur?done=post-retitled", "{body}");
        assert!(office.page(&to).contains("<h1>New Title</h1>"));
        let (_, to, body) = office.send("/posts", "place=rajpur&kind=ado-panchayat");
        assert_eq!(to, "/posts/ado-panchayat-rajpur?done=post-created", "{body}");
        assert!(office.page(&to).contains("Block Development Officer, Rajpur"));
        let (status, _, _) = office.send("/posts/bmm-rajpur/vacancies", "last=someday");
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    });
}

#[test]
fn what_was_done_before_a_transfer_stays_with_the_holder_of_that_day() {
    in_sample_office(|office| {
        // On 5 October the report was by whoever held the post then; two days later another came.
        let register = office.page("/directives?post=ado-isb-rasulabad&state=all");
        let (_, rest) = register.split_once("class=\"row\" href=\"/directives/").unwrap();
        let id = rest.split_once('"').unwrap().0;
        let page = office.page(&format!("/directives/{id}"));
        assert!(page.contains("Rasulabad (Vimal Kishor)"), "{page}");
        assert!(!page.contains("Seema Verma"));
        let ledger = office.page("/ledger");
        assert!(ledger.contains("(") && ledger.contains("/ledger/"));
    });
}
