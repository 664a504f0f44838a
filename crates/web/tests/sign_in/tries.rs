//! Guessing: how often it may be tried, by whom, and what the answers tell.

use axum::http::StatusCode;
use jiff::SignedDuration;

use crate::MAITHA;
use crate::house::{PASSWORD, in_house, in_house_on_each_database};

#[test]
fn ten_wrong_tries_at_an_account_and_then_not_even_the_right_password_is_looked_at() {
    in_house(|house| {
        house.account("anil.kumar", MAITHA);
        let before = house.keys.hasher().n_hashes();
        let mut stranger = house.browser();
        for n in 0..40 {
            let answer = stranger.sign_in("anil.kumar", &format!("wrong guess {n}"));
            let expected = if n < 10 { 422 } else { 429 };
            assert_eq!(answer.status.as_u16(), expected, "try {n}");
        }
        assert_eq!(house.keys.hasher().n_hashes() - before, 10, "more are not even hashed");
        let late = stranger.sign_in("anil.kumar", PASSWORD);
        assert_eq!(late.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(late.header("retry-after"), "900");
        house.wait(SignedDuration::from_mins(15));
        assert_eq!(stranger.sign_in("anil.kumar", "wrong again").status.as_u16(), 422);
        assert_eq!(stranger.sign_in("anil.kumar", PASSWORD).header("retry-after"), "1800");
        house.wait(SignedDuration::from_mins(30));
        assert_eq!(stranger.sign_in("anil.kumar", PASSWORD).status, StatusCode::SEE_OTHER);
    });
}

#[test]
fn the_owner_comes_in_on_a_known_device_while_strangers_hammer() {
    in_house(|house| {
        house.account("anil.kumar", MAITHA);
        let mut owner = house.browser();
        owner.sign_in("anil.kumar", PASSWORD);
        owner.post("/sign-out", &[]);
        let mut stranger = house.browser();
        for _ in 0..12 {
            stranger.sign_in("anil.kumar", "wrong guess");
        }
        assert_eq!(stranger.sign_in("anil.kumar", PASSWORD).status.as_u16(), 429);
        assert_eq!(owner.sign_in("anil.kumar", "a slip of mine").status.as_u16(), 422);
        assert_eq!(owner.sign_in("anil.kumar", PASSWORD).status, StatusCode::SEE_OTHER);
        assert!(owner.is_in());
        assert_eq!(stranger.sign_in("anil.kumar", PASSWORD).status.as_u16(), 429);
        // A device that is made up is no known one.
        stranger.cookies.insert("anupalan-device".to_owned(), "made-up".to_owned());
        assert_eq!(stranger.sign_in("anil.kumar", PASSWORD).status.as_u16(), 429);
    });
}

#[test]
fn tries_at_the_same_moment_count_one_by_one() {
    in_house_on_each_database(|house| {
        house.account("anil.kumar", MAITHA);
        let before = house.keys.hasher().n_hashes();
        let from = desk::accounts::sign_in::From {
            device: domain::account::session::Device::Shared,
            known: None,
            address: None,
            agent: String::new(),
        };
        std::thread::scope(|scope| {
            for n in 0..32 {
                let (entrance, from) = (house.entrance(), from.clone());
                scope.spawn(move || {
                    let guess = format!("wrong guess {n}");
                    desk::accounts::sign_in::sign_in(entrance, ("anil.kumar", &guess), &from)
                });
            }
        });
        assert_eq!(house.keys.hasher().n_hashes() - before, 10);
    });
}

#[test]
fn one_password_tried_at_many_names_shuts_nobody_out() {
    in_house(|house| {
        house.account("anil.kumar", MAITHA);
        let mut stranger = house.browser();
        for n in 0..100 {
            let answer = stranger.sign_in(&format!("officer.{n}"), "Welcome@123");
            assert_eq!(answer.status.as_u16(), 422, "name {n}");
        }
        assert_eq!(house.browser().sign_in("anil.kumar", PASSWORD).status, StatusCode::SEE_OTHER);
    });
}

#[test]
fn the_answers_do_not_tell_which_accounts_there_are() {
    in_house(|house| {
        house.account("anil.kumar", MAITHA);
        let token = house.keys.token();
        house.write(|books| {
            let name = domain::name::Name::new("सुनीता", "Sunita");
            let person = desk::people::add(books, name)?;
            let account = desk::accounts::open(books, person, "sunita.new")?;
            desk::accounts::invite::to_account(books, account, &token)
        });
        let hasher = house.keys.hasher();
        let mut bodies = Vec::new();
        for name in ["anil.kumar", "nobody.xxx", "sunita.new"] {
            let before = hasher.n_hashes();
            let answer = house.browser().sign_in(name, "wrong guess");
            assert_eq!(hasher.n_hashes() - before, 1, "{name} costs as much as any other");
            bodies.push((answer.status, answer.body.replace(name, "NAME")));
        }
        assert!(bodies.iter().all(|body| *body == bodies[0]));
        // Nor when it was tried too often.
        let mut late = Vec::new();
        for name in ["anil.kumar", "nobody.xxx"] {
            let mut browser = house.browser();
            for _ in 0..10 {
                browser.sign_in(name, "wrong guess");
            }
            let answer = browser.sign_in(name, "wrong guess");
            late.push((answer.status, answer.body.replace(name, "NAME")));
        }
        assert_eq!(late[0], late[1]);
    });
}

#[test]
fn an_office_behind_one_address_signs_in_all_day_and_a_machine_that_guesses_there_is_stopped() {
    in_house(|house| {
        house.account("anil.kumar", MAITHA);
        let from = desk::accounts::sign_in::From {
            device: domain::account::session::Device::Shared,
            known: None,
            address: Some("10.0.0.7".to_owned()),
            agent: String::new(),
        };
        let sign_in = |name: &str, password: &str| {
            desk::accounts::sign_in::sign_in(house.entrance(), (name, password), &from)
        };
        for n in 0..310 {
            assert!(sign_in("anil.kumar", PASSWORD).is_ok(), "{n}");
        }
        for n in 0..300 {
            let outcome = sign_in(&format!("officer.{n}"), "Welcome@123");
            assert!(outcome.unwrap_err().to_string().contains("sign-in-wrong"), "{n}");
        }
        let outcome = sign_in("officer.300", "Welcome@123");
        assert!(outcome.unwrap_err().to_string().contains("tried-too-often"));
        assert!(house.browser().sign_in("anil.kumar", PASSWORD).status == StatusCode::SEE_OTHER);
    });
}
