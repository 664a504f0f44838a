//! How a question is read from an address: its words, its days, its periods and the size of its page.
//! What cannot be read is told in the same shape as every other problem.

use std::str::FromStr;

use axum::Json;
use axum::extract::{FromRequestParts, Query};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use domain::period::Period;
use jiff::civil::Date;
use serde::Serialize;
use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error as _};
use utoipa::ToSchema;

/// How many rows a page has when nothing is said, and at most.
pub(super) const ROWS: i64 = 50;
pub(super) const MOST_ROWS: i64 = 200;

/// The size of a page: what was asked, between one and `most`.
pub(super) fn page_size(asked: Option<i64>, usual: i64, most: i64) -> i64 {
    asked.unwrap_or(usual).clamp(1, most)
}

/// Cuts a list that was read one row too long to its page; says whether there is more.
pub(super) fn cut<T>(rows: &mut Vec<T>, limit: i64) -> bool {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let has_more = rows.len() > limit;
    rows.truncate(limit);
    has_more
}

/// A number in an address; a word that is no number names nothing.
pub(super) fn number(text: &str) -> desk::Result<i64> {
    text.parse().map_err(|_| desk::Error::NotFound)
}

/// Why something was not done.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Problem {
    /// A word that never changes.
    code: &'static str,
    /// English, for a log.
    message: String,
    /// The values by which the rule said no.
    #[serde(skip_serializing_if = "serde_json::Map::is_empty")]
    #[schema(value_type = Object)]
    details: serde_json::Map<String, serde_json::Value>,
}

/// A problem that is known before the books are opened.
pub(super) fn problem(status: StatusCode, code: &'static str, message: String) -> Response {
    let details = serde_json::Map::new();
    (status, Json(Problem { code, message, details })).into_response()
}

/// The words after `?`.
pub(super) struct Asked<T>(pub(super) T);

impl<T: DeserializeOwned, S: Sync> FromRequestParts<S> for Asked<T> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Response> {
        match Query::try_from_uri(&parts.uri) {
            Ok(Query(asked)) => Ok(Self(asked)),
            Err(rejection) => {
                let message = rejection.body_text();
                Err(problem(StatusCode::BAD_REQUEST, "query-not-read", message))
            }
        }
    }
}

/// Reads a period as it is written in addresses.
pub(super) fn period<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Period, D::Error> {
    let text = String::deserialize(deserializer)?;
    Period::read(&text).ok_or_else(|| {
        D::Error::custom(format!("{text} is no period; write 2024-09, 2024-25 or 2024-09-30/week"))
    })
}

/// Reads a day as ISO has it.
pub(super) fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let text = String::deserialize(deserializer)?;
    Date::from_str(&text)
        .map_err(|_| D::Error::custom(format!("{text} is no day; write it as 2024-09-30")))
}
