//! A form as it was sent: its fields, kept from the moment it comes in until it is answered, so that what
//! was typed can be shown again and the same form is known when it comes twice.

use axum::body::Body;
use axum::extract::{Form, FromRequest};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, Request};
use desk::sendings;
use domain::refusal::Refusal;
use domain::register::aadhaar;
use domain::register::refused::Refused;
use domain::text;

/// The field in which a form carries the place in the ledger from which its page was made.
pub(crate) const POSITION: &str = "once";

/// The largest form without files, in bytes.
pub(crate) const FORM_LIMIT: usize = 1024 * 1024;

const URLENCODED: &str = "application/x-www-form-urlencoded";

/// A form as it was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sent {
    /// The path to which it was sent.
    pub(crate) address: String,
    /// Fields by name and value, in their order, without the files and the position.
    pub(crate) fields: Vec<(String, String)>,
    /// The position that the form carried; empty for a form that was not made by a page.
    pub(crate) position: String,
    /// Whether files came with it, taken or not.
    pub(crate) has_files: bool,
    /// The hashes of the files that were taken.
    pub(crate) files: Vec<String>,
}

impl Sent {
    /// A form without fields yet.
    pub(crate) fn to(address: &str) -> Self {
        Self { address: address.to_owned(), ..Self::default() }
    }

    /// The fields of a body as browsers send it.
    ///
    /// # Errors
    /// `FormNotRead` for a body that is no form.
    pub(crate) async fn read(address: &str, body: Vec<u8>) -> Result<Self, Refusal> {
        let request = Request::post("/").header(CONTENT_TYPE, URLENCODED).body(Body::from(body));
        let request = request.map_err(|_| Refusal::FormNotRead)?;
        let Form(fields) = Form::<Vec<(String, String)>>::from_request(request, &())
            .await
            .map_err(|_| Refusal::FormNotRead)?;
        let mut sent = Self::to(address);
        for (name, value) in fields {
            sent.add(name, value);
        }
        Ok(sent)
    }

    pub(crate) fn add(&mut self, name: String, value: String) {
        if name == POSITION {
            self.position = value;
        } else {
            self.fields.push((name, value));
        }
    }

    /// Whether every field may be written down.
    ///
    /// # Errors
    /// The refusal of the first that may not.
    pub(crate) fn may_write(&self) -> Result<(), Refusal> {
        self.fields.iter().try_for_each(|(name, value)| {
            // A password is read by nobody and kept nowhere as it is.
            if !is_secret(name) && aadhaar::stands_in(value) {
                return Err(Refused::AadhaarNotTaken.into());
            }
            text::may_write(value)
        })
    }

    /// The value of a field without the white space around it; empty when it was not sent.
    pub(crate) fn field(&self, name: &str) -> &str {
        self.fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    /// What was written by hand, as far as it can be told from words of the house: to be shown where
    /// the form itself is no longer there.
    pub(crate) fn written(&self) -> Vec<String> {
        let is_of_house = |value: &str| {
            value.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        };
        let values = self.fields.iter().filter(|(name, _)| !is_secret(name));
        values
            .map(|(_, value)| value)
            .filter(|value| !is_of_house(value))
            .map(|value| text::plain(value))
            .collect()
    }

    /// The form as the desk knows it again; `None` when it carries no position, as one sent by a program,
    /// and when it carries a secret, of which not even a hash is kept.
    pub(crate) fn form(&self) -> Option<sendings::Form> {
        if self.position.is_empty() || self.fields.iter().any(|(name, _)| is_secret(name)) {
            return None;
        }
        let position = [(POSITION, self.position.as_bytes())];
        let fields = self.fields.iter().map(|(name, value)| (name.as_str(), value.as_bytes()));
        let files = self.files.iter().map(|hash| ("", hash.as_bytes()));
        let identity = sendings::identity(position.into_iter().chain(fields).chain(files));
        Some(sendings::Form { address: self.address.clone(), identity })
    }
}

/// Whether a field by its name holds what only one person may know.
fn is_secret(name: &str) -> bool {
    name == "code" || ["password", "secret", "recovery"].iter().any(|word| name.contains(word))
}

/// Whether a body is a form without files.
pub(crate) fn is_urlencoded(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with(URLENCODED))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(fields: &[(&str, &str)]) -> Sent {
        let mut sent = Sent::to("/a");
        for (name, value) in fields {
            sent.add((*name).to_owned(), (*value).to_owned());
        }
        sent
    }

    #[test]
    fn words_written_by_hand_are_told_from_words_of_the_house_and_secrets_are_not_shown() {
        let fields =
            [("owner", "bmm-maitha"), ("words", "शेष\0 46"), ("password", "न बताएँ"), ("n", "7")];
        assert_eq!(sent(&fields).written(), ["शेष 46"]);
    }

    #[test]
    fn a_form_is_the_same_by_its_address_position_fields_and_files() {
        let fields = [(POSITION, "7"), ("words", "क")];
        let identity = |sent: Sent| sent.form().map(|form| form.identity);
        let same = identity(sent(&fields));
        assert!(same.is_some());
        assert_eq!(identity(sent(&fields)), same);
        assert_ne!(identity(sent(&[(POSITION, "8"), ("words", "क")])), same);
        assert_ne!(identity(sent(&[(POSITION, "7"), ("words", "ख")])), same);
        assert_ne!(identity(sent(&[(POSITION, "7"), ("word", "sक")])), same);
        let with_file = Sent { files: vec!["ab".to_owned()], ..sent(&fields) };
        assert_ne!(identity(with_file), same);
        assert_eq!(sent(&[("words", "क")]).form(), None, "no page made it");
        assert_eq!(sent(&[(POSITION, "7"), ("password", "क")]).form(), None, "a secret");
    }
}
