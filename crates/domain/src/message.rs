//! Messages: one duty told to one post, once. A message waits in the outbox, is claimed by the one
//! program that will send it, and is then sent, failed or of unknown outcome. A claim is written down
//! before anything leaves the house, so that a program that falls in between never sends twice: what
//! came of it is then for a person to say.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use crate::ladder::{About, Call, Reason};
use crate::post::{PostId, id};
use crate::refusal::Refusal;

id!(
    /// A message, by the ledger number of its queueing.
    MessageId
);

/// How often a message is tried before it is given up.
pub const MAX_TRIES: i64 = 5;
/// Minutes to wait after the first try that failed, the second, and so on.
const WAIT_MINUTES: [i64; 4] = [5, 30, 120, 720];
/// Minutes within which a program that claimed a message says what came of it.
pub const CLAIM_MINUTES: i64 = 15;

/// A message that a person or the ladder wants sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMessage {
    pub to: PostId,
    pub about: About,
    /// The post that owes it.
    pub owner: PostId,
    pub due_on: Option<Date>,
    pub reason: Reason,
    /// The rungs that it stands for.
    pub rungs: Vec<String>,
}

impl From<Call> for NewMessage {
    fn from(call: Call) -> Self {
        let Call { about, owner, due_on, to, reason, rungs } = call;
        Self { to, about, owner, due_on, reason, rungs }
    }
}

/// What leaves the house: where to, and the exact words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The official mailbox of the post.
    pub address: String,
    pub subject: String,
    pub text: String,
}

/// Why a message was not sent, as far as it matters for what comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Failure {
    /// It was surely not taken, and may be later.
    Later,
    /// It was refused for good.
    Refused,
    /// It may have been taken or not.
    Unknown,
}

impl Failure {
    pub const ALL: [Self; 3] = [Self::Later, Self::Refused, Self::Unknown];

    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Later => "later",
            Self::Refused => "refused",
            Self::Unknown => "unknown",
        }
    }

    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|failure| failure.word() == word)
    }
}

/// How a message was settled otherwise than by sending.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Settled {
    /// A person wants it sent once more.
    Again,
    /// A person passed it on by hand.
    ByHand,
    /// The duty was closed or its day moved before the message left.
    NotNeeded,
}

impl Settled {
    pub const ALL: [Self; 3] = [Self::Again, Self::ByHand, Self::NotNeeded];

    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Again => "again",
            Self::ByHand => "by-hand",
            Self::NotNeeded => "not-needed",
        }
    }

    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|how| how.word() == word)
    }
}

/// How far a message has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MessageState {
    Queued,
    /// Claimed by a program; no outcome yet.
    BeingSent,
    Sent,
    /// Not taken; it is tried again by itself.
    Failed,
    /// Refused for good, or tried too often.
    GivenUp,
    /// It may have gone out or not.
    Unknown,
    ByHand,
    NotNeeded,
}

impl MessageState {
    pub const ALL: [Self; 8] = [
        Self::Queued,
        Self::BeingSent,
        Self::Sent,
        Self::Failed,
        Self::GivenUp,
        Self::Unknown,
        Self::ByHand,
        Self::NotNeeded,
    ];

    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::BeingSent => "being-sent",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::GivenUp => "given-up",
            Self::Unknown => "unknown",
            Self::ByHand => "by-hand",
            Self::NotNeeded => "not-needed",
        }
    }

    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }

    /// The state after a try that failed.
    #[must_use]
    pub fn after(failure: Failure, n_try: i64) -> Self {
        match failure {
            Failure::Later if n_try < MAX_TRIES => Self::Failed,
            Failure::Later | Failure::Refused => Self::GivenUp,
            Failure::Unknown => Self::Unknown,
        }
    }

    /// The state after it was settled.
    #[must_use]
    pub fn settled(how: Settled) -> Self {
        match how {
            Settled::Again => Self::Queued,
            Settled::ByHand => Self::ByHand,
            Settled::NotNeeded => Self::NotNeeded,
        }
    }
}

/// A message as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub id: MessageId,
    pub asked: NewMessage,
    pub queued_on: Date,
    pub state: MessageState,
    pub n_tries: i64,
    /// When it was last claimed, sent or failed; `None` while it only waits.
    pub last_at: Option<Timestamp>,
    /// What the other side said at the last try.
    pub why: String,
    /// What was last handed out; `None` before the first try.
    pub written: Option<Written>,
}

impl Message {
    /// Whether a program may claim it now: it waits, or its next try has come.
    #[must_use]
    pub fn may_be_claimed(&self, now: Timestamp) -> bool {
        match self.state {
            MessageState::Queued => true,
            MessageState::Failed => {
                let ix = usize::try_from(self.n_tries - 1).unwrap_or(0);
                let wait = WAIT_MINUTES.get(ix).or(WAIT_MINUTES.last()).copied().unwrap_or(0);
                self.has_passed(wait, now)
            }
            _ => false,
        }
    }

    /// Whether a claim has stood longer than a sending can take: then nobody knows what came of it.
    #[must_use]
    pub fn is_claim_stale(&self, now: Timestamp) -> bool {
        self.state == MessageState::BeingSent && self.has_passed(CLAIM_MINUTES, now)
    }

    fn has_passed(&self, minutes: i64, now: Timestamp) -> bool {
        self.last_at
            .is_none_or(|last| now.duration_since(last) >= SignedDuration::from_mins(minutes))
    }
}

/// Decides whether a message may be settled by a person or the program now.
///
/// # Errors
/// It is sent or settled already, it is being sent at this moment, or it waits in the outbox anyway.
pub fn may_settle(message: &Message, how: Settled, now: Timestamp) -> Result<(), Refusal> {
    match message.state {
        MessageState::Sent | MessageState::ByHand | MessageState::NotNeeded => {
            Err(Refusal::MessageSettled)
        }
        MessageState::BeingSent if !message.is_claim_stale(now) => Err(Refusal::MessageBeingSent),
        MessageState::Queued if how == Settled::Again => Err(Refusal::MessageWaits),
        _ => Ok(()),
    }
}

/// Words without what may name a citizen by number: any run of ten digits or more, however it is
/// spaced, is a telephone, an account or an identity, and stands as `…`. Sums are written with commas
/// and stay. Longer words than `limit` characters are cut at a letter.
#[must_use]
pub fn plain_words(words: &str, limit: usize) -> String {
    let mut out = String::new();
    let mut run = String::new();
    for c in words.chars().chain(['\0']) {
        let joins = !run.is_empty() && matches!(c, ' ' | '-');
        if c.is_numeric() || joins {
            run.push(c);
            continue;
        }
        let digits = run.trim_end_matches([' ', '-']);
        if digits.chars().filter(|c| c.is_numeric()).count() >= 10 {
            out.push('…');
            out.extend(run.chars().skip(digits.chars().count()));
        } else {
            out.push_str(&run);
        }
        run.clear();
        // A line of a message is one line: what would break it stands as a blank.
        if c != '\0' {
            out.push(if c.is_control() { ' ' } else { c });
        }
    }
    if out.chars().count() <= limit {
        return out;
    }
    out.chars().take(limit.saturating_sub(1)).chain(['…']).collect()
}
