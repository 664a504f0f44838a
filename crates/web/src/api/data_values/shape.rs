//! The wire shapes of values sent one by one, and the summary that answers them.

use std::collections::BTreeMap;

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use desk::data_values::{Looked, Property, Sent};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(rename_all = "camelCase")]
pub(in crate::api) struct ValuesAsked {
    /// Only look: nothing is kept.
    #[serde(default)]
    #[param(required = false)]
    pub(super) dry_run: bool,
    /// What the source is called in the ledger; the data set's name where this is not said.
    #[param(example = "state portal, October")]
    pub(super) source: Option<String>,
}

/// A list of values. What stands at its head holds for each value that does not say otherwise.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(in crate::api) struct DataValueSet {
    #[serde(default)]
    pub(super) data_set: String,
    /// The day up to which the figures are known; today when not said.
    #[serde(default)]
    #[schema(format = Date)]
    pub(super) complete_date: String,
    #[serde(default)]
    pub(super) period: String,
    #[serde(default)]
    pub(super) org_unit: String,
    pub(super) data_values: Vec<DataValue>,
}

/// One value.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(in crate::api) struct DataValue {
    /// The code of an indicator.
    #[schema(example = "accounts-opened")]
    pub(super) data_element: String,
    /// `202410`, `2024April`, or `2024-10`.
    #[serde(default)]
    pub(super) period: String,
    /// The word of a place, or its tier and LGD code.
    #[serde(default)]
    #[schema(example = "maitha")]
    pub(super) org_unit: String,
    /// The kind of figure: `target`, `achieved`, `target-to-date`, `achieved-to-date`; the last when not said.
    #[serde(default)]
    pub(super) category_option_combo: String,
    /// Digits, money in rupees; or `not-applicable`, `no-target`, `not-reported`.
    #[serde(default)]
    pub(super) value: String,
    /// What was said before is withdrawn.
    #[serde(default)]
    pub(super) deleted: bool,
}

/// What became of a list of values.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(in crate::api) struct ImportSummary {
    /// `SUCCESS` or `ERROR`.
    pub(super) status: &'static str,
    pub(super) description: &'static str,
    pub(super) import_count: ImportCount,
    /// In the order of the values, 500 at most.
    pub(super) conflicts: Vec<ImportConflict>,
    /// The numbers of the values with a conflict, from 0.
    pub(super) rejected_indexes: Vec<usize>,
    pub(super) dry_run: bool,
    /// The number of the figures in the ledger; none when nothing was kept.
    pub(super) fact: Option<i64>,
}

/// How many values are new, say something else than before, are left as they were or not taken, or are withdrawn.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct ImportCount {
    pub(super) imported: usize,
    pub(super) updated: usize,
    pub(super) ignored: usize,
    pub(super) deleted: usize,
}

/// Why a value cannot be taken.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(in crate::api) struct ImportConflict {
    /// What stood there, by the name of its field.
    pub(super) objects: BTreeMap<&'static str, String>,
    pub(super) property: &'static str,
    /// English.
    pub(super) value: String,
    /// A word that never changes.
    pub(super) error_code: &'static str,
    pub(super) indexes: Vec<usize>,
}

impl DataValueSet {
    /// The values, each with what the head says of all.
    pub(super) fn sent(&self) -> Vec<Sent> {
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

/// The answer: 200 when all values are fit, 409 when one is not.
pub(super) fn summary(looked: &Looked, dry_run: bool, fact: Option<i64>) -> Response {
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
