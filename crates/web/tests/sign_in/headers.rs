//! What goes with every answer, whoever asks and whatever comes of it.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{Request, StatusCode};

use crate::MAITHA;
use crate::house::{Answer, HOST_NAME, PASSWORD, in_house, in_house_behind_tls};

/// Every address in the list of doors, with something in the place of each name.
fn paths() -> Vec<String> {
    let declared = web::doors().into_iter().map(|hung| hung.path);
    // The others are not declared, since nobody acts at them.
    let pages = include_str!("../../src/routes.rs");
    let others = pages.split(".route(\"").skip(1);
    let others = others.map(|rest| rest.split('"').next().unwrap().to_owned());
    let all: BTreeSet<String> = declared.chain(others).collect();
    for known in ["/", "/accounts", "/sign-in", "/papers/check", "/api/v1/places"] {
        assert!(all.contains(known), "{known}");
    }
    let filled = |path: String| {
        let parts = path.split('/').map(|part| match part {
            "{place}" => "maitha",
            "{period}" => "2024-09",
            "{language}" => "en",
            "{name}" => "noto-sans-latin-400.woff2",
            named if named.starts_with('{') => "1",
            word => word,
        });
        parts.collect::<Vec<_>>().join("/")
    };
    let odd = ["/nowhere", "/api/v1/nowhere", "/assets/nowhere", "/score/%FF/x"];
    let paths: Vec<String> = all.into_iter().map(filled).chain(odd.map(str::to_owned)).collect();
    assert!(paths.len() > 90, "{} doors", paths.len());
    paths
}

fn check(answer: &Answer, what: &str) {
    let policy = answer.header("content-security-policy");
    assert!(policy.contains("default-src 'none'"), "{what}: {policy}");
    assert!(policy.contains("frame-ancestors 'none'"), "{what}: {policy}");
    assert!(!policy.contains("unsafe"), "{what}: {policy}");
    assert_eq!(answer.header("x-content-type-options"), "nosniff", "{what}");
    assert_eq!(answer.header("referrer-policy"), "same-origin", "{what}");
}

#[test]
fn every_answer_of_every_door_carries_the_security_headers() {
    in_house_behind_tls(|house| {
        house.account("anil.kumar", MAITHA);
        let mut signed_in = house.browser();
        signed_in.sign_in("anil.kumar", PASSWORD);
        for path in paths().iter().filter(|path| !path.contains("/sessions/")) {
            if !signed_in.is_in() {
                // One of the doors is that at which one signs out.
                signed_in.sign_in("anil.kumar", PASSWORD);
                assert!(signed_in.is_in(), "{path}");
            }
            for browser in [house.browser(), signed_in.clone()] {
                let mut browser = browser;
                for is_post in [false, true] {
                    let answer =
                        if is_post { browser.clone().post(path, &[]) } else { browser.get(path) };
                    let what = format!("{path} post: {is_post}: {}", answer.status);
                    check(&answer, &what);
                    let hsts = answer.header("strict-transport-security");
                    assert!(hsts.starts_with("max-age=31536000"), "{what}: {hsts}");
                    let is_kept = path.starts_with("/assets/");
                    let kept = answer.header("cache-control");
                    assert!(is_kept || kept == "no-store", "{what}: {kept}");
                }
            }
        }
        for (host, origin) in [("evil.example", None), (HOST_NAME, Some("https://evil.example"))] {
            let request = Request::post("/sign-in").header("host", host);
            let request = match origin {
                Some(origin) => request.header("origin", origin),
                None => request,
            };
            let answer = house.ask(request.body(Body::empty()).unwrap());
            assert_eq!(answer.status, StatusCode::FORBIDDEN);
            check(&answer, host);
        }
        let of_loopback = Request::get("/sign-in").header("host", "127.0.0.1");
        let answer = house.ask(of_loopback.body(Body::empty()).unwrap());
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "only under its own name");
    });
}

#[test]
fn a_form_of_another_site_writes_nothing_here() {
    in_house(|house| {
        house.account("anil.kumar", MAITHA);
        let mut browser = house.browser();
        browser.sign_in("anil.kumar", PASSWORD);
        for (name, value) in [
            ("origin", "https://evil.example"),
            ("origin", "null"),
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
        ] {
            let request = Request::post("/account/sessions/end").header(name, value);
            let answer = browser.send(request, Body::empty());
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name}: {value}");
            let text = Request::post("/api/v1/sheets?commit=true")
                .header(name, value)
                .header("content-type", "text/plain");
            assert_eq!(browser.send(text, "{}".into()).status, StatusCode::FORBIDDEN);
        }
        assert!(browser.is_in(), "nothing was ended");
    });
}
