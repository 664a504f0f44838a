//! Figures value by value: looked at, taken in once, or refused with every conflict by its number.

use axum::http::StatusCode;
use serde_json::json;

use crate::office::in_sample_office;

const DC: Option<&str> = Some("dc-nrlm-kanpur-dehat");

fn set(values: serde_json::Value) -> String {
    json!({ "dataSet": "portal", "completeDate": "2024-10-11", "period": "202410", "dataValues": values })
        .to_string()
}

#[test]
fn values_are_looked_at_taken_in_once_and_counted() {
    in_sample_office(|office| {
        let head = || office.json("/ledger?limit=1")["facts"][0]["seq"].as_i64().unwrap();
        let body = set(json!([
            { "dataElement": "accounts-opened", "orgUnit": "maitha", "value": "218" },
            { "dataElement": "accounts-opened", "orgUnit": "malasa", "value": "12",
              "categoryOptionCombo": "target" },
        ]));
        let before = head();
        let (status, seen) = office.post("/dataValueSets?dryRun=true", DC, &body);
        assert_eq!((status, &seen["status"]), (StatusCode::OK, &json!("SUCCESS")), "{seen}");
        assert_eq!((head(), &seen["fact"]), (before, &json!(null)), "looking writes nothing");
        let (status, taken) = office.post("/dataValueSets", DC, &body);
        assert_eq!(status, StatusCode::OK, "{taken}");
        assert_eq!(taken["fact"], json!(before + 1));
        assert_eq!(taken["importCount"]["ignored"], json!(0));
        let (status, again) = office.post("/dataValueSets", DC, &body);
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(again["code"], "sheet-already-taken");
        let changed = set(json!([
            { "dataElement": "accounts-opened", "orgUnit": "maitha", "value": "218" },
            { "dataElement": "accounts-opened", "orgUnit": "malasa", "deleted": true,
              "categoryOptionCombo": "target" },
        ]));
        let (_, seen) = office.post("/dataValueSets?dryRun=true", DC, &changed);
        let count = json!({ "imported": 0, "updated": 0, "ignored": 1, "deleted": 1 });
        assert_eq!(seen["importCount"], count, "{seen}");
        assert_eq!(office.json("/verify")["is_sound"], json!(true));
    });
}

#[test]
fn one_wrong_value_leaves_all_untaken_and_each_is_told_by_its_number() {
    in_sample_office(|office| {
        let before = office.json("/ledger?limit=1");
        let body = set(json!([
            { "dataElement": "accounts-opened", "orgUnit": "maitha", "value": "218" },
            { "dataElement": "tea-served", "orgUnit": "maitha", "value": "1" },
            { "dataElement": "accounts-opened", "orgUnit": "nowhere", "value": "1" },
            { "dataElement": "accounts-opened", "orgUnit": "anuppur", "value": "1" },
            { "dataElement": "accounts-opened", "orgUnit": "malasa", "value": "-3" },
            { "dataElement": "accounts-opened", "orgUnit": "malasa", "value": "" },
            { "dataElement": "accounts-opened", "orgUnit": "malasa", "value": "5", "period": "2024W40" },
            { "dataElement": "accounts-opened", "orgUnit": "maitha", "value": "219" },
            { "dataElement": "accounts-opened", "orgUnit": "maitha", "value": "1",
              "categoryOptionCombo": "guess" },
        ]));
        let (status, said) = office.post("/dataValueSets", DC, &body);
        assert_eq!((status, &said["status"]), (StatusCode::CONFLICT, &json!("ERROR")), "{said}");
        let conflicts = said["conflicts"].as_array().unwrap().iter();
        let conflicts: Vec<(u64, &str)> = conflicts
            .map(|one| (one["indexes"][0].as_u64().unwrap(), one["errorCode"].as_str().unwrap()))
            .collect();
        assert_eq!(
            conflicts,
            [
                (1, "unknown-indicator"),
                (2, "unknown-place"),
                (3, "unknown-place"),
                (4, "negative"),
                (5, "value-missing"),
                (6, "bad-period"),
                (7, "twice-differing"),
                (8, "unknown-kind"),
            ]
        );
        assert_eq!(said["importCount"]["ignored"], json!(9));
        assert_eq!(office.json("/ledger?limit=1"), before);
        for (post, body, status) in [
            (DC, "{", StatusCode::BAD_REQUEST),
            (None, body.as_str(), StatusCode::UNPROCESSABLE_ENTITY),
            (Some("nobody"), body.as_str(), StatusCode::NOT_FOUND),
        ] {
            assert_eq!(office.post("/dataValueSets", post, body).0, status, "{post:?} {body}");
        }
    });
}
