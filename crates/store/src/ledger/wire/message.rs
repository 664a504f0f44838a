//! `address-given`, `message-queued`, `message-claimed`, `message-sent`, `message-failed`,
//! `message-settled`.

use domain::address::Address;
use domain::fact::Fact;
use domain::ladder::{About, Reason};
use domain::message::{Failure, MessageId, NewMessage, Settled as How, Written};
use domain::post::PostId;
use serde::{Deserialize, Serialize};

use super::shared::{day, of_word};
use super::{Fault, Read};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Given {
    post: i64,
    email: Option<String>,
    phone: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Queued {
    to: i64,
    about: String,
    about_id: i64,
    owner: i64,
    due_on: Option<String>,
    because: String,
    rungs: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Claimed {
    message: i64,
    n_try: i64,
    address: String,
    subject: String,
    text: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sent {
    message: i64,
    receipt: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Failed {
    message: i64,
    n_try: i64,
    failure: String,
    why: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settled {
    message: i64,
    how: String,
}

impl From<&Address> for Given {
    fn from(address: &Address) -> Self {
        let Address { post, email, phone } = address.clone();
        Self { post: post.0, email, phone }
    }
}

impl Given {
    pub(crate) fn fact(self) -> Fact {
        let Self { post, email, phone } = self;
        Fact::AddressGiven(Address { post: PostId(post), email, phone })
    }
}

impl From<&NewMessage> for Queued {
    fn from(asked: &NewMessage) -> Self {
        let (about, about_id) = asked.about.parts();
        Self {
            to: asked.to.0,
            about: about.to_owned(),
            about_id,
            owner: asked.owner.0,
            due_on: asked.due_on.map(|due_on| due_on.to_string()),
            because: asked.reason.word().to_owned(),
            rungs: asked.rungs.clone(),
        }
    }
}

impl Queued {
    pub(crate) fn fact(self) -> Read<Fact> {
        let about = About::of_parts(&self.about, self.about_id)
            .ok_or_else(|| Fault::new(format!("no message is about {:?}", self.about)))?;
        Ok(Fact::MessageQueued(NewMessage {
            to: PostId(self.to),
            about,
            owner: PostId(self.owner),
            due_on: self.due_on.as_deref().map(day).transpose()?,
            reason: of_word(&self.because, Reason::of_word)?,
            rungs: self.rungs,
        }))
    }
}

impl Claimed {
    pub(crate) fn of(message: MessageId, n_try: i64, written: &Written) -> Self {
        let Written { address, subject, text } = written.clone();
        Self { message: message.0, n_try, address, subject, text }
    }

    pub(crate) fn fact(self) -> Fact {
        let Self { message, n_try, address, subject, text } = self;
        let written = Written { address, subject, text };
        Fact::MessageClaimed { message: MessageId(message), n_try, written }
    }
}

impl Sent {
    pub(crate) fn of(message: MessageId, receipt: &str) -> Self {
        Self { message: message.0, receipt: receipt.to_owned() }
    }

    pub(crate) fn fact(self) -> Fact {
        Fact::MessageSent { message: MessageId(self.message), receipt: self.receipt }
    }
}

impl Failed {
    pub(crate) fn of(message: MessageId, n_try: i64, (failure, why): (Failure, &str)) -> Self {
        let failure = failure.word().to_owned();
        Self { message: message.0, n_try, failure, why: why.to_owned() }
    }

    pub(crate) fn fact(self) -> Read<Fact> {
        Ok(Fact::MessageFailed {
            message: MessageId(self.message),
            n_try: self.n_try,
            failure: of_word(&self.failure, Failure::of_word)?,
            why: self.why,
        })
    }
}

impl Settled {
    pub(crate) fn of(message: MessageId, how: How) -> Self {
        Self { message: message.0, how: how.word().to_owned() }
    }

    pub(crate) fn fact(self) -> Read<Fact> {
        let how = of_word(&self.how, How::of_word)?;
        Ok(Fact::MessageSettled { message: MessageId(self.message), how })
    }
}
