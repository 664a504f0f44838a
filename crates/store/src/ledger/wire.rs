//! How facts are written down: one explicit, versioned shape for each kind, apart from the domain's own
//! types, so that a name that changes in the program changes nothing in the record. Ordinary facts are
//! JSON; figures are a compact body of columns. A published format: golden files hold it.

mod account;
pub(crate) mod agenda;
pub(crate) mod directive;
mod doubt;
pub(crate) mod evidence;
pub(crate) mod explanation;
mod figures;
mod freeze;
mod message;
mod minutes;
mod office;
mod paper;
mod place;
mod post;
pub(crate) mod register;
mod review;
mod rows;
mod sample;
pub(crate) mod series;
pub(crate) mod shared;
mod sheet;
mod step;
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
#[expect(clippy::too_many_lines, reason = "a line for each kind")]
pub(crate) fn encode(fact: &Fact) -> Result<Vec<u8>> {
    match fact {
        Fact::OfficeOpened { name } => json(&office::Opened::from(name)),
        Fact::PackAdopted { pack, files } => json(&office::Adopted::of(pack, files)),
        Fact::PlacesAdded { places } => json(&office::Places::of(places)),
        Fact::PlaceChanged(change) => json(&place::Changed::from(&**change)),
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
        Fact::SeriesFounded(series) => json(&series::Founded::from(series)),
        Fact::ReviewCalled(sitting) => json(&review::Called::from(sitting)),
        Fact::AgendaDrawn { review, items } => json(&agenda::Drawn::of(*review, items)),
        Fact::AgendaItemAdded { review, item } => json(&agenda::Added::of(*review, item)),
        Fact::AgendaItemRemoved { review, n, reason } => {
            json(&agenda::Removed { review: review.0, n: *n, reason: reason.clone() })
        }
        Fact::AttendanceTaken { review, entries } => json(&review::Taken::of(*review, entries)),
        Fact::PointRecorded { review, n, said, base, joins } => json(&review::Recorded {
            review: review.0,
            n: *n,
            said: said.clone(),
            base: *base,
            joins: joins.clone(),
        }),
        Fact::PointDiffered { review, n, said, base } => {
            let (review, said) = (review.0, said.clone());
            json(&review::Differed { review, n: *n, said, base: *base })
        }
        Fact::DirectiveIssued(given) => json(&directive::Issued::from(given)),
        Fact::DirectiveMoved { directive, step } => json(&directive::Moved::of(*directive, step)),
        Fact::EvidenceFiled(given) => json(&evidence::Filed::from(given)),
        Fact::AddressGiven(address) => json(&message::Given::from(address)),
        Fact::MessageQueued(asked) => json(&message::Queued::from(asked)),
        Fact::MessageClaimed { message, n_try, written } => {
            json(&message::Claimed::of(*message, *n_try, written))
        }
        Fact::MessageSent { message, receipt } => json(&message::Sent::of(*message, receipt)),
        Fact::MessageFailed { message, n_try, failure, why } => {
            json(&message::Failed::of(*message, *n_try, (*failure, why)))
        }
        Fact::MessageSettled { message, how } => json(&message::Settled::of(*message, *how)),
        Fact::MinutesIssued { review, minutes } | Fact::MinutesApproved { review, minutes } => {
            json(&minutes::Issued::of(*review, minutes))
        }
        Fact::MinutesReturned { review, reason } => {
            json(&review::Returned { review: review.0, reason: reason.clone() })
        }
        Fact::SeriesChanged { series, to } => json(&series::Changed::of(*series, to)),
        Fact::SeriesEnded { series, reason } => {
            json(&series::Ended { series: series.0, reason: reason.clone() })
        }
        Fact::PaperIssued { review, paper } => json(&paper::Issued::of(*review, paper)),
        Fact::ExplanationDrafted(given) => json(&explanation::Drafted::from(given)),
        Fact::ExplanationMoved { explanation, step } => {
            json(&explanation::Moved::of(*explanation, step))
        }
        Fact::FindingDismissed { finding, reason } => {
            json(&explanation::Dismissed::of(finding, reason))
        }
        Fact::DoubtAnswered(given) => json(&doubt::Answered::from(given)),
        Fact::SampleDrawn(sample) => json(&sample::Drawn::from(sample)),
        Fact::CheckMade { sample, directive, outcome, remark } => json(&sample::Made {
            sample: sample.0,
            directive: directive.0,
            outcome: outcome.word().to_owned(),
            remark: remark.clone(),
        }),
        Fact::AccountOpened { person, name } => {
            json(&account::Opened { person: person.0, name: name.clone() })
        }
        Fact::AccountClosed { account }
        | Fact::PasswordSet { account }
        | Fact::SecondFactorSet { account }
        | Fact::SecondFactorRemoved { account } => json(&account::Of::from(*account)),
        Fact::MonthFrozen(given) => json(&freeze::Frozen::from(given)),
        Fact::MonthThawed { freeze, reason } => {
            json(&freeze::Thawed { freeze: freeze.0, reason: reason.clone() })
        }
        Fact::FiguresCorrected { figures, reason, cells } => {
            json(&freeze::FiguresCorrected::of(*figures, reason, cells))
        }
        Fact::HeadingsDecided(headings) => json(&sheet::HeadingsDecided::from(headings)),
        Fact::IntakeUndone { intake, reason } => {
            json(&sheet::IntakeUndone { intake: *intake, reason: reason.clone() })
        }
        Fact::RowsTaken { source, block } => rows::encode(source, block),
        Fact::RowChanged { row, change } => json(&register::Changed::of(*row, change)),
        Fact::RowMerged { row, into, on } => {
            json(&register::Merged { row: row.0, into: into.0, on: on.to_string() })
        }
        Fact::RowParted { row, on } => json(&register::Parted { row: row.0, on: on.to_string() }),
        Fact::CasesOpened(opened) => json(&register::Opened::from(opened)),
        Fact::CasesMoved(step) => json(&register::Moved::from(step)),
        Fact::CaseHeld { case, reason } => {
            json(&register::Held { case: case.0, reason: reason.clone() })
        }
        Fact::FieldOpened { row, field, purpose } => json(&register::FieldOpened {
            row: row.0,
            field: field.clone(),
            purpose: purpose.clone(),
        }),
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
        "place-changed" => parse::<place::Changed>(body)?.fact(),
        "post-created" => parse::<post::Created>(body)?.fact(),
        "post-retitled" => parse::<post::Retitled>(body)?.fact(),
        "person-added" => Ok(parse::<post::Added>(body)?.fact()),
        "holding-began" => parse::<post::Began>(body)?.fact(),
        "holding-ended" => parse::<post::Ended>(body)?.fact(),
        "figures-saved" => figures::decode(body),
        "series-founded" => parse::<series::Founded>(body)?.fact(),
        "review-called" => parse::<review::Called>(body)?.fact(),
        "agenda-drawn" => parse::<agenda::Drawn>(body)?.fact(),
        "agenda-item-added" => parse::<agenda::Added>(body)?.fact(),
        "agenda-item-removed" => Ok(parse::<agenda::Removed>(body)?.fact()),
        "attendance-taken" => parse::<review::Taken>(body)?.fact(),
        "point-recorded" => Ok(parse::<review::Recorded>(body)?.fact()),
        "directive-issued" => parse::<directive::Issued>(body)?.fact(),
        "directive-moved" => parse::<directive::Moved>(body)?.fact(),
        "evidence-filed" => parse::<evidence::Filed>(body)?.fact(),
        "address-given" => Ok(parse::<message::Given>(body)?.fact()),
        "message-queued" => parse::<message::Queued>(body)?.fact(),
        "message-claimed" => Ok(parse::<message::Claimed>(body)?.fact()),
        "message-sent" => Ok(parse::<message::Sent>(body)?.fact()),
        "message-failed" => parse::<message::Failed>(body)?.fact(),
        "message-settled" => parse::<message::Settled>(body)?.fact(),
        "minutes-issued" => {
            let (review, minutes) = parse::<minutes::Issued>(body)?.minutes()?;
            Ok(Fact::MinutesIssued { review, minutes })
        }
        "minutes-approved" => {
            let (review, minutes) = parse::<minutes::Issued>(body)?.minutes()?;
            Ok(Fact::MinutesApproved { review, minutes })
        }
        "minutes-returned" => Ok(parse::<review::Returned>(body)?.fact()),
        "point-differed" => Ok(parse::<review::Differed>(body)?.fact()),
        "series-changed" => parse::<series::Changed>(body)?.fact(),
        "series-ended" => Ok(parse::<series::Ended>(body)?.fact()),
        "paper-issued" => parse::<paper::Issued>(body)?.fact(),
        "explanation-drafted" => parse::<explanation::Drafted>(body)?.fact(),
        "explanation-moved" => parse::<explanation::Moved>(body)?.fact(),
        "finding-dismissed" => parse::<explanation::Dismissed>(body)?.fact(),
        "doubt-answered" => parse::<doubt::Answered>(body)?.fact(),
        "sample-drawn" => parse::<sample::Drawn>(body)?.fact(),
        "check-made" => parse::<sample::Made>(body)?.fact(),
        "account-opened" => {
            let account::Opened { person, name } = parse(body)?;
            Ok(Fact::AccountOpened { person: PersonId(person), name })
        }
        "account-closed" => Ok(Fact::AccountClosed { account: of_account(body)? }),
        "password-set" => Ok(Fact::PasswordSet { account: of_account(body)? }),
        "second-factor-set" => Ok(Fact::SecondFactorSet { account: of_account(body)? }),
        "second-factor-removed" => Ok(Fact::SecondFactorRemoved { account: of_account(body)? }),
        "month-frozen" => parse::<freeze::Frozen>(body)?.fact(),
        "month-thawed" => Ok(parse::<freeze::Thawed>(body)?.fact()),
        "figures-corrected" => parse::<freeze::FiguresCorrected>(body)?.fact(),
        "headings-decided" => parse::<sheet::HeadingsDecided>(body)?.fact(),
        "intake-undone" => {
            let sheet::IntakeUndone { intake, reason } = parse(body)?;
            Ok(Fact::IntakeUndone { intake, reason })
        }
        _ => decode_row(kind, body),
    }
}

/// The same for rows of registers and their cases.
fn decode_row(kind: &str, body: &[u8]) -> Read<Fact> {
    match kind {
        "rows-taken" => rows::decode(body),
        "row-changed" => parse::<register::Changed>(body)?.fact(),
        "row-merged" => parse::<register::Merged>(body)?.fact(),
        "row-parted" => parse::<register::Parted>(body)?.fact(),
        "cases-opened" => parse::<register::Opened>(body)?.fact(),
        "cases-moved" => parse::<register::Moved>(body)?.fact(),
        "case-held" => Ok(parse::<register::Held>(body)?.fact()),
        "field-opened" => Ok(parse::<register::FieldOpened>(body)?.fact()),
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
