//! Signing in through the real program: the first address it prints, an invitation from the command line, and
//! what it refuses to do.

#![expect(clippy::unwrap_used, reason = "a test")]

mod common;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Stdio};

use common::{Office, program};

/// The program while it serves; it ends with this value.
struct Serving {
    child: Child,
    /// What it said first, line by line.
    lines: Vec<String>,
}

impl Serving {
    fn start(office: &Office, n_lines: usize) -> Self {
        let words = ["serve", "--listen", "127.0.0.1:0"];
        let mut child = office.command(&words).stdout(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines().take(n_lines);
        let lines = lines.map(Result::unwrap).collect();
        Self { child, lines }
    }

    fn address(&self) -> &str {
        let (_, rest) = self.lines[0].split_once("http://").unwrap();
        rest.trim_end_matches('/')
    }

    /// The first line of the answer, and all of it.
    fn get(&self, path: &str) -> (String, String) {
        let mut stream = TcpStream::connect(self.address()).unwrap();
        let host = self.address();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        (answer.lines().next().unwrap().to_owned(), answer)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

#[test]
fn an_office_without_accounts_prints_where_the_first_is_made_and_shows_nothing_else() {
    testkit::on_each_address(|address| {
        let office = Office::open(address, "first-run");
        let serving = Serving::start(&office, 2);
        let (_, path) = serving.lines[1].rsplit_once("http://").unwrap();
        let (host, path) = path.split_once('/').unwrap();
        assert_eq!(host, serving.address());
        assert!(path.starts_with("first-run/"), "{path}");
        let (status, page) = serving.get(&format!("/{path}"));
        assert!(status.contains("200"), "{status}");
        assert!(page.contains("पहला खाता") && page.contains("no-store"), "{page}");
        assert!(serving.get("/").0.contains("303"));
        assert!(serving.get("/api/v1/places").0.contains("401"));
    });
}

#[test]
fn an_invitation_is_given_from_the_command_line() {
    testkit::on_each_address(|address| {
        let office = Office::open(address, "invite");
        let nobody = office.say(&["account", "invite", "anil.kumar"]);
        assert_eq!(nobody.code, Some(1), "{}", nobody.text);
        let unknown = office.say(&["account", "invite", "anil.kumar", "--person", "999"]);
        assert_eq!(unknown.code, Some(1), "{}", unknown.text);
        // Nothing was written by what failed.
        assert_eq!(office.achieved("maitha", "bc-sakhi"), None);
        office.verified();
    });
}

#[test]
fn other_machines_are_served_only_behind_a_proxy_and_the_demo_never() {
    for words in [
        &["serve", "--listen", "0.0.0.0:0"][..],
        &["serve", "--listen", "0.0.0.0:0", "--behind-tls-proxy"],
        &["serve", "--listen", "0.0.0.0:0", "--host", "office.example"],
        &["demo", "--listen", "0.0.0.0:0"],
        &["demo", "--listen", "0.0.0.0:0", "--behind-tls-proxy", "--host", "office.example"],
    ] {
        let output = program().args(words).output().unwrap();
        assert_ne!(output.status.code(), Some(0), "{words:?}");
        assert!(output.stdout.is_empty(), "{words:?}");
    }
}
