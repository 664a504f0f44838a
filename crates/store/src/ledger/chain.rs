//! The chain: the hash of a fact is SHA-256 over the hash before it, every field of its header and its
//! body, each led by its length, so that no two facts can be written alike. This is a published format.

use std::fmt;
use std::fmt::Write as _;

use domain::fact::By;
use domain::post::PostId;
use sha2::{Digest, Sha256};

use crate::error::{Error, Result};
use crate::tx::OfficeId;
use crate::value::{Bind, Column, Value};

/// SHA-256 of a fact and all before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

/// Where a chain stands: the last fact's number and hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    pub seq: i64,
    pub hash: Hash,
}

/// All that is said of a fact beside its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) seq: i64,
    /// The instant and the day as written, so that a hash can be made of what cannot be read.
    pub(crate) at: String,
    pub(crate) on: String,
    pub(crate) post: Option<PostId>,
    pub(crate) why: String,
    pub(crate) kind: String,
    pub(crate) version: i64,
    pub(crate) summary: String,
}

impl Header {
    /// Who did it, when and why.
    ///
    /// # Errors
    /// `Broken` when the instant or the day cannot be read.
    pub(crate) fn by(&self) -> Result<By> {
        let wrong = |text: &str| Error::broken(format!("fact {}: {text} is no time", self.seq));
        Ok(By {
            post: self.post,
            at: self.at.parse().map_err(|_| wrong(&self.at))?,
            on: self.on.parse().map_err(|_| wrong(&self.on))?,
            why: self.why.clone(),
        })
    }
}

impl Head {
    /// Before the first fact.
    pub(crate) fn start() -> Self {
        Self { seq: 0, hash: Hash([0; 32]) }
    }
}

impl Hash {
    pub(crate) fn of(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Bind for Hash {
    fn value(&self) -> Value<'_> {
        self.0.as_slice().value()
    }
}

impl Column for Hash {
    fn of(value: Value<'_>) -> Option<Self> {
        Vec::<u8>::of(value).and_then(|bytes| Self::of(&bytes))
    }
}

/// Bytes as lower-case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a string takes any text");
        text
    })
}

/// The hash of a fact that follows `prev`.
pub(crate) fn hash(office: OfficeId, prev: Hash, header: &Header, body: &[u8]) -> Hash {
    let mut sum = Sha256::new();
    sum.update(b"anupalan-fact-1");
    sum.update(prev.0);
    number(&mut sum, office.0);
    number(&mut sum, header.seq);
    text(&mut sum, &header.at);
    text(&mut sum, &header.on);
    sum.update([u8::from(header.post.is_some())]);
    number(&mut sum, header.post.map_or(0, |post| post.0));
    text(&mut sum, &header.why);
    text(&mut sum, &header.kind);
    number(&mut sum, header.version);
    text(&mut sum, &header.summary);
    bytes(&mut sum, body);
    Hash(sum.finalize().into())
}

fn number(sum: &mut Sha256, number: i64) {
    sum.update(number.to_be_bytes());
}

fn text(sum: &mut Sha256, text: &str) {
    bytes(sum, text.as_bytes());
}

fn bytes(sum: &mut Sha256, bytes: &[u8]) {
    let length = u64::try_from(bytes.len()).expect("a length fits 64 bits");
    sum.update(length.to_be_bytes());
    sum.update(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header() -> Header {
        Header {
            seq: 7,
            at: "2025-10-06T05:30:00Z".to_owned(),
            on: "2025-10-06".to_owned(),
            post: Some(PostId(3)),
            why: "समीक्षा".to_owned(),
            kind: "review-called".to_owned(),
            version: 1,
            summary: "मैथा".to_owned(),
        }
    }

    /// What each change of one field would look like.
    fn changed() -> Vec<(&'static str, Header)> {
        vec![
            ("number", Header { seq: 8, ..header() }),
            ("no post", Header { post: None, ..header() }),
            ("post", Header { post: Some(PostId(4)), ..header() }),
            ("at", Header { at: "2025-10-06T05:30:01Z".to_owned(), ..header() }),
            ("day", Header { on: "2025-10-07".to_owned(), ..header() }),
            ("why", Header { why: "समीक्ष".to_owned(), ..header() }),
            ("kind", Header { kind: "review-callec".to_owned(), ..header() }),
            ("version", Header { version: 2, ..header() }),
            ("summary", Header { summary: String::new(), ..header() }),
        ]
    }

    #[test]
    fn a_change_in_any_field_changes_the_hash() {
        let start = Head::start().hash;
        let office = OfficeId(1);
        let as_it_was = hash(office, start, &header(), b"{}");
        for (what, header) in changed() {
            assert_ne!(hash(office, start, &header, b"{}"), as_it_was, "{what}");
        }
        assert_ne!(hash(office, start, &header(), b"{ }"), as_it_was);
        assert_ne!(hash(OfficeId(2), start, &header(), b"{}"), as_it_was);
        assert_ne!(hash(office, Hash([1; 32]), &header(), b"{}"), as_it_was);
    }

    #[test]
    fn words_that_move_from_one_field_to_the_next_change_the_hash() {
        let start = Head::start().hash;
        let one = Header { why: "ab".to_owned(), kind: "c".to_owned(), ..header() };
        let two = Header { why: "a".to_owned(), kind: "bc".to_owned(), ..header() };
        assert_ne!(hash(OfficeId(1), start, &one, b""), hash(OfficeId(1), start, &two, b""));
    }

    #[test]
    fn the_hash_of_a_known_fact_stays_what_it_was() {
        let start = Head::start().hash;
        // Made once by a program in another language from the description above.
        let known = "51ed879b939351c25bd2500ffd84844f3003fd48f8054838e75ce47e7a54826e";
        assert_eq!(hash(OfficeId(1), start, &header(), b"{}").to_string(), known);
    }
}
