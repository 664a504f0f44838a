//! The demo as a new user meets it: built, started as a process of its own on an empty folder,
//! visited over HTTP and with a browser, killed without warning; then `verify` must find its
//! office whole.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};

use crate::command::{self, cargo};
use crate::http;
use crate::scratch::Scratch;
use crate::steps::Bench;
use crate::workspace::{self, Workspace};

/// The demo loads five districts before it says its address; longer than this is a fault.
const START_LIMIT: Duration = Duration::from_secs(120);

/// Most links that are followed from the first page.
const LINKS_LIMIT: usize = 60;

/// The program while it serves an office; it runs until this is dropped.
#[derive(Debug)]
pub(crate) struct Running {
    server: Child,
    /// What it said of where it is found.
    pub(crate) address: String,
}

impl Running {
    /// Starts the program and waits for the line in which `find` finds an address.
    pub(crate) fn start(mut command: Command, find: fn(&str) -> Option<String>) -> Result<Self> {
        command.stdout(Stdio::piped());
        println!("$ {}", command::line(&command));
        let mut server = command.spawn().context("cannot start the program")?;
        let said = server.stdout.take().expect("its standard output was asked for");
        let mut running = Self { server, address: String::new() };
        running.address = address_said(said, find)?;
        println!("it answers on {}", running.address);
        Ok(running)
    }

    /// The number of its process.
    pub(crate) fn id(&self) -> u32 {
        self.server.id()
    }
}

impl Drop for Running {
    /// Without warning, as a power cut would: the office must bear it.
    fn drop(&mut self) {
        self.server.kill().ok();
        self.server.wait().ok();
    }
}

/// Where cargo puts the program of a release build.
pub(crate) fn program(workspace: &Workspace) -> PathBuf {
    workspace.target.join("release/anupalan")
}

/// The whole step: the demo on each database, and the browser walk on the one in a file.
pub(crate) fn run(bench: &mut Bench) -> Result<()> {
    command::run(&mut cargo(&["build", "--release", "--locked"]))?;
    let program = program(&bench.workspace);
    let database = bench.postgres()?.new_database("demo")?;
    let office = Office { program: &program, keeping: ["--database", &database] };
    visit(&office.start()?.address)?;
    office.verify()?;

    let folder = Scratch::new("demo")?;
    let folder = folder.path().to_str().context("a folder whose name is no text")?;
    let office = Office { program: &program, keeping: ["--data", folder] };
    let demo = office.start()?;
    visit(&demo.address)?;
    walk(bench, &demo.address)?;
    drop(demo);
    office.verify()?;
    // What a second start finds is what the first left.
    visit(&office.start()?.address)
}

/// The program and where it keeps its office.
#[derive(Debug)]
struct Office<'a> {
    program: &'a Path,
    keeping: [&'a str; 2],
}

impl Office<'_> {
    fn command(&self, name: &str) -> Command {
        let mut command = Command::new(self.program);
        command.arg(name).args(self.keeping).stdin(Stdio::null());
        command
    }

    fn verify(&self) -> Result<()> {
        command::run(&mut self.command("verify"))
    }

    fn start(&self) -> Result<Running> {
        let mut command = self.command("demo");
        command.args(["--listen", "127.0.0.1:0"]);
        Running::start(command, address_in)
    }
}

/// Waits for the line with the address; what comes after is shown as it comes.
fn address_said(said: ChildStdout, find: fn(&str) -> Option<String>) -> Result<String> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        for line in BufReader::new(said).lines().map_while(Result::ok) {
            println!("office: {line}");
            if let Some(address) = find(&line) {
                // Nobody listens for a second address, and that is no fault.
                sender.send(address).ok();
            }
        }
    });
    receiver.recv_timeout(START_LIMIT).context("the program ended or told no address in time")
}

/// `127.0.0.1:8080` in `open http://127.0.0.1:8080/ in a browser`.
pub(crate) fn address_in(line: &str) -> Option<String> {
    let (_, rest) = line.split_once("http://")?;
    let address = rest.split(['/', ' ']).next()?;
    address.contains(':').then(|| address.to_owned())
}

/// The first page is there in Hindi, what it links to is there, and what is not there says so.
fn visit(address: &str) -> Result<()> {
    let (path, first) = follow(address, "/")?;
    ensure!(first.status == 200, "{path} answers {}", first.status);
    ensure!(first.body.contains("lang=\"hi\""), "{path} is not marked as Hindi");
    let links = links_in(&first.body);
    ensure!(!links.is_empty(), "{path} links to nothing");
    for link in &links {
        let (path, answer) = follow(address, link)?;
        ensure!(answer.status == 200, "{link} on the first page: {path} answers {}", answer.status);
    }
    let missing = http::get(address, "/no-such-page")?.status;
    ensure!(missing == 404, "/no-such-page answers {missing}, not 404");
    println!("visited {path} and its {} links", links.len());
    Ok(())
}

/// Asks for a path, going on while the answer sends us on.
fn follow(address: &str, path: &str) -> Result<(String, http::Answer)> {
    let mut path = path.to_owned();
    for _ in 0..5 {
        let answer = http::get(address, &path)?;
        match answer.field("location") {
            Some(next) if (300..400).contains(&answer.status) => path = next.to_owned(),
            _ => return Ok((path, answer)),
        }
    }
    bail!("{path} sends us round in a circle");
}

/// The paths that a page links to on its own server, each once, in order.
fn links_in(page: &str) -> Vec<String> {
    let mut links: Vec<String> = Vec::new();
    for rest in page.split("href=\"").skip(1) {
        let link = rest.split(['"', '#']).next().unwrap_or_default().replace("&amp;", "&");
        if link.starts_with('/') && !link.starts_with("//") && !links.contains(&link) {
            links.push(link);
        }
    }
    links.truncate(LINKS_LIMIT);
    links
}

fn walk(bench: &mut Bench, address: &str) -> Result<()> {
    let shots = workspace::root().join("e2e/shots");
    let base = format!("http://{address}/");
    command::run(bench.browser()?.node(&["e2e/walk.mjs", &base]).arg(shots))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_found_in_whatever_line_says_it() {
        let cases = [
            ("डेमो: http://127.0.0.1:8080/ खोलें", Some("127.0.0.1:8080")),
            ("http://127.0.0.1:1", Some("127.0.0.1:1")),
            ("see http://example.org/ for more", None),
            ("loading Aligarh", None),
        ];
        for (line, address) in cases {
            assert_eq!(address_in(line).as_deref(), address, "{line}");
        }
    }

    #[test]
    fn a_demo_that_ends_without_an_address_is_a_fault() {
        let office = Office { program: Path::new("true"), keeping: ["--data", "x"] };
        let error = office.start().expect_err("no address");
        assert!(error.to_string().starts_with("the program ended or told no address"), "{error}");
    }

    /// What a visit finds wrong with an office whose answers, in turn, are these.
    fn visited(answers: &[(u16, &str)]) -> String {
        let answer = |(status, rest): &(u16, &str)| format!("HTTP/1.1 {status} x\r\n{rest}");
        let (address, _) = http::stand_in::serve(answers.iter().map(answer).collect());
        visit(&address).err().map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_visit_follows_the_first_page_and_its_links() {
        const MOVED: (u16, &str) = (303, "Location: /score\r\n\r\n");
        const FIRST: (u16, &str) = (200, "\r\n<html lang=\"hi\"><a href=\"/a\">");
        assert_eq!(visited(&[MOVED, FIRST, (200, "\r\n"), (404, "\r\n")]), "");
        let cases: [(&[(u16, &str)], &str); 5] = [
            (&[(500, "\r\n")], "/ answers 500"),
            (&[(200, "\r\n<html lang=\"en\">")], "/ is not marked as Hindi"),
            (&[(200, "\r\n<html lang=\"hi\">")], "/ links to nothing"),
            (&[FIRST, (403, "\r\n")], "/a on the first page: /a answers 403"),
            (&[FIRST, (200, "\r\n"), (200, "\r\n")], "/no-such-page answers 200, not 404"),
        ];
        for (answers, fault) in cases {
            assert_eq!(visited(answers), fault);
        }
        let circle = visited(&[MOVED; 5]);
        assert_eq!(circle, "/score sends us round in a circle");
    }

    #[test]
    fn links_are_those_of_our_own_server_each_once() {
        let page = r##"<a href="/b?x=1&amp;y=2#z"><a href="/a"><a href="/a"><a href="#main">
            <a href="//elsewhere/"><a href="https://elsewhere/">"##;
        assert_eq!(links_in(page), ["/b?x=1&y=2", "/a"]);
    }
}
