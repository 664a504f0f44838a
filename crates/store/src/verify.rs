//! The proof of the record: no fact changed, missing or misread, and every view equal to what a fresh
//! fold of the facts gives. It changes nothing and trusts nothing that is stored beside the facts.
//! [`rebuild`] is the other half: it throws the views away and folds them again.

use std::cmp::Ordering;

use domain::fact::{By, Fact};
use jiff::Timestamp;

use crate::db::Db;
use crate::error::{Error, Result};
use crate::fold;
use crate::ledger::{self, Hash, Head, Stored, wire};
use crate::tx::{Read, Tx, Write};
use crate::views::{self, Line, VIEWS, View};

/// What the proof found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// How many facts were read.
    pub facts: i64,
    /// Where the chain stands by the facts themselves.
    pub head: Hash,
    pub broken: Vec<Broken>,
    pub views: Vec<ViewCheck>,
}

/// Something that is not as it must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The fact that is broken; `None` when it is a view.
    pub seq: Option<i64>,
    pub what: String,
}

/// A view and how it compares with a fresh fold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewCheck {
    pub table: &'static str,
    /// How many rows are stored.
    pub rows: usize,
    /// SHA-256 over the stored rows in lower-case hex; the same in both databases.
    pub digest: String,
    /// How many rows differ from a fresh fold.
    pub differ: usize,
}

impl Report {
    /// Nothing is broken.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.broken.is_empty()
    }
}

/// Rows that differ are named up to this many for each view; the rest are counted.
const MAX_NAMED: usize = 5;

/// Proves the record of an office.
///
/// # Errors
/// Only when the database cannot be asked; what is wrong with the record is in the report.
pub fn verify(db: &Db) -> Result<Report> {
    let fresh = Db::in_memory(db.office())?;
    db.read(|tx| {
        let mut proof = Proof { fresh: &fresh, head: Head::start(), broken: Vec::new() };
        proof.facts(tx)?;
        let views = VIEWS.iter().map(|view| proof.view(tx, view)).collect::<Result<Vec<_>>>()?;
        Ok(Report { facts: proof.head.seq, head: proof.head.hash, broken: proof.broken, views })
    })
}

/// Empties the views and folds all facts again, in one transaction: it is done or it never was.
///
/// # Errors
/// `Broken` or `Conflict` naming the fact that cannot be read or folded.
pub fn rebuild(db: &Db) -> Result<i64> {
    let by = By {
        post: None,
        at: Timestamp::UNIX_EPOCH,
        on: jiff::civil::Date::ZERO,
        why: "rebuild".to_owned(),
    };
    db.write(by, |tx| {
        views::empty_all(tx)?;
        ledger::hold_head(tx)?;
        // One at a time: a body of figures can be large.
        while let Some(stored) = ledger::stored(tx, tx.mode.head.seq, 1)?.into_iter().next() {
            let hash = Hash::of(&stored.hash).ok_or_else(|| Error::broken("a hash of 32 bytes"))?;
            let recorded = stored.open()?;
            refold(tx, recorded.seq, hash, (&recorded.by, &recorded.fact))?;
        }
        Ok(tx.mode.head.seq)
    })
}

fn refold(tx: &mut Tx<Write>, seq: i64, hash: Hash, (by, fact): (&By, &Fact)) -> Result<()> {
    fold::fold(tx, seq, by, fact)?;
    tx.mode.head = Head { seq, hash };
    ledger::keep_head(tx)
}

struct Proof<'a> {
    fresh: &'a Db,
    head: Head,
    broken: Vec<Broken>,
}

impl Proof<'_> {
    fn say(&mut self, seq: impl Into<Option<i64>>, what: impl Into<String>) {
        self.broken.push(Broken { seq: seq.into(), what: what.into() });
    }

    /// Walks the chain from its beginning and folds each fact afresh.
    fn facts(&mut self, tx: &mut Tx<'_, Read>) -> Result<()> {
        while let Some(stored) = ledger::stored(tx, self.head.seq, 1)?.into_iter().next() {
            self.fact(tx, stored)?;
        }
        // Facts taken off the end leave a sound but shorter chain; the head remembers.
        let head = ledger::head(tx)?;
        self.say_missing(head.seq);
        Ok(())
    }

    /// Names the facts that should stand between the last one read and `upto`.
    fn say_missing(&mut self, upto: i64) {
        let first = self.head.seq + 1;
        match upto - first {
            ..0 => {}
            0 => self.say(first, "the fact is missing"),
            more => self.say(first, format!("the fact is missing, and {more} after it")),
        }
    }

    fn fact(&mut self, tx: &mut Tx<'_, Read>, stored: Stored) -> Result<()> {
        let seq = stored.header.seq;
        self.say_missing(seq - 1);
        if stored.prev != self.head.hash.0 {
            self.say(seq, "does not follow the fact before it");
        }
        // The chain is followed by the stored link, so that one break is told once.
        let prev = Hash::of(&stored.prev).unwrap_or(self.head.hash);
        let hash = ledger::chain_hash(tx.office, prev, &stored.header, &stored.body);
        if stored.hash != hash.0 {
            self.say(seq, "its content is not what its hash was made of");
        }
        let hash = Hash::of(&stored.hash).unwrap_or(hash);
        self.head = Head { seq, hash };
        match (stored.header.by(), stored.fact()) {
            (Ok(by), Ok(fact)) => self.fold(&stored, hash, (&by, &fact)),
            (Err(error), _) | (_, Err(error)) => self.say(seq, error.to_string()),
        }
        Ok(())
    }

    fn fold(&mut self, stored: &Stored, hash: Hash, (by, fact): (&By, &Fact)) {
        let header = &stored.header;
        let is_same = wire::encode(fact).is_ok_and(|body| body == stored.body);
        if !is_same {
            self.say(header.seq, "its body is not written as this program writes it");
        }
        let folded: Result<()> =
            self.fresh.write(by.clone(), |tx| refold(tx, header.seq, hash, (by, fact)));
        if let Err(error) = folded {
            self.say(header.seq, format!("it cannot be folded: {error}"));
        }
    }

    /// Holds the stored rows of a view against the fresh ones.
    fn view(&mut self, tx: &mut Tx<'_, Read>, view: &View) -> Result<ViewCheck> {
        let stored = view.dump(tx)?;
        let fresh = self.fresh.read(|fresh| view.dump(fresh))?;
        let differ = differences(view, &stored, &fresh);
        for what in differ.iter().take(MAX_NAMED) {
            self.say(None, what);
        }
        if differ.len() > MAX_NAMED {
            self.say(
                None,
                format!("{}: {} more rows differ", view.table, differ.len() - MAX_NAMED),
            );
        }
        let digest = views::digest(&stored);
        Ok(ViewCheck { table: view.table, rows: stored.len(), digest, differ: differ.len() })
    }
}

/// Names each row that is stored otherwise than folded, or on one side only.
fn differences(view: &View, stored: &[Line], fresh: &[Line]) -> Vec<String> {
    if stored == fresh {
        return Vec::new();
    }
    // Sorted by key here, since the order of the dump can differ where a key was changed.
    let by_key = |lines: &[Line]| {
        let mut lines = lines.to_vec();
        lines.sort_by(|one, other| view.key(one).cmp(&view.key(other)));
        lines
    };
    let (stored, fresh) = (by_key(stored), by_key(fresh));
    let (mut stored, mut fresh) = (stored.iter().peekable(), fresh.iter().peekable());
    let mut found = Vec::new();
    loop {
        let order = match (stored.peek(), fresh.peek()) {
            (None, None) => return found,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(stored), Some(fresh)) => view.key(stored).cmp(&view.key(fresh)),
        };
        let is_stored = order.is_le().then(|| stored.next()).flatten();
        let is_folded = order.is_ge().then(|| fresh.next()).flatten();
        found.extend(difference(view, is_stored, is_folded));
    }
}

fn difference(view: &View, stored: Option<&Line>, folded: Option<&Line>) -> Option<String> {
    match (stored, folded) {
        (Some(stored), Some(folded)) if stored != folded => {
            Some(format!("{} is stored otherwise than the facts say", view.name(stored)))
        }
        (Some(stored), None) => {
            Some(format!("{} is stored but no fact says so", view.name(stored)))
        }
        (None, Some(folded)) => Some(format!("{} is missing from the view", view.name(folded))),
        _ => None,
    }
}
