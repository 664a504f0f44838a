//! Handing in a sheet: what it would do, with every finding; and, when told to commit, what taking it in
//! brought about. A machine names the post in whose name it writes; none is guessed.

use std::collections::BTreeMap;

use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::StatusCode;
use axum::response::Response;
use desk::Books;
use desk::access::Target;
use desk::figures::Saved;
use desk::sheets_in::{self, Converts, Handed, Opened, Preview, Severity};
use domain::period::Period;
use domain::policy::Action;
use domain::refusal::Refusal;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::asked::{self, Asked, Problem, problem};
use super::directives::{Directive, directive};
use super::wire::{self, Named};
use crate::app::App;
use crate::failure;
use crate::sheets::FILE_LIMIT;
use crate::visit::{POST_HEADER, Visit};

/// How figures stand whose heading does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Basis {
    /// From 1 April to the end of the period.
    #[default]
    ToDate,
    /// In the period alone.
    InPeriod,
}

#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct SheetAsked {
    /// Only places at or below this one are taken.
    #[param(example = "kanpur-dehat")]
    place: String,
    /// The period of figures whose row or heading names none.
    #[serde(deserialize_with = "asked::period")]
    #[param(value_type = String, example = "2024-10")]
    period: Period,
    /// To date when not said.
    #[serde(default)]
    #[param(inline)]
    basis: Basis,
    /// The day up to which the figures are known.
    #[serde(deserialize_with = "asked::day")]
    #[param(value_type = String, format = Date, example = "2024-10-10")]
    as_on: Date,
    /// What the file is called in the ledger.
    #[serde(default = "unnamed")]
    #[param(required = false, example = "october.xlsx")]
    name: String,
    /// Which sheet of a workbook, where several hold figures.
    sheet: Option<String>,
    /// Why figures of a frozen month are changed; they are then taken as corrections.
    #[param(example = "four accounts had been counted twice")]
    reason: Option<String>,
    /// Read text in Kruti Dev as Unicode; a person has looked at it.
    #[serde(default)]
    #[param(required = false)]
    unicode: bool,
    /// Take it in; when not said, nothing is kept.
    #[serde(default)]
    #[param(required = false)]
    commit: bool,
}

fn unnamed() -> String {
    "sheet".to_owned()
}

/// An XLSX or CSV file, at most 25 MB.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary)]
#[expect(dead_code, reason = "describes the body; axum reads it as bytes")]
pub(super) struct SheetFile(Vec<u8>);

/// What a sheet would do, or did.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Sheet {
    /// SHA-256 of the file.
    sha256: String,
    /// The sheet that was read, of all that hold anything.
    sheet: String,
    sheets: Vec<String>,
    /// How many figures it holds; none when a finding stops it.
    n_figures: usize,
    n_places: usize,
    /// How many findings stop it, and how many only warn.
    n_stops: usize,
    n_warns: usize,
    /// In reading order.
    findings: Vec<Finding>,
    /// The fact by which the same file was taken in before.
    taken_by: Option<i64>,
    /// How many figures would change a frozen month: it is taken in only with a reason.
    n_frozen: usize,
    /// What taking it in brought about; none without `commit=true`.
    saved: Option<SheetSaved>,
}

/// One thing found in a file.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Finding {
    /// A word that never changes.
    #[schema(example = "unknown-place")]
    code: &'static str,
    /// `stops` or `warns`.
    severity: &'static str,
    /// Empty for a text file; none when it is of the whole file.
    sheet: Option<String>,
    /// From 1.
    row: Option<u32>,
    /// The column's letters; empty for the whole row.
    column: Option<String>,
    /// The values that show it, by name.
    values: BTreeMap<&'static str, String>,
    /// English.
    message: String,
}

/// What taking a sheet in brought about.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SheetSaved {
    /// The number of the figures in the ledger.
    fact: i64,
    n_figures: usize,
    /// Directives that the figures closed, and those that they opened again.
    closed: Vec<Directive>,
    reopened: Vec<Directive>,
}

/// Hands in a sheet of figures
///
/// Without `commit=true` nothing is kept. With it, all of the sheet is taken in or nothing; the acting
/// post is named by the header `x-post`, else by the cookie of the pages.
#[utoipa::path(
    post,
    path = "/sheets",
    params(
        SheetAsked,
        ("x-post" = Option<String>, Header, description = "The word of the acting post",
            example = "dc-nrlm-kanpur-dehat"),
    ),
    request_body(content = SheetFile, content_type = "application/octet-stream"),
    responses(
        (status = 200, description = "What the sheet would do, or did", body = Sheet),
        (status = 400, description = "The question cannot be read", body = Problem),
        (status = 404, description = "There is no such place or post", body = Problem),
        (status = 422, description = "It has faults, holds nothing or was taken in before, or no \
                                      post is named", body = Problem),
    )
)]
pub(super) async fn take_sheet(
    State(app): State<App>,
    visit: Visit,
    Asked(asked): Asked<SheetAsked>,
    bytes: Result<Bytes, BytesRejection>,
) -> Response {
    let bytes = match bytes {
        Ok(bytes) if bytes.is_empty() => return failure::problem(Refusal::FileEmpty.into()),
        Ok(bytes) => bytes,
        Err(_) => {
            let limit_mb = FILE_LIMIT / 1024 / 1024;
            return failure::problem(Refusal::FileTooLarge { limit_mb }.into());
        }
    };
    if !asked.commit {
        return app
            .json(visit, move |books, _| {
                let file = sheets_in::opened(books, bytes.to_vec());
                preview(books, &asked, &file)
            })
            .await;
    }
    if visit.post.is_none() {
        let message = format!("name the acting post by the header {POST_HEADER}");
        return problem(StatusCode::UNPROCESSABLE_ENTITY, "post-not-named", message);
    }
    let file = app
        .machine_prepared(&visit, move |books| Ok(sheets_in::opened(books, bytes.to_vec())))
        .await;
    let file = match file {
        Ok(file) => file,
        Err(response) => return response,
    };
    app.write_json(visit, move |books, visit| {
        // An unknown word must not fall back to another post.
        let named = desk::posts::by_slug(books, visit.post.as_deref().unwrap_or_default())?;
        if books.tx.by().post != Some(named.id) {
            return Err(desk::Error::NotFound);
        }
        let place = books.known.place(&asked.place)?.code;
        visit.must(books, Action::TakeInFigures, Target::Place(place))?;
        let handed = handed(books, &asked)?;
        let seen = sheets_in::preview(books, &handed, &file)?;
        let saved = match &asked.reason {
            None => sheets_in::commit(books, &handed, &file)?,
            Some(reason) => {
                domain::text::may_write(reason)?;
                sheets_in::correct(books, &handed, &file, reason)?
            }
        };
        let saved = told(books, &saved)?;
        Ok(sheet(seen, Some(saved)))
    })
    .await
}

fn handed<M>(books: &Books<'_, '_, M>, asked: &SheetAsked) -> desk::Result<Handed> {
    domain::text::may_write(&asked.name)?;
    Ok(Handed {
        name: asked.name.clone(),
        top: books.known.place(&asked.place)?.code,
        period: asked.period,
        basis: match asked.basis {
            Basis::ToDate => sheets_in::Basis::ToDate,
            Basis::InPeriod => sheets_in::Basis::InPeriod,
        },
        sheet: asked.sheet.clone(),
        converts: if asked.unicode { Converts::Yes } else { Converts::No },
        as_on: asked.as_on,
    })
}

fn preview<M>(
    books: &mut Books<'_, '_, M>,
    asked: &SheetAsked,
    file: &Opened,
) -> desk::Result<Sheet> {
    let handed = handed(books, asked)?;
    Ok(sheet(sheets_in::preview(books, &handed, file)?, None))
}

fn sheet(seen: Preview, saved: Option<SheetSaved>) -> Sheet {
    let proposal = seen.proposal;
    Sheet {
        sha256: seen.sha256,
        n_figures: proposal.block.n_cells(),
        n_places: proposal.rows.len(),
        n_stops: proposal.n_stops(),
        n_warns: proposal.n_warns(),
        findings: proposal.findings.iter().map(finding).collect(),
        sheet: proposal.sheet,
        sheets: proposal.sheets,
        taken_by: seen.taken_by,
        n_frozen: seen.frozen.cells.len(),
        saved,
    }
}

fn finding(found: &sheets_in::Finding) -> Finding {
    let at = found.at.as_deref();
    Finding {
        code: found.what.code(),
        severity: match found.severity {
            Severity::Stops => "stops",
            Severity::Warns => "warns",
        },
        sheet: at.map(|at| at.sheet.clone()),
        row: at.map(|at| at.row),
        column: at.map(|at| at.column.clone()),
        values: found.what.values().into_iter().collect(),
        message: found.what.to_string(),
    }
}

fn told<M>(books: &mut Books<'_, '_, M>, saved: &Saved) -> desk::Result<SheetSaved> {
    let posts = wire::posts(books)?;
    let named = Named { known: &books.known, posts: &posts };
    let directives = |list: &[domain::directive::Directive]| {
        list.iter().map(|of| directive(&named, of, books.today)).collect()
    };
    Ok(SheetSaved {
        fact: saved.fact,
        n_figures: saved.n_cells,
        closed: directives(&saved.closed),
        reopened: directives(&saved.reopened),
    })
}
