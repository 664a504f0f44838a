//! Handing in a sheet by machine: looked at, taken in once, or refused.

use axum::http::StatusCode;
use serde_json::json;

use crate::office::in_sample_office;

/// A sheet by which the last accounts of Maitha are open.
const SHEET: &str = "विकास खण्ड,बैंक खाते\nमैथा,218\n";
const HANDED: &str = "/sheets?place=kanpur-dehat&period=2024-10&as_on=2024-10-11&name=maitha.csv";

#[test]
fn a_sheet_is_looked_at_then_taken_in_once_and_closes_what_waited_for_it() {
    in_sample_office(|office| {
        let head = || office.json("/ledger?limit=1")["facts"][0]["seq"].as_i64().unwrap();
        let before = head();
        let (_, seen) = office.post(HANDED, None, SHEET);
        assert_eq!((&seen["n_figures"], &seen["n_stops"]), (&json!(1), &json!(0)), "{seen}");
        assert!(seen["saved"].is_null());
        assert_eq!(head(), before, "looking writes nothing");

        let commit = format!("{HANDED}&commit=true");
        let (status, taken) = office.post(&commit, Some("dc-nrlm-kanpur-dehat"), SHEET);
        assert_eq!(status, StatusCode::OK, "{taken}");
        let saved = &taken["saved"];
        assert_eq!(saved["fact"], before + 1);
        let closed = &saved["closed"][0];
        assert_eq!(
            (&closed["state"], &closed["place"]["slug"]),
            (&json!("verified"), &json!("maitha"))
        );
        let history = office.json(&format!("/directives/{}", closed["id"]))["history"].clone();
        let last = history.as_array().unwrap().last().unwrap();
        assert_eq!((&last["value"], &last["by_fact"]), (&json!(218), &saved["fact"]));
        let facts = office.json("/ledger?limit=2")["facts"].clone();
        assert_eq!(
            (&facts[1]["kind"], &facts[1]["post"]),
            (&json!("figures-saved"), &json!("dc-nrlm-kanpur-dehat"))
        );

        let (status, again) = office.post(&commit, Some("dc-nrlm-kanpur-dehat"), SHEET);
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(again["code"], "sheet-already-taken");
        assert_eq!(again["details"], json!({ "fact": saved["fact"].to_string() }));
        let report = office.json("/verify");
        assert_eq!((&report["is_sound"], &report["facts"]), (&json!(true), &json!(head())));
    });
}

#[test]
fn a_sheet_with_a_fault_or_without_a_post_changes_nothing() {
    in_sample_office(|office| {
        let before = office.json("/ledger?limit=1");
        let faulty = "विकास खण्ड,बैंक खाते\nमैथा,218\nमलासा,बारह सौ?\nकल्पनापुर,3\n";
        let (_, seen) = office.post(HANDED, None, faulty);
        let findings = seen["findings"].as_array().unwrap();
        let codes: Vec<&str> = findings.iter().map(|f| f["code"].as_str().unwrap()).collect();
        assert_eq!(codes, ["not-a-number", "unknown-place"]);
        assert_eq!((&findings[0]["row"], &findings[0]["column"]), (&json!(3), &json!("B")));
        assert_eq!(findings[0]["values"], json!({ "text": "बारह सौ?" }));
        assert_eq!(findings[0]["severity"], "stops");
        let commit = format!("{HANDED}&commit=true");
        let post = Some("dc-nrlm-kanpur-dehat");
        for (path, post, body, status, code) in [
            (commit.as_str(), post, faulty, 422, "sheet-has-faults"),
            (&commit, post, "", 422, "file-empty"),
            (&commit, None, SHEET, 422, "post-not-named"),
            (&commit, Some("nobody"), SHEET, 404, "not-found"),
            (
                "/sheets?place=nowhere&period=2024-10&as_on=2024-10-11",
                None,
                SHEET,
                404,
                "not-found",
            ),
            (
                "/sheets?place=maitha&period=2024-13&as_on=2024-10-11",
                None,
                SHEET,
                400,
                "query-not-read",
            ),
            (
                "/sheets?place=maitha&period=2024-10&as_on=11.10.2024",
                None,
                SHEET,
                400,
                "query-not-read",
            ),
        ] {
            let (answered, problem) = office.post(path, post, body);
            assert_eq!((answered.as_u16(), &problem["code"]), (status, &json!(code)), "{path}");
        }
        let (_, problem) = office.post(&commit, post, faulty);
        assert_eq!(problem["details"], json!({ "n": "2" }));
        assert_eq!(office.json("/ledger?limit=1"), before);
    });
}

#[test]
fn a_file_of_some_megabytes_is_read_and_one_over_the_limit_is_refused() {
    in_sample_office(|office| {
        let padded = format!("{SHEET}{}", "\n".repeat(2 * 1024 * 1024));
        let (status, seen) = office.post(HANDED, None, &padded);
        assert_eq!(status, StatusCode::OK, "{seen}");
        let (status, problem) = office.post(HANDED, None, &"\n".repeat(26 * 1024 * 1024));
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(problem["code"], "file-too-large");
        assert_eq!(problem["details"], json!({ "mb": "25" }));
        let (status, problem) = office.post("/places", None, "");
        assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(problem["code"], "method-not-allowed");
    });
}
