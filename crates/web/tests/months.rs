//! A month on the sample office, as a browser and a machine walk it: frozen, refused, corrected with a reason,
//! marked on card and league, looked back on, opened again; and a norm on trial.

#![expect(clippy::unwrap_used, reason = "a test")]

mod pages;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use pages::{Answer, Office, as_post, form, forms, in_sample_office};
use serde_json::Value;

const DC: &str = "dc-nrlm-kanpur-dehat";
const CDO: &str = "cdo-kanpur-dehat";
const MONTH: &str = "/months/kanpur-dehat/2024-09";
const CARD: &str = "/score/kanpur-dehat/2024-09";
/// Another level of accounts than the one reported for Maitha.
const SHEET: &str = "विकास खण्ड,बैंक खाते\nमैथा,168\n";
const WHY: &str = "चार खाते दो बार गिने गए";

fn get(office: &Office, path: &str) -> Answer {
    office.ask(as_post(Request::get(path), CDO).body(Body::empty()).unwrap())
}

fn json(office: &Office, path: &str) -> Value {
    let answer = get(office, &format!("/api/v1{path}"));
    serde_json::from_slice(&answer.bytes).unwrap()
}

/// Hands the sheet in by machine.
fn hand_in(office: &Office, more: &str) -> (StatusCode, Value) {
    let path = format!(
        "/api/v1/sheets?place=kanpur-dehat&period=2024-09&as_on=2024-10-11&name=maitha.csv{more}"
    );
    let request = Request::post(path).header("x-post", DC).body(Body::from(SHEET)).unwrap();
    let answer = office.ask(request);
    (answer.status, serde_json::from_slice(&answer.bytes).unwrap())
}

fn freeze(office: &Office) {
    let form = form(office, DC, MONTH, &format!("{MONTH}/freeze")).fill("note", "मासिक समीक्षा");
    assert_eq!(office.send(DC, &form).leads_to(), format!("{MONTH}?done=month-frozen"));
}

#[test]
fn a_frozen_month_refuses_a_sheet_and_takes_it_as_a_correction_that_shows_everywhere() {
    in_sample_office(|office| {
        freeze(office);
        let page = office.page(DC, MONTH);
        assert!(page.contains("30.09.2024 तक के आँकड़े 20.10.2024 से बन्द"), "{page}");
        assert!(page.contains("मासिक समीक्षा"));
        assert!(office.page(CDO, CARD).contains("30.09.2024 तक के आँकड़े 20.10.2024 से बन्द"));

        let (_, seen) = hand_in(office, "");
        assert_eq!(seen["n_frozen"], 1, "{seen}");
        let before = office.n_facts();
        let (status, refused) = hand_in(office, "&commit=true");
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(refused["code"], "month-frozen");
        assert_eq!(refused["details"]["n"], "1");
        assert_eq!(refused["details"]["until"], "2024-09-30");
        assert_eq!(office.n_facts(), before, "nothing was kept");
        let (status, silent) = hand_in(office, "&commit=true&reason=%20");
        assert_eq!(
            (status, &silent["code"]),
            (StatusCode::UNPROCESSABLE_ENTITY, &"words-missing".into())
        );

        let why = "%E0%A4%9A%E0%A4%BE%E0%A4%B0%20%E0%A4%96%E0%A4%BE%E0%A4%A4%E0%A5%87";
        let (status, taken) = hand_in(office, &format!("&commit=true&reason={why}"));
        assert_eq!(status, StatusCode::OK, "{taken}");
        let card = json(office, "/score/kanpur-dehat/2024-09");
        let change = &card["changed_since"][0];
        assert_eq!(change["now"], serde_json::json!({ "value": 168 }), "{card}");
        assert_eq!(
            (&change["reason"], &change["place"]["slug"]),
            (&"चार खाते".into(), &"maitha".into())
        );
        assert_eq!(card["frozen"]["until"], "2024-09-30");
        let (card, league) = (office.page(CDO, CARD), office.page(CDO, &format!("{CARD}/league")));
        assert!(card.contains("माह बन्द होने के बाद संशोधित: मैथा"), "on the line");
        assert!(league.contains("बन्द होने के बाद 1 संशोधन"), "in the league");
        let report = json(office, "/verify");
        assert_eq!(report["is_sound"], true);
    });
}

#[test]
fn a_form_of_a_frozen_month_asks_for_the_reason_and_keeps_to_it() {
    in_sample_office(|office| {
        freeze(office);
        let new = form(office, DC, "/sheets/new?place=kanpur-dehat&period=2024-09", "/sheets");
        let new = new.fill("period", "2024-09").fill("place", "kanpur-dehat");
        let new = new.fill("source", "प्रपत्र").fill("as_on", "2024-10-11");
        let handed = office.ask(new.with_files(DC, &[("maitha.csv", SHEET.as_bytes())]));
        let preview = handed.leads_to().to_owned();
        let page = office.page(DC, &preview);
        assert!(page.contains("इस प्रपत्र के 1 आँकड़े बन्द माह (30.09.2024 तक) को बदलते हैं"), "{page}");
        let take = forms(&preview, &page).into_iter().find(|f| f.action.ends_with("/figures"));
        let take = take.unwrap();
        assert!(take.typed.contains(&"reason".to_owned()));
        let refused = office.send(DC, &take);
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains("बन्द किए जा चुके हैं"), "{}", refused.text());
        assert!(refused.text().contains("संशोधन के रूप में दें"), "what to do instead");
        let taken = office.send(DC, &take.fill("reason", WHY));
        assert_eq!(taken.status, StatusCode::OK, "{}", taken.text());
        assert!(office.page(CDO, MONTH).contains(WHY), "the month's page lists it");
        assert!(office.page(CDO, CARD).contains(WHY));
    });
}

#[test]
fn a_month_is_opened_again_by_whoever_froze_it_and_not_below() {
    in_sample_office(|office| {
        let own = form(office, CDO, MONTH, &format!("{MONTH}/freeze"));
        office.send(CDO, &own).leads_to();
        let page = office.page(DC, MONTH);
        assert!(!page.contains("/opening"), "no form for the level below");
        assert!(page.contains("समकक्ष या उच्च अधिकारी"), "but who may");
        let form = form(office, CDO, MONTH, &format!("{MONTH}/opening"));
        let by_other = office.send(DC, &form.clone().fill("reason", "भूल"));
        assert_eq!(by_other.status, StatusCode::UNPROCESSABLE_ENTITY);
        let silent = office.send(CDO, &form);
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
        let opened = office.send(CDO, &form.fill("reason", "दो खण्डों के आँकड़े बदले"));
        assert_eq!(opened.leads_to(), format!("{MONTH}?done=month-thawed"));
        assert!(office.page(DC, MONTH).contains("दो खण्डों के आँकड़े बदले"), "it stays on record");
        let (status, taken) = hand_in(office, "&commit=true");
        assert_eq!(status, StatusCode::OK, "{taken}");
    });
}

#[test]
fn a_card_is_shown_as_it_was_known_and_says_so() {
    in_sample_office(|office| {
        let before = office.n_facts();
        let then = json(office, "/score/kanpur-dehat/2024-09");
        let (status, _) = hand_in(office, "&commit=true");
        assert_eq!(status, StatusCode::OK);
        let now = json(office, "/score/kanpur-dehat/2024-09");
        assert_ne!(then["lines"], now["lines"], "the sheet changed the card");
        let back = json(office, &format!("/score/kanpur-dehat/2024-09?as-of={before}"));
        assert_eq!(back, then, "as of the fact before the sheet it is the card of then");
        let page = office.page(CDO, &format!("{CARD}?as-of={before}"));
        assert!(page.contains(&format!("बही {before} (")), "the head says so");
        let league = format!("{CARD}/league?as-of={before}");
        assert!(page.contains(&league), "and its links go on looking back");
        assert!(office.page(CDO, &league).contains(&format!("बही {before} (")));
        for path in ["derivation", "card.xlsx"] {
            let answer = get(office, &format!("{CARD}/{path}?as-of={before}"));
            assert_eq!(answer.status, StatusCode::OK, "{path}");
        }
        let line = then["lines"][0]["scheme"].as_str().unwrap();
        assert_eq!(get(office, &format!("{CARD}/{line}?as-of={before}")).status, StatusCode::OK);
        for (word, code) in [
            ("2020-01-01", "nothing-known-then"),
            ("99999999", "position-ahead"),
            ("yesterday", "position-not-read"),
        ] {
            let refused = json(office, &format!("/score/kanpur-dehat/2024-09?as-of={word}"));
            assert_eq!(refused["code"], code, "{refused}");
            let page = get(office, &format!("{CARD}?as-of={word}"));
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{word}");
        }
    });
}

#[test]
fn a_norm_on_trial_shows_before_and_after_and_keeps_nothing() {
    in_sample_office(|office| {
        let before = office.n_facts();
        let plain = office.page(CDO, &format!("{CARD}/trial"));
        assert!(plain.contains("0 की श्रेणी और 0 की रैंक बदलती है"), "{plain}");
        let tried = office.page(CDO, &format!("{CARD}/trial?cut-A=%E0%A5%AF%E0%A5%AF.5"));
        assert!(tried.contains("value=\"99.50\""), "Hindi digits are read: {tried}");
        let book = get(office, &format!("{CARD}/trial.xlsx?cut-A=99.5"));
        assert!(book.bytes.starts_with(b"PK"), "a workbook");
        for (query, said) in [
            ("cut-A=10", "सीमाएँ क्रम में नहीं"),
            ("cut-A=abc", "संख्या"),
            ("cut-A=2000", "0 से 1000 के बीच"),
            ("line=lakhpati-didi&weight=-1", "0 से 100 के बीच"),
        ] {
            let answer = get(office, &format!("{CARD}/trial?{query}"));
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
            assert!(answer.text().contains(said), "{query}: {}", answer.text());
        }
        assert_eq!(office.n_facts(), before);
        assert_eq!(office.page(CDO, &format!("{CARD}/trial")), plain, "nothing is left of it");
    });
}
