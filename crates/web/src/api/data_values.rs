//! Figures value by value, in the shape that health and state portals already send (DHIS2's `dataValueSets`):
//! JSON or CSV in, an import summary with each conflict by its row out. All values or none.

mod shape;

use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, StatusCode, header::CONTENT_TYPE};
use axum::response::Response;
use desk::data_values;
use domain::refusal::Refusal;
use jiff::civil::Date;
use serde::Deserialize;

use self::shape::{DataValue, DataValueSet, ImportSummary, ValuesAsked, summary};
use super::asked::{Asked, Problem, problem};
use crate::app::App;
use crate::failure;
use crate::sheets::FILE_LIMIT;
use crate::visit::{POST_HEADER, Visit};

/// Values of one list at most.
const MOST_VALUES: usize = 500_000;

/// Takes in figures value by value
///
/// JSON as DHIS2's `dataValueSets`, or CSV with its columns when the content type says `text/csv`. All values
/// are taken or none; with `dryRun=true` none in any case. The acting post is named by the header `x-post`.
#[utoipa::path(
    post,
    path = "/dataValueSets",
    params(
        ValuesAsked,
        ("x-post" = Option<String>, Header, description = "The word of the acting post",
            example = "dc-nrlm-kanpur-dehat"),
    ),
    request_body(content = DataValueSet, content_type = "application/json"),
    responses(
        (status = 200, description = "What was taken, or would be", body = ImportSummary),
        (status = 400, description = "The list cannot be read", body = Problem),
        (status = 409, description = "Values cannot be taken; nothing was", body = ImportSummary),
        (status = 422, description = "It was taken in before, holds nothing, or no post is named",
            body = Problem),
    )
)]
pub(super) async fn take_data_values(
    State(app): State<App>,
    visit: Visit,
    Asked(asked): Asked<ValuesAsked>,
    headers: HeaderMap,
    bytes: Result<Bytes, BytesRejection>,
) -> Response {
    let Ok(bytes) = bytes else {
        let limit_mb = FILE_LIMIT / 1024 / 1024;
        return failure::problem(Refusal::FileTooLarge { limit_mb }.into());
    };
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let set = match read(kind, &bytes) {
        Ok(set) => set,
        Err(message) => return problem(StatusCode::BAD_REQUEST, "body-not-read", message),
    };
    if visit.post.is_none() {
        let message = format!("name the acting post by the header {POST_HEADER}");
        return problem(StatusCode::UNPROCESSABLE_ENTITY, "post-not-named", message);
    }
    let name = asked.source.clone().unwrap_or_else(|| set.data_set.clone());
    let name = if name.trim().is_empty() { "dataValueSets".to_owned() } else { name };
    let values = set.sent();
    if asked.dry_run {
        return app
            .machine_answer(visit, move |books, visit| {
                let post = visit.acting(books)?;
                let looked = data_values::look(books, &post, &values)?;
                Ok(summary(&looked, true, None))
            })
            .await;
    }
    app.machine_write(visit, move |books, visit| {
        // An unknown word must not fall back to another post.
        let post = desk::posts::by_slug(books, visit.post.as_deref().unwrap_or_default())?;
        if books.tx.by().post != Some(post.id) {
            return Err(desk::Error::NotFound);
        }
        let looked = data_values::look(books, &post, &values)?;
        if !looked.conflicts.is_empty() {
            return Ok(summary(&looked, false, None));
        }
        let as_on = day(&set.complete_date).unwrap_or(books.today);
        let saved = data_values::take(books, (&name, as_on), &bytes, &looked)?;
        Ok(summary(&looked, false, Some(saved.fact)))
    })
    .await
}

fn read(kind: &str, bytes: &[u8]) -> Result<DataValueSet, String> {
    let set = if kind.contains("csv") {
        of_csv(bytes)?
    } else {
        serde_json::from_slice(bytes).map_err(|error| error.to_string())?
    };
    if !set.complete_date.is_empty() && day(&set.complete_date).is_none() {
        return Err(format!("{} is no day; write it as 2024-10-31", set.complete_date));
    }
    if set.data_values.len() > MOST_VALUES {
        return Err(format!("more than {MOST_VALUES} values; send them in parts"));
    }
    Ok(set)
}

/// The day at the head of `2024-10-31` or `2024-10-31T12:00:00.000`.
fn day(text: &str) -> Option<Date> {
    text.split('T').next().and_then(|day| day.parse().ok())
}

/// One line of the CSV; other columns may stand beside these.
#[derive(Deserialize)]
struct Line {
    dataelement: String,
    period: String,
    orgunit: String,
    #[serde(default)]
    categoryoptioncombo: String,
    #[serde(default)]
    value: String,
    #[serde(default)]
    deleted: String,
}

fn of_csv(bytes: &[u8]) -> Result<DataValueSet, String> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut lines = csv::Reader::from_reader(bytes);
    let headers = lines.headers().map_err(|error| error.to_string())?.iter();
    // Some programs write dataElement, some data_element.
    let plain = headers.map(|name| name.replace(['_', ' '], "").to_lowercase());
    let headers: csv::StringRecord = plain.collect();
    lines.set_headers(headers);
    let mut data_values = Vec::new();
    for line in lines.deserialize() {
        let line: Line = line.map_err(|error| error.to_string())?;
        data_values.push(DataValue {
            data_element: line.dataelement,
            period: line.period,
            org_unit: line.orgunit,
            category_option_combo: line.categoryoptioncombo,
            value: line.value,
            deleted: line.deleted.eq_ignore_ascii_case("true"),
        });
    }
    Ok(DataValueSet { data_values, ..DataValueSet::default() })
}
