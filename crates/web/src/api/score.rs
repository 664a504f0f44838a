//! The scorecard of a place, with the derivation of every mark, and the league of the places below it.

mod line;
mod months;

use axum::extract::{Path, Query, State};
use axum::response::Response;
use desk::Known;
use desk::scorecards::Card as Made;
use domain::period::Period;
use domain::place::PlaceCode;
use domain::scorecard::{Rank, Scorecard};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use self::line::{Line, Method, line, method};
use self::months::{Change, Freeze, Run, changes, freeze, runs};
use super::asked::{Asked, Problem};
use super::wire::{self, PlaceRef};
use crate::app::App;
use crate::scorecards::{AsOf, find};
use crate::visit::Visit;

/// The graded sheet of a place for a period.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Card {
    place: PlaceRef,
    #[schema(example = "2024-09")]
    period: String,
    #[schema(format = Date)]
    starts_on: String,
    #[schema(format = Date)]
    ends_on: String,
    /// The day up to which figures are known; none where there are none.
    #[schema(format = Date)]
    as_on: Option<String>,
    /// The score on the method's scale, in hundredths; none where no line counts.
    #[schema(example = 784)]
    score_hundredths: Option<i64>,
    /// What the score is out of.
    #[schema(example = 10)]
    scale: i64,
    letter: Option<String>,
    /// Its rank among the places beside it, and how many of them are ranked.
    rank: Option<usize>,
    among: Option<usize>,
    /// Its rank a period before.
    rank_before: Option<usize>,
    /// Σ weight × marks and Σ weight × full marks over the lines that count, in hundredths.
    marks_hundredths: i64,
    full_marks_hundredths: i64,
    method: Method,
    lines: Vec<Line>,
    /// The ledger number up to which all this was known.
    known_to: i64,
    /// The freeze that fixes its figures, while one does.
    frozen: Option<Freeze>,
    /// What was corrected since, the first first.
    changed_since: Vec<Change>,
    /// What has lasted for two months and more.
    runs: Vec<Run>,
}

/// The graded sheet of a place for a period
///
/// Each line says how its marks came about.
#[utoipa::path(
    get,
    path = "/score/{place}/{period}",
    params(
        ("place" = String, Path, description = "The word of a place", example = "maitha"),
        ("period" = String, Path, description = "2024-09, 2024-25 or 2024-09-30/week (encoded)",
            example = "2024-09"),
        ("as-of" = Option<String>, Query, description = "The number of a fact, or a day: as known then",
            example = "2024-10-08"),
    ),
    responses(
        (status = 200, description = "The card", body = Card),
        (status = 404, description = "No such place or period, or no method holds", body = Problem),
        (status = 422, description = "The ledger has no such position", body = Problem),
    )
)]
pub(super) async fn show_score(
    State(app): State<App>,
    visit: Visit,
    Path((place, period)): Path<(String, String)>,
    Query(asked): Query<AsOf>,
) -> Response {
    app.json(visit, move |books, _| {
        asked.turn(books)?;
        let (place, period) = find(books, &place, &period)?;
        let made = desk::scorecards::card(&books.known, place.code, period)?;
        Ok(card(&books.known, place.code, period, &made))
    })
    .await
}

fn card(known: &Known, place: PlaceCode, period: Period, made: &Made) -> Card {
    let standing = &made.standing;
    let now = &standing.now;
    let rank_of = |code| made.lines.iter().find(|line| line.scheme == code).and_then(|l| l.rank);
    Card {
        place: wire::place(known, place),
        period: period.to_string(),
        starts_on: wire::day(period.starts_on()),
        ends_on: wire::day(period.ends_on()),
        as_on: known.as_on(place, period).map(wire::day),
        score_hundredths: now.score_hundredths(&made.method),
        scale: made.method.scale,
        letter: now.letter.as_ref().map(ToString::to_string),
        rank: standing.rank_now.map(|rank| rank.rank),
        among: standing.rank_now.map(|rank| rank.among),
        rank_before: standing.rank_before.map(|rank| rank.rank),
        marks_hundredths: now.marks_hundredths,
        full_marks_hundredths: now.full_marks_hundredths,
        method: method(&made.method),
        lines: now
            .lines
            .iter()
            .map(|of| line(known, now, of, &made.method, rank_of(of.scheme.clone())))
            .collect(),
        known_to: known.seq,
        frozen: desk::months::over(known, place, period).map(freeze),
        changed_since: changes(known, place, period),
        runs: runs(known, now),
    }
}

/// The places directly below a place, best first.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct League {
    place: PlaceRef,
    #[schema(example = "2024-09")]
    period: String,
    /// The ledger number up to which all this was known.
    known_to: i64,
    rows: Vec<LeagueRow>,
}

/// One place of a league.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct LeagueRow {
    place: PlaceRef,
    /// None where no line counts.
    rank: Option<usize>,
    among: Option<usize>,
    rank_before: Option<usize>,
    score_hundredths: Option<i64>,
    letter: Option<String>,
    marks_hundredths: i64,
    full_marks_hundredths: i64,
}

/// In which hierarchy the places below are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum By {
    Revenue,
    Federation,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct LeagueAsked {
    /// `federation` for all clusters at or below the place; `revenue` when not said.
    by: Option<By>,
}

/// The places directly below a place, best first
#[utoipa::path(
    get,
    path = "/score/{place}/{period}/league",
    params(
        ("place" = String, Path, description = "The word of a place", example = "kanpur-dehat"),
        ("period" = String, Path, description = "As for the card", example = "2024-09"),
        ("as-of" = Option<String>, Query, description = "As for the card", example = "412"),
        LeagueAsked,
    ),
    responses(
        (status = 200, description = "The league; empty for a place without places below", body = League),
        (status = 404, description = "No such place or period, or no method holds", body = Problem),
        (status = 422, description = "The ledger has no such position", body = Problem),
    )
)]
pub(super) async fn show_league(
    State(app): State<App>,
    visit: Visit,
    Path((place, period)): Path<(String, String)>,
    Query(then): Query<AsOf>,
    Asked(asked): Asked<LeagueAsked>,
) -> Response {
    app.json(visit, move |books, _| {
        then.turn(books)?;
        let (place, period) = find(books, &place, &period)?;
        let known = &books.known;
        let mut made = desk::scorecards::card(known, place.code, period)?;
        if asked.by == Some(By::Federation) {
            made.league = desk::scorecards::clusters(known, place.code, period);
            made.league_before = desk::scorecards::clusters_before(known, place.code, period);
        }
        Ok(League {
            place: wire::place(known, place.code),
            period: period.to_string(),
            known_to: known.seq,
            rows: made.league.iter().map(|row| league_row(known, &made, row)).collect(),
        })
    })
    .await
}

fn league_row(known: &Known, made: &Made, row: &(Scorecard, Option<Rank>)) -> LeagueRow {
    let (card, rank) = row;
    let before = made.league_before.iter().find(|(before, _)| before.place == card.place);
    // Below a nation each state has a method of its own.
    let method = desk::scorecards::method(known, card.place, card.period).ok();
    LeagueRow {
        place: wire::place(known, card.place),
        rank: rank.map(|rank| rank.rank),
        among: rank.map(|rank| rank.among),
        rank_before: before.and_then(|(_, rank)| *rank).map(|rank| rank.rank),
        score_hundredths: method.and_then(|method| card.score_hundredths(method)),
        letter: card.letter.as_ref().map(ToString::to_string),
        marks_hundredths: card.marks_hundredths,
        full_marks_hundredths: card.full_marks_hundredths,
    }
}
