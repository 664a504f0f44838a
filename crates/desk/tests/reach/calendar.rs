//! The calendar of a post, held against RFC 5545 line by line.

use desk::Desk;
use domain::directive::steps::Step;
use jiff::civil::date;
use testkit::by;

use crate::in_office;
use crate::office::{Office, SITTING, house};

fn feed(desk: &Desk, slug: &str) -> String {
    desk.read(SITTING, |books| {
        let post = desk::posts::by_slug(books, slug)?;
        let address = desk::calendars::address(books, &post)?.unwrap();
        let mark = address.rsplit('/').next().unwrap().strip_suffix(".ics").unwrap();
        desk::calendars::feed(books, slug, mark, &house())
    })
    .unwrap()
}

fn keep_secret(desk: &Desk, byte: u8) {
    desk.write(by(None, SITTING), |b| desk::calendars::keep_secret(b, &[byte; 32])).unwrap();
}

/// The content lines, unfolded; every rule of the form is checked on the way.
fn lines(text: &str) -> Vec<String> {
    assert!(text.ends_with("\r\n"));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "CRLF alone ends a line");
    let raw: Vec<&str> = text.trim_end().split("\r\n").collect();
    assert!(raw.iter().all(|line| line.len() <= 75), "no line over 75 octets");
    let mut lines: Vec<String> = Vec::new();
    for line in raw {
        match line.strip_prefix(' ') {
            Some(rest) => lines.last_mut().unwrap().push_str(rest),
            None => lines.push(line.to_owned()),
        }
    }
    for line in &lines {
        let name = line.split([':', ';']).next().unwrap();
        assert!(name.bytes().all(|b| b.is_ascii_uppercase() || b == b'-'), "{line}");
    }
    lines
}

/// The value of a property in the entry whose identity begins so.
fn value(text: &str, uid: &str, property: &str) -> String {
    let lines = lines(text);
    let entry = lines
        .split(|line| line == "BEGIN:VEVENT")
        .find(|entry| entry.iter().any(|line| line.starts_with(&format!("UID:{uid}"))));
    let line = entry.unwrap().iter().find(|line| line.starts_with(property)).unwrap();
    line.split_once(':').unwrap().1.to_owned()
}

fn step(desk: &Desk, office: &Office, step: Step) {
    desk.write(by(Some(office.cdo), date(2024, 10, 4)), |books| {
        desk::directives::step(books, office.directive, step.clone())
    })
    .unwrap();
}

#[test]
fn a_calendar_holds_the_sittings_and_the_days_owed_and_follows_their_changes() {
    in_office([true, true], |desk, office, _| {
        keep_secret(desk, 7);
        let uid = format!("directive-{}", office.directive);
        let before = feed(desk, "bmm-maitha");
        assert_eq!(before, feed(desk, "bmm-maitha"), "the same calendar is the same text");
        let all = lines(&before);
        assert_eq!(all.first().map(String::as_str), Some("BEGIN:VCALENDAR"));
        assert_eq!(all.last().map(String::as_str), Some("END:VCALENDAR"));
        assert_eq!(all.iter().filter(|line| *line == "BEGIN:VEVENT").count(), 2);
        assert_eq!(value(&before, "review-", "DTSTART"), "20241003");
        assert_eq!(value(&before, "review-", "DESCRIPTION"), "सभागार\\, विकास भवन\\; कक्ष 2");
        assert_eq!(value(&before, &uid, "DTSTART"), "20241010");
        assert_eq!(value(&before, &uid, "DTEND"), "20241011");
        assert_eq!(value(&before, &uid, "SEQUENCE"), "0");
        assert_eq!(value(&before, &uid, "STATUS"), "CONFIRMED");
        let (due_on, reason) = (date(2024, 10, 20), "वर्षा".to_owned());
        step(desk, office, Step::Extended { due_on, reason: reason.clone() });
        let moved = feed(desk, "bmm-maitha");
        assert_eq!(value(&moved, &uid, "UID"), value(&before, &uid, "UID"));
        assert_eq!(value(&moved, &uid, "DTSTART"), "20241020");
        assert_eq!(value(&moved, &uid, "SEQUENCE"), "1");
        assert!(value(&moved, &uid, "DTSTAMP") > value(&before, &uid, "DTSTAMP"));
        step(desk, office, Step::Dropped { reason });
        let dropped = feed(desk, "bmm-maitha");
        assert_eq!(value(&dropped, &uid, "STATUS"), "CANCELLED");
        assert_eq!(value(&dropped, &uid, "SEQUENCE"), "2");
    });
}

#[test]
fn a_calendar_opens_to_its_own_mark_alone_and_the_first_secret_stays() {
    in_office([true, true], |desk, _, _| {
        let address = |slug: &str| {
            desk.read(SITTING, |books| {
                let post = desk::posts::by_slug(books, slug)?;
                desk::calendars::address(books, &post)
            })
            .unwrap()
        };
        assert_eq!(address("cdo"), None);
        keep_secret(desk, 7);
        let cdo = address("cdo").unwrap();
        keep_secret(desk, 8);
        assert_eq!(address("cdo").unwrap(), cdo);
        let mark = |address: &str| address.rsplit('/').next().unwrap().replace(".ics", "");
        assert_ne!(mark(&cdo), mark(&address("bmm-maitha").unwrap()));
        for (slug, said) in [
            ("bmm-maitha", mark(&cdo)),
            ("cdo", String::new()),
            ("cdo", mark(&cdo).to_uppercase()),
            ("nobody", mark(&cdo)),
        ] {
            let opened = desk.read(SITTING, |b| desk::calendars::feed(b, slug, &said, &house()));
            assert!(matches!(opened, Err(desk::Error::NotFound)), "{slug} {said}");
        }
    });
}
