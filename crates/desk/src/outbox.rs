//! The outbox: what waits, what was sent, and the sending itself. A program claims a message by a fact,
//! carries it with no transaction open, and records what came of it. If it falls in between, the claim
//! stands: the message is never carried twice by a program, and after a quarter of an hour a person may
//! say whether it goes again. A second reminder is worse than one that is late and seen to be.

use std::collections::BTreeMap;

use domain::directive::Directive;
use domain::fact::{By, Fact};
use domain::ladder::{self, About, Turn};
use domain::message::{Failure, Message, MessageId, Settled, Written, may_settle};
use domain::post::{Post, PostId};
pub use messages::{Carrier, Undelivered, smtp};
use messages::{Mail, note};
use store::Write;
pub use store::outbox::{Count, Scope, Wanted};

use crate::desk::{Books, Desk};
use crate::error::Result;
use crate::{posts, reach, wording};

/// How many messages one round carries: a round ends, and the next goes on.
const MESSAGES_A_ROUND: usize = 20;
/// How many waiting messages are looked at together.
const LOOKED_AT: i64 = 50;

/// Under which address the origin is reached, and the name in the identity of its mails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// `https://anupalan.example.in`
    pub base: String,
    /// `example.in`
    pub mail_domain: String,
}

/// What a round brought about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Round {
    pub sent: usize,
    /// Not taken, refused, or of unknown outcome; the page of messages tells which.
    pub failed: usize,
}

/// A message taken for sending.
struct Claimed {
    id: MessageId,
    n_try: i64,
    mail: Mail,
}

/// Messages, newest first.
///
/// # Errors
/// The database failed.
pub fn page<M>(books: &mut Books<'_, '_, M>, wanted: &Wanted, limit: i64) -> Result<Vec<Message>> {
    Ok(store::outbox::page(books.tx, wanted, limit)?)
}

/// How many messages stand in each state.
///
/// # Errors
/// The database failed.
pub fn counts<M>(books: &mut Books<'_, '_, M>, wanted: &Wanted) -> Result<Vec<Count>> {
    Ok(store::outbox::counts(books.tx, wanted)?)
}

/// The last messages to a post, newest first.
///
/// # Errors
/// The database failed.
pub fn to_post<M>(books: &mut Books<'_, '_, M>, post: PostId, limit: i64) -> Result<Vec<Message>> {
    Ok(store::outbox::to_post(books.tx, post, limit)?)
}

/// The texts of messages as they would go out today, in their order.
///
/// # Errors
/// The database failed.
pub fn texts<M>(
    books: &mut Books<'_, '_, M>,
    messages: &[&Message],
    base: &str,
) -> Result<Vec<String>> {
    let named = messages.iter().flat_map(|message| [message.asked.to, message.asked.owner]);
    let posts = posts::with_superiors(books, named)?;
    let mut texts = Vec::new();
    for message in messages {
        let About::Directive(id) = message.asked.about;
        let directive = store::directives::get(books.tx, id)?;
        let duty = reach::duty(books, &directive, message.asked.owner, &posts)?;
        let asked = &message.asked;
        let reason = match ladder::turn(duty.as_ref(), asked.due_on, asked.reason, books.today) {
            Turn::Say(reason) => reason,
            Turn::Wait | Turn::Drop => asked.reason,
        };
        texts.push(written(books, message, (&directive, &posts), base, reason).1);
    }
    Ok(texts)
}

/// Says that a message goes again, or was passed on by hand.
///
/// # Errors
/// There is no such message, or a rule says no.
pub fn settle(books: &mut Books<'_, '_, Write>, message: MessageId, how: Settled) -> Result<()> {
    let now = books.tx.by().at;
    let standing = store::outbox::get(books.tx, message)?;
    may_settle(&standing, how, now)?;
    books.record(&Fact::MessageSettled { message, how })?;
    Ok(())
}

/// Sends what waits, one after the other, until nothing waits or a round is full. `by` tells who acts and
/// the time, afresh for each step.
///
/// # Errors
/// The database failed. A door that is closed is `Ok(Err(why))`: nothing was claimed.
pub fn round(
    desk: &Desk,
    by: &dyn Fn() -> By,
    origin: &Origin,
    carrier: &dyn Carrier,
) -> Result<std::result::Result<Round, String>> {
    let mut done = Round::default();
    let waits = desk.read(by().on, |books| {
        Ok(!store::outbox::waiting(books.tx, MessageId(0), 1)?.is_empty())
    })?;
    if !waits {
        return Ok(Ok(done));
    }
    if let Err(why) = carrier.ready() {
        return Ok(Err(why));
    }
    for _ in 0..MESSAGES_A_ROUND {
        let Some(claimed) = desk.write(by(), |books| claim(books, origin))? else { break };
        let outcome = carrier.carry(&claimed.mail);
        match &outcome {
            Ok(_) => done.sent += 1,
            Err(_) => done.failed += 1,
        }
        desk.write(by(), |books| came_of_it(books, &claimed, &outcome))?;
    }
    Ok(Ok(done))
}

/// Takes the next message whose turn it is, and settles on the way those that nobody needs any more.
fn claim(books: &mut Books<'_, '_, Write>, origin: &Origin) -> Result<Option<Claimed>> {
    let now = books.tx.by().at;
    let mut after = MessageId(0);
    loop {
        let waiting = store::outbox::waiting(books.tx, after, LOOKED_AT)?;
        let Some((last, _)) = waiting.last() else { return Ok(None) };
        after = last.id;
        for (message, address) in waiting.iter().filter(|(m, _)| m.may_be_claimed(now)) {
            let About::Directive(id) = message.asked.about;
            let directive = store::directives::get(books.tx, id)?;
            let asked = &message.asked;
            let posts = posts::with_superiors(books, [asked.to, asked.owner])?;
            let duty = reach::duty(books, &directive, asked.owner, &posts)?;
            match ladder::turn(duty.as_ref(), asked.due_on, asked.reason, books.today) {
                Turn::Wait => {}
                Turn::Drop => {
                    let how = Settled::NotNeeded;
                    books.record(&Fact::MessageSettled { message: message.id, how })?;
                }
                Turn::Say(reason) => {
                    let of = (&directive, &posts);
                    let (subject, text) = written(books, message, of, &origin.base, reason);
                    let address = address.clone();
                    let written = Written { address, subject, text };
                    return taken(books, origin, message, written).map(Some);
                }
            }
        }
    }
}

fn taken(
    books: &mut Books<'_, '_, Write>,
    origin: &Origin,
    message: &Message,
    written: Written,
) -> Result<Claimed> {
    let (id, n_try) = (message.id, message.n_tries + 1);
    books.record(&Fact::MessageClaimed { message: id, n_try, written: written.clone() })?;
    let Written { address: to, subject, text } = written;
    let mail = Mail {
        id: format!("message-{id}@{}", origin.mail_domain),
        to,
        subject,
        text,
        at: books.tx.by().at,
    };
    Ok(Claimed { id, n_try, mail })
}

fn came_of_it(
    books: &mut Books<'_, '_, Write>,
    claimed: &Claimed,
    outcome: &std::result::Result<String, Undelivered>,
) -> Result<()> {
    let (message, n_try) = (claimed.id, claimed.n_try);
    let fact = match outcome {
        Ok(receipt) => Fact::MessageSent { message, receipt: receipt.clone() },
        Err(Undelivered { failure, why }) => {
            Fact::MessageFailed { message, n_try, failure: *failure, why: why.clone() }
        }
    };
    if matches!(outcome, Err(undelivered) if undelivered.failure == Failure::Unknown) {
        tracing::warn!(message = message.0, "nobody knows whether a message went out");
    }
    books.record(&fact)?;
    Ok(())
}

fn written<M>(
    books: &Books<'_, '_, M>,
    message: &Message,
    (directive, posts): (&Directive, &BTreeMap<PostId, Post>),
    base: &str,
    reason: ladder::Reason,
) -> (String, String) {
    let note = reach::note_of(books, directive, posts.get(&message.asked.owner), base);
    let to = posts.get(&message.asked.to).map(|post| wording::post_at(&books.known, post));
    let to = to.unwrap_or_else(|| domain::name::Name::new("–", "–"));
    note::mail(&note, &to, reason)
}
