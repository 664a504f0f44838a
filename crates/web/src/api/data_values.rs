//! Figures value by value, in the shape that health and state portals already send (DHIS2's `dataValueSets`):
//! JSON or CSV in, an import summary with each conflict by its row out. All values or none.

use std::collections::BTreeMap;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, StatusCode, header::CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use desk::data_values::{self, Looked, Property, Sent};
use domain::refusal::Refusal;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::asked::{Asked, Problem, problem};
use crate::app::App;
use crate::failure;
use crate::sheets::FILE_LIMIT;
use crate::visit::{POST_HEADER, Visit};

/// Values of one list at most.
const MOST_VALUES: usize = 500_000;

#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(rename_all = "camelCase")]
pub(super) struct ValuesAsked {
    /// Only look: nothing is kept.
    #[serde(default)]
    #[param(required = false)]
    dry_run: bool,
    /// What the source is called in the ledger; the data set's name where this is not said.
    #[param(example = "state portal, October")]
    source: Option<String>,
}

/// A list of values. What stands at its head holds for each value that does not say otherwise.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct DataValueSet {
    #[serde(default)]
    data_set: String,
    /// The day up to which the figures are known; today when not said.
    #[serde(default)]
    #[schema(format = Date)]
    complete_date: String,
    #[serde(default)]
    period: String,
    #[serde(default)]
    org_unit: String,
    data_values: Vec<DataValue>,
}

/// One value.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct DataValue {
    /// The code of an indicator.
    #[schema(example = "accounts-opened")]
    data_element: String,
    /// `202410`, `2024April`, or `2024-10`.
    #[serde(default)]
    period: String,
    /// The word of a place, or its tier and LGD code.
    #[serde(default)]
    #[schema(example = "maitha")]
    org_unit: String,
    /// The kind of figure: `target`, `achieved`, `target-to-date`, `achieved-to-date`; the last when not said.
    #[serde(default)]
    category_option_combo: String,
    /// Digits, money in rupees; or `not-applicable`, `no-target`, `not-reported`.
    #[serde(default)]
    value: String,
    /// What was said before is withdrawn.
    #[serde(default)]
    deleted: bool,
}

/// What became of a list of values.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ImportSummary {
    /// `SUCCESS` or `ERROR`.
    status: &'static str,
    description: &'static str,
    import_count: ImportCount,
    /// In the order of the values, 500 at most.
    conflicts: Vec<ImportConflict>,
    /// The numbers of the values with a conflict, from 0.
    rejected_indexes: Vec<usize>,
    dry_run: bool,
    /// The number of the figures in the ledger; none when nothing was kept.
    fact: Option<i64>,
}

/// How many values are new, say something else than before, are left as they were or not taken, or are withdrawn.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ImportCount {
    imported: usize,
    updated: usize,
    ignored: usize,
    deleted: usize,
}

/// Why a value cannot be taken.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ImportConflict {
    /// What stood there, by the name of its field.
    objects: BTreeMap<&'static str, String>,
    property: &'static str,
    /// English.
    value: String,
    /// A word that never changes.
    error_code: &'static str,
    indexes: Vec<usize>,
}

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
            .answer(visit, move |books, visit| {
                let post = visit.acting(books)?;
                let looked = data_values::look(books, &post, &values)?;
                Ok(summary(&looked, true, None))
            })
            .await;
    }
    app.write_answer(visit, move |books, visit| {
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
        match data_values::take(books, (&name, as_on), &bytes, &looked) {
            Ok(saved) => Ok(summary(&looked, false, Some(saved.fact))),
            Err(error) => Ok(failure::problem(error)),
        }
    })
    .await
}

impl DataValueSet {
    /// The values, each with what the head says of all.
    fn sent(&self) -> Vec<Sent> {
        let or = |own: &str, head: &str| if own.is_empty() { head } else { own }.to_owned();
        let one = |value: &DataValue| Sent {
            indicator: value.data_element.clone(),
            kind: value.category_option_combo.clone(),
            period: or(&value.period, &self.period),
            place: or(&value.org_unit, &self.org_unit),
            value: value.value.clone(),
            is_deleted: value.deleted,
        };
        self.data_values.iter().map(one).collect()
    }
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

fn summary(looked: &Looked, dry_run: bool, fact: Option<i64>) -> Response {
    let is_fit = looked.conflicts.is_empty();
    let import_count = if is_fit {
        ImportCount {
            imported: looked.n_new,
            updated: looked.n_changed,
            ignored: looked.n_same,
            deleted: looked.n_withdrawn,
        }
    } else {
        ImportCount { imported: 0, updated: 0, ignored: looked.n_values, deleted: 0 }
    };
    let conflicts = looked.conflicts.iter().map(|conflict| ImportConflict {
        objects: BTreeMap::from([(property(conflict.property), conflict.value.clone())]),
        property: property(conflict.property),
        value: conflict.message.clone(),
        error_code: conflict.code,
        indexes: vec![conflict.index],
    });
    let summary = ImportSummary {
        status: if is_fit { "SUCCESS" } else { "ERROR" },
        description: match (is_fit, dry_run) {
            (false, _) => "Nothing was taken; mend the values below and send the whole list again",
            (true, true) => "Nothing was kept; so it would be taken",
            (true, false) => "All values were taken",
        },
        import_count,
        rejected_indexes: looked.conflicts.iter().map(|conflict| conflict.index).collect(),
        conflicts: conflicts.collect(),
        dry_run,
        fact,
    };
    let status = if is_fit { StatusCode::OK } else { StatusCode::CONFLICT };
    (status, Json(summary)).into_response()
}

/// A field as the list names it.
fn property(property: Property) -> &'static str {
    match property {
        Property::Indicator => "dataElement",
        Property::Kind => "categoryOptionCombo",
        Property::Period => "period",
        Property::Place => "orgUnit",
        Property::Value => "value",
    }
}
