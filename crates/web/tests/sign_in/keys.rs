//! Second factors, recovery codes, invitations and the first account.

use axum::http::StatusCode;
use desk::accounts::{self, invite, totp};
use jiff::SignedDuration;

use crate::house::{Browser, House, PASSWORD, in_house, in_house_on_each_database};
use crate::{MAITHA, SESSION};

/// Sets a second factor as its owner does, and gives its secret and the recovery codes.
fn second_factor(house: &House, browser: &mut Browser<'_>) -> (Vec<u8>, Vec<String>) {
    let page = browser.get("/account/second-factor").body;
    let (_, rest) = page.split_once("name=\"secret\" value=\"").unwrap();
    let secret = rest.split('"').next().unwrap().to_owned();
    assert!(page.contains("<svg class=\"qr\""), "a picture for the phone");
    let bytes = totp::of_base32(&secret).unwrap();
    let code = totp::code_at(&bytes, house.now().timestamp().as_second());
    let wrong = [("secret", &*secret), ("code", &*code), ("present", "not this one")];
    assert_eq!(browser.post("/account/second-factor", &wrong).status.as_u16(), 422);
    let fields = [("secret", &*secret), ("code", &*code), ("present", PASSWORD)];
    let page = browser.post("/account/second-factor", &fields);
    assert_eq!(page.status, StatusCode::OK);
    let codes = page.body.split("<li class=\"mono\">").skip(1);
    let codes: Vec<String> = codes.map(|rest| rest.split('<').next().unwrap().to_owned()).collect();
    assert_eq!(codes.len(), 10);
    (bytes, codes)
}

#[test]
fn a_code_is_asked_after_the_password_and_works_once() {
    in_house(|house| {
        house.account("anil.kumar", MAITHA);
        let mut browser = house.browser();
        browser.sign_in("anil.kumar", PASSWORD);
        let (secret, _) = second_factor(house, &mut browser);
        assert!(browser.is_in());
        browser.post("/sign-out", &[]);
        let code =
            |steps: i64| totp::code_at(&secret, house.now().timestamp().as_second() + 30 * steps);
        let half = browser.sign_in("anil.kumar", PASSWORD);
        assert_eq!(half.status, StatusCode::OK);
        assert!(half.body.contains("action=\"/sign-in/code\""));
        let half = browser.cookies[SESSION].clone();
        assert!(!browser.is_in(), "half a sign-in opens nothing");
        // The code with which it was set was used.
        assert_eq!(browser.post("/sign-in/code", &[("code", &code(0))]).status.as_u16(), 422);
        house.wait(SignedDuration::from_secs(60));
        for (steps, expected) in [(-2, 422), (2, 422)] {
            let answer = browser.post("/sign-in/code", &[("code", &code(steps))]);
            assert_eq!(answer.status.as_u16(), expected, "{steps} steps away");
        }
        assert_eq!(browser.post("/sign-in/code", &[("code", &code(1))]).status.as_u16(), 303);
        assert!(browser.is_in());
        assert_ne!(browser.cookies[SESSION], half, "a new token at the second factor");
        // The same code again, and the one before it, from another browser.
        let mut other = house.browser();
        other.sign_in("anil.kumar", PASSWORD);
        for steps in [1, 0] {
            let answer = other.post("/sign-in/code", &[("code", &code(steps))]);
            assert_eq!(answer.status.as_u16(), 422, "a code that was used, or an older one");
        }
    });
}

#[test]
fn five_wrong_codes_end_the_sign_in() {
    in_house(|house| {
        house.account("anil.kumar", MAITHA);
        let mut owner = house.browser();
        owner.sign_in("anil.kumar", PASSWORD);
        let (secret, _) = second_factor(house, &mut owner);
        let mut thief = house.browser();
        thief.sign_in("anil.kumar", PASSWORD);
        for n in 0..5 {
            let answer = thief.post("/sign-in/code", &[("code", "000000")]);
            assert_eq!(answer.status.as_u16(), 422, "try {n}");
        }
        assert_eq!(thief.post("/sign-in/code", &[("code", "000000")]).status.as_u16(), 429);
        house.wait(SignedDuration::from_secs(60));
        let code = totp::code_at(&secret, house.now().timestamp().as_second());
        assert_ne!(thief.post("/sign-in/code", &[("code", &code)]).status.as_u16(), 303);
        // Signing in anew gives no more tries, and the owner's device is not touched by it.
        thief.sign_in("anil.kumar", PASSWORD);
        assert_eq!(thief.post("/sign-in/code", &[("code", &code)]).status.as_u16(), 429);
        owner.post("/sign-out", &[]);
        owner.sign_in("anil.kumar", PASSWORD);
        assert_eq!(owner.post("/sign-in/code", &[("code", &code)]).status.as_u16(), 303);
    });
}

#[test]
fn a_recovery_code_works_once() {
    in_house(|house| {
        house.account("anil.kumar", MAITHA);
        let mut browser = house.browser();
        browser.sign_in("anil.kumar", PASSWORD);
        let (_, codes) = second_factor(house, &mut browser);
        let typed = codes[0].to_uppercase().replace('-', " ");
        let mut other = house.browser();
        other.sign_in("anil.kumar", PASSWORD);
        assert_eq!(other.post("/sign-in/code", &[("code", &typed)]).status.as_u16(), 303);
        assert!(other.is_in());
        assert!(other.get("/account").body.contains("9 आपात कोड शेष"));
        let mut third = house.browser();
        third.sign_in("anil.kumar", PASSWORD);
        assert_eq!(third.post("/sign-in/code", &[("code", &codes[0])]).status.as_u16(), 422);
        assert_eq!(third.post("/sign-in/code", &[("code", &codes[1])]).status.as_u16(), 303);
        // New ones put an end to the old.
        let new = third.post("/account/recovery-codes", &[("present", PASSWORD)]);
        assert!(new.status == StatusCode::OK && !new.body.contains(&codes[2]));
        let mut fourth = house.browser();
        fourth.sign_in("anil.kumar", PASSWORD);
        assert_eq!(fourth.post("/sign-in/code", &[("code", &codes[2])]).status.as_u16(), 422);
    });
}

#[test]
fn the_first_account_is_made_once_within_half_an_hour_and_keeps_those_of_others() {
    in_house(|house| {
        let chair = house.read(desk::reviews::all_series)[0].series.chair;
        let today = house.now().date();
        let holder = house.read(|books| desk::posts::get(books, chair)).holder;
        if holder.is_some() {
            let yesterday = today.yesterday().unwrap();
            house.write(|books| desk::people::give_up_charge(books, chair, yesterday));
        }
        let late = invite::first_run(house.entrance()).unwrap().unwrap();
        house.wait(SignedDuration::from_mins(30));
        let mut browser = house.browser();
        assert_eq!(browser.get(&format!("/first-run/{late}")).status.as_u16(), 422);
        let token = invite::first_run(house.entrance()).unwrap().unwrap();
        let path = format!("/first-run/{token}");
        assert_eq!(browser.get(&path).status, StatusCode::OK);
        let post = chair.to_string();
        let fields = |password: &'static str| {
            [
                ("name_hi", "मीरा शर्मा"),
                ("name_en", "Meera Sharma"),
                ("post", &*post),
                ("login", "meera"),
                ("password", password),
                ("again", password),
            ]
        };
        for weak in ["short", "JaiHind@2024", "meera@123456", "Aligarh@2024"] {
            let answer = browser.post(&path, &fields(weak));
            assert_eq!(answer.status.as_u16(), 422, "{weak}");
            assert!(answer.body.contains("value=\"मीरा शर्मा\""), "what was typed stays");
            assert!(!answer.body.contains(weak), "but for the password");
        }
        assert_eq!(browser.post(&path, &fields(PASSWORD)).leads_to(), "/");
        assert!(browser.is_in());
        assert_eq!(house.browser().get(&path).status.as_u16(), 422, "once");
        assert_eq!(invite::first_run(house.entrance()).unwrap(), None, "there is an account");
        assert_eq!(browser.get("/accounts").status, StatusCode::OK);
    });
}

#[test]
fn an_invitation_opens_once_within_three_days_and_ends_every_session() {
    in_house_on_each_database(|house| {
        let chair = house.read(desk::reviews::all_series)[0].series.chair;
        let chair = house.read(|books| desk::posts::get(books, chair)).slug;
        house.account("collector", &chair);
        house.account("anil.kumar", MAITHA);
        let mut keeper = house.browser();
        keeper.sign_in("collector", PASSWORD);
        let mut person = house.browser();
        person.sign_in("anil.kumar", PASSWORD);
        assert_eq!(person.get("/accounts").status.as_u16(), 422, "no post that keeps accounts");

        let account = house.read(|books| accounts::by_name(books, "anil.kumar")).unwrap().id;
        let mut invited = || {
            let page = keeper.post(&format!("/accounts/{account}/invitation"), &[]);
            assert_eq!(page.status, StatusCode::OK);
            let (_, rest) = page.body.split_once("/invitation/").unwrap();
            format!("/invitation/{}", rest.split('<').next().unwrap())
        };
        let first = invited();
        let second = invited();
        let mut new = house.browser();
        assert_eq!(new.get(&first).status.as_u16(), 422, "the newer one counts");
        house.wait(SignedDuration::from_hours(3 * 24));
        assert_eq!(new.get(&second).status.as_u16(), 422, "three days are over");
        keeper_again(&mut keeper);
        person.sign_in("anil.kumar", PASSWORD);
        assert!(person.is_in());
        let page = keeper.post(&format!("/accounts/{account}/invitation"), &[]);
        let (_, rest) = page.body.split_once("/invitation/").unwrap();
        let third = format!("/invitation/{}", rest.split('<').next().unwrap());
        let words = "baans ka lamba jhund";
        let fields = [("password", words), ("again", words)];
        assert_eq!(new.post(&third, &fields).leads_to(), "/");
        assert!(new.is_in());
        assert!(!person.is_in(), "the sessions before it are over");
        assert_eq!(house.browser().post(&third, &fields).status.as_u16(), 422, "once");
        assert_eq!(house.browser().sign_in("anil.kumar", PASSWORD).status.as_u16(), 422);
    });
}

fn keeper_again(keeper: &mut Browser<'_>) {
    keeper.sign_in("collector", PASSWORD);
    assert!(keeper.is_in());
}

#[test]
fn an_account_is_opened_and_closed_by_a_post_that_may_and_the_ledger_says_why() {
    in_house(|house| {
        let chair = house.read(desk::reviews::all_series)[0].series.chair;
        let chair = house.read(|books| desk::posts::get(books, chair)).slug;
        house.account("collector", &chair);
        let mut keeper = house.browser();
        keeper.sign_in("collector", PASSWORD);
        let fields = [("name_hi", "सुनीता"), ("login", "sunita"), ("person", ""), ("post", "")];
        let page = keeper.post("/accounts", &fields);
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        assert!(page.body.contains("http://127.0.0.1/invitation/"), "{}", page.body);
        assert_eq!(keeper.post("/accounts", &fields).status.as_u16(), 422, "the name is taken");
        let account = house.read(|books| accounts::by_name(books, "sunita")).unwrap().id;
        let why = [("reason", "स्थानान्तरण")];
        let closed = keeper.post(&format!("/accounts/{account}/closing"), &why);
        assert_eq!(closed.leads_to(), "/accounts?done=account-closed");
        assert!(keeper.get(closed.leads_to()).body.contains("खाता बन्द हुआ"));
        let entry = house.read(|books| desk::ledger::page(books, None, 1)).remove(0);
        assert_eq!((&*entry.kind, &*entry.by.why), ("account-closed", "स्थानान्तरण"));
        let stranger_post = house.browser().post("/accounts", &fields);
        assert_eq!(stranger_post.status, StatusCode::UNAUTHORIZED);
    });
}
