//! The running program over a tenth of a state: how soon it answers after its start, how long one figure takes
//! from its being sent until every card above it shows it, how many pages a second it gives, held
//! against a bare program that gives the same bytes and does nothing else.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use super::child::{now, resident_kib};
use super::ground::Ground;
use super::{Wish, keep, times};
use crate::demo::{Running, address_in};
use crate::workspace;

/// Figures that are saved in one round.
const N_SAVED: usize = 100;
/// Visitors at once, and for how long.
const N_VISITORS: usize = 4;
const FOR: Duration = Duration::from_secs(5);
/// The post in whose name figures are sent, the place that they are of, and the places whose cards show it.
const POST: &str = "mission-district-d0";
const PLACE: &str = "g0";
const ABOVE: [&str; 3] = ["g0", "b0", "d0"];
const PAGE: &str = "/score/d0/2025-03";

pub(super) fn run(wish: &Wish) -> Result<()> {
    let workspace = workspace::describe()?;
    let ground = Ground::lay(wish, &workspace)?;
    ground.open_office()?;
    ground.take_rows()?;
    let began = now();
    let mut demo = ground.program(&["demo", "--listen", "127.0.0.1:0"]);
    let office = Running::start(quiet(&mut demo), address_in)?;
    Visitor::come(&office.address)?.get(PAGE)?;
    let start = now() - began;
    let resident = resident_kib(office.id())?;
    let mut saved = Vec::new();
    for round in 0..wish.n_rounds {
        save_figures(&office.address, round * N_SAVED, &mut saved)?;
    }
    saved.sort_unstable();
    let page = Visitor::come(&office.address)?.get(PAGE)?;
    let ours = pages_a_second(&office.address)?;
    let bare = pages_a_second(&bare(page)?)?;
    keep(&workspace.target, &lines((start, resident), &saved, (ours, bare)))
}

fn lines(
    (start, kib): (Duration, u64),
    saved: &[Duration],
    (ours, bare): (u64, u64),
) -> Vec<String> {
    let at = |hundredths: usize| {
        let ix = saved.len().saturating_sub(1) * hundredths / 100;
        saved.get(ix).copied().unwrap_or_default()
    };
    let ratio = times(Duration::from_micros(bare * 1_000), Duration::from_micros(ours * 1_000));
    vec![
        format!("figure live.start={} ms", start.as_millis()),
        format!("figure live.start_memory={} MiB", kib / 1024),
        format!("figure live.saved.p50={} us", at(50).as_micros()),
        format!("figure live.saved.p99={} us", at(99).as_micros()),
        format!("figure live.pages={ours} a second ratio={ratio} against=bare"),
    ]
}

fn quiet(command: &mut Command) -> Command {
    let mut quiet = Command::new(command.get_program());
    quiet.args(command.get_args()).stdin(Stdio::null());
    quiet
}

/// Saves figures one by one; each counts until the cards of its place and of all above it were answered with it.
fn save_figures(address: &str, from: usize, saved: &mut Vec<Duration>) -> Result<()> {
    let mut visitor = Visitor::come(address)?;
    for n in from..from + N_SAVED {
        let value = 1_000_000 + n;
        let sent = format!(
            "{{\"period\":\"202404\",\"completeDate\":\"2024-04-30\",\"dataValues\":[{{\"dataElement\":\"i000\",\
             \"orgUnit\":\"{PLACE}\",\"categoryOptionCombo\":\"achieved\",\"value\":\"{value}\"}}]}}"
        );
        let began = now();
        visitor.post("/api/v1/dataValueSets", &sent)?;
        let mut cards = Vec::new();
        for place in ABOVE {
            cards.push(visitor.get(&format!("/api/v1/score/{place}/2024-04"))?);
        }
        saved.push(now() - began);
        let own = cards.first().map(String::as_str).unwrap_or_default();
        ensure!(own.contains(&value.to_string()), "the card of {PLACE} does not show {value}");
    }
    Ok(())
}

/// How many times the page is given in a second to a few visitors at once.
fn pages_a_second(address: &str) -> Result<u64> {
    let visit = || -> Result<u64> {
        let mut visitor = Visitor::come(address)?;
        let began = now();
        let mut n = 0;
        while now() - began < FOR {
            visitor.get(PAGE)?;
            n += 1;
        }
        Ok(n)
    };
    let counts: Vec<Result<u64>> = thread::scope(|scope| {
        let visitors: Vec<_> = (0..N_VISITORS).map(|_| scope.spawn(visit)).collect();
        let visited = visitors.into_iter().map(|visitor| visitor.join());
        visited.map(|count| count.unwrap_or_else(|_| Ok(0))).collect()
    });
    let all: u64 = counts.into_iter().sum::<Result<u64>>()?;
    Ok(all / FOR.as_secs())
}

/// A server that gives the same bytes to whatever is asked.
fn bare(page: String) -> Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0").context("no free port")?;
    let address = listener.local_addr()?.to_string();
    let answer = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{page}", page.len());
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let answer = answer.clone();
            thread::spawn(move || give(stream, answer.as_bytes()));
        }
    });
    Ok(address)
}

fn give(stream: TcpStream, answer: &[u8]) -> std::io::Result<()> {
    let mut asked = BufReader::new(stream.try_clone()?).lines();
    let mut stream = stream;
    while asked.next().transpose()?.is_some() {
        let mut rest = asked.by_ref().map_while(std::result::Result::ok);
        if rest.any(|line| line.is_empty()) {
            stream.write_all(answer)?;
        }
    }
    Ok(())
}

/// One connection that is kept open.
struct Visitor {
    stream: BufReader<TcpStream>,
    address: String,
}

impl Visitor {
    fn come(address: &str) -> Result<Self> {
        let stream = TcpStream::connect(address).with_context(|| format!("nobody at {address}"))?;
        stream.set_nodelay(true)?;
        Ok(Self { stream: BufReader::new(stream), address: address.to_owned() })
    }

    fn get(&mut self, path: &str) -> Result<String> {
        self.ask("GET", path, "")
    }

    fn post(&mut self, path: &str, json: &str) -> Result<String> {
        self.ask("POST", path, json)
    }

    /// Asks and waits for the whole answer, which must be a good one.
    fn ask(&mut self, method: &str, path: &str, json: &str) -> Result<String> {
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\nx-post: {POST}\r\ncookie: anupalan-post={POST}\r\n\
             content-type: application/json\r\ncontent-length: {}\r\n\r\n{json}",
            self.address,
            json.len()
        );
        self.stream.get_mut().write_all(request.as_bytes())?;
        let (mut status, mut length, mut line) = (String::new(), 0, String::new());
        loop {
            line.clear();
            ensure!(self.stream.read_line(&mut line)? > 0, "the connection was closed");
            let field = line.trim_end().to_ascii_lowercase();
            if status.is_empty() {
                status.clone_from(&field);
            } else if let Some(n) = field.strip_prefix("content-length: ") {
                length = n.parse().context("a length")?;
            } else if field.is_empty() {
                break;
            }
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body)?;
        let body = String::from_utf8(body).context("an answer that is no text")?;
        ensure!(status.starts_with("http/1.1 200"), "{method} {path}: {status}\n{body}");
        Ok(body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_server_gives_the_page_as_often_as_it_is_asked() {
        let address = bare("<p>पृष्ठ</p>".to_owned()).expect("a free port");
        let mut visitor = Visitor::come(&address).expect("it is there");
        for _ in 0..3 {
            assert_eq!(visitor.get("/").expect("a page"), "<p>पृष्ठ</p>");
        }
    }

    #[test]
    fn the_slowest_of_a_hundred_is_told_beside_the_middle() {
        let saved: Vec<Duration> = (1..=101).map(Duration::from_micros).collect();
        let lines = lines((Duration::from_millis(400), 2048), &saved, (500, 1_500));
        assert_eq!(lines[1], "figure live.start_memory=2 MiB");
        assert_eq!(lines[2], "figure live.saved.p50=51 us");
        assert_eq!(lines[3], "figure live.saved.p99=100 us");
        assert_eq!(lines[4], "figure live.pages=500 a second ratio=3.00 against=bare");
    }
}
