//! A month of a card: its freeze, what was corrected since, and what has lasted for months.

use desk::Known;
use domain::freeze;
use domain::period::Period;
use domain::place::PlaceCode;
use domain::run;
use domain::scorecard::Scorecard;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::wire::{self, Cell, PlaceRef};

/// The freeze of a month.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct Freeze {
    /// The number of its fact.
    fact: i64,
    /// The last day whose figures it fixes.
    #[schema(format = Date)]
    until: String,
    #[schema(format = Date)]
    on: String,
    note: String,
}

pub(super) fn freeze(freeze: &freeze::Freeze) -> Freeze {
    Freeze {
        fact: freeze.id.0,
        until: wire::day(freeze.until()),
        on: wire::day(freeze.by.on),
        note: freeze.given.note.clone(),
    }
}

/// A figure that was corrected after its month was frozen.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct Change {
    /// The number of the figures that brought it.
    fact: i64,
    #[schema(format = Date)]
    on: String,
    reason: String,
    indicator: String,
    kind: &'static str,
    #[schema(example = "2024-09")]
    period: String,
    place: PlaceRef,
    then: Cell,
    now: Cell,
}

pub(super) fn changes(known: &Known, place: PlaceCode, period: Period) -> Vec<Change> {
    let change = |one: &freeze::Correction| Change {
        fact: one.figures,
        on: wire::day(one.by.on),
        reason: one.reason.clone(),
        indicator: one.cell.indicator.as_str().to_owned(),
        kind: one.cell.kind.word(),
        period: one.cell.period.to_string(),
        place: wire::place(known, one.cell.place),
        then: one.cell.then.into(),
        now: one.cell.now.into(),
    };
    desk::months::changed_since(known, place, period).into_iter().map(change).collect()
}

/// What has lasted for two months and more.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct Run {
    /// The line; none for the place itself.
    scheme: Option<String>,
    /// `low`, `best`, `silent` or `fallen`.
    what: &'static str,
    #[schema(example = 3)]
    n_periods: usize,
}

pub(super) fn runs(known: &Known, card: &Scorecard) -> Vec<Run> {
    let runs = desk::runs::of_card(known, card);
    let run = |scheme: Option<String>, run: run::Run| Run {
        scheme,
        what: run.what.word(),
        n_periods: run.n_periods,
    };
    let own = runs.letter.into_iter().chain(runs.rank).map(|of| run(None, of));
    let lines = card.lines.iter().filter_map(|line| {
        runs.of_line(&line.scheme).map(|of| run(Some(line.scheme.to_string()), of))
    });
    own.chain(lines).collect()
}
