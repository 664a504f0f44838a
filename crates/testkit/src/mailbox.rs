//! The other side of a mail relay: a listener that speaks SMTP on this machine and keeps what it was
//! given, or refuses it, or hangs up in the middle. Each connection is served on a thread of its own.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};

/// How it treats what is handed to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Takes everything.
    Takes,
    /// Says no for good to every addressee.
    Refuses,
    /// Says "later" to every addressee.
    Later,
    /// Takes the text and hangs up without a word.
    HangsUp,
}

/// One message as it came over the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    pub from: String,
    pub to: Vec<String>,
    /// Headers and body, lines ended by CRLF, dots unstuffed.
    pub data: String,
}

/// A mailbox that lives as long as the test's process.
pub struct Mailbox {
    address: SocketAddr,
    received: Arc<Mutex<Vec<Received>>>,
}

impl Mailbox {
    /// Listens on a free port of this machine.
    ///
    /// # Panics
    /// When no port can be had.
    #[must_use]
    pub fn open(manner: Manner) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("the port that was bound");
        let received = Arc::default();
        let kept = Arc::clone(&received);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let kept = Arc::clone(&kept);
                // A client that hangs up is its own business.
                std::thread::spawn(move || serve(stream, manner, &kept).ok());
            }
        });
        Self { address, received }
    }

    #[must_use]
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// What came so far, in order.
    #[must_use]
    pub fn received(&self) -> Vec<Received> {
        self.received.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn serve(
    mut stream: TcpStream,
    manner: Manner,
    kept: &Mutex<Vec<Received>>,
) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?);
    stream.write_all(b"220 mailbox ready\r\n")?;
    let (mut from, mut to) = (String::new(), Vec::new());
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let verb = line.get(..4).unwrap_or_default().to_ascii_uppercase();
        let answer = match verb.as_str() {
            "EHLO" => "250-mailbox\r\n250 8BITMIME",
            "MAIL" => {
                from = path(&line);
                "250 sender ok"
            }
            "RCPT" if manner == Manner::Refuses => "550 5.1.1 no such mailbox",
            "RCPT" if manner == Manner::Later => "451 4.3.0 try later",
            "RCPT" => {
                to.push(path(&line));
                "250 addressee ok"
            }
            "DATA" => {
                stream.write_all(b"354 go on\r\n")?;
                let data = text(&mut lines)?;
                let message =
                    Received { from: std::mem::take(&mut from), to: std::mem::take(&mut to), data };
                kept.lock().unwrap_or_else(PoisonError::into_inner).push(message);
                if manner == Manner::HangsUp {
                    return Ok(());
                }
                "250 2.0.0 taken as 1"
            }
            "QUIT" => {
                stream.write_all(b"221 bye\r\n")?;
                return Ok(());
            }
            _ => "250 ok",
        };
        stream.write_all(format!("{answer}\r\n").as_bytes())?;
    }
}

/// What stands between the angle brackets.
fn path(line: &str) -> String {
    let inner = line.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
    inner.map_or(String::new(), |(path, _)| path.to_owned())
}

/// Everything up to the line with a single dot.
fn text(lines: &mut impl BufRead) -> std::io::Result<String> {
    let mut data = String::new();
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line)? == 0 || line == ".\r\n" {
            return Ok(data);
        }
        data.push_str(line.strip_prefix('.').unwrap_or(&line));
    }
}
