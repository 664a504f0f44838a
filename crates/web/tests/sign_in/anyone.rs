//! The doors that are anybody's: nobody is asked there who it is.

use axum::body::Body;
use axum::http::{Request, StatusCode};

use crate::MAITHA;
use crate::house::{PASSWORD, in_house, in_house_on_each_database};

#[test]
fn a_calendar_is_for_whoever_knows_its_address() {
    in_house_on_each_database(|house| {
        house.write(|books| desk::calendars::keep_secret(books, &[7; 32]));
        let address = house.read(|books| {
            let post = desk::posts::by_slug(books, MAITHA)?;
            desk::calendars::address(books, &post)
        });
        let address = address.unwrap();
        let calendar = house.browser().get(&address);
        assert_eq!(calendar.status, StatusCode::OK, "{}", calendar.body);
        assert!(calendar.header("content-type").starts_with("text/calendar"));
        assert!(calendar.body.starts_with("BEGIN:VCALENDAR"), "{}", calendar.body);
        let head = Request::head(&address).body(Body::empty()).unwrap();
        assert_eq!(house.ask(head).status, StatusCode::OK);

        let guessed = house.browser().get(&format!("/calendar/{MAITHA}/{}.ics", "0".repeat(32)));
        assert_eq!(guessed.status, StatusCode::NOT_FOUND);
        assert!(!guessed.body.contains("acting-post"), "{}", guessed.body);
        let other = house.read(desk::posts::all).into_iter().find(|post| post.slug != MAITHA);
        let of_another = address.replace(MAITHA, &other.unwrap().slug);
        assert_eq!(house.browser().get(&of_another).status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_paper_is_checked_by_anybody_and_the_page_shows_nothing_of_any_post() {
    in_house(|house| {
        let entries = house.read(|books| desk::ledger::page(books, None, 10_000));
        let issued = entries.into_iter().find(|entry| entry.kind == "minutes-issued");
        let code: String = issued.unwrap().hash.to_string().chars().take(16).collect();
        let of_posts = ["acting-post", "<nav class=\"nav\"", "<details", "<option", "\"/posts\""];
        for (asked, said) in [
            ("/papers/check".to_owned(), "name=\"code\""),
            (format!("/papers/check?code={code}"), &*code),
            ("/papers/check?code=0000000000000000".to_owned(), "role=\"alert\""),
        ] {
            let page = house.browser().get(&asked);
            assert_eq!(page.status, StatusCode::OK, "{asked}: {}", page.body);
            assert!(page.body.contains(said), "{asked}: {}", page.body);
            for word in of_posts {
                assert!(!page.body.contains(word), "{asked}: {word}: {}", page.body);
            }
        }
        // Whoever has signed in finds the own post around it, and without a post the own account.
        house.account("anil.kumar", MAITHA);
        let mut browser = house.browser();
        browser.sign_in("anil.kumar", PASSWORD);
        let page = browser.get("/papers/check").body;
        assert!(page.contains("<nav class=\"nav\"") && page.contains("मैथा"), "{page}");
        let (post, today) = (house.post(MAITHA), house.now().date());
        house.write(|books| desk::people::give_up_charge(books, post, today));
        house.wait(jiff::SignedDuration::from_hours(24));
        browser.sign_in("anil.kumar", PASSWORD);
        assert_eq!(browser.get("/").status, StatusCode::FORBIDDEN);
        let page = browser.get("/papers/check");
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        assert!(page.body.contains("href=\"/account\""), "{}", page.body);
        assert!(of_posts.iter().all(|word| !page.body.contains(word)), "{}", page.body);
    });
}

#[test]
fn beside_the_doors_that_are_anybodys_nothing_is_open() {
    in_house(|house| {
        let anyones: Vec<String> = web::doors()
            .into_iter()
            .filter(|hung| hung.door.of == web::Of::Anyone)
            .map(|hung| format!("{} {}", hung.method, hung.path))
            .collect();
        assert_eq!(anyones, ["GET /papers/check", "GET /calendar/{post}/{file}"]);
        for path in [
            "/papers/check/",
            "/papers/checks",
            "/papers//check",
            "/papers/1/paper.pdf",
            "/calendar",
            "/calendar/",
            "/calendar/a",
            "/calendar/a/",
            "/calendar//a.ics",
            "/calendar/a/b/c.ics",
        ] {
            let answer = house.browser().get(path);
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
            assert!(answer.leads_to().starts_with("/sign-in"), "{path}");
        }
        for path in ["/papers/check", "/calendar/a/b.ics"] {
            let answer = house.browser().post(path, &[]);
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{path}");
        }
    });
}
