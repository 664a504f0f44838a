//! How facts are written down: one explicit, versioned shape for each kind, apart from the domain's own
//! types, so that a name that changes in the program changes nothing in the record. Ordinary facts are
//! JSON; figures are a compact body of columns. A published format: golden files hold it.

mod account;
pub(crate) mod agenda;
pub(crate) mod directive;
mod figures;
mod minutes;
mod office;
mod post;
mod review;
pub(crate) mod shared;
mod varint;

use std::fmt;

use domain::account::AccountId;
use domain::fact::Fact;
use domain::post::PersonId;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::{Error, Result};

/// The version in which all kinds are written today.
pub(crate) const VERSION: i64 = 1;

/// Why stored bytes are not a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault(pub(crate) String);

/// The outcome of reading stored bytes.
pub(crate) type Read<T> = std::result::Result<T, Fault>;

impl Fault {
    pub(crate) fn new(what: impl fmt::Display) -> Self {
        Self(what.to_string())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The body of a fact, in today's version.
pub(crate) fn encode(fact: &Fact) -> Result<Vec<u8>> {
    match fact {
        Fact::OfficeOpened { name } => json(&office::Opened::from(name)),
        Fact::PackAdopted { pack, files } => json(&office::Adopted::of(pack, files)),
        Fact::PlacesAdded { places } => json(&office::Places::of(places)),
        Fact::PostCreated(given) => json(&post::Created::from(given)),
        Fact::PostRetitled { post, title, from } => {
            json(&post::Retitled { post: post.0, title: title.into(), from: from.to_string() })
        }
        Fact::PersonAdded { name } => json(&post::Added { name: name.into() }),
        Fact::HoldingBegan(holding) => json(&post::Began::from(holding)),
        Fact::HoldingEnded { post, person, last } => {
            json(&post::Ended { post: post.0, person: person.0, last: last.to_string() })
        }
        Fact::FiguresSaved { source, block } => figures::encode(source, block),
        Fact::SeriesFounded(series) => json(&review::Founded::from(series)),
        Fact::ReviewCalled(sitting) => json(&review::Called::from(sitting)),
        Fact::AgendaDrawn { review, items } => json(&agenda::Drawn::of(*review, items)),
        Fact::AgendaItemAdded { review, item } => json(&agenda::Added::of(*review, item)),
        Fact::AgendaItemRemoved { review, n, reason } => {
            json(&agenda::Removed { review: review.0, n: *n, reason: reason.clone() })
        }
        Fact::AttendanceTaken { review, entries } => json(&review::Taken::of(*review, entries)),
        Fact::PointRecorded { review, n, said } => {
            json(&review::Recorded { review: review.0, n: *n, said: said.clone() })
        }
        Fact::DirectiveIssued(given) => json(&directive::Issued::from(given)),
        Fact::DirectiveMoved { directive, step } => json(&directive::Moved::of(*directive, step)),
        Fact::MinutesIssued { review, minutes } => json(&minutes::Issued::of(*review, minutes)),
        Fact::AccountOpened { person, name } => {
            json(&account::Opened { person: person.0, name: name.clone() })
        }
        Fact::AccountClosed { account }
        | Fact::PasswordSet { account }
        | Fact::SecondFactorSet { account }
        | Fact::SecondFactorRemoved { account } => json(&account::Of::from(*account)),
    }
}

/// The fact that a body says, whatever bytes it is made of.
pub(crate) fn decode(kind: &str, version: i64, body: &[u8]) -> Read<Fact> {
    if version != VERSION {
        return Err(Fault::new(format!("version {version} is not known to this program")));
    }
    match kind {
        "office-opened" => parse::<office::Opened>(body)?.fact(),
        "pack-adopted" => parse::<office::Adopted>(body)?.fact(),
        "places-added" => parse::<office::Places>(body)?.fact(),
        "post-created" => parse::<post::Created>(body)?.fact(),
        "post-retitled" => parse::<post::Retitled>(body)?.fact(),
        "person-added" => Ok(parse::<post::Added>(body)?.fact()),
        "holding-began" => parse::<post::Began>(body)?.fact(),
        "holding-ended" => parse::<post::Ended>(body)?.fact(),
        "figures-saved" => figures::decode(body),
        "series-founded" => parse::<review::Founded>(body)?.fact(),
        "review-called" => parse::<review::Called>(body)?.fact(),
        "agenda-drawn" => parse::<agenda::Drawn>(body)?.fact(),
        "agenda-item-added" => parse::<agenda::Added>(body)?.fact(),
        "agenda-item-removed" => Ok(parse::<agenda::Removed>(body)?.fact()),
        "attendance-taken" => parse::<review::Taken>(body)?.fact(),
        "point-recorded" => Ok(parse::<review::Recorded>(body)?.fact()),
        "directive-issued" => parse::<directive::Issued>(body)?.fact(),
        "directive-moved" => parse::<directive::Moved>(body)?.fact(),
        "minutes-issued" => parse::<minutes::Issued>(body)?.fact(),
        "account-opened" => {
            let account::Opened { person, name } = parse(body)?;
            Ok(Fact::AccountOpened { person: PersonId(person), name })
        }
        "account-closed" => Ok(Fact::AccountClosed { account: of_account(body)? }),
        "password-set" => Ok(Fact::PasswordSet { account: of_account(body)? }),
        "second-factor-set" => Ok(Fact::SecondFactorSet { account: of_account(body)? }),
        "second-factor-removed" => Ok(Fact::SecondFactorRemoved { account: of_account(body)? }),
        _ => Err(Fault::new(format!("the kind {kind} is not known to this program"))),
    }
}

fn of_account(body: &[u8]) -> Read<AccountId> {
    Ok(parse::<account::Of>(body)?.id())
}

/// A shape as JSON, fields in the order in which the shape names them.
///
/// # Errors
/// `Conflict` when a text in it holds a NUL, which PostgreSQL cannot keep and SQLite would.
pub(crate) fn json(shape: &impl Serialize) -> Result<Vec<u8>> {
    json_text(shape).map(String::into_bytes)
}

/// The same as text, for a column or a parameter.
pub(crate) fn json_text(shape: &impl Serialize) -> Result<String> {
    let text = serde_json::to_string(shape).map_err(Error::broken)?;
    if has_nul(&text) {
        return Err(Error::Conflict("a text holds a NUL".to_owned()));
    }
    Ok(text)
}

/// Whether a JSON text says `\u0000`; after an odd number of other backslashes it only looks so.
fn has_nul(json: &str) -> bool {
    json.match_indices("\\u0000").any(|(at, _)| {
        let before = json.as_bytes().get(..at).unwrap_or_default();
        before.iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 0
    })
}

/// A shape out of JSON; an unknown field is a fault.
pub(crate) fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Read<T> {
    serde_json::from_slice(bytes).map_err(Fault::new)
}

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;
