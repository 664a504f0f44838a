//! A form whose session was over: nothing that was typed is lost, and nothing is sent by itself.

use axum::http::StatusCode;
use jiff::SignedDuration;

use crate::MAITHA;
use crate::house::{PASSWORD, in_house, percent};

/// A hidden field of a page.
fn hidden(page: &str, name: &str) -> String {
    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
    let value = rest.split('"').next().unwrap();
    value.replace("&#38;", "&").replace("&amp;", "&").replace("&#34;", "\"")
}

#[test]
fn what_was_typed_waits_until_the_same_person_has_signed_in_again() {
    in_house(|house| {
        house.account("anil.kumar", MAITHA);
        house.account("sunita.devi", "bmm-malasa");
        let mut browser = house.browser();
        browser.sign_in("anil.kumar", PASSWORD);
        house.wait(SignedDuration::from_mins(31));
        let said = "पहली पंक्ति & \"उद्धरण\"\nदूसरी <b>पंक्ति</b>";
        let answer = browser.post("/reviews/9/items/2/words", &[("said", said), ("token", "x-1")]);
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
        assert!(answer.body.contains("जो लिखा था, सुरक्षित है"), "{}", answer.body);
        let carried: Vec<(&str, String)> = ["back", "to", "typed", "by"]
            .into_iter()
            .map(|name| (name, hidden(&answer.body, name)))
            .collect();
        assert_eq!(carried[1].1, "/reviews/9/items/2/words");
        assert!(carried[2].1.contains(&percent("पहली")), "{}", carried[2].1);
        let with = |login: &str, password: &str| {
            let own = [("login", login), ("password", password)];
            let own = own.map(|(name, value)| (name, value.to_owned()));
            let all: Vec<(&str, String)> = own.into_iter().chain(carried.clone()).collect();
            let pairs = all.iter().map(|(name, value)| format!("{name}={}", percent(value)));
            pairs.collect::<Vec<_>>().join("&")
        };
        // A slip at the password loses nothing.
        let slip = browser.post_body("/sign-in", with("anil.kumar", "a slip of mine"));
        assert_eq!(slip.status.as_u16(), 422);
        assert_eq!(hidden(&slip.body, "typed"), carried[2].1);
        // Somebody else signs in and sees nothing of it.
        let other = house.browser().post_body("/sign-in", with("sunita.devi", PASSWORD));
        assert_eq!(other.status, StatusCode::SEE_OTHER);
        // The same person sees the form again, to be sent.
        let page = browser.post_body("/sign-in", with("anil.kumar", PASSWORD));
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("action=\"/reviews/9/items/2/words\""), "{}", page.body);
        assert!(page.body.contains("पहली पंक्ति &#38; &#34;उद्धरण&#34;\nदूसरी &#60;b&#62;पंक्ति"));
        assert!(page.body.contains("type=\"hidden\" name=\"token\" value=\"x-1\""));
        assert!(browser.is_in());
        let kinds = house.read(|books| desk::ledger::page(books, None, 5));
        assert!(
            kinds.iter().all(|entry| entry.kind != "point-recorded" || entry.by.post.is_none())
        );
    });
}

#[test]
fn what_is_too_long_or_a_file_is_not_carried_and_the_page_says_so() {
    in_house(|house| {
        let mut browser = house.browser();
        let long = format!("said={}", "x".repeat(300 * 1024));
        let answer = browser.post_body("/reviews/9/items/2/words", long);
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
        assert_eq!(hidden(&answer.body, "typed"), "");
        assert!(answer.body.len() < 20_000);
        let request = axum::http::Request::post("/sheets")
            .header("content-type", "multipart/form-data; boundary=x");
        let answer = browser.send(request, "--x--".into());
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
        assert!(answer.body.contains("फाइल फिर चुननी होगी"));
    });
}
