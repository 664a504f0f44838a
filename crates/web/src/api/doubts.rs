//! The points to check of a place and month, and the index of the quality of its data.

use axum::extract::{Path, State};
use axum::response::Response;
use desk::Known;
use desk::honesty::{Answered, Point, Quality as Made};
use domain::period::Period;
use serde::Serialize;
use utoipa::ToSchema;

use super::asked::Problem;
use super::wire::{self, Name, Named, PlaceRef};
use crate::app::App;
use crate::scorecards::find;
use crate::visit::Visit;

/// What is to be checked at a place and below it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Doubts {
    place: PlaceRef,
    #[schema(example = "2024-09")]
    period: String,
    /// None where no pack weighs it.
    quality: Option<Quality>,
    /// Those that nobody answered first.
    points: Vec<Doubt>,
}

/// A figure, or the figures of a place, to be checked.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Doubt {
    place: PlaceRef,
    /// The code of an indicator; none where it is about many figures of the place.
    indicator: Option<String>,
    /// The line to which the figure belongs.
    scheme: Option<String>,
    /// The rule of the pack, its name, and the order behind it.
    rule: String,
    name: Name,
    source: String,
    /// `register`, `whole`, `parent`, `fell`, `slip`, `per-unit`, `outlier`, `heaped`, `jumped`, `last-month`,
    /// `neighbour`, `silent` or `stage`.
    kind: &'static str,
    /// The figures on which it rests; an answer stands as long as this stays the same.
    mark: String,
    /// By how much the figures are apart (counts, or paise), or how many figures are meant.
    size: i64,
    /// `certain`, `strong` or `likely`.
    sure: &'static str,
    /// The first month in which it stood without a break.
    since: String,
    /// The word of the post that answers for the figure.
    owner: Option<String>,
    answer: Option<DoubtAnswer>,
    /// An answer to figures that have changed since.
    outdated: Option<DoubtAnswer>,
}

/// What was answered.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct DoubtAnswer {
    /// `explained`, `sent-back` or `right`.
    answer: &'static str,
    words: String,
    #[schema(format = Date)]
    on: String,
    /// The word of a post.
    by: Option<String>,
    /// The ledger number of the answer.
    fact: i64,
}

/// The index of the quality of data, with how it came about.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Quality {
    /// In hundredths of a percent; none where nothing is known.
    #[schema(example = 9254)]
    index_hundredths: Option<i64>,
    sides: Vec<QualitySide>,
}

/// One side of the quality.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct QualitySide {
    /// `complete`, `timely`, `consistent` or `plausible`.
    side: &'static str,
    weight: i64,
    /// None where there is nothing to tell it by; the side then leaves the sum.
    part: Option<i64>,
    whole: Option<i64>,
    percent_hundredths: Option<i64>,
}

/// What is to be checked at a place and below it in a month
///
/// Figures that contradict one another or do not look counted, and the index of the quality of data.
#[utoipa::path(
    get,
    path = "/doubts/{place}/{period}",
    params(
        ("place" = String, Path, description = "The word of a place", example = "maitha"),
        ("period" = String, Path, description = "A month: 2024-09", example = "2024-09"),
    ),
    responses(
        (status = 200, description = "The points and the index", body = Doubts),
        (status = 404, description = "No such place or month, or out of the post's scope",
            body = Problem),
    )
)]
pub(super) async fn show_doubts(
    State(app): State<App>,
    visit: Visit,
    Path((place, period)): Path<(String, String)>,
) -> Response {
    app.json(visit, move |books, _| {
        let (place, month) = find(books, &place, &period)?;
        let Period::Month(_) = month else { return Err(desk::Error::NotFound) };
        let seen = desk::honesty::seen(books, place.code, month, &[None])?;
        let (points, quality) = (seen.points, seen.qualities.into_iter().next().flatten());
        let named = points.iter().flat_map(|point| {
            let answered = point.answered.iter().chain(&point.outdated);
            point.owner.into_iter().chain(answered.filter_map(|answered| answered.by))
        });
        let posts = wire::these(books, named.collect::<Vec<_>>())?;
        let named = Named { known: &books.known, posts: &posts };
        Ok(Doubts {
            place: named.place(place.code),
            period: month.to_string(),
            quality: quality.map(quality_of),
            points: points.iter().map(|point| doubt(&books.known, &named, point)).collect(),
        })
    })
    .await
}

fn doubt(known: &Known, named: &Named<'_>, point: &Point) -> Doubt {
    let (of, key) = (&point.doubt, &point.doubt.key);
    let rule = desk::honesty::rule(known, key);
    Doubt {
        place: named.place(key.place),
        indicator: key.indicator.as_ref().map(ToString::to_string),
        scheme: point.scheme.as_ref().map(ToString::to_string),
        rule: key.rule.clone(),
        name: rule.map_or_else(|| domain::name::Name::new("", ""), |r| r.name.clone()).into(),
        source: rule.map_or(String::new(), |rule| rule.source.clone()),
        kind: of.evidence.word(),
        mark: of.mark(),
        size: of.evidence.size(),
        sure: of.sure.word(),
        since: of.since.to_string(),
        owner: named.slug(point.owner),
        answer: point.answered.as_ref().map(|answered| answer(named, answered)),
        outdated: point.outdated.as_ref().map(|answered| answer(named, answered)),
    }
}

fn answer(named: &Named<'_>, answered: &Answered) -> DoubtAnswer {
    DoubtAnswer {
        answer: answered.given.answer.word(),
        words: answered.given.words.clone(),
        on: wire::day(answered.on),
        by: named.slug(answered.by),
        fact: answered.seq,
    }
}

fn quality_of(made: Made) -> Quality {
    let side = |side: &desk::honesty::QualitySide| QualitySide {
        side: side.dimension.word(),
        weight: side.weight,
        part: side.ratio.and_then(|ratio| i64::try_from(ratio.part()).ok()),
        whole: side.ratio.and_then(|ratio| i64::try_from(ratio.whole()).ok()),
        percent_hundredths: side.ratio.map(domain::percent::Ratio::percent_hundredths),
    };
    Quality {
        index_hundredths: made.index_hundredths,
        sides: made.sides.iter().map(side).collect(),
    }
}
