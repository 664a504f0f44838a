//! Power cuts: the program is killed again and again while it takes in a sheet, at moments from before
//! it opens the office until after it has said "taken". Whatever it has said must be there, nothing may
//! be there by half, and the ledger must prove itself.

#![expect(clippy::unwrap_used, reason = "a test")]

mod common;

use std::io::Read;
use std::process::{Child, ChildStdout, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use common::Office;

const N_ROUNDS: u64 = 100;

/// After so many rounds the whole ledger is verified, and at the end.
const VERIFIED_EVERY: u64 = 10;

const PLACE: &str = "maitha";
const SCHEME: &str = "accounts-opened";

/// A little generator (xorshift) with a fixed seed: the same delays at every run.
struct Dice(u64);

impl Dice {
    /// A number from 0 to 999.
    fn per_mille(&mut self) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        u32::try_from(self.0 % 1000).unwrap()
    }
}

/// An import under way, and what it will have said when it is over.
struct Import {
    child: Child,
    said: Receiver<String>,
}

impl Import {
    fn start(office: &Office, value: i64) -> Self {
        let text = format!("विकास खण्ड,बैंक खाते\nमैथा,{value}\n");
        let file = office.file("sheet.csv", &text);
        let words = ["import", &file, "--place", "kanpur-dehat", "--period", "2024-09"];
        let mut child = office.command(&words).stdout(Stdio::piped()).spawn().unwrap();
        let said = listen(child.stdout.take().unwrap());
        Self { child, said }
    }

    /// Lets it work for so long and kills it if it is not done by then. Gives all that it said.
    fn kill_after(mut self, delay: Duration) -> String {
        let said = self.said.recv_timeout(delay);
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        said.or_else(|_| self.said.recv()).unwrap()
    }
}

/// Hands over what is said once the speaker has gone.
fn listen(mut out: ChildStdout) -> Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut said = String::new();
        out.read_to_string(&mut said).unwrap();
        sender.send(said).unwrap();
    });
    receiver
}

/// How long an import takes when nobody kills it, here and now.
#[expect(clippy::disallowed_methods, reason = "the kills are spread over the time of an import")]
fn usual(office: &Office) -> Duration {
    let start = Instant::now();
    let said = Import::start(office, 0).kill_after(Duration::MAX);
    assert!(said.contains("taken: 1 figures"), "{said}");
    start.elapsed()
}

/// When to kill: every other time anywhere from the start until long after the end; the times between
/// them near the commit, which is sought by coming later after a kill before it, and the other way round.
struct Aim {
    dice: Dice,
    usual: Duration,
    near: Duration,
}

impl Aim {
    fn delay(&mut self, round: u64) -> Duration {
        let per_mille = self.dice.per_mille();
        if round.is_multiple_of(2) {
            self.usual * per_mille * 3 / 2000
        } else {
            self.near * (9500 + per_mille) / 10_000
        }
    }

    fn learn(&mut self, round: u64, was_before: bool) {
        if !round.is_multiple_of(2) {
            self.near = if was_before { self.near * 21 / 20 } else { self.near * 20 / 21 };
        }
    }
}

/// What a hundred kills did.
#[derive(Debug, Default)]
struct Tally {
    /// Killed before the figure was in the ledger.
    n_before: u32,
    /// The figure was there and nothing had been said of it.
    n_unsaid: u32,
    /// The figure was there, and the program had said so.
    n_said: u32,
}

fn kill_again_and_again(office: &Office, is_server: bool) -> Tally {
    let (mut tally, mut there) = (Tally::default(), vec![0]);
    let usual = usual(office);
    let mut aim = Aim { dice: Dice(0x5EED_0F0F_1CE5_0001), usual, near: usual };
    for round in 1..=N_ROUNDS {
        let value = i64::try_from(round).unwrap();
        let said = Import::start(office, value).kill_after(aim.delay(round));
        let found = office.achieved(PLACE, SCHEME).unwrap();
        let is_said = said.contains("taken: ");
        assert!(!is_said || found == value, "round {round}: said {said:?}, found {found}");
        assert!(found == value || there.contains(&found), "round {round}: {found} not {there:?}");
        match (found == value, is_said) {
            (false, _) => tally.n_before += 1,
            (true, false) => tally.n_unsaid += 1,
            (true, true) => tally.n_said += 1,
        }
        aim.learn(round, found != value);
        // A server may end the commit of a client that is dead by now; a file has no such helper.
        if found != value && is_server {
            there.push(value);
        } else {
            there = vec![found];
        }
        if round % VERIFIED_EVERY == 0 {
            office.verified();
        }
    }
    tally
}

#[test]
fn whatever_was_said_to_be_taken_is_there_after_a_hundred_kills() {
    testkit::on_each_address(|address| {
        let office = Office::open(address, "kill");
        let n_first = office.verified();
        let tally = kill_again_and_again(&office, !address.starts_with("sqlite:"));
        eprintln!("{address}: {tally:?}");
        let n_there = i64::from(tally.n_unsaid + tally.n_said);
        let n_since = office.verified() - n_first - 1;
        // A commit that a server ended late was counted as not there.
        assert!((n_there..=n_there + i64::from(tally.n_before)).contains(&n_since), "{tally:?}");
        assert!(address.starts_with("postgres") || n_since == n_there, "{tally:?}, {n_since}");
        assert!(tally.n_before > 0, "no kill came before the commit: {tally:?}");
        assert!(n_there > 0, "no kill came after the commit: {tally:?}");
    });
}
