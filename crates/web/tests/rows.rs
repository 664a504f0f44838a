//! Registers on the sample office, as a browser without script walks them: what was reported beside what rows
//! prove, a name found in either script, a masked field opened for a purpose, an Aadhaar number refused.

#![expect(clippy::unwrap_used, reason = "a test")]

mod pages;

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Request, StatusCode};
use pages::{Answer, Office, as_post, in_sample_office};

const BMM: &str = "bmm-maitha";
const CDO: &str = "cdo-kanpur-dehat";

/// The first member of the block as its manager's list shows her.
fn first_row(office: &Office) -> String {
    let list = office.page(BMM, "/registers/member?place=maitha");
    let (_, rest) = list.split_once("href=\"/rows/").unwrap();
    format!("/rows/{}", rest.split_once('"').unwrap().0)
}

fn post(office: &Office, to: &str, body: &str) -> Answer {
    let request = as_post(Request::post(to), BMM)
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(body.to_owned()))
        .unwrap();
    office.ask(request)
}

#[test]
fn the_accounts_that_were_reported_are_rows_to_the_unit() {
    in_sample_office(|office| {
        let page = office.page(CDO, "/registers?place=maitha");
        let line = page.split("<tr>").find(|row| row.contains("प्रतिभागियों के खुले खाते")).unwrap();
        assert_eq!(line.matches(">172<").count(), 2, "{line}");
        let pending = office.page(CDO, "/pipelines/account-opening?place=kanpur-dehat");
        assert_eq!(pending.matches("<b>23</b>").count(), 2);
    });
}

#[test]
fn a_member_is_found_in_either_script_and_no_row_of_another_block_is() {
    in_sample_office(|office| {
        let found = |text: &str| {
            let page = office.page(BMM, &format!("/registers/member?place=maitha&q={text}"));
            page.matches("href=\"/rows/").count()
        };
        let n = found("%E0%A4%B8%E0%A5%81%E0%A4%A8%E0%A5%80%E0%A4%A4%E0%A4%BE");
        assert!(n > 0);
        assert_eq!(found("Sunita"), n);
        let elsewhere = as_post(Request::get("/registers/member?place=akbarpur"), BMM);
        let answer = office.ask(elsewhere.body(Body::empty()).unwrap());
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_masked_field_shows_once_a_purpose_was_said_and_only_to_who_said_it() {
    in_sample_office(|office| {
        let row = first_row(office);
        assert!(office.page(BMM, &row).contains("••••••"));
        let silent = post(office, &format!("{row}/openings"), "field=mobile&purpose=+");
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
        let opened = post(office, &format!("{row}/openings"), "field=mobile&purpose=bank");
        assert!(opened.leads_to().ends_with("done=field-opened"));
        assert!(office.page(BMM, &row).contains(">7000000"));
        assert!(!office.page(CDO, &row).contains(">7000000"));
    });
}

#[test]
fn no_form_of_the_house_takes_an_aadhaar_number() {
    in_sample_office(|office| {
        let row = first_row(office);
        let n_facts = office.n_facts();
        for (to, body) in [
            (format!("{row}/changes"), "on=2024-10-12&guardian=2341+2341+2346"),
            (format!("{row}/openings"), "field=mobile&purpose=2341-2341-2346"),
            ("/registers/member/rows".to_owned(), "place=maitha&name=%E0%A5%A8341+2341+2346"),
        ] {
            let answer = post(office, &to, body);
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{to}");
            assert!(answer.text().contains("आधार कहीं नहीं लिया जाता"), "{to}");
        }
        assert_eq!(office.n_facts(), n_facts);
    });
}
