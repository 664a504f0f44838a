//! What a person chose while looking at a sheet: which of its sheets, and whether text in an old font is read
//! as Unicode. It goes along in the address of a page and in hidden fields of its forms.

use axum::extract::Query;
use axum::http::Uri;
use desk::sheets_in::Converts;
use serde::Deserialize;

use crate::sent::Sent;

const YES: &str = "yes";

/// What was chosen beside what was said of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub(crate) struct Choices {
    #[serde(default)]
    sheet: String,
    #[serde(default)]
    unicode: String,
}

impl Choices {
    /// Those in a page's address.
    pub(super) fn of_address(uri: &Uri) -> Self {
        Query::try_from_uri(uri).map_or_else(|_| Self::default(), |Query(chosen)| chosen)
    }

    /// Those in the hidden fields of a form.
    pub(super) fn of_form(sent: Option<&Sent>) -> Self {
        let field = |name| sent.map_or("", |sent| sent.field(name)).to_owned();
        Self { sheet: field("sheet"), unicode: field("unicode") }
    }

    pub(super) fn sheet(&self) -> Option<String> {
        (!self.sheet.is_empty()).then(|| self.sheet.clone())
    }

    pub(super) fn converts(&self) -> Converts {
        if self.unicode == YES { Converts::Yes } else { Converts::No }
    }

    /// As hidden fields.
    pub(super) fn carried(&self) -> Vec<(String, String)> {
        let fields = [("sheet", &self.sheet), ("unicode", &self.unicode)];
        let said = fields.into_iter().filter(|(_, value)| !value.is_empty());
        said.map(|(name, value)| (name.to_owned(), value.clone())).collect()
    }

    /// As the tail of an address; empty when nothing was chosen.
    pub(super) fn tail(&self) -> String {
        let pairs = self.carried().into_iter();
        let pairs: Vec<String> =
            pairs.map(|(name, value)| format!("{name}={}", encoded(&value))).collect();
        if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
    }
}

/// A value as it stands in an address.
fn encoded(value: &str) -> String {
    let mut out = String::new();
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test")]
    use super::*;

    #[test]
    fn what_was_chosen_comes_back_from_the_address_it_makes() {
        for sheet in ["", "अक्टूबर 2024", "a&b=c?d#e%f+g", "Sheet1"] {
            let chosen = Choices { sheet: sheet.to_owned(), unicode: YES.to_owned() };
            let uri: Uri = format!("/sheets{}", chosen.tail()).parse().unwrap();
            assert_eq!(Choices::of_address(&uri), chosen, "{uri}");
        }
        assert_eq!(Choices::default().tail(), "");
    }
}
