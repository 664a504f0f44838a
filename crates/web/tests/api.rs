//! The doors for machines, on the sample office: five districts as they stood on 12 October 2024.

#![expect(clippy::unwrap_used, reason = "a test")]

#[path = "api/data_values.rs"]
mod data_values;
#[path = "api/office.rs"]
mod office;
#[path = "api/sheets.rs"]
mod sheets;

use office::{Office, in_sample_office};
use serde_json::{Value, json};

/// The rows of a page-wise list, followed to its end; every page but the last is full.
fn all_pages(office: &Office, path: &str, rows: &str, cursor: &str, limit: usize) -> Vec<Value> {
    let joint = if path.contains('?') { '&' } else { '?' };
    let mut all = Vec::new();
    let mut page = office.json(&format!("{path}{joint}limit={limit}"));
    loop {
        let found = page[rows].as_array().unwrap();
        all.extend(found.iter().cloned());
        let next = match &page["next"] {
            Value::Null => break,
            Value::String(next) => next.clone(),
            next => next.to_string(),
        };
        assert_eq!(found.len(), limit, "{path} before {next}");
        page = office.json(&format!("{path}{joint}limit={limit}&{cursor}={next}"));
    }
    all
}

fn line(card: &Value, scheme: &str) -> Value {
    let lines = card["lines"].as_array().unwrap();
    lines.iter().find(|line| line["scheme"] == scheme).unwrap().clone()
}

#[test]
fn a_card_gives_the_figures_of_the_press_notes_with_the_band_that_each_hits() {
    in_sample_office(|office| {
        for (place, period, scheme, counts, percent) in [
            ("maitha", "2024-09", "accounts-opened", (172, 218), 7890),
            ("aligarh", "2024-09", "lakhpati-didi", (42_347, 75_352), 5620),
        ] {
            let line = line(&office.json(&format!("/score/{place}/{period}")), scheme);
            assert_eq!(line["achieved"], json!({ "value": counts.0 }), "{place} {scheme}");
            assert_eq!(line["target"], json!({ "value": counts.1 }), "{place} {scheme}");
            assert_eq!(line["percent_hundredths"], percent, "{place} {scheme}");
            assert_eq!(line["derivation"]["part"], counts.0);
            assert_eq!(line["derivation"]["whole"], counts.1);
        }
        let card = office.json("/score/kanpur-nagar/2024-08");
        let finance = line(&card, "state-finance");
        assert_eq!(finance["letter"], "D");
        assert_eq!(finance["unit"], "paise");
        assert_eq!(finance["name"]["hi"], "राज्य वित्त व्यय");
        let method = &finance["derivation"]["method"];
        assert!(method["source"].as_str().is_some_and(|source| !source.is_empty()));
        assert!(method["valid_from"].as_str().unwrap() <= "2024-08-31");
        for line in card["lines"].as_array().unwrap() {
            let bands = line["derivation"]["bands"].as_array().unwrap();
            let hit: Vec<&Value> = bands.iter().filter(|band| band["is_hit"] == true).collect();
            match &line["letter"] {
                Value::Null => assert!(hit.is_empty() && line["marks_hundredths"].is_null()),
                letter => {
                    assert_eq!(hit.len(), 1, "{}", line["scheme"]);
                    assert_eq!(&hit[0]["letter"], letter);
                    assert_eq!(hit[0]["marks_hundredths"], line["marks_hundredths"]);
                }
            }
        }
    });
}

#[test]
fn the_marks_of_the_lines_add_up_to_the_card_and_its_rank_is_that_of_the_league() {
    in_sample_office(|office| {
        let card = office.json("/score/maitha/2024-09");
        let sum = |field: &str| -> i64 {
            let lines = card["lines"].as_array().unwrap().iter();
            lines.map(|line| line["derivation"][field].as_i64().unwrap()).sum()
        };
        assert_eq!(card["marks_hundredths"], sum("weighted_hundredths"));
        assert_eq!(card["full_marks_hundredths"], sum("weighted_full_hundredths"));
        let league = office.json("/score/kanpur-dehat/2024-09/league");
        let rows = league["rows"].as_array().unwrap();
        assert_eq!(rows.len(), 10);
        let own = rows.iter().find(|row| row["place"]["slug"] == "maitha").unwrap();
        for field in ["rank", "among", "score_hundredths", "letter", "marks_hundredths"] {
            assert_eq!(own[field], card[field], "{field}");
        }
        let scores: Vec<i64> =
            rows.iter().map(|row| row["score_hundredths"].as_i64().unwrap()).collect();
        assert!(scores.is_sorted_by(|better, worse| better >= worse), "{scores:?}");
        assert_eq!(office.json("/score/akbarpur/2024-09/league")["rows"], json!([]));
    });
}

#[test]
fn every_list_is_read_page_by_page_without_a_gap_or_a_row_twice() {
    in_sample_office(|office| {
        for (path, rows, cursor, key, limit) in [
            ("/places", "places", "after", "slug", 7),
            ("/places?within=kanpur-dehat", "places", "after", "slug", 5),
            ("/posts", "posts", "after", "id", 9),
            ("/posts?place=maitha", "posts", "after", "id", 1),
            ("/directives?state=all", "directives", "after", "id", 4),
            ("/directives?post=bmm-maitha", "directives", "after", "id", 1),
            ("/reviews", "reviews", "before", "id", 1),
            ("/ledger", "facts", "before", "seq", 13),
        ] {
            let joint = if path.contains('?') { '&' } else { '?' };
            let most = if rows == "facts" { 200 } else { 5_000 };
            let whole = all_pages(office, path, rows, cursor, most.min(200));
            let paged = all_pages(office, path, rows, cursor, limit);
            assert!(whole.len() > limit, "{path} is more than a page");
            assert_eq!(paged, whole, "{path}");
            let mut keys: Vec<String> = paged.iter().map(|row| row[key].to_string()).collect();
            keys.sort();
            keys.dedup();
            assert_eq!(keys.len(), whole.len(), "{path} names a row twice");
            let capped = office.json(&format!("{path}{joint}limit=0"));
            assert_eq!(capped[rows].as_array().unwrap().len(), 1, "{path}: a page has a row");
        }
        let dehat = office.json("/places?within=kanpur-dehat");
        // The district, ten blocks, and in one of them clusters, gram panchayats and organisations.
        assert_eq!(dehat["places"].as_array().unwrap().len(), 11 + 3 + 4 + 9);
        assert_eq!(dehat["places"][0]["code"], json!({ "tier": "district", "lgd": 156 }));
        assert_eq!(dehat["places"][1]["parent"], "kanpur-dehat");
        let facts = office.json("/ledger?limit=5000")["facts"].as_array().unwrap().len();
        assert_eq!(facts, 200, "no page of the ledger is longer");
    });
}

#[test]
fn the_register_is_narrowed_by_standing_and_place() {
    in_sample_office(|office| {
        let ids = |path: &str| -> Vec<i64> {
            let rows = all_pages(office, path, "directives", "after", 200);
            rows.iter().map(|row| row["id"].as_i64().unwrap()).collect()
        };
        let (open, closed) = (ids("/directives"), ids("/directives?state=closed"));
        let mut both = [open.clone(), closed].concat();
        both.sort_unstable();
        assert_eq!(both, ids("/directives?state=all"));
        let overdue = all_pages(office, "/directives?state=overdue", "directives", "after", 200);
        assert!(!overdue.is_empty());
        for row in &overdue {
            assert!(row["days_overdue"].as_i64().unwrap() > 0, "{row}");
            assert!(open.contains(&row["id"].as_i64().unwrap()));
        }
        let rows = all_pages(office, "/directives?place=maitha", "directives", "after", 200);
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0]["deadline"]["words"], "1 सप्ताह के अंदर");
        assert_eq!(rows[0]["due_on"], "2024-10-10");
        assert_eq!(rows[0]["days_overdue"], 2);
        let shown = office.json(&format!("/directives/{}", rows[0]["id"]));
        assert_eq!(shown["directive"], rows[0]);
        let figure = &rows[0]["condition"]["figure"];
        assert_eq!((&figure["at_least"], &figure["now"]), (&json!(218), &json!(172)));
        assert_eq!(shown["history"][0]["step"], "acknowledged");
        assert_eq!(shown["history"][0]["by"], "bmm-maitha");
    });
}

#[test]
fn a_sitting_tells_why_each_item_is_on_its_agenda_and_what_was_given() {
    in_sample_office(|office| {
        let sittings = office.json("/reviews?series=nrlm-kanpur-dehat");
        let sittings = sittings["reviews"].as_array().unwrap();
        let held = |on: &str| {
            let sitting = sittings.iter().find(|sitting| sitting["held_on"] == on).unwrap();
            office.json(&format!("/reviews/{}", sitting["id"]))
        };
        let first = held("2024-10-03");
        assert_eq!(first["review"]["stage"], "minutes-issued");
        let items = first["items"].as_array().unwrap();
        for item in items {
            let words = &item["reason"]["words"];
            assert!(!words["hi"].as_str().unwrap().is_empty(), "{item}");
            assert!(!words["en"].as_str().unwrap().is_empty(), "{item}");
        }
        let of = |word: &str| {
            let item = items.iter().find(|item| item["reason"]["word"] == word);
            item.unwrap_or_else(|| panic!("no item is {word}")).clone()
        };
        let behind = of("behind-target");
        assert_eq!(behind["place"]["slug"], "kanpur-dehat");
        assert!(behind["seen"]["short_of_best"].as_i64().unwrap() > 0, "{behind}");
        assert!(!of("low-below")["below"].as_array().unwrap().is_empty());
        assert_eq!(of("by-hand")["below"], json!([]));
        assert!(!first["attendance"].as_array().unwrap().is_empty());
        let given = first["given"].as_array().unwrap();
        assert_eq!(given.len(), 5);
        let under: usize =
            items.iter().map(|item| item["directives"].as_array().unwrap().len()).sum();
        assert_eq!(under, given.len(), "each directive stands under its item");
        let next = held("2024-10-18");
        assert_eq!(first["next"], next["review"]["id"]);
        assert_eq!(next["brought_forward"], first["given"]);
    });
}

#[test]
fn what_is_not_there_or_cannot_be_read_is_told_as_a_problem() {
    in_sample_office(|office| {
        for (path, status, code) in [
            ("/score/nowhere/2024-09", 404, "not-found"),
            ("/score/maitha/2024-13", 404, "not-found"),
            ("/score/nowhere/2024-09/league", 404, "not-found"),
            ("/directives/999999", 404, "not-found"),
            ("/directives/first", 404, "not-found"),
            ("/directives?post=nobody", 404, "not-found"),
            ("/directives?place=nowhere", 404, "not-found"),
            ("/directives?state=lost", 400, "query-not-read"),
            ("/directives?after=last", 400, "query-not-read"),
            ("/reviews/1", 404, "not-found"),
            ("/reviews?series=none", 404, "not-found"),
            ("/places?after=nowhere", 404, "not-found"),
            ("/nothing", 404, "not-found"),
        ] {
            let (answered, body) = office.get(path);
            assert_eq!((answered.as_u16(), &body["code"]), (status, &json!(code)), "{path}");
            assert!(body["message"].as_str().is_some_and(|m| !m.is_empty()), "{path}");
        }
    });
}

#[test]
fn the_description_is_the_one_that_was_last_read() {
    in_sample_office(|office| {
        let document = office.json("/openapi.json");
        for (path, methods) in document["paths"].as_object().unwrap() {
            for (method, operation) in methods.as_object().unwrap() {
                let id = operation["operationId"].as_str().unwrap();
                assert!(id.split_once('_').is_some(), "{method} {path} is {id}");
            }
        }
        let text = serde_json::to_string_pretty(&document).unwrap() + "\n";
        let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/openapi.json");
        testkit::golden(golden, &text);
    });
}
