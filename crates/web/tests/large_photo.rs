//! A photo of 50 MB is read past and never held: a test alone in its program, since it measures the
//! memory of the whole of it.

#![expect(clippy::unwrap_used, reason = "a test")]

mod pages;

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};

use pages::{END_OF_FORM, Form, directives_of, file_head, form, in_sample_office};

const DOER: &str = "bmm-maitha";
const PHOTO: usize = 50 * 1024 * 1024;
/// What may be held at the worst beside the office itself, in kilobytes: one file up to its limit, copied
/// while it grows, and the buffers of the line.
const HELD_KB: usize = 24 * 1024;

/// The most memory that this program ever held, in kilobytes, as the kernel counts it.
fn most_held_kb() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

/// Sends a form with a photo of so many bytes over a line, a piece at a time, and reads the answer.
fn send(at: SocketAddr, form: &Form, n_bytes: usize) -> String {
    let head = [form.parts(), file_head("फोटो.jpg").into_bytes()].concat();
    let length = head.len() + n_bytes + 2 + END_OF_FORM.len();
    let mut line = TcpStream::connect(at).unwrap();
    write!(
        line,
        "POST {} HTTP/1.1\r\nHost: {at}\r\nConnection: close\r\nContent-Length: {length}\r\n\
         Content-Type: {}\r\nReferer: http://{at}{}\r\n\
         Cookie: anupalan-language=hi; anupalan-post={DOER}\r\n\r\n",
        form.action,
        Form::kind(),
        form.page
    )
    .unwrap();
    line.write_all(&head).unwrap();
    line.write_all(b"\xFF\xD8\xFF").unwrap();
    let piece = [0xAB; 64 * 1024];
    let mut left = n_bytes - 3;
    while left > 0 {
        let n = left.min(piece.len());
        line.write_all(&piece[..n]).unwrap();
        left -= n;
    }
    write!(line, "\r\n{END_OF_FORM}").unwrap();
    let mut answer = Vec::new();
    line.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn a_photo_of_50_mb_is_refused_in_words_without_being_held() {
    in_sample_office(|office| {
        let directive = directives_of(office, DOER).remove(0);
        let action = format!("{directive}/report");
        // After the page was made once, so that what is kept from then on is counted before.
        let report = form(office, DOER, &directive, &action).fill("words", "46 खाते खुले, फोटो साथ");
        let answer = office.served({
            let report = report.clone();
            move |at| {
                send(at, &report, 9 * 1024 * 1024);
                let before = most_held_kb();
                let answer = send(at, &report, PHOTO);
                let more = most_held_kb() - before;
                assert!(more < HELD_KB, "{more} kB more were held");
                answer
            }
        });
        assert!(answer.starts_with("HTTP/1.1 422"), "{answer}");
        for told in ["फाइल 8 MB से बड़ी है", "46 खाते खुले, फोटो साथ</textarea>", "छोटा आकार चुनें"]
        {
            assert!(answer.contains(told), "{told}: {answer}");
        }
        // Beyond what is read past at all the door closes, and nothing is written.
        let before = office.n_facts();
        let refused = office.served(move |at| {
            std::panic::catch_unwind(|| send(at, &report, 80 * 1024 * 1024)).unwrap_or_default()
        });
        assert!(refused.is_empty() || refused.starts_with("HTTP/1.1 422"), "{refused}");
        assert_eq!(office.n_facts(), before);
    });
}
