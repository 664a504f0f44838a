//! Mail over a real line to a mailbox that speaks SMTP on this machine.

#![expect(clippy::unwrap_used, reason = "a test")]

use domain::message::Failure;
use jiff::Timestamp;
use messages::smtp::{Relay, Security, Smtp};
use messages::{Carrier, Mail};
use testkit::{Mailbox, Manner};

fn relay(port: u16) -> Relay {
    Relay {
        host: "127.0.0.1".to_owned(),
        port,
        security: Security::None,
        login: None,
        from: "anupalan@example.in".to_owned(),
        authority: None,
    }
}

fn mail() -> Mail {
    Mail {
        id: "message-40@example.in".to_owned(),
        to: "bdo-maitha@example.in".to_owned(),
        subject: "निर्देश 42, मैथा: समय-सीमा 10.10.2024, 3 दिन शेष; विवरण भीतर".to_owned(),
        text: "सेवा में,\nखण्ड विकास अधिकारी\n\n.एक बिन्दु से आरम्भ\n".to_owned(),
        at: Timestamp::UNIX_EPOCH,
    }
}

fn decoded(text: &str) -> Vec<u8> {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bits, mut n_bits, mut out) = (0_u32, 0, Vec::new());
    for digit in text.bytes().filter_map(|byte| DIGITS.iter().position(|d| *d == byte)) {
        bits = (bits << 6) | u32::try_from(digit).unwrap();
        n_bits += 6;
        if n_bits >= 8 {
            n_bits -= 8;
            out.push(u8::try_from((bits >> n_bits) & 0xff).unwrap());
        }
    }
    out
}

/// The value of a header, its folded lines joined.
fn header(data: &str, name: &str) -> String {
    let head = data.split("\r\n\r\n").next().unwrap().replace("\r\n ", " ");
    let line = head.split("\r\n").find(|line| line.starts_with(&format!("{name}: ")));
    line.unwrap().split_once(": ").unwrap().1.to_owned()
}

/// RFC 2047: encoded words in UTF-8 and base64 among plain ones; blanks between two encoded words do
/// not count.
fn words(value: &str) -> String {
    let (mut out, mut was_encoded) = (Vec::new(), true);
    for word in value.split(' ') {
        let inner = word.strip_prefix("=?utf-8?b?").and_then(|word| word.strip_suffix("?="));
        if !(was_encoded && inner.is_some()) {
            out.push(b' ');
        }
        match inner {
            Some(inner) => out.extend(decoded(inner)),
            None => out.extend(word.bytes()),
        }
        was_encoded = inner.is_some();
    }
    String::from_utf8(out).unwrap()
}

#[test]
fn a_hindi_subject_and_text_arrive_as_they_were_written() {
    let mailbox = Mailbox::open(Manner::Takes);
    let smtp = Smtp::new(&relay(mailbox.port())).unwrap();
    smtp.ready().unwrap();
    assert_eq!(smtp.carry(&mail()), Ok("250 2.0.0 taken as 1".to_owned()));
    let received = mailbox.received();
    assert_eq!(received.len(), 1);
    let message = &received[0];
    assert_eq!(message.from, "anupalan@example.in");
    assert_eq!(message.to, ["bdo-maitha@example.in"]);
    let data = &message.data;
    assert!(data.is_ascii(), "nothing on the line needs 8 bits");
    assert!(data.split("\r\n").all(|line| line.len() <= 998), "RFC 5322, 2.1.1");
    assert_eq!(words(&header(data, "Subject")), mail().subject);
    assert_eq!(header(data, "Message-ID"), "<message-40@example.in>");
    assert_eq!(header(data, "Auto-Submitted"), "auto-generated");
    assert!(header(data, "From").ends_with("<anupalan@example.in>"));
    assert_eq!(header(data, "Date"), "Thu, 01 Jan 1970 00:00:00 +0000");
    assert_eq!(header(data, "Content-Type"), "text/plain; charset=utf-8");
    assert_eq!(header(data, "Content-Transfer-Encoding"), "base64");
    let body = data.split_once("\r\n\r\n").unwrap().1;
    let text = String::from_utf8(decoded(body)).unwrap();
    assert_eq!(text.replace("\r\n", "\n"), mail().text);
}

#[test]
fn a_line_break_never_becomes_a_header() {
    let mailbox = Mailbox::open(Manner::Takes);
    let smtp = Smtp::new(&relay(mailbox.port())).unwrap();
    let with = |change: fn(&mut Mail)| {
        let mut mail = mail();
        change(&mut mail);
        mail
    };
    for bad in [
        with(|mail| mail.subject.push_str("\r\nBcc: other@example.in")),
        with(|mail| mail.subject.push('\n')),
        with(|mail| mail.to.push_str("\r\nRCPT TO:<other@example.in>")),
        with(|mail| mail.to = "a@example.in, b@example.in".to_owned()),
        with(|mail| mail.to = "नाम".to_owned()),
        with(|mail| mail.id.push_str(">\r\nBcc: other@example.in")),
    ] {
        let refused = smtp.carry(&bad).unwrap_err();
        assert_eq!(refused.failure, Failure::Refused, "{bad:?}");
    }
    assert_eq!(mailbox.received(), []);
}

#[test]
fn what_the_other_side_says_decides_what_comes_next() {
    for (manner, failure, said) in [
        (Manner::Refuses, Failure::Refused, "no such mailbox"),
        (Manner::Later, Failure::Later, "try later"),
        (Manner::HangsUp, Failure::Unknown, ""),
    ] {
        let mailbox = Mailbox::open(manner);
        let smtp = Smtp::new(&relay(mailbox.port())).unwrap();
        let undelivered = smtp.carry(&mail()).unwrap_err();
        assert_eq!(undelivered.failure, failure, "{manner:?}: {}", undelivered.why);
        assert!(undelivered.why.contains(said), "{}", undelivered.why);
    }
}

#[test]
fn a_relay_that_is_not_there_is_not_ready_and_one_without_encryption_gets_no_password() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    assert!(Smtp::new(&relay(free)).unwrap().ready().is_err());
    let mailbox = Mailbox::open(Manner::Takes);
    let starttls = Relay { security: Security::StartTls, ..relay(mailbox.port()) };
    assert!(Smtp::new(&starttls).unwrap().ready().is_err(), "the mailbox offers no STARTTLS");
    let login = Some(("user".to_owned(), "secret".to_owned()));
    let afar = Relay { host: "relay.example.in".to_owned(), login, ..relay(25) };
    assert!(Smtp::new(&afar).is_err_and(|why| why.contains("password")));
}
