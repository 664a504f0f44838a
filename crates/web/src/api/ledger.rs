//! The ledger, newest facts first, and its proof.

use axum::extract::State;
use axum::response::Response;
use desk::Books;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::asked::{Asked, MOST_ROWS, Problem, ROWS, cut, page_size};
use super::wire::{self, Named};
use crate::app::App;
use crate::visit::Visit;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct LedgerAsked {
    /// Only facts before this number.
    before: Option<i64>,
    /// At most this many, up to 200; 50 when not said.
    limit: Option<i64>,
}

/// One thing that happened.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Fact {
    /// Its number in the chain, from 1, without a gap.
    seq: i64,
    /// The instant.
    #[schema(format = DateTime)]
    at: String,
    /// The day in the office's own time zone.
    #[schema(format = Date)]
    on: String,
    /// The word of the post that acted; none for the program itself.
    post: Option<String>,
    why: String,
    #[schema(example = "figures-saved")]
    kind: String,
    summary: String,
    /// SHA-256 over this fact and the hash of the one before it.
    hash: String,
}

/// Facts, newest first.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Facts {
    facts: Vec<Fact>,
    /// What to send as `before` for the next page.
    next: Option<i64>,
}

/// What happened, newest first
#[utoipa::path(
    get,
    path = "/ledger",
    params(LedgerAsked),
    responses(
        (status = 200, description = "A page of facts", body = Facts),
        (status = 400, description = "The question cannot be read", body = Problem),
    )
)]
pub(super) async fn list_facts(
    State(app): State<App>,
    visit: Visit,
    Asked(asked): Asked<LedgerAsked>,
) -> Response {
    app.json(visit, move |books, _| facts(books, &asked)).await
}

fn facts<M>(books: &mut Books<'_, '_, M>, asked: &LedgerAsked) -> desk::Result<Facts> {
    let limit = page_size(asked.limit, ROWS, MOST_ROWS);
    let mut entries = desk::ledger::page(books, asked.before, limit + 1)?;
    let posts = wire::these(books, entries.iter().filter_map(|entry| entry.by.post))?;
    let named = Named { known: &books.known, posts: &posts };
    let has_more = cut(&mut entries, limit);
    let next = entries.last().filter(|_| has_more).map(|entry| entry.seq);
    let facts = entries.into_iter().map(|entry| Fact {
        seq: entry.seq,
        at: entry.by.at.to_string(),
        on: wire::day(entry.by.on),
        post: named.slug(entry.by.post),
        why: entry.by.why,
        kind: entry.kind,
        summary: entry.summary,
        hash: entry.hash.to_string(),
    });
    Ok(Facts { facts: facts.collect(), next })
}

/// What the proof of the record found.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Report {
    /// Nothing is broken.
    is_sound: bool,
    /// How many facts were read.
    facts: i64,
    /// The hash of the last fact: keep it elsewhere to prove later that nothing was rewritten.
    head: String,
    broken: Vec<Broken>,
    tables: Vec<Table>,
}

/// Something that is not as it must be.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Broken {
    /// The fact that is broken; none when it is a table.
    seq: Option<i64>,
    what: String,
}

/// A table and how it compares with a fresh fold of all facts.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Table {
    table: &'static str,
    rows: usize,
    /// SHA-256 over the stored rows.
    digest: String,
    /// How many rows differ.
    differ: usize,
}

/// Proves the record: the whole chain, and every table against a fresh fold
///
/// Reads everything; it takes its time on a large office.
#[utoipa::path(
    get,
    path = "/verify",
    responses((status = 200, description = "What was found", body = Report))
)]
pub(super) async fn verify_ledger(State(app): State<App>, visit: Visit) -> Response {
    let checker = app.clone();
    app.json(visit, move |_, _| Ok(report(desk::ledger::verify(checker.db())?))).await
}

fn report(report: desk::ledger::Report) -> Report {
    let is_sound = report.is_sound();
    let broken = report.broken.into_iter();
    let tables = report.views.into_iter().map(|view| Table {
        table: view.table,
        rows: view.rows,
        digest: view.digest,
        differ: view.differ,
    });
    Report {
        is_sound,
        facts: report.facts,
        head: report.head.to_string(),
        broken: broken.map(|broken| Broken { seq: broken.seq, what: broken.what }).collect(),
        tables: tables.collect(),
    }
}
