//! The calendar of a post: its sittings and the days it owes, for the telephone of whoever holds it. The
//! address carries a secret made from one that only the office has, so that it cannot be guessed and
//! needs no sign-in; it shows no more than the titles and days.

use std::collections::BTreeMap;

use domain::directive::{Directive, DirectiveId, State};
use domain::message::plain_words;
use domain::post::Post;
use jiff::{Timestamp, ToSpan};
use messages::calendar::{Calendar, Entry, Status, write};
use sha2::{Digest, Sha256};
use store::Write;
use store::calendars::Changes;
use store::reviews::{Founded, Review};

use crate::desk::Books;
use crate::error::{Error, Result};
use crate::outbox::Origin;
use crate::reach::{link, note_of};
use crate::wording;

/// Days that a closed duty or a past sitting stays in a calendar.
const KEPT_DAYS: i64 = 120;
/// Of so many directives, the last that the post was given, a calendar tells.
const MOST_OWED: i64 = 1_000;
/// Of so many sittings of one series, the last ones.
const MOST_SITTINGS: i64 = 100;
/// Longest quotation of a directive, in characters.
const MAX_WORDS: usize = 300;
/// Octets of a block of SHA-256, to which a key of RFC 2104 is filled up.
const BLOCK: usize = 64;
/// Octets of the mark in an address: half of what SHA-256 gives cannot be guessed either.
const MARK: usize = 16;

/// Keeps the office's secret if it has none yet: 32 octets of chance.
///
/// # Errors
/// The database failed.
pub fn keep_secret(books: &mut Books<'_, '_, Write>, chance: &[u8; 32]) -> Result<()> {
    Ok(store::calendars::keep_secret(books.tx, chance)?)
}

/// The address of a post's calendar inside the house; `None` while the office has no secret.
///
/// # Errors
/// The database failed.
pub fn address<M>(books: &mut Books<'_, '_, M>, post: &Post) -> Result<Option<String>> {
    let secret = store::calendars::secret(books.tx)?;
    Ok(secret.map(|secret| format!("/calendar/{}/{}.ics", post.slug, mark(&secret, post))))
}

/// The calendar of a post as iCalendar text, for whoever knows its address.
///
/// # Errors
/// `NotFound` where there is no such post or the mark is not its own.
pub fn feed<M>(
    books: &mut Books<'_, '_, M>,
    slug: &str,
    said_mark: &str,
    house: &Origin,
) -> Result<String> {
    let post = crate::posts::by_slug(books, slug)?;
    let secret = store::calendars::secret(books.tx)?.ok_or(Error::NotFound)?;
    if !is_same(mark(&secret, &post).as_bytes(), said_mark.as_bytes()) {
        return Err(Error::NotFound);
    }
    let name = wording::post_at(&books.known, &post).hi;
    let mut entries = sittings(books, &post, house)?;
    entries.extend(deadlines(books, &post, house)?);
    Ok(write(&Calendar { name: format!("अनुपालन · {name}"), entries }))
}

/// HMAC-SHA-256 (RFC 2104) of the post under the office's secret, in hex.
fn mark(secret: &[u8], post: &Post) -> String {
    let key = |pad: u8| -> Vec<u8> {
        let filled = secret.iter().copied().chain(std::iter::repeat(0)).take(BLOCK);
        filled.map(|byte| byte ^ pad).collect()
    };
    let said = format!("calendar of post {}", post.id);
    let inner = Sha256::new().chain_update(key(0x36)).chain_update(said).finalize();
    let outer = Sha256::new().chain_update(key(0x5c)).chain_update(inner).finalize();
    outer.iter().take(MARK).map(|byte| format!("{byte:02x}")).collect()
}

/// Compares without telling by its time where two texts begin to differ.
fn is_same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |sum, (a, b)| sum | (a ^ b)) == 0
}

fn sittings<M>(books: &mut Books<'_, '_, M>, post: &Post, house: &Origin) -> Result<Vec<Entry>> {
    let since = books.today.saturating_sub(KEPT_DAYS.days());
    let mut found: Vec<(Founded, Review)> = Vec::new();
    for founded in store::reviews::series_with(books.tx, post.id)? {
        let reviews = store::reviews::last_of(books.tx, founded.id, None, MOST_SITTINGS)?;
        let recent = reviews.into_iter().filter(|review| review.sitting.on >= since);
        found.extend(recent.map(|review| (founded.clone(), review)));
    }
    let facts: Vec<i64> = found.iter().map(|(_, review)| review.id.0).collect();
    let called_at = store::calendars::recorded_at(books.tx, &facts)?;
    let entry = |(founded, review): (Founded, Review)| Entry {
        uid: format!("review-{}@{}", review.id, house.mail_domain),
        on: review.sitting.on,
        summary: founded.series.name.hi.clone(),
        description: review.sitting.venue.hi.clone(),
        url: format!("{}/reviews/{}", house.base.trim_end_matches('/'), review.id),
        changed_at: called_at.get(&review.id.0).copied().unwrap_or(Timestamp::UNIX_EPOCH),
        sequence: 0,
        status: Status::Confirmed,
    };
    Ok(found.into_iter().map(entry).collect())
}

fn deadlines<M>(books: &mut Books<'_, '_, M>, post: &Post, house: &Origin) -> Result<Vec<Entry>> {
    let since = books.today.saturating_sub(KEPT_DAYS.days());
    let mut directives = store::directives::last_of_owner(books.tx, post.id, MOST_OWED)?;
    directives.reverse();
    let owed: Vec<(Directive, State)> = directives
        .into_iter()
        .filter_map(|directive| {
            let state = directive.owners.iter().find(|owner| owner.post == post.id)?.state;
            let is_wanted = state.is_open() || directive.due_on? >= since;
            is_wanted.then_some((directive, state))
        })
        .collect();
    let facts: Vec<i64> = owed.iter().map(|(directive, _)| directive.id.0).collect();
    let issued_at = store::calendars::recorded_at(books.tx, &facts)?;
    let ids: Vec<DirectiveId> = owed.iter().map(|(directive, _)| directive.id).collect();
    let changes = store::calendars::changes(books.tx, &ids)?;
    let known = Dates { issued_at, changes };
    let entries = owed.iter().filter_map(|(directive, state)| {
        let note = note_of(books, directive, Some(post), &house.base);
        Some(Entry {
            uid: format!("directive-{}-post-{}@{}", directive.id, post.id, house.mail_domain),
            on: directive.due_on?,
            summary: format!("निर्देश {}, {}: समय-सीमा", directive.id, note.place.hi),
            description: plain_words(&note.words, MAX_WORDS),
            url: link(&house.base, directive.id),
            changed_at: known.changed_at(directive),
            sequence: known.changes.get(&directive.id).map_or(0, |changes| changes.n_steps),
            status: if state.is_open() { Status::Confirmed } else { Status::Cancelled },
        })
    });
    Ok(entries.collect())
}

struct Dates {
    issued_at: BTreeMap<i64, Timestamp>,
    changes: BTreeMap<DirectiveId, Changes>,
}

impl Dates {
    fn changed_at(&self, directive: &Directive) -> Timestamp {
        let stepped = self.changes.get(&directive.id).map(|changes| changes.last_at);
        let issued = || self.issued_at.get(&directive.id.0).copied();
        stepped.or_else(issued).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}
