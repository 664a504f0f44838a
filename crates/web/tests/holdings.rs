//! The same doors asked by people instead of posts, behind sign-in: a person acts in a post of its own and in an
//! additional charge, and neither a holding that ended nor a post that is vacant opens anything. The answers
//! are held by `golden/access-holdings.txt`.

#![expect(clippy::unwrap_used, reason = "a test")]

#[expect(dead_code, reason = "these tests use a part of it")]
#[path = "sign_in/house.rs"]
mod house;
#[path = "access/things.rs"]
mod things;

use std::cell::RefCell;
use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use domain::post::{Charge, Post};
use house::{Browser, House, PASSWORD, in_house_on_each_database};
use jiff::SignedDuration;
use things::{is_asked, is_right, path_of, ruled, things};
use web::{Hung, Of};

const OWN: &str = "bmm-maitha";
const CHARGE: &str = "dpro-kanpur-nagar";
const ENDED: &str = "dc-nrlm-kanpur-nagar";
const VACANT: &str = "cdo-kanpur-dehat";
const LEGEND: &str = "\
# Each door asked by a person who holds one post, has the additional charge of a second, held a third until
# yesterday, and names a fourth that is vacant; each time for the first thing at the place of the post that is
# named. The last two are never acted in: the own post answers for them.
# own · additional charge · ended holding · vacant post
";

/// Somebody with a post of its own, an additional charge, and a holding that ended; and a vacant post.
fn settle(house: &House) {
    let person = house.account("anil.kumar", OWN);
    let today = house.now().date();
    for post in [CHARGE, ENDED] {
        let post = house.post(post);
        house.write(|books| {
            desk::people::hand_over(books, (post, person), Charge::Additional, today)
        });
    }
    house.account("sunita.devi", "bmm-malasa");
    for post in [ENDED, VACANT, "bmm-malasa"] {
        let post = house.post(post);
        house.write(|books| desk::people::give_up_charge(books, post, today));
    }
    house.wait(SignedDuration::from_hours(24));
}

fn signed_in<'h>(house: &'h House, login: &str) -> Browser<'h> {
    let mut browser = house.browser();
    browser.sign_in(login, PASSWORD);
    browser
}

fn ask(browser: &mut Browser<'_>, door: &Hung, path: &str) -> StatusCode {
    let request = Request::builder().method(door.method.clone()).uri(path);
    let kind = "application/x-www-form-urlencoded";
    browser.send(request.header("content-type", kind), Body::empty()).status
}

/// What a door answers for the first thing at the place of the post that is named.
fn answer(house: &House, browser: &mut Browser<'_>, door: &Hung, named: &str) -> &'static str {
    browser.cookies.insert("anupalan-post".to_owned(), named.to_owned());
    let acting = if named == CHARGE { CHARGE } else { OWN };
    let found = house.read(|books| {
        let [acting, named]: [Post; 2] =
            [acting, named].map(|slug| desk::posts::by_slug(books, slug).unwrap());
        let mut all = things(books, door.door.of).into_iter();
        let thing = all.find(|thing| thing.at.is_none_or(|at| at == named.place));
        Ok(thing.map(|thing| (ruled(books, &acting, door, &thing), thing)))
    });
    let Some((ruled, thing)) = found else { return "nothing there" };
    let path = path_of(door, &thing.word);
    if is_asked(door, ruled) {
        let status = ask(browser, door, &path);
        assert!(
            is_right(door, ruled, status),
            "{} {path} naming {named}: {ruled} but {status}",
            door.method
        );
    }
    match ruled {
        'y' => "yes",
        '-' => "absent",
        _ => "never",
    }
}

#[test]
fn a_holding_that_ended_and_a_vacant_post_open_no_door_and_an_additional_charge_opens_its_own() {
    let kept = RefCell::new(BTreeSet::new());
    in_house_on_each_database(|house| {
        settle(house);
        let mut browser = signed_in(house, "anil.kumar");
        let mut text = LEGEND.to_owned();
        for door in web::doors() {
            let said =
                [OWN, CHARGE, ENDED, VACANT].map(|post| answer(house, &mut browser, &door, post));
            text += &format!("{} {}: {}\n", door.method, door.path, said.join(" · "));
        }
        kept.borrow_mut().insert(text);
    });
    let kept = kept.into_inner();
    assert_eq!(kept.len(), 1, "both databases answer alike");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/access-holdings.txt");
    testkit::golden(path, kept.first().unwrap());
}

#[test]
fn whoever_holds_nothing_any_more_or_is_nobody_passes_no_door() {
    in_house_on_each_database(|house| {
        settle(house);
        let mut gone = signed_in(house, "sunita.devi");
        let mut nobody = house.browser();
        for door in web::doors().iter().filter(|door| door.door.of != Of::Anyone) {
            let path = path_of(door, "1");
            let is_api = path.starts_with("/api/");
            for post in ["bmm-malasa", VACANT, OWN] {
                gone.cookies.insert("anupalan-post".to_owned(), post.to_owned());
                let expected = if is_api { 422 } else { 403 };
                let status = ask(&mut gone, door, &path).as_u16();
                assert_eq!(status, expected, "{} {path} by one who named {post}", door.method);
            }
            let is_reading = door.method == Method::GET;
            let expected = if is_reading && !is_api { 303 } else { 401 };
            let status = ask(&mut nobody, door, &path).as_u16();
            assert_eq!(status, expected, "{} {path} by nobody", door.method);
        }
    });
}
