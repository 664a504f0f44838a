//! The least of an HTTP client: one GET over a connection of its own, the whole answer in memory.
//! Only for our own server on the loopback address.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use anyhow::{Context, Result};

/// No page of ours may take longer.
const LIMIT: Duration = Duration::from_secs(20);

/// An answer: status, head fields with names in lower case, and the body as text.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    fields: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Answer {
    /// The first field of that name (in lower case).
    pub(crate) fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }
}

/// Asks `host:port` for `path`. HTTP/1.0, so that the answer ends with the connection.
pub(crate) fn get(address: &str, path: &str) -> Result<Answer> {
    ask(address, path).with_context(|| format!("GET http://{address}{path}"))
}

fn ask(address: &str, path: &str) -> Result<Answer> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(LIMIT))?;
    write!(stream, "GET {path} HTTP/1.0\r\nHost: {address}\r\nAccept: */*\r\n\r\n")?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    parse(&String::from_utf8_lossy(&bytes)).context("the answer is not HTTP")
}

fn parse(text: &str) -> Option<Answer> {
    let (head, body) = text.split_once("\r\n\r\n")?;
    let (first, fields) = head.split_once("\r\n").unwrap_or((head, ""));
    let field = |line: &str| {
        let (name, value) = line.split_once(':')?;
        Some((name.to_ascii_lowercase(), value.trim().to_owned()))
    };
    Some(Answer {
        status: first.strip_prefix("HTTP/1.")?.split(' ').nth(1)?.parse().ok()?,
        fields: fields.lines().map(field).collect::<Option<_>>()?,
        body: body.to_owned(),
    })
}

/// A server for the tests of what asks one: gives the answers in turn, each to one visitor.
#[cfg(test)]
pub(crate) mod stand_in {
    use std::io::{BufRead, BufReader, Write};
    use std::net::TcpListener;
    use std::thread::JoinHandle;

    /// The address, and what will be the first lines of all that was asked.
    pub(crate) fn serve(answers: Vec<String>) -> (String, JoinHandle<Vec<String>>) {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("its address").to_string();
        let one = move |answer: String| {
            let (mut stream, _) = listener.accept().expect("a visitor");
            let lines = BufReader::new(&stream).lines().map_while(Result::ok);
            let asked: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
            stream.write_all(answer.as_bytes()).expect("the visitor listens");
            asked.first().cloned().unwrap_or_default()
        };
        (address, std::thread::spawn(|| answers.into_iter().map(one).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_to_its_end() {
        let said = "HTTP/1.0 303 See Other\r\nLocation: /score\r\nX-A: b:c\r\n\r\nअंक-पत्र\r\n\r\n";
        let (address, server) = stand_in::serve(vec![said.to_owned()]);
        let answer = get(&address, "/x").expect("an answer");
        assert_eq!((answer.status, answer.body.as_str()), (303, "अंक-पत्र\r\n\r\n"));
        assert_eq!(answer.field("location"), Some("/score"));
        assert_eq!(answer.field("x-a"), Some("b:c"));
        assert_eq!(server.join().expect("it served"), ["GET /x HTTP/1.0"]);
    }

    #[test]
    fn what_is_not_http_is_no_answer() {
        for text in ["", "HTTP/1.1 200 OK", "SSH-2.0\r\n\r\n", "HTTP/1.1 two OK\r\n\r\n"] {
            assert!(parse(text).is_none(), "{text:?}");
        }
    }
}
