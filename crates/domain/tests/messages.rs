//! Messages and the addresses they go to: what may be claimed, settled, said and written.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use domain::address::Address;
use domain::directive::DirectiveId;
use domain::ladder::{About, Reason};
use domain::message::{
    CLAIM_MINUTES, Failure, MAX_TRIES, Message, MessageId, MessageState, NewMessage, Settled,
    may_settle, plain_words,
};
use domain::post::PostId;
use domain::refusal::Refusal;
use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};

fn at(minutes: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minutes)
}

fn message(state: MessageState, n_tries: i64) -> Message {
    Message {
        id: MessageId(40),
        asked: NewMessage {
            to: PostId(3),
            about: About::Directive(DirectiveId(20)),
            owner: PostId(3),
            due_on: Some(date(2024, 10, 10)),
            reason: Reason::Due,
            rungs: vec!["remind-3".to_owned()],
        },
        queued_on: date(2024, 10, 7),
        state,
        n_tries,
        last_at: Some(at(0)),
        why: String::new(),
        written: None,
    }
}

#[test]
fn only_what_waits_is_claimed_and_a_failed_one_waits_longer_each_time() {
    for state in MessageState::ALL {
        let is_waiting = matches!(state, MessageState::Queued | MessageState::Failed);
        assert_eq!(message(state, 1).may_be_claimed(at(10_000)), is_waiting, "{state:?}");
    }
    for (n_tries, minutes) in [(1, 5), (2, 30), (3, 120), (4, 720)] {
        let failed = message(MessageState::Failed, n_tries);
        assert!(!failed.may_be_claimed(at(minutes - 1)), "try {n_tries}");
        assert!(failed.may_be_claimed(at(minutes)), "try {n_tries}");
    }
}

#[test]
fn a_failure_is_tried_again_only_where_nothing_was_taken_and_not_for_ever() {
    for (failure, n_try, expected) in [
        (Failure::Later, 1, MessageState::Failed),
        (Failure::Later, MAX_TRIES - 1, MessageState::Failed),
        (Failure::Later, MAX_TRIES, MessageState::GivenUp),
        (Failure::Refused, 1, MessageState::GivenUp),
        (Failure::Unknown, 1, MessageState::Unknown),
    ] {
        assert_eq!(MessageState::after(failure, n_try), expected, "{failure:?} {n_try}");
    }
}

#[test]
fn a_person_settles_what_no_program_is_at_work_on() {
    use MessageState as S;
    use Settled::{Again, ByHand};
    let settled = Err(Refusal::MessageSettled);
    for (state, how, minutes, expected) in [
        (S::Queued, ByHand, 0, Ok(())),
        (S::Queued, Again, 0, Err(Refusal::MessageWaits)),
        (S::BeingSent, Again, CLAIM_MINUTES - 1, Err(Refusal::MessageBeingSent)),
        (S::BeingSent, ByHand, CLAIM_MINUTES - 1, Err(Refusal::MessageBeingSent)),
        (S::BeingSent, Again, CLAIM_MINUTES, Ok(())),
        (S::Failed, Again, 0, Ok(())),
        (S::GivenUp, Again, 0, Ok(())),
        (S::Unknown, Again, 0, Ok(())),
        (S::Sent, Again, 0, settled.clone()),
        (S::ByHand, Again, 0, settled.clone()),
        (S::NotNeeded, ByHand, 0, settled),
    ] {
        assert_eq!(may_settle(&message(state, 1), how, at(minutes)), expected, "{state:?} {how:?}");
    }
}

#[test]
fn words_for_a_message_carry_no_number_of_a_citizen_and_no_second_line() {
    for (words, limit, expected) in [
        ("शेष 46 खाते खुलवाएँ", 80, "शेष 46 खाते खुलवाएँ"),
        ("मो. 98765 43210 पर बात करें", 80, "मो. … पर बात करें"),
        ("आधार 1234-5678-9012", 80, "आधार …"),
        ("आधार १२३४ ५६७८ ९०१२।", 80, "आधार …।"),
        ("रु. 4,23,47,00,000 व्यय", 80, "रु. 4,23,47,00,000 व्यय"),
        ("पंक्ति\r\nBcc: a@b.in", 80, "पंक्ति  Bcc: a@b.in"),
        ("अआइई", 3, "अआ…"),
    ] {
        assert_eq!(plain_words(words, limit), expected);
    }
}

#[test]
fn an_address_is_a_plain_mailbox_and_an_indian_number() {
    let post = PostId(3);
    let read = |email, phone| Address::read(post, email, phone);
    let kept = read(" bdo-maitha@up.gov.in ", "05112 271234").unwrap();
    assert_eq!(kept.email.as_deref(), Some("bdo-maitha@up.gov.in"));
    assert_eq!(kept.phone.as_deref(), Some("+915112271234"));
    assert_eq!(read("", "").unwrap(), Address { post, email: None, phone: None });
    for number in ["+91 98765-43210", "098765 43210", "9876543210"] {
        assert_eq!(read("", number).unwrap().phone.as_deref(), Some("+919876543210"), "{number}");
    }
    let long = format!("{}@up.gov.in", "a".repeat(65));
    for email in [
        "bdo",
        "@up.gov.in",
        "a@b",
        "a b@up.gov.in",
        "a@up.gov.in\r\nBcc: x@y.in",
        "a@up.gov.in, b@up.gov.in",
        "BDO <a@up.gov.in>",
        "a..b@up.gov.in",
        "a@-up.gov.in",
        "बीडीओ@up.gov.in",
        &long,
    ] {
        assert_eq!(read(email, ""), Err(Refusal::EmailNotRead), "{email}");
    }
    for phone in ["12345", "+1 987 654 3210", "98765432101", "नौ आठ", "00000000000"] {
        assert_eq!(read("", phone), Err(Refusal::PhoneNotRead), "{phone}");
    }
}
