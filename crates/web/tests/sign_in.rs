//! Signing in, from outside: what RELIABILITY §6.5 asks of sessions, tries, second factors and invitations.

#![expect(clippy::unwrap_used, reason = "a test")]

#[path = "sign_in/anyone.rs"]
mod anyone;
#[path = "sign_in/forms.rs"]
mod forms;
#[path = "sign_in/headers.rs"]
mod headers;
#[path = "sign_in/house.rs"]
mod house;
#[path = "sign_in/keys.rs"]
mod keys;
#[path = "sign_in/tries.rs"]
mod tries;

use axum::http::StatusCode;
use desk::accounts;
use domain::post::Charge;
use house::{Browser, PASSWORD, in_house, in_house_behind_tls};
use jiff::SignedDuration;

const MAITHA: &str = "bmm-maitha";
const SESSION: &str = "anupalan";

#[test]
fn nobody_is_shown_anything_before_signing_in() {
    in_house(|house| {
        let mut browser = house.browser();
        for path in ["/", "/score", "/reviews", "/ledger/1", "/accounts", "/account", "/nowhere"] {
            let answer = browser.get(path);
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
            assert!(answer.leads_to().starts_with("/sign-in"), "{path}");
            assert!(answer.body.is_empty(), "{path}");
        }
        let page = browser.get("/sign-in");
        assert_eq!(page.status, StatusCode::OK);
        let machine = browser.get("/api/v1/places");
        assert_eq!(machine.status, StatusCode::UNAUTHORIZED);
        assert!(machine.body.contains("not-signed-in"), "{}", machine.body);
    });
}

#[test]
fn one_comes_back_to_the_page_that_one_wanted() {
    in_house(|house| {
        house.account("anil.kumar", MAITHA);
        let mut browser = house.browser();
        let there = browser.get("/directives?state=overdue").leads_to().to_owned();
        assert_eq!(there, "/sign-in?back=/directives%3Fstate%3Doverdue");
        let fields = [("login", " Anil.Kumar "), ("password", PASSWORD), ("back", "/directives")];
        assert_eq!(browser.post("/sign-in", &fields).leads_to(), "/directives");
        for away in ["//evil.example", "https://evil.example", "/\\evil.example"] {
            let fields = [("login", "anil.kumar"), ("password", PASSWORD), ("back", away)];
            assert_eq!(house.browser().post("/sign-in", &fields).leads_to(), "/", "{away}");
        }
    });
}

#[test]
fn every_step_of_signing_in_has_a_token_of_its_own() {
    in_house(|house| {
        house.account("anil.kumar", MAITHA);
        let mut browser = house.browser();
        // A token that somebody slipped in is never taken over.
        browser.cookies.insert(SESSION.to_owned(), "chosen-by-another".to_owned());
        browser.sign_in("anil.kumar", PASSWORD);
        let first = browser.cookies[SESSION].clone();
        assert!(first.len() >= 52 && first != "chosen-by-another", "{first}");
        let new = "tin kaudi saat baans";
        let fields = [("present", PASSWORD), ("password", new), ("again", new)];
        assert_eq!(browser.post("/account/password", &fields).leads_to(), "/account");
        assert_ne!(browser.cookies[SESSION], first);
        assert!(browser.is_in());
        browser.cookies.insert(SESSION.to_owned(), first);
        assert!(!browser.is_in(), "the token before it is dead");
    });
}

#[test]
fn a_session_ends_at_its_minute_and_one_in_use_ends_too() {
    in_house(|house| {
        house.account("anil.kumar", MAITHA);
        let minutes = SignedDuration::from_mins;
        let mut browser = house.browser();
        browser.sign_in("anil.kumar", PASSWORD);
        house.wait(minutes(29));
        assert!(browser.is_in(), "29 minutes on a shared computer");
        house.wait(minutes(30));
        assert!(!browser.is_in(), "30 minutes on a shared computer");
        browser.sign_in("anil.kumar", PASSWORD);
        for _ in 0..28 {
            house.wait(minutes(25));
            assert!(browser.is_in());
        }
        house.wait(minutes(20));
        assert!(!browser.is_in(), "12 hours in all");
        let fields = [("login", "anil.kumar"), ("password", PASSWORD), ("device", "own")];
        browser.post("/sign-in", &fields);
        house.wait(minutes(8 * 60 - 1));
        assert!(browser.is_in(), "nearly 8 hours on a device of one's own");
        house.wait(minutes(8 * 60));
        assert!(!browser.is_in(), "8 hours on a device of one's own");
    });
}

#[test]
fn signing_out_everywhere_ends_every_session_at_once() {
    in_house(|house| {
        house.account("anil.kumar", MAITHA);
        let mut browsers = [house.browser(), house.browser(), house.browser()];
        for browser in &mut browsers {
            browser.sign_in("anil.kumar", PASSWORD);
        }
        let [desk, phone, other] = &mut browsers;
        let page = desk.get("/account").body;
        let ids = page.split("action=\"/account/sessions/").skip(1);
        let ids: Vec<&str> = ids.filter_map(|rest| Some(rest.split_once("/end\"")?.0)).collect();
        assert_eq!(ids.len(), 3, "the two others, and the one in which the password was set");
        let n_in = |browsers: [&mut Browser<'_>; 2]| {
            browsers.into_iter().filter_map(|b| b.is_in().then_some(())).count()
        };
        let mut left = 2;
        for id in ids {
            desk.post(&format!("/account/sessions/{id}/end"), &[]);
            let now = n_in([phone, other]);
            assert!(now == left || now + 1 == left, "one at a time");
            left = now;
        }
        assert!(left == 0 && desk.is_in(), "all but this one");
        phone.sign_in("anil.kumar", PASSWORD);
        other.sign_in("anil.kumar", PASSWORD);
        let gone = desk.post("/account/sessions/end", &[]);
        assert_eq!(gone.leads_to(), "/sign-in");
        assert!(gone.header("clear-site-data").contains("cache"));
        assert!(!desk.is_in() && !phone.is_in() && !other.is_in());
    });
}

#[test]
fn a_closed_account_is_dead_on_the_next_request() {
    in_house(|house| {
        house.account("anil.kumar", MAITHA);
        let mut browser = house.browser();
        browser.sign_in("anil.kumar", PASSWORD);
        assert!(browser.is_in());
        house.write(|books| {
            let account = accounts::by_name(books, "anil.kumar")?.unwrap();
            accounts::close(books, account.id)
        });
        assert!(!browser.is_in());
        let again = browser.sign_in("anil.kumar", PASSWORD);
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!browser.is_in());
    });
}

#[test]
fn a_holding_that_ended_gives_no_right_any_more() {
    in_house(|house| {
        house.account("anil.kumar", MAITHA);
        let mut browser = house.browser();
        let fields = [("login", "anil.kumar"), ("password", PASSWORD), ("device", "own")];
        browser.post("/sign-in", &fields);
        let today = house.now().date();
        let post = house.post(MAITHA);
        house.write(|books| desk::people::give_up_charge(books, post, today));
        assert!(browser.is_in(), "the last day is still a day in the post");
        house.wait(SignedDuration::from_hours(7));
        assert!(browser.is_in());
        house.wait(SignedDuration::from_hours(7));
        let answer = browser.get("/");
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        assert!(answer.body.contains("किसी पद का प्रभार नहीं है"), "{}", answer.body);
        assert_eq!(browser.get("/api/v1/places").status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(browser.get("/account").status, StatusCode::OK);
        assert_eq!(browser.post("/sign-out", &[]).leads_to(), "/sign-in");
    });
}

#[test]
fn one_acts_in_a_post_of_ones_own_and_in_no_other() {
    in_house(|house| {
        let person = house.account("anil.kumar", MAITHA);
        let mut browser = house.browser();
        browser.sign_in("anil.kumar", PASSWORD);
        let acting = |page: &str| {
            let (_, rest) = page.split_once("<summary>").unwrap();
            rest.split_once("<b>").unwrap().1.split_once("</b>").unwrap().0.to_owned()
        };
        let own = acting(&browser.get("/").body);
        assert!(own.contains("मैथा"), "{own}");
        let others = house.read(desk::posts::all);
        let other = others.iter().find(|post| post.slug != MAITHA).unwrap();
        browser.post("/acting-post", &[("post", &other.slug)]);
        assert_eq!(acting(&browser.get("/").body), own, "a post of another is not taken");
        // A machine that names a post of another is told that there is none.
        let path = "/api/v1/sheets?place=maitha&period=2024-09&as_on=2024-09-30&kind=cumulative\
                    &source=x&commit=true";
        let request = axum::http::Request::post(path).header("x-post", &other.slug);
        let answer = browser.send(request, "विकास खण्ड".into());
        assert_ne!(answer.status, StatusCode::OK, "{}", answer.body);

        let today = house.now().date();
        house.write(|books| {
            let charge = Charge::Additional;
            desk::people::hand_over(books, (other.id, person), charge, today)
        });
        browser.post("/acting-post", &[("post", &other.slug)]);
        let page = browser.get("/").body;
        assert_ne!(acting(&page), own);
        assert!(page.contains("(अतिरिक्त प्रभार)"), "the charge is named");
    });
}

#[test]
fn on_a_shared_computer_one_tap_leads_to_the_names_that_signed_in_here() {
    in_house(|house| {
        house.account("anil.kumar", MAITHA);
        let mut browser = house.browser();
        assert!(!browser.get("/sign-in").body.contains("अनिल कुमार"));
        browser.sign_in("anil.kumar", PASSWORD);
        assert!(browser.get("/").body.contains("action=\"/sign-out\""));
        let gone = browser.post("/sign-out", &[]);
        assert!(gone.header("clear-site-data").contains("\"cache\""));
        assert!(!browser.is_in());
        let page = browser.get(gone.leads_to()).body;
        assert!(page.contains("href=\"/sign-in?login=anil.kumar"), "{page}");
        assert!(
            !house.browser().get("/sign-in").body.contains("anil.kumar"),
            "only on this device"
        );
    });
}

#[test]
fn behind_tls_the_cookies_are_those_of_this_host_alone() {
    in_house_behind_tls(|house| {
        house.account("anil.kumar", MAITHA);
        let mut browser = house.browser();
        let answer = browser.sign_in("anil.kumar", PASSWORD);
        let cookies: Vec<&str> =
            answer.headers.get_all("set-cookie").iter().map(|c| c.to_str().unwrap()).collect();
        assert_eq!(cookies.len(), 2);
        for cookie in cookies {
            assert!(cookie.starts_with("__Host-anupalan"), "{cookie}");
            for mark in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure"] {
                assert!(cookie.contains(mark), "{cookie}");
            }
        }
        assert!(browser.is_in());
        let language = browser.get("/language/en?back=/");
        assert!(language.header("set-cookie").ends_with("; Secure"));
    });
}

#[test]
fn the_demo_has_no_sign_in_and_shows_none() {
    testkit::on_each_address(|address| {
        let desk = desk::Desk::open(address).unwrap();
        desk::scenario::sample(&desk).unwrap();
        let noon = jiff::civil::date(2024, 10, 12).at(12, 0, 0, 0).in_tz("Asia/Kolkata").unwrap();
        let app =
            web::App::new(std::sync::Arc::new(desk), std::sync::Arc::new(move || noon.clone()));
        let doors = web::router(app);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let status = |path: &str| {
            let request = axum::http::Request::get(path).body(axum::body::Body::empty()).unwrap();
            let answer = tower::ServiceExt::oneshot(doors.clone(), request);
            runtime.block_on(answer).unwrap().status()
        };
        assert_eq!(status("/"), StatusCode::OK);
        for path in ["/sign-in", "/sign-in/code", "/first-run/x", "/invitation/x"] {
            assert_eq!(status(path), StatusCode::NOT_FOUND, "{path}");
        }
        for path in ["/account", "/accounts", "/account/second-factor"] {
            assert_ne!(status(path), StatusCode::OK, "{path}");
        }
    });
}
