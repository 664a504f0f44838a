//! The pages of explanations over the real doors of the sample office: from the draft to the decision,
//! in Hindi and in English, and by whom.

#![expect(clippy::unwrap_used, reason = "a test")]

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION};
use axum::http::{Request, StatusCode};
use tokio::runtime::Runtime;
use tower::ServiceExt as _;

const DM: &str = "dm-kanpur-nagar";
const DPRO: &str = "dpro-kanpur-nagar";

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

struct Answer {
    status: StatusCode,
    to: String,
    kind: String,
    body: Vec<u8>,
}

impl Answer {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Office {
    fn ask(&self, request: Request<Body>) -> Answer {
        self.runtime.block_on(async {
            let answer = self.doors.clone().oneshot(request).await.unwrap();
            let header = |name| {
                let value = answer.headers().get(name);
                value.map_or(String::new(), |value| value.to_str().unwrap().to_owned())
            };
            let (status, to, kind) = (answer.status(), header(LOCATION), header(CONTENT_TYPE));
            let body = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap().to_vec();
            Answer { status, to, kind, body }
        })
    }

    fn get(&self, post: &str, language: &str, path: &str) -> Answer {
        let cookies = format!("anupalan-post={post}; anupalan-language={language}");
        self.ask(Request::get(path).header(COOKIE, cookies).body(Body::empty()).unwrap())
    }

    fn page(&self, post: &str, language: &str, path: &str) -> String {
        let answer = self.get(post, language, path);
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text());
        assert!(answer.body.len() < 100_000, "{path}: {} bytes", answer.body.len());
        answer.text()
    }

    fn send(&self, post: &str, path: &str, form: &str) -> Answer {
        let request = Request::post(path)
            .header(COOKIE, format!("anupalan-post={post}"))
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form.to_owned()));
        self.ask(request.unwrap())
    }
}

/// The address of the page to which a sending led, without its query.
fn led_to(answer: &Answer) -> String {
    assert!(answer.status.is_redirection(), "{}: {}", answer.status, answer.text());
    answer.to.split(['?', '#']).next().unwrap().to_owned()
}

#[test]
fn the_register_shows_the_five_letters_and_what_the_rules_propose() {
    in_sample_office(|office| {
        let hindi = office.page(DM, "hi", "/explanations");
        for words in ["5/स्पष्टीकरण/2024-25", "उत्तर नहीं, 15 दिन अधिक", "चेतावनी सहित स्वीकार"]
        {
            assert!(hindi.contains(words), "{words}");
        }
        assert!(hindi.contains("id=\"findings\""));
        let english = office.page(DM, "en", "/explanations?state=unanswered");
        assert!(english.contains("no reply, 15 days over"));
        assert!(!english.contains("5/Explanation/2024-25"));
        let asked = office.page("dc-nrlm-kanpur-nagar", "hi", "/explanations");
        assert!(
            !asked.contains("value=\"dc-nrlm-kanpur-nagar\"><input type=\"hidden\" name=\"rule\"")
        );
    });
}

#[test]
fn an_explanation_is_drafted_signed_answered_and_decided_on_its_own_page() {
    in_sample_office(|office| {
        let form = format!("about=words&asked={DPRO}&words=Delay+%3Cscript%3E");
        let page = led_to(&office.send(DM, "/explanations", &form));
        let draft = office.page(DM, "en", &page);
        assert!(draft.contains("Sign and issue the letter"));
        assert!(draft.contains("Delay &#60;script&#62;") && !draft.contains("<script>"));
        assert!(!office.page(DPRO, "en", &page).contains("Sign and issue"));
        let refused = office.send(DPRO, &format!("{page}/call"), "");
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        led_to(&office.send(DM, &format!("{page}/call"), ""));
        let twice = office.send(DM, &format!("{page}/call"), "");
        assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY, "the back button");
        let letter = office.get(DM, "hi", &format!("{page}/letter.pdf"));
        assert_eq!(letter.kind, "application/pdf");
        assert!(letter.body.starts_with(b"%PDF"));
        assert!(office.page(DPRO, "hi", "/").contains("स्पष्टीकरण का उत्तर दें"));
        assert!(office.page(DPRO, "hi", &page).contains("id=\"reply\""));
        assert!(!office.page(DM, "hi", &page).contains("id=\"decision\""), "the limit still runs");
        led_to(&office.send(DPRO, &format!("{page}/reply"), "words=Done&enclosures=List"));
        assert!(office.page(DM, "hi", "/").contains("स्पष्टीकरण पर निर्णय दें"));
        let decision = "decision=accepted-with-warning&words=Once";
        let own = office.send(DPRO, &format!("{page}/decision"), decision);
        assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY);
        led_to(&office.send(DM, &format!("{page}/decision"), decision));
        assert!(office.page(DM, "en", &page).contains("Accepted with a warning"));
    });
}

#[test]
fn the_sitting_and_the_directive_offer_what_may_be_asked() {
    in_sample_office(|office| {
        let register = office.page(DM, "en", "/directives?place=kanpur-nagar&state=overdue");
        let first = register.split("class=\"row\" href=\"/directives/").nth(1).unwrap();
        let number: String = first.chars().take_while(char::is_ascii_digit).collect();
        let directive = office.page(DM, "en", &format!("/directives/{number}"));
        assert!(directive.contains("Explanations"), "{number}");
        let reviews = office.page(DM, "en", "/reviews?place=kanpur-nagar");
        let of_reviews: Vec<String> = reviews
            .split("href=\"/reviews/")
            .skip(1)
            .map(|rest| rest.chars().take_while(char::is_ascii_digit).collect())
            .collect();
        let offers = of_reviews
            .iter()
            .filter(|id| !id.is_empty())
            .any(|id| office.page(DM, "en", &format!("/reviews/{id}")).contains("of this grade"));
        assert!(offers, "a graded point offers to ask its post");
    });
}
