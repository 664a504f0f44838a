//! What leaves the office for a person: the words of a message, mail by SMTP, an SMS under a registered
//! template, a calendar. Plain values come in; nothing here reads the ledger, the clock or a setting, and
//! no text carries more than one duty, one link and the names of posts. [`Carrier`] is the door through
//! which a message goes out.

pub mod calendar;
pub mod note;
pub mod sms;
pub mod smtp;

use domain::message::Failure;
use jiff::Timestamp;

/// A message on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// The same at every try, so that a mail system can tell a second copy: `message-40@…`.
    pub id: String,
    pub to: String,
    pub subject: String,
    pub text: String,
    pub at: Timestamp,
}

/// Why a message was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undelivered {
    pub failure: Failure,
    /// What the other side said, in one line.
    pub why: String,
}

/// Somebody who carries messages out of the house.
pub trait Carrier {
    /// Whether the door is open at all.
    ///
    /// # Errors
    /// Why it is not, in one line. Nothing was handed out.
    fn ready(&self) -> Result<(), String>;

    /// Carries one message and gives the receipt.
    ///
    /// # Errors
    /// It was not taken, or nobody knows.
    fn carry(&self, mail: &Mail) -> Result<String, Undelivered>;
}

/// Longest answer of another system that is kept, in characters.
const MAX_ANSWER: usize = 200;

/// What another system said, as one line of the record.
fn one_line(said: &str) -> String {
    let plain = said.chars().map(|c| if c.is_control() { ' ' } else { c });
    plain.take(MAX_ANSWER).collect::<String>().trim().to_owned()
}
